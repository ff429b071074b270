"""`dekom new`: a new plan, with what dekom.toml knows already and what is asked for here."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dekom_tui.cli.base import Argument, Command, Option
from dekom_tui.cli.ending import Refusal, Unreadable
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.plan.format import Head, SchoolDefaults

TITLE: Final = "Plan for utviklingsarbeid i DEKOM – {skole}"
"""What a new plan is called; the same in bokmål and nynorsk, whatever language the program speaks."""

FORMS: Final = {"nb": "nb", "nn": "nn", "bokmål": "nb", "nynorsk": "nn"}


def run(name: str, skole: str | None, maalform: str | None, fra: str | None, til: str | None) -> None:
    """Make the plan."""
    from dekom_tui.exchange.schema import editor_files
    from dekom_tui.store.create import Taken, add_editor_files, create_plan
    from dekom_tui.store.trouble import Trouble

    folder = _folder(name)
    given: dict[str, Any] = {"skole": skole, "maalform": FORMS.get(maalform or ""), "fra": fra, "til": til}
    head = _head(given, _defaults())
    try:
        create_plan(folder, head)
        written = add_editor_files(Path(), editor_files())
    except Taken:
        raise Refusal(_already(name)) from None
    except Trouble as error:
        told = error.told()
        raise Unreadable(f"{told.happened} {told.do}") from None
    click.echo(f"{name}/plan.toml\n{name}/tiltak.toml")
    for path in written:
        click.echo(path)
    click.echo(_("Planen er laget. «dekom {name}» åpner den.").format(name=name), err=True)


def _already(name: str) -> str:
    return _("«{name}» finnes fra før, og ingenting er endret. Velg et annet navn.").format(name=name)


def _folder(name: str) -> Path:
    """The folder to make. Raises Refusal for a name that no plan can have, or that is taken."""
    if not name.strip() or name.startswith(".") or any(one in name for one in ("/", "\\", ":", "\0")):
        raise Refusal(
            _("«{name}» kan ikke være navnet på en plan. Bruk et navn uten skråstrek, som «storhaugli-2025».").format(
                name=name
            )
        )
    if os.path.lexists(name):
        raise Refusal(_already(name))
    return Path(name)


def _defaults() -> SchoolDefaults:
    """What dekom.toml here says of the school. Raises Unreadable when it cannot be read."""
    from dekom_tui.store.checking import settings_alone
    from dekom_tui.store.workspace import SETTINGS_FILE

    settings, files, _findings = settings_alone(Path(SETTINGS_FILE))
    if any(file.refused for file in files.values()):
        raise Unreadable(_("dekom.toml her kan ikke leses. «dekom check dekom.toml» sier hva som er galt."))
    return settings.skole


def _head(given: dict[str, Any], defaults: SchoolDefaults) -> Head:
    """The fields at the head of the new plan. Raises Refusal for what is missing or cannot be."""
    from dekom_tui.cli.plans import day
    from dekom_tui.plan.format import Head

    today = day()
    school: str | None = given["skole"] or defaults.skole
    first, last = (_date(given[name], today, end=name == "til") if given[name] else None for name in ("fra", "til"))
    if sys.stdin.isatty() and sys.stdout.isatty():
        school = school or click.prompt(_("Skole"), type=str, err=True)
        first = first or _asked(_("Første dag i planperioden"), date(today.year + (today.month > 6), 8, 1), today)
        last = last or _asked(_("Siste dag i planperioden"), date(first.year + 2, 6, 30), today)
    if not school or first is None or last is None:
        missing = [name for name, value in (("skole", school), ("fra", first), ("til", last)) if not value]
        raise Refusal(
            _("Det mangler {options}. For eksempel: {example}").format(
                options=", ".join(f"--{name}" for name in missing),
                example='dekom new storhaugli-2027 --skole "Storhaugli skole" --fra 1.8.2027 --til 30.6.2029',
            )
        )
    if first > last:
        raise Refusal(_("Planen må begynne før den slutter: {first} er etter {last}.").format(first=first, last=last))
    return Head.of(
        tittel=TITLE.format(skole=school),
        skole=school,
        skoleeier=defaults.skoleeier,
        maalform=given["maalform"] or defaults.maalform or "nb",
        fra=first,
        til=last,
        status="utkast",
    )


def _asked(label: str, proposed: date, today: date) -> date:
    """A day that is asked for in a terminal, until there is one."""
    while True:
        typed = click.prompt(label, default=proposed.isoformat(), err=True)
        try:
            return _date(typed, today, end=False)
        except Refusal as error:
            click.echo(error.message, err=True)


def _date(typed: str, today: date, *, end: bool) -> date:
    """The day that somebody typed. Raises Refusal."""
    from dekom_tui.plan.dates import read_date
    from dekom_tui.words.dates import reading_words

    reading = read_date(typed, today=today, begin=not end, end=end)
    if reading.day is None:
        raise Refusal(f"«{typed}»: {reading_words(reading)}")
    return reading.day


command = Command(
    "new",
    run,
    [
        Argument(["name"], metavar=N_("NAVN")),
        Option(["--skole", "--school", "skole"], metavar=N_("NAVN"), help=N_("Skolen som planen er for")),
        Option(
            ["--maalform", "--målform", "--written-form", "maalform"],
            type=click.Choice(list(FORMS)),
            metavar="nb|nn",
            help=N_("Planens skriftspråk"),
        ),
        Option(["--fra", "--from", "fra"], metavar=N_("DATO"), help=N_("Første dag i planperioden")),
        Option(["--til", "--to", "til"], metavar=N_("DATO"), help=N_("Siste dag i planperioden")),
    ],
    help=N_(
        "Lager mappa NAVN her, med plan.toml og tiltak.toml.\n\n"
        "Det som mangler, hentes fra dekom.toml her, og ellers spør dekom om det i en terminal. "
        "Skjemaer for editorer legges ved siden av. Ingenting som finnes, blir skrevet over."
    ),
    examples=("dekom new storhaugli-2027 --fra 1.8.2027 --til 30.6.2029",),
)
