"""A meeting on another journal than the one that is built in: behind the same three calls, with nothing else new."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dekom_tui.live import meetings
from dekom_tui.live.journal import Conflict, Journal, SqliteJournal
from dekom_tui.live.limits import Limits
from dekom_tui.live.room import Room
from dekom_tui.meeting.events import Event
from tests.live.conftest import opening


class Broker:
    """Events kept elsewhere, each acknowledged some turns of the loop later."""

    def __init__(self) -> None:
        self._events: dict[str, list[Event]] = {}
        self._more = asyncio.Condition()

    def append(self, meeting: str, expected_seq: int, msg_id: str, event: Event) -> asyncio.Future[int]:
        """See Journal.append."""
        return asyncio.ensure_future(self._append(meeting, event._replace(seq=expected_seq + 1, id=msg_id)))

    async def _append(self, meeting: str, event: Event) -> int:
        for _turn in range(3):
            await asyncio.sleep(0)
        async with self._more:
            held = self._events.setdefault(meeting, [])
            for one in held:
                if one.id == event.id:
                    return one.seq
            if event.seq != len(held) + 1:
                raise Conflict
            held.append(event)
            self._more.notify_all()
            return event.seq

    def read(self, meeting: str, since: int = 0) -> list[Event]:
        """See Journal.read."""
        return self._events.get(meeting, [])[since:]

    async def follow(self, meeting: str, since: int = 0) -> AsyncIterator[list[Event]]:
        """See Journal.follow."""
        while True:
            async with self._more:
                while not (fresh := self.read(meeting, since)):
                    await self._more.wait()
            since = fresh[-1].seq
            yield fresh


@pytest.fixture(params=["sqlite", "broker"])
async def journal(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Journal]:
    """Each of the two."""
    if request.param == "broker":
        yield Broker()
        return
    built_in = SqliteJournal(lambda _meeting: tmp_path / "journal.db")
    yield built_in
    built_in.close()


async def test_a_meeting_is_held_and_taken_up_again_on_either(journal: Journal) -> None:
    """What is acknowledged has its number in it, the same id twice is once, who follows hears all, and another room
    made from it is the same meeting."""
    papers = meetings.create("Personalmøte", opening=opening())
    room = Room(papers, journal, Limits(rate=1e6, burst=10_000))
    await room.open()
    assert (await room.send("host", "go", "go", {"item": "a", "phase": "alone", "clock": False})).seq == 2
    joined = await asyncio.gather(*(room.send("", f"join-{one}", "join", {}) for one in range(5)))
    assert {one.device for one in joined} == {f"d{number}" for number in range(1, 6)}
    sent = [
        room.send(f"d{number % 5 + 1}", f"c{number}", "contribute", {"item": "a", "text": f"Innspill {number}"})
        for number in range(100)
    ]
    assert [one.seq for one in await asyncio.gather(*sent)] == list(range(8, 108))
    assert (await room.send("d1", "c0", "contribute", {"item": "a", "text": "Igjen"})).seq == 8
    heard: list[int] = []
    async with asyncio.timeout(10):
        async for fresh in journal.follow(papers.id, 7):
            heard += [one.seq for one in fresh]
            if heard[-1] == 107:
                break
    assert heard == list(range(8, 108))
    await room.shut()
    # Whoever comes too late is told so, and does not wait.
    assert (await room.send("d1", "late", "contribute", {"item": "a", "text": "For seint"})).refused == "disk"
    again = Room(papers, journal, Limits())
    await again.open()
    assert again.state.seq == 107
    assert [one.text for one in again.state.entries.values()] == [f"Innspill {number}" for number in range(100)]
    # So many at once are not so many commits.
    assert room.counts["stored"] == 107
    assert room.counts["batches"] < 15
    await again.shut()


async def test_the_built_in_one_writes_to_the_disk_before_it_answers(tmp_path: Path) -> None:
    """SQLite's own words for that: a log that is written ahead, and synchronous FULL."""
    one = SqliteJournal(lambda _meeting: tmp_path / "journal.db")
    await one.append("m", 0, "a", Event(0, "", 1, "host", "message", {"text": "her"}))
    connection = one._connections["m"]
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    one.close()
