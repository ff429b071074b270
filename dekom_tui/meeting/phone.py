"""What one phone alone sees, beside what is common to all."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting.methods import GROUP, PHASES, ROUND
from dekom_tui.meeting.state import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from dekom_tui.meeting.records import Entry, Group, Item, Round

GRACE: Final = 30
"""Seconds after the phase's end in which nobody is cut off: the host is told to wait so long before `close`."""


def phone_view(state: State, device: str, voter: Callable[[str, int], str] | None = None) -> dict[str, Any] | None:
    """What one phone alone sees, beside the common part; None for one that has not joined.

    `voter(item, seat)` gives the pseudonym under which the phone votes in an item, for its own ballots to be shown.
    """
    me = state.devices.get(device)
    if me is None:
        return None
    item = state.item
    own = [state.entries[id] for id in me.entries.get(item.id, ())] if item is not None else []
    return {
        "device": device,
        "role": me.role,
        "people": me.people,
        "seat": me.seat,
        "waiting": me.waiting,
        "muted": me.muted,
        "sent": sum(1 for ids in me.entries.values() for id in ids if not state.entries[id].taken_back),
        "entries": [] if item is None or me.waiting else [_own(item, one) for one in own if not one.gone],
        "group": None if item is None or me.waiting else _group(item, device),
        "turn": None if item is None else _my_turn(item, device),
        "ballots": [] if item is None or voter is None or me.waiting else _own_ballots(item, me.people, voter),
    }


def _own(item: Item, entry: Entry) -> dict[str, Any]:
    """A contribution to the one who sent it."""
    return {
        "id": entry.id,
        "no": entry.no,
        "text": entry.text,
        "at": entry.at,
        "state": "taken-back" if entry.taken_back else "hidden" if entry.hidden else "held" if entry.held else "sent",
        "changeable": item.open and item.phase == entry.phase,
        "picked": entry.picked,
    }


def _group(item: Item, device: str) -> dict[str, Any] | None:
    group = item.group_of(device)
    if group is None:
        return None
    working = item.phase in PHASES and PHASES[item.phase].input == GROUP
    entries = of_group(item, group) if working else []
    return {
        "no": group.no,
        "role": group.role_of(device),
        "size": len(group.members),
        "roles": [role for _one, role in group.roles],
        "help": group.help,
        "entries": [
            {"id": one.id, "text": one.text, "picked": one.picked, "mine": one.by == device} for one in entries
        ],
        "left": max(0, item.picks - sum(1 for one in entries if one.picked)),
    }


def of_group(item: Item, group: Group) -> list[Entry]:
    """The contributions that a group sees as its own."""
    return [one for one in item.entries.values() if one.group == group.no and one.open]


def _my_turn(item: Item, device: str) -> dict[str, Any] | None:
    if item.phase != ROUND or device not in item.order:
        return None
    place = item.order.index(device)
    return {
        "place": place + 1,
        "before": max(0, place - item.turn),
        "now": place == item.turn,
        "done": place < item.turn,
    }


def _own_ballots(item: Item, people: int, voter: Callable[[str, int], str]) -> list[dict[str, Any]]:
    """What was voted from this phone in the ballot that is on, and the order that it shows the options in."""
    round = item.round
    if round is None or not (PHASES[item.phase].input == "ballot" or PHASES[item.phase].results):
        return []
    found: list[dict[str, Any]] = []
    for seat in range(1, people + 1):
        name = voter(item.id, seat)
        options = [id for id, _text in offered(item, round)]
        votes = {id: value for id, value in round.votes.get(name, ()) if id in options}
        reason = round.reasons.get(name)
        if round.ballot in ("dots", "rank"):
            options.sort(key=lambda id: sha256(f"{round.seed}/{name}/{id}".encode()).digest())
        found.append({
            "seat": seat,
            "sent": name in round.votes,
            "votes": votes,
            "reason": reason.text if reason is not None else "",
            "left": max(0, round.quota - sum(votes.values())) if round.ballot == "dots" else None,
            "order": options,
        })  # fmt: skip
    return found


def offered(item: Item, round: Round) -> list[tuple[str, str]]:
    """The options that may be seen: not a contribution that was hidden or taken back since."""
    return [(id, text) for id, text in round.options if id not in item.entries or item.entries[id].open]
