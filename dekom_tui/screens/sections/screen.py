"""A section of the template as a screen: its questions and registers to the left, what stands there to the right.

An answer is written where it is read. Sections differ in what they list and in what a page shows; `introduction.py`
is the plainest of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from dekom_tui.commands import CHOOSE, INTO, LEAVE_LIST, LEAVE_TEXT, OPEN, REGISTER, WRITE, Command, adding
from dekom_tui.data import data
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import TABLES, Texts
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import Question, questions
from dekom_tui.screens.base import bindings, hint
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.sections.panes import Menu, Page, Rule
from dekom_tui.screens.sections.view import (
    Answer,
    Block,
    Entry,
    Register,
    Target,
    answered_rows,
    menu_rows,
    strip,
)
from dekom_tui.screens.sections.writing import WritingScreen
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import Hint
from dekom_tui.widgets.lines import Row
from dekom_tui.widgets.prose import ProseEditor
from dekom_tui.words.labels import label
from dekom_tui.words.language import _
from dekom_tui.words.short import own_name

__all__ = ["NARROW", "WIDE", "Answer", "Block", "Entry", "Register", "SectionScreen", "Target"]

NARROW: Final = 70
"""Below this width the list is one line above the page."""
WIDE: Final = 120
"""From this width what belongs to the section stands in a pane of its own to the right."""


class SectionScreen(WritingScreen):
    """One of the template's sections."""

    SECTION: ClassVar[str] = ""
    """Its key in the template, and its table."""
    MENU_WIDTH: ClassVar[int] = 24
    """Cells of the list to the left."""
    CSS_PATH: ClassVar = [str(data("styles", "section.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(REGISTER),
        Binding("escape", "back", show=False),
        Binding("tab", "across", show=False),
        Binding("shift+tab", "across", show=False),
    ]

    def middle(self) -> ComposeResult:
        with Horizontal(id="body"):
            yield from self.body()

    def body(self) -> Iterable[Widget]:
        yield Menu(self.menu_rows, id="menu")
        yield Rule(id="rule")
        asked = Canvas(self.asked_rows, id="asked")
        asked.can_focus = False
        yield Vertical(Page(self.page_rows, tell_edges=True, id="page"), asked, ProseEditor(id="editor"), id="right")
        yield Rule(id="rule2")
        side = Canvas(self.side_rows, tell_edges=True, id="side")
        side.can_focus = False
        yield side

    # What a section says for itself

    def asked(self) -> tuple[Question, ...]:
        """What is answered in prose here: the guiding questions, and the section's text that answers none of them."""
        plan = self.host.plan
        field = Texts.fields.get(self.SECTION)
        loose = Question(Texts.table, self.SECTION, _("Tekst som ikke svarer på ett av spørsmålene"))
        rest = (loose,) if field is not None and loose.answer(plan) is not None else ()
        return (*questions(plan, self.SECTION), *rest)

    def entries(self) -> list[Entry]:
        """The lines of the list. The section's questions, unless it says otherwise."""
        return self.question_entries()

    def blocks(self, width: int) -> list[Block]:
        """The pieces of the page, in the order of the list; shown from the one that is chosen on."""
        return [self.answer_block(one, width) for one in self.asked()]

    def side_rows(self, width: int, height: int) -> Sequence[Row]:
        """What stands in the pane of its own on a wide screen."""
        return ()

    def kind_here(self) -> type[Entity] | None:
        target = self.pointed
        table = target.table if isinstance(target, Register | Place) else ""
        return TABLES.get(table)

    # The pieces that they are made of

    def question_entries(self) -> list[Entry]:
        """A line for each question of the section, with a heading that counts the answers."""
        plan = self.host.plan
        asked = questions(plan, self.SECTION)
        done = sum(one.answer(plan) is not None for one in asked)
        counted = _("{n} av {all}").format(n=done, all=len(asked))
        return [
            Entry(None, _("SPØRSMÅL"), note=counted, heading=True),
            *(Entry(self.target_of(one), self.name_of(one), one.answer(plan) is not None) for one in self.asked()),
        ]

    def target_of(self, question: Question) -> Answer:
        """What stands for a question in the list."""
        return Answer(question.field, "" if question.section == self.SECTION else question.section)

    def name_of(self, question: Question) -> str:
        """A question's short name: its field's label, or the school's own word for it."""
        if question.section == Texts.table:
            return _("Annen tekst")
        field = TABLES[question.section].fields.get(question.field)
        return label(field) if field is not None else own_name(question)

    def answer_block(self, question: Question, width: int) -> Block:
        """A question with its answer."""
        target = self.target_of(question)
        answered = answered_rows(question, self.host.plan, width, chosen=target == self.chosen)
        return Block(target, self.name_of(question), [*self.heading_rows(question, width), *answered])

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
    def chosen(self) -> Target | None:
        """What is chosen in the list."""
        found = self.menu.selected
        return found if isinstance(found, Answer | Register | Place) else None

    @property
    def asked_here(self) -> Place | None:
        """The question that is chosen, as the place of its section with the field as key."""
        found = self.chosen
        return Place(found.table or self.SECTION, found.field) if isinstance(found, Answer) else None

    @property
    def pointed(self) -> Target | None:
        """What Enter opens: on the page when that has the focus, else in the list."""
        found = self.page.selected if self.page.has_focus else None
        return found if isinstance(found, Answer | Register | Place) else self.chosen

    @property
    def wide(self) -> bool:
        """Whether there is a pane to the right of the page."""
        return self.size.width >= WIDE

    def menu_rows(self, width: int, height: int) -> Sequence[Row]:
        """The list as rows; on a narrow screen each of its lines is the whole list in one line."""
        return strip(self.entries(), width) if height == 1 else menu_rows(self.entries(), width, quiet=self.writing)

    def page_rows(self, width: int, height: int) -> Sequence[Row]:
        """The page: from the chosen question on, or what is chosen alone."""
        blocks = self.blocks(width)
        chosen = self.chosen
        at = next((index for index, one in enumerate(blocks) if one.target == chosen), None)
        if at is not None:
            blocks = blocks[at:] if isinstance(chosen, Answer) else [one for one in blocks if one.target == chosen]
        self.page.blocks = blocks
        return [row for block in blocks for row in block.rows]

    def question_here(self) -> Question | None:
        return next((one for one in self.asked() if self.target_of(one) == self.chosen), None)

    def on_mount(self) -> None:
        self._fit(self.app.size.width)
        self.menu.select(next((one.target for one in self.entries() if one.target is not None), None))

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        narrow = width < NARROW
        self.set_class(narrow, "-narrow")
        self.set_class(width >= WIDE, "-wide")
        self.menu.styles.width = "1fr" if narrow else self.MENU_WIDTH
        self.menu.styles.height = 1 if narrow else "1fr"

    def plan_changed(self) -> None:
        super().plan_changed()
        if self._typing:
            return
        if self.writing:
            self.follow()
        self.redraw()
        self.choose_new()

    def redraw(self) -> None:
        """Draws the panes anew."""
        self.menu.refresh_rows()
        self.refresh_page()

    def answered(self) -> None:
        self.menu.refresh_rows()

    def done_writing(self) -> None:
        self.menu.focus()
        self.redraw()

    def refresh_page(self) -> None:
        """Draws all but the list anew."""
        self.page.refresh_rows()
        self.query_one("#side", Canvas).refresh_rows()
        self.show_keys()

    # Choosing

    @on(Canvas.Highlighted, "#menu")
    def _turned(self, message: Canvas.Highlighted) -> None:
        if self.writing:
            self.stop_writing()
        self.turn()

    def turn(self) -> None:
        """Shows the page of what is chosen now, from its top."""
        self.page.select(None)
        self.page.to_top()
        self.refresh_page()

    @on(Canvas.Highlighted, "#page")
    def _moved(self, message: Canvas.Highlighted) -> None:
        self.refresh_page()

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self.show_keys()

    @on(Canvas.Chosen)
    def _opened(self, message: Canvas.Chosen) -> None:
        self.open(message.target)

    def open(self, target: object) -> None:
        """Enter on something: write the answer, open the form, go into the register."""
        if isinstance(target, Answer):
            self.write()
        elif isinstance(target, Place):
            self.host.push_form(EntitySubject(target))
        else:
            self.action_into()

    def has_choices(self) -> bool:
        """Whether there is something on the page to choose."""
        return any(row.target is not None for row in self.page.rows)

    def action_into(self) -> None:
        """From the list to the page, where it has something to choose."""
        if self.has_choices():
            self.page.focus()

    def action_leave_page(self) -> None:
        """Back from the page to the list."""
        self.menu.focus()

    def action_across(self) -> None:
        """To the other pane."""
        if self.page.has_focus:
            self.menu.focus()
        elif not self.writing:
            self.action_into()

    def action_page(self, step: int) -> None:
        """The page up or down."""
        self.page.scroll_rows(step * max(1, self.page.size.height - 2))

    async def action_back(self) -> None:
        """From writing to reading, from the page to the list, and then out."""
        if self.writing:
            self.stop_writing()
        elif self.page.has_focus:
            self.menu.focus()
        else:
            await self.app.run_action("app.back")

    def show(self, target: Place | None) -> None:
        if target is None:
            return
        if target.table == self.SECTION:
            self.menu.select(Answer(target.key))
        else:
            self.menu.select(target if self.menu.holds(target) else Register(target.table))
        self.turn()
        if self.page.holds(target):
            self.page.select(target)
            self.page.focus()

    def presented(self) -> Place:
        target = self.pointed
        if isinstance(target, Place) and target.key:
            return target
        if isinstance(target, Answer):
            return Place(target.table, self.SECTION) if target.table else Place(self.SECTION, target.field)
        kind = self.kind_here()
        return Place(kind.table if isinstance(target, Register) and kind is not None else self.SECTION)

    # Keys

    def commands(self) -> Sequence[Command]:
        if self.writing:
            return (LEAVE_TEXT,)
        target, kind = self.pointed, self.kind_here()
        found = [CHOOSE]
        if isinstance(target, Answer):
            found.append(WRITE)
        elif isinstance(target, Place):
            found.append(OPEN)
        elif self.has_choices():
            found.append(INTO)
        found += self.extra_commands()
        if kind is not None:
            found.append(adding(kind.table))
        found += self.list_commands()
        if self.page.has_focus:
            found.append(LEAVE_LIST)
        return found

    def extra_commands(self) -> Sequence[Command]:
        """What only this section can do, here and now."""
        return ()

    def hints(self) -> list[Hint]:
        if self.writing:
            return [hint(LEAVE_TEXT), Hint("Ctrl+Z", _("angre")), Hint("Ctrl+F", _("finn")),
                    Hint("Alt+↑↓", _("flytt setning")), Hint("F1", _("hjelp"), "app.help")]  # fmt: skip
        return super().hints()
