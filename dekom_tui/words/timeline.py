"""What the timeline says in words: what was agreed, what a move does, what a day is, and how things stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.dates import distance
from dekom_tui.plan.format import Arena, Goal, Measure
from dekom_tui.plan.measures import (
    AGREED,
    CANCELLED,
    DONE,
    NOT_STARTED,
    ON_HOLD,
    circles,
    lateness,
    next_step,
    percent,
    status,
    too_early,
)
from dekom_tui.plan.moving import END, START, WHOLE, Move, Moved, after, has_begun, too_soon, waiting
from dekom_tui.plan.timeline.school import HOLIDAY, PUBLIC, SUMMER, WEEKEND
from dekom_tui.words.dates import day, distance_words, near, span, week, weekday
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import quoted
from dekom_tui.words.needs import late_words
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dekom_tui.plan.format import Activity
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.timeline.bars import Period
    from dekom_tui.plan.timeline.scale import Scale
    from dekom_tui.plan.timeline.school import Calendar, Free

_MOST: Final = 3
"""So many steps or measures are named; of more, the others are counted."""


def second_words(mine: Period, other: Period, today: date, width: int, name: str = "") -> str:
    """What the second bar says, in about `width` letters: «avtalt 16. des, 5 uker før», «avtalt start 16. okt».

    `name` is that of the version that it is from, where it is not the agreed dates.
    """
    end, start = _day(other.last), _day(other.first)
    agreed = name or _("avtalt")
    if end is not None and other.last != mine.last:
        texts = [_("{agreed} {day}").format(agreed=agreed, day=one) for one in _spellings(end, today)]
        if mine.last is not None and other.last is not None and other.last < mine.last:
            time = distance_words(distance(date.fromordinal(mine.last), end))
            longer = [_("{text}, {time} før").format(text=text, time=time) for text in texts]
            texts = [*longer, *texts]
    elif start is not None:
        begins = _spellings(start, today)
        texts = [_("{agreed} start {day}").format(agreed=agreed, day=one) for one in begins]
        texts.append(_("fra {start}").format(start=begins[-1]))
    else:
        texts = [agreed]
    return next((one for one in texts if len(one) <= width), texts[-1])


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def _spellings(of: date, today: date) -> list[str]:
    """A day with its year where it is another than this one, and without."""
    return [day(of, today), day(of, year="never")]


def standing_words(measure: Measure, today: date, *, brief: bool = False) -> tuple[str, str]:
    """How a measure stands in a sentence, and what comes next in another; either may be empty. `brief` leaves out what
    can be seen in the bar."""
    late = lateness(measure, today)
    stored = status(measure)
    if late and late[0].kind == AGREED and not brief:
        head = _("Slutter {late}.").format(late=late_words(late[0]))
    elif late:
        said = late_words(late[0])
        head = f"{said[:1].upper()}{said[1:]}."
    elif stored == CANCELLED:
        head = _("Avbrutt {day}.").format(day=day(measure.slutt)) if measure.slutt else _("Avbrutt.")
    elif stored == DONE:
        head = _("Fullført {day}.").format(day=day(measure.slutt)) if measure.slutt else _("Fullført.")
    elif measure.start is None and measure.slutt is None:
        head = _("Uten dato. F gir det en.")
    elif stored == NOT_STARTED and measure.start is not None:
        head = _("Begynner {when}.").format(when=near(measure.start, today))
    elif stored == ON_HOLD:
        head = _("På vent.")
    else:
        done = percent(measure)
        head = _("{n} % er gjort.").format(n=done) if done is not None else f"{word(stored).capitalize()}."
    return head, _next(measure, today, brief=brief)


def replaced_words(plan: Plan, measure: Measure) -> str:
    """What took over from one that was stopped; empty where nothing did."""
    other = plan.of(Measure).get(measure.erstattes_av or "")
    if other is None:
        return ""
    name = f"{other.nr} {other.short}" if other.nr else other.short
    return _("{name} tok over.").format(name=name)


def trouble_words(plan: Plan, measure: Measure) -> str:
    """What cannot be right about a measure's dates or what it comes after; empty where nothing is."""
    start, end = measure.start, measure.slutt
    if start is not None and end is not None and end < start:
        return _("Slutt er {end}, før start {start}.").format(end=day(end), start=day(start))
    ring = next((one for one in plan.derived(circles) if measure.key in one), ()) if measure.etter else ()
    if ring == (measure.key,):
        return _("Kommer etter seg selv.")
    if ring:
        names = joined([quoted(one.short) for one in plan.measures if one.key in ring and one.key != measure.key])
        return _("Venter i ring med {names}.").format(names=names)
    early = too_early(plan, measure)
    if early:
        return _("Begynner før {name} er ferdig.").format(name=quoted(early[0].short))
    gone = _gone(plan, measure)
    return _("Viser til {names}, som ikke finnes.").format(names=joined([quoted(one) for one in gone])) if gone else ""


def _gone(plan: Plan, measure: Measure) -> list[str]:
    """The keys that a measure refers to and that there are none of."""
    referred = (
        *((Goal.table, key) for key in measure.maal),
        *((Measure.table, key) for key in (*measure.etter, measure.erstattes_av or "")),
        (Arena.table, measure.arena or ""),
    )
    return [key for table, key in referred if key and key not in plan.tables.get(table, {})]


def _next(measure: Measure, today: date, *, brief: bool) -> str:
    step = next_step(measure)
    if step is None or not step.tekst:
        return ""
    name = step_name(step)
    if step.dato is None:
        return _("Neste: {step}.").format(step=name)
    if brief:
        return _("Neste: {step}, {near}.").format(step=name, near=near(step.dato, today))
    when = day(step.dato, today, form="long")
    return _("Neste: {step}, {day}, {near}.").format(step=name, day=when, near=near(step.dato, today))


def step_name(step: Activity) -> str:
    """What a step is called: what it says before its first colon or comma."""
    text = step.tekst or ""
    for sign in (":", ","):
        head = text.split(sign, 1)[0]
        if 2 < len(head) < len(text):
            return head
    return text


def off_words(found: Free) -> str:
    """Why a day is no school day: a holiday's name, «sommerferie», «helg»."""
    plain = {SUMMER: _("sommerferie"), WEEKEND: _("helg")}
    return plain.get(found.kind) or found.name or _("ferie")


def day_words(ordinal: int, calendar: Calendar) -> str:
    """A day with its weekday, its week, and what the school calendar says: «tir 15. des 2026, uke 51»."""
    found = date.fromordinal(ordinal)
    said = _("{weekday} {day}, {week}").format(weekday=weekday(found, "short"), day=day(found), week=week(found))
    if ordinal in calendar.planning:
        return _("{day}, planleggingsdag").format(day=said)
    off = calendar.off(ordinal)
    return f"{said}, {off_words(off)}" if off is not None else said


def move_words(plan: Plan, move: Move, handle: str, today: date, calendar: Calendar) -> tuple[str, list[str]]:
    """What a move does: how far, in a few words, and what comes of it, a sentence each."""
    main = move.main
    if not move.changed:
        return _("Ikke flyttet"), [_(_ASKED[handle])]
    head = _distance(main)
    told = []
    named = [
        _("{step} til {day}").format(step=_small(step_name(new)), day=day(new.dato, today, year="never"))
        for _old, new in main.steps
        if new.dato is not None
    ]
    if named:
        head += _(": {steps}").format(steps=_some(named))
    else:
        when = span(main.after.start, main.after.slutt)
        head += _(": {when}").format(when=when) if when else ""
    others = _others(plan, move, today)
    told += _late(main, today)
    told += others if waiting(plan, main.before.key) else []
    told += _holidays(main, calendar)
    told += _kept(main)
    told += [] if waiting(plan, main.before.key) else others
    return head + ".", told


_ASKED: Final = {
    WHOLE: N_("Piltastene flytter hele tiltaket. Tab velger bare slutten, eller starten."),
    END: N_("Piltastene flytter slutten."),
    START: N_("Piltastene flytter starten."),
}


def handle_words(handle: str) -> str:
    """What the arrows move: «hele», «slutten», «starten»."""
    return {WHOLE: _("hele"), END: _("slutten"), START: _("starten")}[handle]


def _distance(main: Moved) -> str:
    if main.before.start is None and main.before.slutt is None:
        return _("Får dato")
    old, new = main.before.slutt, main.after.slutt
    end_moved = old is not None and new is not None and old != new
    if not end_moved:
        old, new = main.before.start, main.after.start
        if old is None or new is None or old == new:
            return _("Får dato")
        time = distance_words(distance(old, new))
        whole = _("Begynner {time} senere") if new > old else _("Begynner {time} tidligere")
        return whole.format(time=time)
    assert old is not None
    assert new is not None
    time = distance_words(distance(old, new))
    return (_("{time} senere") if new > old else _("{time} tidligere")).format(time=time)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _some(named: Sequence[str]) -> str:
    if len(named) <= _MOST:
        return ", ".join(named)
    more = len(named) - _MOST
    return ngettext("{steps} og {n} steg til", "{steps} og {n} steg til", more).format(
        steps=", ".join(named[:_MOST]), n=more
    )


def _late(main: Moved, today: date) -> list[str]:
    late = next((one for one in lateness(main.after, today) if one.kind == AGREED), None)
    if late is not None:
        return [_("▲ Slutter {late}.").format(late=late_words(late))]
    if main.after.slutt is not None and main.after.slutt < today and status(main.after) not in (DONE, CANCELLED):
        return [_("▲ Slutter før i dag.")]
    was = next((one for one in lateness(main.before, today) if one.kind == AGREED), None)
    return [_("Slutter som avtalt.")] if was is not None else []


def _holidays(main: Moved, calendar: Calendar) -> list[str]:
    """Which steps now fall on holidays, and which planning days they no longer meet."""
    found = []
    for old, new in main.steps:
        if new.dato is None:
            continue
        off = calendar.off(new.dato.toordinal())
        if off is not None:
            kinds = {HOLIDAY, PUBLIC, SUMMER}
            said = _("! {step} faller i {holiday}.") if off.kind in kinds else _("! {step} faller på en {holiday}.")
            found.append(said.format(step=step_name(new), holiday=_small(off_words(off))))
        elif old.dato is not None and old.dato.toordinal() in calendar.planning:
            found.append(_("{step} treffer ikke lenger planleggingsdagen.").format(step=step_name(new)))
    return found[:2]


def _kept(main: Moved) -> list[str]:
    done = [one for one in main.before.aktiviteter if one.ferdig]
    if not has_begun(main.before) or main.before.slutt == main.after.slutt:
        return []
    if not done:
        return [_("Starten blir stående.")]
    if len(done) == 1:
        return [_("{step} er gjort og blir stående.").format(step=step_name(done[0]))]
    return [_("{n} steg er gjort og blir stående.").format(n=len(done))]


def _others(plan: Plan, move: Move, today: date) -> list[str]:
    """Which measures wait for it, and what becomes of them."""
    if move.along:
        named = [_along(one, today) for one in move.along[:_MOST]]
        more = len(move.along) - _MOST
        named += [ngettext("{n} til", "{n} til", more).format(n=more)] if more > 0 else []
        return [_("Flyttes også: {names}. Mellomrom lar dem stå.").format(names=joined(named))]
    those = waiting(plan, move.main.before.key)
    if not those:
        if after(plan, move.main.before.key):
            return []
        return [_("Ingen andre tiltak venter på {name}.").format(name=quoted(move.main.before.short))]
    early = too_soon(plan, move)
    names = joined([quoted(one.short) for one in (early or those)[:_MOST]])
    said = _("! {names} begynner da for tidlig. Mellomrom flytter med.") if early else _(
        "{names} kommer etter. Mellomrom flytter med."
    )  # fmt: skip
    return [said.format(names=names)]


def _along(one: Moved, today: date) -> str:
    """A measure that is moved along, and the day to which its end, or its start, comes."""
    name, to = quoted(one.before.short), one.after.slutt or one.after.start
    return name if to is None else _("{name} til {day}").format(name=name, day=day(to, today))


def cell_words(scale: Scale) -> str:
    """What a cell is: «én rute er én uke»; empty where it is no whole number of weeks."""
    weeks = scale.weeks_a_cell
    if not weeks:
        return ""
    return ngettext("én rute er én uke", "én rute er {n} uker", weeks).format(n=weeks)
