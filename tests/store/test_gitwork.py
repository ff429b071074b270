"""While git replaces files, nothing is saved and nothing is taken in; afterwards both, and no version is mixed."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from dekom_tui.data import data
from dekom_tui.plan.edits import Set
from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Place
from dekom_tui.store.gitwork import STALE, GitWork
from dekom_tui.store.session import Session

PANEL = Place("tiltak", "elevpanel")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample plan in a repository with one version."""
    monkeypatch.setenv("DEKOM_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    shutil.copytree(data("plans"), tmp_path / "plans")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "x")
    git(tmp_path, "config", "user.email", "x@x")
    git(tmp_path, "add", "plans")
    git(tmp_path, "commit", "-q", "-m", "Første")
    return tmp_path / "plans" / "storhaugli-2025"


def git(top: Path, *words: str) -> int:
    return subprocess.run(["git", "-C", str(top), *words], capture_output=True, check=False).returncode


@pytest.fixture
def lock(folder: Path) -> Path:
    return folder.parents[1] / ".git" / "index.lock"


def test_what_is_written_waits_until_git_is_done(folder: Path, lock: Path) -> None:
    session = Session.open(folder)
    before = (folder / "tiltak.toml").read_bytes()
    session.apply(Set(PANEL, {"fremdrift": 70}))
    lock.touch()
    state = session.save()
    assert (state.kind, state.why and state.why.code) == ("unsaved", "busy")
    assert (folder / "tiltak.toml").read_bytes() == before
    lock.unlink()
    assert session.save().kind == "saved"
    assert b"fremdrift = 70" in (folder / "tiltak.toml").read_bytes()


def test_what_git_has_replaced_so_far_is_taken_in_with_the_rest(folder: Path, lock: Path) -> None:
    session = Session.open(folder)
    lock.touch()
    path = folder / "tiltak.toml"
    path.write_text(path.read_text("utf-8").replace("fremdrift = 65", "fremdrift = 71"), "utf-8")
    assert session.poll().places == ()
    lock.unlink()
    assert PANEL in session.poll().places


def test_a_lock_that_was_left_behind_keeps_nobody_from_saving(folder: Path, lock: Path) -> None:
    session = Session.open(folder)
    session.apply(Set(PANEL, {"fremdrift": 70}))
    lock.touch()
    old = lock.stat().st_mtime - STALE - 1
    os.utime(lock, (old, old))
    assert session.save().kind == "saved"


def test_a_linked_worktree_has_a_lock_of_its_own(folder: Path, lock: Path, tmp_path: Path) -> None:
    git(tmp_path, "worktree", "add", "-q", str(tmp_path / "tre"))
    work = GitWork(tmp_path / "tre" / "plans" / folder.name)
    lock.touch()
    assert not work.going_on()
    (lock.parent / "worktrees" / "tre" / "index.lock").touch()
    assert work.going_on()


def test_outside_a_repository_nothing_goes_on(tmp_path: Path) -> None:
    assert not GitWork(tmp_path / "finnes" / "ikke").going_on()


def test_edits_while_branches_are_changed_are_never_lost_and_no_version_is_mixed(folder: Path) -> None:
    """Another branch has other dates in both files; whichever is checked out at last, both files are of it."""
    top = folder.parents[1]
    git(top, "checkout", "-q", "-b", "annen")
    for name, old, new in (("tiltak.toml", "2027-04-30", "2027-05-14"), ("plan.toml", "2027-03-09", "2027-03-16")):
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")
    git(top, "commit", "-q", "-a", "-m", "Annen")
    session = Session.open(folder)
    done = threading.Event()

    def change() -> None:
        for number in range(12):
            git(top, "checkout", "-q", "-m", ("main", "annen")[number % 2])
        done.set()

    thread = threading.Thread(target=change)
    thread.start()
    number = 0
    while not done.is_set():
        number = number % 100 + 1
        session.apply(Set(PANEL, {"fremdrift": number}))
        session.save()
        session.poll()
    thread.join()
    session.apply(Set(PANEL, {"fremdrift": 42}))
    for _attempt in range(4):
        session.poll()
        session.save()
    # A file in which git itself left its markers is left alone; else both files are of one branch.
    if not session.refused:
        measure = session.plan.at(PANEL)
        assert measure is not None
        assert measure.values["fremdrift"] == 42
        again = Session.open(folder).plan
        ends = {one.slutt for one in again.of(Measure).values()}
        assert (date(2027, 5, 14) in ends) == (again.head.neste_revisjon == date(2027, 3, 16))
        assert again.at(PANEL) == measure or session.conflicts


@pytest.mark.parametrize("held", [0.0, 0.1])
def test_a_text_that_is_being_written_while_versions_are_moved_is_in_none_of_them_and_is_not_lost(
    folder: Path, held: float
) -> None:
    """A real `git rebase`; the text is written on all the time, or for a while kept in memory alone."""
    top = folder.parents[1]
    git(top, "checkout", "-q", "-b", "andres")
    for day in (14, 21, 28):
        _both_dates(folder, day)
        git(top, "commit", "-q", "-a", "-m", f"Til {day}.")
    git(top, "checkout", "-q", "main")
    for percent in (51, 52, 53):
        text = (folder / "tiltak.toml").read_text("utf-8")
        changed = text.replace(f"fremdrift = {50 if percent == 51 else percent - 1}", f"fremdrift = {percent}", 1)
        assert changed != text
        (folder / "tiltak.toml").write_text(changed, "utf-8")
        assert git(top, "commit", "-q", "-a", "-m", f"{percent} %") == 0
    start = _read(top, "rev-parse", "HEAD")
    session = Session.open(folder)
    thread = threading.Thread(target=git, args=(top, "rebase", "-q", "andres"))
    written = 0
    thread.start()
    began = time.monotonic()
    while thread.is_alive():
        written += 1
        session.apply(Set(PANEL, {"merknad": f"USKREVET {written}."}), merge_with_last="x")
        session.poll()
        if time.monotonic() - began >= held:
            session.save()
    thread.join()
    for _attempt in range(4):
        session.poll()
        session.save()
    assert "USKREVET" not in _read(top, "log", "-p", "--all", "--format=%s"), (
        "no version holds what nobody saved as one"
    )
    measure = session.plan.at(PANEL)
    assert measure is not None
    assert measure.values["merknad"] == f"USKREVET {written}."
    assert not session.refused
    again = Session.open(folder).plan
    end, revision = again.of(Measure)["skolevandring"].slutt, again.head.neste_revisjon
    days = (end, revision)
    both = [(date(2027, 4, 30), date(2027, 3, 9)), *((date(2027, 5, n), date(2027, 3, n)) for n in (14, 21, 28))]
    assert days in both, "both files are of one version"
    assert again.at(PANEL) == measure
    # A rebase that would have overwritten what was written has stopped, and can be taken back or go on.
    if GitWork(folder).begun():
        assert git(top, "stash", "-q") == git(top, "rebase", "--abort") == 0
        assert _read(top, "rev-parse", "main") == start


def _both_dates(folder: Path, day: int) -> None:
    """Move the end of a measure and the next revision to this day of their months."""
    for name, field, month in (("tiltak.toml", "slutt", 5), ("plan.toml", "neste_revisjon", 3)):
        text = (folder / name).read_text("utf-8")
        at = text.index(f"{field} = 2027", text.find("[tiltak.skolevandring]") if month == 5 else 0)
        end = text.index("\n", at)
        (folder / name).write_text(f"{text[:at]}{field} = 2027-{month:02}-{day:02}{text[end:]}", "utf-8")


def _read(top: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(top), *words], capture_output=True, check=True, text=True).stdout.strip()
