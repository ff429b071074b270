"""The timeline as an SVG picture: with a title and a description for who cannot see it, and text that stays text.

Nothing in it is by colour alone: a bar's state is said beside its name, what is done is thick and what is to come thin.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.dates import week_of
from dekom_tui.plan.measures import CANCELLED, DONE, LATE, NOT_STARTED, ON_HOLD, UNDER_WAY, counts
from dekom_tui.plan.timeline import scale as scales
from dekom_tui.plan.timeline.bars import DONE as STEP_DONE
from dekom_tui.plan.timeline.bars import MISSED, Bar, agreed_of, bar, slip, standing
from dekom_tui.words.dates import day, month_name, span
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, current, ngettext
from dekom_tui.words.timeline import standing_words, step_name
from dekom_tui.words.values import plan_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dekom_tui.plan.format import Measure
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.timeline.scale import Scale
    from dekom_tui.plan.timeline.school import Calendar

_INK: Final = "#14191e"
_SOFT: Final = "#46525c"
_FAINT: Final = "#57636c"
_PAPER: Final = "#fdfcf8"
_SHADE: Final = "#e8e5da"
_ACCENT: Final = "#0a56a3"
_GOLD: Final = "#7a5200"
_COLOURS: Final = {
    DONE: "#0c6440",
    UNDER_WAY: _ACCENT,
    LATE: "#ad2217",
    ON_HOLD: "#5b3fb0",
    NOT_STARTED: _FAINT,
    CANCELLED: _FAINT,
}
_GLYPHS: Final = {DONE: "●", UNDER_WAY: "►", LATE: "▲", ON_HOLD: "║", NOT_STARTED: "○", CANCELLED: "×"}

_LABEL: Final = 330
_ROW: Final = 34
_HEAD: Final = 110
_MARGIN: Final = 24
_FONT: Final = 15
_LETTER: Final = 0.56
"""How wide a letter is, in font sizes, on average."""
_WEEK: Final = 24
"""A week of so many pixels has its number over it; of _WEEK_NAMED the word too."""
_WEEK_NAMED: Final = 64
_BOLD: Final = 0.88
"""The room that is left for bold letters, which are wider."""


def timeline_svg(
    plan: Plan,
    today: date,
    scale: Scale,
    calendar: Calendar,
    groups: Sequence[tuple[str, Sequence[Measure]]],
    width: int,
) -> str:
    """The picture, `width` pixels wide: groups of measures, each under its heading where it has one."""
    return _Picture(plan, today, scale, calendar, width).drawn(groups)


class _Picture:
    def __init__(self, plan: Plan, today: date, scale: Scale, calendar: Calendar, width: int) -> None:
        self.plan, self.today, self.scale, self.calendar = plan, today, scale, calendar
        self.width = max(width, _LABEL + 2 * _MARGIN + 200)
        self.left = _LABEL
        self.each = (self.width - self.left - _MARGIN) / max(1, scale.last - scale.first + 1)
        self.parts: list[str] = []

    def drawn(self, groups: Sequence[tuple[str, Sequence[Measure]]]) -> str:
        rows = sum(len(those) + bool(name) for name, those in groups)
        bottom = _HEAD + _ROW * max(1, rows) + 12
        height = bottom + 64
        self._ground(bottom)
        y = _HEAD
        for name, those in groups:
            if name:
                self._text(_MARGIN, y + 22, _cut(name, (_LABEL - _MARGIN) * _BOLD), _ACCENT, bold=True)
                y += _ROW
            for measure in those:
                self._measure(measure, y)
                y += _ROW
        if not rows:
            self._text(_MARGIN, _HEAD + 22, _("Planen har ingen tiltak ennå."), _SOFT)
        self._standing(bottom)
        title = f"{self.plan.head.skole or ''} {plan_name(self.plan)}".strip()
        self._text(_MARGIN, 34, _cut(title, self.width - 2 * _MARGIN, 22), _INK, size=22, bold=True)
        body = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" lang="{current()}" '
            f'width="{self.width}" height="{height}" viewBox="0 0 {self.width} {height}" '
            f'font-family="Noto Sans, DejaVu Sans, Arial, sans-serif" font-size="{_FONT}">\n'
            f'<title id="title">{_safe(_("Tidslinje for tiltakene: {plan}").format(plan=title))}</title>\n'
            f'<desc id="desc">{_safe(self._described(groups))}</desc>\n'
            f'<rect width="{self.width}" height="{height}" fill="{_PAPER}"/>\n{body}\n</svg>\n'
        )

    def _described(self, groups: Sequence[tuple[str, Sequence[Measure]]]) -> str:
        """What the picture shows, in words: how many measures in each state, then each measure in a sentence."""
        number = sum(len(those) for _name, those in groups)
        told = [ngettext("{n} tiltak.", "{n} tiltak.", number).format(n=number)]
        states = [f"{count} {word(state)}" for state, count in counts(self.plan, self.today).items() if count]
        told += [", ".join(states) + "."] if states else []
        for _name, those in groups:
            for measure in those:
                when = span(measure.start, measure.slutt) or _("uten dato")
                head, after = standing_words(measure, self.today)
                said = (f"{measure.nr or '·'} {measure.title}: {when}.", head, after)
                told.append(" ".join(one for one in said if one))
        return " ".join(told)

    def _x(self, ordinal: int) -> float:
        return self.left + (ordinal - self.scale.first) * self.each

    def _inside(self, ordinal: int) -> bool:
        return self.scale.first <= ordinal <= self.scale.last

    def _clip(self, ordinal: int) -> int:
        return max(self.scale.first, min(ordinal, self.scale.last + 1))

    def _ground(self, bottom: int) -> None:
        for one in self.calendar.free:
            first, last = self._clip(one.first), self._clip(one.last + 1)
            if last > first and (one.last > one.first or self.each > 4):
                self._rect(self._x(first), _HEAD - 6, (last - first) * self.each, bottom - _HEAD + 6, _SHADE)
        for band in scales.terms(self.scale):
            found = date.fromordinal(max(band.day, self.scale.first))
            name = _("høst") if scales.is_autumn(found.toordinal()) else _("vår")
            self._line(self._x(self._clip(band.day)), 58, self._x(self._clip(band.day)), bottom, "#bdb8a8")
            if band.width * self.scale.days / self.scale.cells * self.each > 90 and not self._near:
                self._text(self._x(self._clip(band.day)) + 5, 72, f"{name} {found.year}", _INK)
        if self._near:
            self._months_and_weeks()
            return
        for band in scales.months(self.scale):
            room = self.each * 28
            name = month_name(date.fromordinal(band.day).month)
            if room > 36 and self._inside(band.day):
                self._text(self._x(band.day) + 5, 94, name[:3], _SOFT, size=13)

    @property
    def _near(self) -> bool:
        """Whether weeks have room for their numbers."""
        return self.each * 7 > _WEEK

    def _months_and_weeks(self) -> None:
        for band in scales.months(self.scale):
            found = date.fromordinal(band.day)
            first = self._clip(band.day)
            last = self._clip((found.replace(day=1) + timedelta(days=32)).replace(day=1).toordinal())
            name = f"{month_name(found.month, 'long')} {found.year}"
            if (last - first) * self.each > len(name) * _FONT * _LETTER + 10:
                self._text(self._clear(self._x(first) + 5, name, _FONT), 72, name, _INK)
        for band in scales.weeks(self.scale):
            if self._inside(band.day):
                monday = date.fromordinal(band.day)
                number = str(week_of(monday).number)
                said = _("uke {number}").format(number=number) if self.each * 7 > _WEEK_NAMED else number
                self._line(self._x(band.day), 98, self._x(band.day), 104, "#bdb8a8")
                self._text(self._clear(self._x(band.day) + 3, said, 13), 94, said, _SOFT, size=13)

    def _clear(self, x: float, text: str, size: int) -> float:
        """Where a text begins so that the line of today does not go through it."""
        today = self._x(self.today.toordinal())
        return today + 5 if x - 2 < today < x + len(text) * size * _LETTER + 2 else x

    def _measure(self, measure: Measure, y: int) -> None:
        found = bar(self.plan, measure, self.today, self.calendar)
        state = found.state if found is not None else measure.status or NOT_STARTED
        name = f"{_GLYPHS[state]} {measure.nr or '·'} {measure.short}"
        self._text(_MARGIN, y + 16, _cut(name, _LABEL - _MARGIN - 8), _INK)
        self._text(_MARGIN + 18, y + 30, word(state), _COLOURS[state], size=12)
        if found is None:
            self._text(self.left + 6, y + 16, _("uten dato"), _FAINT)
            return
        self._bar(found, y)

    def _bar(self, found: Bar, y: int) -> None:
        colour = _COLOURS[found.state]
        first, last = self._clip(found.first), self._clip(found.last + 1)
        done = self._clip(found.done)
        if last > first:
            self._rect(self._x(first), y + 12, (last - first) * self.each, 3, _FAINT)
            if done > first:
                self._rect(self._x(first), y + 8, (done - first) * self.each, 11, colour)
        if found.slipped is not None and self._clip(found.slipped + 1) < last:
            begin = self._clip(found.slipped + 1)
            self._rect(self._x(begin), y + 9, (last - begin) * self.each, 9, "none", stroke="#ad2217", dash="3 2")
        agreed = agreed_of(found.measure)
        if slip(found.measure) and agreed.first is not None and agreed.last is not None:
            self._agreed(agreed.first, agreed.last, y)
        for one in found.steps:
            if self._inside(one.day):
                when = date.fromordinal(one.day)
                self._mark(self._x(one.day) + self.each / 2, y + 13.5, one.kind, colour,
                           f"{day(when)}: {step_name(one.step)}")  # fmt: skip
        if found.first < self.scale.first:
            gone = found.last < self.scale.first
            self._text(self.left + (4 if gone else 0), y + 18, f"← {self._day(found.last)}" if gone else "←", _SOFT)
        if found.last > self.scale.last:
            said = f"{self._day(found.first)} →" if found.first > self.scale.last else "→"
            self._text(self.width - _MARGIN, y + 18, said, _SOFT, anchor="end")
        numbers = ", ".join(str(one.nr) for one in found.follows if one.nr)
        if numbers and self._inside(found.first):
            self._text(self._x(found.first) - 6, y + 18, f"{numbers} →", _SOFT, anchor="end")
        if found.replaced_by is not None and self._inside(found.last):
            self._text(self._x(found.last + 1) + 8, y + 18, f"→ {found.replaced_by.nr or ''}", _SOFT)

    def _day(self, ordinal: int) -> str:
        return day(date.fromordinal(ordinal), self.today)

    def _agreed(self, first: int, last: int, y: int) -> None:
        """The agreed dates, with an end where there is one in view."""
        a, b = self._clip(first), self._clip(last + 1)
        if b > a:
            begin = f"M{self._x(a):.1f} {y + 22} V{y + 27}" if a == first else f"M{self._x(a):.1f} {y + 27}"
            end = f" V{y + 22}" if b == last + 1 else ""
            self._path(f"{begin} H{self._x(b):.1f}{end}", _SOFT)

    def _mark(self, x: float, y: float, kind: str, colour: str, told: str) -> None:
        fill = colour if kind == STEP_DONE else "#ad2217" if kind == MISSED else _PAPER
        stroke = _PAPER if kind == STEP_DONE else "#ad2217" if kind == MISSED else _INK
        title = f"<title>{_safe(told)}</title>"
        if kind == MISSED:
            points = f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y + 5:.1f} {x - 6:.1f},{y + 5:.1f}"
            self.parts.append(f'<polygon points="{points}" fill="{fill}" stroke="{stroke}">{title}</polygon>')
            return
        self.parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="{stroke}" stroke-width="1.5">'
            f"{title}</circle>"
        )

    def _standing(self, bottom: int) -> None:
        found = standing(self.plan, self.today)
        taken = -1e9
        for due in found.dues:
            if self._inside(due.day):
                x = self._x(due.day)
                self._line(x, _HEAD - 6, x, bottom, _FAINT, dash="2 4")
                if x - taken > 70:
                    name = _("Mål {n}").format(n=due.goal.nr) if due.goal.nr else due.goal.short
                    self._text(x, bottom + 18, _cut(name, 70), _SOFT, size=13, anchor="middle")
                    taken = x
        if found.revision is not None and self._inside(found.revision):
            x = self._x(found.revision)
            self._line(x, _HEAD - 6, x, bottom, _GOLD, dash="6 3")
            said = _("neste revisjon {day}").format(day=day(date.fromordinal(found.revision)))
            self._text(self._within(x, said), bottom + 38, said, _GOLD, size=13, anchor="middle")
        if self._inside(found.today):
            x = self._x(found.today)
            self._line(x, 58, x, bottom, _ACCENT, width=2)
            said = _("i dag {day}").format(day=day(self.today))
            self._text(self._within(x, said), 52, said, _ACCENT, size=13, anchor="middle", bold=True)

    def _within(self, x: float, text: str) -> float:
        """The middle of a small text at a place, moved so far that the whole of it is in the picture."""
        half = len(text) * 13 * _LETTER / 2
        return max(half, min(x, self.width - half - 4))

    def _text(
        self, x: float, y: float, text: str, fill: str, *, size: int = _FONT, anchor: str = "start", bold: bool = False
    ) -> None:
        more = f' font-size="{size}"' if size != _FONT else ""
        more += f' text-anchor="{anchor}"' if anchor != "start" else ""
        more += ' font-weight="bold"' if bold else ""
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}"{more}>{_safe(text)}</text>')

    def _rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, stroke: str = "", dash: str = ""
    ) -> None:
        more = f' stroke="{stroke}" stroke-dasharray="{dash}"' if stroke else ""
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"{more}/>'
        )

    def _line(
        self, x: float, y: float, to_x: float, to_y: float, stroke: str, *, width: int = 1, dash: str = ""
    ) -> None:
        more = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{stroke}" '
            f'stroke-width="{width}"{more}/>'
        )

    def _path(self, points: str, stroke: str) -> None:
        self.parts.append(f'<path d="{points}" fill="none" stroke="{stroke}"/>')


def _cut(text: str, room: float, size: int = _FONT) -> str:
    most = max(1, int(room / (size * _LETTER)))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _safe(text: str) -> str:
    """The text as XML can hold it: marks escaped, and what XML 1.0 forbids left out."""
    kept = "".join(one for one in text if one in "\t\n" or (ord(one) >= 32 and not 0xD800 <= ord(one) <= 0xDFFF))
    kept = kept.replace("\ufffe", "").replace("\uffff", "")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
