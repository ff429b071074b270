"""What a ballot came to: totals, spread and agreement, counted from the votes each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.meeting.methods import DOTS, RANK, YES_NO

if TYPE_CHECKING:
    from dekom_tui.meeting.records import Item, Round

AGREED: Final = "agreed"
MOSTLY: Final = "mostly"
UNSURE: Final = "unsure"
SPLIT: Final = "split"


class Result(NamedTuple):
    """What an option came to.

    `total` is its dots, the points of a ranking, votes for, or how many gave it a value; `voters` how many gave it
    something, `values` each value with how many gave it, `mean` None without values. `spread` is the standard
    deviation, `agreement` one of agreed, mostly, unsure, split ("" without values).
    """

    id: str
    text: str
    total: int
    voters: int
    values: tuple[tuple[int, int], ...]
    mean: float | None
    spread: float
    agreement: str


def text_of_option(item: Item, id: str, text: str) -> str:
    """An option's words as they are now: a cluster's name, a contribution's text."""
    if id in item.clusters:
        return item.clusters[id].name
    if id in item.entries:
        return item.entries[id].text
    return text


def results(item: Item, round: Round) -> tuple[Result, ...]:
    """What each option of a ballot came to, in its order; those of dots and rankings with the most first."""
    counts: dict[str, dict[int, int]] = {id: {} for id, _text in round.options}
    for votes in round.votes.values():
        for id, value in votes:
            if id in counts:
                counts[id][value] = counts[id].get(value, 0) + 1
    for id, value, count in round.hands:
        if id in counts:
            counts[id][value] = counts[id].get(value, 0) + count
    found = [
        _result(id, text_of_option(item, id, text), sorted(counts[id].items()), round) for id, text in round.options
    ]
    if round.ballot in (DOTS, RANK):
        found.sort(key=lambda one: -one.total)
    return tuple(found)


def _result(id: str, text: str, values: list[tuple[int, int]], round: Round) -> Result:
    if round.ballot == DOTS:
        values = [(value, count) for value, count in values if value]
    voters = sum(count for _value, count in values)
    if round.ballot == DOTS:
        total = sum(value * count for value, count in values)
    elif round.ballot == RANK:
        total = sum((len(round.options) + 1 - value) * count for value, count in values)
    elif round.ballot == YES_NO:
        total = sum(count for value, count in values if value > 0)
    else:
        total = voters
    mean = sum(value * count for value, count in values) / voters if voters else None
    spread = (sum(count * (value - (mean or 0)) ** 2 for value, count in values) / voters) ** 0.5 if voters else 0.0
    agreement = _agreement(values, voters, spread, round) if voters else ""
    return Result(
        id, text, total, voters, tuple(values), None if mean is None else round_to(mean), round_to(spread), agreement
    )


def round_to(value: float) -> float:
    """To two decimals."""
    return round(value * 100) / 100


def _agreement(values: list[tuple[int, int]], voters: int, spread: float, of: Round) -> str:
    """Split when a quarter or more stand at either end; else by how far apart they are, on the ballot's own scale."""
    width = max(1, of.high - of.low)
    low = sum(count for value, count in values if value <= of.low + 0.3 * width)
    high = sum(count for value, count in values if value >= of.high - 0.3 * width)
    if 4 * low >= voters and 4 * high >= voters:
        return SPLIT
    apart = spread / width
    return AGREED if apart <= 0.2 else MOSTLY if apart <= 0.27 else UNSURE


def voted(round: Round) -> int:
    """How many have voted: every voter, and as many hands as were raised on the option with the most."""
    hands: dict[str, int] = {}
    for id, _value, count in round.hands:
        hands[id] = hands.get(id, 0) + count
    if round.ballot == DOTS:
        return sum(1 for votes in round.votes.values() if any(value for _id, value in votes))
    return len(round.votes) + max(hands.values(), default=0)


def as_data(found: tuple[Result, ...]) -> list[dict[str, Any]]:
    """Results as JSON."""
    return [{**one._asdict(), "values": {str(value): count for value, count in one.values}} for one in found]
