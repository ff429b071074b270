"""What a meeting says: something for every method, phase, ballot, role and refusal, in every language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dekom_tui.meeting.judging as judging
from dekom_tui.meeting import admit, parts
from dekom_tui.meeting.methods import BALLOTS, GROUP_ROLES, PHASES, ROLES, TABLE
from dekom_tui.words import meeting, meeting_refusals


def test_every_method_and_phase_has_its_words() -> None:
    """A name, a sentence for who chooses, one for the room and one for the phones."""
    for name, method in TABLE.items():
        assert meeting.method_about(name).endswith(".")
        for phase in method.phases:
            ballot = method.ballot or "dots"
            assert meeting.phase_name(phase, ballot)
            assert meeting.room_instruction(name, phase, ballot=ballot)
            assert meeting.phone_instruction(name, phase, ballot=ballot, role="sekretaer")
    assert all(meeting.phase_name(one) for one in PHASES)


def test_dots_and_picks_are_told_with_their_number() -> None:
    """As many as there are."""
    assert (
        meeting.room_instruction("prikker", "vote", ballot="dots", quota=3)
        == "3 prikker til hver, gjerne flere på samme."
    )
    assert meeting.room_instruction("prikker", "vote", ballot="dots", quota=1) == "Én prikk til hver."
    assert meeting.room_instruction("IGP", "groups", picks=1).startswith("Bli enige om det viktigste.")
    assert meeting.phone_instruction("IGP", "groups", picks=3, role="sekretaer").endswith("Du sender for gruppa.")


def test_every_step_of_fist_to_five_has_words() -> None:
    """Not only a digit: scales disagree on what 2 is."""
    bounds = BALLOTS["fist"]
    assert len({meeting.fist(step) for step in range(bounds.low, bounds.high + 1)}) == 6
    assert meeting.step_word("yes-no", 0) == "avstår"
    assert meeting.step_word("scale", 10, high=10, high_word="helt") == "helt"


def test_every_role_has_words() -> None:
    """Those that people say, and those that are drawn."""
    assert all(
        meeting.role(one) != one or one == "leder" for one in ROLES if one not in ("elev", "fagarbeider", "foresatt")
    )
    assert all(meeting.group_role_task(one) for one in GROUP_ROLES)


def _codes() -> set[str]:
    """Every code that the core refuses with, read from its own source."""
    found: set[str] = set()
    for module in (admit, judging, parts):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refusal", "Malformed") and node.args:
                first = node.args[0]
                found |= {first.value} if isinstance(first, ast.Constant) and isinstance(first.value, str) else set()
    return found


@pytest.mark.parametrize("code", sorted(_codes()))
def test_every_refusal_has_words_of_its_own(code: str) -> None:
    """What happened and what to do, in words that end as a sentence."""
    params = {"most": 3, "longest": 500, "name": "Ola", "field": "text"}
    text = meeting_refusals.refusal(code, params)
    assert text.endswith(".")
    assert code == "bad-data" or text != meeting_refusals.refusal("bad-data")
    assert "{" not in text
