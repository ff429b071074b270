"""Letting what will stay be: Python looks through all it has made for garbage, and nothing else goes on meanwhile.

How much is let be is no question to ask Python: it counts it, one by one, and the program stands still.
"""

from __future__ import annotations

import gc

_keeps = False


def begin() -> None:
    """What has been made so far stays; from now on garbage is looked for. For the program, when its first frame is
    there; what uses parts of it otherwise has its own ways."""
    global _keeps
    _keeps = True
    gc.freeze()
    gc.enable()


def keeps() -> bool:
    """Whether the program has begun to let be what stays."""
    return _keeps


def keep(*, clear: bool = False) -> None:
    """What is there now stays, once that has begun; with `clear` after what was there before has been thrown away."""
    if _keeps:
        if clear:
            gc.collect()
        gc.freeze()
