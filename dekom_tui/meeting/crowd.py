"""The people: who joins, waits or is muted, the groups and their roles, and whose turn it is in a round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.meeting.drawing import divided, joined, shuffled
from dekom_tui.meeting.events import HOST
from dekom_tui.meeting.methods import FOUR, GROUP_ROLES, PAIR, PHASES
from dekom_tui.meeting.records import Device, Group
from dekom_tui.meeting.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dekom_tui.meeting.events import Event
    from dekom_tui.meeting.records import Item


def _join(state: State, event: Event) -> None:
    data, device = event.data, state.devices.get(event.by)
    if device is None:
        device = Device(device=event.by, role="", entries={}, since=event.at, waiting=state.meeting.lobby)
        state.devices[event.by] = device
    device.role = data.get("role", device.role)
    device.people = data.get("people", device.people)
    device.seat = data.get("group", device.seat)
    if not device.waiting:
        _seat(state, device)


def _seat(state: State, device: Device) -> None:
    """Give a phone that came late a group of the item that is on, and a place in its round: the last."""
    item = state.item
    if item is None:
        return
    if item.groups and (item.group_of(device.device) is None or device.seat):
        wanted = item.group(device.seat)
        smallest = min(item.groups, key=lambda one: (len(one.members), one.no))
        _to_group(state, item, device.device, wanted or smallest)
    if item.order and device.device not in item.order:
        state.write(item, "order", (*item.order, device.device))


def _to_group(state: State, item: Item, device: str, group: Group) -> None:
    left = item.group_of(device)
    if left is group:
        return
    if left is not None:
        state.write(left, "members", tuple(one for one in left.members if one != device))
        state.write(left, "roles", tuple(one for one in left.roles if one[0] != device))
        _fill_roles(state, left)
    state.write(group, "members", (*group.members, device))
    _fill_roles(state, group)


def _fill_roles(state: State, group: Group) -> None:
    """Give roles that nobody has to members that have none."""
    for role in GROUP_ROLES:
        free = [one for one in group.members if not group.role_of(one)]
        if free and not group.holder(role):
            state.write(group, "roles", (*group.roles, (free[0], role)))
    if group.members and not group.holder("sekretaer"):
        first = group.members[0]
        state.write(group, "roles", tuple((one, "sekretaer" if one == first else role) for one, role in group.roles))


def _switch(field: str) -> Callable[[State, Event], None]:
    def folded(state: State, event: Event) -> None:
        state.write(state.meeting, field, event.data["on"])

    return folded


def _let_in(state: State, event: Event) -> None:
    for one in event.data["devices"]:
        device = state.devices.get(one)
        if device is not None and device.waiting:
            state.write(device, "waiting", False)
            _seat(state, device)


def _mute(state: State, event: Event) -> None:
    state.write(state.devices[event.data["device"]], "muted", event.data["on"])


def _mute_sender(state: State, event: Event) -> None:
    state.write(state.devices[state.entries[event.data["id"]].by], "muted", event.data["on"])


def _people(state: State, event: Event) -> None:
    counted = {**dict(state.meeting.unphoned), event.data["role"]: event.data["count"]}
    state.write(state.meeting, "unphoned", tuple(sorted((role, count) for role, count in counted.items() if count)))


def inside(state: State) -> list[str]:
    """The phones that are let in, in the order that they came."""
    return [one.device for one in state.devices.values() if not one.waiting]


def _set_groups(state: State, item: Item, parts: Sequence[Sequence[str]], seed: str) -> None:
    groups = tuple(
        Group(no=number, members=tuple(members), roles=_roles(members, f"{seed}/{number}"), help=False)
        for number, members in enumerate(parts, 1)
    )
    _keep_groups(state, item, groups)


def _keep_groups(state: State, item: Item, groups: tuple[Group, ...]) -> None:
    """These are the groups of the phase that is on. What its members wrote is the group's, and when they come from
    another phase's groups, nothing of it is chosen yet."""
    anew = item.grouped not in ("", item.phase)
    if anew:
        others = tuple(one for one in item.former if one[0] not in (item.grouped, item.phase))
        state.write(item, "former", (*others, (item.grouped, item.groups)))
    state.write(item, "groups", groups)
    state.write(item, "grouped", item.phase)
    for group in groups:
        for member in group.members:
            for id in state.devices[member].entries.get(item.id, ()):
                state.write(item.entries[id], "group", group.no)
                if anew:
                    state.write(item.entries[id], "picked", False)


def _roles(members: Sequence[str], seed: str) -> tuple[tuple[str, str], ...]:
    return tuple(zip(shuffled(seed, members), GROUP_ROLES, strict=False))


def begin_groups(state: State, item: Item, seed: str) -> None:
    """The groups of a phase, drawn when it has none; those of four are pairs put together."""
    if item.groups and item.grouped == item.phase:
        return
    before = dict(item.former).get(item.phase)
    if before is not None:
        _keep_groups(state, item, before)
        return
    size = PHASES[item.phase].group
    people = inside(state)
    if item.phase == FOUR and item.grouped == PAIR:
        _set_groups(state, item, joined([one.members for one in item.groups], size), seed)
        return
    if item.groups and item.grouped not in (PAIR, FOUR):
        return
    seats = sorted({state.devices[one].seat for one in people} - {0})
    if seats and 2 * sum(1 for one in people if state.devices[one].seat) > len(people):
        parts = [[one for one in people if state.devices[one].seat == seat] for seat in range(1, seats[-1] + 1)]
        for one in shuffled(seed, [one for one in people if not state.devices[one].seat]):
            min(parts, key=len).append(one)
        _set_groups(state, item, parts, seed)
        return
    _set_groups(state, item, divided(shuffled(seed, people), size), seed)


def _groups(state: State, event: Event) -> None:
    data, item = event.data, state.items[event.data["item"]]
    people = shuffled(data["seed"], inside(state))
    _set_groups(state, item, divided(people, data.get("size", 4), data.get("count", 0)), data["seed"])


def _regroup(state: State, event: Event) -> None:
    item = state.item
    group = item.group(event.data["group"]) if item is not None else None
    if item is not None and group is not None:
        _to_group(state, item, event.data["device"], group)


def _sit(state: State, event: Event) -> None:
    device, item = state.devices[event.by], state.item
    device.seat = event.data["group"]
    group = item.group(device.seat) if item is not None else None
    if item is not None and group is not None:
        _to_group(state, item, event.by, group)


def _draw_roles(state: State, event: Event) -> None:
    for group in state.items[event.data["item"]].groups:
        state.write(group, "roles", _roles(group.members, f"{event.data['seed']}/{group.no}"))


def _take_role(state: State, event: Event) -> None:
    item = state.item
    group = item.group_of(event.by) if item is not None else None
    assert group is not None
    wanted, own = event.data["role"], group.role_of(event.by)
    holder = group.holder(wanted)
    rest = [one for one in group.roles if one[0] not in (event.by, holder)]
    swapped = [(holder, own)] if holder and own and holder != event.by else []
    group.roles = (*rest, *swapped, (event.by, wanted))


def _pick(state: State, event: Event) -> None:
    data = event.data
    for id in data["ids"]:
        entry = state.entries[id]
        item = state.items[entry.item]
        group = data.get("group", 0)
        if event.by != HOST:
            own = item.group_of(event.by)
            group = own.no if own is not None else 0
        state.write(entry, "picked", data["on"])
        if group:
            state.write(entry, "group", group)


def _help(state: State, event: Event) -> None:
    group = state.item.group_of(event.by) if state.item is not None else None
    if group is not None:
        group.help = event.data["on"]


def _helped(state: State, event: Event) -> None:
    group = state.item.group(event.data["group"]) if state.item is not None else None
    if group is not None:
        state.write(group, "help", False)


def begin_round(state: State, item: Item, seed: str) -> None:
    """The order of a round, drawn when it has none."""
    if not item.order:
        state.write(item, "order", tuple(shuffled(seed, inside(state))))
        state.write(item, "turn", 0)


def _turn(state: State, event: Event) -> None:
    state.write(state.items[event.data["item"]], "turn", event.data["to"])


def _said(state: State, event: Event) -> None:
    item = state.item
    assert item is not None
    if event.data.get("passed"):
        item.passed = (*item.passed, event.by)
    item.turn += 1


folds: Final[dict[str, Callable[[State, Event], None]]] = {
    "join": _join,
    "lock": _switch("locked"),
    "lobby": _switch("lobby"),
    "let_in": _let_in,
    "mute": _mute,
    "mute_sender": _mute_sender,
    "people": _people,
    "groups": _groups,
    "regroup": _regroup,
    "sit": _sit,
    "draw_roles": _draw_roles,
    "take_role": _take_role,
    "pick": _pick,
    "help": _help,
    "helped": _helped,
    "turn": _turn,
    "said": _said,
}
