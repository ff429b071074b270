"""Oversikt as rows: where the goals stand, the measures by state, what needs people now, the framework conditions.

The richest form that has room is drawn: with room to spare each goal has a bar of its own, in a small window the
measures and the conditions are a line each. From 120 cells what lies ahead stands to the right.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from dekom_tui.commands import PLACES
from dekom_tui.plan.frameworks import conditions
from dekom_tui.plan.measures import CANCELLED, DONE, LATE, NOT_STARTED, ON_HOLD, UNDER_WAY, counts, state
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.needs import (
    GOAL_DUE,
    LATE_MEASURE,
    REVISION,
    UNANSWERED,
    Need,
    all_answers,
    needs,
)
from dekom_tui.screens.overview.ahead import side
from dekom_tui.screens.overview.goals import Way, begin, goals
from dekom_tui.widgets.bars import segments
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    beside,
    columns,
    fit,
    heading,
    indent,
    left_right,
    line,
    pad,
    paragraph,
    width_of,
)
from dekom_tui.widgets.lines import rows as as_rows
from dekom_tui.widgets.states import FINE, LOOK, LOOSE, OPEN, STATES, WRONG, Sign
from dekom_tui.words.conditions import Judgement, judgements
from dekom_tui.words.dates import day, near
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.needs import need_notes, need_title
from dekom_tui.words.short import name_within
from dekom_tui.words.values import joined

PANE_FROM: Final = 120
"""The width from which there is a second pane."""
FEWEST_NEEDS: Final = 3
"""So many of the needs are shown before something else gives way."""

_NAME: Final = 29
"""Cells of a need's name."""


FRAMEWORKS: Final = "rammer"
"""The `row` of the framework conditions; its target is `Place("rammer")` and no place has them."""
MORE: Final = Way("more")
"""The row that unfolds the whole list of needs."""
FINDINGS_WAY: Final = Way("findings")
"""The row that leads to what is wrong in the files."""
PLAN_FILE: Final = "plan.toml"
REVISE: Final = Way("revision", "", Place("(top)"))


class _Form(NamedTuple):
    """How much of it is shown."""

    goals: str
    """roomy (a bar of its own and an empty line), tight (without the empty line) or line (one line)."""
    measures: bool
    """Every measure by name under the bar."""
    notes: bool
    """The framework conditions a line each, with a word on what stands in the registers."""
    small: bool = False
    """The measures and the conditions a line each, at the bottom."""


_FORMS: Final = (
    _Form("roomy", measures=True, notes=True),
    _Form("tight", measures=True, notes=True),
    _Form("line", measures=True, notes=True),
    _Form("line", measures=False, notes=True),
    _Form("line", measures=False, notes=False),
    _Form("line", measures=False, notes=False, small=True),
)

_NEED_SIGNS: Final[dict[str, Sign]] = {LATE_MEASURE: STATES[LATE], GOAL_DUE: LOOK, REVISION: LOOK, UNANSWERED: OPEN}
_TABLE_PLACES: Final = {"maal": "3", "funn": "4", "tiltak": "5"}
"""Where an entity is mended as long as there is no better place."""
_BEGINNINGS: Final = (
    ("1", N_("Svar på det første spørsmålet"), N_("hva planen handler om, og for hvem")),
    ("2", N_("Skriv hva dere vet i dag"), N_("resultater, og hva folk sier")),
    ("3", N_("Skriv det første målet"), N_("én setning holder")),
)


def rows(
    plan: Plan, today: date, width: int, height: int, *, unfolded: bool = False, refused: Sequence[str] = ()
) -> list[Row]:
    """The whole screen. `unfolded`: every need is listed, though it scrolls; `refused`: files that cannot be read."""
    if refused:
        notice = _refused(refused, width)
        if PLAN_FILE in refused:
            return [Row(), *notice]
        return [Row(), *notice, *rows(plan, today, width, height - len(notice) - 1, unfolded=unfolded)]
    if is_empty(plan):
        return _empty(width)
    paned = width >= PANE_FROM and height >= 24
    left = max(78, width * 3 // 5 - 2) if paned else width
    view = _View(plan, today, left - 2, paned=paned)
    mine = view.unfolded() if unfolded else view.fitted(height)
    if not paned:
        return mine
    return beside(mine, side(plan, today, width - left - 3, height), left, height)


def _refused(files: Sequence[str], width: int) -> list[Row]:
    """Files that cannot be read: the rest of the plan is shown without them."""
    names = joined([one.removeprefix("../") for one in files[:3]])
    told = _("{files} kan ikke leses, og er ikke rørt.").format(files=names)
    first = line((f"{WRONG.glyph} ", WRONG.ink, True), (told, WRONG.ink, True), "  ")
    key = line(("F8", "accent", True), " ", _("viser stedet"))
    if width_of(first) + width_of(key) <= width - 2:
        return [Row(indent(line(first, key)), FINDINGS_WAY)]
    return [Row(indent(fit(each, width - 2)), FINDINGS_WAY) for each in (first, line("  ", key))]


def is_empty(plan: Plan) -> bool:
    """Whether nothing has been written in the plan yet, beyond what it is called."""
    return not (
        plan.goals or plan.measures or plan.log or any(one.answered for one in all_answers(plan).values())
    ) and not any(entities for name, entities in plan.tables.items() if name not in ("(top)", "(tiltak)"))


def place_of(need: Need) -> Way:
    """Where a need is mended: its own place, or the nearest that has a screen."""
    about = need.measure or need.goal or need.finding or next(iter(need.measures), None)
    if need.kind == REVISION:
        return REVISE
    if need.kind == UNANSWERED:
        return Way("need:unanswered", need.key, Place(need.questions[0].section, need.questions[0].field))
    target = Place(about.table, about.key) if about is not None else None
    there = need.key in {one.key for one in PLACES}
    key = need.key if there or target is None else _TABLE_PLACES[target.table]
    return Way(f"need:{need.kind}:{target.key if target else ''}", key, target)


def _empty(width: int) -> list[Row]:
    """An empty plan: what comes here, and how to begin."""
    room = min(66, width - 10)
    told = _("Planen er tom ennå. Her ser dere hvor den står: målene, tiltakene, og det som trenger dere nå.")
    found = [Row(), Row(indent(heading(_("OVERSIKT"), _("ingenting skrevet ennå")))), Row(), Row()]
    found += as_rows(paragraph(told, room), by=5)
    found.append(Row())
    names = max(width_of(_(name)) for _key, name, _note in _BEGINNINGS)
    for key, name, note in _BEGINNINGS:
        words = Span(_(name), "text", lead=True)
        told_line = line("     ", (key, "accent", True), "  ", pad(line(words), names), "   ", (_(note), "faint"))
        found.append(Row(fit(told_line, width - 1), Way(f"begin:{key}", key), inset=3))
    return found


class _View:
    """One plan on one day, `width` cells wide (from the second cell on)."""

    def __init__(self, plan: Plan, today: date, width: int, *, paned: bool) -> None:
        self.paned = paned
        self.plan = plan
        self.today = today
        self.width = width
        self.needs = needs(plan, today)
        self.judged = judgements(conditions(plan, today))
        self._made: dict[Hashable, list[Row]] = {}

    def fitted(self, height: int) -> list[Row]:
        """The richest form that has room in `height` rows."""
        for form in _FORMS:
            if form.small is False and form.notes and self.width < 76:
                continue
            if form.goals == "line" and not form.notes and not form.small and self.width < 70:
                continue
            rest = height - len(self.drawn(form, ()))
            if len(self.needs) <= rest or (not form.notes and rest > FEWEST_NEEDS) or form.small:
                return self.drawn(form, self.needs, max(1, rest))
        raise AssertionError

    def unfolded(self) -> list[Row]:
        """Everything, though it scrolls."""
        small = self.width < 70
        return self.drawn(_FORMS[-1] if small else _FORMS[-2], self.needs, len(self.needs))

    def drawn(self, form: _Form, listed: tuple[Need, ...], room: int = 0) -> list[Row]:
        """The rows of a form with a list of needs in `room` rows."""
        found = [Row(), *self.goals(form)]
        if form.goals != "roomy" or not self.plan.goals:
            found.append(Row())
        if not form.small:
            found += [*self.once(("measures", form.measures), lambda: self.measures(form)), Row()]
        found += [self.needs_heading(form), *self.need_rows(listed, room)]
        if not self.needs:
            found.append(Row(indent(line(FINE.span(), " ", (_("Ingenting haster."), "soft")))))
        if form.small:
            return [*found, Row(), self.measures_line(), self.frameworks_line()]
        return [*found, Row(), *self.once(("frameworks", form.notes), lambda: self.frameworks(form))]

    def goals(self, form: _Form) -> list[Row]:
        """The goals in the way of the form."""
        made = partial(goals, self.plan, self.today, self.width, form.goals, small=form.small)
        return self.once(("goals", form.goals, form.small), made)

    def once(self, key: Hashable, make: Callable[[], list[Row]]) -> list[Row]:
        """Rows that several forms share: a form that had no room is not drawn for nothing."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    # Measures

    def measures(self, form: _Form) -> list[Row]:
        """How many are in each state, as a bar and in figures; each by name where there is room."""
        measures = self.plan.measures
        way = Way("measures", "5")
        if not measures:
            note = _("hva dere gjør, når, og hvem som står for det")
            first = begin("5", _("Skriv det første tiltaket"), note, self.width)
            return [Row(indent(heading(_("TILTAK"), _("ingen ennå")))), first]
        found = counts(self.plan, self.today)
        note = _("{n} i alt").format(n=len(measures))
        log = [one.dato for one in self.plan.log if one.dato is not None]
        last = _("sist i loggen {date}").format(date=day(log[-1], self.today)) if log else _("ingenting i loggen ennå")
        one_bar = segments(self.width, [(n, STATES[name].bar) for name, n in found.items()])
        head = Row(indent(heading(_("TILTAK"), note, "" if self.paned else last, self.width)))
        drawn = [head, Row(indent(one_bar), way), Row(indent(fit(self.counted(found), self.width)), way)]
        return [*drawn, Row(), *self.measure_names()] if form.measures else drawn

    def counted(self, found: dict[str, int]) -> Line:
        """«●2 fullført  ►4 pågår»."""
        parts: list[Line] = []
        for name, n in found.items():
            if n:
                parts.append(line("  " if parts else "", STATES[name].span(), (str(n), "text", True), f" {word(name)}"))
        return line(*parts)

    def measure_names(self) -> list[Row]:
        """Every measure with its state, in two columns."""
        measures = self.plan.measures
        half = (len(measures) + 1) // 2
        wide = (self.width - 2) // 2

        def cell(at: int) -> Line:
            if at >= len(measures):
                return BLANK
            one = measures[at]
            sign = STATES[state(one, self.today)]
            return line(sign.span(), (f" {one.nr or '':>2} ", "faint"), name_within(one, wide - 5))

        return [Row(indent(columns((cell(at), wide), (cell(at + half), wide)))) for at in range(half)]

    def measures_line(self) -> Row:
        """The measures in one line: what is late first, the rest in one figure."""
        found = counts(self.plan, self.today)
        named = {name: found[name] for name in (LATE, UNDER_WAY, DONE) if found[name]}
        rest = sum(found[name] for name in (ON_HOLD, NOT_STARTED, CANCELLED))
        told = self.counted(named) if self.plan.measures else line((_("ingen ennå"), "faint"))
        if rest:
            others = ngettext("{n} annet", "{n} andre", rest).format(n=rest)
            told = line(told, "  " if named else "", (others, "faint"))
        return self.foot_row(_("TILTAK"), told, Way("measures", "5"))

    def foot_row(self, name: str, told: Line, way: Way) -> Row:
        """One of the lines at the bottom of a small window."""
        wide = max(width_of(one) for one in (_("TILTAK"), _("RAMMER"))) + 4
        return Row(indent(fit(line(pad(line((name, "accent", True)), wide), told), self.width)), way)

    # What needs people now

    def needs_heading(self, form: _Form) -> Row:
        """The heading, with the date of the next revision."""
        revision = self.plan.head.neste_revisjon
        when = ""
        if revision is not None and revision >= self.today and not form.small:
            when = _("neste revisjon {date}").format(date=day(revision))
            if self.width >= 80:
                when = f"{when}, {near(revision, self.today)}"
        return Row(indent(heading(_("TRENGER DERE NÅ"), right=when, width=self.width)))

    def need_rows(self, listed: tuple[Need, ...], room: int) -> list[Row]:
        """The needs in `room` rows; the last one says how many more there are, and unfolds them."""
        shown = listed if len(listed) <= room else listed[: room - 1]
        found = [self.need(one) for one in shown]
        if len(shown) < len(listed):
            found.append(Row(indent(line("  ", (_("og {n} til").format(n=len(listed) - len(shown)), "faint"))), MORE))
        return found

    def need(self, one: Need) -> Row:
        """What it is about, what is the matter, and the key that leads there."""
        way = place_of(one)
        sign = _NEED_SIGNS.get(one.kind, LOOSE)
        name_width = _NAME if self.width < 80 else _NAME + 2
        name = Span(need_title(one, self.today, name_width), "text", lead=True)
        room = self.width - name_width - 8
        notes = need_notes(one, self.today)
        told = [" · ".join(notes[:n]) for n in range(len(notes), 0, -1)]
        note = next((each for each in told if width_of(each) <= room), told[-1] if told else "")
        left = line(sign.span(), " ", pad(line(name), name_width), "  ", note)
        return Row(indent(left_right(left, line((way.key, "accent", True)), self.width)), way)

    # Framework conditions

    def frameworks(self, form: _Form) -> list[Row]:
        """The four conditions with what stands for each in the registers."""
        head = Row(indent(heading(_("RAMMER FOR ARBEIDET"))))
        names = max(width_of(one.name) for one in self.judged)
        figures = max(width_of(one.figures) for one in self.judged)
        if form.notes:
            return [head, *(self.framework(one, names, figures) for one in self.judged)]
        half = (self.width - 2) // 2
        way = Way(FRAMEWORKS, "", Place("rammer"))
        found = [head]
        for left, right in zip(self.judged[::2], self.judged[1::2], strict=True):
            first = self.framework_cell(left, self.judged[::2], half + 5)
            second = self.framework_cell(right, self.judged[1::2], self.width - half - 6)
            found.append(Row(indent(line(pad(first, half + 6), second)), way))
        return found

    def framework_cell(self, one: Judgement, column: tuple[Judgement, ...], width: int) -> Line:
        """A condition in half a row: its name as wide as the widest in its column."""
        names = max(width_of(each.name) for each in column)
        name = Span(one.name, "text", lead=True)
        return fit(line(_judged(one).span(), " ", pad(line(name), names), "  ", one.figures), width)

    def framework(self, one: Judgement, names: int, figures: int) -> Row:
        """A condition in a row of its own."""
        name = pad(line(Span(one.name, "text", lead=True)), names)
        told = line(_judged(one).span(), " ", name, "  ", pad(line(one.figures), figures), "  ", (one.note, "faint"))
        return Row(indent(fit(told, self.width)), Way(f"{FRAMEWORKS}:{one.field}", "", Place("rammer")))

    def frameworks_line(self) -> Row:
        """The four conditions in one line."""
        signs = line(*(line(_judged(one).span(), " ") for one in self.judged))
        missing = [one.name.lower() for one in self.judged if not one.supported]
        if missing:
            told = _("uten støtte: {names}").format(names=", ".join(missing))
        else:
            told = _("alle fire har støtte i planen")
        return self.foot_row(_("RAMMER"), line(signs, " ", told), Way(FRAMEWORKS, "", Place("rammer")))


def _judged(one: Judgement) -> Sign:
    return FINE if one.supported else LOOK
