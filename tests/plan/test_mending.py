"""What mends a finding safely."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.edits import apply
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import Goal, LogEntry, Measure
from dekom_tui.plan.mending import mending
from dekom_tui.plan.model import Place, Plan

AT = Place("tiltak", "a")


def mended(plan: Plan, finding: Finding) -> Plan:
    """The plan with the finding's cure."""
    cure = mending(plan, finding)
    assert cure is not None
    return apply(plan, cure.edit)


def test_a_reference_gets_the_nearest_key() -> None:
    """Only the wrong one of a list is replaced."""
    plan = Plan({}).put(Goal.of("lesing-9", tekst="L"), Measure.of("a", tittel="A", maal=["annet", "lesing9"]))
    finding = Finding(
        "no-such", "tiltak.toml", AT, "maal", params={"table": "maal", "key": "lesing9", "nearest": "lesing-9"}
    )
    assert mended(plan, finding).of(Measure)["a"].maal == ("annet", "lesing-9")


def test_a_misspelt_word_gets_the_nearest_of_the_list() -> None:
    """The word that stood there goes when the field gets one that it can have."""
    plan = Plan({}).put(Measure("a", {"tittel": "A"}, {"status": "pågåår"}))
    finding = Finding("unknown-word", "tiltak.toml", AT, "status", params={"word": "pågåår"})
    after = mended(plan, finding).of(Measure)["a"]
    assert after.status == "pågår"
    assert after.extra == {}


def test_a_key_gets_the_date() -> None:
    """The log entry is renamed, and whoever names it names it so."""
    plan = Plan({}).put(LogEntry.of("2026-11-16-moete", dato=date(2026, 11, 17)))
    place = Place("logg", "2026-11-16-moete")
    finding = Finding("key-date", place.file, place, "dato", params={"wanted": "2026-11-17-moete"})
    assert list(mended(plan, finding).of(LogEntry)) == ["2026-11-17-moete"]


def test_nothing_is_guessed() -> None:
    """Without a near word, for what a person must decide, and for what is gone there is no cure."""
    plan = Plan({}).put(Measure("a", {"tittel": "A"}, {"status": "xyzzy"}))
    assert mending(plan, Finding("unknown-word", "tiltak.toml", AT, "status", params={"word": "xyzzy"})) is None
    assert mending(plan, Finding("reversed", "tiltak.toml", AT, "slutt")) is None
    assert mending(plan, Finding("no-such", "tiltak.toml", Place("tiltak", "borte"), "maal")) is None
