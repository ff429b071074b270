"""What needs people now, and the framework conditions, in words."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.format import Anchoring, Arena, Goal, Head, Measure
from dekom_tui.plan.frameworks import conditions
from dekom_tui.plan.measures import AGREED, ENDED, NOT_BEGUN, STEP, Late
from dekom_tui.plan.model import Plan
from dekom_tui.plan.needs import Need, needs
from dekom_tui.words.conditions import judgements
from dekom_tui.words.needs import late_words, left_words, need_notes, need_title
from dekom_tui.words.short import name_within

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (ENDED, "skulle vært ferdig for 3 uker siden"),
        (NOT_BEGUN, "skulle ha begynt for 3 uker siden"),
        (STEP, "et steg er 3 uker på overtid"),
        (AGREED, "3 uker etter avtalt"),
    ],
)
def test_every_reason_for_being_late_has_words(kind: str, told: str) -> None:
    """With how long it is about."""
    assert late_words(Late(kind, date(2026, 11, 3), TODAY)) == told


def test_what_is_left_follows_the_unit() -> None:
    """Per cent are told in points, and a goal that is reached says so."""
    assert left_words(1, "%") == "1 prosentpoeng igjen"
    assert left_words(0.3, "av 5") == "0,3 igjen til målet"
    assert left_words(0, "%") == "målet er nådd"


def test_every_need_has_words() -> None:
    """Whatever the plan lacks is named in a title and a note."""
    plan = Plan({}).put(
        Head.of(neste_revisjon=date(2026, 11, 1)),
        Goal.of("a", nr=1, tekst="Alle leser", frist=date(2026, 11, 20)),
        Measure.of("b", tittel="Sirkler", start=date(2026, 1, 1)),
    )
    found: tuple[Need, ...] = needs(plan, TODAY)
    told = {one.kind: (need_title(one, TODAY, 30), " · ".join(need_notes(one, TODAY))) for one in found}
    assert told["late-measure"] == ("Sirkler", "skulle ha begynt for 327 dager siden · ingen ansvarlig")
    assert told["goal-due"] == ("Mål 1 hadde frist 20. nov", "ikke evaluert · ikke målt ennå")
    assert told["revision"] == ("Revisjonsdatoen har passert", "for 23 dager siden")
    assert told["goal-without-measure"] == ("Alle leser", "mål uten tiltak")
    assert told["measures-without-goal"][0] == "1 tiltak uten mål"
    assert told["unanswered"][1] == "i del 1, 2, 4, 6 og 7"


def test_a_name_is_cut_where_it_does_not_differ() -> None:
    """The longest of title, its beginning and `kort` that has room."""
    one = Measure.of("a", tittel="Skolevandring med fast skjema, én runde", kort="Skolevandring")
    assert name_within(one, 50) == "Skolevandring med fast skjema, én runde"
    assert name_within(one, 30) == "Skolevandring med fast skjema"
    assert name_within(one, 20) == "Skolevandring"
    assert name_within(one, 5) == "Skolevandring"


def test_conditions_tell_what_is_missing() -> None:
    """Each with its figures, and what stands in the way of its support."""
    plan = Plan({}).put(
        Arena.of("a", navn="Fellestid", sku=True),
        Anchoring.of("2026-01-01-a", dato=date(2026, 1, 1), hvem="Elevrådet", parter=["elever"]),
        Measure.of("m", tittel="M"),
    )
    told = {one.field: one for one in judgements(conditions(plan, TODAY))}
    assert told["skolebasert"].figures == "1 av 1 møteplass"
    assert told["skolebasert"].note == "er SKU, men ingen tiltak skjer der"
    assert told["forankret"].figures == "1 av 5 parter"
    assert told["forankret"].note.startswith("mangler ")
    assert told["helhetlig"].note == "1 tiltak er uten mål"
    assert not any(one.supported for one in told.values())
