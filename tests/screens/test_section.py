"""A section's screen: choosing, reading and writing in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.format import Introduction
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import questions
from dekom_tui.screens.sections.introduction import IntroductionScreen
from dekom_tui.screens.sections.screen import Answer, Block, Entry, SectionScreen
from dekom_tui.screens.sections.view import answered_rows, menu_rows, names_below, prose_lines, strip
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.widgets.lines import Row, line, plain
from tests.screens.bench import bench_of, canvas, drive, seen
from tests.screens.conftest import assert_fits, text_of


def test_prose_stands_in_paragraphs_and_hanging_items() -> None:
    text = "Vi utvikler to ting.\n\n- felles arbeidsmåter i alle fag\n- samtaler\n\nTil slutt."
    assert [plain(one) for one in prose_lines(text, 22)] == [
        "Vi utvikler to ting.", "", "• felles arbeidsmåter", "  i alle fag", "• samtaler", "", "Til slutt.",
    ]  # fmt: skip


def test_the_list_marks_what_is_answered_and_never_grows_wider_than_its_place() -> None:
    entries = [
        Entry(None, "SPØRSMÅL", note="1 av 2", heading=True),
        Entry(Answer("a"), "Et svar", True),
        Entry(Answer("b"), "Et spørsmål som har et langt navn", False),
        Entry(Place("funn", "x"), "Et funn over flere linjer enn to som er for mange", mark=line("◊ "), lines=2),
    ]
    rows = menu_rows(entries, 24)
    assert_fits(rows, 24)
    assert text_of(rows).splitlines()[:2] == [" SPØRSMÅL        1 av 2", " √ Et svar"]
    assert "○ Et spørsmål som har…" in text_of(rows)
    assert [row.target for row in rows].count(Place("funn", "x")) == 2


def test_a_narrow_list_is_one_line_that_tells_which_and_how_many() -> None:
    entries = [Entry(Answer(name), name.capitalize(), name != "b") for name in ("a", "b", "c")]
    rows = strip(entries, 60)
    assert len(rows) == 3
    assert_fits(rows, 60)
    assert text_of(rows[1:2]).startswith(" B  2 av 3")
    assert text_of(rows[1:2]).endswith("√▌○ √")


def test_the_page_names_what_goes_on_below_it() -> None:
    blocks = [Block(Answer(name), name, [Row(line("x")), Row(line("x")), Row()]) for name in ("Ett", "To", "Tre")]
    assert plain(names_below(blocks, 4)).strip() == "↓ To og 1 til"
    assert plain(names_below(blocks, 5)).strip() == "↓ Tre"


def test_an_unanswered_question_of_the_schools_own_says_so(plan_folder: Path) -> None:
    plan = read_plan(Folder(plan_folder)).plan
    own = questions(plan, "situasjon")[-1]
    assert own.own
    assert "skolens eget spørsmål" in text_of(answered_rows(own, plan, 60))


def test_each_question_of_the_list_turns_the_page(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, SectionScreen)
        for question in questions(bench_of(pilot).plan, "innledning"):
            screen.menu.select(Answer(question.field))
            screen.turn()
            await pilot.pause()
            page = " ".join(text_of(canvas(pilot, "page").rows).split())
            assert page.startswith(" ".join(question.text.split()))

    drive(IntroductionScreen, plan_folder, does)


def test_an_answer_is_written_where_it_is_read_and_is_one_step_to_undo(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        before = bench.plan.one(Introduction).bakgrunn
        await pilot.press("down", "enter", *" Slik 1 er det.")
        assert (bench.plan.one(Introduction).bakgrunn or "").endswith("Slik 1 er det.")
        await pilot.press("escape")
        assert "Slik 1 er det." in text_of(canvas(pilot, "page").rows)
        await pilot.press("ctrl+z")
        assert bench.plan.one(Introduction).bakgrunn == before
        assert "Slik 1 er det." not in text_of(canvas(pilot, "page").rows)
        assert bench.asked_for == []

    drive(IntroductionScreen, plan_folder, does)


def test_a_space_at_the_end_stays_while_it_is_written_though_the_plan_does_not_keep_it(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, SectionScreen)
        await pilot.press("enter", "x", "space")
        bench_of(pilot).changed()
        await pilot.press("y")
        assert screen.editor.text.endswith("x y")

    drive(IntroductionScreen, plan_folder, does)


def test_an_emptied_answer_is_unset_and_its_mark_follows(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("enter", "ctrl+a", "delete")
        await pilot.pause()
        assert bench_of(pilot).plan.one(Introduction).ordningen is None
        assert " ○ Ordningen" in text_of(canvas(pilot, "menu").rows)

    drive(IntroductionScreen, plan_folder, does)


def test_undo_while_writing_gives_the_editor_the_text_of_before(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench, screen = bench_of(pilot), pilot.app.screen
        assert isinstance(screen, SectionScreen)
        before = bench.plan.one(Introduction).ordningen
        await pilot.press("enter", "a", "escape", "enter")
        await pilot.press("ctrl+z")
        assert bench.plan.one(Introduction).ordningen == before
        assert screen.editor.text == before

    drive(IntroductionScreen, plan_folder, does)


def test_escape_leads_from_the_text_to_the_list_and_then_out(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, SectionScreen)
        await pilot.press("enter")
        assert screen.writing
        await pilot.press("escape")
        assert not screen.writing
        assert screen.menu.has_focus
        await pilot.press("escape")
        assert bench_of(pilot).asked_for == [("0", None)]

    drive(IntroductionScreen, plan_folder, does)


def test_a_click_in_the_list_ends_the_writing_and_keeps_what_was_written(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, SectionScreen)
        await pilot.press("enter", "x")
        await pilot.click("#menu", offset=(4, 3))
        await pilot.pause()
        assert not screen.writing
        assert screen.chosen == Answer("gjelder_for")
        assert (bench_of(pilot).plan.one(Introduction).ordningen or "").endswith("x")

    drive(IntroductionScreen, plan_folder, does)


def test_from_elsewhere_one_comes_to_the_question(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, SectionScreen)
        screen.show(Place("innledning", "tema"))
        await pilot.pause()
        assert screen.chosen == Answer("tema")

    drive(IntroductionScreen, plan_folder, does)


def test_a_text_that_answers_no_question_is_listed_and_written_too(plan_folder: Path) -> None:
    path = plan_folder / "plan.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("[tekst]", '[tekst]\ninnledning = "Fra den gamle planen."', 1)
    path.write_text(text, encoding="utf-8")

    async def does(pilot: Pilot[None]) -> None:
        assert " √ Annen tekst" in text_of(canvas(pilot, "menu").rows)
        await pilot.press("end", "enter", *" Mer.")
        await pilot.press("escape")
        assert "Fra den gamle planen. Mer." in seen(pilot)

    drive(IntroductionScreen, plan_folder, does)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40), (200, 50)])
def test_no_size_makes_anything_overlap(plan_folder: Path, size: tuple[int, int]) -> None:
    async def does(pilot: Pilot[None]) -> None:
        for name in ("menu", "page", "side"):
            pane = canvas(pilot, name)
            assert_fits(pane.rows, pane.size.width)
        assert len(seen(pilot).splitlines()) == size[1]

    drive(IntroductionScreen, plan_folder, does, size)
