"""What stands around the fields of a measurement: what it is a measurement of, what will be written and where, and
what must be chosen before a figure with few people behind it is written."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.plan.series import SMALL
from dekom_tui.widgets.lines import Line, Row, Span, heading, indent, line, paragraph
from dekom_tui.words.dates import day
from dekom_tui.words.language import _
from dekom_tui.words.names import quoted
from dekom_tui.words.numbers import number, with_unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from dekom_tui.plan.format import Indicator, Value
    from dekom_tui.plan.series import Point, Series


class Act(Enum):
    """What can be chosen under the fields."""

    WRITE = "write"
    WITHOUT_N = "without-n"
    WITH_N = "with-n"
    REPLACE = "replace"
    BACK = "back"


class Draft(NamedTuple):
    """A measurement as it stands in the fields. `values` are those that can be read, unset ones left out."""

    values: Mapping[str, Any]
    wrong: tuple[str, ...] = ()
    """The names of the fields that cannot be read."""
    clash: Value | None = None
    """Another measurement of the same day, as long as nobody has chosen what becomes of it."""
    few: int | None = None
    """An `n` under SMALL that is not in the plan yet."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields without which a measurement cannot be written."""
        return tuple(name for name in ("dato", "verdi") if name not in self.values)


def about_rows(of: Series, width: int, *, mends: bool) -> list[Row]:
    """What it is a measurement of, and the one before."""
    indicator = of.indicator
    title = _("RETT MÅLINGEN") if mends else _("NY MÅLING")
    lines = [heading(title), *paragraph(indicator.title, width - 2, bold=True)]
    if indicator.kilde:
        lines += paragraph(indicator.kilde, width - 2, "faint")
    newest = of.newest
    if newest is not None and not mends:
        lines.append(line((_("Sist") + "  ", "faint"), (_point_words(of, newest), "soft")))
    return [*(Row(indent(one)) for one in lines), Row()]


def _point_words(of: Series, point: Point) -> str:
    return f"{with_unit(point.figure, of.unit)}  {day(point.day)}"


def act_rows(draft: Draft, indicator: Indicator, width: int) -> list[Row]:
    """What will be written and where, or what must be chosen or mended first."""
    room = max(1, width - 2)
    if draft.wrong or draft.missing:
        text = _("En måling trenger en dato og en verdi. Ingenting er skrevet ennå.")
        return [Row(), *(Row(indent(one)) for one in paragraph(text, room, "soft"))]
    if draft.clash is not None:
        return _clash_rows(draft, draft.clash, indicator, room)
    if draft.few is not None:
        return _few_rows(draft.few, room)
    lines: list[Line] = [heading(_("SKRIVES INN")), line((draft_words(draft, indicator), "text", True))]
    where = _("i plan.toml, under indikatoren {name}").format(name=quoted(indicator.short))
    lines += paragraph(where, room, "soft")
    return [Row(), *(Row(indent(one)) for one in lines), Row(), _choice(Act.WRITE, _("Skriv inn målingen"))]


def draft_words(draft: Draft, indicator: Indicator) -> str:
    """The measurement on one line."""
    values = draft.values
    said = [day(values["dato"]), with_unit(values["verdi"], indicator.enhet)]
    if "n" in values:
        said.append(_("n {n}").format(n=number(values["n"])))
    if values.get("foreloepig"):
        said.append(_("foreløpig"))
    if "merknad" in values:
        said.append(values["merknad"])
    return "  ".join(said)


def _few_rows(few: int, width: int) -> list[Row]:
    title = _("BARE {n} STÅR BAK TALLET") if few else _("INGEN STÅR BAK TALLET")
    why = _(
        "Når færre enn {least} står bak et tall, kan noen bli kjent igjen. "
        "Det som først er skrevet i planen, husker git også etter at det er slettet."
    ).format(least=SMALL)
    return [
        Row(),
        Row(indent(line(("! " + title.format(n=few), "warn", True)))),
        *(Row(indent(one)) for one in paragraph(why, width)),
        Row(),
        _choice(Act.BACK, _("Gå tilbake, ingenting er skrevet")),
        _choice(Act.WITHOUT_N, _("Skriv inn målingen uten antallet")),
        _choice(Act.WITH_N, _("Skriv inn med antallet {n} likevel").format(n=few)),
    ]


def _clash_rows(draft: Draft, clash: Value, indicator: Indicator, width: int) -> list[Row]:
    there = with_unit(clash.verdi, indicator.enhet) if clash.verdi is not None else _("uten verdi")
    new = with_unit(draft.values["verdi"], indicator.enhet)
    why = _("{date} står det alt en måling: {there}.").format(date=day(draft.values["dato"]), there=there)
    replace = _("Skriv {new} i stedet for {there}").format(new=new, there=there)
    return [
        Row(),
        Row(indent(line(("! " + _("SAMME DAG"), "warn", True)))),
        *(Row(indent(one)) for one in paragraph(why, width)),
        Row(),
        _choice(Act.BACK, _("Gå tilbake, ingenting er skrevet")),
        _choice(Act.REPLACE, replace),
    ]


def _choice(act: Act, words: str) -> Row:
    return Row(indent(line(Span(words, "text", lead=True))), act)
