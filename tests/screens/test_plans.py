"""The list of plans: what each is, where it stands, and what is wrong with one that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.screens.findings import FindingsScreen
from dekom_tui.screens.overview.screen import OverviewScreen
from dekom_tui.screens.plans.new import NewPlanScreen
from dekom_tui.screens.plans.screen import PlansScreen, read
from dekom_tui.screens.plans.view import DENSE, Listed, rows
from tests.screens.conftest import TODAY, assert_fits, opened, text_of

BROKEN = 'format = 1\ntittel = "Plan"\nskole = "Storhaugli skole"\n\nfra = 2023-08-01\ntil = 2025-13-01\n'
NEW = 'format = 1\ntittel = "Plan"\nskole = "Storhaugli skole"\nfra = 2027-08-01\ntil = 2029-06-30\nstatus = "utkast"\n'


@pytest.fixture
def three(workspace: Path) -> Path:
    """A workspace with the sample, one that is broken and one that is new."""
    for name, text in (("storhaugli-2023", BROKEN), ("storhaugli-2027", NEW)):
        (workspace / name).mkdir()
        (workspace / name / "plan.toml").write_text(text, "utf-8")
    return workspace


def listed(workspace: Path) -> list[Listed]:
    """Every plan of a workspace as the list shows it."""
    return [read(folder.name, folder, TODAY) for folder in sorted(workspace.iterdir()) if folder.is_dir()]


class TestRows:
    """What stands in the list."""

    def test_each_plan_says_what_it_is_and_where_it_stands(self, three: Path) -> None:
        """School, years, status; goals, measures, what is late, the next revision."""
        text = text_of(rows(listed(three), TODAY, 80, 21))
        assert "Storhaugli skole  2025–2027" in text
        assert "√ vedtatt" in text
        assert "4 mål · 10 tiltak, 1 forsinket · neste revisjon 9. mars 2027" in text

    def test_a_new_plan_says_how_far_it_is(self, three: Path) -> None:
        """A plan without goals counts its first answers."""
        text = text_of(rows(listed(three), TODAY, 80, 21))
        assert "0 av 8 svar i innledningen · ingen mål ennå" in text
        assert "○ utkast" in text

    def test_a_broken_plan_says_file_line_and_what(self, three: Path) -> None:
        """It is named by its folder, with what is wrong where, and that nothing is lost."""
        text = text_of(rows(listed(three), TODAY, 80, 21))
        assert "storhaugli-2023" in text
        assert "plan.toml, linje 6:" in text
        assert "! feil i fila" in text
        assert "Fila er ikke rørt" in text

    @pytest.mark.parametrize(("width", "height"), [(60, 15), (80, 21), (140, 37), (200, 47)])
    def test_any_number_of_plans_fits_the_width(self, three: Path, width: int, height: int) -> None:
        """One plan or a hundred: no row is too wide, and many are drawn densely."""
        some = listed(three)
        many = [one._replace(name=f"{one.name}-{n}") for n in range(40) for one in some]
        assert_fits(rows(some, TODAY, width, height), width)
        found = rows(many, TODAY, width, height)
        assert_fits(found, width)
        assert len(found) == len(many) * DENSE + 1

    def test_no_plans_says_how_to_begin(self) -> None:
        """An empty workspace says what a plan is and names the key that makes one."""
        text = text_of(rows([], TODAY, 80, 21))
        assert "Her er ingen planer ennå." in text
        assert "N  Lag den første planen" in text


class TestDriving:
    """By the keyboard."""

    async def test_enter_opens_a_plan_and_esc_leads_back(self, three: Path) -> None:
        """From the list into a plan and out again."""
        async with opened(three, "") as it:
            assert isinstance(it.app.screen, PlansScreen)
            await it.press("down", "enter")
            assert isinstance(it.app.screen, OverviewScreen)
            assert it.app.plan.head.skole == "Storhaugli skole"
            await it.press("escape")
            assert isinstance(it.app.screen, PlansScreen)

    async def test_a_broken_plan_opens_at_the_place(self, three: Path) -> None:
        """Enter on a plan that cannot be read shows what is wrong, and the file stays as it is."""
        async with opened(three, "") as it:
            assert "Enter vis stedet" in it.text
            await it.press("enter")
            await it.until(lambda: isinstance(it.app.screen, FindingsScreen))
            await it.until(lambda: "til = 2025-13-01" in it.text)
        assert (three / "storhaugli-2023" / "plan.toml").read_text("utf-8") == BROKEN

    async def test_what_has_not_changed_is_not_read_again(self, workspace: Path) -> None:
        """Back in the list, a plan whose files are as they were keeps what was read of it."""
        async with opened(workspace, "") as it:
            screen = it.app.screen
            assert isinstance(screen, PlansScreen)
            before = screen.listed["storhaugli-2025"]
            await it.press("enter", "escape")
            assert screen.listed["storhaugli-2025"] is before
            path = workspace / "storhaugli-2025" / "plan.toml"
            path.write_text(path.read_text("utf-8").replace('"vedtatt"', '"avsluttet"'), "utf-8")
            await it.press("enter", "escape")
            assert "avsluttet" in it.text

    async def test_a_plan_is_made(self, workspace: Path) -> None:
        """N asks for school and period, Enter makes the plan and opens it."""
        async with opened(workspace, "") as it:
            await it.press("n")
            assert isinstance(it.app.screen, NewPlanScreen)
            assert "Storhaugli skole" in it.text
            assert "søn 1. aug 2027" in it.text
            assert "Skoleeier blir Innervatn kommune, sektor oppvekst" in " ".join(it.text.split())
            await it.press("enter")
            await it.until(lambda: isinstance(it.app.screen, OverviewScreen))
            assert "Planen er tom ennå" in it.text
        text = (workspace / "storhaugli-2027" / "plan.toml").read_text("utf-8")
        assert "fra = 2027-08-01" in text
        assert 'skoleeier = "Innervatn kommune, sektor oppvekst"' in text

    async def test_what_is_typed_takes_the_place_of_what_was_proposed_and_the_written_form_is_chosen(
        self, workspace: Path
    ) -> None:
        """A field in which somebody has typed is typed on in; the folder follows the school."""
        async with opened(workspace, "") as it:
            await it.press("n", *"Lia", "down", "up", *" skole")
            await it.press("down", "down", "down", *"xx", "right", "ctrl+s")
            await it.until(lambda: isinstance(it.app.screen, OverviewScreen))
        text = (workspace / "lia-2027" / "plan.toml").read_text("utf-8")
        assert 'skole = "Lia skole"' in text
        assert 'maalform = "nn"' in text

    async def test_a_wrong_date_is_told_and_nothing_is_made(self, workspace: Path) -> None:
        """A date that is none is said in a sentence, and Enter leads to its field."""
        async with opened(workspace, "") as it:
            await it.press("n", "down", "ctrl+u", "3", "2", ".", "1", "3", "enter")
            assert isinstance(it.app.screen, NewPlanScreen)
            assert "Første dag:" in it.text
        assert [one.name for one in workspace.iterdir() if one.is_dir()] == ["storhaugli-2025"]

    async def test_a_hundred_and_twenty_plans_are_listed(self, workspace: Path) -> None:
        """Every plan of a large workspace is read and can be reached."""
        for n in range(119):
            (workspace / f"skole-{n:03}").mkdir()
            (workspace / f"skole-{n:03}" / "plan.toml").write_text(NEW, "utf-8")
        async with opened(workspace, "") as it:
            screen = it.app.screen
            assert isinstance(screen, PlansScreen)
            await it.until(lambda: all(one.plan is not None for one in screen.listed.values()), 30)
            assert len(screen.listed) == 120
            await it.press("end")
            assert "Storhaugli skole" in it.text


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    """It looks as its picture."""
    assert looks_right(size=size, name="")
