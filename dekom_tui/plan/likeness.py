"""Which of the words that there are was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like it, «mål» as good as «maal»; None when none is like it."""
    from difflib import get_close_matches  # only a plan with something to mend needs it

    spelt = {_spelt(one): one for one in known}
    found = get_close_matches(_spelt(word), spelt, n=1, cutoff=0.6)
    return spelt[found[0]] if found else None


def _spelt(word: str) -> str:
    """A word in lower case, spelt as keys are."""
    return word.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
