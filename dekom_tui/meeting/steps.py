"""The agenda and the way through it: opening, going to a phase, the clock, what the room sees, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting.ballots import begin_ballot
from dekom_tui.meeting.crowd import begin_groups, begin_round
from dekom_tui.meeting.methods import BALLOT, GROUP, NOTHING, PHASES, ROUND, WRITE, method, minutes_of
from dekom_tui.meeting.records import Decision, FollowUp, Item
from dekom_tui.meeting.state import RUNNING, WELCOME, State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dekom_tui.meeting.events import Event

GRACE: Final = 30
"""Seconds after writing has ended in which what was being written is still taken."""
PICKS: Final = 3
"""How many contributions a group sends, unless the item says otherwise."""
QUOTA: Final = 3
"""How many dots each has."""


def new_item(id: str, data: Mapping[str, Any]) -> Item:
    """An item of the agenda as an event tells it."""
    return Item(
        id=id, entries={}, stems={}, said={}, answered={}, changes=[], clusters={}, decisions={}, follow_ups={},
        question="", asks="", about="", about_text="", method="fritt", ballot="", low_word="", high_word="",
        phase="", spotlight="", grouped="", conclusion="",
    ) if not data else _told(new_item(id, {}), data)  # fmt: skip


def _told(item: Item, data: Mapping[str, Any]) -> Item:
    for name, value in _fields(data, item.method).items():
        setattr(item, name, value)
    item.picks = item.picks or PICKS
    item.quota = item.quota or QUOTA
    item.several = bool(data.get("several", True))
    if not item.asks:
        item.asks = item.question
    return item


def _fields(data: Mapping[str, Any], was: str) -> dict[str, Any]:
    """The fields of an item that an event's data gives."""
    found = {name: data[name] for name in data if name not in ("id", "item", "after", "minutes", "options")}
    name = data.get("method", was)
    if "minutes" in data or "method" in data:
        found["minutes"] = minutes_of(name, tuple(data.get("minutes", ())))
    if "options" in data:
        found["options"] = numbered(data["options"])
    return found


def numbered(options: list[Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    """Options with an id each: their own, else «o1», «o2» …"""
    return tuple((one.get("id") or f"o{place}", one["text"]) for place, one in enumerate(options, 1))


def _open(state: State, event: Event) -> None:
    data, meeting = event.data, state.meeting
    for name in ("title", "date", "school", "place", "leader", "start", "end", "minutes", "form"):
        setattr(meeting, name, data[name])
    meeting.known = frozenset(data.get("known", ()))
    meeting.began = event.at
    for one in data["items"]:
        state.items[one["id"]] = new_item(one["id"], one)
    meeting.items = tuple(state.items)


def _go(state: State, event: Event) -> None:
    meeting, data = state.meeting, event.data
    item = state.items[data["item"]]
    phase = data["phase"]
    shape = PHASES[phase]
    if (left := state.item) is not None and (left is not item or left.phase != phase):
        _shut(state, left, event.at)
    meeting.started = meeting.started or event.at
    state.write(meeting, "stage", RUNNING)
    state.write(meeting, "current", item.id)
    state.write(item, "phase", phase)
    state.write(item, "visited", tuple(dict.fromkeys((*item.visited, phase))))
    state.write(item, "open", shape.input != NOTHING)
    state.write(item, "shown", shape.entries)
    state.write(item, "results", shape.results)
    state.write(item, "spotlight", "")
    item.whole = event.seq
    if shape.input == GROUP:
        begin_groups(state, item, data["seed"])
    elif shape.input == BALLOT:
        begin_ballot(state, item, data["seed"])
    elif phase == ROUND:
        begin_round(state, item, data["seed"])
    phases = method(item.method).phases
    minutes = item.minutes[phases.index(phase)] if phase in phases else 0
    if data.get("clock", True) and minutes:
        _start(state, event.at, 60_000 * minutes)
    else:
        _stop(state)


def _shut(state: State, item: Item, at: int) -> None:
    """Phones can send no more; but who was writing is heard for a while."""
    meeting = state.meeting
    if item.open and item.phase in PHASES and PHASES[item.phase].input == WRITE:
        state.write(meeting, "late_item", item.id)
        state.write(meeting, "late_phase", item.phase)
        state.write(meeting, "late_until", at + 1000 * GRACE)
    state.write(item, "open", False)


def _start(state: State, at: int, length: int) -> None:
    state.write(state.meeting, "clock_ends", at + length)
    state.write(state.meeting, "clock_left", None)
    state.write(state.meeting, "clock_length", length)


def _stop(state: State) -> None:
    state.write(state.meeting, "clock_ends", None)
    state.write(state.meeting, "clock_left", None)
    state.write(state.meeting, "clock_length", 0)


def _clock(state: State, event: Event) -> None:
    meeting, do = state.meeting, event.data["do"]
    milliseconds = 1000 * event.data.get("seconds", 60)
    if do == "start":
        _start(state, event.at, max(0, milliseconds))
    elif do == "stop":
        _stop(state)
    elif do == "pause" and meeting.clock_ends is not None:
        state.write(meeting, "clock_left", max(0, meeting.clock_ends - event.at))
        state.write(meeting, "clock_ends", None)
    elif do == "resume" and meeting.clock_left is not None:
        state.write(meeting, "clock_ends", event.at + meeting.clock_left)
        state.write(meeting, "clock_left", None)
    elif do == "add":
        state.write(meeting, "clock_length", max(0, meeting.clock_length + milliseconds))
        if meeting.clock_left is not None:
            state.write(meeting, "clock_left", max(0, meeting.clock_left + milliseconds))
        elif milliseconds > 0:
            # When the time is up, what is added counts from now.
            state.write(meeting, "clock_ends", max(meeting.clock_ends or 0, event.at) + milliseconds)
        else:
            ends = meeting.clock_ends if meeting.clock_ends is not None else event.at
            state.write(meeting, "clock_ends", max(event.at, ends + milliseconds))


def _welcome(state: State, event: Event) -> None:
    if state.item is not None:
        _shut(state, state.item, event.at)
    state.write(state.meeting, "stage", WELCOME)
    _stop(state)


def _switch(field: str, *, whole: bool = False) -> Callable[[State, Event], None]:
    """A switch of an item."""

    def folded(state: State, event: Event) -> None:
        item = state.items[event.data["item"]]
        state.write(item, field, event.data["on"])
        if whole:
            item.whole = event.seq

    return folded


def _close(state: State, event: Event) -> None:
    _shut(state, state.items[event.data["item"]], event.at)


def _reopen(state: State, event: Event) -> None:
    state.write(state.items[event.data["item"]], "open", True)


def _spotlight(state: State, event: Event) -> None:
    state.write(state.items[event.data["item"]], "spotlight", event.data["id"])


def _message(state: State, event: Event) -> None:
    state.write(state.meeting, "message", event.data["text"])


def _choose(state: State, event: Event) -> None:
    item = state.items[event.data["item"]]
    for id in {*item.chosen} ^ {*event.data["ids"]}:
        if id in item.entries:
            state.touch(item.entries[id])
    state.write(item, "chosen", tuple(event.data["ids"]))


def _conclude(state: State, event: Event) -> None:
    state.write(state.items[event.data["item"]], "conclusion", event.data["text"])


def _decide(state: State, event: Event) -> None:
    data, item = event.data, state.items[event.data["item"]]
    decision = item.decisions.get(data.get("id", ""))
    if decision is None:
        decision = Decision(id=f"v{event.seq}", text="", gone=True)
        item.decisions[decision.id] = decision
    state.write(decision, "gone", False)
    state.write(decision, "text", data["text"])
    for field, name in (("for_", "for"), ("against", "against"), ("abstained", "abstained")):
        state.write(decision, field, data.get(name))


def _follow_up(state: State, event: Event) -> None:
    data, item = event.data, state.items[event.data["item"]]
    found = item.follow_ups.get(data.get("id", ""))
    if found is None:
        found = FollowUp(id=f"f{event.seq}", text="", who="", due="", gone=True)
        item.follow_ups[found.id] = found
    state.write(found, "gone", False)
    for name in ("text", "who", "due"):
        state.write(found, name, data.get(name, ""))


def _drop(state: State, event: Event) -> None:
    for item in state.items.values():
        for those in (item.decisions, item.follow_ups):
            if event.data["id"] in those:
                state.write(those[event.data["id"]], "gone", True)


def _landed(state: State, event: Event) -> None:
    item, links = state.items[event.data["item"]], event.data["links"]
    rest = [one for one in item.links if one not in links]
    state.write(item, "links", tuple(sorted({*item.links, *links})) if event.data.get("on", True) else tuple(rest))


def _filed(state: State, event: Event) -> None:
    state.write(state.meeting, "minutes", event.data["minutes"])


def _add_item(state: State, event: Event) -> None:
    id = f"s{event.seq}"
    item = new_item(f"{id}-ny" if id in state.items else id, event.data)
    item.gone = True
    state.items[item.id] = item
    after, order = event.data.get("after", ""), list(state.meeting.items)
    order.insert(order.index(after) + 1 if after in order else len(order), item.id)
    # The order has it also when its coming is undone, so that undoing never takes anything along that came since.
    state.meeting.items = tuple(order)
    state.write(item, "gone", False)


def _change_item(state: State, event: Event) -> None:
    item = state.items[event.data["item"]]
    for name, value in _fields(event.data, item.method).items():
        state.write(item, name, value)


def _drop_item(state: State, event: Event) -> None:
    item = state.items[event.data["item"]]
    state.write(item, "gone", True)
    state.write(item, "open", False)
    if state.meeting.current == item.id and state.meeting.stage == RUNNING:
        _welcome(state, event)


def _move_item(state: State, event: Event) -> None:
    order = [one.id for one in state.agenda() if one.id != event.data["item"]]
    order.insert(event.data["to"], event.data["item"])
    off = [one for one in state.meeting.items if state.items[one].gone]
    state.write(state.meeting, "items", (*order, *off))


folds: Final[dict[str, Callable[[State, Event], None]]] = {
    "open": _open,
    "go": _go,
    "welcome": _welcome,
    "clock": _clock,
    "close": _close,
    "reopen": _reopen,
    "reveal": _switch("shown", whole=True),
    "results": _switch("results"),
    "reasons": _switch("reasons"),
    "moderate": _switch("moderated"),
    "only_picked": _switch("only_picked", whole=True),
    "spotlight": _spotlight,
    "message": _message,
    "choose": _choose,
    "conclude": _conclude,
    "decide": _decide,
    "follow_up": _follow_up,
    "drop": _drop,
    "landed": _landed,
    "filed": _filed,
    "add_item": _add_item,
    "change_item": _change_item,
    "drop_item": _drop_item,
    "move_item": _move_item,
}
