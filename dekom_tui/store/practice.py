"""A plan to practise on: a copy of the sample in the user's state folder, there until it is thrown away."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from dekom_tui.data import data
from dekom_tui.store.rescue import state_folder
from dekom_tui.store.trouble import SaveError

FOLDER: Final = "oevingsplan"
SAMPLE: Final = "storhaugli-2025"


def practice_folder() -> Path:
    """Where the plan to practise on lies when there is one."""
    return state_folder() / FOLDER / SAMPLE


def is_practice(folder: Path) -> bool:
    """Whether a plan's folder is that of the plan to practise on."""
    return folder.absolute() == practice_folder().absolute()


def make() -> Path:
    """The plan to practise on, made when there is none. Raises SaveError."""
    folder = practice_folder()
    if folder.exists():
        return folder
    fresh = folder.parent.with_name(f"{FOLDER}.{os.getpid()}")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        # A copy that is not whole yet does not have its name.
        shutil.copytree(data("plans"), fresh, ignore=shutil.ignore_patterns(".*"))
        shutil.rmtree(folder.parent, ignore_errors=True)
        fresh.rename(folder.parent)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise SaveError.of(error) from error
    return folder


def throw_away() -> None:
    """Remove it with everything that was written in it. Raises SaveError."""
    try:
        shutil.rmtree(practice_folder().parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise SaveError.of(error) from error
