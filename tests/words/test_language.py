"""The language in use."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from dekom_tui.words.language import N_, _, current, from_environment, ngettext, pgettext, set_language, translated_in

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def bokmaal() -> Iterator[None]:
    """Every test begins and ends in the source language."""
    set_language("nb")
    yield
    set_language("nb")


def test_the_language_can_change_while_running() -> None:
    """Texts are looked up when they are said."""
    assert (_("i morgen"), current()) == ("i morgen", "nb")
    set_language("nn")
    assert (_("i morgen"), current()) == ("i morgon", "nn")
    set_language("en")
    assert (_(N_("i morgen")), current()) == ("tomorrow", "en")
    assert [ngettext("{count} dag", "{count} dager", n) for n in (0, 1, 2)] == [
        "{count} days",
        "{count} day",
        "{count} days",
    ]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_has_no_translation_is_said_in_bokmaal(language: str) -> None:
    """A message that a catalogue lacks comes back as it is, the empty one too."""
    with translated_in("nn" if language == "nn" else "en" if language == "en" else "nb"):
        unknown = "".join(("Ikke ", "oversatt"))
        assert (_(unknown), _(""), pgettext("nowhere", unknown)) == (unknown, "", unknown)
        assert [ngettext("ett", "flere", n) for n in (0, 1, 2)] == ["flere", "ett", "flere"]


def test_a_text_can_be_in_another_language_than_the_screen() -> None:
    """Blocks nest, end with an error too, and do not touch other threads."""
    set_language("nn")
    elsewhere: list[str] = []
    with translated_in("en"):
        with translated_in("nb"):
            assert _("i morgen") == "i morgen"
        with pytest.raises(KeyError), translated_in("nb"):
            raise KeyError
        thread = threading.Thread(target=lambda: elsewhere.append(_("i morgen")))
        thread.start()
        thread.join()
        assert _("i morgen") == "tomorrow"
    assert elsewhere == ["i morgon"]
    assert current() == "nn"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "nb"),
        ({"LANG": "nn_NO.UTF-8"}, "nn"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": "", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "C.UTF-8"}, "nb"),
        ({"LANG": "nn"}, "nn"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LANG": "sv_SE.UTF-8"}, "nb"),
        ({"LANG": "enm"}, "nb"),
    ],
)
def test_the_environment_says_which(environ: dict[str, str], language: str) -> None:
    """Nynorsk and English for who has them, bokmål for everyone else."""
    assert from_environment(environ) == language


def test_bokmaal_costs_nothing_at_the_start() -> None:
    """The module of the language loads no gettext, so that `dekom check` starts quickly."""
    program = (
        "import sys; from dekom_tui.words import language, dates, numbers; language._('i dag'); "
        "sys.exit('gettext' in sys.modules)"
    )
    path = f"import sys; sys.path[:0] = {sys.path!r}; "
    assert subprocess.run([sys.executable, "-S", "-c", path + program]).returncode == 0
