"""What a meeting holds: agenda, people, contributions, clusters, ballots, groups, decisions, as records.

Records are changed through `State.write` alone, their attributes hold immutable values (but for the collections that
are only ever added to), and what is taken away is marked `gone`.
"""

from __future__ import annotations

from typing import Any, Final


class Record:
    """Something that the meeting holds, changed through `State.write`."""

    __slots__ = ()

    def __init__(self, **values: Any) -> None:
        for name in tuple[str, ...](self.__slots__):
            setattr(self, name, values[name] if name in values else self.usual(name))

    def usual(self, name: str) -> Any:
        """What a field is until something is said of it."""
        return _USUAL[name]


class Device(Record):
    """A phone that has joined."""

    __slots__ = ("device", "entries", "muted", "people", "role", "seat", "since", "waiting")
    device: str
    role: str
    people: int
    """How many share it, 1 to 8."""
    seat: int
    """The group that it said itself that it sits in, 0 for none."""
    waiting: bool
    """In the lobby."""
    muted: bool
    since: int
    entries: dict[str, list[str]]
    """The ids of its contributions, by item. Only ever added to."""


class Entry(Record):
    """A contribution."""

    __slots__ = (
        "at", "burst", "by", "changed", "cluster", "gone", "group", "held", "hidden", "id", "item", "like", "named",
        "no", "parked", "phase", "picked", "taken_back", "text",
    )  # fmt: skip
    id: str
    item: str
    no: int
    """Its number in the item, from 1."""
    by: str
    text: str
    at: int
    group: int
    """The group whose words it is, or that picked it; 0 for none."""
    cluster: str
    picked: bool
    parked: bool
    held: bool
    hidden: bool
    taken_back: bool
    named: str
    """The name that it seems to hold; it was sent all the same, and is held for that."""
    like: str
    """An earlier contribution of the item that says nearly the same, empty for none."""
    burst: int
    """Which one it is from its phone within a minute, from 1."""
    phase: str
    changed: int
    """The event that changed it last."""
    gone: bool
    """Its coming was undone."""

    @property
    def open(self) -> bool:
        """Whether others than its sender and the host may see it, once contributions are shown."""
        return not (self.held or self.hidden or self.taken_back or self.gone)


class Cluster(Record):
    """Contributions that belong together."""

    __slots__ = ("gone", "id", "item", "name")
    id: str
    item: str
    name: str
    gone: bool


class Round(Record):
    """A ballot being held or that was held: what could be chosen, and what each voter chose."""

    __slots__ = (
        "ballot", "fixed", "gone", "hands", "high", "high_word", "low", "low_word", "options", "quota", "reasons",
        "seed", "several", "votes",
    )  # fmt: skip
    ballot: str
    options: tuple[tuple[str, str], ...]
    """Each option's id and words; of a cluster or a contribution the words are looked up."""
    quota: int
    several: bool
    """Several dots may go to one option."""
    low: int
    high: int
    low_word: str
    high_word: str
    votes: dict[str, tuple[tuple[str, int], ...]]
    """By voter: each option's value. A voter's new ballot takes the place of the former."""
    reasons: dict[str, Reason]
    """By voter."""
    hands: tuple[tuple[str, int, int], ...]
    """Counted hands: option, value, how many."""
    seed: str
    fixed: bool
    """Its options were given, and are not those that the item's contributions and clusters make."""
    gone: bool


class Reason(Record):
    """Why a voter gave a low step."""

    __slots__ = ("gone", "held", "hidden", "id", "named", "text", "value")
    id: str
    text: str
    value: int
    held: bool
    hidden: bool
    named: str
    gone: bool

    @property
    def open(self) -> bool:
        """Whether the room may see it, once reasons are shown."""
        return not (self.held or self.hidden or self.gone)


class Group(Record):
    """A group of an item: its number, who is in it and in which role."""

    __slots__ = ("help", "members", "no", "roles")
    no: int
    members: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    """Device and role, for those who have one."""
    help: bool

    def role_of(self, device: str) -> str:
        """A member's role, empty for none."""
        return next((role for one, role in self.roles if one == device), "")

    def holder(self, role: str) -> str:
        """Who has a role, empty for nobody."""
        return next((one for one, has in self.roles if has == role), "")


class Decision(Record):
    """What was decided, with the vote (None where nobody counted)."""

    __slots__ = ("abstained", "against", "for_", "gone", "id", "text")
    id: str
    text: str
    for_: int | None
    against: int | None
    abstained: int | None
    gone: bool


class FollowUp(Record):
    """What somebody is to do after the meeting; `due` is «2026-11-27» or empty."""

    __slots__ = ("due", "gone", "id", "text", "who")
    id: str
    text: str
    who: str
    due: str
    gone: bool


class Item(Record):
    """An item of the agenda."""

    __slots__ = (
        "about", "about_text", "answered", "asks", "ballot", "changes", "chosen", "clusters", "conclusion",
        "decisions", "entries", "follow_ups", "former", "gone", "grouped", "groups", "high", "high_word", "id",
        "links", "low", "low_word", "method", "minutes", "moderated", "only_picked", "open", "options", "order",
        "passed", "phase", "picks", "question", "quota", "reasons", "results", "rounds", "said", "several",
        "shown", "spotlight", "stems", "turn", "visited", "whole",
    )  # fmt: skip
    id: str
    question: str
    """Its words."""
    asks: str
    """`spoersmaal` as the file has it: SECTION.FIELD, a register, or the words."""
    about: str
    """`gjelder` as the file has it."""
    about_text: str
    """What that is called: a goal's text."""
    method: str
    minutes: tuple[int, ...]
    """By phase of the method."""
    ballot: str
    """The kind of ballot that its vote phase holds; empty for the method's own."""
    options: tuple[tuple[str, str], ...]
    """What a ballot asks about, when that is settled beforehand."""
    quota: int
    several: bool
    low: int
    high: int
    low_word: str
    high_word: str
    picks: int
    """How many each group sends."""
    phase: str
    """The phase that it is in or was left in; empty before it has begun."""
    visited: tuple[str, ...]
    open: bool
    """Whether phones can send to its phase."""
    shown: bool
    results: bool
    reasons: bool
    moderated: bool
    only_picked: bool
    spotlight: str
    entries: dict[str, Entry]
    """By id, in the order that they came. Only ever added to."""
    answered: dict[str, int]
    """Who has sent something that stands: device to how many."""
    stems: dict[str, list[str]]
    """Which contributions have a word, by how it begins. Only ever added to."""
    said: dict[str, tuple[str, ...]]
    """The words of each contribution, by how they begin."""
    changes: list[tuple[int, str]]
    """Which event changed which contribution, in their order."""
    whole: int
    """The last event after which every contribution must be looked at anew."""
    clusters: dict[str, Cluster]
    rounds: tuple[Round, ...]
    grouped: str
    """The phase that its groups were made for."""
    groups: tuple[Group, ...]
    former: tuple[tuple[str, tuple[Group, ...]], ...]
    """The groups of other phases, to be found again when the meeting goes back."""
    order: tuple[str, ...]
    """The round's order: devices."""
    turn: int
    passed: tuple[str, ...]
    chosen: tuple[str, ...]
    conclusion: str
    decisions: dict[str, Decision]
    follow_ups: dict[str, FollowUp]
    links: tuple[str, ...]
    gone: bool

    @property
    def round(self) -> Round | None:
        """The ballot that is on, the newest that was not undone."""
        return next((one for one in reversed(self.rounds) if not one.gone), None)

    def group_of(self, device: str) -> Group | None:
        """The group that a phone is in."""
        return next((one for one in self.groups if device in one.members), None)

    def group(self, no: int) -> Group | None:
        """A group by its number."""
        return next((one for one in self.groups if one.no == no), None)

    def standing(self) -> list[Entry]:
        """The contributions that may be shown and written, in the order that they came."""
        return [one for one in self.entries.values() if one.open]


class Meeting(Record):
    """The meeting as a whole."""

    __slots__ = (
        "began", "clock_ends", "clock_left", "clock_length", "current", "date", "end", "form", "items", "known",
        "late_item", "late_phase", "late_until", "leader", "lobby", "locked", "message", "minutes", "place", "school",
        "stage", "start", "started", "stopped", "title", "unphoned",
    )  # fmt: skip
    title: str
    date: str
    school: str
    place: str
    leader: str
    start: str
    end: str
    minutes: str
    """The key of the minutes file, empty when it is to be made."""
    form: str
    known: frozenset[str]
    stage: str
    """welcome, running or ended."""
    current: str
    """The item that is on; the last one while at the welcome page."""
    items: tuple[str, ...]
    """The agenda's order, those that are off it too."""
    locked: bool
    lobby: bool
    message: str
    clock_ends: int | None
    """When the phase is to end, ms; None without a clock or while it stands still."""
    clock_left: int | None
    """What was left when it was paused, ms."""
    clock_length: int
    """How long the phase was to be, ms."""
    late_item: str
    """Where writing ended last, in which phase, and until when (ms) what was being written there is still taken."""
    late_phase: str
    late_until: int
    unphoned: tuple[tuple[str, int], ...]
    """Who is here without a phone: role and how many."""
    began: int
    """When it was opened, ms."""
    started: int
    """When it first went to an item, ms; 0 while it has not."""
    stopped: int
    """When it ended, ms; 0 while it has not."""


_USUAL: Final[dict[str, Any]] = {
    **dict.fromkeys(("for_", "against", "abstained", "clock_ends", "clock_left")),
    **dict.fromkeys(
        ("burst", "changed", "no", "at", "seat",
         "since", "group", "turn", "whole", "quota", "low", "high", "picks", "value",
         "clock_length", "late_until", "began", "started", "stopped"), 0,
    ),
    "people": 1,
    **dict.fromkeys(
        ("fixed", "waiting", "muted", "picked", "parked", "held", "hidden", "taken_back", "gone", "several", "open",
         "shown", "results", "reasons", "moderated", "only_picked", "help", "locked", "lobby"), False,
    ),
    **dict.fromkeys(
        ("minutes", "options", "visited", "rounds", "groups",
         "former", "order", "passed", "chosen", "links", "members", "roles",
         "hands", "items", "unphoned"), (),
    ),
}  # fmt: skip
