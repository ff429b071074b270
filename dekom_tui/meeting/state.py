"""What a meeting is after its events: agenda, people, contributions, groups, clusters, ballots, decisions, clock.

A `State` belongs to the one who folds: `fold` changes it in place and gives it back, so that an event costs the same
in the first minute and after 20,000 contributions. The discipline: records are changed through `State.write` alone,
their attributes hold immutable values, and what is taken away is marked `gone`. So every change knows what was before,
and an undo puts it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting.records import Entry, Meeting

if TYPE_CHECKING:
    from dekom_tui.meeting.records import Device, Item, Record

WELCOME: Final = "welcome"
RUNNING: Final = "running"
ENDED: Final = "ended"


class State:
    """A meeting after its events so far, the newest of them `seq`."""

    __slots__ = ("cache", "devices", "done", "entries", "ids", "items", "meeting", "now", "seq", "undone", "writes")

    def __init__(self) -> None:
        self.seq = 0
        self.now = 0
        """When the newest event happened, ms."""
        self.meeting = Meeting(
            title="", date="", school="", place="", leader="", start="", end="", minutes="", form="nb",
            known=frozenset(), stage=WELCOME, current="", message="",
            late_item="", late_phase="",
        )  # fmt: skip
        self.items: dict[str, Item] = {}
        self.devices: dict[str, Device] = {}
        self.entries: dict[str, Entry] = {}
        """Every contribution of the meeting by id."""
        self.ids: dict[str, int] = {}
        """Every event's id, with its number."""
        self.writes: dict[int, list[tuple[Record, str, Any, Any]]] = {}
        """What each event that can be undone changed: record, field, before and after."""
        self.done: list[int] = []
        """The events that can be undone, in their order."""
        self.undone: list[int] = []
        """The undos that can be undone."""
        self.cache: dict[object, tuple[int, Any]] = {}

    @property
    def item(self) -> Item | None:
        """The item that is on; None at the welcome page, and when the meeting has ended."""
        return self.items.get(self.meeting.current) if self.meeting.stage == RUNNING else None

    def agenda(self) -> list[Item]:
        """The items in order, without those that are off the agenda."""
        return [self.items[one] for one in self.meeting.items if not self.items[one].gone]

    def present(self) -> int:
        """How many take part: those who share the phones, and those without."""
        phones = sum(one.people for one in self.devices.values() if not one.waiting)
        return phones + sum(count for _role, count in self.meeting.unphoned)

    def write(self, record: Record, field: str, value: Any) -> None:
        """Change a field of a record, and remember what it was."""
        before = getattr(record, field)
        if before == value:
            return
        setattr(record, field, value)
        if self.seq in self.writes:
            self.writes[self.seq].append((record, field, before, value))
        if type(record) is Entry and field != "changed":
            self.touch(record)

    def touch(self, entry: Entry) -> None:
        """Remember that a contribution is to be looked at anew."""
        if entry.changed != self.seq:
            entry.changed = self.seq
            self.items[entry.item].changes.append((self.seq, entry.id))


def seen(state: State, id: str) -> int | None:
    """The number of the event with this id, with which a command sent twice is answered; None when there is none."""
    return state.ids.get(id)
