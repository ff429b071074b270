"""The meeting's server through a long day: what it remembers of three hours and 20,000 contributions.

Once as fast as it goes, and once with a clock that goes faster than ours: agenda items, phases, ballots, phones that
lose the net, and the memory of the process all the way.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.meeting import FREE, LONG, Room, room
from benchmarks.table import Row, ms, percentile
from dekom_tui.live import meetings
from dekom_tui.live.client import Client, connect
from dekom_tui.live.journal import read_file

PHONES = 300
FASTER = 120
"""Three hours in ninety seconds."""
ITEMS = 12
HOURS = 3
_QUIET_ROUNDS = 20
"""Times that everybody loses the net at once, with nothing written; so many again must cost nothing more."""
_MOST = 150.0
"""MB."""
_MOST_SECONDS = 240.0
"""However slow the machine is."""


def _text(turn: int) -> str:
    return f"Gruppene er store, og elevene får lite tenketid, nummer {turn}"


def memory(pid: int, what: str = "VmRSS") -> float:
    """What a process has now, or has had at the most (VmHWM), MB."""
    return int(Path(f"/proc/{pid}/status").read_text().partition(f"{what}:")[2].split()[0]) / 1024


async def _send(found: Room, number: int, ident: str, kind: str, data: dict[str, object]) -> tuple[int, float]:
    """A phone sends a command; its number, and how long it took."""
    began = time.perf_counter()
    status, body, _cookie = await found.posters[number].post(ident, kind, data)
    assert status == 200, body
    return int(body.partition(b'"seq": ')[2].rstrip(b"}").split(b",")[0]), time.perf_counter() - began


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0.005)


def long_day() -> Row:
    """Four items of five thousand contributions each, as fast as it goes, with a facilitator's screen."""

    async def measure() -> tuple[float, float, float]:
        async with room(PHONES, FREE, items=4) as found, connect(found.ident) as screen:
            began = time.perf_counter()
            waits: list[float] = []
            for item in range(4):
                if item:
                    await found.host("go", item=f"i{item}", phase="alone", clock=False)
                waits += (await _written(found, item, LONG // 4, 0.0))[1]
                await _until(lambda: len(screen.entries) == LONG // 4)
            return memory(found.pid, "VmHWM"), time.perf_counter() - began, percentile(waits, 0.99)

    peak, took, p99 = asyncio.run(measure())
    said = f"server {peak:.0f} MB; in {took:.0f} s, {LONG / took:,.0f}/s, p99 {ms(p99)}"
    return Row(said, "", "", f"{_MOST:.0f} MB", peak < _MOST)


async def _written(found: Room, item: int, count: int, seconds: float) -> tuple[list[int], list[float]]:
    """So many contributions of all phones, over these seconds; their numbers, and how long each took."""
    began = time.perf_counter()
    done: list[tuple[int, float]] = []

    async def write(number: int) -> None:
        for turn in range(number, count, PHONES):
            await asyncio.sleep(max(0.0, began + seconds * turn / count - time.perf_counter()))
            data: dict[str, object] = {"item": f"i{item}", "text": _text(turn)}
            done.append(await _send(found, number, f"w{item}-{turn}", "contribute", data))

    await asyncio.gather(*(write(one) for one in range(PHONES)))
    return [seq for seq, _took in done], [took for _seq, took in done]


async def _voted(found: Room, screen: Client, item: int) -> None:
    """All phones vote on the clusters."""
    seq = await found.host("go", item=f"i{item}", phase="vote", clock=True)
    await _until(lambda: screen.seq >= seq)
    first, second, *_more = screen.view["item"]["ballot"]["options"]
    data: dict[str, object] = {"item": f"i{item}", "round": 1, "votes": {first["id"]: 2, second["id"]: 1}}
    await asyncio.gather(*(_send(found, one, f"v{item}-{one}", "vote", data) for one in range(PHONES)))


async def _away_and_back(found: Room, those: range) -> None:
    """These phones lose the net, and come back knowing what they knew."""
    for number in those:
        transport = found.followers[number].transport
        if transport is not None:
            transport.abort()
    back = await asyncio.gather(*(found.follower(found.cookies[one]) for one in those))
    for number, one in zip(those, back, strict=True):
        found.followers[number] = one
    await _until(lambda: all(one.seq >= 0 for one in back))


class Day:
    """What was seen of the server through three hours."""

    def __init__(self) -> None:
        self.each_hour: list[float] = []
        """MB when the meeting began, and after each hour."""
        self.waits: list[float] = []
        self.quiet = 0.0
        """MB more when all phones had come and gone as many times again, with nothing written."""
        self.peak = 0.0
        self.span = 0
        """Milliseconds from the first event to the last, by the meeting's own clock."""


async def _item(found: Room, screen: Client, item: int, day: Day) -> None:
    """One item: silent writing for half of the time, then shown, clustered, voted on, decided."""
    seconds = 3600 * HOURS / ITEMS / FASTER
    ends = time.perf_counter() + seconds
    await found.host("go", item=f"i{item}", phase="alone", clock=True)
    count = LONG // ITEMS + (item < LONG % ITEMS)
    seqs, waits = await _written(found, item, count, seconds / 2)
    day.waits += waits
    await _until(lambda: len(screen.entries) == count)
    for phase in ("show", "cluster"):
        await found.host("go", item=f"i{item}", phase=phase, clock=True)
    for number in range(5):
        ids = [f"c{one}" for one in seqs[number * 20 : number * 20 + 20]]
        await found.host("cluster", item=f"i{item}", ids=ids, name=f"Samling {number}")
    await _away_and_back(found, range(item * 20, item * 20 + 30) if (item + 1) % 4 else range(PHONES))
    await _voted(found, screen, item)
    await found.host("go", item=f"i{item}", phase="decide", clock=True)
    await found.host("decide", item=f"i{item}", text=f"Vi gjør det, sak {item}")
    await asyncio.sleep(max(0.0, ends - time.perf_counter()))


async def _three_hours() -> Day:
    day = Day()
    async with room(PHONES, FREE, items=ITEMS, faster=FASTER) as found, connect(found.ident) as screen:
        day.each_hour.append(memory(found.pid))
        for item in range(ITEMS):
            await _item(found, screen, item, day)
            if not (item + 1) % (ITEMS // HOURS):
                day.each_hour.append(memory(found.pid))
        for _half in range(2):
            before = memory(found.pid)
            for number in range(_QUIET_ROUNDS):
                await _away_and_back(found, range(PHONES))
                await found.host("message", text=f"Pause {number}")
        day.quiet = memory(found.pid) - before
        day.peak = memory(found.pid, "VmHWM")
        events = await asyncio.to_thread(read_file, meetings.journal_file(found.ident))
        assert [one.seq for one in events] == list(range(1, len(events) + 1))
        assert sum(one.kind == "contribute" for one in events) == LONG
        day.span = events[-1].at - events[0].at
    return day


def three_hours() -> Row:
    """Three hours by the meeting's clock; as much is written in each, so each may add as much, and no more."""
    day = asyncio.run(asyncio.wait_for(_three_hours(), _MOST_SECONDS))
    assert day.span >= HOURS * 3_600_000
    grown = [after - before for before, after in zip(day.each_hour, day.each_hour[1:], strict=False)]
    each = (day.each_hour[-1] - day.each_hour[0]) * 1024 * 1024 / LONG
    steady = grown[-1] <= 1.5 * statistics.mean(grown[:-1]) + 2
    hours = ", ".join(f"{one:.0f}" for one in day.each_hour)
    times = _QUIET_ROUNDS * PHONES
    said = (
        f"server {hours} MB each hour ({each:,.0f} bytes a contribution), at the most {day.peak:.0f}; then "
        f"{day.quiet:+.1f} from {times:,} to {2 * times:,} times away and back; p99 {ms(percentile(day.waits, 0.99))}"
    )
    held = day.peak < _MOST and steady and day.quiet < 5
    return Row(said, "", "", f"{_MOST:.0f} MB, no more each hour, +5", held)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield f"meeting: {LONG:,} contributions of {PHONES} phones", long_day
    yield f"meeting: {HOURS} hours simulated, {LONG:,} contributions, {PHONES} phones", three_hours
