"""The red thread: what hangs together from the situation to the signs, and what hangs loose."""

from __future__ import annotations

from collections import Counter
from datetime import date
from time import process_time

import pytest

from dekom_tui.plan.format import Finding, Goal, Indicator, LogEntry, Measure
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.thread import JOINTS, Path, index, loose, path, thread

from .sample import sample


def chain(**more: object) -> Plan:
    """An indicator, a finding, a goal, a measure and a log entry, each naming the one before."""
    return Plan(
        {
            "indikator": {"i": Indicator.of("i", navn="Tall")},
            "funn": {"f": Finding.of("f", tekst="Funn", indikator=["i"])},
            "maal": {"m": Goal.of("m", tekst="Mål", funn=["f"])},
            "tiltak": {"t": Measure.of("t", tittel="Tiltak", maal=["m"], **{"status": "fullført", **more})},
            "logg": {"l": LogEntry.of("l", dato=date(2026, 1, 1), tiltak=["t"])},
        }
    )


def codes(plan: Plan) -> list[str]:
    return [f"{end.code} {end.place}" for end in loose(plan)]


def test_a_whole_chain_has_no_loose_end() -> None:
    assert codes(chain()) == []


@pytest.mark.parametrize(
    "place", [Place("indikator", "i"), Place("funn", "f"), Place("maal", "m"), Place("tiltak", "t")]
)
def test_the_path_of_every_knot_is_the_whole_chain(place: Place) -> None:
    assert path(chain(), place).places() == {
        Place("indikator", "i"), Place("funn", "f"), Place("maal", "m"), Place("tiltak", "t"), Place("logg", "l"),
    }  # fmt: skip


def test_a_log_entry_leads_back_to_what_it_names() -> None:
    plan = chain().put(Measure.of("u", tittel="Annet", maal=["m"]), LogEntry.of("k", maal=["m"]))
    assert [one.key for one in path(plan, Place("logg", "l")).measures] == ["t"]
    assert path(plan, Place("logg", "k")).measures == ()
    assert [one.key for one in path(plan, Place("logg", "k")).goals] == ["m"]


def test_what_is_no_knot_has_no_path() -> None:
    assert path(chain(), Place("rolle", "x")) == Path()
    assert path(chain(), Place("maal", "x")) == Path()


@pytest.mark.parametrize(
    ("gone", "found"),
    [
        (Place("logg", "l"), ["measure-not-evaluated tiltak.t"]),
        (Place("tiltak", "t"), ["goal-without-measure maal.m"]),
        (Place("funn", "f"), ["indicator-unused indikator.i"]),
    ],
)
def test_each_joint_that_is_cut_leaves_its_end_loose(gone: Place, found: list[str]) -> None:
    assert codes(chain().without(gone)) == found


def test_every_kind_of_end_hangs_loose_when_nothing_is_tied() -> None:
    plan = Plan(
        {
            "indikator": {"i": Indicator.of("i", navn="Tall")},
            "funn": {"f": Finding.of("f", tekst="Funn")},
            "maal": {"m": Goal.of("m", tekst="Mål")},
            "tiltak": {"t": Measure.of("t", tittel="Tiltak", fremdrift=50)},
            "logg": {"l": LogEntry.of("l", dato=date(2026, 1, 1))},
        }
    )
    assert [end.code for end in loose(plan)] == [
        "finding-without-goal", "goal-without-finding", "goal-without-measure", "measure-without-goal",
        "measure-not-evaluated", "indicator-unused",
    ]  # fmt: skip
    assert {end.joint for end in loose(plan)} == set(JOINTS) - {"tegn"}


@pytest.mark.parametrize(
    ("values", "waits"),
    [
        ({"status": "fullført"}, True),
        ({"status": "pågår", "fremdrift": 50}, True),
        ({"status": "på vent", "fremdrift": 50}, True),
        ({"status": "pågår", "fremdrift": 49}, False),
        ({"status": "avbrutt", "fremdrift": 80}, False),
        ({"status": "pågår"}, False),
    ],
)
def test_one_done_or_half_done_waits_for_an_evaluation(values: dict[str, object], waits: bool) -> None:
    plan = chain(**values).without(Place("logg", "l"))
    assert ("measure-not-evaluated tiltak.t" in codes(plan)) is waits


def test_an_indicator_of_a_goal_alone_is_used() -> None:
    plan = chain().without(Place("funn", "f")).put(Goal.of("m", tekst="Mål", funn=["gone"], indikator="i"))
    assert codes(plan) == []
    assert [one.key for one in path(plan, Place("indikator", "i")).goals] == ["m"]


def test_links_lead_only_to_what_there_is() -> None:
    plan = chain().put(Goal.of("n", tekst="Mål 2", funn=["gone"], indikator="gone"))
    assert Counter(one.table for one, _other in thread(plan).links) == {
        "indikator": 1,
        "funn": 1,
        "maal": 1,
        "tiltak": 1,
    }


def test_the_sample_hangs_together_as_the_sketch_shows() -> None:
    found = thread(sample())
    assert [len(found.nodes[joint]) for joint in JOINTS] == [13, 4, 4, 10, 14]
    assert Counter(end.code for end in found.loose) == {
        "finding-without-goal": 1, "measure-not-evaluated": 3, "indicator-unused": 6,
    }  # fmt: skip
    way = path(sample(), Place("maal", "lesing-9"))
    assert [one.key for one in way.findings] == ["liten-framgang-i-lesing"]
    assert [one.nr for one in way.measures] == [1, 3, 6, 7, 9, 10]
    assert len(way.indicators) == 3


def test_an_index_is_made_once_for_a_plan() -> None:
    plan = sample()
    assert index(plan) is index(plan)
    assert thread(plan) is thread(plan)


def test_ten_thousand_entries_are_walked_at_once() -> None:
    entries = {
        f"l{at}": LogEntry(f"l{at}", {"dato": date(2026, 1, 1), "maal": (f"m{at % 40}",), "tiltak": (f"t{at % 40}",)})
        for at in range(10_000)
    }
    goals = {f"m{at}": Goal(f"m{at}", {"tekst": "Mål"}) for at in range(40)}
    measures = {f"t{at}": Measure(f"t{at}", {"tittel": "Tiltak", "maal": (f"m{at}",)}) for at in range(40)}
    plan = Plan({"logg": entries, "maal": goals, "tiltak": measures})
    began = process_time()
    assert len(path(plan, Place("maal", "m1")).entries) == 250
    assert len(thread(plan).links) == 20_040
    assert process_time() - began < 2
