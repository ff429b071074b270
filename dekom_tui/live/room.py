"""One meeting as the server holds it: one sequencer that decides, stores, and then tells.

Commands that have come in are admitted one after the other, folded into the state and given to the journal, and the
whole batch is waited for before anybody is answered or shown anything. While it waits, the next batch gathers. So
what is shown is always durable, and one commit serves all who sent meanwhile.
"""

from __future__ import annotations

import asyncio
import secrets
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.live import lots, meetings
from dekom_tui.live.journal import Broken, Journal
from dekom_tui.live.limits import Bucket, Buckets, Limits
from dekom_tui.live.showing import Showing
from dekom_tui.meeting.admit import Refusal, command
from dekom_tui.meeting.events import HOST, SERVER, Event, draws
from dekom_tui.meeting.fold import fold
from dekom_tui.meeting.state import ENDED, State

if TYPE_CHECKING:
    from dekom_tui.live.host_routes import Pin
    from dekom_tui.live.meetings import Papers

_LARGEST_BATCH: Final = 256
_REPLAYED_AT_ONCE: Final = 500
_TOLD: Final = 50
"""Errors of ours that are written to the log."""
_RETRY: Final = 0.2
"""Seconds until a journal that could not be read is read again."""


class Answer(NamedTuple):
    """What became of a command: its number, or why it was refused."""

    seq: int = 0
    refused: str = ""
    params: dict[str, Any] = {}  # noqa: RUF012  # never changed
    wait: float = 0.0
    """Seconds until it is worth trying again."""
    device: str = ""
    """Of a join: who the sender is from now on."""


class _Command(NamedTuple):
    """Something that somebody wants done."""

    by: str
    """host, server, a device, or empty for one who wants to join."""
    id: str
    kind: str
    data: object
    answer: asyncio.Future[Answer]


class Room:
    """A meeting that is open on this server."""

    def __init__(self, papers: Papers, journal: Journal, limits: Limits, now: Callable[[], int] = meetings.now) -> None:
        """Of a meeting whose journal has not been read yet. Raises NoMeeting."""
        self.papers = papers
        self.limits = limits
        self.now = now
        """Milliseconds since 1970, as the meeting goes by them."""
        self.state = State()
        self.full = False
        """Whether the disk would not take the last event."""
        self.pin: Pin | None = None
        keys = meetings.keys(papers.id)
        self.host_key = keys.host
        self._secret = keys.secret or lots.new_key()
        self._journal = journal
        self._commands: asyncio.Queue[_Command] = asyncio.Queue(maxsize=8 * _LARGEST_BATCH)
        self._clock = asyncio.get_running_loop().time
        self._rates = Buckets(limits.rate, limits.burst, self._clock)
        self._joins = Bucket(limits.joins, limits.join_burst, self._clock())
        self._highest = 0
        self._joined: dict[int, str] = {}
        """Who joined with which event: one who sends the same again has not heard the answer."""
        self.still = asyncio.Lock()
        """Held while the state is ahead of the journal: whoever shows the state takes it first."""
        self.showing = Showing(self)
        self._tasks: list[asyncio.Task[None]] = []
        self.counts = {"stored": 0, "refused": 0, "batches": 0, "not_stored": 0, "failed": 0}
        if not keys.secret:
            self._keep_secret()

    async def open(self) -> None:
        """Read the journal, write what the meeting opens with where it is empty, and begin. Raises Broken."""
        await self._replay()
        self._tasks = [asyncio.create_task(self._sequence()), asyncio.create_task(self.showing.run())]
        if not self.state.seq:
            for number, one in enumerate(self.papers.opening):
                await self.send(SERVER, f"opening-{number}", str(one["kind"]), one["data"])

    async def shut(self) -> None:
        """Answer what has come in, and stop."""
        while not self._commands.empty():
            await asyncio.sleep(0)
        async with self.still:
            for one in self._tasks:
                one.cancel()
        tasks, self._tasks = self._tasks, []
        await asyncio.gather(*tasks, return_exceptions=True)
        while not self._commands.empty():
            _tell(self._commands.get_nowait(), Answer(refused="disk", wait=2.0))
        self.showing.close()

    @property
    def ended(self) -> bool:
        """Whether the meeting is over."""
        return self.state.meeting.stage == ENDED

    # Who somebody is.

    def device_of(self, cookie: str) -> str | None:
        """The device, or the host, that a cookie is of; None for one that is not ours or was never acknowledged."""
        found = lots.device_of(self._secret, cookie)
        return found if found is not None and (found == HOST or found in self.state.devices) else None

    def cookie(self, device: str) -> str:
        """What a device, or a host's browser, carries."""
        return lots.cookie(self._secret, device)

    def voter_of(self, device: str) -> Callable[[str, int], str]:
        """Under which names a phone votes in an item, seat by seat."""
        return lambda item, seat: lots.voter(self._secret, device, item, str(seat))

    # Commands.

    async def send(self, by: str, ident: str, kind: str, data: object) -> Answer:
        """Do what somebody asks, and answer when it is durable. `by` is host, server, a device, or empty for a join."""
        if not by and kind != "join":
            return Answer(refused="not-in")
        if by not in (HOST, SERVER):
            wait = self._joins.take(self._clock()) if not by else self._rates.take(by)
            if wait:
                return Answer(refused="rate", wait=wait)
        if self._commands.full():
            return Answer(refused="rate", wait=1.0)
        if not self._tasks:
            return Answer(refused="disk", wait=2.0)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._commands.put_nowait(_Command(by, ident, kind, data, answer))
        # Whoever sent it may go away; what was begun is done.
        return await asyncio.shield(answer)

    async def _sequence(self) -> None:
        while True:
            batch = [await self._commands.get()]
            # With a full disk one at a time, and folded only when it is stored: nothing has to be undone then.
            most = 1 if self.full else _LARGEST_BATCH
            while len(batch) < most and not self._commands.empty():
                batch.append(self._commands.get_nowait())
            async with self.still:
                try:
                    await self._settle(batch)
                except Exception:
                    # Whatever it is, the meeting goes on from what is stored, and the senders keep what they have.
                    self.counts["failed"] += 1
                    if self.counts["failed"] <= _TOLD:
                        traceback.print_exc()
                    for one in batch:
                        _tell(one, Answer(refused="disk", wait=2.0))
                    await self._go_back()
                    self.showing.anew()

    async def _settle(self, batch: list[_Command]) -> None:
        """Admit, store and answer these."""
        waiting: list[tuple[_Command, Event, asyncio.Future[int]]] = []
        ids: dict[str, tuple[_Command, Event, asyncio.Future[int]]] = {}
        again: list[tuple[_Command, str]] = []
        for one in batch:
            if one.id in ids:
                again.append((one, one.id))
                continue
            made = self._admitted(one)
            if isinstance(made, Answer):
                _tell(one, made)
                continue
            stored = self._journal.append(self.papers.id, self.state.seq, made.id, made)
            ids[one.id] = (one, made, stored)
            waiting.append(ids[one.id])
            if not self.full:
                fold(self.state, made)
        if not waiting:
            return
        self.counts["batches"] += 1
        if not self.full:
            self.showing.ahead([(one.by, made) for one, made, _stored in waiting])
        done = await asyncio.gather(*(stored for _one, _made, stored in waiting), return_exceptions=True)
        failed = next((one for one in done if isinstance(one, BaseException)), None)
        was_full = self.full
        if failed is None:
            if self.full:
                fold(self.state, waiting[0][1])
            self.full = False
        else:
            self.full = True
        for (one, made, _stored), seq in zip(waiting, done, strict=True):
            if isinstance(seq, int):
                self.counts["stored"] += 1
                _tell(one, Answer(seq, device=made.by if made.kind == "join" else ""))
                self._after(made)
            else:
                self.counts["not_stored"] += 1
                _tell(one, Answer(refused="disk", wait=2.0))
        for one, ident in again:
            first = ids[ident][0].answer
            _tell(one, first.result() if first.done() else Answer(refused="disk", wait=2.0))
        if failed is None and not was_full:
            self.showing.news()
            return
        if not was_full:
            await self._go_back()
        self.showing.anew()

    def _admitted(self, one: _Command) -> Event | Answer:
        """The event that a command is, numbered; or the answer where it is none, or has been already."""
        known = self.state.ids.get(one.id)
        if known is not None:
            return Answer(known, device=self._joined.get(known, ""))
        by = one.by
        if not by:
            if len(self.state.devices) >= self.limits.devices:
                return Answer(refused="full")
            by = f"d{self._highest + 1}"
        seed = secrets.token_hex(16) if draws(one.kind) else ""
        now = max(self.now(), self.state.now)
        made = command(self.state, by, one.kind, one.data, voter=self.voter_of(by), seed=seed, at=now)
        if isinstance(made, Refusal):
            self.counts["refused"] += 1
            return Answer(refused=made.code, params=dict(made.params))
        if one.kind == "join":
            self._highest = max(self._highest, int(by[1:]))
        return Event(self.state.seq + 1, one.id, now, made.by, made.kind, made.data)

    def _after(self, event: Event) -> None:
        """What the server itself does when something has happened."""
        if event.kind == "join":
            self._joined[event.seq] = event.by
        if self.ended and not self.papers.ended:
            self.papers = self.papers._replace(ended=event.at)
            with suppress(OSError):
                meetings.write(self.papers)
                meetings.write_keys(self.papers.id, meetings.Keys(self.host_key, ""))
        elif self.papers.ended and not self.ended:
            self.papers = self.papers._replace(ended=0)
            self._keep_secret()

    def _keep_secret(self) -> None:
        with suppress(OSError):
            meetings.write(self.papers)
            meetings.write_keys(self.papers.id, meetings.Keys(self.host_key, self._secret))

    async def _go_back(self) -> None:
        """Make the state what the journal says, where it has run ahead. Nobody is shown it before that is done."""
        while True:
            try:
                await self._replay()
            except Broken:
                await asyncio.sleep(_RETRY)
            else:
                return

    async def _replay(self) -> None:
        """Make the state what the journal says."""
        state = State()
        highest, joined = 0, dict[int, str]()
        try:
            events = await asyncio.to_thread(lambda: list(self._journal.read(self.papers.id)))
        except FileNotFoundError:
            events = []
        for number, event in enumerate(events):
            fold(state, event)
            if event.kind == "join":
                highest = max(highest, int(event.by[1:]))
                joined[event.seq] = event.by
            if not number % _REPLAYED_AT_ONCE:
                await asyncio.sleep(0)
        self.state, self._highest, self._joined = state, highest, joined

    # Codes.

    def new_code(self, taken: Callable[[str], bool]) -> None:
        """Another code and token; the former ones let nobody new in. Raises OSError."""
        code = lots.new_code()
        while taken(code):
            code = lots.new_code()
        former = (*self.papers.former, self.papers.code, self.papers.token)[-40:]
        papers = self.papers._replace(code=code, token=lots.new_token(), former=former)
        meetings.write(papers)
        self.papers = papers


def _tell(one: _Command, answer: Answer) -> None:
    if not one.answer.done():
        one.answer.set_result(answer)
