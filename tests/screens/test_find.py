"""Finding words in the texts of the plan, and of all plans."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.data import data
from dekom_tui.screens.aids.find import FindScreen
from dekom_tui.screens.aids.find_view import At
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.widgets.canvas import Canvas
from tests.screens.conftest import Opened, opened


async def look_for(it: Opened, words: str) -> FindScreen:
    """Open find, and type."""
    await it.press("slash")
    screen = it.app.screen
    assert isinstance(screen, FindScreen)
    for letter in words:
        await it.pilot.press("space" if letter == " " else letter)
    await it.settled()
    await it.until(lambda: not screen.looking)
    return screen


def lit(it: Opened) -> list[str]:
    """The words that are lit on the screen, as they stand there."""
    found: list[str] = []
    for canvas in it.app.screen.query(Canvas):
        for row in canvas.rows:
            for line in (row.line, row.side.line if row.side is not None else ()):
                found += [span.text for span in line if span.underline]
    return found


async def go_to(it: Opened, screen: FindScreen, table: str, field: str = "") -> None:
    """Choose the first hit in a table, and go there."""
    for found in screen.found:
        for nth, one in enumerate(found.findings):
            if one.place.table == table and field in ("", one.field):
                screen.canvas.select(At(found.folder, nth))
                await it.press("enter")
                await it.settled()
                await it.settled()
                return
    raise AssertionError((table, field))


async def test_all_texts_are_looked_through(workspace: Path) -> None:
    """Titles, prose, records, log and minutes, each with where it stands, the words lit."""
    async with opened(workspace) as it:
        screen = await look_for(it, "elevpanel")
        tables = {one.place.table for one in screen.found[0].findings}
        assert {"tiltak", "rolle", "logg", "elevstemme"} <= tables
        assert "I TEKSTEN" in it.text
        assert "Elevpanel" in lit(it)


async def test_letters_are_folded_and_a_slash_can_be_typed(workspace: Path) -> None:
    """«mote» finds «møte»; the key that opens is a letter like the others there."""
    async with opened(workspace) as it:
        await look_for(it, "mote")
        assert {"Møte", "møte"} <= set(lit(it))
        await it.press("slash")
        screen = it.app.screen
        assert isinstance(screen, FindScreen)
        assert screen.typed == "mote/"
        assert "Ingen tekst sier det." in it.text


@pytest.mark.parametrize(
    ("words", "table", "field", "place"),
    [
        ("snakker", "innledning", "bakgrunn", "1"),
        ("fem som snakker i timene", "innledning", "bakgrunn", "1"),
        ("kullene", "maal", "smarte.maalbart", "3"),
        ("tenketid", "funn", "forklaring", "4"),
        ("åpne spørsmål", "tiltak", "aktiviteter.tekst", "5"),
        ("moduløkter", "rolle", "oppgaver", "6"),
        ("fast svarpunkt", "elevstemme", "foerte_til", "7"),
        ("fragmentert", "rammer", "", "0"),
        ("ingen tiltak er kurs", "rammer", "skolebasert", "0"),
        ("vikarbruk", "tegn", "hvorfor", "7"),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (60, 18), (140, 40)])
async def test_it_leads_to_the_place_with_the_words_lit(
    workspace: Path, words: str, table: str, field: str, place: str, size: tuple[int, int]
) -> None:
    """Where the text is seen, or in its form where the place has no room for it; on every size of screen."""
    async with opened(workspace, size=size) as it:
        screen = await look_for(it, words)
        if words == "fragmentert":
            assert not screen.found
            return
        await go_to(it, screen, table, field)
        assert it.app.place_key == place
        assert words.split()[0].lower() in " ".join(lit(it)).lower()


async def test_far_down_in_a_long_answer_it_is_brought_into_view(workspace: Path) -> None:
    """The line with the words is on the screen, not below its edge."""
    folder = workspace / "storhaugli-2025"
    text = (folder / "plan.toml").read_text(encoding="utf-8")
    long = "".join(f"Setning nummer {n} om noe.\n" for n in range(60)) + "Her står kvikksølv.\n"
    head, mark, rest = text.partition("tema = '''\n")
    (folder / "plan.toml").write_text(f"{head}{mark}{long}{rest}", encoding="utf-8")
    async with opened(workspace) as it:
        screen = await look_for(it, "kvikksolv")
        await go_to(it, screen, "innledning")
        assert "kvikksølv" in it.text


async def test_the_light_goes_out_when_one_goes_elsewhere(workspace: Path) -> None:
    """Back on the place nothing is lit any more."""
    async with opened(workspace) as it:
        await go_to(it, await look_for(it, "snakker"), "innledning")
        assert lit(it) == ["snakker"]
        await it.press("3", "1")
        assert lit(it) == []


async def test_what_a_place_has_no_room_for_is_shown_in_its_form(workspace: Path) -> None:
    """The figures' notes are seen in the form of the indicator alone."""
    async with opened(workspace, size=(60, 18)) as it:
        screen = await look_for(it, "ståstedsanalysen")
        await go_to(it, screen, "indikator", "kilde")
        assert isinstance(it.app.screen, FormScreen) or "Ståstedsanalysen" in it.text


async def test_escape_leaves_all_as_it_was(workspace: Path) -> None:
    """Nothing is chosen, nothing is lit."""
    async with opened(workspace) as it:
        await it.press("3", "down")
        before = it.text
        await look_for(it, "lesing")
        await it.press("escape")
        await it.settled()
        assert it.text == before


async def test_in_a_text_a_slash_is_a_slash(workspace: Path) -> None:
    """Where letters are typed find does not open."""
    async with opened(workspace) as it:
        await it.press("1", "enter", "slash")
        assert not isinstance(it.app.screen, FindScreen)
        assert "/" in (it.app.plan.tables["innledning"][""].values["ordningen"] or "")


class TestAllPlans:
    """From the list of plans."""

    @staticmethod
    def copies(workspace: Path, count: int) -> Path:
        """A workspace with so many plans, one of which says what no other says."""
        root = workspace.parent / "mange"
        for number in range(count):
            shutil.copytree(data("plans", "storhaugli-2025"), root / f"plan-{number:03}")
        other = root / "plan-001" / "plan.toml"
        text = other.read_text(encoding="utf-8").replace('skole = "Storhaugli skole"', 'skole = "Nesset skole"')
        other.write_text(text.replace("Vi utvikler to ting", "Vi utvikler kvikksølv og to ting"), encoding="utf-8")
        return root

    async def test_every_plan_is_looked_through_and_the_right_one_opened(self, workspace: Path) -> None:
        """The hit stands under its school, and Enter goes to it in its plan, lit."""
        root = self.copies(workspace, 3)
        async with opened(root, "") as it:
            screen = await look_for(it, "kvikksolv")
            assert [one.title for one in screen.found] == ["Nesset skole, Utviklingsplan 2025–2027"]
            await it.press("enter")
            await it.until(lambda: it.app.place_key == "1")
            await it.settled()
            await it.settled()
            assert it.app.session.folder.name == "plan-001"
            assert lit(it) == ["kvikksølv"]

    async def test_all_of_them_are_there(self, workspace: Path) -> None:
        """A few hits of each plan, in the order of the plans, and that there are more."""
        root = self.copies(workspace, 3)
        async with opened(root, "") as it:
            screen = await look_for(it, "lesing")
            assert [one.folder.name for one in screen.found if one.folder] == ["plan-000", "plan-001", "plan-002"]
            assert "mer enn 5 treff" in it.text

    async def test_the_first_hit_is_shown_while_the_others_are_looked_for_and_typing_goes_on(
        self, workspace: Path
    ) -> None:
        """Of 40 plans that are not read yet. How quick it is, the benchmarks say."""
        root = self.copies(workspace, 40)
        async with opened(root, "") as it:
            await it.press("slash")
            screen = it.app.screen
            assert isinstance(screen, FindScreen)
            seen = set()

            async def watch() -> None:
                while True:
                    seen.add((bool(screen.found), screen.looking))
                    await asyncio.sleep(0)

            watching = asyncio.create_task(watch())
            await it.pilot.press("l", "e")
            await it.until(lambda: screen.found and not screen.looking, 20)
            watching.cancel()
            assert screen.typed == "le"
            assert (True, True) in seen


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (140, 40)])
def test_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("slash", *"mote", size=size)


def test_the_place_looks_right(looks_right: Callable[..., bool]) -> None:
    assert looks_right("slash", *"snakker", "enter", theme="dag")
