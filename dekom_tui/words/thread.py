"""The red thread in words: what hangs loose and why, and the thread of one knot told as a story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.goals import standing
from dekom_tui.plan.measures import CANCELLED, DONE
from dekom_tui.plan.thread import Path, path
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _
from dekom_tui.words.names import quoted, upper_first
from dekom_tui.words.needs import left_words
from dekom_tui.words.numbers import number, with_unit
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.format import Goal, Indicator
    from dekom_tui.plan.model import Place, Plan
    from dekom_tui.plan.thread import Loose

JOINT_NAMES: Final = {
    "situasjon": N_("Situasjon"),
    "funn": N_("Funn"),
    "maal": N_("Mål"),
    "tiltak": N_("Tiltak"),
    "tegn": N_("Tegn"),
}
"""What each joint is called."""

_REASONS: Final = {
    "finding-without-goal": N_("ingen mål bygger på det"),
    "goal-without-finding": N_("bygger ikke på noe funn"),
    "goal-without-measure": N_("ingen tiltak arbeider mot det"),
    "measure-without-goal": N_("tjener ikke noe mål"),
    "indicator-unused": N_("tall uten funn"),
}
_TOLD: Final = 5
"""So many of each joint are told."""


def numbered(entity: Entity, name: str) -> str:
    """A name with the number before it, where there is one: «7 Fire samlinger»."""
    nr = entity.values.get("nr") if entity.table in ("maal", "tiltak") else None
    return name if nr is None else f"{nr} {name}"


def end_name(end: Loose) -> str:
    """What hangs loose: «Funn «God ro, men lav motivasjon»», «7 Fire samlinger»."""
    entity = end.entity
    if entity.table == "funn":
        return _("Funn {name}").format(name=quoted(entity.title))
    if entity.table == "maal":
        return _("Mål {name}").format(name=numbered(entity, entity.title))
    return numbered(entity, entity.short if entity.table == "indikator" else entity.title)


def end_reason(end: Loose) -> str:
    """Why it is a loose end: «ingen mål bygger på det», «75 % gjort, ingen tegn»."""
    if end.code != "measure-not-evaluated":
        return _(_REASONS[end.code])
    if end.entity.get("status") == DONE:
        return _("fullført, ingen tegn")
    return _("{percent} % gjort, ingen tegn").format(percent=end.entity.get("fremdrift"))


class Telling(NamedTuple):
    """A part of the story: its first words, and its sentences; when something is `wanting`, the first says what."""

    lead: str
    sentences: tuple[str, ...]
    wanting: bool = False


def figure_words(one: Indicator) -> str:
    """An indicator with where it began and where it is: «Lesing 9. trinn: 29 → 21 %»."""
    known = [each.verdi for each in one.verdier if each.verdi is not None]
    if not known:
        return _("{name}: ikke målt ennå").format(name=one.short)
    first = f"{number(known[0])} → " if len(known) > 1 else ""
    return f"{one.short}: {first}{with_unit(known[-1], one.enhet)}"


def story(plan: Plan, place: Place) -> list[Telling]:
    """The thread through a place as sentences a person can say aloud; what is missing on it is told too."""
    found = path(plan, place)
    return [told for part in _PARTS if (told := part(plan, found)) is not None]


def _some(sentences: Iterable[str]) -> tuple[str, ...]:
    told = tuple(sentences)
    if len(told) <= _TOLD:
        return told
    return (*told[: _TOLD - 1], _("og {n} til").format(n=len(told) - _TOLD + 1))


def _seen(_plan: Plan, found: Path) -> Telling | None:
    said = _some(_sentence(one.title) for one in found.findings) or (_("ingen funn ennå"),)
    return Telling(_("Vi ser"), said + _some(map(figure_words, found.indicators)), not found.findings)


def _because(_plan: Plan, found: Path) -> Telling | None:
    said = _some(_sentence(one.forklaring) for one in found.findings if one.forklaring)
    return Telling(_("Vi tror det er fordi"), said) if said else None


def _sure(_plan: Plan, found: Path) -> Telling | None:
    said = _some(
        " ".join(_sentence(part) for part in (word(one.sikkerhet) if one.sikkerhet else "", one.bevis or "") if part)
        for one in found.findings
        if one.sikkerhet or one.bevis
    )
    return Telling(_("Så sikre er vi"), said) if said else None


def _wanted(plan: Plan, found: Path) -> Telling | None:
    said = _some(_goal_sentence(plan, one) for one in found.goals)
    return Telling(_("Derfor vil vi"), said or (_("ingen mål ennå"),), not said)


def _goal_sentence(plan: Plan, goal: Goal) -> str:
    where = standing(plan, goal)
    unit = where.indicator.enhet if where.indicator is not None else None
    text = numbered(goal, goal.title)
    if goal.maalverdi is not None and goal.frist is not None:
        return _("{goal}: {value} innen {date}.").format(
            goal=text, value=with_unit(goal.maalverdi, unit), date=day(goal.frist)
        )
    if goal.frist is not None:
        return _("{goal} innen {date}.").format(goal=text, date=day(goal.frist))
    return _sentence(text)


def _done(_plan: Plan, found: Path) -> Telling | None:
    alive = [one.short for one in found.measures if one.status != CANCELLED]
    stopped = [one.short for one in found.measures if one.status == CANCELLED]
    said = [_sentence(joined(alive))] if alive else []
    if stopped:
        said.append(_("Avbrutt: {names}.").format(names=joined(stopped)))
    return Telling(_("Derfor gjør vi"), tuple(said) or (_("ingen tiltak ennå"),), not said)


def _now(plan: Plan, found: Path) -> Telling | None:
    figures = []
    for goal in found.goals:
        where = standing(plan, goal)
        unit = where.indicator.enhet if where.indicator is not None else None
        if where.now is not None and where.now.verdi is not None and where.start is not None:
            now, start = with_unit(where.now.verdi, unit), with_unit(where.start, unit)
            figures.append(_("Mål {n}: {now}, mot {start} til å begynne med.").format(
                n=goal.values.get("nr", goal.short), now=now, start=start,
            ))  # fmt: skip
    newest = found.entries[-1] if found.entries else None
    said = list(_some(figures))
    if newest is not None:
        when = day(newest.dato) if newest.dato is not None else _("uten dato")
        said.append(newest.lykkes or _("Sist i loggen {date}: {what}.").format(date=when, what=newest.title))
    else:
        said.insert(0, _("ingen tegn i loggen ennå"))
    return Telling(_("Nå ser vi"), tuple(said), newest is None)


def _but(plan: Plan, found: Path) -> Telling | None:
    left = []
    for goal in found.goals:
        where = standing(plan, goal)
        if where.left:
            unit = where.indicator.enhet if where.indicator is not None else None
            left.append(
                _("Mål {n}: {left}.").format(n=goal.values.get("nr", goal.short), left=left_words(where.left, unit))
            )
    newest = found.entries[-1] if found.entries else None
    less = newest.mindre_vellykket if newest is not None else None
    said = (*_some(left), *((less,) if less else ()))
    return Telling(_("Men"), said) if said else None


def _sentence(text: str) -> str:
    """A text as a sentence of its own."""
    whole = upper_first(text.strip())
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."


_PARTS: Final[tuple[Callable[[Plan, Path], Telling | None], ...]] = (
    _seen, _because, _sure, _wanted, _done, _now, _but,
)  # fmt: skip
