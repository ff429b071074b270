"""How the evaluation log is drawn: a thread, newest first, opened and closed in place, then what is missing. Pure.

A log may have ten thousand entries: a row is made when it is shown, and only the open ones know their height before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Hashable, Sequence
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.evaluating import EVERYTHING, VOICE, Filter, Missing, coming, last_day, missing, with_pupils
from dekom_tui.plan.format import DECISIONS, Goal, LogEntry, Measure
from dekom_tui.plan.measures import percent, state
from dekom_tui.plan.model import Place
from dekom_tui.screens.log.entry_view import DECIDED, about_words, asked, said_lines
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    cells,
    columns,
    fit,
    heading,
    indent,
    left_right,
    line,
    pad,
    paragraph,
)
from dekom_tui.widgets.page import LazyRows
from dekom_tui.widgets.states import STATES
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day, near
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.periods import period_words
from dekom_tui.words.short import name_within
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.evaluating import Step
    from dekom_tui.plan.model import Plan

DATE: Final = 14
TITLE: Final = 19
"""The cell where the occasion begins."""
_THREAD: Final = line("  ", ("│", "line"))
PUPILS: Final = ("«", "gold")


def place_of(one: Step) -> Place:
    """Where a knot of the thread stands in the plan."""
    return Place(one.table, one.key)


def filter_words(plan: Plan, shown: Filter, today: date) -> str:
    """What a filter shows: «justeres, mål 1 Lesing, høsten 2026»."""
    said = [decision_words(shown.decision)] if shown.decision else []
    for kind, key, words in ((Goal, shown.goal, _("mål {name}")), (Measure, shown.measure, _("tiltak {name}"))):
        found = plan.tables.get(kind.table, {}).get(key)
        if key:
            number = found.values.get("nr") if found is not None else None
            name = f"{number} {found.short}" if number and found is not None else found.short if found else key
            said.append(words.format(name=name))
    said += [period_words(shown.period, today)] if shown.period is not None else []
    return ", ".join(said)


def decision_words(value: str) -> str:
    """A decision as a filter names it."""
    return _("elever var med") if value == VOICE else word(value)


def head_rows(plan: Plan, today: date, shown: Filter, count: int, width: int, *, loaded: bool) -> list[Row]:
    """The log's heading: how many entries there are, when the last was written, what is shown."""
    total = len(plan.log)
    if not loaded:
        told = _("leser innførslene …")
    elif shown != EVERYTHING:
        told = _("{k} vises: {what}").format(k=count, what=filter_words(plan, shown, today))
    elif not total:
        told = _("ingen innførsler ennå")
    else:
        told = ngettext("{n} innførsel", "{n} innførsler", total).format(n=total)
        last = last_day(plan, today)
        if last is not None and width >= 60:
            told = _("{count}, sist {when}").format(count=told, when=_since(last, today))
    legend = line(PUPILS, (" " + _("elever var med"), "gold"))
    name = heading(_("EVALUERINGSLOGG"), told)
    if cells(_("EVALUERINGSLOGG") + told) + 24 > width:
        return [Row(), Row(indent(fit(name, width - 2))), Row()]
    return [Row(), Row(indent(left_right(name, legend, width - 2))), Row()]


def _since(last: date, today: date) -> str:
    """How long ago the last entry was; from half a year on in months, so that the silence is heard."""
    months = (today.year - last.year) * 12 + today.month - last.month
    if (today - last).days <= 90:
        return near(last, today)
    return ngettext("for {n} måned siden", "for {n} måneder siden", months).format(n=months)


class Knots:
    """The knots that are shown, and where each of them is."""

    def __init__(self, those: Sequence[Step]) -> None:
        self.those = those
        self._index: dict[Hashable, int] | None = None

    def at(self, target: Hashable) -> int | None:
        """Which knot stands at a place; None for none of these."""
        if self._index is None:
            self._index = {(one.table, one.key): index for index, one in enumerate(self.those)}
        return self._index.get(target)


class ThreadRows(LazyRows):
    """The thread's rows and what stands after it."""

    def __init__(
        self,
        plan: Plan,
        today: date,
        knots: Knots,
        opened: Collection[Place],
        width: int,
        *,
        tall: bool = False,
        tail: Sequence[Row] = (),
    ) -> None:
        """`opened` are the places of the knots that are open; `tall` gives each two rows, the second its reason."""
        self.those = those = knots.those
        self.tail = tail
        self._plan, self._today, self._width = plan, today, width
        self._each = 2 if tall else 1
        self._decision = decision_width()
        found = {knots.at(place) for place in opened} - {None}
        self._open: dict[int, list[Row]] = {
            index: self._opened(those[index], index) for index in sorted(one for one in found if one is not None)
        }
        self._at = list(self._open)
        self._ends: list[int] = []
        """The first row after each open knot."""
        extra = 0
        for index, rows in self._open.items():
            extra += len(rows) - self._each
            self._ends.append((index + 1) * self._each + extra)
        self.thread = len(those) * self._each + extra
        """How many rows the thread has."""
        self._knots = knots
        super().__init__(self.thread + len(tail), self._row, self._found)

    def first_row(self, index: int) -> int:
        """The first row of a knot."""
        before = bisect_right(self._at, index - 1)
        if not before:
            return index * self._each
        return self._ends[before - 1] + (index - self._at[before - 1] - 1) * self._each

    def knot(self, row: int) -> int:
        """Which knot a row of the thread belongs to."""
        before = bisect_right(self._ends, row)
        start, index = (self._ends[before - 1], self._at[before - 1] + 1) if before else (0, 0)
        found = index + (row - start) // self._each
        return min(found, self._at[before]) if before < len(self._at) else found

    def end_of(self, target: Hashable) -> int:
        """The row after all that a target shows."""
        at = self._found(target)
        if at is None or at >= self.thread:
            return 0 if at is None else at + 1
        index = self.knot(at)
        return self.first_row(index) + (len(self._open[index]) if index in self._open else self._each)

    def opened_at(self, target: Hashable) -> bool:
        """Whether the target is a knot that is open."""
        at = self._found(target)
        return at is not None and at < self.thread and self.knot(at) in self._open

    def _row(self, at: int) -> Row:
        if at >= self.thread:
            return self.tail[at - self.thread]
        index = self.knot(at)
        within = at - self.first_row(index)
        if index in self._open:
            return self._open[index][within]
        one = self.those[index]
        if within:
            return Row(self._reason(one, last=index + 1 == len(self.those)), place_of(one))
        return Row(self._line(one), place_of(one))

    def _found(self, target: Hashable) -> int | None:
        index = self._knots.at(target)
        if index is not None:
            gap = 1 if index in self._open and index else 0
            return self.first_row(index) + gap
        return next((self.thread + at for at, row in enumerate(self.tail) if row.target == target), None)

    def _line(self, one: Step) -> Line:
        """Date, occasion, whether pupils took part, the decision."""
        voice = not isinstance(one, LogEntry)
        when = day(one.dato) if one.dato is not None else _("uten dato")
        mark = ("○", "gold") if voice else ("●", "soft")
        room = max(8, self._width - TITLE - self._decision - 5)
        title = line(Span(cut(one.title, room), "soft" if voice else "text", lead=not voice))
        pupils = line(PUPILS) if with_pupils(self._plan, one) else line(" ")
        left = line("  ", mark, pad(line(when), DATE, ">"), "  ", pad(title, room))
        return line(left, "  ", pupils, " ", self._decided(one))

    def _decided(self, one: Step) -> Line:
        decision = one.values.get("beslutning")
        if not isinstance(one, LogEntry):
            return pad(line((_("elevstemmen"), "faint")), self._decision)
        if decision is None:
            return line(" " * self._decision)
        sign = DECIDED[decision]
        return pad(line((sign.glyph, sign.token), " ", word(decision)), self._decision)

    def _reason(self, one: Step, *, last: bool) -> Line:
        said = one.values.get("begrunnelse") or one.values.get("foerte_til") or ""
        lead = line("   ") if last else _THREAD
        return line(pad(lead, TITLE), (cut(said.replace("\n", " "), self._width - TITLE - 1), "faint"))

    def _opened(self, one: Step, index: int) -> list[Row]:
        """An open knot: what it is about and all that it says, hung on the thread."""
        target = place_of(one)
        width = self._width - 6
        rows = [Row(_THREAD)] if index else []
        rows.append(Row(self._line(one), target))
        about = about_words(self._plan, one) if isinstance(one, LogEntry) else word(one.values.get("fase", ""))
        wide = max(1, self._width - TITLE - 1)
        rows += [Row(line(pad(_THREAD, TITLE), each)) for each in paragraph(about, wide, "soft") if about]
        said = [BLANK, *said_lines(self._plan, one, self._today, width), BLANK]
        rows += [Row(line(_THREAD, " ", each)) for each in said]
        return rows


def decision_width() -> int:
    """The cells of the longest decision with its sign."""
    return max(*(cells(word(one)) + 2 for one in DECISIONS), cells(_("elevstemmen")))


def tail_rows(plan: Plan, today: date, width: int) -> list[Row]:
    """What stands after the thread: what has not been evaluated, and when the rest is to be."""
    rows: list[Row] = []
    found = missing(plan, today)
    if found:
        rows += [Row(), Row(indent(heading(_("IKKE EVALUERT"), _("Enter skriver en innførsel") if width > 50 else "")))]
        rows += [Row(_missing_line(plan, one, today, width), one) for one in found]
    after = coming(plan, today)
    if after:
        rows += [Row(), Row(indent(heading(_("NESTE EVALUERING"))))]
        rows += [Row(_coming_line(one.day, one.goal, one.measures, width)) for one in after]
    return rows


def _missing_line(plan: Plan, one: Missing, today: date, width: int) -> Line:
    """«► 7 Fire samlinger med UP2   75 % gjort, ingen innførsel»."""
    if one.field:
        mark, name, said = line(("○", "warn")), asked(plan, one.field), _("ingen har svart ennå")
    elif one.place.table == Goal.table:
        goal = plan.of(Goal)[one.place.key]
        mark = line(("!", "warn"))
        name = _("mål {name}").format(name=f"{goal.nr or '·'} {name_within(goal, 30)}")
        due = day(goal.frist) if goal.frist is not None else ""
        said = _("fristen var {day}, ingen vurdering").format(day=due)
    else:
        measure = plan.of(Measure)[one.place.key]
        now = state(measure, today)
        mark = line(STATES[now].span())
        name = f"{measure.nr or '·'} {name_within(measure, 30)}"
        done = percent(measure)
        said = word(now) if done is None or done >= 100 else _("{n} % gjort, {state}").format(n=done, state=word(now))
    room = min(44, max(12, (width - 8) // 2))
    text = columns((line(Span(cut(name, room), "text", lead=True)), room), (line(said), max(1, width - room - 9)))
    return line("  ", mark, " ", text)


def _coming_line(when: date, goal: Goal | None, measures: Sequence[Measure], width: int) -> Line:
    """«15. des 2026  fristen for mål 1 Lesing: tiltak 7, 9 og 10»."""
    numbers = joined([str(one.nr or cut(one.short, 16)) for one in measures])
    if goal is None:
        why = _("revisjonen av planen: tiltak {numbers}").format(numbers=numbers)
    else:
        name = f"{goal.nr} {goal.short}" if goal.nr else goal.short
        why = _("fristen for mål {name}: tiltak {numbers}").format(name=name, numbers=numbers)
    return fit(line("    ", pad(line(day(when)), DATE - 1, ">"), "  ", (why, "soft")), width - 1)


def empty_rows(width: int, *, loaded: bool) -> list[Row]:
    """A log without entries: what belongs here, and how it begins."""
    if not loaded:
        text = _("Innførslene leses inn. De står her om et øyeblikk.")
    else:
        text = _(
            "Her skriver dere hva dere lykkes med, hva som er mindre vellykket, og hvorfor. "
            "N begynner den første, og det tar et minutt."
        )
    return [Row(indent(each, 4)) for each in paragraph(text, max(1, min(64, width - 8)), "soft")]


def nothing_rows(width: int) -> list[Row]:
    """No entry fits the filter."""
    text = _("Ingen innførsler er slik. Esc viser alle igjen.")
    return [Row(indent(each, 4)) for each in paragraph(text, max(1, width - 8), "soft")]


def edge_words(rows: ThreadRows, last: int) -> str:
    """What goes on below row `last`: «5 eldre», «2 eldre og det som ikke er evaluert»."""
    older = len(rows.those) - 1 - rows.knot(last) if last < rows.thread else 0
    below = any(isinstance(row.target, Missing) for row in rows.tail[max(0, last - rows.thread) :])
    count = ngettext("{n} eldre", "{n} eldre", older).format(n=older) if older else ""
    rest = _("det som ikke er evaluert") if below else "" if count else _("neste evaluering")
    return joined([one for one in (count, rest) if one])
