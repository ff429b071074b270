"""`dekom meeting serve`: meetings without a screen, on a school's server or in a container."""

from __future__ import annotations

from pathlib import Path

import click

from dekom_tui.cli.base import Argument, Command
from dekom_tui.cli.ending import Refusal
from dekom_tui.cli.meetings import create, net_options, not_started, options, tell
from dekom_tui.cli.params import PATH
from dekom_tui.cli.plans import plan_folder
from dekom_tui.words.language import N_, _


def run(
    plans: tuple[Path, ...],
    bind: str,
    port: int | None,
    url: str,
    tls: tuple[str, str] | None,
    dager: int | None,
) -> int:
    """Serve a meeting of each plan until told to stop; one that is not finished goes on."""
    from dekom_tui.live import meetings, process, serving
    from dekom_tui.live.keeping import tidy

    tidy()
    going_on = {one.plan: one for one in meetings.unfinished()}
    papers = [going_on.get(str(plan_folder(one).absolute())) or create(one, keep=dager) for one in plans]
    for one in papers:
        running = process.find(one.id)
        if running is not None:
            raise Refusal(_("{title} blir kjørt allerede, på {url}.").format(title=one.title, url=running.url))

    def told(found: meetings.Serving) -> None:
        for one in papers:
            tell(meetings.read(one.id), found)
            click.echo(_("Møtelederens nøkkel: {key}").format(key=meetings.keys(one.id).host), err=True)

    chosen = options(bind, port, url, tls)._replace(for_good=True)
    try:
        serving.run([*chosen.words(), *(one.id for one in papers)], told)
    except process.NotStarted as error:
        raise Refusal(not_started(error)) from None
    return 0


command = Command(
    "serve",
    run,
    [Argument(["plans"], metavar="PLAN…", nargs=-1, required=True, type=PATH), *net_options()],
    help=N_(
        "Kjører møter uten skjerm, til det blir stoppet: på skolens server eller i en container.\n\n"
        "Et møte for hver plan; et som ikke er ferdig, går videre. Møtelederen styrer fra en annen maskin med "
        "nøkkelen, på adressen til møtet med «/vert» bak."
    ),
    examples=(
        "dekom meeting serve storhaugli-2025 --url https://moete.skolen.no",
        "dekom meeting serve storhaugli-2025 --tls cert.pem key.pem --port 8443",
    ),
)
