"""The settings, the first start and the plan to practise on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events

from dekom_tui.app import DekomApp, WorkspaceApp
from dekom_tui.live import meetings
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.model import Settings
from dekom_tui.screens.aids.welcome import SENTENCES, WelcomeScreen
from dekom_tui.screens.settings.screen import SettingsScreen, next_year
from dekom_tui.screens.settings.view import Asked, Own, School, Year, rows
from dekom_tui.store.practice import practice_folder
from dekom_tui.store.settings import Broken, OwnSettings, Preferences
from dekom_tui.words.language import current
from tests.screens.conftest import TODAY, Opened, assert_fits, targets, text_of


@asynccontextmanager
async def started(workspace: Path, own: Path, name: str = "storhaugli-2025") -> AsyncIterator[Opened]:
    """The program as a user starts it, with settings in a file."""
    app = (DekomApp if name else WorkspaceApp)(workspace, workspace / name if name else None, TODAY, OwnSettings(own))
    async with app.run_test(size=(80, 24)) as pilot:
        found = Opened(app, pilot)
        await found.settled()
        yield found


def greeted(folder: Path, more: str = "") -> Path:
    """A settings file of somebody who has been greeted."""
    path = folder / "innstillinger.toml"
    path.write_text(f"hilst = true\n{more}", encoding="utf-8")
    return path


async def choose(program: Opened, target: object) -> None:
    """Select a row of the settings."""
    canvas: Any = program.app.screen.query_one("#canvas")
    canvas.select(target)
    await program.settled()


def drawn(own: Preferences = Preferences(), broken: Broken | None = None, width: int = 80) -> str:  # noqa: B008
    """The settings of a school that has said nothing yet."""
    found = rows(own, broken, Settings(), (), width, shared=True, refused=False)
    assert_fits(found, width)
    return text_of(found)


class TestRows:
    """The settings as rows."""

    def test_each_setting_shows_what_it_is_and_what_it_can_be(self) -> None:
        """What is chosen has a mark and is not told by colour alone."""
        text = drawn(Preferences(theme="dag", zoom="uke", motion=False))
        for said in (
            "■ bokmål  nynorsk  English",
            "mørk  ■ lys",
            "dag  ■ uke  måned",
            "på  ■ av",
            "7 dager  ■ etter 30 dager  etter 365",
        ):
            assert said in text

    def test_where_it_is_narrow_only_what_is_chosen_is_shown(self) -> None:
        """Nothing is cut at 60 columns."""
        assert "■ hele planen" in drawn(width=60)
        assert "…" not in drawn(width=60)

    def test_what_is_missing_says_how_it_is_added(self) -> None:
        """Without school years the row says the key."""
        assert "○ ingen ennå, N legger til" in drawn()

    def test_a_broken_file_is_told_kindly(self) -> None:
        """The line, that nothing is touched, and the way out; one wrong value says which."""
        assert "lar seg ikke lese (linje 3). Den er ikke rørt" in drawn(broken=Broken(3))
        assert "Enter lag en ny fil; den gamle blir liggende" in drawn(broken=Broken())
        assert "noe ukjent om «tema»" in drawn(broken=Broken(key="tema"))

    def test_a_dekom_toml_that_cannot_be_read_offers_no_forms(self) -> None:
        """What is wrong is told, and only one's own settings can be chosen."""
        wrong = Finding("syntax", "dekom.toml", line=2, params={"reason": "other"})
        found = rows(Preferences(), None, Settings(), (wrong,), 80, shared=True, refused=True)
        assert "linje 2:" in text_of(found)
        assert {type(one) for one in targets(found)} == {Own}

    def test_no_path_of_the_machine_is_shown(self, tmp_path: Path) -> None:
        """A projected screen says no folders."""
        assert "/" not in drawn()


class TestOwn:
    """One's own settings."""

    async def test_a_language_is_spoken_at_once_and_kept(self, workspace: Path, tmp_path: Path) -> None:
        """Right goes to the next, the file has it, and every part of the screen says it."""
        path = greeted(tmp_path)
        async with started(workspace, path) as program:
            await program.press("f2", "right")
            assert "INNSTILLINGAR" in program.text
            assert "lagra" in program.text
            await program.press("escape")
            assert "Oversyn" in program.text
        assert current() == "nn"
        assert OwnSettings(path).now.language == "nn"

    async def test_the_theme_of_f9_is_remembered(self, workspace: Path, tmp_path: Path) -> None:
        """The next start has it."""
        path = greeted(tmp_path)
        async with started(workspace, path) as program:
            await program.press("f9")
            assert program.app.theme == "dag"
        async with started(workspace, path) as program:
            assert program.app.theme == "dag"

    async def test_how_long_meetings_are_kept_is_chosen_and_holds_for_those_that_begin_then(
        self, workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """Right goes to the next, from a number of one's own too."""
        monkeypatch.setenv("DEKOM_CONFIG", str(tmp_path))
        async with started(workspace, greeted(tmp_path, "moeter_dager = 14\n")) as program:
            await program.press("f2")
            await choose(program, Own("meeting_days"))
            assert "■ etter 14 dager" in program.text
            assert meetings.create("Kort").days == 14
            await program.press("right")
            assert "■ etter 30 dager" in program.text
            assert meetings.create("Vanlig").days == 30

    async def test_motion_can_be_off(self, workspace: Path, tmp_path: Path) -> None:
        """Nothing is animated then."""
        async with started(workspace, greeted(tmp_path, "bevegelse = false\n")) as program:
            assert program.app.animation_level == "none"

    async def test_the_timeline_opens_at_the_zoom_that_was_chosen(self, workspace: Path, tmp_path: Path) -> None:
        """Without a choice it shows the whole plan."""
        async with started(workspace, greeted(tmp_path)) as program:
            await program.press("t")
            whole = program.text
        async with started(workspace, greeted(tmp_path, 'tidslinje = "uke"\n')) as program:
            await program.press("t")
            assert program.text != whole
            await program.press("z")
            assert program.text == whole

    async def test_a_broken_file_is_said_and_a_new_one_made_on_request(self, workspace: Path, tmp_path: Path) -> None:
        """It is left as it is until then, and kept beside the new one."""
        path = tmp_path / "innstillinger.toml"
        path.write_text("tema = \n", encoding="utf-8")
        async with started(workspace, path) as program:
            await program.until(lambda: "lar seg ikke lese" in program.text)
            await program.press("f9")
            assert path.read_text(encoding="utf-8") == "tema = \n"
            await program.press("f2", *["down"] * 5, "enter")
            assert "innstillinger.toml.gammel" in program.text
        assert OwnSettings(path).now.theme == "dag"
        assert (tmp_path / "innstillinger.toml.gammel").read_text(encoding="utf-8") == "tema = \n"


class TestSchool:
    """What belongs to the school."""

    async def test_the_names_of_the_partners_are_typed_in_a_form(self, workspace: Path, tmp_path: Path) -> None:
        """They stand in the workspace's dekom.toml, and Ctrl+Z takes them back."""
        path = workspace / "dekom.toml"
        before = path.read_text(encoding="utf-8")
        async with started(workspace, greeted(tmp_path)) as program:
            await program.press("f2")
            await choose(program, School("partner", "up1"))
            await program.press("enter", "end", *" her", "enter")
            await program.until(lambda: "i kommunen) her" in path.read_text(encoding="utf-8"))
            await program.press("ctrl+z")
            assert path.read_text(encoding="utf-8") == before
            await program.press("escape")
            assert "UP1 (intern, i kommunen)" in program.text

    async def test_what_is_typed_is_not_lost_by_leaving(self, workspace: Path, tmp_path: Path) -> None:
        """The form and the settings left before a second has passed, it is written."""
        async with started(workspace, greeted(tmp_path)) as program:
            await program.press("f2")
            await choose(program, School("skole", "skoleeier"))
            await program.press("enter", "end", "x", "enter", "escape", "escape")
            assert 'skoleeier = "Innervatn kommune, sektor oppvekstx"' in (workspace / "dekom.toml").read_text("utf-8")

    async def test_a_school_year_is_added_filled_in_and_removed(self, workspace: Path, tmp_path: Path) -> None:
        """N makes the first year that is not there and opens it."""
        path = workspace / "dekom.toml"
        async with started(workspace, greeted(tmp_path)) as program:
            await program.press("f2")
            await choose(program, Year(""))
            await program.press("n", "enter", *"16.8.2027", "enter", "escape")
            assert "[skoleaar.2027-2028]\nstart = 2027-08-16\n" in path.read_text("utf-8")
            await choose(program, Year("2027-2028"))
            await program.press("delete")
            assert "Tatt bort." in program.text
            assert "2027-2028" not in path.read_text("utf-8")

    async def test_a_question_of_the_schools_own_is_asked(self, workspace: Path, tmp_path: Path) -> None:
        """Its name comes of its words; the plan asks it when the file has been seen."""
        async with started(workspace, greeted(tmp_path)) as program:
            await program.press("f2")
            await choose(program, Asked("analyse", ""))
            await program.press("n", *"Hva vet vi ikke?", "enter")
            assert 'hva_vet_vi_ikke = "Hva vet vi ikke?"' in (workspace / "dekom.toml").read_text("utf-8")
            await program.until(lambda: "analyse" in program.app.plan.settings.maler)
            await choose(program, Asked("analyse", "hva_vet_vi_ikke"))
            await program.press("delete", "ctrl+z")
            assert "hva_vet_vi_ikke" in (workspace / "dekom.toml").read_text("utf-8")

    async def test_it_works_over_the_list_of_plans(self, workspace: Path, tmp_path: Path) -> None:
        """Without a plan the workspace's file is meant, and its forms open too."""
        async with started(workspace, greeted(tmp_path), name="") as program:
            await program.press("f2")
            await choose(program, School("skole", "skole"))
            await program.press("enter", "end", "!", "enter", "escape", "escape")
            assert 'skole = "Storhaugli skole!"' in (workspace / "dekom.toml").read_text("utf-8")
            assert not isinstance(program.app.screen, SettingsScreen)

    def test_the_next_year_is_the_first_that_is_missing(self) -> None:
        """From this school year on."""
        assert next_year((), 2026) == "2026-2027"
        assert next_year(("2026-2027", "2027-2028"), 2026) == "2028-2029"


class TestFirstStart:
    """Four sentences, once."""

    async def test_they_are_shown_once_and_any_of_two_keys_skips_them(self, workspace: Path, tmp_path: Path) -> None:
        """The second start does not show them; the palette does."""
        path = tmp_path / "innstillinger.toml"
        async with started(workspace, path) as program:
            assert len(SENTENCES) == 4
            assert "VELKOMMEN" in program.text, "it is in the first frame"
            assert isinstance(program.app.screen, WelcomeScreen)
            await program.press("escape")
            assert "VELKOMMEN" not in program.text
            await program.until(lambda: OwnSettings(path).now.greeted)
        async with started(workspace, path) as program:
            await program.pilot.pause(0.2)
            assert "VELKOMMEN" not in program.text
            await program.press("ctrl+p", *"velkomst", "enter")
            await program.until(lambda: "VELKOMMEN" in program.text)
            await program.press("enter")
            assert "VELKOMMEN" not in program.text

    @pytest.mark.parametrize("key", ["p", "P"])
    async def test_p_leads_to_the_plan_to_practise_on_small_or_not(
        self, workspace: Path, tmp_path: Path, key: str
    ) -> None:
        """The key line shows it as a capital."""
        async with started(workspace, tmp_path / "i.toml") as program:
            await program.press(key)
            await program.until(lambda: program.app.practising)
            assert "Øvingsplan" in program.text

    async def test_all_four_are_seen_in_the_smallest_window(self, workspace: Path, tmp_path: Path) -> None:
        """Nothing of them has to be scrolled to: an arrow is a key for the plan."""
        app = DekomApp(workspace, workspace / "storhaugli-2025", TODAY, OwnSettings(tmp_path / "i.toml"))
        async with app.run_test(size=(60, 18)) as pilot:
            program = Opened(app, pilot)
            await program.settled()
            assert all(f" {number}  " in program.text for number in range(1, 5))
            assert "kastes når som helst." in " ".join(program.text.split())

    async def test_keys_that_are_not_its_own_go_to_the_plan(self, workspace: Path, tmp_path: Path) -> None:
        """It is gone at the first of them, which does what it does on the screen below, as do all that follow."""
        async with started(workspace, tmp_path / "innstillinger.toml") as program:
            for key in ("3", "down", "enter"):
                program.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await program.until(lambda: "MÅL 2  rediger" in program.text)

    async def test_the_practice_plan_is_marked_and_thrown_away(self, workspace: Path, tmp_path: Path) -> None:
        """It opens from the palette, says what it is in the title line, and leads back to the plan that was open."""
        async with started(workspace, greeted(tmp_path)) as program:
            await program.press("ctrl+p", *"øvingsplan", "enter")
            await program.until(lambda: program.app.practising)
            assert program.text.startswith(" Øvingsplan · Storhaugli skole")
            assert practice_folder().exists()
            await program.press("ctrl+p", *"kast øvingsplanen", "enter")
            await program.until(lambda: not practice_folder().exists())
            assert program.app.session.folder == workspace / "storhaugli-2025"
            assert "Øvingsplanen er kastet." in program.text

    async def test_the_welcome_leads_to_it(self, workspace: Path, tmp_path: Path) -> None:
        """P opens it, and nothing lies over it."""
        async with started(workspace, tmp_path / "innstillinger.toml") as program:
            await program.until(lambda: "VELKOMMEN" in program.text)
            await program.press("p")
            await program.until(lambda: program.text.startswith(" Øvingsplan"))
            await program.settled()
            assert "VELKOMMEN" not in program.text

    async def test_from_the_list_of_plans_it_leads_back_there(self, workspace: Path, tmp_path: Path) -> None:
        """With no plan open before there is none afterwards."""
        async with started(workspace, greeted(tmp_path), name="") as program:
            await program.app.run_action("practise")
            await program.until(lambda: program.app.practising)
            await program.settled()
            await program.app.run_action("throw_away")
            await program.until(lambda: not practice_folder().exists())
            await program.press("1")
            assert "Planer" in program.text
