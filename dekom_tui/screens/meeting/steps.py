"""Where → and ← lead from here, as what is sent to the meeting and as the words of the key line. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dekom_tui.meeting.methods import RESULT, VOTE, method
from dekom_tui.screens.meeting.ballot_view import first_cut
from dekom_tui.screens.meeting.room import RUNNING, WELCOME
from dekom_tui.words.language import _
from dekom_tui.words.meeting import phase_name

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room


class Step(NamedTuple):
    """What a key does: its words in the key line, and the commands that are sent, each when the former is durable."""

    words: str
    sends: tuple[tuple[str, Mapping[str, Any]], ...]


def kept_phases(room: Room) -> Sequence[str]:
    """The phases that → walks through: those with minutes, and the one that is on.

    A vote on what was written is left out when nothing was.
    """
    minutes = {str(one["name"]): int(one.get("minutes") or 0) for one in room.item.get("phases", ())}
    kept = [one for one in room.phases if minutes[one] or one == room.phase] or list(room.phases)
    kept = kept if room.phase in kept else [*kept, room.phase]
    nothing = kept[0] != VOTE and room.phase != VOTE and not room.entries and not room.ballot
    return [one for one in kept if one != VOTE] if nothing else kept


def following(room: Room, cut: int | None = None) -> Step | None:
    """What → does: the next phase, the next item, or the end. `cut` is how many of a ballot go on."""
    if room.stage == WELCOME:
        return _item(room, 0, _("start sak {n}").format(n=1)) if room.plan else None
    if room.stage != RUNNING or not room.item:
        return None
    item = room.item["id"]
    if room.phase == VOTE and RESULT not in room.phases and not room.results:
        shown = (("close", {"item": item}), ("results", {"item": item, "on": True}))
        return Step(_("lukk og vis"), shown if room.item.get("open") else shown[1:])
    kept = kept_phases(room)
    at = kept.index(room.phase)
    before = _chosen(room, cut) if room.phase in (VOTE, RESULT) else ()
    if at + 1 < len(kept):
        name = kept[at + 1]
        words = phase_name(name, room.ballot_kind)
        return Step(words, (*before, ("go", {"item": item, "phase": name})))
    number = room.number
    if 0 < number < len(room.plan):
        step = _item(room, number, _("neste sak"))
        return step._replace(sends=(*before, *step.sends))
    return Step(_("avslutt møtet"), (*before, ("end", {})))


def _chosen(room: Room, cut: int | None) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """What the ballot goes on with, when it has an order."""
    results = room.results
    if not results or room.ballot.get("kind") not in ("dots", "rank"):
        return ()
    upto = first_cut(results) if cut is None else cut
    ids = [one["id"] for one in results[:upto]]
    return () if ids == list(room.ballot.get("chosen") or ()) else (("choose", {"item": room.item["id"], "ids": ids}),)


def _item(room: Room, index: int, words: str) -> Step:
    """To the first phase of an item; the server knows in which it was left."""
    return Step(words, (("go", {"item": room.plan[index]["id"], "phase": first_phase(room.plan[index])}),))


def first_phase(item: Mapping[str, Any]) -> str:
    """The phase that an item of the agenda begins with."""
    return method(str(item.get("method"))).phases[0]


def last_phase(item: Mapping[str, Any]) -> str:
    """The phase that an item of the agenda ends with."""
    return method(str(item.get("method"))).phases[-1]


def preceding(room: Room) -> Step | None:
    """What ← does: the phase before, the item before, or the page that people join from. No clock starts."""
    if room.stage == WELCOME:
        return None
    if room.stage != RUNNING or not room.item:
        return Step(_("møtet er ikke over"), (("resume", {}),))
    kept = kept_phases(room)
    at = kept.index(room.phase)
    item = room.item["id"]
    if at > 0:
        words = phase_name(kept[at - 1], room.ballot_kind)
        return Step(words, (("go", {"item": item, "phase": kept[at - 1], "clock": False}),))
    number = room.number
    if number > 1:
        before = room.plan[number - 2]
        return Step(_("forrige sak"), (("go", {"item": before["id"], "phase": last_phase(before), "clock": False}),))
    return Step(_("velkommen"), (("welcome", {}),))
