"""What a decision in the log means for the plan."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.deciding import (
    BEGIN,
    MOVE,
    REVISION,
    STEPS,
    STOP,
    Offer,
    after_move,
    later_than_agreed,
    offers,
    written,
)
from dekom_tui.plan.edits import apply
from dekom_tui.plan.format import Activity, Head, LogEntry, Measure, Period
from dekom_tui.plan.model import Plan
from dekom_tui.plan.moving import stop

DAY = date(2026, 11, 24)
STEP = Activity.of(dato=date(2026, 12, 1), tekst="Økt 3")
DONE = Activity.of(dato=date(2026, 10, 1), tekst="Økt 2", ferdig=True)
MODULE = Measure.of(
    "modul",
    tittel="Modul 2",
    start=date(2026, 9, 8),
    slutt=date(2027, 1, 26),
    status="pågår",
    maal=["m"],
    avtalt=Period.of(slutt=date(2027, 1, 26)),
    aktiviteter=[DONE, STEP],
)
PLAN = Plan({}).put(MODULE, Measure.of("nytt", tittel="Nytt"), Head.of(neste_revisjon=date(2027, 3, 9)))


def test_each_decision_offers_the_change_that_it_means() -> None:
    assert [one.kind for one in offers(PLAN, "justeres", ["modul"])] == [MOVE, STEPS, REVISION]
    assert offers(PLAN, "avsluttes", ["modul"]) == (Offer(STOP, "modul", True),)
    assert [one.kind for one in offers(PLAN, "nytt", [])] == [BEGIN]
    assert offers(PLAN, "videreføres", ["modul"]) == offers(PLAN, None, ["modul"]) == ()


def test_what_is_done_or_gone_is_not_offered_and_of_several_none_is_chosen_beforehand() -> None:
    plan = PLAN.put(MODULE.edit({"status": "fullført"}))
    assert offers(plan, "avsluttes", ["modul", "borte"]) == ()
    assert not any(one.on for one in offers(PLAN, "avsluttes", ["modul", "nytt"]))


def test_a_move_keeps_the_start_and_the_steps_that_are_done() -> None:
    move = Offer(MOVE, "modul", True, 2)
    after = after_move(PLAN, move, (move, Offer(STEPS, "modul", True)))
    assert after is not None
    assert (after.start, after.slutt) == (MODULE.start, date(2027, 2, 9))
    assert [one.dato for one in after.aktiviteter] == [DONE.dato, date(2026, 12, 15)]
    assert later_than_agreed(after, DAY) == date(2027, 1, 26)
    still = after_move(PLAN, move, (move, Offer(STEPS, "modul", False)))
    assert still is not None
    assert still.aktiviteter == MODULE.aktiviteter


def test_entry_and_changes_are_one_edit_in_which_only_what_changes_is_set() -> None:
    move = Offer(MOVE, "modul", True, 2)
    edit = written(PLAN, {"dato": DAY, "anledning": "Møte", "tiltak": ("modul",), "kilde": ""}, (move,))
    after = apply(PLAN, edit)
    entry = after.of(LogEntry)["2026-11-24-moete"]
    assert dict(entry.values) == {"dato": DAY, "anledning": "Møte", "tiltak": ("modul",)}
    assert {name for name, _value in after.of(Measure)["modul"] if _value != MODULE.get(name)} == {"slutt"}


def test_stopping_here_and_on_the_timeline_come_to_the_same() -> None:
    values = {"dato": DAY, "anledning": "x", "maal": ("m",), "tiltak": ("modul",), "beslutning": "avsluttes"}
    here = written(PLAN, {**values, "begrunnelse": "Tid"}, (Offer(STOP, "modul", True, successor="nytt"),))
    assert apply(PLAN, here) == apply(PLAN, stop(PLAN, MODULE, DAY, "x", "Tid", "nytt"))


def test_a_new_measure_serves_the_entrys_goals_and_is_named_by_it() -> None:
    edit = written(PLAN, {"dato": DAY, "maal": ("m",), "beslutning": "nytt"}, (Offer(BEGIN, on=True, title="Modul 3"),))
    after = apply(PLAN, edit)
    assert after.of(Measure)["modul-3"].maal == ("m",)
    assert next(iter(after.of(LogEntry).values())).tiltak == ("modul-3",)


def test_the_revision_is_moved_by_weeks() -> None:
    after = apply(PLAN, written(PLAN, {"dato": DAY}, (Offer(REVISION, on=True, weeks=-1),)))
    assert after.head.neste_revisjon == date(2027, 3, 2)


@given(st.integers(-600, 600), st.booleans(), st.booleans())
def test_any_move_gives_a_measure_that_starts_before_it_ends(weeks: int, along: bool, begun: bool) -> None:
    plan = PLAN if begun else PLAN.put(MODULE.edit({"status": None, "aktiviteter": [STEP]}))
    move = Offer(MOVE, "modul", True, weeks)
    after = after_move(plan, move, (move, Offer(STEPS, "modul", along)))
    assert after is not None
    assert after.start is not None
    assert after.slutt is not None
    assert after.start <= after.slutt
