"""What cannot be saved is kept, offered at the next start, and merged with what the plan has become."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dekom_tui.plan.edits import Set, new
from dekom_tui.plan.format import Introduction, LogEntry, Measure
from dekom_tui.plan.model import Place, Plan
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.session import Session, State

SAVED = State("saved")
ELEVPANEL = Place("tiltak", "elevpanel")


def on_disk(folder: Path) -> Plan:
    return read_plan(Folder(folder)).plan


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder on a disk that cannot be written to; the test is skipped where this user may not make one."""
    bound = subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False)
    if bound.returncode:
        pytest.skip("cannot mount here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def stopped(sample: Path) -> None:
    """A program that edits, cannot save, and stops."""
    with read_only(sample):
        session = Session.open(sample)
        session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
        session.apply(new(session.plan, LogEntry, {"anledning": "Møte"}))
        state = session.save()
        assert state.why is not None
        assert state.why.code == "read-only"
        assert state.why.told().do == "Gi deg selv skrivetilgang til mappa, så lagres planen av seg selv."
        assert session.plan.of(Measure)["elevpanel"].fremdrift == 70


def test_what_a_program_could_not_save_comes_back(sample: Path, state: Path) -> None:
    stopped(sample)
    session = Session.open(sample)
    (found,) = session.rescues()
    assert sorted(found.files) == ["logg/moete.toml", "tiltak.toml"]
    taken = session.recover(found)
    assert taken.conflicts == ()
    assert session.rescues() == []
    assert session.save() == SAVED
    plan = on_disk(sample)
    assert (plan.of(Measure)["elevpanel"].fremdrift, plan.of(LogEntry)["moete"].anledning) == (70, "Møte")
    assert list((state / "redning").iterdir()) == []


def test_it_is_merged_with_what_others_did_since(sample: Path) -> None:
    stopped(sample)
    other = Session.open(sample)
    other.apply(Set(ELEVPANEL, {"fremdrift": 90, "nr": 22}))
    assert other.save() == SAVED
    session = Session.open(sample)
    (conflict,) = session.recover(session.rescues()[0]).conflicts
    assert conflict[:5] == (ELEVPANEL, "fremdrift", 65, 70, 90)
    assert session.plan.of(Measure)["elevpanel"].nr == 22
    session.settle(conflict, "ours")
    assert session.save() == SAVED
    assert on_disk(sample).of(Measure)["elevpanel"].fremdrift == 70
    assert session.rescues() == []


def test_it_can_be_undone_or_discarded(sample: Path) -> None:
    stopped(sample)
    before = (sample / "tiltak.toml").read_bytes()
    session = Session.open(sample)
    session.recover(session.rescues()[0])
    session.undo()
    session.save()
    assert (sample / "tiltak.toml").read_bytes() == before
    stopped(sample)
    session.discard(session.rescues()[0])
    assert session.rescues() == []


def test_it_goes_when_the_same_program_can_save_again(sample: Path) -> None:
    with read_only(sample):
        session = Session.open(sample)
        session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
        session.save()
        assert len(Session.open(sample).rescues()) == 1
    assert session.save() == SAVED
    assert Session.open(sample).rescues() == []


KILLED = """
import sys, time
from pathlib import Path
from dekom_tui.plan.edits import Set
from dekom_tui.plan.model import Place
from dekom_tui.store.session import Session
folder = Path(sys.argv[1])
session = Session.open(folder)
session.apply(Set(Place("innledning"), {"tema": "Min tekst."}))
path = folder / "plan.toml"
session_text = path.read_text("utf-8")
path.write_text(session_text.replace("Vi utvikler", "De utvikler", 1), "utf-8")
session.poll()
session.save()
print(len(session.conflicts), flush=True)
time.sleep(60)
"""


def test_ones_own_side_of_a_conflict_survives_a_kill(sample: Path) -> None:
    (sample / "plan.toml").write_text('format = 1\n\n[innledning]\ntema = "Vi utvikler lesing."\n', "utf-8")
    program = subprocess.Popen([sys.executable, "-c", KILLED, sample], stdout=subprocess.PIPE)
    assert program.stdout is not None
    with program.stdout:
        assert program.stdout.readline() == b"1\n"
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert on_disk(sample).one(Introduction).tema == "De utvikler lesing."
    session = Session.open(sample)
    (conflict,) = session.recover(session.rescues()[0]).conflicts
    assert conflict[2:5] == ("Vi utvikler lesing.", "Min tekst.", "De utvikler lesing.")


def test_a_rescue_file_that_is_no_such_is_left_alone(sample: Path, state: Path) -> None:
    stopped(sample)
    (path,) = (state / "redning").iterdir()
    path.write_text('{"folder": 1}', "utf-8")
    assert Session.open(sample).rescues() == []
    assert path.exists()
