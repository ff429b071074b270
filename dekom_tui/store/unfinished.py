"""What git has begun with a plan and nobody has ended: a merge, say, and how many questions are left in the files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dekom_tui.store.gitwork import GitWork
from dekom_tui.store.toml.blocks import MARK_BEGIN
from dekom_tui.store.toml.document import Document


class Unfinished(NamedTuple):
    """What is not finished; nothing where neither is anything."""

    kind: str = ""
    """"merge", "rebase", "am", "cherry-pick" or "revert" while git is in the middle of it."""
    questions: int = 0
    """What could not be merged and stands in the files to be chosen (format.md, «An unsettled merge»)."""

    @property
    def is_there(self) -> bool:
        """Whether anything is."""
        return bool(self.kind or self.questions)


class Looking:
    """Looks for what is unfinished. Only texts that are others than the last time are searched."""

    def __init__(self, git: GitWork) -> None:
        self._git = git
        self._texts: Mapping[str, Document | None] | None = None
        self._counted: dict[str, tuple[Document, int]] = {}

    def look(self, texts: Mapping[str, Document | None]) -> Unfinished:
        """What is unfinished, with these texts in the plan's files."""
        if texts is not self._texts:
            counted: dict[str, tuple[Document, int]] = {}
            for path, document in texts.items():
                if document is not None:
                    known = self._counted.get(path)
                    same = known is not None and known[0] is document
                    counted[path] = known if same and known else (document, questions_in(document.text))
            self._texts, self._counted = texts, counted
        return Unfinished(self._git.begun(), sum(count for _document, count in self._counted.values()))


def questions_in(text: str) -> int:
    """How many questions stand in a file."""
    return text.count(MARK_BEGIN)
