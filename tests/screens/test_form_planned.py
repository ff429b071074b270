"""What is planned is planned forwards, and a form says quietly where a day is odd."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dekom_tui.plan.edits import Set
from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.asking import asked, remarks
from dekom_tui.screens.form.subject import EntitySubject
from tests.screens.conftest import TODAY, Opened, opened

GOAL = Place("maal", "lesing-9")
CIRCLES = Place("tiltak", "laeringssirkler")


async def a_later_plan(it: Opened) -> None:
    """The sample as a plan for the next school years, with a goal without a deadline."""
    it.app.edit(Set(Place("(top)"), {"fra": date(2027, 8, 1), "til": date(2029, 6, 30)}))
    it.app.edit(Set(GOAL, {"frist": None, "indikator": None, "maalverdi": None}))
    await it.settled()


async def test_a_deadline_without_a_year_is_in_the_period_of_the_plan(workspace: Path) -> None:
    """«uke 25» is the Friday of that week in the plan's first year, and the form says which day it became."""
    async with opened(workspace) as it:
        await a_later_plan(it)
        it.app.push_form(EntitySubject(GOAL, "frist"))
        await it.settled()
        await it.press("enter", *"uke 25")
        assert "fre 23. juni 2028" in it.text
        assert "planen begynner" not in it.text
        await it.press("enter")
        assert it.app.plan.of(Goal)[GOAL.key].frist == date(2028, 6, 23)


@pytest.mark.parametrize(("typed", "said"), [("mandag", "Før planen begynner"), ("1.8.29", "Etter at planen slutter")])
async def test_a_day_outside_the_plan_is_told_and_taken(workspace: Path, typed: str, said: str) -> None:
    """A hint, no stop."""
    async with opened(workspace) as it:
        await a_later_plan(it)
        it.app.push_form(EntitySubject(GOAL, "frist"))
        await it.settled()
        await it.press("enter", *typed)
        assert said in it.text
        await it.press("enter")
        assert it.app.plan.of(Goal)[GOAL.key].frist is not None


async def test_in_a_narrow_window_it_is_told_in_the_field(workspace: Path) -> None:
    """Where there is no room under the month."""
    async with opened(workspace, size=(60, 18)) as it:
        await a_later_plan(it)
        it.app.push_form(EntitySubject(GOAL, "frist"))
        await it.settled()
        await it.press("enter", *"mandag")
        assert "! Før planen begynner" in it.text


async def test_an_end_before_a_step_that_is_left_is_told(workspace: Path) -> None:
    """The step with its day; not where it ends after all of them."""
    async with opened(workspace) as it:
        plan = it.app.plan
        measure = plan.of(Measure)[CIRCLES.key]
        last = max(one.dato for one in measure.aktiviteter if one.dato is not None)
        subject = EntitySubject(CIRCLES)
        told = remarks(subject, "slutt", date(2027, 5, 7), plan, TODAY)
        assert any("er først 27. mai 2027, etter slutten" in span.text for each in told for span in each)
        assert not remarks(subject, "slutt", last, plan, TODAY)


async def test_an_end_is_looked_for_after_the_start(workspace: Path) -> None:
    """The period of an end begins where the measure does."""
    async with opened(workspace) as it:
        it.app.edit(Set(CIRCLES, {"start": date(2027, 2, 1), "slutt": None}))
        found = asked(EntitySubject(CIRCLES), "slutt", it.app.plan, TODAY)
        assert found.within == (date(2027, 2, 1), it.app.plan.head.til)


async def test_a_refused_value_says_what_enter_and_esc_do_and_what_the_plan_holds(workspace: Path) -> None:
    """With and without something to be offered, for a field that is empty and one that is not."""
    async with opened(workspace) as it:
        await a_later_plan(it)
        it.app.push_form(EntitySubject(GOAL, "frist"))
        await it.settled()
        await it.press("enter", *"snart")
        words = " ".join(line.partition("│")[2].strip() for line in it.text.splitlines())
        assert "Enter virker først når det er rettet." in words
        assert "Esc går ut uten å endre noe: i planen står feltet fortsatt tomt." in words
        await it.press("ctrl+a", *"31.6.28")
        words = " ".join(line.partition("│")[2].strip() for line in it.text.splitlines())
        assert "Enter går til forslagene." in words
