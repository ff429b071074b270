"""What can be said of an indicator's series, in words: figures, differences, what one person weighs, and the trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.series import SMALL, is_percent, is_small, one_person
from dekom_tui.words.dates import day
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.needs import left_words
from dekom_tui.words.numbers import number, with_unit

if TYPE_CHECKING:
    from dekom_tui.plan.series import Point, Series

_COUNTS = {
    2: N_("To"),
    3: N_("Tre"),
    4: N_("Fire"),
    5: N_("Fem"),
    6: N_("Seks"),
    7: N_("Sju"),
    8: N_("Åtte"),
    9: N_("Ni"),
}

_LONGEST = 9
"""A figure of more letters than this is told by its size: «1e12»."""


def figure(value: float) -> str:
    """A figure for a narrow place; one that is too long for it is told by its size."""
    text = number(value)
    if len(text) <= _LONGEST:
        return text
    rounded = number(value, 1) if 0.1 <= abs(value) < 10**6 else ""
    return rounded if 0 < len(rounded) <= _LONGEST else number_like(f"{value:.2g}")


def number_like(text: str) -> str:
    """A number that Python wrote, as the language writes one: «1,2e12»."""
    mark = number(0.5)[1]
    return text.replace("+", "").replace("e0", "e").replace("-", "−").replace(".", mark)


def short_unit(unit: str | None) -> str:
    """A unit that may stand in a column of figures, empty for a longer one."""
    return unit if unit and len(unit) <= 2 else ""


def difference(amount: float, unit: str | None) -> str:
    """A difference without its sign: «8 prosentpoeng», «0,2»."""
    amount = abs(amount)
    if not is_percent(unit):
        return number(amount)
    whole = int(amount) if amount == int(amount) else 2
    return ngettext("{n} prosentpoeng", "{n} prosentpoeng", whole).format(n=number(amount))


def change_words(of: Series) -> str:
    """How much the newest figure differs from the start: «8 prosentpoeng ned fra start»; empty where nothing can be
    said."""
    change = of.change
    if change is None:
        return ""
    since = _("start") if of.start is not None else _("første måling")
    if not change:
        return _("som ved {since}").format(since=since)
    text = _("{amount} opp fra {since}") if change > 0 else _("{amount} ned fra {since}")
    return text.format(amount=difference(change, of.unit), since=since)


def gap_words(of: Series) -> str:
    """How far it is to the target; empty where that cannot be said."""
    return "" if of.left is None else left_words(of.left, of.unit)


def trend_words(of: Series) -> str:
    """What the series says of a trend: too few points to say anything, a shift, or none."""
    count = len(of.points)
    if not count:
        return _("Ingen målinger ennå.")
    if count == 1:
        return _("Én måling viser hvor dere er, ikke hvor det bærer.")
    if of.too_short:
        said = _(_COUNTS[count]) if count in _COUNTS else number(count)
        return _("{count} målinger er for få til å vise trend.").format(count=said)
    row = of.shift
    if row > 0:
        return _("De siste {n} målingene ligger over midten av serien.").format(n=row)
    if row < 0:
        return _("De siste {n} målingene ligger under midten av serien.").format(n=-row)
    return _("Målingene svinger om midten av serien, uten klar retning.")


def weight_words(of: Series, point: Point | None = None) -> str:
    """What one person weighs, at a point or over the series; or that it cannot be told, since `n` is not recorded.

    Empty for figures that are no shares, when their `n` is known.
    """
    if not of.points:
        return ""
    if point.n is None if point is not None else not of.counted:
        return _("Antallet bak tallet (n) er ikke ført.")
    weight = of.weight
    if weight is None:
        return ""
    if point is not None:
        return _point_weight(of, point)
    least, most = rounded(weight.least), rounded(weight.most)
    shown = difference(most, of.unit) if least == most else f"{number(least)}–{difference(most, of.unit)}"
    text = _("Én lærer er {weight}.") if of_teachers(of) else _("Én elev er {weight}.")
    return text.format(weight=shown)


def _point_weight(of: Series, point: Point) -> str:
    weight = one_person(point.n, of.unit)
    if weight is None or point.n is None:
        return ""
    if is_small(point.n):
        return _("Under {least} personer står bak tallet.").format(least=SMALL)
    teachers, pupils = _("Ved {n} lærere er én lærer {weight}."), _("Ved {n} elever er én elev {weight}.")
    text = teachers if of_teachers(of) else pupils
    return text.format(n=number(point.n), weight=difference(rounded(weight), of.unit))


def of_teachers(of: Series) -> bool:
    """Whether the series counts teachers, as its name says; else it counts pupils."""
    return of.indicator.title.casefold().startswith(("lærer", "lærar", "teacher"))


def person_words(of: Series) -> str:
    """One of those who stand behind the figures, as the bar beside the chart is called: «1 elev»."""
    return _("1 lærer") if of_teachers(of) else _("1 elev")


def rounded(weight: float) -> float:
    """Percentage points with one decimal; none where that is whole."""
    found = round(weight, 1)
    return int(found) if found == int(found) else found


def n_words(n: int | None) -> str:
    """How many stand behind a figure, as a room may see it: «22», «<10» for so few that one may be recognised, «–»."""
    if n is None:
        return "–"
    return f"<{SMALL}" if is_small(n) else number(n)


def wanted_words(of: Series) -> str:
    """Which way is better; empty when nobody has said."""
    found = {"opp": _("høyere er bedre"), "ned": _("lavere er bedre")}
    return found.get(of.indicator.oensket or "", "")


def note_words(point: Point) -> str:
    """What is noted of a point, that it is provisional last."""
    said = [one for one in (point.value.merknad, _("foreløpig") if point.provisional else "") if one]
    return ", ".join(said)


def as_text(of: Series) -> list[str]:
    """The chart in words, for a screen reader and where nothing can be drawn: what it is, its points, what they say."""
    indicator = of.indicator
    about = [one for one in (indicator.kilde, of.unit, wanted_words(of)) if one]
    lines = [f"{indicator.title}: {', '.join(about)}." if about else f"{indicator.title}."]
    for point in of.points:
        said = f"{day(point.day)}: {with_unit(point.figure, of.unit)}"
        extra = [note_words(point), f"n {n_words(point.n)}" if point.n is not None else ""]
        lines.append("; ".join([said, *filter(None, extra)]))
    if of.undated:
        n = len(of.undated)
        text = ngettext("{n} måling uten dato eller verdi.", "{n} målinger uten dato eller verdi.", n)
        lines.append(text.format(n=n))
    lines += [one for one in (goal_words(of), change_and_gap(of), trend_words(of), weight_words(of)) if one]
    return lines


def goal_words(of: Series) -> str:
    """Start, target and due date in a sentence; empty without a goal that has them."""
    goal = of.goal
    if goal is None:
        return ""
    said = []
    if of.start is not None:
        said.append(_("start {figure}").format(figure=with_unit(of.start, of.unit)))
    if of.target is not None:
        said.append(_("mål {figure}").format(figure=with_unit(of.target, of.unit)))
    if goal.frist is not None:
        said.append(_("frist {date}").format(date=day(goal.frist)))
    if not said:
        return ""
    text = ", ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def change_and_gap(of: Series) -> str:
    """«8 prosentpoeng ned fra start, 1 prosentpoeng igjen.»; empty where neither can be said."""
    text = ", ".join(one for one in (change_words(of), gap_words(of)) if one)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
