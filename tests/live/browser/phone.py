"""A phone in the meeting: a browser page of its own, with what a person does on it and what is asked of every state."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from dekom_tui.live import meetings

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

    from tests.live.browser.room import Room

SIZES = {"phone": (390, 844), "small": (320, 568), "desk": (1280, 800)}
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Phone:
    """A page, and what went wrong in its scripts."""

    def __init__(self, context: BrowserContext, room: Room) -> None:
        self.context = context
        self.room = room
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda told: self._heard(told.text))

    def _heard(self, text: str) -> None:
        if "Content Security Policy" in text or "Uncaught" in text:
            self.errors.append(text)

    def open(self, url: str = "") -> None:
        """Go to the meeting by its code, or to another address."""
        self.page.goto(url or self.room.url)

    def join(self, role: str = "") -> None:
        """Get into the meeting."""
        self.open()
        if role:
            self.page.get_by_text(role, exact=True).click()
        self.press("Bli med")
        expect(self.page.locator("h1")).not_to_have_text("Personalmøte 24. november")

    def steer(self) -> None:
        """Become the facilitator's second device."""
        self.open(f"{self.room.url}/vert")
        self.page.locator("#noekkel").fill(meetings.keys(self.room.papers.id).host)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("button", name="Neste")).to_be_visible()

    def current(self) -> None:
        """Wait until the page shows the meeting as it is now."""
        expect(self.page.locator("#page")).to_have_attribute("data-seq", str(self.room.inner.state.seq))

    def press(self, name: str) -> None:
        """Press a button by the beginning of its name, the first of several."""
        self.page.get_by_role("button", name=name).first.click()

    def write(self, text: str, label: str = "innspill") -> None:
        """Type into the text area."""
        self.page.get_by_label(label).first.fill(text)

    def contribute(self, text: str) -> None:
        """Write a contribution, and wait until it is said to be saved."""
        self.write(text)
        self.press("Send")
        expect(self.card(text).locator(".mark.safe")).to_be_visible()

    def card(self, text: str) -> Locator:
        """One's own contribution as it is shown."""
        return self.page.locator("li.card").filter(has_text=text)

    def sees(self, text: str) -> None:
        """Wait until this is on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def voted(self) -> None:
        """Wait until the ballot on the page is said to be saved."""
        expect(self.page.locator("main .mark.safe", has_text="Stemmen din er lagret")).to_be_visible()

    def heads(self, text: str) -> None:
        """Wait until this is the heading."""
        expect(self.page.locator("h1")).to_have_text(text)

    def violations(self) -> list[str]:
        """What axe-core finds wrong with the page as it is, one line each."""
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(AXE)
        found: dict[str, Any] = self.page.evaluate(
            "tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })", _TAGS
        )
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def shape(self) -> str:
        """What kinds of elements the page is made of, whatever they say."""
        found: str = self.page.evaluate(
            """() => [...new Set([...document.querySelectorAll('#page *')].map(
                (one) => [one.localName, one.type, one.className, one.getAttribute('role'), one.disabled].join('.')
            ))].sort().join()"""
        )
        return found

    def overflows(self) -> list[str]:
        """What stands outside the width of the page."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll('#page *')].filter((one) => {
                const box = one.getBoundingClientRect()
                return box.width && !one.closest('.vh') && (box.right > innerWidth + 1 || box.left < -1)
            }).map((one) => one.outerHTML.slice(0, 120))"""
        )
        return found

    def small_targets(self) -> list[str]:
        """What can be pressed and is smaller than 24 by 24 pixels."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll('button, a, summary, select, .pick')].filter((one) => {
                const box = one.getBoundingClientRect()
                return box.width && (box.width < 24 || box.height < 24)
            }).map((one) => one.outerHTML.slice(0, 120))"""
        )
        return found
