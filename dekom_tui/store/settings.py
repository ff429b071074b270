"""What this user likes, in a TOML file that a person can read: colours, language, the timeline's zoom, motion.

The file is `innstillinger.toml` in the user's config folder. A write changes the lines of the settings that changed;
comments and whatever else stands there stay. One that cannot be read gives the defaults and is left alone until the
user asks for a new one, and then the old one is kept beside it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final, NamedTuple

from dekom_tui.store.disk import Ready
from dekom_tui.store.trouble import SaveError

FILE: Final = "innstillinger.toml"
KEPT: Final = ".gammel"
"""What the name of a file that could not be read ends in when a new one takes its place."""

THEMES: Final = ("kveld", "dag")
LANGUAGES: Final = ("nb", "nn", "en")
ZOOMS: Final = ("dag", "uke", "maaned", "halvaar", "plan")
DAYS: Final = range(3651)
"""How long a meeting can be kept; 0 deletes it when it has ended."""


class Preferences(NamedTuple):
    """One user's settings."""

    theme: str = "kveld"
    language: str = ""
    """nb, nn or en; empty follows the terminal."""
    zoom: str = "plan"
    """How much of the timeline is on screen when it opens."""
    motion: bool = True
    meeting_days: int = 30
    """How many days a meeting that has ended is kept on this machine."""
    greeted: bool = False
    """Whether the first sentences have been shown."""


_ABOUT: Final = "# Innstillinger for dekom. Kan endres her eller i programmet (F2).\n"
_KEYS: Final = {
    "theme": ("tema", THEMES, "kveld (mørk) eller dag (lys)"),
    "language": ("spraak", ("", *LANGUAGES), "nb, nn eller en; tomt følger terminalen"),
    "zoom": ("tidslinje", ZOOMS, "dag, uke, maaned, halvaar eller plan"),
    "motion": ("bevegelse", (True, False), "false: ingenting glir over skjermen"),
    "meeting_days": ("moeter_dager", DAYS, "så mange dager blir et ferdig møte liggende på maskinen, 0 til 3650"),
    "greeted": ("hilst", (True, False), "velkomsten er vist"),
}
"""Each setting's key in the file, the values that it can have, and what stands after it in a new file."""


class Broken(NamedTuple):
    """Why the file is not followed: `line` is where the TOML ends to make sense, 0 when it cannot be opened."""

    line: int = 0
    key: str = ""
    """A key with a value that it cannot have; the rest of the file is followed."""


class OwnSettings:
    """The user's settings and their file; without a path they are kept in memory alone."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.now = Preferences()
        self.broken: Broken | None = None
        if path is not None:
            self._read(path)

    @classmethod
    def of_user(cls) -> OwnSettings:
        """Those of the user who runs the program."""
        return cls(config_folder() / FILE)

    @property
    def unreadable(self) -> bool:
        """Whether the file says something that cannot be understood as a whole, and nothing can be written to it."""
        return self.broken is not None and not self.broken.key

    def change(self, **values: Any) -> None:
        """Take new values and write them. Raises SaveError; they hold until the program ends all the same.

        Nothing is written to a file that cannot be read.
        """
        before, self.now = self.now, self.now._replace(**values)
        if self.path is None or self.unreadable or before == self.now:
            return
        text = self._text() or ""
        for name in values:
            text = _with(text or _ABOUT, name, getattr(self.now, name))
        if self.broken is not None and any(_KEYS[name][0] == self.broken.key for name in values):
            self.broken = None
        self._put(text)

    def begin_anew(self) -> Path | None:
        """Write a new file where one cannot be read, and give where the old one is kept. Raises SaveError."""
        if self.path is None or not self.unreadable:
            return None
        kept = self.path.with_name(self.path.name + KEPT)
        number = 1
        while os.path.lexists(kept):
            number += 1
            kept = self.path.with_name(f"{self.path.name}{KEPT}-{number}")
        try:
            self.path.rename(kept)
        except OSError as error:
            raise SaveError.of(error, self.path.name) from error
        text = _ABOUT
        for name in _KEYS:
            text = _with(text, name, getattr(self.now, name))
        self._put(text)
        self.broken = None
        return kept

    def _read(self, path: Path) -> None:
        import tomli

        try:
            raw = tomli.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except tomli.TOMLDecodeError as error:
            self.broken = Broken(_line_of(error))
            return
        except (OSError, UnicodeDecodeError):
            self.broken = Broken()
            return
        for name, (key, allowed, _about) in _KEYS.items():
            if key not in raw:
                continue
            value = raw[key]
            if any(type(value) is type(one) and value == one for one in allowed):
                self.now = self.now._replace(**{name: value})
            else:
                self.broken = self.broken or Broken(key=key)

    def _text(self) -> str | None:
        assert self.path is not None
        try:
            return self.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def _put(self, text: str) -> None:
        assert self.path is not None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            ready = Ready(self.path, text.encode("utf-8"))
            try:
                ready.put()
            finally:
                ready.drop()
        except OSError as error:
            raise SaveError.of(error, self.path.name) from error


def config_folder() -> Path:
    """Where this user's settings are kept; the variable DEKOM_CONFIG stands in for it."""
    if named := os.environ.get("DEKOM_CONFIG"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("dekom", appauthor=False)


def _with(text: str, name: str, value: object) -> str:
    """The file's text with a setting in it, on the line where it stood or before the first table."""
    key, _allowed, about = _KEYS[name]
    said = f'"{value}"' if isinstance(value, str) else str(value).lower()
    lines = text.splitlines(keepends=True)
    end = next((at for at, one in enumerate(lines) if one.lstrip().startswith("[")), len(lines))
    for at in range(end):
        before, equals, after = lines[at].partition("=")
        if equals and before.strip() == key:
            # Values hold no quotes and no «#», so what follows the first one is a comment.
            _old, mark, comment = after.partition("#")
            tail = f"  {mark}{comment.rstrip()}" if mark else ""
            lines[at] = f"{key} = {said}{tail}\n"
            return "".join(lines)
    if end and not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    lines.insert(end, f"{key} = {said}  # {about}\n")
    return "".join(lines)


def _line_of(error: ValueError) -> int:
    """The line of which the parser complains; at the end of the file it gives none."""
    from re import search

    found = search(r"at line (\d+)", str(error))
    return int(found[1]) if found else 0
