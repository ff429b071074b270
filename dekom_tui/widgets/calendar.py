"""A month to choose a day in, with week numbers, and what is to be known about it written under it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.message import Message

from dekom_tui.plan.dates import month_grid
from dekom_tui.widgets.lines import BLANK, Line, Span, line, wrap_line
from dekom_tui.widgets.paint import MARK, LineWidget
from dekom_tui.words.dates import month_name, weekdays
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

_DAYS_FROM: Final = 7
"""The cell where the first day of a week stands."""
_WEEKS_FROM: Final = 2
"""The row where the first week stands."""


class Calendar(LineWidget, can_focus=True):
    """A month. Arrows move by a day and a week, PageUp and PageDown by a month, Enter picks."""

    DEFAULT_CSS = "Calendar { height: 1fr; width: 1fr; min-width: 30; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "days(-1)", show=False),
        Binding("right", "days(1)", show=False),
        Binding("up", "days(-7)", show=False),
        Binding("down", "days(7)", show=False),
        Binding("pageup", "months(-1)", show=False),
        Binding("pagedown", "months(1)", show=False),
        Binding("enter", "pick", show=False),
    ]

    class Moved(Message):
        """Another day is marked now."""

        def __init__(self, calendar: Calendar, day: date) -> None:
            super().__init__()
            self.calendar = calendar
            self.day = day

        @property
        def control(self) -> Calendar:
            return self.calendar

    class Picked(Message):
        """The marked day was taken: Enter, or a click on it."""

        def __init__(self, calendar: Calendar, day: date) -> None:
            super().__init__()
            self.calendar = calendar
            self.day = day

        @property
        def control(self) -> Calendar:
            return self.calendar

    def __init__(self, day: date = date(2000, 1, 1), *, lit: bool = False, id: str | None = None) -> None:
        """`day` is marked; `lit` shows it so also while the field beside has the keys."""
        super().__init__(id=id)
        self.day = day
        self._lit = lit
        self._tokens: Mapping[date, str] = {}
        self._notes: Sequence[Line] = ()

    def show(
        self,
        day: date | None = None,
        *,
        tokens: Mapping[date, str] | None = None,
        notes: Sequence[Line] | None = None,
        lit: bool | None = None,
    ) -> None:
        """Changes what is shown. `tokens` colours days (holidays `gold`), `notes` stand under the month."""
        self.day = self.day if day is None else day
        self._tokens = self._tokens if tokens is None else tokens
        self._notes = self._notes if notes is None else notes
        self._lit = self._lit if lit is None else lit
        self.refresh()

    def move(self, days: int) -> None:
        """Marks the day so many days on, as far as there are dates."""
        try:
            self._go(self.day + timedelta(days=days))
        except OverflowError:
            return

    def action_days(self, days: int) -> None:
        self.move(days)

    def action_months(self, months: int) -> None:
        year, month = divmod(self.day.year * 12 + self.day.month - 1 + months, 12)
        if date.min.year <= year <= date.max.year:
            last = monthrange(year, month + 1)[1]
            self._go(date(year, month + 1, min(self.day.day, last)))

    def action_pick(self) -> None:
        self.post_message(self.Picked(self, self.day))

    def _go(self, day: date) -> None:
        if day != self.day:
            self.day = day
            self.refresh()
            self.post_message(self.Moved(self, day))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        day = self._day_at(event.x, event.y)
        if day is None:
            return
        event.stop()
        if day == self.day:
            self.action_pick()
        self._go(day)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_months(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_months(-1)

    def _day_at(self, x: int, y: int) -> date | None:
        weeks = month_weeks(self.day.year, self.day.month)
        row, column = y - _WEEKS_FROM, (x - _DAYS_FROM) // 3
        return weeks[row][column] if 0 <= row < len(weeks) and 0 <= column < 7 and x >= _DAYS_FROM else None

    def line_at(self, y: int) -> Line:
        weeks = month_weeks(self.day.year, self.day.month)
        if y == 0:
            return line(" ", (f"{month_name(self.day.month, 'long')} {self.day.year}".upper(), "accent", True))
        if y == 1:
            return _header()
        if y - _WEEKS_FROM < len(weeks):
            return self._week(weeks[y - _WEEKS_FROM])
        notes = [each for note in self._notes for each in wrap_line(note, max(1, self.size.width - 2))]
        at = y - _WEEKS_FROM - len(weeks) - 1
        return line(" ", notes[at]) if 0 <= at < len(notes) else BLANK

    def _week(self, days: list[date | None]) -> Line:
        first = next(day for day in days if day is not None)
        here = self.day in days
        ground = ("accent_bg" if self._lit or self.has_focus else "panel") if here else ""
        number = first.isocalendar().week
        spans = [
            Span(MARK, "accent", ground=ground) if here else Span(" "),
            Span(f" {number:>2}", "text" if here else "faint", bold=here, ground=ground),
            Span(" " * (_DAYS_FROM - 5), ground=ground),
        ]
        for day in days:
            lit = day is not None and day == self.day
            if spans[-1].lit:
                spans[-1] = spans[-1]._replace(text=spans[-1].text + " ")
                before = ""
            else:
                before = " "
            text = before + (f"{day.day:>2}" if day else "  ")
            spans.append(Span(text, self._token(day), bold=lit, lit=lit, ground=ground))
        spans.append(Span(" ", "accent", lit=True) if spans[-1].lit else Span(" ", ground=ground))
        return (*spans, Span(" ", ground=ground))

    def _token(self, day: date | None) -> str:
        if day is None or day == self.day:
            return "accent"
        return self._tokens.get(day, "faint" if day.weekday() > 4 else "text")


def _header() -> Line:
    *school, saturday, sunday = weekdays("two")
    week = _("uke")
    return line(
        " ",
        (f"{week:<{_DAYS_FROM - 2}} ", "soft"),
        (" ".join(school), "soft"),
        (f" {saturday} {sunday}", "faint"),
    )


def month_weeks(year: int, month: int) -> list[list[date | None]]:
    """The days of a month by ISO weeks, Monday first; None for the days of its neighbours."""
    return [list(one.days) for one in month_grid(year, month)]
