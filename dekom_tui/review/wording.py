"""Two versions of a sentence as people read them beside each other: word by word, a comma or a full stop by itself.

«Skolevandring, én runde» became «Skolevandring med fast skjema, én runde»: what came is «med fast skjema», and neither
the name nor the comma. The runs of each side put together are that side to the letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dekom_tui.review.align import align
from dekom_tui.review.prose import ADDED, REMOVED, SAME, Run

if TYPE_CHECKING:
    import re

_SHORT = 3
"""Letters of a word that does not hold a sentence together alone between two changes."""


@cache
def _token() -> re.Pattern[str]:
    import re

    return re.compile(r"\w+|\s+|[^\w\s]")


def fine_runs(before: str, after: str) -> tuple[Run, ...]:
    """What is the same, what went and what came, in the order in which it is read."""
    mine, theirs = _token().findall(before), _token().findall(after)
    found: list[list[str]] = []
    a = b = 0
    for one, other in [*align(mine, theirs), (len(mine), len(theirs))]:
        _add(found, REMOVED, mine[a:one])
        _add(found, ADDED, theirs[b:other])
        _add(found, SAME, mine[one : one + 1])
        a, b = one + 1, other + 1
    return tuple(_settled(_whole(found)))


def _add(found: list[list[str]], kind: str, tokens: Sequence[str]) -> None:
    if not tokens:
        return
    if found and found[-1][0] == kind:
        found[-1][1] += "".join(tokens)
    else:
        found.append([kind, "".join(tokens)])


def _whole(found: list[list[str]]) -> Iterator[Run]:
    """The runs; what is the same between two changes and holds nothing together goes with them."""
    last = len(found) - 1
    for at, (kind, text) in enumerate(found):
        inside = 0 < at < last and kind == SAME
        if inside and len("".join(text.split())) <= _SHORT and _both(found, at):
            yield Run(REMOVED, text)
            yield Run(ADDED, text)
        else:
            yield Run(kind, text)


def _both(found: list[list[str]], at: int) -> bool:
    """Whether on each side of a run words were exchanged for others, not only added or taken out."""
    before = {found[at - 1][0], found[at - 2][0] if at > 1 else ""}
    after = {found[at + 1][0], found[at + 2][0] if at + 2 < len(found) else ""}
    return {REMOVED, ADDED} <= before and {REMOVED, ADDED} <= after


def _settled(runs: Iterator[Run]) -> Iterator[Run]:
    """Between what is the same, all that went before all that came."""
    gone, come = "", ""
    for kind, text in runs:
        if kind == REMOVED:
            gone += text
        elif kind == ADDED:
            come += text
        else:
            yield from _changed(gone, come)
            gone = come = ""
            yield Run(SAME, text)
    yield from _changed(gone, come)


def _changed(gone: str, come: str) -> Iterator[Run]:
    if gone:
        yield Run(REMOVED, gone)
    if come:
        yield Run(ADDED, come)
