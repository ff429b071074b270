"""Every change in plan words, grouped by section, with what it means beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from dekom_tui.plan.format import TABLES
from dekom_tui.plan.measures import CANCELLED, DONE
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.consequences import Consequence
from dekom_tui.review.diff import ADDED, CHANGED, REMOVED, Change
from dekom_tui.review.lists import FieldChange, changed_fields
from dekom_tui.review.values import Unread
from dekom_tui.words.changes.outcomes import outcome_words
from dekom_tui.words.changes.phrases import (
    GAVE,
    SHORT_TEXT,
    Line,
    Phrase,
    begins_with_name,
    field_phrase,
    label_of,
    period_phrases,
    status_phrase,
    text_phrase,
)
from dekom_tui.words.dates import day, span
from dekom_tui.words.labels import SIGNS, word
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import quoted, title
from dekom_tui.words.values import NUMBERED

_MOST: Final = 4
"""How many phrases a sentence holds before the rest is counted."""


class Told(NamedTuple):
    """One change in words.

    `name` is what it is about, `said` what happened to it: together a sentence. `brief` says it with its short name,
    for a summary, and `weight` how much it matters there, 0 most. `lines` are the details, `outcomes` what it means.
    `gist` is what happened in the fewest words, where its fields are told one by one beside it; it may be empty.
    """

    change: Change
    sign: str
    name: str
    said: str
    brief: str
    weight: int
    lines: tuple[Line, ...] = ()
    outcomes: tuple[str, ...] = ()
    gist: str = ""

    @property
    def sentence(self) -> str:
        """The change in one sentence."""
        return f"{self.name}: {self.said}" if self.name else self.said


class Group(NamedTuple):
    """The changes of one section, and what they mean together that no single one does."""

    title: str
    told: tuple[Told, ...]


SECTIONS: Final = {
    "(top)": N_("Planen"),
    "rammer": N_("Rammer for arbeidet"),
    "innledning": N_("1 Innledning"),
    "forankring": N_("1 Innledning"),
    "satsing": N_("1 Innledning"),
    "situasjon": N_("2 Situasjon"),
    "indikator": N_("2 Situasjon"),
    "maal": N_("3 Mål"),
    "analyse": N_("4 Analyse"),
    "funn": N_("4 Analyse"),
    "(tiltak)": N_("5 Tiltak"),
    "tiltak": N_("5 Tiltak"),
    "organisering": N_("6 Organisering"),
    "rolle": N_("6 Organisering"),
    "arena": N_("6 Organisering"),
    "partner": N_("6 Organisering"),
    "tegn": N_("7 Tegn"),
    "elevstemme": N_("7 Tegn"),
    "logg": N_("Logg"),
    "referat": N_("Referat"),
    "sak": N_("Referat"),
}
"""The section that each table belongs to, in the order in which they are told."""

_NEW: Final = {
    "forankring": N_("ny forankring"),
    "satsing": N_("ny satsing"),
    "indikator": N_("ny indikator"),
    "maal": N_("nytt mål"),
    "funn": N_("nytt funn"),
    "rolle": N_("ny rolle"),
    "arena": N_("ny møteplass"),
    "partner": N_("ny partner"),
    "elevstemme": N_("ny elevstemme"),
    "tiltak": N_("nytt tiltak"),
    "logg": N_("ny innførsel i loggen"),
    "referat": N_("nytt referat"),
    "sak": N_("ny sak"),
}

_WEIGHTS: Final = {"(top)": 2, "maal": 1, "tiltak": 1, "funn": 2, "logg": 3, "elevstemme": 3, "referat": 4}
"""How much it weighs in a summary that one of a table came or went; 4 for the others."""

_SHIFTED: Final = "↔"
_CHANGED: Final = "•"


def told(
    changes: Sequence[Change], before: Plan, after: Plan, consequences: Iterable[Consequence] = ()
) -> tuple[Group, ...]:
    """The changes in words, section by section in the plan's order. A rename is told once, with its references."""
    meant = tuple(consequences)
    places = {one.place for one in changes}
    groups: dict[str, list[Told]] = {}
    for change in _by_section(as_told(changes)):
        found = _told(change, before, after)
        about = [one for one in meant if one.cause == change.place]
        if about:
            # What [tekst] says of several sections is several changes of one place: it has no consequences.
            outcomes = tuple(outcome_words(one, change.place, before, after) for one in about)
            found = found._replace(outcomes=outcomes)
        groups.setdefault(_section(change), []).append(found)
    titles = dict.fromkeys([*SECTIONS.values(), *groups])
    whole = [one for one in meant if one.cause is None or one.cause not in places]
    result = [Group(_(name), tuple(groups[name])) for name in titles if name in groups]
    if whole:
        said = tuple(outcome_words(one, None, before, after) for one in whole)
        result.append(Group(_("Det betyr"), tuple(Told(changes[0], "◊", "", one, one, 5) for one in said)))
    return tuple(result)


def as_told(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes as people are told of them: of a key that was renamed what went stands for both, with all that names
    it."""
    changes = tuple(changes)
    moved = {one.place: one.renamed_to for one in changes if one.renamed_to}
    for change in changes:
        if change.renamed_from or (moved and _only_follows(change, moved)):
            continue
        if moved and change.kind == CHANGED:
            change = change._replace(fields=tuple(one for one in change.fields if not _follows(one, moved)))
        yield change


def sentence_of(change: Change, before: Plan, after: Plan, most: int = _MOST) -> str:
    """One change in one sentence, the rename of a key too. It holds ``most`` phrases before the rest is counted."""
    if change.renamed_from:
        return _("{name}: nøkkelen er ny, før {old}").format(
            name=_name(change, after), old=Place("", change.renamed_from).inner
        )
    return _told(change, before, after, most).sentence


def _by_section(changes: Iterable[Change]) -> Iterable[Change]:
    """The changes, with the fields of [tekst] each on its own, since each belongs to another section."""
    for change in changes:
        if change.place.table == "tekst" and not change.unknown and len(change.fields) > 1:
            for field in change.fields:
                yield change._replace(fields=(field,))
        else:
            yield change


def _section(change: Change) -> str:
    table = change.place.table
    if table == "tekst" and len(change.fields) == 1:
        table = change.fields[0].path
    return SECTIONS.get(table, "Annet" if change.unknown else SECTIONS["innledning"])


N_("Annet")


def _only_follows(change: Change, moved: dict[Place, str]) -> bool:
    """Whether a change is only that references follow what got another key."""
    if change.kind != CHANGED or change.unknown:
        return False
    return all(_follows(one, moved) for one in change.fields)


def _follows(one: FieldChange, moved: dict[Place, str]) -> bool:
    field = one.declared()
    table = getattr(field, "table", None)

    def now(member: object) -> object:
        if table is not None:
            return moved.get(Place(table, str(member)), member)
        name, _dot, key = str(member).partition(".")
        new = moved.get(Place(name, key))
        return f"{name}.{new}" if new is not None else member

    if field.kind not in ("ref", "refs", "links", "target"):
        return False
    if isinstance(one.before, tuple) and isinstance(one.after, tuple):
        return {now(member) for member in one.before} == set(one.after)
    return isinstance(one.before, str) and now(one.before) == one.after


def _told(change: Change, before: Plan, after: Plan, most: int = _MOST) -> Told:
    if change.unknown:
        said = _("endret ({fields})").format(fields=", ".join(change.names)) if change.fields else _("endret")
        return Told(change, _CHANGED, change.place.table, said, f"{change.place.table} {said}", 9)
    if change.kind == ADDED:
        return _added(change, after)
    if change.kind == REMOVED:
        return _removed(change, before, after)
    return _changed(change, before, after, most)


def _name(change: Change, plan: Plan) -> str:
    """What a change is about: «5 Skolevandring med fast skjema», «Elevpanel, 4. nov 2025», «Analyse»."""
    kind, entity = TABLES[change.place.table], change.entity
    if not kind.keyed:
        return _(kind.label)
    called = title(change.place, plan) if plan.at(change.place) is not None else entity.title
    number = entity.values.get("nr")
    if number is not None and kind in NUMBERED:
        return f"{number} {called}"
    dated = entity.values.get("dato") if kind.dated else None
    if dated is not None:
        return f"{called}, {day(dated)}"
    return called if change.place.table != "sak" else quoted(called)


def _brief(change: Change, said: str) -> str:
    if not TABLES[change.place.table].keyed:
        return said
    # «Skolevandring flyttet 2 uker», but «Skolevandring: fristen flyttet 2 uker».
    about = said[:1].isdigit() or (change.kind == CHANGED and begins_with_name(change, said))
    return f"{change.entity.short}: {said}" if about else f"{change.entity.short} {said}"


def _added(change: Change, plan: Plan) -> Told:
    table, entity = change.place.table, change.entity
    new = _(_NEW.get(table, "ny"))
    said = new
    lines: list[Line] = []
    if table == "tiltak":
        period = span(entity.values.get("start"), entity.values.get("slutt"))
        said = ", ".join(one for one in (new, period) if one)
    elif table == "referat" and change.items:
        count = len(change.items)
        said = _("{new} med {cases}").format(new=new, cases=ngettext("{n} sak", "{n} saker", count).format(n=count))
    elif table == "logg":
        decision = entity.values.get("beslutning")
        said = _("{new}, beslutning: {decision}").format(new=new, decision=word(decision)) if decision else new
        if reason := entity.values.get("begrunnelse"):
            lines.append(Line(GAVE, str(reason)))
    brief = new if table in _COUNTED else _("{what} {name}").format(what=new, name=quoted(entity.short))
    return Told(change, "+", _name(change, plan), said, brief, _WEIGHTS.get(table, 4), tuple(lines))


def _removed(change: Change, before: Plan, after: Plan) -> Told:
    weight = _WEIGHTS.get(change.place.table, 4)
    name = _name(change, before)
    if not change.renamed_to:
        gone = _("tatt bort")
        return Told(change, "–", name, gone, _brief(change, gone), weight)
    said = [_("nøkkelen er nå {new}, før {old}").format(new=Place("", change.renamed_to).inner, old=change.place.inner)]
    lines: list[Line] = []
    new = after.at(Place(change.place.table, change.renamed_to))
    if new is not None and change.before is not None:
        whole = change._replace(kind=CHANGED, after=new)
        for one in changed_fields(change.before, new):
            phrase = field_phrase(whole, one, before, after)
            said.append(phrase.text)
            lines += phrase.lines
    return Told(change, _CHANGED, name, ", ".join(said), _brief(change, said[0]), 8, tuple(lines))


def _changed(change: Change, before: Plan, after: Plan, most: int) -> Told:
    phrases = list(_phrases(change, before, after))
    phrases.sort(key=lambda one: one.weight)
    said = [one.text for one in phrases[:most]]
    more = len(phrases) - len(said)
    if more:
        said.append(ngettext("{n} felt til", "{n} felt til", more).format(n=more))
    lines = tuple(line for one in phrases for line in one.lines)
    if more:
        lines = (*(Line(_CHANGED, one.text) for one in phrases[most:] if not one.lines), *lines)
    first = phrases[0]
    kind = TABLES[change.place.table]
    brief = first.brief or (first.text if not kind.keyed and len(first.text) <= SHORT_TEXT else "")
    if not brief:
        # What has a key has its name before it anyway.
        brief = _("endret") if kind.keyed else f"{_(kind.label)} {_('endret')}"
    gist = ", ".join(one.brief for one in phrases[:2] if one.brief)
    return Told(
        change,
        _sign(change),
        _name(change, after),
        ", ".join(said),
        _brief(change, brief),
        first.weight,
        lines,
        (),
        gist,
    )


def _sign(change: Change) -> str:
    """The sign of a change: its new status, a shift in time, or a dot."""
    status = change.field("status")
    if status is not None and status.after in SIGNS:
        return SIGNS[status.after].glyph
    if change.field("start") is not None or change.field("slutt") is not None:
        return _SHIFTED
    return _CHANGED


def _phrases(change: Change, before: Plan, after: Plan) -> Iterable[Phrase]:
    """What is said of each field; fields that belong together as one."""
    fields = {one.path: one for one in change.fields}
    table = change.place.table
    if table in ("tiltak", "(top)") and "status" in fields:
        yield _with_what_it_implies(fields, change, after)
    period = [fields[path] for path in ("start", "slutt") if path in fields]
    if table == "tiltak" and period and not any(isinstance(side, Unread) for one in period for side in one[2:]):
        yield from period_phrases(fields.pop("start", None), fields.pop("slutt", None), change)
    names = change.entity.names
    if names and names[0] in fields and change.before is not None and change.before.values.get(names[0]):
        renamed = fields.pop(names[0])
        if renamed.after is not None and isinstance(renamed.before, str) and isinstance(renamed.after, str):
            yield text_phrase(label_of(change, renamed.path, after), renamed, change, before, after)
        else:
            fields[renamed.path] = renamed
    for one in fields.values():
        yield field_phrase(change, one, before, after)


def _with_what_it_implies(fields: dict[str, FieldChange], change: Change, after: Plan) -> Phrase:
    """A new status, and what a stopped or finished measure brings with it: the day, what took over, 100 per cent."""
    status = fields.pop("status")
    phrase = status_phrase(status)
    now = change.after
    if now is None or change.place.table != "tiltak":
        return phrase._replace(weight=0 if status.after == "vedtatt" else phrase.weight)
    if status.after == DONE and now.values.get("fremdrift") == 100:
        fields.pop("fremdrift", None)
    if status.after != CANCELLED:
        return phrase
    said = phrase.text
    end, follower = fields.get("slutt"), fields.pop("erstattes_av", None)
    if end is not None and end.after is not None and (end.before is None or end.after < end.before):
        said = _("{stopped} {day}").format(stopped=said, day=day(end.after, form="long"))
        if end.before is not None:
            said = _("{stopped}, skulle vart til {day}").format(stopped=said, day=day(end.before, form="long"))
        del fields["slutt"]
    if follower is not None and follower.after is not None:
        place = Place("tiltak", str(follower.after))
        taker = after.at(place)
        number = None if taker is None else taker.values.get("nr")
        name = place.key if taker is None else f"{number} {taker.short}" if number else taker.short
        said = _("{stopped}, {measure} tok over").format(stopped=said, measure=name)
    return Phrase(said, phrase.brief, 1)


_COUNTED: Final = frozenset({"logg", "forankring", "elevstemme", "referat", "sak"})
"""The tables of which a summary counts the new ones instead of naming them."""
