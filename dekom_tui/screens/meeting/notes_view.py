"""What the meeting decides: the conclusion, decisions with their votes, and who does what until when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.screens.meeting.ballot_view import first_cut
from dekom_tui.screens.meeting.large import question_lines
from dekom_tui.widgets.lines import Line, Row, Span, heading, indent, left_right, line, paragraph, wrap
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting_summary import figures
from dekom_tui.words.meeting_summary import vote_words as votes

if TYPE_CHECKING:
    from dekom_tui.meeting.summary import Summary
    from dekom_tui.screens.meeting.room import Room, Told

_LABEL: Final = 13


class Note(NamedTuple):
    """Something written that can be chosen: what (conclusion, decision, follow_up, landed) and its id."""

    what: str
    id: str = ""


def notes_rows(room: Room, width: int, height: int) -> list[Row]:
    """What the item comes to, ready to be written on."""
    inner = width - 2
    rows = [Row(), *(Row(indent(one)) for one in question_lines(str(room.item.get("question", "")), inner, 1)), Row()]
    chose = _chose(room)
    if chose:
        rows += [Row(indent(one)) for one in _pieces(heading(_("ROMMET VALGTE")), chose, inner)]
        rows.append(Row())
    conclusion = str(room.view.get("conclusion") or "")
    rows.append(Row(indent(heading(_("KONKLUSJON")))))
    rows += _block(conclusion, _("Ikke skrevet ennå. Enter skriver den."), Note("conclusion"), inner)
    rows += [Row(), Row(indent(heading(_("VEDTAK"))))]
    rows += _listed(room.view.get("decisions") or (), "decision", _("Ingen ennå. D skriver ett."), inner)
    rows += [Row(), Row(indent(heading(_("FØLGES OPP"))))]
    rows += _listed(
        room.view.get("follow_ups") or (), "follow_up", _("Ingenting ennå. G skriver hvem som gjør hva."), inner
    )
    return rows


def _chose(room: Room) -> str:
    """What the ballot or the chosen contributions put first."""
    chosen = tuple(room.ballot.get("chosen") or ())
    results = room.results
    if results and room.ballot.get("kind") in ("dots", "rank"):
        cut = len(chosen) or first_cut(results)
        return " · ".join(str(one["text"]) for one in results[:cut])
    return " · ".join(str(one["text"]) for one in room.entries if one.get("chosen"))


def _pieces(head: Line, text: str, inner: int) -> list[Line]:
    at = sum(len(span.text) for span in head) + 2
    pieces = wrap(text, max(10, inner - at))
    found = [line(head, "  ", (pieces[0], "text", True))] if pieces else []
    return [*found, *(line(" " * at, (one, "text", True)) for one in pieces[1:])]


def _block(text: str, empty: str, target: Note, inner: int) -> list[Row]:
    if not text:
        return [Row(indent(line(empty)), target)]
    return [Row(indent(line((one, "text"))), target) for part in text.split("\n") for one in wrap(part, inner) or [""]]


def _listed(those: object, what: str, empty: str, inner: int) -> list[Row]:
    found: list[Row] = []
    for one in those if isinstance(those, list | tuple) else ():
        right = vote_words(one) if what == "decision" else due_words(one)
        pieces = wrap(str(one["text"]), max(10, inner - len(right) - 4))
        for at, piece in enumerate(pieces):
            left = line("+ " if not at else "  ", Span(piece, "text", lead=not at))
            found.append(
                Row(indent(left_right(left, line(right if not at else ""), inner)), Note(what, str(one["id"])))
            )
    return found or [Row(indent(line(empty)))]


def vote_words(one: Told) -> str:
    """«19 for, 2 mot, 3 avstår»; empty where nobody counted."""
    names = (("for", _("{n} for")), ("against", _("{n} mot")), ("abstained", _("{n} avstår")))
    return ", ".join(words.format(n=one[name]) for name, words in names if one.get(name) is not None)


def due_words(one: Told) -> str:
    """«Rektor, 27. nov»."""
    due = day(date.fromisoformat(one["due"]), year="never") if one.get("due") else ""
    return ", ".join(filter(None, (str(one.get("who") or ""), due)))


def end_rows(found: Summary | None, files: Sequence[tuple[str, str]], width: int, days: int | None = None) -> list[Row]:
    """The end: what was decided and who does what, what stands in the files, and how long the rest is kept."""
    inner = width - 2
    if found is None:
        return [Row(), Row(indent(line(_("Leser det som er bestemt …"))))]
    rows = [Row(), Row(indent(heading(_("BESTEMT"), figures(found))))]
    rows += _closing([(one.text, votes(one)) for one in found.decisions], "+ ", inner)
    if not found.decisions and not found.conclusions:
        rows.append(Row(indent(line(_("Ingen vedtak. Det som ble sagt, står i referatet.")))))
    told = [(" ".join(text.split()), _("sak {n}").format(n=number)) for number, text in found.conclusions]
    rows += _closing(told, "= ", inner)
    if found.follow_ups:
        rows += [Row(), Row(indent(heading(_("FØLGES OPP"))))]
        rows += _closing([(one.text, due_words(one._asdict())) for one in _told(found)], "", inner)
    rows += [Row(), Row(indent(heading(_("I FILENE"))))]
    if not files:
        rows.append(Row(indent(line((_("○ Referatet er ikke skrevet ennå. Enter skriver det."), "soft")))))
    rows += _closing(list(files), "", inner)
    if days is not None:
        rows += [Row(), *(Row(indent(one)) for one in paragraph(_kept(days), inner, "soft"))]
    return rows


def _kept(days: int) -> str:
    """What becomes of what phones have sent."""
    if not days:
        return _("Det telefonene sendte, slettes på denne maskinen med det samme. Referatet blir.")
    return ngettext(
        "Det telefonene sendte, slettes på denne maskinen om én dag. Referatet blir.",
        "Det telefonene sendte, slettes på denne maskinen om {n} dager. Referatet blir.",
        days,
    ).format(n=days)


def _told(found: Summary) -> list[_Task]:
    return [_Task(one.text, one.who, one.due) for one in found.follow_ups]


class _Task(NamedTuple):
    text: str
    who: str
    due: str


def _closing(those: Sequence[tuple[str, str]], mark: str, inner: int) -> list[Row]:
    """Texts with what stands at the right edge, each over the rows that it needs."""
    rows = []
    for text, right in those:
        pieces = wrap(text, max(10, inner - len(right) - len(mark) - 2))
        for at, piece in enumerate(pieces):
            left = line((mark if not at else " " * len(mark), "ok"), (piece, "text"))
            rows.append(Row(indent(left_right(left, line((right if not at else "", "soft")), inner))))
    return rows
