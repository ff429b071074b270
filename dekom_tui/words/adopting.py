"""What is said of a plan that was adopted: in its anchoring, and in the message of its version."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dekom_tui.plan.adopting import Vote
from dekom_tui.words.dates import day as day_words
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.values import joined, plan_name

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan


def sentence(vote: Vote) -> str:
    """«Vedtok planen med 29 stemmer for og 1 mot; 1 avstod»; without a vote «Vedtok planen»."""
    parts: list[str] = []
    if vote.yes is not None:
        parts.append(ngettext("{n} stemme for", "{n} stemmer for", vote.yes).format(n=vote.yes))
    if vote.no is not None:
        parts.append(_("{n} mot").format(n=vote.no))
    said = _("Vedtok planen med {votes}").format(votes=joined(parts)) if parts else _("Vedtok planen")
    if vote.abstained is not None:
        said = _("{said}; {n} avstod").format(said=said, n=vote.abstained)
    return said


def message(plan: Plan, day: date, who: str, vote: Vote) -> str:
    """The message of the version: what was adopted, when, by whom and how."""
    first = _("{plan} er vedtatt").format(plan=plan_name(plan))
    return f"{first}\n\n{who}, {day_words(day)}: {sentence(vote)}.\n"
