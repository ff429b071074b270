"""One changed field in plan words: «flyttet 2 uker, fra 10. til 24. oktober 2026», «framdrift fra 40 % til 50 %»."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from dekom_tui.plan.dates import distance
from dekom_tui.plan.entity import Inline, Records
from dekom_tui.plan.fields import Choice, Counts, Day, Field, Flag, Number, Prose, Ref, Refs, Text, Whole
from dekom_tui.plan.format import Goal, Indicator
from dekom_tui.plan.model import Plan
from dekom_tui.plan.template import question
from dekom_tui.review.diff import Change
from dekom_tui.review.lists import FieldChange, member_changes
from dekom_tui.review.prose import ADDED, CHANGED, MOVED, REMOVED, Passage, passages
from dekom_tui.review.values import SETS, Unread
from dekom_tui.words.dates import day, distance_words, span
from dekom_tui.words.labels import field_label, word
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import quoted, upper_first
from dekom_tui.words.numbers import number, signed, with_unit
from dekom_tui.words.telling import value_words
from dekom_tui.words.values import joined

GAVE: Final = "+"
TOOK: Final = "–"
MADE: Final = "•"
"""The signs of a line: what came, what went, and what became of something."""

SHORT_TEXT: Final = 40
"""A text of so many letters is told within the sentence, a longer one on lines of its own."""

SHORT_QUESTION: Final = 40
"""A question of so many letters names its answer."""


class Line(NamedTuple):
    """A detail under the sentence, with its sign (one of the above); `passage` where it can be told word by word."""

    sign: str
    text: str
    passage: Passage | None = None


class Phrase(NamedTuple):
    """What a change says of one field, or of some that belong together: the words within the sentence, fewer of them
    for a summary, how much it weighs there (0 most), and the lines under it."""

    text: str
    brief: str = ""
    weight: int = 6
    lines: tuple[Line, ...] = ()


_THE: Final = {
    "start": N_("starten"),
    "slutt": N_("slutten"),
    "frist": N_("fristen"),
    "dato": N_("datoen"),
    "fra": N_("første dag"),
    "til": N_("siste dag"),
    "neste_revisjon": N_("neste revisjon"),
    "vedtak.dato": N_("vedtaksdatoen"),
}

_FIGURES: Final = {"utgangsverdi": N_("utgangsverdi")}
"""What a figure is called of which the label alone could mean a day."""

_BECAME: Final = {
    "ikke startet": N_("satt tilbake til ikke startet"),
    "pågår": N_("satt i gang"),
    "på vent": N_("satt på vent"),
    "fullført": N_("fullført"),
    "avbrutt": N_("avbrutt"),
    "utkast": N_("gjort om til utkast"),
    "til behandling": N_("lagt fram til behandling"),
    "vedtatt": N_("vedtatt"),
    "avsluttet": N_("avsluttet"),
}


def small(text: str) -> str:
    """A label within a sentence: «framdrift», but «SMARTE» and «UP1» as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def label_of(change: Change, path: str, plan: Plan) -> str:
    """What a field is called within a sentence; a sub-table's field with the sub-table's name before it."""
    kind = type(change.entity)
    lead, _dot, _rest = path.partition(".")
    named = field_label(kind, path, plan.settings.maler.get(change.place.table))
    if path in kind.names and named == _(kind.label):
        # The field is called as the thing itself: «Tiltak».
        return _("ordlyden")
    if path == "naar":
        return _("tidspunktet")
    if lead != path and lead in kind.own:
        return f"{small(field_label(kind, lead))}, {small(named)}"
    return small(named)


def begins_with_name(change: Change, said: str) -> bool:
    """Whether what is said of a change begins with what a field is called."""
    names = [_(_THE[one.path]) if one.path in _THE else field_label(type(change.entity), one.path)
             for one in change.fields]  # fmt: skip
    return said.casefold().startswith(tuple(f"{name} ".casefold() for name in names))


def status_phrase(field: FieldChange) -> Phrase:
    """A status that became another: of a measure, or of the plan."""
    if field.after is None or isinstance(field.after, Unread):
        return Phrase(_("står uten status"), weight=3)
    resumed = field.after == "pågår" and field.before == "på vent"
    said = _("tatt opp igjen") if resumed else _(_BECAME[field.after])
    return Phrase(said, said, 1)


def date_phrase(name: str, before: date | None, after: date | None) -> Phrase:
    """A date that moved, was set or was taken away."""
    if before is None:
        assert after is not None
        said = _("{what} satt til {day}").format(what=name, day=day(after, form="long"))
        return Phrase(said, said, 4)
    if after is None:
        return Phrase(_("{what} tatt bort, før {day}").format(what=name, day=day(before, form="long")), weight=4)
    far = distance_words(distance(before, after))
    brief = _("{what} flyttet {far}").format(what=name, far=far)
    return Phrase(f"{brief}, {span(before, after)}", brief, 3)


def period_phrases(start: FieldChange | None, end: FieldChange | None, change: Change) -> list[Phrase]:
    """A measure that was moved as a whole, lasts longer or shorter, or got dates."""
    was, now = change.before, change.after
    assert was is not None
    assert now is not None
    old: tuple[Any, Any] = was.values.get("start"), was.values.get("slutt")
    new: tuple[Any, Any] = now.values.get("start"), now.values.get("slutt")
    if start is not None and end is not None and not any(one is None for one in (*old, *new)):
        first, last = new[0] - old[0], new[1] - old[1]
        if first == last:
            brief = _("flyttet {far}").format(far=distance_words(distance(old[0], new[0])))
            moved = _("{moved}, varer nå {span}, før {old}").format(moved=brief, span=span(*new), old=span(*old))
            return [Phrase(moved, brief, 2)]
        length = last - first
        found = [date_phrase(_(_THE[one.path]), one.before, one.after) for one in (start, end)]
        if length:
            said = longer(length)
            found.insert(0, Phrase(said, said, 2))
        return found
    if end is not None and None not in (*old, *new):
        brief = longer(new[1] - old[1])
        return [Phrase(_("{longer}, slutten flyttet {span}").format(longer=brief, span=span(old[1], new[1])), brief, 2)]
    if start is not None and end is not None and old == (None, None) and None not in new:
        said = _("får dato, {span}").format(span=span(*new))
        return [Phrase(said, said, 3)]
    return [date_phrase(_(_THE[one.path]), one.before, one.after) for one in (start, end) if one is not None]


def longer(by: timedelta) -> str:
    """«varer 3 uker lenger», «varer 2 dager kortere»."""
    first = date(2001, 1, 1)
    far = distance_words(distance(first, first + abs(by)))
    return _("varer {far} lenger").format(far=far) if by > timedelta() else _("varer {far} kortere").format(far=far)


def field_phrase(change: Change, one: FieldChange, before: Plan, after: Plan) -> Phrase:
    """What a change says of one field."""
    field, was, now = one.declared(), one.before, one.after
    label = label_of(change, one.path, after)
    if isinstance(was, Unread) or isinstance(now, Unread):
        return Phrase(_("{field} endret").format(field=label))
    if one.path == "nr" and was is not None and now is not None:
        return Phrase(_("flyttet fra nummer {was} til nummer {now}").format(was=was, now=now), weight=8)
    if isinstance(field, Day):
        return date_phrase(_(_THE[one.path]) if one.path in _THE else label, was, now)
    if isinstance(field, Prose):
        asked = question(after, change.place.table, one.path)
        return prose_phrase(label, was, now, asked.text if asked is not None else "")
    label = _(_FIGURES[one.path]) if one.path in _FIGURES else label
    if isinstance(field, Whole | Number):
        return number_phrase(label, was, now, unit_of(change, one.path, field, after))
    if isinstance(field, Records):
        from dekom_tui.words.changes.records import records_phrase

        return records_phrase(label, one, change, before, after)
    if field.kind in SETS:
        return set_phrase(label, field, was, now, before, after)
    if isinstance(field, Counts):
        return _counts_phrase(label, was, now)
    if isinstance(field, Flag):
        return Phrase(_("er nå {what}").format(what=label) if now else _("er ikke lenger {what}").format(what=label))
    if isinstance(field, Text):
        return text_phrase(label, one, change, before, after)
    return plain_phrase(label, field, was, now, before, after)


def plain_phrase(label: str, field: Field[Any], was: Any, now: Any, before: Plan, after: Plan) -> Phrase:
    """A value that is told as it is: from this to that."""
    weight = 4 if isinstance(field, Ref | Choice) else 6
    old = "" if was is None else _quoted_reference(field, was, before)
    new = "" if now is None else _quoted_reference(field, now, after)
    if was is None:
        return Phrase(_("{field} satt til {new}").format(field=label, new=new), weight=weight)
    if now is None:
        return Phrase(_("{field} tatt bort, før {old}").format(field=label, old=old), weight=weight)
    return Phrase(_("{field} endret fra {old} til {new}").format(field=label, old=old, new=new), weight=weight)


def _quoted_reference(field: Field[Any], value: Any, plan: Plan) -> str:
    # Short: «endret fra … til …» stands around it, and a long one says «fra» and «til» itself.
    said = span(value.values.get("start"), value.values.get("slutt"), "short") if isinstance(field, Inline) else ""
    said = said or value_words(plan, field, value)
    return quoted(said) if isinstance(field, Ref) else said


def text_phrase(label: str, one: FieldChange, change: Change, before: Plan, after: Plan) -> Phrase:
    """Short text: told within the sentence while there is room, else on two lines, word by word."""
    was = "" if one.before is None else value_words(before, one.declared(), one.before)
    now = "" if one.after is None else value_words(after, one.declared(), one.after)
    fits = len(was) <= SHORT_TEXT and len(now) <= SHORT_TEXT
    weight = 4 if one.path in ("ansvarlig", *change.entity.names) else 6
    if not was and one.before is None:
        if len(now) <= SHORT_TEXT:
            return Phrase(_("{field} satt til {new}").format(field=label, new=quoted(now)), weight=weight)
        return Phrase(_("{field} er skrevet").format(field=label), weight=weight, lines=(Line(GAVE, now),))
    if one.after is None:
        if len(was) <= SHORT_TEXT:
            return Phrase(_("{field} tatt bort, før {old}").format(field=label, old=quoted(was)), weight=weight)
        return Phrase(_("{field} tatt bort").format(field=label), weight=weight, lines=(Line(TOOK, was),))
    if fits:
        said = _("{field} endret fra {old} til {new}").format(field=label, old=quoted(was), new=quoted(now))
        return Phrase(said, weight=weight)
    passage = Passage(CHANGED, was, now)
    lines = (Line(TOOK, was, passage), Line(GAVE, now, passage))
    return Phrase(_("{field} endret").format(field=label), weight=weight, lines=lines)


def number_phrase(label: str, was: float | None, now: float | None, unit: str | None) -> Phrase:
    """A figure with sign and unit: «framdrift fra 40 % til 50 % (+10 prosentpoeng)»."""
    if was is None:
        assert now is not None
        said = _("{field} satt til {new}").format(field=label, new=with_unit(now, unit))
        return Phrase(said, said, 5)
    if now is None:
        return Phrase(_("{field} tatt bort, før {old}").format(field=label, old=with_unit(was, unit)), weight=5)
    said = _("{field} fra {old} til {new} ({change})").format(
        field=label, old=number(was), new=with_unit(now, unit), change=change_words(was, now, unit)
    )
    return Phrase(said, weight=5)


def change_words(was: float, now: float, unit: str | None) -> str:
    """How much a figure went up or down: «+10 prosentpoeng», «−0,2»; as exact as the two figures are written."""
    by = now - was
    if isinstance(by, float):
        by = round(by, max(len(repr(float(one)).partition(".")[2]) for one in (was, now)))
    if unit is None or not unit.startswith("%"):
        return signed(by)
    return ngettext("{n} prosentpoeng", "{n} prosentpoeng", 1 if by == 1 else 2).format(n=signed(by))


def unit_of(change: Change, path: str, field: Field[Any], plan: Plan) -> str | None:
    """The unit of a number: per cent where 100 is all, of a goal and a series the indicator's."""
    if isinstance(field, Whole) and field.high == 100:
        return "%"
    entity = change.entity
    if isinstance(entity, Indicator):
        return entity.enhet
    if isinstance(entity, Goal) and path in ("utgangsverdi", "maalverdi") and entity.indikator is not None:
        indicator = plan.of(Indicator).get(entity.indikator)
        return None if indicator is None else indicator.enhet
    return None


def set_phrase(label: str, field: Field[Any], was: Any, now: Any, before: Plan, after: Plan) -> Phrase:
    """What came into a list and what went out of it."""
    removed, added = member_changes(was, now)
    told = [
        _("lagt til {names}").format(names=joined([_member(field, one, after) for one in added])) if added else "",
        _("tatt bort {names}").format(names=joined([_member(field, one, before) for one in removed]))
        if removed
        else "",
    ]
    said = ", ".join(one for one in told if one)
    return Phrase(_("{field}: {what}").format(field=label, what=said), weight=5)


def _member(field: Field[Any], one: Any, plan: Plan) -> str:
    if isinstance(one, date):
        return day(one)
    said = value_words(plan, field, (one,))
    return quoted(said) if isinstance(field, Refs) else said if field.kind == "links" else word(one)


def _counts_phrase(label: str, was: Any, now: Any) -> Phrase:
    old, new = dict(was or ()), dict(now or ())
    told = [
        f"{role} {new[role]}"
        if role not in old
        else _("{role} tatt bort").format(role=role)
        if role not in new
        else f"{role} {old[role]} → {new[role]} ({signed(new[role] - old[role])})"
        for role in sorted({**old, **new})
        if old.get(role) != new.get(role)
    ]
    return Phrase(_("{field}: {what}").format(field=label, what=", ".join(told)))


def prose_phrase(label: str, was: str | None, now: str | None, asked: str = "") -> Phrase:
    """Prose: how much of it is changed within the sentence, and what on lines of its own.

    `asked` is the question that it answers: a short one is what the answer is called.
    """
    found = passages(was, now)
    lines = tuple(line for one in found for line in passage_lines(one))
    if asked and len(asked) <= SHORT_QUESTION:
        label = quoted(asked)
    if was is None:
        said = (
            _("{question} er besvart").format(question=label) if asked else _("{field} er skrevet").format(field=label)
        )
        return Phrase(said, weight=5, lines=lines)
    if now is None:
        return Phrase(_("{field} er tatt bort").format(field=label), weight=5, lines=lines)
    return Phrase(_("{field} endret").format(field=label), weight=6, lines=lines or (Line(MADE, _("bare oppsettet")),))


_STRUCTURE: Final = {
    "split": N_("nytt avsnitt begynner med {text}"),
    "joined": N_("avsnittet går nå videre med {text}"),
    "listed": N_("{text} er gjort om mellom avsnitt og punkt"),
}


def passage_lines(one: Passage) -> tuple[Line, ...]:
    """One difference in prose as lines; what was moved is told as moved."""
    if one.kind == ADDED:
        return (Line(GAVE, one.after),)
    if one.kind == REMOVED:
        return (Line(TOOK, one.before),)
    if one.kind == MOVED:
        told = _("avsnittet er flyttet: {text}") if one.whole else _("flyttet: {text}")
        return (Line(MADE, told.format(text=quoted(cut(one.after)))),)
    if one.kind == CHANGED:
        moved = (Line(MADE, _("flyttet og endret:")),) if one.elsewhere else ()
        return (*moved, Line(TOOK, one.before, one), Line(GAVE, one.after, one))
    return (Line(MADE, _(_STRUCTURE[one.kind]).format(text=quoted(cut(one.after)))),)


def cut(text: str, longest: int = 60) -> str:
    """The beginning of a text, whole words."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0] or text[:longest]} …"


def sentence(parts: list[str]) -> str:
    """Phrases as one sentence without its full stop."""
    return upper_first(", ".join(one for one in parts if one))
