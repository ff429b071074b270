"""Every key that the meeting promises does something there, in each phase of each kind of item, on a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from dekom_tui.live import meetings, process
from dekom_tui.live.client import connect
from dekom_tui.meeting.agenda import Draft, opening_of
from dekom_tui.meeting.methods import CLUSTER, GROUPS, NOTES, VOTE, method
from dekom_tui.plan.format import Measure
from dekom_tui.screens.meeting.private import PrivateScreen
from dekom_tui.screens.meeting.prompt import Prompt
from dekom_tui.screens.meeting.screen import MeetingScreen
from dekom_tui.widgets.frame import KeyLine, keys
from tests.live.phones import Phone
from tests.screens.conftest import TODAY, Opened, opened

pytestmark = pytest.mark.usefixtures("quick_waits")

NEED_SOMETHING_FIRST = {"undo_here", "redo_here"}
"""What has nothing to do before something else was done."""
ENDS = {"leave", "finish"}
WAYS = ("IGP", "runde", "avstemning", "prikker", "SMARTE", "fist to five", "fritt")
"""Methods that have all the faces of the screen between them."""
TEXTS = ("Lite tenketid i store grupper", "Lite tenketid i gruppene", "Vikar og fravær")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No server outlives its test."""
    yield
    for one in meetings.every():
        process.stop(one.id)


@asynccontextmanager
async def held(
    workspace: Path, how: str, *, private: bool = False, size: tuple[int, int] = (80, 24), count: int = 3
) -> AsyncIterator[tuple[Opened, list[Phone]]]:
    """The screen of a meeting with one item of this method, and some phones that are in."""
    async with opened(workspace, size=size) as it:
        plan = it.app.plan
        about = f"tiltak.{next(iter(plan.of(Measure)))}" if how != "SMARTE" else "maal.medvirkning"
        data = opening_of(plan, [Draft("Hva nå?", how, about), Draft("Mer?", "fritt")], title="Møte", day=TODAY)
        if how in ("prikker", "rangering"):
            data["items"][0]["options"] = [{"text": text} for text in TEXTS]
        papers = meetings.create("Møte", plan=it.app.session.folder, opening=[{"kind": "open", "data": data}])
        found = process.start([papers.id])
        client = connect(papers.id, "host" if private else "room")
        it.app.push_screen((PrivateScreen if private else MeetingScreen)(client))
        phones = [Phone(found.port, papers.code) for _each in range(count)]
        for one in phones:
            assert (await one.join(role="laerer")).status == 200
        await it.until(lambda: f"● {count} inne" in it.text, 20)
        try:
            yield it, phones
        finally:
            for one in phones:
                one.close()


def screen_of(it: Opened) -> MeetingScreen:
    """The meeting on screen."""
    assert isinstance(it.app.screen, MeetingScreen)
    return it.app.screen


def seen(it: Opened) -> tuple[object, ...]:
    """What a key can change, without the clock that goes by itself: the screens, the page, the meeting."""
    screen = it.app.screen
    if not isinstance(screen, MeetingScreen):
        return (type(screen), screen.id)
    view = {name: value for name, value in screen.room.view.items() if name not in ("seq",)}
    return screen.face, screen.query_one(Prompt).on_screen, screen._said, screen.focused, str(view), screen.room.left


async def differs(it: Opened, before: tuple[object, ...]) -> bool:
    """Whether something is soon otherwise than before."""
    try:
        await it.until(lambda: seen(it)[:5] != before, 2)
    except TimeoutError:
        return False
    return True


async def reaches(it: Opened, screen: MeetingScreen, seq: int) -> None:
    """Wait until the screen knows of an event."""
    await it.until(lambda: screen.client.seq >= seq)


async def comes_to(it: Opened, screen: MeetingScreen, phase: str) -> None:
    """Wait until the screen is in a phase."""
    await it.until(lambda: screen.room.phase == phase)


async def pressed(it: Opened, phase: str) -> None:
    """Each promised key of the phase that is on, from the same state each time."""
    screen = screen_of(it)
    for command in list(screen.commands()):
        name = command.name.partition("(")[0]
        if not command.name or name in NEED_SOMETHING_FIRST | ENDS | {"next", "before"}:
            continue
        assert hasattr(screen, f"action_{name}"), f"{command} has no action"
        key = command.keys[0] if command.keys else "enter"
        if command not in screen.commands():
            continue
        screen.unsay()
        before, seq = (*seen(it)[:5],), screen.client.seq
        await it.press(key)
        assert await differs(it, before), f"{command.shown} «{command.words}» does nothing in {phase}"
        if not isinstance(it.app.screen, MeetingScreen):
            await it.press("escape")
            await it.until(lambda: it.app.screen is screen)
        elif screen.prompt.on_screen:
            await it.press("escape")
        elif screen.face.qr:
            await it.press(key)
        elif command.keys == ("tab",):
            await it.press("tab")
        elif screen.client.seq != seq:
            await it.press("ctrl+z")
            await reaches(it, screen, seq + 2)


@pytest.mark.parametrize("how", WAYS)
async def test_no_promised_key_lies_dead(workspace: Path, how: str) -> None:
    """The phases of a method in order, with what the phones send in each."""
    async with held(workspace, how) as (it, phones):
        screen = screen_of(it)
        await pressed(it, "welcome")
        await screen.send("go", {"item": screen.room.plan[0]["id"], "phase": method(how).phases[0]})
        for phase in method(how).phases:
            item = screen.room.plan[0]["id"]
            if screen.room.phase != phase:
                await screen.send("go", {"item": item, "phase": phase})
            await comes_to(it, screen, phase)
            if phase == method(how).phases[0] and phase not in (VOTE, NOTES):
                for one, text in zip(phones, TEXTS, strict=True):
                    assert (await one.send("contribute", {"item": item, "text": text})).status == 200
                await it.until(lambda: screen.room.counts.get("entries") == 3)
            if phase == CLUSTER:
                await it.press("n")
                await it.until(lambda: len(screen.room.clusters) > 1)
            if phase == GROUPS:
                await it.until(lambda: screen.room.view.get("group_list"))
            await it.settled()
            await pressed(it, f"{how}: {phase}")
            for hint, start, _end in keys(80, screen.query_one(KeyLine)._hints)[1]:
                assert not hint.action or hint.words, start


async def test_a_cluster_and_what_is_lifted_have_their_keys(workspace: Path) -> None:
    """The keys of a chosen cluster, of a contribution alone in large letters, of the parking lot."""
    async with held(workspace, "idémyldring") as (it, phones):
        screen = screen_of(it)
        item = screen.room.plan[0]["id"]
        await screen.send("go", {"item": item, "phase": "alone"})
        for one, text in zip(phones, TEXTS, strict=True):
            assert (await one.send("contribute", {"item": item, "text": text})).status == 200
        await screen.send("go", {"item": item, "phase": CLUSTER})
        await it.until(lambda: "Vikar og fravær" in it.text)
        await it.press("n")
        await it.until(lambda: "1 klynge foreslått" in it.text)
        assert "Lite tenketid" in it.text
        await it.press("tab", "home")
        await it.until(lambda: "Enter nytt navn" in it.text)
        await pressed(it, "a cluster")
        screen.page.focus()
        await it.press("enter")
        await it.until(lambda: "Enter til lista" in it.text and "█" in it.text)
        lifted = screen.room.spotlight["id"]
        await it.press("down")
        await it.until(lambda: screen.room.spotlight.get("id") not in (None, lifted))
        await it.press("escape")
        await it.until(lambda: "KLYNGER" in it.text)
        await it.press("p")
        await it.until(lambda: "P-plassen" in it.text)


async def test_what_the_groups_sent_is_shown_alone_and_the_ballot_takes_in_what_it_left_out(workspace: Path) -> None:
    """G shows the groups' choice and then all again; K takes in what is no option, and then the clusters alone."""
    async with held(workspace, "IGP") as (it, phones):
        screen = screen_of(it)
        item = screen.room.plan[0]["id"]
        await screen.send("go", {"item": item, "phase": "alone"})
        for one, text in zip(phones, TEXTS, strict=True):
            assert (await one.send("contribute", {"item": item, "text": text})).status == 200
        await screen.send("go", {"item": item, "phase": GROUPS})
        await it.until(lambda: bool(screen.room.view.get("group_list")))
        for one in phones:
            mine = (await one.ask("GET", f"/{one.key}/api/state")).told["mine"]["group"]
            if mine["role"] == "sekretaer":
                assert (await one.send("pick", {"ids": [mine["entries"][0]["id"]], "on": True})).status == 200
        await screen.send("go", {"item": item, "phase": CLUSTER})
        await it.until(lambda: "G gruppenes valg" in it.text)
        await it.press("g")
        await it.until(lambda: "gruppenes valg, 1 av 3" in it.text)
        assert len(screen.room.entries) == 1
        await it.press("g")
        await it.until(lambda: len(screen.room.entries) == 3)
        await screen.send("go", {"item": item, "phase": VOTE})
        await it.until(lambda: "2 innspill er ikke med." in it.text)
        await it.press("k")
        await it.until(lambda: len(screen.room.ballot["options"]) == 3)
        assert "ikke med" not in it.text
        await screen.send("go", {"item": item, "phase": CLUSTER})
        await comes_to(it, screen, CLUSTER)
        await it.press("n")
        await it.until(lambda: len(screen.room.clusters) > 1)
        await screen.send("ask", {"item": item, "ballot": "dots"})
        await screen.send("go", {"item": item, "phase": VOTE})
        await comes_to(it, screen, VOTE)
        await it.until(lambda: "K ta med alle" in it.text)


async def test_in_a_narrow_window_tab_shows_the_clusters(workspace: Path) -> None:
    """They and the contributions take turns, and Enter on a contribution still lifts it."""
    async with held(workspace, "idémyldring", size=(60, 18)) as (it, phones):
        screen = screen_of(it)
        item = screen.room.plan[0]["id"]
        await screen.send("go", {"item": item, "phase": "alone"})
        assert (await phones[0].send("contribute", {"item": item, "text": TEXTS[0]})).status == 200
        await screen.send("go", {"item": item, "phase": CLUSTER})
        await it.until(lambda: TEXTS[0] in it.text)
        assert "KLYNGER" not in it.text
        assert "→" in it.text.splitlines()[-1]
        assert "Tab klynger" in it.text.splitlines()[-1]
        await it.press("tab")
        assert "KLYNGER" in it.text
        assert TEXTS[0] not in it.text
        await it.press("tab")
        assert TEXTS[0] in it.text


async def test_the_facilitators_own_screen_has_no_dead_key(workspace: Path) -> None:
    """With contributions to look at."""
    async with held(workspace, "idémyldring", private=True) as (it, phones):
        screen = screen_of(it)
        item = screen.room.plan[0]["id"]
        await pressed(it, "welcome, private")
        await screen.send("go", {"item": item, "phase": "alone"})
        assert (await phones[0].send("contribute", {"item": item, "text": TEXTS[0]})).status == 200
        await it.until(lambda: TEXTS[0] in it.text)
        await pressed(it, "alone, private")


async def test_help_over_the_meeting_promises_only_what_works_there(workspace: Path) -> None:
    """No place is led to, and Ctrl+Z is told once, as what it does here."""
    async with held(workspace, "fritt") as (it, _phones):
        await it.press("question_mark")
        assert "hjelp for denne skjermen" in it.text
        assert "oversikt og delene" not in it.text
        await it.press("escape")
        await it.press("f9")
        assert it.app.theme == "dag"
        await it.press("ctrl+p")
        assert "GJØR" in it.text
        await it.press("escape")
        assert isinstance(it.app.screen, MeetingScreen)
