"""What stands over a screen for a moment: a page on quiet ground, the screen dimmed behind it, its own key line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from dekom_tui.commands import QUIT, THEME, Command
from dekom_tui.screens.base import hint
from dekom_tui.screens.host import Host, host
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

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield from self.body()
        yield KeyLine([hint(one)._replace(action=one.name) for one in self.commands()], id="keys")

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
