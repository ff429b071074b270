"""A whole meeting, from an agenda in the sample plan's folder to files that equal what was decided."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path
from shutil import copytree

import pytest

from dekom_tui.meeting.agenda import Draft, opening, written
from dekom_tui.meeting.events import SERVER, from_lines, to_line
from dekom_tui.meeting.fold import replay
from dekom_tui.meeting.landing import Anchor, Answer, Choice, Log, New, landed
from dekom_tui.meeting.minutes import written as minutes_written
from dekom_tui.meeting.state import State
from dekom_tui.plan.format import Goal, Item, LogEntry, Measure, Signs
from dekom_tui.store.session import Session
from tests.conftest import SAMPLE
from tests.meeting.held import Held

DAY = date(2026, 11, 24)
KEY = "2026-11-24-personalmoete"
MOST = "[/] Gruppene er store, og elevene får lite tenketid '''"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """The sample plan on disk, with the agenda saved in it the day before."""
    copytree(SAMPLE.parent, tmp_path / "plans")
    session = Session.open(tmp_path / "plans" / SAMPLE.name)
    session.load_rest()
    goal = session.plan.ordered(Goal)[1]
    drafts = [
        Draft("tegn.mindre_vellykket", "IGP"),
        Draft("Står målet om medvirkning seg?", "SMARTE", f"maal.{goal.key}"),
        Draft("Par før plenum i alle fag på 8. trinn", "fist to five"),
    ]
    session.apply(written(session.plan, drafts, title="Personalmøte", day=DAY, place="Kantina", leader="Rektor"))
    assert session.save().why is None
    return session


def held(session: Session) -> Held:
    """Thirty phones go through the agenda."""
    met = Held()
    met.state, met.events = State(), []
    met.do(SERVER, "open", **opening(session.plan, KEY))
    phones = [f"d{number}" for number in range(1, 31)]
    for one in phones:
        met.do(one, "join", role="fagarbeider" if one.endswith("7") else "laerer")
    first, second, third = (one.id for one in met.state.agenda())
    met.go(first, "alone")
    for number, one in enumerate(phones, 1):
        met.do(one, "contribute", item=first, text=MOST if number == 1 else f"Innspill nummer {number}", phase="alone")
    met.do("d2", "take_back", id=list(met.state.entries)[1])
    met.go(first, "groups")
    for group in met.state.items[first].groups:
        secretary = group.holder("sekretaer")
        entries = [one["id"] for one in met.mine(secretary)["group"]["entries"]]
        met.do(secretary, "pick", ids=entries[:2], on=True)
    met.go(first, "show")
    met.host("hide", ids=[list(met.state.entries)[2]], on=True)
    met.go(first, "cluster")
    ids = [one.id for one in met.state.items[first].standing()]
    met.host("cluster", item=first, ids=ids[:10], name="Hvem snakker på 8. trinn")
    met.host("cluster", item=first, ids=ids[10:20], name="Travel modul")
    met.go(first, "vote")
    options = [id for id, _text in met.state.items[first].rounds[0].options]
    for number, one in enumerate(phones):
        met.do(one, "vote", item=first, round=1, votes={options[0]: 2 + number % 2, options[1]: 1 - number % 2})
    met.host("close", item=first)
    met.host("choose", item=first, ids=options[:1])
    met.go(second, "vote")
    for number, one in enumerate(phones):
        met.do(one, "vote", item=second, round=1, votes={"spesifikt": 4, "realistisk": 1 if number % 2 else 5})
    met.go(third, "vote")
    for number, one in enumerate(phones):
        met.do(one, "vote", item=third, round=1, votes={"o1": 2 if number == 4 else 4}, reason="Hvem har tid?")
    met.go(third, "decide")
    met.host("decide", item=third, text="Par før plenum på 8. trinn", **{"for": 29, "against": 0, "abstained": 1})
    met.host("conclude", item=first, text="Elevene på 8. trinn får for lite tenketid.")
    met.host("follow_up", item=third, text="Lage to eksempler på par før plenum", who="Ressurslærer", due="2026-12-04")
    return met


def test_the_files_equal_what_was_decided(session: Session) -> None:
    """Answer, measure, log entry, anchoring and minutes are in the files, each undone in one step, and nobody who took
    back or was hidden is anywhere in them."""
    met = held(session)
    first, _second, _third = (one.id for one in met.state.agenda())
    choices: list[Choice] = [
        Answer("tegn.mindre_vellykket", "Elevene på 8. trinn får for lite tenketid."),
        New("tiltak", {"tittel": "Par før plenum i alle fag på 8. trinn", "ansvarlig": "Teamleder",
                       "start": date(2027, 1, 12), "slutt": date(2027, 4, 30)}),
        Log({"anledning": "Personalmøte", "beslutning": "justeres", "begrunnelse": "Par før plenum prøves ut."}),
        Anchor(),
    ]  # fmt: skip
    before = session.plan
    found = landed(session.plan, met.state, choices, DAY)
    session.apply(found.edit)
    met.host("landed", item=first, links=list(found.links))
    met.host("end")
    state = replay(from_lines([to_line(one) for one in met.events]))
    session.apply(minutes_written(session.plan, state, start=time(14, 31), end=time(15, 26)))
    assert session.save().why is None

    again = Session.open(session.folder)
    again.load_rest()
    assert again.plan == session.plan
    plan = again.plan
    assert plan.one(Signs).mindre_vellykket is not None
    assert plan.one(Signs).mindre_vellykket.endswith("Elevene på 8. trinn får for lite tenketid.")  # type: ignore[union-attr]
    assert plan.of(Measure)["par-foer-plenum-i-alle-fag-paa-8-trinn"].ansvarlig == "Teamleder"
    assert plan.of(LogEntry)["2026-11-24-personalmoete"].beslutning == "justeres"
    items = [one for one in plan.ordered(Item) if one.key.startswith(KEY)]
    assert [one.nr for one in items] == [1, 2, 3]
    assert len(items[0].innspill) == 28
    assert items[0].innspill[0].tekst == MOST
    told = [(one.tekst, one.antall) for one in items[0].resultat]
    assert told == [("Hvem snakker på 8. trinn", 75), ("Travel modul", 15)]
    sent = [one for one in met.state.items[first].standing() if one.picked]
    conclusion = items[0].konklusjon or ""
    assert conclusion.startswith("Elevene på 8. trinn får for lite tenketid.\n\nGruppene valgte:\n\n- gruppe 1: ")
    lines = {line.partition(":")[0]: line for line in conclusion.splitlines() if line.startswith("- ")}
    assert all(f"«{one.text}»" in lines[f"- gruppe {one.group}"] for one in sent)
    assert len(lines) == len({one.group for one in sent})
    assert items[0].foerte_til == found.links
    assert [(one.verdi, one.antall) for one in items[1].resultat] == [(4, 30), (5, 15), (1, 15)]
    assert [(one.verdi, one.antall) for one in items[2].resultat] == [(4, 29), (2, 1)]
    assert items[2].oppfoelging[0].frist == date(2026, 12, 4)
    text = (session.folder / "referat" / f"{KEY}.toml").read_text("utf-8")
    assert tomllib.loads(text)["deltakere"] == {"fagarbeidere": 3, "lærere": 27}
    assert 'Innspill nummer 2"' not in text
    assert 'Innspill nummer 3"' not in text
    assert "2 innspill er ikke med her" in text

    session.undo()
    session.undo()
    assert session.plan == before
