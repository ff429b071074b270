"""What the format's own words, fields and tables are called for people, and the glyph and colour that go with them.

In the file a word of a fixed list never changes; here it is said in the user's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.plan.finding import ERROR, HINT, WARNING
from dekom_tui.plan.format import CERTAINTIES
from dekom_tui.plan.measures import CANCELLED, DONE, LATE, NOT_STARTED, ON_HOLD, UNDER_WAY
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.fields import Field

_WORDS: Final = {
    NOT_STARTED: N_("ikke startet"),
    UNDER_WAY: N_("pågår"),
    LATE: N_("forsinket"),
    ON_HOLD: N_("på vent"),
    DONE: N_("fullført"),
    CANCELLED: N_("avbrutt"),
    "utkast": N_("utkast"),
    "til behandling": N_("til behandling"),
    "vedtatt": N_("vedtatt"),
    "avsluttet": N_("avsluttet"),
    "videreføres": N_("videreføres"),
    "justeres": N_("justeres"),
    "avsluttes": N_("avsluttes"),
    "nytt": N_("nytt"),
    "planlegging": N_("planlegging"),
    "gjennomføring": N_("gjennomføring"),
    "evaluering": N_("evaluering"),
    "usikre": N_("usikre"),
    "nokså sikre": N_("nokså sikre"),
    "ganske sikre": N_("ganske sikre"),
    "sikre": N_("sikre"),
    "elever": N_("elever"),
    "foresatte": N_("foresatte"),
    "partnere": N_("partnere"),
    "personalet": N_("personalet"),
    "skoleeier": N_("skoleeier"),
    "tillitsvalgte": N_("tillitsvalgte"),
    "pedagogisk": N_("pedagogisk"),
    "organisatorisk": N_("organisatorisk"),
    "opp": N_("opp"),
    "ned": N_("ned"),
    "resultater": N_("resultater"),
    "stemmer": N_("stemmer"),
    "annet": N_("annet"),
    "nb": N_("bokmål"),
    "nn": N_("nynorsk"),
    "runde": N_("runde"),
    "1-2-4-alle": N_("1-2-4-alle"),
    "idémyldring": N_("idémyldring"),
    "avstemning": N_("avstemning"),
    "prikker": N_("prikker"),
    "rangering": N_("rangering"),
    "skala": N_("skala"),
    "sjekk": N_("sjekk"),
    "parkering": N_("parkering"),
    "fritt": N_("fritt"),
    ERROR: N_("feil"),
    WARNING: N_("advarsel"),
    HINT: N_("råd"),
}


class Sign(NamedTuple):
    """A glyph of one cell (design.md, «Glyphs»), and the token of the colour that it is drawn with."""

    glyph: str
    token: str


SIGNS: Final[Mapping[str, Sign]] = {
    NOT_STARTED: Sign("○", "soft"),
    UNDER_WAY: Sign("►", "accent"),
    LATE: Sign("▲", "bad"),
    ON_HOLD: Sign("║", "hold"),
    DONE: Sign("●", "ok"),
    CANCELLED: Sign("×", "faint"),
    "videreføres": Sign("→", "ok"),
    "justeres": Sign("↕", "warn"),
    "avsluttes": Sign("×", "faint"),
    "nytt": Sign("+", "accent"),
    ERROR: Sign("!", "bad"),
    WARNING: Sign("!", "warn"),
    HINT: Sign("◊", "gold"),
}
"""The sign of a measure's state, a log entry's decision and a finding's severity."""


def word(value: str) -> str:
    """A word of one of the format's lists, a measure's state or a severity; what is none of them stays as it is."""
    return _(_WORDS[value]) if value in _WORDS else value


def certainty(value: str) -> str:
    """How sure a finding is, as four squares: «■■■□» for «ganske sikre»; empty for a word that is no certainty."""
    if value not in CERTAINTIES:
        return ""
    filled = CERTAINTIES.index(value) + 1
    return "■" * filled + "□" * (len(CERTAINTIES) - filled)


def label(field: Field[Any]) -> str:
    """What a field is called."""
    return _(field.label)


def help_text(field: Field[Any]) -> str:
    """What a field is for, empty when its name says it."""
    return _(field.help)


def one(kind: type[Entity]) -> str:
    """What an entity of this kind is called: «Tiltak»."""
    return _(kind.label)


def several(kind: type[Entity]) -> str:
    """What several of this kind are called: «Møteplasser»."""
    return _(kind.plural)


def field_label(kind: type[Entity], path: str, questions: Mapping[str, str] | None = None) -> str:
    """What the field at a path is called; for an own question its words, for what the format does not know the path."""
    field = kind.fields.get(path) or kind.own.get(path)
    if field is not None:
        return label(field)
    return (questions or {}).get(path, path)
