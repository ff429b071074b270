"""A plan as a deck for the room: what is shown on the way through it, one thing after the other.

The order is the template's: where the plan stands, the framework conditions, the seven sections. How many pages a
thing takes depends on the screen, and is no matter of this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import TABLES, Finding, Goal, Measure, MeasuresHead, Role, Signs, Texts
from dekom_tui.plan.frameworks import student_voice
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.series import by_question
from dekom_tui.plan.template import BOKMAAL, SECTIONS, questions, template_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dekom_tui.plan.entity import Entity

OVERVIEW: Final = Place("(top)")
"""What the first slide shows: where the plan stands."""
CONDITIONS: Final = "rammer"
SIGNS: Final = ("elever", "laerere", "ledelse")
"""The fields of section 7 that answer no question: the signs that are looked for."""


class Slide(NamedTuple):
    """One thing that is shown.

    `part` is the section that it belongs to ("" for the overview, CONDITIONS for the framework conditions). `place` is
    an entity, an answer as Place(SECTION, FIELD), or a whole register as Place(TABLE). Slides of one `group` are
    counted together; "" stands alone.
    """

    part: str
    place: Place
    group: str = ""

    @property
    def is_answer(self) -> bool:
        """Whether it is prose in a field of a table without keys."""
        return bool(self.place.key) and not TABLES[self.place.table].keyed


def deck(plan: Plan) -> tuple[Slide, ...]:
    """Everything that is shown of a plan, in order."""
    return plan.derived(_deck)


def find(slides: Sequence[Slide], place: Place) -> int:
    """Where in the deck something stands; what it belongs to, when it has no slide of its own."""
    under = _UNDER.get(place.table, place)
    near = (place, Place(place.table), under, Place(place.table, next(iter(_fields_of(place.table)), "")))
    for wanted in near:
        for at, slide in enumerate(slides):
            if slide.place == wanted:
                return at
    part = next((section for section, tables in _BELONGS.items() if place.table in tables), place.table)
    return next((at for at, slide in enumerate(slides) if slide.part == part), 0)


def part_begins(slides: Sequence[Slide], number: int) -> int | None:
    """Where section `number` begins, 0 for the overview; None where the deck has nothing of it."""
    part = SECTIONS[number - 1] if number else ""
    return next((at for at, slide in enumerate(slides) if slide.part == part), None)


def _fields_of(table: str) -> tuple[str, ...]:
    return tuple(one.field for one in BOKMAAL.section(table).questions) if table in SECTIONS else ()


_UNDER: Final[Mapping[str, Place]] = {
    "forankring": Place("innledning", "utforming"),
    "satsing": Place("innledning", "satsinger"),
    "rolle": Place("organisering", "roller"),
    "arena": Place("organisering", "moeteplasser"),
    "partner": Place("organisering", "partnere"),
}
"""What asks for the entries of a register; it is shown as long as there are none."""
_BELONGS: Final[Mapping[str, tuple[str, ...]]] = {
    "innledning": ("forankring", "satsing"),
    "situasjon": ("indikator",),
    "analyse": ("funn",),
    "tiltak": ("(tiltak)",),
    "organisering": ("rolle", "arena", "partner"),
    "tegn": ("elevstemme",),
}
"""The section that each register belongs to."""


def _deck(plan: Plan) -> tuple[Slide, ...]:
    found = [Slide("", OVERVIEW)]
    found += [Slide(CONDITIONS, Place(CONDITIONS, one.field), CONDITIONS) for one in template_of(plan).frameworks]
    for section in SECTIONS:
        found += [Slide(section, *rest) for rest in _SECTIONS[section](plan)]
        if plan.one(Texts).values.get(section):
            found.append(Slide(section, Place(Texts.table, section)))
    return tuple(found)


def _each(plan: Plan, kind: type[Entity]) -> Iterator[tuple[Place, str]]:
    """A slide for each entity of a register."""
    return ((Place(kind.table, one.key), kind.table) for one in plan.ordered(kind))


def _whole(plan: Plan, table: str) -> Iterator[tuple[Place, str]]:
    """A register as one slide, where there is something in it."""
    if plan.tables.get(table):
        yield Place(table), ""


def _answers(plan: Plan, section: str) -> Iterator[tuple[Place, str]]:
    return ((Place(section, one.field), "") for one in questions(plan, section))


def _introduction(plan: Plan) -> Iterator[tuple[Place, str]]:
    for place, group in _answers(plan, "innledning"):
        yield place, group
        for register in _registers_under(place):
            yield from _whole(plan, register)


def _situation(plan: Plan) -> Iterator[tuple[Place, str]]:
    figures = {group.field: group.indicators for group in by_question(plan)}
    for place, group in _answers(plan, "situasjon"):
        yield place, group
        yield from ((Place("indikator", one.key), f"indikator {place.key}") for one in figures.pop(place.key, ()))
    for rest in figures.values():
        yield from ((Place("indikator", one.key), "indikator") for one in rest)


def _registers_under(place: Place) -> tuple[str, ...]:
    return tuple(register for register, under in _UNDER.items() if under == place)


def _goals(plan: Plan) -> Iterator[tuple[Place, str]]:
    yield from _each(plan, Goal) if plan.goals else [(Place(Goal.table), "")]


def _analysis(plan: Plan) -> Iterator[tuple[Place, str]]:
    yield from _answers(plan, "analyse")
    yield from _each(plan, Finding)


def _measures(plan: Plan) -> Iterator[tuple[Place, str]]:
    if plan.one(MeasuresHead).innledning:
        yield Place(MeasuresHead.table, "innledning"), ""
    yield Place(Measure.table), ""
    yield from _each(plan, Measure)


def _organisation(plan: Plan) -> Iterator[tuple[Place, str]]:
    for place, group in _answers(plan, "organisering"):
        register = next(iter(_registers_under(place)), "")
        if answer(plan, place) or not plan.tables.get(register):
            yield place, group
        if register == Role.table:
            yield from _each(plan, Role)
        elif register:
            yield from _whole(plan, register)


def _signs(plan: Plan) -> Iterator[tuple[Place, str]]:
    yield from ((Place(Signs.table, field), "tegn") for field in SIGNS if plan.one(Signs).values.get(field))
    yield from _answers(plan, "tegn")
    yield from ((Place("elevstemme", one.key), "elevstemme") for one in student_voice(plan).entries)


_SECTIONS: Final[Mapping[str, Callable[[Plan], Iterator[tuple[Place, str]]]]] = {
    "innledning": _introduction,
    "situasjon": _situation,
    "maal": _goals,
    "analyse": _analysis,
    "tiltak": _measures,
    "organisering": _organisation,
    "tegn": _signs,
}
"""What of each section is shown after its own questions and among them."""


def answer(plan: Plan, place: Place) -> str | None:
    """The prose that stands at Place(TABLE, FIELD); None for nothing."""
    found = plan.tables.get(place.table, {}).get("")
    value = found.values.get(place.key) if found is not None else None
    return value if isinstance(value, str) else None
