"""`dekom check`: errors, warnings and hints of plans, and the exit code that hooks and CI jobs go by."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.checked import check
from dekom_tui.cli.params import paths_argument
from dekom_tui.words.language import N_

FORMATS: Final = {"text": "text", "tekst": "text", "github": "github", "gitlab": "gitlab"}


def run(paths: tuple[Path, ...], as_json: bool, strict: bool, form: str) -> int:
    """Check the plans."""
    return check(paths, "json" if as_json else FORMATS[form], strict=strict)


command = Command(
    "check",
    run,
    [
        paths_argument(),
        Option(["--json", "as_json"], is_flag=True, help=N_("Svar som JSON")),
        Option(["--strict", "--streng", "strict"], is_flag=True, help=N_("La en advarsel gi 1, som en feil")),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMATS)),
            metavar="text|github|gitlab",
            default="text",
            help=N_("Svar for mennesker, GitHub Actions eller GitLab"),
        ),
    ],
    help=N_(
        "Finner feil, advarsler og råd i planer, med fil og linje og hva som hjelper.\n\n"
        "Svaret er 0 når det ikke finnes noe verre enn advarsler og råd, 1 ved feil, 2 når STI ikke finnes eller "
        "ikke holder noen plan, 3 når en fil ikke kan leses. «dekom help codes» forklarer kodene."
    ),
    examples=("dekom check plans", "dekom check plans/storhaugli-2025/tiltak.toml", "dekom check --json plans"),
)
