"""The meeting's server under the load of a whole staff, beside a bare aiohttp websocket that gives everything to all.

On the loopback address only, each load of a fixed count or time, with the server in a process of its own. What is
measured is from the moment a phone sends until it is durable and every phone has heard of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

from benchmarks.table import Row, ms, percentile
from benchmarks.wires import Follower, Poster, follow, poster
from dekom_tui.live import meetings
from dekom_tui.live.client import connect

SECONDS = 4.0
ROUNDS = 3
POSTS = 50
"""A second."""
LONG = 20_000
"""Contributions of a long day: three hours of everybody."""
FREE = {"rate": 1e6, "burst": 1_000_000}
_HEAD = dict.fromkeys(("place", "leader", "start", "end", "minutes"), "")


class Room:
    """A meeting that is served, and the phones in it."""

    def __init__(self, ident: str, pid: int, port: int) -> None:
        papers = meetings.read(ident)
        self.ident, self.pid, self.port, self.code = ident, pid, port, papers.code
        self.key = meetings.keys(ident).host
        self.cookies: list[str] = []
        self.posters: list[Poster] = []
        self.followers: list[Follower] = []

    async def host(self, kind: str, **data: Any) -> int:
        """The facilitator does something; its number."""
        one = await poster(f"/{self.code}/api/send", self.port, key=self.key)
        status, body, _cookie = await one.post(os.urandom(8).hex(), kind, data)
        one.close()
        assert status == 200, body
        return int(json.loads(body)["seq"])

    async def join(self, number: int) -> None:
        """A phone joins by the page, and follows."""
        path = f"/{self.code}/api/send"
        one = await poster(path, self.port)
        status, body, cookie = await one.post(f"join-{number}", "join", {})
        assert status == 200, body
        one.known_by(cookie)
        self.cookies.append(cookie)
        self.posters.append(one)
        self.followers.append(await self.follower(cookie))

    async def follower(self, cookie: str) -> Follower:
        return await follow(f"/{self.code}/api/live", self.port, cookie)

    async def fill(self, phones: int) -> None:
        """So many join, some at a time."""
        for first in range(0, phones, 20):
            await asyncio.gather(*(self.join(one) for one in range(first, min(phones, first + 20))))


@asynccontextmanager
async def room(
    phones: int = 0, limits: dict[str, float] | None = None, items: int = 1, faster: int = 1
) -> AsyncIterator[Room]:
    """A meeting with phones in it, in a phase in which they write; its clock goes so much faster than ours."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DEKOM_STATE"] = folder
        asked = [
            {"id": f"i{one}", "question": "Hva er mindre vellykket?", "method": "idémyldring"} for one in range(items)
        ]
        data = {**_HEAD, "title": "Personalmøte", "date": "2026-11-24", "school": "Storhaugli skole", "form": "nb",
                "items": asked}  # fmt: skip
        papers = meetings.create("Personalmøte", opening=[{"kind": "open", "data": data}])
        reading, writing = os.pipe()
        words = [f"--ready={writing}", "--bind=127.0.0.1", f"--limits={json.dumps(limits or {})}", papers.id]
        words.insert(1, f"--faster={faster}")
        child = subprocess.Popen([sys.executable, "-m", "dekom_tui.live", *words], pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            port = json.loads(await asyncio.to_thread(told.readline))["port"]
        found = Room(papers.id, child.pid, port)
        try:
            await found.host("go", item="i0", phase="alone", clock=False)
            await found.fill(phones)
            yield found
        finally:
            for one in [*found.posters, *(each.transport for each in found.followers)]:
                if one is not None:
                    one.close()
            child.terminate()
            await asyncio.to_thread(child.wait, 20)


@asynccontextmanager
async def echoes(phones: int) -> AsyncIterator[list[Follower]]:
    """As many websockets on the bare echo."""
    child = subprocess.Popen([sys.executable, "-m", "benchmarks.echo"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout is not None
    port = int(await asyncio.to_thread(child.stdout.readline))
    found = [await follow("/", port) for _one in range(phones)]
    try:
        yield found
    finally:
        for one in found:
            if one.transport is not None:
                one.transport.close()
        await asyncio.to_thread(child.communicate, b"", 20)


def _text(number: int) -> str:
    return f"Gruppene er store, og elevene får lite tenketid, nummer {number}"


def _heard_by_all(followers: list[Follower], sent: dict[int, float]) -> list[float]:
    """For each phone and each number that was sent, how long it took until the phone had heard of it."""
    found = []
    for one in followers:
        waiting = sorted(sent.items())
        at = 0
        for moment, number in one.heard:
            while at < len(waiting) and waiting[at][0] <= number:
                found.append(moment - waiting[at][1])
                at += 1
        assert at == len(waiting), f"{len(waiting) - at} of {len(waiting)} were not heard"
    return found


async def _at_pace(seconds: float, act: Callable[[int], Awaitable[None]]) -> None:
    """Do it so many times a second, whatever the answers take."""
    began = time.perf_counter()
    tasks = []
    for number in range(int(seconds * POSTS)):
        await asyncio.sleep(max(0.0, began + number / POSTS - time.perf_counter()))
        tasks.append(asyncio.ensure_future(act(number)))
    await asyncio.gather(*tasks)


async def _until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for something."""
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.005)


@asynccontextmanager
async def facilitator(ident: str, seconds: float, keys: list[float]) -> AsyncIterator[None]:
    """A screen that follows the meeting and is steered meanwhile; what each key took is put into `keys`."""
    words = ["-m", "benchmarks.facilitator", ident, str(seconds)]
    child = subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        assert await asyncio.to_thread(child.stdout.readline) == "ready\n"
        yield
        keys.extend(json.loads(await asyncio.to_thread(child.stdout.readline)))
    finally:
        child.kill()
        child.communicate()


async def _posted(phones: int) -> tuple[list[float], list[float]]:
    """From post to every phone; and from the facilitator's key to its screen, meanwhile."""
    keys: list[float] = []
    async with room(phones) as found, facilitator(found.ident, SECONDS, keys):
        sent: dict[int, float] = {}

        async def post(number: int) -> None:
            began = time.perf_counter()
            one = found.posters[number % phones]
            status, body, _cookie = await one.post(f"p{number}", "contribute", {"item": "i0", "text": _text(number)})
            assert status == 200, body
            sent[int(json.loads(body)["seq"])] = began

        await _at_pace(SECONDS, post)
        await _until(lambda: all(one.seq >= max(sent) for one in found.followers))
    return _heard_by_all(found.followers, sent), keys


async def _echoed(phones: int) -> list[float]:
    async with echoes(phones) as found:
        sent: dict[int, float] = {}

        async def say(number: int) -> None:
            sent[number] = time.perf_counter()
            found[number % phones].say(f"{number} {_text(number)}".encode())

        await _at_pace(SECONDS, say)
        await _until(lambda: all(one.seq == max(sent) for one in found))
        return _heard_by_all(found, sent)


def posts_100() -> Row:
    """A hundred phones, turn about with the bare echo: what else the machine does falls on both."""
    ours, theirs = [], []
    for _round in range(ROUNDS):
        found, _keys = asyncio.run(_posted(100))
        beside = asyncio.run(_echoed(100))
        ours.append((statistics.median(found), percentile(found, 0.99)))
        theirs.append((statistics.median(beside), percentile(beside, 0.99)))
    mine, echo = (statistics.median(one[1] for one in series) for series in (ours, theirs))
    said = f"p50 {ms(statistics.median(one[0] for one in ours))}, p99 {ms(mine)}"
    told = f"p50 {ms(statistics.median(one[0] for one in theirs))}, p99 {ms(echo)} bare echo; {_flush()}"
    return Row(said, told, f"{mine / echo:.2f} ×", "3 ×", mine <= 3 * echo)


def _flush() -> str:
    """What the disk takes, at the pace of the posts, to make last what one of them writes: in our figures, and not in
    the echo's."""
    with tempfile.TemporaryFile() as file:
        times = []
        for _one in range(2 * POSTS):
            time.sleep(1 / POSTS)
            file.write(b"x" * 3 * 4096)
            file.flush()
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - began)
    return f"one fdatasync p50 {ms(statistics.median(times))}, p99 {ms(percentile(times, 0.99))}"


def posts_300() -> Row:
    """Three hundred, and the facilitator's keys."""
    ours, keys = asyncio.run(_posted(300))
    p99, key = percentile(ours, 0.99), percentile(keys, 0.99)
    said = f"p99 {ms(p99)}; a key of the facilitator p99 {ms(key)}"
    return Row(said, "", "", "250 ms; 50 ms", p99 <= 0.25 and key <= 0.05)


def joins() -> Row:
    """A staff joins."""

    async def measure() -> float:
        async with room() as found:
            began = time.perf_counter()

            async def come(number: int) -> None:
                await asyncio.sleep(max(0.0, began + number / 30 - time.perf_counter()))
                await found.join(number)
                await _until(lambda: found.followers[-1].seq >= 0)

            await asyncio.gather(*(come(one) for one in range(300)))
            return time.perf_counter() - began

    took = asyncio.run(measure())
    return Row(f"{took:.1f} s, none refused", "", "", "15 s", took <= 15)


def votes() -> Row:
    """A staff votes."""

    async def measure() -> tuple[list[float], int]:
        async with room(300) as found:
            seqs = []
            for number in range(2):
                status, body, _cookie = await found.posters[number].post(
                    f"o{number}", "contribute", {"item": "i0", "text": _text(number)}
                )
                assert status == 200, body
                seqs.append(int(json.loads(body)["seq"]))
            await found.host("choose", item="i0", ids=[f"c{one}" for one in seqs])
            await found.host("go", item="i0", phase="vote", clock=False)
            times = []

            async def vote(number: int) -> None:
                await asyncio.sleep(5 * number / 300)
                began = time.perf_counter()
                data = {"item": "i0", "round": 1, "votes": {f"c{seqs[0]}": 2, f"c{seqs[1]}": 1}}
                status, body, _cookie = await found.posters[number].post(f"v{number}", "vote", data)
                assert status == 200, body
                times.append(time.perf_counter() - began)

            await asyncio.gather(*(vote(one) for one in range(300)))
            async with connect(found.ident) as screen:
                while not screen.view:
                    await anext(screen.changes())
                return times, int(screen.view["item"]["ballot"]["voted"])

    times, counted = asyncio.run(measure())
    p99 = percentile(times, 0.99)
    return Row(f"p99 {ms(p99)}, {counted} counted", "", "", "500 ms, 300", p99 <= 0.5 and counted == 300)


def saturated() -> Row:
    """Everybody sends again as soon as the last one is acknowledged."""

    async def ours() -> float:
        async with room(100, FREE, items=2) as found:
            seqs: dict[int, int] = {}
            count = 0
            end = time.perf_counter() + SECONDS

            async def go_on(number: int) -> None:
                nonlocal count
                one, turn = found.posters[number], 0
                while time.perf_counter() < end:
                    text = _text(turn)
                    kind, data = ("correct", {"id": f"c{seqs[number]}", "text": text}) if turn else (
                        "contribute", {"item": "i0", "text": text})  # fmt: skip
                    status, body, _cookie = await one.post(f"s{number}-{turn}", kind, data)
                    assert status == 200, body
                    seqs.setdefault(number, int(json.loads(body)["seq"]))
                    turn += 1
                    count += 1

            await asyncio.gather(*(go_on(one) for one in range(100)))
            return count / SECONDS

    async def theirs() -> float:
        async with echoes(100) as found:
            count = 0
            end = time.perf_counter() + SECONDS

            def go_on(number: int, one: Follower) -> Callable[[int], None]:
                def heard(told: int) -> None:
                    nonlocal count
                    if told == number:
                        count += 1
                        if time.perf_counter() < end:
                            one.say(f"{number} {_text(count)}".encode())

                return heard

            for number, one in enumerate(found):
                one.told = go_on(number, one)
            for number, one in enumerate(found):
                one.say(f"{number} {_text(0)}".encode())
            await asyncio.sleep(SECONDS)
            return count / SECONDS

    mine, beside = asyncio.run(ours()), asyncio.run(theirs())
    return Row(
        f"{mine:,.0f}/s durable", f"{beside:,.0f}/s bare echo", f"{mine / beside:.2f} ×", "≥ 0.5 ×", mine >= beside / 2
    )


def reconnects() -> Row:
    """All phones lose the net and come back at once."""

    async def measure() -> float:
        async with room(300) as found:
            for one in found.followers:
                if one.transport is not None:
                    one.transport.abort()
            seq = await found.host("message", text="Nettet er tilbake")
            began = time.perf_counter()
            found.followers = list(await asyncio.gather(*(found.follower(one) for one in found.cookies)))
            await _until(lambda: all(one.seq >= seq for one in found.followers))
            return time.perf_counter() - began

    took = asyncio.run(measure())
    return Row(f"{took:.2f} s", "", "", "5 s", took <= 5)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "meeting: 100 phones, 50 posts/s, post to every phone", posts_100
    yield "meeting: 300 phones, 50 posts/s, post to every phone", posts_300
    yield "meeting: 300 join within 10 s from one address", joins
    yield "meeting: 300 vote within 5 s", votes
    yield "meeting: saturated acknowledged posts of 100 phones", saturated
    yield "meeting: reconnect of 300 at once", reconnects
