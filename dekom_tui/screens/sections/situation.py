"""2 Situasjonsbeskrivelse: what the figures say under each question, and what the school answers in words.

On an ordinary screen the figures and the words take turns, on a wide one they stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from dekom_tui.commands import (
    CHART,
    INDICATOR,
    LEAVE_TEXT,
    MEND_VALUE,
    NEW_VALUE,
    OPEN,
    QUESTION,
    TO_INDICATORS,
    TO_TEXT,
    VALUES,
    WRITE,
    Command,
    adding,
)
from dekom_tui.data import data
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Indicator
from dekom_tui.plan.model import Place
from dekom_tui.plan.series import Series, series
from dekom_tui.plan.template import template_of
from dekom_tui.screens.base import bindings
from dekom_tui.screens.sections.screen import Answer, Block, Entry, SectionScreen, Target
from dekom_tui.screens.sections.situation_view import OTHERS, indicators_of, list_rows, measurement_lines, side_rows
from dekom_tui.screens.sections.view import rows_of, text_width
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.edge_canvas import EdgeCanvas
from dekom_tui.widgets.lines import BLANK, Line, Row, heading, paragraph
from dekom_tui.words.language import _

_CHART: Final = 9
"""Rows that the chart has at least, while the list of indicators is longer than its place."""
_CHART_LOW: Final = 7
"""The same where it is low."""
_LOW: Final = 15
"""Under so many rows the question over the list gives way to one line."""


class IndicatorList(EdgeCanvas):
    """The indicators of a question; left and right go through the measurements of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.value(-1)", show=False),
        Binding("right", "screen.value(1)", show=False),
    ]


class Figures(Vertical):
    """The indicators with the chart under them."""

    class Sized(Message):
        """The place for them is another one."""

    def on_resize(self) -> None:
        self.post_message(self.Sized())


class SituationScreen(SectionScreen):
    """Section 2 of the template."""

    PLACE = "2"
    SECTION = "situasjon"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        VALUES,
        NEW_VALUE,
        MEND_VALUE,
        CHART,
        TO_TEXT,
        TO_INDICATORS,
        *SectionScreen.COMMANDS_HERE,
    )
    CSS_PATH: ClassVar = [str(data("styles", "section.tcss")), str(data("styles", "situation.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = bindings((MEND_VALUE, TO_INDICATORS, CHART))

    AUTO_FOCUS = ""

    _back = 0
    """How many measurements before the newest one the chosen one is."""

    def body(self) -> Iterable[Widget]:
        menu, rule, right, rule2, side = list(super().body())
        yield menu
        yield rule
        yield right
        yield rule2
        yield Figures(IndicatorList(self._list_rows, tell_edges=True, id="indicators"), side, id="figures")

    def on_mount(self) -> None:
        if indicators_of(self.host.plan, self._first_question):
            self.add_class("-figures")
            self.listed.focus()
        else:
            self.menu.focus()

    @property
    def _first_question(self) -> str:
        return template_of(self.host.plan).section(self.SECTION).questions[0].field

    # What is chosen

    @property
    def listed(self) -> IndicatorList:
        """The indicators of the chosen question."""
        return self.query_one("#indicators", IndicatorList)

    @property
    def among_figures(self) -> bool:
        """Whether the keys work on the indicators, not on the questions."""
        return self.listed.has_focus

    @property
    def field(self) -> str:
        """The question whose indicators are listed; "" for those that name none."""
        chosen = self.chosen
        return chosen.field if isinstance(chosen, Answer) and not chosen.table else ""

    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that are listed now."""
        return indicators_of(self.host.plan, self.field) if self.field or self.chosen == OTHERS else ()

    @property
    def series(self) -> Series | None:
        """The series of the chosen indicator."""
        target = self.listed.selected
        found = self.host.plan.of(Indicator).get(target.key) if isinstance(target, Place) else None
        return series(self.host.plan, found) if found is not None and found in self.indicators() else None

    @property
    def at(self) -> int | None:
        """Which measurement of the series is chosen."""
        of = self.series
        return max(0, len(of.points) - 1 - self._back) if of is not None and of.points else None

    @property
    def pointed(self) -> Target | None:
        if self.among_figures:
            of = self.series
            return Place(Indicator.table, of.indicator.key) if of is not None else None
        return self.chosen

    # Drawing

    def entries(self) -> list[Entry]:
        plan = self.host.plan
        found: list[Entry] = []
        for one in self.question_entries():
            field = one.target.field if isinstance(one.target, Answer) and not one.target.table else ""
            count = len(indicators_of(plan, field)) if field else 0
            found.append(one._replace(note=str(count)) if count else one)
        rest = indicators_of(plan, "")
        if rest:
            found.append(Entry(OTHERS, _("Uten spørsmål"), note=str(len(rest))))
        return found

    def menu_rows(self, width: int, height: int) -> Sequence[Row]:
        rows = list(super().menu_rows(width, height))
        of = self.series
        if height > 1 and of is not None and not self.writing and (self.wide or self.has_class("-figures")):
            told = measurement_lines(of, self.at, width - 2, height - len(rows) - 2)
            rows += [Row(), *rows_of([heading(_("MÅLINGEN")), *told])] if told else []
        return rows

    def blocks(self, width: int) -> list[Block]:
        lead = template_of(self.host.plan).section(self.SECTION).lead
        found = super().blocks(width)
        above = rows_of([*paragraph(lead, text_width(width), "soft"), BLANK])
        return [one._replace(rows=[*above, *one.rows]) if one.target == self.chosen else one for one in found]

    def _list_rows(self, width: int, height: int) -> Sequence[Row]:
        return list_rows(self.host.plan, self.indicators(), self._title(width), width)

    def _title(self, width: int) -> list[Line]:
        question = self.question_here()
        if self.wide or question is None or self._room < _LOW:
            return [heading(_("INDIKATORER"))]
        return paragraph(question.text, text_width(width), "accent", bold=True)

    @property
    def _room(self) -> int:
        return self.query_one("#figures").size.height

    def side_rows(self, width: int, height: int) -> Sequence[Row]:
        of = self.series
        said = self.has_class("-narrow")
        return side_rows(self.host.plan, of, self.at, width, height, whole=self.wide, said=said)

    def fit_list(self) -> None:
        """Gives the list the rows that it needs, and the chart the rest."""
        width, room = self.listed.size.width, self._room
        if width and room:
            needed = len(self._list_rows(width, room))
            chart = _CHART if room >= _LOW else _CHART_LOW
            self.listed.styles.height = min(needed, max(4, room - chart)) if self.indicators() else needed

    @on(Figures.Sized)
    def _figures_sized(self) -> None:
        self.fit_list()
        self.listed.refresh_rows()

    def refresh_page(self) -> None:
        self.fit_list()
        self.listed.refresh_rows()
        super().refresh_page()

    def redraw(self) -> None:
        super().redraw()
        self.menu.refresh_rows()

    # Choosing

    def turn(self) -> None:
        self._back = 0
        self._first_indicator()
        super().turn()
        self.menu.refresh_rows()

    def _first_indicator(self, last: bool = False) -> None:
        """Chooses the first indicator (or the last) of the question."""
        those = self.indicators()
        self.listed.refresh_rows()
        self.listed.select(Place(Indicator.table, those[-1 if last else 0].key) if those else None)

    @on(Canvas.Highlighted, "#indicators")
    def _other_indicator(self) -> None:
        self._back = 0
        self.menu.refresh_rows()
        self.query_one("#side", Canvas).refresh_rows()
        self.show_keys()

    @on(EdgeCanvas.Beyond)
    def _other_question(self, message: EdgeCanvas.Beyond) -> None:
        targets = [one.target for one in self.entries() if one.target is not None and one.note]
        if self.menu.selected not in targets:
            return
        at = targets.index(self.menu.selected) + message.step
        if 0 <= at < len(targets):
            self.menu.select(targets[at])
            self.turn()
            self._first_indicator(last=message.step < 0)

    @on(events.DescendantFocus, "#indicators")
    def _clicked_into(self) -> None:
        self.add_class("-figures")

    def action_value(self, step: int) -> None:
        """To the measurement before or after."""
        of = self.series
        if of is None or not of.points:
            return
        back = min(max(self._back - step, 0), len(of.points) - 1)
        if back != self._back:
            self._back = back
            self.menu.refresh_rows()
            self.query_one("#side", Canvas).refresh_rows()

    def action_indicators(self) -> None:
        """To the indicators of the chosen question."""
        if self.writing:
            return
        self.add_class("-figures")
        if self.series is None:
            self._first_indicator()
        self.listed.focus()
        self.redraw()

    def action_across(self) -> None:
        if self.among_figures:
            self.action_leave_page()
        elif not self.writing:
            self.action_indicators()

    def action_into(self) -> None:
        self.action_indicators()

    def action_leave_page(self) -> None:
        """Back to the questions and their answers."""
        self.remove_class("-figures")
        self.menu.focus()
        self.redraw()

    def has_choices(self) -> bool:
        return bool(self.indicators())

    def show(self, target: Place | None) -> None:
        if target is None or target.table != Indicator.table or not target.key:
            self.remove_class("-figures")
            super().show(target)
            self.menu.focus()
            return
        found = self.host.plan.of(Indicator).get(target.key)
        if found is None:
            return
        self.menu.refresh_rows()
        self.menu.select(Answer(found.spoersmaal) if found.spoersmaal else OTHERS)
        self.turn()
        self.action_indicators()
        self.listed.select(target)
        self.redraw()

    def write(self) -> None:
        self.remove_class("-figures")
        super().write()

    async def action_back(self) -> None:
        if self.among_figures:
            await self.app.run_action("app.back")
        else:
            await super().action_back()

    # What can be done

    def kind_here(self) -> type[Entity] | None:
        return None if self.series is not None and self.among_figures else Indicator

    def new_values(self, kind: type[Entity]) -> Mapping[str, object]:
        fields = [one.field for one in template_of(self.host.plan).section(self.SECTION).questions]
        return {"spoersmaal": self.field} if self.field in fields else {}

    def action_add(self) -> None:
        """A new measurement of the chosen indicator; among the questions a new indicator."""
        of = self.series
        if of is None or not self.among_figures:
            super().action_add()
            return
        from dekom_tui.screens.indicators.new_value import NewValueScreen

        self.app.push_screen(NewValueScreen(Place(Indicator.table, of.indicator.key), self.PLACE))

    def action_mend_value(self) -> None:
        """Correct the chosen measurement."""
        of, at = self.series, self.at
        if of is None or at is None or not self.among_figures:
            return
        from dekom_tui.screens.indicators.new_value import NewValueScreen

        place = Place(Indicator.table, of.indicator.key)
        self.app.push_screen(NewValueScreen(place, self.PLACE, of.points[at].value))

    def action_chart(self) -> None:
        """The chart of the chosen indicator on the whole screen."""
        of = self.series
        if of is None or not self.among_figures:
            return
        from dekom_tui.screens.indicators.screen import IndicatorScreen

        self.app.push_screen(IndicatorScreen(of.indicator.key, self.at))

    def commands(self) -> Sequence[Command]:
        if self.writing:
            return (LEAVE_TEXT,)
        if not self.among_figures:
            found = [QUESTION]
            if isinstance(self.chosen, Answer):
                found.append(WRITE)
            return (*found, TO_INDICATORS, adding(Indicator.table))
        of = self.series
        if of is None:
            return (adding(Indicator.table), TO_TEXT)
        several = (VALUES, MEND_VALUE) if of.points else ()
        return (INDICATOR, *several, NEW_VALUE, TO_TEXT, CHART, OPEN, *self.list_commands())
