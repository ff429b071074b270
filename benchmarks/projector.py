"""The room's screen of a meeting that is measured, in a process of its own as it always is.

`python -m benchmarks.projector MEETING PLAN COLUMNSxROWS` shows the meeting and does what its standard input says:
`press KEY …`, `entries COUNT` (wait until so many are seen), `counted COUNT`, `sees TEXT`, `until PHASE`. After each
line it prints as JSON for how many seconds the loop stood still at the most, the processor's time in that, and its MB.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from dekom_tui.app import DekomApp
from dekom_tui.live.client import connect
from dekom_tui.screens.meeting.screen import MeetingScreen

_TICK = 0.002
_WAIT = 120.0


class Ticker:
    """Looks all the time whether the loop goes round."""

    def __init__(self) -> None:
        self.longest, self.spent = 0.0, 0.0

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            wall, spent = time.perf_counter(), time.process_time()
            await asyncio.sleep(_TICK)
            self.longest = max(self.longest, time.perf_counter() - wall - _TICK)
            self.spent = max(self.spent, time.process_time() - spent)

    def taken(self) -> tuple[float, float]:
        """The longest since it was last asked for, by the clock and by the processor's time of all threads."""
        found = (self.longest, self.spent)
        self.longest, self.spent = 0.0, 0.0
        return found


def memory() -> float:
    """The most that the process has had, MB."""
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024


async def until(true: Callable[[], bool]) -> None:
    """Wait for something."""
    async with asyncio.timeout(_WAIT):
        while not true():
            await asyncio.sleep(0.01)


async def show(ident: str, plan: Path, size: tuple[int, int]) -> None:
    """Show the meeting and do as told."""
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    gc.disable()  # as the program begins: app.on_ready turns it on
    app = DekomApp(plan.parent, plan, date(2026, 11, 24))
    async with app.run_test(size=size) as pilot:
        screen = MeetingScreen(connect(ident, "room"))
        await app.push_screen(screen)
        await until(lambda: screen.room.begun)
        ticker = Ticker()
        ticking = asyncio.create_task(ticker.run())

        def text() -> str:
            return "\n".join(one.text for one in screen._compositor.render_strips())

        deeds: dict[str, Callable[[str], Any]] = {
            "press": lambda keys: pilot.press(*keys.split()),
            "entries": lambda count: until(lambda: len(screen.room.entries) == int(count)),
            "counted": lambda count: until(lambda: screen.room.counts.get("entries") == int(count)),
            "until": lambda phase: until(lambda: screen.room.phase == phase),
            "sees": lambda words: until(lambda: words in text()),
        }
        print("ready", flush=True)
        while told := (await lines.readline()).decode().strip():
            name, _space, what = told.partition(" ")
            ticker.taken()
            await deeds[name](what)
            await asyncio.sleep(0.05)
            print(json.dumps([*ticker.taken(), memory()]), flush=True)
        ticking.cancel()


if __name__ == "__main__":
    columns, rows = map(int, sys.argv[3].split("x"))
    asyncio.run(show(sys.argv[1], Path(sys.argv[2]), (columns, rows)))
