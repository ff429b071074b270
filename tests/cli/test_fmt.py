"""`dekom fmt`: the canonical form, written or only told."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

MESSY = '[rammer]\nskolebasert = "En. To."\n[tiltak]\n'


def messy(plan: Path) -> Path:
    path = plan / "logg" / "2025-10-14-fellestid.toml"
    path.write_bytes(path.read_bytes().replace(b"format = 1\n", b"").replace(b"\n", b"\r\n") + b"format=1\r\n")
    return path


def test_the_sample_is_in_canonical_form(run: Run) -> None:
    result = run("fmt", "--check", "plans")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_file_is_written_in_canonical_form_and_named(run: Run, plan: Path) -> None:
    wanted = (plan / "logg" / "2025-10-14-fellestid.toml").read_bytes()
    path = messy(plan)
    result = run("fmt", "plans")
    assert (result.exit_code, result.stdout.splitlines()) == (0, [path.relative_to(plan.parents[1]).as_posix()])
    assert path.read_bytes() == wanted
    assert run("fmt", "plans").stdout == ""


def test_check_and_diff_end_with_1_and_write_nothing(run: Run, plan: Path) -> None:
    path = messy(plan)
    before = path.read_bytes()
    assert run("fmt", "--check").exit_code == 1
    result = run("fmt", "--diff")
    assert result.exit_code == 1
    assert "+format = 1" in result.stdout.splitlines()
    assert path.read_bytes() == before


def test_a_file_that_is_no_toml_is_left_alone_and_the_others_are_written(run: Run, plan: Path) -> None:
    path = messy(plan)
    (plan / "tiltak.toml").write_text("x = ", "utf-8")
    result = run("fmt")
    assert result.exit_code == 3
    assert "tiltak.toml, linje 1:" in result.stderr
    assert b"\r" not in path.read_bytes()
    assert (plan / "tiltak.toml").read_text("utf-8") == "x = "


def test_one_file_alone_can_be_written(run: Run, plan: Path) -> None:
    path = messy(plan)
    (plan / "tiltak.toml").write_text("x = ", "utf-8")
    assert run("fmt", path).exit_code == 0
    assert b"\r" not in path.read_bytes()


def test_dekom_toml_and_a_byte_order_mark_are_tidied_too(run: Run, workspace: Path, plan: Path) -> None:
    settings = workspace / "plans" / "dekom.toml"
    wanted = settings.read_bytes()
    settings.write_bytes(b"\xef\xbb\xbf" + wanted.replace(b"\n", b"\r\n"))
    assert run("fmt", "plans").stdout.splitlines() == ["plans/dekom.toml"]
    assert settings.read_bytes() == wanted


def test_own_questions_stand_in_the_order_of_dekom_toml(run: Run, plan: Path) -> None:
    (plan.parent / "dekom.toml").write_text('format = 1\n\n[maler.tegn]\nb = "B?"\na = "A?"\n', "utf-8")
    path = plan / "plan.toml"
    path.write_text("format = 1\n\n[tegn]\na = '''\nEn.\n'''\nb = '''\nTo.\n'''\n", "utf-8")
    run("fmt", path)
    assert path.read_text("utf-8") == "format = 1\n\n[tegn]\nb = '''\nTo.\n'''\na = '''\nEn.\n'''\n"
