"""`dekom meeting start`: begin a meeting that phones can join, in a process that outlives the screen."""

from __future__ import annotations

from pathlib import Path

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.meetings import create, net_options, serve, show
from dekom_tui.cli.params import plan_argument
from dekom_tui.words.language import N_


def run(
    plan: Path,
    referat: str,
    bind: str,
    port: int | None,
    url: str,
    tls: tuple[str, str] | None,
    dager: int | None,
) -> None:
    """Begin, and say how phones get in."""
    from dekom_tui.live import meetings
    from dekom_tui.live.keeping import tidy

    tidy()
    papers = create(plan, referat, keep=dager)
    try:
        found = serve(papers, bind, port, url, tls)
    except BaseException:
        # It has not begun, and nobody is to be asked whether to go on with it.
        meetings.delete(papers.id)
        raise
    show(papers, found)


command = Command(
    "start",
    run,
    [
        plan_argument(),
        Option(
            ["--referat", "--minutes", "referat"],
            default="",
            metavar=N_("NAVN"),
            help=N_("Sakslista som er forberedt; ellers dagens, ellers det planen selv trenger"),
        ),
        *net_options(),
    ],
    help=N_(
        "Begynner et møte som telefonene i rommet blir med på.\n\n"
        "Møtet går i et program for seg selv: blir skjermen borte, går det videre, og «dekom meeting resume» finner "
        "det igjen. Alt ligger på denne maskinen til dagene er gått, og blir så slettet."
    ),
    examples=(
        "dekom meeting start storhaugli-2025",
        "dekom meeting start storhaugli-2025 --referat 2026-11-24-personalmoete --port 8080",
    ),
)
