"""What lies between two versions in a few figures: «1 nytt», «3 flyttet», «9 i loggen»."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from dekom_tui.plan.measures import CANCELLED, DONE, ON_HOLD
from dekom_tui.review.consequences import LATE, Consequence
from dekom_tui.review.diff import ADDED, CHANGED, REMOVED, Change
from dekom_tui.words.labels import SIGNS
from dekom_tui.words.language import _, ngettext

SHIFTED: Final = "↔"
PUPILS: Final = "«"


class Count(NamedTuple):
    """So many of a kind, with the sign of the kind."""

    sign: str
    n: int
    words: str

    @property
    def said(self) -> str:
        """«1 nytt»."""
        return f"{self.n} {self.words}"

    @property
    def spoken(self) -> str:
        """What is counted in full words, without the figure: «tiltak er flyttet i tid»."""
        return {
            "+": ngettext("tiltak er nytt", "tiltak er nye", self.n),
            "–": ngettext("tiltak er tatt bort", "tiltak er tatt bort", self.n),
            "×": ngettext("tiltak er avbrutt", "tiltak er avbrutt", self.n),
            "↔": ngettext("tiltak er flyttet i tid", "tiltak er flyttet i tid", self.n),
            "▲": ngettext("tiltak er nå forsinket", "tiltak er nå forsinket", self.n),
            "●": ngettext("tiltak er fullført", "tiltak er fullført", self.n),
            "║": ngettext("tiltak er satt på vent", "tiltak er satt på vent", self.n),
            "•": ngettext("innførsel er skrevet i loggen", "innførsler er skrevet i loggen", self.n),
            "«": ngettext("gang har elevene sagt noe", "ganger har elevene sagt noe", self.n),
        }.get(self.sign, self.words)


def counts(changes: Iterable[Change], consequences: Iterable[Consequence] = ()) -> tuple[Count, ...]:
    """What happened to the measures, and what came into log and student voice; what did not happen is left out."""
    new = gone = stopped = done = held = moved = entries = voices = 0
    for one in changes:
        table = one.place.table
        if table == "tiltak":
            status = one.field("status")
            became = status.after if status is not None else None
            new += one.kind == ADDED and not one.renamed_from
            gone += one.kind == REMOVED and not one.renamed_to
            stopped += one.kind == CHANGED and became == CANCELLED
            done += one.kind == CHANGED and became == DONE
            held += one.kind == CHANGED and became == ON_HOLD
            shifted = one.field("start") is not None or one.field("slutt") is not None
            moved += one.kind == CHANGED and shifted and became != CANCELLED
        elif one.kind == ADDED:
            entries += table == "logg"
            voices += table == "elevstemme"
    late = sum(one.kind == LATE for one in consequences)
    found = (
        Count("+", new, _("nytt") if new == 1 else _("nye")),
        Count("–", gone, _("tatt bort")),
        Count(SIGNS[CANCELLED].glyph, stopped, _("avbrutt")),
        Count(SHIFTED, moved, _("flyttet")),
        Count("▲", late, _("forsinket")),
        Count(SIGNS[DONE].glyph, done, _("fullført")),
        Count(SIGNS[ON_HOLD].glyph, held, _("på vent")),
        Count("•", entries, _("i loggen")),
        Count(PUPILS, voices, _("fra elever")),
    )
    return tuple(one for one in found if one.n)
