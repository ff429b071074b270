"""The room's screen is killed at any moment under load: the meeting does not notice, and the next screen shows it.

Some kills here; `DEKOM_KILLS=100 pytest tests/live/test_screen_killed.py` does as many as that, in some minutes.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import random
import shutil
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from dekom_tui.live import meetings, process
from dekom_tui.live.journal import FILE, read_file
from dekom_tui.meeting.fold import replay
from dekom_tui.meeting.views import host_view
from tests.conftest import SAMPLE
from tests.live.conftest import Served, opening
from tests.live.phones import Phone
from tests.live.test_killed import FREE, Load, whole

KILLS = int(os.environ.get("DEKOM_KILLS", "5"))
HERE = b"Sak 1 av 1"


class Screen:
    """The program in a terminal of its own, which reads all that it draws."""

    def __init__(self, code: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dekom_tui", "meeting", "resume", code],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "DEKOM_TODAY": "2026-11-24"},
        )
        os.close(slave)
        self._drawn = b""
        self._news = asyncio.Event()
        asyncio.get_running_loop().add_reader(self._master, self._read)

    def _read(self) -> None:
        try:
            self._drawn = self._drawn[-100_000:] + os.read(self._master, 65_536)
        except OSError:  # what a terminal says whose program is gone
            asyncio.get_running_loop().remove_reader(self._master)
        self._news.set()

    async def sees(self, text: bytes) -> None:
        """Wait until it has drawn something."""
        try:
            async with asyncio.timeout(30):
                while text not in self._drawn:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(self._drawn[-4000:]) from None

    def types(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._master, keys)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Kill it, wherever it is."""
        os.kill(self._process.pid, signal.SIGKILL)
        assert self._process.wait(10) == -signal.SIGKILL
        asyncio.get_running_loop().remove_reader(self._master)
        os.close(self._master)


@pytest.fixture
def served(nursery: subprocess.Popen[str], tmp_path: Path) -> Iterator[Served]:
    """A meeting of a plan, and its server."""
    plan = tmp_path / "skole" / SAMPLE.name
    shutil.copytree(SAMPLE, plan)
    (Path(os.environ["DEKOM_CONFIG"]) / "innstillinger.toml").write_text("hilst = true\n", encoding="utf-8")
    one = Served(nursery, [meetings.create("Personalmøte", plan=plan, opening=opening())], [f"--limits={_limits()}"])
    one.start()
    yield one
    one.kill()


def _limits() -> str:
    return "{" + ", ".join(f'"{name}": {most}' for name, most in FREE.items()) + "}"


def shown(message: str) -> bytes:
    """A word to all as the screen draws it."""
    return f"» {message}\x1b".encode()


async def test_the_meeting_goes_on_whenever_its_screen_is_killed_and_the_next_one_shows_the_same(
    served: Served,
) -> None:
    chance = random.Random(40)
    load = Load(served)
    await load.begin()
    code, pid = served.papers.code, served.pid
    for number in range(KILLS):
        with Screen(code) as screen:
            if number % 2:
                # It is there, and the facilitator sends a word to all.
                await screen.sees(HERE)
                screen.types(b"b")
                await screen.sees(b"Beskjed til alle")
                # All that stands there is chosen first.
                screen.types(f"\x01Beskjed {number}\r".encode())
                if number % 4 == 1:
                    await screen.sees(shown(f"Beskjed {number}"))
                await load.more(chance.randrange(1, 200))
            else:
                # On its way there, or just arrived.
                await load.more(chance.randrange(1, 1500))
        serving = process.find(served.papers.id)
        assert serving is not None
        assert serving.pid == pid
    await load.more(12)
    await load.end()
    assert whole(served, load.acknowledged) > 500
    events = read_file(served.folder / FILE)
    texts = [one.data["text"] for one in events if one.kind == "message"]
    assert len(set(texts)) == len(texts) >= KILLS // 4
    host = Phone(served.port, code)
    told = (await host.ask("GET", f"/{code}/api/state?as=host", headers=served.host)).told["host"]
    wanted = host_view(replay(events))
    assert {name: told[name] for name in told if name != "now"} == {
        name: wanted[name] for name in told if name != "now"
    }
    with Screen(code) as screen:
        await screen.sees(HERE)
        await screen.sees(shown(texts[-1]))
