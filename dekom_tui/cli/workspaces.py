"""The folders that a command about git looks at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dekom_tui.cli.ending import Refusal
from dekom_tui.history.trouble import NoRepository
from dekom_tui.store.workspace import NoPlan, find
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.history.writing import WorkTree


def workspaces(tree: WorkTree, path: Path) -> list[Path]:
    """The folders that the plans at a path lie in, as far as they are in the repository; without plans the path."""
    try:
        plans = [one.folder for one in find(path).plans]
    except NoPlan as error:
        if not error.exists:
            raise Refusal(_("«{path}» finnes ikke.").format(path=path)) from None
        plans = []
    found: dict[Path, None] = {}
    for plan in plans:
        above = plan.resolve().parent
        try:
            tree.inside(above)
        except NoRepository:
            above = plan.resolve()
        found[above] = None
    return sorted(found) or [path.resolve()]
