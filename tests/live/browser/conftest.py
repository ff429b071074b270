"""Debian's Chromium, driven by Playwright: one for the folder, and a phone of its own for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.live.browser.phone import SIZES, Phone
from tests.live.browser.room import Room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
expect.set_options(timeout=10_000)


@pytest.fixture(autouse=True)
def _phones_put_away() -> None:
    """The event loop of this thread is Playwright's here: no asynchronous fixture of the folder above can run."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser without a window. It is closed with this folder: while it is open, no other test's event loop can
    run in this process."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def room() -> Iterator[Room]:
    """A meeting about to begin, and a server for it."""
    with Room() as opened:
        yield opened


@pytest.fixture
def phones(browser: Browser, room: Room) -> Iterator[Callable[..., Phone]]:
    """Makes phones, each with its own cookies and storage; no script of theirs may have failed at the end."""
    made: list[Phone] = []

    def new(size: str = "phone", **more: Any) -> Phone:
        width, height = SIZES[size]
        options = {"locale": "nb-NO", "color_scheme": "light", "reduced_motion": "reduce", **more}
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        made.append(Phone(context, room))
        return made[-1]

    yield new
    errors = [error for one in made for error in one.errors]
    for one in made:
        one.context.close()
    assert errors == []


@pytest.fixture
def phone(phones: Callable[..., Phone]) -> Phone:
    """A phone of 390 by 844."""
    return phones()
