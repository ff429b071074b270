"""A server of a process of its own that is killed in the middle of a meeting, seen from a phone."""

from __future__ import annotations

import json
import os
import signal
import socket
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from playwright.sync_api import expect

from dekom_tui.live import lots, meetings, process
from tests.live.browser.room import opening

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def free() -> int:
    """A port that nobody has, and that is none of the usual ones, which others may take meanwhile."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def test_a_phone_goes_on_when_the_server_was_killed(browser: Browser) -> None:
    """Killed twice while texts are on their way and begun again at the same port: each text is saved once, in order,
    and the phone comes back by itself."""
    papers = meetings.create("Personalmøte", opening=[opening()])
    serving = process.start([papers.id], process.Options(bind="127.0.0.1", port=free()))
    base = f"http://127.0.0.1:{serving.port}/{papers.code}"
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {meetings.keys(papers.id).host}"}
    page = browser.new_context(locale="nb-NO", viewport={"width": 390, "height": 844}).new_page()

    def host(path: str, told: dict[str, Any] | None = None) -> dict[str, Any]:
        body = None if told is None else json.dumps({"id": lots.new_id(), **told}).encode()
        with urlopen(Request(f"{base}/api/{path}", body, headers)) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    try:
        page.goto(base)
        page.get_by_role("button", name="Bli med").click()
        page.get_by_text("Du er med.").wait_for()
        host("send", {"kind": "go", "data": {"item": "igp", "phase": "alone"}})
        texts = [f"Nummer {number}" for number in range(4)]
        for number, text in enumerate(texts):
            page.get_by_label("innspill").first.fill(text)
            if number in (1, 2):
                os.kill(serving.pid, signal.SIGKILL)
            page.locator("button.go").click()
            expect(page.locator("li.card").filter(has_text=text)).to_be_visible()
            if number in (1, 2):
                begun = process.start([papers.id], process.Options(bind="127.0.0.1"))
                assert begun.port == serving.port
                serving = begun
        expect(page.locator("li.card .mark.safe")).to_have_count(len(texts), timeout=20_000)
        expect(page.locator("li.card")).to_have_count(len(texts))
        assert [one["text"] for one in host("state?as=host")["host"]["entries"]["list"]] == texts
    finally:
        process.stop(papers.id)
        page.context.close()
