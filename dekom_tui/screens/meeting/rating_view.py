"""SMARTE and fist to five before the room: a spread and not only a mean, and what those in doubt want to say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.meeting.methods import TALK
from dekom_tui.plan.template import Tip, template
from dekom_tui.screens.meeting.large import large
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, indent, left_right, line, pad, paragraph, width_of, wrap
from dekom_tui.widgets.wrapping import wrap_cut
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting import agreement, fist
from dekom_tui.words.numbers import number

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room, Told

_LABEL: Final = 35
_STEPS: Final = (1, 2, 3, 4, 5)
_INKS: Final = {1: "bad", 2: "warn", 3: "soft", 4: "accent", 5: "ok"}
_GOOD: Final = 3
"""The step of fist to five from which somebody is with it."""


class Letter(NamedTuple):
    """A letter of SMARTE as what can be talked about."""

    id: str


def smarte_rows(room: Room, chosen: object, width: int, height: int) -> list[Row]:
    """The six letters, each with its spread: doubt to the left of the middle, belief to the right."""
    inner = width - 2
    goal = str(room.item.get("about") or room.item.get("question", ""))
    rows = [Row(indent(one)) for one in paragraph(goal, inner, "text", bold=True)[:2]]
    names = {one.field: one for one in template(room.view.get("form")).smarte}
    tall = height - len(rows) - 2 >= 3 * len(room.results)
    for one in room.results:
        rows += _letter(one, names.get(one["id"]), chosen, inner, tall=tall)
    legend = line((_("uenig "), "soft"), *((f"■{step} ", _INKS[step]) for step in _STEPS), (_("enig"), "soft"))
    voters = max((int(one["voters"]) for one in room.results), default=0)
    told = ngettext("{n} svar", "{n} svar", voters).format(n=voters)
    rows.append(Row(indent(left_right(indent(legend, 7), line((f"{_('snitt')}    {told}", "faint")), inner))))
    return rows


def _letter(one: Told, named: Tip | None, chosen: object, inner: int, *, tall: bool) -> list[Row]:
    target = Letter(str(one["id"]))
    word = named.text if named is not None else str(one["text"])
    letter = large(_initial(named), "accent", "tall")
    values = {int(value): int(count) for value, count in dict(one.get("values") or {}).items()}
    mean = number(float(one["mean"]), 1) if one.get("mean") is not None else "–"
    said = agreement(str(one.get("agreement", "")))
    head = left_right(
        line(Span(word, "text", lead=True)), line((f"{mean}", "text", True), (f"{said:>13}", "soft")), inner - 7
    )
    spread = _spread(values, inner - 7)
    below = line(_told(values)) if chosen == target else BLANK
    if not tall:
        return [
            Row(indent(line((f"{_initial(named)} ", "accent", True), *head)), target),
            Row(indent(spread, 8), target),
        ]
    body = [head, spread, below]
    found = []
    for at in range(3):
        left = letter[at] if at < len(letter) else BLANK
        found.append(Row(indent((*pad(left, 7), *body[at])), target))
    return found


def _initial(named: Tip | None) -> str:
    return named.letter if named is not None else "·"


def _spread(values: dict[int, int], width: int) -> Line:
    """Bars around the middle, where those who stand in between are shared by both sides."""
    against = values.get(1, 0) + values.get(2, 0)
    middle = values.get(3, 0)
    total = sum(values.values())
    half = width // 2
    if not total:
        return line((_("ingen svar"), "faint"))
    most = max(against + middle / 2, total - against - middle / 2)
    each = max(1.0, min(2.0 if width < 100 else 4.0, half / most)) if most <= half else half / most
    left_middle = middle * each / 2
    start = half - round(against * each + left_middle)
    spans: list[Span] = [Span(" " * max(0, start))]
    drawn = max(0, start)
    ends = 0.0
    for step in _STEPS:
        ends += values.get(step, 0) * each
        upto = min(width, max(0, start) + round(ends))
        spans.append(Span("▄" * (upto - drawn), _INKS[step]))
        drawn = max(drawn, upto)
    return tuple(one for one in spans if one.text)


def _told(values: dict[int, int]) -> str:
    """«10 tviler, 11 tror på det, 3 midt imellom: snakk om dette»."""
    doubt, believe, between = values.get(1, 0) + values.get(2, 0), values.get(4, 0) + values.get(5, 0), values.get(3, 0)
    text = _("{doubt} tviler, {believe} tror på det, {between} midt imellom")
    told = text.format(doubt=doubt, believe=believe, between=between)
    return f"{told}: {_('snakk om dette')}" if doubt and believe and abs(doubt - believe) <= doubt + between else told


def fist_rows(room: Room, width: int, height: int) -> list[Row]:
    """The six steps with their words, those who are in over the line, those we want to hear from under it."""
    inner = width - 2
    result = room.results[0] if room.results else {}
    values = {int(value): int(count) for value, count in dict(result.get("values") or {}).items()}
    reasons = room.ballot.get("reasons")
    wide = inner >= 72
    aside = 15 if wide else 0
    title = str(result.get("text") or room.item.get("about") or room.item.get("question", ""))
    lines: list[Line] = [*paragraph(title, inner - aside, "text", bold=True)[:2], BLANK]
    upper: list[Line] = []
    lower: list[Line] = []
    most = max(values.values(), default=0) or 1
    label = _LABEL if wide else min(_LABEL, inner - 14)
    each = max(1, min(3, (inner - label - aside - 4) // most))
    steps_told = {int(one.get("value", -1)) for one in reasons or ()}
    fixed = len(lines) + 8 + (7 if height >= 18 else 0) + (not wide)
    # While it is talked about, all reasons stand there to be scrolled through; before that no step is pushed out.
    share = None if room.phase == TALK else max(1, (height - fixed) // max(1, len(steps_told)))
    for step in range(5, -1, -1):
        drawn = _step(step, values.get(step, 0), each, label)
        part = upper if step >= _GOOD else lower
        part.append(drawn)
        if step < _GOOD and reasons:
            part += _reasons(reasons, step, inner - aside - 6, share)
        if height >= 18:
            part.append(BLANK)
    within, doubt = (sum(values.get(step, 0) for step in steps) for steps in ((3, 4, 5), (0, 1, 2)))
    if wide:
        upper = _aside(upper, within, _("er med"), "ok", inner)
        lower = _aside(lower, doubt, _("vil vi høre fra"), "warn", inner)
    rule = line(("─" * inner, "line"))
    gap = [BLANK] if height >= 18 else []
    body = [*lines, *upper, rule, *gap, *lower]
    if not wide:
        body.append(line(_("{n} er med, {k} vil vi høre fra").format(n=within, k=doubt)))
    return [Row(indent(one)) for one in [BLANK, *body]]


def _step(step: int, count: int, each: int, label: int) -> Line:
    ink = "ok" if step >= _GOOD else "warn"
    name = pad(line((f"{step} ", "accent", True), (fist(step), "text", True)), label - 1)
    return line(name, " ", ("▄" * (count * each), ink), (f" {count}" if count else "", "text", True))


def _reasons(reasons: Sequence[Told], step: int, width: int, most: int | None) -> list[Line]:
    """What those on a step want to say, in at most so many rows; what is left out is counted."""
    those = [f"«{one['text']}»" for one in reasons if int(one.get("value", -1)) == step]
    if most is None:
        return [line("  ", (part, "soft")) for text in those for part in wrap(text, max(20, width))]
    found: list[Line] = []
    for at, text in enumerate(those):
        left = len(those) - at - 1
        more = ngettext("  og {n} grunn til", "  og {n} grunner til", left).format(n=left) if left else ""
        pieces = wrap_cut(text, max(20, width - (len(more) if len(found) + 1 == most else 0)), most - len(found))
        found += [line("  ", (part, "soft")) for part in pieces]
        if len(found) >= most:
            return [*found[:-1], line(found[-1], (more, "faint"))]
    return found


def _aside(lines: Sequence[Line], count: int, words: str, token: str, inner: int) -> list[Line]:
    """A large number with its words at the right edge of some lines."""
    figure = [*large(str(count), token, "thick"), line((words, "soft"))]
    wide = max(width_of(one) for one in figure)
    figure = [pad(one, wide, ">") for one in figure]
    found = []
    for at in range(max(len(lines), len(figure))):
        left = lines[at] if at < len(lines) else BLANK
        right = figure[at] if at < len(figure) else BLANK
        found.append((*pad(left, inner - wide), *right))
    return found
