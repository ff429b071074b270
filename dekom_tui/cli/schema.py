"""`dekom schema`: the JSON Schema of one kind of file, on standard output."""

from __future__ import annotations

from typing import Final

import click

from dekom_tui.cli.base import Argument, Command
from dekom_tui.words.language import N_

KINDS: Final = {
    "plan": "plan",
    "tiltak": "tiltak",
    "logg": "logg",
    "referat": "referat",
    "dekom": "dekom",
    "measures": "tiltak",
    "log": "logg",
    "minutes": "referat",
    "settings": "dekom",
}
"""What one may write, in Norwegian or English."""


def run(kind: str) -> None:
    """Write the schema."""
    from dekom_tui.exchange.schema import text

    click.echo(text(KINDS[kind]), nl=False)


command = Command(
    "schema",
    run,
    [
        Argument(
            ["kind"],
            metavar="[plan|tiltak|logg|referat|dekom]",
            type=click.Choice(list(KINDS)),
            required=False,
            default="plan",
        )
    ],
    help=N_(
        "Skriver JSON Schema for én av filene i en plan, med norske beskrivelser.\n\n"
        "«dekom new» legger alle skjemaene i mappa, slik at taplo og Even Better TOML bruker dem uten nett. "
        "Uten ord er det skjemaet for plan.toml."
    ),
    examples=("dekom schema tiltak > .dekom/tiltak.schema.json",),
)
