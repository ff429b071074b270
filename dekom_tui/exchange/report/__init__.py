"""A report written out: one page that needs nothing else, Markdown, text. What it says is in `words.report`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dekom_tui.exchange.report.page import as_page
from dekom_tui.exchange.report.plain import as_markdown, as_text
from dekom_tui.words.report.blocks import Document

WRITERS: Final[dict[str, Callable[[Document], str]]] = {"html": as_page, "md": as_markdown, "text": as_text}
"""What writes each form, by its name."""

ENDINGS: Final = {"html": "html", "md": "md", "text": "txt"}
"""How the file of each form is named."""
