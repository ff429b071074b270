"""`dekom git`: let git show and merge plans by meaning, see whether it does, and undo it again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dekom_tui.cli.base import Argument, Command, Option, Translated, language_option
from dekom_tui.cli.ending import FINE, Refusal, Unreadable
from dekom_tui.cli.terms import visible
from dekom_tui.history.hooks import HOOKS
from dekom_tui.history.trouble import HistoryError
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.history.writing import WorkTree


def install(path: Path, everywhere: bool) -> int:
    """Set up what is not set up yet, and say what was written."""
    from dekom_tui.cli.workspaces import workspaces
    from dekom_tui.history import install as setup

    with _told():
        tool = setup.this_program()
        if everywhere:
            _say(setup.register(os.curdir, tool, everywhere=True), _("Alt var satt opp for deg fra før."))
            return FINE
        tree = _tree(path)
        _say(setup.install(tree, workspaces(tree, path), tool), _("Alt var satt opp her fra før."))
    return FINE


def uninstall(path: Path, everywhere: bool) -> int:
    """Take away what was set up, and say what was taken away."""
    from dekom_tui.cli.workspaces import workspaces
    from dekom_tui.history import install as setup

    with _told():
        if everywhere:
            _say(setup.unregister(os.curdir, everywhere=True), _("Det var ingenting å ta bort for deg."))
            return FINE
        tree = _tree(path)
        _say(setup.uninstall(tree, workspaces(tree, path)), _("Det var ingenting å ta bort her."))
    return FINE


def doctor(path: Path, mend: bool) -> int:
    """Tell what is set up and what is not; with `mend` set up what is not, and look again."""
    from dekom_tui.cli.git_doctor import notes
    from dekom_tui.cli.notes import write

    with _told():
        tree = _tree(path)
        if mend:
            install(path, everywhere=False)
        return write(notes(tree, path))


def hook(name: str) -> int:
    """What our hooks run."""
    from dekom_tui.cli.git_hook import look

    return look(name)


def _tree(path: Path) -> WorkTree:
    from dekom_tui.history.writing import WorkTree

    return WorkTree.of(path, terminal=True)


def _say(sentences: Iterable[str], nothing: str) -> None:
    said = False
    for sentence in sentences:
        click.echo(visible(sentence))
        said = True
    if not said:
        click.echo(nothing)


class _told:
    """Says what goes wrong as a command does."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, HistoryError):
            raise (Unreadable if error.unreadable else Refusal)(error.told()) from None
        if isinstance(error, OSError):
            said = _("{file} kan ikke skrives: {why}")
            raise Unreadable(said.format(file=error.filename, why=error.strerror)) from None
        if isinstance(error, UnicodeDecodeError):
            raise Unreadable(_(".gitattributes er ikke skrevet i UTF-8, og er ikke rørt.")) from None


class _Git(Translated, click.Group):
    """The commands about git."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All but what git itself calls."""
        return [name for name, one in self.commands.items() if not one.hidden]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The line of use after `dekom git`."""
        return [_("KOMMANDO …")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands."""
        with formatter.section(_("Kommandoer")):
            formatter.write_dl([(name, _(ABOUT[name])) for name in self.list_commands(ctx)])


ABOUT = {
    "install": N_("La git vise og slå sammen planer etter innhold"),
    "uninstall": N_("Ta bort det «install» satte opp"),
    "doctor": N_("Se om alt er satt opp, her og hos den som har klonet"),
}


def _path() -> Argument:
    return Argument(["path"], metavar=N_("[STI]"), type=click.Path(path_type=Path), default=".", required=False)


def _everywhere() -> Option:
    return Option(
        ["--global", "everywhere"],
        is_flag=True,
        help=N_("Bare gits innstillinger, for alle arkivene dine; attributter og kroker hører til hvert arkiv"),
    )


command = _Git(
    "git",
    commands={
        "install": Command(
            "install",
            install,
            [_path(), _everywhere()],
            help=N_(
                "Lar git vise planer som lesbare linjer («git diff», «git log -p», «git blame») og slå dem sammen "
                "etter innhold, og lar krokene se etter feil før en versjon lagres eller deles. Det som skrives, "
                "står i .gitattributes ved planene, i arkivets innstillinger og i krokene. Arkivets egne kroker virker "
                "som før. Kan kjøres så ofte en vil."
            ),
            examples=("dekom git install", "dekom git install --global"),
        ),
        "uninstall": Command(
            "uninstall",
            uninstall,
            [_path(), _everywhere()],
            help=N_("Tar bort det «dekom git install» satte opp, og bare det."),
            examples=("dekom git uninstall",),
        ),
        "doctor": Command(
            "doctor",
            doctor,
            [_path(), Option(["--mend", "--rett", "mend"], is_flag=True, help=N_("Rett det som kan rettes"))],
            help=N_(
                "Ser etter om driverne er registrert, om git velger dem for planene, om gits eget skall finner "
                "programmet og i riktig versjon, om .gitattributes er lagret så de andre får den, og om krokene er på "
                "plass. Svaret er 1 når noe bør rettes."
            ),
            examples=("dekom git doctor", "dekom git doctor --mend"),
        ),
        "hook": Command(
            "hook",
            hook,
            [Argument(["name"], type=click.Choice(HOOKS))],
            help=N_("Det krokene kjører."),
            examples=("dekom git hook pre-commit",),
            hidden=True,
        ),
    },
    params=[language_option()],
    help=N_("Planer i git: vist som setninger, slått sammen etter innhold, og sett over før de deles."),
)
command.examples = ("dekom git install", "dekom git doctor")
