"""What takes more than one field to see: the rows of commands.md's table, one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta
from typing import Any

import pytest

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.finding import ERROR, WARNING, Finding
from dekom_tui.plan.format import (
    Anchoring,
    Arena,
    Goal,
    Head,
    Holiday,
    Indicator,
    Initiative,
    Item,
    LogEntry,
    Measure,
    Minutes,
    Period,
    SchoolYear,
    Signs,
    Value,
    Voice,
)
from dekom_tui.plan.format import Finding as Discovery
from dekom_tui.plan.model import Place, Plan, Settings
from dekom_tui.plan.rules import check, check_settings

from ..sample import TODAY, read, sample

DAY = timedelta(days=1)


def plan(*entities: Entity, settings: Settings = Settings()) -> Plan:  # noqa: B008
    return Plan({}, settings).put(*entities)


def found(code: str, *entities: Entity, today: date = TODAY) -> list[Finding]:
    return [one for one in check(plan(*entities), today) if one.code == code]


def measure(key: str = "t", /, **values: object) -> Measure:
    return Measure.of(key, tittel=key, **values)


def test_the_sample_has_no_error_and_no_warning_and_the_hints_of_the_red_thread() -> None:
    assert read()[1] == []
    assert Counter(one.code for one in check(sample(), TODAY)) == {
        "finding-without-goal": 1, "measure-not-evaluated": 3, "indicator-unused": 6,
    }  # fmt: skip
    assert check_settings(sample().settings) == []


@pytest.mark.parametrize(
    ("entity", "field", "table", "key"),
    [
        (measure(maal=["gone"]), "maal", "maal", "gone"),
        (measure(arena="gone"), "arena", "arena", "gone"),
        (measure(etter=["gone"]), "etter", "tiltak", "gone"),
        (measure(erstattes_av="gone", status="avbrutt"), "erstattes_av", "tiltak", "gone"),
        (Goal.of("m", tekst="Mål", funn=["gone"]), "funn", "funn", "gone"),
        (Goal.of("m", tekst="Mål", indikator="gone"), "indikator", "indikator", "gone"),
        (Discovery.of("f", tekst="Funn", indikator=["gone"]), "indikator", "indikator", "gone"),
        (LogEntry.of("2026-01-01-l", dato=date(2026, 1, 1), tiltak=["gone"]), "tiltak", "tiltak", "gone"),
        (Item.of("2026-01-01-r/s", gjelder="maal.gone"), "gjelder", "maal", "maal.gone"),
        (Item.of("2026-01-01-r/s", gjelder="noe annet"), "gjelder", "", "noe annet"),
        (Item.of("2026-01-01-r/s", foerte_til=["tegn.gone"]), "foerte_til", "tegn", "tegn.gone"),
        (Item.of("2026-01-01-r/s", foerte_til=["maal"]), "foerte_til", "maal", "maal"),
    ],
)
def test_a_reference_to_nothing_is_an_error_at_its_field(entity: Entity, field: str, table: str, key: str) -> None:
    (one,) = found("no-such", entity)
    assert (one.severity, one.place, one.field) == (ERROR, Place(entity.table, entity.key), field)
    assert (one.params["table"], one.params["key"]) == (table, key)


def test_each_key_that_leads_nowhere_is_one_finding_with_what_was_meant() -> None:
    findings = found("no-such", Goal.of("lesing-9", tekst="Mål"), measure(maal=["lesing9", "lesing-9", "zzz"]))
    assert [(one.params["key"], one.params["nearest"]) for one in findings] == [("lesing9", "lesing-9"), ("zzz", None)]


@pytest.mark.parametrize(
    "target",
    ["maal.m", "maal", "tegn.lykkes", "tegn.foreldre", "rammer.forankret", "tiltak.innledning", "logg", "analyse"],
)
def test_an_agenda_item_can_be_about_whatever_stands_in_the_plan(target: str) -> None:
    settings = Settings(maler={"tegn": {"foreldre": "Hva har foreldrene sett?"}})
    built = plan(Goal.of("m", tekst="Mål"), Item.of("2026-01-01-r/s", gjelder=target), settings=settings)
    assert [one for one in check(built, TODAY) if one.code == "no-such"] == []


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("tegn.lykkes", False), ("tegn.lykke", True), ("x.y", True), ("maal", False), ("maal.lesing-9", True),
        ("Hva er viktigst, f.eks. nå?", False), ("Når?", False), ("Ja.", False),
    ],
)  # fmt: skip
def test_a_question_of_the_form_section_field_must_be_one(asked: str, wrong: bool) -> None:
    findings = found("no-such-question", Item.of("2026-01-01-r/s", spoersmaal=asked))
    assert [one.severity for one in findings] == ([WARNING] if wrong else [])


def test_what_was_probably_asked_is_proposed() -> None:
    (one,) = found("no-such-question", Item.of("2026-01-01-r/s", spoersmaal="tegn.lykke"))
    assert one.params["nearest"] == "tegn.lykkes"


def test_a_circle_is_one_error_that_names_all_in_it() -> None:
    (one,) = found(
        "circle", measure("a", nr=1, etter=["b"]), measure("b", nr=2, etter=["a"]), measure("c", etter=["a"])
    )
    assert (one.severity, one.place, one.params["measures"]) == (ERROR, Place("tiltak", "a"), ("a", "b"))


def test_a_measure_that_follows_itself_is_a_circle_and_not_too_early() -> None:
    built = measure(etter=["t"], start=TODAY, slutt=TODAY)
    assert found("circle", built)[0].params["measures"] == ("t",)
    assert found("too-early", built) == []


@pytest.mark.parametrize(
    ("entity", "field", "part"),
    [
        (Head.of("", fra=TODAY, til=TODAY - DAY), "til", ""),
        (Initiative.of("s", navn="Satsing", fra=TODAY, til=TODAY - DAY), "til", ""),
        (measure(start=TODAY, slutt=TODAY - DAY), "slutt", ""),
        (measure(avtalt=Period.of(start=TODAY, slutt=TODAY - DAY)), "avtalt", "slutt"),
        (Minutes.of("2026-11-24-r", dato=TODAY, tittel="Møte", start=time(12), slutt=time(9)), "slutt", ""),
    ],
)
def test_what_ends_before_it_begins_is_an_error(entity: Entity, field: str, part: str) -> None:
    (one,) = found("reversed", entity)
    assert (one.severity, one.field, one.part) == (ERROR, field, part)
    assert one.params["first"] > one.params["last"]


def test_what_ends_as_it_begins_is_fine() -> None:
    same = Period.of(start=TODAY, slutt=TODAY)
    assert found("reversed", Head.of("", fra=TODAY, til=TODAY), measure(start=TODAY, slutt=TODAY, avtalt=same)) == []


def test_a_school_calendar_can_be_reversed_too() -> None:
    holidays = [Holiday.of(navn="Høstferie", fra=TODAY, til=TODAY - DAY), Holiday.of(navn="Jul", fra=TODAY, til=TODAY)]
    year = SchoolYear.of("2026-2027", start=TODAY, slutt=TODAY - DAY, ferier=holidays)
    whole, holiday = check_settings(Settings(skoleaar={"2026-2027": year}), "dekom.toml")
    assert (whole.file, whole.place, whole.field) == ("dekom.toml", Place("skoleaar", "2026-2027"), "slutt")
    assert (holiday.field, holiday.part, holiday.params["mark"]) == ("ferier", "til", ("Høstferie", TODAY))


@pytest.mark.parametrize(
    ("key", "day", "wanted"),
    [
        ("2026-11-24-fau", TODAY, None),
        ("2026-11-24", TODAY, None),
        ("2026-11-25-fau", TODAY, "2026-11-24-fau"),
        ("2026-13-45-fau", TODAY, "2026-11-24-fau"),
        ("fau", TODAY, "2026-11-24-fau"),
        ("2026-11-24x", TODAY, "2026-11-24-2026-11-24x"),
    ],
)
@pytest.mark.parametrize("kind", [Anchoring, Voice, LogEntry, Minutes])
def test_a_dated_key_begins_with_the_entitys_own_date(kind: Any, key: str, day: date, wanted: str | None) -> None:
    findings = found("key-date", kind.of(key, dato=day))
    assert [(one.severity, one.params["wanted"]) for one in findings] == ([(WARNING, wanted)] if wanted else [])


def test_without_a_date_only_a_key_that_has_none_is_told() -> None:
    assert found("key-date", Voice.of("2026-11-24-fau", hvem="FAU")) == []
    (one,) = found("key-date", Voice.of("fau", hvem="FAU"))
    assert (one.params["found"], one.params["wanted"], one.field) == (None, None, "")


def test_a_date_in_the_key_of_what_has_none_says_nothing() -> None:
    assert found("key-date", measure("2025-01-01-tiltak")) == []


@pytest.mark.parametrize(("status", "told"), [("pågår", True), (None, True), ("avbrutt", False)])
def test_one_that_is_replaced_should_have_been_cancelled(status: str | None, told: bool) -> None:
    findings = found("replaced-but-alive", measure("a", erstattes_av="b", status=status), measure("b"))
    assert [one.field for one in findings] == (["erstattes_av"] if told else [])


def test_one_that_starts_before_what_it_follows_has_ended_is_one_warning() -> None:
    first, second = measure("a", slutt=TODAY), measure("b", slutt=TODAY)
    (one,) = found("too-early", first, second, measure("c", start=TODAY, etter=["a", "b"]))
    assert (one.place, one.field, one.params["measures"]) == (Place("tiltak", "c"), "start", ("a", "b"))


FULL_GOAL = {"tekst": "Mål", "funn": ["f"], "utgangsverdi": 1, "maalverdi": 2, "frist": TODAY}


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("goal-without-baseline", "utgangsverdi"), ("goal-without-target", "maalverdi"), ("goal-without-due", "frist"),
        ("goal-without-finding", "funn"),
    ],
)  # fmt: skip
def test_a_goal_should_have_a_baseline_a_target_a_due_date_and_a_finding(code: str, field: str) -> None:
    values = {name: value for name, value in FULL_GOAL.items() if name != field}
    assert found(code, Goal.of("m", **FULL_GOAL)) == []
    assert [one.field for one in found(code, Goal.of("m", **values))] == [field]


def test_a_baseline_of_nought_is_one() -> None:
    assert found("goal-without-baseline", Goal.of("m", tekst="Mål", utgangsverdi=0)) == []


@pytest.mark.parametrize(
    ("code", "values", "field"),
    [
        ("measure-without-responsible", {}, "ansvarlig"),
        ("measure-without-dates", {}, "start"),
        ("measure-without-dates", {"start": TODAY}, "slutt"),
        ("measure-without-goal", {}, "maal"),
    ],
)
def test_a_measure_should_have_a_goal_a_responsible_and_dates(code: str, values: dict[str, object], field: str) -> None:
    assert [one.field for one in found(code, measure(**values))] == [field]
    full = measure(maal=["m"], ansvarlig="Rektor", start=TODAY, slutt=TODAY)
    assert found(code, full) == []


def test_a_goal_past_its_due_date_without_a_verdict_is_not_evaluated() -> None:
    goal = Goal.of("m", tekst="Mål", frist=TODAY)
    assert found("goal-not-evaluated", goal) == []
    assert [one.field for one in found("goal-not-evaluated", goal, today=TODAY + DAY)] == ["frist"]


def test_evidence_is_a_text_or_figures() -> None:
    assert len(found("finding-without-evidence", Discovery.of("f", tekst="Funn"))) == 1
    assert found("finding-without-evidence", Discovery.of("f", tekst="Funn", bevis="Skolevandring")) == []
    assert found("finding-without-evidence", Discovery.of("f", tekst="Funn", indikator=["i"])) == []


def test_every_phase_without_student_voice_is_a_hint() -> None:
    findings = found("phase-without-voice", Voice.of("2026-11-24-e", hvem="Elevråd", dato=TODAY, fase="evaluering"))
    assert [one.params["phase"] for one in findings] == ["planlegging", "gjennomføring"]
    assert findings[0].file == "plan.toml"


def test_every_framework_condition_wants_a_text() -> None:
    assert [one.field for one in found("framework-without-text")] == [
        "skolebasert",
        "forankret",
        "helhetlig",
        "elevstemmen",
    ]


def test_more_than_five_goals_are_many() -> None:
    goals = [Goal.of(str(at), tekst="Mål") for at in range(6)]
    assert found("many-goals", *goals[:5]) == []
    assert found("many-goals", *goals)[0].params["count"] == 6


def test_a_revision_date_that_has_passed_is_a_hint() -> None:
    head = Head.of("", neste_revisjon=TODAY)
    assert found("revision-passed", head) == []
    assert len(found("revision-passed", head, today=TODAY + DAY)) == 1


def test_a_short_name_has_at_most_26_characters() -> None:
    arena = Arena.of("a", navn="Møteplass", kort="x" * 26)
    assert found("long-short-name", arena) == []
    assert found("long-short-name", arena.edit({"kort": "x" * 27}))[0].params["length"] == 27


def test_figures_with_fewer_than_ten_behind_them_are_told_by_their_date() -> None:
    values = [Value.of(dato=TODAY, verdi=1, n=9), Value.of(dato=TODAY - DAY, verdi=1, n=10), Value.of(verdi=1)]
    (one,) = found("small-n", Indicator.of("i", navn="Tall", verdier=values))
    assert (one.field, one.part, one.params["mark"], one.params["n"]) == ("verdier", "n", (TODAY,), 9)


def test_a_plan_that_says_nothing_has_only_hints() -> None:
    assert {one.severity for one in check(plan(Signs.of("")), TODAY)} == {"hint"}
