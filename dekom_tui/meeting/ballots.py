"""Ballots: what can be chosen, what each voter chose, and hands that were counted. Votes are rows, never counters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting.methods import BALLOT, BALLOTS, DOTS, LETTERS, PHASES, RANK, SCALE, SMARTE, VOTE, method
from dekom_tui.meeting.records import Reason, Round
from dekom_tui.meeting.state import State
from dekom_tui.meeting.texts import names_somebody

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dekom_tui.meeting.events import Event
    from dekom_tui.meeting.records import Entry, Item

MOST_OPTIONS: Final = 40


def kind_of(item: Item) -> str:
    """The kind of ballot that an item's vote phase holds."""
    return item.ballot or method(item.method).ballot or DOTS


def options_of(item: Item, ballot: str, *, every: bool = False) -> tuple[tuple[str, str], ...]:
    """What a ballot of an item asks about: its own options, else its clusters and each contribution that lies in none.

    Where groups picked or the room chose, of those in no cluster only what they took, unless `every`. A ballot on one
    thing asks about what the item is about.
    """
    if ballot == SMARTE:
        return tuple((one, "") for one in LETTERS)
    if item.options:
        return item.options[:MOST_OPTIONS]
    if ballot not in (DOTS, RANK):
        return (("o1", item.about_text or item.question),)
    standing = [one for one in item.standing() if not one.parked]
    used = {one.cluster for one in standing}
    clusters = [one for one in item.clusters.values() if not one.gone and one.id in used]
    taken = [one for one in standing if one.picked or one.id in item.chosen]
    loose = [one for one in (standing if every or not taken else taken) if not _clustered(item, one)]
    return (*((one.id, one.name) for one in clusters), *((one.id, one.text) for one in loose))[:MOST_OPTIONS]


def _clustered(item: Item, entry: Entry) -> bool:
    return entry.cluster in item.clusters and not item.clusters[entry.cluster].gone


def outside(item: Item, round: Round) -> int:
    """How many contributions are in nothing that a ballot asks about, though they are not parked."""
    if item.options or round.ballot not in (DOTS, RANK):
        return 0
    asked = {id for id, _text in round.options}
    return sum(
        1
        for one in item.standing()
        if not one.parked and one.id not in asked and not (_clustered(item, one) and one.cluster in asked)
    )


def begin_ballot(state: State, item: Item, seed: str) -> None:
    """The ballot of a vote phase: a new one, or the one that is on with the options as they stand now.

    Votes on an option that has gone are kept, and count again when it comes back.
    """
    ballot, round = kind_of(item), item.round
    options = options_of(item, ballot)
    if round is not None and round.ballot == ballot:
        if ballot in (DOTS, RANK) and not item.options and not round.fixed:
            state.write(round, "options", options)
            if ballot == RANK:
                state.write(round, "high", len(options))
        return
    _add(state, item, ballot, options, seed, {})


def _add(
    state: State, item: Item, ballot: str, options: tuple[tuple[str, str], ...], seed: str, data: Mapping[str, Any]
) -> None:
    bounds = BALLOTS[ballot]
    low, high = bounds.low, bounds.high
    if ballot == SCALE:
        low, high = data.get("low", item.low), data.get("high", item.high)
        if high <= low:
            low, high = 1, 5
    quota = data.get("quota", item.quota)
    round = Round(
        ballot=ballot, options=options, quota=quota, several=data.get("several", item.several), low=low,
        high=min(high, quota) if ballot == DOTS else len(options) if ballot == RANK else high,
        low_word=data.get("low_word", item.low_word), high_word=data.get("high_word", item.high_word), votes={},
        reasons={}, seed=seed, fixed=bool(data.get("options")), gone=True,
    )  # fmt: skip
    # A round that was undone stays in its place, so that the numbers of the others do not change.
    item.rounds = (*item.rounds, round)
    state.write(round, "gone", False)
    state.write(item, "results", False)
    state.write(item, "reasons", False)


def _ask(state: State, event: Event) -> None:
    data, item = event.data, state.items[event.data["item"]]
    ballot = data["ballot"]
    state.write(item, "ballot", ballot)
    given = tuple((one.get("id") or f"o{place}", one["text"]) for place, one in enumerate(data.get("options", ()), 1))
    options = given or options_of(item, ballot)
    _add(state, item, ballot, options, f"{event.seq:032x}", data)


def _again(state: State, event: Event) -> None:
    item = state.items[event.data["item"]]
    old = item.round
    assert old is not None
    data = {name: getattr(old, name) for name in ("quota", "several", "low", "high", "low_word", "high_word")}
    data["options"] = old.fixed
    _add(state, item, old.ballot, old.options, f"{event.seq:032x}", data)
    if PHASES[item.phase].input != BALLOT:
        state.write(item, "phase", VOTE)
        state.write(item, "shown", False)
        item.whole = event.seq
    state.write(item, "open", True)


def _vote(state: State, event: Event) -> None:
    data = event.data
    round = state.items[data["item"]].rounds[data["round"] - 1]
    round.votes[event.by] = tuple(data["votes"].items())
    text = data.get("reason", "")
    low = min(data["votes"].values(), default=BALLOTS[round.ballot].high)
    if text and low <= BALLOTS[round.ballot].reasons_to:
        named = names_somebody(text, state.meeting.known)
        item = state.items[data["item"]]
        round.reasons[event.by] = Reason(
            id=f"r{event.seq}", text=text, value=low, named=named or "", held=item.moderated or named is not None
        )
    else:
        round.reasons.pop(event.by, None)


def _hands(state: State, event: Event) -> None:
    round = state.items[event.data["item"]].round
    assert round is not None
    counted = {(option, value): count for option, value, count in round.hands}
    counted |= {(one["option"], one["value"]): one["count"] for one in event.data["counts"]}
    state.write(round, "hands", tuple((*key, count) for key, count in sorted(counted.items()) if count))


folds: Final[dict[str, Callable[[State, Event], None]]] = {
    "ask": _ask,
    "again": _again,
    "vote": _vote,
    "hands": _hands,
}
