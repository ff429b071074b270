"""The facilitator's screen of a meeting that is measured, in a process of its own as it always is.

`python -m benchmarks.facilitator MEETING SECONDS` follows the meeting, presses a key now and then, and prints as JSON
how many seconds each took until the screen had heard of it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from dekom_tui.live.client import connect

_PAUSE = 0.2


async def press(ident: str, seconds: float) -> list[float]:
    """Follow and press for so many seconds, once the meeting is there."""
    found: list[float] = []
    async with connect(ident) as screen:
        while not screen.view:
            await anext(screen.changes())
        print("ready", flush=True)
        for number in range(round(seconds / _PAUSE)):
            began = time.perf_counter()
            await screen.send("message", {"text": f"Melding {number}"})
            while screen.view.get("message") != f"Melding {number}":
                await anext(screen.changes())
            found.append(time.perf_counter() - began)
            await asyncio.sleep(_PAUSE)
    return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(press(sys.argv[1], float(sys.argv[2])))), flush=True)
