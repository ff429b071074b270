"""What each audience may see, as JSON: the room, the phones, the facilitator. What is hidden is not in the view at all.

`room_view` and `host_view` give the contributions that changed after an event (`since`), so that a screen that follows
costs the same with 20 and with 20,000; `common_view` has none, and is the same for all phones.
"""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from dekom_tui.meeting.ballots import kind_of, outside
from dekom_tui.meeting.methods import BALLOTS, GROUP, PHASES, ROLES, ROUND, method
from dekom_tui.meeting.phone import offered, phone_view
from dekom_tui.meeting.results import as_data, results, text_of_option, voted
from dekom_tui.meeting.state import ENDED, State
from dekom_tui.meeting.steps import GRACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from dekom_tui.meeting.records import Entry, Item, Round

__all__ = ["GRACE", "common_view", "host_view", "phone_view", "room_view"]


def common_view(state: State) -> dict[str, Any]:
    """What every phone sees, joined or not. Made once for each event."""
    return _once(state, "common", _common)


def _once(state: State, name: str, make: Callable[[State], dict[str, Any]]) -> dict[str, Any]:
    known = state.cache.get(name)
    if known is None or known[0] != state.seq:
        known = (state.seq, make(state))
        state.cache[name] = known
    found: dict[str, Any] = known[1]
    return found


def _common(state: State) -> dict[str, Any]:
    meeting, item = state.meeting, state.item
    agenda = state.agenda()
    return {
        "title": meeting.title,
        "school": meeting.school,
        "date": meeting.date,
        "form": meeting.form,
        "stage": meeting.stage,
        "locked": meeting.locked,
        "lobby": meeting.lobby,
        "message": meeting.message,
        "roles": list(ROLES),
        "present": state.present(),
        "agenda": {
            "index": agenda.index(item) + 1 if item in agenda and item is not None else 0,
            "count": len(agenda),
            "minutes": sum(sum(one.minutes) for one in agenda),
        },
        "clock": _clock(state),
        "late": {"item": meeting.late_item, "phase": meeting.late_phase, "until": meeting.late_until},
        "item": None if item is None else _item(state, item),
        "decided": _decided(state) if meeting.stage == ENDED else [],
    }


def _clock(state: State) -> dict[str, Any]:
    meeting = state.meeting
    return {
        "ends_at": meeting.clock_ends,
        "left": meeting.clock_left,
        "length": meeting.clock_length,
        "grace": 1000 * GRACE,
    }


def _item(state: State, item: Item) -> dict[str, Any]:
    """The item that is on, as anybody may see it, without contributions."""
    phase = PHASES[item.phase]
    return {
        "id": item.id,
        "question": item.question,
        "about": item.about_text,
        "method": item.method,
        "phase": item.phase,
        "input": phase.input if item.open else "nothing",
        "open": item.open,
        "phases": [
            {"name": name, "minutes": minutes}
            for name, minutes in zip(method(item.method).phases, item.minutes, strict=False)
            if minutes or name == item.phase or name in item.visited
        ],
        "shown": item.shown,
        "picks": item.picks,
        "groups": len(item.groups) if phase.input == GROUP else 0,
        "round": _turn(item) if item.phase == ROUND else None,
        "counts": {
            "entries": sum(1 for one in item.entries.values() if one.open),
            "answered": sum(1 for count in item.answered.values() if count > 0),
        },
        "ballot": _ballot(item) if phase.input == "ballot" or phase.results else None,
    }


def _turn(item: Item) -> dict[str, Any]:
    return {"turn": min(item.turn, len(item.order)), "of": len(item.order), "passed": len(item.passed)}


def _ballot(item: Item) -> dict[str, Any] | None:
    round = item.round
    if round is None:
        return None
    return {
        "round": item.rounds.index(round) + 1,
        "nth": sum(1 for one in item.rounds if not one.gone and one.ballot == round.ballot),
        "kind": round.ballot,
        "options": [{"id": id, "text": text_of_option(item, id, text)} for id, text in offered(item, round)],
        "quota": round.quota,
        "several": round.several,
        "low": round.low,
        "high": round.high,
        "low_word": round.low_word,
        "high_word": round.high_word,
        "reasons_to": BALLOTS[round.ballot].reasons_to,
        "voted": voted(round),
        "outside": outside(item, round),
        "results": _shown_results(item, round) if item.results else None,
        "reasons": _reasons(round) if item.results and item.reasons else None,
        "chosen": list(item.chosen),
    }


def _shown_results(item: Item, round: Round) -> list[dict[str, Any]]:
    seen = {id for id, _text in offered(item, round)}
    return as_data(tuple(one for one in results(item, round) if one.id in seen))


def _reasons(round: Round) -> list[dict[str, Any]]:
    """The reasons that may be shown, by value, never in the order that they came."""
    found = [one for one in round.reasons.values() if one.open]
    found.sort(key=lambda one: (-one.value, sha256(one.id.encode()).digest()))
    return [{"id": one.id, "text": one.text, "value": one.value} for one in found]


def _decided(state: State) -> list[dict[str, Any]]:
    return [
        {"text": one.text, "for": one.for_, "against": one.against, "abstained": one.abstained}
        for item in state.agenda()
        for one in item.decisions.values()
        if not one.gone
    ]


def room_view(state: State, since: int = 0) -> dict[str, Any]:
    """What the projected screen shows: public. Its contributions are those that changed after event `since`."""
    found = dict(_once(state, "room", _room))
    found["entries"] = _changed(state, since, lambda item, one: _in_room(item, one), _public)
    return found


def _room(state: State) -> dict[str, Any]:
    item = state.item
    found = {**common_view(state), "seq": state.seq, "now": state.now}
    found["plan"] = [
        {"id": one.id, "question": one.question, "method": one.method, "minutes": sum(one.minutes)}
        for one in state.agenda()
    ]
    if item is not None:
        found["clusters"] = _clusters(item, lambda one: _in_room(item, one)) if item.shown else []
        found["spotlight"] = item.spotlight
        found["only_picked"] = item.only_picked
        found["parked"] = sum(1 for one in item.standing() if one.parked)
        found["group_list"] = _told_groups(item)
        found["conclusion"] = item.conclusion if item.phase in ("decide", "notes") else ""
        found["decisions"] = [
            {"id": one.id, "text": one.text, "for": one.for_, "against": one.against, "abstained": one.abstained}
            for one in item.decisions.values()
            if not one.gone
        ]
        found["follow_ups"] = [
            {"id": one.id, "text": one.text, "who": one.who, "due": one.due}
            for one in item.follow_ups.values()
            if not one.gone
        ]
    return found


def _in_room(item: Item, entry: Entry) -> bool:
    """Whether the room sees a contribution."""
    return item.shown and entry.open and (entry.picked or not item.only_picked)


def _clusters(item: Item, seen: Callable[[Entry], bool]) -> list[dict[str, Any]]:
    sizes: dict[str, int] = {}
    for one in item.entries.values():
        if not one.parked and seen(one):
            sizes[one.cluster] = sizes.get(one.cluster, 0) + 1
    return [
        *(
            {"id": one.id, "name": one.name, "size": sizes.get(one.id, 0)}
            for one in item.clusters.values()
            if not one.gone
        ),
        {"id": "", "name": "", "size": sizes.get("", 0)},
    ]


def _told_groups(item: Item) -> list[dict[str, Any]]:
    sent: dict[int, int] = {}
    for one in item.entries.values() if item.groups else ():
        if one.picked and one.open:
            sent[one.group] = sent.get(one.group, 0) + 1
    return [
        {
            "no": group.no,
            "size": len(group.members),
            "roles": [role for _one, role in group.roles],
            "sent": sent.get(group.no, 0),
            "picks": item.picks,
            "help": group.help,
        }
        for group in item.groups
    ]


def _public(item: Item, entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "no": entry.no,
        "text": entry.text,
        "group": entry.group,
        "cluster": entry.cluster,
        "picked": entry.picked,
        "parked": entry.parked,
        "chosen": entry.id in item.chosen,
    }


def _to_host(item: Item, entry: Entry) -> dict[str, Any]:
    return {
        **_public(item, entry),
        "at": entry.at,
        "held": entry.held,
        "hidden": entry.hidden,
        "taken_back": entry.taken_back,
        "named": entry.named,
        "like": item.entries[entry.like].no if entry.like else 0,
        "burst": entry.burst,
        "mine": entry.by == "host",
    }


def _changed(
    state: State,
    since: int,
    seen: Callable[[Item, Entry], bool],
    told: Callable[[Item, Entry], dict[str, Any]],
) -> dict[str, Any]:
    """The contributions of the item that is on that changed after an event: `list`, and ids that are `gone`.

    When `whole`, the list is all that there is, and what was known before is to be forgotten.
    """
    item = state.item
    if item is None:
        return {"item": "", "whole": True, "list": [], "gone": []}
    if since < item.whole or since == 0:
        return {
            "item": item.id,
            "whole": True,
            "list": [told(item, one) for one in item.entries.values() if seen(item, one)],
            "gone": [],
        }
    start = bisect_right(item.changes, since, key=lambda change: change[0])
    changed = [item.entries[id] for id in dict.fromkeys(id for _seq, id in item.changes[start:])]
    return {
        "item": item.id,
        "whole": False,
        "list": [told(item, one) for one in changed if seen(item, one)],
        "gone": [one.id for one in changed if not seen(item, one)],
    }


def host_view(state: State, since: int = 0) -> dict[str, Any]:
    """What the facilitator alone sees: the room's view, and what is hidden from it, but never what was taken back."""
    found = dict(_once(state, "host", _host))
    found["entries"] = _changed(state, since, lambda _item, one: not (one.gone or one.taken_back), _to_host)
    return found


def _host(state: State) -> dict[str, Any]:
    item, meeting = state.item, state.meeting
    found = dict(_once(state, "room", _room))
    found["devices"] = [
        {
            "device": one.device,
            "role": one.role,
            "people": one.people,
            "waiting": one.waiting,
            "muted": one.muted,
            "answered": item is not None and item.answered.get(one.device, 0) > 0,
        }
        for one in state.devices.values()
    ]
    found["unphoned"] = dict(meeting.unphoned)
    found["minutes_key"] = meeting.minutes
    found["undo"] = [{"seq": seq} for seq in state.done[-5:]]
    found["redo"] = len(state.undone)
    found["items"] = [_agenda_item(state, one) for one in state.agenda()]
    if item is not None:
        found["clusters"] = _clusters(item, lambda one: not (one.gone or one.taken_back or one.hidden))
        found["held"] = sum(1 for one in item.entries.values() if one.held and not one.taken_back and not one.gone)
        found["taken_back"] = sum(1 for one in item.entries.values() if one.taken_back)
        found["moderated"] = item.moderated
        found["rounds"] = [_whole_round(item, one) for one in item.rounds if not one.gone]
        found["vote"] = kind_of(item)
        found["conclusion"] = item.conclusion
        found["order"] = list(item.order)
        found["members"] = {str(one.no): list(one.members) for one in item.groups}
        found["show"] = {"entries": item.shown, "results": item.results, "reasons": item.reasons}
    return found


def _agenda_item(state: State, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "question": item.question,
        "asks": item.asks,
        "about": item.about,
        "about_text": item.about_text,
        "method": item.method,
        "phase": item.phase,
        "phases": [
            {"name": name, "minutes": minutes}
            for name, minutes in zip(method(item.method).phases, item.minutes, strict=False)
        ],
        "entries": len(item.entries),
        "decisions": sum(1 for one in item.decisions.values() if not one.gone),
        "follow_ups": sum(1 for one in item.follow_ups.values() if not one.gone),
        "links": list(item.links),
    }


def _withdrawn(item: Item, option: str) -> bool:
    """Whether an option is a contribution that its sender took back since, or that never came."""
    entry = item.entries.get(option)
    return entry is not None and (entry.taken_back or entry.gone)


def _whole_round(item: Item, round: Round) -> dict[str, Any]:
    return {
        "round": item.rounds.index(round) + 1,
        "kind": round.ballot,
        "voted": voted(round),
        "results": as_data(tuple(one for one in results(item, round) if not _withdrawn(item, one.id))),
        "reasons": [
            {
                "id": one.id,
                "text": one.text,
                "value": one.value,
                "held": one.held,
                "hidden": one.hidden,
                "named": one.named,
            }
            for one in round.reasons.values()
        ],
        "hands": [list(one) for one in round.hands],
    }
