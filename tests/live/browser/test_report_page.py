"""The report of what was changed, where it is read: on a phone, on a wide screen and on paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dekom_tui.exchange.report import WRITERS
from dekom_tui.review.between import between
from dekom_tui.words.language import LANGUAGES, set_language
from dekom_tui.words.report.building import report
from dekom_tui.words.report.material import Material, Version
from tests import story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TODAY = date(2026, 11, 24)
BEYOND = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(one => {
    const box = one.getBoundingClientRect()
    const seen = !one.closest('.heard, svg, thead') && box.width > 0 && one.textContent.trim()
    return seen && (box.left < 0 || box.right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).overflowX !== 'visible')
}).map(one => one.textContent.trim().slice(0, 60))"""
"""What reaches beyond the page, or is cut."""


@pytest.fixture(scope="module")
def plans() -> Material:
    """The sample since it was adopted."""
    found = story.pasts()
    return Material(between(found[2], found[-1], TODAY), Version("1.0", date(2025, 9, 9), True), Version("", TODAY))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of 390 by 844."""
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    yield opened
    opened.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_on_a_phone(page: Page, plans: Material, language: str, tmp_path: Path) -> None:
    """In every language, at 390 and at 320, and with what the head of the column says beside each figure."""
    set_language(language)  # type: ignore[arg-type]
    path = tmp_path / "rapport.html"
    path.write_text(WRITERS["html"](report(plans, TODAY)), encoding="utf-8")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width
        # The picture along time is looked along; what it shows stands under it.
        assert [one for one in page.evaluate(BEYOND) if one not in page.locator("figure").all_text_contents()[0]] == []
        due = page.locator("table").first.locator("td").nth(4)
        assert due.is_visible()
        box = due.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
        head = due.evaluate("one => getComputedStyle(one, '::before').content")
        assert head.strip('"') == due.get_attribute("data-head")
        assert page.locator(".narrow").is_visible()


def test_a_wide_screen_has_tables(page: Page, plans: Material, tmp_path: Path) -> None:
    """With their heads over the columns."""
    path = tmp_path / "rapport.html"
    path.write_text(WRITERS["html"](report(plans, TODAY)), encoding="utf-8")
    page.set_viewport_size({"width": 1200, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate(BEYOND) == []
    assert page.locator("thead").first.bounding_box()["height"] > 10  # type: ignore[index]  # it is visible
    assert not page.locator(".narrow").is_visible()


def test_it_prints_on_a4(page: Page, plans: Material, tmp_path: Path) -> None:
    """All of it, also of what a phone would scroll, on a few pages."""
    path = tmp_path / "rapport.html"
    path.write_text(WRITERS["html"](report(plans, TODAY)), encoding="utf-8")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 1000})
    page.goto(path.as_uri())
    assert page.evaluate(BEYOND) == []
    printed = page.pdf(prefer_css_page_size=True)
    assert 4 <= printed.count(b"/Type /Page\n") <= 10
