"""What the timeline says of dates that cannot be right."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Plan
from dekom_tui.words.timeline import trouble_words


def test_an_end_before_the_start_is_told_with_both_days() -> None:
    one = Measure.of("a", tittel="A", start=date(2027, 3, 1), slutt=date(2027, 2, 1))
    assert trouble_words(Plan({}).put(one), one) == "Slutt er 1. feb 2027, før start 1. mars 2027."


def test_measures_that_wait_in_a_circle_name_each_other() -> None:
    one = Measure.of("a", tittel="Ring", etter=["b"])
    other = Measure.of("b", tittel="Ring to", etter=["a"])
    plan = Plan({}).put(one, other)
    assert trouble_words(plan, one) == "Venter i ring med «Ring to»."
    assert trouble_words(plan, other) == "Venter i ring med «Ring»."


def test_one_that_comes_after_itself_is_told() -> None:
    one = Measure.of("a", tittel="A", etter=["a"])
    assert trouble_words(Plan({}).put(one), one) == "Kommer etter seg selv."


def test_one_that_begins_before_what_it_follows_has_ended_is_told() -> None:
    first = Measure.of("a", tittel="Først", slutt=date(2027, 3, 1))
    then = Measure.of("b", tittel="Så", start=date(2027, 3, 1), etter=["a"])
    plan = Plan({}).put(first, then)
    assert trouble_words(plan, then) == "Begynner før «Først» er ferdig."
    assert trouble_words(plan, first) == ""


def test_references_to_nothing_are_told_and_are_no_circle() -> None:
    one = Measure.of("a", tittel="A", maal=["nei"], etter=["borte"], erstattes_av="vekk", arena="ingen")
    said = "Viser til «nei», «borte», «vekk» og «ingen», som ikke finnes."
    assert trouble_words(Plan({}).put(one), one) == said
