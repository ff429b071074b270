"""What stands over a screen for a moment: a page on quiet ground, the screen dimmed behind it, its own key line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from dekom_tui.commands import QUIT, THEME, Command
from dekom_tui.screens.base import hint
from dekom_tui.screens.host import Host, host
from dekom_tui.widgets.dimming import Dimmer
from dekom_tui.widgets.frame import KeyLine


class OverScreen(ModalScreen[None]):
    """A page over another screen."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        *(Binding(key, f"app.{one.name}", show=False) for one in (QUIT, THEME) for key in one.keys),
    ]
    DEFAULT_CSS = """
    OverScreen {
        align: center middle;
        #box { background: $dk-surface; padding: 1 2; }
        #keys { dock: bottom; }
    }
    """

    _dimmer: Dimmer | None = None
    _behind: list[Strip] | None = None
    _behind_for = Size(0, 0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The screen below, dimmed. It is drawn once: what is typed on the page lets it be."""
        if self._behind is None or self._behind_for != self.size:
            self._behind, self._behind_for = self._dimmed(), self.size
        return [self._behind[y].crop(crop.x, crop.right) for y in crop.line_range]

    def notify_style_update(self) -> None:
        self._behind = None
        super().notify_style_update()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        self._behind = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _dimmed(self) -> list[Strip]:
        width, height = self.size
        over = self.styles.background
        stack = self.app.screen_stack
        at = stack.index(self) if self in stack else 0
        blank = [Strip.blank(width, self.visual_style.rich_style)] * height
        if not at:
            return blank
        if self._dimmer is None or self._dimmer.over != over:
            self._dimmer = Dimmer(over)
        strips = self._dimmer.strips(stack[at - 1]._compositor.render_strips(self.size))
        for one in self.get_line_filters():
            if not isinstance(one, ANSIToTruecolor):
                strips = [strip.apply_filter(one, over) for strip in strips]
        # When the window has just grown the screen below has not.
        return [strip.adjust_cell_length(width) for strip in [*strips, *blank][:height]]

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            self.fit(box, self.app.size)
            yield from self.body()
        yield KeyLine([hint(one)._replace(action=one.name) for one in self.commands()], id="keys")

    def fit(self, box: Widget, size: Size) -> None:
        """Make the page as large as it is to be on a screen of this size. Asked before the first frame already."""

    def on_resize(self, event: events.Resize) -> None:
        self.fit(self.query_one("#box"), event.size)
        self.refresh()

    def body(self) -> Iterable[Widget]:
        """What stands on the page."""
        raise NotImplementedError

    def commands(self) -> Sequence[Command]:
        """What can be done here and now."""
        return self.COMMANDS_HERE

    @property
    def host(self) -> Host:
        """The program."""
        return host(self)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()
