"""Which screen each place of the program has, and what is taken along to it. A new place is a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from dekom_tui.plan.model import Place
from dekom_tui.plan.template import SECTIONS

if TYPE_CHECKING:
    from textual.screen import Screen

TAKES_ALONG: Final[Mapping[str, tuple[str, ...]]] = {
    "L": ("maal", "tiltak", "arena"),
    "T": ("tiltak",),
    "M": ("maal", "tiltak", "funn", *SECTIONS),
    "R": ("indikator", "funn", "maal", "tiltak", "logg"),
}
"""What a place takes along when it was chosen where one came from: `L` on a measure begins an entry for it.
A question is the place of its section with the field as key."""

MEETINGS: Final = "M"

PLANS: Final = "plans"
"""The mode of the list of plans."""

SCREENS: Final[Mapping[str, tuple[str, str]]] = {
    PLANS: ("plans.screen", "PlansScreen"),
    "0": ("overview.screen", "OverviewScreen"),
    "1": ("sections.introduction", "IntroductionScreen"),
    "2": ("sections.situation", "SituationScreen"),
    "3": ("goals.screen", "GoalsScreen"),
    "4": ("sections.analysis", "AnalysisScreen"),
    "5": ("measures.screen", "MeasuresScreen"),
    "6": ("sections.organisation", "OrganisationScreen"),
    "7": ("sections.signs", "SignsScreen"),
    "L": ("log.screen", "LogScreen"),
    "M": ("minutes", "MinutesScreen"),
    "R": ("thread.screen", "ThreadScreen"),
    "T": ("timeline.screen", "TimelineScreen"),
    "V": ("versions.screen", "VersionsScreen"),
}
"""The module in `screens` and the class of each place; imported when it is first shown."""


def along(key: str, screen: object) -> Place | None:
    """What a place takes along from a screen: what is chosen there, to a meeting the question that is."""
    question = getattr(screen, "asked_here", None) if key == MEETINGS else None
    found = question or getattr(screen, "chosen", None)
    return found if isinstance(found, Place) and found.table in TAKES_ALONG.get(key, ()) else None


def maker(name: str) -> Callable[[], Screen[object]]:
    """What makes a place's screen."""

    def make() -> Screen[object]:
        module, kind = SCREENS[name]
        return cast("Screen[object]", getattr(import_module(f"dekom_tui.screens.{module}"), kind)())

    return make
