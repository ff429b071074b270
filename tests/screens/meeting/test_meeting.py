"""A meeting driven as the facilitator does: keys on the screen, phones on a real server, and the files it ends in."""

from __future__ import annotations

import asyncio
import re
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from dekom_tui.live import meetings, process
from dekom_tui.meeting.agenda import Draft, written
from dekom_tui.plan.edits import Add
from dekom_tui.plan.format import Item, Minutes
from dekom_tui.plan.model import Place
from dekom_tui.screens.meeting.agenda import AgendaScreen
from dekom_tui.screens.meeting.private import PrivateScreen
from dekom_tui.screens.meeting.screen import MeetingScreen
from dekom_tui.screens.meeting.start import resume, unfinished
from tests.live.phones import Phone
from tests.screens.conftest import TODAY, Opened, opened

DRAFTS = (
    Draft("tegn.mindre_vellykket", "IGP"),
    Draft("Skal vi ha fellestid på onsdager?", "avstemning"),
)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No server outlives its test."""
    yield
    for one in meetings.every():
        process.stop(one.id)


def agenda(it: Opened) -> str:
    """An agenda in the open plan; the key of its minutes."""
    edit = written(it.app.plan, DRAFTS, title="Personalmøte", day=TODAY)
    assert it.app.edit(edit)
    added = edit.edits[0]
    assert isinstance(added, Add)
    return added.entities[0].key


async def phones(it: Opened, count: int) -> list[Phone]:
    """Phones that have joined the meeting that is open."""
    ident = unfinished(it.app)
    found = process.find(ident)
    assert found is not None
    joined = [Phone(found.port, meetings.read(ident).code) for _each in range(count)]
    for one in joined:
        assert (await one.join(role="laerer")).status == 200
    return joined


@asynccontextmanager
async def meeting(workspace: Path, folder: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Opened]:
    """The program at the page that people join a meeting from."""
    async with opened(workspace, folder, size) as it:
        key = agenda(it)
        it.app.push_screen(AgendaScreen(key))
        await it.settled()
        await it.press("f5")
        await it.until(lambda: isinstance(it.app.screen, MeetingScreen) and "BLI MED" in it.text, 20)
        try:
            yield it
        finally:
            for phone in [*Phone.every]:
                phone.close()


async def test_a_meeting_from_the_agenda_to_the_minutes_and_a_version(workspace: Path) -> None:
    """Everybody writes, it is shown, bundled, voted on, decided, and stands in the files as it was decided."""
    git(workspace, "init", "-q")
    git(workspace, "config", "user.name", "Rektor")
    git(workspace, "config", "user.email", "rektor@example.no")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-qm", "Planen")
    async with meeting(workspace, "storhaugli-2025") as it:
        those = await phones(it, 6)
        await it.until(lambda: "● 6 inne" in it.text)
        await it.press("right")
        await it.until(lambda: " Alene " in it.text)
        item = "hva-er-mindre-vellykket"
        for number, one in enumerate(those, 1):
            told = {"item": item, "text": f"Lite tenketid i timene {number}"}
            assert (await one.send("contribute", told)).status == 200
        await it.until(lambda: "6 av 6 har svart" in it.text)
        assert "Lite tenketid" not in it.text
        await it.press("s")
        await it.press(*"Vikarer", "enter")
        await it.until(lambda: "Skriv ett til" in it.text and "7 innspill er inne" in it.text)
        await it.press("escape")
        await it.press("right")
        await it.until(lambda: "er sendt" in it.text)
        await it.press("right", "right")
        await it.until(lambda: " Ordne " in it.text and "Vikarer" in it.text)
        await it.press("space", "down", "space", "k")
        await it.until(lambda: "Ny klynge av 2" in it.text)
        await it.press("enter")
        await it.until(lambda: "LITE TENKETID" in it.text.upper() and "merket" not in it.text)
        await it.press("right")
        await it.until(lambda: "Tallene er skjult" in it.text)
        reply = await those[0].ask("GET", f"/{those[0].key}/api/state")
        options = [one["id"] for one in reply.told["common"]["item"]["ballot"]["options"]]
        for one in those:
            assert (await one.send("vote", {"item": item, "round": 1, "votes": {options[0]: 3}})).status == 200
        await it.press("right")
        await it.until(lambda: "18 av 18 prikker" in it.text)
        await it.press("right")
        await it.until(lambda: "KONKLUSJON" in it.text)
        await it.press("enter")
        await it.press(*"Elevene får for lite tenketid.", "enter")
        await it.until(lambda: "Elevene får for lite tenketid." in it.text)
        await it.press("i")
        await it.until(lambda: "DETTE SKRIVES" in it.text and "Tegn på læring" in it.text)
        await it.press("ctrl+s")
        await it.until(lambda: isinstance(it.app.screen, MeetingScreen))
        answer = it.app.plan.at(Place("tegn"))
        assert answer is not None
        assert str(answer.get("mindre_vellykket")).endswith("Elevene får for lite tenketid.")
        await it.press("right")
        await it.until(lambda: "fellestid på onsdager" in it.text)
        second = "skal-vi-ha-fellestid-paa-onsdager"
        for one in those[:4]:
            state = (await one.ask("GET", f"/{one.key}/api/state")).told["common"]["item"]["ballot"]
            votes = {state["options"][0]["id"]: 1}
            assert (await one.send("vote", {"item": second, "round": state["round"], "votes": votes})).status == 200
        await it.press("right")
        await it.until(lambda: re.search(r" Ja +█ █\n", it.text))
        await it.press("right", "right")
        await it.until(lambda: "BESTEMT" in it.text and "2 av 2 saker" in it.text)
        await it.press("enter")
        await it.until(lambda: "referat/2026-11-24-personalmoete.toml" in it.text)
        minutes = it.app.plan.of(Minutes)["2026-11-24-personalmoete"]
        assert dict(minutes.deltakere) == {"lærere": 6}
        held = it.app.plan.of(Item)[f"{minutes.key}/{item}"]
        assert len(held.innspill) == 7
        assert held.foerte_til == ("tegn.mindre_vellykket",)
        assert [one.antall for one in held.resultat] == [18]
        await it.press("enter")
        await it.until(lambda: "LAGRE VERSJON" in it.text and "Personalmøte 24. nov" in it.text, 10)
        await it.pilot.press("ctrl+s")
        await it.until(lambda: git(workspace, "log", "--format=%s").count("\n") == 2, 10)
    shown = git(workspace, "show", "--stat", "--format=%s")
    assert shown.startswith("Personalmøte 24. nov")
    assert "referat/2026-11-24-personalmoete.toml" in shown
    assert "Elevene får for lite tenketid." in git(workspace, "show")


async def test_the_meeting_goes_on_without_the_screen_and_is_found_again(workspace: Path) -> None:
    """Esc leads to the plan; what comes meanwhile is safe, and the screen says so when it is back."""
    async with meeting(workspace, "storhaugli-2025") as it:
        those = await phones(it, 2)
        await it.press("right")
        await it.until(lambda: " Alene " in it.text)
        await it.press("escape")
        assert not isinstance(it.app.screen, MeetingScreen)
        told = {"item": "hva-er-mindre-vellykket", "text": "Kom mens skjermen var borte"}
        assert (await those[0].send("contribute", told)).status == 200
        ident = unfinished(it.app)
        assert process.stop(ident)
        await resume(it.app, ident)
        await it.until(lambda: "innspill er trygt" in it.text, 20)
        assert "ingen trenger å bli med på nytt" in it.text
        await it.press("enter")
        await it.until(lambda: "1 av 2 har svart" in it.text)


async def test_a_server_that_dies_is_said_in_the_title_line_and_nothing_moves(workspace: Path) -> None:
    async with meeting(workspace, "storhaugli-2025") as it:
        await phones(it, 1)
        await it.press("right")
        await it.until(lambda: " Alene " in it.text)
        below = it.text.splitlines()[2:8]
        process.stop(unfinished(it.app))
        await it.until(lambda: "! Kobler til igjen" in it.text, 10)
        assert it.text.splitlines()[2:8] == below
        await asyncio.to_thread(process.start, [unfinished(it.app)])
        await it.until(lambda: "● 1 inne" in it.text, 10)


async def test_the_facilitator_sees_holds_and_hides_what_the_room_does_not(workspace: Path) -> None:
    """On a screen of its own; the room's has nothing of it."""
    async with meeting(workspace, "storhaugli-2025") as it:
        those = await phones(it, 1)
        await it.press("right")
        await it.until(lambda: " Alene " in it.text)
        told = {"item": "hva-er-mindre-vellykket", "text": "Bare for møtelederen"}
        assert (await those[0].send("contribute", told)).status == 200
        await it.until(lambda: "1 innspill er inne" in it.text)
        assert "Bare for møtelederen" not in it.text
        await resume(it.app, unfinished(it.app), private=True)
        await it.until(lambda: isinstance(it.app.screen, PrivateScreen) and "Bare for møtelederen" in it.text)
        assert it.text.startswith(" BARE FOR DEG")
        await it.press("h")
        await it.until(lambda: "║ holdt" in it.text)
        await it.press("delete")
        await it.until(lambda: "× skjult" in it.text)
        await it.press("ctrl+z")
        await it.until(lambda: "× skjult" not in it.text)
        await it.press("d")
        await it.until(lambda: "Telefonen er dempet" in it.text)
        refused = await those[0].send("contribute", {**told, "text": "En gang til"})
        assert refused.told["refused"] == "muted"


async def test_the_agenda_is_shared_out_in_time_and_takes_what_the_plan_proposes(workspace: Path) -> None:
    async with opened(workspace, "storhaugli-2025", (80, 24)) as it:
        key = agenda(it)
        it.app.push_screen(AgendaScreen(key))
        await it.settled()
        assert "32 minutter" in it.text
        await it.press("plus")
        assert "33 minutter" in it.text
        await it.press("minus", "minus")
        assert "31 minutter" in it.text
        before = len(it.app.plan.of(Item))
        await it.press("down", "down", "enter")
        assert len(it.app.plan.of(Item)) == before + 1
        await it.press("alt+up")
        assert [one.nr for one in it.app.plan.ordered(Item) if one.key.startswith(key)] == [1, 2, 3]
        await it.press("delete")
        assert len(it.app.plan.of(Item)) == before
        await it.press("ctrl+z")
        assert len(it.app.plan.of(Item)) == before + 1


def git(folder: Path, *words: str) -> str:
    """What git says."""
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout
