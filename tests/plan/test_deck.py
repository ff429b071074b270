"""The plan as a deck for the room."""

from __future__ import annotations

from dekom_tui.plan.deck import OVERVIEW, answer, deck, find, part_begins
from dekom_tui.plan.format import Goal, Role
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.template import SECTIONS, questions
from tests.plan.sample import sample

SAMPLE = sample()
SLIDES = deck(SAMPLE)
PLACES = [one.place for one in SLIDES]


def test_the_template_gives_the_order() -> None:
    """First where the plan stands, then the four conditions, then the seven sections, each once."""
    parts = list(dict.fromkeys(one.part for one in SLIDES))
    assert parts == ["", "rammer", *SECTIONS]
    assert PLACES[0] == OVERVIEW


def test_everything_of_the_sections_is_in_it_once() -> None:
    """Every question, goal, finding, measure, indicator, role and pupils' voice has its slide."""
    assert len(set(PLACES)) == len(PLACES)
    for section in SECTIONS:
        assert {Place(section, one.field) for one in questions(SAMPLE, section)} <= set(PLACES)
    for table in ("maal", "funn", "tiltak", "indikator", "rolle", "elevstemme"):
        assert {Place(table, key) for key in SAMPLE.tables[table]} <= set(PLACES)
    for table in ("forankring", "satsing", "arena", "partner", "tiltak"):
        assert Place(table) in PLACES


def test_a_register_stands_under_the_question_that_it_answers() -> None:
    """Who took part comes after how the plan is anchored, the arenas after theirs."""
    assert PLACES.index(Place("forankring")) == PLACES.index(Place("innledning", "utforming")) + 1
    assert PLACES.index(Place("arena")) == PLACES.index(Place("organisering", "moeteplasser")) + 1


def test_an_empty_plan_asks_its_questions() -> None:
    """What is not written yet is shown as asked, and a register with nothing in it is left out."""
    slides = deck(Plan({}))
    assert Place("innledning", "bakgrunn") in [one.place for one in slides]
    assert Place("maal") in [one.place for one in slides]
    assert Place("forankring") not in [one.place for one in slides]


def test_a_role_answers_its_question() -> None:
    """Where roles are written and no prose, the question is not shown as if it were open."""
    plan = Plan({}).put(Role.of("rektor", navn="Rektor"))
    places = [one.place for one in deck(plan)]
    assert Place("rolle", "rektor") in places
    assert Place("organisering", "roller") not in places
    assert Place("organisering", "partnere") in places


def test_what_is_chosen_is_found_or_what_it_belongs_to() -> None:
    """An arena is on the slide of all arenas, a section begins with its first question, the log is not in the deck."""
    assert SLIDES[find(SLIDES, Place("maal", "medvirkning"))].place == Place("maal", "medvirkning")
    assert SLIDES[find(SLIDES, Place("arena", "fellestid"))].place == Place("arena")
    assert SLIDES[find(SLIDES, Place("innledning"))].place == Place("innledning", "ordningen")
    assert SLIDES[find(SLIDES, Place("elevstemme"))].part == "tegn"
    assert find(SLIDES, Place("logg", "x")) == 0


def test_an_empty_register_is_shown_by_the_question_that_asks_for_it() -> None:
    """Not by the first question of its section."""
    slides = deck(Plan({}))
    asked = {"forankring": "utforming", "satsing": "satsinger", "arena": "moeteplasser", "partner": "partnere"}
    assert {table: slides[find(slides, Place(table))].place.key for table in asked} == asked
    assert slides[find(slides, Place("rolle"))].place.key == "roller"


def test_a_goal_that_is_gone_leads_to_the_goals() -> None:
    """A place that the plan does not have is as its section."""
    assert SLIDES[find(SLIDES, Place("maal", "finnes-ikke"))].part == "maal"
    assert SLIDES[find(SLIDES, Place("maal", "finnes-ikke"))].place == Place(Goal.table, "lesing-9")


def test_a_section_begins_where_its_first_slide_is() -> None:
    """By number, 0 for the overview."""
    assert part_begins(SLIDES, 0) == 0
    start = part_begins(SLIDES, 3)
    assert start is not None
    assert SLIDES[start].part == "maal"
    assert SLIDES[start - 1].part == "situasjon"


def test_an_answer_is_read_by_its_place() -> None:
    """Also the text at the head of the measures; nothing for what is not written."""
    assert (answer(SAMPLE, Place("innledning", "bakgrunn")) or "").startswith("Våren 2025")
    assert answer(SAMPLE, Place("(tiltak)", "innledning"))
    assert answer(Plan({}), Place("innledning", "bakgrunn")) is None
