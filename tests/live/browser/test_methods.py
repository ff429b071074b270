"""All thirteen methods on the phone: every phase in every language, by day and evening, with scripts and without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dekom_tui.live.page_words import words
from dekom_tui.meeting.methods import TABLE
from tests.live.browser.methods import walk
from tests.live.browser.room import ITEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dekom_tui.words.language import Language
    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room

LOCALES: dict[Language, str] = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def flat(table: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Every text of the page, by where it stands."""
    for key, text in table.items():
        if isinstance(text, dict):
            yield from ((f"{key}/{word}", one) for word, one in text.items())
        else:
            yield key, str(text)


def foreign(language: Language) -> set[str]:
    """The texts in bokmål that have other words in this language: none may stand on the page."""
    source, told = dict(flat(words("nb"))), dict(flat(words(language)))
    own = set(told.values())
    return {text for key, text in source.items() if told[key] != text and text not in own and len(text) > 6}


@pytest.mark.parametrize(
    ("language", "size", "scheme", "scripts"),
    [
        ("nn", "small", "dark", True), ("en", "desk", "light", True), ("nb", "small", "light", False),
    ],
)  # fmt: skip
def test_every_phase_of_every_method(
    phones: Callable[..., Phone], room: Room, language: Language, size: str, scheme: str, scripts: bool
) -> None:
    """Nothing stands outside, at 200 % neither; nothing is too small to press, axe-core finds nothing, there is one
    heading, nothing is in another language, and what is kept can be read."""
    assert {one["method"] for one in ITEMS} == set(TABLE)
    phone = phones(size, locale=LOCALES[language], color_scheme=scheme)
    if not scripts:
        # Scripts run, for axe-core, but not the page's.
        phone.page.route("**/page/app.js", lambda route: route.abort())
    phone.open()
    phone.page.locator("button.go").first.click()
    expect(phone.page.locator("button.go")).to_have_count(0)
    strange = foreign(language)
    faults: list[str] = []
    names: list[str] = []
    shapes: set[str] = set()

    for name in walk(phone, room, phone.current if scripts else phone.open):
        names.append(name)
        found = [*phone.overflows(), *phone.small_targets()]
        if (shape := phone.shape()) not in shapes:
            shapes.add(shape)
            found += phone.violations()
        told = phone.page.locator("#page").inner_text()
        found += [f"«{text}»" for text in strange if re.search(rf"(?m)^{re.escape(text)}$", told)]
        found += ["placeholder"] if re.search(r"\{\w+\}", told) else []
        assert phone.page.locator("h1").count() == phone.page.locator("footer summary").count() == 1
        if size == "small":
            phone.page.set_viewport_size({"width": 160, "height": 284})
            found += [f"at 200 %: {one}" for one in phone.overflows()]
            phone.page.set_viewport_size({"width": 320, "height": 568})
        faults += [f"{name}: {one}" for one in found]
    assert faults == []
    assert len(names) == len(set(names)) > 60
    assert len(shapes) > 10
