"""Every screen in every language: no word that is no word of the language, whole or cut."""

from __future__ import annotations

import re
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dekom_tui.commands import PLACES
from dekom_tui.data import data
from dekom_tui.plan.edits import Many, Set
from dekom_tui.plan.entity import Entity, Inline, Records
from dekom_tui.plan.fields import Counts, Prose, Text
from dekom_tui.plan.format import FILES, TABLES
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import BOKMAAL
from dekom_tui.screens.form.subject import EntitySubject, new_record
from dekom_tui.screens.over import OverScreen
from dekom_tui.screens.settings.view import Asked, Year
from dekom_tui.store.session import Session
from dekom_tui.words.dates import month_name, weekdays
from dekom_tui.words.language import Language, set_language, translated_in
from tests.screens.conftest import Opened, opened
from tests.words.messages import catalogue, ids, strings

pytestmark = pytest.mark.usefixtures("quick_waits")

SIZES = ((80, 24), (60, 18))
PARTS = 2
"""Programs that share the screens of a language and a size, so that tests that run side by side share them too."""
LANGUAGES: tuple[Language, ...] = ("nn", "en")

_GREEK = dict(zip("abcdefghijklmnopqrstuvwxyzæøå", "αβψδεφγηιξκλμνοπρστθωςχυζασδε", strict=False))
_WORD = re.compile(r"…?[A-Za-zÆØÅæøåéü]{2,}…?")


def greek(text: str) -> str:
    """A text of the same length in letters that no screen has of its own."""
    return "".join(_GREEK.get(one.lower(), one) for one in text)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, in which every text that a school wrote is in Greek letters: what is Latin is the program's own."""
    workspace = Path(shutil.copytree(data("plans"), tmp_path_factory.mktemp("greek") / "plans"))
    session = Session.open(workspace / "storhaugli-2025")
    plan = session.plan
    edits = [Set(place, changes) for place, entity in plan.places() if (changes := _in_greek(entity))]
    session.apply(Many(tuple(edits)))
    assert session.save().kind == "saved"
    school = workspace / "dekom.toml"
    said = re.sub(r'= "([^"\n]{3,})"', lambda found: f'= "{greek(found[1])}"', school.read_text(encoding="utf-8"))
    school.write_text(said, encoding="utf-8")
    return workspace


def _in_greek(entity: Entity) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name, value in entity.values.items():
        field = entity.fields.get(name)
        if isinstance(field, Text | Prose) or field is None:
            changes[name] = greek(value)
        elif isinstance(field, Records):
            changes[name] = [one.edit(_in_greek(one)) for one in value]
        elif isinstance(field, Counts):
            changes[name] = [(greek(role), count) for role, count in value]
        elif isinstance(field, Inline):
            changes[name] = value.edit(_in_greek(value))
    return changes


def words_of(text: str) -> set[str]:
    """The words of a text in small letters."""
    return {one.strip("…").lower() for one in _WORD.findall(re.sub(r"\{\w+\}", " ", text))}


_NAMES = words_of(
    """bokmål nynorsk English dekom toml plan tiltak mål SKU UP IGP SMARTE Enter Esc Ctrl Alt Shift Tab Delete Home End
    git skole skoleaar partner maler logg referat plans fravaer foreldre indikator eksamen norsk nr"""
)
"""Words that are the same in every language: names of keys, files and languages, and what the sample's files say."""


def vocabulary(language: Language) -> frozenset[str]:
    """Every word that may stand on a screen in a language: the catalogue's, the template's in the plan's own form."""
    known: set[str] = set(_NAMES)
    for entry in filter(ids, catalogue(language)):
        for said in strings(entry):
            known |= words_of(said)
    with translated_in(language):
        for form in ("long", "short"):
            known |= words_of(" ".join([*(month_name(one, form) for one in range(1, 13)), *weekdays(form)]))
        known |= words_of(" ".join(weekdays("two")))
    texts = [BOKMAAL.title, BOKMAAL.model, *BOKMAAL.columns, BOKMAAL.frameworks_title]
    texts += [*(one.text for one in BOKMAAL.frameworks), *(one.text for one in BOKMAAL.smarte)]
    for section in BOKMAAL.sections:
        texts += [section.title, section.lead, *section.notes, *(one.text for one in section.questions)]
    for text in texts:
        known |= words_of(text)
    return frozenset(known)


VOCABULARY = {language: vocabulary(language) for language in LANGUAGES}

_TEMPLATE = words_of(" ".join([*(one.text for one in BOKMAAL.frameworks), *(one.text for one in BOKMAAL.smarte)]))
"""The template's long sentences, which a screen may begin to tell."""


def open_ended(language: Language) -> frozenset[str]:
    """The words that the catalogue itself writes «…» after."""
    texts = " ".join(said for entry in filter(ids, catalogue(language)) for said in strings(entry))
    return frozenset(one.strip("…").lower() for one in _WORD.findall(texts) if "…" in one)


OPEN_ENDED = {language: open_ended(language) for language in LANGUAGES}


def seen(program: Opened) -> str:
    """The text of the screen that is in front; of one that lies over another, what is its own."""
    lines = program.text.split("\n")
    screen = program.app.screen
    if not isinstance(screen, OverScreen):
        return "\n".join(lines)
    box = screen.query_one("#box").region
    return "\n".join([*(one[box.x : box.right] for one in lines[box.y : box.bottom]), lines[-1]])


def strange(text: str, language: Language, *, wide: bool = True) -> list[str]:
    """The words of a screen that are no words of its language, another language's say, and those that are cut.

    What a school wrote may be cut with «…»; what the program says must have its place in every language, where the
    window is as wide as it should be. In the smallest one a list's row may be cut with its sign.
    """
    known = VOCABULARY[language]
    may_end = _TEMPLATE | OPEN_ENDED[language]
    words = (one for one in _WORD.findall(text) if wide or "…" not in one)
    return [one for one in words if one.strip("…").lower() not in (may_end if "…" in one else known)]


Way = Callable[[Opened], Awaitable[None]]


def keys(*pressed: str) -> Way:
    """To a screen by keys."""

    async def go(program: Opened) -> None:
        await program.press(*pressed)

    return go


def form(place: Place) -> Way:
    """To the form of something."""

    async def go(program: Opened) -> None:
        program.app.push_form(EntitySubject(place))
        await program.settled()

    return go


def records(place: Place, path: str) -> Way:
    """To the form of a new record in a list."""

    async def go(program: Opened) -> None:
        program.app.push_form(new_record(place, path))
        await program.settled()

    return go


def new(kind: type[Entity]) -> Way:
    """To the form of something new."""

    async def go(program: Opened) -> None:
        program.app.push_new(kind)
        await program.settled()

    return go


def action(name: str) -> Way:
    """To what a command opens."""

    async def go(program: Opened) -> None:
        await program.app.run_action(name)
        await program.settled()

    return go


def settings(target: object) -> Way:
    """To what the settings open at a row."""

    async def go(program: Opened) -> None:
        await program.press("f2")
        canvas: Any = program.app.screen.query_one("#canvas")
        canvas.select(target)
        await program.press("enter")

    return go


def ways() -> Iterator[tuple[str, Way]]:
    """Every screen, and the way to it from the overview."""
    for one in PLACES:
        yield f"place {one.key}", keys(one.key)
        yield f"help of {one.key}", keys(one.key, "f1")
        yield f"in {one.key}", keys(one.key, "enter")
    yield "plans", keys("escape")
    yield "help of plans", keys("escape", "f1")
    yield "new plan", keys("escape", "n")
    yield "palette", keys("ctrl+p")
    yield "palette, found", keys("ctrl+p", "m")
    yield "settings", keys("f2")
    yield "settings, down", keys("f2", "end")
    yield "settings of a year", settings(Year("2026-2027"))
    yield "settings, question", settings(Asked("tegn", "foreldre"))
    yield "findings", action("findings")
    yield "welcome", action("greeting")
    yield "filter of measures", keys("5", "f")
    yield "indicators", keys("2", "i")
    yield "chart", keys("2", "i", "g")
    yield "new value", keys("2", "i", "n")
    for table, kind in TABLES.items():
        if table in {one.table for file in ("plan", "tiltak", "logg", "referat") for one in FILES[file]} and kind.keyed:
            yield f"new {table}", new(kind) if table != "sak" else keys("0")


def some_of(program: Opened) -> Iterator[tuple[str, Way]]:
    """A form of each table of the plan that is open."""
    plan = program.app.plan
    for table, kind in TABLES.items():
        found = sorted(plan.tables.get(table, {}))
        if found or not kind.keyed:
            place = Place(table, found[0] if found else "")
            yield f"form of {table}", form(place)
            for path, field in kind.fields.items():
                if isinstance(field, Records):
                    yield f"form of {table}.{path}", records(place, path)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_screen_has_a_word_that_is_not_of_its_language(
    workspace: Path, language: Language, size: tuple[int, int], part: int
) -> None:
    """Places, forms, help and all that lies over them, one after the other in one program for each part of them."""
    set_language(language)
    wrong: dict[str, list[str]] = {}
    async with opened(workspace, size=size) as program:
        for name, way in [*ways(), *some_of(program)][part::PARTS]:
            set_language(language)
            program.app.go("0")
            await program.settled()
            await way(program)
            if words := strange(seen(program), language, wide=size[0] >= 80):
                wrong[name] = words
    assert wrong == {}


async def test_every_place_speaks_the_new_language_at_once(workspace: Path) -> None:
    """A language chosen in the settings is that of every screen, those that were open before too."""
    places = [one.key for one in PLACES]
    async with opened(workspace) as program:
        for key in places:
            await program.press(key)
        await program.press("f2", "right", "right")
        assert "SETTINGS" in program.text
        await program.press("escape")
        switched = {}
        for key in reversed(places):
            await program.press(key)
            switched[key] = program.text
    async with opened(workspace) as program:
        for key in places:
            await program.press(key)
        for key in reversed(places):
            await program.press(key)
            assert program.text == switched[key]


def test_the_test_sees_a_word_that_is_cut() -> None:
    """A word that lacks its end is found, also where «…» says so, and so is one in bokmål."""
    assert strange("Enter  edi  open…  lagre  αβγ…", "en") == ["edi", "open…", "lagre"]
