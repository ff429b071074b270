"""The timeline of plans that mean no good."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.screens.timeline.screen import TimelineScreen
from tests.screens.bench import bench_of, drive, seen
from tests.screens.hostile import write
from tests.screens.timeline.bars import SIZES, press


class TestHardPlans:
    """An empty plan, and one that means no good."""

    @pytest.mark.parametrize("size", SIZES)
    def test_an_empty_plan_says_what_belongs_here(self, empty_folder: Path, size: tuple[int, int]) -> None:
        async def does(pilot: Pilot[None]) -> None:
            assert "Skriv det første tiltaket i 5 Tiltak" in seen(pilot)
            await press(pilot, "f", "plus", "minus", "right", "space", *"qnajgswo", "z")
            assert len(seen(pilot).splitlines()) == size[1]
            assert bench_of(pilot).asked_for == []
            await press(pilot, "enter")
            y = next(y for y, one in enumerate(seen(pilot).splitlines()) if "Skriv det første" in one)
            await pilot.click(offset=(10, y))
            await pilot.pause()
            assert bench_of(pilot).asked_for == [("5", None), ("5", None)]

        drive(TimelineScreen, empty_folder, does, size)

    @pytest.mark.parametrize("size", SIZES)
    def test_a_plan_that_means_no_good_is_shown_as_it_is_written(self, tmp_path: Path, size: tuple[int, int]) -> None:
        async def does(pilot: Pilot[None]) -> None:
            for _measure in range(4):
                for key in ("plus", "plus", "g", "right", "ctrl+left", "f", "right", "tab", "left", "escape", "minus",
                            "enter"):  # fmt: skip
                    await press(pilot, key)
                    assert len(seen(pilot).splitlines()) == size[1]
                if not isinstance(pilot.app.screen, TimelineScreen):
                    pilot.app.pop_screen()
                await press(pilot, "w", "s", "down", "z")

        drive(TimelineScreen, write(tmp_path), does, size)

    def test_dates_at_the_ends_of_the_calendar_are_gone_through(self, tmp_path: Path) -> None:
        folder = tmp_path / "ende"
        folder.mkdir()
        head = 'format = 1\ntittel = "E"\nskole = "S"\nfra = 0001-01-01\ntil = 9999-12-31\n'
        (folder / "plan.toml").write_text(head, encoding="utf-8")
        measures = (
            'format = 1\n[tiltak.a]\ntittel = "A"\nstart = 0001-01-01\nslutt = 9999-12-31\n'
            '[tiltak.b]\ntittel = "B"\nstart = 9999-12-31\nslutt = 0001-01-01\netter = ["b", "a"]\n'
        )
        (folder / "tiltak.toml").write_text(measures, encoding="utf-8")

        async def does(pilot: Pilot[None]) -> None:
            for key in ("down", "plus", "plus", "plus", "plus", "ctrl+right", "left", "f", "ctrl+right", "right",
                        "tab", "ctrl+left", "enter", "up", "f", "left", "space", "enter", "z"):  # fmt: skip
                await press(pilot, key)

        drive(TimelineScreen, folder, does)

    def test_keys_to_nothing_cycles_and_ends_before_starts_are_said_in_words(self, tmp_path: Path) -> None:
        folder = tmp_path / "galt"
        folder.mkdir()
        head = 'format = 1\ntittel = "G"\nskole = "S"\nfra = 2024-08-01\ntil = 2028-07-31\n'
        goal = '\n[maal.a]\nnr = 7\ntekst = "Fjernt"\nfrist = 3026-01-01\n'
        (folder / "plan.toml").write_text(head + goal, encoding="utf-8")
        measures = (
            'format = 1\n[tiltak.a]\nnr = 1\ntittel = "Borte"\nmaal = ["nei"]\nstart = 2026-10-01\netter = ["ikke"]\n'
            '[tiltak.b]\nnr = 2\ntittel = "Ring a"\nstart = 2026-10-01\netter = ["c"]\n'
            '[tiltak.c]\nnr = 3\ntittel = "Ring b"\nstart = 2026-10-01\netter = ["b"]\n'
            '[tiltak.d]\nnr = 4\ntittel = "Bakvendt"\nstart = 2027-01-01\nslutt = 2026-12-31\n'
            '[tiltak.e]\nnr = 5\ntittel = "Fjern"\nstart = 3026-01-01\nslutt = 3026-01-01\n'
        )
        (folder / "tiltak.toml").write_text(measures, encoding="utf-8")

        async def does(pilot: Pilot[None]) -> None:
            said = []
            for _measure in range(5):
                said.append(seen(pilot).partition("Målfrister")[2])
                await press(pilot, "down")
            assert "Viser til «nei» og «ikke», som ikke finnes." in said[0]
            assert "Venter i ring med «Ring b»." in said[1]
            assert "Venter i ring med «Ring a»." in said[2]
            assert "Slutt er 31. des 2026, før start 1. jan 2027." in said[3]
            text = seen(pilot)
            assert "1. jan 3026 →" in text
            assert next(one for one in text.splitlines() if "Målfrister" in one).endswith("7 →")
            assert "a  n  f  m" in text

        drive(TimelineScreen, folder, does)
