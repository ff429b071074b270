"""What a meeting came to lands in the plan, in one step, and its minutes say what it led to."""

from __future__ import annotations

from datetime import date, time

import pytest

from dekom_tui.meeting.agenda import Draft, items_of, opening, written
from dekom_tui.meeting.events import SERVER
from dekom_tui.meeting.landing import (
    Adopt,
    Anchor,
    Answer,
    Change,
    Choice,
    Log,
    New,
    landed,
    log_values,
    sources,
    target,
    vote_on,
)
from dekom_tui.meeting.minutes import minutes_key, participants
from dekom_tui.meeting.minutes import written as minutes_written
from dekom_tui.meeting.state import State
from dekom_tui.meeting.summary import summary
from dekom_tui.plan.deciding import MOVE, Offer
from dekom_tui.plan.edits import EditError, apply
from dekom_tui.plan.format import Anchoring, Goal, Item, LogEntry, Measure, Minutes, Signs
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.rules.references import check
from dekom_tui.words.meeting_summary import commit_message, figures
from tests.meeting.held import Held
from tests.plan.sample import TODAY, read

PLAN = read()[0]
KEY = "2026-11-24-personalmoete"
GOAL = PLAN.goals[0]
DRAFTS = (
    Draft("tegn.mindre_vellykket", "IGP"),
    Draft("Skal dette være målene våre?", "avstemning", "maal"),
    Draft("Hva gjør vi med skolevandringen?", "runde", "tiltak.skolevandring"),
)


def meeting(phones: int = 4) -> tuple[Plan, Held]:
    """The sample plan with an agenda, and the meeting that it opened."""
    plan = apply(PLAN, written(PLAN, DRAFTS, title="Personalmøte", day=TODAY))
    met = Held()
    met.state, met.events = State(), []
    met.do(SERVER, "open", **opening(plan, KEY))
    for number in range(1, phones + 1):
        met.do(f"d{number}", "join", role="laerer" if number > 1 else "elev")
    return plan, met


def ids(met: Held) -> list[str]:
    """The items' ids in order."""
    return [one.id for one in met.state.agenda()]


def test_an_answer_goes_after_what_stands_there() -> None:
    """And leads from the minutes to the question."""
    plan, met = meeting()
    before = plan.one(Signs).mindre_vellykket
    found = landed(plan, met.state, [Answer("tegn.mindre_vellykket", "Elevene får for lite tenketid.")], TODAY)
    assert apply(plan, found.edit).one(Signs).mindre_vellykket == f"{before}\n\nElevene får for lite tenketid."
    assert found.links == ("tegn.mindre_vellykket",)
    instead = landed(plan, met.state, [Answer("tegn.mindre_vellykket", "Nytt.", instead=True)], TODAY)
    assert apply(plan, instead.edit).one(Signs).mindre_vellykket == "Nytt."
    with pytest.raises(ValueError, match="no question"):
        landed(plan, met.state, [Answer("maal.lesing-9", "Nei")], TODAY)


def test_goals_measures_findings_and_log_entries_are_one_step() -> None:
    """Each with a key of its words, and the places that came of it, sorted."""
    plan, met = meeting()
    choices: list[Choice] = [
        New("tiltak", {
            "tittel": "Par før plenum", "maal": [GOAL.key], "ansvarlig": "Teamleder",
            "start": date(2027, 1, 12), "slutt": date(2027, 4, 30),
        }),
        New("maal", {"tekst": "Alle elever er muntlig aktive"}),
        New("funn", {"tekst": "Ti venter på ord", "sikkerhet": "nokså sikre"}),
        Log({"anledning": "Personalmøte", "beslutning": "justeres", "tiltak": ("skolevandring",)},
            (Offer(MOVE, "skolevandring", True, 2),)),
    ]  # fmt: skip
    found = landed(plan, met.state, choices, TODAY)
    after = apply(plan, found.edit)
    assert after.of(Measure)["par-foer-plenum"].ansvarlig == "Teamleder"
    assert after.of(LogEntry)["2026-11-24-personalmoete"].beslutning == "justeres"
    assert found.links == (
        "funn.ti-venter-paa-ord", "logg.2026-11-24-personalmoete", "maal.alle-elever-er-muntlig-aktive",
        "tiltak.par-foer-plenum", "tiltak.skolevandring",
    )  # fmt: skip
    moved = after.of(Measure)["skolevandring"].slutt
    was = plan.of(Measure)["skolevandring"].slutt
    assert moved is not None
    assert was is not None
    assert (moved - was).days == 14


def test_what_does_not_fit_the_plan_changes_nothing() -> None:
    """A goal that is gone by now."""
    plan, met = meeting()
    with pytest.raises(EditError):
        landed(plan, met.state, [New("funn", {"tekst": "Et funn"}), Adopt("finnes-ikke")], TODAY)


def test_a_vote_adopts_a_goal_and_anchoring_says_who_took_part() -> None:
    """With the votes as they were counted, in which roles and how many."""
    plan, met = meeting()
    vote = ids(met)[1]
    option = f"maal.{GOAL.key}"
    met.go(vote, "vote")
    for number, value in enumerate((1, 1, 0, -1), 1):
        met.do(f"d{number}", "vote", item=vote, round=1, votes={option: value})
    met.host("hands", item=vote, counts=[{"option": option, "value": 1, "count": 19}])
    met.host("people", role="laerer", count=19)
    adopt = vote_on(met.state.items[vote], option)
    assert adopt == Adopt(GOAL.key, 21, 1, 1)
    found = landed(plan, met.state, [adopt, Anchor()], TODAY)
    after = apply(plan, found.edit)
    goal = after.of(Goal)[GOAL.key]
    assert (goal.vedtak.dato, goal.vedtak.for_, goal.vedtak.mot, goal.vedtak.avstaar) == (TODAY, 21, 1, 1)
    (key,) = set(after.of(Anchoring)) - set(plan.of(Anchoring))
    anchoring = after.of(Anchoring)[key]
    assert anchoring.hvem == "22 lærere og 1 elev"
    assert anchoring.parter == ("elever", "personalet")
    assert anchoring.hva == "Var med i møtet «Personalmøte»"
    assert found.links == (f"forankring.{key}", option)


def test_a_change_of_something_that_stands_is_linked_too() -> None:
    """As when a measure gets new dates."""
    plan, met = meeting()
    place = Place("tiltak", "skolevandring")
    found = landed(plan, met.state, [Change(place, {"slutt": date(2027, 6, 1)})], TODAY)
    assert found.links == ("tiltak.skolevandring",)


def test_where_an_answer_lands_by_itself() -> None:
    """A question of the plan, a register, or nowhere."""
    plan, met = meeting()
    assert [target(plan, one) for one in met.state.agenda()] == [
        ("answer", "tegn.mindre_vellykket"), ("register", "maal"), ("", ""),
    ]  # fmt: skip


def test_what_can_land_is_the_most_settled_first() -> None:
    """Decisions, the conclusion, what was chosen, clusters and the rest; nothing that is hidden."""
    _plan, met = meeting()
    item = ids(met)[0]
    for text in ("En", "To", "Tre"):
        met.host("contribute", item=item, text=text)
    first, second, third = met.state.entries
    met.host("cluster", item=item, ids=[first], name="Klynge")
    met.host("choose", item=item, ids=[second])
    met.host("hide", ids=[third], on=True)
    met.host("conclude", item=item, text="Konklusjonen")
    met.host("decide", item=item, text="Vedtaket")
    found = sources(met.state.items[item])
    assert [(one.kind, one.text) for one in found] == [
        ("decision", "Vedtaket"),
        ("conclusion", "Konklusjonen"),
        ("chosen", "To"),
        ("cluster", "Klynge"),
        ("entry", "En"),
    ]
    assert log_values(met.state.items[item])["mindre_vellykket"] == "Konklusjonen"


def test_the_minutes_are_the_agendas_own_file_and_can_be_written_again() -> None:
    """What the plan got is linked; what was added by hand stays; nothing is doubled."""
    plan, met = meeting()
    first = ids(met)[0]
    met.host("people", role="foresatt", count=2)
    met.host("contribute", item=first, text="Lite tenketid")
    found = landed(plan, met.state, [New("tiltak", {"tittel": "Par før plenum"})], TODAY)
    met.host("landed", item=first, links=list(found.links))
    met.host("follow_up", item=first, text="Lage eksempler", who="Rektor", due="2026-12-04")
    met.host("add_item", question="Hva glemte vi?", method="runde")
    met.host("contribute", item=ids(met)[-1], text="Kaffe")
    met.host("drop_item", item=ids(met)[1])
    after = apply(apply(plan, found.edit), minutes_written(plan, met.state, start=time(14, 31), end=time(15, 20)))
    minutes = after.of(Minutes)[KEY]
    assert (minutes.start, minutes.slutt) == (time(14, 31), time(15, 20))
    assert minutes.deltakere == (("elever", 1), ("foresatte", 2), ("lærere", 3))
    items = items_of(after, KEY)
    assert items[0].foerte_til == ("tiltak.par-foer-plenum",)
    assert [one.nr for one in items if one.spoersmaal == "Hva glemte vi?"] == [3]
    assert [one.code for one in check(after)] == [one.code for one in check(plan)]
    ticked = after.put(items[0].edit({"oppfoelging": (items[0].oppfoelging[0].edit({"ferdig": True}),)}))
    again = apply(ticked, minutes_written(ticked, met.state))
    assert again == ticked


def test_minutes_without_an_agenda_are_made() -> None:
    """On the day of the meeting, under its title; and found again by what it was filed as."""
    met = Held({"id": "sak", "question": "Hva nå?", "method": "fritt"})
    key = minutes_key(PLAN, met.state)
    assert key == KEY
    after = apply(PLAN, minutes_written(PLAN, met.state))
    met.host("filed", minutes=key)
    assert apply(after, minutes_written(after, met.state)) == after
    assert after.of(Item)[f"{KEY}/sak"].spoersmaal == "Hva nå?"


def test_roles_are_counted_in_the_plans_written_form() -> None:
    """And who says none is a participant."""
    met = Held({"id": "sak", "question": "Kva no?", "method": "fritt"}, form="nn")
    met.do("d1", "join", role="laerer", people=3)
    met.do("d2", "join")
    assert participants(met.state) == {"lærarar": 3, "deltakarar": 1}


def test_the_end_is_told_in_figures_and_in_a_commit_message() -> None:
    """What was decided first, then what changed, then the figures."""
    plan, met = meeting()
    first = ids(met)[0]
    met.go(first, "decide")
    met.host("contribute", item=first, text="Lite tenketid")
    met.host("decide", item=first, text="Par før plenum på 8. trinn", **{"for": 19, "against": 3, "abstained": 2})
    found = landed(plan, met.state, [New("tiltak", {"tittel": "Par før plenum på 8. trinn"})], TODAY)
    met.host("landed", item=first, links=list(found.links))
    met.host("end")
    after = apply(apply(plan, found.edit), minutes_written(plan, met.state))
    told = summary(met.state)
    assert (told.items, told.treated, told.present, told.contributions) == (3, 1, 4, 1)
    assert figures(told) == "1 av 3 saker, 1 innspill, 4 med"
    message = commit_message(told, plan, after).splitlines()
    assert message[0] == "Personalmøte 24. nov 2026: Par før plenum på 8. trinn"
    assert message[1] == ""
    assert "- Bestemt: Par før plenum på 8. trinn (19 for, 3 mot, 2 avstår)" in message
    assert message[-1] == "1 av 3 saker, 1 innspill, 4 med."
