"""The end of a meeting: its events are read once more, and the minutes are written into the plan."""

from __future__ import annotations

import asyncio
import gc
from datetime import datetime
from typing import TYPE_CHECKING

from dekom_tui.meeting.events import from_lines
from dekom_tui.meeting.fold import replay
from dekom_tui.meeting.minutes import minutes_key, written
from dekom_tui.meeting.summary import summary
from dekom_tui.store import garbage
from dekom_tui.words.language import _
from dekom_tui.words.meeting_summary import figures

if TYPE_CHECKING:
    from dekom_tui.live.client import Client
    from dekom_tui.meeting.state import State
    from dekom_tui.screens.host import Host


async def whole(client: Client) -> State:
    """All that has happened, read from the server's journal off the screen's loop."""
    text = str(await client.ask("export"))
    return await asyncio.to_thread(_replayed, text)


def _replayed(text: str) -> State:
    """The meeting of an export. Of a day of it there is much, in which nothing is garbage: looking through it would
    stop the screen."""
    if not garbage.keeps():
        return replay(from_lines(text.splitlines()))
    gc.disable()
    try:
        found = replay(from_lines(text.splitlines()))
        gc.freeze()
        return found
    finally:
        gc.enable()


async def write_minutes(host: Host, client: Client) -> tuple[tuple[str, str], ...]:
    """The minutes as one step that can be undone; each file that it writes, with what stands there."""
    state = await whole(client)
    plan = host.plan
    began, stopped = (
        datetime.fromtimestamp(at / 1000).time().replace(second=0, microsecond=0) if at else None
        for at in (state.meeting.began, state.meeting.stopped)
    )
    key = minutes_key(plan, state, host.today)
    if not host.edit(written(plan, state, day=host.today, start=began, end=stopped)):
        return ()
    if key != state.meeting.minutes:
        # Written again after the meeting went on, it is the same file.
        await client.send("filed", {"minutes": key})
    found = summary(state)
    files = [(f"referat/{key}.toml", figures(found))]
    logs = sorted(one.partition(".")[2] for one in found.links if one.startswith("logg."))
    files += [(f"logg/{one}.toml", _("ny innførsel")) for one in logs]
    if any(one.startswith("tiltak.") for one in found.links):
        files.append(("tiltak.toml", _("endret")))
    if any(not one.startswith(("tiltak.", "logg.", "referat.")) for one in found.links):
        files.append(("plan.toml", _("endret")))
    return tuple(files)
