"""What is wrong with a plan as a whole, or could be better (commands.md, «check»).

What one field or one file shows by itself is found on the way in (`plan.reading`, the store); here is what takes more
than one field to see. Rules see sorted lists, so a finding about a record names it by its identity in `params["mark"]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.rules import dates, hints, privacy, references

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.finding import Finding
    from dekom_tui.plan.model import Plan, Settings


def check(plan: Plan, today: date) -> list[Finding]:
    """Every error, warning and hint about a plan that more than one field shows."""
    return [
        *references.check(plan),
        *dates.check(plan),
        *hints.check(plan, today),
        *privacy.check(plan),
    ]


def check_settings(settings: Settings, file: str = "dekom.toml") -> list[Finding]:
    """The same of what one dekom.toml says; `file` is how findings name it."""
    return dates.check_settings(settings, file)
