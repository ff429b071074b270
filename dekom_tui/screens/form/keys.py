"""The keys of a form, for what is going on in it. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dekom_tui.commands import CHOOSE, EDIT_FIELD, EDIT_FLAG, FORM, LEAVE, LET_BE, RECORDS, USE, Command
from dekom_tui.plan.fields import Day, Field, Flag, Prose, Text
from dekom_tui.screens.base import hint
from dekom_tui.screens.form.parse import Parsed
from dekom_tui.widgets.choices import Choices
from dekom_tui.widgets.frame import Hint
from dekom_tui.words.language import _


def commands_in(mode: str, field: Field[Any] | None, parsed: Parsed) -> Sequence[Command]:
    """What can be done. A short text is kept letter by letter, so there is nothing to use or to let be."""
    if mode == "writing":
        return (LEAVE,)
    if mode == "typing" and parsed.wrong:
        return (USE, LET_BE) if parsed.cures else (LET_BE,)
    if mode == "typing" and isinstance(field, Text):
        return (LEAVE._replace(shown="Enter"),)
    if mode:
        return (USE, LET_BE)
    enter = EDIT_FLAG if isinstance(field, Flag) else EDIT_FIELD
    return (CHOOSE, enter, LEAVE, *FORM)


def listing(*, some: bool, ticks: bool) -> Sequence[Command]:
    """What can be done in a list of records, `some` of them there already, that can be ticked or not."""
    add, tick, remove = RECORDS
    if not some:
        return (add, LEAVE)
    return (EDIT_FIELD, add, *((tick,) if ticks else ()), LEAVE, CHOOSE._replace(quiet=True), remove)


def hints_in(mode: str, field: Field[Any], parsed: Parsed, choices: Choices) -> list[Hint]:
    """The key line while a field is edited; `choices` is the list to choose from."""
    help = Hint("F1", _("hjelp"), "app.help")
    if mode == "choosing" and choices.empty:
        return [hint(LET_BE), help]
    return [*map(hint, commands_in(mode, field, parsed)), *_more(mode, field, parsed, choices), help]


def _more(mode: str, field: Field[Any], parsed: Parsed, choices: Choices) -> list[Hint]:
    if mode == "choosing":
        space = [Hint(_("Mellomrom"), _("av/på"))] if choices.several else []
        return [*space, Hint("↑↓", _("velg"))]
    if mode == "typing" and parsed.cures:
        return [Hint("↑↓", _("velg"))]
    if mode == "typing" and isinstance(field, Day) and not parsed.wrong:
        return [Hint("Tab", _("kalenderen")), Hint("↑↓", _("en uke fram og tilbake"), short=_("uke"))]
    if mode == "writing" and isinstance(field, Prose):
        return [Hint("Ctrl+Z", _("angre")), Hint("Ctrl+F", _("finn")), Hint("Alt+↑↓", _("flytt setning"))]
    return []
