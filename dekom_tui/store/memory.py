"""An open plan in memory: the plan, the texts that say it, and the steps that led there.

Everything here is instant, and safe to call from several threads.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

from dekom_tui.plan import edits
from dekom_tui.plan.edits import Edit
from dekom_tui.plan.model import Plan
from dekom_tui.store import sync
from dekom_tui.store.parts import changed_files
from dekom_tui.store.sync import Choice, Sides
from dekom_tui.store.texts import Texts, renames_of, written
from dekom_tui.store.undo import Step

if TYPE_CHECKING:
    from dekom_tui.review.merge import Conflict

_TRIES = 20


class Now(NamedTuple):
    """What memory holds at one moment."""

    sides: Sides
    texts: Texts
    """What is to stand on disk, by path; each belongs to `sides.target`."""


class Memory:
    """The plan, its texts, and undo and redo without limit."""

    def __init__(self, plan: Plan, texts: Texts) -> None:
        self.now = Now(sync.at_rest(plan), texts)
        self.undone: list[Step] = []
        self.done: list[Step] = []
        self._lock = threading.Lock()

    def apply(self, edit: Edit, stretch: str = "") -> None:
        """Edit the plan. Raises EditError, ValueError, and WriteError when the text would not say the plan."""
        with self._lock:
            plan = edits.apply(self.now.sides.plan, edit)
            self._step(sync.edited(self.now.sides, plan), edit, stretch)

    def settle(self, conflict: Conflict, choice: Choice, value: Any) -> None:
        """Choose in a conflict. Raises NoSuchConflict and ValueError."""
        with self._lock:
            self._step(sync.settled(self.now.sides, conflict, choice, value), None, "")

    def undo(self) -> Step | None:
        """Take the last step back, to the byte where nobody else changed the files since."""
        with self._lock:
            if not self.done:
                return None
            self._walk(self.done[-1].reverse)
            self.undone.append(self.done.pop())
            return self.undone[-1]

    def redo(self) -> Step | None:
        """Do the step again that was undone last."""
        with self._lock:
            if not self.undone:
                return None
            self._walk(self.undone[-1])
            self.done.append(self.undone.pop())
            return self.done[-1]

    def take_in(self, was: Plan, now: Plan, texts: Texts) -> tuple[Sides, Sides]:
        """Take in what others did: the plan on disk was `was` and is `now`, and these files' texts say so.

        Gives the sides before and after. The work is done beside the lock, and again when memory changed meanwhile.
        """
        for attempt in range(_TRIES + 1):
            found = self.now
            if attempt == _TRIES:
                with self._lock:
                    return self._taken(self.now, was, now, texts)
            made = _taking_in(found, was, now, texts)
            with self._lock:
                if self.now is found:
                    self.now = made
                    return found.sides, made.sides
        raise AssertionError("the last attempt holds the lock")

    def _taken(self, found: Now, was: Plan, now: Plan, texts: Texts) -> tuple[Sides, Sides]:
        self.now = _taking_in(found, was, now, texts)
        return found.sides, self.now.sides

    def recover(self, base: Plan, ours: Plan) -> tuple[Sides, Sides]:
        """Take in what was once made of `base` here and never saved, as ours. Raises ValueError among conflicts."""
        with self._lock:
            found = self.now
            if found.sides.conflicts:
                raise ValueError("settle the conflicts first")
            sides = sync.recovering(found.sides, base, ours)
            self._step(sides, None, "")
            return found.sides, sides

    def _step(self, sides: Sides, edit: Edit | None, stretch: str) -> None:
        """Go on to other sides, as a step that can be undone."""
        before, texts = self.now
        files = changed_files(before.target, sides.target)
        new = written(texts, before.target, sides.target, files, renames_of(edit) if edit is not None else {})
        exact = not before.conflicts and not sides.conflicts
        old = {path: texts.get(path) for path in new}
        step = Step(edit, stretch, before.plan, sides.plan, old, new, exact)
        if not files and not changed_files(before.plan, sides.plan) and sides.conflicts == before.conflicts:
            return
        self.now = Now(sides, {**texts, **new})
        self.undone.clear()
        if stretch and self.done and self.done[-1].stretch == stretch and self.done[-1].after is before.plan:
            step = self.done.pop().joined(step)
        self.done.append(step)

    def _walk(self, step: Step) -> None:
        """Go a step back or forth, to the byte when the files are as it found them."""
        before, texts = self.now
        sides = sync.edited(before, step.on(before.plan))
        files = changed_files(before.target, sides.target)
        bytewise = not before.conflicts and step.fits(texts) and step.texts_after.keys() >= set(files)
        new = step.texts_after if bytewise else written(texts, before.target, sides.target, files)
        self.now = Now(sides, {**texts, **new})


def _taking_in(found: Now, was: Plan, now: Plan, texts: Texts) -> Now:
    sides = sync.taking_in(found.sides, was, now)
    new: dict[str, Any] = dict(texts)
    new |= written(texts, now, sides.target, [path for path in changed_files(now, sides.target) if path in texts])
    others = [path for path in changed_files(found.sides.target, sides.target) if path not in texts]
    new |= written(found.texts, found.sides.target, sides.target, others)
    return Now(sides, {**found.texts, **new})
