"""Everything that can happen in a meeting, declared once: each kind of event, who may send it, and its data.

From the one table come the reading of what a sender gives (`read`), the reading of a journal (`parse`), the export
and the documentation. An event is what has happened; what was refused never becomes one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.meeting.methods import BALLOTS, GROUP_ROLES, PHASES, ROLES, TABLE
from dekom_tui.meeting.parts import (
    DEVICE,
    ID,
    NAME,
    Date,
    Line,
    Lines,
    Malformed,
    Many,
    Number,
    OneOf,
    Part,
    Record,
    Seed,
    Votes,
    Word,
    YesNo,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = [
    "HOST",
    "KINDS",
    "PHONE",
    "SERVER",
    "Event",
    "Kind",
    "Malformed",
    "draws",
    "from_lines",
    "is_message_id",
    "page",
    "parse",
    "read",
    "sender_of",
    "to_line",
]  # fmt: skip

HOST: Final = "host"
SERVER: Final = "server"
PHONE: Final = "phone"

TEXT: Final = 500
"""How long a contribution can be, in characters."""
REASON: Final = 300
PROSE: Final = 8000
MOST_ITEMS: Final = 60
MOST_PEOPLE: Final = 8
"""How many people one phone can stand for."""


class Event(NamedTuple):
    """Something that has happened in a meeting.

    `seq` is 1 and up without gaps, `id` its sender's own (the same id twice is one event), `at` milliseconds since
    1970 by the server's clock, `by` "host", "server", a device («d17») or, for a ballot, the voter's pseudonym.
    """

    seq: int
    id: str
    at: int
    by: str
    kind: str
    data: Mapping[str, Any]


class Kind(NamedTuple):
    """A kind of event: its name, who may send it, its data, and what it does in one line."""

    name: str
    senders: tuple[str, ...]
    parts: Mapping[str, Part]
    about: str
    undoable: bool = False


_OPTION: Final = Record({"id": Word(optional=True), "text": Line(TEXT)})
_BALLOT: Final[dict[str, Part]] = {
    "options": Many(_OPTION, 40, optional=True),
    "quota": Number(1, 20, optional=True),
    "several": YesNo(optional=True),
    "low": Number(0, 10, optional=True),
    "high": Number(1, 10, optional=True),
    "low_word": Line(NAME, blank=True, optional=True),
    "high_word": Line(NAME, blank=True, optional=True),
}


def _asked(*, optional: bool) -> dict[str, Part]:
    """The parts of an agenda item; when one is changed, each can be left out."""
    return {
        "question": Line(300, optional=optional),
        "asks": Line(200, blank=True, optional=True),
        "about": Line(200, blank=True, optional=True),
        "about_text": Line(TEXT, blank=True, optional=True),
        "method": OneOf(TABLE, optional=optional),
        "minutes": Many(Number(0, 600), 8, optional=True),
        "picks": Number(1, 20, optional=True),
        **_BALLOT,
    }


ITEM_ID: Final = Word()
_ITEM: Final = Record({"id": ITEM_ID, **_asked(optional=False)})

_HOST: Final = (HOST,)
_BOTH: Final = (HOST, PHONE)
_IDS: Final = Many(Word(), 2000, least=1, once=True)
_ON: Final = YesNo()
_HAND: Final = Record({"option": Word(), "value": Number(-1, 40), "count": Number(0, 5000)})

_KINDS: Final = (
    Kind("open", (SERVER,), {
        "title": Line(200), "date": Date(), "school": Line(200, blank=True), "place": Line(200, blank=True),
        "leader": Line(NAME, blank=True), "start": Line(8, blank=True), "end": Line(8, blank=True),
        "minutes": Word(blank=True), "form": OneOf(("nb", "nn")), "known": Many(Line(60), 500, optional=True),
        "items": Many(_ITEM, MOST_ITEMS),
    }, "The meeting begins, with its agenda; the first event, and once."),
    Kind("join", (PHONE,), {
        "role": OneOf(("", *ROLES), optional=True), "people": Number(1, MOST_PEOPLE, optional=True),
        "group": Number(1, 500, optional=True),
    }, "A phone joins, or says its role, how many share it, or its group anew."),
    Kind("lock", _HOST, {"on": _ON}, "Nobody new gets in, or everybody again.", True),
    Kind("lobby", _HOST, {"on": _ON}, "Who joins waits until let in.", True),
    Kind("let_in", _HOST, {"devices": Many(Word(DEVICE), 5000, least=1)}, "Let those who wait in.", True),
    Kind("mute", _HOST, {"device": Word(DEVICE), "on": _ON}, "A phone can send no texts and no ballots.", True),
    Kind("mute_sender", _HOST, {"id": Word(), "on": _ON}, "The same for the phone a contribution came from.", True),
    Kind("people", _HOST, {"role": OneOf(("", *ROLES)), "count": Number(0, 5000)},
         "How many are here without a phone, of a role.", True),
    Kind("message", _HOST, {"text": Line(300, blank=True)}, "A word to all; empty takes it away.", True),
    Kind("go", _HOST, {
        "item": ITEM_ID, "phase": OneOf(PHASES), "clock": YesNo(optional=True), "seed": Seed(),
    }, "Go to a phase of an item, forth or back. Its clock starts unless clock is false.", True),
    Kind("welcome", _HOST, {}, "Back to the page that people join from.", True),
    Kind("close", (HOST, SERVER), {"item": ITEM_ID}, "The phones can send no more to this phase.", True),
    Kind("reopen", _HOST, {"item": ITEM_ID}, "They can again.", True),
    Kind("clock", _HOST, {
        "do": OneOf(("start", "add", "pause", "resume", "stop")), "seconds": Number(-7200, 36000, optional=True),
    }, "start: anew with `seconds`; add: so many more (fewer below 0); pause, resume, stop.", True),
    Kind("reveal", _HOST, {"item": ITEM_ID, "on": _ON}, "Contributions are shown to the room, or not.", True),
    Kind("results", _HOST, {"item": ITEM_ID, "on": _ON}, "The figures of the ballot are shown, or not.", True),
    Kind("reasons", _HOST, {"item": ITEM_ID, "on": _ON}, "The reasons behind low steps are shown, or not.", True),
    Kind("moderate", _HOST, {"item": ITEM_ID, "on": _ON}, "New contributions are held until let go.", True),
    Kind("only_picked", _HOST, {"item": ITEM_ID, "on": _ON}, "The room sees what groups picked alone, or all.", True),
    Kind("spotlight", _HOST, {"item": ITEM_ID, "id": Word(blank=True)},
         "What the room looks at: a contribution, a cluster, an option.", True),
    Kind("contribute", _BOTH, {
        "item": ITEM_ID, "text": Line(TEXT), "group": Number(1, 500, optional=True), "sure": YesNo(optional=True),
        "phase": OneOf(PHASES, optional=True),
    }, "A contribution, with the phase it was written in. From a secretary in a group phase: the group's words."),
    Kind("correct", _BOTH, {"id": Word(), "text": Line(TEXT), "sure": YesNo(optional=True)}, "Its text anew."),
    Kind("take_back", _BOTH, {"id": Word()}, "Taken back by its sender: never shown, never in the minutes."),
    Kind("bring_back", _BOTH, {"id": Word()}, "What was taken back stands again."),
    Kind("hold", _HOST, {"ids": _IDS, "on": _ON}, "Held until looked at, or let go.", True),
    Kind("hide", _HOST, {"ids": _IDS, "on": _ON}, "Hidden: in no view but the host's, and not in the minutes.", True),
    Kind("park", _HOST, {"ids": _IDS, "on": _ON}, "On the parking lot, or back.", True),
    Kind("cluster", _HOST, {"item": ITEM_ID, "ids": Many(Word(), 2000, once=True), "name": Line(NAME)},
         "A new cluster of these, out of those where they were.", True),
    Kind("move", _HOST, {"ids": _IDS, "cluster": Word(blank=True)}, "Into a cluster, or out of all (\"\").", True),
    Kind("name", _HOST, {"cluster": Word(), "name": Line(NAME)}, "A cluster's name.", True),
    Kind("merge", _HOST, {"into": Word(), "clusters": _IDS}, "Clusters become one.", True),
    Kind("dissolve", _HOST, {"cluster": Word()}, "A cluster goes, its contributions stay.", True),
    Kind("choose", _HOST, {"item": ITEM_ID, "ids": Many(Word(), 2000, once=True)},
         "What the meeting goes on with: contributions, clusters, options.", True),
    Kind("groups", _HOST, {
        "item": ITEM_ID, "size": Number(2, 8, optional=True), "count": Number(1, 200, optional=True), "seed": Seed(),
    }, "Groups drawn anew: of this size, or so many; count without phones makes tables that are typed for.", True),
    Kind("regroup", _HOST, {"device": Word(DEVICE), "group": Number(1, 500)}, "One phone to another group.", True),
    Kind("sit", (PHONE,), {"group": Number(1, 500)}, "I sit in this group."),
    Kind("draw_roles", _HOST, {"item": ITEM_ID, "seed": Seed()}, "The roles in the groups anew.", True),
    Kind("take_role", (PHONE,), {"role": OneOf(GROUP_ROLES)},
         "I take over a role in my group; who had it gets mine."),
    Kind("pick", _BOTH, {
        "ids": Many(Word(), 40, least=1, once=True), "on": _ON, "group": Number(1, 500, optional=True),
    }, "The secretary sends these for the group, or no longer."),
    Kind("help", (PHONE,), {"on": _ON}, "The group asks the facilitator to come."),
    Kind("helped", _HOST, {"group": Number(1, 500)}, "The facilitator has been there."),
    Kind("turn", _HOST, {"item": ITEM_ID, "to": Number(0, 5000)}, "Whose turn it is in the round, by place.", True),
    Kind("said", (PHONE,), {"passed": YesNo(optional=True)}, "I have said mine, or pass: the next one's turn."),
    Kind("ask", _HOST, {"item": ITEM_ID, "ballot": OneOf(BALLOTS), **_BALLOT}, "A new ballot in an item.", True),
    Kind("again", _HOST, {"item": ITEM_ID}, "Vote again: a new round of the same ballot, the former one kept.", True),
    Kind("vote", (PHONE,), {
        "item": ITEM_ID, "round": Number(1, 1000), "votes": Votes(), "seat": Number(1, MOST_PEOPLE, optional=True),
        "reason": Line(REASON, blank=True, optional=True), "sure": YesNo(optional=True),
    }, "A whole ballot; a new one takes its place until the vote is closed. `by` is the voter, not the device."),
    Kind("hands", _HOST, {"item": ITEM_ID, "counts": Many(_HAND, 400, least=1)},
         "Hands that were counted: so many of a value on an option, instead of what was said before.", True),
    Kind("conclude", _HOST, {"item": ITEM_ID, "text": Lines(PROSE, blank=True)}, "The conclusion of an item.", True),
    Kind("decide", _HOST, {
        "item": ITEM_ID, "id": Word(optional=True), "text": Line(TEXT),
        "for": Number(0, 5000, optional=True), "against": Number(0, 5000, optional=True),
        "abstained": Number(0, 5000, optional=True),
    }, "A decision with its vote; with the id of one, that one anew.", True),
    Kind("follow_up", _HOST, {
        "item": ITEM_ID, "id": Word(optional=True), "text": Line(TEXT), "who": Line(NAME, blank=True, optional=True),
        "due": Date(optional=True),
    }, "Something that somebody (a role) is to do; with the id of one, that one anew.", True),
    Kind("drop", _HOST, {"id": Word()}, "A decision or a follow-up goes.", True),
    Kind("landed", _HOST, {"item": ITEM_ID, "links": Many(Line(200), 200, once=True), "on": YesNo(optional=True)},
         "What of the plan came of it (`foerte_til`): added, or with on = false taken away.", True),
    Kind("filed", _HOST, {"minutes": Word()}, "The key of the minutes file that this meeting is written to."),
    Kind("add_item", _HOST, {"after": Word(blank=True, optional=True), **_asked(optional=False)},
         "A new item of the agenda.", True),
    Kind("change_item", _HOST, {"item": ITEM_ID, **_asked(optional=True)},
         "An item's question, method or minutes anew.", True),
    Kind("drop_item", _HOST, {"item": ITEM_ID}, "An item goes off the agenda; what was said stays.", True),
    Kind("move_item", _HOST, {"item": ITEM_ID, "to": Number(0, MOST_ITEMS)}, "An item to another place.", True),
    Kind("undo", _HOST, {"seq": Number(1, 2**53, optional=True)},
         "What the host did last (or the event of that number) is as before. An undo can be undone.", True),
    Kind("redo", _HOST, {}, "The last undo is undone.", True),
    Kind("end", _HOST, {}, "The meeting is over: nothing more gets in.", True),
    Kind("resume", _HOST, {}, "It was not."),
)  # fmt: skip

KINDS: Final[dict[str, Kind]] = {one.name: one for one in _KINDS}


def sender_of(by: str) -> str:
    """Which of HOST, SERVER and PHONE an event's `by` is."""
    return by if by in (HOST, SERVER) else PHONE


def read(kind: str, raw: object, *, seed: str = "") -> dict[str, Any]:
    """The data of a command as its event will hold it, texts cleaned. Raises Malformed.

    `seed` is put in where the kind draws lots; what a sender gave as one is thrown away.
    """
    declared = KINDS.get(kind) if isinstance(kind, str) else None
    if declared is None:
        raise Malformed("bad-data", "kind")
    if not isinstance(raw, dict):
        raise Malformed("bad-data", "data")
    given = dict(raw)
    if "seed" in declared.parts:
        given["seed"] = seed or given.get("seed")
    return Record(declared.parts).take(given, "data")


def draws(kind: str) -> bool:
    """Whether a kind draws lots, so that the server must give `read` a seed: `secrets.token_hex(16)`."""
    return kind in KINDS and "seed" in KINDS[kind].parts


def parse(raw: object) -> Event:
    """An event from its JSON object. Raises Malformed."""
    if not isinstance(raw, dict) or set(raw) != {"seq", "id", "at", "by", "kind", "data"}:
        raise Malformed("bad-data")
    seq = Number(1, 2**53).take(raw["seq"], "seq")
    at = Number(0, 2**53).take(raw["at"], "at")
    sender = Word(ID).take(raw["id"], "id")
    by = Word(ID).take(raw["by"], "by")
    data = read(raw["kind"], raw["data"])
    if sender_of(by) not in KINDS[raw["kind"]].senders:
        raise Malformed("bad-data", "by")
    return Event(seq, sender, at, by, raw["kind"], data)


def is_message_id(text: object) -> bool:
    """Whether a sender may use this as an event's id."""
    return isinstance(text, str) and ID.fullmatch(text) is not None


def to_line(event: Event) -> str:
    """An event as one line of JSON, without its line end."""
    return json.dumps(event._asdict(), ensure_ascii=False, separators=(",", ":"))


def from_lines(lines: Iterable[str]) -> Iterator[Event]:
    """The events of an export, blank lines skipped. Raises Malformed."""
    for line in lines:
        if line.strip():
            try:
                raw = json.loads(line)
            except (ValueError, RecursionError):
                raise Malformed("bad-data", "line") from None
            yield parse(raw)


def page() -> str:
    """The kinds of events as a page of the documentation; `python -m dekom_tui.meeting.events > docs/hendelser.md`
    writes it."""
    rows = [
        "# What can happen in a meeting",
        "",
        "A meeting is a list of events, each one line of JSON: `seq`, `id`, `at` (milliseconds), `by`, `kind`, `data`.",
        "`dekom meeting export` writes them. This page is made by `python -m dekom_tui.meeting.events`.",
        "",
        "| kind | from | data | what it does |",
        "|---|---|---|---|",
    ]
    for one in _KINDS:
        data = ", ".join(f"`{name}{'?' if part.optional else ''}` {part.told}" for name, part in one.parts.items())
        about = one.about + (" Can be undone." if one.undoable else "")
        rows.append(f"| `{one.name}` | {', '.join(one.senders)} | {data.replace(' | ', ' or ')} | {about} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(page(), end="")
