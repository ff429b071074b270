"""The lines of `.gitattributes` that choose the drivers for the files of plans: a block that can be taken out again."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dekom_tui.history.driver import NAME
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, REGISTER_FOLDERS, SETTINGS_FILE

FILE: Final = ".gitattributes"
BEGIN: Final = "# >>> dekom git install"
END: Final = "# <<< dekom git install"

PATTERNS: Final = (PLAN_FILE, MEASURES_FILE, *(f"**/{folder}/*.toml" for folder in REGISTER_FOLDERS))
LINES: Final = (
    *(f"{pattern} text eol=lf diff={NAME} merge={NAME}" for pattern in PATTERNS),
    f"{SETTINGS_FILE} text eol=lf merge={NAME}",
)
"""What stands between the two marks: LF line ends, both drivers for all of a plan, settings merged too."""
CHOOSING: Final = tuple(f"{pattern} merge={NAME}" for pattern in (*PATTERNS, SETTINGS_FILE))
"""What chooses the merge driver and nothing else, for a merge of the program's own."""


def put(folder: Path) -> bool:
    """Let the block stand last in a folder's `.gitattributes`, where it counts; False when it stood so already.

    Raises OSError, and ValueError for a file that is no text.
    """
    path = folder / FILE
    before = _read(path)
    newline = "\r\n" if "\r\n" in before else "\n"
    block = newline.join((BEGIN, *LINES, END)) + newline
    if block in before:
        return False
    rest = without(before)
    if rest and not rest.endswith("\n"):
        rest += newline
    path.write_text(rest + block, "utf-8", newline="")
    return True


def take(folder: Path) -> bool:
    """Take the block out, and the file with it when nothing else stands there; False when there was none.

    Raises OSError, and ValueError for a file that is no text.
    """
    path = folder / FILE
    before = _read(path)
    rest = without(before)
    if rest == before:
        return False
    if rest.strip():
        path.write_text(rest, "utf-8", newline="")
    else:
        path.unlink()
    return True


def without(text: str) -> str:
    """A text without the block, however it was changed; the same text when there is none, or only half of one."""
    begin, end = text.find(BEGIN), text.find(END)
    if begin < 0 or end < begin:
        return text
    line_end = text.find("\n", end)
    return text[:begin] + (text[line_end + 1 :] if line_end >= 0 else "")


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
