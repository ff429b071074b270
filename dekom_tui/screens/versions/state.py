"""What is known of the plan's versions while the program is open: the list, which two are held against each other, and
what lies between them. Read and compared by a thread; the loop only puts what was found in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.history.saved import NOW, Saved
from dekom_tui.plan.model import Plan
from dekom_tui.words.language import current

if TYPE_CHECKING:
    from dekom_tui.history.past import Past
    from dekom_tui.history.trouble import HistoryError
    from dekom_tui.review.between import Between
    from dekom_tui.store.read import Opened
    from dekom_tui.words.changes.telling import Group


class Pair(NamedTuple):
    """Two versions by their commits, the earlier one first; NOW is the plan as it is open."""

    first: str
    second: str = NOW


class Held(NamedTuple):
    """Two versions held against each other, told in plan words."""

    pair: Pair
    now: Plan
    """The open plan at the time."""
    between: Between
    groups: tuple[Group, ...]
    total: int
    """How many changes there are; a key that was renamed is one, with all that names it."""
    unread: tuple[str, ...] = ()
    """The files that one of them could not read."""


class Unsaved(NamedTuple):
    """What the open plan has that no version has: in a sentence, and how many changes."""

    now: Plan
    said: tuple[str, ...]
    total: int


class Versions:
    """The versions of one plan."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.language = current()
        """The language that all of it is told in."""
        self._past: Past | None = None
        self.saved: tuple[Saved, ...] = ()
        """The newest first."""
        self.reading = True
        """Whether there is more to come."""
        self.trouble: HistoryError | None = None
        self.pair: Pair | None = None
        self.held: Held | None = None
        self.unsaved: Unsaved | None = None
        self.picked = False
        """Whether somebody has chosen the two, and the timeline has not shown it yet."""
        self._offered: Pair | None = None
        """The two that are held against each other until somebody chooses."""
        self._lately = NOW
        """Which of the two was chosen last."""

    @property
    def past(self) -> Past:
        """Reads the versions. What that takes is imported here, in the thread that asks first."""
        if self._past is None:
            from dekom_tui.history.past import Past

            self._past = Past(self.folder)
        return self._past

    # The list

    def take_list(self, found: Sequence[Saved]) -> None:
        """The list as git has it: what was read of a version before stays."""
        known = {one.oid: one for one in self.saved}
        if found and self.saved and found[0].oid != self.saved[0].oid:
            # Saved or fetched meanwhile: what no version had is in one now.
            self.unsaved = None
        self.saved = tuple(known.get(one.oid, one) for one in found)
        self.trouble = None
        if self.pair is not None and any(one and self.find(one) is None for one in self.pair):
            self.pair = self.held = None

    def take_told(self, found: Sequence[Saved]) -> None:
        """Versions that were read."""
        told_now = {one.oid: one for one in found}
        self.saved = tuple(told_now.get(one.oid, one) for one in self.saved)

    def ended(self) -> None:
        """All of them are read: where nobody has chosen, the adopted plan is held against the open one."""
        self.reading = False
        if self.pair in (None, self._offered) and self.saved:
            adopted = next((one for one in self.saved if one.adopted), self.saved[-1])
            if self.pair != Pair(adopted.oid):
                self.pair = self._offered = Pair(adopted.oid)
                self.held, self._lately = None, NOW

    def failed(self, trouble: HistoryError) -> None:
        """The versions cannot be had."""
        self.trouble, self.reading = trouble, False
        self.saved, self.pair, self.held = (), None, None

    def find(self, oid: str) -> Saved | None:
        """A version by its commit."""
        return next((one for one in self.saved if one.oid == oid), None)

    # Which two

    def choose(self, oid: str) -> None:
        """Hold a version against the one of the two that was chosen last."""
        pair = self.pair
        if pair is None or oid in pair:
            return
        stays = self._lately if self._lately in pair else pair.second
        self._lately = oid
        order = {one.oid: at for at, one in enumerate(self.saved)}
        older, newer = sorted((oid, stays), key=lambda one: order.get(one, -1), reverse=True)
        self._take(Pair(older, newer))

    def only(self, oid: str) -> bool:
        """Hold a version against the one before it; False where there is none."""
        oids = [one.oid for one in self.saved]
        before = 0 if oid == NOW else oids.index(oid) + 1
        if before >= len(oids):
            return False
        self._take(Pair(oids[before], oid))
        return True

    def _take(self, pair: Pair) -> None:
        if self.pair != pair:
            self.pair, self.held, self.picked = pair, None, True

    # What lies between; done in a thread

    def day_of(self, oid: str, today: date) -> date:
        """The day that a version is looked at on."""
        found = self.find(oid)
        return today if found is None else found.when.date()

    def compare(self, pair: Pair, now: Plan, refused: Sequence[str], today: date) -> Held:
        """Hold two versions against each other. Raises HistoryError."""
        from dekom_tui.review.between import between
        from dekom_tui.words.changes.summary import counted
        from dekom_tui.words.changes.telling import told

        left_out = list(refused) if pair.second == NOW else []
        before = self.past.plan(pair.first)
        left_out += _refused(before)
        after = now
        if pair.second != NOW:
            later = self.past.plan(pair.second)
            left_out += _refused(later)
            after = later.plan
        then, day = self.day_of(pair.first, today), self.day_of(pair.second, today)
        found = between(before.plan, after, day, then=then, refused=left_out)
        groups = told(found.changes, found.before, found.after, found.consequences)
        return Held(pair, now, found, groups, counted(groups), tuple(dict.fromkeys(left_out)))

    def look_unsaved(self, now: Plan, refused: Sequence[str], today: date) -> Unsaved:
        """What is in the open plan and in no version. Raises HistoryError."""
        if not self.saved:
            return Unsaved(now, (), 0)
        from dekom_tui.review.between import between
        from dekom_tui.words.changes.summary import counted, summary_parts
        from dekom_tui.words.changes.telling import told

        newest = self.past.plan(self.saved[0].oid)
        found = between(newest.plan, now, today, refused=[*refused, *_refused(newest)])
        groups = told(found.changes, found.before, found.after)
        return Unsaved(now, summary_parts(groups), counted(groups))


def _refused(opened: Opened) -> list[str]:
    """The files of a version that could not be read."""
    return [path for path, file in opened.files.items() if file.refused]
