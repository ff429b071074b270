"""A short text being typed beside its label, with what it is read as, or what is wrong with it, after it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.geometry import Offset
from textual.message import Message

from dekom_tui.widgets import clipboard
from dekom_tui.widgets.lines import Line, Span, cells, cut_at, fit, line, pad, width_of
from dekom_tui.widgets.paint import MARK, LineWidget
from dekom_tui.widgets.prose_keys import EDITS, MOVES
from dekom_tui.widgets.prose_view import ProseView
from dekom_tui.widgets.prose_writer import Writer

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

_LABEL: Final = 15
_GAP: Final = 2


class Field(LineWidget, can_focus=True):
    """A label and a text on one line, over more rows where it is long. It never drops what was typed."""

    DEFAULT_CSS = "Field { height: auto; width: 1fr; min-height: 1; }"

    class Changed(Message):
        """The text was changed by the one who types."""

        def __init__(self, field: Field, value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

        @property
        def control(self) -> Field:
            return self.field

    class Submitted(Message):
        """The text is to be used (Enter)."""

        def __init__(self, field: Field, value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

        @property
        def control(self) -> Field:
            return self.field

    at_once: Callable[[], None] = staticmethod(lambda: None)
    """Called at every change before it is drawn."""

    def __init__(
        self,
        label: str = "",
        value: str = "",
        *,
        placeholder: str = "",
        label_width: int = _LABEL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`label_width` is the cell where the text begins; the first cell holds the mark."""
        super().__init__(id=id, classes=classes)
        self._label = label
        self._label_width = label_width
        self._placeholder = placeholder
        self._writer = Writer()
        self._view = ProseView(self._writer, by_sentence=False)
        self._said: Line = ()
        self._wrong = False
        self._writer.load(_flat(value))

    # What the screen says and asks

    @property
    def value(self) -> str:
        """The text as it stands, spaces at its ends too."""
        return self._writer.document.blocks[0].text

    def load(self, value: str, *, label: str | None = None, placeholder: str | None = None) -> None:
        """Begins with another text, the cursor at its end; what was said of the old one goes. Nothing is posted."""
        self._label = self._label if label is None else label
        self._placeholder = self._placeholder if placeholder is None else placeholder
        self._writer.load(_flat(value))
        self.say()

    def call(self, label: str, label_width: int) -> None:
        """Gives it another label, in another language say; the text and what is said of it stay."""
        self._label, self._label_width = label, label_width
        self._redraw()

    def say(self, reading: Line | str = "") -> None:
        """Says what the text is read as: «→ man 5. okt 2026»."""
        said = line(("→ ", "soft"), (reading, "accent", True)) if isinstance(reading, str) and reading else reading
        self._said = said if isinstance(said, tuple) else ()
        self._wrong = False
        self._redraw()

    def wrong(self, why: str) -> None:
        """Says in a few words why the text cannot be used: «finnes ikke»."""
        self._said = line((f"! {why}", "bad", True))
        self._wrong = True
        self._redraw()

    def select_all(self) -> None:
        """Selects the text, so that what is typed next takes its place."""
        self._writer.select_all()
        self._redraw()

    # Drawing

    def _redraw(self) -> None:
        rows = len(self._lines(self.size.width)) if self.size.width else 1
        self.refresh(layout=rows != self.size.height)
        if self.has_focus:
            x, y = self._cursor
            region = self.content_region
            self.app.cursor_position = Offset(region.x + x, region.y + y)

    @property
    def _cursor(self) -> tuple[int, int]:
        x, y = self._writer.document.place(self._writer.cursor)
        return self._label_width + x, y

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Line]:
        """The rows for a width: text beside the label, then what is said of it, on a row of its own where need be."""
        focus = self.has_focus
        self.ground = "panel" if focus else "bg"
        view, left = self._view, self._label_width
        inner = max(1, width - left - 1)
        view.resize(inner + 2, 1)
        view.writing, view.plain = focus, self.app.no_color
        label = line((self._label, "text" if focus else "faint", focus))
        mark = Span(MARK, "bad" if self._wrong else "accent") if focus else Span(" ")
        head = line(mark, pad(label, left - 2), " ") if left > 2 else line(mark)
        token = "bad" if self._wrong else "text"
        texts = [view.text_line(y)[1:] for y in range(self._writer.document.height)]
        texts = [tuple(_inked(span, token, bold=focus) for span in text) for text in texts]
        if not self.value and self._placeholder:
            texts[0] = line(texts[0], " " if focus else "", (self._placeholder, "faint"))
        said = fit(self._said, inner)
        if said:
            taken = max(width_of(texts[-1]), cells(texts[-1][-1].text) if texts[-1] else 0)
            if taken + _GAP + width_of(said) <= inner:
                texts[-1] = line(texts[-1], " " * _GAP, said)
            else:
                texts.append(said)
        rest = line(Span(MARK, mark.token) if focus else Span(" "), " " * (left - 1))
        return [line(rest if index else head, cut_at(text, inner + 1)) for index, text in enumerate(texts)]

    def line_at(self, y: int) -> Line:
        lines = self._lines(self.size.width)
        return lines[y] if y < len(lines) else ()

    def on_focus(self) -> None:
        self._redraw()

    def on_blur(self) -> None:
        self._redraw()

    # Keys, clipboard, mouse

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """What is typed is text, and no key of anybody else's."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            self._writer.type(event.character)
            self._changed()
        elif not self._key(event.key):
            return
        event.stop()
        event.prevent_default()

    def _key(self, key: str) -> bool:
        """Does what a key that is no text does; says whether it does anything here. ↑ and ↓ are the screen's."""
        move = MOVES.get(key.replace("shift+", ""))
        edit = EDITS.get(key)
        writer = self._writer
        if key == "enter":
            self.post_message(self.Submitted(self, self.value))
        elif move is not None:
            move(writer, "shift+" in key)
            self._redraw()
        elif edit is not None:
            if edit(writer) is False:
                return False
            self._changed()
        elif key == "ctrl+a":
            self.select_all()
        elif key in ("ctrl+c", "ctrl+x"):
            if writer.selection:
                clipboard.copy(self.app, writer.selected_text)
            if key == "ctrl+x" and writer.erase_selection():
                self._changed()
        elif key == "ctrl+v":
            self.run_worker(self._paste(), exclusive=True, group="paste")
        else:
            return False
        return True

    def _changed(self) -> None:
        self.at_once()
        self._said, self._wrong = (), False
        self._redraw()
        self.post_message(self.Changed(self, self.value))

    async def _paste(self) -> None:
        self._pasted(await asyncio.to_thread(clipboard.read, self.app.clipboard))

    def _pasted(self, text: str) -> None:
        self._writer.paste(_flat(text))
        self._changed()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._pasted(event.text)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1:
            event.stop()
            self._writer.go(self._writer.document.at(max(0, event.x - self._label_width), event.y), select=event.shift)
            self._redraw()


def _inked(span: Span, token: str, *, bold: bool) -> Span:
    """The span as it stands in the field: what is wrong is red, what is typed stands out."""
    if span.lit:
        return span
    return span._replace(token=token if span.token == "text" else span.token, bold=bold)


def _flat(text: str) -> str:
    """Text on one line."""
    return " ".join(part for part in text.splitlines() if part.strip()) if "\n" in text or "\r" in text else text
