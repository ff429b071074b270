"""A meeting's end in words: what was decided, and the message that its commit is offered with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dekom_tui.review.diff import diff
from dekom_tui.words.changes.summary import summary_parts
from dekom_tui.words.changes.telling import told
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import upper_first

if TYPE_CHECKING:
    from dekom_tui.meeting.records import Decision
    from dekom_tui.meeting.summary import Summary
    from dekom_tui.plan.model import Plan

_SUBJECT: Final = 72
"""How long a commit's first line should be at most, characters."""


def vote_words(decision: Decision) -> str:
    """The vote on a decision: «19 for, 3 mot, 2 avstår»; empty where nobody counted."""
    parts = []
    if decision.for_ is not None:
        parts.append(_("{n} for").format(n=decision.for_))
    if decision.against is not None:
        parts.append(_("{n} mot").format(n=decision.against))
    if decision.abstained:
        parts.append(_("{n} avstår").format(n=decision.abstained))
    return ", ".join(parts)


def figures(summary: Summary) -> str:
    """«4 av 4 saker, 78 innspill, 24 med»."""
    return ", ".join([
        ngettext("{done} av {n} sak", "{done} av {n} saker", summary.items).format(
            done=summary.treated, n=summary.items
        ),
        ngettext("{n} innspill", "{n} innspill", summary.contributions).format(n=summary.contributions),
        ngettext("{n} med", "{n} med", summary.present).format(n=summary.present),
    ])  # fmt: skip


def commit_message(summary: Summary, before: Plan, after: Plan) -> str:
    """The message that a meeting's commit is offered with: what it was and what weighs most, then what changed."""
    title = summary.title
    if summary.date:
        title = f"{title} {day(date.fromisoformat(summary.date))}"
    changes = summary_parts(told(diff(before, after), before, after), 6)
    lead = summary.decisions[0].text if summary.decisions else changes[0] if changes else ""
    subject = f"{title}: {lead}" if lead else title
    if len(subject) > _SUBJECT:
        subject = f"{subject[: _SUBJECT - 1].rsplit(' ', 1)[0]}…"
    lines = [subject, ""]
    lines += [f"- {upper_first(one)}" for one in changes]
    for one in summary.decisions:
        votes = vote_words(one)
        lines.append("- " + _("Bestemt: {text}").format(text=one.text) + (f" ({votes})" if votes else ""))
    lines += ["", upper_first(figures(summary)) + "."]
    return "\n".join(lines)
