"""The dekom.toml in which what belongs to the school stands, opened to be changed.

Each change is written at once, in its own lines alone, and can be taken back to the byte.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from dekom_tui.plan.finding import Finding
from dekom_tui.plan.model import Settings
from dekom_tui.store.checking import settings_alone
from dekom_tui.store.read import SourceFile
from dekom_tui.store.save import Change, save
from dekom_tui.store.texts import encoded
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.write import write_settings
from dekom_tui.store.trouble import Changed
from dekom_tui.store.workspace import SETTINGS_FILE

_ABSENT: Final = SourceFile(SETTINGS_FILE, "dekom", "", None, None, {}, {})


class _Step(NamedTuple):
    before: bytes | None
    after: bytes | None


class SchoolFile:
    """One dekom.toml; it need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = Settings()
        """What this very file says."""
        self.findings: list[Finding] = []
        self._file = _ABSENT
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._last = ""
        self.read()

    @classmethod
    def of(cls, workspace: Path, folder: Path | None) -> SchoolFile:
        """The plan's own when it has one, else the one that the plans beside it share."""
        if folder is None:
            return cls(workspace / SETTINGS_FILE)
        own = folder / SETTINGS_FILE
        return cls(own if own.exists() else folder.absolute().parent / SETTINGS_FILE)

    @property
    def refused(self) -> bool:
        """Whether it is there but cannot be read, and must be left alone."""
        return self._file.refused

    def read(self) -> None:
        """See what stands in it now."""
        self.settings, files, self.findings = settings_alone(self.path)
        self._file = files.get(SETTINGS_FILE, _ABSENT)

    def put(self, settings: Settings, merge_with_last: str = "") -> None:
        """Write other settings. Changes in a row that give the same name in `merge_with_last` are one step to undo.

        Raises Changed when somebody else wrote meanwhile, after reading what they did; another Trouble when the
        system will not, and WriteError when the text would not say what it should.
        """
        before = self._file.data
        document = write_settings(self._file.document or Document(""), self.settings, settings)
        after = encoded(document, self._file)
        if after == before:
            return
        self._write(before, after)
        same = bool(merge_with_last) and merge_with_last == self._last and bool(self._done)
        self._done.append(_Step(self._done.pop().before if same else before, after))
        self._last = merge_with_last
        self._undone.clear()

    def undo(self) -> bool:
        """Take the last change back; False without one, or when the file is another one since."""
        return self._back(self._done, self._undone)

    def redo(self) -> bool:
        """Do again what was taken back last."""
        return self._back(self._undone, self._done)

    def _back(self, steps: list[_Step], others: list[_Step]) -> bool:
        if not steps:
            return False
        step, self._last = steps.pop(), ""
        if step.after != self._file.data:
            steps.clear()
            return False
        self._write(step.after, step.before)
        others.append(_Step(step.after, step.before))
        return True

    def _write(self, before: bytes | None, after: bytes | None) -> None:
        try:
            save(self.path.parent, [Change(self.path.name, before, after)])
        except Changed:
            self.read()
            raise
        self.read()
