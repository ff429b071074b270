"""What the commands of `dekom meeting` share: which meeting is meant, how one is begun, and what is said of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dekom_tui.cli.base import Argument, Option
from dekom_tui.cli.ending import Refusal, Unreadable
from dekom_tui.cli.plans import day, plan_folder
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.live.meetings import Papers, Serving
    from dekom_tui.live.process import NotStarted
    from dekom_tui.plan.model import Plan

NET: Final = ("bind", "port", "url", "tls")


def net_options() -> list[click.Parameter]:
    """How a server listens."""
    return [
        Option(["--bind", "bind"], default="", metavar=N_("ADRESSE"), help=N_("Bare dette nettverket; ellers alle")),
        Option(
            ["--port", "port"],
            type=click.IntRange(1, 65535),
            metavar="PORT",
            help=N_("Porten; ellers den møtet hadde, eller den første ledige"),
        ),
        Option(
            ["--url", "url"],
            default="",
            metavar="URL",
            help=N_("Adressen telefonene bruker, når det står en tunnel eller en proxy foran"),
        ),
        Option(
            ["--tls", "tls"],
            nargs=2,
            default=None,
            metavar=N_("SERTIFIKAT NØKKEL"),
            help=N_("Kryptert, med dette sertifikatet"),
        ),
        Option(
            ["--dager", "--days", "dager"],
            type=click.IntRange(0, 3650),
            metavar=N_("DAGER"),
            help=N_("Så lenge et ferdig møte blir liggende på denne maskinen; ellers som i innstillingene"),
        ),
    ]


def meeting_argument() -> Argument:
    """MEETING: a code, or an id; without one the newest."""
    return Argument(["meeting"], metavar=N_("[KODE]"), required=False, default="")


def chosen(name: str, *, running: bool = False) -> Papers:
    """The meeting that is meant: by its code, its id or the beginning of its title. Raises Refusal."""
    from dekom_tui.live import meetings
    from dekom_tui.live.lots import typed

    every = meetings.unfinished() if running else meetings.every()
    if not name:
        if len(every) == 1 or (every and not running):
            return every[0]
        if not every:
            raise Refusal(_("Det er ikke noe møte å gå videre med. «dekom meeting start PLAN» begynner et."))
        raise Refusal(_("Hvilket møte? {names}").format(names=_named(every)))
    found = [one for one in every if name == one.id or typed(name) == one.code]
    found = found or [one for one in every if one.title.lower().startswith(name.lower())]
    if len(found) == 1:
        return found[0]
    if not every:
        raise Refusal(_("Det finnes ikke noe møte på denne maskinen."))
    raise Refusal(_("«{name}» er ikke ett møte her. Det er: {names}").format(name=name, names=_named(every)))


def _named(papers: list[Papers]) -> str:
    return ", ".join(f"{one.code} ({one.title})" for one in papers[:10])


def create(plan: Path, minutes: str = "", *, keep: int | None = None) -> Papers:
    """A new meeting of a plan, with the agenda that was prepared for it, else with what the plan needs.

    Raises Refusal and Unreadable.
    """
    from dekom_tui.live import meetings
    from dekom_tui.meeting import agenda
    from dekom_tui.store.session import Session

    folder = plan_folder(plan)
    session = Session.open(folder)
    session.load_rest()
    key = _minutes(session.plan, minutes, day())
    data = agenda.opening(session.plan, key) if key else _unprepared(session.plan, day())
    try:
        return meetings.create(
            data["title"], plan=folder, minutes=key, opening=[{"kind": "open", "data": data}], keep=keep
        )
    except OSError as error:
        raise Unreadable(_("Møtet kunne ikke skrives til {folder}: {why}").format(
            folder=meetings.root(), why=error.strerror or error
        )) from error  # fmt: skip


def _minutes(plan: Plan, wanted: str, today: date) -> str:
    """The key of the minutes that a meeting was prepared in: the one that is named, else the only one of today."""
    from dekom_tui.plan.format import Minutes

    prepared = plan.of(Minutes)
    if wanted:
        name = Path(wanted).stem
        if name not in prepared:
            raise Refusal(_("Planen har ikke noe referat som heter «{name}».").format(name=name))
        return name
    of_today = [key for key, one in prepared.items() if one.dato == today and not _held(plan, key)]
    if len(of_today) > 1:
        raise Refusal(
            _("Det er {count} saklister for i dag. Si hvilken med --referat: {names}").format(
                count=len(of_today), names=", ".join(sorted(of_today))
            )
        )
    return of_today[0] if of_today else ""


def _held(plan: Plan, key: str) -> bool:
    """Whether a meeting has been held already: something stands in its items."""
    from dekom_tui.meeting.agenda import items_of

    return any(one.innspill or one.konklusjon or one.vedtak for one in items_of(plan, key))


def _unprepared(plan: Plan, today: date) -> dict[str, Any]:
    from dekom_tui.meeting.agenda import fitting, opening_of, proposals
    from dekom_tui.meeting.forms import said

    drafts = fitting((one.draft for one in proposals(plan, today)), 60)
    return opening_of(plan, drafts, title=said(plan, "meeting"), day=today)


def serve(papers: Papers, bind: str, port: int | None, url: str, tls: tuple[str, str] | None) -> Serving:
    """The process that serves a meeting, begun when there is none. Raises Refusal."""
    from dekom_tui.live import process
    from dekom_tui.live.process import NotStarted

    found = process.find(papers.id)
    if found is not None:
        return found
    try:
        return process.start([papers.id], options(bind, port, url, tls))
    except NotStarted as error:
        raise Refusal(not_started(error)) from None


def options(bind: str, port: int | None, url: str, tls: tuple[str, str] | None) -> Any:
    """The same as process.Options. Raises Refusal for an address that is none."""
    from dekom_tui.live.process import Options

    if url and not url.startswith(("http://", "https://")):
        raise Refusal(_("«{url}» er ikke en adresse. Den begynner med http:// eller https://.").format(url=url))
    cert, key = tls or ("", "")
    return Options(
        bind, port or 0, url, str(Path(cert).absolute()) if cert else "", str(Path(key).absolute()) if key else ""
    )


def not_started(error: NotStarted) -> str:
    """Why a server could not begin, and what to do."""
    told = {
        "port": N_("Port {what} er i bruk, eller krever mer tilgang. Velg en annen med --port."),
        "address": N_("Denne maskinen har ikke adressen {what}. Utelat --bind, så brukes den som finnes."),
        "taken": N_("Møtet blir kjørt av et annet program. «dekom meeting resume» går videre med det."),
        "tls": N_("Sertifikatet kan ikke brukes: {what}"),
        "broken": N_("Møtet kunne ikke åpnes. Mer står i {what}"),
    }
    return _(told.get(error.code, told["broken"])).format(what=error.what)


def _draw(url: str, token: str) -> None:
    """Draw a QR code on a terminal, black on white whatever its colours; nothing where there is none to point at."""
    from dekom_tui.live import qr

    if not sys.stdout.isatty():
        return
    plain = bool(os.environ.get("NO_COLOR"))
    for row in qr.rows(qr.shortest(url, token)):
        click.echo(row if plain else f"\x1b[38;2;0;0;0;48;2;255;255;255m{row}\x1b[0m")


def show(papers: Papers, found: Serving) -> None:
    """Show the meeting to the room where there is a terminal for it and a plan; else say how phones get in."""
    from dekom_tui.cli.opening import on_terminal, open_meeting

    folder = Path(papers.plan) if papers.plan else None
    if on_terminal() and folder is not None and folder.is_dir():
        open_meeting(folder, papers.id)
    else:
        tell(papers, found)


def tell(papers: Papers, found: Serving) -> None:
    """Say how phones get in, where nothing else shows it."""
    from dekom_tui.live import address

    others = [one for one in address.places() if one.kind != "alone" and one.address not in found.url]
    _draw(found.url, papers.token)
    click.echo(f"{papers.title}: {found.url}/{papers.code}")
    click.echo("")
    click.echo(_("Prøv nettet med en telefon før møtet: {url}").format(url=f"{found.url}/test"))
    if others:
        click.echo(_("Andre adresser: {names}").format(names=", ".join(one.address for one in others)))
    click.echo(
        _(
            "Kommer ingen telefon fram, holder nettet trolig enhetene fra hverandre. Del nett fra en telefon, "
            "bruk en egen ruter, én enhet for hver gruppe, eller en tunnel med --url."
        )
    )
    if not found.secure:
        click.echo(_("Nettet i rommet er ikke kryptert."))
    kept = ngettext(
        "Ferdige møter ligger på denne maskinen i én dag, og blir så slettet.",
        "Ferdige møter ligger på denne maskinen i {n} dager, og blir så slettet.",
        papers.days,
    )
    click.echo(kept.format(n=papers.days) if papers.days else _("Møtet blir slettet når det er ferdig."))
