"""A section of the template as a screen: its questions and registers to the left, what stands there to the right.

An answer is written where it is read. Sections differ in what they list and in what a page shows; `introduction.py`
is the plainest of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, NamedTuple, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from dekom_tui.commands import ADD, CHOOSE, LEAVE_TEXT, WRITE, Command
from dekom_tui.plan.edits import Set
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import Question, questions
from dekom_tui.screens.base import FrameScreen, hint
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.section_view import answer_rows, asked_rows, strip
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import Hint, KeyLine
from dekom_tui.widgets.lines import BLANK, Line, Row, line
from dekom_tui.widgets.paint import LineWidget
from dekom_tui.widgets.prose import ProseEditor
from dekom_tui.words.language import _

MENU: Final = 24
"""Cells of the list to the left."""
NARROW: Final = 70
"""Below this width the list is one line above the page."""
WIDE: Final = 120
"""From this width what belongs to the section stands in a pane of its own to the right."""


class Answer(NamedTuple):
    """A guiding question of the section, chosen in the list."""

    field: str


class Register(NamedTuple):
    """A register of the section, chosen in the list."""

    table: str
    """Its table, or whatever tells it from the section's others."""


Target: TypeAlias = Answer | Register | Place


class Entry(NamedTuple):
    """A line of the list: what it stands for, its words, and whether there is something there."""

    target: Target | None
    name: str
    done: bool | None = None
    """None for what is no question: it has no mark."""
    note: str = ""
    under: bool = False
    """Belongs to the line above."""
    heading: bool = False


class Block(NamedTuple):
    """A piece of the page: what it is about, its name, and its rows."""

    target: Target
    name: str
    rows: list[Row]


class Rule(LineWidget):
    """The rule between two panes."""

    DEFAULT_CSS = "Rule { width: 2; height: 1fr; }"

    def line_at(self, y: int) -> Line:
        return line(" ", ("│", "line"))


class Menu(Canvas):
    """The list to the left; a page up or down moves the page beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        Binding("right", "screen.into", show=False),
    ]


class Page(Canvas):
    """What stands to the right; at its lower edge it names what goes on below."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("left", "screen.back", show=False)]

    blocks: Sequence[Block] = ()

    def edge_line(self, below: bool, hidden: int) -> Line:
        if not below:
            return super().edge_line(below, hidden)
        starts, at = [], 0
        for block in self.blocks:
            starts.append(at)
            at += len(block.rows)
        last = self.top + self.size.height - 1
        cut = [block.name for block, start in zip(self.blocks, starts, strict=True) if start + len(block.rows) > last]
        if len(cut) > 1:
            return line((_("↓ {name} og {n} til").format(name=cut[0], n=len(cut) - 1), "faint"))
        return line((_("↓ mer om {name}").format(name=cut[0]) if cut else "↓", "faint"))


class SectionScreen(FrameScreen):
    """One of the template's sections."""

    SECTION: ClassVar[str] = ""
    """Its key in the template, and its table."""

    def body(self) -> Iterable[Widget]:
        yield Menu(self.menu_rows, id="menu")
        yield Rule(id="rule")
        with Vertical(id="right"):
            yield Page(self.page_rows, tell_edges=True, id="page")
            yield Canvas(self._asked, id="asked")
            yield ProseEditor(id="editor")
        yield Rule(id="rule2")
        yield Canvas(self.side_rows, tell_edges=True, id="side")

    def compose(self) -> ComposeResult:
        top, tabs, *middle, keys = list(super().compose())
        yield top
        yield tabs
        with Horizontal(id="body"):
            yield from middle
        yield keys

    # What a section says for itself

    def entries(self) -> list[Entry]:
        """The lines of the list. The section's questions, unless it says otherwise."""
        return self.question_entries()

    def blocks(self, width: int) -> list[Block]:
        """The pieces of the page, in the order of the list."""
        return [self.answer_block(one, width) for one in questions(self.host.plan, self.SECTION)]

    def side_rows(self, width: int, height: int) -> Sequence[Row]:
        """What stands in the pane of its own on a wide screen."""
        return ()

    def add_here(self) -> bool:
        """Add to the register that is chosen. False where nothing can be added."""
        return False

    # The pieces that they are made of

    def question_entries(self) -> list[Entry]:
        """A line for each question of the section, with a heading that counts the answers."""
        plan = self.host.plan
        asked = questions(plan, self.SECTION)
        done = sum(one.answer(plan) is not None for one in asked)
        counted = _("{n} av {all}").format(n=done, all=len(asked))
        return [
            Entry(None, _("SPØRSMÅL"), note=counted, heading=True),
            *(Entry(Answer(one.field), self.name_of(one), one.answer(plan) is not None) for one in asked),
        ]

    def name_of(self, question: Question) -> str:
        """A question's short name: its field's label, or the first words of the school's own."""
        plan = self.host.plan
        kind = type(plan.at(Place(self.SECTION)))
        field = kind.fields.get(question.field)
        return _(field.label) if field is not None else question.field.replace("_", " ").capitalize()

    def answer_block(self, question: Question, width: int) -> Block:
        """A question with its answer."""
        rows = answer_rows(question, self.host.plan, width)
        return Block(Answer(question.field), self.name_of(question), rows)

    # Drawing

    @property
    def menu(self) -> Menu:
        """The list to the left."""
        return self.query_one("#menu", Menu)

    @property
    def page(self) -> Page:
        """What stands to the right."""
        return self.query_one("#page", Page)

    @property
    def editor(self) -> ProseEditor:
        """Where an answer is written."""
        return self.query_one("#editor", ProseEditor)

    @property
    def chosen(self) -> Target | None:
        """What is chosen in the list."""
        found = self.menu.selected
        return found if isinstance(found, Answer | Register | Place) else None

    def menu_rows(self, width: int, height: int) -> Sequence[Row]:
        """The list as rows; on a narrow screen each of its lines is the whole list in one line."""
        entries = self.entries()
        if height == 1:
            return strip(entries, width)
        rows = [Row()]
        for one in entries:
            if one.heading:
                if len(rows) > 1:
                    rows.append(Row())
                mark = line((one.name, "accent", True))
            elif one.under:
                mark = line(("  └ ", "faint"), (one.name, "text"))
            elif one.done is None:
                mark = line((one.name, "text"))
            else:
                mark = line(("√ ", "ok") if one.done else ("○ ", "warn"), (one.name, "text"))
            note = line((one.note, "faint"))
            rows.append(Row(_menu_line(mark, note, width), one.target))
        return rows

    def page_rows(self, width: int, height: int) -> Sequence[Row]:
        """The page from what is chosen on."""
        blocks = self.blocks(width)
        chosen = self.chosen
        at = next((index for index, one in enumerate(blocks) if one.target == chosen), 0)
        self.page.blocks = blocks[at:]
        return [row for block in blocks[at:] for row in block.rows]

    def _asked(self, width: int, height: int) -> Sequence[Row]:
        question = self._question()
        return asked_rows(question, width) if question is not None else ()

    def _question(self) -> Question | None:
        chosen = self.chosen
        if not isinstance(chosen, Answer):
            return None
        return next((one for one in questions(self.host.plan, self.SECTION) if one.field == chosen.field), None)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < NARROW, "-narrow")
        self.set_class(event.size.width >= WIDE, "-wide")

    def plan_changed(self) -> None:
        super().plan_changed()
        self.menu.refresh_rows()
        self.page.refresh_rows()
        self.query_one("#side", Canvas).refresh_rows()
        if self.writing:
            self._follow()

    def _follow(self) -> None:
        """Take over the text that an undo, or another, gave to the answer that is being written."""
        question = self._question()
        if question is not None:
            text = question.answer(self.host.plan) or ""
            if text != self._written:
                self._written = text
                self.editor.load(text)

    # Choosing

    @on(Canvas.Highlighted, "#menu")
    def _turned(self, message: Canvas.Highlighted) -> None:
        self.page.to_top()
        self.page.refresh_rows()
        self.query_one("#side", Canvas).refresh_rows()
        self.query_one(KeyLine).show(self.hints())

    @on(Canvas.Highlighted, "#page")
    def _moved(self, message: Canvas.Highlighted) -> None:
        self.query_one(KeyLine).show(self.hints())

    @on(Canvas.Chosen)
    def _opened(self, message: Canvas.Chosen) -> None:
        target = message.target
        if isinstance(target, Answer):
            self.write()
        elif isinstance(target, Place):
            self.host.push_form(EntitySubject(target))
        elif message.canvas is self.menu:
            self.action_into()

    def action_into(self) -> None:
        """From the list to the page, where it has something to choose."""
        if isinstance(self.chosen, Register):
            self.page.focus()

    def action_page(self, step: int) -> None:
        """The page up or down."""
        self.page.action_page(step)

    def action_back(self) -> None:
        """From writing to reading, from the page to the list, and then out."""
        if self.writing:
            self.stop_writing()
        elif self.page.has_focus:
            self.menu.focus()
        else:
            self.app.call_later(self.app.run_action, "app.back")

    def show(self, target: Place | None) -> None:
        if target is not None and target.table == self.SECTION:
            self.menu.select(Answer(target.key))
        elif target is not None:
            self.menu.select(target if self.menu.holds(target) else Register(target.table))
            self.page.refresh_rows()
            if self.page.holds(target):
                self.page.select(target)
                self.page.focus()

    # Writing

    _written = ""

    @property
    def writing(self) -> bool:
        """Whether an answer is being written."""
        return self.has_class("-writing")

    def write(self) -> None:
        """Begin to write the answer that is chosen."""
        question = self._question()
        if question is None:
            return
        self._written = question.answer(self.host.plan) or ""
        self.editor.load(self._written)
        self.add_class("-writing")
        self.query_one("#asked", Canvas).styles.height = len(self._asked(self.page.size.width, 0)) or 1
        self.query_one("#asked", Canvas).refresh_rows()
        self.editor.focus()
        self.query_one(KeyLine).show(self.hints())

    @on(ProseEditor.Changed)
    def _typed(self, message: ProseEditor.Changed) -> None:
        question = self._question()
        if question is not None:
            self._written = self.editor.text
            place = f"{self.SECTION}.{question.field}"
            self.host.edit(Set(Place(self.SECTION), {question.field: self._written or None}), typing=place)

    @on(ProseEditor.Done)
    def stop_writing(self) -> None:
        """Back to reading; what was written is in the plan already."""
        self.remove_class("-writing")
        self.menu.focus()
        self.plan_changed()

    # Keys

    def commands(self) -> Sequence[Command]:
        if self.writing:
            return (LEAVE_TEXT,)
        if self.page.has_focus or not isinstance(self.chosen, Answer):
            return (CHOOSE, *self.COMMANDS_HERE)
        return (CHOOSE, WRITE, *(one for one in self.COMMANDS_HERE if one is not ADD))

    def hints(self) -> list[Hint]:
        if self.writing:
            return [hint(LEAVE_TEXT), Hint("Ctrl+Z", _("angre")), Hint("Ctrl+F", _("finn")),
                    Hint("Alt+↑↓", _("flytt setning")), Hint("F1", _("hjelp"), "app.help")]  # fmt: skip
        return super().hints()

    def action_add(self) -> None:
        """Add to the register that is chosen."""
        self.add_here()


def _menu_line(left: Line, right: Line, width: int) -> Line:
    """A line of the list, one cell in from the edge."""
    from dekom_tui.widgets.lines import indent, left_right

    return indent(left_right(left, right, width - 1, gap=1) if right != BLANK else left)
