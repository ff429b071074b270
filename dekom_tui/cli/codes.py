"""Every code of `dekom check` for people: how grave it is, what it means, what to do.

`python -m dekom_tui.cli.codes > docs/koder.md` writes the page of the documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dekom_tui.cli.reports import severity_words
from dekom_tui.plan.finding import CODES, ERROR, HINT, UNREADABLE, WARNING
from dekom_tui.words.codes import FORMS
from dekom_tui.words.findings import explain
from dekom_tui.words.language import N_, _

_GROUPS: Final = (
    (ERROR, N_("Feil. «dekom check» ender med 1, og med 3 når fila ikke kan leses.")),
    (WARNING, N_("Advarsler. «dekom check --strict» ender med 1.")),
    (HINT, N_("Råd. De endrer aldri svaret.")),
)


def _cure(code: str) -> str:
    """What mends it, with an ellipsis where a finding names a thing."""
    return re.sub(r"\{\w+\}\.?", "…", _(FORMS[code].cure))


def _codes(severity: str) -> Iterator[tuple[str, str, str]]:
    """Each code of a severity with its meaning and its cure."""
    for code, grave in CODES.items():
        if grave == severity:
            end = " (3)" if code in UNREADABLE else ""
            yield code + end, explain(code), _cure(code)


def written() -> str:
    """All codes as text for a terminal of 80 columns."""
    from textwrap import fill

    parts: list[str] = []
    for severity, about in _GROUPS:
        parts.append(_(about) + "\n")
        for code, meaning, cure in _codes(severity):
            said = fill(f"{meaning} {cure}", 80, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False)
            parts.append(f"{code}\n{said}\n")
    return "\n".join(parts)


def as_markdown() -> str:
    """All codes as a page of the documentation."""
    parts = [
        "# Kodene i `dekom check`\n",
        "Kodene er faste: de endrer verken navn eller mening, og følger ikke språket. «(3)» betyr at fila ikke kan "
        "leses, og at `check` ender med 3. Denne siden er laget av `dekom help codes`.\n",
    ]
    for severity, about in _GROUPS:
        parts.append(f"## {severity_words(severity).capitalize()}\n\n{about.partition('. ')[2]}\n")
        parts.append("| kode | hva det betyr | hva som hjelper |\n|---|---|---|")
        parts += [
            f"| `{code.partition(' ')[0]}`{code.partition(' ')[2] and ' (3)'} | {meaning} | {cure} |"
            for code, meaning, cure in _codes(severity)
        ]
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    print(as_markdown(), end="")
