"""`dekom meeting remote`: the facilitator's second terminal, with what the room does not see, and steps by one word."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

import click

from dekom_tui.cli.base import Argument, Command, Option
from dekom_tui.cli.ending import Refusal
from dekom_tui.cli.meetings import chosen, meeting_argument
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
    "lukk": "close",
    "close": "close",
    "lås": "lock",
    "lock": "lock",
    "åpne": "unlock",
    "unlock": "unlock",
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
    try:
        asyncio.run(_remote(papers, STEPS[steg] if steg else "", pin=pin))
    except TimeoutError:
        raise Refusal(_("Møtet svarer ikke.")) from None


async def _remote(papers: Papers, step: str, *, pin: bool) -> None:
    from dekom_tui.live.client import connect

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
            click.echo(_line(client))
        else:
            await _follow(client)


async def _do(client: Client, step: str) -> None:
    """One step of the meeting. Raises Refusal where it cannot be done."""
    from dekom_tui.words.meeting_refusals import refusal

    kind, data = _command(client.view, step)
    answer = await client.send(kind, data)
    if answer.refused:
        raise Refusal(refusal(answer.refused, answer.params))


def _command(view: dict[str, Any], step: str) -> tuple[str, dict[str, Any]]:
    """What a step is as a command. Raises Refusal where there is nothing before or after."""
    item = view.get("item")
    if step in ("lock", "unlock"):
        return "lock", {"on": step == "lock"}
    if step == "end":
        return "end", {}
    if step in ("show", "hide", "close"):
        if item is None:
            raise Refusal(_("Møtet er ikke på noen sak nå."))
        return ("close", {"item": item["id"]}) if step == "close" else (
            "reveal", {"item": item["id"], "on": step == "show"})  # fmt: skip
    places = [
        (one["id"], phase["name"])
        for one in view["items"]
        for phase in one["phases"]
        if phase["minutes"] or (item is not None and (one["id"], phase["name"]) == (item["id"], item["phase"]))
    ]
    at = places.index((item["id"], item["phase"])) if item is not None else -1
    at += 1 if step == "next" else -1
    if not 0 <= at < len(places):
        raise Refusal(_("Det er ikke mer på sakslista.") if step == "next" else _("Dette er det første på sakslista."))
    return "go", {"item": places[at][0], "phase": places[at][1]}


def _line(client: Client) -> str:
    """Where the meeting is, in one line."""
    from dekom_tui.words.meeting import phase_name

    here = _("{n} inne").format(n=client.net.get("here", 0))
    item = client.view.get("item")
    if client.view["stage"] == "ended":
        return _("Møtet er slutt.")
    if item is None:
        return f"{client.view['title']} · {here}"
    answered = _("{n} har svart").format(n=item["counts"]["answered"])
    return f"{item['question']} · {phase_name(item['phase'])} · {here} · {answered}"


async def _follow(client: Client) -> None:
    """Write where the meeting is when that changes, and each contribution as it comes, hidden or not."""
    said, known = "", dict[str, str]()
    while True:
        line = _line(client) if client.lost is None else _("Kobler til igjen.")
        if line != said:
            click.echo(line)
            said = line
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
    marks = [
        word
        for is_so, word in (
            (one["held"], _("holdt tilbake")),
            (one["hidden"], _("skjult")),
            (one["named"], _("ser ut som et navn")),
            (one["parked"], _("parkert")),
        )
        if is_so
    ]
    return f"{one['no']:>3}  {one['text']}" + (f"  ({', '.join(marks)})" if marks else "")


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
        "Med et STEG gjør den det ene og er ferdig: neste, tilbake, vis, skjul, lukk, lås, åpne, slutt."
    ),
    examples=("dekom meeting remote", "dekom meeting remote neste", "dekom meeting remote --pin"),
)
