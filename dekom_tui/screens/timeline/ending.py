"""What is asked before a measure is put on hold or finished: why, for the log, and on which day it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dekom_tui.plan.dates import read_date
from dekom_tui.plan.format import Measure
from dekom_tui.plan.measures import remaining
from dekom_tui.plan.moving import finish, hold, last_day, told_why
from dekom_tui.screens.host import Host
from dekom_tui.screens.timeline.ask import Answer, AskScreen, Wanted
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day, near, reading_words
from dekom_tui.words.language import _
from dekom_tui.words.names import quoted


def holding(measure: Measure, host: Host, place: str) -> AskScreen:
    """Asks why a measure is put on hold; an answer goes into the log."""

    def read(texts: Mapping[str, str]) -> Answer:
        plan = host.plan
        current = plan.of(Measure).get(measure.key, measure)
        occasion = _("{name} settes på vent").format(name=current.short)
        edit = told_why(plan, current, hold(current), host.today, occasion, texts["reason"])
        told = [_("Skrives i tiltak.toml: på vent."), _logged(texts["reason"])]
        return Answer({}, {}, edit, told, _("{name} er satt på vent.").format(name=quoted(cut(current.short, 40))))

    return AskScreen(_("SETT PÅ VENT"), measure.title, (_why(_("Hvorfor")),), read, place)


def finishing(measure: Measure, host: Host, place: str) -> AskScreen:
    """Asks how a measure that is finished went, and when it ended; what of it is left is told."""
    proposed = last_day(measure, host.today)

    def read(texts: Mapping[str, str]) -> Answer:
        plan, today = host.plan, host.today
        current = plan.of(Measure).get(measure.key, measure)
        said: dict[str, str] = {}
        wrong: dict[str, str] = {}
        end = None
        if proposed is not None:
            reading = read_date(texts["slutt"], today=today, near=proposed, end=True)
            end = reading.day
            if end is None:
                wrong["slutt"] = reading_words(reading) or _("mangler")
            elif end > today:
                wrong["slutt"] = _("har ikke vært ennå")
            elif current.start is not None and end < current.start:
                wrong["slutt"] = _("er før start, {day}").format(day=day(current.start))
            else:
                said["slutt"] = near(end, today)
        left = _left(current)
        if wrong:
            return Answer(said, wrong, None, [*left, _("Ingenting er skrevet ennå.")], "")
        occasion = _("{name} er fullført").format(name=current.short)
        edit = told_why(plan, current, finish(current, end), today, occasion, texts["reason"])
        wrote = (
            _("Skrives i tiltak.toml: fullført, framdrift 100 %.")
            if end is None
            else _("Skrives i tiltak.toml: fullført, framdrift 100 %, slutt {day}.").format(day=day(end))
        )
        done = _("{name} er fullført, med framdrift 100 %.").format(name=quoted(cut(current.short, 40)))
        return Answer(said, {}, edit, [*left, wrote, _logged(texts["reason"])], done)

    ended = [Wanted("slutt", _("Sluttet"), day(proposed))] if proposed is not None else []
    return AskScreen(_("TILTAKET ER FERDIG"), measure.title, (_why(_("Hvordan gikk det")), *ended), read, place)


def _why(label: str) -> Wanted:
    return Wanted("reason", label, placeholder=_("til loggen, kan stå tomt"))


def _logged(reason: str) -> str:
    """What becomes of the answer."""
    if reason:
        return _("Og i loggen, med det dere svarer. Alt er ett steg som kan angres.")
    return _("Ingenting i loggen så lenge svaret er tomt. Det kan angres.")


def _left(measure: Measure) -> Sequence[str]:
    """The steps that are not ticked off, and stay so."""
    left, everything = remaining(measure), len(measure.aktiviteter)
    if not left:
        return []
    first = quoted(cut(left[0].tekst or "…", 40))
    if len(left) == 1:
        text = _("! Ett steg er ikke huket av, og blir stående: {step}.")
        return [text.format(step=first)]
    text = _("! {n} av {all} steg er ikke huket av, og blir stående: {step} og {more} til.")
    return [text.format(n=len(left), all=everything, step=first, more=len(left) - 1)]
