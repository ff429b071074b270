"""Serving meetings, from the options of a command line until somebody says stop."""

from __future__ import annotations

import argparse
import asyncio
import errno
import gc
import json
import os
import signal
import socket
import ssl
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from dekom_tui.live import address, meetings, routes
from dekom_tui.live.doors import listening, more_files
from dekom_tui.live.journal import Broken
from dekom_tui.live.keeping import leave, tidy
from dekom_tui.live.limits import Limits
from dekom_tui.live.meetings import Held, NoMeeting, Serving
from dekom_tui.live.process import NotStarted
from dekom_tui.live.server import Server

_SWITCH: Final = 0.0001
"""Seconds after which the loop lets the journal's thread in: it has only to say what to write."""
_GARBAGE: Final = (10_000, 5, 3)
"""When it is looked for garbage: so seldom that a look takes nobody's time, and so often that what a thousand closed
connections leave behind (15 KB each, in circles) is gone before there are more."""
_LOOK: Final = 30.0
"""Seconds between two looks at whether anybody still needs this process."""
LONELY: Final = 12 * 3600.0
"""Seconds that a meeting is served with nobody connected, and after its end whoever is; it can be taken up again."""
_PATIENCE: Final = 1.0
"""Seconds to wait for a meeting, or a port, that a process which is ending still has."""
_TAKEN: Final = (errno.EADDRINUSE, errno.EACCES)
_PAUSE: Final = 0.02


def run(words: Sequence[str], told: Callable[[Serving], None]) -> None:
    """Serve until told to stop, or nobody needs it any more; `told` is called as soon as it listens.

    `words` are options and meetings, as process.Options writes them. Raises NotStarted.
    """
    sys.setswitchinterval(_SWITCH)
    asyncio.run(_serve(_options(words), told))


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m dekom_tui.live")
    for name in ("bind", "url", "cert", "key"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--for-good", action="store_true")
    parser.add_argument("--limits", default="{}", help="JSON of fields of Limits: for measuring")
    parser.add_argument("--faster", type=int, default=1, help="how much faster than ours a clock is: for measuring")
    parser.add_argument("meetings", nargs="+")
    return parser.parse_args(words)


async def _serve(options: argparse.Namespace, told: Callable[[Serving], None]) -> None:
    tidy()
    held = {one: await _hold(one) for one in options.meetings}
    papers = []
    for one in options.meetings:
        try:
            papers.append(meetings.read(one))
        except NoMeeting as error:
            raise NotStarted("taken", one) from error
    tls = _tls(options)
    sock = await _socket(options, papers[0].port)
    port = int(sock.getsockname()[1])
    bind = "" if _is_all(options.bind) else options.bind
    limits = Limits(**json.loads(options.limits))
    if options.url:
        # A proxy's connections are nobody's: one carries many people's requests.
        limits = limits._replace(per_device=10_000)
    names = (urlsplit(options.url).hostname or "", socket.gethostname(), f"{socket.gethostname()}.local")
    server = Server(
        routes.answer,
        limits,
        names,
        url=options.url,
        bind=bind,
        tls=tls is not None,
        files=more_files(),
        now=_clock(options.faster),
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, server.stopping.set)
    try:
        for one in papers:
            room = await server.add(one)
            room.papers = one._replace(port=port)
            with suppress(OSError):
                meetings.write(room.papers)
    except Broken as error:
        raise NotStarted("broken", str(error)) from error
    except NoMeeting as error:
        raise NotStarted("broken", str(error)) from error
    # What is there now stays: it is not to be looked through for garbage while people wait.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    await server.listen(sock, tls)
    how = {} if options.for_good else {name: getattr(options, name) for name in ("bind", "url", "cert", "key")}
    serving = Serving(
        os.getpid(), port, server.url, server.secure, meetings.now(), bind or "127.0.0.1", tls is not None, how
    )
    for one in options.meetings:
        with suppress(OSError):
            meetings.write_serving(one, serving)
    told(serving)
    try:
        await _until_done(server, held, for_good=options.for_good)
    finally:
        await server.close()
        for ident in list(held):
            _let_go(ident, held)


def _clock(faster: int) -> Callable[[], int]:
    """Milliseconds since 1970; faster than they go by, the hours of a whole meeting pass while it is measured."""
    began = meetings.now()
    return meetings.now if faster == 1 else lambda: began + faster * (meetings.now() - began)


async def _hold(ident: str) -> Held:
    """The right to serve a meeting; somebody who only looks whether it is free has it for a moment."""
    until = asyncio.get_running_loop().time() + _PATIENCE
    while True:
        try:
            held = Held(ident)
        except BlockingIOError:
            if asyncio.get_running_loop().time() > until:
                raise NotStarted("taken", ident) from None
            await asyncio.sleep(_PAUSE)
        except (OSError, NoMeeting) as error:
            raise NotStarted("broken", ident) from error
        else:
            with suppress(OSError):
                meetings.forget_serving(ident)
            return held


def _tls(options: argparse.Namespace) -> ssl.SSLContext | None:
    if not options.cert:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(options.cert, options.key or None)
    except (OSError, ssl.SSLError) as error:
        raise NotStarted("tls", str(error)) from error
    return context


def _is_all(bind: str) -> bool:
    return bind in ("0.0.0.0", "::")


async def _socket(options: argparse.Namespace, last: int) -> socket.socket:
    """A socket that listens: on the port that was asked for, else the meeting's own, else one that is usual."""
    bind = options.bind or "0.0.0.0"
    wanted = options.port or last
    until = asyncio.get_running_loop().time() + _PATIENCE
    while wanted:
        try:
            return listening(bind, wanted)
        except OSError as error:
            # A server that was killed lets go of its meeting before its port: phones come back to this one.
            if error.errno == errno.EADDRINUSE and asyncio.get_running_loop().time() < until:
                await asyncio.sleep(_PAUSE)
            elif options.port or error.errno not in _TAKEN:
                raise _refused(error, bind, wanted) from error
            else:
                break
    for port in address.PORTS:
        try:
            return listening(bind, port)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise _refused(error, bind, port) from error
    raise NotStarted("port", str(address.PORTS[0]))


def _refused(error: OSError, bind: str, port: int) -> NotStarted:
    return NotStarted("port", str(port)) if error.errno in _TAKEN else NotStarted("address", bind)


async def _until_done(server: Server, held: dict[str, Held], *, for_good: bool) -> None:
    """Until somebody asks us to stop, or there is nobody to serve. Meetings that are over are let go one by one."""
    loop = asyncio.get_running_loop()
    used = dict.fromkeys(held, loop.time())
    linger = server.limits.linger_seconds
    while True:
        with suppress(TimeoutError):
            async with asyncio.timeout(min(_LOOK, linger)):
                await server.stopping.wait()
                return
        now = loop.time()
        for ident, room in list(server.rooms.items()):
            if room.showing.count:
                used[ident] = now
            ended = (server.now() - room.papers.ended) / 1000 if room.ended else 0.0
            if (ended > linger and now - used[ident] > linger) or ended > LONELY:
                await server.remove(room)
                _let_go(ident, held)
        tidy()
        if not for_good and (not held or now - max(used[one] for one in held) > LONELY):
            return


def _let_go(ident: str, held: dict[str, Held]) -> None:
    """Serve a meeting no longer; when it has ended nobody can tell any more who sent what."""
    with suppress(OSError, NoMeeting):
        leave(ident)
        meetings.forget_serving(ident)
    held.pop(ident).release()
