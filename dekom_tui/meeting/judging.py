"""What must hold for each kind of command before it becomes an event, beside what holds for all that a phone sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.meeting.ballots import kind_of, options_of
from dekom_tui.meeting.entries import cluster_of, text_of
from dekom_tui.meeting.events import HOST
from dekom_tui.meeting.methods import DOTS, GROUP, PHASES, RANK, ROUND, method
from dekom_tui.meeting.state import ENDED, RUNNING, WELCOME, State
from dekom_tui.meeting.texts import names_somebody

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dekom_tui.meeting.records import Entry, Item

MOST_ENTRIES: Final = 5000
"""Contributions to one item."""
MOST_OWN: Final = 100
"""Contributions of one phone to one item."""


class Refusal(NamedTuple):
    """Why a command was not done; `params` go into its words."""

    code: str
    params: Mapping[str, Any] = {}


_ANYWHERE: Final = ("show", "cluster", "vote", "result", "talk", "decide")
"""The phases that any item can go to, whatever its method."""


def _on(state: State, item_id: str) -> Refusal | None:
    """Whether phones can send to an item now."""
    item = state.item
    if item is None or item.id != item_id:
        return Refusal("wrong-item")
    return None if item.open else Refusal("closed")


def _names(state: State, data: Mapping[str, Any], text: str) -> Refusal | None:
    """A text that seems to name somebody is asked about once."""
    if data.get("sure") or not text:
        return None
    name = names_somebody(text, state.meeting.known)
    return None if name is None else Refusal("names-a-person", {"name": name})


def _contribute(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    item = state.items[data["item"]]
    if len(item.entries) >= MOST_ENTRIES:
        return Refusal("full")
    if by == HOST:
        return None
    if (refusal := _on(state, item.id)) is not None:
        return refusal
    if PHASES[item.phase].input == GROUP:
        group = item.group_of(by)
        if group is None:
            return Refusal("no-group")
        if group.role_of(by) != "sekretaer":
            return Refusal("not-secretary")
        if _picked(item, group.no) >= item.picks:
            return Refusal("picks", {"most": item.picks})
    elif PHASES[item.phase].input != "write":
        return Refusal("wrong-phase")
    if len(state.devices[by].entries.get(item.id, ())) >= MOST_OWN:
        return Refusal("too-many", {"most": MOST_OWN})
    return _names(state, data, data["text"])


def late(state: State, by: str, kind: str, data: Mapping[str, Any], at: int, refusal: Refusal) -> Refusal | None:
    """The refusal of a text that came when writing had ended: none when it was begun before, and comes soon after."""
    meeting = state.meeting
    entry = state.entries.get(data.get("id", ""))
    item_id, phase = (data["item"], data.get("phase")) if kind == "contribute" else ("", "")
    if entry is not None and entry.by == by and not entry.taken_back:
        item_id, phase = entry.item, entry.phase
    if (item_id, phase) != (meeting.late_item, meeting.late_phase) or at > meeting.late_until:
        return refusal
    item = state.items[item_id]
    if len(item.entries) >= MOST_ENTRIES or len(state.devices[by].entries.get(item_id, ())) >= MOST_OWN:
        return refusal
    return _names(state, data, data["text"])


def _picked(item: Item, group: int) -> int:
    return sum(
        1 for one in item.entries.values() if one.picked and one.group == group and not (one.taken_back or one.gone)
    )


def _entry(state: State, by: str, id: str) -> Entry | Refusal:
    """A contribution that its sender, or the host, is about to change."""
    entry = state.entries.get(id)
    if entry is None or entry.gone:
        return Refusal("unknown", {"field": "id"})
    if by == HOST:
        return entry
    if entry.by != by:
        return Refusal("not-yours")
    item = state.items[entry.item]
    if state.item is not item or not item.open or item.phase != entry.phase:
        return Refusal("closed")
    return entry


def _correct(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    found = _entry(state, by, data["id"])
    if isinstance(found, Refusal):
        return found
    if found.taken_back:
        return Refusal("taken-back")
    return None if by == HOST else _names(state, data, data["text"])


def _take_back(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    found = _entry(state, by, data["id"])
    return found if isinstance(found, Refusal) else None


def _bring_back(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    found = _entry(state, by, data["id"])
    if isinstance(found, Refusal):
        return found
    # The host never brings back what its sender took back: that was the sender's own to do.
    return Refusal("not-yours") if by == HOST and found.by != HOST else None


def _texts(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    missing = [one for one in data["ids"] if text_of(state, one) is None]
    return Refusal("unknown", {"field": "ids"}) if missing else None


def _entries(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    if any(one not in state.entries or state.entries[one].gone for one in data["ids"]):
        return Refusal("unknown", {"field": "ids"})
    return None


def _cluster(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    entries = state.items[data["item"]].entries
    if any(one not in entries or entries[one].gone for one in data["ids"]):
        return Refusal("unknown", {"field": "ids"})
    return None


def _move(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    if (refusal := _entries(state, by, data)) is not None or not data["cluster"]:
        return refusal
    cluster = cluster_of(state, data["cluster"])
    if cluster is None or any(state.entries[one].item != cluster.item for one in data["ids"]):
        return Refusal("unknown", {"field": "cluster"})
    return None


def _standing_cluster(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    return None if cluster_of(state, data["cluster"]) is not None else Refusal("unknown", {"field": "cluster"})


def _merge(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    into = cluster_of(state, data["into"])
    if into is None:
        return Refusal("unknown", {"field": "into"})
    those = [cluster_of(state, one) for one in data["clusters"]]
    if any(one is None or one.item != into.item for one in those):
        return Refusal("unknown", {"field": "clusters"})
    return None


def _go(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    item = state.items[data["item"]]
    if data["phase"] not in method(item.method).phases and data["phase"] not in _ANYWHERE:
        return Refusal("wrong-phase")
    if PHASES[data["phase"]].input == "ballot" and not options_of(item, kind_of(item)):
        return Refusal("no-options")
    return None


def _reopen(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    item = state.item
    if item is None or item.id != data["item"]:
        return Refusal("wrong-item")
    return None if PHASES[item.phase].input != "nothing" else Refusal("wrong-phase")


def _ask(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    item = state.items[data["item"]]
    ids = [one.get("id", "") for one in data.get("options", ()) if one.get("id")]
    if len(set(ids)) < len(ids):
        return Refusal("bad-data", {"field": "options"})
    return None if data.get("options") or options_of(item, data["ballot"]) else Refusal("no-options")


def _again(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    item = state.items[data["item"]]
    if item.round is None:
        return Refusal("no-ballot")
    votes = state.item is item and (PHASES[item.phase].results or item.phase == "vote")
    return None if votes else Refusal("wrong-phase")


def _vote(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    if (refusal := _on(state, data["item"])) is not None:
        return refusal
    item = state.items[data["item"]]
    round = item.round
    if PHASES[item.phase].input != "ballot":
        return Refusal("wrong-phase")
    if round is None:
        return Refusal("no-ballot")
    if data["round"] > len(item.rounds) or item.rounds[data["round"] - 1] is not round:
        return Refusal("old-round")
    if data.get("seat", 1) > state.devices[by].people:
        return Refusal("too-many", {"most": state.devices[by].people})
    known, votes = {id for id, _text in round.options}, data["votes"]
    if not known.issuperset(votes):
        return Refusal("unknown-option")
    if not all(round.low <= value <= round.high for value in votes.values()):
        return Refusal("bad-value")
    if round.ballot == DOTS:
        if sum(votes.values()) > round.quota:
            return Refusal("quota", {"most": round.quota})
        if not round.several and any(value > 1 for value in votes.values()):
            return Refusal("one-each")
    if round.ballot == RANK and len(set(votes.values())) < len(votes):
        return Refusal("same-rank")
    return _names(state, data, data.get("reason", ""))


def _hands(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    round = state.items[data["item"]].round
    if round is None:
        return Refusal("no-ballot")
    known = {id for id, _text in round.options}
    for one in data["counts"]:
        if one["option"] not in known:
            return Refusal("unknown-option")
        if not round.low <= one["value"] <= round.high or (round.ballot == DOTS and one["value"] != 1):
            return Refusal("bad-value")
    return None


def _in_group(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    item = state.item
    return None if item is not None and item.group_of(by) is not None else Refusal("no-group")


def _pick(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    if (refusal := _entries(state, by, data)) is not None:
        return refusal
    if len(items := {state.entries[one].item for one in data["ids"]}) > 1:
        return Refusal("wrong-item")
    item = state.items[items.pop()]
    if by == HOST:
        return None
    if (refusal := _on(state, item.id)) is not None:
        return refusal
    group = item.group_of(by)
    if group is None or PHASES[item.phase].input != GROUP:
        return Refusal("no-group")
    if group.role_of(by) != "sekretaer":
        return Refusal("not-secretary")
    those = [item.entries[one] for one in data["ids"]]
    if any(one.group != group.no or not one.open for one in those):
        return Refusal("not-yours")
    new = sum(1 for one in those if not one.picked)
    return Refusal("picks", {"most": item.picks}) if data["on"] and _picked(item, group.no) + new > item.picks else None


def _group_exists(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    item = state.item
    return None if item is not None and item.group(data["group"]) is not None else Refusal("no-group")


def _regroup(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    return (
        Refusal("unknown", {"field": "device"})
        if data["device"] not in state.devices
        else _group_exists(state, by, data)
    )


def _known_device(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    return None if data["device"] in state.devices else Refusal("unknown", {"field": "device"})


def _sender(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    entry = state.entries.get(data["id"])
    return None if entry is not None and entry.by in state.devices else Refusal("unknown", {"field": "id"})


def _turn(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    return None if data["to"] <= len(state.items[data["item"]].order) else Refusal("bad-data", {"field": "to"})


def _said(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    item = state.item
    if item is None or item.phase != ROUND:
        return Refusal("wrong-phase")
    return None if item.turn < len(item.order) and item.order[item.turn] == by else Refusal("not-your-turn")


def _anew(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    """A decision or a follow-up that is to be said anew stands in its item."""
    item, id = state.items[data["item"]], data.get("id")
    known = id is None or id in item.decisions or id in item.follow_ups
    return None if known else Refusal("unknown", {"field": "id"})


def _drop(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    known = any(data["id"] in one.decisions or data["id"] in one.follow_ups for one in state.items.values())
    return None if known else Refusal("unknown", {"field": "id"})


def _clock(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    meeting, do = state.meeting, data["do"]
    if meeting.stage != RUNNING:
        return Refusal("not-begun")
    if (do == "pause" and meeting.clock_ends is None) or (do == "resume" and meeting.clock_left is None):
        return Refusal("no-clock")
    return None


def _add_item(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    return Refusal("full") if len(state.items) >= 200 else None


def _undo(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    if not state.done or data.get("seq", state.done[-1]) not in state.done:
        return Refusal("nothing-to-undo")
    return None


def _redo(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    return None if state.undone else Refusal("nothing-to-redo")


def _resume(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    return None if state.meeting.stage == ENDED else Refusal("already")


def _welcome(state: State, by: str, data: Mapping[str, Any]) -> Refusal | None:
    return Refusal("already") if state.meeting.stage == WELCOME else None


JUDGES: Final[dict[str, Callable[[State, str, Mapping[str, Any]], Refusal | None]]] = {
    "contribute": _contribute,
    "correct": _correct,
    "take_back": _take_back,
    "bring_back": _bring_back,
    "hold": _texts,
    "hide": _texts,
    "park": _entries,
    "cluster": _cluster,
    "move": _move,
    "name": _standing_cluster,
    "dissolve": _standing_cluster,
    "merge": _merge,
    "go": _go,
    "reopen": _reopen,
    "ask": _ask,
    "again": _again,
    "vote": _vote,
    "hands": _hands,
    "take_role": _in_group,
    "help": _in_group,
    "pick": _pick,
    "helped": _group_exists,
    "regroup": _regroup,
    "mute": _known_device,
    "mute_sender": _sender,
    "turn": _turn,
    "said": _said,
    "decide": _anew,
    "follow_up": _anew,
    "drop": _drop,
    "clock": _clock,
    "add_item": _add_item,
    "undo": _undo,
    "redo": _redo,
    "resume": _resume,
    "welcome": _welcome,
}
