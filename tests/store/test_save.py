"""Saving on real disks: a file is always whole, and nobody else's text is overwritten."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dekom_tui.store import disk
from dekom_tui.store.lock import locked
from dekom_tui.store.save import Change, save, tidy
from dekom_tui.store.trouble import Busy, Changed, SaveError

OLD, NEW = b"gammel\n" * 2000, b"ny og lengre\n" * 3000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.toml").write_bytes(OLD)
    return tmp_path


def litter(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(f".*{disk.LEFTOVER}")]


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[Path]:
    """A disk of its own at a folder; the test is skipped where this user may not mount one."""
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"cannot mount a disk here: {made.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def test_a_file_is_replaced_made_and_removed_in_one_save(folder: Path) -> None:
    (folder / "tiltak.toml").write_bytes(OLD)
    stamps = save(
        folder,
        [Change("tiltak.toml", OLD, None), Change("plan.toml", OLD, NEW), Change("logg/2026-01-01-a.toml", None, NEW)],
    )
    assert (folder / "plan.toml").read_bytes() == (folder / "logg/2026-01-01-a.toml").read_bytes() == NEW
    assert not (folder / "tiltak.toml").exists()
    assert stamps["tiltak.toml"] is None
    assert stamps["plan.toml"] == (
        os.stat(folder / "plan.toml").st_ino,
        len(NEW),
        os.stat(folder / "plan.toml").st_mtime_ns,
    )
    assert litter(folder) == []


def test_it_works_the_same_where_a_file_cannot_be_without_a_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")
    (folder / f".plan.toml{disk.LEFTOVER}").write_bytes(b"rester")
    save(folder, [Change("plan.toml", OLD, NEW)])
    assert (folder / "plan.toml").read_bytes() == NEW
    assert litter(folder) == []


def test_permissions_are_kept(folder: Path) -> None:
    os.chmod(folder / "plan.toml", 0o640)
    save(folder, [Change("plan.toml", OLD, NEW)])
    assert stat.S_IMODE(os.stat(folder / "plan.toml").st_mode) == 0o640


def test_an_entry_under_a_new_name_keeps_its_permissions(folder: Path) -> None:
    save(folder, [Change("logg/2026-01-01-a.toml", None, OLD)])
    os.chmod(folder / "logg/2026-01-01-a.toml", 0o600)
    old, new = "logg/2026-01-01-a.toml", "logg/2026-01-02-a.toml"
    save(folder, [Change(old, OLD, None), Change(new, None, NEW, like=old)])
    assert stat.S_IMODE(os.stat(folder / new).st_mode) == 0o600
    assert not (folder / old).exists()


def test_a_new_file_is_made_as_the_user_makes_files(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        save(folder, [Change("tiltak.toml", None, NEW)])
    finally:
        os.umask(before)
    assert stat.S_IMODE(os.stat(folder / "tiltak.toml").st_mode) == 0o640


def test_a_symlink_stays_and_the_file_that_it_points_at_is_written(tmp_path: Path) -> None:
    folder, away = tmp_path / "plan", tmp_path / "away"
    folder.mkdir()
    away.mkdir()
    (away / "ekte.toml").write_bytes(OLD)
    (folder / "plan.toml").symlink_to("../away/ekte.toml")
    save(folder, [Change("plan.toml", OLD, NEW)])
    assert (folder / "plan.toml").is_symlink()
    assert (away / "ekte.toml").read_bytes() == NEW
    assert litter(tmp_path) == []


def test_what_somebody_else_changed_is_not_overwritten_and_nothing_else_is_written(folder: Path) -> None:
    (folder / "plan.toml").write_bytes(b"en annens\n")
    with pytest.raises(Changed) as trouble:
        save(folder, [Change("tiltak.toml", None, NEW), Change("plan.toml", OLD, NEW)])
    assert trouble.value.paths == ("plan.toml",)
    assert (folder / "plan.toml").read_bytes() == b"en annens\n"
    assert not (folder / "tiltak.toml").exists()


def test_a_file_that_came_and_one_that_went_are_changes_too(folder: Path) -> None:
    with pytest.raises(Changed):
        save(folder, [Change("plan.toml", None, NEW)])
    with pytest.raises(Changed):
        save(folder, [Change("tiltak.toml", OLD, NEW)])


def test_a_folder_in_the_place_of_the_file_is_not_written_to(folder: Path) -> None:
    (folder / "tiltak.toml").mkdir()
    with pytest.raises(Changed):
        save(folder, [Change("tiltak.toml", None, NEW)])


def test_a_folder_that_is_gone_is_said_to_be_so(folder: Path) -> None:
    (folder / "plan.toml").unlink()
    folder.rmdir()
    with pytest.raises(SaveError) as trouble:
        save(folder, [Change("plan.toml", OLD, NEW)])
    assert trouble.value.code == "vanished"
    assert trouble.value.told().happened == "Mappa til planen er borte."


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    with mounted(tmp_path / "liten", "-o", "size=64k") as folder:
        (folder / "plan.toml").write_bytes(OLD)
        with pytest.raises(SaveError) as trouble:
            save(folder, [Change("plan.toml", OLD, b"x" * 200_000)])
        assert trouble.value.code == "full"
        assert (folder / "plan.toml").read_bytes() == OLD
        assert litter(folder) == []


def test_a_quota_is_a_full_disk(folder: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(SaveError) as trouble:
            save(folder, [Change("plan.toml", OLD, NEW)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert trouble.value.code == "full"
    assert (folder / "plan.toml").read_bytes() == OLD


def test_a_read_only_folder_is_said_to_be_so(tmp_path: Path) -> None:
    with mounted(tmp_path / "fast") as folder:
        (folder / "plan.toml").write_bytes(OLD)
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        with pytest.raises(SaveError) as trouble:
            save(folder, [Change("plan.toml", OLD, NEW)])
    assert trouble.value.code == "read-only"


def test_two_at_once_wait_for_each_other(folder: Path) -> None:
    with locked(folder), pytest.raises(Busy), locked(folder, patience=0.02):
        pass
    with locked(folder, patience=0.02):
        pass


KILLED = """
import itertools, sys
from pathlib import Path
from dekom_tui.store.save import Change, save
folder = Path(sys.argv[1])
old = (folder / "plan.toml").read_bytes()
print(flush=True)
for number in itertools.count():
    new = (b"%d\\n" % number) * 30_000
    save(folder, [Change("plan.toml", old, new)])
    old = new
"""


def test_a_kill_at_any_moment_leaves_a_whole_file_and_what_else_it_leaves_goes_at_the_next_start(folder: Path) -> None:
    for delay in range(20):
        process = subprocess.Popen([sys.executable, "-c", KILLED, folder], stdout=subprocess.PIPE)
        assert process.stdout is not None
        with process.stdout:
            process.stdout.readline()
            # Some saves later; the kill falls at another moment of a save each time.
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.01 + delay * 0.0017)
            process.send_signal(signal.SIGKILL)
            process.wait()
        lines = (folder / "plan.toml").read_bytes().splitlines()
        assert len(set(lines)) == 1
        assert len(lines) in (2000, 30_000)
        tidy(folder)
        assert litter(folder) == []


def test_leftovers_go_from_the_registers_too_and_other_hidden_files_stay(folder: Path) -> None:
    (folder / "logg").mkdir()
    for name in (".plan.toml.dekom-ny", "logg/.2026-01-01-a.toml.dekom-ny", ".gitkeep"):
        (folder / name).write_bytes(b"")
    tidy(folder)
    assert sorted(path.name for path in folder.rglob("*")) == [".gitkeep", "logg", "plan.toml"]
