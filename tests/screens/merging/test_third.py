"""A third is written where the question is asked, and it is the sentence that is disputed, not the whole answer."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.plan.model import Place
from dekom_tui.plan.text import flow
from dekom_tui.review.merge import Conflict
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.merging.screen import MergeScreen
from dekom_tui.screens.merging.sides import OURS, THEIRS, disputed_part, sentences_of
from dekom_tui.store.merging.unsettled import Open
from dekom_tui.store.toml.document import Unsettled as Block
from tests import story
from tests.screens.conftest import opened
from tests.screens.merging.test_settling import NAME, SENTENCE, collide, of, pulled, put, settling
from tests.screens.test_share import Two, press, two

__all__ = ["two"]


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def asked(base: str, ours: str, theirs: str) -> Open:
    conflict = Conflict(Place("tegn", ""), "mindre_vellykket", base, ours, theirs)
    return Open("plan.toml", 1, conflict, theirs, base, Block(0, 0, "mindre_vellykket", ("tegn",)))


class TestPart:
    """What of a text is disputed."""

    def test_it_is_the_sentence_that_not_all_have(self) -> None:
        part = disputed_part(asked("En. To. Tre.", "En. To nå. Tre.", "En. To da. Tre."))
        assert part == ("En. ", "To nå.", " Tre.")
        assert part.with_said("To så.") == "En. To så. Tre."

    def test_of_two_apart_it_is_all_between(self) -> None:
        part = disputed_part(asked("En. To. Tre.", "En nå. To. Tre nå.", "En da. To. Tre da."), THEIRS)
        assert part == ("", "En da. To. Tre da.", "")

    def test_where_one_has_taken_it_away_it_goes_where_the_other_has_it(self) -> None:
        part = disputed_part(asked("En. To. Tre.", "En. Tre.", "En. To da. Tre."))
        assert part.with_said("To så.") == "En. To så. Tre."
        first = disputed_part(asked("En. To.", "To.", "En da. To."))
        assert first.with_said("En så.") == "En så. To."

    def test_paragraphs_and_items_stay(self) -> None:
        part = disputed_part(asked("En.\n\n- to\n- tre", "En.\n\n- to nå\n- tre", "En.\n\n- to da\n- tre"))
        assert part.with_said("to så") == "En.\n\n- to så\n- tre"

    def test_nothing_written_takes_the_sentence_away(self) -> None:
        part = disputed_part(asked("En. To. Tre.", "En. To nå. Tre.", "En. To da. Tre."))
        assert part.with_said("  ") == "En. Tre."
        assert disputed_part(asked("En.", "En nå.", "En da.")).with_said("") == ""

    @settings(deadline=None)
    @given(*[st.lists(st.sampled_from(["En.", "To er her.", "Tre.", "Fire «sa».", "\n\n", "\n- punkt"]))] * 3)
    def test_the_three_pieces_are_the_text_and_the_rest_stays(
        self, base: list[str], ours: list[str], theirs: list[str]
    ) -> None:
        texts = [flow(" ".join(one)) for one in (base, ours, theirs)]
        for which, text in ((OURS, texts[1]), (THEIRS, texts[2])):
            part = disputed_part(asked(*texts), which)
            if part.said:
                assert "".join(part) == text
            kept = sentences_of(part.before) + sentences_of(part.after)
            left = sentences_of(part.with_said("Ny setning."))
            assert [one for one in kept if one not in left] == []


async def test_the_sentence_is_written_in_place_and_the_rest_stays(two: Two) -> None:
    collide(two, date=False)
    pulled(two)
    async with settling(two) as it:
        await press(it, "s")
        assert isinstance(it.app.screen, MergeScreen)
        assert "SKRIV SELV  resten av svaret står som før" in it.text
        assert "Hva er mindre vellykket?" in it.text
        assert it.text.split("\n")[-1].startswith(" Esc ferdig")
        assert it.app.screen.third.text == f"{SENTENCE}, og få svarte."
        await it.burst("ctrl+a", *"Vi vet det [/] ikke ennå.", "escape")
        await it.until(lambda: "ALT ER BESVART" in it.text)
        assert "Vi vet det [/] ikke ennå." in " ".join(it.text.split())
        assert "√ alt er besvart" in it.text
        await press(it, "ctrl+s")
    text = of(two, "plan.toml")
    assert "Målet om medvirkning er delvis nådd, og ligger på 3,3.\nVi vet det [/] ikke ennå.\nPå 8. trinn" in text
    assert SENTENCE not in text


async def test_it_begins_with_what_the_choice_rests_on(two: Two) -> None:
    collide(two, date=False)
    pulled(two)
    async with settling(two) as it:
        await it.press("down", "s")
        assert isinstance(it.app.screen, MergeScreen)
        assert it.app.screen.third.text == f"{SENTENCE}, for kullene er små."


async def test_what_was_written_is_taken_back_to_the_byte(two: Two) -> None:
    collide(two, date=False)
    pulled(two)
    before = of(two, "plan.toml")
    async with settling(two) as it:
        await it.burst("s", *" Da.", "escape")
        await it.until(lambda: "ALT ER BESVART" in it.text)
        await press(it, "ctrl+z")
        assert "! 1 spørsmål" in it.text
    assert of(two, "plan.toml") == before


async def test_unchanged_or_empty_is_no_answer_and_ctrl_s_saves_no_version_meanwhile(two: Two) -> None:
    collide(two, date=False)
    pulled(two)
    before = of(two, "plan.toml")
    async with settling(two) as it:
        await press(it, "s", "tab", "escape")
        assert "SPØRSMÅL 1 AV 1" in it.text
        await press(it, "s", "ctrl+s")
        assert isinstance(it.app.screen, MergeScreen)
        assert "SPØRSMÅL 1 AV 1" in it.text
    assert of(two, "plan.toml") == before


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30), (140, 40)])
async def test_the_question_stays_above_what_is_written(two: Two, size: tuple[int, int]) -> None:
    collide(two)
    pulled(two)
    async with opened(two.mine / "plans", NAME, size) as it:
        await press(it, "f7", "s")
        assert "Hva er mindre vellykket?" in it.text
        assert "SKRIV SELV" in it.text or size[1] < 24
        assert "og få svarte." in " ".join(
            it.text.rpartition("Den andres" if size[1] < 24 else "SKRIV SELV")[2].split()
        )
        assert "Esc ferdig" in it.text.split("\n")[-1]


async def test_broad_the_sides_of_every_question_that_has_room_stand_beside_each_other(two: Two) -> None:
    collide(two)
    pulled(two)
    for size, beside in (((99, 40), False), ((100, 40), True), ((140, 40), True)):
        async with opened(two.mine / "plans", NAME, size) as it:
            await press(it, "f7")
            rows = it.text.split("\n")
            assert any("F Før" in row and "D Din" in row and "A Den andres" in row for row in rows) == beside
            second = [row for row in rows if "30. apr 2027" in row and "7. mai 2027" in row and "14. mai 2027" in row]
            assert bool(second) == beside
            assert ("ikke besvart ennå, Tab går dit" in it.text) == beside
            assert ("Ressurslærer" in it.text) == (not beside or size[0] >= 140)


async def test_a_word_of_a_fixed_list_is_chosen_in_its_form(two: Two) -> None:
    for top, status in ((two.theirs, "fullført"), (two.mine, "pågår")):
        put(top, "tiltak.toml", 'status = "på vent"', f'status = "{status}"')
        story.commit(top, status)
    story.git(two.theirs, "push", "-q")
    pulled(two)
    async with settling(two) as it:
        assert "Dere har satt hver sin verdi." in it.text
        await press(it, "s")
        assert isinstance(it.app.screen, FormScreen)
