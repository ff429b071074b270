"""What needs people now, in words: what it is about, and what is the matter with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from dekom_tui.plan.dates import distance
from dekom_tui.plan.measures import AGREED, ENDED, NOT_BEGUN, STEP, Late
from dekom_tui.plan.needs import (
    FINDING_WITHOUT_GOAL,
    GOAL_DUE,
    GOAL_WITHOUT_MEASURE,
    LATE_MEASURE,
    MEASURES_WITHOUT_GOAL,
    NOT_EVALUATED,
    REVISION,
    UNANSWERED,
    Need,
)
from dekom_tui.plan.template import BOKMAAL
from dekom_tui.words.dates import day, distance_words
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.numbers import number
from dekom_tui.words.short import name_within
from dekom_tui.words.values import joined

_LATE: Final = {
    ENDED: N_("skulle vært ferdig for {time} siden"),
    NOT_BEGUN: N_("skulle ha begynt for {time} siden"),
    STEP: N_("et steg er {time} på overtid"),
    AGREED: N_("{time} etter avtalt"),
}


def late_words(late: Late) -> str:
    """Why a measure is late: «3 uker etter avtalt»."""
    return _(_LATE[late.kind]).format(time=distance_words(distance(late.planned, late.actual)))


def left_words(left: float, unit: str | None) -> str:
    """How far it is to a target: «1 prosentpoeng igjen»."""
    if not left:
        return _("målet er nådd")
    if unit == "%":
        whole = int(left) if left == int(left) else 2
        return ngettext("{n} prosentpoeng igjen", "{n} prosentpoeng igjen", whole).format(n=number(left))
    return _("{n} igjen til målet").format(n=number(left))


def need_title(need: Need, today: date, width: int) -> str:
    """What it is about, in about `width` letters."""
    return _TITLES[need.kind](need, today, width)


def need_notes(need: Need, today: date) -> list[str]:
    """What is the matter, the most important first; where it is narrow the last ones go."""
    return [one for one in _NOTES[need.kind](need, today) if one]


def _late_title(need: Need, today: date, width: int) -> str:
    assert need.measure is not None
    return name_within(need.measure, width)


def _late_notes(need: Need, today: date) -> list[str]:
    assert need.measure is not None
    return [late_words(need.late[0]), need.measure.ansvarlig or _("ingen ansvarlig")]


def _goal_name(need: Need, width: int) -> str:
    assert need.goal is not None
    return _("Mål {n}").format(n=need.goal.nr) if need.goal.nr else name_within(need.goal, width)


def _due_title(need: Need, today: date, width: int) -> str:
    assert need.goal is not None
    assert need.goal.frist is not None
    when = day(need.goal.frist, today)
    text = _("{goal} har frist {date}") if need.days >= 0 else _("{goal} hadde frist {date}")
    return text.format(goal=_goal_name(need, width - 18), date=when)


def _due_notes(need: Need, today: date) -> list[str]:
    standing = need.standing
    if standing is None or standing.left is None or standing.now is None:
        where = [_("ikke målt ennå")]
    else:
        unit = standing.indicator.enhet if standing.indicator is not None else None
        where = [left_words(standing.left, unit), _("foreløpig måling") if standing.now.foreloepig else ""]
    return [_("ikke evaluert"), *where] if need.days < 0 else where


def _revision_title(need: Need, today: date, width: int) -> str:
    return _("Revisjonsdatoen har passert")


def _revision_notes(need: Need, today: date) -> list[str]:
    days = abs(need.days)
    return [ngettext("for {count} dag siden", "for {count} dager siden", days).format(count=days)]


def _finding_title(need: Need, today: date, width: int) -> str:
    assert need.finding is not None
    return name_within(need.finding, width)


def _finding_notes(need: Need, today: date) -> list[str]:
    assert need.finding is not None
    sure = need.finding.sikkerhet
    return [_("funn uten mål"), _("vi er {sure}").format(sure=word(sure)) if sure else ""]


def _aimless_title(need: Need, today: date, width: int) -> str:
    assert need.goal is not None
    return name_within(need.goal, width)


def _aimless_notes(need: Need, today: date) -> list[str]:
    return [_("mål uten tiltak")]


def _loose_title(need: Need, today: date, width: int) -> str:
    n = len(need.measures)
    return ngettext("{n} tiltak uten mål", "{n} tiltak uten mål", n).format(n=n)


def _loose_notes(need: Need, today: date) -> list[str]:
    return [", ".join(one.short for one in need.measures[:2])]


def _unevaluated_title(need: Need, today: date, width: int) -> str:
    n = len(need.measures)
    return ngettext("{n} tiltak uten evaluering", "{n} tiltak uten evaluering", n).format(n=n)


def _unevaluated_notes(need: Need, today: date) -> list[str]:
    return [_("halvveis eller ferdige, ingenting i loggen")]


def _unanswered_title(need: Need, today: date, width: int) -> str:
    n = len(need.questions)
    return ngettext("{n} spørsmål uten svar", "{n} spørsmål uten svar", n).format(n=n)


def _unanswered_notes(need: Need, today: date) -> list[str]:
    numbers = dict.fromkeys(BOKMAAL.section(one.section).number for one in need.questions)
    where = _("i del {numbers}").format(numbers=joined([str(one) for one in numbers]))
    if all(one.own for one in need.questions):
        return [_("skolens egne, {where}").format(where=where)]
    return [where]


_TITLES: Final[dict[str, Callable[[Need, date, int], str]]] = {
    LATE_MEASURE: _late_title,
    GOAL_DUE: _due_title,
    REVISION: _revision_title,
    FINDING_WITHOUT_GOAL: _finding_title,
    GOAL_WITHOUT_MEASURE: _aimless_title,
    MEASURES_WITHOUT_GOAL: _loose_title,
    NOT_EVALUATED: _unevaluated_title,
    UNANSWERED: _unanswered_title,
}
_NOTES: Final[dict[str, Callable[[Need, date], list[str]]]] = {
    LATE_MEASURE: _late_notes,
    GOAL_DUE: _due_notes,
    REVISION: _revision_notes,
    FINDING_WITHOUT_GOAL: _finding_notes,
    GOAL_WITHOUT_MEASURE: _aimless_notes,
    MEASURES_WITHOUT_GOAL: _loose_notes,
    NOT_EVALUATED: _unevaluated_notes,
    UNANSWERED: _unanswered_notes,
}
