"""What an entry is written with besides text: goals and measures picked from a list, a decision, what follows it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from dekom_tui.plan.format import DECISIONS
from dekom_tui.screens.log.entry_view import DECIDED
from dekom_tui.widgets.edge_canvas import EdgeCanvas
from dekom_tui.widgets.lines import Line, Span, cells, fit, line, pad
from dekom_tui.widgets.paint import MARK, LineWidget
from dekom_tui.words.labels import word
from dekom_tui.words.language import _


class Part(LineWidget, can_focus=True):
    """A row with a label that takes keys but no letters; letters do nothing, so that nobody leaves by mistake."""

    DEFAULT_CSS = "Part { height: 1; width: 1fr; }"

    def __init__(self, label: str, label_width: int, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self._width = label_width

    def call(self, label: str, label_width: int) -> None:
        """Gives it another label, in another language say."""
        self._label, self._width = label, label_width
        self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are nobody's here."""
        return character is not None and character.isprintable() and character != " "

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def lead(self, width: int = 0) -> Line:
        """The mark and the label, in as many cells as labels have here, or in `width`."""
        focus = self.has_focus
        self.ground = "accent_bg" if focus else "bg"
        mark = Span(MARK, "accent") if focus else Span(" ")
        return line(
            mark, pad(line((self._label, "text" if focus else "faint", focus)), (width or self._width) - 2), " "
        )


class PickLine(Part):
    """Goals or measures, picked from a list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "ask", show=False)]

    class Asked(Message):
        """The list is to be opened."""

        def __init__(self, part: PickLine) -> None:
            super().__init__()
            self.part = part

    words = ""
    """What is picked, as it is shown."""

    def line_at(self, y: int) -> Line:
        room = self.size.width - self._width - 1
        if self.words:
            return line(self.lead(), fit(line((self.words, "text")), room))
        return line(self.lead(), fit(line((_("ingen valgt. Enter åpner lista"), "faint")), room))

    def show(self, words: str) -> None:
        """Shows what is picked."""
        self.words = words
        self.refresh()

    def action_ask(self) -> None:
        """Open the list."""
        self.post_message(self.Asked(self))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_ask()


_GAP: Final = 3


class DecisionLine(Part):
    """One of the four decisions, or none yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]

    class Decided(Message):
        """Another decision is chosen."""

        def __init__(self, value: str | None) -> None:
            super().__init__()
            self.value = value

    value: str | None = None

    def _texts(self) -> tuple[int, list[tuple[str, str]]]:
        """The cell where the decisions begin, and each as it stands: closer to each other, and in the end by their
        signs, where there is less room."""
        words = [(one, f"{DECIDED[one].glyph} {word(one)}") for one in DECISIONS]
        signs = [(one, text if one == self.value else DECIDED[one].glyph) for one, text in words]
        close = min(self._width - 1, cells(self._label) + 2)
        for left, those, after in ((self._width - 1, words, " "), (close, words, ""), (close, signs, " ")):
            texts = [(one, f" {text}{after}") for one, text in those]
            if left + sum(cells(text) for _one, text in texts) <= self.size.width:
                break
        return left, texts

    def line_at(self, y: int) -> Line:
        left, texts = self._texts()
        chosen = self.value
        spans = [Span(text, "accent", bold=True, lit=True) if one == chosen else (text, "soft") for one, text in texts]
        return line(self.lead(left + 1)[:-1], *spans)

    def action_turn(self, step: int) -> None:
        """To the next decision, or the one before."""
        at = DECISIONS.index(self.value) + step if self.value is not None else 0 if step > 0 else -1
        self.decide(DECISIONS[at % len(DECISIONS)])

    def decide(self, value: str | None) -> None:
        """Takes a decision."""
        self.value = value
        self.refresh()
        self.post_message(self.Decided(value))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        at, texts = self._texts()
        for one, text in texts:
            end = at + cells(text)
            if at <= event.x < end:
                self.decide(None if one == self.value else one)
                return
            at = end


class OfferList(EdgeCanvas):
    """The changes that follow: Mellomrom takes one along or not, ← and → say how far or what instead."""

    DEFAULT_CSS = "OfferList { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.tick", show=False),
        Binding("left", "screen.more(-1)", show=False),
        Binding("right", "screen.more(1)", show=False),
    ]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are nobody's here."""
        return character is not None and character.isprintable() and character != " "
