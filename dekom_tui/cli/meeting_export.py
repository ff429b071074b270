"""`dekom meeting export`: every event of a meeting as a line of JSON, without who sent what."""

from __future__ import annotations

from pathlib import Path

import click

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.ending import Unreadable
from dekom_tui.cli.meetings import chosen, meeting_argument
from dekom_tui.cli.params import PATH
from dekom_tui.words.language import N_, _, ngettext


def run(meeting: str, out: Path | None) -> None:
    """Write the events."""
    from dekom_tui.live import meetings
    from dekom_tui.live.journal import Broken, read_file
    from dekom_tui.live.keeping import nameless
    from dekom_tui.meeting.events import to_line
    from dekom_tui.store.disk import Ready

    papers = chosen(meeting)
    try:
        lines = [to_line(one) for one in nameless(read_file(meetings.journal_file(papers.id)))]
    except (Broken, FileNotFoundError) as error:
        raise Unreadable(_("Hendelsene i {title} kan ikke leses.").format(title=papers.title)) from error
    if out is None:
        for one in lines:
            click.echo(one)
        return
    try:
        ready = Ready(out, "".join(f"{one}\n" for one in lines).encode("utf-8"))
        try:
            ready.put()
        finally:
            ready.drop()
    except OSError as error:
        raise Unreadable(_("{file} kan ikke skrives: {why}").format(file=out, why=error.strerror or error)) from error
    click.echo(
        ngettext("{n} hendelse skrevet til {file}.", "{n} hendelser skrevet til {file}.", len(lines)).format(
            n=len(lines), file=out
        ),
        err=True,
    )


command = Command(
    "export",
    run,
    [
        meeting_argument(),
        Option(["-o", "--ut", "--out", "out"], type=PATH, metavar=N_("FIL"), help=N_("Fila; ellers skjermen")),
    ],
    help=N_(
        "Skriver alt som har skjedd i et møte, én hendelse på hver linje, som JSON.\n\n"
        "Hvem som har sendt hva, står der ikke."
    ),
    examples=("dekom meeting export K7M4QX -o moete.jsonl",),
)
