"""What a doctor found: one line a thing, and below it the cure where there is something to mend."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NamedTuple

import click

from dekom_tui.cli.ending import CHANGED, FINE
from dekom_tui.cli.terms import is_plain


class Note(NamedTuple):
    """One thing that was looked at; `cure` says what to do, empty when all is well."""

    about: str
    found: str
    cure: str = ""


def write(found: Iterable[Note]) -> int:
    """Write what was found, a cure below what should be mended; 1 when there is something to mend."""
    plain = is_plain(sys.stdout)
    wrong = False
    for note in found:
        sign = "!" if note.cure else "√"
        wrong = wrong or bool(note.cure)
        line = f"{sign} {note.about}: {note.found}"
        click.echo(line if plain else click.style(line, fg="yellow" if note.cure else None))
        if note.cure:
            click.echo(f"  {note.cure}")
    return CHANGED if wrong else FINE
