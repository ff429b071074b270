"""What is decided, on its way into the plan: nothing that was typed is lost, and what cannot be read is told a cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.meeting.methods import DECIDE, NOTES, method
from dekom_tui.meeting.summary import summary
from dekom_tui.plan.format import Item, Minutes
from dekom_tui.screens.meeting.days import day_typed
from dekom_tui.screens.meeting.ending import whole
from dekom_tui.screens.meeting.land import LandScreen
from dekom_tui.screens.meeting.notes_view import end_rows
from dekom_tui.screens.meeting.phases import Face, commands_of
from dekom_tui.screens.meeting.room import RUNNING, Room
from dekom_tui.screens.meeting.steps import following, preceding
from dekom_tui.widgets.field import Field
from tests.meeting.held import START
from tests.screens.conftest import TODAY, assert_fits, text_of
from tests.screens.meeting import rooms
from tests.screens.meeting.test_keys import comes_to, held, nothing_left, screen_of

__all__ = ["nothing_left"]


@pytest.mark.parametrize(
    ("typed", "end", "day"),
    [
        ("juni 2027", True, "2027-06-30"),
        ("juni 2027", False, "2027-06-01"),
        ("feb 2028", True, "2028-02-29"),
        ("snart", True, None),
    ],
)
def test_a_month_is_its_last_day_as_a_deadline_and_its_first_as_a_start(typed: str, end: bool, day: str | None) -> None:
    """As in the forms of the plan; what is no day at all is none."""
    assert day_typed(typed, TODAY, end=end) == day


async def test_what_was_begun_on_the_way_into_the_plan_waits(workspace: Path) -> None:
    """Esc leads out and says so; I leads back to the same words, also after another kind was looked at."""
    async with held(workspace, "fritt") as (it, _phones):
        screen = screen_of(it)
        await screen.send("go", {"item": screen.room.plan[0]["id"], "phase": NOTES})
        await comes_to(it, screen, NOTES)
        await screen.send("go", {"item": screen.room.plan[0]["id"], "phase": DECIDE})
        await comes_to(it, screen, DECIDE)
        await it.press("i")
        await it.until(lambda: bool(it.app.screen.query("#f-tittel")))
        await it.press("down", *"Par i alle fag")
        await it.press("up", "right", "left")
        await it.until(lambda: bool(it.app.screen.query("#f-tittel")))
        assert it.app.screen.query_one("#f-tittel", Field).value == "Par i alle fag"
        await it.press("escape")
        await it.until(lambda: "I fører tilbake" in it.text)
        await it.press("i")
        await it.until(lambda: bool(it.app.screen.query("#f-tittel")))
        assert isinstance(it.app.screen, LandScreen)
        assert it.app.screen.query_one("#f-tittel", Field).value == "Par i alle fag"


@pytest.mark.parametrize("phase", ["alone", "cluster", "decide"])
def test_when_the_time_is_up_the_keys_begin_with_going_on_and_giving_more(phase: str) -> None:
    """Whatever else can be done there; and after a step back, where no clock goes, one can be started."""
    of = rooms.held()
    of.go("igp", "alone")
    of.do("d1", "contribute", item="igp", text="Lite tenketid", sure=True)
    of.go("igp", phase)
    known = rooms.room(of)
    late = Room(lambda: (START + 3_600_000) / 1000)
    late.take(known.view, {one["id"]: one for one in known.entries}, {})
    names = [one.name for one in commands_of(late, Face(), following(late), preceding(late)) if not one.quiet]
    assert names.index("more_time") == names.index("next") + 1 <= 2
    of.go("igp", "alone", clock=False)
    still = rooms.room(of)
    names = [one.name for one in commands_of(still, Face(), following(still), None) if not one.quiet]
    assert "more_time" in names


def test_the_last_page_tells_the_conclusions_too() -> None:
    """With the number of the item, beside the decisions."""
    of = rooms.held()
    of.go("igp", method("IGP").phases[0])
    of.host("conclude", item="igp", text="Elevene får for lite tenketid.")
    of.host("end")
    text = text_of(end_rows(summary(of.state), (), 80))
    assert "= Elevene får for lite tenketid." in text
    assert "sak 1" in text
    assert "Ingen vedtak" not in text


@pytest.mark.parametrize(("days", "said"), [(0, "med det samme"), (1, "om én dag"), (30, "om 30 dager")])
def test_the_last_page_tells_how_long_what_phones_sent_is_kept(days: int, said: str) -> None:
    """As the server says; nothing while it has not said it."""
    of = rooms.held()
    of.host("end")
    told = end_rows(summary(of.state), (), 60, days)
    assert_fits(told, 60)
    assert f"Det telefonene sendte, slettes på denne maskinen {said}. Referatet blir." in " ".join(
        text_of(told).split()
    )
    assert "slettes" not in text_of(end_rows(summary(of.state), (), 60))


async def test_what_was_put_into_the_plan_is_taken_out_again_from_the_meeting(workspace: Path) -> None:
    """One Ctrl+Z takes it out of the plan and of what the minutes link to, one Ctrl+Y puts both back."""
    async with held(workspace, "fritt") as (it, _phones):
        screen = screen_of(it)
        item = screen.room.plan[0]["id"]
        await screen.send("go", {"item": item, "phase": NOTES})
        await comes_to(it, screen, NOTES)
        before = it.app.plan
        await it.press("i")
        await it.until(lambda: bool(it.app.screen.query("#f-tittel")))
        await it.press("down", *"Par", "ctrl+s")
        await it.until(lambda: "Ctrl+Z tar det ut igjen" in it.text)
        after = it.app.plan
        assert after != before
        await it.press("ctrl+z")
        await it.until(lambda: it.app.plan == before)
        assert (await whole(screen.client)).items[item].links == ()
        await it.press("ctrl+y")
        await it.until(lambda: it.app.plan == after)
        assert (await whole(screen.client)).items[item].links == ("tiltak.par",)
        await screen.send("conclude", {"item": item, "text": "Par"})
        await it.press("ctrl+z")
        await it.until(lambda: not screen.room.view.get("conclusion"))
        assert it.app.plan == after


async def test_a_meeting_that_goes_on_after_its_end_writes_its_minutes_anew(workspace: Path) -> None:
    """What was said after all stands in them, in the same file."""
    async with held(workspace, "fritt") as (it, _phones):
        screen = screen_of(it)
        item = screen.room.plan[0]["id"]
        await screen.send("go", {"item": item, "phase": NOTES})
        await screen.send("end", {})
        await it.until(lambda: "Enter skriver det." in it.text)
        await it.press("enter")
        await it.until(lambda: "Enter lagre som én versjon" in it.text)
        before = set(it.app.plan.of(Minutes))
        await it.press("left")
        await it.until(lambda: screen.room.stage == RUNNING)
        await screen.send("go", {"item": item, "phase": NOTES})
        await comes_to(it, screen, NOTES)
        await screen.send("conclude", {"item": item, "text": "Ett til"})
        await screen.send("end", {})
        await it.until(lambda: "Enter skriv referatet" in it.text)
        await it.press("enter")
        await it.until(lambda: "Enter lagre som én versjon" in it.text)
        assert set(it.app.plan.of(Minutes)) == before
        assert [one.konklusjon for one in it.app.plan.of(Item).values() if one.konklusjon == "Ett til"]
