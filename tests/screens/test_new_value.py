"""A measurement is written when it is chosen, and a small count only when that is chosen too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from dekom_tui.plan.format import Indicator, Value
from dekom_tui.plan.model import Place
from dekom_tui.screens.indicators.new_value import NewValueScreen
from dekom_tui.screens.indicators.new_value_view import Act, Draft, act_rows
from tests.screens.bench import bench_of, drive, seen
from tests.screens.conftest import TODAY, assert_fits, targets, text_of

PLACE = Place(Indicator.table, "np-lesing-9")


def on(folder: Path, does: Callable[[Pilot[None]], Awaitable[None]], record: Value | None = None) -> None:
    drive(lambda: NewValueScreen(PLACE, "2", record), folder, does)


def values(pilot: Pilot[None]) -> tuple[Value, ...]:
    return bench_of(pilot).plan.of(Indicator)[PLACE.key].verdier


def test_nothing_can_be_written_without_a_date_and_a_figure() -> None:
    indicator = Indicator.of("x", navn="X")
    for draft in (Draft({}), Draft({"dato": TODAY}), Draft({"dato": TODAY, "verdi": 2}, wrong=("n",))):
        assert targets(act_rows(draft, indicator, 60)) == []


def test_what_will_be_written_and_where_is_said_before_it_is() -> None:
    indicator = Indicator.of("x", navn="Lesing", enhet="%")
    draft = Draft({"dato": TODAY, "verdi": 20, "n": 22, "foreloepig": True, "merknad": "høst"})
    rows = act_rows(draft, indicator, 78)
    assert_fits(rows, 78)
    assert "24. nov 2026  20 %  n 22  foreløpig  høst" in text_of(rows)
    assert "plan.toml, under indikatoren «Lesing»" in text_of(rows)
    assert targets(rows) == [Act.WRITE]


def test_a_measurement_is_written_with_all_its_fields_as_one_step(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        before = values(pilot)
        await pilot.press(*"1.12", "enter", *"20,5", "enter", *"22", "enter", "space", "enter", *"høst", "enter")
        await pilot.press("enter")
        await pilot.pause()
        new = Value.of("", dato=date(2026, 12, 1), verdi=20.5, n=22, foreloepig=True, merknad="høst")
        assert values(pilot) == (*before, new)
        assert bench_of(pilot).said == ["Målingen er skrevet inn."]
        bench_of(pilot).action_undo()
        assert values(pilot) == before

    on(plan_folder, does)


def test_a_small_count_asks_first_and_the_first_choice_writes_nothing(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        before = values(pilot)
        await pilot.press("down", *"20", "down", "6")
        assert "få nok til å bli kjent igjen" in seen(pilot)
        await pilot.press("enter", "enter", "enter", "enter")
        assert values(pilot) == before
        assert isinstance(pilot.app.screen, NewValueScreen)

    on(plan_folder, does)


def test_a_small_count_can_be_left_out(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down", *"20", "down", "6", "enter", "enter", "enter", "down", "enter")
        await pilot.pause()
        assert values(pilot)[-1] == Value.of("", dato=TODAY, verdi=20)

    on(plan_folder, does)


def test_a_small_count_can_be_written_by_choice(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down", *"20", "down", "6", "enter", "enter", "enter", "down", "down", "enter")
        await pilot.pause()
        assert values(pilot)[-1].n == 6

    on(plan_folder, does)


def test_a_second_measurement_on_a_day_takes_the_place_of_the_first_by_choice(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        before = values(pilot)
        await pilot.press(*"13.11.2026", "enter", *"20", "enter", "enter", "enter", "enter")
        assert "SAMME DAG" in seen(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert len(values(pilot)) == len(before)
        assert values(pilot)[-1].verdi == 20

    on(plan_folder, does)


def test_a_small_count_asks_also_where_it_takes_the_place_of_another(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        before = values(pilot)
        await pilot.press(*"13.11.2026", "enter", *"20", "enter", "6", "enter", "enter", "enter", "down", "enter")
        assert "BARE 6" in seen(pilot)
        assert values(pilot) == before

    on(plan_folder, does)


def test_what_cannot_be_read_stays_in_the_field_and_holds_the_writing_back(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        before = values(pilot)
        await pilot.press("down", *"tjue", "down")
        assert "tjue" in seen(pilot)
        assert "ikke et tall" in seen(pilot)
        await pilot.press("down", "down", "enter")
        assert values(pilot) == before
        assert pilot.app.screen.query_one("#verdi").has_focus

    on(plan_folder, does)


def test_a_measurement_is_corrected_in_its_place(plan_folder: Path) -> None:
    record = Value.of("", dato=date(2026, 11, 13), verdi=21, foreloepig=True, merknad="høst 2025 og 2026")

    async def does(pilot: Pilot[None]) -> None:
        before = values(pilot)
        assert "RETT MÅLINGEN" in seen(pilot)
        await pilot.press("down", "ctrl+a", *"20", "down", "down", "space", "down", "enter", "enter")
        await pilot.pause()
        assert values(pilot) == (*before[:-1], record.edit({"verdi": 20, "foreloepig": None}))

    on(plan_folder, does, record)


def test_escape_writes_nothing(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        before = bench_of(pilot).plan
        await pilot.press("down", *"20", "escape")
        await pilot.pause()
        assert bench_of(pilot).plan is before

    on(plan_folder, does)
