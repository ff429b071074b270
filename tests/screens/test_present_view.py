"""The pages for the room, as text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.plan.deck import OVERVIEW, Slide, deck, find
from dekom_tui.plan.format import Goal, Indicator, Introduction, Value
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.present.sheet import Piece, Sheet, prose, share
from dekom_tui.screens.present.view import foot, name_of, page_name, pages, way_to
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.widgets.lines import Line, cells, line, plain
from tests.screens.conftest import TODAY
from tests.screens.hostile import write

SIZES = [(60, 18), (80, 24), (100, 30), (140, 40), (200, 50), (61, 50), (200, 18)]


def slide(plan: Plan, place: Place) -> Slide:
    """The slide of a place."""
    slides = deck(plan)
    found = slides[find(slides, place)]
    assert found.place == place
    return found


def told(plan: Plan, place: Place, size: tuple[int, int] = (80, 24)) -> list[str]:
    """The pages of a place as text, without what is empty."""
    found = pages(plan, slide(plan, place), TODAY, Sheet(*size))
    return ["\n".join(plain(one).strip() for one in page if plain(one).strip()) for page in found]


def assert_fits(page: list[Line], sheet: Sheet) -> None:
    """Nothing runs into the foot line, or over the edge."""
    assert len(page) <= sheet.foot
    for one in page:
        assert cells(plain(one).rstrip()) <= sheet.width, plain(one)


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_the_sample_fits(sample: Plan, size: tuple[int, int]) -> None:
    """At every size from 60x18 to 200x50 each slide has a page or more, and none is cut by the foot."""
    sheet = Sheet(*size)
    for one in deck(sample):
        found = pages(sample, one, TODAY, sheet)
        assert found, one
        for page in found:
            assert_fits(page, sheet)


@pytest.mark.parametrize("size", SIZES)
def test_a_plan_that_means_no_good_fits_too(tmp_path: Path, size: tuple[int, int]) -> None:
    """Endless words, endless numbers, markup and letters of two cells."""
    plan = read_plan(Folder(write(tmp_path))).plan
    sheet = Sheet(*size)
    for one in deck(plan):
        for page in pages(plan, one, TODAY, sheet):
            assert_fits(page, sheet)


@pytest.mark.parametrize("size", [(1, 1), (10, 5), (40, 12), (59, 17)])
def test_a_window_that_is_too_small_breaks_nothing(sample: Plan, size: tuple[int, int]) -> None:
    """Something is shown, whatever it is worth."""
    for one in deck(sample):
        pages(sample, one, TODAY, Sheet(*size))
        foot("Situasjon", "Mål 2", 0, 4, size[0])


class TestAnswers:
    """Prose."""

    def test_the_question_stands_on_top_word_for_word(self, sample: Plan) -> None:
        """Of the sketch: the question, then three sentences with air between, a page a paragraph."""
        found = told(sample, Place("innledning", "bakgrunn"))
        assert len(found) == 3
        assert all(one.startswith("Kort om bakgrunnen for denne skolens/kommunens plan.\n") for one in found)
        assert "Samtidig sa elevrådet at «det er stort sett de samme fem som\nsnakker i timene»." in found[0]
        assert "Ekstern vurdering" in found[1]
        assert "Ekstern vurdering" not in found[0]

    def test_nothing_of_an_answer_is_lost_over_the_pages(self, sample: Plan) -> None:
        """Every word of every answer is on one of its pages, in order, at the narrowest size too."""
        for one in deck(sample):
            if not one.is_answer or one.place.table in ("rammer", "tekst"):
                continue
            text = sample.at(Place(one.place.table))
            answer = text.values.get(one.place.key) if text is not None else None
            shown = " ".join(" ".join(page.split()) for page in told(sample, one.place, (60, 18)))
            for word in (answer or "").replace("- ", " ").split():
                assert word in shown

    def test_an_open_question_says_that_it_is_open(self, sample: Plan) -> None:
        """With a mark, not by an empty page."""
        assert told(sample, Place("situasjon", "fravaer")) == ["Hva forteller fraværet oss?\n○ Ikke besvart ennå."]

    def test_a_condition_says_what_supports_it(self, sample: Plan) -> None:
        """The template's words, the school's, and the figures of the registers."""
        found = told(sample, Place("rammer", "forankret"))[0]
        assert found.startswith("Utviklingsarbeidet skal være forankret lokalt\n")
        assert "√ 5 av 5 parter" in found

    def test_a_long_sentence_goes_on_over_pages(self) -> None:
        """It is cut only where a page ends."""
        words = " ".join(f"ord{n}" for n in range(400))
        plan = Plan({}).put(Introduction.of(tema=words))
        found = told(plan, Place("innledning", "tema"))
        assert len(found) > 1
        shown = " ".join(" ".join(page.split("\n")[1:]) for page in found)
        assert shown.split() == words.split()


class TestGoals:
    """Goals with large figures."""

    def test_the_figures_are_large_with_their_names(self, sample: Plan) -> None:
        """As the sketch has it: start, now, target with its unit, the way as a bar, the due date."""
        found = told(sample, Place("maal", "lesing-9"))[0]
        assert found.startswith("Mål 1\nFærre elever på 9. trinn leser på de to\nlaveste nivåene\n▄████▄")
        assert "██████ %" in found or "▀████▀ %" in found
        assert "da vi begynte" in found
        assert "nå, foreløpig" in found
        assert found.endswith("Frist 15. desember 2026, om 21 dager")

    def test_far_off_the_date_is_enough(self, sample: Plan) -> None:
        """«Frist 18. juni 2027», with no distance that says the same again."""
        assert told(sample, Place("maal", "laeringssirkler"))[0].endswith("Frist 18. juni 2027")

    def test_a_goal_without_figures_says_so(self) -> None:
        """It is shown with its words, and with what it lacks."""
        plan = Plan({}).put(Goal.of("m", tekst="Bedre lesing"))
        found = told(plan, Place("maal", "m"))[0]
        assert "Bedre lesing" in found
        assert "Ennå uten utgangsverdi, målinger og målverdi." in found
        assert found.endswith("Ingen frist ennå")

    @pytest.mark.parametrize("size", SIZES)
    def test_decimals_and_signs_are_drawn(self, size: tuple[int, int]) -> None:
        """A comma in large figures is a comma, on every screen."""
        values = (Value.of(dato=date(2026, 1, 1), verdi=-3.25),)
        plan = Plan({}).put(
            Indicator.of("i", navn="Tall", verdier=values),
            Goal.of("m", tekst="Mål", indikator="i", utgangsverdi=-1.5, maalverdi=1234.5),
        )
        found = pages(plan, slide(plan, Place("maal", "m")), TODAY, Sheet(*size))
        assert len(found) == 1
        assert "▄▀" in "\n".join(map(plain, found[0])) or "−3,25" in "\n".join(map(plain, found[0]))

    def test_on_a_large_screen_its_words_are_large_too(self, sample: Plan) -> None:
        """Two large things, and no more: what it says and its figures."""
        found = told(sample, Place("maal", "lesing-9"), (140, 40))[0]
        assert "Færre elever" not in found
        assert "da vi begynte" in found


class TestMeasures:
    """Measures with state, people and steps."""

    def test_state_people_and_steps(self, sample: Plan) -> None:
        """Why it is late, who stands for it, each step with its day, how near the next one is."""
        found = told(sample, Place("tiltak", "skolevandring"))
        assert len(found) == 1
        assert "▲ forsinket, slutter 30. apr 2027, 3 uker etter avtalt" in found[0]
        assert "Avdelingsleder · 8. sep 2025–30. apr 2027 · mål 4" in found[0]
        assert "● 26. sep 2025   Runde 1, 15 økter" in found[0]
        assert "○ 11. des 2026   Runde 3, 15 økter (om 17 dager)" in found[0]
        assert "om 157 dager" not in found[0]

    def test_goals_stand_in_their_order(self, sample: Plan) -> None:
        """By number, whatever the keys are."""
        assert "mål 1, 2, 3 og 4" in told(sample, Place("tiltak", "midtveisrevisjon"))[0]

    def test_all_of_them_on_one_page(self, sample: Plan) -> None:
        """Ten measures with their states under the template's own sentence."""
        found = told(sample, Place("tiltak"))
        assert len(found) == 1
        assert found[0].startswith("Konkrete aktiviteter som skal gjennomføres for å nå målene.\n●  1 To plan")


class TestOverview:
    """Where the plan stands."""

    @pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
    def test_it_is_one_page(self, sample: Plan, size: tuple[int, int]) -> None:
        """Goals with now and target, measures by state."""
        found = told(sample, OVERVIEW, size)
        assert len(found) == 1
        assert "21 → 20 %" in found[0]
        assert "▲ 1 forsinket" in found[0]
        assert "Storhaugli skole" in found[0]

    def test_an_empty_plan_has_one_too(self) -> None:
        """It says what is not there yet."""
        found = told(Plan({}), OVERVIEW)
        assert "Planen har ingen mål ennå." in found[0]
        assert "Planen har ingen tiltak ennå." in found[0]


class TestFoot:
    """The line that says where one is."""

    def test_it_reads_as_the_sketch(self, sample: Plan) -> None:
        """«← Situasjon   ● ○ ○ ○   Mål 2 →»."""
        assert plain(foot("Situasjon", "Mål 2", 0, 4, 80)) == (
            "    ← Situasjon                     ● ○ ○ ○                          Mål 2 →"
        )

    def test_many_are_counted(self) -> None:
        """Where there is no room for so many dots."""
        assert "12 av 40" in plain(foot("a", "b", 11, 40, 60))

    def test_long_names_are_cut(self) -> None:
        """They never touch the dots, nor the edge."""
        text = plain(foot("Et langt navn " * 4, "Et annet langt navn " * 4, 0, 3, 60))
        assert cells(text) <= 56
        assert "… " in text

    def test_names_of_neighbours(self, sample: Plan) -> None:
        """Within the section its own name, over its edge the section's."""
        goal, before = slide(sample, Place("maal", "lesing-9")), slide(sample, Place("situasjon", "fravaer"))
        assert way_to(sample, goal, before) == "Situasjon"
        assert way_to(sample, goal, slide(sample, Place("maal", "medvirkning"))) == "Mål 2"
        assert name_of(sample, slide(sample, Place("tegn", "foreldre"))) == "Foreldrene"
        assert page_name(sample, slide(sample, Place("innledning", "bakgrunn")), 2) == "Bakgrunn 2"
        assert page_name(sample, slide(sample, Place("tiltak", "elevpanel")), 2) == "Tiltak 2, side 2"


class TestSharing:
    """How long matter is shared out."""

    @given(st.lists(st.integers(1, 9), max_size=12), st.integers(3, 14), st.integers(1, 5))
    @settings(max_examples=150, deadline=None)
    def test_no_page_is_too_high_and_nothing_is_lost(self, heights: list[int], room: int, most: int) -> None:
        """Whatever the pieces are, they come in their order."""
        pieces = [Piece([line((f"{at}.{n}", "text")) for n in range(height)]) for at, height in enumerate(heights)]
        found = share(pieces, room, most)
        assert all(len(page) <= room for page in found)
        shown = [plain(one) for page in found for one in page if one]
        assert shown == [plain(one) for piece in pieces for one in piece.lines]

    def test_the_last_page_is_not_nearly_empty(self) -> None:
        """Five sentences, four to a page at most, are three and two."""
        pieces = [Piece([line("x")]) for _n in range(5)]
        assert [len([one for one in page if one]) for page in share(pieces, 20, 4)] == [3, 2]

    def test_a_list_stays_with_what_leads_to_it(self) -> None:
        """«… tre ting:» and its items are no paragraphs of their own; what follows is."""
        found = prose("Tre ting:\n\n- en\n- to\n\nOg så dette. Og det.", 40)
        assert [one.fresh for one in found] == [True, False, False, True, False]
