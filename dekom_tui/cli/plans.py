"""From the PATH and PLAN of a command line to folders, plans and what stops them (commands.md, «For all»)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from dekom_tui.cli.ending import Refusal, Unreadable
from dekom_tui.cli.terms import today
from dekom_tui.store.read import REFUSED, Folder, Opened, Source, read_plan
from dekom_tui.store.workspace import NoPlan, Scope, find
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from datetime import date

NEST: Final = "plans"
"""Where the plans of a repository lie by custom: a PLAN's name is looked for here too."""


def scope(path: Path) -> Scope:
    """What a PATH stands for. Raises Refusal when it is nothing, or holds no plan."""
    try:
        return find(path)
    except NoPlan as error:
        raise Refusal(_missing(error)) from None


def _missing(error: NoPlan) -> str:
    if not error.exists:
        return _("«{path}» finnes ikke.").format(path=error.path)
    return _(
        "Det ligger ingen plan i «{path}». En plan er en mappe med plan.toml i; «dekom new NAVN» lager en."
    ).format(path=error.path)


def plan_folder(plan: Path) -> Path:
    """The folder of a PLAN. Raises Refusal when there is no such plan, or when there are several."""
    for candidate in (plan, NEST / plan):
        if candidate.exists():
            folders = [one.folder for one in scope(candidate).plans]
            if len(folders) == 1:
                return folders[0]
            raise Refusal(
                _("Det er {count} planer i «{path}»; skriv navnet på én av dem: {names}").format(
                    count=len(folders), path=candidate, names=", ".join(one.name for one in folders)
                )
            )
    raise Refusal(_("Planen «{plan}» finnes ikke, verken her eller i plans/.").format(plan=plan))


_INCOMPLETE: Final = REFUSED | {"file-for-folder", "no-plan"}
"""The findings after which a plan is not whole, so that showing it would hide something."""


def opened(folder: Path, source: Source | None = None) -> Opened:
    """A plan that can be shown and changed; `source` is a version of it instead of what lies on disk.

    Raises Unreadable when a part of it cannot be read (commands.md: 3).
    """
    found = read_plan(Folder(folder) if source is None else source)
    for one in found.findings:
        if one.code in _INCOMPLETE:
            from dekom_tui.words.findings import message

            raise Unreadable(
                _("{file}, linje {line}: {what} «dekom check» sier mer.").format(
                    file=folder / one.file, line=max(one.line, 1), what=message(one)
                )
            )
    return found


def day() -> date:
    """Today, or DEKOM_TODAY. Raises Refusal when that is no date."""
    try:
        return today()
    except ValueError:
        raise Refusal(_("DEKOM_TODAY må være en dato, som 2026-11-24.")) from None
