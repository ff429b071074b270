"""What the tests of the screens share: the sample plan on its day, and rows read as text."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from dekom_tui.app import DekomApp, WorkspaceApp
from dekom_tui.data import data
from dekom_tui.plan.model import Plan
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.widgets.lines import Row, cells, pad, plain
from dekom_tui.words.language import set_language
from tests import story

TODAY = date(2026, 11, 24)
"""The day on which the sketches of the screens are drawn."""


@pytest.fixture(autouse=True)
def bokmaal() -> None:
    """Every test begins in the source language."""
    set_language("nb")


@pytest.fixture(scope="session")
def sample() -> Plan:
    """The sample plan."""
    return read_plan(Folder(data("plans", "storhaugli-2025"))).plan


@pytest.fixture
def today() -> date:
    """The day of the sketches."""
    return TODAY


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the sample workspace that a test may write in."""
    return Path(shutil.copytree(data("plans"), tmp_path / "plans"))


@pytest.fixture
def plan_folder(workspace: Path) -> Path:
    """The sample plan, to be written in."""
    return workspace / "storhaugli-2025"


@pytest.fixture(scope="session")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the sample and its past, to be copied: writing it takes a while."""
    folder = tmp_path_factory.mktemp("fortid")
    story.write(folder)
    return folder


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A plan in which nothing but what is required stands."""
    folder = tmp_path / "tom"
    folder.mkdir()
    head = 'format = 1\ntittel = "Ny plan"\nskole = "Storhaugli skole"\nfra = 2027-08-01\ntil = 2029-06-30\n'
    (folder / "plan.toml").write_text(head, encoding="utf-8")
    return folder


def row_text(row: Row) -> str:
    """A row as it reads, both panes."""
    left = plain(row.line)
    if row.side is None:
        return left.rstrip()
    return (plain(pad(row.line, row.at - 2)) + " │" + row_text(row.side)).rstrip()


def text_of(rows: Sequence[Row]) -> str:
    """Rows as the text of the screen."""
    return "\n".join(row_text(row) for row in rows)


def targets(rows: Sequence[Row]) -> list[object]:
    """What can be chosen, in the order of the rows, the left pane first."""
    left = [row.target for row in rows if row.target is not None]
    right = [row.side.target for row in rows if row.side is not None and row.side.target is not None]
    return list(dict.fromkeys([*left, *right]))


def assert_fits(rows: Sequence[Row], width: int) -> None:
    """No row is wider than the screen, and no left pane is wider than its part of it."""
    for row in rows:
        assert cells(row_text(row)) <= width, row_text(row)
        if row.side is not None:
            assert cells(plain(row.line).rstrip()) <= row.at - 2, plain(row.line)


class Opened(NamedTuple):
    """A program that a test drives."""

    app: DekomApp
    pilot: Pilot[None]

    @property
    def text(self) -> str:
        """What is on the terminal, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they began is done."""
        await self.pilot.press(*keys)
        await self.settled()

    async def burst(self, *keys: str) -> None:
        """Press keys all at once, as when the program was busy while they were typed; wait until all is done."""
        for one in keys:
            key = _character_to_key(one) if len(one) == 1 else one
            event = events.Key(key, one if len(one) == 1 else None)
            event.set_sender(self.app)
            self.app.post_message(event)
        await self.until(lambda: not self.app.keys_waiting)
        await self.settled()

    async def settled(self) -> None:
        """Wait until messages, workers and saving are done."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, true: Callable[[], object], seconds: float = 15.0) -> None:
        """Wait until something is true, and fail when it is not in time."""
        async with asyncio.timeout(seconds):
            while not true():
                await self.pilot.pause(0.02)


@asynccontextmanager
async def opened(
    workspace: Path, name: str = "storhaugli-2025", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Opened]:
    """The program on a plan of a workspace; on the list of plans without a name."""
    app = DekomApp(workspace, workspace / name, TODAY) if name else WorkspaceApp(workspace, None, TODAY)
    async with app.run_test(size=size) as pilot:
        found = Opened(app, pilot)
        await found.settled()
        yield found


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's state folder is the test's own."""
    folder = tmp_path / "state"
    monkeypatch.setenv("DEKOM_STATE", str(folder))
    return folder


@pytest.fixture
def quick_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A finer grain for walks of hundreds of keys: the pilot looks four times as often whether the program is idle.

    Screens draw as much oftener, so that an idle program is as surely done as with the usual grain.
    """
    from textual import _wait, screen

    monkeypatch.setattr(screen, "UPDATE_PERIOD", screen.UPDATE_PERIOD / 4)
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", _wait.SLEEP_GRANULARITY / 4)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", _wait.SLEEP_IDLE / 2)


@pytest.fixture
def looks_right(snap_compare: Callable[..., bool], workspace: Path) -> Callable[..., bool]:
    """Whether the screen that the keys lead to looks as its picture, at a size and in a theme."""

    def check(
        *keys: str, size: tuple[int, int] = (80, 24), theme: str = "kveld", name: str = "storhaugli-2025"
    ) -> bool:
        app = DekomApp(workspace, workspace / name, TODAY) if name else WorkspaceApp(workspace, None, TODAY)
        app.theme = theme

        async def until_still(pilot: Pilot[None]) -> None:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
                await pilot.app.workers.wait_for_complete()
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=until_still)

    return check
