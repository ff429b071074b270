"""How people come in: the QR, the address and the code in large letters, how many are in, and what is kept. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dekom_tui.screens.meeting.head import address
from dekom_tui.screens.meeting.large import beside_lines, large, rows_of
from dekom_tui.widgets.bigtype import big_width
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, line, paragraph, width_of
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room

_AIR: Final = 4
"""The cells before the QR."""


def join_rows(room: Room, width: int, height: int, *, dark: bool) -> list[Row]:
    """The page that people join from. `dark` is a theme of light on dark, in which the QR is drawn inside out."""
    inner = width - 2
    code = str(room.door.get("code", ""))
    qr = qr_lines(room.door.get("qr") or (), dark=dark)
    wide = max((width_of(one) for one in qr), default=0)
    if not qr or len(qr) + 1 > height or wide + big_width(code, "tall") // 2 + _AIR + 4 > inner:
        return _without_qr(room, inner, height)
    at = wide + _AIR
    aside = _aside(room, inner - at, height - 2, code)
    return rows_of([BLANK, *beside_lines([line("  ", one) for one in qr], aside, at, inner)][:height])


def _aside(room: Room, width: int, height: int, code: str) -> list[Line]:
    first = line((_("BLI MED"), "accent", True), "  ", _("pek kameraet på ruta"))
    # The code once more in plain letters: a large Z can be read as a 2.
    open_ = f"{_('eller skriv {address} i nettleseren, og koden').format(address=_host(room))} {code}"
    found = [first, BLANK, *paragraph(open_, width), BLANK]
    shown = _spaced(code)
    found += large(shown, "text") if big_width(shown) <= width else [line((code, "text", True))]
    found.append(BLANK)
    rest = _kept(room, width)
    figures = large(str(room.present), "ok", "thick")
    if len(found) + len(figures) + len(rest) + 1 <= height:
        wide = big_width(str(room.present), "thick") + 3
        told = _inside(room, width - wide)
        beside = beside_lines(figures, [*[BLANK] * max(0, len(figures) - len(told)), *told], wide, width)
        found += [*beside, BLANK]
    else:
        found += [line((f"● {room.present}", "ok", True), " ", *_inside(room, width)[0]), BLANK]
    return [*found, *rest]


def _inside(room: Room, width: int) -> list[Line]:
    first = line((_("er inne"), "text", True))
    if room.view.get("locked"):
        return [first, line((_("døra er låst"), "warn"))]
    return [first, *paragraph(_("det er lov å komme når som helst"), width)]


def _kept(room: Room, width: int) -> list[Line]:
    """What becomes of what people send, and whether the way there is encrypted."""
    texts = [_("Ingen trenger å oppgi navn. Det dere sender, står i referatet uten avsender.")]
    if not room.net.get("encrypted", False):
        texts.append(_("Nettet her er ikke kryptert."))
    return paragraph(" ".join(texts), width)


def _without_qr(room: Room, inner: int, height: int) -> list[Row]:
    """Where the QR has no room: the address and the code, as large as they can be."""
    where, code = _host(room), str(room.door.get("code", ""))
    first = line((_("BLI MED"), "accent", True), "  ", _("skriv i nettleseren på telefonen"))
    shown = large(where, "text", "small") if _digits(where) and big_width(where, "small") <= inner else []
    found = [
        BLANK,
        first,
        *(shown or [line((where, "text", True))]),
        BLANK,
        line(_("og koden"), " ", (code, "text", True)),
    ]
    thick = big_width(code, "thick") <= inner
    found += large(code, "text", "thick") if thick else large(code, "text")
    return rows_of([*found, BLANK, *_kept(room, inner)][:height])


def _digits(text: str) -> bool:
    return all(one.isdigit() or one in ".:" for one in text)


def _host(room: Room) -> str:
    return address(room).rpartition("/")[0]


def _spaced(code: str) -> str:
    """The code in two halves, as it is read aloud."""
    return f"{code[: len(code) // 2]} {code[len(code) // 2 :]}"


def qr_lines(rows: Sequence[str], *, dark: bool) -> list[Line]:
    """The QR dark on light in any theme."""
    return [(Span(row, "text", lit=dark),) for row in rows]


def twice(rows: Sequence[str]) -> list[str]:
    """A QR of half blocks with each module as two cells by one, where there is room for it."""
    found = []
    for row in rows:
        found.append("".join("██" if sign in "▀█" else "  " for sign in row))
        found.append("".join("██" if sign in "▄█" else "  " for sign in row))
    return found


def qr_rows(room: Room, width: int, height: int, *, dark: bool) -> list[Row]:
    """The QR alone, with the code in two lines beside it: what the back row points its cameras at."""
    drawn = list(room.door.get("qr") or ())
    code = str(room.door.get("code", ""))
    if drawn and 2 * len(drawn) <= height and 2 * len(drawn[0]) + _AIR + big_width(code, "thick") // 2 + 4 <= width:
        drawn = twice(drawn)
    qr = qr_lines(drawn, dark=dark)
    halves = (code[: len(code) // 2], code[len(code) // 2 :])
    font = "thick" if width >= 72 else "tall"
    aside: list[Line] = []
    for half in halves:
        aside += [*large(half, "text", font), BLANK]
    aside += [line((_host(room), "text", True)), BLANK, line((f"● {room.present} ", "ok", True), (_("inne"), "text"))]
    wide = max((width_of(one) for one in qr), default=0)
    at = wide + _AIR
    across = at + max(width_of(one) for one in aside)
    if not qr or len(qr) > height:
        return _without_qr(room, width - 2, height)
    left = max(0, (width - 2 - across) // 2)
    lines = [line(" " * left, one) for one in beside_lines(qr, [BLANK, *aside], at, width - 2 - left)]
    return rows_of([*[BLANK] * max(0, (height - len(lines)) // 2), *lines][:height])
