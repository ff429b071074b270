"""V Versjoner: every version of the plan told in a sentence, and any two of them held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from dekom_tui.commands import (
    CHOOSE,
    ONLY_THIS,
    REPORT,
    SAVE_VERSION,
    SEE_CHANGES,
    SETTLE_OPEN,
    SHARE,
    TWO_VERSIONS,
    Command,
)
from dekom_tui.data import data
from dekom_tui.plan.deck import OVERVIEW
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import bindings
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.screens.versions.reading import ReadsVersions
from dekom_tui.screens.versions.view import VersionRows, foot_lines, head_lines, preview_rows, trouble_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Line, Row
from dekom_tui.widgets.still import Still

WIDE = 120
"""From this width what lies between the two stands beside the list."""


class VersionsScreen(ReadsVersions):
    """The versions of the plan."""

    CSS_PATH: ClassVar = [str(data("styles", "versions.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        SETTLE_OPEN, CHOOSE, SEE_CHANGES, TWO_VERSIONS, ONLY_THIS, SAVE_VERSION, REPORT, SHARE,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((SETTLE_OPEN, TWO_VERSIONS, ONLY_THIS, SAVE_VERSION, REPORT, SHARE)),
        Binding("escape", "app.back", show=False),
    ]
    AUTO_FOCUS = "#list"

    def body(self) -> Iterable[Widget]:
        left = Vertical(
            Still(self._head, id="head"),
            Canvas(self.list_rows, tell_edges=True, id="list"),
            Still(self._foot, id="foot"),
            id="left",
        )
        yield Container(left, Rule(id="rule"), Canvas(self.beside_rows, id="beside"), id="body")

    def on_mount(self) -> None:
        super().on_mount()
        self._fit(self.app.size.width)
        self.read_versions()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self._asked is not self.known or not self.known.reading:
            self.read_versions()

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width >= WIDE, "-wide")
        self.query_one("#left").styles.width = min(78, max(66, width // 2)) if width >= WIDE else "1fr"

    @property
    def listing(self) -> Canvas:
        """The list."""
        return self.query_one("#list", Canvas)

    @property
    def chosen(self) -> object | None:
        """The commit of the chosen version, NOW for the open plan."""
        return self.listing.selected

    # What is drawn

    def _head(self, width: int, height: int) -> Sequence[Line]:
        return head_lines(self.known, self.host.session.unfinished, width)

    def _foot(self, width: int, height: int) -> Sequence[Line]:
        return foot_lines(self.known, width)

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        """The versions."""
        if not self.known.saved:
            return trouble_rows(self.known, width)
        return VersionRows(self.known, self.host.today, width, self.chosen)

    def beside_rows(self, width: int, height: int) -> Sequence[Row]:
        """What lies between the two."""
        return preview_rows(self.known, self.chosen, self.host.today, width) if self.known.saved else ()

    def versions_changed(self) -> None:
        self.query_one("#head", Still).redraw()
        self.query_one("#foot", Still).redraw()
        self.listing.refresh_rows()
        self.query_one("#beside", Canvas).refresh_rows()
        self.show_keys()

    def show_frame(self) -> None:
        self.query_one("#head", Still).styles.height = 5 if self.host.session.unfinished.is_there else 3
        super().show_frame()

    def plan_changed(self) -> None:
        super().plan_changed()
        self.versions_changed()

    @on(Canvas.Highlighted)
    def _moved(self, message: Canvas.Highlighted) -> None:
        self.unsay()
        self.query_one("#beside", Canvas).refresh_rows()
        self.show_keys()

    @on(Canvas.Chosen)
    def _opened(self, message: Canvas.Chosen) -> None:
        self.action_choose()

    # What can be done

    def commands(self) -> Sequence[Command]:
        known = self.known
        settle = (SETTLE_OPEN,) if self.host.session.unfinished.is_there else ()
        if not known.saved:
            return settle if known.reading else (*settle, SAVE_VERSION)
        found: list[Command] = [*settle, CHOOSE]
        if known.held is not None and known.held.total:
            found.append(SEE_CHANGES)
        if known.pair is not None and isinstance(self.chosen, str):
            found += [TWO_VERSIONS] if self.chosen not in known.pair else []
            found += [ONLY_THIS] if self._has_before() else []
        report = [REPORT] if known.held is not None and known.held.total else []
        return [*found, SAVE_VERSION, *report, SHARE]

    def action_settle(self) -> None:
        """Answer what a merge has left open."""
        if self.host.session.unfinished.is_there:
            self.host.action_settle_merge()

    def _has_before(self) -> bool:
        return self.chosen != self.known.saved[-1].oid

    def presented(self) -> Place | None:
        held = self.known.held
        return OVERVIEW if held is not None and held.total else None

    def action_present(self) -> None:
        """Show the room what has changed between the two."""
        if self.presented() is not None:
            from dekom_tui.screens.versions.present import ChangesForRoom

            self.app.push_screen(ChangesForRoom())

    def action_choose(self) -> None:
        """See the changes between the two, one by one."""
        held = self.known.held
        if held is not None and held.total:
            from dekom_tui.screens.versions.changes import ChangesScreen

            self.app.push_screen(ChangesScreen())

    def action_two(self) -> None:
        """Hold the chosen version against the one that was chosen last."""
        if isinstance(self.chosen, str):
            self.known.choose(self.chosen)
            self.versions_changed()
            self.compare()

    def action_only(self) -> None:
        """What the chosen version alone brought."""
        if isinstance(self.chosen, str) and self.known.pair is not None and self.known.only(self.chosen):
            self.versions_changed()
            self.compare()

    def action_report(self) -> None:
        """Write the report of what lies between the two."""
        if self.known.held is not None and self.known.held.total:
            from dekom_tui.screens.versions.report import ReportScreen

            self.app.push_screen(ReportScreen())
