"""What versions of a plan are called."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.model import Plan
from dekom_tui.words.dates import day
from dekom_tui.words.language import LANGUAGES, N_, _, ngettext, translated_in

_MERGED: Final = N_("Slo sammen med det andre hadde delt")
_OF_GIT: Final = (
    "Merge branch ",
    "Merge branches ",
    "Merge remote-tracking branch ",
    "Merge remote-tracking branches ",
    "Merge commit ",
    "Merge tag ",
    "Merge pull request ",
)
"""How git, and web sites that hold its repositories, begin what they say of a merge by themselves."""


def version_name(number: str, *, adopted: bool = False) -> str:
    """«vedtatt», «versjon 1.2»; «nå» for the plan as it is open, which has no number."""
    if not number:
        return _("nå")
    return _("vedtatt") if adopted else _("versjon {number}").format(number=number)


def begun_words(plan: Plan) -> str:
    """What a plan was when it was first saved: «Første versjon, med 4 mål og 9 tiltak»."""
    goals, measures = len(plan.of(Goal)), len(plan.of(Measure))
    return _("Første versjon, med {goals} og {measures}").format(
        goals=ngettext("{n} mål", "{n} mål", goals).format(n=goals),
        measures=ngettext("{n} tiltak", "{n} tiltak", measures).format(n=measures),
    )


def cut_words() -> str:
    """What is said of the oldest version that a shallow clone holds: nobody can tell what it brought."""
    return _("Eldste versjon her; «git fetch --unshallow» henter resten")


def merge_words() -> str:
    """What the program says of a version in which it merged what others had shared."""
    return _(_MERGED)


@cache
def _in_all_languages() -> frozenset[str]:
    found = set()
    for language in LANGUAGES:
        with translated_in(language):
            found.add(_(_MERGED))
    return frozenset(found)


def is_only_merged(subject: str) -> bool:
    """Whether a version's first line is none that somebody wrote: git's of a merge, or ours in any language."""
    return subject.startswith(_OF_GIT) or subject in _in_all_languages()


def subject_words(subject: str) -> str:
    """What was said of a version. Of a merge git names a folder or an address, and nobody is told anything by that."""
    return merge_words() if is_only_merged(subject) else subject


def version_and_day(number: str, when: date | None, *, adopted: bool = False) -> str:
    """«vedtatt 9. september 2025», «versjon 1.2, 2. juni 2026», «nå»."""
    name = version_name(number, adopted=adopted)
    if when is None:
        return name
    form = _("{name} {day}") if adopted else _("{name}, {day}")
    return form.format(name=name, day=day(when, form="long"))
