"""A meeting on a server of its own process, as `dekom meeting start` begins one."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from dekom_tui.live import meetings
from dekom_tui.live.meetings import Papers, Serving
from tests.live.phones import Phone

NURSERY = """
import json, os, signal, sys
from dekom_tui.live import __main__ as live
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os._exit(live.main([f"--ready={writing}", *json.loads(line)]))
    os.close(writing)
    with os.fdopen(reading) as told:
        print(child, told.readline(), end="", flush=True)
"""
"""Has imported what a server needs, and makes one with every line: killing a hundred must not take a hundred starts."""


def opening(title: str = "Personalmøte", *questions: str) -> list[dict[str, Any]]:
    """What a meeting with an item for each question begins with; the items are called a, b, c …"""
    items = [
        {"id": "abcdefgh"[number], "question": one, "method": "idémyldring"}
        for number, one in enumerate(questions or ("Hva er mindre vellykket?",))
    ]
    head = dict.fromkeys(("place", "leader", "start", "end", "minutes"), "")
    return [{"kind": "open", "data": {**head, "title": title, "date": "2026-11-24", "school": "Storhaugli skole",
                                      "form": "nb", "items": items}}]  # fmt: skip


class Served:
    """Meetings and the process that serves them."""

    def __init__(self, nursery: subprocess.Popen[str], papers: list[Papers], words: list[str]) -> None:
        self._nursery = nursery
        self._words = words
        self.all = papers
        self.papers = papers[0]
        self.key = meetings.keys(self.papers.id).host
        self.port = 0
        self.pid = 0

    @property
    def folder(self) -> Path:
        """Where the first meeting lies."""
        return meetings.place(self.papers.id)

    @property
    def host(self) -> dict[str, str]:
        """The headers of the facilitator's screen."""
        return {"Authorization": f"Bearer {self.key}"}

    def start(self, *more: str) -> Serving:
        """Begin, and wait until it listens."""
        words = ["--bind=127.0.0.1", *self._words, *more, *(one.id for one in self.all)]
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(json.dumps(words) + "\n")
        self._nursery.stdin.flush()
        pid, _space, told = self._nursery.stdout.readline().partition(" ")
        self.pid = int(pid)
        serving = Serving(**json.loads(told))
        self.port = serving.port
        return serving

    def kill(self) -> None:
        """Let it die at once, wherever it is."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


@pytest_asyncio.fixture(autouse=True)
async def _phones_put_away() -> AsyncIterator[None]:
    yield
    for one in list(Phone.every):
        one.close()
    await asyncio.sleep(0)


@pytest.fixture
def nursery() -> Iterator[subprocess.Popen[str]]:
    """A process that servers are born from; all that are left are killed with it."""
    process = subprocess.Popen(
        [sys.executable, "-c", NURSERY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    yield process
    process.kill()
    process.communicate()


Serve = Callable[..., Served]


@pytest.fixture
def serve(nursery: subprocess.Popen[str]) -> Iterator[Serve]:
    """Makes meetings and serves them: `serve()` one, `serve(titles=[…], limits={…})` several, within other bounds."""
    served: list[Served] = []

    def make(*, titles: Sequence[str] = ("Personalmøte",), limits: Mapping[str, float] | None = None) -> Served:
        papers = [meetings.create(one, opening=opening(one)) for one in titles]
        one = Served(nursery, papers, [f"--limits={json.dumps(dict(limits or {}))}"])
        served.append(one)
        one.start()
        return one

    yield make
    for one in served:
        one.kill()
