"""The room's screen of a large meeting: how long it stands still at the most, and how much it remembers.

The server, the phones and the screen are three processes, as they are in a meeting. The phones send what the screen
then shows, scrolls, bundles and steers; the screen itself looks all the time whether its loop goes round.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.large import large_plan
from benchmarks.meeting import FREE, LONG, Room, room
from benchmarks.table import Row, ms

PHONES = 60
MANY = 2000
"""Contributions of one item."""
_WORDS = (
    "Gruppene er store, og elevene får lite tenketid", "Vikar og fravær gjør at øvingene faller bort",
    "Det er de samme som rekker opp hånda", "Vi har for mange oppgaver med bare ett riktig svar",
    "I svømming og gym er det mest muntlig, hva kan vi lære av det?", "Travel modul",
    "Ti minutter til samtale etterpå er for lite på 8. trinn, og 21 % av timene faller ut",
)  # fmt: skip


class Projector:
    """A screen in a process of its own."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self._child = child
        self.longest = (0.0, "")
        """The longest that it stood still, by the clock, and what it did then."""
        self.spent = 0.0
        """The longest by the processor's time: that others had it meanwhile is none of ours."""
        self.memory = 0.0

    async def do(self, words: str) -> None:
        """Let it do something, and note how long it stood still."""
        child = self._child
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(f"{words}\n")
        child.stdin.flush()
        told = await asyncio.to_thread(child.stdout.readline)
        gap, spent, self.memory = json.loads(told)
        self.longest = max(self.longest, (gap, words))
        self.spent = max(self.spent, spent)


@asynccontextmanager
async def projector(ident: str, size: str) -> AsyncIterator[Projector]:
    """The room's screen of a meeting."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["-m", "benchmarks.projector", ident, str(large_plan(Path(folder), measures=10)), size]
        child = subprocess.Popen([sys.executable, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        try:
            assert await asyncio.to_thread(child.stdout.readline) == "ready\n"
            yield Projector(child)
        finally:
            child.kill()
            child.communicate()


async def _write(found: Room, item: str, count: int, pace: float = 0.0) -> None:
    """So many contributions from all phones, each sending its next one when the last is durable."""
    began = time.perf_counter()

    async def send(number: int) -> None:
        for turn in range(number, count, PHONES):
            if pace:
                await asyncio.sleep(max(0.0, began + turn * pace - time.perf_counter()))
            text = f"{_WORDS[turn % len(_WORDS)]}, sier nummer {turn}"
            told = {"item": item, "text": text, "sure": True}
            status, body, _cookie = await found.posters[number].post(f"{item}-{turn}", "contribute", told)
            assert status == 200, body

    await asyncio.gather(*(send(one) for one in range(PHONES)))


async def _steered(size: str, count: int) -> Projector:
    """Contributions come hidden and shown, are scrolled, marked, bundled, merged, lifted; the screen meanwhile."""
    async with room(PHONES, FREE) as found, projector(found.ident, size) as screen:
        hidden = count // 2
        await asyncio.gather(_write(found, "i0", hidden, 0.002), screen.do(f"counted {hidden}"))
        await found.host("go", item="i0", phase="show", clock=True)
        await screen.do(f"entries {hidden}")
        await screen.do("sees sier nummer")
        await found.host("go", item="i0", phase="alone", clock=False)
        await screen.do("until alone")
        await found.host("reveal", item="i0", on=True)
        await screen.do(f"entries {hidden}")
        shown = asyncio.create_task(_more(found, hidden, count))
        await screen.do("press " + "pagedown down " * 10 + "end home")
        await shown
        await screen.do(f"entries {count}")
        await found.host("go", item="i0", phase="cluster", clock=True)
        await screen.do("until cluster")
        for keys in ("down space down space", "pagedown " * 10, "end", "home", "p", "ctrl+z"):
            await screen.do(f"press {keys}")
        await screen.do("press n")
        await screen.do("sees foreslått")
        await screen.do("press tab home m down enter")
        await screen.do("press tab enter down down escape")
        return screen


async def _more(found: Room, start: int, stop: int) -> None:
    """More of them, while those that came before are looked at."""

    async def send(number: int) -> None:
        for turn in range(start + number, stop, PHONES):
            text = f"{_WORDS[turn % len(_WORDS)]}, sier nummer {turn}"
            told = {"item": "i0", "text": text, "sure": True}
            status, body, _cookie = await found.posters[number].post(f"more-{turn}", "contribute", told)
            assert status == 200, body

    await asyncio.gather(*(send(one) for one in range(PHONES)))


def _gap(size: str, count: int) -> Row:
    screen = asyncio.run(_steered(size, count))
    return Row(f"{_told(screen)}; {screen.memory:.0f} MB", "", "", "50 ms", screen.spent <= 0.05)


def _told(screen: Projector) -> str:
    gap, words = screen.longest
    return f"{ms(screen.spent)} of the processor, {ms(gap)} by the clock, at «{words[:24]}»"


def staff() -> Row:
    """A whole staff's contributions."""
    return _gap("80x24", 300)


def many() -> Row:
    """So many as no meeting has in one item, on a large screen."""
    return _gap("140x40", MANY)


def long_day() -> Row:
    """Ten items of two thousand contributions each, every one of them shown."""

    async def measure() -> Projector:
        async with room(PHONES, FREE, items=10) as found, projector(found.ident, "80x24") as screen:
            each = LONG // 10
            for item in range(10):
                if item:
                    await found.host("go", item=f"i{item}", phase="alone", clock=False)
                await asyncio.gather(_write(found, f"i{item}", each), screen.do(f"counted {each}"))
                await found.host("go", item=f"i{item}", phase="show", clock=True)
                await screen.do(f"entries {each}")
                await screen.do("press end pageup home")
            await found.host("end")
            await screen.do("sees BESTEMT")
            return screen

    screen = asyncio.run(measure())
    said = f"{screen.memory:.0f} MB; {_told(screen)}"
    return Row(said, "", "", "200 MB; 50 ms", screen.memory < 200 and screen.spent <= 0.05)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "meeting's screen: 300 contributions come, are shown, scrolled, bundled; stands still at the most", staff
    yield f"meeting's screen: {MANY:,} contributions, 140x40", many
    yield f"meeting's screen: {LONG:,} contributions of a long day", long_day
