"""The server's process and the screen's: neither takes the other down, and a meeting is found again."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
import pytest

from dekom_tui.live import meetings, process
from dekom_tui.live.client import connect
from dekom_tui.live.meetings import Papers
from dekom_tui.live.process import NotStarted, Options
from dekom_tui.store.settings import OwnSettings
from tests.live.conftest import Serve, opening
from tests.live.phones import Phone

LOCAL = Options(bind="127.0.0.1")
TLS = Path(__file__).parent / "tls"


@pytest.fixture
def papers() -> Iterator[Papers]:
    """A meeting; whatever serves it in the end is stopped."""
    made = meetings.create("Personalmøte", opening=opening())
    yield made
    assert process.stop(made.id)


SCREEN = """
import os, signal, sys
from dekom_tui.live import process
process.start([sys.argv[1]], process.Options(bind="127.0.0.1"))
os.kill(os.getpid(), signal.SIGKILL)
"""


async def test_the_meeting_goes_on_when_the_screen_that_began_it_is_killed(papers: Papers) -> None:
    done = subprocess.run([sys.executable, "-c", SCREEN, papers.id], check=False, timeout=30)
    assert done.returncode == -signal.SIGKILL
    found = process.find(papers.id)
    assert found is not None
    phone = Phone(found.port, papers.code)
    assert (await phone.join()).status == 200


async def test_a_killed_server_is_missed_and_started_again_with_the_same_code_port_and_clock(papers: Papers) -> None:
    first = process.start([papers.id], LOCAL)
    async with connect(papers.id) as client:
        assert (await client.send("go", {"item": "a", "phase": "alone"})).seq == 2
        phone = Phone(first.port, papers.code)
        await phone.join()
        before = (await phone.state())["common"]["clock"]["ends_at"]
        os.kill(first.pid, signal.SIGKILL)
        async with asyncio.timeout(10):
            while client.lost is None:
                await anext(client.changes())
        async with asyncio.timeout(10):
            while process.find(papers.id) is not None:
                await asyncio.sleep(0)
        waiting = asyncio.create_task(client.send("message", {"text": "Vi er tilbake"}))
        second = process.start([papers.id], LOCAL)
        assert (second.port, meetings.read(papers.id).code) == (first.port, papers.code)
        assert (await waiting).seq == 4
        phone.close()
        state = await phone.state()
        assert (state["common"]["clock"]["ends_at"], state["mine"]["device"]) == (before, "d1")
        async with asyncio.timeout(10):
            while client.lost is not None or client.view.get("message") != "Vi er tilbake":
                await anext(client.changes())


async def test_a_client_sees_what_is_hidden_and_only_what_has_changed_is_told(papers: Papers) -> None:
    served = process.start([papers.id], LOCAL)
    phone = Phone(served.port, papers.code)
    async with connect(papers.id) as client, connect(papers.id, "room") as room, asyncio.timeout(10):
        await client.send("go", {"item": "a", "phase": "alone"})
        await phone.join(role="laerer")
        for number in range(3):
            await phone.send("contribute", {"item": "a", "text": f"Innspill {number}"})
        while len(client.entries) < 3:
            await anext(client.changes())
        assert [one["text"] for one in client.entries.values()] == ["Innspill 0", "Innspill 1", "Innspill 2"]
        assert room.entries == {}
        await client.send("reveal", {"item": "a", "on": True})
        while len(room.entries) < 3:
            await anext(room.changes())
        await client.send("hide", {"ids": [next(iter(client.entries))], "on": True})
        while len(room.entries) != 2:
            await anext(room.changes())
        assert len(client.entries) == 3
        await phone.send("take_back", {"id": list(client.entries)[1]})
        while len(client.entries) != 2:
            await anext(client.changes())
        refused = await client.send("go", {"item": "nothing", "phase": "alone"})
        assert refused.refused == "unknown"


async def test_presence_and_writing_are_told_and_kept_nowhere(papers: Papers) -> None:
    served = process.start([papers.id], LOCAL)
    phone = Phone(served.port, papers.code)
    await phone.join()
    own = f"http://127.0.0.1:{served.port}"
    headers = {"Cookie": phone.cookie, "Origin": own}
    async with connect(papers.id) as client, aiohttp.ClientSession(headers=headers) as session, asyncio.timeout(10):
        async with session.ws_connect(f"{own}/{papers.code}/api/live") as socket:
            await socket.send_json({"writing": True})
            while (client.net.get("here"), client.net.get("writing")) != (1, 1):
                await anext(client.changes())
            await socket.send_json({"ping": 7})
            while True:
                heard = await socket.receive_json()
                if "pong" in heard:
                    break
            assert heard["pong"] == 7
        while (client.net.get("here"), client.net.get("away")) != (0, 1):
            await anext(client.changes())
        async with session.get(f"{own}/{papers.code}/api/events") as events:
            assert events.content_type == "text/event-stream"
            while not (line := await events.content.readline()).startswith(b"data:"):
                pass
            assert b'"common"' in line
            assert b'"mine"' in line


async def test_only_one_process_serves_a_meeting_and_a_taken_port_is_told(papers: Papers) -> None:
    process.start([papers.id], LOCAL)
    with pytest.raises(NotStarted) as told:
        process.start([papers.id], LOCAL)
    assert told.value.code == "taken"
    process.stop(papers.id)
    with socket.create_server(("127.0.0.1", 0)) as other:
        with pytest.raises(NotStarted) as told:
            process.start([papers.id], Options(bind="127.0.0.1", port=other.getsockname()[1]))
        assert told.value.code == "port"
    with pytest.raises(NotStarted) as told:
        process.start([papers.id], Options(bind="203.0.113.7"))
    assert told.value.code == "address"
    with pytest.raises(NotStarted) as told:
        process.start([papers.id], Options(bind="127.0.0.1", cert="/nowhere.pem"))
    assert told.value.code == "tls"


async def test_tls_makes_the_cookie_secure_and_the_page_says_that_the_net_is_encrypted(papers: Papers) -> None:
    served = process.start([papers.id], Options(bind="127.0.0.1", cert=str(TLS / "cert.pem"), key=str(TLS / "key.pem")))
    assert served.url.startswith("https://")
    trusted = ssl.create_default_context(cafile=str(TLS / "cert.pem"))
    url = f"https://127.0.0.1:{served.port}/{papers.code}/api/send"
    async with aiohttp.ClientSession() as session:
        told = {"id": "join", "kind": "join", "data": {}}
        async with session.post(url, json=told, ssl=trusted) as answer:
            assert answer.status == 200
            assert "Secure" in answer.headers["Set-Cookie"]
    async with connect(papers.id) as client, asyncio.timeout(10):
        while not client.net:
            await anext(client.changes())
        assert client.net["encrypted"]


async def test_behind_a_proxy_the_public_name_is_the_host_and_the_cookie_is_secure(serve: Serve) -> None:
    served = serve()
    served.kill()
    assert served.start("--url=https://moete.skole.example").url == "https://moete.skole.example"
    phone = Phone(served.port, served.papers.code)
    reply = await phone.ask(
        "POST", f"/{phone.key}/api/send", b'{"id": "j", "kind": "join", "data": {}}',
        headers={"Host": "moete.skole.example", "Origin": "https://moete.skole.example"},
    )  # fmt: skip
    assert reply.status == 200
    assert "Secure" in reply.raw_cookies[0]
    assert (await phone.ask("GET", "/", headers={"Host": "annet.example"})).status == 421


async def test_a_pin_makes_another_device_a_facilitators_once(serve: Serve) -> None:
    served = serve()
    phone = Phone(served.port, served.papers.code)
    pin = (await phone.ask("POST", f"/{phone.key}/api/host/pair", b"{}", headers=served.host)).told["pin"]
    form = "application/x-www-form-urlencoded"
    wrong = await phone.ask("POST", f"/{phone.key}/vert", b"noekkel=22222222", form)
    assert wrong.status == 403
    right = await phone.ask("POST", f"/{phone.key}/vert", f"noekkel={pin.lower()}".encode(), form)
    assert right.status == 303
    again = await phone.ask("POST", f"/{phone.key}/vert", f"noekkel={pin}".encode(), form)
    assert again.status == 403
    phone.cookie = right.cookies[0]
    assert "host" in await phone.state()
    assert (await phone.ask("GET", f"/{phone.key}/api/host/health")).told["ok"]
    # It steers by plain forms, and sees what the room does not.
    path = f"/{phone.key}/vert"
    page = (await phone.ask("GET", path)).body.decode()
    assert "Personalmøte" in page
    step = urlencode({"id": "next-1", "step": "next"}).encode()
    assert (await phone.ask("POST", path, step, form)).status == 303
    assert (await phone.ask("POST", path, step, form)).status == 303
    other = Phone(served.port, served.papers.code)
    await other.join()
    assert (await other.send("contribute", {"item": "a", "text": "<b>Skjult for rommet</b>"})).status == 200
    assert "&lt;b&gt;Skjult for rommet" in (await phone.ask("GET", path)).body.decode()
    hold = urlencode({"id": "hold-1", "step": "hold", "entry": "c4", "on": "1"}).encode()
    assert (await phone.ask("POST", path, hold, form)).status == 303
    assert "holdt tilbake" in (await phone.ask("GET", path)).body.decode()
    assert (await other.ask("POST", path, step, form)).status == 403
    assert "Skjult for rommet" not in (await other.ask("GET", path)).body.decode()


def test_finished_meetings_are_deleted_when_their_days_are_over_and_no_others() -> None:
    kept = meetings.create("I gang")
    late = meetings.create("For lenge siden", keep=30)
    fresh = meetings.create("I går", keep=30)
    day = 24 * 3600 * 1000
    meetings.write(late._replace(ended=meetings.now() - 31 * day))
    meetings.write(fresh._replace(ended=meetings.now() - day))
    assert meetings.sweep() == 1
    assert {one.id for one in meetings.every()} == {kept.id, fresh.id}
    assert not meetings.place(late.id).exists()


def test_how_long_meetings_are_kept_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert meetings.create("Som vanlig").days == 30
    OwnSettings.of_user().change(meeting_days=90)
    assert meetings.create("Som innstillingene sier").days == 90
    monkeypatch.setenv(meetings.DAYS_VARIABLE, "7")
    assert meetings.create("Kort").days == 7
    monkeypatch.setenv(meetings.DAYS_VARIABLE, "lenge")
    assert meetings.create("Uforståelig").days == 90
    assert meetings.create("Som kommandoen sier", keep=1).days == 1


def test_nothing_of_this_is_loaded_before_a_meeting() -> None:
    code = "import sys, dekom_tui.app, dekom_tui.cli.group, dekom_tui.cli.meeting; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"aiohttp", "segno", "sqlite3"} & set(loaded) == set()
    assert [one for one in loaded if one.startswith("dekom_tui.live")] == []


async def test_a_server_that_died_is_started_again_as_it_was_and_one_that_was_stopped_is_not(papers: Papers) -> None:
    first = process.start([papers.id], LOCAL)
    assert process.revive(papers.id) is False
    os.kill(first.pid, signal.SIGKILL)
    async with asyncio.timeout(10):
        while process.find(papers.id) is not None:
            await asyncio.sleep(0)
    assert process.revive(papers.id) is True
    second = process.find(papers.id)
    assert second is not None
    assert (second.port, second.url, second.how) == (first.port, first.url, first.how)
    assert "127.0.0.1" in second.url
    assert process.stop(papers.id)
    assert process.revive(papers.id) is False
