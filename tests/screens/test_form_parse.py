"""Typed text becomes the value that a field takes, or a sentence about why not."""

from __future__ import annotations

from datetime import date, time

import pytest

from dekom_tui.plan.format import Goal, Item, Measure, Minutes
from dekom_tui.screens.form.parse import Asked, read, typed

ASKED = Asked(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Measure.fields["start"], "uke 41", date(2026, 10, 5)),
        (Measure.fields["fremdrift"], "40 %", 40),
        (Goal.fields["maalverdi"], "3,6", 3.6),
        (Minutes.fields["start"], "8.30", time(8, 30)),
        (Minutes.fields["start"], "kl. 14", time(14)),
        (Minutes.fields["deltakere"], "lærere 23, 2 ledere", (("ledere", 2), ("lærere", 23))),
        (Item.fields["faser"], "12/13/5", (12, 13, 5)),
        (Measure.fields["slutt"], "  ", None),
    ],
)
def test_what_can_be_read_is_read(field: object, text: str, value: object) -> None:
    parsed = read(field, text, ASKED)  # type: ignore[arg-type]
    assert (parsed.value, parsed.wrong) == (value, "")


def test_a_week_in_an_end_field_is_its_friday() -> None:
    assert read(Measure.fields["slutt"], "uke 41", ASKED._replace(end=True)).value == date(2026, 10, 9)


def test_a_day_that_does_not_exist_offers_the_ones_that_may_be_meant() -> None:
    parsed = read(Measure.fields["slutt"], "31.11.26", ASKED)
    assert parsed.value is None
    assert parsed.brief == "finnes ikke"
    assert parsed.cures == (date(2026, 11, 30), date(2026, 12, 1))


def test_a_number_out_of_bounds_offers_the_nearest() -> None:
    parsed = read(Measure.fields["fremdrift"], "120", ASKED)
    assert (parsed.wrong, parsed.cures) == ("Tallet må være fra 0 til 100.", (100,))


def test_what_is_shown_to_begin_from_reads_back_to_the_value() -> None:
    for field, value in (
        (Measure.fields["start"], date(2025, 9, 8)),
        (Goal.fields["maalverdi"], 3.6),
        (Minutes.fields["slutt"], time(11, 5)),
        (Minutes.fields["deltakere"], (("ledere", 2), ("lærere", 23))),
    ):
        assert read(field, typed(field, value), ASKED).value == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("40 prosent", "%", 40),
        ("40 pst.", "%", 40),
        ("40 prosentpoeng", "%", 40),
        ("40 percent", "%", 40),
        ("3,4 av 5", "av 5", 3.4),
        ("12 elever", "elever", 12),
        ("12 elevar", "elever", 12),
        ("1 elev", "elever", 1),
        ("3,5 poeng", "av 5", 3.5),
        ("12 elever", "", 12),
        ("1 200 kr", "kr", 1200),
    ],
)
def test_the_unit_may_be_typed_after_the_number(text: str, unit: str, value: float) -> None:
    parsed = read(Goal.fields["maalverdi"], text, ASKED._replace(unit=unit))
    assert (parsed.value, parsed.wrong) == (value, "")


def test_another_unit_is_told_and_the_number_offered() -> None:
    parsed = read(Goal.fields["maalverdi"], "40 prosent", ASKED._replace(unit="elever"))
    assert parsed.wrong == "Her telles det i «elever», ikke i «prosent»."
    assert parsed.cures == (40,)
    assert read(Goal.fields["maalverdi"], "12 fisk", ASKED).brief == "ikke et tall"


def test_progress_is_in_percent() -> None:
    assert read(Measure.fields["fremdrift"], "40 prosent", ASKED).value == 40
