"""The recipes for CI systems do what they say: a merge by lines that says something else stops the job."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import story

DOCS = Path(__file__).parents[2] / "docs"
PLAN = f"plans/{story.NAME}"


def scripts(recipe: str) -> str:
    """What the recipe runs of ours, as one shell script: installing is the host's."""
    text = (DOCS / "ci" / recipe).read_text("utf-8")
    if recipe.startswith("github"):
        found = re.findall(r"^ +run: (?:\|\n((?: {10}.*\n)+)|(.*)\n)", text, re.M)
        return "\n".join(block or line for block, line in found)
    body = text.partition("  script:\n")[2].partition("  artifacts:")[0]
    lines = [re.sub(r"^ {4}- (\|$)?", "", line) for line in body.split("\n")]
    return "\n".join(lines)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Two branches that each changed something else of one plan."""
    folder = tmp_path / "arkiv"
    folder.mkdir()
    story.write(folder)
    story.commit(folder, "Alt")
    for name, old, new in (("annen", "fremdrift = 65", "fremdrift = 70"), ("main", "2027-04-30", "2027-05-14")):
        story.git(folder, "checkout", "-q", "-B", name, "main")
        path = folder / PLAN / "tiltak.toml"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        if name == "annen":
            story.commit(folder, name)
            story.git(folder, "checkout", "-q", "main")
    story.commit(folder, "main")
    return folder


def job(top: Path, recipe: str) -> subprocess.CompletedProcess[str]:
    program = top.parent / "bin"
    program.mkdir(exist_ok=True)
    (program / "dekom").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dekom_tui "$@"\n')
    (program / "dekom").chmod(0o755)
    script = scripts(recipe).replace("${{ github.event.before || 'HEAD^1' }}", "HEAD^1")
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=top, capture_output=True, encoding="utf-8", check=False,
        env={
            **os.environ, "PATH": f"{program}:{os.environ['PATH']}", "PYTHONPATH": str(DOCS.parent),
            "CI_COMMIT_BEFORE_SHA": "HEAD^1", "LANG": "nb_NO.UTF-8", "DEKOM_TODAY": "2026-11-24",
        },
    )  # fmt: skip


RECIPES = [one.name for one in sorted((DOCS / "ci").glob("*.yml"))]


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_merge_that_says_the_same_passes(top: Path, recipe: str) -> None:
    story.git(top, "merge", "-q", "--no-edit", "annen")
    done = job(top, recipe)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_merge_that_lost_a_side_stops_the_job(top: Path, recipe: str) -> None:
    story.git(top, "merge", "-q", "--no-edit", "-s", "ours", "annen")
    done = job(top, recipe)
    assert done.returncode != 0
    assert "Elevpanel" in done.stdout + done.stderr


@pytest.mark.parametrize("recipe", RECIPES)
def test_an_error_in_the_plan_stops_the_job(top: Path, recipe: str) -> None:
    path = top / PLAN / "tiltak.toml"
    path.write_text(path.read_text("utf-8").replace('maal = ["medvirkning"]', 'maal = ["finnes-ikke"]'), "utf-8")
    story.commit(top, "Feil")
    assert job(top, recipe).returncode != 0


def test_the_pages_name_the_recipes_that_there_are() -> None:
    for page in ("versjoner.md", "versions.md"):
        text = (DOCS / page).read_text("utf-8")
        assert sorted(re.findall(r"\(ci/([^)]+)\)", text)) == RECIPES
