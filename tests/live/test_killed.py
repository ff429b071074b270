"""A server that is killed at any moment, or whose disk is full, has lost nothing that it acknowledged."""

from __future__ import annotations

import asyncio
import os
import random
import resource
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from dekom_tui.live.journal import FILE, read_file
from tests.live.conftest import Serve, Served
from tests.live.phones import Again, Phone

PHONES = 12
SMALL = os.environ.get("DEKOM_SMALL_DISK", "")
"""A folder on a disk of some megabytes with nothing else on it, to be filled: `mount -t tmpfs -o size=16m tmpfs …`."""
FREE = {"rate": 1e6, "burst": 1_000_000}
"""Outboxes that have been waiting send all they have at once, and go on for longer than people do."""


class Load:
    """Phones that send one thing after the other, each again and again until it is acknowledged."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.phones: list[Phone] = []
        self.acknowledged: dict[str, int] = {}
        self.count = asyncio.Condition()
        self.again = Again()
        self._tasks: list[asyncio.Task[None]] = []

    async def begin(self) -> None:
        """Join, write one contribution each, and correct it from then on."""
        host = Phone(self.served.port, self.served.papers.code)
        reply = await host.ask(
            "POST",
            f"/{host.key}/api/send",
            b'{"id": "go", "kind": "go", "data": {"item": "a", "phase": "alone", "clock": false}}',
            headers=self.served.host,
        )
        assert reply.status == 200
        host.close()
        for number in range(PHONES):
            phone = Phone(self.served.port, self.served.papers.code)
            assert (await phone.join()).status == 200
            self.phones.append(phone)
            self._tasks.append(asyncio.create_task(self._write(phone, number)))

    async def _write(self, phone: Phone, number: int) -> None:
        ident = f"first-{number}"
        seq = await phone.surely("contribute", {"item": "a", "text": "Lite tenketid"}, ident, self.again)
        await self._acknowledge(ident, seq)
        turn = 0
        while True:
            turn += 1
            ident = f"p{number}-{turn}"
            data = {"id": f"c{seq}", "text": f"Rettet {turn} ganger"}
            await self._acknowledge(ident, await phone.surely("correct", data, ident, self.again))

    async def _acknowledge(self, ident: str, seq: int) -> None:
        async with self.count:
            self.acknowledged[ident] = seq
            self.count.notify_all()

    async def more(self, count: int) -> None:
        """Wait until so many more are acknowledged."""
        aim = len(self.acknowledged) + count
        async with self.count, asyncio.timeout(20):
            await self.count.wait_for(lambda: len(self.acknowledged) >= aim)

    async def end(self) -> None:
        for one in self._tasks:
            one.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for phone in self.phones:
            phone.close()

    def start_again(self) -> None:
        """A new server in the place of the one that was killed; the outboxes see that it is there."""
        port = self.served.port
        assert self.served.start().port == port
        self.again.now()


def whole(served: Served, acknowledged: dict[str, int]) -> int:
    """Prove that all of it is in the journal, once, under its number, and no number is missing; how many there are."""
    events = read_file(served.folder / FILE)
    assert [one.seq for one in events] == list(range(1, len(events) + 1))
    by_id = {one.id: one.seq for one in events}
    assert len(by_id) == len(events)
    assert {ident: by_id.get(ident) for ident in acknowledged} == acknowledged
    return len(events)


async def test_nothing_acknowledged_is_lost_or_doubled_when_the_server_is_killed_a_hundred_times(serve: Serve) -> None:
    chance = random.Random(12)
    served = serve(limits=FREE)
    load = Load(served)
    await load.begin()
    began = time.monotonic()
    killed = 0
    while killed < 100 and time.monotonic() - began < 180:
        await load.more(chance.randrange(1, 20))
        served.kill()
        load.start_again()
        killed += 1
    await load.more(PHONES)
    await load.end()
    served.kill()
    assert whole(served, load.acknowledged) > 500
    assert killed == 100


class Bound:
    """No file of the server may grow: what the system says then is what it says of a full disk."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def fill(self, pid: int) -> None:
        """From now on."""
        most = 4096 * self._chance.randrange(1, 12)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def free(self, pid: int) -> None:
        """It may again; one that is killed takes its bound along."""
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class Ballast:
    """A small disk of its own, that something else fills to the last byte."""

    def __init__(self, chance: random.Random) -> None:
        self._file = Path(os.environ["DEKOM_STATE"]) / "ballast"

    def fill(self, pid: int) -> None:
        """To the last byte."""
        with self._file.open("ab", buffering=0) as file, suppress(OSError):
            for size in (1 << 20, 4096, 1):
                with suppress(OSError):
                    while True:
                        file.write(bytes(size))

    def free(self, pid: int) -> None:
        """As it was."""
        self._file.unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def small_disk(own_state: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Meetings lie on the small disk where there is one."""
    if SMALL:
        folder = Path(tempfile.mkdtemp(dir=SMALL))
        monkeypatch.setenv("DEKOM_STATE", str(folder))


@pytest.mark.parametrize("disk", [Bound, *([Ballast] if SMALL else [])])
async def test_a_full_disk_loses_nothing_that_was_acknowledged_and_says_so(
    serve: Serve, disk: type[Bound | Ballast]
) -> None:
    chance = random.Random(7)
    served = serve(limits=FREE)
    full = disk(chance)
    load = Load(served)
    await load.begin()
    watcher = Phone(served.port, served.papers.code)
    for round in range(12):
        await load.more(20)
        full.fill(served.pid)
        async with asyncio.timeout(10):
            while not (await watcher.state())["net"]["full"]:
                load.again.now()
                await asyncio.sleep(0)
        refused = await watcher.join()
        assert (refused.status, refused.told["refused"]) == (503, "disk")
        assert "lagre" in refused.told["text"]
        before = len(load.acknowledged)
        if round % 2:
            served.kill()
            watcher.close()
            if round % 4 == 1:
                full.free(served.pid)
            load.start_again()
        full.free(served.pid)
        load.again.now()
        await load.more(5)
        assert len(load.acknowledged) > before
        with suppress(OSError):
            assert not (await watcher.state())["net"]["full"]
    watcher.close()
    await load.end()
    served.kill()
    whole(served, load.acknowledged)


async def test_phones_that_follow_hear_that_the_disk_is_full_and_that_it_is_not_any_more(serve: Serve) -> None:
    served = serve(limits=FREE)
    phone = Phone(served.port, served.papers.code)
    await phone.join()
    own = f"http://127.0.0.1:{served.port}"
    headers = {"Cookie": phone.cookie, "Origin": own}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.ws_connect(f"{own}/{phone.key}/api/live") as socket,
        asyncio.timeout(10),
    ):
        for full in (False, True, False):
            most = 4096 if full else resource.RLIM_INFINITY
            resource.prlimit(served.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
            reply = await phone.send("join", {"role": "laerer" if full else "elev"})
            assert (reply.status == 503) is full
            while (await socket.receive_json()).get("net", {}).get("full") is not full:
                pass
        state = await phone.state()
    assert state["mine"]["role"] == "elev"
