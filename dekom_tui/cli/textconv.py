"""`dekom textconv`: a file of a plan as readable lines, for git's own `diff`, `log -p`, `show` and `blame`.

Git starts it once for each version of a file that it shows, so `main.py` comes here without click.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from dekom_tui.cli.ending import FINE, UNREADABLE, WRONG_USE
from dekom_tui.words.language import set_language

FOR: Final = "--for"
"""Names the version that the lines are made for. It is in git's configuration alone: git keeps the lines as long as the
command is the same, and a new version may write others."""


def convert(words: Sequence[str]) -> int:
    """Write the lines of the file that is named last; what cannot be read as text is written as it is."""
    from dekom_tui.cli.terms import stated_language
    from dekom_tui.store.lines import readable

    files = [word for at, word in enumerate(words) if word[:1] != "-" and words[at - 1 : at] not in (["--lang"], [FOR])]
    if not files:
        return WRONG_USE
    set_language(stated_language(words) or "nb")
    try:
        with open(files[-1], "rb") as file:
            data = file.read()
    except OSError as error:
        print(f"dekom: {files[-1]}: {error.strerror}", file=sys.stderr)
        return UNREADABLE
    try:
        text = readable(data.decode("utf-8").replace("\r\n", "\n"), os.path.basename(files[-1]))
        data = text.encode("utf-8", "replace")
    except UnicodeDecodeError:
        pass
    sys.stdout.buffer.write(data)
    return FINE
