"""Hands that are counted: a line to fill in for each value of an option. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dekom_tui.meeting.methods import FIST, RANK, SMARTE
from dekom_tui.plan.template import template
from dekom_tui.screens.meeting.prompt import Question
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.meeting import step_word

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room

_NAME = 28


def parts(room: Room) -> list[str]:
    """What is counted in one go: the letters of a rated goal one by one, else all that the ballot asks, told as ""."""
    if room.ballot.get("kind") != SMARTE:
        return [""]
    return [str(one["id"]) for one in room.ballot.get("options") or ()]


def part_name(room: Room, part: str) -> str:
    """A letter by its words."""
    return next((one.text for one in template(room.view.get("form")).smarte if one.field == part), "")


def _lines(room: Room, part: str = "") -> list[tuple[str, int, str]]:
    """Each line's option, value and label. Of dots, hands give one dot each; of a ranking they are for the first."""
    ballot = room.ballot
    kind = str(ballot.get("kind", ""))
    options = [one for one in ballot.get("options") or () if part in ("", str(one["id"]))]
    if kind in ("dots", RANK):
        return [(str(one["id"]), 1, cut(str(one["text"]), _NAME)) for one in options]
    low, high = int(ballot.get("low", 0)), int(ballot.get("high", 1))
    found = []
    for one in options:
        name = "" if len(options) == 1 else f"{cut(str(one['text']), _NAME)}: "
        for value in range(high, low - 1, -1):
            words = step_word(kind, value, low=low, high=high)
            shown = f"{value} {words}" if kind in (FIST, SMARTE) else words or str(value)
            found.append((str(one["id"]), value, f"{name}{shown}".strip()))
    return found


def hands_asked(room: Room, part: str = "") -> list[Question]:
    """The lines to fill in, none where there is nothing to count on."""
    return [Question(cut(label, 40), placeholder="0") for _option, _value, label in _lines(room, part)]


def hands_counted(room: Room, values: Sequence[str], part: str = "") -> list[dict[str, Any]]:
    """What was filled in, as the meeting takes it."""
    return [
        {"option": option, "value": value, "count": int(given or 0)}
        for (option, value, _label), given in zip(_lines(room, part), values, strict=True)
    ]
