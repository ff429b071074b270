"""`dekom meeting resume`: go on with a meeting after a crash, a restart or a closed lid, with the same code."""

from __future__ import annotations

from dekom_tui.cli.base import Command
from dekom_tui.cli.meetings import chosen, meeting_argument, net_options, serve, show
from dekom_tui.words.language import N_


def run(meeting: str, bind: str, port: int | None, url: str, tls: tuple[str, str] | None, dager: int | None) -> None:
    """Find it, serve it where nobody does, and say how phones get in."""
    from dekom_tui.live import meetings

    papers = chosen(meeting, running=True)
    if dager is not None:
        papers = papers._replace(days=dager)
        meetings.write(papers)
    show(papers, serve(papers, bind, port, url, tls))


command = Command(
    "resume",
    run,
    [meeting_argument(), *net_options()],
    help=N_(
        "Går videre med et møte som ikke er ferdig.\n\n"
        "Koden og adressen er de samme, og telefonene kommer inn igjen av seg selv."
    ),
    examples=("dekom meeting resume", "dekom meeting resume K7M4QX"),
)
