"""When the program itself fails: what happened is kept in a file in the user's state folder, never on a screen."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path
from typing import Final

from dekom_tui.store.rescue import state_folder

LOG: Final = "feil.log"
LARGEST: Final = 1_000_000
"""Bytes; a larger log begins anew."""


def note(error: BaseException, now: datetime) -> Path | None:
    """Add an error with its trace to the log, and give the log's path; None when it could not be written."""
    try:
        folder = state_folder()
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / LOG
        mode = "w" if log.exists() and log.stat().st_size > LARGEST else "a"
        with log.open(mode, encoding="utf-8") as file:
            file.write(f"{now.isoformat(timespec='seconds')}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return None
    return log
