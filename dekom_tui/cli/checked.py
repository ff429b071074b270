"""What `dekom check` does, whoever understood its command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from dekom_tui.cli.ending import CHANGED, FINE, UNREADABLE
from dekom_tui.cli.looking import subjects, told
from dekom_tui.cli.plans import day
from dekom_tui.cli.reports import REPORTS, UNTRANSLATED, summary
from dekom_tui.plan.finding import ERROR, HINT, WARNING
from dekom_tui.words.language import SOURCE, set_language


def check(paths: Sequence[Path], form: str, *, strict: bool) -> int:
    """Check plans, write the report in one of the forms of `REPORTS`, and give the exit code. Raises Refusal."""
    today = day()
    asked = subjects(paths or (Path(),))
    if form in UNTRANSLATED:
        set_language(SOURCE)
    counts = {ERROR: 0, WARNING: 0, HINT: 0}
    unread = False
    for findings in REPORTS[form](told(asked, today)):
        for one in findings:
            counts[one.severity] += 1
            unread = unread or one.unreadable
    if form == "text":
        print(summary(counts, sum(not one.settings for one in asked)), file=sys.stderr)
    if unread:
        return UNREADABLE
    return CHANGED if counts[ERROR] or (strict and counts[WARNING]) else FINE
