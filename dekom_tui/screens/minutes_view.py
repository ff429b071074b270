"""How the minutes are drawn: the meetings newest first, and all that one of them says, item by item. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import Item, Minutes
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import question
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    cells,
    columns,
    heading,
    indent,
    left_right,
    line,
    pad,
    paragraph,
    wrap,
)
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day, near
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.numbers import number
from dekom_tui.words.telling import place_words, question_words
from dekom_tui.words.values import value_words

if TYPE_CHECKING:
    from dekom_tui.plan.format import Contribution, FollowUp, Resolution, Tally
    from dekom_tui.plan.model import Plan

DATE: Final = 13
LABEL: Final = 14
_COUNT: Final = 9
_VOTES: Final = 4
_GROUP: Final = 6


def meetings(plan: Plan) -> list[Minutes]:
    """The minutes, the newest first, those without a date last."""
    found = plan.of(Minutes).values()
    return sorted(found, key=lambda one: (one.dato is not None, one.dato or date.min, one.key), reverse=True)


def items_of(plan: Plan, minutes: str) -> list[Item]:
    """The agenda items of one meeting, in the order that people see."""
    return plan.derived(_items).get(minutes, [])


def _items(plan: Plan) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for one in plan.ordered(Item):
        found.setdefault(one.key.rpartition("/")[0], []).append(one)
    return found


def is_agenda(plan: Plan, minutes: Minutes) -> bool:
    """Whether the meeting has not been held: nobody took part, and nothing was answered (format.md, «Folders»)."""
    answers = ("innspill", "resultat", "konklusjon", "vedtak", "oppfoelging")
    return not minutes.deltakere and not any(one.get(path) for one in items_of(plan, minutes.key) for path in answers)


def minutes_rows(plan: Plan, today: date, width: int) -> list[Row]:
    """The minutes: date, title, how many items; what is only an agenda so far is told."""
    rows = []
    for one in meetings(plan):
        when = day(one.dato) if one.dato is not None else _("uten dato")
        mark = ("○ ", "soft") if is_agenda(plan, one) else ("● ", "soft")
        n = len(items_of(plan, one.key))
        count = ngettext("{n} sak", "{n} saker", n).format(n=n)
        room = max(8, width - DATE - _COUNT - 9)
        title = line(Span(cut(one.title, room), "text", lead=True))
        cols = columns((line((when, "faint")), DATE, ">"), (title, room), (line((count, "faint")), _COUNT, ">"))
        rows.append(Row(line(" ", mark, cols), Place(Minutes.table, one.key)))
    return rows


def head_rows(plan: Plan, width: int) -> list[Row]:
    """The heading over the list."""
    n = len(plan.of(Minutes))
    count = ngettext("{n} møte", "{n} møter", n).format(n=n) if n else _("ingen ennå")
    return [Row(), Row(indent(heading(_("MØTER"), count)))]


def meeting_rows(plan: Plan, minutes: Minutes, today: date, width: int, *, inside: bool) -> list[Row]:
    """All that the minutes say; each item can be chosen while `inside`."""
    inner = max(1, width - 2)
    kind = _("SAKSLISTE") if is_agenda(plan, minutes) else _("REFERAT")
    when = day(minutes.dato) if minutes.dato is not None else ""
    lines = [heading(kind, when), *paragraph(minutes.title, inner, bold=True)]
    lines += paragraph(_head_words(plan, minutes), inner, "soft")
    lines += paragraph(_people(minutes), inner, "soft")
    rows = [Row(indent(one)) for one in lines if one]
    items = items_of(plan, minutes.key)
    if not items:
        text = _("Ingen saker ennå. Tab går hit, og N legger til den første.")
        return [*rows, Row(), *(Row(indent(one)) for one in paragraph(text, inner, "soft"))]
    for item in items:
        target = Place(Item.table, item.key) if inside else None
        drawn = item_lines(plan, item, today, inner)
        rows += [Row(), *(Row(indent(one), target if not at else None) for at, one in enumerate(drawn))]
    return rows


def _head_words(plan: Plan, minutes: Minutes) -> str:
    """«Biblioteket · kl. 09.00–12.00 · møteleder: Rektor»."""
    clock = [value_words(Minutes.fields[path], minutes.get(path), plan) for path in ("start", "slutt")]
    times = "–".join(one for one in clock if one)
    chair = _("møteleder: {role}").format(role=minutes.moeteleder) if minutes.moeteleder else ""
    hours = _("kl. {times}").format(times=times) if times else ""
    return " · ".join(filter(None, (minutes.sted, hours, chair)))


def _people(minutes: Minutes) -> str:
    """«33 til stede: 23 lærere, 6 fagarbeidere, 2 elever og 2 ledere», the most first."""
    counts = sorted(minutes.deltakere or (), key=lambda one: (-one[1], one[0]))
    if not counts:
        return ""
    total = sum(count for _role, count in counts)
    roles = ", ".join(f"{count} {role}" for role, count in counts)
    return _("{n} til stede: {roles}").format(n=total, roles=roles)


def asked_words(plan: Plan, item: Item) -> str:
    """What an item asks: the plan's own question word for word, a register by its name, or its own words."""
    section, _dot, field = (item.spoersmaal or "").partition(".")
    asked = question(plan, section, field) if field and " " not in field else None
    if asked is not None:
        return asked.text
    return question_words(plan, item.spoersmaal) if item.spoersmaal else Place(Item.table, item.key).inner


def item_lines(plan: Plan, item: Item, today: date, width: int) -> list[Line]:
    """An item: its question and method, contributions by cluster, the result, what was concluded and decided."""
    lead = f"{item.nr or '·'} "
    asked = wrap(asked_words(plan, item), max(1, width - cells(lead)))
    lines = [
        line(Span(lead if not at else " " * cells(lead), "faint", lead=not at), Span(piece, "accent", bold=True))
        for at, piece in enumerate(asked)
    ]
    lines += [line("  ", (one, "faint")) for one in wrap(_how(plan, item), width - 2) if one]
    lines += _contributions(item.innspill, width)
    lines += _results(item.resultat, width)
    if item.konklusjon:
        lines += [BLANK, *prose_lines(item.konklusjon, width)]
    if item.vedtak:
        lines += [BLANK, line((_("Vedtak"), "soft", True))]
        lines += [one for each in item.vedtak for one in _vote(each, width)]
    if item.oppfoelging:
        lines += [BLANK, line((_("Oppfølging"), "soft", True))]
        lines += [one for each in item.oppfoelging for one in _todo(each, today, width)]
    if item.foerte_til:
        led = "; ".join(place_words(plan, one) for one in item.foerte_til)
        lines += [BLANK, *_labelled(_("Det førte til"), led, width)]
    return lines


def _how(plan: Plan, item: Item) -> str:
    minutes = _("{n} min").format(n=item.minutter) if item.minutter else ""
    about = _("om {what}").format(what=place_words(plan, item.gjelder)) if item.gjelder else ""
    n = len(item.innspill)
    said = ngettext("{n} innspill", "{n} innspill", n).format(n=n) if n else ""
    return " · ".join(filter(None, (word(item.metode or ""), minutes, about, said)))


def _contributions(those: Sequence[Contribution], width: int) -> list[Line]:
    """Every contribution, chosen or not: clusters with the most votes first, what stands alone last."""
    clusters: dict[str, list[Contribution]] = {}
    for one in those:
        clusters.setdefault(one.klynge or "", []).append(one)
    alone = clusters.pop("", [])
    lines: list[Line] = []
    for name, members in sorted(clusters.items(), key=lambda one: -_sum(one[1])):
        votes = _sum(members)
        told = ngettext("{n} stemme", "{n} stemmer", votes).format(n=votes) if votes else ""
        lines += [BLANK, left_right(line("  ", (name, "text", True)), line((told, "faint")), width)]
        lines += [one for each in sorted(members, key=lambda one: -(one.stemmer or 0)) for one in _said(each, width)]
    if alone:
        name = _("Uten klynge") if clusters else _("Innspill")
        lines += [BLANK, line("  ", (name, "soft", True))]
        lines += [one for each in alone for one in _said(each, width)]
    return lines


def _sum(those: Iterable[Contribution]) -> int:
    return sum(one.stemmer or 0 for one in those)


def _said(one: Contribution, width: int) -> list[Line]:
    group = _("gr. {n}").format(n=one.gruppe) if one.gruppe else ""
    votes = str(one.stemmer) if one.stemmer is not None else ""
    note = columns((line((group, "faint")), _GROUP), (line((votes, "text")), _VOTES, ">"), gap=0)
    room = max(1, width - 6 - _GROUP - _VOTES)
    pieces = wrap(one.tekst or "", room)
    return [
        line("  • " if not at else "    ", pad(line(piece), room), "  ", note if not at else BLANK)
        for at, piece in enumerate(pieces)
    ]


def _results(those: Sequence[Tally], width: int) -> list[Line]:
    """How often each value was given, a row for each text: «spesifikt  4: 7  5: 3»."""
    if not those:
        return []
    texts: dict[str, list[Tally]] = {}
    for one in those:
        texts.setdefault(one.tekst or "", []).append(one)
    lines = [BLANK, line((_("Resultat"), "soft", True))]
    for text, tallies in texts.items():
        figures = [
            f"{number(one.verdi)}: {one.antall or 0}" if one.verdi is not None else str(one.antall or 0)
            for one in tallies
        ]
        said = line(("   ".join(figures), "text"))
        room = max(1, width - 4 - cells("   ".join(figures)))
        if room < 12:
            lines += [line("  ", each) for each in paragraph(text, width - 2, "soft")]
            lines += [line("    ", each) for each in paragraph("   ".join(figures), width - 4)]
            continue
        pieces = wrap(text, room)
        lines += [line("  ", (piece, "soft")) for piece in pieces[:-1]]
        lines.append(left_right(line("  ", (pieces[-1], "soft")), said, width))
    return lines


def _vote(decided: Resolution, width: int) -> list[Line]:
    """«√ Færre elever på 9. trinn …   27 for  1 mot  3 avstår»."""
    vote = [(decided.for_, _("for")), (decided.mot, _("mot")), (decided.avstaar, _("avstår"))]
    votes = "  ".join(f"{n} {name}" for n, name in vote if n is not None)
    fell = decided.for_ is not None and decided.mot is not None and decided.mot >= decided.for_
    mark = ("× ", "faint") if fell else ("√ ", "ok")
    return _hanging(mark, decided.tekst or "", votes, width)


def _todo(one: FollowUp, today: date, width: int) -> list[Line]:
    """«○ Sende planen til skoleeier   Rektor · 9. sep 2025»; one past its date is told so."""
    late = one.frist is not None and one.frist < today and not one.ferdig
    mark = ("● ", "ok") if one.ferdig else ("▲ ", "bad") if late else ("○ ", "soft")
    due = ""
    if one.frist is not None:
        due = _("frist {day}").format(day=day(one.frist)) + (f", {near(one.frist, today)}" if late else "")
    return _hanging(mark, one.tekst or "", " · ".join(filter(None, (one.ansvarlig, due))), width)


def _hanging(mark: tuple[str, str], text: str, note: str, width: int) -> list[Line]:
    """A marked text, its note at the right edge of its last line, or on a line of its own."""
    pieces = wrap(text, max(1, width - 4))
    lines = [line("  ", mark if not at else "  ", (piece, "text")) for at, piece in enumerate(pieces)]
    if not note:
        return lines
    if cells(pieces[-1]) + cells(note) + 7 <= width:
        return [*lines[:-1], left_right(lines[-1], line((note, "faint")), width)]
    return [*lines, *(line("    ", each) for each in paragraph(note, max(1, width - 4), "faint"))]


def _labelled(name: str, text: str, width: int) -> list[Line]:
    pieces = wrap(text, max(1, width - LABEL))
    return [line((f"{name if not at else '':<{LABEL}}", "soft"), (piece, "text")) for at, piece in enumerate(pieces)]


def empty_rows(width: int, *, loaded: bool) -> list[Row]:
    """No minutes: what belongs here, and how it begins."""
    text = _("Her står det som ble sagt og bestemt i møtene om planen. N begynner det første referatet.")
    if not loaded:
        text = _("Referatene leses inn. De står her om et øyeblikk.")
    return [Row(), *(Row(indent(one, 4)) for one in paragraph(text, max(1, min(64, width - 8)), "soft"))]
