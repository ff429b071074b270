"""What changes mean, in plan words: «er nå forsinket», «målet «Lesing» har ikke lenger noe tiltak»."""

from __future__ import annotations

from typing import Final

from dekom_tui.plan.format import Frameworks
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.consequences import GAINED, LATE, LOOSE, LOST, ON_TIME, TIED, Consequence
from dekom_tui.words.labels import field_label, word
from dekom_tui.words.language import N_, _
from dekom_tui.words.names import quoted, thing, upper_first
from dekom_tui.words.values import joined

_ENDS: Final = {
    (LOOSE, "finding-without-goal"): N_("{what} er ikke lenger fulgt opp av noe mål"),
    (TIED, "finding-without-goal"): N_("{what} er nå fulgt opp av et mål"),
    (LOOSE, "goal-without-finding"): N_("{what} svarer ikke lenger på noe funn"),
    (TIED, "goal-without-finding"): N_("{what} svarer nå på et funn"),
    (LOOSE, "goal-without-measure"): N_("{what} har ikke lenger noe tiltak"),
    (TIED, "goal-without-measure"): N_("{what} har nå et tiltak"),
    (LOOSE, "measure-without-goal"): N_("{what} hører ikke lenger til noe mål"),
    (TIED, "measure-without-goal"): N_("{what} hører nå til et mål"),
    (LOOSE, "measure-not-evaluated"): N_("{what} bør evalueres i loggen"),
    (TIED, "measure-not-evaluated"): N_("{what} er nå evaluert i loggen"),
    (LOOSE, "indicator-unused"): N_("{what} brukes ikke lenger av noe funn eller mål"),
    (TIED, "indicator-unused"): N_("{what} brukes nå av et funn eller mål"),
}

_NEW: Final = {
    "finding-without-goal": N_("{what} er ikke fulgt opp av noe mål"),
    "goal-without-finding": N_("{what} svarer ikke på noe funn"),
    "goal-without-measure": N_("{what} har ikke noe tiltak ennå"),
    "measure-without-goal": N_("{what} hører ikke til noe mål"),
    "indicator-unused": N_("{what} brukes ikke av noe funn eller mål"),
}
"""What is said of a loose end on something that is new itself."""

_CONDITIONS: Final = {
    GAINED: N_("{condition} er bedre støttet enn før"),
    LOST: N_("{condition} har mistet støtte"),
}


def outcome_words(one: Consequence, beside: Place | None, before: Plan, after: Plan) -> str:
    """A consequence in a sentence without its full stop; what it stands beside is not named again."""
    if one.kind in (LATE, ON_TIME):
        said = _("er nå forsinket") if one.kind == LATE else _("er ikke lenger forsinket")
        return said if beside == one.place else f"{upper_first(thing(one.place, after))} {said}"
    if one.kind in (GAINED, LOST):
        said = _(_CONDITIONS[one.kind]).format(condition=quoted(field_label(Frameworks, one.code)))
        if one.missing:
            said = _("{said}; det mangler {what}").format(said=said, what=joined([word(name) for name in one.missing]))
        return said
    is_new = one.kind == LOOSE and before.at(one.place) is None and one.code in _NEW
    text = _(_NEW[one.code]) if is_new else _(_ENDS[one.kind, one.code])
    return upper_first(text.format(what=thing(one.place, after)))
