"""Every message of the program, and the catalogues brought up to date with them.

A message is a literal given to `_`, `N_`, `ngettext` or `pgettext`, and a label or help text in the declaration of
the format (`dekom_tui/plan/format`), which the pure plan cannot mark. After a change of texts

    python -m tests.words.messages

adds what is new to `dekom_tui/locale/*/LC_MESSAGES/dekom.po` (untranslated), drops what is gone, and compiles the
catalogues for a program run from this checkout.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import dekom_tui

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(dekom_tui.__file__).parent
LOCALE: Final = PACKAGE / "locale"
TRANSLATED: Final = ("nn", "en")

DECLARATIONS: Final = "plan/format/"
_HEADER = r"""msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural={plural};\n"

"""
_FIELDS_COME_FROM = ("dekom_tui.plan.fields", "dekom_tui.plan.entity")
_LABELS = ("label", "plural", "help")
_TEXTS_OF: Final = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}
"""How many of a function's arguments are texts."""


class Message(NamedTuple):
    """A message and where it stands: `file` from the package, `line` from 1."""

    id: str
    plural: str
    context: str
    file: str
    line: int

    @property
    def key(self) -> tuple[str, str]:
        """What it is looked up by: its context and itself."""
        return self.context, self.id


class Fault(NamedTuple):
    """A call that no extraction can read."""

    file: str
    line: int
    text: str


def read(source: str, file: str) -> tuple[list[Message], list[Fault]]:
    """The messages of one file, and the calls with a text that is put together before it is translated."""
    tree = ast.parse(source)
    found: list[Message] = []
    faults: list[Fault] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in _TEXTS_OF:
            continue
        name = node.func.id
        texts = [_literal(argument) for argument in node.args[: _TEXTS_OF[name]]]
        if texts and all(text is not None for text in texts):
            first, second = (text or "" for text in (*texts, "")[:2])
            if name == "pgettext":
                found.append(Message(second, "", first, file, node.lineno))
            else:
                found.append(Message(first, second, "", file, node.lineno))
        elif name != "_" or not node.args or _is_put_together(node.args[0]):
            faults.append(Fault(file, node.lineno, ast.unparse(node)))
    if file.startswith(DECLARATIONS):
        found.extend(Message(text, "", "", file, line) for text, line in _declared(tree))
    return found, faults


def everything() -> tuple[list[Message], list[Fault]]:
    """The messages and faults of the whole program."""
    messages: list[Message] = []
    faults: list[Fault] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        found, wrong = read(path.read_text(encoding="utf-8"), path.relative_to(PACKAGE).as_posix())
        messages += found
        faults += wrong
    return messages, faults


def catalogue(language: str) -> Catalog:
    """A language's catalogue as the translator left it; an empty one when there is none yet."""
    path = LOCALE / language / "LC_MESSAGES" / "dekom.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Bring every catalogue up to date with the program, and compile it."""
    messages = [message for message in everything()[0] if message.id]
    for language in TRANSLATED:
        old = catalogue(language)
        new = Catalog(locale=language, fuzzy=False)
        for message in messages:
            known = old.get(message.id, message.context or None)
            forms = (message.id, message.plural) if message.plural else message.id
            if new.get(message.id, message.context or None) is None:
                same_form = known is not None and bool(message.plural) == known.pluralizable
                new.add(forms, known.string if known and same_form else None, context=message.context or None)
        folder = LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "dekom.po").open("wb") as file:
            file.write(_HEADER.format(language=language, plural=new.plural_expr).encode())
            write_po(file, new, width=110, no_location=True, omit_header=True, sort_output=True)
        with (folder / "dekom.mo").open("wb") as file:
            write_mo(file, new)
        missing = len([entry for entry in new if ids(entry) and not strings(entry)])
        print(f"{language}: {len(new)} messages, {missing} to translate")


def ids(entry: Entry) -> list[str]:
    """An entry's message, and its plural where it has one; nothing for the catalogue's header."""
    return [one for one in ([entry.id] if isinstance(entry.id, str) else entry.id) if one]


def strings(entry: Entry) -> list[str]:
    """An entry's translation in all its forms; nothing when one is missing."""
    forms = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    return forms if all(forms) else []


def _is_put_together(node: ast.expr) -> bool:
    """Whether a text was filled in or joined before its translation, so that no catalogue can hold it."""
    filled_in = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _literal(node.func.value)
    return bool(filled_in) or isinstance(node, ast.JoinedStr | ast.BinOp | ast.Constant)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _declared(tree: ast.Module) -> Iterator[tuple[str, int]]:
    fields = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module in _FIELDS_COME_FROM
        for alias in node.names
    }
    for node in ast.walk(tree):
        is_field = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in fields
        texts: list[ast.expr] = []
        if is_field and isinstance(node, ast.Call):
            texts += node.args[:2]
        if isinstance(node, ast.ClassDef) or (is_field and isinstance(node, ast.Call)):
            texts += [keyword.value for keyword in node.keywords if keyword.arg in _LABELS]
        for text in texts:
            if said := _literal(text):
                yield said, text.lineno


if __name__ == "__main__":
    update()
