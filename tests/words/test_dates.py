"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.dates import Distance, read_date
from dekom_tui.words.dates import (
    day,
    distance_words,
    month,
    month_name,
    near,
    reading_words,
    span,
    title_stamp,
    week,
    weekday,
    weekdays,
)
from dekom_tui.words.language import Language, translated_in

TODAY = date(2026, 11, 24)
MARCH = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("language", "short", "long", "stamp"),
    [
        ("nb", "9. mars 2027", "9. mars 2027", "uke 48 · 24. nov"),
        ("nn", "9. mars 2027", "9. mars 2027", "veke 48 · 24. nov"),
        ("en", "9 Mar 2027", "9 March 2027", "week 48 · 24 Nov"),
    ],
)
def test_a_day(language: Language, short: str, long: str, stamp: str) -> None:
    """A day is said as the language does."""
    with translated_in(language):
        assert (day(MARCH), day(MARCH, form="long"), title_stamp(TODAY)) == (short, long, stamp)


def test_the_year_is_left_out_where_it_is_this_one() -> None:
    """With today given, this year's dates are short, unless they are told not to be."""
    assert day(date(2026, 9, 15), TODAY) == "15. sep"
    assert day(MARCH, TODAY) == "9. mars 2027"
    assert day(date(2026, 9, 15), TODAY, "always") == "15. sep 2026"
    assert day(MARCH, year="never") == "9. mars"


@pytest.mark.parametrize(
    ("date_", "nb", "nn", "en"),
    [
        (TODAY, "i dag", "i dag", "today"),
        (date(2026, 11, 25), "i morgen", "i morgon", "tomorrow"),
        (date(2026, 11, 23), "i går", "i går", "yesterday"),
        (date(2026, 12, 11), "om 17 dager", "om 17 dagar", "in 17 days"),
        (date(2026, 11, 17), "for 7 dager siden", "for 7 dagar sidan", "7 days ago"),
        (date(2027, 4, 30), "om 157 dager", "om 157 dagar", "in 157 days"),
        (date(2028, 2, 3), "feb 2028", "feb 2028", "Feb 2028"),
    ],
)
def test_near(date_: date, nb: str, nn: str, en: str) -> None:
    """What is near is said in days, what is far by its month."""
    said = []
    for language in ("nb", "nn", "en"):
        with translated_in("nb" if language == "nb" else "nn" if language == "nn" else "en"):
            said.append(near(date_, TODAY))
    assert said == [nb, nn, en]


@pytest.mark.parametrize(
    ("start", "end", "long", "short", "months"),
    [
        (
            date(2027, 4, 9),
            date(2027, 4, 30),
            "fra 9. til 30. april 2027",
            "9.–30. apr 2027",
            "apr 27",
        ),
        (
            date(2027, 1, 26),
            MARCH,
            "fra 26. januar til 9. mars 2027",
            "26. jan–9. mars 2027",
            "jan 27–mars 27",
        ),
        (
            date(2025, 9, 8),
            date(2027, 4, 30),
            "fra 8. september 2025 til 30. april 2027",
            "8. sep 2025–30. apr 2027",
            "sep 25–apr 27",
        ),
        (MARCH, MARCH, "9. mars 2027", "9. mars 2027", "mars 27"),
        (MARCH, None, "fra 9. mars 2027", "9. mars 2027–", "mars 27–"),
        (None, MARCH, "til 9. mars 2027", "–9. mars 2027", "–mars 27"),
        (None, None, "", "", ""),
    ],
)
def test_span(start: date | None, end: date | None, long: str, short: str, months: str) -> None:
    """In a span what is equal is said once."""
    assert (span(start, end), span(start, end, "short"), span(start, end, "month")) == (long, short, months)


def test_span_in_other_languages() -> None:
    """The words of a span are the language's."""
    with translated_in("nn"):
        assert span(date(2027, 4, 9), date(2027, 4, 30)) == "frå 9. til 30. april 2027"
    with translated_in("en"):
        assert span(date(2027, 4, 9), date(2027, 4, 30)) == "from 9 to 30 April 2027"
        assert span(date(2027, 4, 9), date(2027, 4, 30), "short") == "9–30 Apr 2027"


def test_names() -> None:
    """Weeks, weekdays and months have their names."""
    assert (week(TODAY), weekday(TODAY), weekday(TODAY, "short")) == ("uke 48", "tirsdag", "tir")
    assert (month(MARCH), month(MARCH, "long"), month_name(9, "long")) == ("mars 27", "mars 2027", "september")
    for language in ("nb", "nn", "en"):
        with translated_in("nb" if language == "nb" else "nn" if language == "nn" else "en"):
            assert len({month_name(number, form) for number in range(1, 13) for form in ("short", "long")}) >= 12
            assert [len(set(weekdays(form))) for form in ("two", "short", "long")] == [7, 7, 7]
            assert {len(name) for name in weekdays("two")} == {2}


@pytest.mark.parametrize(
    ("distance", "nb", "en"),
    [
        (Distance(1, "day"), "1 dag", "1 day"),
        (Distance(17, "day"), "17 dager", "17 days"),
        (Distance(3, "week"), "3 uker", "3 weeks"),
        (Distance(4, "month"), "4 måneder", "4 months"),
    ],
)
def test_distance(distance: Distance, nb: str, en: str) -> None:
    """A distance has its unit in the right number."""
    assert distance_words(distance) == nb
    with translated_in("en"):
        assert distance_words(distance) == en


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31.11.26", "November har 30 dager, så 31. november finnes ikke."),
        ("29.2.27", "Februar 2027 har 28 dager, så 29. februar finnes ikke."),
        ("0.5", "En måned begynner med dag 1."),
        ("15.15", "Et år har 12 måneder, så måned 15 finnes ikke."),
        ("uke 54", "2026 har 53 uker, så uke 54 finnes ikke."),
        ("", ""),
        ("15.9", ""),
    ],
)
def test_why_a_typed_date_is_none(typed: str, words: str) -> None:
    """A date that does not exist says why in one sentence."""
    assert reading_words(read_date(typed, today=TODAY)) == words


def test_nonsense_gets_examples() -> None:
    """What is no date at all is answered with what can be typed."""
    assert "«uke 41»" in reading_words(read_date("tull", today=TODAY))
