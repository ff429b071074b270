"""`dekom key rename`: another key for something in a plan, and for every reference to it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from dekom_tui.cli.base import Argument, Command, Translated
from dekom_tui.cli.ending import Refusal, Unreadable
from dekom_tui.cli.params import plan_argument
from dekom_tui.cli.plans import plan_folder
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place
from dekom_tui.words.language import N_, _, ngettext

SPELLINGS: Final = {
    "mål": "maal",
    "goal": "maal",
    "goals": "maal",
    "measure": "tiltak",
    "measures": "tiltak",
    "finding": "funn",
    "findings": "funn",
    "indicator": "indikator",
    "indicators": "indikator",
    "arenas": "arena",
    "møteplass": "arena",
    "role": "rolle",
    "roles": "rolle",
    "initiative": "satsing",
    "initiatives": "satsing",
    "anchoring": "forankring",
    "voice": "elevstemme",
    "log": "logg",
    "minutes": "referat",
    "item": "sak",
    "partners": "partner",
}
"""Other names that a table goes by on the command line."""


def rename(plan: Path, old: str, new: str) -> None:
    """Give it the key, write the files, and say which."""
    place, key, folder = _place(old), _key(old, new), plan_folder(plan)
    from dekom_tui.plan.edits import EditError, Rename, references
    from dekom_tui.store.session import Session

    session = Session.open(folder)
    session.load_rest()
    if session.refused:
        raise Unreadable(
            _("{files} kan ikke leses, og kan vise til {name}. «dekom check» sier hva som er galt.").format(
                files=", ".join(sorted(session.refused)), name=place
            )
        )
    try:
        pointing = () if session.plan.at(place) is None else references(session.plan, place)
        session.apply(Rename(place, key))
    except EditError as error:
        raise Refusal(_does_not_fit(error.code, place, new)) from None
    state = session.save()
    if state.why is not None:
        told = state.why.told()
        raise Unreadable(" ".join((told.happened, told.safe, told.do)))
    after = Place(place.table, key)
    for file in sorted({after.file, *(Place(one.table, one.key).file for one in pointing)}):
        click.echo(file)
    click.echo(_renamed(after, len(pointing)), err=True)


def _renamed(after: Place, links: int) -> str:
    if not links:
        return _("Den heter nå {name}. Ingenting viste til den.").format(name=after)
    return ngettext(
        "Den heter nå {name}, og {n} kobling følger med.", "Den heter nå {name}, og {n} koblinger følger med.", links
    ).format(name=after, n=links)


def _place(name: str) -> Place:
    """What TABLE.OLD means. Raises Refusal when there is no such table."""
    table, _dot, key = name.partition(".")
    kind = TABLES.get(SPELLINGS.get(table.lower(), table))
    if kind is None or not kind.keyed or not key:
        tables = ", ".join(one for one, of in TABLES.items() if of.keyed)
        raise Refusal(
            _("«{name}» er ikke TABELL.NØKKEL, som «tiltak.elevpanel». Tabellene er: {tables}.").format(
                name=name, tables=tables
            )
        )
    return Place(kind.table, key)


def _key(old: str, new: str) -> str:
    """The new key as the plan holds it: an agenda item's with the minutes that it stands in. Raises Refusal."""
    from dekom_tui.plan.text import is_key

    inside, slash, _item = old.partition(".")[2].rpartition("/")
    key = new.partition(".")[2] if "." in new and new.partition(".")[0] == old.partition(".")[0] else new
    key = key.rpartition("/")[2] if key.startswith(f"{inside}/") else key
    if not is_key(key):
        raise Refusal(
            _(
                "«{key}» kan ikke være en nøkkel: den har små bokstaver fra a til z, tall og enkle bindestreker, "
                "høyst 80 tegn."
            ).format(key=new)
        )
    return inside + slash + key


def _does_not_fit(code: str, place: Place, new: str) -> str:
    if code == "taken":
        return _("«{key}» er i bruk i {table} fra før. Ingenting er endret.").format(key=new, table=place.table)
    return _("Planen har ikke noe som heter {name}. Ingenting er endret.").format(name=place)


class _Key(Translated, click.Group):
    """`dekom key`: so far with one command in it."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The line of use after `dekom key`."""
        return [_("KOMMANDO …")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands."""
        with formatter.section(_("Kommandoer")):
            formatter.write_dl([("rename", _(RENAME_HELP))])


RENAME_HELP: Final = N_("Gi noe en ny nøkkel, overalt der den brukes")

command = _Key(
    "key",
    commands={
        "rename": Command(
            "rename",
            rename,
            [
                plan_argument(),
                Argument(["old"], metavar=N_("TABELL.GAMMEL")),
                Argument(["new"], metavar=N_("NY")),
            ],
            help=N_(
                "Gir noe i planen en ny nøkkel, og alt som viser til det, i planen, tiltakene, loggen og referatene. "
                "En innførsel i loggen eller et referat får nytt filnavn.\n\n"
                "Nøkkelen er navnet for godt: endre den bare når den er feil, for eksempel når datoen i den er det."
            ),
            examples=("dekom key rename storhaugli-2025 maal.lesing-9 lesing-9-trinn",),
        )
    },
    help=N_("Nøkler er navnene som alt i en plan har for godt, og som koblinger viser til."),
)
command.examples = ("dekom key rename storhaugli-2025 maal.lesing-9 lesing-9-trinn",)
