"""Measures as bars, in groups and rows, and who has much to do."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.format import Activity, Head, Measure
from dekom_tui.plan.listing import BY_END, Filter
from dekom_tui.plan.measures import LATE
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.plan.timeline import arrange
from dekom_tui.plan.timeline.arrange import (
    ALL_GOALS,
    BAR_ROW,
    BEFORE_ROW,
    BLANK_ROW,
    BY_ARENA,
    BY_GOAL,
    BY_ROLE,
    BY_STATE,
    HEAD_ROW,
    NAMES_ROW,
    SECOND_ROW,
    UNDATED,
    Layout,
    Shown,
    grouped,
    numbered,
)
from dekom_tui.plan.timeline.bars import (
    MISSED,
    TO_COME,
    Beside,
    Period,
    bar,
    seconds,
    slips_of,
    standing,
    step_days,
    whole,
    with_names,
)
from dekom_tui.plan.timeline.loads import loads
from dekom_tui.plan.timeline.scale import MONTH, around, fitted
from dekom_tui.plan.timeline.school import Calendar

TODAY = date(2026, 11, 24)
NO_CALENDAR = Calendar(Settings())


def day(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


def plan_of(*measures: Measure) -> Plan:
    return Plan({"(top)": {"": Head.of(fra=date(2026, 8, 1), til=date(2027, 6, 30))}}).put(*measures)


class TestBar:
    """One measure."""

    def test_a_slipped_measure_shows_what_was_agreed_and_how_far_it_is(self, sample: Plan) -> None:
        found = bar(sample, sample.of(Measure)["skolevandring"], TODAY, Calendar(sample.settings))
        assert found is not None
        assert found.state == LATE
        assert found.slipped == day(2027, 4, 9)
        assert found.done == found.first + (found.last - found.first + 1) // 2
        assert [one.kind for one in found.steps] == ["done", "done", TO_COME, TO_COME]

    def test_a_stopped_measure_shows_what_replaced_it(self, sample: Plan) -> None:
        found = bar(sample, sample.of(Measure)["lesekvarter"], TODAY, NO_CALENDAR)
        assert found is not None
        assert found.replaced_by is not None
        assert found.replaced_by.nr == 9

    def test_what_it_follows_is_known_and_whether_it_begins_too_early(self, sample: Plan) -> None:
        measure = sample.of(Measure)["faglige-samtaler-om-tekst"]
        found = bar(sample, measure, TODAY, NO_CALENDAR)
        assert found is not None
        assert [one.nr for one in found.follows] == [3]
        assert not found.early
        early = measure.edit({"start": date(2026, 1, 2)})
        found = bar(sample.put(early), early, TODAY, NO_CALENDAR)
        assert found is not None
        assert found.early

    def test_a_step_in_a_holiday_and_one_that_was_missed_are_marked(self, sample: Plan) -> None:
        steps = [
            {"dato": date(2026, 10, 1), "tekst": "Forbi"},
            {"dato": date(2026, 12, 28), "tekst": "I jula"},
            {"dato": date(2027, 1, 12), "tekst": "På planleggingsdagen"},
        ]
        one = Measure.of("m", tittel="M", start=date(2026, 9, 1), slutt=date(2027, 3, 1), aktiviteter=steps)
        found = bar(plan_of(one), one, TODAY, Calendar(sample.settings))
        assert found is not None
        assert [(each.kind, each.off) for each in found.steps] == [(MISSED, False), (TO_COME, True), (TO_COME, False)]

    def test_dates_the_wrong_way_round_are_drawn_from_the_earlier_and_told(self) -> None:
        one = Measure.of("m", tittel="M", start=date(2027, 1, 1), slutt=date(2026, 1, 1))
        found = bar(plan_of(one), one, TODAY, NO_CALENDAR)
        assert found is not None
        assert found.reversed
        assert found.first < found.last

    def test_a_measure_without_any_date_has_no_bar(self) -> None:
        one = Measure.of("m", tittel="M", aktiviteter=[{"tekst": "En gang"}])
        assert bar(plan_of(one), one, TODAY, NO_CALENDAR) is None


class TestBeside:
    """The second set of bars."""

    def test_the_agreed_dates_stand_beside_where_they_differ_by_a_cell(self, sample: Plan) -> None:
        measures = sample.measures
        slips = slips_of(measures)
        near = seconds(measures, slips, fitted(*whole(sample, TODAY), 100))
        far = seconds(measures, slips, fitted(*whole(sample, TODAY), 54))
        assert [one.nr for one, shown in zip(measures, near, strict=True) if shown] == [3, 5, 6, 7]
        assert [one.nr for one, shown in zip(measures, far, strict=True) if shown] == [3, 5, 6]

    def test_a_version_can_stand_there_instead(self, sample: Plan) -> None:
        beside = Beside("1.2", {"elevpanel": Period(day(2025, 9, 1), day(2027, 3, 1))})
        slips = slips_of(sample.measures, beside)
        shown = seconds(sample.measures, slips, fitted(*whole(sample, TODAY), 54), beside)
        assert [one.key for one, on in zip(sample.measures, shown, strict=True) if on] == ["elevpanel"]


class TestGroups:
    """Which measures stand where."""

    def test_by_goal_those_that_serve_every_goal_stand_last(self, sample: Plan) -> None:
        found = grouped(sample, TODAY, grouping=BY_GOAL)
        assert [(one.key, [each.nr for each in one.measures]) for one in found] == [
            ("lesing-9", [3, 6, 7, 9]),
            ("medvirkning", [2]),
            ("laeringssirkler", [4, 8]),
            ("muntlig-aktive", [5]),
            (ALL_GOALS, [1, 10]),
        ]

    @pytest.mark.parametrize("grouping", [BY_GOAL, BY_ROLE, BY_ARENA, BY_STATE, ""])
    def test_every_measure_stands_in_one_group(self, sample: Plan, grouping: str) -> None:
        found = grouped(sample, TODAY, grouping=grouping)
        keys = [one.key for group in found for one in group.measures]
        assert sorted(keys) == sorted(sample.of(Measure))

    def test_measures_without_dates_stand_at_the_bottom(self, sample: Plan) -> None:
        found = grouped(sample.put(Measure.of("ny", tittel="Ny", nr=1)), TODAY)
        assert (found[-1].kind, [one.key for one in found[-1].measures]) == (UNDATED, ["ny"])

    def test_filters_and_order_are_those_of_the_table_and_this_month_besides(self, sample: Plan) -> None:
        late = grouped(sample, TODAY, Shown(Filter(state=LATE)))
        assert [one.nr for one in late[0].measures] == [5]
        month = grouped(sample, TODAY, Shown(month=date(2026, 12, 1)), BY_END)
        assert [one.nr for one in month[0].measures] == [9, 7, 5, 8, 2, 4]

    def test_a_month_at_the_end_of_time_is_a_month(self) -> None:
        one = Measure.of("m", tittel="M", start=date.max, slutt=date.max)
        assert arrange.goes_on(one, date(9999, 12, 1))


class TestLayout:
    """Which row is whose."""

    def test_rows_follow_headings_bars_names_and_second_bars(self, sample: Plan) -> None:
        groups = grouped(sample, TODAY, grouping=BY_STATE)
        measures = [one for group in groups for one in group.measures]
        named = [one.nr == 5 for one in measures]
        second = [one.nr in (3, 5) for one in measures]
        layout = Layout(groups, named, second, headed=True, airy=True)
        rows = [layout.row(index) for index in range(len(layout))]
        kinds = [one.kind for one in rows]
        assert kinds.count(HEAD_ROW) == len(groups)
        assert kinds.count(BLANK_ROW) == len(groups) - 1
        five = layout.find("skolevandring")
        assert five is not None
        assert kinds[five : five + 3] == [BAR_ROW, NAMES_ROW, SECOND_ROW]
        three = layout.find("felles-lesestrategier")
        assert three is not None
        assert kinds[three : three + 2] == [BAR_ROW, SECOND_ROW]
        for one in measures:
            at = layout.find(one.key)
            assert at is not None
            assert rows[at].measure is one

    def test_a_measure_that_is_moved_has_a_row_above_it(self, sample: Plan) -> None:
        groups = grouped(sample, TODAY)
        layout = Layout(groups, before="skolevandring", numbers=numbered(groups))
        at = layout.find("skolevandring")
        assert at is not None
        assert [layout.row(at + by).kind for by in (0, 1, 2)] == [BEFORE_ROW, BAR_ROW, BAR_ROW]
        assert len(layout) == 11

    def test_nothing_at_all_is_a_layout_too(self) -> None:
        assert len(Layout(())) == 0
        assert Layout(()).find("x") is None


def test_steps_are_named_only_near_enough_and_in_view(sample: Plan) -> None:
    scale = around(MONTH, TODAY.toordinal(), 54, whole(sample, TODAY))
    stepped, count = step_days(sample.measures), len(sample.measures)
    named = with_names(count, stepped, scale)
    assert [one.nr for one, shown in zip(sample.measures, named, strict=True) if shown] == [2, 4, 5, 7, 9, 10]
    assert with_names(count, stepped, fitted(*whole(sample, TODAY), 54)) == ()


def test_the_whole_plan_is_its_period_else_what_its_measures_span() -> None:
    one = Measure.of("m", tittel="M", start=date(2026, 1, 1), slutt=date(2026, 6, 1))
    assert whole(plan_of(one), TODAY) == (day(2026, 8, 1), day(2027, 6, 30))
    assert whole(Plan({}).put(one), TODAY) == (day(2026, 1, 1), day(2026, 6, 1))
    first, last = whole(Plan({}), TODAY)
    assert first < TODAY.toordinal() < last


def test_marks_stand_for_today_the_period_the_revision_and_the_deadlines(sample: Plan) -> None:
    found = standing(sample, TODAY)
    assert found.today == TODAY.toordinal()
    assert found.revision == day(2027, 3, 9)
    assert [one.goal.nr for one in found.dues] == [1, 2, 4, 3]


def test_load_counts_each_roles_steps_by_month(sample: Plan) -> None:
    found = {one.role: one for one in loads(sample)}
    assert found["Rektor"].months[day(2027, 1, 1)] == 2
    assert found["Rektor"].most == 2
    assert next(iter(found)) == "Teamledere"


def test_steps_of_what_was_stopped_count_only_when_they_are_done() -> None:
    steps = [Activity.of(dato=date(2026, 9, 1), tekst="A", ferdig=True), Activity.of(dato=date(2026, 9, 2), tekst="B")]
    one = Measure.of("m", tittel="M", status="avbrutt", ansvarlig="Rektor", aktiviteter=steps)
    assert loads(plan_of(one))[0].months == {day(2026, 9, 1): 1}
