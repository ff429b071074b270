"""The catalogues hold the program's messages, no more and no less."""

from __future__ import annotations

import gettext
from string import Formatter

import pytest

from tests.words.messages import LOCALE, TRANSLATED, catalogue, everything, ids, read, strings

MESSAGES, FAULTS = everything()


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _literal, name, _format, _conversion in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", TRANSLATED)
class TestCatalogue:
    """Each language's catalogue."""

    def test_every_message_is_translated(self, language: str) -> None:
        """No message of the program is missing or empty."""
        entries = catalogue(language)
        missing = []
        for message in MESSAGES:
            entry = entries.get(message.id, message.context or None)
            if entry is None or not strings(entry):
                missing.append(f"{message.file}:{message.line}: {message.id}")
        assert missing == []

    def test_no_entry_is_left_over(self, language: str) -> None:
        """No translation stands for a message that the program has no more."""
        used = {message.key for message in MESSAGES}
        keys = [(entry.context or "", ids(entry)[0]) for entry in catalogue(language) if ids(entry)]
        assert [key for key in keys if key not in used] == []

    def test_placeholders_are_kept(self, language: str) -> None:
        """A translation has the message's placeholders; a singular form may leave the number out."""
        wrong = []
        for entry in filter(ids, catalogue(language)):
            wanted = placeholders(ids(entry)[-1])
            for string in strings(entry):
                has = placeholders(string)
                is_singular = string != strings(entry)[-1]
                if not (has == wanted or (is_singular and has < wanted)):
                    wrong.append((ids(entry), string))
        assert wrong == []

    def test_compiled_as_written(self, language: str) -> None:
        """The compiled catalogue is there and says what the written one says (else install, or compile, again)."""
        with (LOCALE / language / "LC_MESSAGES" / "dekom.mo").open("rb") as file:
            compiled = gettext.GNUTranslations(file)
        for entry in catalogue(language):
            if not ids(entry) or not strings(entry):
                continue
            one, many = ids(entry)[0], ids(entry)[-1]
            if len(ids(entry)) > 1:
                assert [compiled.ngettext(one, many, n) for n in (1, 2)] == strings(entry)
            else:
                said = compiled.pgettext(entry.context, one) if entry.context else compiled.gettext(one)
                assert [said] == strings(entry)


def test_every_text_is_translated_before_it_is_filled_in() -> None:
    """`_` is given a literal, or a name or field that holds one marked with `N_`; never a text put together."""
    assert FAULTS == []


def test_what_counts_as_a_message() -> None:
    """Literals are found whatever function marks them, and a text put together is a fault."""
    found, faults = read(
        '_("a" "b")\nN_("c")\nngettext("d", "e", n)\npgettext("f", "g")\n_(x.label)\n_(y(z))\n'
        '_(f"h {x}")\n_("i" + x)\nN_(x)\n_("j".format())\n',
        "cli/x.py",
    )
    assert [(*message[:3], message.line) for message in found] == [
        ("ab", "", "", 1),
        ("c", "", "", 2),
        ("d", "e", "", 3),
        ("g", "", "f", 4),
    ]
    assert [fault.line for fault in faults] == [7, 8, 9, 10]


def test_the_declaration_of_the_format_is_read() -> None:
    """Labels and help of fields and tables are messages, and nothing else in a declaration is."""
    found, _faults = read(
        "from dekom_tui.plan.fields import Text\n"
        'class A(Entity, table="t", label="B", plural="C"):\n    """D"""\n'
        '    e = Text("F", "G", table="h")\n    i = other("j")\n',
        "plan/format/x.py",
    )
    assert sorted(message.id for message in found) == ["B", "C", "F", "G"]
