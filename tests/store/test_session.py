"""An open plan: edits in memory, undo to the byte, and saving by itself."""

from __future__ import annotations

import os
import shutil
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dekom_tui.plan.edits import Add, Edit, EditError, Many, Remove, Rename, Set, apply, copy, move, new
from dekom_tui.plan.format import Activity, Goal, Introduction, LogEntry, Measure, Minutes
from dekom_tui.plan.model import Place, Plan
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.session import Session, State
from tests.store.conftest import SAMPLE

SAVED = State("saved")
TEMA = Place("innledning")
ELEVPANEL = Place("tiltak", "elevpanel")
ENTRY = "2025-10-14-fellestid"


def texts(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def on_disk(folder: Path) -> Plan:
    return read_plan(Folder(folder)).plan


def test_an_edit_is_in_memory_at_once_and_on_disk_after_a_save(sample: Path) -> None:
    before = texts(sample)
    session = Session.open(sample)
    assert session.state == SAVED
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 70
    assert session.state.kind == "unsaved"
    assert texts(sample) == before
    assert session.save() == SAVED
    changed = before | {"tiltak.toml": before["tiltak.toml"].replace(b"fremdrift = 65", b"fremdrift = 70", 1)}
    assert texts(sample) == changed
    assert on_disk(sample) == session.plan


def test_saving_nothing_writes_nothing(sample: Path) -> None:
    session = Session.open(sample)
    stamp = os.stat(sample / "plan.toml").st_mtime_ns
    assert session.save() == SAVED
    assert os.stat(sample / "plan.toml").st_mtime_ns == stamp


def test_an_edit_that_does_not_fit_changes_nothing(sample: Path) -> None:
    session = Session.open(sample)
    plan = session.plan
    with pytest.raises(EditError):
        session.apply(Remove(Place("tiltak", "finnes-ikke")))
    with pytest.raises(ValueError, match="frist"):
        session.apply(Set(Place("maal", "lesing-9"), {"frist": "mandag"}))
    assert session.plan is plan
    assert not session.can_undo


def test_undo_restores_the_bytes_and_redo_makes_them_again(sample: Path) -> None:
    (sample / "tiltak.toml").write_bytes(
        (sample / "tiltak.toml").read_bytes().replace(b"nr = 2", b"nr   =   2  # to", 1)
    )
    before = texts(sample)
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"nr": 9}))
    session.save()
    after = texts(sample)
    assert session.undo()
    session.save()
    assert texts(sample) == before
    assert session.redo()
    session.save()
    assert texts(sample) == after
    assert not session.redo()


def test_a_stretch_of_typing_is_one_step(sample: Path) -> None:
    session = Session.open(sample)
    old = session.plan.one(Introduction).tema
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    for end in range(1, 6):
        session.apply(Set(TEMA, {"tema": "Lesing"[:end]}), merge_with_last="innledning.tema")
    session.undo()
    assert session.plan.one(Introduction).tema == old
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 70
    session.redo()
    assert session.plan.one(Introduction).tema == "Lesin"


def test_another_edit_ends_a_stretch(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(TEMA, {"tema": "A"}), merge_with_last="tema")
    session.apply(Set(ELEVPANEL, {"nr": 7}))
    session.apply(Set(TEMA, {"tema": "AB"}), merge_with_last="tema")
    session.undo()
    assert session.plan.one(Introduction).tema == "A"


def test_a_log_entry_is_a_file_that_comes_goes_and_gets_another_name(sample: Path) -> None:
    before = texts(sample)
    session = Session.open(sample)
    session.apply(new(session.plan, LogEntry, {"dato": date(2026, 11, 24), "anledning": "Møte"}))
    session.save()
    assert (sample / "logg/2026-11-24-moete.toml").read_text("utf-8").startswith("format = 1\n")
    session.apply(Rename(Place("logg", "2026-11-24-moete"), "2026-11-25-moete"))
    session.save()
    assert sorted(texts(sample).keys() - before.keys()) == ["logg/2026-11-25-moete.toml"]
    session.apply(Remove(Place("logg", "2026-11-25-moete")))
    session.save()
    assert texts(sample) == before
    assert on_disk(sample) == session.plan


def test_a_renamed_file_keeps_its_comments_and_permissions(sample: Path) -> None:
    path = sample / "logg" / f"{ENTRY}.toml"
    path.write_text(path.read_text("utf-8") + "# Huskes.\nukjent = 1\n", "utf-8")
    os.chmod(path, 0o600)
    old = path.read_bytes()
    session = Session.open(sample)
    session.apply(Rename(Place("logg", ENTRY), "2025-10-15-fellestid"))
    session.save()
    assert not path.exists()
    assert (sample / "logg/2025-10-15-fellestid.toml").read_bytes() == old
    assert os.stat(sample / "logg/2025-10-15-fellestid.toml").st_mode & 0o777 == 0o600


def test_minutes_take_their_items_along_to_another_name(sample: Path) -> None:
    session = Session.open(sample)
    key = "2025-08-14-planleggingsdag"
    session.apply(Rename(Place("referat", key), "2025-08-15-planleggingsdag"))
    session.save()
    assert on_disk(sample) == session.plan
    assert "2025-08-15-planleggingsdag" in session.plan.of(Minutes)
    session.undo()
    session.save()
    assert on_disk(sample) == session.plan


def test_a_missing_measures_file_is_made_when_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text('format = 1\ntittel = "P"\n', "utf-8")
    session = Session.open(tmp_path)
    session.apply(new(session.plan, Measure, {"tittel": "Lese"}))
    session.save()
    assert on_disk(tmp_path) == session.plan
    assert (tmp_path / "tiltak.toml").read_text("utf-8") == 'format = 1\n\n[tiltak.lese]\nnr = 1\ntittel = "Lese"\n'


def test_a_byte_order_mark_and_line_ends_stay(sample: Path) -> None:
    path = sample / "tiltak.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    old = path.read_bytes()
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    session.save()
    assert path.read_bytes() == old.replace(b"fremdrift = 65", b"fremdrift = 70", 1)


def test_many_log_entries_are_read_afterwards(sample: Path) -> None:
    for number in range(250):
        (sample / f"logg/2026-01-01-nr-{number}.toml").write_text("format = 1\ndato = 2026-01-01\n", "utf-8")
    session = Session.open(sample)
    assert not session.loaded
    assert not session.plan.of(LogEntry)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    session.load_rest()
    assert session.loaded
    assert len(session.plan.of(LogEntry)) == 258
    assert session.poll() == ((), ())
    session.save()
    assert on_disk(sample) == session.plan
    assert session.undo()
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 65


words = st.text("abcæ .\n-'\"#", max_size=30)
days = st.dates(date(2025, 8, 1), date(2027, 7, 1))


@st.composite
def some_edit(draw: st.DrawFn, plan: Plan) -> Edit:
    """An edit of one of every kind that fits the plan."""
    measures = [Place("tiltak", key) for key in plan.of(Measure)] or [TEMA]
    place = draw(st.sampled_from(measures))
    values: dict[str, Any] = {"fremdrift": draw(st.none() | st.integers(0, 100)), "merknad": draw(words)}
    kinds: list[Edit | None] = [Set(TEMA, {"tema": draw(words), "bakgrunn": None})]
    if place is not TEMA:
        steps = [Activity.of("", dato=draw(days), tekst="Økt") for _ in range(draw(st.integers(0, 3)))]
        kinds += [
            Set(place, values),
            Set(place, {"aktiviteter": steps, "maal": draw(st.lists(st.sampled_from(list(plan.of(Goal)))))}),
            Remove(place),
            copy(plan, place),
            move(plan, place, draw(st.sampled_from([-2, 1]))),
            Rename(place, next(key for key in "bcdefg" if key not in plan.of(Measure))),
        ]
    entry = new(plan, LogEntry, {"dato": draw(days), "anledning": "Møte", "lykkes": draw(words)})
    kinds += [entry, *(Remove(Place("logg", key)) for key in list(plan.of(LogEntry))[:1])]
    kinds += [Set(Place("maal", "lesing-9"), {"smarte.akseptert": draw(st.none() | st.just("Ja"))})]
    edit = draw(st.sampled_from([one for one in kinds if one is not None]))
    return edit if draw(st.booleans()) else Many((edit, Set(Place("(tiltak)"), {"innledning": draw(words)})))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_undo_restores_the_bytes_of_any_edits_and_what_is_saved_is_what_is_seen(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    sample = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("plan") / "p"))
    session = Session.open(sample)
    seen = [texts(sample)]
    for _ in range(data.draw(st.integers(1, 5))):
        session.apply(data.draw(some_edit(session.plan)))
        session.save()
        assert on_disk(sample) == session.plan
        if session.can_undo and texts(sample) != seen[-1]:
            seen.append(texts(sample))
    steps = 0
    while session.undo():
        steps += 1
    session.save()
    assert texts(sample) == seen[0]
    for _ in range(steps):
        session.redo()
    session.save()
    assert texts(sample) == seen[-1]
    while session.undo():
        pass
    session.save()
    assert texts(sample) == seen[0]


def test_the_plan_of_the_edits_is_that_of_the_session(sample: Path) -> None:
    session = Session.open(sample)
    edit = Add((Measure.of("nytt", tittel="Nytt"),))
    assert apply(on_disk(sample), edit) == session.apply(edit)


def test_editing_goes_on_while_another_thread_saves_and_looks(sample: Path) -> None:
    session = Session.open(sample)
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            session.save()
            session.poll()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(100):
            session.apply(Set(ELEVPANEL, {"fremdrift": number}), merge_with_last="fremdrift")
    finally:
        done.set()
        worker.join()
    assert session.save() == SAVED
    assert on_disk(sample) == session.plan
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 99
    session.undo()
    assert not session.can_undo
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 65
