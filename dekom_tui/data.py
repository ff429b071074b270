"""Where the files that come with the program lie: style sheets and the sample plan."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent


def data(*parts: str) -> Path:
    """A file that comes with the program, in an installed wheel or in a checkout. Raises FileNotFoundError."""
    for root in (_HERE / "_data", _HERE.parent):
        if (found := root.joinpath(*parts)).exists():
            return found
    raise FileNotFoundError("/".join(parts))
