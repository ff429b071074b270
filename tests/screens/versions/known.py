"""What the tests of the versions share: a repository that has been read, and the way to its screens."""

from __future__ import annotations

from pathlib import Path

from dekom_tui.plan.model import Place
from dekom_tui.screens.versions.changes import ChangesScreen
from dekom_tui.screens.versions.changes_view import Mark
from dekom_tui.screens.versions.state import Held, Versions
from tests.screens.conftest import TODAY, Opened

SIZES = [(60, 18), (80, 24), (140, 40), (200, 50)]
STOPPED = Place("tiltak", "lesekvarter")
MOVED = Place("tiltak", "skolevandring")


def known_of(folder: Path) -> Versions:
    """All that can be known of a plan's versions, read as the screen does it."""
    from dekom_tui.store.read import Folder, read_plan

    known = Versions(folder)
    known.take_list(known.past.listed())
    known.take_told(list(known.past.told()))
    known.ended()
    assert known.pair is not None
    now = read_plan(Folder(folder)).plan
    known.unsaved = known.look_unsaved(now, (), TODAY)
    known.held = known.compare(known.pair, now, (), TODAY)
    return known


def mark_of(held: Held, place: Place) -> Mark:
    """Where a change stands among the changes."""
    return next(
        Mark(part, at)
        for part, group in enumerate(held.groups)
        for at, one in enumerate(group.told)
        if one.change.place == place
    )


async def ready(it: Opened) -> None:
    """Wait until the list is read and the two are held against each other."""
    await it.until(lambda: it.app.versions.held is not None and it.app.versions.unsaved is not None)
    await it.settled()


async def to_change(it: Opened, place: Place) -> ChangesScreen:
    """To a change, by keys."""
    await it.press("v")
    await ready(it)
    await it.press("enter")
    screen = it.app.screen
    assert isinstance(screen, ChangesScreen)
    assert it.app.versions.held is not None
    goal = mark_of(it.app.versions.held, place)
    while screen.mark.part < goal.part:
        await it.press("right")
    while screen.mark.at < goal.at:
        await it.pilot.press("down")
        await it.pilot.pause()
    return screen
