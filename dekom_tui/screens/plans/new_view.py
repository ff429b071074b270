"""What is typed for a new plan, read as what the plan begins with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from dekom_tui.plan.dates import read_date
from dekom_tui.plan.format import Head, SchoolDefaults
from dekom_tui.plan.text import fold, slug
from dekom_tui.words.dates import day, reading_words, weekday
from dekom_tui.words.language import N_, _

LABELS: Final = {
    "skole": N_("Skole"),
    "fra": N_("Første dag"),
    "til": N_("Siste dag"),
    "maalform": N_("Målform"),
    "mappe": N_("Mappe"),
}
"""What is asked for, in this order."""
NAMES: Final = {"nb": N_("bokmål"), "nn": N_("nynorsk")}
"""The written forms of a plan."""
_NO_NAME: Final = frozenset('/\\:*?"<>|\0')


class Draft(NamedTuple):
    """What was typed, read."""

    head: Head | None
    """None as long as something is wrong or missing."""
    folder: str
    beside: Mapping[str, str]
    """How each field was read."""
    wrong: Mapping[str, str]
    """What is wrong in a field, in a sentence."""
    first: date | None
    """The first day, when it could be read."""


def proposed(defaults: SchoolDefaults, today: date, taken: frozenset[str]) -> dict[str, str]:
    """What stands in the fields to begin with: the school of dekom.toml, and the next two school years."""
    first = date(today.year + (today.month > 6), 8, 1)
    return {
        "skole": defaults.skole or "",
        "fra": day(first),
        "til": day(date(first.year + 2, 6, 30)),
        "maalform": defaults.maalform or "nb",
        "mappe": folder_name(defaults.skole or "", first, taken),
    }


def folder_name(school: str, first: date, taken: frozenset[str]) -> str:
    """What the folder is called when nobody says otherwise: the school's first word and the year."""
    return slug(f"{school.split()[0] if school.split() else 'plan'} {first.year}", taken)


def read(typed: Mapping[str, str], defaults: SchoolDefaults, today: date, taken: frozenset[str]) -> Draft:
    """What was typed as a plan's head; `taken` are the names in the workspace, folded."""
    beside: dict[str, str] = {}
    wrong: dict[str, str] = {}
    days: dict[str, date] = {}
    school = " ".join(typed["skole"].split())
    if not school:
        wrong["skole"] = _("Hvilken skole gjelder planen?")
    for name in ("fra", "til"):
        reading = read_date(typed[name], today=today, near=days.get("fra"), begin=name == "fra", end=name == "til")
        if reading.day is None:
            wrong[name] = reading_words(reading) or _("Planen trenger en dato her.")
        else:
            days[name] = reading.day
            beside[name] = f"{weekday(reading.day, 'short')} {day(reading.day)}"
    if len(days) == 2 and days["fra"] > days["til"]:
        wrong["til"] = _("Planen må begynne før den slutter.")
    folder = typed["mappe"].strip()
    if not folder or folder.startswith(".") or _NO_NAME & set(folder):
        wrong["mappe"] = _("Bruk et navn uten skråstrek, som «storhaugli-2025».")
    elif fold(folder) in taken:
        wrong["mappe"] = _("Det finnes en mappe som heter det. Velg et annet navn.")
    if wrong:
        return Draft(None, folder, beside, wrong, days.get("fra"))
    head = Head.of(
        tittel=_("Plan for utviklingsarbeid i DEKOM – {skole}").format(skole=school),
        skole=school,
        skoleeier=defaults.skoleeier,
        maalform=typed["maalform"],
        fra=days["fra"],
        til=days["til"],
        status="utkast",
    )
    return Draft(head, folder, beside, wrong, days["fra"])
