"""What lies ahead: steps, due dates, the revision and the holidays."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.ahead import DUE, HOLIDAY, REVISION, STEP, ahead
from dekom_tui.plan.format import Activity, Goal, Head, Holiday, LogEntry, Measure, SchoolYear
from dekom_tui.plan.model import Plan, Settings

FIRST, LAST = date(2026, 11, 24), date(2027, 1, 31)
YEAR = SchoolYear.of("2026-2027", ferier=[Holiday.of(navn="Jul", fra=date(2026, 12, 21), til=date(2027, 1, 1))])


def plan(*entities: Goal | Measure | LogEntry | Head) -> Plan:
    """A plan with these, in a school that has a Christmas holiday."""
    return Plan({}, Settings(skoleaar={"2026-2027": YEAR})).put(*entities)


def test_all_kinds_stand_by_date() -> None:
    """Steps, due dates, the revision and holidays in one list."""
    step = Activity.of(dato=date(2026, 12, 1), tekst="Økt 3")
    found = ahead(
        plan(
            Head.of(neste_revisjon=date(2027, 1, 20)),
            Measure.of("m", tittel="M", status="pågår", aktiviteter=[step]),
            Goal.of("g", tekst="G", frist=date(2026, 12, 15)),
        ),
        FIRST,
        LAST,
    )
    assert [(one.kind, one.day) for one in found] == [
        (STEP, date(2026, 12, 1)),
        (DUE, date(2026, 12, 15)),
        (HOLIDAY, date(2026, 12, 21)),
        (REVISION, date(2027, 1, 20)),
    ]


def test_what_is_done_or_decided_is_not_ahead() -> None:
    """A ticked step, and a due date that a log entry has judged already."""
    ticked = Activity.of(dato=date(2026, 12, 1), tekst="Økt 3", ferdig=True)
    found = ahead(
        plan(
            Measure.of("m", tittel="M", aktiviteter=[ticked]),
            Goal.of("g", tekst="G", frist=date(2026, 12, 15)),
            LogEntry.of("2026-12-16-x", dato=date(2026, 12, 16), maal=["g"]),
        ),
        FIRST,
        LAST,
    )
    assert [one.kind for one in found] == [HOLIDAY]


def test_a_holiday_that_has_begun_is_told_until_it_ends() -> None:
    """In the middle of it, it is still the first thing."""
    assert [one.name for one in ahead(plan(), date(2026, 12, 28), LAST)] == ["Jul"]
    assert ahead(plan(), date(2027, 1, 2), LAST) == ()
