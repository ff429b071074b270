"""Finding words in a plan."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.format import Activity, Introduction, Measure
from dekom_tui.plan.model import Plan
from dekom_tui.plan.search import search

STEP = Activity.of(dato=date(2026, 12, 8), tekst="Møte 9: valg av tema", ansvarlig="Rektor")
PLAN = Plan({}).put(
    Introduction.of(tema="Vi arbeider med lesing. To møter ble tatt ut."),
    Measure.of("elevpanel", tittel="Elevpanel i møte", aktiviteter=[STEP]),
)


def test_letters_are_folded_and_the_place_is_told() -> None:
    """«mote» finds «møter» in a section, «Møte» in a step with its day, and the title of a measure."""
    found = search(PLAN, "mote")
    told = [(one.passage.place.table, one.passage.field, one.passage.text[one.start : one.end]) for one in found]
    assert told == [
        ("innledning", "tema", "møte"),
        ("tiltak", "tittel", "møte"),
        ("tiltak", "aktiviteter.tekst", "Møte"),
    ]
    assert [one.passage.title for one in found] == [False, True, False]
    assert found[2].passage.day == date(2026, 12, 8)


def test_nothing_is_found_for_nothing() -> None:
    """Blanks find nothing, and neither does what is not there."""
    assert search(PLAN, "  ") == []
    assert search(PLAN, "xyzzy") == []
