"""Finished meetings go when their days are over, though the user never begins another one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dekom_tui.live import meetings
from tests.screens.conftest import opened

DAY = 24 * 3600 * 1000


async def test_opening_a_plan_deletes_the_meetings_whose_days_are_over(workspace: Path) -> None:
    """One that is younger, and one that has not ended, stay."""
    late, fresh, going = (meetings.create(one, keep=30) for one in ("For lenge siden", "I går", "I gang"))
    meetings.write(late._replace(ended=meetings.now() - 31 * DAY))
    meetings.write(fresh._replace(ended=meetings.now() - DAY))
    async with opened(workspace, "storhaugli-2025") as it:
        await it.until(lambda: len(meetings.every()) == 2)
    assert {one.id for one in meetings.every()} == {fresh.id, going.id}


def test_without_meetings_nothing_of_them_is_loaded() -> None:
    """The keeper looks for their folder alone."""
    code = (
        "import sys; from dekom_tui.screens import keeper; keeper._delete_meetings();"
        "print([one for one in sys.modules if one.startswith('dekom_tui.live') or one == 'sqlite3'])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"
