"""Undo: what a step was, and the plan and the texts before and after it."""

from __future__ import annotations

from typing import NamedTuple

from dekom_tui.plan.edits import Edit
from dekom_tui.plan.model import Plan
from dekom_tui.store.texts import Texts, same_text


class Step(NamedTuple):
    """One thing that can be undone. Plans and documents share what is the same, so it costs what differs."""

    edit: Edit | None
    """None for the settling of a conflict."""
    stretch: str
    """Names a stretch of typing; the next edit of the same stretch becomes part of this step."""
    before: Plan
    after: Plan
    texts_before: Texts
    texts_after: Texts
    exact: bool
    """The texts say what the plans say: nothing was disputed."""

    @property
    def reverse(self) -> Step:
        """The step that takes this one back."""
        return self._replace(
            before=self.after, after=self.before, texts_before=self.texts_after, texts_after=self.texts_before
        )

    def joined(self, later: Step) -> Step:
        """This step and the one right after it as one."""
        return later._replace(
            before=self.before,
            texts_before={**later.texts_before, **self.texts_before},
            texts_after={**self.texts_after, **later.texts_after},
            exact=self.exact and later.exact,
        )

    def fits(self, texts: Texts) -> bool:
        """The touched files are as the step found them, so their bytes after it can be told."""
        return self.exact and all(same_text(texts.get(path), one) for path, one in self.texts_before.items())

    def on(self, plan: Plan) -> Plan:
        """The plan after the step; what else changed meanwhile stays, also where it is in the step's way."""
        if plan is self.before:
            return self.after
        from dekom_tui.review.merge import merge

        return merge(self.before, plan, self.after).plan.under(plan.settings)
