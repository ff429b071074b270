"""What a meeting came to, in a few figures and lists, for its last page and for the message of its commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.meeting.minutes import withheld

if TYPE_CHECKING:
    from dekom_tui.meeting.records import Decision, FollowUp, Item
    from dekom_tui.meeting.state import State


class Summary(NamedTuple):
    """A meeting in short. `minutes` is how long it took, 0 while it has not ended; `contributions` are those in the
    minutes, `withheld` those that are not; `conclusions` each with the number of its item."""

    title: str
    date: str
    present: int
    items: int
    treated: int
    minutes: int
    contributions: int
    withheld: int
    decisions: tuple[Decision, ...]
    follow_ups: tuple[FollowUp, ...]
    links: tuple[str, ...]
    conclusions: tuple[tuple[int, str], ...] = ()


def summary(state: State) -> Summary:
    """The meeting in short."""
    items: list[Item] = state.agenda()
    every = [*items, *(one for one in state.items.values() if one.gone)]
    meeting = state.meeting
    began = meeting.started or meeting.began
    return Summary(
        meeting.title,
        meeting.date,
        state.present(),
        len(items),
        sum(1 for one in items if one.visited),
        round((meeting.stopped - min(began, meeting.stopped)) / 60_000) if meeting.stopped else 0,
        sum(len(one.standing()) for one in every),
        sum(withheld(one) for one in every),
        tuple(one for item in items for one in item.decisions.values() if not one.gone),
        tuple(one for item in items for one in item.follow_ups.values() if not one.gone),
        tuple(sorted({link for item in every for link in item.links})),
        tuple((number, one.conclusion) for number, one in enumerate(items, 1) if one.conclusion),
    )
