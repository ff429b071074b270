"""The words of a command line that are paths and plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dekom_tui.cli.base import Argument
from dekom_tui.words.language import N_

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _PathType(click.ParamType[Path]):
    """A path as it is written. Whether there is such a thing, and what it holds, is the command's to say."""

    name = "path"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path."""
        return Path(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Files and folders, found by the shell."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


PATH: Final = _PathType()


def path_argument() -> Argument:
    """PATH; without one the current folder."""
    return Argument(["path"], metavar=N_("[STI]"), required=False, default=".", type=PATH)


def paths_argument() -> Argument:
    """PATH…; without one the current folder."""
    return Argument(["paths"], metavar=N_("[STI]…"), nargs=-1, type=PATH)


def plan_argument() -> Argument:
    """PLAN: a path, or the name of a plan here or in `plans/` here."""
    return Argument(["plan"], metavar="PLAN", type=PATH)
