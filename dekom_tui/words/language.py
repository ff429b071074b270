"""The language that a user reads: bokmål is the source, nynorsk and English come from gettext catalogues.

`_("Målet «{name}» finnes ikke.").format(name=…)`: the message is the bokmål text, a literal with named placeholders.
`N_` marks a message in a table of data, to be given to `_` as `_(text)` where it is shown.

For developers: translations live in `dekom_tui/locale/LANG/LC_MESSAGES/dekom.po`. After a change of texts

    python -m tests.words.messages

brings them up to date and compiles them; tests/words/test_catalogues.py tells what is still to be translated. An
install compiles them too. Without a compiled catalogue, and for a message that it lacks, the bokmål stands.
"""

from __future__ import annotations

from contextvars import ContextVar
from os.path import dirname, join
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextvars import Token
    from gettext import NullTranslations
    from types import TracebackType

Language = Literal["nb", "nn", "en"]

SOURCE: Language = "nb"
LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")
DOMAIN = "dekom"
CATALOGUES = join(dirname(dirname(__file__)), "locale")


class _Catalogue(NamedTuple):
    language: Language
    translations: NullTranslations | None  # None for the source language, which needs no look-up


_SOURCE_CATALOGUE = _Catalogue(SOURCE, None)
_loaded: dict[Language, _Catalogue] = {SOURCE: _SOURCE_CATALOGUE}
_in_use = _SOURCE_CATALOGUE
# A text rendered in the plan's own language while the screen, in another task or thread, keeps the user's.
_for_now: ContextVar[_Catalogue | None] = ContextVar("dekom_language", default=None)


def set_language(language: Language) -> None:
    """Say everything in this language from now on, in the whole program."""
    global _in_use
    _in_use = _load(language)


def current() -> Language:
    """The language in use here."""
    return (_for_now.get() or _in_use).language


class translated_in:
    """A `with` block in which everything is said in another language, for this task or thread alone."""

    def __init__(self, language: Language) -> None:
        self._catalogue = _load(language)
        self._tokens: list[Token[_Catalogue | None]] = []

    def __enter__(self) -> None:
        self._tokens.append(_for_now.set(self._catalogue))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _for_now.reset(self._tokens.pop())


def _(message: str) -> str:
    """The message, a text in bokmål, in the language in use."""
    translations = (_for_now.get() or _in_use).translations
    return message if translations is None or not message else translations.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of a message that goes with the number `n`, in the language in use."""
    translations = (_for_now.get() or _in_use).translations
    if translations is None:
        return singular if n == 1 else plural
    return translations.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """As `_`, for one bokmål word with two translations: the context, in English, tells the translator which."""
    translations = (_for_now.get() or _in_use).translations
    return message if translations is None else translations.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a message in a table of data for translation; the text itself comes back."""
    return message


def from_environment(environ: Mapping[str, str]) -> Language:
    """The language of the terminal: the first set of LC_ALL, LC_MESSAGES, LANG; bokmål unless nn or en is asked for."""
    name = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(key))), "")
    word = name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return next((language for language in LANGUAGES if language == word), SOURCE)


def _load(language: Language) -> _Catalogue:
    if language not in _loaded:
        import gettext

        found = gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)
        _loaded[language] = _Catalogue(language, found)
    return _loaded[language]
