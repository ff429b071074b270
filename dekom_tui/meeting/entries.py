"""Contributions: how they come, are corrected, taken back, held, hidden, parked, and put together in clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting.events import HOST
from dekom_tui.meeting.likeness import earlier_like
from dekom_tui.meeting.methods import GROUP, PHASES
from dekom_tui.meeting.records import Cluster, Entry, Reason
from dekom_tui.meeting.state import State
from dekom_tui.meeting.texts import names_somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from dekom_tui.meeting.events import Event


_BURST: Final = 20
_MINUTE: Final = 60_000


def _contribute(state: State, event: Event) -> None:
    data, item = event.data, state.items[event.data["item"]]
    group, picked = data.get("group", 0), False
    phone = event.by != HOST
    phase = data.get("phase", item.phase) or item.phase
    late = phone and phase != item.phase
    if phone and not late and item.phase in PHASES and PHASES[item.phase].input == GROUP:
        own = item.group_of(event.by)
        group, picked = (own.no if own is not None else 0), True
    elif phone and (own := item.group_of(event.by)) is not None:
        group = own.no
    named = names_somebody(data["text"], state.meeting.known) if phone else None
    entry = Entry(
        id=f"c{event.seq}", item=item.id, no=len(item.entries) + 1, by=event.by, text=data["text"], at=event.at,
        group=group, picked=picked or (not phone and bool(group)), phase=phase, cluster="", named=named or "", like="",
        held=phone and (item.moderated or named is not None), changed=event.seq,
    )  # fmt: skip
    item.entries[entry.id] = entry
    entry.like = earlier_like(item, entry.id, entry.text)
    state.entries[entry.id] = entry
    item.changes.append((event.seq, entry.id))
    if phone:
        sent = state.devices[event.by].entries.setdefault(item.id, [])
        sent.append(entry.id)
        entry.burst = sum(1 for id in sent[-_BURST:] if event.at - item.entries[id].at < _MINUTE)
        item.answered[event.by] = item.answered.get(event.by, 0) + 1


def _correct(state: State, event: Event) -> None:
    entry = state.entries[event.data["id"]]
    state.write(entry, "text", event.data["text"])
    entry.like = earlier_like(state.items[entry.item], entry.id, entry.text)
    if event.by != HOST:
        named = names_somebody(entry.text, state.meeting.known)
        state.write(entry, "named", named or "")
        if named is not None or state.items[entry.item].moderated:
            state.write(entry, "held", True)


def _taken(on: bool) -> Callable[[State, Event], None]:
    def folded(state: State, event: Event) -> None:
        entry = state.entries[event.data["id"]]
        if entry.taken_back == on:
            return
        state.write(entry, "taken_back", on)
        if entry.by != HOST:
            answered = state.items[entry.item].answered
            answered[entry.by] = answered.get(entry.by, 0) + (-1 if on else 1)

    return folded


def text_of(state: State, id: str) -> Entry | Reason | None:
    """A contribution or a reason by its id."""
    if id in state.entries:
        return state.entries[id]
    item = next((one for one in state.items.values() if any(_reason(one, id))), None)
    return next(_reason(item, id)) if item is not None else None


def _reason(item: Any, id: str) -> Any:
    return (one for round in item.rounds for one in round.reasons.values() if one.id == id)


def _mark(field: str) -> Callable[[State, Event], None]:
    def folded(state: State, event: Event) -> None:
        for id in event.data["ids"]:
            found = text_of(state, id)
            if found is not None and field in found.__slots__:
                state.write(found, field, event.data["on"])

    return folded


def _cluster(state: State, event: Event) -> None:
    item = state.items[event.data["item"]]
    cluster = Cluster(id=f"k{event.seq}", item=item.id, name=event.data["name"], gone=True)
    item.clusters[cluster.id] = cluster
    state.write(cluster, "gone", False)
    for id in event.data["ids"]:
        state.write(item.entries[id], "cluster", cluster.id)


def _move(state: State, event: Event) -> None:
    for id in event.data["ids"]:
        state.write(state.entries[id], "cluster", event.data["cluster"])


def cluster_of(state: State, id: str) -> Cluster | None:
    """A cluster that stands, by its id."""
    found = next((one.clusters[id] for one in state.items.values() if id in one.clusters), None)
    return found if found is not None and not found.gone else None


def _name(state: State, event: Event) -> None:
    cluster = cluster_of(state, event.data["cluster"])
    assert cluster is not None
    state.write(cluster, "name", event.data["name"])


def _merge(state: State, event: Event) -> None:
    into = cluster_of(state, event.data["into"])
    assert into is not None
    merged = {one for one in event.data["clusters"] if one != into.id}
    item = state.items[into.item]
    for entry in item.entries.values():
        if entry.cluster in merged:
            state.write(entry, "cluster", into.id)
    for id in merged:
        state.write(item.clusters[id], "gone", True)


def _dissolve(state: State, event: Event) -> None:
    cluster = cluster_of(state, event.data["cluster"])
    assert cluster is not None
    for entry in state.items[cluster.item].entries.values():
        if entry.cluster == cluster.id:
            state.write(entry, "cluster", "")
    state.write(cluster, "gone", True)


folds: Final[dict[str, Callable[[State, Event], None]]] = {
    "contribute": _contribute,
    "correct": _correct,
    "take_back": _taken(True),
    "bring_back": _taken(False),
    "hold": _mark("held"),
    "hide": _mark("hidden"),
    "park": _mark("parked"),
    "cluster": _cluster,
    "move": _move,
    "name": _name,
    "merge": _merge,
    "dissolve": _dissolve,
}
