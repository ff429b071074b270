"""The page before the room, where ↑ and ↓ may mean more than the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dekom_tui.widgets.blocks import Blocks
from dekom_tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.screen import MeetingScreen


class Stage(Canvas):
    """Where a line is moved and not a choice, ↑ and ↓ are the screen's; ← and → always are."""

    @property
    def _meeting(self) -> MeetingScreen:
        return cast("MeetingScreen", self.screen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return False if action == "pane" else super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        if self._meeting.moved(step):
            return
        was = self.selected
        super().action_move(step)
        if self.selected == was:
            self._other_column(step)

    def _other_column(self, step: int) -> None:
        """From the foot of the left column to the head of the right one, and back."""
        rows = self.rows
        if not isinstance(rows, Blocks):
            return
        left, right = rows.ends(0), rows.ends(1)
        if left is None or right is None:
            return
        to = right[0] if step > 0 and self.selected == left[1] else left[1] if self.selected == right[0] else None
        if to is not None and (step > 0) == (to == right[0]):
            self.select(to)
            self.post_message(self.Highlighted(self, to))

    def action_choose(self) -> None:
        if self.selected is None:
            self._meeting.run_worker(self._meeting.action_choose(), group="choose")
        else:
            super().action_choose()
