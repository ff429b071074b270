"""The lines that stand above and below every screen: title, places, keys. One row each, drawn as lines."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.message import Message

from dekom_tui.widgets.lines import BLANK, Line, Span, cells, fit, left_right, line, pad, width_of
from dekom_tui.widgets.paint import LineWidget
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

NAMES_FROM: Final = 136
"""The width from which every place has its name beside its key."""


class Saved(Enum):
    """Whether what is on screen is on disk."""

    YES = "ok"
    WRITING = "warn"
    NO = "bad"

    def line(self) -> Line:
        """As the title line says it."""
        words = {Saved.YES: _("√ lagret"), Saved.WRITING: _("○ skriver"), Saved.NO: _("! ikke lagret")}
        return line((words[self], self.value))


class FrameLine(LineWidget):
    """A row of the frame."""

    DEFAULT_CSS = "FrameLine { height: 1; width: 1fr; }"


class TitleLine(FrameLine):
    """School and plan; to the right whether it is saved, week and date. A notice takes the whole line."""

    ground = "surface"

    def __init__(self, school: str = "", plan: str = "", when: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._school, self._plan, self._when = school, plan, when
        self._state: Line = BLANK
        self._notice: Line = BLANK

    def show(
        self,
        *,
        school: str | None = None,
        plan: str | None = None,
        when: str | None = None,
        state: Saved | Line | None = None,
    ) -> None:
        """Changes what is named. `when` is «uke 48 · 24. nov»: where it is narrow, what follows `·` goes."""
        before = (self._school, self._plan, self._when, self._state)
        self._school = self._school if school is None else school
        self._plan = self._plan if plan is None else plan
        self._when = self._when if when is None else when
        if state is not None:
            self._state = state.line() if isinstance(state, Saved) else state
        if before != (self._school, self._plan, self._when, self._state):
            self.refresh()

    def notice(self, text: Line | str = BLANK, token: str = "bad") -> None:
        """Puts a notice in the place of all else; an empty one takes it away."""
        notice = line((text, token, True)) if isinstance(text, str) else text
        if notice != self._notice:
            self._notice = notice
            self.refresh()

    def line_at(self, y: int) -> Line:
        return title(self.size.width, self._school, self._plan, self._state, self._when, self._notice)


def title(width: int, school: str, plan: str, state: Line, when: str, notice: Line = BLANK) -> Line:
    """The title line in `width` cells: first the plan's name goes, then the date, then the school is cut."""
    if notice:
        return line(" ", fit(notice, width - 2))
    inner = width - 2
    short = when.partition(" · ")[0]
    for name, time in ((plan, when), ("", when), ("", short), ("", "")):
        right = line(state, "   " if state and time else "", time)
        left = line((school, "text", True), "  " if name else "", name)
        if width_of(left) + 2 + width_of(right) <= inner:
            break
    return line(" ", left_right(left, right, inner))


class Place(NamedTuple):
    """A place of the program: its key and its name; `there` once it has a screen."""

    key: str
    name: str
    there: bool = True


class TabLine(FrameLine):
    """All places in their order: the current one a filled tab, the others their keys (names where they fit)."""

    class PlaceChosen(Message):
        """A place was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, places: Sequence[Place] = (), current: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._places = tuple(places)
        self._current = current

    def show(self, places: Sequence[Place] | None = None, current: str | None = None) -> None:
        """Changes the places or which one is the current."""
        before = (self._places, self._current)
        self._places = self._places if places is None else tuple(places)
        self._current = self._current if current is None else current
        if before != (self._places, self._current):
            self.refresh()

    def line_at(self, y: int) -> Line:
        return tabs(self.size.width, self._places, self._current)[0]

    def place_at(self, x: int) -> str | None:
        """The key of the place under cell `x`."""
        for key, start, end in tabs(self.size.width, self._places, self._current)[1]:
            if start <= x < end:
                return key
        return None

    def on_click(self, event: events.Click) -> None:
        key = self.place_at(event.x)
        if key is not None:
            event.stop()
            self.post_message(self.PlaceChosen(key))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.styles.pointer = "default" if self.place_at(event.x) is None else "pointer"


def tabs(width: int, places: Sequence[Place], current: str) -> tuple[Line, list[tuple[str, int, int]]]:
    """The tab line, and for each place its key and the cells from and up to which it is clicked.

    On a broad screen the others have their names too, the last ones only as far as they fit.
    """
    there = [place for place in places if place.there]
    for named in range(len(there) if width >= NAMES_FROM else 0, 0, -1):
        found = _tabs(there, current, named)
        if found[1][-1][2] <= width:
            return found
    return _tabs(there, current, 0)


def _tabs(places: Sequence[Place], current: str, named: int) -> tuple[Line, list[tuple[str, int, int]]]:
    """The tab line with the names of the first so many."""
    spans: list[Span] = [Span(" ")]
    zones: list[tuple[str, int, int]] = []
    at = 1

    def put(*new: Span) -> int:
        spans.extend(new)
        return sum(cells(span.text) for span in new)

    letters = False
    for number, place in enumerate(places):
        if not letters and not place.key.isdigit() and zones:
            letters = True
            at += put(Span("│", "line"), Span(" "))
        start = at
        if place.key == current:
            at += put(Span(f" {f'{place.key} {place.name}'.strip()} ", "accent", bold=True, lit=True), Span(" "))
        elif number < named:
            at += put(Span(place.key, "accent"), Span(f" {place.name} ", "soft"))
        else:
            at += put(Span(place.key, "accent"), Span("  "))
        zones.append((place.key, start, at - 1))
    return tuple(spans), zones


class Hint(NamedTuple):
    """A key that works here and now, as the key line shows it."""

    key: str
    """Its label: «Enter», «↑↓»."""
    words: str
    action: str = ""
    """The action that a click runs, in the screen's namespace; none for keys that are only for the hand."""
    short: str = ""
    """The words where it is narrow."""
    firm: bool = False
    """Goes after the others where there is no room."""


class KeyLine(FrameLine):
    """Two to seven keys with what they do, the most useful first and help last."""

    ground = "surface"

    def __init__(self, hints: Sequence[Hint] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints = tuple(hints)

    def show(self, hints: Sequence[Hint]) -> None:
        """Changes the keys."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def line_at(self, y: int) -> Line:
        return keys(self.size.width, self._hints)[0]

    def hint_at(self, x: int) -> Hint | None:
        """The hint under cell `x`, when it can be clicked."""
        for hint, start, end in keys(self.size.width, self._hints)[1]:
            if start <= x < end and hint.action:
                return hint
        return None

    async def on_click(self, event: events.Click) -> None:
        hint = self.hint_at(event.x)
        if hint is not None:
            event.stop()
            await self.screen.run_action(hint.action)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.styles.pointer = "default" if self.hint_at(event.x) is None else "pointer"


def keys(width: int, hints: Sequence[Hint]) -> tuple[Line, list[tuple[Hint, int, int]]]:
    """The key line, and for each hint on it the cells from and up to which it is clicked.

    Where it is narrow the short words are taken, the last first; then hints go, the last
    but one first, and the firm ones after the others.
    """
    kept = [(hint, hint.words) for hint in hints]

    def too_wide(margin: int = 0) -> bool:
        taken = sum(cells(hint.key) + 1 + cells(words) + 2 for hint, words in kept)
        return 1 + taken - 2 > width - margin

    for index in range(len(kept) - 1, -1, -1):
        hint, _words = kept[index]
        if too_wide(1) and hint.short:
            kept[index] = (hint, hint.short)
    while too_wide() and len(kept) > 1:
        loose = [at for at, (hint, _words) in enumerate(kept[:-1]) if not hint.firm]
        del kept[loose[-1] if loose else -2]

    spans: list[Span] = [Span(" ")]
    zones: list[tuple[Hint, int, int]] = []
    at = 1
    for hint, words in kept:
        end = at + cells(hint.key) + 1 + cells(words)
        spans += [Span(hint.key, "accent", bold=True), Span(f" {words}  ", "soft")]
        zones.append((hint, at, end))
        at = end + 2
    return pad(tuple(spans), width) if at - 2 > width else tuple(spans), zones
