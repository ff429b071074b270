"""Contributions before the room: the clusters to the left, and what lies in the chosen one to the right. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.screens.meeting.room import PARKED
from dekom_tui.widgets.blocks import Blocks, Column
from dekom_tui.widgets.lines import BLANK, Row, Span, cells, heading, indent, left_right, line, pad, wrap
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room, Told

LEFT: Final = 31
"""The cells of the clusters' pane."""
NARROW: Final = 72
"""Under this width there is one pane at a time."""
_TWO_FROM: Final = 96
"""The cells from which contributions that are many stand in two columns."""
_INSET: Final = 3
"""The cells beside a contribution's number: a mark and a space before it, a space after it."""
_AT_ONCE: Final = 300
"""So many contributions are measured in one drawing, some milliseconds; a hall's that come at once in several."""
_KEPT: Final = 40_000
"""So many measures are kept, of a text at a width."""


class Cluster(NamedTuple):
    """A cluster as what can be chosen; "" is what lies in none, PARKED the parking lot."""

    id: str


class Entry(NamedTuple):
    """A contribution as what can be chosen."""

    id: str


def cluster_name(room: Room, cluster: str) -> str:
    """A cluster's name; without clusters what lies in none is simply all."""
    if cluster == PARKED:
        return _("P-plassen")
    if not cluster:
        return _("Uten klynge") if len(room.clusters) > 1 else _("Innspill")
    return next((str(one["name"]) for one in room.clusters if one["id"] == cluster), "")


def cluster_rows(room: Room, width: int, height: int) -> list[Row]:
    """The clusters with how many each holds; the parking lot at the bottom."""
    total = len(room.entries)
    count = ngettext("{n} innspill", "{n} innspill", total).format(n=total)
    rows = [Row(), Row(indent(heading(_("KLYNGER"), count))), Row()]
    air = len(room.clusters) * 2 + 5 <= height
    for one in room.clusters:
        if not one["id"] and not one["size"] and len(room.clusters) > 1:
            continue
        rows.append(_cluster(cluster_name(room, one["id"]), int(one["size"]), Cluster(one["id"]), width))
        rows += [Row()] if air else []
    parked = len(room.lying(PARKED))
    if parked:
        rows += [Row()] * max(0, height - len(rows) - 2)
        rows.append(_cluster(cluster_name(room, PARKED), parked, Cluster(PARKED), width))
    return rows


def _cluster(name: str, size: int, target: Cluster, width: int) -> Row:
    inner = max(8, width - 2)
    return Row(indent(left_right(line(Span(name, "text", lead=True)), line((str(size), "soft")), inner, gap=1)), target)


class EntryRows(Blocks):
    """Contributions on the screen; `rough` while the height of some is a guess, so that it is drawn once more."""

    rough = False


def entry_rows(room: Room, cluster: str, marked: Collection[str], width: int, height: int) -> EntryRows:
    """The contributions of a cluster, each with its number, the marked ones with a sign."""
    those = room.lying(cluster)
    name = cluster_name(room, cluster).upper()
    told = _("{n} av {all}").format(n=len(those), all=len(room.entries)) if len(those) < len(room.entries) else ""
    if room.view.get("only_picked"):
        told = _("gruppenes valg, {n} av {all}").format(n=len(those), all=room.counts.get("entries", len(those)))
    if marked:
        told = ngettext("{n} merket", "{n} merket", len(marked)).format(n=len(marked))
    head = [Row(), Row(indent(heading(name, told))), Row()]
    if not those:
        text = _("Ingen innspill her.") if room.entries else _("Ingen innspill ennå. S skriver for noen.")
        head.append(Row(indent(line(text))))
    asides = {(one["group"], one["picked"]): "" for one in those}
    asides = {key: _aside(*key) for key in asides}
    beside = [asides[one["group"], one["picked"]] for one in those]
    digits = max(2, len(str(those[-1]["no"]))) if those else 2
    space = height - len(head)
    two = width >= _TWO_FROM and (
        2 * len(those) > space or sum(_sizes(those, beside, width - digits)[0]) + len(those) > space
    )
    each = (width - 3) // 2 if two else width
    sizes, rough = _sizes(those, beside, each - digits)
    spot = room.view.get("spotlight")

    def draw(at: int) -> Sequence[Row]:
        one = those[at]
        lit = bool(one["id"] == spot or one["chosen"])
        return _drawn(one["id"], one["no"], one["text"], beside[at], one["id"] in marked, lit, each, digits)

    def place(target: Hashable) -> int | None:
        if not isinstance(target, Entry):
            return None
        return next((at for at, one in enumerate(those) if one["id"] == target.id), None)

    columns = [Column.of(sizes, 1)]
    if two:
        half = bisect_left(columns[0].ends, (columns[0].ends[-1] + 1) // 2) + 1
        columns = [Column.of(sizes[:half], 1), Column.of(sizes[half:], 1, half)]
    found = EntryRows(head, columns, draw, place, at=each + 2)
    found.rough = rough
    return found


def _aside(group: int, picked: bool) -> str:
    """What stands at the right edge: the group that it came from, and that the group sent it."""
    sign = "√ " if picked else ""
    return sign + _("gr. {n}").format(n=group) if group else sign.strip()


def _room_for(aside: str, width: int) -> int:
    return max(10, width - _INSET - 3 - (cells(aside) + 1 if aside else 0))


_heights: dict[int, dict[str, int]] = {}


def _sizes(those: Sequence[Told], beside: Sequence[str], width: int) -> tuple[list[int], bool]:
    """How many rows each takes, and whether some of it is a guess: no drawing measures more than a few hundred."""
    found: list[int] = []
    fresh = 0
    by_aside: dict[str, tuple[int, dict[str, int]]] = {}
    if sum(map(len, _heights.values())) > _KEPT:
        _heights.clear()
    for one, aside in zip(those, beside, strict=True):
        known = by_aside.get(aside)
        if known is None:
            inner = _room_for(aside, width)
            known = by_aside[aside] = (inner, _heights.setdefault(inner, {}))
        inner, heights = known
        text = one["text"]
        size = heights.get(text)
        if size is None:
            if fresh < _AT_ONCE:
                size = heights[text] = len(wrap(text, inner))
            else:
                size = 1 + len(text) // inner
            fresh += 1
        found.append(size)
    return found, fresh > _AT_ONCE


@lru_cache(maxsize=1024)
def _drawn(
    id: str, no: int, text: str, aside: str, marked: bool, lit: bool, width: int, digits: int
) -> tuple[Row, ...]:
    """A contribution's rows; what is in view is drawn anew at each one that comes, and little of it is new."""
    first = line(("■ ", "accent") if marked else ("  ", "soft"), Span(f"{no:>{digits}} ", "faint", lead=True))
    pieces = wrap(text, _room_for(aside, width - digits))
    found = []
    for at, piece in enumerate(pieces):
        part = line(first if not at else pad(BLANK, _INSET + digits), Span(piece, "text", bold=lit))
        whole = left_right(part, line((aside, "faint")), width - 2, gap=1) if aside and not at else part
        found.append(Row(indent(whole), Entry(id)))
    return tuple(found)


def narrow(width: int) -> bool:
    """Whether clusters and contributions are shown one at a time."""
    return width < NARROW
