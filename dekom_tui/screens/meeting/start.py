"""From an agenda to a meeting on the screen: it is made, served in a process of its own, and followed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from dekom_tui.live import meetings, process
from dekom_tui.live.client import connect
from dekom_tui.meeting.agenda import opening
from dekom_tui.screens.meeting.screen import MeetingScreen
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.screens.host import Host


def unfinished(host: Host, minutes: str = "") -> str:
    """The meeting of this plan (and agenda) that has not ended, by its id; empty for none."""
    folder = str(host.session.folder.absolute())
    found = (one for one in meetings.unfinished() if one.plan == folder and minutes in ("", one.minutes))
    return next((one.id for one in found), "")


async def begin(host: Host, minutes: str) -> None:
    """Hold the meeting of an agenda: the one that was begun, or a new one."""
    ident, begun = unfinished(host, minutes), False
    try:
        if not ident:
            plan = host.plan
            data, folder = opening(plan, minutes), host.session.folder
            told = [{"kind": "open", "data": data}]
            papers = await asyncio.to_thread(
                lambda: meetings.create(str(data["title"]), plan=folder, minutes=minutes, opening=told)
            )
            ident, begun = papers.id, True
        await resume(host, ident, begun=begun)
    except OSError as error:
        host.say(_("Møtet kunne ikke begynne: {why}").format(why=error.strerror or str(error)))


async def resume(host: Host, ident: str, *, private: bool = False, begun: bool = False) -> None:
    """Show a meeting, its server started again where it is gone; `private` is the facilitator's own screen.

    A meeting that has not just `begun` says first what was safe while no screen showed it.
    """
    found = await asyncio.to_thread(process.find, ident)
    try:
        if found is None:
            await asyncio.to_thread(process.start, [ident])
    except process.NotStarted as trouble:
        host.say(not_started(trouble))
        return
    client = connect(ident, "host" if private else "room")
    if private:
        from dekom_tui.screens.meeting.private import PrivateScreen

        host.push_screen(PrivateScreen(client))
    else:
        host.push_screen(MeetingScreen(client, resumed=not begun))


def not_started(trouble: process.NotStarted) -> str:
    """Why the server did not begin, and what to do."""
    texts = {
        "port": _("Porten {what} er opptatt. Start møtet igjen, eller velg en annen med --port."),
        "address": _("Adressen {what} finnes ikke på denne maskinen. Velg en annen med --bind."),
        "taken": _("Møtet vises fra et annet program alt."),
        "tls": _("Sertifikatet kunne ikke leses: {what}"),
        "files": _("Møtets filer kunne ikke skrives: {what}"),
    }
    return texts.get(trouble.code, _("Møtet kunne ikke begynne. Se {what}")).format(what=trouble.what)
