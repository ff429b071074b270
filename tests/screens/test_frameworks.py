"""The page of the four framework conditions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.plan.edits import Set, apply
from dekom_tui.plan.format import Head
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.template import BOKMAAL
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.sections.frameworks_view import Condition, rows
from tests.screens.conftest import TODAY, assert_fits, opened, targets, text_of


def test_the_words_of_the_template_head_each_with_its_support(sample: Plan) -> None:
    """Each condition word for word, how the plan meets it, and what stands in the registers."""
    found = rows(sample, TODAY, 140)
    text = text_of(found)
    for one in BOKMAAL.frameworks:
        assert one.text in " ".join(text.split())
    assert "Vi har ett tema i to år." in text
    assert "Fellestid, Teamtid" in text
    assert "Foresatte" in text
    assert targets(found) == [Condition(one.field) for one in BOKMAAL.frameworks]


def test_what_is_missing_is_plain_to_see() -> None:
    """An empty plan has no text and no support, and says so for each."""
    text = text_of(rows(Plan({}).put(Head.of(tittel="P", skole="S")), TODAY, 80))
    assert text.count("Ikke skrevet ennå.") == 4
    assert text.count("har ikke vært med ennå") == 5
    assert "√" not in text.replace("√ ingen tiltak", "")


@pytest.mark.parametrize("width", [60, 80, 140, 200])
def test_fits(sample: Plan, width: int) -> None:
    """No row is wider than the screen, whatever the texts are."""
    plan = apply(sample, Set(Place("rammer"), {"helhetlig": "[/] [bold] 漢字漢字 " * 30}))
    assert_fits(rows(plan, TODAY, width), width)


async def test_enter_writes(workspace: Path) -> None:
    """Enter on a condition opens its text."""
    async with opened(workspace) as it:
        await it.press("end", "enter", "down", "enter")
        assert isinstance(it.app.screen, FormScreen)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    """It looks as its picture."""
    assert looks_right("end", "enter", size=size)
