"""The palette as data and rows: what can be done, where one can go, and what the texts of the plan say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.commands import BACK, EVERYWHERE, PALETTE, PLACES, Command
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.search import Hit, search
from dekom_tui.plan.template import SECTIONS, questions
from dekom_tui.plan.text import fold, folded_spans
from dekom_tui.screens.ways import key_of, there
from dekom_tui.widgets.lines import Line, Row, Span, cells, fit, heading, indent, left_right, line
from dekom_tui.words.dates import day
from dekom_tui.words.language import _
from dekom_tui.words.values import NUMBERED

if TYPE_CHECKING:
    from datetime import date

THINGS: Final = (
    "maal",
    "tiltak",
    "funn",
    "indikator",
    "arena",
    "rolle",
    "partner",
    "satsing",
    "forankring",
    "elevstemme",
    "logg",
    "referat",
)
"""The tables whose things are listed by name, in this order."""
FROM: Final = 2
"""So many letters are typed before the texts are searched."""
MOST_TEXTS: Final = 200
_BEFORE: Final = 18
"""Letters of a text before what was found."""
_LONGEST: Final = 160


class Do(NamedTuple):
    """A command of the screen or the program; `name` is its action."""

    name: str


class Go(NamedTuple):
    """A place of the program, or what stands at a place of the plan."""

    key: str
    place: Place | None = None
    field: str = ""
    nth: int = 0
    """Which of several hits in one field."""


class Choice(NamedTuple):
    """A line of the palette."""

    words: str
    note: str
    key: str
    target: Do | Go
    lit: tuple[int, int] = (0, 0)
    """What was found in the words, where it is known already."""


class Group(NamedTuple):
    """Lines under a heading."""

    name: str
    choices: list[Choice]


def commands(here: Sequence[Command], keyless: Sequence[Command] = ()) -> list[Choice]:
    """What can be done on a screen, then what can be done everywhere."""
    found = [Choice(_upper(_(one.help)), "", _(one.shown), Do(one.name)) for one in here if one.name]
    names = {one.target for one in found}
    for one in (*EVERYWHERE, *keyless):
        target = Do(f"app.{one.name}")
        if one not in (PALETTE, BACK) and target not in names:
            found.append(Choice(_upper(_(one.help)), "", _(one.shown), target))
    return found


def places(plan: Plan | None) -> list[Choice]:
    """The places of the program, and everything in the plan that has a name."""
    if plan is None:
        return []
    found = [Choice(_(one.title).removeprefix(f"{one.key} "), "", one.key, Go(one.key)) for one in PLACES]
    return [*found, *_heads(plan), *_parts(plan), *_things(plan)]


def _heads(plan: Plan) -> list[Choice]:
    """What no section has: the plan's own fields, and the framework conditions."""
    own = _("Planens tittel, skole, skoleeier, periode, status og neste revisjon")
    frames = Choice(_(TABLES["rammer"].plural), _place_name("0"), "0", Go("0", Place("rammer")))
    return [frames, Choice(own, "", "", Go("", Place("(top)")))]


def _parts(plan: Plan) -> list[Choice]:
    """The registers and the guiding questions of the sections."""
    found: dict[str, Choice] = {}
    for table in THINGS:
        key = _key(Place(table))
        if key and table not in ("maal", "tiltak"):
            words = _(TABLES[table].plural)
            found[words] = Choice(words, _place_name(key), key, Go(key, Place(table)))
    for section in SECTIONS:
        key = _key(Place(section))
        for one in questions(plan, section):
            field = TABLES[section].own.get(one.field)
            words = _(field.label) if field is not None else one.text
            found.setdefault(words, Choice(words, _place_name(key), key, Go(key, Place(section, one.field))))
    return list(found.values())


def _place_name(key: str) -> str:
    return next((f"{one.key} {_(one.name)}" for one in PLACES if one.key == key), "")


def _things(plan: Plan) -> list[Choice]:
    found: list[Choice] = []
    for table in THINGS:
        kind = TABLES[table]
        entities = reversed(plan.log) if table == "logg" else plan.ordered(kind)
        for one in entities:
            place = Place(table, one.key)
            number = f" {one.values['nr']}" if kind in NUMBERED and "nr" in one.values else ""
            when = one.values.get("dato")
            note = f"{_(kind.label).lower()}{number}"
            found.append(Choice(one.title, f"{note}, {day(when)}" if when else note, "", Go(_key(place), place)))
    return found


def _key(place: Place, field: str = "") -> str:
    key = key_of(place, field)
    return key if there(key) else ""


class Known(NamedTuple):
    """All the lines that there can be, each with its words folded, made once."""

    can: list[tuple[str, Choice]]
    go: list[tuple[str, Choice]]
    plan: Plan | None


def known(here: Sequence[Command], plan: Plan | None, keyless: Sequence[Command] = ()) -> Known:
    """What can be done on a screen, and what stands in its plan; None where no plan is open."""
    return Known(_folded(commands(here, keyless)), _folded(places(plan)), plan)


def _folded(choices: Sequence[Choice]) -> list[tuple[str, Choice]]:
    return [(fold(one.words), one) for one in choices]


def groups(known: Known, typed: str) -> list[Group]:
    """Everything that fits what is typed; without anything typed what can be done and the places."""
    plan = known.plan
    if not typed.strip():
        everywhere = [one for _words, one in known.go if not _thing(one)]
        found = [Group(_("GJØR"), [one for _words, one in known.can]), Group(_("GÅ TIL"), everywhere)]
        return [one for one in found if one.choices]
    found = [Group(_("GJØR"), fitting(known.can, typed)), Group(_("GÅ TIL"), fitting(known.go, typed))]
    if plan is not None and len(typed.strip()) >= FROM:
        hits = [one for one in search(plan, typed) if not one.passage.title]
        found.append(Group(_("I TEKSTEN"), [in_text(one, plan) for one in hits[:MOST_TEXTS]]))
    return [one for one in found if one.choices]


def _thing(one: Choice) -> bool:
    target = one.target
    return isinstance(target, Go) and target.place is not None and target.place.table not in ("(top)", "rammer")


def fitting(choices: Sequence[tuple[str, Choice]], typed: str) -> list[Choice]:
    """The choices that hold every word that is typed, those that begin with it first."""
    wanted = fold(typed.strip())
    words = wanted.split()
    found: list[tuple[int, Choice]] = []
    for folded, one in choices:
        if all(word in folded for word in words):
            begins = folded.startswith(wanted)
            found.append((0 if begins else 1 if f" {wanted}" in folded else 2, one))
    return [one for _rank, one in sorted(found, key=lambda each: each[0])]


def in_text(hit: Hit, plan: Plan) -> Choice:
    """A piece of a text round what was found, and where it stands."""
    text = hit.passage.text
    begins = text.rfind("\n", 0, hit.start) + 1
    ends = text.find("\n", hit.end)
    start = max(begins, hit.start - _BEFORE)
    if start > begins:
        space = text.find(" ", start, hit.start)
        start = space + 1 if space >= 0 else start
    before = "… " if start > begins else ""
    piece = before + text[start : ends if ends >= 0 else len(text)][:_LONGEST].rstrip()
    moved = hit.start - start + len(before)
    place, field = hit.passage.place, hit.passage.field
    target = Go(_key(place, field), place, field.partition(".")[0], hash((hit.passage.text, field)))
    return Choice(piece, where(hit, plan), "", target, (moved, moved + hit.end - hit.start))


def where(hit: Hit, plan: Plan) -> str:
    """Where a text stands: «tiltak 2, 8. des 2026», «1 Innledning»."""
    place = hit.passage.place
    kind = TABLES[place.table]
    if not kind.keyed and kind.file in ("plan", "tiltak"):
        key = key_of(place, hit.passage.field)
        return _place_name(key) or _(kind.label)
    entity = plan.at(place)
    number = entity.values.get("nr") if entity is not None and kind in NUMBERED else None
    when: date | None = hit.passage.day or (entity.values.get("dato") if entity is not None else None)
    told = f"{_(kind.label).lower()} {number}" if number else _(kind.label).lower()
    return f"{told}, {day(when)}" if when is not None else told


def rows(found: Sequence[Group], typed: str, width: int) -> list[Row]:
    """The groups with what was found lit."""
    drawn: list[Row] = []
    for group in found:
        if drawn:
            drawn.append(Row())
        drawn.append(Row(indent(heading(group.name), 2)))
        drawn += [choice_row(one, typed, width) for one in group.choices]
    if not drawn:
        drawn.append(Row(indent(line(_("Ingenting heter det, og ingen tekst sier det.")), 2)))
    return drawn


def choice_row(one: Choice, typed: str, width: int) -> Row:
    room = width - 4
    key = line((one.key, "accent", True))
    words = lit(one, typed)
    left = room - cells(one.key) - (2 if one.key else 0)
    wanted = cells(one.words) + 2 + cells(one.note)
    if one.note and wanted > left:
        words = fit(words, max(10, left - cells(one.note) - 2))
    told = line(words, "  " if one.note else "", (one.note, "faint"))
    return Row(indent(left_right(told, key, room), 2), one.target)


def lit(one: Choice, typed: str) -> Line:
    """The words with what was typed underlined in accent."""
    spans = [one.lit] if one.lit != (0, 0) else _found(one.words, typed)
    parts: list[Span] = []
    at = 0
    for start, end in spans:
        parts += [Span(one.words[at:start], lead=True), Span(one.words[start:end], "accent", True, True)]
        at = end
    return line(*parts, Span(one.words[at:], lead=True))


def _found(words: str, typed: str) -> list[tuple[int, int]]:
    """Where the typed words stand, in order, without overlaps."""
    whole = folded_spans(words, typed.strip())
    if whole:
        return whole[:1]
    spans = sorted(span for one in typed.split() for span in folded_spans(words, one)[:1])
    return [span for number, span in enumerate(spans) if not number or spans[number - 1][1] <= span[0]]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
