"""What the server takes, from whom, and what every answer of it carries."""

from __future__ import annotations

import json
import secrets
import stat
from urllib.parse import urlencode

import pytest

from dekom_tui.live import meetings
from dekom_tui.live.journal import FILE, read_file
from tests.live.conftest import Serve, Served
from tests.live.phones import Phone, Reply

FORM = "application/x-www-form-urlencoded"


def command(kind: str, data: dict[str, object], ident: str = "") -> bytes:
    return json.dumps({"id": ident or secrets.token_hex(8), "kind": kind, "data": data}).encode()


async def hosts(served: Served, kind: str, data: dict[str, object], number: int = 0) -> Reply:
    """The facilitator of a meeting does something."""
    papers = served.all[number]
    phone = Phone(served.port, papers.code)
    key = meetings.keys(papers.id).host
    reply = await phone.ask(
        "POST", f"/{papers.code}/api/send", command(kind, data), headers={"Authorization": f"Bearer {key}"}
    )
    phone.close()
    return reply


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:8080@127.0.0.1"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 200),
        ({}, 200),
    ],
)
async def test_what_changes_anything_comes_from_a_page_of_this_very_host(
    serve: Serve, headers: dict[str, str], status: int
) -> None:
    served = serve()
    phone = Phone(served.port, served.papers.code)
    reply = await phone.ask("POST", f"/{phone.key}/api/send", command("join", {}), headers=headers)
    assert reply.status == status
    if status != 200:
        assert len(read_file(served.folder / FILE)) == 1


async def test_a_websocket_needs_an_origin_of_ours_and_somebody_who_is_in(serve: Serve) -> None:
    served = serve()
    phone = Phone(served.port, served.papers.code)
    own = f"http://127.0.0.1:{served.port}"
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip
    assert (await phone.ask("GET", f"/{phone.key}/api/live", headers={**upgrade, "Origin": own})).status == 401
    await phone.join()
    for origin in ({}, {"Origin": "null"}, {"Origin": "http://evil.example"}):
        assert (await phone.ask("GET", f"/{phone.key}/api/live", headers={**upgrade, **origin})).status == 403
    assert (await phone.ask("GET", f"/{phone.key}/api/live", headers={**upgrade, "Origin": own})).status == 101


async def test_nothing_is_changed_by_a_get_and_bodies_are_bounded(serve: Serve) -> None:
    served = serve()
    phone = Phone(served.port, served.papers.code)
    path = f"/{phone.key}/api/send"
    assert (await phone.ask("GET", path)).status == 404
    assert (await phone.ask("PUT", path)).status == 405
    assert (await phone.ask("POST", path, command("join", {}), kind="text/plain")).status == 415
    assert (await phone.ask("POST", path, b"[" * 9000)).status == 400
    assert (await phone.ask("POST", path, b'{"id": "x" * 17000' + b" " * 17_000)).status == 413
    assert (await phone.ask("GET", "/" + "A" * 500)).status == 414
    assert (await Phone(served.port, "").ask("GET", "/" + "A" * 5000)).status == 400
    assert [one.kind for one in read_file(served.folder / FILE)] == ["open"]


async def test_every_answer_carries_what_keeps_a_browser_to_itself(serve: Serve) -> None:
    served = serve()
    phone = Phone(served.port, served.papers.code)
    for path in (
        "/",
        f"/{phone.key}",
        f"/{phone.key}/api/state",
        "/page/nothing",
        "/test",
        "/222222",
        "/222222/api/state",
    ):
        headers = (await phone.ask("GET", path)).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "no-referrer", path
        assert headers["content-security-policy"].startswith("default-src 'none'"), path
        assert "unsafe" not in headers["content-security-policy"], path
    page = await phone.ask("GET", f"/{phone.key}")
    assert page.status == 200
    assert f"ws://127.0.0.1:{served.port}" in page.headers["content-security-policy"]


async def test_a_phones_cookie_is_for_this_meeting_no_script_and_no_other_site(serve: Serve) -> None:
    served = serve()
    phone = Phone(served.port, served.papers.code)
    reply = await phone.ask("POST", f"/{phone.key}/api/send", command("join", {}))
    cookie = reply.headers.get("set-cookie", "") or reply.raw_cookies[0]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    value = reply.cookies[0].partition("=")[2]
    assert value.startswith("d1.")
    assert len(value) - 3 >= 128 // 4
    # One digit of it changed is nobody's.
    phone.cookie = reply.cookies[0][:-1] + ("0" if value[-1] != "0" else "1")
    assert (await phone.state())["mine"] is None
    assert (await phone.send("contribute", {"item": "a", "text": "x"})).status == 401


async def test_a_phone_is_no_facilitator_whatever_it_says(serve: Serve) -> None:
    served = serve()
    phone = Phone(served.port, served.papers.code)
    await phone.join()
    for kind, data in (("go", {"item": "a", "phase": "alone"}), ("end", {}), ("lock", {"on": True}), ("open", {})):
        assert (await phone.send(kind, data)).status in (400, 403)
    for path in ("door", "metrics", "health", "export", "qr.svg", "nothing"):
        assert (await phone.ask("GET", f"/{phone.key}/api/host/{path}")).status == 403
    for path in ("code", "pair"):
        assert (await phone.ask("POST", f"/{phone.key}/api/host/{path}", b"{}")).status == 403
    assert "host" not in await phone.state("?as=host")
    assert "room" not in await phone.state("?as=room")
    wrong = {"Authorization": f"Bearer {'0' * 40}"}
    assert (await phone.ask("GET", f"/{phone.key}/api/host/door", headers=wrong)).status == 403


async def test_two_meetings_on_one_server_do_not_mix(serve: Serve) -> None:
    served = serve(titles=("Lærerne", "Elevrådet"))
    one, other = (Phone(served.port, papers.code) for papers in served.all)
    for number in (0, 1):
        assert (await hosts(served, "go", {"item": "a", "phase": "alone"}, number)).status == 200
    await one.join()
    assert (await one.send("contribute", {"item": "a", "text": "Bare for lærerne"})).status == 200
    other.cookie = one.cookie
    assert (await other.state())["mine"] is None
    assert (await other.send("contribute", {"item": "a", "text": "Fra feil møte"})).status == 401
    await other.join()
    told = await other.state()
    assert told["common"]["title"] == "Elevrådet"
    assert told["common"]["item"]["counts"]["entries"] == 0
    first = meetings.keys(served.all[0].id).host
    reply = await other.ask("GET", f"/{other.key}/api/host/door", headers={"Authorization": f"Bearer {first}"})
    assert reply.status == 403
    assert "lærerne" not in json.dumps([list(one) for one in read_file(meetings.journal_file(served.all[1].id))])
    one.close()


async def test_a_new_code_keeps_those_who_are_in_and_lets_nobody_in_by_the_former(serve: Serve) -> None:
    served = serve()
    phone = Phone(served.port, served.papers.code)
    await phone.join()
    reply = await phone.ask("POST", f"/{phone.key}/api/host/code", b"{}", headers=served.host)
    code = reply.told["code"]
    assert code != served.papers.code
    assert (await phone.state())["mine"]["device"] == "d1"
    late = Phone(served.port, served.papers.code)
    assert (await late.join()).status == 404
    late.key = code.lower()
    assert (await late.join()).status == 200
    # A new server knows both.
    served.kill()
    served.start()
    for one in (phone, late):
        one.close()
        assert (await one.state())["mine"] is not None
        one.close()


async def test_a_locked_door_lets_nobody_new_in_and_the_lobby_shows_only_the_door(serve: Serve) -> None:
    served = serve()
    await hosts(served, "go", {"item": "a", "phase": "alone"})
    inside = Phone(served.port, served.papers.code)
    await inside.join()
    await hosts(served, "lobby", {"on": True})
    waiting = Phone(served.port, served.papers.code)
    assert (await waiting.join()).status == 200
    told = await waiting.state()
    assert told["mine"]["waiting"]
    assert told["common"]["item"] is None
    assert (await waiting.send("contribute", {"item": "a", "text": "x"})).told["refused"] == "waiting"
    await hosts(served, "lock", {"on": True})
    late = Phone(served.port, served.papers.code)
    reply = await late.join()
    assert (reply.status, reply.told["refused"]) == (423, "locked")
    assert (await inside.send("contribute", {"item": "a", "text": "Fortsatt med"})).status == 200


async def test_no_device_stands_beside_a_ballot_and_the_secret_goes_at_the_end(serve: Serve) -> None:
    served = serve()
    phones = [Phone(served.port, served.papers.token) for _one in range(3)]
    for one in phones:
        await one.join()
    await hosts(served, "go", {"item": "a", "phase": "alone"})
    for one in phones:
        assert (await one.send("contribute", {"item": "a", "text": f"Fra {one.device}"})).status == 200
    await hosts(served, "choose", {"item": "a", "ids": ["c6", "c7"]})
    reply = await hosts(served, "go", {"item": "a", "phase": "vote"})
    assert reply.status == 200, reply.body
    for one in phones:
        ballot = (await one.state())["common"]["item"]["ballot"]
        votes = {ballot["options"][0]["id"]: 1}
        assert (await one.send("vote", {"item": "a", "round": ballot["round"], "votes": votes})).status == 200
        again = await one.send("vote", {"item": "a", "round": ballot["round"], "votes": votes})
        assert again.status == 200
        assert (await one.state())["mine"]["ballots"][0]["sent"]
    assert (await phones[0].state())["common"]["item"]["ballot"]["voted"] == 3
    events = read_file(served.folder / FILE)
    voters = [one.by for one in events if one.kind == "vote"]
    assert len(voters) == 6
    assert len(set(voters)) == 3
    assert not {one.device for one in phones} & set(voters)
    assert meetings.keys(served.papers.id).secret
    assert (await hosts(served, "end", {})).status == 200
    assert meetings.keys(served.papers.id).secret == ""
    assert meetings.read(served.papers.id).ended


async def test_the_same_message_twice_is_one_event_and_a_join_that_was_not_heard_is_the_same_phone(
    serve: Serve,
) -> None:
    served = serve()
    await hosts(served, "go", {"item": "a", "phase": "alone"})
    phone = Phone(served.port, served.papers.code)
    first = await phone.ask("POST", f"/{phone.key}/api/send", command("join", {}, "join-1"))
    second = await phone.ask("POST", f"/{phone.key}/api/send", command("join", {}, "join-1"))
    assert first.told == second.told
    assert first.cookies == second.cookies
    phone.cookie = first.cookies[0]
    sent = [await phone.send("contribute", {"item": "a", "text": "Én gang"}, "once") for _one in range(2)]
    assert sent[0].told == sent[1].told
    assert (await phone.state())["common"]["item"]["counts"]["entries"] == 1


HOSTILE = "<script>alert(1)</script> \x1b[31mrødt\x07 \u202esnudd\u2066 [/] {0} \x00 \ud800"


async def test_hostile_text_is_text_in_every_view_and_page(serve: Serve) -> None:
    served = serve()
    await hosts(served, "go", {"item": "a", "phase": "alone"})
    phone = Phone(served.port, served.papers.code)
    await phone.join(role="laerer")
    assert (await phone.send("contribute", {"item": "a", "text": HOSTILE})).status == 200
    await hosts(served, "reveal", {"item": "a", "on": True})
    views = [
        (await phone.ask("GET", f"/{phone.key}/api/state")).body.decode(),
        (await phone.ask("GET", f"/{phone.key}/api/state", headers=served.host)).body.decode(),
        (await phone.ask("GET", f"/{phone.key}/api/state?as=room", headers=served.host)).body.decode(),
        (await phone.ask("GET", f"/{phone.key}")).body.decode(),
    ]
    for view in views:
        assert not set(view) & set("\x1b\x07\x00\u202e\u2066")
        assert "\\u001b" not in view
        assert "rødt" in view
    assert "<script>alert" not in views[-1]


async def test_without_javascript_a_form_joins_and_a_form_contributes(serve: Serve) -> None:
    served = serve()
    await hosts(served, "go", {"item": "a", "phase": "alone"})
    phone = Phone(served.port, served.papers.code)
    typed = await phone.ask(
        "POST", "/", urlencode({"kode": f" {served.papers.code.lower()[:3]} -{phone.key[3:]}"}).encode(), FORM
    )
    assert (typed.status, typed.headers["location"]) == (303, served.papers.code)
    assert (await phone.ask("POST", "/", urlencode({"kode": "//evil.example"}).encode(), FORM)).headers["location"][
        0
    ] != "/"
    page = (await phone.ask("GET", f"/{phone.key}")).body.decode()
    for wanted in ("join", "contribute"):
        fields = form_fields(page, wanted)
        reply = await phone.ask(
            "POST",
            f"/{phone.key}/send",
            urlencode({**fields, "text": "Fra et skjema"}).encode(),
            FORM,
            {"Origin": "null"},
        )
        assert reply.status == 303, reply.body
        phone.cookie = phone.cookie or reply.cookies[0]
        page = (await phone.ask("GET", f"/{phone.key}")).body.decode()
    assert "Fra et skjema" in page
    events = read_file(served.folder / FILE)
    assert [one.kind for one in events] == ["open", "go", "join", "contribute"]


def form_fields(page: str, kind: str) -> dict[str, str]:
    """The hidden fields of the form of a kind."""
    from html.parser import HTMLParser

    forms: list[dict[str, str]] = []

    class Forms(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = {name: value or "" for name, value in attrs}
            if tag == "form":
                forms.append({})
            elif tag == "input" and given.get("type") == "hidden" and forms:
                forms[-1][given["name"]] = given.get("value", "")

    Forms().feed(page)
    return next(one for one in forms if one.get("kind") == kind)


async def test_a_meetings_files_are_its_users_alone(serve: Serve) -> None:
    served = serve()
    assert stat.S_IMODE(served.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((served.folder / "noekler.json").stat().st_mode) == 0o600
