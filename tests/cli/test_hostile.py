"""Files that may be anything: read as the format says, or refused with file, line and cure, and left untouched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.cli.ending import CHANGED, FINE, UNREADABLE
from tests.cli.conftest import Run

NOBODY = 65534
HEAD = 'format = 1\ntittel = "x"\nskole = "y"\nfra = 2025-01-01\ntil = 2026-01-01\n'

CONTENTS: dict[str, tuple[bytes, int, str, int]] = {
    "byte-order mark": (b"\xef\xbb\xbfformat = 1\n", FINE, "byte-order-mark", 1),
    "CRLF": (b"format = 1\r\ninnledning = '''\r\nhei\r\n'''\r\n", FINE, "", 0),
    "lone CR": (b'format = 1\rinnledning = "a"\r', UNREADABLE, "syntax", 1),
    "Latin-1": ('format = 1\ninnledning = "på"\n'.encode("latin-1"), UNREADABLE, "not-utf8", 2),
    "UTF-16": ("format = 1\n".encode("utf-16"), UNREADABLE, "not-utf8", 1),
    "NUL": (b"format = 1\n\x00\n", UNREADABLE, "syntax", 2),
    "NUL in a text": (b'format = 1\ninnledning = "a\x00b"\n', UNREADABLE, "syntax", 2),
    "lone surrogate": (b'format = 1\ninnledning = "\\ud800"\n', UNREADABLE, "syntax", 2),
    "over 16 MB": (b"format = 1\n#" + b"x" * 16_000_000, UNREADABLE, "too-large", 1),
    "line of 5 MB": (b'format = 1\ninnledning = "' + b"x" * 5_000_000 + b'"\n', FINE, "", 0),
    "comment of 5 MB": (b"format = 1\n#" + b"x" * 5_000_000 + b"\n", FINE, "", 0),
    "lists in lists": (b"format = 1\nx = " + b"[" * 10_000 + b"]" * 10_000 + b"\n", UNREADABLE, "too-deep", 2),
    "tables in tables": (b"format = 1\nx = " + b"{a=" * 10_000 + b"1" + b"}" * 10_000, UNREADABLE, "too-deep", 2),
    "unclosed lists": (b"format = 1\nx = " + b"[" * 10_000, UNREADABLE, "too-deep", 2),
    "40 KB of dotted keys": (b"format = 1\n" + b".".join([b"a"] * 20_000) + b" = 1\n", UNREADABLE, "too-deep", 2),
    "header of dotted keys": (b"format = 1\n[" + b".".join([b"a"] * 20_000) + b"]\n", UNREADABLE, "too-deep", 2),
    "number of 5,000 digits": (
        b'format = 1\n[tiltak.a]\ntittel = "x"\nnr = ' + b"9" * 5_000 + b"\n", CHANGED, "out-of-bounds", 4,
    ),
    "conflict markers": (
        b"format = 1\n<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> b\n", UNREADABLE, "merge-markers", 2,
    ),
    "conflict markers in a text": (
        b"format = 1\ninnledning = '''\nhei\n<<<<<<< HEAD\nen\n=======\nto\n>>>>>>> b\n'''\n",
        CHANGED, "merge-markers-in-text", 4,
    ),
    "unsettled merge": (
        b'format = 1\n\n[tiltak.a]\ntittel = "x"\n# >>> dekom-konflikt slutt\n# andres | slutt = 2027-05-14\n'
        b"# felles |\n# <<< dekom-konflikt\nslutt = 2027-05-07\n",
        CHANGED, "unsettled-merge", 5,
    ),
    "key twice": (b'format = 1\n[tiltak.a]\ntittel = "x"\ntittel = "y"\n', UNREADABLE, "duplicate-key", 4),
    "table twice": (b'format = 1\n[tiltak.a]\ntittel = "x"\n[tiltak.a]\n', UNREADABLE, "duplicate-key", 4),
    "newer format": (b"format = 2\n[tiltak.a]\n", CHANGED, "format-newer", 1),
    "no keys": (b'format = 1\n[[tiltak]]\ntittel = "x"\n', CHANGED, "not-keyed", 2),
    "empty": (b"", CHANGED, "format-missing", 1),
    "only spaces": (b"  \n\t\n", CHANGED, "format-missing", 1),
}  # fmt: skip


def a_plan(folder: Path) -> Path:
    """A plan without measures; gives where tiltak.toml belongs."""
    folder.mkdir()
    (folder / "plan.toml").write_text(HEAD, "utf-8")
    return folder / "tiltak.toml"


def graver(run: Run, folder: Path) -> tuple[int, list[dict[str, object]]]:
    """The exit code, and what was found in tiltak.toml that is no hint."""
    result = run("check", "--json", folder)
    found = json.loads(result.stdout)["findings"]
    return result.exit_code, [one for one in found if one["severity"] != "hint" and one["file"] == "tiltak.toml"]


@pytest.mark.parametrize("name", CONTENTS)
def test_every_content_is_read_or_refused_with_its_line_and_left_untouched(
    run: Run, workspace: Path, name: str
) -> None:
    data, code, finding, line = CONTENTS[name]
    path = a_plan(workspace / "p")
    path.write_bytes(data)
    before = path.stat()
    began = time.perf_counter()
    ended, found = graver(run, workspace / "p")
    assert time.perf_counter() - began < 5
    assert ended == code
    told = [(one["code"], one["line"]) for one in found]
    assert told[:1] == ([(finding, line)] if finding else [])
    assert all(one["message"] for one in found)
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def fifo(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere.toml")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "code", "finding"),
    [
        (fifo, UNREADABLE, "not-a-file"),
        (device, UNREADABLE, "not-a-file"),
        (loop, UNREADABLE, "cannot-open"),
        (dangling, UNREADABLE, "cannot-open"),
        (folder, CHANGED, "folder-for-file"),
    ],
)
def test_what_is_no_file_is_refused_and_never_waited_for(
    run: Run, workspace: Path, make: Callable[[Path], None], code: int, finding: str
) -> None:
    make(a_plan(workspace / "p"))
    ended, found = graver(run, workspace / "p")
    assert (ended, [(one["code"], one["line"], one["column"]) for one in found]) == (code, [(finding, 1, 1)])


def test_a_file_that_one_may_not_read_is_told(run: Run, workspace: Path) -> None:
    path = a_plan(workspace / "p")
    path.write_text("format = 1\n", "utf-8")
    graver(run, workspace / "p")  # all that is imported has been, before rights are given up
    path.chmod(0)
    is_root = os.geteuid() == 0
    if is_root:
        for above in (workspace / "p", *(workspace / "p").parents):
            if above.is_relative_to(tempfile.gettempdir()) and above != Path(tempfile.gettempdir()):
                above.chmod(0o755)
        os.seteuid(NOBODY)
    try:
        code, found = graver(run, workspace / "p")
    finally:
        if is_root:
            os.seteuid(0)
    assert (code, [one["code"] for one in found]) == (UNREADABLE, ["cannot-open"])
    assert "lov til å lese" in str(found[0]["message"])


def test_a_folder_named_plan_toml_is_an_error_and_not_wrong_use(run: Run, workspace: Path) -> None:
    (workspace / "p" / "plan.toml").mkdir(parents=True)
    result = run("check", "--json", "p")
    assert (result.exit_code, json.loads(result.stdout)["findings"][0]["code"]) == (CHANGED, "folder-for-file")


@pytest.mark.parametrize("beside", ["tiltak.toml", "logg/2025-01-01-a.toml", "referat/2025-01-01-a.toml"])
def test_parts_of_a_plan_without_plan_toml_are_an_error(run: Run, workspace: Path, beside: str) -> None:
    path = workspace / "p" / beside
    path.parent.mkdir(parents=True)
    path.write_text("format = 1\n", "utf-8")
    result = run("check", "--json", "p")
    found = json.loads(result.stdout)["findings"]
    assert result.exit_code == CHANGED
    assert ("no-plan", "plan.toml", 1, 1) in [(one["code"], one["file"], one["line"], one["column"]) for one in found]


def test_a_file_where_the_log_belongs_is_an_error(run: Run, workspace: Path) -> None:
    a_plan(workspace / "p")
    (workspace / "p" / "logg").write_text("x", "utf-8")
    result = run("check", "--json", "p")
    assert (result.exit_code, json.loads(result.stdout)["findings"][0]["code"]) == (CHANGED, "file-for-folder")


def test_one_error_is_told_for_each_unsettled_merge(run: Run, workspace: Path) -> None:
    block = "# >>> dekom-konflikt {}\n# andres | {} = 1\n# felles |\n# <<< dekom-konflikt\n"
    body = block.format("nr", "nr") + block.format("fremdrift", "fremdrift")
    a_plan(workspace / "p").write_text(f'format = 1\n\n[tiltak.a]\ntittel = "x"\n{body}', "utf-8")
    _code, found = graver(run, workspace / "p")
    assert [(one["code"], one["key"], one["field"], one["line"]) for one in found] == [
        ("unsettled-merge", "a", "nr", 5),
        ("unsettled-merge", "a", "fremdrift", 9),
    ]


def test_a_merge_block_inside_a_text_is_text(run: Run, workspace: Path) -> None:
    body = "format = 1\ninnledning = '''\n# >>> dekom-konflikt nr\n# <<< dekom-konflikt\n'''\n"
    a_plan(workspace / "p").write_text(body, "utf-8")
    assert graver(run, workspace / "p") == (FINE, [])


def test_what_a_file_says_never_commands_the_terminal(run: Run, workspace: Path) -> None:
    hostile = '"\\u001b]0;x\\u0007\\u001b[31m[red]"'
    (workspace / "p").mkdir()
    (workspace / "p" / "plan.toml").write_text(HEAD.replace('"x"', hostile) + "\u0085 = 1\n", "utf-8")
    a_plan(workspace / "q").write_text(f"format = 1\n[tiltak.a]\ntittel = {hostile}\nukjent = 1\n", "utf-8")
    for line in (["check"], ["list"], ["show", "q"], ["show", "q", "5"], ["check", "--format", "github"]):
        result = run(*line)
        assert "\x1b" not in result.stdout + result.stderr, line
        assert "\x07" not in result.stdout + result.stderr, line


def test_a_file_of_5_mb_is_checked_in_bounded_memory(workspace: Path) -> None:
    import resource

    path = a_plan(workspace / "p")
    path.write_bytes(CONTENTS["line of 5 MB"][0])

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))

    done = subprocess.run(
        [sys.executable, "-m", "dekom_tui", "check", "p"],
        capture_output=True,
        timeout=30,
        preexec_fn=bounded,
        check=False,
    )
    assert done.returncode == FINE, done.stderr


@pytest.mark.parametrize("command", [["list"], ["show", "p"]])
def test_a_plan_that_is_not_whole_is_not_shown_as_if_it_were(run: Run, workspace: Path, command: list[str]) -> None:
    a_plan(workspace / "p").mkdir()
    assert run(*command).exit_code == UNREADABLE
    (workspace / "p" / "tiltak.toml").rmdir()
    (workspace / "p" / "logg").write_text("x", "utf-8")
    assert run(*command).exit_code == UNREADABLE
    (workspace / "p" / "logg").unlink()
    assert run(*command).exit_code == FINE


@pytest.mark.parametrize("command", [["fmt"], ["fmt", "--check"], ["list"], ["show", "p"]])
@pytest.mark.parametrize("name", ["Latin-1", "conflict markers", "lists in lists", "newer format", "over 16 MB"])
def test_the_other_commands_end_with_3_and_leave_the_file_alone(
    run: Run, workspace: Path, command: list[str], name: str
) -> None:
    path = a_plan(workspace / "p")
    path.write_bytes(CONTENTS[name][0])
    result = run(*command)
    assert result.exit_code == UNREADABLE
    assert "p/tiltak.toml" in result.stderr.replace(os.sep, "/")
    assert path.read_bytes() == CONTENTS[name][0]


@pytest.mark.parametrize("value", ["[1]", '["x"]', "[[1, 2]]", "[{a = 1}]", "{a = true}", "3", "nan"])
def test_counts_that_are_no_table_of_numbers_are_of_the_wrong_type(run: Run, workspace: Path, value: str) -> None:
    a_plan(workspace / "p")
    path = workspace / "p" / "referat" / "2025-01-01-m.toml"
    path.parent.mkdir()
    path.write_text(f'format = 1\ndato = 2025-01-01\ntittel = "M"\ndeltakere = {value}\n', "utf-8")
    found = json.loads(run("check", "--json", path).stdout)["findings"]
    assert [(one["code"], one["field"], one["line"]) for one in found] == [("wrong-type", "deltakere", 4)]
