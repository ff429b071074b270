"""`dekom merge-driver`: three versions of one file, merged by meaning. Git runs it, as `dekom git install` sets up."""

from __future__ import annotations

from dekom_tui.cli.base import Argument, Command
from dekom_tui.cli.driven import drive
from dekom_tui.words.language import N_

command = Command(
    "merge-driver",
    drive,
    [
        Argument(["base"], metavar="%O"),
        Argument(["ours"], metavar="%A"),
        Argument(["theirs"], metavar="%B"),
        Argument(["path"], metavar="%P"),
    ],
    help=N_(
        "Fletter tre utgaver av en planfil etter innhold og skriver resultatet i %A. Git kjører dette selv når "
        "«dekom git install» har satt det opp.\n\n"
        "Svaret er 0 når alt er flettet, 1 når noe må velges, 2 når fila ikke kan flettes etter innhold; da har git "
        "flettet den linje for linje. DEKOM_MERGE=0 slår flettingen av."
    ),
    examples=("dekom merge-driver %O %A %B %P", "DEKOM_MERGE=0 git merge andre"),
    hidden=True,
)
