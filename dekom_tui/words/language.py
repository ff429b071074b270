"""The language that a user reads. Bokmål is the source language, and what stands where a catalogue has nothing."""

from __future__ import annotations

import gettext

_translations: gettext.NullTranslations = gettext.NullTranslations()


def _(message: str) -> str:
    """`message`, written in bokmål, in the language in use."""
    return _translations.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """One of two forms of a message, by number."""
    return _translations.ngettext(singular, plural, n)
