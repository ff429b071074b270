"""Debian's Chromium, driven by Playwright: one browser a worker, and a phone of its own for each test that asks."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.live.browser.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with driver.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def room() -> Iterator[Room]:
    """A meeting about to begin, and a server for it."""
    with Room() as opened:
        yield opened
