"""`dekom meeting new`: the agenda of a meeting, prepared beforehand as the minutes file that it becomes."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.ending import Refusal, Unreadable
from dekom_tui.cli.params import plan_argument
from dekom_tui.cli.plans import day as today_is
from dekom_tui.cli.plans import plan_folder
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.meeting.agenda import Draft
    from dekom_tui.plan.model import Plan

FROM_PLAN: Final = "plan"
EMPTY: Final = "empty"
USUAL_MINUTES: Final = 60

TEMPLATE_NAMES: Final = {
    "planen": FROM_PLAN,
    "plan": FROM_PLAN,
    "fellestid": "fellestid",
    "planleggingsdag": "planning-day",
    "planning-day": "planning-day",
    "evaluering": "evaluation",
    "evaluation": "evaluation",
    "elevråd": "pupils",
    "pupils": "pupils",
    "tom": EMPTY,
    "empty": EMPTY,
}

_TIME: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")


def run(
    plan: Path,
    title: str | None,
    dato: str | None,
    mal: str | None,
    sak: tuple[str, ...],
    start: str | None,
    slutt: str | None,
    sted: str,
    moeteleder: str,
) -> None:
    """Write the agenda, and say what stands in it."""
    from dekom_tui.meeting.agenda import question_text, written
    from dekom_tui.meeting.forms import said
    from dekom_tui.meeting.templates import TEMPLATES, template_title
    from dekom_tui.store.session import Session

    folder, today = plan_folder(plan), today_is()
    day = _day(dato, today)
    begins, ends = _time(start), _time(slutt)
    minutes = _between(begins, ends)
    session = Session.open(folder)
    session.load_rest()
    chosen = TEMPLATE_NAMES[mal] if mal else EMPTY if sak else FROM_PLAN
    drafts = [*_drafts(session.plan, chosen, minutes, today), *(_draft(session.plan, one) for one in sak)]
    name = title or (template_title(session.plan, chosen) if chosen in TEMPLATES else said(session.plan, "meeting"))
    edit = written(session.plan, drafts, title=name, day=day, place=sted, leader=moeteleder, start=begins, end=ends)
    before = set(session.plan.tables.get("referat", {}))
    session.apply(edit)
    state = session.save()
    if state.why is not None:
        told = state.why.told()
        raise Unreadable(" ".join((told.happened, told.safe, told.do)))
    (key,) = set(session.plan.tables["referat"]) - before
    click.echo(folder / "referat" / f"{key}.toml")
    total = sum(one.total for one in drafts)
    for number, one in enumerate(drafts, 1):
        line = f"{number}. {question_text(session.plan, one.asks)} ({one.method}, {one.total} min)"
        click.echo(line, err=True)
    click.echo(
        ngettext("{n} sak, {minutes} minutter.", "{n} saker, {minutes} minutter.", len(drafts)).format(
            n=len(drafts), minutes=total
        ),
        err=True,
    )
    if minutes and total > minutes:
        click.echo(_("Det er {n} minutter mer enn møtet varer.").format(n=total - minutes), err=True)


def _drafts(plan: Plan, chosen: str, minutes: int | None, today: date) -> list[Draft]:
    from dekom_tui.meeting.agenda import fitting, proposals
    from dekom_tui.meeting.templates import template

    if chosen == EMPTY:
        return []
    if chosen == FROM_PLAN:
        return fitting((one.draft for one in proposals(plan, today)), minutes or USUAL_MINUTES)
    return template(plan, chosen, today)


def _draft(plan: Plan, text: str) -> Draft:
    """An item as somebody wrote it: «IGP: tegn.lykkes», «Hva nå?». Raises Refusal for an empty one or for a question
    that the plan does not ask."""
    from dekom_tui.meeting.agenda import Draft, question_text
    from dekom_tui.meeting.texts import clean
    from dekom_tui.plan.format import METHODS

    method, colon, rest = text.partition(":")
    named = next((one for one in METHODS if one.lower() == method.strip().lower()), None) if colon else None
    asks = clean(rest if named else text)
    if not asks:
        raise Refusal(_("En sak må ha et spørsmål, som «IGP: tegn.lykkes» eller «Hva gjør vi nå?»."))
    if re.fullmatch(r"[a-z]+\.[a-z_]+", asks) and question_text(plan, asks) == asks:
        raise Refusal(_("Planen har ikke noe spørsmål som heter «{name}».").format(name=asks))
    is_question = question_text(plan, asks) != asks
    return Draft(asks, named or ("IGP" if is_question else "runde"))


def _day(typed: str | None, today: date) -> date:
    from dekom_tui.plan.dates import read_date
    from dekom_tui.words.dates import reading_words

    if typed is None:
        return today
    reading = read_date(typed, today=today)
    if reading.day is None:
        raise Refusal(f"«{typed}»: {reading_words(reading)}")
    return reading.day


def _time(typed: str | None) -> time | None:
    if typed is None:
        return None
    found = _TIME.fullmatch(typed.strip())
    if found is None:
        raise Refusal(_("«{text}» er ikke et klokkeslett. Skriv det som 14.30.").format(text=typed))
    return time(int(found[1]), int(found[2]))


def _between(start: time | None, end: time | None) -> int | None:
    """The minutes from one to the other; None when one is not known. Raises Refusal when they are reversed."""
    if start is None or end is None:
        return None
    minutes = 60 * (end.hour - start.hour) + end.minute - start.minute
    if minutes <= 0:
        raise Refusal(_("Møtet må slutte etter at det begynner."))
    return minutes


command = Command(
    "new",
    run,
    [
        plan_argument(),
        Option(["--tittel", "--title", "title"], metavar=N_("TEKST"), help=N_("Hva møtet heter")),
        Option(["--dato", "--date", "dato"], metavar=N_("DATO"), help=N_("Dagen; i dag hvis den mangler")),
        Option(
            ["--mal", "--template", "mal"],
            type=click.Choice(list(TEMPLATE_NAMES)),
            metavar="planen|fellestid|planleggingsdag|evaluering|elevråd|tom",
            help=N_("Hvor sakene kommer fra; «planen» er det planen selv trenger, og det vanlige"),
        ),
        Option(
            ["--sak", "--item", "sak"],
            multiple=True,
            metavar=N_("TEKST"),
            help=N_("En sak til: et spørsmål i planen eller egne ord, gjerne med metoden foran"),
        ),
        Option(["--start", "start"], metavar=N_("KL."), help=N_("Når møtet begynner, som 14.30")),
        Option(["--slutt", "--end", "slutt"], metavar=N_("KL."), help=N_("Når det slutter; sakene passes til tida")),
        Option(["--sted", "--place", "sted"], default="", metavar=N_("TEKST"), help=N_("Hvor møtet er")),
        Option(
            ["--moeteleder", "--møteleder", "--leader", "moeteleder"],
            default="",
            metavar=N_("ROLLE"),
            help=N_("Hvem som leder møtet, som rolle"),
        ),
    ],
    help=N_(
        "Skriver sakslista til et møte som fila referat/DATO-TITTEL.toml, den som blir referatet.\n\n"
        "Slik kan møtet forberedes dagen før og lagres i git. "
        "Sakene er det planen selv trenger, en mal, eller dine egne."
    ),
    examples=(
        "dekom meeting new storhaugli-2025 --mal fellestid --dato 24.11.2026 --start 14.30 --slutt 15.30",
        'dekom meeting new storhaugli-2025 --sak "IGP: tegn.lykkes" --sak "Hva gjør vi nå?"',
    ),
)
