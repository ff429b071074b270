"""The red thread for other programs: what people wrote stays what they wrote."""

from __future__ import annotations

import json
import re

import pytest

from dekom_tui.exchange.thread_graph import as_dot, as_json, as_mermaid
from dekom_tui.plan.format import Goal, LogEntry, Measure, Signs
from dekom_tui.plan.model import Plan
from dekom_tui.plan.thread import loose, thread
from dekom_tui.words.language import set_language
from tests.plan.sample import sample

VILE = [
    *('"] --> n9["', "a\\", '\\"', "<b>&amp;</b>", "`*x*`", "1. trinn"),
    *("- leser", "#quot;", "end", "\\N\\l", "a\nb\x07"),
]


@pytest.fixture(autouse=True)
def bokmaal() -> None:
    set_language("nb")


def plan_with(title: str) -> Plan:
    goal = Goal("g", {"tekst": title})
    return Plan({}).put(goal, Measure.of("end", tittel="Tiltak", maal=["g"]), Signs.of(elever="De leser."))


def test_json_holds_every_node_link_and_loose_end() -> None:
    plan = sample()
    answer = json.loads(as_json(plan))
    whole = thread(plan)
    assert answer["schema"] == 1
    assert len(answer["nodes"]) == sum(map(len, whole.nodes.values()))
    assert len(answer["links"]) == len(whole.links)
    assert len(answer["loose"]) == len(loose(plan)) == 10
    assert {
        "from": {"table": "funn", "key": "lav-medvirkning"},
        "to": {"table": "maal", "key": "medvirkning"},
    } in answer["links"]
    assert {
        "code": "finding-without-goal",
        "joint": "funn",
        "table": "funn",
        "key": "god-ro-men-lav-motivasjon",
    } in answer["loose"]
    texts = [one for one in answer["nodes"] if one["table"] == "tegn"]
    assert all(one["key"] is None and one["field"] in Signs.own for one in texts)


def test_json_is_the_same_in_every_language_but_for_a_question_s_name() -> None:
    plan = sample()
    before = json.loads(as_json(plan))
    set_language("en")
    after = json.loads(as_json(plan))
    for answer in (before, after):
        for one in answer["nodes"]:
            if one["field"]:
                del one["title"]
    assert before == after


@pytest.mark.parametrize("title", VILE)
def test_dot_has_balanced_strings_whatever_is_written(title: str) -> None:
    text = as_dot(plan_with(title))
    string = r'"(?:[^"\\\n]|\\.)*"'
    for line in text.splitlines()[1:-1]:
        assert '"' not in re.sub(string, "", line), line
        assert re.sub(string, "", line).count("\\") == 0
    assert '"maal.g" -> "tiltak.end";' in text


@pytest.mark.parametrize("title", VILE)
def test_mermaid_labels_end_where_they_should_whatever_is_written(title: str) -> None:
    lines = as_mermaid(plan_with(title)).splitlines()
    labels = [found[1] for line in lines if (found := re.fullmatch(r'    n\d+\["(.*)"\]', line))]
    assert len(labels) == 3
    for label in labels:
        assert not set(label) & set('"<>`\\')
        assert not re.match(r"\d+[.)]\s|[-*+]\s", label)
    assert sum("-->" in line for line in lines) == 1
    assert all(re.fullmatch(r"  n\d+ --> n\d+", line) for line in lines if "-->" in line)


def test_an_entry_has_its_date_and_a_loose_end_its_mark() -> None:
    text = as_mermaid(sample())
    assert "2026-11-17 Plangruppa og elevpanel" in text
    assert '["◊ God ro, men lav motivasjon"]' in text
    assert "classDef loose" in text


def test_a_reference_to_nothing_is_no_link() -> None:
    plan = Plan({}).put(
        Goal.of("g", tekst="Mål", funn=["borte"], indikator="borte"),
        LogEntry.of("2026-01-01-a", anledning="A", maal=["g", "borte"], tiltak=["borte"]),
    )
    assert len(json.loads(as_json(plan))["links"]) == 1
    assert as_mermaid(plan).count("-->") == as_dot(plan).count("->") == 1


def test_a_plan_without_anything_is_an_empty_graph() -> None:
    assert json.loads(as_json(Plan({}))) == {"schema": 1, "nodes": [], "links": [], "loose": []}
    assert as_mermaid(Plan({})) == "flowchart LR\n"
    assert as_dot(Plan({})).endswith("}\n")
