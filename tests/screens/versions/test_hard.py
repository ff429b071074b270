"""Many versions, hostile texts, and contrast."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import pytest

from dekom_tui.history.saved import Saved
from dekom_tui.screens.versions.screen import VersionsScreen
from dekom_tui.screens.versions.state import Versions
from dekom_tui.screens.versions.view import VersionRows
from tests import story
from tests.screens.conftest import TODAY, assert_fits, opened, text_of
from tests.screens.test_contrast import unreadable
from tests.screens.versions.known import SIZES, ready


def many(folder: Path, count: int) -> Path:
    """A repository with so many versions of the sample plan, made by one git."""
    top = folder / "mange"
    plan = (story.SAMPLE / story.NAME / "plan.toml").read_text(encoding="utf-8")
    measures = (story.SAMPLE / story.NAME / "tiltak.toml").read_text(encoding="utf-8")
    top.mkdir()
    story.git(top, "init", "-q", "-b", "main")
    parts = []
    for at in range(count):
        changed = measures.replace("fremdrift = 65", f"fremdrift = {at % 100}").encode()
        files = [("tiltak.toml", changed)] + ([("plan.toml", plan.encode())] if not at else [])
        said = f"Versjon {at}".encode()
        parts.append(
            b"commit refs/heads/main\ncommitter Rektor <r@x> %d +0000\ndata %d\n%s\n"
            % (1767225600 + at * 3600, len(said), said)
        )
        for name, data in files:
            parts.append(
                b"M 100644 inline plans/%s/%s\ndata %d\n%s\n" % (story.NAME.encode(), name.encode(), len(data), data)
            )

    subprocess.run(["git", "-C", str(top), "fast-import", "--quiet"], input=b"".join(parts), check=True)
    story.git(top, "checkout", "-q", "-f", "main")
    return top / "plans" / story.NAME


async def test_five_hundred_versions_do_not_hold_up_the_screen(tmp_path: Path) -> None:
    """The list is there while it is still being read, and the loop has its turns meanwhile."""
    folder = many(tmp_path, 500)
    async with opened(folder.parent) as it:
        await it.press("v")
        await ready(it)
        screen = it.app.screen
        assert isinstance(screen, VersionsScreen)
        known = it.app.versions
        assert [one.said is not None for one in known.saved] == [True] * 500
        it.app._versions = None
        listed = []

        async def tick() -> None:
            while it.app.versions.reading:
                await asyncio.sleep(0.002)
                listed.append(len(it.app.versions.saved))

        screen.read_versions()
        async with asyncio.timeout(30):
            await tick()
        assert 500 in listed
        assert len(listed) > 10


async def test_hostile_texts_of_commits_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Markup, escape sequences and endless words in author and subject show as they are, or as what cannot be shown."""
    from tests.screens import hostile

    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    folder = hostile.write(tmp_path)
    story.git(tmp_path, "init", "-q", "-b", "main")
    said = "[/] [bold red]\x1b[31m\u202e" + "W" * 300 + "\n\n<script>alert(1)</script>"
    story.commit(tmp_path, said, author="[link=x]\x1b]0;x\x07")
    for size in SIZES:
        async with opened(folder.parent, folder.name, size) as it:
            await it.press("v")
            await it.until(lambda: not it.app.versions.reading)
            await it.settled()
            assert "\x1b" not in it.text
            for key in ("down", "space", "enter", "escape", "f5", "escape"):
                await it.press(key)


def test_rows_of_another_version_take_hostile_texts() -> None:
    """A version that was never read is drawn by what was said of it."""
    from datetime import datetime

    known = Versions(Path())
    known.take_list([Saved("1" * 40, datetime(2026, 1, 1), "[/]", "[bold]\n\x00" + "漢字" * 50)])
    rows = VersionRows(known, TODAY, 60, None)[0:4]
    assert_fits(rows, 60)
    assert "[bold]" in text_of(rows)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_every_text_can_be_told_from_its_ground(past_folder: Path, size: tuple[int, int]) -> None:
    """List, changes, what can be brought back, and the report, in both themes."""
    async with opened(past_folder.parent, size=size) as it:
        await it.press("v")
        await ready(it)
        for keys in (("down",), ("enter", "right", "right", "right", "right", "down"), ("h",), ("escape", "p")):
            await it.press(*keys)
            for theme in ("dag", "kveld"):
                await it.press("f9")
                assert it.app.theme == theme
                assert unreadable(it) == []
