"""`dekom meeting`: meetings with a plan. Its commands are modules of their own, imported when they are called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

import click

from dekom_tui.cli.base import Translated, language_option
from dekom_tui.cli.table import Lazy
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.cli.base import Command

COMMANDS: Final[dict[str, Lazy]] = {
    "new": Lazy("meeting_new", N_("Skriv sakslista til et møte")),
    "start": Lazy("meeting_start", N_("Begynn et møte som telefonene blir med på")),
    "resume": Lazy("meeting_resume", N_("Gå videre med et møte")),
    "remote": Lazy("meeting_remote", N_("Se det rommet ikke ser, fra en annen terminal")),
    "serve": Lazy("meeting_serve", N_("Kjør møter uten skjerm, på en server")),
    "export": Lazy("meeting_export", N_("Skriv ut alt som har skjedd i et møte")),
}


class _Meeting(Translated, click.Group):
    """`dekom meeting` and its commands by name."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The line of use after `dekom meeting`."""
        return [_("KOMMANDO …")]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order that the help shows."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, imported now."""
        found = COMMANDS.get(cmd_name)
        return None if found is None else cast("Command", import_module(f"dekom_tui.cli.{found.module}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        with formatter.section(_("Kommandoer")):
            formatter.write_dl([(name, _(one.about)) for name, one in COMMANDS.items()])


command = _Meeting("meeting", params=[language_option()], help=N_("Møter der planen blir skrevet av alle som er med."))
command.examples = ("dekom meeting new storhaugli-2025 --mal fellestid",)
