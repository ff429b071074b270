"""`dekom thread`: the red thread as text, as a graph for a drawing program, or as data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.params import plan_argument
from dekom_tui.cli.plans import day, opened, plan_folder
from dekom_tui.cli.terms import is_plain
from dekom_tui.words.language import N_

FORMATS: Final = {"text": "text", "tekst": "text", "dot": "dot", "mermaid": "mermaid", "json": "json"}


def run(plan: Path, form: str) -> None:
    """Write the thread."""
    found = opened(plan_folder(plan)).plan
    if FORMATS[form] == "text":
        from dekom_tui.cli.show import rendered, width
        from dekom_tui.words.thread_outline import thread_outline

        plain = is_plain(sys.stdout)
        lines = rendered(thread_outline(found, day()), width(), plain=plain)
        click.echo("\n".join(lines).rstrip("\n"), color=not plain)
        return
    from dekom_tui.exchange.thread_graph import as_dot, as_json, as_mermaid

    makers = {"dot": as_dot, "mermaid": as_mermaid, "json": as_json}
    click.echo(makers[form](found).rstrip("\n"))


command = Command(
    "thread",
    run,
    [
        plan_argument(),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMATS)),
            metavar="text|dot|mermaid|json",
            default="text",
            help=N_("Svar som tekst, som en graf for Graphviz eller Mermaid, eller som JSON"),
        ),
    ],
    help=N_(
        "Viser den røde tråden i en plan: fra situasjon og funn til mål, tiltak og tegn, mål for mål, og til slutt "
        "det som henger løst.\n\n"
        "PLAN er en mappe, eller navnet på en plan her eller i plans/."
    ),
    examples=("dekom thread storhaugli-2025", "dekom thread plans/storhaugli-2025 --format mermaid"),
)
