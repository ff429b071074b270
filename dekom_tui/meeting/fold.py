"""How each event changes the meeting. An event that was admitted always folds; the same one twice changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting import steps
from dekom_tui.meeting.ballots import folds as ballot_folds
from dekom_tui.meeting.crowd import folds as crowd_folds
from dekom_tui.meeting.entries import folds as entry_folds
from dekom_tui.meeting.events import KINDS, Malformed
from dekom_tui.meeting.state import ENDED, RUNNING, WELCOME, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dekom_tui.meeting.events import Event


class OutOfOrder(ValueError):
    """An event whose number does not follow the one before."""


def fold(state: State, event: Event) -> State:
    """The meeting after an event. The state that is given is used up: it is changed, and given back.

    An event that has been folded already, by its number or its id, changes nothing. Raises OutOfOrder when numbers are
    missing, and Malformed for an event that nobody admitted.
    """
    if event.seq <= state.seq or event.id in state.ids:
        return state
    if event.seq != state.seq + 1:
        raise OutOfOrder(f"{event.seq} does not follow {state.seq}")
    state.seq = event.seq
    state.now = max(state.now, event.at)
    state.ids[event.id] = event.seq
    if KINDS[event.kind].undoable:
        state.writes[event.seq] = []
    try:
        _FOLDS[event.kind](state, event)
    except (KeyError, IndexError, AttributeError, TypeError) as error:
        raise Malformed("not-admitted", event.kind) from error
    if event.seq in state.writes and event.kind not in ("undo", "redo"):
        if state.writes[event.seq]:
            state.done.append(event.seq)
            state.undone.clear()
        else:
            del state.writes[event.seq]
    return state


def replay(events: Iterable[Event]) -> State:
    """The meeting after these events from the first."""
    state = State()
    for event in events:
        fold(state, event)
    return state


def _end(state: State, event: Event) -> None:
    state.write(state.meeting, "stage", ENDED)
    state.write(state.meeting, "stopped", event.at)
    for name in ("clock_ends", "clock_left"):
        state.write(state.meeting, name, None)
    for item in state.items.values():
        state.write(item, "open", False)


def _resume(state: State, event: Event) -> None:
    meeting = state.meeting
    state.write(meeting, "stage", RUNNING if meeting.current in state.items else WELCOME)
    state.write(meeting, "stopped", 0)


def _undo(state: State, event: Event) -> None:
    seq = event.data.get("seq") or state.done[-1]
    state.done.remove(seq)
    state.undone.append(event.seq)
    _revert(state, event.seq, seq)


def _redo(state: State, event: Event) -> None:
    seq = state.undone.pop()
    state.done.append(event.seq)
    _revert(state, event.seq, seq)


def _revert(state: State, now: int, seq: int) -> None:
    """Put back what an event changed, where nothing has changed it since."""
    state.writes[now] = []
    for record, field, before, after in reversed(state.writes[seq]):
        if getattr(record, field) == after:
            state.write(record, field, before)
    for item in state.items.values():
        item.whole = now


_FOLDS: Final[dict[str, Callable[[State, Event], Any]]] = {
    **steps.folds,
    **entry_folds,
    **crowd_folds,
    **ballot_folds,
    "end": _end,
    "resume": _resume,
    "undo": _undo,
    "redo": _redo,
}
