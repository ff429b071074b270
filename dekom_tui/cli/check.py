"""`dekom check`: errors, warnings and hints of plans, and the exit code that hooks and CI jobs go by."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from dekom_tui.cli.base import CHANGED, UNREADABLE, Command, Option
from dekom_tui.cli.checked import subjects, told
from dekom_tui.cli.plans import day, path_argument
from dekom_tui.cli.reports import REPORTS, UNTRANSLATED, summary
from dekom_tui.plan.finding import ERROR, HINT, WARNING
from dekom_tui.words.language import N_, SOURCE, set_language

FORMATS: Final = {"text": "text", "tekst": "text", "github": "github", "gitlab": "gitlab"}


def run(paths: tuple[Path, ...], as_json: bool, strict: bool, form: str) -> None:
    """Check, write the report, and end with 0, 1 or 3."""
    name = "json" if as_json else FORMATS[form]
    today = day()
    asked = subjects(paths or (Path(),))
    if name in UNTRANSLATED:
        set_language(SOURCE)
    counts = {ERROR: 0, WARNING: 0, HINT: 0}
    unread = False
    for findings in REPORTS[name](told(asked, today)):
        for one in findings:
            counts[one.severity] += 1
            unread = unread or one.unreadable
    if name == "text":
        click.echo(summary(counts, sum(not one.settings for one in asked)), err=True)
    if unread:
        raise click.exceptions.Exit(UNREADABLE)
    if counts[ERROR] or (strict and counts[WARNING]):
        raise click.exceptions.Exit(CHANGED)


command = Command(
    "check",
    run,
    [
        path_argument(many=True),
        Option(["--json", "as_json"], is_flag=True, help=N_("Svar som JSON")),
        Option(["--strict", "--streng", "strict"], is_flag=True, help=N_("La en advarsel gi 1, som en feil")),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMATS)), metavar="text|github|gitlab", default="text",
            help=N_("Svar for mennesker, GitHub Actions eller GitLab"),
        ),
    ],  # fmt: skip
    help=N_(
        "Finner feil, advarsler og råd i planer, med fil og linje og hva som hjelper.\n\n"
        "Svaret er 0 når det ikke finnes noe verre enn advarsler og råd, 1 ved feil, 2 når STI ikke finnes eller "
        "ikke holder noen plan, 3 når en fil ikke kan leses. «dekom help codes» forklarer kodene."
    ),
    examples=("dekom check plans", "dekom check plans/storhaugli-2025/tiltak.toml", "dekom check --json plans"),
)
