"""V Versjoner, as it behaves with real repositories: the list, any two, and what is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.history.saved import NOW
from dekom_tui.plan.model import Place
from dekom_tui.screens.timeline.screen import TimelineScreen
from dekom_tui.screens.versions.report import ReportScreen, path_lines
from dekom_tui.screens.versions.screen import VersionsScreen
from dekom_tui.screens.versions.state import Pair, Versions
from dekom_tui.screens.versions.view import VersionRows, preview_rows
from tests import story
from tests.screens.conftest import TODAY, assert_fits, opened, text_of
from tests.screens.versions.known import ready


class TestList:
    """The versions, each in a sentence."""

    def test_every_version_is_told_with_who_and_when_and_the_two_are_marked(self, known: Versions) -> None:
        """As in the sketch: what weighs most, then day, author and how many changes."""
        text = text_of(VersionRows(known, TODAY, 80, NOW)[0:14])
        for said in (
            "til   ●  nå",
            "2 endringer er ikke lagret som versjon",
            "1.2   Lesekvarter avbrutt og nytt tiltak «Modul 2: samtaler»",
            "2. juni 2026 · Plangruppa · 20 endringer",
            "fra   ●  1.0   Vedtatt",
            "○  0.1   Første versjon, med 4 mål og 8 tiltak",
            "3. juni 2025 · Plangruppa · «Første utkast»",
        ):
            assert said in text, text

    @pytest.mark.parametrize("width", [60, 80, 140, 200])
    def test_nothing_is_wider_than_the_screen(self, known: Versions, width: int) -> None:
        """A sentence with no room is told with fewer things."""
        assert_fits(VersionRows(known, TODAY, width, NOW)[0:14], width)
        assert_fits(preview_rows(known, known.saved[2].oid, TODAY, width // 2), width // 2)

    def test_what_was_said_of_a_version_stands_beside_the_list(self, known: Versions) -> None:
        """Subject and body, as they were written."""
        text = text_of(preview_rows(known, known.saved[1].oid, TODAY, 70))
        assert "VERSJON 1.2, 2. JUNI 2026" in text
        assert "Lesekvarteret ble venterom. Drøftet med tillitsvalgt." in text

    async def test_the_adopted_plan_is_held_against_the_open_one_to_begin_with(self, past_folder: Path) -> None:
        """The heading counts what lies between, the foot says it in signs."""
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            assert "fra vedtatt til nå er det 39 endringer" in it.text
            assert "+ 1 nytt  × 1 avbrutt  ↔ 2 flyttet  ▲ 1 forsinket" in it.text

    async def test_any_two_can_be_chosen(self, past_folder: Path) -> None:
        """Each press puts a version in the place of the one that was chosen first."""
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            saved = it.app.versions.saved
            await it.press("down", "down", "space")
            assert it.app.versions.pair == Pair(saved[1].oid, NOW)
            await ready(it)
            assert "fra versjon 1.2 til nå er det" in it.text
            await it.press("down", "down", "down", "space")
            assert it.app.versions.pair == Pair(saved[4].oid, saved[1].oid)

    async def test_a_version_alone_is_held_against_the_one_before(self, past_folder: Path) -> None:
        """E on version 1.2 shows what it brought."""
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            saved = it.app.versions.saved
            await it.press("down", "down", "e")
            await ready(it)
            assert it.app.versions.pair == Pair(saved[2].oid, saved[1].oid)
            assert "fra versjon 1.1 til versjon 1.2 er det 20 endringer" in it.text

    @pytest.mark.parametrize("size", [(60, 18), (80, 24)])
    async def test_the_choice_rests_on_now_however_long_the_list_is(
        self, past_folder: Path, size: tuple[int, int]
    ) -> None:
        """What is newest is on screen, also where the list was read before the screen came."""
        async with opened(past_folder.parent, size=size) as it:
            for _time in range(2):
                await it.press("v")
                await ready(it)
                screen = it.app.screen
                assert isinstance(screen, VersionsScreen)
                assert screen.chosen == NOW
                assert "● nå" in " ".join(it.text.split())
                await it.press("0")

    async def test_an_edit_is_counted_at_once(self, past_folder: Path) -> None:
        """What is changed in the program is between the versions and now, saved or not."""
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            from dekom_tui.plan.edits import Remove

            it.app.edit(Remove(Place("logg", "2026-09-22-fellestid")))
            await it.until(lambda: "3 endringer er ikke lagret" in it.text)

    async def test_what_others_saved_and_adopted_meanwhile_is_counted_no_more(self, past_folder: Path) -> None:
        """Of a pull, or of git in the terminal: the plan is as it was, and the versions are not."""
        top = past_folder.parents[1]
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            await it.until(lambda: "er ikke lagret som versjon" in it.text)
            first = it.app.versions.pair
            oid = story.commit(top, "Alt")
            story.git(top, "tag", "-a", "-m", "x", f"vedtatt/{story.NAME}/2026-11-24", "HEAD")
            await it.press("0", "v")
            await ready(it)
            await it.until(lambda: "Planen er som i siste versjon" in it.text)
            assert it.app.versions.pair == Pair(oid) != first

    async def test_the_list_comes_before_it_is_read(self, told_once: Path) -> None:
        """Until a version has been read its own subject stands for it."""
        known = Versions(told_once / "plans" / story.NAME)
        known.take_list(known.past.listed())
        text = text_of(VersionRows(known, TODAY, 80, None)[0:14])
        assert "Stopp lesekvarteret, begynn modul 2" in text
        assert all(one.said is None for one in known.saved)

    async def test_another_language_is_told_in_that_language(self, past_folder: Path) -> None:
        """What was read in one is read anew in the other when one comes back."""
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            assert "avbrutt" in it.text
            first = it.app.versions
            await it.press("0")
            it.app.prefer(language="nn")
            await it.press("v")
            await ready(it)
            assert it.app.versions is not first
            assert it.app.versions.language == "nn"
            assert "avbrote" in it.text or "avbroten" in it.text


class TestTrouble:
    """Where there is nothing to show, it is said why and what helps."""

    async def test_a_folder_in_no_repository(self, workspace: Path) -> None:
        """Git is named with what makes a repository."""
        async with opened(workspace) as it:
            await it.press("v")
            await it.until(lambda: not it.app.versions.reading)
            await it.settled()
            assert "ikke med i noe" in it.text
            assert "git init" in it.text
            assert "«storhaugli-2025» er" in it.text, "no path that the room should not see"
            assert str(workspace) not in it.text.replace("\n", "")

    async def test_a_repository_without_a_commit(self, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing was saved yet."""
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        story.git(workspace, "init", "-q", "-b", "main")
        async with opened(workspace) as it:
            await it.press("v")
            await it.until(lambda: not it.app.versions.reading)
            await it.settled()
            assert "Ingen versjon er lagret i git ennå." in it.text

    async def test_a_repository_that_has_no_version_of_this_plan(
        self, workspace: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nobody waits for what never comes: N saves the first."""
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        story.git(workspace, "init", "-q", "-b", "main")
        (workspace / "notat.txt").write_text("x")
        story.git(workspace, "add", "notat.txt")
        story.git(workspace, "commit", "-q", "-m", "Et notat")
        async with opened(workspace) as it:
            await it.press("v")
            await it.until(lambda: not it.app.versions.reading)
            await it.settled()
            assert "Ingen versjon av planen er lagret ennå. N lagrer den første." in it.text
            assert "Leser versjonene" not in it.text

    async def test_a_shallow_clone_says_where_the_rest_is(self, told_once: Path, tmp_path: Path) -> None:
        """What the oldest version that is there brought cannot be told."""
        clone = tmp_path / "grunn"
        story.git(tmp_path, "clone", "-q", "--depth", "2", f"file://{told_once}", str(clone))
        async with opened(clone / "plans") as it:
            await it.press("v")
            await it.until(lambda: not it.app.versions.reading)
            await it.settled()
            assert "«git fetch --unshallow» henter resten" in it.text
            assert "nytt mål" not in it.text

    async def test_no_git(self, workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """The program git is asked for."""
        async with opened(workspace) as it:
            monkeypatch.setenv("PATH", str(tmp_path))
            await it.press("v")
            await it.until(lambda: not it.app.versions.reading)
            await it.settled()
            assert "Programmet git finnes ikke" in it.text

    async def test_a_repository_that_never_adopted_the_plan(self, workspace: Path) -> None:
        """The oldest version is held against the open plan."""
        story.git(workspace, "init", "-q", "-b", "main")
        plan = workspace / story.NAME / "plan.toml"
        text = plan.read_text(encoding="utf-8").replace('status = "vedtatt"', 'status = "utkast"')
        plan.write_text(text, encoding="utf-8")
        first = story.commit(workspace, "En")
        async with opened(workspace) as it:
            await it.press("v")
            await ready(it)
            assert it.app.versions.pair == Pair(first, NOW)
            assert "er ingenting endret" in it.text


class TestElsewhere:
    """What other places have of the versions."""

    async def test_the_timeline_shows_the_bars_of_the_chosen_version(self, past_folder: Path) -> None:
        """T after two versions were chosen has the earlier one's dates as second bars; B has the agreed ones again."""
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            await it.press("down", "down", "down", "space")
            await ready(it)
            await it.press("t")
            screen = it.app.screen
            assert isinstance(screen, TimelineScreen)
            await it.until(lambda: screen.look.beside is not None)
            assert screen.look.beside is not None
            assert screen.look.beside.name == "v1.1"
            assert "faglige-samtaler-om-tekst" not in screen.look.beside.periods
            await it.press("b")
            assert screen.look.beside is None

    async def test_the_timeline_can_be_held_against_the_adopted_plan(self, past_folder: Path) -> None:
        """B without having been in the versions."""
        async with opened(past_folder.parent) as it:
            await it.press("t", "b")
            await it.until(lambda: "vedtatt 18. juni" in it.text)

    async def test_the_timeline_says_where_there_is_no_version(self, workspace: Path) -> None:
        """A sentence, and the bars stay."""
        async with opened(workspace) as it:
            await it.press("t", "b")
            await it.until(lambda: "Det er ingen versjon å holde datoene mot" in it.text)

    async def test_the_report_is_written_beside_the_plan(self, past_folder: Path) -> None:
        """P says what will be written where, Enter writes it."""
        async with opened(past_folder.parent, size=(140, 40)) as it:
            await it.press("v")
            await ready(it)
            await it.press("p")
            assert isinstance(it.app.screen, ReportScreen)
            name = "rapport-storhaugli-2025-2025-09-09-2026-11-24.html"
            assert name in it.text
            assert f"rapporter/{name}" in it.text
            await it.press("enter")
            path = past_folder.parent / "rapporter" / name
            await it.until(path.exists)
            assert "Lesekvarter" in path.read_text(encoding="utf-8")


def test_a_path_is_broken_between_folders_and_never_in_a_name() -> None:
    """What is on the screen can be copied."""
    path = "/home/rektor/dokumenter/skolen/planer"
    assert path_lines(path, 60) == [path]
    assert path_lines(path, 25) == ["/home/rektor/dokumenter/", "skolen/planer"]
    assert path_lines("rapporter/rapport-storhaugli-2025.html", 12) == ["rapporter/", "rapport-storhaugli-2025.html"]
    assert path_lines("C:\\Planer\\skolen", 10) == ["C:\\Planer\\", "skolen"]
