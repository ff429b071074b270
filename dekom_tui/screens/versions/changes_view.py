"""How the changes between two versions are drawn: part by part of the plan, each change with its two sides. Pure.

Narrow, the part that one is in is unfolded in place; broad, the parts stand to the left and the sides beside each
other. What went has `–`, what came `+`, and the words that differ are underlined: nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import TABLES
from dekom_tui.review.prose import ADDED, REMOVED, SAME, Passage
from dekom_tui.review.wording import fine_runs
from dekom_tui.screens.versions.view import changes_words, long_name_of, sign_span
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    cells,
    fit,
    heading,
    indent,
    line,
    pad,
    paragraph,
    width_of,
    wrap_line,
)
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.changes.phrases import GAVE, TOOK
from dekom_tui.words.changes.sides import Side, sides
from dekom_tui.words.changes.summary import summary_of
from dekom_tui.words.language import _
from dekom_tui.words.names import upper_first
from dekom_tui.words.values import NUMBERED

if TYPE_CHECKING:
    from dekom_tui.screens.versions.state import Held, Versions
    from dekom_tui.words.changes.telling import Group, Told

PARTS: Final = 27
"""The cells of the parts' pane."""
_SIGN: Final = 3
_NAME: Final = 22
"""A change's name has at most so many cells where what happened to it stands after it."""
_NARROW: Final = 70
"""Under so many cells what there is to say of a change stands under its name."""
_AROUND: Final = 8
"""So many words that are the same are kept beside those that differ."""


class Mark(NamedTuple):
    """A change: which part, and the how manyeth in it."""

    part: int
    at: int


def change_at(held: Held, mark: Mark) -> Told | None:
    """What a mark stands for; None when it is not there any more."""
    if mark.part < len(held.groups) and mark.at < len(held.groups[mark.part].told):
        return held.groups[mark.part].told[mark.at]
    return None


def short_name(one: Told) -> str:
    """What a change is about, in a narrow column: «5 Skolevandring»; empty for a table without keys."""
    change = one.change
    if not one.name or change.unknown:
        return one.name
    kind = TABLES[change.place.table]
    if not kind.keyed:
        return ""
    number = change.entity.values.get("nr")
    if number is not None and kind in NUMBERED:
        return f"{number} {change.entity.short}"
    return change.entity.short if len(change.entity.short) < len(one.name) else one.name


def head_lines(known: Versions, held: Held, width: int) -> list[Line]:
    """«ENDRINGER  56 fra vedtatt 9. september 2025 til nå»."""
    names = {"first": long_name_of(known, held.pair.first), "second": long_name_of(known, held.pair.second)}
    told = _("{n} fra {first} til {second}").format(n=held.total, **names)
    if cells(told) + 14 > width:
        told = changes_words(held.total)
    lines = [BLANK, indent(fit(heading(_("ENDRINGER"), told), width - 2)), BLANK]
    if held.unread:
        said = _("! Kan ikke leses, og er ikke med: {files}").format(files=", ".join(held.unread))
        lines.insert(2, indent(fit(line((said, "warn")), width - 2)))
    return lines


# Narrow: one list, the part that one is in unfolded


def folded_rows(held: Held, chosen: Mark, width: int) -> list[Row]:
    """Every part on a row, with the changes of the one that is chosen under it."""
    titles = max((cells(group.title) for group in held.groups), default=0)
    found: list[Row] = []
    for part, group in enumerate(held.groups):
        if part != chosen.part:
            found.append(Row(_part_line(group, titles, width), Mark(part, 0)))
            continue
        name = line((group.title.upper(), "accent", True))
        found.append(Row(indent(line(pad(name, titles + 1), (f"{len(group.told):>3}", "text", True)))))
        names = min(_NAME, max((cells(short_name(one)) for one in group.told), default=0))
        for at, one in enumerate(group.told):
            found += _unfolded(held, one, Mark(part, at), names, width, open_=at == chosen.at)
    return found


def _part_line(group: Group, titles: int, width: int) -> Line:
    lead = line(pad(line((group.title, "text")), titles + 1), (f"{len(group.told):>3}", "soft"), "  ")
    said = summary_of([group])
    return indent(line(lead, (cut(said, max(1, width - width_of(lead) - 2)), "faint")))


def _unfolded(held: Held, one: Told, mark: Mark, names: int, width: int, *, open_: bool) -> Iterator[Row]:
    """A change on a row; the chosen one with all that there is to say of it."""
    name = short_name(one)
    lead = line(" " * _SIGN, sign_span(one.sign), " ")
    at = width_of(lead)
    if name:
        lead = line(lead, pad(line(Span(cut(name, names), "text", lead=True)), names), " ")
        at = width_of(lead)
    said = one.said if name else upper_first(one.said)
    late = "▲ " if not open_ and any(_is_late(told) for told in one.outcomes) else ""
    room = max(12, width - at - 1)
    if not open_:
        told = line((late, "bad"), (cut(said, room - len(late)), "text" if not name else "soft"))
        yield Row(line(lead, told), mark)
        return
    if name and width < _NARROW:
        # Beside a name there is no room to read: under it there is.
        yield Row(
            line(" " * _SIGN, sign_span(one.sign), " ", Span(cut(name, width - _SIGN - 3), "text", lead=True)), mark
        )
        lead, at = BLANK, _SIGN + 2
        room = max(12, width - at - 1)
    for index, each in enumerate(paragraph(said, room, "text")):
        yield Row(line(lead, each) if not index and lead else indent(each, at), mark)
    for each in detail_lines(one, room):
        yield Row(indent(each, at), mark)


def _is_late(told: str) -> bool:
    return told == _("er nå forsinket")


def detail_lines(one: Told, width: int) -> Iterator[Line]:
    """What stands under the sentence of a change: what went, what came, and what it means."""
    for told in one.lines:
        if told.passage is not None and told.sign in (TOOK, GAVE):
            body = passage_line(told.passage, told.sign)
        else:
            body = line((told.text, "text" if told.sign == GAVE else "soft"))
        yield from signed(told.sign, body, width)
    for said in one.outcomes:
        yield from signed("▲" if _is_late(said) else "◊", line((said, "text")), width)


def signed(sign: str, body: Line, width: int) -> list[Line]:
    """A text with its sign before it, wrapped beside it."""
    lines = wrap_line(body, max(1, width - 2)) or [BLANK]
    return [line(sign_span(sign), " ", each) if not at else indent(each, 2) for at, each in enumerate(lines)]


def passage_line(passage: Passage, side: str) -> Line:
    """One side of a passage, the words that are only on it underlined; of long runs of the same the nearest words."""
    mine = REMOVED if side == TOOK else ADDED
    ink = "bad" if side == TOOK else "ok"
    runs = [run for run in fine_runs(passage.before, passage.after) if run.kind in (SAME, mine)]
    parts: list[Span] = []
    for at, run in enumerate(runs):
        if run.kind == SAME:
            parts.append(Span(_near(run.text, first=at == 0, last=at == len(runs) - 1), "soft"))
            continue
        word = run.text.strip()
        lead, _word, tail = run.text.partition(word) if word else (run.text, "", "")
        parts += [Span(lead, "soft"), Span(word, ink, bold=True, underline=True), Span(tail, "soft")]
    return line(*parts)


def _near(text: str, *, first: bool, last: bool) -> str:
    """The words of a run of the same that stand beside those that differ."""
    words = text.split(" ")
    if first and last:
        return text
    if first:
        return text if len(words) <= _AROUND + 2 else "… " + " ".join(words[-_AROUND:])
    if last:
        return text if len(words) <= _AROUND + 2 else " ".join(words[:_AROUND]) + " …"
    if len(words) <= 2 * _AROUND:
        return text
    return " ".join([*words[: _AROUND // 2], "…", *words[-_AROUND // 2 :]])


# Broad: the parts to the left, the sides beside each other


def part_lines(held: Held, part: int, height: int) -> list[Line]:
    """The parts, the one that is shown lit."""
    found = [
        BLANK,
        indent(line((_("ENDRINGER"), "accent", True))),
        indent(line((_("{n} i alt").format(n=held.total), "soft"))),
        BLANK,
    ]
    airy = len(found) + 2 * len(held.groups) <= height
    for at, group in enumerate(held.groups):
        count = f"{len(group.told):>3}"
        here = at == part
        name = pad(line((group.title, "text", here)), PARTS - 6)
        body = line(("▌" if here else " ", "accent"), name, (count, "text" if here else "soft", here), " ")
        found.append(tuple(span._replace(ground="accent_bg") for span in body) if here else body)
        found += [BLANK] if airy else []
    return found


def side_rows(known: Versions, held: Held, part: int, width: int) -> list[Row]:
    """The changes of one part, as it was and as it is."""
    left = max(24, (width - 2) * 53 // 100)
    right = max(12, width - left - 3)
    first, second = (upper_first(long_name_of(known, one)) for one in held.pair)
    found = [
        Row(),
        Row(indent(line(pad(line((first, "accent", True)), left), (second, "accent", True)))),
        Row(),
    ]
    for at, one in enumerate(held.groups[part].told):
        found += _beside(held, one, Mark(part, at), left, right)
        found.append(Row())
    return found


def _beside(held: Held, one: Told, mark: Mark, left: int, right: int) -> Iterator[Row]:
    change = one.change
    late = any(_is_late(told) for told in one.outcomes)
    name = one.name or upper_first(one.said)
    lead = [line(Span(each.text, "text", bold=True)) for row in paragraph(name, left - 4) for each in row]
    found = sides(change, held.between.before, held.between.after) if not change.renamed_to else ()
    said = one.gist if found else one.said
    told = line(("▲ ", "bad", True)) if late else BLANK
    after = wrap_line(line(told, (said, "soft")), right) if said or told else []
    for at in range(max(len(lead), len(after))):
        sign = line(sign_span(one.sign), " ") if not at else line("  ")
        mine = pad(line(sign, lead[at] if at < len(lead) else BLANK), left)
        yield Row(indent(line(mine, after[at] if at < len(after) else BLANK)), mark)
    labels = min(14, max((cells(side.label) for side in found), default=0))
    if found:
        for side in found:
            yield from (Row(each) for each in _side_lines(side, labels, left, right))
    else:
        for each in detail_lines(one._replace(outcomes=()), right):
            yield Row(indent(line(" " * left, each)))
    for outcome in one.outcomes:
        if not _is_late(outcome):
            for each in signed("◊", line((outcome, "text")), right):
                yield Row(indent(line(" " * left, each)))


def _side_lines(side: Side, labels: int, left: int, right: int) -> Iterator[Line]:
    """One difference: its label, what it was, and what it is."""
    room = max(8, left - 2 - labels - 2 - 2)
    if side.note and not side.before:
        body = line((f"{side.note}: " if side.after else side.note, "soft"), (side.after, "text"))
        old, new = [], signed("↔", body, right)
    else:
        old = signed(TOOK, _one_side(side, TOOK), room) if side.before else []
        new = signed(GAVE, _one_side(side, GAVE), right) if side.after else []
    label = cut(side.label, labels)
    for at in range(max(len(old), len(new), 1)):
        mine = line(" " * 2, pad(line((label if not at else "", "faint")), labels), "  ")
        mine = pad(line(mine, old[at] if at < len(old) else BLANK), left)
        yield indent(line(mine, new[at] if at < len(new) else BLANK))


def _one_side(side: Side, sign: str) -> Line:
    if side.passage is not None:
        return passage_line(side.passage, sign)
    text = side.before if sign == TOOK else side.after
    both = bool(side.before and side.after)
    ink = ("bad" if sign == TOOK else "ok") if not both else "soft" if sign == TOOK else "text"
    return line(Span(text, ink, underline=sign == GAVE and both))


def steps(held: Held) -> Sequence[Mark]:
    """Every change, in order."""
    return [Mark(part, at) for part, group in enumerate(held.groups) for at in range(len(group.told))]
