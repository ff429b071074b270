"""`dekom list`: the plans of a folder, each with its name, its period and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dekom_tui.cli.base import Command
from dekom_tui.cli.ending import FINE, UNREADABLE, Unreadable
from dekom_tui.cli.params import path_argument
from dekom_tui.cli.plans import day, opened, scope
from dekom_tui.words.language import N_, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan


def run(path: Path) -> int:
    """Write the list; a plan that cannot be read is told about, and the others are listed."""
    today = day()
    unread = False
    for one in scope(path).plans:
        try:
            plan = opened(one.folder).plan
        except Unreadable as error:
            click.echo(one.name)
            error.show()
            unread = True
        else:
            click.echo(f"{one.name}\n   {plan.head.tittel or ''}\n   {_summary(plan, today)}")
    return UNREADABLE if unread else FINE


def _summary(plan: Plan, today: date) -> str:
    """One line: when, how far, how much."""
    from dekom_tui.plan.measures import LATE, counts
    from dekom_tui.words.dates import span
    from dekom_tui.words.labels import word

    late = counts(plan, today).get(LATE, 0)
    goals, measures = len(plan.goals), len(plan.measures)
    parts = [
        span(plan.head.fra, plan.head.til),
        word(plan.head.status or "utkast"),
        ngettext("{n} mål", "{n} mål", goals).format(n=goals),
        ngettext("{n} tiltak", "{n} tiltak", measures).format(n=measures),
    ]
    if late:
        parts.append(ngettext("{n} forsinket", "{n} forsinket", late).format(n=late))
    return ", ".join(one for one in parts if one)


command = Command(
    "list",
    run,
    [path_argument()],
    help=N_(
        "Lister opp planene i STI: navn, tittel, periode, status, antall mål og tiltak.\n\n"
        "Planer finnes inntil fire nivåer ned. Uten STI gjelder det mappa du står i."
    ),
    examples=("dekom list plans",),
)
