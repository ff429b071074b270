"""`dekom help`: the codes of `check`, each with how grave it is, what it means and what to do; and completion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import click

from dekom_tui.cli.base import Argument, Command
from dekom_tui.cli.ending import Refusal
from dekom_tui.words.language import N_, _


def run(topic: str | None) -> None:
    """Write about a topic; without one, which there are."""
    if topic is None:
        for name, (about, _write) in TOPICS.items():
            click.echo(f"dekom help {name:12} {_(about)}")
        return
    name = SPELLINGS.get(topic.lower(), topic.lower())
    if name not in TOPICS:
        raise Refusal(
            _("Hjelpa har ikke noe om «{topic}». Den har: {topics}.").format(topic=topic, topics=", ".join(TOPICS))
        )
    TOPICS[name][1]()


def _codes() -> None:
    from dekom_tui.cli.codes import written

    click.echo(written(), nl=False)


def _completion() -> None:
    click.echo(_("Legg linja for ditt skall i oppstartsfila, så fullfører Tab kommandoer, valg og stier."))
    for shell, file, line in COMPLETION:
        click.echo(f"\n{shell}, {file}:\n   {line}")


COMPLETION: Final = (
    ("bash", "~/.bashrc", 'eval "$(_DEKOM_COMPLETE=bash_source dekom)"'),
    ("zsh", "~/.zshrc", 'eval "$(_DEKOM_COMPLETE=zsh_source dekom)"'),
    ("fish", "~/.config/fish/completions/dekom.fish", "_DEKOM_COMPLETE=fish_source dekom | source"),
)
"""The shells that click can complete for, where their line belongs, and the line."""

TOPICS: Final[dict[str, tuple[str, Callable[[], None]]]] = {
    "codes": (N_("Alle kodene som «dekom check» kan svare med"), _codes),
    "completion": (N_("Fullføring med Tab i bash, zsh og fish"), _completion),
}

SPELLINGS: Final = {"koder": "codes", "kodar": "codes", "fullføring": "completion", "fullforing": "completion"}

command = Command(
    "help",
    run,
    [Argument(["topic"], metavar="[codes|completion]", required=False)],
    help=N_(
        "«codes» (eller «koder») forklarer hver kode som «dekom check» kan svare med: hvor alvorlig, hva det betyr, "
        "og hva som hjelper. «completion» viser hvordan skallet kan fullføre kommandoer."
    ),
    examples=("dekom help codes", "dekom help completion"),
)
