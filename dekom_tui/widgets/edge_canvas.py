"""A canvas that tells when one wants to go beyond its first or last target."""

from __future__ import annotations

from textual.message import Message

from dekom_tui.widgets.canvas import Canvas


class EdgeCanvas(Canvas):
    """A canvas that is one of several things among which ↑ and ↓ move."""

    class Beyond(Message):
        """There is nothing further that way: `step` is -1 for up and 1 for down."""

        def __init__(self, canvas: EdgeCanvas, step: int) -> None:
            super().__init__()
            self.canvas = canvas
            self.step = step

        @property
        def control(self) -> EdgeCanvas:
            return self.canvas

    def action_move(self, step: int) -> None:
        """To the next target up or down; where there is none, it tells so."""
        if not self._moved(self._page.move, step):
            self.post_message(self.Beyond(self, step))
