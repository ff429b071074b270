"""What keys do where one types, in a line and in flowing prose alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dekom_tui.widgets.prose_document import START
from dekom_tui.widgets.prose_writer import Writer

EDITS: Final[dict[str, Callable[[Writer], bool | None]]] = {
    "backspace": lambda w: w.erase(-1),
    "shift+backspace": lambda w: w.erase(-1),
    "delete": lambda w: w.erase(1),
    "ctrl+backspace": lambda w: w.erase(-1, word=True),
    "alt+backspace": lambda w: w.erase(-1, word=True),
    "ctrl+w": lambda w: w.erase(-1, word=True),
    "ctrl+delete": lambda w: w.erase(1, word=True),
    "alt+delete": lambda w: w.erase(1, word=True),
    "ctrl+u": lambda w: w.erase_to_edge(-1),
    "ctrl+k": lambda w: w.erase_to_edge(1),
    "ctrl+z": Writer.undo,
    "ctrl+y": Writer.redo,
    "ctrl+shift+z": Writer.redo,
}
"""What keys do to the text, in every place where one types; False says that there was nothing to do."""

MOVES: Final[dict[str, Callable[[Writer, bool], None]]] = {
    "left": lambda w, s: w.sideways(-1, select=s),
    "right": lambda w, s: w.sideways(1, select=s),
    "ctrl+left": lambda w, s: w.word(-1, select=s),
    "ctrl+right": lambda w, s: w.word(1, select=s),
    "alt+left": lambda w, s: w.word(-1, select=s),
    "alt+right": lambda w, s: w.word(1, select=s),
    "home": lambda w, s: w.line_edge(-1, select=s),
    "end": lambda w, s: w.line_edge(1, select=s),
    "ctrl+home": lambda w, s: w.go(START, select=s),
    "ctrl+end": lambda w, s: w.go(w.document.end, select=s),
}
"""Where keys move the cursor, the selection with it or not."""
