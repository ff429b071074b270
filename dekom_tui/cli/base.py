"""What every command is made of: click's own classes, taught to say their words in the user's language.

A command declares its texts in bokmål; they are translated when they are shown, never when the module is imported, so
that one process can answer in more than one language. Click's own messages come from the catalogue `click` beside
ours, through gettext, as click means them to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import click

from dekom_tui.cli.terms import HELP_NAMES, LANGUAGE_NAMES
from dekom_tui.words.language import LANGUAGES, N_, _


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The two columns of its line in the help."""
        record = super().get_help_record(ctx)
        return record and (record[0], _(record[1]))

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for its value."""
        return _(self.metavar) if self.metavar else super().make_metavar(ctx)


class Argument(click.Argument):
    """An argument whose name is translated when it is shown."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for it in the line of use and in messages."""
        return _(self.metavar) if self.metavar else super().make_metavar(ctx)


def _show_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


class Translated(click.Command):
    """The parts of the help that commands and the group of them share."""

    examples: tuple[str, ...] = ()
    usage_options: ClassVar[str] = N_("[VALG]")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, in Norwegian spelling too."""
        if self._help_option is None:
            self._help_option = Option(
                [*HELP_NAMES, "show_help"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
                help=N_("Vis denne hjelpen"),
            )
        return self._help_option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The line of use after the command's name."""
        pieces = [_(self.usage_options)]
        for param in self.get_params(ctx):
            pieces.extend(param.get_usage_pieces(ctx))
        return pieces

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, paragraph by paragraph."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help) if self.help else "")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Arguments are told in the text of the help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is used, by example."""
        if not self.examples:
            return
        heading = _("Eksempel") if len(self.examples) == 1 else _("Eksempler")
        with formatter.section(heading):
            for line in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


class Command(Translated):
    """One command of dekom. What `run` gives is the exit code, nothing is 0."""

    def __init__(
        self,
        name: str,
        run: Callable[..., int | None],
        params: Sequence[click.Parameter] = (),
        *,
        help: str,
        examples: Sequence[str],
        hidden: bool = False,
    ) -> None:
        super().__init__(name, callback=run, params=[*params, language_option()], help=help, hidden=hidden)
        self.examples = tuple(examples)

    def invoke(self, ctx: click.Context) -> None:
        """Run it, and end with the exit code that it gives."""
        ctx.exit(super().invoke(ctx) or 0)


def language_option() -> Option:
    """`--lang`, which `terms.chosen_language` has read already when click comes to it: here it is only judged."""
    return Option(
        [*LANGUAGE_NAMES, "lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=N_("Språket som dekom svarer på"),
    )
