"""How the meeting looks: a picture of each state at a clock that stands, in colours that can be read."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

import pytest

from dekom_tui.screens.meeting.phases import left_rows, page_rows
from dekom_tui.words.language import Language, set_language
from tests.screens.conftest import Opened, text_of
from tests.screens.meeting.rooms import room
from tests.screens.meeting.shown import STATES, shown
from tests.screens.test_contrast import unreadable
from tests.screens.test_languages import strange, words_of

SIZES = ((80, 24), (140, 40))


@pytest.fixture(autouse=True)
def in_norway(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall is Norwegian."""
    monkeypatch.setenv("TZ", "Europe/Oslo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_looks(snap_compare: Callable[..., bool], state: str, size: tuple[int, int]) -> None:
    """It looks as its picture."""
    assert snap_compare(shown(state), terminal_size=size)


@pytest.mark.parametrize("theme", ["kveld", "dag"])
@pytest.mark.parametrize("state", STATES)
async def test_what_is_drawn_can_be_read(state: str, theme: str) -> None:
    """The contrast of every cell with text is WCAG AA's."""
    app = shown(state, theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert unreadable(Opened(app, pilot)) == []  # type: ignore[arg-type]  # of the program it needs the screen


@pytest.mark.parametrize("language", ["nn", "en"])
def test_no_word_is_of_another_language(language: Language) -> None:
    """What stands on the page is what people wrote, or words of the language's own texts."""
    set_language(language)
    for state, (make, face) in STATES.items():
        of = make()
        known = room(of)
        told = words_of(json.dumps([one.data for one in of.events], ensure_ascii=False) + f" {known.door['code']}")
        text = text_of([*page_rows(known, face, 80, 21, dark=True), *left_rows(known, face, 29, 21)])
        assert [one for one in strange(text, language, wide=False) if one.lower() not in told] == [], state
