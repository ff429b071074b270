"""`dekom meeting remote`: the facilitator's second terminal, with what the room does not see, and steps by one word."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dekom_tui.cli.base import Argument, Command, Option
from dekom_tui.cli.ending import Refusal
from dekom_tui.cli.meetings import chosen, meeting_argument
from dekom_tui.cli.opening import on_terminal, open_meeting
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.live.client import Client
    from dekom_tui.live.meetings import Papers

WAIT: Final = 10.0
"""Seconds that the server may take to tell what is."""

STEPS: Final = {
    "neste": "next",
    "next": "next",
    "tilbake": "back",
    "back": "back",
    "vis": "show",
    "show": "show",
    "skjul": "hide",
    "hide": "hide",
    "resultat": "results",
    "results": "results",
    "lukk": "close",
    "close": "close",
    "lås": "lock",
    "lock": "lock",
    "åpne": "unlock",
    "unlock": "unlock",
    "minutt": "minute",
    "minute": "minute",
    "angre": "undo",
    "undo": "undo",
    "slutt": "end",
    "end": "end",
}


def run(meeting: str, steg: str | None, pin: bool) -> None:
    """Do one step, make a pin, or follow the meeting until it is over."""
    from dekom_tui.live import process

    if meeting in STEPS and steg is None:
        # There is one meeting as a rule, and then it is not named.
        meeting, steg = "", meeting
    papers = chosen(meeting, running=True)
    if process.find(papers.id) is None:
        raise Refusal(_("{title} går ikke nå. «dekom meeting resume» går videre med det.").format(title=papers.title))
    if not steg and not pin and on_terminal() and papers.plan and Path(papers.plan).is_dir():
        open_meeting(Path(papers.plan), papers.id, private=True)
        return
    try:
        asyncio.run(_remote(papers, STEPS[steg] if steg else "", pin=pin))
    except TimeoutError:
        raise Refusal(_("Møtet svarer ikke.")) from None


async def _remote(papers: Papers, step: str, *, pin: bool) -> None:
    from dekom_tui.live.client import connect
    from dekom_tui.live.steering import line

    async with connect(papers.id) as client:
        async with asyncio.timeout(WAIT):
            while not client.view:
                await anext(client.changes())
        if pin:
            told = await client.ask("pair", {})
            click.echo(_("Åpne {url} på telefonen, og skriv {pin}. Det gjelder i fem minutter, én gang.").format(
                url=told["at"], pin=told["pin"]
            ))  # fmt: skip
        elif step:
            await _do(client, step)
            click.echo(line(client.view, client.net))
        else:
            await _follow(client)


async def _do(client: Client, step: str) -> None:
    """One step of the meeting. Raises Refusal where it cannot be done."""
    from dekom_tui.live import steering
    from dekom_tui.words.meeting_refusals import refusal

    try:
        kind, data = steering.command(client.view, step)
    except steering.NotNow as error:
        raise Refusal(error.message) from None
    answer = await client.send(kind, data)
    if answer.refused:
        raise Refusal(refusal(answer.refused, answer.params))
    async with asyncio.timeout(WAIT):
        while client.seq < answer.seq:
            await anext(client.changes())


async def _follow(client: Client) -> None:
    """Write where the meeting is when that changes, and each contribution as it comes, hidden or not."""
    from dekom_tui.live.steering import line

    said, known = "", dict[str, str]()
    while True:
        here = line(client.view, client.net) if client.lost is None else _("Kobler til igjen.")
        if here != said:
            click.echo(here)
            said = here
        for one in client.entries.values():
            text = _entry(one)
            if known.get(one["id"]) != text:
                known[one["id"]] = text
                click.echo(f"  {text}")
        if client.lost is None and client.view["stage"] == "ended":
            return
        await anext(client.changes())


def _entry(one: dict[str, Any]) -> str:
    """A contribution, and what is said of it beside its words."""
    from dekom_tui.live.steering import marks

    said = ", ".join(marks(one))
    return f"{one['no']:>3}  {one['text']}" + (f"  ({said})" if said else "")


command = Command(
    "remote",
    run,
    [
        meeting_argument(),
        Argument(["steg"], required=False, type=click.Choice(list(STEPS)), metavar=N_("[STEG]")),
        Option(["--pin", "pin"], is_flag=True, help=N_("Lag en kode som gjør en telefon til møteleder")),
    ],
    help=N_(
        "Møtelederens andre terminal: viser det rommet ikke ser, mens møtet går.\n\n"
        "Med et STEG gjør den det ene og er ferdig: neste, tilbake, vis, skjul, resultat, "
        "lukk, minutt, lås, åpne, angre, slutt."
    ),
    examples=("dekom meeting remote", "dekom meeting remote neste", "dekom meeting remote --pin"),
)
