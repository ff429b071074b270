"""What a version is saved on: the page with its parts, what is shown of them, and how the rows are shared out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.widget import Widget

from dekom_tui.history.refusals import UnderWay
from dekom_tui.history.trouble import HistoryError, NoRepository
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.commit.parts import Body, Files, Subject
from dekom_tui.screens.commit.state import Draft
from dekom_tui.screens.commit.view import (
    LOW,
    change_rows,
    file_rows,
    message_head,
    refused_rows,
    shares,
    top_lines,
    trouble_rows,
    where_lines,
    without_targets,
    working_line,
)
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Line, Row
from dekom_tui.widgets.still import Still
from dekom_tui.words.language import _


class CommitPage(FrameScreen):
    """The changes, the message, whose name it is where nobody has said, and the files."""

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._chosen: set[str] = set()
        self._trouble: HistoryError | None = None
        self._refused = ""
        self._nobody = False
        """Whether git does not know whose name to put on a version."""
        self._waited = False

    def body(self) -> Iterable[Widget]:
        yield Still(self._top, id="top")
        yield Canvas(self._change_rows, tell_edges=True, id="changes")
        yield Still(message_head, id="head")
        yield Subject(label_width=2, id="subject")
        yield Body(id="rest")
        yield Field(_("Navn"), label_width=10, id="name", classes="who", placeholder=_("står på versjonene dine"))
        yield Field(_("E-post"), label_width=10, id="email", classes="who")
        yield Files(self._file_rows, tell_edges=True, id="files")
        yield Still(self._where, id="where")

    def on_resize(self, event: events.Resize) -> None:
        self._fit()

    def _show_parts(self) -> None:
        """Shows what there is to write and choose. At once, not with the next style sheet: keys are on their way."""
        for name in ("#head", "#subject", "#rest", "#files"):
            self.query_one(name).display = self._trouble is None
        for one in self.query(".who"):
            one.display = self._nobody and self._trouble is None
        self.set_class(self._trouble is not None, "-without")

    def _fit(self) -> None:
        """Shares the rows out between the changes and the files."""
        width, height = self.app.size
        self.set_class(height < LOW, "-low")
        self.set_class(bool(self._refused), "-refused")
        above: int | str = "1fr"
        if self._draft is not None and self._trouble is None:
            extra = self.query_one(Subject).tall(width) - 1 + (2 if self._nobody else 0)
            rows, below = shares(self._draft, self._chosen, width, height, extra)
            self.query_one("#files").styles.height = below
            above = above if self._refused else rows
        self.query_one("#changes").styles.height = above

    # What is drawn

    def _change_rows(self, width: int, height: int) -> Sequence[Row]:
        if self._trouble is not None:
            return trouble_rows(self._trouble, self._can_begin, f"{self.host.workspace.resolve().name}/", width)
        if self._refused:
            return self._scrolling(refused_rows(self._refused, width), height)
        return self._scrolling(change_rows(self._draft, width), height) if self._draft is not None else ()

    def _scrolling(self, rows: Sequence[Row], height: int) -> Sequence[Row]:
        """The rows, to be gone through only where they do not all fit."""
        changes = self.query_one("#changes", Canvas)
        changes.can_focus = len(rows) > height
        return rows if changes.can_focus and changes.has_focus else without_targets(rows)

    def _top(self, width: int, height: int) -> list[Line]:
        return top_lines(self._draft, bool(self._refused), width)

    def _file_rows(self, width: int, height: int) -> Sequence[Row]:
        if self._draft is None:
            return ()
        rows = file_rows(self._draft, self._chosen, width, self.has_class("-low"))
        return rows if self.query_one("#files").has_focus else without_targets(rows)

    def _where(self, width: int, height: int) -> list[Line]:
        if self._waited:
            said = working_line(_("Lagrer versjonen, og venter på arkivets egen kontroll"), None, width)
        elif self._draft is None or self._trouble is not None:
            said = ()
        else:
            return where_lines(self._draft, width, height)
        return [(), said][-height:]

    @property
    def _can_begin(self) -> bool:
        return isinstance(self._trouble, NoRepository) and not self._trouble.distrusted

    @property
    def _can_settle(self) -> bool:
        return isinstance(self._trouble, UnderWay) and self._trouble.kind == "merge"

    def _redraw(self) -> None:
        self._show_parts()
        self._fit()
        for name in ("#changes", "#files"):
            self.query_one(name, Canvas).refresh_rows()
        for name in ("#top", "#where"):
            self.query_one(name, Still).redraw()
        self._show_keys()

    def _show_keys(self) -> None:
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())
