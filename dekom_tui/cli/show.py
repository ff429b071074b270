"""`dekom show`: a plan, or a part of it, as text that reads well on screen, on paper and aloud."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dekom_tui.cli.base import Argument, Command, Option
from dekom_tui.cli.ending import Refusal, Unreadable
from dekom_tui.cli.params import plan_argument
from dekom_tui.cli.plans import day, opened, plan_folder
from dekom_tui.cli.terms import is_plain
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.store.read import Opened
    from dekom_tui.words.outline import Line

PIPED_WIDTH: Final = 80
NARROWEST: Final = 20
STEP: Final = 3
"""Cells of one step of indentation."""

_BOLD: Final = frozenset({"title", "section", "question", "entity"})


def run(plan: Path, section: str | None, rev: str | None) -> None:
    """Write the plan's text, as it is or as it was in a version."""
    from dekom_tui.words.outline import outline, part_named

    part = None
    if section is not None:
        part = part_named(section)
        if part is None:
            raise Refusal(_unknown_section(section))
    found = opened(plan_folder(plan)) if rev is None else _at_revision(plan_folder(plan), rev)
    text = "\n".join(rendered(outline(found.plan, day(), part), width(), plain=is_plain(sys.stdout)))
    click.echo(text.rstrip("\n"), color=not is_plain(sys.stdout))


def _at_revision(folder: Path, rev: str) -> Opened:
    """The plan as it was. Raises Refusal, Unreadable."""
    from dekom_tui.history.repository import AtRevision, Repository
    from dekom_tui.history.trouble import HistoryError
    from dekom_tui.history.versions import ADOPTED, adopted

    try:
        with Repository.of(folder) as repository:
            inside = repository.inside(folder)
            commit = adopted(repository, inside) if rev == ADOPTED else repository.commit(rev)
            if not repository.tree(commit, inside):
                raise Refusal(_("Planen finnes ikke i versjonen «{rev}».").format(rev=rev))
            return opened(folder, AtRevision(repository, commit, inside))
    except HistoryError as error:
        raise (Unreadable if error.unreadable else Refusal)(error.told()) from None


def _unknown_section(section: str) -> str:
    from dekom_tui.words.outline import PARTS

    names = ", ".join(f"{names[0]} {_(names[1])}" for names in PARTS.values())
    return _("Planen har ingen del «{section}». Delene er: {names}.").format(section=section, names=names)


def width() -> int:
    """How many cells a line may have: the terminal's, 80 when there is none."""
    from shutil import get_terminal_size

    return get_terminal_size((PIPED_WIDTH, 24)).columns if sys.stdout.isatty() else PIPED_WIDTH


def rendered(lines: Iterable[Line], wide: int, *, plain: bool) -> Iterator[str]:
    """The lines of an outline, wrapped; never two blank ones on end."""
    from dekom_tui.widgets.wrapping import clean, wrap

    was_blank = True
    for line in lines:
        if line.kind == "blank":
            if not was_blank:
                yield ""
            was_blank = True
            continue
        was_blank = False
        margin = " " * (line.indent * STEP)
        lead = f"{margin}{clean(line.marker)} " if line.marker else margin
        text = line.text.upper() if line.kind in ("title", "section") else line.text
        for index, part in enumerate(wrap(text, max(NARROWEST, wide - len(lead)))):
            whole = (lead if index == 0 else " " * len(lead)) + part
            yield whole if plain else click.style(whole, bold=line.kind in _BOLD, dim=line.kind == "missing")


command = Command(
    "show",
    run,
    [
        plan_argument(),
        Argument(["section"], metavar=N_("[DEL]"), required=False),
        Option(["--rev", "--versjon", "rev"], metavar="REV", help=N_("Planen slik den var i en versjon")),
    ],
    help=N_(
        "Viser en plan som lesbar tekst: malens egne ord, hvert spørsmål med svaret sitt eller «ikke besvart», "
        "målene med SMARTE, tiltakene, loggen og referatene.\n\n"
        "PLAN er en mappe, eller navnet på en plan her eller i plans/. DEL er et tall fra 0 til 7 eller et navn: "
        "rammer, innledning, situasjon, mål, analyse, tiltak, organisering, tegn, logg, referat. REV er en versjon i "
        "git, en dato eller «vedtatt»."
    ),
    examples=("dekom show storhaugli-2025", "dekom show storhaugli-2025 5", "dekom show plans/storhaugli-2025 analyse"),
)
