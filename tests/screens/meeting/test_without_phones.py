"""A meeting without a single phone: the facilitator types for groups, counts hands, and goes on as any other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dekom_tui.meeting.methods import GROUPS, VOTE
from dekom_tui.plan.template import template
from dekom_tui.screens.meeting.hands import hands_asked, hands_counted, parts
from tests.screens.conftest import Opened
from tests.screens.meeting import rooms
from tests.screens.meeting.test_keys import comes_to, held, nothing_left, screen_of

__all__ = ["nothing_left"]


async def test_groups_without_a_phone_are_tables_that_are_typed_for(workspace: Path) -> None:
    """G asks how many tables there are, and they stay in view before anything came from them."""
    async with held(workspace, "IGP", count=0) as (it, _phones):
        screen = screen_of(it)
        await screen.send("people", {"role": "laerer", "count": 22})
        await screen.send("go", {"item": screen.room.plan[0]["id"], "phase": GROUPS})
        await comes_to(it, screen, GROUPS)
        await it.press("g")
        await it.until(lambda: "Hvor mange grupper" in it.text)
        await it.press("6", "enter")
        await it.until(lambda: "0 av 18 er sendt" in it.text)
        assert "0 telefoner" not in it.text
        await it.press("s", *"Mer", "enter", "2", "enter")
        await it.until(lambda: "1 av 18 er sendt" in it.text)


def asked_about(it: Opened, what: str) -> bool:
    """Whether the lines under the page are about this."""
    return what in "\n".join(it.text.splitlines()[-8:])


async def test_a_goal_is_rated_by_hands_letter_by_letter(workspace: Path) -> None:
    """S asks for one letter after the other, and what is counted stands in the figures."""
    async with held(workspace, "SMARTE", count=0) as (it, _phones):
        screen = screen_of(it)
        await screen.send("people", {"role": "laerer", "count": 9})
        await screen.send("go", {"item": screen.room.plan[0]["id"], "phase": VOTE})
        await comes_to(it, screen, VOTE)
        await it.press("s")
        for letter in template("nb").smarte:
            await it.until(partial(asked_about, it, letter.text))
            await it.press("4", "enter", "3", "enter", "enter", "2", "enter", "enter")
        await it.until(lambda: not screen.prompt.on_screen)
        await it.press("right")
        await it.until(lambda: "9 svar" in it.text)


def test_every_ballot_can_be_counted_by_hands() -> None:
    """Also a ranking, by what people put first."""
    of = rooms.held(0)
    for item in ("smarte", "fist", "vote"):
        of.go(item, VOTE)
        room = rooms.room(of)
        for part in parts(room):
            values = [str(number) for number, _one in enumerate(hands_asked(room, part))]
            of.host("hands", item=item, counts=hands_counted(room, values, part))
        assert rooms.room(of).ballot["voted"] > 0
