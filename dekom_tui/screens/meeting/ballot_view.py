"""A ballot before the room: what is asked while the figures are hidden, then bars with numbers and words. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.meeting.ballots import MOST_OPTIONS
from dekom_tui.meeting.methods import DOTS, FIST, RANK, SCALE, SMARTE, YES_NO
from dekom_tui.plan.template import template
from dekom_tui.screens.meeting.large import LOW, beside_lines, clock_lines, large, people_bar, question_lines, rows_of
from dekom_tui.screens.meeting.writing_view import instruction
from dekom_tui.widgets.bigtype import big_width
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, fit, indent, left_right, line, pad, paragraph, width_of
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting import step_word
from dekom_tui.words.numbers import number

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room, Told

_ASIDE: Final = 43
_LEAST: Final = 24
"""The cells that how many are done needs."""


class Option(NamedTuple):
    """What was voted on as what can be chosen."""

    id: str


class Cut(NamedTuple):
    """The line between what the meeting goes on with and the rest, as what can be chosen."""


def ask_rows(room: Room, width: int, height: int) -> list[Row]:
    """While they vote: the question, what can be chosen, the clock, and how many are done. Never a figure."""
    inner = width - 2
    ballot = room.ballot
    low = height < LOW
    rated = room.item.get("about") if ballot.get("kind") in (SMARTE, FIST) else ""
    title = str(rated or room.item.get("question", ""))
    if ballot.get("kind") == DOTS:
        title = _("Hva skal vi gjøre noe med først?")
    clock = clock_lines(room, low=low)
    at = inner - max((width_of(one) for one in clock), default=0)
    text = [*paragraph(title, max(20, at - 2), "text", bold=True)]
    text += paragraph(instruction(room), max(20, at - 2))
    if ballot.get("kind") in (DOTS, RANK):
        text += [BLANK, *paragraph(_("Tallene er skjult til alle er ferdige."), max(20, at - 2))]
    head = beside_lines(text, clock, at, inner)
    aside_at = min(_ASIDE, inner - _LEAST)
    aside = [*_done(room, inner - aside_at), *_left_out(room, inner - aside_at)]
    names = {one.field: one.text for one in template(room.view.get("form")).smarte}
    options = [_asked(str(one["text"] or names.get(one["id"], "")), aside_at - 2) for one in ballot.get("options", ())]
    if ballot.get("kind") == FIST or (ballot.get("kind") in (YES_NO, SCALE) and len(options) == 1):
        options = _steps(ballot, aside_at - 2)
    space = height - len(head) - 2
    air = len(options) * 2 - 1 <= space
    listed: list[Line] = []
    for one in options:
        listed += [one, BLANK] if air else [one]
    listed = listed[:-1] if air else listed
    if len(listed) > space:
        told = line((_("{n} til på telefonene").format(n=len(listed) - space + 1), "faint"))
        listed = [*listed[: max(0, space - 1)], told]
    if not options:
        listed = [
            line((_("Ingenting å velge mellom ennå."), "warn")),
            line(_("Ordne i klynger først, eller merk innspill.")),
        ]
    body = beside_lines(listed, aside, aside_at, inner)
    return rows_of([BLANK, *head, BLANK, *body][:height])


def clusters_and_loose(room: Room) -> tuple[list[Told], list[Told]]:
    """What a ballot asks about: the clusters, and the contributions beside them."""
    options = list(room.ballot.get("options") or ())
    return (
        [one for one in options if str(one["id"]).startswith("k")],
        [one for one in options if str(one["id"]).startswith("c")],
    )


def can_take_in(room: Room) -> bool:
    """Whether contributions that are in no option can become some."""
    return bool(room.ballot.get("outside")) and len(room.ballot.get("options") or ()) < MOST_OPTIONS


def _left_out(room: Room, width: int) -> list[Line]:
    """What the ballot does not ask about, and what becomes of what lies in no cluster."""
    outside = int(room.ballot.get("outside") or 0)
    clusters, loose = clusters_and_loose(room)
    if outside:
        said = ngettext("{n} innspill er ikke med.", "{n} innspill er ikke med.", outside).format(n=outside)
        if not can_take_in(room):
            said = f"{said} {_('Lag klynger av dem for å få dem med.')}"
        return [BLANK, *paragraph(said, width, "warn")]
    if clusters and loose:
        n = len(loose)
        said = ngettext("{n} uten klynge er med for seg.", "{n} uten klynge er med hver for seg.", n)
        return [BLANK, *paragraph(said.format(n=n), width, "soft")]
    return []


def _asked(text: str, width: int) -> Line:
    return fit(line(("○ ", "soft"), (text, "text", True)), width)


def _steps(ballot: Told, width: int) -> list[Line]:
    """What each value means, the strongest first."""
    kind = str(ballot["kind"])
    values = range(int(ballot.get("high", 5)), int(ballot.get("low", 0)) - 1, -1)
    found = []
    for value in values:
        words = step_word(
            kind,
            value,
            low=int(ballot.get("low", 0)),
            high=int(ballot.get("high", 5)),
            low_word=str(ballot.get("low_word", "")),
            high_word=str(ballot.get("high_word", "")),
        )
        shown = "" if kind == YES_NO else f"{value} "
        found.append(
            fit(line((shown, "accent", True), (words.capitalize() if kind == YES_NO else words, "text")), width)
        )
    return found


def _done(room: Room, width: int) -> list[Line]:
    """How many are done, large enough to be seen."""
    voted, ballot = int(room.ballot.get("voted", 0)), room.ballot
    figures = large(str(voted))
    at = big_width(str(voted)) + 2
    told = [BLANK, line((_("av {all}").format(all=room.present), "text", True)), line(_("er ferdige"))]
    quota = int(ballot.get("quota", 0))
    dots = []
    if ballot.get("kind") == DOTS:
        said = ngettext("{n} til hver", "{n} til hver", quota).format(n=quota)
        dots = [line(("●" * min(quota, 12) + " ", "accent"), said), BLANK]
    found = [*dots, *beside_lines(figures, told, at, width), BLANK, people_bar(voted, room.present, width)]
    if ballot.get("kind") in (DOTS, RANK):
        found += [BLANK, *paragraph(_("Rekkefølgen er ulik på telefonene."), width)]
    return found


# What it came to


def result_rows(room: Room, cut: int, width: int, height: int, *, choosing: bool) -> list[Row]:
    """The figures; of dots and rankings the first `cut` stand over the line, as what the meeting goes on with."""
    inner = width - 2
    ballot = room.ballot
    kind = str(ballot.get("kind", ""))
    if not room.results:
        hidden = _("Tallene er skjult. V viser dem.")
        title = question_lines(str(room.item.get("question", "")), inner, 2)
        return rows_of([BLANK, *title, BLANK, line(hidden), BLANK, *_done(room, inner)][:height])
    if kind in (DOTS, RANK):
        return _ranked(room, cut, inner, height, choosing=choosing)
    return _spread(room, inner, height)


def _ranked(room: Room, cut: int, inner: int, height: int, *, choosing: bool) -> list[Row]:
    results = room.results
    kind = str(room.ballot["kind"])
    total = sum(int(one["total"]) for one in results)
    most = max((int(one["total"]) for one in results), default=0) or 1
    voted, quota = int(room.ballot.get("voted", 0)), int(room.ballot.get("quota", 0))
    if kind == DOTS:
        title = _("Hva skal vi gjøre noe med først?")
        told = _("{n} av {all} prikker · {k} av {people} satte").format(
            n=total, all=quota * room.present, k=voted, people=room.present
        )
    else:
        title = str(room.item.get("question", ""))
        told = _("poeng · {k} av {people} svarte").format(k=voted, people=room.present)
    if total and not voted:
        told = _("talt med hender")
    if width_of(title) + width_of(told) + 2 > inner and kind == DOTS:
        told = ""
    room_title = max(10, inner - width_of(told) - 2)
    head = [BLANK, left_right(fit(line((title, "text", True)), room_title), line(told), inner), BLANK]
    rows = rows_of(head)
    figure = max(big_width(str(most), "small"), 3) + 2
    space = height - len(rows)
    none = sum(1 for one in results[cut:] if not one["total"])
    if none > 1 and total and cut * 3 + (len(results) - cut) * 2 + 1 > space:
        results = results[: len(results) - none]
        space -= 1
    else:
        none = 0
    tight = cut * 3 + (len(results) - cut) + 1 > space
    tall = cut * 4 + (len(results) - cut) * 2 + 3 <= space
    shown = list(results)
    each = 2 if cut * (4 if tall else 3) + (len(results) - cut) * 2 + 3 <= space else 1
    for index, one in enumerate(shown):
        if index == cut and cut:
            rows.append(_cut_row(inner, choosing=choosing))
            rows += [Row()] if tall else []
        if index < cut and tight:
            rows += _other(one, most, inner, 1)
        elif index < cut:
            rows += _winner(one, most, inner, figure, kind) + ([Row()] if tall else [])
        else:
            rows += _other(one, most, inner, each)
    if cut >= len(shown) and cut:
        rows.append(_cut_row(inner, choosing=choosing))
    if none:
        fewest = _("{n} til fikk ingen prikker") if kind == DOTS else _("{n} til fikk ingen poeng")
        rows.append(Row(indent(line((fewest.format(n=none), "faint")))))
    said = _("Ingen har svart ennå.") if not total else _sentence(room.results, cut, total, voted, kind)
    if said and len(rows) < height:
        rows.append(Row(indent(line(said))))
    return rows


def _cut_row(inner: int, *, choosing: bool) -> Row:
    words = _("↑ dette går vi videre med")
    dashes = "─" * max(0, inner - width_of(words) - 4)
    return Row(
        indent(line(("── ", "line"), (words, "accent", True), (f" {dashes}", "line"))), Cut() if choosing else None
    )


def _winner(one: Told, most: int, inner: int, figure: int, kind: str) -> list[Row]:
    """Three rows: the name with how many it comes from, a thick bar, and the number in large digits."""
    digits = large(str(one["total"]), "text", "small")
    digits = [pad(each, figure, ">") for each in digits]
    width = inner - figure - 1
    share = int(one["total"]) / most
    name = left_right(line(Span(str(one["text"]), "text", True)), line((_from(one, kind), "soft")), width)
    return _thick(name, digits, share, width, "accent")


def _thick(name: Line, digits: Sequence[Line], share: float, width: int, ink: str) -> list[Row]:
    thick = line(("█" * max(1, round(width * share)), ink)) if share else BLANK
    body = [name, thick, BLANK]
    return [Row(indent((*pad(left, width + 1), *right))) for left, right in zip(body, digits, strict=False)]


def _other(one: Told, most: int, inner: int, each: int) -> list[Row]:
    share = int(one["total"]) / most
    from_ = str(one["voters"])
    if each == 1:
        half = max(12, inner // 2)
        name = pad(line((str(one["text"]), "text")), half)
        width = inner - half - 8
        drawn = line(("▄" * max(1 if one["total"] else 0, round(width * share)), "accent"))
        return [Row(indent(left_right((*name, *indent(drawn)), line((str(one["total"]), "text", True)), inner)))]
    width = inner - 12
    told = left_right(
        line((str(one["text"]), "text")),
        line((_("fra {n}").format(n=from_), "faint"), (f"{one['total']:>10}", "text", True)),
        inner,
    )
    drawn = line(("▀" * max(1 if one["total"] else 0, round(width * share)), "accent"))
    return [Row(indent(told)), Row(indent(drawn))]


def _from(one: Told, kind: str) -> str:
    return _("fra {n}").format(n=one["voters"]) if kind == DOTS else ""


def _sentence(results: Sequence[Told], cut: int, total: int, voted: int, kind: str) -> str:
    """What the figures say, in a sentence."""
    if kind != DOTS or not total or not 0 < cut < len(results):
        return ""
    over = sum(int(one["total"]) for one in results[:cut])
    text = ngettext("Ett skiller seg ut: {n} av {all} prikker.", "{count} går videre: {n} av {all} prikker.", cut)
    return text.format(count=cut, n=over, all=total)


def first_cut(results: Sequence[Told]) -> int:
    """How many stand out: up to the greatest fall between two that follow each other in the first half of those that
    got any."""
    totals = [int(one["total"]) for one in results if one["total"]]
    if len(totals) < 2:
        return len(totals)
    last = max(1, (len(totals) + 1) // 2)
    falls = [(totals[at] - totals[at + 1], -at) for at in range(min(last, len(totals) - 1))]
    return 1 - max(falls)[1]


def _spread(room: Room, inner: int, height: int) -> list[Row]:
    """Yes and no, or a scale: for each option how many gave which value."""
    ballot = room.ballot
    kind = str(ballot["kind"])
    low, high = int(ballot.get("low", 0)), int(ballot.get("high", 1))
    rows = rows_of([BLANK, *paragraph(str(room.item.get("question", "")), inner, "text", bold=True), BLANK])
    words = {
        value: step_word(
            kind,
            value,
            low=low,
            high=high,
            low_word=str(ballot.get("low_word", "")),
            high_word=str(ballot.get("high_word", "")),
        )
        for value in range(low, high + 1)
    }
    one_only = len(room.results) == 1
    if one_only and kind == YES_NO:
        return _votes(room, words, inner, height)
    labels = {
        value: words[value].capitalize() if kind == YES_NO else f"{value}  {words[value]}".rstrip() for value in words
    }
    wide = min(max(map(width_of, labels.values())) + 2, inner // 2)
    for one in room.results:
        values = {int(value): int(count) for value, count in dict(one.get("values") or {}).items()}
        most = max(values.values(), default=0) or 1
        lines: list[Line] = [] if one_only else [line((str(one["text"]), "text", True))]
        for value in range(high, low - 1, -1):
            count = values.get(value, 0)
            drawn = "▄" * (max(1, round((inner - wide - 6) * count / most)) if count else 0)
            name = pad(line((labels[value], "text")), wide)
            lines.append(line(name, (drawn, _ink(kind, value)), (f" {count}", "text", True)))
            lines += [BLANK] if one_only and height > 18 and high - low < 6 else []
        mean = one.get("mean")
        if kind == SCALE and mean is not None:
            lines.append(line(_("snitt {mean}, {n} svar").format(mean=number(float(mean), 1), n=one["voters"])))
        rows += rows_of([*lines, BLANK])
    return rows


def _votes(room: Room, words: Mapping[int, str], inner: int, height: int) -> list[Row]:
    """Yes, abstaining and no, each with a thick bar and a number that the back row reads."""
    given = {int(value): int(count) for value, count in dict(room.results[0].get("values") or {}).items()}
    most = max(given.values(), default=0) or 1
    figure = max(big_width(str(most), "small"), 3) + 2
    width = inner - figure - 1
    title = question_lines(str(room.item.get("question", "")), inner, 2)
    if len(title) + 4 * len(words) + 2 > height:
        title = paragraph(str(room.item.get("question", "")), inner, "text", bold=True)
    rows = rows_of([BLANK, *title, BLANK])
    for value in sorted(words, reverse=True):
        count = given.get(value, 0)
        digits = [pad(each, figure, ">") for each in large(str(count), "text", "small")]
        name = line((words[value].capitalize(), "text", True))
        rows += [*_thick(name, digits, count / most, width, _ink(YES_NO, value)), Row()]
    return rows[:-1]


def _ink(kind: str, value: int) -> str:
    if kind != YES_NO:
        return "accent"
    return {1: "ok", 0: "soft", -1: "bad"}.get(value, "accent")


RATED: Final = (SMARTE, FIST)
"""The ballots that have a picture of their own."""
