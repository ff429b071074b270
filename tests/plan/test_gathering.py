"""What the log says under the questions that section 7 asks too."""

from __future__ import annotations

from dekom_tui.plan.format import LogEntry
from dekom_tui.plan.gathering import SUMMED_UP, gathered
from dekom_tui.plan.model import Plan
from tests.plan.sample import sample


def test_the_log_and_section_seven_share_three_questions() -> None:
    assert SUMMED_UP == ("lykkes", "mindre_vellykket", "hvorfor")


def test_the_newest_entry_comes_first_and_what_says_nothing_is_left_out() -> None:
    found = gathered(sample(), "lykkes")
    dates = [one.entry.dato for one in found]
    assert dates == sorted(dates, key=str, reverse=True)
    assert all(one.text for one in found)


def test_an_entry_without_a_date_is_not_lost() -> None:
    plan = Plan({"logg": {"x": LogEntry.of("x", lykkes="Det gikk."), "y": LogEntry.of("y")}})
    assert [one.text for one in gathered(plan, "lykkes")] == ["Det gikk."]


def test_a_question_that_the_log_does_not_ask_has_nothing() -> None:
    assert gathered(sample(), "elever") == ()
    assert gathered(sample(), "foreldre") == ()
