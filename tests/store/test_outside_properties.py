"""Random edits here and there at once: nothing is lost, whoever saves when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dekom_tui.plan.edits import EditError, Remove, Set, new
from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Place, Plan
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.session import Session, State

START = """format = 1

# Om a.
[tiltak.a]
nr = 1
tittel = "A"
maal = ["x", "y"]

[tiltak.b]
nr = 2
tittel = "B"
"""

keys = st.sampled_from("abc")
changes: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "nr": st.integers(1, 3),
        "kort": st.none() | st.sampled_from(["k", "l"]),
        "maal": st.lists(st.sampled_from("xyz")),
        "merknad": st.sampled_from(["En setning.", "To setninger. Her."]),
    },
)
acts = st.sampled_from(["edit", "edit", "edit", "add", "remove", "undo", "save", "poll", "settle"])


def on_disk(folder: Path) -> Plan:
    return read_plan(Folder(folder)).plan


def act(session: Session, data: st.DataObject) -> None:
    """One thing that a person or the program does."""
    what, key = data.draw(acts), data.draw(keys)
    try:
        match what:
            case "edit":
                session.apply(Set(Place("tiltak", key), data.draw(changes)))
            case "add":
                session.apply(new(session.plan, Measure, {"tittel": key}))
            case "remove":
                session.apply(Remove(Place("tiltak", key)))
            case "undo":
                session.undo()
            case "save":
                session.save()
            case "poll":
                session.poll()
            case "settle" if session.conflicts:
                session.settle(session.conflicts[0], data.draw(st.sampled_from(["ours", "theirs"])))
    except EditError:
        pass
    said = session.documents.get("tiltak.toml")
    assert said is None or "dekom-konflikt" not in said.text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_two_sessions_end_with_one_plan(tmp_path_factory: Any, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "plan.toml").write_text("format = 1\n", "utf-8")
    (folder / "tiltak.toml").write_text(START, "utf-8")
    sessions = [Session.open(folder), Session.open(folder)]
    for _ in range(data.draw(st.integers(1, 14))):
        act(data.draw(st.sampled_from(sessions)), data)
    for _round in range(4):
        for session in sessions:
            session.poll()
            while session.conflicts:
                session.settle(session.conflicts[0], "ours")
            session.save()
    for session in sessions:
        session.poll()
        assert session.save() == State("saved")
        assert session.plan == on_disk(folder)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), mine=changes, theirs=changes)
def test_what_each_did_to_one_measure_is_on_disk_or_in_a_conflict(
    tmp_path_factory: Any, data: st.DataObject, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "plan.toml").write_text("format = 1\n", "utf-8")
    (folder / "tiltak.toml").write_text(START, "utf-8")
    session, other = Session.open(folder), Session.open(folder)
    old = session.plan.of(Measure)["a"]
    session.apply(Set(Place("tiltak", "a"), mine))
    other.apply(Set(Place("tiltak", "a"), theirs))
    other.save()
    session.poll()
    session.save()
    found, disputed = on_disk(folder).of(Measure)["a"], {one.field for one in session.conflicts}
    ours, others = old.edit(mine), old.edit(theirs)
    for field in ("nr", "kort", "merknad"):
        sides = [one.get(field) for one in (old, ours, others)]
        if len(set(sides)) == 3:
            assert field in disputed
            assert found.get(field) == sides[2]
            assert session.plan.of(Measure)["a"].get(field) == sides[1]
        else:
            assert found.get(field) == (sides[2] if sides[1] == sides[0] else sides[1])
            assert field not in disputed
    assert "# Om a.\n[tiltak.a]" in (folder / "tiltak.toml").read_text("utf-8")
