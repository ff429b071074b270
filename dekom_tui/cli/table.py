"""Which commands there are, by name, without importing any of them or what they are made of."""

from __future__ import annotations

import os
from typing import Final, NamedTuple

from dekom_tui.words.language import N_


class Lazy(NamedTuple):
    """A command that is not imported yet."""

    module: str
    """In dekom_tui.cli, with `command` in it."""
    about: str
    """One line for the list of commands, in bokmål."""
    hidden: bool = False


COMMANDS: Final[dict[str, Lazy]] = {
    "check": Lazy("check", N_("Finn feil og mangler i planer")),
    "fmt": Lazy("fmt", N_("Skriv filene på den faste formen")),
    "list": Lazy("list_plans", N_("List opp planene i en mappe")),
    "show": Lazy("show", N_("Vis en plan som lesbar tekst")),
    "diff": Lazy("diff", N_("Se hva som er endret i planer")),
    "history": Lazy("history", N_("List opp versjonene av en plan")),
    "review": Lazy("review", N_("Skriv en rapport om hva som er endret, og hvorfor")),
    "resolve": Lazy("resolve", N_("Velg der to har endret det samme")),
    "merge-check": Lazy("merge_check", N_("Se om en fletting på nettet ble riktig, for byggjobber")),
    "timeline": Lazy("timeline", N_("Vis tiltakene langs tida")),
    "thread": Lazy("thread", N_("Følg den røde tråden, og se hva som henger løst")),
    "skolerute": Lazy("skolerute", N_("Vis skoleåret, og skriv inn et nytt")),
    "new": Lazy("new", N_("Lag en ny plan")),
    "meeting": Lazy("meeting", N_("Møter der planen blir skrevet av alle som er med")),
    "key": Lazy("key", N_("Gi noe en ny nøkkel, overalt der den brukes")),
    "schema": Lazy("schema", N_("JSON Schema for filene, til editorer")),
    "adopt": Lazy("adopt", N_("Gjør en plan vedtatt, og merk versjonen")),
    "git": Lazy("git", N_("La git vise og slå sammen planer etter innhold")),
    "doctor": Lazy("doctor", N_("Se hva som kan stå i veien på denne maskinen")),
    "help": Lazy("help_topics", N_("Alle kodene som «check» kan svare med, og mer")),
    "merge-driver": Lazy("merge_driver", N_("Flett tre utgaver av en planfil, for git"), hidden=True),
    "open": Lazy("open_plan", N_("Åpne planen på skjermen"), hidden=True),
}


def looks_like_path(word: str) -> bool:
    """Whether a word that is no command can be a PATH."""
    separators = {"/", os.sep, os.altsep or "/"}
    return os.path.lexists(word) or word.startswith((".", "~")) or any(one in word for one in separators)
