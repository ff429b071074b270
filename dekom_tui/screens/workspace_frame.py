"""The frame of the screens that belong to the workspace and not to a plan."""

from __future__ import annotations

from dekom_tui.screens.base import FrameScreen
from dekom_tui.widgets.frame import KeyLine, Place, TabLine, TitleLine
from dekom_tui.widgets.lines import BLANK
from dekom_tui.words.dates import title_stamp
from dekom_tui.words.language import _


class WorkspaceScreen(FrameScreen):
    """A screen of the workspace: its folder's name in the title line, one tab."""

    def show_frame(self) -> None:
        self.query_one(TabLine).show([Place("", _("Planer"))], "")
        where = f"{self.host.workspace.resolve().name}/"
        self.query_one(TitleLine).show(school="dekom", plan=where, when=title_stamp(self.host.today), state=BLANK)
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())
