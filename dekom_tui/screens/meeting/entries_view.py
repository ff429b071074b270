"""Contributions before the room: the clusters to the left, and what lies in the chosen one to the right. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.widgets.lines import BLANK, Row, Span, beside, heading, indent, left_right, line, pad, wrap
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room, Told

LEFT: Final = 31
"""The cells of the clusters' pane."""
NARROW: Final = 72
"""Under this width there is one pane at a time."""
_TWO_FROM: Final = 96
"""The cells from which contributions that are many stand in two columns."""
PARKED: Final = "(p)"
"""Stands for the parking lot among the clusters."""


class Cluster(NamedTuple):
    """A cluster as what can be chosen; "" is what lies in none, PARKED the parking lot."""

    id: str


class Entry(NamedTuple):
    """A contribution as what can be chosen."""

    id: str


def in_cluster(room: Room, cluster: str) -> list[Told]:
    """The contributions of a cluster."""
    if cluster == PARKED:
        return [one for one in room.entries if one.get("parked")]
    return [one for one in room.entries if not one.get("parked") and str(one.get("cluster", "")) == cluster]


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
    parked = len(in_cluster(room, PARKED))
    if parked:
        rows += [Row()] * max(0, height - len(rows) - 2)
        rows.append(_cluster(cluster_name(room, PARKED), parked, Cluster(PARKED), width))
    return rows


def _cluster(name: str, size: int, target: Cluster, width: int) -> Row:
    inner = max(8, width - 2)
    return Row(indent(left_right(line(Span(name, "text", lead=True)), line((str(size), "soft")), inner, gap=1)), target)


def entry_rows(room: Room, cluster: str, marked: Collection[str], width: int, height: int) -> list[Row]:
    """The contributions of a cluster, each with its number, the marked ones with a sign."""
    those = in_cluster(room, cluster)
    name = cluster_name(room, cluster).upper()
    told = _("{n} av {all}").format(n=len(those), all=len(room.entries)) if len(those) < len(room.entries) else ""
    if marked:
        told = ngettext("{n} merket", "{n} merket", len(marked)).format(n=len(marked))
    rows = [Row(), Row(indent(heading(name, told))), Row()]
    if not those:
        text = _("Ingen innspill her.") if room.entries else _("Ingen innspill ennå. S skriver for noen.")
        return [*rows, Row(indent(line(text)))]
    blocks = [[*_entry(room, one, marked, width), Row()] for one in those]
    if width >= _TWO_FROM and sum(map(len, blocks)) > height - len(rows):
        return [*rows, *_two_columns(room, those, marked, width)]
    return [*rows, *(row for block in blocks for row in block)][:-1]


def _two_columns(room: Room, those: Sequence[Told], marked: Collection[str], width: int) -> list[Row]:
    """The first half to the left of the second one."""
    half = (width - 3) // 2
    blocks = [[*_entry(room, one, marked, half), Row()] for one in those]
    total, left = sum(map(len, blocks)), 0
    columns: tuple[list[Row], list[Row]] = ([], [])
    for block in blocks:
        columns[0 if left * 2 < total else 1].extend(block)
        left += len(block)
    return beside(columns[0][:-1], columns[1][:-1], half)


def _entry(room: Room, one: Told, marked: Collection[str], width: int) -> tuple[Row, ...]:
    group = int(one.get("group") or 0)
    picked = "√ " if one.get("picked") else ""
    aside = picked + _("gr. {n}").format(n=group) if group else picked.strip()
    lit = bool(room.view.get("spotlight") == one["id"] or one.get("chosen"))
    return _drawn(str(one["id"]), int(one["no"]), str(one["text"]), aside, one["id"] in marked, lit, width)


@lru_cache(maxsize=8192)
def _drawn(id: str, no: int, text: str, aside: str, marked: bool, lit: bool, width: int) -> tuple[Row, ...]:
    """A contribution's rows; hundreds are drawn anew at each one that comes, and few of them are new."""
    first = line(("■ ", "accent") if marked else ("  ", "soft"), Span(f"{no:>2} ", "faint", lead=True))
    inset = 5
    pieces = wrap(text, max(10, width - inset - 3 - (len(aside) + 1 if aside else 0)))
    found = []
    for at, piece in enumerate(pieces or [""]):
        part = line(first if not at else pad(BLANK, inset), Span(piece, "text", bold=lit))
        whole = left_right(part, line((aside, "faint")), width - 2, gap=1) if aside and not at else part
        found.append(Row(indent(whole), Entry(id)))
    return tuple(found)


def narrow(width: int) -> bool:
    """Whether clusters and contributions are shown one at a time."""
    return width < NARROW
