"""An editor for flowing prose. Only the rows that changed are drawn again.

Enter begins a new paragraph, in a list a new item. Alt+↑ and Alt+↓ move the sentence, Ctrl+F finds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.geometry import Offset, Region
from textual.message import Message

from dekom_tui.widgets import clipboard
from dekom_tui.widgets.lines import BLANK, Line
from dekom_tui.widgets.paint import LineWidget
from dekom_tui.widgets.prose_keys import EDITS, MOVES
from dekom_tui.widgets.prose_view import ProseView
from dekom_tui.widgets.prose_writer import Writer

if TYPE_CHECKING:
    from textual import events


class ProseEditor(LineWidget, can_focus=True):
    """Edits a text in flowing form: a paragraph is one line, blank lines part them, items stand line by line."""

    DEFAULT_CSS = "ProseEditor { height: 1fr; width: 1fr; }"

    ground = "panel"

    class Changed(Message):
        """The text was changed by the one who writes. Posted at every keystroke: whoever saves, waits."""

        def __init__(self, editor: ProseEditor) -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> ProseEditor:
            return self.editor

    class Done(Message):
        """The one who writes is done (Esc)."""

        def __init__(self, editor: ProseEditor) -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> ProseEditor:
            return self.editor

    at_once: Callable[[], None] = staticmethod(lambda: None)
    """Called at every change before it is drawn: what says that all is saved must not stand beside a new letter."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.writer = Writer(text)
        self.writer.go(self.writer.document.end)
        self._view = ProseView(self.writer)
        self._lines: list[Line] = []
        self._drawn = (0, 0)

    # What the screen says and asks

    @property
    def text(self) -> str:
        """The text in flowing form."""
        return self.writer.document.text

    def load(self, text: str) -> None:
        """Begins with another text, the cursor at its end. Nothing is posted, nothing can be undone."""
        self.writer.load(text)
        self._view.finding = None
        self._view.follow()
        self._show()

    @property
    def word_count(self) -> int:
        """How many words the text has."""
        return self.writer.document.word_count

    # Drawing

    def _show(self) -> None:
        """Draws the rows again that are not as they were."""
        size = (self.size.width, self.size.height)
        if not all(size):
            return
        view = self._view
        if size != self._drawn:
            self._drawn = size
            view.resize(*size)
            view.follow()
        view.plain = self.app.no_color
        before, self._lines = self._lines, view.lines()
        if len(before) != len(self._lines):
            self.refresh()
        else:
            changed = [y for y, (old, new) in enumerate(zip(before, self._lines, strict=True)) if old != new]
            if changed:
                self.refresh(*(Region(0, y, size[0], 1) for y in changed))
        if view.writing:
            x, y = view.cursor()
            region = self.content_region
            self.app.cursor_position = Offset(region.x + x, region.y + y)

    def line_at(self, y: int) -> Line:
        if self._drawn != (self.size.width, self.size.height):
            self._show()
        return self._lines[y] if y < len(self._lines) else BLANK

    def on_resize(self) -> None:
        self._show()

    def on_focus(self) -> None:
        self._view.writing = True
        self._show()

    def on_blur(self) -> None:
        self._view.writing = False
        self._view.finding = None
        self._show()

    # Keys

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """What is typed is text, and no key of anybody else's."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if self._view.finding is not None and self._find_key(event):
            handled = True
        elif event.is_printable and event.character:
            self.writer.type(event.character)
            self._changed()
            handled = True
        else:
            handled = self._key(event.key)
        if handled:
            event.stop()
            event.prevent_default()

    def _key(self, key: str) -> bool:
        """Does what a key that is no text does; says whether it does anything here."""
        edit = _EDITS.get(key)
        if edit is not None:
            went = edit(self.writer)
            if went is False:
                return key not in _UNDO
            self._changed()
            return True
        select = "shift+" in key
        bare = key.replace("shift+", "")
        move = _MOVES.get(bare)
        if move is not None:
            move(self.writer, select)
        elif bare in _PAGES:
            self.writer.lines(_PAGES[bare] * max(1, self._view.body - 3), select=select)
        if move is not None or bare in _PAGES:
            self._moved()
            return True
        command = _COMMANDS.get(key)
        if command is not None:
            command(self)
            return True
        return False

    def _changed(self) -> None:
        self.at_once()
        self._moved()
        self.post_message(self.Changed(self))

    def _moved(self) -> None:
        self._view.follow()
        self._show()

    # Finding

    def find(self) -> None:
        """Begins to look for something; what is selected in one line is looked for first."""
        selected = self.writer.selected_text
        if selected and "\n" not in selected:
            self.writer.look_for(selected)
        self._view.finding = (0, 0)
        self._hit(1, here=True)

    def _hit(self, step: int, *, here: bool = False) -> None:
        self._view.finding = self.writer.next_hit(step, here=here)
        self._moved()

    def _find_key(self, event: events.Key) -> bool:
        writer = self.writer
        if event.key in ("escape", "tab"):
            self._view.finding = None
            self._moved()
        elif event.key in ("enter", "down", "f3", "ctrl+f"):
            self._hit(1)
        elif event.key in ("up", "shift+enter", "shift+f3"):
            self._hit(-1)
        elif event.key == "backspace":
            writer.look_for(writer.query[:-1])
            self._hit(1, here=True)
        elif event.is_printable and event.character:
            writer.look_for(writer.query + event.character)
            self._hit(1, here=True)
        else:
            self._view.finding = None
            return False
        return True

    def select_all(self) -> None:
        """Selects the whole text."""
        self.writer.select_all()
        self._moved()

    # The clipboard

    def copy(self) -> None:
        """Copies what is selected."""
        if self.writer.selection:
            clipboard.copy(self.app, self.writer.selected_text)

    def cut(self) -> None:
        """Copies what is selected and takes it away."""
        if self.writer.selection:
            self.copy()
            self.writer.erase_selection()
            self._changed()

    def paste(self) -> None:
        """Puts in what is on the clipboard."""
        self.run_worker(self._paste(), exclusive=True, group="paste")

    async def _paste(self) -> None:
        self._pasted(await asyncio.to_thread(clipboard.read, self.app.clipboard))

    def _pasted(self, text: str) -> None:
        if text:
            self.writer.paste(text)
            self._changed()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._pasted(event.text)

    def done(self) -> None:
        """Says that the one who writes is done."""
        self.post_message(self.Done(self))

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1:
            return
        event.stop()
        self.capture_mouse()
        self.writer.go(self._view.at(event.x, event.y), select=event.shift)
        self._show()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self:
            self.writer.go(self._view.at(event.x, event.y), select=True)
            self._moved()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if event.chain == 2:
            self.writer.select_word()
        elif event.chain == 3:
            self.writer.select_sentence()
        self._show()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(3, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(-3, event)

    def _wheel(self, by: int, event: events.MouseEvent) -> None:
        top = self._view.top
        self._view.scroll(by)
        if self._view.top != top:
            event.stop()
            self._show()


_UNDO: Final = frozenset(("ctrl+z", "ctrl+y", "ctrl+shift+z"))
"""Where the editor has nothing to undo, the plan's own undo has the key."""

_EDITS: Final[dict[str, Callable[[Writer], bool | None]]] = {
    **EDITS,
    "enter": Writer.new_block,
    "alt+up": lambda w: w.move_sentence(-1),
    "alt+down": lambda w: w.move_sentence(1),
}
_MOVES: Final[dict[str, Callable[[Writer, bool], None]]] = {
    **MOVES,
    "up": lambda w, s: w.lines(-1, select=s),
    "down": lambda w, s: w.lines(1, select=s),
}
_PAGES: Final = {"pageup": -1, "pagedown": 1}
_COMMANDS: Final[dict[str, Callable[[ProseEditor], None]]] = {
    "ctrl+a": ProseEditor.select_all,
    "ctrl+c": ProseEditor.copy,
    "ctrl+x": ProseEditor.cut,
    "ctrl+v": ProseEditor.paste,
    "ctrl+f": ProseEditor.find,
    "f3": ProseEditor.find,
    "escape": ProseEditor.done,
}
