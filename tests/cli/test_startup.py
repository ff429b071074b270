"""What `dekom check` loads: hooks run it on every commit, so it must not wait for what it never uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "tomlkit", "aiohttp", "rich", "platformdirs", "asyncio", "sqlite3", "subprocess", "multiprocessing"}

LOADED = """
import sys
from dekom_tui.cli.main import main
sys.argv = ["dekom", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print("\\nLOADED", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("words", [["check", "plans"], ["check", "plans", "--json"]])
def test_check_loads_no_screen_no_writer_no_network_and_no_click(workspace: Path, words: list[str]) -> None:
    assert loaded(*words) & (HEAVY | {"click", "gettext", "hashlib", "inspect"}) == set()


@pytest.mark.parametrize(
    "words", [["check", "plans", "--format", "github"], ["fmt", "--check"], ["schema"], ["list"], ["--help"]]
)
def test_the_other_commands_load_no_screen_and_no_network(workspace: Path, words: list[str]) -> None:
    assert loaded(*words) & {"textual", "aiohttp", "tomlkit", "rich", "asyncio"} == set()


def test_diff_loads_no_screen_no_writer_no_network_no_click_and_no_subprocess(workspace: Path) -> None:
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], check=True, capture_output=True)
    measures = next(workspace.rglob("tiltak.toml"))
    measures.write_text(measures.read_text("utf-8").replace("2027-04-30", "2027-05-14"), "utf-8")
    assert loaded("diff") & (HEAVY | {"click", "gettext", "hashlib", "inspect", "difflib"}) == set()
    assert loaded("history") & {"textual", "aiohttp", "tomlkit", "rich", "asyncio"} == set()


def test_the_merge_driver_loads_no_screen_no_writer_no_network_no_click_and_no_subprocess(workspace: Path) -> None:
    text = next(workspace.rglob("tiltak.toml")).read_text("utf-8")
    for name, side in zip("OAB", (text, text.replace("= 65", "= 70"), text.replace("04-30", "05-14")), strict=True):
        Path(name).write_text(side, "utf-8")
    words = ("merge-driver", "O", "A", "B", "plans/storhaugli-2025/tiltak.toml")
    assert loaded(*words) & (HEAVY | {"click", "gettext", "hashlib", "inspect", "difflib"}) == set()
    assert Path("A").read_text("utf-8") == text.replace("= 65", "= 70").replace("04-30", "05-14")
