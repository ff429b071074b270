"""Answers as the routes give them: pages, JSON, refusals with their words, and cookies."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from dekom_tui.words.meeting_refusals import refusal

if TYPE_CHECKING:
    from dekom_tui.live.room import Answer
    from dekom_tui.live.server import Call, Server

COOKIE_SECONDS: Final = 7 * 24 * 3600
"""A phone is known for a week: longer than any meeting is taken up again, and no longer than the secret lives."""

STATUS: Final[dict[str, int]] = {
    "bad-data": 400,
    "too-long": 400,
    "empty": 400,
    "not-in": 401,
    "not-joined": 401,
    "not-allowed": 403,
    "removed": 403,
    "muted": 403,
    "waiting": 403,
    "not-yours": 403,
    "not-secretary": 403,
    "unknown-meeting": 404,
    "ended": 410,
    "locked": 423,
    "rate": 429,
    "busy": 429,
    "full": 503,
    "disk": 503,
}
"""HTTP's number for a refusal; what is not here is 409: it does not fit what the meeting is doing."""


def json_answer(told: object, status: int = 200) -> web.Response:
    """An answer in JSON."""
    return web.Response(
        body=json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"),
        status=status,
        content_type="application/json",
        charset="utf-8",
    )


def refused(code: str, *, wait: float = 0.0, **params: Any) -> web.Response:
    """A refusal with its words. `wait` is the seconds until it is worth trying again."""
    told: dict[str, Any] = {**params, "refused": code, "text": refusal(code, params)}
    if wait:
        told["after"] = round(1000 * wait)
    answer = json_answer(told, STATUS.get(code, 409))
    if wait:
        answer.headers["Retry-After"] = str(max(1, round(wait)))
    return answer


def form_refusal(done: Answer) -> tuple[int, str]:
    """The same for a form: its status and its words."""
    return STATUS.get(done.refused, 409), refusal(done.refused, done.params)


def page(text: str, status: int = 200) -> web.Response:
    """A page."""
    answer = web.Response(text=text, status=status, content_type="text/html", charset="utf-8")
    answer.enable_compression()
    return answer


def see_other(path: str) -> web.Response:
    """Go on to another page of ours."""
    return web.Response(status=303, headers={"Location": path})


def gone(call: Call) -> web.Response:
    """There is nothing at this path."""
    return json_answer({"refused": "unknown"}, 404) if "api/" in call.rest else web.Response(status=404)


def set_cookie(
    server: Server, answer: web.StreamResponse, name: str, value: str, seconds: int = COOKIE_SECONDS
) -> None:
    """Give a browser a cookie that no script and no other site gets at."""
    answer.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="Strict", secure=server.secure)
