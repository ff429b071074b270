"""Seeing that somebody else changed a plan's files, by looking at their stamps.

A file that is being written is left for the next look, and so is one that has just gone or become empty: many programs
save by emptying or removing a file first.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dekom_tui.store.files import Stamp, stamp
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, REGISTER_FOLDERS, SETTINGS_FILE

MANY: Final = 1000
"""More register files than this are looked at by halves, so that a look stays short."""

SETTINGS: Final = (f"../{SETTINGS_FILE}", SETTINGS_FILE)

_STILL: Final = 0.03
"""Seconds for which a file must not change to count as written."""


class Watch:
    """The stamps of a plan's files as they were last read or written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stamps: dict[str, Stamp] = {}
        self.registers = True
        """Whether log and minutes are looked at."""
        self._going: set[str] = set()
        self._half = 0

    def there(self) -> bool:
        """Whether the plan's folder is there."""
        return self.folder.is_dir()

    @property
    def without_plan(self) -> bool:
        """Whether plan.toml is gone or empty: then nothing is taken in, since a plan is not ended so."""
        found = stamp(self.folder / PLAN_FILE)
        return PLAN_FILE in self.stamps and (found is None or not found.size)

    def note(self, path: str, found: Stamp | None) -> None:
        """A file is now as it was read or written."""
        self._going.discard(path)
        if found is None:
            self.stamps.pop(path, None)
        else:
            self.stamps[path] = found

    def look(self) -> dict[str, Stamp | None]:
        """The files that changed and are at rest, with the stamps that they have now."""
        found = {path: stamp(self.folder / path) for path in (PLAN_FILE, MEASURES_FILE, *SETTINGS)}
        if self.registers:
            found |= self._registered()
        return self.rested({path: now for path, now in found.items() if now != self.stamps.get(path)})

    def rested(self, changed: dict[str, Stamp | None]) -> dict[str, Stamp | None]:
        """Those of the changed files that somebody is not in the middle of writing."""
        if not changed:
            self._going.clear()
            return {}
        time.sleep(_STILL)
        going = {path for path, now in changed.items() if now is None or not now.size}
        ready = {
            path: now
            for path, now in changed.items()
            if stamp(self.folder / path) == now
            and (path not in going or path in self._going)
            and not (path == PLAN_FILE and path in going)
        }
        self._going = going
        return ready

    def _registered(self) -> dict[str, Stamp | None]:
        """The stamps of the files of log and minutes, of those that were known and are gone too."""
        found: dict[str, Stamp | None] = {path: None for path in self.stamps if path.startswith(_REGISTERS)}
        paths = [path for folder in REGISTER_FOLDERS for path in names(self.folder, folder)]
        if len(paths) > MANY:
            self._half = 1 - self._half
            for path in paths[1 - self._half :: 2]:
                if path in self.stamps:
                    found[path] = self.stamps[path]
            paths = [path for at, path in enumerate(paths) if at % 2 == self._half or path not in self.stamps]
        # Joined as text: a Path for each of ten thousand files takes longer than looking at them.
        folder = f"{self.folder}{os.sep}"
        found.update((path, stamp(folder + path)) for path in paths)
        return found


_REGISTERS: Final = tuple(f"{folder}/" for folder in REGISTER_FOLDERS)


def names(folder: Path, register: str) -> Iterable[str]:
    """The files that count in logg/ or referat/, sorted; none when the folder cannot be read."""
    try:
        found = os.listdir(folder / register)
    except OSError:
        return ()
    return [f"{register}/{name}" for name in sorted(found) if name.endswith(".toml") and not name.startswith(".")]
