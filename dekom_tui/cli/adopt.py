"""`dekom adopt`: a plan is adopted on a day, by somebody; saved as a version, and marked."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.ending import Refusal, Unreadable
from dekom_tui.cli.params import plan_argument
from dekom_tui.cli.terms import visible
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.history.writing import WorkTree
    from dekom_tui.plan.adopting import Vote
    from dekom_tui.store.session import Session


def run(plan: Path, dato: str | None, hvem: str | None, yes: int | None, no: int | None, abstained: int | None) -> None:
    """Adopt it, or leave everything as it was."""
    from dekom_tui.cli.plans import day, opened, plan_folder
    from dekom_tui.history.trouble import HistoryError
    from dekom_tui.history.writing import WorkTree
    from dekom_tui.plan.adopting import Vote, mark
    from dekom_tui.store.session import Session

    folder = plan_folder(plan)
    opened(folder)
    when = _date(dato, day())
    try:
        tree = WorkTree.of(folder, terminal=True)
        tag = mark(folder.resolve().name, when)
        _can_begin(tree, folder, tag, day())
        who = _who(hvem)
        session = Session.open(folder)
        session.load_rest()
        if session.plan.head.status == "vedtatt":
            raise Refusal(
                _("Planen er vedtatt fra før. Sett statusen til «til behandling» når den revideres; så kan den vedtas.")
            )
        _adopt(session, tree, when, who, Vote(yes, no, abstained), tag)
    except HistoryError as error:
        raise (Unreadable if error.unreadable else Refusal)(visible(error.told())) from None


def _can_begin(tree: WorkTree, folder: Path, tag: str, today: date) -> None:
    """Raises Refusal or a HistoryError for what would stop it half-way."""
    from dekom_tui.history.refusals import NoIdentity, UnderWay
    from dekom_tui.history.repository import Repository
    from dekom_tui.plan.finding import ERROR
    from dekom_tui.store.checking import check_plan
    from dekom_tui.store.read import Folder, read_plan

    if kind := tree.under_way():
        raise UnderWay(kind)
    if tree.identity() is None:
        raise NoIdentity
    with Repository.of(folder) as repository:
        if repository.objects.get(f"refs/tags/{tag}") is not None:
            raise Refusal(_("Planen er alt merket som vedtatt den dagen: {mark}.").format(mark=tag))
    errors = sum(one.severity == ERROR for one in check_plan(read_plan(Folder(folder)), today))
    if errors:
        raise Refusal(_("Det er feil i planen, og den kan ikke vedtas slik. «dekom check» viser dem."))


def _adopt(session: Session, tree: WorkTree, when: date, who: str, vote: Vote, tag: str) -> None:
    from dekom_tui.history.trouble import HistoryError
    from dekom_tui.plan.adopting import adopt
    from dekom_tui.words.adopting import message, sentence
    from dekom_tui.words.language import translated_in

    with translated_in("nn" if session.plan.head.maalform == "nn" else "nb"):
        said = sentence(vote)
    session.apply(adopt(session.plan, when, who, said))
    state = session.save()
    if state.why is not None:
        told = state.why.told()
        raise Unreadable(f"{told.happened} {told.do}")
    try:
        files = [one.path for one in tree.status(session.folder).files if not one.path.startswith("..")]
        tree.save(session.folder, files, message(session.plan, when, who, vote))
    except HistoryError:
        # Refused by a hook, say: the plan is not adopted, and its files must not say that it is.
        session.undo()
        session.save()
        raise
    tree.tag(tag, message(session.plan, when, who, vote))
    for path in files:
        click.echo(f"{session.folder / path}")
    click.echo(_("Vedtatt, lagret som versjon og merket {mark}.").format(mark=tag), err=True)


def _who(given: str | None) -> str:
    if not given and sys.stdin.isatty() and sys.stdout.isatty():
        given = str(click.prompt(_("Hvem vedtok den"), type=str, err=True))
    if not given or not given.strip():
        raise Refusal(_("Det mangler --hvem. For eksempel: {example}").format(example='--hvem "Hele personalet"'))
    return given.strip()


def _date(typed: str | None, today: date) -> date:
    if typed is None:
        return today
    from dekom_tui.plan.dates import read_date
    from dekom_tui.words.dates import reading_words

    reading = read_date(typed, today=today)
    if reading.day is None:
        raise Refusal(f"«{typed}»: {reading_words(reading)}")
    return reading.day


def _count(names: list[str], name: str, help: str) -> Option:
    return Option([*names, name], type=click.IntRange(min=0), metavar=N_("TALL"), help=help)


command = Command(
    "adopt",
    run,
    [
        plan_argument(),
        Option(["--dato", "--date", "dato"], metavar=N_("DATO"), help=N_("Dagen den ble vedtatt; uten den i dag")),
        Option(["--hvem", "--who", "hvem"], metavar=N_("HVEM"), help=N_("Hvem som vedtok den")),
        _count(["--for"], "yes", N_("Stemmer for")),
        _count(["--mot", "--against"], "no", N_("Stemmer mot")),
        _count(["--avstaar", "--avstår", "--abstained"], "abstained", N_("Antall som avstod")),
    ],
    help=N_(
        "Gjør planen vedtatt: setter statusen, fryser datoene som tiltakene har nå som de avtalte, skriver en "
        "forankring med stemmene i, lagrer alt dette som en versjon, og merker den vedtatt/PLAN/DATO.\n\n"
        "Det som er endret i planens filer fra før, blir med i versjonen. Sier en krok nei, er alt som før."
    ),
    examples=('dekom adopt storhaugli-2025 --hvem "Hele personalet" --for 29 --mot 1',),
)
