"""What may be done to a measure on the timeline, before it is done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.data import data
from dekom_tui.plan.edits import apply
from dekom_tui.plan.format import LogEntry, Measure, Period
from dekom_tui.plan.measures import CANCELLED, DONE, ON_HOLD, UNDER_WAY, followers
from dekom_tui.plan.model import Plan
from dekom_tui.plan.moving import (
    END,
    START,
    Shifts,
    add_step,
    after,
    agree,
    can_agree,
    disagreeing,
    finish,
    has_begun,
    hold,
    move,
    moved,
    placed,
    stop,
    stretched,
    tick,
    too_soon,
    waiting,
)
from dekom_tui.store.read import Folder, read_plan

TODAY = date(2026, 11, 24)
FAR = st.integers(-4_000_000, 4_000_000)


@pytest.fixture(scope="module")
def sample() -> Plan:
    return read_plan(Folder(data("plans", "storhaugli-2025"))).plan


def not_begun() -> Measure:
    steps = [{"dato": date(2027, 1, 12), "tekst": "A"}, {"dato": date(2027, 2, 2), "tekst": "B"}]
    return Measure.of("m", tittel="M", start=date(2027, 1, 12), slutt=date(2027, 3, 9), aktiviteter=steps)


def begun() -> Measure:
    steps = [{"dato": date(2026, 9, 8), "tekst": "A", "ferdig": True}, {"dato": date(2026, 12, 1), "tekst": "B"}]
    return Measure.of(
        "m", tittel="M", start=date(2026, 9, 1), slutt=date(2027, 1, 26), status=UNDER_WAY, aktiviteter=steps
    )


class TestMoving:
    """All of a bar."""

    def test_one_that_has_not_begun_moves_whole_with_its_steps(self) -> None:
        found = moved(not_begun(), 7).after
        assert (found.start, found.slutt) == (date(2027, 1, 19), date(2027, 3, 16))
        assert [one.dato for one in found.aktiviteter] == [date(2027, 1, 19), date(2027, 2, 9)]

    def test_one_that_has_begun_keeps_its_start_and_what_is_done(self) -> None:
        found = moved(begun(), 14)
        assert found.after.start == date(2026, 9, 1)
        assert found.after.slutt == date(2027, 2, 9)
        assert [one.dato for one in found.after.aktiviteter] == [date(2026, 9, 8), date(2026, 12, 15)]
        assert [(old.tekst, new.dato) for old, new in found.steps] == [("B", date(2026, 12, 15))]
        assert found.days == 14

    def test_one_that_has_begun_never_ends_before_what_is_done(self) -> None:
        found = moved(begun(), -10_000).after
        assert found.slutt == date(2026, 9, 8)
        assert [one.dato for one in found.aktiviteter if one.ferdig] == [date(2026, 9, 8)]
        assert all(one.dato is not None and one.dato >= date(2026, 9, 1) for one in found.aktiviteter)

    @given(FAR)
    def test_no_move_leaves_the_calendar_or_turns_a_measure_round(self, days: int) -> None:
        for measure in (not_begun(), begun()):
            found = moved(measure, days).after
            assert found.start is not None
            assert found.slutt is not None
            assert found.start <= found.slutt

    @given(st.integers(-500, 500))
    def test_a_step_that_is_done_never_moves(self, days: int) -> None:
        done = [one for one in moved(begun(), days).after.aktiviteter if one.ferdig]
        assert done == [one for one in begun().aktiviteter if one.ferdig]

    def test_the_edit_sets_only_what_is_another(self, sample: Plan) -> None:
        measure = sample.of(Measure)["faglige-samtaler-om-tekst"]
        edit = move(sample, measure, Shifts(whole=14)).edit()
        (only,) = edit.edits
        assert set(only.changes) == {"slutt", "aktiviteter"}  # type: ignore[union-attr]  # a Set
        assert not move(sample, measure, Shifts()).changed
        assert move(sample, measure, Shifts()).edit().edits == ()

    def test_a_measure_without_dates_is_put_on_a_day(self, sample: Plan) -> None:
        bare = Measure.of("bar", tittel="Bar")
        plan = sample.put(bare)
        there = placed(bare, TODAY)
        found = move(plan, there, Shifts(whole=7, end=21), base=bare)
        result = apply(plan, found.edit()).of(Measure)["bar"]
        assert (result.start, result.slutt) == (TODAY + timedelta(7), TODAY + timedelta(28))


class TestStretching:
    """One end of a bar."""

    def test_the_end_goes_alone_and_not_before_the_start(self) -> None:
        assert stretched(not_begun(), END, 7).after.slutt == date(2027, 3, 16)
        assert stretched(not_begun(), END, -1000).after.slutt == date(2027, 1, 12)

    def test_the_start_goes_alone_and_not_beyond_the_end(self) -> None:
        assert stretched(not_begun(), START, -7).after.start == date(2027, 1, 5)
        assert stretched(not_begun(), START, 1000).after.start == date(2027, 3, 9)

    def test_an_end_that_is_missing_begins_at_the_other(self) -> None:
        found = stretched(Measure.of("m", tittel="M", start=date(2027, 1, 1)), END, 7).after
        assert (found.start, found.slutt) == (date(2027, 1, 1), date(2027, 1, 8))


class TestFollowers:
    """What comes after a measure."""

    def chain(self) -> Plan:
        def one(key: str, month: int, *after: str) -> Measure:
            return Measure.of(
                key, tittel=key, start=date(2027, month, 2), slutt=date(2027, month + 1, 1), etter=list(after)
            )

        return Plan({}).put(one("a", 1), one("b", 2, "a"), one("c", 3, "b"), one("d", 4))

    def test_those_after_those_after_it_wait_too(self) -> None:
        assert [one.key for one in waiting(self.chain(), "a")] == ["b", "c"]

    def test_a_move_that_pushes_one_says_so_and_moving_it_along_cures_it(self) -> None:
        plan = self.chain()
        measure = plan.of(Measure)["a"]
        alone = move(plan, measure, Shifts(whole=14))
        assert [one.key for one in too_soon(plan, alone)] == ["b"]
        along = move(plan, measure, Shifts(whole=14), along=True)
        assert too_soon(plan, along) == ()
        result = apply(plan, along.edit()).of(Measure)
        assert result["c"].start == date(2027, 3, 16)
        assert result["d"] == plan.of(Measure)["d"]

    def test_what_moves_is_how_far_the_end_moved(self) -> None:
        plan = self.chain()
        found = move(plan, plan.of(Measure)["a"], Shifts(end=7, start=-30), along=True)
        assert {one.days for one in found.along} == {7}

    def test_what_is_stopped_or_done_stands(self) -> None:
        plan = self.chain()
        plan = plan.put(plan.of(Measure)["b"].edit({"status": DONE}))
        assert [one.key for one in waiting(plan, "a")] == ["c"]

    def test_a_circle_comes_to_an_end(self) -> None:
        plan = self.chain()
        plan = plan.put(plan.of(Measure)["a"].edit({"etter": ["c", "a"]}))
        assert [one.key for one in waiting(plan, "a")] == ["b", "c"]
        assert move(plan, plan.of(Measure)["a"], Shifts(whole=7), along=True).changed

    def test_followers_are_those_that_the_plan_names(self, sample: Plan) -> None:
        for one in sample.measures:
            assert after(sample, one.key) == followers(sample, one.key)


class TestActs:
    """What is done to a measure as it stands."""

    def test_hold_is_taken_up_again_where_it_was(self) -> None:
        plan = Plan({}).put(begun())
        held = apply(plan, hold(begun())).of(Measure)["m"]
        assert held.status == ON_HOLD
        assert apply(plan, hold(held)).of(Measure)["m"].status == UNDER_WAY
        fresh = not_begun().edit({"status": ON_HOLD})
        assert not has_begun(apply(Plan({}).put(fresh), hold(fresh)).of(Measure)["m"])

    def test_finishing_sets_status_and_fremdrift(self) -> None:
        found = apply(Plan({}).put(begun()), finish(begun())).of(Measure)["m"]
        assert (found.status, found.fremdrift) == (DONE, 100)

    def test_stopping_sets_the_day_and_writes_the_reason_in_the_log(self, sample: Plan) -> None:
        measure = sample.of(Measure)["skolevandring"]
        edit = stop(sample, measure, TODAY, "Skolevandring stoppes", "Ingen tid", "faglige-samtaler-om-tekst")
        plan = apply(sample, edit)
        found = plan.of(Measure)["skolevandring"]
        assert (found.status, found.slutt, found.erstattes_av) == (CANCELLED, TODAY, "faglige-samtaler-om-tekst")
        (entry,) = [one for key, one in plan.of(LogEntry).items() if key not in sample.of(LogEntry)]
        assert entry.key == "2026-11-24-skolevandring-stoppes"
        assert (entry.beslutning, entry.begrunnelse, entry.dato) == ("avsluttes", "Ingen tid", TODAY)
        assert entry.values["tiltak"] == ("faglige-samtaler-om-tekst", "skolevandring")
        assert entry.values["maal"] == ("muntlig-aktive",)

    def test_one_that_starts_later_keeps_its_end_when_stopped(self) -> None:
        plan = apply(Plan({}).put(not_begun()), stop(Plan({}), not_begun(), TODAY, "Stopp", "Nei"))
        assert plan.of(Measure)["m"].slutt == date(2027, 3, 9)

    def test_nothing_is_stopped_without_a_reason(self) -> None:
        with pytest.raises(ValueError, match="reason"):
            stop(Plan({}), begun(), TODAY, "Stopp", "  ")

    def test_a_step_is_ticked_both_ways_and_added_in_its_place(self) -> None:
        plan = Plan({}).put(begun())
        ticked = apply(plan, tick(begun(), begun().aktiviteter[1])).of(Measure)["m"]
        assert [one.ferdig for one in ticked.aktiviteter] == [True, True]
        back = apply(plan.put(ticked), tick(ticked, ticked.aktiviteter[1])).of(Measure)["m"]
        assert back == begun()
        added = apply(plan, add_step(begun(), date(2026, 10, 1), "Ny", "")).of(Measure)["m"]
        assert [one.tekst for one in added.aktiviteter] == ["A", "Ny", "B"]
        assert added.aktiviteter[1].ansvarlig is None


class TestAgreeing:
    """Freezing today's dates as the agreed ones."""

    def test_those_that_are_others_are_frozen_and_then_none_is(self, sample: Plan) -> None:
        assert [one.nr for one in disagreeing(sample.measures)] == [3, 5, 6, 7]
        edit = agree(sample.measures)
        assert edit is not None
        plan = apply(sample, edit)
        assert agree(plan.measures) is None
        assert not can_agree(plan)
        agreed = plan.of(Measure)["skolevandring"].avtalt
        assert agreed is not None
        assert agreed.slutt == date(2027, 4, 30)

    def test_a_measure_without_dates_has_nothing_to_freeze(self) -> None:
        assert agree([Measure.of("m", tittel="M", avtalt=Period.of(start=TODAY))]) is None
