"""The agenda: what the plan proposes, the templates, the file, and the meeting that it opens."""

from __future__ import annotations

from datetime import date, time

import pytest

from dekom_tui.meeting.admit import command
from dekom_tui.meeting.agenda import (
    Draft,
    added,
    for_entity,
    for_question,
    items_of,
    opening,
    opening_of,
    proposals,
    question_text,
    written,
)
from dekom_tui.meeting.events import SERVER
from dekom_tui.meeting.state import State
from dekom_tui.meeting.templates import TEMPLATES, template
from dekom_tui.plan import needs
from dekom_tui.plan.edits import apply
from dekom_tui.plan.format import Goal, Head, Item, Measure, Minutes
from dekom_tui.plan.model import Plan
from dekom_tui.plan.rules.references import check
from tests.meeting.held import Held
from tests.plan.sample import TODAY, read

PLAN = read()[0]
KEY = "2026-11-24-personalmoete"


def agenda(*drafts: Draft) -> Plan:
    """The sample plan with an agenda."""
    return apply(
        PLAN,
        written(PLAN, drafts, title="Personalmøte", day=TODAY, place="Kantina", leader="Rektor", start=time(14, 30)),
    )


def test_the_plan_proposes_what_needs_people_the_most_pressing_first() -> None:
    """Late, due, loose, not evaluated, on hold, unanswered: each with its question, its method and what it is about."""
    found = proposals(PLAN, TODAY)
    kinds = list(dict.fromkeys(one.why for one in found))
    assert kinds == [
        needs.LATE_MEASURE,
        needs.GOAL_DUE,
        needs.FINDING_WITHOUT_GOAL,
        needs.NOT_EVALUATED,
        "on-hold",
        needs.UNANSWERED,
    ]
    assert found[0].draft.about == "tiltak.skolevandring"
    assert found[0].draft.asks.startswith("Hva gjør vi med «")
    assert found[-1].draft == for_question("tegn", "foreldre")


def test_proposals_are_said_in_the_plans_own_written_form() -> None:
    """A plan in nynorsk has an agenda in nynorsk."""
    plan = PLAN.put(PLAN.head.edit({"maalform": "nn"}))
    assert proposals(plan, TODAY)[0].draft.asks.startswith("Kva gjer vi med «")


def test_something_chosen_becomes_an_item() -> None:
    """A goal is rated, a measure evaluated."""
    goal, measure = PLAN.goals[0], PLAN.measures[0]
    assert for_entity(PLAN, goal).method == "SMARTE"
    assert for_entity(PLAN, measure) == Draft(f"Hvor godt virker «{measure.short}»?", "skala", f"tiltak.{measure.key}")


def test_the_agenda_is_the_minutes_file_before_the_meeting() -> None:
    """With a key of the question's words, and no answers."""
    plan = agenda(for_question("tegn", "mindre_vellykket"), Draft("Hva nå?", "runde", minutes=(10, 0, 2)))
    minutes = plan.of(Minutes)[KEY]
    assert (minutes.tittel, minutes.sted, minutes.moeteleder) == ("Personalmøte", "Kantina", "Rektor")
    assert not minutes.deltakere
    items = items_of(plan, KEY)
    assert [one.key for one in items] == [f"{KEY}/hva-er-mindre-vellykket", f"{KEY}/hva-naa"]
    assert [(one.nr, one.metode, one.minutter, one.faser) for one in items] == [
        (1, "IGP", 27, ()),
        (2, "runde", 12, (10, 0, 2)),
    ]
    more = apply(plan, added(plan, KEY, Draft("Hva nå?", "fritt")))
    assert [(one.key, one.nr) for one in items_of(more, KEY)][-1] == (f"{KEY}/hva-naa-2", 3)


@pytest.mark.parametrize("name", list(TEMPLATES))
@pytest.mark.parametrize("plan", [PLAN, Plan({"(top)": {"": Head.of(tittel="Ny", skole="Ny skole")}})])
def test_every_template_opens_a_meeting_for_any_plan(name: str, plan: Plan) -> None:
    """For the sample and for a plan that has nothing yet; and what it is about exists."""
    drafts = template(plan, name, TODAY)
    assert len({one.asks for one in drafts}) == len(drafts)
    after = apply(plan, written(plan, drafts, title="Møte", day=TODAY))
    assert [one.code for one in check(after)] == [one.code for one in check(plan)]
    key = next(iter(set(after.of(Minutes)) - set(plan.of(Minutes))))
    met = Held()
    met.state, met.events = State(), []
    met.do(SERVER, "open", **opening(after, key))
    assert len(met.state.agenda()) == len(drafts)


def test_an_hour_of_fellestid_fits_into_an_hour() -> None:
    """With room for what the plan needs."""
    drafts = template(PLAN, "fellestid", TODAY)
    assert 50 <= sum(one.total for one in drafts) <= 60
    assert any(one.about == "tiltak.skolevandring" for one in drafts)


def test_a_question_is_shown_in_words() -> None:
    """A question of the plan, a section, a register, or the words themselves."""
    assert question_text(PLAN, "tegn.mindre_vellykket") == "Hva er mindre vellykket?"
    assert question_text(PLAN, "tegn.foreldre") == PLAN.settings.maler["tegn"]["foreldre"]
    assert question_text(PLAN, "arena") == "Møteplasser"
    assert question_text(PLAN, "Hva nå?") == "Hva nå?"


def test_the_meeting_opens_with_the_agendas_words_and_options() -> None:
    """A vote about a register has each of its entries as an option, and the plan's own names are no persons."""
    goal = PLAN.goals[0]
    plan = agenda(
        Draft("Skal dette være målene våre?", "avstemning", "maal"),
        Draft("Står det seg?", "SMARTE", f"maal.{goal.key}"),
    )
    data = opening(plan, KEY)
    assert (data["title"], data["date"], data["start"], data["minutes"]) == ("Personalmøte", "2026-11-24", "14:30", KEY)
    assert [one["id"] for one in data["items"][0]["options"]] == [f"maal.{one.key}" for one in PLAN.goals]
    assert data["items"][1]["about_text"] == goal.tekst
    assert "Storhaugli" in data["known"]
    assert not isinstance(command(State(), SERVER, "open", data), str)


def test_a_meeting_from_nothing_needs_no_file() -> None:
    """It has an agenda, and its minutes are made when they are written."""
    data = opening_of(PLAN, [Draft("Hva nå?", "fritt")], title="Personalmøte", day=TODAY)
    assert data["minutes"] == ""
    assert [one["id"] for one in data["items"]] == ["hva-naa"]
    met = Held()
    met.state, met.events = State(), []
    met.do(SERVER, "open", **data)
    met.host("add_item", question="Hva glemte vi?", method="runde", after="hva-naa")
    met.host("move_item", item=met.state.agenda()[1].id, to=0)
    met.host("change_item", item="hva-naa", method="IGP", minutes=[5, 10])
    assert [one.question for one in met.state.agenda()] == ["Hva glemte vi?", "Hva nå?"]
    assert met.state.items["hva-naa"].minutes == (5, 10, 0, 0, 0, 0)
    met.host("undo")
    assert met.state.items["hva-naa"].method == "fritt"


def test_minutes_of_another_hand_open_as_they_stand() -> None:
    """The sample's own minutes, with methods and phases by hand, all open a meeting."""
    for key in PLAN.of(Minutes):
        met = Held()
        met.state, met.events = State(), []
        met.do(SERVER, "open", **opening(PLAN, key))
        assert [one.nr for one in items_of(PLAN, key)] == list(range(1, len(met.state.items) + 1))


def test_a_plan_in_which_nothing_is_late_proposes_its_questions() -> None:
    """Everything that a new plan has not said yet."""
    plan = Plan({}).put(
        Head.of(tittel="Ny", skole="Ny"), Goal.of("m", tekst="Alle leser"), Measure.of("t", tittel="Lese", maal=["m"])
    )
    found = proposals(plan, date(2026, 11, 24))
    assert {one.why for one in found} == {needs.UNANSWERED}
    assert isinstance(Item.of(spoersmaal=found[0].draft.asks), Item)
