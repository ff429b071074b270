"""The format, declared once: every table of a plan and of dekom.toml, each field on a line of its own.

The order here is the order in the files (format.md, rules 2 and 3). Reading, writing, checks, forms, JSON Schema and
help are all derived from these lines. Labels and help are bokmål, the source language of the catalogues.
"""

from __future__ import annotations

from typing import Final

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format.measures import (
    DECISIONS,
    STATUSES,
    Activity,
    LogEntry,
    Measure,
    MeasuresHead,
    Period,
)
from dekom_tui.plan.format.minutes import (
    METHODS,
    Contribution,
    FollowUp,
    Item,
    Minutes,
    Resolution,
    Tally,
)
from dekom_tui.plan.format.school import (
    Holiday,
    PartnerLabels,
    SchoolDefaults,
    SchoolYear,
)
from dekom_tui.plan.format.sections import (
    CERTAINTIES,
    PARTIES,
    PHASES,
    PLAN_STATUSES,
    WRITTEN_FORMS,
    Adoption,
    Analysis,
    Anchoring,
    Arena,
    Finding,
    Frameworks,
    Goal,
    Head,
    Indicator,
    Initiative,
    Introduction,
    Organisation,
    Partner,
    Role,
    Signs,
    Situation,
    Smarte,
    Texts,
    Value,
    Voice,
)

__all__ = [
    "CERTAINTIES",
    "DECISIONS",
    "FILES",
    "FORMAT",
    "METHODS",
    "OWN_QUESTION_SECTIONS",
    "PARTIES",
    "PHASES",
    "PLAN_STATUSES",
    "PLAN_TABLES",
    "STATUSES",
    "TABLES",
    "WRITTEN_FORMS",
    "Activity",
    "Adoption",
    "Analysis",
    "Anchoring",
    "Arena",
    "Contribution",
    "Finding",
    "FollowUp",
    "Frameworks",
    "Goal",
    "Head",
    "Holiday",
    "Indicator",
    "Initiative",
    "Introduction",
    "Item",
    "LogEntry",
    "Measure",
    "MeasuresHead",
    "Minutes",
    "Organisation",
    "Partner",
    "PartnerLabels",
    "Period",
    "Resolution",
    "Role",
    "SchoolDefaults",
    "SchoolYear",
    "Signs",
    "Situation",
    "Smarte",
    "Tally",
    "Texts",
    "Value",
    "Voice",
]

FORMAT: Final = 1
"""The `format` that this program reads and writes."""

PLAN_TABLES: Final[tuple[type[Entity], ...]] = (
    Head, Frameworks, Texts, Introduction, Anchoring, Initiative, Situation, Indicator, Goal, Analysis, Finding,
    Organisation, Role, Arena, Partner, Signs, Voice,
)  # fmt: skip
"""The tables of plan.toml in their order."""

FILES: Final[dict[str, tuple[type[Entity], ...]]] = {
    "plan": PLAN_TABLES,
    "tiltak": (MeasuresHead, Measure),
    "logg": (LogEntry,),
    "referat": (Minutes, Item),
    "dekom": (SchoolDefaults, PartnerLabels, SchoolYear),
}
"""The tables of each kind of file in their order; the first of plan, tiltak, logg and referat is the file's head."""

TABLES: Final[dict[str, type[Entity]]] = {
    kind.table: kind for file, kinds in FILES.items() if file != "dekom" for kind in kinds
}
"""Every table of a plan by its name, in the order of the format."""

OWN_QUESTION_SECTIONS: Final = ("innledning", "situasjon", "analyse", "organisering", "tegn")
"""The sections to which a school may add guiding questions ([maler.SECTION] in dekom.toml)."""
