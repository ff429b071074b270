"""Why something was changed, from where people wrote it."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.edits import Set, apply
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.diff import Change, diff
from dekom_tui.review.reasons import LOG, NOTE, VERSION, Said, reasons
from tests import story

DAY = date(2026, 6, 2)


@pytest.fixture(scope="module")
def sides() -> tuple[Plan, Plan]:
    """The plan when it was adopted, and now."""
    found = story.pasts()
    return found[2], found[-1]


def change_of(sides: tuple[Plan, Plan], key: str) -> Change:
    """What happened to a measure."""
    return next(one for one in diff(*sides) if one.place == Place("tiltak", key))


def test_what_stopped_a_measure_is_told_by_the_log(sides: tuple[Plan, Plan]) -> None:
    """The entry that decided it, with what was less of a success."""
    (reason,) = reasons(change_of(sides, "lesekvarter"), *sides, ())
    assert reason.source == LOG
    assert reason.when == date(2026, 5, 19)
    assert reason.text.startswith("Etter påske ble lesekvarteret venterom.")
    assert reason.text.endswith("Midler og tid flyttes til modul 2.")


def test_else_the_note_in_the_measure_is_the_closest(sides: tuple[Plan, Plan]) -> None:
    """What was added to it between the two versions."""
    found = reasons(change_of(sides, "felles-lesestrategier"), *sides, ())
    assert [one.source for one in found] == [NOTE, LOG]
    assert found[0].text == "Økt 5 ble flyttet fra desember til januar, etter ønske fra teamene."


def test_what_was_said_of_a_version_counts_where_nothing_else_was_written(sides: tuple[Plan, Plan]) -> None:
    """With the version's number, since it may be about something else too."""
    after = sides[1]
    before = apply(after, Set(Place("tiltak", "elevpanel"), {"slutt": date(2027, 5, 1)}))
    (change,) = diff(before, after)
    said = Said("1.2", DAY, "Rektor", "Elevpanelet", "Elevene ba om det.", frozenset({change.place}))
    other = said._replace(places=frozenset())
    (reason,) = reasons(change, before, after, (said, other))
    assert (reason.source, reason.text, reason.number) == (VERSION, "Elevpanelet. Elevene ba om det.", "1.2")
    assert reasons(change, before, after, (other,)) == ()
