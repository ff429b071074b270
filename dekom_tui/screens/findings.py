"""From finding to finding in the plan's files: what is wrong, where it stands, and what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from dekom_tui.commands import CHOOSE_FINDING, LATER, MEND, MEND_IN_FILE, MEND_SELF, Command
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.mending import Mending, mending
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.editor import edit_file
from dekom_tui.screens.findings_view import (
    Chosen,
    by_form,
    detail,
    head_line,
    list_row,
    nothing,
    sorted_findings,
)
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.ways import key_of, lead, there
from dekom_tui.store.checking import check_plan, check_settings_file
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.workspace import SETTINGS_FILE
from dekom_tui.widgets.canvas import Canvas, LazyRows
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row, indent

_FEWEST = 4


class FindingsScreen(FrameScreen):
    """What is wrong in the plan's files, as they stand on disk."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (MEND, CHOOSE_FINDING, MEND_SELF, LATER)
    BINDINGS: ClassVar[list[BindingType]] = bindings((MEND, MEND_SELF))
    DEFAULT_CSS = """
    FindingsScreen {
        #head { height: 2; }
        #list { height: 5; }
        #detail { height: 1fr; }
    }
    """

    class Found(Message):
        """The files have been read anew."""

        def __init__(self, found: Sequence[Finding], texts: Mapping[str, str]) -> None:
            super().__init__()
            self.found = found
            self.texts = texts

    def __init__(self, place: str = "") -> None:
        """`place` is the key of the place that it was opened from."""
        super().__init__()
        self.PLACE = place
        self.found: list[Finding] = []
        self.texts: Mapping[str, str] = {}
        self.reading = True

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._head, id="head")
        yield Canvas(self._rows, tell_edges=True, id="list")
        yield Canvas(self._detail, id="detail")

    def on_mount(self) -> None:
        super().on_mount()
        for still in ("#head", "#detail"):
            self.query_one(still, Canvas).can_focus = False
        self.query_one("#list", Canvas).focus()

    # What is found

    def plan_changed(self) -> None:
        super().plan_changed()
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Read the files as they are now, and check them."""
        folder = self.host.session.folder
        opened = read_plan(Folder(folder))
        found = list(check_plan(opened, self.host.today))
        texts = {path: one.document.text for path, one in opened.files.items() if one.document is not None}
        for path in (SETTINGS_FILE, f"../{SETTINGS_FILE}"):
            if (folder / path).exists():
                settings = check_settings_file(folder / path)
                found += [one._replace(file=path) for one in settings.findings]
                texts[path] = settings.text
        self.post_message(self.Found(sorted_findings(found), texts))

    @on(Found)
    def _read(self, message: Found) -> None:
        self.reading = False
        self.found, self.texts = list(message.found), message.texts
        self._redraw()

    def _redraw(self) -> None:
        rows = self.query_one("#list", Canvas)
        rows.styles.height = max(1, min(len(self.found), max(_FEWEST, self.size.height // 4)))
        for canvas in self.query(Canvas):
            canvas.refresh_rows()
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def on_resize(self) -> None:
        self._redraw()

    @property
    def at(self) -> int:
        """The number of the chosen finding."""
        chosen = self.query_one("#list", Canvas).selected
        return min(chosen.number, len(self.found) - 1) if isinstance(chosen, Chosen) and self.found else 0

    @property
    def chosen(self) -> Finding | None:
        """The finding that is chosen."""
        return self.found[self.at] if self.found else None

    @property
    def mending(self) -> Mending | None:
        """Its safe cure."""
        return mending(self.host.plan, self.chosen) if self.chosen is not None else None

    # Drawing

    def _head(self, width: int, height: int) -> Sequence[Row]:
        return [Row(), Row(indent(head_line(self.found, self.at, width - 2, reading=self.reading)))]

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        plan = self.host.plan
        return LazyRows(
            len(self.found),
            lambda number: list_row(self.found[number], number, plan, width),
            lambda target: target.number if isinstance(target, Chosen) and target.number < len(self.found) else None,
        )

    def _detail(self, width: int, height: int) -> Sequence[Row]:
        finding = self.chosen
        if finding is None:
            return [] if self.reading else nothing(width)
        return detail(finding, self.host.plan, self.texts.get(finding.file, ""), self.mending, width - 2, height)

    @on(Canvas.Highlighted)
    def _moved(self) -> None:
        self.query_one("#head", Canvas).refresh_rows()
        self.query_one("#detail", Canvas).refresh_rows()
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    # What can be done

    def commands(self) -> Sequence[Command]:
        """Using a suggestion only where there is one; what no form shows is mended in the file."""
        if self.chosen is None:
            return (LATER,)
        mend_self = MEND_SELF if by_form(self.chosen) else MEND_IN_FILE
        if self.mending is not None:
            return (MEND, CHOOSE_FINDING, mend_self, LATER)
        return (mend_self, CHOOSE_FINDING, LATER)

    @on(Canvas.Chosen)
    def _entered(self) -> None:
        if self.mending is not None:
            self.action_mend()
        else:
            self.action_mend_self()

    def action_mend(self) -> None:
        """Use the suggestion."""
        cure = self.mending
        if cure is not None:
            self.host.edit(cure.edit)

    def action_mend_self(self) -> None:
        """Open the form of the place, or the file in the user's editor where no form can mend it.

        What is missing altogether has no form yet: then to where it is added.
        """
        finding = self.chosen
        if finding is None:
            return
        if by_form(finding) and finding.place is not None:
            if self.host.plan.at(finding.place) is not None:
                self.host.push_form(EntitySubject(finding.place), finding.field)
                return
            if there(key_of(finding.place)):
                lead(self.host, finding.place)
                return
        trouble = edit_file(self.host, self.host.session.folder / finding.file, max(1, finding.line))
        if trouble:
            self.say(trouble)
        self.look()
