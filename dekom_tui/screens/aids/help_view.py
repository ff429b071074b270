"""Help as rows, made of the declarations of the commands: the keys here, the keys everywhere, what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dekom_tui.commands import EVERYWHERE, HELP, PLACES, Command
from dekom_tui.widgets.lines import Line, Row, columns, heading, line, pad, paragraph, width_of, wrap
from dekom_tui.widgets.states import FINE, LOOK, LOOSE, OPEN, STATES, Sign
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _

PURPOSES: Final = {
    "0": N_("Hvor planen står i dag, og hva som trenger dere. Hver linje leder dit det rettes."),
    "1": N_("Hva planen handler om, hvem den gjelder, og hvem som har vært med."),
    "2": N_("Hva vi vet om ståstedet: tallene, og det elever og lærere sier."),
    "3": N_("Hva skal være annerledes når planen er slutt, så tydelig at alle ser det?"),
    "4": N_("Hva henger sammen med hva, og hva tror vi det kommer av?"),
    "5": N_("Hva gjør vi, når, og hvem står for det? Ett tiltak på hver linje."),
    "6": N_("Hvem gjør hva, hvor møtes vi, og hvem samarbeider vi med?"),
    "7": N_("Hvilke tegn ser vi etter, hva lykkes, og hva sier elevene?"),
}
"""What each place is for, in one sentence."""

_SIGNS: Final[tuple[tuple[Sign, str], ...]] = (
    (FINE, N_("i orden")),
    (LOOK, N_("se her")),
    (LOOSE, N_("løs ende")),
)
_TWO_FROM: Final = 62


def rows(title: str, purpose: str, here: Sequence[Command], width: int, *, leads_out: bool = True) -> list[Row]:
    """The whole help, `width` cells wide. `leads_out`: the keys of the places lead there from here."""
    found: list[Line] = [heading(title.upper(), _("hjelp for denne skjermen"))]
    found += paragraph(purpose, width, "text") if purpose else []
    own = {one.shown for one in here}
    general = [one for one in EVERYWHERE if leads_out or one.shown not in own]
    mine, everywhere = _keys(here), [*(_places() if leads_out else ()), *_keys(general)]
    found.append(line())
    if width >= _TWO_FROM:
        found += _side_by_side(mine, everywhere, width)
    else:
        found += [heading(_("HER")), *_list(mine, width), line(), heading(_("OVERALT")), *_list(everywhere, width)]
    found += [line(), heading(_("TEGNENE")), *_signs(width), line()]
    told = _("Forsinket regnes ut: slutten eller starten har passert, et steg er ikke gjort, eller senere enn avtalt.")
    return [Row(one) for one in [*found, *paragraph(told, width, "faint")]]


def _keys(commands: Sequence[Command]) -> list[tuple[str, str]]:
    """What each key does; keys that do nearly the same stand together."""
    found: dict[str, str] = {}
    for one in commands:
        if not one.shown or one == HELP:
            continue
        found.setdefault(_(one.shown), _(one.help))
    return list(found.items())


def _places() -> list[tuple[str, str]]:
    """The keys of the places, and in the same order what they lead to."""
    digits = [one for one in PLACES if one.key.isdigit()]
    letters = [one for one in PLACES if not one.key.isdigit()]
    return [
        (f"{digits[0].key}–{digits[-1].key}", _("oversikt og delene")),
        (f"{letters[0].key}–{letters[-1].key}", ", ".join(_(one.name).lower() for one in letters)),
    ]


def _list(keys: Sequence[tuple[str, str]], width: int) -> list[Line]:
    room = max((width_of(key) for key, _what in keys), default=0) + 2
    found: list[Line] = []
    for key, what in keys:
        for number, piece in enumerate(wrap(what, width - room)):
            found.append(line(pad(line(("" if number else key, "accent", True)), room), piece))
    return found


def _side_by_side(mine: Sequence[tuple[str, str]], everywhere: Sequence[tuple[str, str]], width: int) -> list[Line]:
    names = _places()[-1]
    left, right = _needed(mine), _needed([one for one in everywhere if one != names])
    if left + right + 3 > width:
        left = max(width - right - 3, min(left, (width - 3) // 2))
    right = width - left - 3
    first = [heading(_("HER")), *_list(mine, left)]
    second = [heading(_("OVERALT")), *_list(everywhere, right)]
    count = max(len(first), len(second))
    first += [line()] * (count - len(first))
    second += [line()] * (count - len(second))
    return [columns((one, left), (other, right), gap=3) for one, other in zip(first, second, strict=True)]


def _needed(keys: Sequence[tuple[str, str]]) -> int:
    """The cells that a list takes when nothing is broken."""
    return (
        max((width_of(key) for key, _what in keys), default=0)
        + 2
        + max((width_of(what) for _key, what in keys), default=0)
    )


def _signs(width: int) -> list[Line]:
    """What the signs mean, three on a line where there is room."""
    told = [(STATES[name], word(name)) for name in STATES] + [(sign, _(what)) for sign, what in _SIGNS]
    across = 3 if width >= _TWO_FROM else 2
    cell = (width - 2 * (across - 1)) // across
    cells = [line(sign.span(), " ", (what, "text")) for sign, what in told if sign is not OPEN]
    return [columns(*((one, cell) for one in cells[at : at + across])) for at in range(0, len(cells), across)]
