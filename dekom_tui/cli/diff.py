"""`dekom diff`: what is different between two versions of plans, by meaning and in plan words."""

from __future__ import annotations

from typing import Final

import click

from dekom_tui.cli.base import Argument, Command, Option
from dekom_tui.cli.compared import Wanted, compare
from dekom_tui.words.language import N_

FORMATS: Final = {"text": "text", "tekst": "text", "md": "md", "html": "html", "json": "json"}


def run(sides: tuple[str, ...], form: str, words: bool, layout: bool, since: str | None) -> int:
    """Compare two sides."""
    return compare(sides, Wanted(FORMATS[form], words, layout), since)


command = Command(
    "diff",
    run,
    [
        Argument(["sides"], metavar=N_("[A] [B] [STI]"), nargs=-1),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMATS)),
            metavar="text|md|html|json",
            default="text",
            help=N_("Svar som tekst, Markdown, en nettside eller JSON"),
        ),
        Option(["--words", "--ord", "words"], is_flag=True, help=N_("Vis tekst ord for ord")),
        Option(
            ["--layout", "--oppsett", "layout"],
            is_flag=True,
            help=N_("Nevn også filer som bare er skrevet på en annen måte"),
        ),
        Option(
            ["--since", "--siden", "since"],
            metavar="A",
            help=N_("Hold dagens plan mot denne versjonen, for eksempel «vedtatt»"),
        ),
    ],
    help=N_(
        "Forteller hva som er endret i planer, etter innhold: hva som er nytt, borte, flyttet i tid og omskrevet, "
        "og hva det betyr for den røde tråden.\n\n"
        "A og B er versjoner i git, datoer (siste versjon den dagen), «vedtatt» eller mapper; det som finnes som "
        "sti, er en sti. Uten A og B gjelder det som ikke er lagret som versjon ennå.\n\n"
        "Svaret er 0 uten endringer, 1 med, 2 når en versjon eller sti ikke finnes, 3 når noe ikke kan leses."
    ),
    examples=("dekom diff", "dekom diff --since vedtatt", "dekom diff 2026-06-01 HEAD plans/storhaugli-2025 --words"),
)
