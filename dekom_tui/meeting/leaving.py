"""A meeting's events once it is over, without the link from a contribution to the phone that it came from.

While the meeting runs, a contribution carries its device, so that its sender can correct it. Afterwards nobody needs
that: the senders are dealt out anew among those who could have written it, and the meeting, its groups, its figures
and its minutes stay as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.meeting.drawing import shuffled
from dekom_tui.meeting.events import HOST
from dekom_tui.meeting.fold import fold
from dekom_tui.meeting.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dekom_tui.meeting.events import Event

_OF_ITS_SENDER: Final = frozenset({"correct", "take_back", "bring_back"})


def without_senders(events: Iterable[Event], seed: str) -> list[Event]:
    """The same meeting with its contributions dealt out anew; `seed` is chance that nobody keeps.

    Whoever is in a group is dealt what that group wrote, and nothing else of what was written while there were groups.
    What was written before there were any, is dealt among those who then came into the same ones.
    """
    events = list(events)
    drawn = _drawn(events)
    state = State()
    senders: dict[str, str] = {}
    found: list[Event] = []
    for event in events:
        if event.by != HOST and event.kind == "contribute":
            event = event._replace(by=_anybody(state, event, seed, drawn))
            senders[f"c{event.seq}"] = event.by
        elif event.by != HOST and event.kind in _OF_ITS_SENDER:
            event = event._replace(by=senders[event.data["id"]])
        fold(state, event)
        found.append(event)
    return found


def _drawn(events: Iterable[Event]) -> dict[str, list[tuple[int, dict[str, int]]]]:
    """By item: after which events its groups were others than before, and who was then in which."""
    state = State()
    known: dict[str, object] = {}
    found: dict[str, list[tuple[int, dict[str, int]]]] = {}
    for event in events:
        fold(state, event)
        for id, item in state.items.items():
            if item.groups is not known.get(id, ()):
                known[id] = item.groups
                members = {one: group.no for group in item.groups for one in group.members}
                found.setdefault(id, []).append((event.seq, members))
    return found


def _anybody(state: State, event: Event, seed: str, drawn: Mapping[str, Sequence[tuple[int, dict[str, int]]]]) -> str:
    """One of those who could have written it, by lot."""
    item = event.data["item"]
    group = state.items[item].group_of(event.by)
    those = group.members if group is not None else _without_group(state, event)
    later = [members for seq, members in drawn.get(item, ()) if seq > event.seq]
    alike = [one for one in those if all(members.get(one) == members.get(event.by) for members in later)]
    # One alone would be known by it.
    return shuffled(f"{seed}/{event.seq}", alike if len(alike) > 1 else those)[0]


def _without_group(state: State, event: Event) -> list[str]:
    item = state.items[event.data["item"]]
    return [one.device for one in state.devices.values() if not one.waiting and item.group_of(one.device) is None]
