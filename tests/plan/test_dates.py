"""Typed dates, weeks, months and distances."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.dates import (
    Distance,
    Week,
    days_in,
    distance,
    month_grid,
    read_date,
    week_of,
    weeks_in,
)

TODAY = date(2026, 11, 24)
days = st.dates(date(1900, 1, 1), date(2190, 12, 31))


class TestReading:
    """People type dates in many ways."""

    @pytest.mark.parametrize(
        ("typed", "day"),
        [
            ("15.9", date(2026, 9, 15)),
            (" 15.9. ", date(2026, 9, 15)),
            ("15/9-26", date(2026, 9, 15)),
            ("15.9.2026", date(2026, 9, 15)),
            ("15.09.26", date(2026, 9, 15)),
            ("15. sep", date(2026, 9, 15)),
            ("15. september 2026", date(2026, 9, 15)),
            ("15\u00a0Sep 2026", date(2026, 9, 15)),
            ("Sep 15, 2026", date(2026, 9, 15)),
            ("15th of September", date(2026, 9, 15)),
            ("den 3. mars", date(2027, 3, 3)),
            ("3 May", date(2027, 5, 3)),
            ("2026-09-15", date(2026, 9, 15)),
            ("tir 15. sep 2026", date(2026, 9, 15)),
            ("29.2", date(2028, 2, 29)),
            ("uke 41", date(2026, 10, 5)),
            ("Uke 41 2027", date(2027, 10, 11)),
            ("v41", date(2026, 10, 5)),
            ("veke 41", date(2026, 10, 5)),
            ("week 41/26", date(2026, 10, 5)),
            ("2026-W41", date(2026, 10, 5)),
            ("torsdag i uke 41", date(2026, 10, 8)),
            ("uke 53", date(2026, 12, 28)),
            ("neste uke", date(2026, 11, 30)),
            ("tirsdag neste uke", date(2026, 12, 1)),
            ("mandag", date(2026, 11, 30)),
            ("tirsdag", TODAY),
            ("måndag", date(2026, 11, 30)),
            ("tysdag", TODAY),
            ("lør", date(2026, 11, 28)),
            ("laurdag", date(2026, 11, 28)),
            ("Sunday", date(2026, 11, 29)),
            ("søn", date(2026, 11, 29)),
            ("i dag", TODAY),
            ("i morgon", date(2026, 11, 25)),
            ("yesterday", date(2026, 11, 23)),
            ("om 3 uker", date(2026, 12, 15)),
            ("om ei veke", date(2026, 12, 1)),
            ("in 10 days", date(2026, 12, 4)),
            ("om 3 måneder", date(2027, 2, 24)),
            ("for 2 uker siden", date(2026, 11, 10)),
        ],
    )
    def test_read(self, typed: str, day: date) -> None:
        """Each of them is one day."""
        reading = read_date(typed, today=TODAY)
        assert (reading.day, reading.code) == (day, "")

    def test_without_a_year_the_nearest_to_the_field(self) -> None:
        """A field that holds a date two years ahead reads «15.9» near that date."""
        near = date(2028, 11, 1)
        assert read_date("15.9", today=TODAY, near=near).day == date(2028, 9, 15)
        assert read_date("3.3", today=TODAY, near=near).day == date(2029, 3, 3)
        assert read_date("uke 2", today=TODAY, near=near).day == date(2029, 1, 8)

    def test_a_week_ends_on_friday(self) -> None:
        """In a field that ends something a week is its Friday, whatever way it is typed."""
        assert read_date("uke 41", today=TODAY, end=True).day == date(2026, 10, 9)
        assert read_date("neste uke", today=TODAY, end=True).day == date(2026, 12, 4)
        assert read_date("mandag uke 41", today=TODAY, end=True).day == date(2026, 10, 5)

    @pytest.mark.parametrize(
        ("typed", "day"),
        [
            ("uke 25", date(2028, 6, 23)),
            ("15.9", date(2027, 9, 15)),
            ("15. sep", date(2027, 9, 15)),
            ("juni", date(2028, 6, 30)),
            ("15.9.26", date(2026, 9, 15)),
            ("15.7", date(2027, 7, 15)),
            ("mandag", date(2026, 11, 30)),
        ],
    )
    def test_what_is_planned_is_looked_for_in_its_period(self, typed: str, day: date) -> None:
        """Without a year it is the next such day in the period, a day that the period has not the next one there is;
        a year that was typed and a weekday are what they say."""
        within = (date(2027, 8, 1), date(2028, 6, 30))
        assert read_date(typed, today=TODAY, within=within, end=True).day == day

    def test_within_a_period_the_next_one_comes_before_the_nearest(self) -> None:
        """Today lies in the period: forwards as long as it lasts, else the day that has been; near a value in it."""
        within = (date(2025, 8, 1), date(2027, 6, 30))
        assert read_date("uke 25", today=TODAY, within=within).day == date(2027, 6, 21)
        assert read_date("15.9", today=TODAY, within=within).day == date(2026, 9, 15)
        assert read_date("3.3", today=TODAY, within=within, near=date(2026, 2, 20)).day == date(2026, 3, 3)
        assert read_date("3.3", today=TODAY, within=within, near=date(2024, 2, 20)).day == date(2027, 3, 3)

    @pytest.mark.parametrize(
        ("typed", "first", "last"),
        [
            ("juni 2028", date(2028, 6, 1), date(2028, 6, 30)),
            ("i juni 2028", date(2028, 6, 1), date(2028, 6, 30)),
            ("June 2028", date(2028, 6, 1), date(2028, 6, 30)),
            ("feb", date(2027, 2, 1), date(2027, 2, 28)),
            ("slutten av juni 2028", date(2028, 6, 30), date(2028, 6, 30)),
            ("i slutten av juni", date(2026, 6, 30), date(2026, 6, 30)),
            ("the end of June 2028", date(2028, 6, 30), date(2028, 6, 30)),
            ("byrjinga av mai", date(2027, 5, 1), date(2027, 5, 1)),
            ("midten av mai 2027", date(2027, 5, 15), date(2027, 5, 15)),
            ("juni 28", date(2026, 6, 28), date(2026, 6, 28)),
        ],
    )
    def test_a_month_is_its_first_day_where_something_begins_and_its_last_where_it_ends(
        self, typed: str, first: date, last: date
    ) -> None:
        """Its beginning, middle and end are what they say everywhere."""
        near = TODAY if typed != "juni 28" else date(2026, 6, 1)
        assert read_date(typed, today=near, begin=True).day == first
        assert read_date(typed, today=near, end=True).day == last

    def test_a_month_is_a_question_where_nothing_begins_or_ends(self) -> None:
        """Its first and its last day are offered."""
        found = read_date("juni 2026", today=TODAY)
        assert (found.day, found.code) == (None, "whole-month")
        assert found.cures == (date(2026, 6, 1), date(2026, 6, 30))

    @pytest.mark.parametrize(
        ("typed", "code", "params", "cures"),
        [
            (
                "31.11.26",
                "no-such-day",
                {"day": 31, "month": 11, "year": 2026, "last": 30},
                (date(2026, 11, 30), date(2026, 12, 1)),
            ),
            (
                "29.2.27",
                "no-such-day",
                {"day": 29, "month": 2, "year": 2027, "last": 28},
                (date(2027, 2, 28), date(2027, 3, 1)),
            ),
            ("0.5.27", "no-such-day", {"day": 0, "month": 5, "year": 2027, "last": 31}, (date(2027, 5, 1),)),
            ("9.15", "no-such-month", {"day": 9, "month": 15}, (date(2026, 9, 15),)),
            ("15.15", "no-such-month", {"day": 15, "month": 15}, ()),
            (
                "uke 54",
                "no-such-week",
                {"week": 54, "year": 2026, "last": 53},
                (date(2026, 12, 28), date(2027, 1, 4)),
            ),
            (
                "uke 53 2027",
                "no-such-week",
                {"week": 53, "year": 2027, "last": 52},
                (date(2027, 12, 27), date(2028, 1, 3)),
            ),
            ("uke 0", "no-such-week", {"week": 0, "year": 2026, "last": 53}, ()),
        ],
    )
    def test_no_such_day(self, typed: str, code: str, params: dict[str, int], cures: tuple[date, ...]) -> None:
        """A day that does not exist is refused with what may have been meant."""
        assert read_date(typed, today=TODAY) == (None, code, params, cures)

    @pytest.mark.parametrize(
        "typed",
        [
            "tull",
            "15",
            "2026",
            "15.9.5",
            "15.9.226",
            "15.9.0001",
            "15.9.26 kl. 8",
            "9" * 5000,
            "uke",
            "om 9 tull",
            "om 9999 måneder",
            "15+9",
            "«15.9»",
            "\x00",
            "ti",
            "W41-2026-3-4",
            "15.9.2026.1",
            "for siden",
            "ago",
        ],
    )
    def test_not_a_date(self, typed: str) -> None:
        """What is no date says so, and nothing is guessed."""
        assert read_date(typed, today=TODAY).code == "not-a-date"

    def test_nothing_typed(self) -> None:
        """An empty field is empty, not wrong."""
        assert read_date(" \t", today=TODAY) == (None, "empty", {}, ())

    @given(days, days)
    def test_what_is_shown_reads_back(self, day: date, today: date) -> None:
        """A full date reads as itself from any day."""
        for typed in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.day}/{day.month}-{day.year}"):
            assert read_date(typed, today=today).day == day

    @given(st.text(max_size=20), days, st.none() | days, st.booleans())
    def test_any_text(self, typed: str, today: date, near: date | None, end: bool) -> None:
        """Every text gives a day or a code, never both and never an exception."""
        reading = read_date(typed, today=today, near=near, end=end)
        assert (reading.day is None) == bool(reading.code)

    @given(st.sampled_from(["1.1", "31.12", "29.2", "uke 1", "uke 53", "om 9999 uker", "i går"]), st.dates())
    def test_at_the_ends_of_time(self, typed: str, today: date) -> None:
        """The first and the last year have no neighbours, and that is no error."""
        read_date(typed, today=today, end=True)


class TestCalendar:
    """Weeks and months."""

    @given(st.dates())
    def test_the_grid_holds_the_month(self, day: date) -> None:
        """A month's rows hold its days once, in order, each under its weekday and beside its week."""
        rows = month_grid(day.year, day.month)
        held = [cell for row in rows for cell in row.days if cell is not None]
        assert [cell.day for cell in held] == list(range(1, days_in(day.year, day.month) + 1))
        for row in rows:
            assert len(row.days) == 7
            for weekday, cell in enumerate(row.days):
                assert cell is None or (cell.weekday(), week_of(cell)) == (weekday, row.week)

    def test_weeks(self) -> None:
        """Weeks are ISO weeks."""
        assert week_of(date(2027, 1, 1)) == Week(2026, 53)
        assert [weeks_in(year) for year in (2025, 2026, 2027)] == [52, 53, 52]


class TestDistance:
    """How far apart days are."""

    @pytest.mark.parametrize(
        ("a", "b", "expected"),
        [
            (TODAY, TODAY, Distance(0, "day")),
            (date(2026, 12, 11), TODAY, Distance(17, "day")),
            (date(2027, 4, 9), date(2027, 4, 30), Distance(3, "week")),
            (date(2025, 12, 16), date(2026, 1, 20), Distance(5, "week")),
            (date(2026, 5, 4), date(2026, 5, 11), Distance(1, "week")),
            (date(2026, 1, 31), date(2026, 4, 30), Distance(3, "month")),
            (date(2025, 8, 14), date(2027, 8, 14), Distance(24, "month")),
            (TODAY, date(2027, 3, 9), Distance(15, "week")),
            (TODAY, date(2027, 3, 10), Distance(106, "day")),
            (date(2026, 3, 1), date(2026, 4, 1), Distance(31, "day")),
        ],
    )
    def test_as_people_say(self, a: date, b: date, expected: Distance) -> None:
        """Whole weeks are weeks, whole months beyond nine weeks are months, all else is days."""
        assert distance(a, b) == distance(b, a) == expected

    @given(st.dates(), st.dates())
    def test_exact(self, a: date, b: date) -> None:
        """A distance in days or weeks is exact."""
        amount, unit = distance(a, b)
        if unit != "month":
            assert min(a, b) + timedelta(days=amount * (7 if unit == "week" else 1)) == max(a, b)
