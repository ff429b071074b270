"""The message that is suggested for a version: its changes in a line, and why, where the log says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import LogEntry
from dekom_tui.review.diff import ADDED
from dekom_tui.words.changes.summary import summary_of
from dekom_tui.words.dates import day
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.words.changes.telling import Group

LONGEST: Final = 72
"""Letters in the first line of a message: git and its web sites cut longer ones."""
_MOST: Final = 3


def subject(groups: Sequence[Group]) -> str:
    """The first line: what was changed, the most important first; «Bare oppsettet er endret» without a change."""
    said = summary_of(groups) or _("Bare oppsettet er endret")
    for most in (2, 1):
        if len(said) <= LONGEST:
            return said
        said = summary_of(groups, most)
    if len(said) <= LONGEST:
        return said
    cut = said.rfind(" ", 0, LONGEST)
    return said[: cut if cut > 0 else LONGEST - 1].rstrip(" ,:;–") + "…"


def reasons(groups: Sequence[Group]) -> str:
    """Why: what the new entries of the log say of their decisions, a paragraph each."""
    found: list[str] = []
    for one in (one for group in groups for one in group.told):
        entry = one.change.after
        if one.change.kind != ADDED or not isinstance(entry, LogEntry) or not entry.begrunnelse:
            continue
        when = f" {day(entry.dato)}" if entry.dato is not None else ""
        ends = "" if entry.begrunnelse.rstrip().endswith((".", "!", "?", "…")) else "."
        found.append(f"{entry.begrunnelse.rstrip()}{ends} ({entry.anledning or _('Loggen')}{when})")
    return "\n\n".join(found[:_MOST])


def whole(first: str, rest: str) -> str:
    """A message as git holds it: its first line, a blank one, and the rest in lines that fit everywhere."""
    from textwrap import wrap

    lines = ["\n".join(wrap(one, LONGEST, break_long_words=False, break_on_hyphens=False)) for one in rest.split("\n")]
    return "\n".join([" ".join(first.split()), "", *lines]).strip() + "\n"
