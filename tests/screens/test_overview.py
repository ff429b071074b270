"""Oversikt: where the plan stands, and what needs people now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dekom_tui.plan.edits import Set, apply
from dekom_tui.plan.format import TABLES, Goal, Head, Measure
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.template import SECTIONS, questions
from dekom_tui.screens.overview.goals import Way
from dekom_tui.screens.overview.screen import OverviewScreen
from dekom_tui.screens.overview.view import MORE, is_empty, rows
from dekom_tui.screens.sections.frameworks import FrameworksScreen
from tests.screens.conftest import TODAY, assert_fits, opened, targets, text_of

SIZES = [(60, 15), (80, 21), (80, 37), (100, 27), (120, 27), (140, 37), (200, 47)]


def plan_of(*entities: Goal | Measure) -> Plan:
    """A plan with these in it, and a head."""
    return Plan({}).put(Head.of(tittel="Plan", skole="Skolen"), *entities)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_fills_the_screen_and_no_more(sample: Plan, width: int, height: int) -> None:
    """At every size the sample is whole: nothing is wider or higher than the screen."""
    found = rows(sample, TODAY, width, height)
    assert_fits(found, width)
    assert len(found) <= height


class TestAt80x24:
    """The main size."""

    def test_goals_stand_with_now_target_and_due(self, sample: Plan) -> None:
        """A goal's row says what, where it stands, where it is to be, and by when; what is near is told in days."""
        text = text_of(rows(sample, TODAY, 80, 21)).splitlines()
        assert text[1].split() == ["RESULTATMÅL", "nå", "mål", "frist"]
        assert text[2].startswith(" 1 Færre elever på 9. trinn leser")
        assert "21 →  20 %" in text[2]
        assert text[2].endswith("om 21 dager")
        assert "3,3 → 3,6" in text[3]
        assert text[3].endswith("feb 2027")

    def test_measures_are_counted_by_state(self, sample: Plan) -> None:
        """The states are told by sign, figure and word, in the order done to cancelled."""
        text = text_of(rows(sample, TODAY, 80, 21))
        assert "●2 fullført  ►4 pågår  ▲1 forsinket  ║1 på vent  ○1 ikke startet  ×1 avbrutt" in text
        assert "TILTAK  10 i alt" in text
        assert "sist i loggen 17. nov" in text

    def test_every_need_leads_to_a_place_that_there_is(self, sample: Plan) -> None:
        """Each need says what is the matter, and its key is that of a place with a screen."""
        text = text_of(rows(sample, TODAY, 80, 21)).splitlines()
        at = next(number for number, each in enumerate(text) if "TRENGER DERE NÅ" in each)
        assert text[at].endswith("neste revisjon 9. mars 2027")
        needs = text[at + 1 : at + 6]
        assert needs[0].split("  ")[0] == " ▲ Skolevandring med fast skjema"
        assert "3 uker etter avtalt · Avdelingsleder" in needs[0]
        assert "1 prosentpoeng igjen · foreløpig måling" in needs[1]
        assert "funn uten mål · vi er usikre" in needs[2]
        assert [each.split()[-1] for each in needs] == ["5", "3", "R", "L", "2"]

    def test_conditions_are_judged_from_registers(self, sample: Plan) -> None:
        """Each of the four stands with the figures that support it."""
        text = text_of(rows(sample, TODAY, 80, 21))
        for told in ("7 av 9 møteplasser", "5 av 5 parter", "4 mål, 10 tiltak", "3 av 3 faser"):
            assert told in text
        assert text.count("√") == 4


class TestOtherSizes:
    """What a small window drops, and what a wide one adds."""

    def test_a_small_window_keeps_goals_and_needs(self, sample: Plan) -> None:
        """At 60x18 measures and conditions are a line each, and the needs that have no room are counted."""
        text = text_of(rows(sample, TODAY, 60, 15))
        assert "og 2 til" in text
        assert "▲1 forsinket  ►4 pågår  ●2 fullført  3 andre" in text
        assert "alle fire har støtte i planen" in text

    def test_a_wide_window_looks_ahead(self, sample: Plan) -> None:
        """From 120 cells the coming steps, due dates and holidays stand to the right, with the log below."""
        text = text_of(rows(sample, TODAY, 140, 37))
        for told in (
            "uke 49  tir 1. des  ► Økt 3: fagord i samtalen",
            "! Frist for mål 1",
            "Juleferie 21. des – 1. jan",
            "SIST I LOGGEN",
            "Plangruppa og elevpanel",
            "▲  5 Skolevandring med fast skjema",
        ):
            assert told in text

    def test_unfolded_lists_every_need(self, sample: Plan) -> None:
        """Unfolded, no need is left out, though it scrolls."""
        small = rows(sample, TODAY, 60, 15)
        whole = rows(sample, TODAY, 60, 15, unfolded=True)
        assert MORE in targets(small)
        assert MORE not in targets(whole)
        assert sum(str(one).startswith("Way(row='need") for one in targets(whole)) == 5


class TestOtherPlans:
    """Plans that are not like the sample."""

    def test_an_empty_plan_says_how_to_begin(self) -> None:
        """One sentence, and the places where it begins."""
        plan = Plan({}).put(Head.of(tittel="Plan", skole="Skolen"))
        assert is_empty(plan)
        found = rows(plan, TODAY, 80, 21)
        assert "Planen er tom ennå." in text_of(found)
        assert [one.key for one in targets(found) if isinstance(one, Way)] == ["1", "2", "3"]

    def test_a_goal_without_figures_has_no_bar(self) -> None:
        """A goal that is not measured stands with its due date alone."""
        plan = plan_of(Goal.of("a", nr=1, tekst="Alle leser", frist=date(2027, 1, 2)))
        text = text_of(rows(plan, TODAY, 80, 21))
        assert "1 Alle leser" in text
        assert "jan 2027" in text
        assert "▄" not in text

    def test_no_needs_is_said(self) -> None:
        """Where nothing presses, the list says so."""
        answered = [
            TABLES[section].of(**{one.field: "Svar." for one in questions(plan_of(), section)})
            for section in SECTIONS
            if not TABLES[section].keyed
        ]
        text = text_of(rows(plan_of().put(*answered), TODAY, 80, 21))
        assert "Ingenting haster." in text

    @pytest.mark.parametrize(("width", "height"), SIZES)
    def test_hostile_texts_are_only_text(self, sample: Plan, width: int, height: int) -> None:
        """Markup, control characters and wide letters in a title stay within their row."""
        plan = apply(sample, Set(Place("maal", "lesing-9"), {"tekst": "[/] [bold]漢字漢字漢字\u200b " * 12}))
        assert_fits(rows(plan, TODAY, width, height), width)

    def test_many_goals_and_measures_fit(self) -> None:
        """Twenty goals and measures leave room for the needs, and the rest is counted."""
        goals = [Goal.of(f"g{n}", nr=n, tekst=f"Mål nummer {n}") for n in range(1, 21)]
        found = rows(plan_of(*goals), TODAY, 80, 21)
        assert len(found) <= 21 + 4
        assert "og 12 til" in text_of(found)


class TestDriving:
    """By the keyboard."""

    async def test_enter_goes_to_the_goal(self, workspace: Path) -> None:
        """Enter on a goal leads to the goals."""
        async with opened(workspace) as it:
            await it.press("enter")
            assert it.app.current_mode == "3"

    async def test_the_conditions_open_as_a_page(self, workspace: Path) -> None:
        """The last row leads to the four conditions, and Esc back."""
        async with opened(workspace) as it:
            await it.press("end", "enter")
            assert isinstance(it.app.screen, FrameworksScreen)
            assert "skolebasert" in it.text
            await it.press("escape")
            assert isinstance(it.app.screen, OverviewScreen)

    async def test_the_plans_own_fields_are_one_key_away(self, workspace: Path) -> None:
        """E opens title, period and status, and the key line of an empty plan says so too."""
        async with opened(workspace) as it:
            assert "E om planen" in it.text.splitlines()[-1]
            await it.press("e")
            for label in ("Tittel", "Skoleeier", "Status", "Neste revisjon"):
                assert label in it.text

    async def test_more_needs_unfold(self, workspace: Path) -> None:
        """In a small window Enter on «og 2 til» lists them all, and the key line says so."""
        async with opened(workspace, size=(60, 18)) as it:
            screen = it.app.screen
            assert isinstance(screen, OverviewScreen)
            screen.show_row(MORE)
            await it.settled()
            assert "Enter vis alle" in it.text
            await it.press("enter", "end")
            assert "spørsmål uten svar" in it.text


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    """It looks as its picture."""
    assert looks_right(size=size)


def test_looks_in_daylight(looks_right: Callable[..., bool]) -> None:
    """The light theme looks as its picture."""
    assert looks_right(theme="dag")
