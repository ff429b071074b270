"""V Versjoner, as it behaves with real repositories: the list, any two, the changes one by one, and the way back."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import thread_time

import pytest

from dekom_tui.app import DekomApp
from dekom_tui.history.saved import NOW, Saved
from dekom_tui.plan.format import LogEntry, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.measures import MeasuresScreen
from dekom_tui.screens.timeline import TimelineScreen
from dekom_tui.screens.versions import VersionsScreen
from dekom_tui.screens.versions_changes import ChangesScreen
from dekom_tui.screens.versions_changes_view import Mark, folded_rows, side_rows
from dekom_tui.screens.versions_present import ChangesForRoom
from dekom_tui.screens.versions_report import ReportScreen
from dekom_tui.screens.versions_restore import RestoreScreen
from dekom_tui.screens.versions_state import Held, Pair, Versions
from dekom_tui.screens.versions_view import VersionRows, preview_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Span, plain
from tests import story
from tests.screens.conftest import TODAY, Opened, assert_fits, opened, text_of
from tests.screens.test_contrast import unreadable

SIZES = [(60, 18), (80, 24), (140, 40), (200, 50)]
STOPPED = Place("tiltak", "lesekvarter")
MOVED = Place("tiltak", "skolevandring")


def known_of(folder: Path) -> Versions:
    """All that can be known of a plan's versions, read as the screen does it."""
    from dekom_tui.store.read import Folder, read_plan

    known = Versions(folder)
    known.take_list(known.past.listed())
    known.take_told(list(known.past.told()))
    known.ended()
    assert known.pair is not None
    now = read_plan(Folder(folder)).plan
    known.unsaved = known.look_unsaved(now, (), TODAY)
    known.held = known.compare(known.pair, now, (), TODAY)
    return known


@pytest.fixture(scope="module")
def known(told_once: Path) -> Versions:
    """The sample's versions, the adopted one held against the open plan."""
    return known_of(told_once / "plans" / story.NAME)


@pytest.fixture
def held(known: Versions) -> Held:
    """What lies between the adopted plan and now."""
    assert known.held is not None
    return known.held


def mark_of(held: Held, place: Place) -> Mark:
    """Where a change stands among the changes."""
    return next(
        Mark(part, at)
        for part, group in enumerate(held.groups)
        for at, one in enumerate(group.told)
        if one.change.place == place
    )


async def ready(it: Opened) -> None:
    """Wait until the list is read and the two are held against each other."""
    await it.until(lambda: it.app.versions.held is not None and it.app.versions.unsaved is not None)
    await it.settled()


async def to_change(it: Opened, place: Place) -> ChangesScreen:
    """To a change, by keys."""
    await it.press("v")
    await ready(it)
    await it.press("enter")
    screen = it.app.screen
    assert isinstance(screen, ChangesScreen)
    assert it.app.versions.held is not None
    goal = mark_of(it.app.versions.held, place)
    while screen.mark.part < goal.part:
        await it.press("right")
    while screen.mark.at < goal.at:
        await it.pilot.press("down")
        await it.pilot.pause()
    return screen


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


class TestChanges:
    """The changes between two versions."""

    def test_narrow_the_part_one_is_in_is_unfolded(self, held: Held) -> None:
        """The chosen change with its words before and after, signs and all; the others on a row."""
        mark = mark_of(held, MOVED)
        text = text_of(folded_rows(held, mark, 80))
        for said in (
            "Rammer for arbeidet",
            "5 TILTAK",
            "↔ 5 Skolevandring        varer 3 uker lenger",
            "– Skolevandring, én runde per halvår",
            "+ Skolevandring med fast skjema, én runde per",
            "▲ er nå forsinket",
            "× 6 Lesekvarter          avbrutt 22. mai 2026",
            "+ 9 Modul 2",
        ):
            assert said in text, text

    def test_what_differs_is_told_without_colour(self, held: Held) -> None:
        """The words that came are underlined, and their line begins with a sign."""
        rows = folded_rows(held, mark_of(held, MOVED), 80)
        came = [row for row in rows if plain(row.line).lstrip().startswith("+ Skolevandring med")]
        spans = [span for row in came for span in row.line if span.underline]
        assert spans == [Span("med fast skjema", "ok", bold=True, underline=True)]

    def test_broad_the_two_sides_stand_beside_each_other(self, known: Versions, held: Held) -> None:
        """Field by field, as it was and as it is."""
        text = text_of(side_rows(known, held, mark_of(held, STOPPED).part, 110))
        for said in (
            "Vedtatt 9. september 2025",
            "– 9. apr 2027",
            "+ 30. apr 2027",
            "+ gjort: Økt 2, Økt 3, Økt 4 og Økt 5",
        ):
            assert said in text, text

    @pytest.mark.parametrize("width", [60, 80, 110, 170])
    def test_no_change_is_wider_than_the_screen(self, known: Versions, held: Held, width: int) -> None:
        """In every part, folded and side by side."""
        for part, group in enumerate(held.groups):
            for at in range(len(group.told)):
                assert_fits(folded_rows(held, Mark(part, at), width), width)
            assert_fits(side_rows(known, held, part, width), width)

    @pytest.mark.parametrize("size", SIZES)
    async def test_down_comes_to_every_change(self, past_folder: Path, size: tuple[int, int]) -> None:
        """What is higher than the screen is read to its end before the next; up comes back to the first."""
        async with opened(past_folder.parent, size=size) as it:
            await it.press("v")
            await ready(it)
            await it.press("enter")
            screen = it.app.screen
            assert isinstance(screen, ChangesScreen)
            met = {screen.mark}
            for _time in range(400):
                if screen.mark == screen.marks[-1]:
                    break
                await it.pilot.press("down")
                met.add(screen.mark)
            assert met == set(screen.marks)
            await it.press("home")
            assert screen.mark == Mark(0, 0)

    async def test_enter_leads_to_the_place(self, past_folder: Path) -> None:
        """The measure that was moved is chosen in 5 Tiltak."""
        async with opened(past_folder.parent) as it:
            await to_change(it, MOVED)
            await it.press("enter")
            await it.until(lambda: isinstance(it.app.screen, MeasuresScreen))
            assert isinstance(it.app.screen, MeasuresScreen)
            await it.until(lambda: it.app.screen.chosen == MOVED)  # type: ignore[attr-defined]

    async def test_one_field_is_brought_back_and_taken_away_again(self, past_folder: Path) -> None:
        """H lists what there is; the end of the measure is as it was, and Ctrl+Z undoes it."""
        async with opened(past_folder.parent) as it:
            await to_change(it, MOVED)
            before = it.app.plan.of(Measure)[MOVED.key]
            await it.press("h")
            assert isinstance(it.app.screen, RestoreScreen)
            assert "blir  9. apr 2027" in it.text
            await it.press("down", "down", "enter")
            await it.until(lambda: it.app.plan.of(Measure)[MOVED.key] != before)
            after = it.app.plan.of(Measure)[MOVED.key]
            assert str(after.slutt) == "2027-04-09"
            assert after.edit({"slutt": before.slutt}) == before
            await it.until(lambda: "Hentet tilbake: Slutt" in it.text)
            await it.press("ctrl+z")
            assert it.app.plan.of(Measure)[MOVED.key] == before

    async def test_a_whole_thing_that_was_taken_away_is_brought_back(self, past_folder: Path) -> None:
        """An entry of the log that the newest version has, with its file."""
        key = "2026-09-22-fellestid"
        async with opened(past_folder.parent) as it:
            from dekom_tui.plan.edits import Remove

            gone = it.app.plan.of(LogEntry)[key]
            it.app.edit(Remove(Place("logg", key)))
            await it.press("v")
            await ready(it)
            await it.press("e")
            await ready(it)
            await to_change(it, Place("logg", key))
            await it.press("h", "enter")
            await it.until(lambda: key in it.app.plan.of(LogEntry))
            assert it.app.plan.of(LogEntry)[key] == gone

    async def test_the_hint_to_bring_back_is_there_only_where_something_can_be(self, past_folder: Path) -> None:
        """A new measure has nothing before it."""
        async with opened(past_folder.parent) as it:
            screen = await to_change(it, Place("tiltak", "faglige-samtaler-om-tekst"))
            assert "fetch_back" not in [one.name for one in screen.commands()]


class TestRoom:
    """F5: the changes for the room."""

    async def test_it_begins_with_what_it_is_all_about(self, past_folder: Path) -> None:
        """«Dette har vi endret siden planen ble vedtatt», then part by part; Esc leads back."""
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            await it.press("f5")
            assert isinstance(it.app.screen, ChangesForRoom)
            assert "Dette har vi endret siden planen ble vedtatt 9. september 2025" in it.text
            assert "tiltak er flyttet i tid" in it.text
            await it.press("right")
            assert "ingen nye tas inn før midtveisrevisjonen" in it.text
            await it.press("b")
            assert it.text.strip() == ""
            await it.press("escape")
            assert isinstance(it.app.screen, VersionsScreen)

    @pytest.mark.parametrize("size", SIZES)
    async def test_every_page_has_room(self, past_folder: Path, size: tuple[int, int]) -> None:
        """No page is higher than the screen, and none is empty."""
        async with opened(past_folder.parent, size=size) as it:
            await it.press("v")
            await ready(it)
            await it.press("f5")
            screen = it.app.screen
            assert isinstance(screen, ChangesForRoom)
            for page in screen.pages:
                assert len(page.lines) <= size[1] - 1
                assert any(plain(line).strip() for line in page.lines)


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
            await it.press("enter")
            await it.until(lambda: (past_folder.parent / name).exists())
            assert "Lesekvarter" in (past_folder.parent / name).read_text(encoding="utf-8")


def many(folder: Path, count: int) -> Path:
    """A repository with so many versions of the sample plan, made by one git."""
    top = folder / "mange"
    plan = (story.SAMPLE / story.NAME / "plan.toml").read_text(encoding="utf-8")
    measures = (story.SAMPLE / story.NAME / "tiltak.toml").read_text(encoding="utf-8")
    top.mkdir()
    story.git(top, "init", "-q", "-b", "main")
    parts = []
    for at in range(count):
        changed = measures.replace("fremdrift = 65", f"fremdrift = {at % 100}").encode()
        files = [("tiltak.toml", changed)] + ([("plan.toml", plan.encode())] if not at else [])
        said = f"Versjon {at}".encode()
        parts.append(
            b"commit refs/heads/main\ncommitter Rektor <r@x> %d +0000\ndata %d\n%s\n"
            % (1767225600 + at * 3600, len(said), said)
        )
        for name, data in files:
            parts.append(
                b"M 100644 inline plans/%s/%s\ndata %d\n%s\n" % (story.NAME.encode(), name.encode(), len(data), data)
            )

    subprocess.run(["git", "-C", str(top), "fast-import", "--quiet"], input=b"".join(parts), check=True)
    story.git(top, "checkout", "-q", "-f", "main")
    return top / "plans" / story.NAME


async def test_five_hundred_versions_do_not_hold_up_the_screen(tmp_path: Path) -> None:
    """The list is there before it is read, and reading takes no frame of the loop: what its own thread works counts."""
    folder = many(tmp_path, 500)
    async with opened(folder.parent) as it:
        await it.press("v")
        await ready(it)
        screen = it.app.screen
        assert isinstance(screen, VersionsScreen)
        known = it.app.versions
        assert [one.said is not None for one in known.saved] == [True] * 500
        it.app._versions = None
        spent: list[float] = []
        listed = []

        async def tick() -> None:
            while it.app.versions.reading:
                before = thread_time()
                await asyncio.sleep(0.002)
                spent.append(thread_time() - before)
                listed.append(len(it.app.versions.saved))

        screen.read_versions()
        async with asyncio.timeout(30):
            await tick()
        assert 500 in listed
        assert len(spent) > 10
        assert max(spent) < 0.016


async def test_hostile_texts_of_commits_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Markup, escape sequences and endless words in author and subject show as they are, or as what cannot be shown."""
    from tests.screens import hostile

    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    folder = hostile.write(tmp_path)
    story.git(tmp_path, "init", "-q", "-b", "main")
    said = "[/] [bold red]\x1b[31m\u202e" + "W" * 300 + "\n\n<script>alert(1)</script>"
    story.commit(tmp_path, said, author="[link=x]\x1b]0;x\x07")
    for size in SIZES:
        async with opened(folder.parent, folder.name, size) as it:
            await it.press("v")
            await it.until(lambda: not it.app.versions.reading)
            await it.settled()
            assert "\x1b" not in it.text
            for key in ("down", "space", "enter", "escape", "f5", "escape"):
                await it.press(key)


def test_rows_of_another_version_take_hostile_texts() -> None:
    """A version that was never read is drawn by what was said of it."""
    from datetime import datetime

    known = Versions(Path())
    known.take_list([Saved("1" * 40, datetime(2026, 1, 1), "[/]", "[bold]\n\x00" + "漢字" * 50)])
    rows = VersionRows(known, TODAY, 60, None)[0:4]
    assert_fits(rows, 60)
    assert "[bold]" in text_of(rows)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_every_text_can_be_told_from_its_ground(past_folder: Path, size: tuple[int, int]) -> None:
    """List, changes, what can be brought back, and the report, in both themes."""
    async with opened(past_folder.parent, size=size) as it:
        await it.press("v")
        await ready(it)
        for keys in (("down",), ("enter", "right", "right", "right", "right", "down"), ("h",), ("escape", "p")):
            await it.press(*keys)
            for theme in ("dag", "kveld"):
                await it.press("f9")
                assert it.app.theme == theme
                assert unreadable(it) == []


class TestPictures:
    """As it looks, at the two sizes that count."""

    @pytest.mark.parametrize("size", [(80, 24), (140, 40)])
    def test_the_versions(self, looks_so: Callable[..., bool], size: tuple[int, int]) -> None:
        """The list, the adopted version held against now."""
        assert looks_so("v", size=size)

    @pytest.mark.parametrize("size", [(80, 24), (140, 40)])
    def test_the_changes(self, looks_so: Callable[..., bool], size: tuple[int, int]) -> None:
        """5 Tiltak, at the measure that was moved."""
        assert looks_so("v", "enter", *["right"] * 4, "down", "down", "down", size=size)

    def test_in_daylight(self, looks_so: Callable[..., bool]) -> None:
        """The light theme."""
        assert looks_so("v", "enter", theme="dag")

    def test_for_the_room(self, looks_so: Callable[..., bool]) -> None:
        """F5."""
        assert looks_so("v", "f5")


@pytest.fixture
def looks_so(snap_compare: Callable[..., bool], past_folder: Path) -> Callable[..., bool]:
    """Whether the screen that the keys lead to looks as its picture, on the plan with a past."""
    from textual.pilot import Pilot

    def check(*keys: str, size: tuple[int, int] = (80, 24), theme: str = "kveld") -> bool:
        app = DekomApp(past_folder.parent, past_folder, TODAY)
        app.theme = theme

        async def until_still(pilot: Pilot[None]) -> None:
            await pilot.app.workers.wait_for_complete()
            for key in keys:
                await pilot.press(key)
                for _time in range(3):
                    await pilot.pause()
                    await pilot.app.workers.wait_for_complete()
            for canvas in pilot.app.screen.query(Canvas):
                canvas.refresh_rows()
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=until_still)

    return check
