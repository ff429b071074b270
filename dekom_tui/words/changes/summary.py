"""One sentence for all that happened between two versions: what weighs most first, the rest counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dekom_tui.plan.model import Plan
from dekom_tui.review.diff import ADDED, Change
from dekom_tui.words.changes.telling import Group, Told, told
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import upper_first
from dekom_tui.words.values import joined

_NAMED: Final = 2
"""How many changes a summary names."""
_ALL: Final = 3
"""It names all of them when there are no more than this."""


def summary(changes: Sequence[Change], before: Plan, after: Plan) -> str:
    """What a version brought, in one sentence without its full stop: «Modul 2 flyttet 2 uker og nytt referat»."""
    return summary_of(told(changes, before, after))


def summary_of(groups: Sequence[Group], most: int | None = None) -> str:
    """The same of changes that are told already; empty when there are none. It names no more than ``most`` of them."""
    found = [one for group in groups for one in group.told]
    if not found:
        return ""
    parts = _weighed(found)
    named = parts[:most] if most is not None else parts if len(parts) <= _ALL else parts[:_NAMED]
    said = [text for _weight, text, _count in named]
    rest = sum(count for _weight, _text, count in parts[len(named) :])
    if rest:
        said.append(ngettext("{n} endring til", "{n} endringer til", rest).format(n=rest))
    return upper_first(joined(said))


def counted(groups: Sequence[Group]) -> int:
    """How many changes are told; a key that was renamed is one, with all that names it, and what it means is none."""
    return sum(bool(one.name) for group in groups for one in group.told)


def summary_parts(groups: Sequence[Group], most: int = 4) -> tuple[str, ...]:
    """What weighs most in what was told, each thing by itself, for a place that has room for some of them."""
    found = [one for group in groups for one in group.told]
    return tuple(text for _weight, text, _count in _weighed(found)[:most])


def _weighed(found: Sequence[Told]) -> list[tuple[int, str, int]]:
    """What is named, what weighs most first."""
    return sorted(_gathered(found), key=lambda one: one[0])


def _gathered(found: Sequence[Told]) -> list[tuple[int, str, int]]:
    """What is named, with its weight and how many changes it stands for: entries of one register as one."""
    parts: list[tuple[int, str, int]] = []
    counted: dict[str, list[Told]] = {}
    for one in found:
        table = one.change.place.table
        if one.change.kind == ADDED and table in _COUNTS:
            counted.setdefault(table, []).append(one)
        elif (
            table == "indikator"
            and [name for name in one.change.names if name != "verdier"] == []
            and one.change.fields
        ):
            counted.setdefault("verdier", []).append(one)
        else:
            parts.append((one.weight, one.brief, 1))
    parts += [(those[0].weight, _COUNTS[table](len(those)), len(those)) for table, those in counted.items()]
    return parts


def _log(n: int) -> str:
    return _("ny innførsel i loggen") if n == 1 else _("{n} innførsler i loggen").format(n=n)


def _minutes(n: int) -> str:
    return _("nytt referat") if n == 1 else _("{n} nye referater").format(n=n)


def _anchoring(n: int) -> str:
    return _("ny forankring") if n == 1 else _("{n} nye forankringer").format(n=n)


def _voice(n: int) -> str:
    return _("ny elevstemme") if n == 1 else _("{n} nye elevstemmer").format(n=n)


def _items(n: int) -> str:
    return ngettext("ny sak i referatet", "{n} nye saker i referatet", n).format(n=n)


def _values(n: int) -> str:
    return ngettext("nye tall i en serie", "nye tall i {n} serier", n).format(n=n)


_COUNTS: Final = {
    "logg": _log,
    "referat": _minutes,
    "forankring": _anchoring,
    "elevstemme": _voice,
    "sak": _items,
    "verdier": _values,
}
"""How the new entries of a register are counted up."""
