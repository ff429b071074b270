"""Which dates of one's own the log is shown for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from dekom_tui.plan.dates import read_date
from dekom_tui.plan.periods import Period
from dekom_tui.screens.timeline.ask import Answer, AskScreen, Wanted
from dekom_tui.words.dates import day, reading_words, week, weekday
from dekom_tui.words.language import _
from dekom_tui.words.periods import period_words


class PeriodScreen(AskScreen):
    """Asks for the first day and the last."""

    def __init__(self, before: Period, today: date, take: Callable[[Period], None]) -> None:
        """`before` is filled in; `take` is told the period once it is whole."""
        self._today = today
        self._take = take
        first, last = ("" if one is None else day(one) for one in before)
        wanted = (
            Wanted("first", _("Fra"), first, _("for eksempel 1.8 eller uke 34; kan stå tomt")),
            Wanted("last", _("Til og med"), last, _("kan stå tomt")),
        )
        super().__init__(_("EGNE DATOER"), _("Hvilke innførsler skal vises?"), wanted, self._read_dates, "L")

    def _dates(self, texts: Mapping[str, str]) -> tuple[Period, dict[str, str]]:
        """The period that stands in the fields, and what is wrong with each."""
        wrong: dict[str, str] = {}
        found: dict[str, date | None] = {}
        for name in ("first", "last"):
            reading = read_date(texts[name], today=self._today, begin=name == "first", end=name == "last")
            found[name] = reading.day
            if texts[name] and reading.day is None:
                wrong[name] = reading_words(reading)
        period = Period(found["first"], found["last"])
        if period.first is not None and period.last is not None and period.first > period.last:
            wrong["last"] = _("er før {day}").format(day=day(period.first))
        return period, wrong

    def _read_dates(self, texts: Mapping[str, str]) -> Answer:
        period, wrong = self._dates(texts)
        both = (("first", period.first), ("last", period.last))
        said = {name: f"{weekday(one)}, {week(one)}" for name, one in both if one is not None and name not in wrong}
        if not wrong and period == Period(None, None):
            wrong["first"] = _("mangler")
            return Answer(said, wrong, None, [_("Skriv en dag i det ene feltet eller i begge.")], "")
        told = [] if wrong else [_("Viser innførslene {period}.").format(period=period_words(period, self._today))]
        return Answer(said, wrong, None, told, "")

    def finish(self, found: Answer) -> None:
        """Back to what asked, with the period."""
        self.app.pop_screen()
        self._take(self._dates(self.texts)[0])


def asking_period(before: Period | None, today: date, take: Callable[[Period], None]) -> PeriodScreen:
    """Asks for dates, those of a period filled in."""
    return PeriodScreen(before or Period(None, None), today, take)
