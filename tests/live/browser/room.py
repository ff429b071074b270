"""A meeting with its server, in a thread of the test's own, and what the facilitator does in it."""

from __future__ import annotations

import asyncio
import resource
import socket
import threading
from typing import TYPE_CHECKING, Any, Self

from dekom_tui.live import host_routes, lots, meetings, routes
from dekom_tui.live.limits import Limits
from dekom_tui.live.server import Server

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from dekom_tui.live.doors import Door

QUICK = Limits(rate=200.0, burst=200)
"""Tests type faster than people."""

ITEMS: list[dict[str, Any]] = [
    {"id": "igp", "question": "Hva er mindre vellykket?", "method": "IGP"},
    {"id": "runde", "question": "Hva tar du med deg?", "method": "runde"},
    {"id": "par", "question": "Hva lykkes vi med?", "method": "1-2-4-alle"},
    {
        "id": "prikker", "question": "Hva skal vi gjøre noe med først?", "method": "prikker",
        "options": [{"text": text} for text in (
            "Lite tenketid", "Travel modul", "Hørt om form, ikke innhold", "Vikar og fravær",
            "Hvem snakker på 8. trinn", "Høflige observasjoner",
        )],
    },
    {"id": "rang", "question": "Hva haster mest?", "method": "rangering",
     "options": [{"text": text} for text in ("Lesing", "Regning", "Klassemiljø")]},
    {"id": "stem", "question": "Skal skolevandringen fortsette?", "method": "avstemning"},
    {"id": "smarte", "question": "Er målet godt nok?", "method": "SMARTE",
     "about_text": "Elevene opplever at de får være med og bestemme hvordan de lærer"},
    {"id": "femfinger", "question": "Par før plenum?", "method": "fist to five",
     "about_text": "Par før plenum i alle fag på 8. trinn"},
    {"id": "skala", "question": "Hvor godt kjenner du planen?", "method": "skala", "low": 1, "high": 6,
     "low_word": "ikke i det hele tatt", "high_word": "svært godt"},
    {"id": "sjekk", "question": "Hvordan har du det?", "method": "sjekk"},
    {"id": "fri", "question": "Ordet er fritt", "method": "fritt"},
    {"id": "ide", "question": "Hva kan vi prøve i vår?", "method": "idémyldring"},
    {"id": "park", "question": "Hva må vi ikke glemme?", "method": "parkering"},
]  # fmt: skip


def opening(**other: Any) -> dict[str, Any]:
    """What the meeting begins with; `other` is what is to be another than usual."""
    head = dict.fromkeys(("place", "start", "end", "minutes"), "")
    usual = {"title": "Personalmøte 24. november", "date": "2026-11-24", "school": "Storhaugli skole",
             "leader": "rektor", "form": "nb", "items": ITEMS}  # fmt: skip
    return {"kind": "open", "data": head | usual | other}


class Room:
    """A meeting that is on, until the `with` block ends."""

    def __init__(self, limits: Limits = QUICK, began: dict[str, Any] | None = None) -> None:
        self.began = began or opening()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._limits = limits
        self._sent = 0
        self._transports: list[asyncio.Transport] = []
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self.papers = meetings.create(self.began["data"]["title"], opening=[self.began])
        self.begin()
        return self

    def __exit__(self, *error: object) -> None:
        self.fill_disk(False)
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(timeout=10)

    def begin(self) -> None:
        """Serve, at the port that it had."""

        async def served() -> None:
            self.server = Server(routes.answer, self._limits)
            self.inner = await self.server.add(self.papers)
            sock = socket.socket()
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind(("127.0.0.1", self.port))
            await self.server.listen(sock)
            came = self.server.doors.came

            def counted(door: Door) -> None:
                assert isinstance(door.transport, asyncio.Transport)
                self._transports.append(door.transport)
                came(door)

            self.server.doors.came = counted  # type: ignore[method-assign]  # to know what is to be cut

        self._do(served())
        self.port = self.server.port

    def stop(self) -> None:
        """The server goes, and with it every connection."""

        async def stopped() -> None:
            await self.server.close()
            # A process that ends takes its connections along; a thread has to cut them.
            rest = asyncio.all_tasks() - {asyncio.current_task()}
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)
            for transport in self._transports:
                transport.abort()
            self._transports.clear()

        self._do(stopped())

    @property
    def url(self) -> str:
        """What a phone opens when the code is typed."""
        return f"{self.origin}/{self.papers.code}"

    @property
    def origin(self) -> str:
        """Where the server is."""
        return f"http://127.0.0.1:{self.port}"

    def host(self, kind: str, **data: Any) -> int:
        """The facilitator does something; its event's number."""
        return self.by("host", kind, **data)

    def by(self, who: str, kind: str, **data: Any) -> int:
        """Somebody (a device, or nobody who joins) sends something; its event's number."""
        self._sent += 1
        answer = self._do(self.inner.send(who, f"test-{self._sent}-{lots.new_id()}", kind, data))
        assert not answer.refused, answer
        return int(answer.seq)

    def join(self, **data: Any) -> str:
        """Another phone joins; its device."""
        self._sent += 1
        return str(self._do(self.inner.send("", f"join-{self._sent}-{lots.new_id()}", "join", data)).device)

    def go(self, item: str, phase: str, **data: Any) -> None:
        """To a phase of an item."""
        self.host("go", item=item, phase=phase, **data)

    @staticmethod
    def fill_disk(on: bool) -> None:
        """No file of this process may grow: the system says of that what it says of a full disk. Or it may again."""
        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096 if on else hard, hard))

    def change_code(self) -> None:
        """A new code and token for who comes from now on."""

        async def changed() -> None:
            self.inner.new_code(self.server.taken)
            self.server.index()

        self._do(changed())

    def pin(self) -> str:
        """What makes another device the facilitator's, once."""

        async def made() -> str:
            self.inner.pin = host_routes.Pin(self.server.loop.time())
            return self.inner.pin.text

        return str(self._do(made()))

    def shown(self) -> str:
        """All that the room's screen is told, as JSON."""
        return bytes(self._do(self.inner.showing.whole("room"))).decode()

    @property
    def texts(self) -> list[str]:
        """Every contribution that stands, in the order that they came."""
        return [one.text for one in self.inner.state.entries.values() if not one.taken_back]
