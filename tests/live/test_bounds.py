"""Bounds that hold for everybody: bodies, pings, pipelines, files; what a stranger costs, and who never sees a key."""

from __future__ import annotations

import asyncio
import gzip
import json
import resource
import secrets
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.live.conftest import Serve, Served
from tests.live.phones import JSON, Phone


def own(served: Served) -> str:
    """Where the server is."""
    return f"http://127.0.0.1:{served.port}"


def memory(served: Served) -> int:
    """Bytes that the server has now."""
    return int(Path(f"/proc/{served.pid}/status").read_text().partition("VmRSS:")[2].split()[0]) * 1024


async def test_what_strangers_post_takes_nobodys_place_at_the_door(serve: Serve) -> None:
    """Who is not in can only join; all else is refused before it is counted."""
    served = serve(limits={"joins": 0.001, "join_burst": 2})
    stranger = Phone(served.port, served.papers.code)
    for _one in range(20):
        assert (await stranger.send("contribute", {"item": "a", "text": "x"})).status == 401
    assert (await stranger.join()).status == 200
    assert (await Phone(served.port, served.papers.code).join()).status == 200
    assert (await Phone(served.port, served.papers.code).join()).status == 429


async def test_a_packed_body_is_not_unpacked(serve: Serve) -> None:
    """Four megabytes in four kilobytes are four kilobytes that make no sense."""
    served = serve()
    phone = Phone(served.port, served.papers.code)
    told = {"id": secrets.token_hex(8), "kind": "join", "data": {"role": "x" * 4_000_000}}
    packed = gzip.compress(json.dumps(told).encode())
    before = memory(served)
    for _one in range(20):
        reply = await phone.ask("POST", f"/{phone.key}/api/send", packed, headers={"Content-Encoding": "gzip"})
        assert reply.status == 400
    assert memory(served) - before < 3_000_000
    assert (await phone.join()).status == 200


async def test_a_body_that_does_not_come_is_not_waited_for(serve: Serve) -> None:
    """Nor one that comes by drops; its connection is closed."""
    served = serve(limits={"body_seconds": 0.3})
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    head = f"POST /{served.papers.code}/api/send HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {JSON}\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    async with asyncio.timeout(5):
        assert b" 408 " in await reader.readline()
        await reader.read()
    writer.close()


async def test_a_websocket_that_pings_without_end_is_cut_off_and_a_ping_is_answered(serve: Serve) -> None:
    """Pings count as what is said."""
    served = serve()
    phone = Phone(served.port, served.papers.code)
    await phone.join()
    headers = {"Cookie": phone.cookie, "Origin": own(served)}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.ws_connect(f"{own(served)}/{phone.key}/api/live", autoping=False) as socket,
        asyncio.timeout(10),
    ):
        await socket.ping(b"her?")
        kinds = []
        while aiohttp.WSMsgType.PONG not in kinds:
            kinds.append((await socket.receive()).type)
        try:
            for _one in range(100):
                await socket.ping()
        except ConnectionError:
            pass
        while not socket.closed:
            await socket.receive()
    assert (await phone.state())["mine"]["device"] == "d1"


async def test_a_connection_that_asks_a_hundred_thousand_times_at_once_waits_its_turn(serve: Serve) -> None:
    """What it has asked is not kept, and the others do not wait for it."""
    served = serve()
    phone = Phone(served.port, served.papers.code)
    await phone.join()
    before = memory(served)
    _reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    writer.transport.set_write_buffer_limits(high=1 << 30)
    for _one in range(100):
        writer.write(b"GET /page/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 1000)
    async with asyncio.timeout(5):
        for _one in range(20):
            assert (await phone.state())["mine"] is not None
    assert memory(served) - before < 10_000_000
    writer.transport.abort()


def test_as_many_files_as_the_system_allows_may_be_open() -> None:
    """A process begins with few of them."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = f"import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (64, {hard}))"
    more = "from dekom_tui.live.doors import more_files; print(more_files(), *r.getrlimit(r.RLIMIT_NOFILE))"
    told = subprocess.run(
        [sys.executable, "-c", f"{few}; {more}"], capture_output=True, text=True, check=True
    ).stdout.split()
    most = min(hard, 65536) if hard != resource.RLIM_INFINITY else 65536
    assert [int(one) for one in told] == [most, most, hard]


async def test_who_comes_back_is_told_what_is_new_and_nothing_else(serve: Serve) -> None:
    """Over a websocket and by looking again and again."""
    served = serve()
    phone = Phone(served.port, served.papers.code)
    await phone.join()
    seq = (await phone.state())["seq"]
    assert (await phone.ask("GET", f"/{phone.key}/api/state?since={seq}")).status == 204
    assert (await phone.ask("GET", f"/{phone.key}/api/state?since={seq - 1}")).told["seq"] == seq
    headers = {"Cookie": phone.cookie, "Origin": own(served)}

    async def first(since: str) -> set[str]:
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.ws_connect(f"{own(served)}/{phone.key}/api/live{since}") as socket,
            asyncio.timeout(10),
        ):
            return set(await socket.receive_json())

    assert await first("") == {"seq", "now", "common", "mine", "net"}
    assert await first(f"?since={seq - 1}") == {"seq", "now", "common", "mine", "net"}
    assert await first(f"?since={seq}") == {"seq", "now", "net"}


async def test_the_facilitators_key_is_in_nothing_that_is_shown_or_sent_to_anybody(serve: Serve) -> None:
    """Not on a page, not in a view, not in the QR code, not at the door, not in the export."""
    served = serve()
    phone = Phone(served.port, served.papers.code)
    await phone.join()
    shown = ["", "/api/state", "/vert", "/api/state?as=room", "/api/state?as=host"]
    hosts = ["/api/host/door", "/api/host/qr.svg", "/api/host/export", "/api/host/metrics", "/vert"]
    for paths, headers in ((shown, {}), ([*shown, *hosts], served.host)):
        for path in paths:
            reply = await phone.ask("GET", f"/{phone.key}{path}", headers=headers)
            assert served.key.encode() not in reply.body, path
            assert served.key not in str(reply.headers), path
    door = (await phone.ask("GET", f"/{phone.key}/api/host/door", headers=served.host)).told
    assert door["qr_text"] == f"HTTP://127.0.0.1:{served.port}/{served.papers.token}"
    assert served.papers.code not in door["qr_text"]


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "moete.skole.example"])
async def test_behind_a_proxy_that_asks_for_another_host_pages_still_work(serve: Serve, host: str) -> None:
    """The origin is the public address then, and the page may open its websocket there."""
    served = serve()
    served.kill()
    served.start("--url=https://moete.skole.example")
    phone = Phone(served.port, served.papers.code)
    told = {"Host": host, "Origin": "https://moete.skole.example"}
    join = b'{"id": "join-1", "kind": "join", "data": {}}'
    reply = await phone.ask("POST", f"/{phone.key}/api/send", join, headers=told)
    assert reply.status == 200
    page = await phone.ask("GET", f"/{phone.key}", headers={"Host": host})
    assert "wss://moete.skole.example" in page.headers["content-security-policy"]
    foreign = {"Host": host, "Origin": "https://annet.example"}
    assert (await phone.ask("POST", f"/{phone.key}/api/send", join, headers=foreign)).status == 403
