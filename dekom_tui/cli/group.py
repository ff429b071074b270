"""The command line: which commands there are, and what `dekom` alone does. Each command is a module of its own.

A command's module is imported when it is called, and not before: `dekom check` must not wait for what it never uses.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import click

from dekom_tui.cli.base import Command, Option, Translated, language_option
from dekom_tui.cli.ending import Refusal
from dekom_tui.cli.table import COMMANDS, looks_like_path
from dekom_tui.cli.terms import chosen_language
from dekom_tui.words import language
from dekom_tui.words.language import N_, _


class Dekom(Translated, click.Group):
    """`dekom`: its commands by name, and everything that is no command as a path to open."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **extra: Any) -> Any:
        """Run the command line; the language is settled before anything is said."""
        _use_language(chosen_language(sys.argv[1:] if args is None else args, os.environ))
        try:
            return super().main(args, *more, **extra)
        except Refusal as error:
            error.show()
            sys.exit(error.code)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order that the help shows."""
        return [name for name, one in COMMANDS.items() if not one.hidden]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, imported now."""
        found = COMMANDS.get(cmd_name)
        if found is None:
            return None
        return cast("Command", import_module(f"dekom_tui.cli.{found.module}").command)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The line of use after `dekom`."""
        return [_("[VALG] [STI | KOMMANDO …]")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        with formatter.section(_("Kommandoer")):
            formatter.write_dl([(name, _(COMMANDS[name].about)) for name in self.list_commands(ctx)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; any other word that can be a path is one to open."""
        word = args[0]
        known = word in COMMANDS and not COMMANDS[word].hidden
        if known or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        if not looks_like_path(word):
            raise click.UsageError(_no_such_command(word), ctx)
        return "open", self.get_command(ctx, "open"), args


def _no_such_command(word: str) -> str:
    from difflib import get_close_matches

    names = [name for name, one in COMMANDS.items() if not one.hidden]
    near = get_close_matches(word.lower(), names, n=1)
    if near:
        return _("Det finnes ingen kommando «{word}». Mente du «{near}»?").format(word=word, near=near[0])
    return _("«{word}» er verken en kommando eller en mappe her.").format(word=word)


def _use_language(name: language.Language) -> None:
    """Say everything in this language, click's own messages too."""
    import gettext

    language.set_language(name)
    # Click asks gettext for the domain in use, and gettext asks the environment for the language.
    os.environ["LANGUAGE"] = name
    gettext.bindtextdomain("click", language.CATALOGUES)
    gettext.textdomain("click")


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"dekom {version('dekom-tui')}")
        ctx.exit()


def _alone(ctx: click.Context) -> None:
    """`dekom` with nothing more: the current folder."""
    if ctx.invoked_subcommand is None:
        from dekom_tui.cli.opening import open_path

        open_path(Path())


cli = Dekom(
    "dekom",
    callback=click.pass_context(_alone),
    invoke_without_command=True,
    params=[
        language_option(),
        Option(
            ["--version", "--versjon", "version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=N_("Vis versjonen"),
        ),
    ],
    help=N_(
        "Skriv, følg opp og revider skolens utviklingsplan i DEKOM.\n\n"
        "Uten kommando åpnes planen i STI på skjermen, eller lista over planer når det er flere. "
        "«dekom KOMMANDO --help» forteller mer om en kommando, «dekom help completion» hvordan skallet "
        "kan fullføre dem."
    ),
)
cli.examples = ("dekom plans", "dekom check plans/storhaugli-2025", "dekom show storhaugli-2025 5")
