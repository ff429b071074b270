"""Who may do what when: a command is admitted, and becomes an event, or is refused with a code.

`command` is all that a server needs: it reads, cleans and judges in one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.meeting.events import KINDS, PHONE, Malformed, read, sender_of
from dekom_tui.meeting.judging import JUDGES, Refusal, late
from dekom_tui.meeting.state import ENDED, State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


__all__ = ["MOST_DEVICES", "Ready", "Refusal", "admit", "command"]

MOST_DEVICES: Final = 2000


class Ready(NamedTuple):
    """A command that may become an event: append it with the next number, then fold it."""

    by: str
    kind: str
    data: dict[str, Any]


def command(
    state: State,
    by: str,
    kind: str,
    raw: object,
    *,
    voter: Callable[[str, int], str] | None = None,
    seed: str = "",
    at: int = 0,
) -> Ready | Refusal:
    """A command as its sender gave it, read, cleaned and judged.

    `by` is HOST, SERVER or a device; `voter(item, seat)` gives the pseudonym under which the device votes, which takes
    the device's place in the event of a ballot; `seed` is new chance for what draws lots (`events.draws`); `at` is now,
    in milliseconds, so that who was writing when writing ended is still heard for a while. Raises
    ValueError for a ballot without `voter`.
    """
    try:
        data = read(kind, raw, seed=seed)
    except Malformed as error:
        return Refusal(error.code, {"field": error.field, **error.params})
    refusal = admit(state, by, kind, data, at)
    if refusal is not None:
        return refusal
    if kind == "vote":
        if voter is None:
            raise ValueError("a ballot needs a voter, so that no device stands beside it")
        by = voter(data["item"], data.get("seat", 1))
    return Ready(by, kind, data)


def admit(state: State, by: str, kind: str, data: Mapping[str, Any], at: int = 0) -> Refusal | None:
    """Why a command, read already, cannot be done now; None when it can."""
    sender = sender_of(by)
    if sender not in KINDS[kind].senders:
        return Refusal("not-allowed")
    meeting = state.meeting
    if kind == "open":
        return Refusal("already") if state.seq else _opening(data)
    if not state.seq:
        return Refusal("not-begun")
    if meeting.stage == ENDED and kind not in _AFTER:
        return Refusal("ended")
    if sender == PHONE and (refusal := _phone(state, by, kind)) is not None:
        return refusal
    if "item" in data and (data["item"] not in state.items or (state.items[data["item"]].gone and kind != "landed")):
        return Refusal("unknown", {"field": "item"})
    judge = JUDGES.get(kind)
    refusal = judge(state, by, data) if judge is not None else None
    if refusal is not None and sender == PHONE and at and kind in ("contribute", "correct"):
        return late(state, by, kind, data, at, refusal)
    return refusal


_AFTER: Final = frozenset({"resume", "undo", "redo", "landed", "filed", "conclude", "follow_up", "decide", "drop",
                           "contribute", "correct", "hide", "hold", "take_back", "choose"})  # fmt: skip
"""What the host may still do when the meeting has ended: paper is entered, minutes are put right."""


def _opening(data: Mapping[str, Any]) -> Refusal | None:
    ids = [one["id"] for one in data["items"]]
    return Refusal("bad-data", {"field": "items"}) if len(set(ids)) < len(ids) else None


def _phone(state: State, by: str, kind: str) -> Refusal | None:
    """What holds for everything that a phone sends."""
    if state.meeting.stage == ENDED:
        return Refusal("ended")
    device = state.devices.get(by)
    if device is None:
        if kind != "join":
            return Refusal("not-joined")
        if state.meeting.locked:
            return Refusal("locked")
        return Refusal("full") if len(state.devices) >= MOST_DEVICES else None
    if kind == "join":
        return None
    if device.waiting:
        return Refusal("waiting")
    if device.muted and kind in ("contribute", "correct", "vote", "bring_back"):
        return Refusal("muted")
    return None
