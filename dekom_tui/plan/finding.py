"""What is wrong with a plan, or could be better: findings with a stable code (commands.md, «check»).

A finding is data: a code, a place and parameters. `words/findings.py` says it in plan words, and the store finds the
line and column. Codes never change with the language, and never change their meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from dekom_tui.plan.model import Place

ERROR: Final = "error"
WARNING: Final = "warning"
HINT: Final = "hint"

UNREADABLE: Final = frozenset(
    {
        "cannot-open",
        "not-a-file",
        "not-utf8",
        "too-large",
        "too-deep",
        "syntax",
        "duplicate-key",
        "merge-markers",
    }
)
"""The codes of a file that could not be read at all: `check` ends with 3."""

CODES: Final[dict[str, str]] = {
    # the file
    "cannot-open": ERROR,
    "not-a-file": ERROR,
    "not-utf8": ERROR,
    "too-large": ERROR,
    "too-deep": ERROR,
    "syntax": ERROR,
    "duplicate-key": ERROR,
    "merge-markers": ERROR,
    "merge-markers-in-text": ERROR,
    "unsettled-merge": ERROR,
    "folder-for-file": ERROR,
    "file-for-folder": ERROR,
    "no-plan": ERROR,
    "format-missing": ERROR,
    "format-wrong": ERROR,
    "format-newer": ERROR,
    "byte-order-mark": WARNING,
    # the form
    "wrong-type": ERROR,
    "unknown-word": ERROR,
    "out-of-bounds": ERROR,
    "bad-key": ERROR,
    "not-keyed": ERROR,
    "own-question-section": ERROR,
    "own-question-name": ERROR,
    "unknown-key": WARNING,
    "unknown-table": WARNING,
    "missing": WARNING,
    "empty": WARNING,
    "several-lines": WARNING,
    "twice": WARNING,
    "same-date": WARNING,
    # how things hang together
    "no-such": ERROR,
    "circle": ERROR,
    "reversed": ERROR,
    "key-date": WARNING,
    "replaced-but-alive": WARNING,
    "too-early": WARNING,
    "no-such-question": WARNING,
    # the plan as a plan
    "goal-without-measure": HINT,
    "goal-without-finding": HINT,
    "goal-without-baseline": HINT,
    "goal-without-target": HINT,
    "goal-without-due": HINT,
    "goal-not-evaluated": HINT,
    "measure-without-goal": HINT,
    "measure-without-responsible": HINT,
    "measure-without-dates": HINT,
    "measure-not-evaluated": HINT,
    "finding-without-evidence": HINT,
    "finding-without-goal": HINT,
    "indicator-unused": HINT,
    "phase-without-voice": HINT,
    "framework-without-text": HINT,
    "many-goals": HINT,
    "revision-passed": HINT,
    "names-a-person": HINT,
    "small-n": HINT,
    "long-short-name": HINT,
}
"""Every code with how grave it is."""

_NONE: Final[Mapping[str, Any]] = {}


class Finding(NamedTuple):
    """One finding.

    `file` is relative to the plan's folder. `place` is None for what is wrong with a file as a whole, and then
    `line` and `column` may tell where (1 and up; 0: not known, or to be found from the place). `field` is the path
    in the table, `record` the index in its list as it stands in the file, `part` the name in that record.
    """

    code: str
    file: str
    place: Place | None = None
    field: str = ""
    record: int | None = None
    part: str = ""
    params: Mapping[str, Any] = _NONE
    line: int = 0
    column: int = 0

    @property
    def severity(self) -> str:
        """error, warning or hint."""
        return CODES[self.code]


def any_error(findings: Iterable[Finding]) -> bool:
    """Whether one of them is an error: then the plan is not all that its files say."""
    return any(one.severity == ERROR for one in findings)
