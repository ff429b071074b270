"""What stands at each path: pages for people, and what scripts and screens ask for under `api/`.

MEETING          path                     who
a page           GET  /KEY                anybody who has the code, or the token of the QR code
a form           POST /KEY/send           the same; goes back to the page
a command        POST /KEY/api/send       the same; JSON
what is          GET  /KEY/api/state      the same; JSON
changes          GET  /KEY/api/live       who is in; a websocket
changes          GET  /KEY/api/events     who is in; server-sent events
goodbye          POST /KEY/api/leave      who is in
a second device  /KEY/vert                who has the facilitator's key, or a pin
the rest         /KEY/api/host/…          the facilitator
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from aiohttp import web

from dekom_tui.live import host_page, host_routes, lots, pages, steering, streams
from dekom_tui.live.answers import form_refusal, gone, json_answer, page, refused, see_other, set_cookie
from dekom_tui.live.guard import Forbidden
from dekom_tui.live.listeners import HOST, PHONE
from dekom_tui.live.server import BROWSER, phone_cookie
from dekom_tui.meeting.events import is_message_id
from dekom_tui.words.language import Language, translated_in

if TYPE_CHECKING:
    from dekom_tui.live.room import Answer, Room
    from dekom_tui.live.server import Call, Server

_Route = Callable[["Server", "Call", "Room"], Awaitable[web.StreamResponse]]
_FIELDS: Final = 200
_READ: Final = frozenset({"", "api/state", "api/live", "api/events"})
"""What costs the server a view to answer."""
_LANGUAGE_SECONDS: Final = 365 * 24 * 3600


async def answer(server: Server, call: Call) -> web.StreamResponse:
    """The answer to a request that the guard has let in."""
    with translated_in(language_of(call)):
        first = call.request.path[1:].partition("/")[0]
        if first == "":
            return await _front(server, call)
        if first == "page":
            return _asset(call)
        if first == "test" and not call.rest:
            return _test(server, call)
        if call.room is None:
            return await _unknown(server, call)
        if call.rest in _READ and _method(call) == "GET" and (wait := server.read(call)):
            busy = page(pages.trouble("busy", language=language_of(call), base=call.key, encrypted=server.secure), 429)
            return refused("rate", wait=wait) if call.rest else busy
        route = _ROUTES.get((_method(call), call.rest))
        if route is not None:
            return await route(server, call, call.room)
        if call.rest.startswith("api/host/"):
            return await host_routes.answer(server, call, call.room)
        return gone(call)


def _method(call: Call) -> str:
    return "GET" if call.request.method == "HEAD" else call.request.method


def language_of(call: Call) -> Language:
    """The language that a browser has chosen, or prefers."""
    try:
        chosen = call.request.cookies.get("lang")
    except ValueError:
        chosen = None
    return pages.language(chosen, call.request.headers.get("Accept-Language"))


async def body(server: Server, call: Call) -> bytes:
    """What was sent, of at most 16 KiB and within some seconds. Raises TimeoutError and HTTPRequestEntityTooLarge."""
    async with asyncio.timeout(server.limits.body_seconds):
        return await call.request.read()


async def json_body(server: Server, call: Call) -> dict[str, Any]:
    """The object that was sent. Raises Forbidden."""
    if call.request.content_type != "application/json":
        raise Forbidden("not-json", 415)
    try:
        told = json.loads(await body(server, call))
    except (ValueError, RecursionError):
        raise Forbidden("bad-data", 400) from None
    if not isinstance(told, dict):
        raise Forbidden("bad-data", 400)
    return told


async def fields(server: Server, call: Call) -> dict[str, list[str]]:
    """The fields of a form. Raises Forbidden."""
    if call.request.content_type != "application/x-www-form-urlencoded":
        raise Forbidden("not-a-form", 415)
    try:
        text = (await body(server, call)).decode("utf-8")
        return parse_qs(text, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        raise Forbidden("bad-data", 400) from None


async def _front(server: Server, call: Call) -> web.StreamResponse:
    """The page where the code is typed."""
    if call.request.method == "POST":
        given = await fields(server, call)
        if "lang" in given:
            return _speak(server, pages.read_form(given), ".")
        return see_other(lots.typed(given.get("kode", [""])[0])[: lots.TOKEN_LENGTH] or ".")
    return page(
        pages.render(
            None,
            base="",
            language=language_of(call),
            fresh=lots.new_id,
            now=server.now(),
            encrypted=server.secure,
        )
    )


def _speak(server: Server, found: object, back: str) -> web.StreamResponse:
    """Keep the language that was chosen."""
    answer = see_other(back)
    if isinstance(found, pages.Chosen):
        set_cookie(server, answer, "lang", found.language, _LANGUAGE_SECONDS)
    return answer


async def _unknown(server: Server, call: Call) -> web.StreamResponse:
    """No meeting here goes by this key: said at once while few guess, later and later when many do."""
    try:
        browser = call.request.cookies.get(BROWSER, "")[:40]
    except ValueError:
        browser = ""
    wait = server.wrong.tell(browser)
    why, status, code = ("busy", 429, "rate") if wait is None else ("unknown", 404, "unknown-meeting")
    if wait:
        await asyncio.sleep(wait)
    if call.rest:
        answer = refused(code, wait=5.0 if wait is None else 0.0)
    else:
        answer = page(pages.trouble(why, language=language_of(call), encrypted=server.secure), status)
    answer.force_close()
    if not browser:
        set_cookie(server, answer, BROWSER, lots.new_id(), int(server.limits.wrong_seconds))
    return answer


def _asset(call: Call) -> web.StreamResponse:
    """A file of the page, which is the same for all."""
    found = pages.assets().get(call.rest)
    if found is None:
        return gone(call)
    headers = {"ETag": f'"{found.tag}"', "Cache-Control": "no-cache"}
    if call.request.headers.get("If-None-Match") == f'"{found.tag}"':
        return web.Response(status=304, headers=headers)
    headers["Content-Type"] = found.type
    if "gzip" in call.request.headers.get("Accept-Encoding", ""):
        return web.Response(
            body=found.packed, headers={**headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        )
    return web.Response(body=found.body, headers=headers)


def _test(server: Server, call: Call) -> web.StreamResponse:
    """The page that tries the net: who sees it has reached this machine."""
    if call.request.method == "GET":
        server.reached += 1
    return page(pages.test_page(language=language_of(call), seen=server.reached, encrypted=server.secure))


async def _page(server: Server, call: Call, room: Room) -> web.StreamResponse:
    return await shown(server, call, room)


async def shown(server: Server, call: Call, room: Room, status: int = 200, **told: Any) -> web.StreamResponse:
    """The meeting's page as the one who asks sees it."""
    device = call.who if call.who not in (None, HOST) else ""
    view = json.loads(await room.showing.whole(PHONE, device or ""))
    return page(
        pages.render(
            view,
            base=call.key,
            language=language_of(call),
            fresh=lots.new_id,
            now=view["now"],
            encrypted=server.secure,
            days=room.papers.days,
            **told,
        ),
        status,
    )


async def _form(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """A form without JavaScript: what api/send does, and back to the page."""
    try:
        given = await fields(server, call)
    except web.HTTPRequestEntityTooLarge:
        # A person sent it: said in words.
        told = pages.trouble(
            "long", language=language_of(call), base=f"../{call.key}", encrypted=server.secure, up="../"
        )
        answer = page(told, 413)
        answer.force_close()
        return answer
    device = call.who if call.who not in (None, HOST) else ""
    view = json.loads(await room.showing.whole(PHONE, device or ""))
    found = pages.read_form(given, view)
    if isinstance(found, pages.Chosen):
        return _speak(server, found, f"../{call.key}")
    if isinstance(found, pages.Warned):
        return await shown(server, call, room, warned=found.name, tried=found.sent, up="../")
    if isinstance(found, pages.Wrong):
        return await shown(server, call, room, 400, notice=found.text, up="../")
    done = await sent(call, room, found.id, found.kind, dict(found.data))
    if done.refused:
        status, notice = form_refusal(done)
        if done.refused == "names-a-person":
            return await shown(server, call, room, warned=done.params["name"], tried=found, up="../")
        notice = pages.later(done.refused, language=language_of(call)) or notice
        return await shown(server, call, room, status, notice=notice, tried=found, up="../")
    back = see_other(f"../{call.key}")
    if done.device and call.who != HOST:
        server.know(call, room, done.device)
        set_cookie(server, back, phone_cookie(room), room.cookie(done.device))
    return back


async def _send(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """A command."""
    told = await json_body(server, call)
    done = await sent(call, room, told.get("id"), told.get("kind"), told.get("data"))
    if done.refused:
        return refused(done.refused, wait=done.wait, **done.params)
    found: dict[str, Any] = {"seq": done.seq}
    if done.device:
        found["device"] = done.device
    answer = json_answer(found)
    if done.device and call.who != HOST:
        server.know(call, room, done.device)
        set_cookie(server, answer, phone_cookie(room), room.cookie(done.device))
    return answer


async def sent(call: Call, room: Room, ident: object, kind: object, data: object) -> Answer:
    """Do what somebody asks. Raises Forbidden for what is no command."""
    if not is_message_id(ident) or not isinstance(kind, str):
        raise Forbidden("bad-data", 400)
    return await room.send(call.who or "", str(ident), kind, data)


async def _state(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """What is now, whole; nothing where nothing is new."""
    audience = streams.audience(call)
    device = call.who if audience == PHONE and call.who not in (None, HOST) else ""
    since = streams.since(call)
    if since is not None and since == room.state.seq:
        return web.Response(status=204)
    told = await room.showing.whole(audience, device or "")
    if audience == PHONE and not device:
        told = told[:-1] + b',"mine":null}'
    return web.Response(body=told, content_type="application/json", charset="utf-8")


async def _leave(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """Forget who this is."""
    answer = json_answer({})
    answer.del_cookie(phone_cookie(room), path="/")
    return answer


async def _live(server: Server, call: Call, room: Room) -> web.StreamResponse:
    return await streams.websocket(server, call, room)


async def _events(server: Server, call: Call, room: Room) -> web.StreamResponse:
    return await streams.events(server, call, room)


async def _host_page(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """The facilitator's page, or where one becomes it."""
    return await _steered(call, room)


async def _steered(call: Call, room: Room, notice: str = "", status: int = 200) -> web.StreamResponse:
    if call.who != HOST:
        return page(host_page.door(language=language_of(call), wrong=status != 200), status)
    told = json.loads(await room.showing.whole(HOST))
    text = host_page.page(
        told["host"],
        told["net"],
        language=language_of(call),
        fresh=lots.new_id,
        now=told["now"],
        seq=told["seq"],
        notice=notice,
        still="still" in call.request.query,
    )
    return page(text, status)


async def _become_host(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """A facilitator's second device, that has the key or the pin; or a button of its page."""
    given = {name: values[0] for name, values in (await fields(server, call)).items()}
    if "step" in given:
        return await _step(call, room, given)
    if host_routes.entered(server, room, given.get("noekkel", "")[:100]):
        return host_routes.let_in(server, call, room)
    server.wrong.tell("")
    return await _steered(call, room, status=403)


async def _step(call: Call, room: Room, given: Mapping[str, str]) -> web.StreamResponse:
    """A button of the facilitator's page."""
    if call.who != HOST:
        return refused("not-allowed")
    view = json.loads(await room.showing.whole(HOST))["host"]
    try:
        kind, data = host_page.command(view, given)
    except steering.NotNow as error:
        return await _steered(call, room, error.message, 409)
    except ValueError:
        raise Forbidden("bad-data", 400) from None
    done = await sent(call, room, given.get("id"), kind, data)
    if done.refused:
        status, notice = form_refusal(done)
        return await _steered(call, room, notice, status)
    return see_other("vert")


_ROUTES: Final[dict[tuple[str, str], _Route]] = {
    ("GET", ""): _page,
    ("POST", "send"): _form,
    ("POST", "api/send"): _send,
    ("GET", "api/state"): _state,
    ("GET", "api/live"): _live,
    ("GET", "api/events"): _events,
    ("POST", "api/leave"): _leave,
    ("GET", "vert"): _host_page,
    ("POST", "vert"): _become_host,
}
