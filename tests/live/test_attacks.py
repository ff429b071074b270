"""Those who are in stay in, whatever others of the room's net do. Loopback only; every flood is counted and ends."""

from __future__ import annotations

import asyncio
import contextlib
import json
import resource
import secrets
import socket
import time
from collections.abc import Iterator

import aiohttp
import pytest

from tests.live.conftest import Serve, Served
from tests.live.phones import Phone

SOON = 3.0
"""Seconds: what people in a room take for at once is less, what a laden machine needs for a test is more."""


async def begun(served: Served, phones: int = 3) -> tuple[Phone, list[Phone]]:
    """A host, and phones that are in, in a phase in which they write."""
    host = Phone(served.port, served.papers.code)
    await host.ask(
        "POST",
        f"/{host.key}/api/send",
        command("go", {"item": "a", "phase": "alone", "clock": False}),
        headers=served.host,
    )
    found = [Phone(served.port, served.papers.code) for _one in range(phones)]
    for one in found:
        assert (await one.join()).status == 200
    return host, found


def command(kind: str, data: dict[str, object]) -> bytes:
    """A command as it is sent."""
    return json.dumps({"id": secrets.token_hex(8), "kind": kind, "data": data}).encode()


async def writes(phone: Phone, text: str = "Lite tenketid") -> float:
    """Somebody who is in sends a contribution, on the connection that it has or on a new one; the seconds it took."""
    began = time.monotonic()
    reply = await phone.send("contribute", {"item": "a", "text": text})
    assert reply.status == 200, reply.body
    return time.monotonic() - began


async def test_a_flood_of_joins_is_bounded_and_shuts_nobody_out_who_is_in(serve: Serve) -> None:
    served = serve(limits={"devices": 60, "joins": 10, "join_burst": 100})
    _host, phones = await begun(served)
    floods = [Phone(served.port, served.papers.code) for _one in range(10)]

    async def flood(phone: Phone) -> list[str]:
        found = []
        for _one in range(30):
            phone.cookie = ""
            reply = await phone.join()
            found.append("in" if reply.status == 200 else reply.told["refused"])
        return found

    flooding = asyncio.gather(*(flood(one) for one in floods))
    assert max([await writes(one) for one in phones]) < SOON
    answers = [one for found in await flooding for one in found]
    assert answers.count("in") == 60 - len(phones)
    assert set(answers) == {"in", "full", "rate"}
    await writes(phones[0])


async def test_one_who_posts_without_end_is_slowed_down_and_the_others_are_not(serve: Serve) -> None:
    served = serve()
    _host, phones = await begun(served)
    loud, calm = phones[0], phones[1]
    began = time.monotonic()

    async def flood() -> list[int]:
        return [(await loud.send("contribute", {"item": "a", "text": f"hahaha {one}"})).status for one in range(200)]

    flooding = asyncio.create_task(flood())
    assert await writes(calm) < SOON
    statuses = await flooding
    allowed = 5 + 1 + int(time.monotonic() - began)
    assert 5 <= statuses.count(200) <= allowed
    assert set(statuses) == {200, 429}


async def test_one_who_looks_or_talks_without_end_is_cut_off_and_the_others_are_not(serve: Serve) -> None:
    served = serve()
    _host, phones = await begun(served)
    loud, calm = phones[0], phones[1]
    looks = [(await loud.ask("GET", f"/{loud.key}/api/state")).status for _one in range(80)]
    assert 40 <= looks.count(200) < 80
    assert set(looks) == {200, 429}
    assert (await calm.state())["mine"]["device"] == calm.device
    own = f"http://127.0.0.1:{served.port}"
    async with (
        aiohttp.ClientSession(headers={"Cookie": phones[2].cookie, "Origin": own}) as session,
        session.ws_connect(f"{own}/{loud.key}/api/live") as talking,
        asyncio.timeout(10),
    ):
        with contextlib.suppress(ConnectionError):
            for _one in range(200):
                await talking.send_str('{"writing": true}')
        while not talking.closed:
            await talking.receive()
    assert await writes(calm) < SOON


async def test_wrong_codes_are_slowed_down_and_a_right_one_never_waits(serve: Serve) -> None:
    served = serve(limits={"wrong_rate": 20, "wrong_waiting": 10})
    _host, phones = await begun(served)
    guessers = [Phone(served.port, "222222") for _one in range(20)]

    async def guess(phone: Phone) -> list[int]:
        return [(await phone.ask("GET", "/222222/api/state")).status for _one in range(5)]

    began = time.monotonic()
    guessing = asyncio.gather(*(guess(one) for one in guessers))
    late = Phone(served.port, served.papers.code)
    assert (await late.join()).status == 200
    assert time.monotonic() - began < SOON
    await writes(phones[0])
    statuses = [one for found in await guessing for one in found]
    assert set(statuses) == {404, 429}
    # As many as are told at once or may wait, and so many a second after that.
    assert statuses.count(404) <= 20 + 10 + 20 * (time.monotonic() - began)


async def test_the_facilitator_is_told_of_many_wrong_codes_and_phones_are_not(serve: Serve) -> None:
    served = serve(limits={"wrong_told": 5, "wrong_seconds": 2, "wrong_codes": 100})
    host, phones = await begun(served)
    own = f"http://127.0.0.1:{served.port}"
    async with (
        aiohttp.ClientSession(headers=served.host) as session,
        session.ws_connect(f"{own}/{host.key}/api/live") as screen,
        asyncio.timeout(10),
    ):
        guesser = Phone(served.port, "222222")
        told = [(await screen.receive_json())["net"]["guesses"]]
        for _one in range(4):
            await guesser.ask("GET", "/222222/api/state")
        assert (await host.ask("GET", f"/{host.key}/api/state", headers=served.host)).told["net"]["guesses"] == 0
        for _one in range(3):
            await guesser.ask("GET", "/222222/api/state")
        # It is told without being asked for, and that it is over too.
        while told[-1] or len(told) < 3:
            heard = (await screen.receive_json()).get("net", {}).get("guesses", told[-1])
            told += [heard] if heard != told[-1] else []
    assert told[0] == told[-1] == 0
    assert set(told[1:-1]) <= {5, 6, 7}
    assert "guesses" not in (await phones[0].state())["net"]


async def test_a_browser_that_guesses_too_often_is_told_to_come_back_later(serve: Serve) -> None:
    served = serve(limits={"wrong_codes": 3})
    phone = Phone(served.port, "222222")
    statuses = []
    for _one in range(5):
        reply = await phone.ask("GET", "/222222/api/state")
        phone.cookie = phone.cookie or reply.cookies[0]
        statuses.append(reply.status)
    assert statuses == [404, 404, 404, 404, 429]


@pytest.fixture
def sockets() -> Iterator[list[socket.socket]]:
    """Connections of somebody who means no good; all are closed in the end."""
    found: list[socket.socket] = []
    yield found
    for one in found:
        one.close()


@pytest.fixture
def many_files() -> Iterator[int]:
    """How many files this process may have open, as many as the system lets it have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = max(soft, 6000 if hard == resource.RLIM_INFINITY else min(6000, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    yield most
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_1100_half_open_connections_are_put_out_and_phones_get_in_past_them(
    serve: Serve, sockets: list[socket.socket], many_files: int
) -> None:
    served = serve(limits={"head_seconds": 1})
    host, phones = await begun(served)
    for number in range(1100):
        one = socket.create_connection(("127.0.0.1", served.port))
        one.send(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-")
        sockets.append(one)
        if number % 100 == 0:
            phones[0].close()
            assert (await phones[0].state())["mine"]["device"] == phones[0].device
    late = Phone(served.port, served.papers.code)
    assert (await late.join()).status == 200
    assert await writes(phones[1]) < SOON
    figures = (await host.ask("GET", f"/{host.key}/api/host/metrics", headers=served.host)).body.decode()
    assert int(figures.partition("dekom_sockets_strangers ")[2].split()[0]) <= 512
    # Those that are still there are put out when their time is up, without having sent anything more.
    async with asyncio.timeout(6):
        for one in sockets:
            one.setblocking(False)
            with contextlib.suppress(ConnectionResetError):
                assert await asyncio.get_running_loop().sock_recv(one, 100) == b""


async def anyhow(phone: Phone, text: str) -> None:
    """Write on a new connection, again and again while it is put out before it has said who it is."""
    phone.close()
    while True:
        try:
            await writes(phone, text)
        except (OSError, asyncio.IncompleteReadError):
            continue
        return


async def test_5000_connections_leave_room_for_those_who_are_in(
    serve: Serve, sockets: list[socket.socket], many_files: int
) -> None:
    wanted = min(5000, many_files - 500)
    served = serve()
    _host, phones = await begun(served)
    for number in range(wanted):
        one = socket.socket()
        sockets.append(one)
        one.setblocking(False)
        with pytest.raises(BlockingIOError):
            one.connect(("127.0.0.1", served.port))
        if number % 500 == 0:
            assert (await phones[number // 500 % 3].state())["mine"] is not None
    assert await writes(phones[0]) < 2
    async with asyncio.timeout(10):
        await anyhow(phones[1], "Er dette en ny forbindelse?")
        late = Phone(served.port, served.papers.code)
        while not late.device:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                await late.join()
    assert wanted == 5000, f"only {wanted} connections were tried: no more files may be open here"


async def test_one_who_is_in_holds_a_dozen_connections_and_no_more(serve: Serve) -> None:
    served = serve()
    host, phones = await begun(served)
    greedy = [Phone(served.port, served.papers.code) for _one in range(40)]
    for one in greedy:
        one.cookie = phones[0].cookie
        assert (await one.ask("GET", f"/{one.key}/page/nothing")).status == 404
    figures = (await host.ask("GET", f"/{host.key}/api/host/metrics", headers=served.host)).body.decode()
    assert int(figures.partition("dekom_sockets_known ")[2].split()[0]) == 12 + 2 + 1
    assert await writes(phones[1]) < SOON


async def test_a_phone_that_does_not_read_is_dropped_and_the_others_hear_everything(
    serve: Serve, sockets: list[socket.socket]
) -> None:
    served = serve(limits={"slow_seconds": 0.3})
    host, phones = await begun(served)
    slow = socket.socket()
    sockets.append(slow)
    slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    slow.connect(("127.0.0.1", served.port))
    origin = f"127.0.0.1:{served.port}"
    slow.send(
        f"GET /{served.papers.code}/api/live HTTP/1.1\r\nHost: {origin}\r\nOrigin: http://{origin}\r\n"
        f"Cookie: {phones[0].cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    headers = {"Cookie": phones[1].cookie, "Origin": f"http://{origin}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.ws_connect(f"http://{origin}/{served.papers.code}/api/live") as reader,
        asyncio.timeout(30),
    ):
        heard: dict[str, int] = {}
        number = 0
        while True:
            number += 1
            reply = await host.ask(
                "POST",
                f"/{host.key}/api/send",
                command("message", {"text": f"{number} " + "x" * 290}),
                headers=served.host,
            )
            while heard.get("seq", 0) < reply.told["seq"]:
                heard = await reader.receive_json()
            figures = await host.ask("GET", f"/{host.key}/api/host/metrics", headers=served.host)
            followers = int(figures.body.decode().partition("dekom_followers ")[2].split()[0])
            if followers == 1 and number > 5:
                break
    # And it comes back for the newest.
    assert (await phones[0].state())["common"]["message"].startswith(f"{number} ")
