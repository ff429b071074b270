"""`dekom review`: the report of what has been changed in a plan between two versions, and why."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dekom_tui.cli.base import Argument, Command, Option
from dekom_tui.cli.ending import FINE, UNREADABLE, Refusal, Unreadable
from dekom_tui.cli.params import plan_argument
from dekom_tui.cli.plans import day, plan_folder
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.words.report.material import Material

FORMATS: Final = {"html": "html", "md": "md", "text": "text", "tekst": "text"}
_BY_ENDING: Final = {".html": "html", ".htm": "html", ".md": "md", ".txt": "text"}
_ADOPTED: Final = "vedtatt"


def run(plan: Path, between: str | None, output: Path | None, form: str | None) -> int:
    """Write the report."""
    folder = plan_folder(plan)
    first, second = sides(between)
    wanted = FORMATS[form] if form is not None else _BY_ENDING.get(output.suffix.lower() if output else "", "")
    found = _material(folder, first, second)
    from dekom_tui.exchange.report import WRITERS
    from dekom_tui.words.report.building import report

    text = WRITERS[wanted or ("html" if output is not None else "text")](report(found, day()))
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        from dekom_tui.exchange.report.writing import write

        try:
            write(output, text)
        except OSError as error:
            said = _("«{path}» lar seg ikke skrive: {why}.").format(path=output, why=os.strerror(error.errno or 0))
            raise Unreadable(said) from None
        print(_("Rapporten er skrevet til {path}.").format(path=output), file=sys.stderr)
    for path in found.unread:
        Unreadable(_("{file} kan ikke leses, og er ikke med i rapporten.").format(file=path)).show()
    return UNREADABLE if found.unread else FINE


def sides(between: str | None) -> tuple[str, str]:
    """The two versions of A..B; without B up to what lies on disk, without A from when the plan was adopted."""
    if not between:
        return _ADOPTED, ""
    if "..." in between:
        raise Refusal(_("Skriv to versjoner med to punktum imellom, som «vedtatt..HEAD».")) from None
    first, _dots, second = between.partition("..")
    return first or _ADOPTED, second


def _material(folder: Path, first: str, second: str) -> Material:
    """What the report is written from. Raises Refusal, Unreadable."""
    from dekom_tui.history.reviewed import material
    from dekom_tui.history.trouble import HistoryError

    try:
        return material(folder, first, second, day())
    except HistoryError as error:
        raise (Unreadable if error.unreadable else Refusal)(error.told()) from None


command = Command(
    "review",
    run,
    [
        plan_argument(),
        Argument(["between"], metavar="[A..B]", required=False),
        Option(
            ["-o", "--output", "--ut", "output"],
            type=click.Path(path_type=Path, dir_okay=False),
            metavar=N_("FIL"),
            help=N_("Skriv rapporten til denne fila i stedet for til skjermen"),
        ),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMATS)),
            metavar="html|md|text",
            help=N_("En nettside, Markdown eller tekst; ellers som filnavnet sier"),
        ),
    ],
    help=N_(
        "Skriver en rapport om hva som er endret i en plan, for skoleeier, tillitsvalgte og elevrådet: hva, hvorfor, "
        "hva det betyr for den røde tråden og rammene for arbeidet, og hva som ikke er avklart.\n\n"
        "A og B er versjoner i git, datoer eller «vedtatt». Uten B gjelder rapporten planen slik den er nå, uten A "
        "fra planen ble vedtatt. Nettsiden er én fil uten skript, og henter ingenting fra nettet."
    ),
    examples=(
        "dekom review storhaugli-2025 vedtatt.. -o rapport.html",
        "dekom review storhaugli-2025 2026-06-01..HEAD --format md",
        "dekom review storhaugli-2025",
    ),
)
