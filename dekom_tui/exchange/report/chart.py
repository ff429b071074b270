"""The measures along time as a picture in the page: as they are, and under each as it was where that is another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dekom_tui.plan.measures import CANCELLED, DONE, LATE, NOT_STARTED, ON_HOLD, UNDER_WAY
from dekom_tui.words.report.blocks import Bar, Chart

_WIDTH: Final = 820
_LABEL: Final = 258
_ROW: Final = 30
_HEAD: Final = 24
_FOOT: Final = 24
_RIGHT: Final = 116
"""Room for a word after a bar that ends at the edge."""
_COLOURS: Final = {
    DONE: "#0c6440", UNDER_WAY: "#0a56a3", LATE: "#ad2217", ON_HOLD: "#5b3fb0", NOT_STARTED: "#57636c",
    CANCELLED: "#57636c",
}  # fmt: skip
_FAINT: Final = "#57636c"
_LINE: Final = "#dcd8ca"


def chart_svg(chart: Chart, safe: Callable[[str], str]) -> str:
    """The picture, with a title and a description; `safe` escapes text."""
    height = _HEAD + _ROW * len(chart.bars) + _FOOT
    low = height - _FOOT + 4
    scale = (_WIDTH - _LABEL - _RIGHT) / max(1, chart.last - chart.first + 1)

    def x(day: int) -> float:
        return round(_LABEL + (day - chart.first) * scale, 1)

    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="ct cd">'
        f'<title id="ct">{safe(chart.title)}</title>'
        f'<desc id="cd">{safe(chart.told)}</desc>'
    ]
    for day, words in chart.ticks:
        parts.append(f'<line x1="{x(day)}" y1="20" x2="{x(day)}" y2="{low}" stroke="{_LINE}"/>')
        parts.append(f'<text x="{x(day) + 3}" y="14" class="tick">{safe(words)}</text>')
    for at, one in enumerate(chart.bars):
        parts += _bar(one, _HEAD + at * _ROW, x, safe)
    if chart.first <= chart.today <= chart.last:
        here = x(chart.today)
        parts.append(
            f'<line x1="{here}" y1="20" x2="{here}" y2="{low}" '
            'stroke="#0a56a3" stroke-width="1.5" stroke-dasharray="4 3"/>'
        )
        parts.append(
            f'<text x="{here}" y="{height - 6}" text-anchor="middle" class="day">{safe(chart.today_words)}</text>'
        )
    return "".join([*parts, "</svg>"])


def _bar(one: Bar, top: int, x: Callable[[int], float], safe: Callable[[str], str]) -> list[str]:
    base = top + 15
    parts = [
        f'<text x="0" y="{base}" class="nr">{safe(one.number)}</text><text x="24" y="{base}">{safe(one.name)}</text>'
    ]
    ends: list[float] = []
    if one.now is not None:
        left, right = x(one.now[0]), x(one.now[1] + 1)
        parts.append(
            f'<rect x="{left}" y="{top + 6}" width="{max(3, round(right - left, 1))}" height="9" '
            f'fill="{_COLOURS[one.state]}"/>'
        )
        ends.append(right)
    if one.was is not None:
        left, right = x(one.was[0]), x(one.was[1] + 1)
        y = top + 18
        parts.append(
            f'<path d="M{left} {y}v5H{max(right, left + 3)}v-5" fill="none" stroke="{_FAINT}" stroke-width="1.5"/>'
        )
        ends.append(right if one.now is None else 0)
    if one.note:
        parts.append(f'<text x="{max(ends) + 6}" y="{base}" class="note">{safe(one.note)}</text>')
    return parts
