"""The ways of working in a meeting: each method's phases with their usual minutes, and each kind of ballot.

One table each. What they are called and how they are explained stands in words/meeting.py.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dekom_tui.plan.format import METHODS

# What the phones can do in a phase.
WRITE: Final = "write"
GROUP: Final = "group"
BALLOT: Final = "ballot"
NOTHING: Final = "nothing"

# The phases.
ALONE: Final = "alone"
PAIR: Final = "pair"
FOUR: Final = "four"
GROUPS: Final = "groups"
ROUND: Final = "round"
SHOW: Final = "show"
CLUSTER: Final = "cluster"
VOTE: Final = "vote"
RESULT: Final = "result"
TALK: Final = "talk"
DECIDE: Final = "decide"
NOTES: Final = "notes"

# The ballots.
YES_NO: Final = "yes-no"
DOTS: Final = "dots"
RANK: Final = "rank"
SMARTE: Final = "smarte"
FIST: Final = "fist"
SCALE: Final = "scale"


class Phase(NamedTuple):
    """A phase: what phones can do in it, whether the room sees contributions, and the results of a ballot."""

    input: str
    entries: bool = False
    results: bool = False
    group: int = 0
    """The size of groups that are made for it when there are none; 0 where it has no groups."""


PHASES: Final[dict[str, Phase]] = {
    ALONE: Phase(WRITE),
    PAIR: Phase(GROUP, group=2),
    FOUR: Phase(GROUP, group=4),
    GROUPS: Phase(GROUP, group=4),
    ROUND: Phase(WRITE, entries=True),
    SHOW: Phase(NOTHING, entries=True),
    CLUSTER: Phase(NOTHING, entries=True),
    VOTE: Phase(BALLOT),
    RESULT: Phase(NOTHING, results=True),
    TALK: Phase(NOTHING, entries=True, results=True),
    DECIDE: Phase(NOTHING, entries=True, results=True),
    NOTES: Phase(NOTHING, entries=True),
}


class Ballot(NamedTuple):
    """A kind of ballot: the values that an option can be given, from `low` to `high`."""

    low: int
    high: int
    reasons_to: int = -1
    """Who gives this value or a lower one may say why; -1 for a ballot without reasons."""


BALLOTS: Final[dict[str, Ballot]] = {
    YES_NO: Ballot(-1, 1),
    DOTS: Ballot(0, 20),
    RANK: Ballot(1, 40),
    SMARTE: Ballot(1, 5),
    FIST: Ballot(0, 5, reasons_to=2),
    SCALE: Ballot(0, 10),
}
"""yes-no: 1 for, 0 abstaining, -1 against. dots: how many on the option. rank: 1 is the first. smarte, fist, scale: the
step; what is left out is «vet ikke»."""

LETTERS: Final = ("spesifikt", "maalbart", "akseptert", "realistisk", "tidsavgrenset", "engasjerende")
"""The options of a SMARTE ballot: the fields of [maal.KEY.smarte]."""


class Method(NamedTuple):
    """A method: its phases in order, its presets of minutes (the first is the usual one), and its ballot."""

    phases: tuple[str, ...]
    presets: tuple[tuple[int, ...], ...]
    ballot: str = ""


TABLE: Final[dict[str, Method]] = {
    "IGP": Method(
        (ALONE, GROUPS, SHOW, CLUSTER, VOTE, DECIDE),
        ((5, 12, 3, 2, 3, 2), (12, 13, 5, 0, 0, 0), (2, 5, 10, 0, 0, 0), (5, 10, 5, 5, 3, 2), (5, 30, 10, 5, 5, 5)),
        DOTS,
    ),
    "runde": Method((ROUND, SHOW, DECIDE), ((6, 0, 2), (10, 0, 2), (20, 0, 5))),
    "1-2-4-alle": Method((ALONE, PAIR, FOUR, SHOW, DECIDE), ((1, 2, 4, 5, 0), (2, 4, 8, 10, 3))),
    "idémyldring": Method(
        (ALONE, SHOW, CLUSTER, VOTE, DECIDE), ((5, 3, 3, 3, 2), (3, 2, 0, 2, 1), (10, 5, 5, 3, 3)), DOTS,
    ),
    "avstemning": Method((VOTE, RESULT, DECIDE), ((3, 1, 1), (2, 0, 0)), YES_NO),
    "prikker": Method((VOTE, RESULT, DECIDE), ((3, 2, 2), (2, 1, 0)), DOTS),
    "rangering": Method((VOTE, RESULT, DECIDE), ((4, 2, 2),), RANK),
    "SMARTE": Method((VOTE, RESULT, TALK, DECIDE), ((4, 1, 3, 1), (5, 5, 10, 5)), SMARTE),
    "fist to five": Method((VOTE, RESULT, TALK, DECIDE), ((1, 1, 6, 2), (1, 1, 2, 0)), FIST),
    "skala": Method((VOTE, RESULT, DECIDE), ((2, 2, 1),), SCALE),
    "sjekk": Method((ALONE, SHOW), ((2, 3), (1, 1))),
    "parkering": Method((ALONE, SHOW, DECIDE), ((0, 3, 2),)),
    "fritt": Method((NOTES, DECIDE), ((5, 0),)),
}  # fmt: skip
assert tuple(TABLE) == METHODS

GROUP_ROLES: Final = ("sekretaer", "ordstyrer", "tidtaker")
"""The roles that are drawn in a group, the most needed first, so that a pair has somebody who sends."""

ROLES: Final[dict[str, tuple[str, str]]] = {
    "laerer": ("lærere", "lærarar"),
    "fagarbeider": ("fagarbeidere", "fagarbeidarar"),
    "leder": ("ledere", "leiarar"),
    "elev": ("elever", "elevar"),
    "foresatt": ("foresatte", "føresette"),
    "annet": ("andre", "andre"),
}
"""Who somebody may say that they are, with the plural that minutes hold in bokmål and nynorsk (`deltakere`)."""

ONE_OF: Final[dict[str, tuple[str, str]]] = {
    "laerer": ("lærer", "lærar"),
    "fagarbeider": ("fagarbeider", "fagarbeidar"),
    "leder": ("leder", "leiar"),
    "elev": ("elev", "elev"),
    "foresatt": ("foresatt", "føresett"),
    "annet": ("annen", "annan"),
}
"""One of each role, where a sentence counts them."""

PARTY_OF: Final[dict[str, str]] = {
    "laerer": "personalet",
    "fagarbeider": "personalet",
    "leder": "personalet",
    "elev": "elever",
    "foresatt": "foresatte",
}
"""The party (`parter` of an anchoring entry) that a role belongs to."""


def method(name: str | None) -> Method:
    """A method by its name in the file; «fritt» for one that is not set or not known."""
    return TABLE.get(name or "", TABLE["fritt"])


def minutes_of(name: str | None, phases: tuple[int, ...] = (), total: int | None = None) -> tuple[int, ...]:
    """The minutes of a method's phases in order: `faser` as the file has them, else the usual ones.

    `faser` leaves out nothing but what stands last; with `total` alone the usual minutes are stretched to it.
    """
    shape = method(name)
    if phases:
        padded = (*phases, *(0 for _phase in shape.phases))
        return padded[: len(shape.phases)]
    usual = shape.presets[0]
    if not total or total == sum(usual):
        return usual
    whole = sum(usual)
    stretched = [minutes * total // whole for minutes in usual]
    longest = max(range(len(usual)), key=lambda at: usual[at])
    stretched[longest] += total - sum(stretched)
    return tuple(stretched)
