"""The loose ends under the picture, each with why it is one and the key that ties it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.model import Place
from dekom_tui.plan.thread import loose
from dekom_tui.widgets.lines import Line, Row, Span, cells, columns, fit, heading, indent, left_right, line
from dekom_tui.widgets.states import FINE, LOOSE
from dekom_tui.words.language import N_, _
from dekom_tui.words.thread import end_name, end_reason

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.thread import Loose


class End(NamedTuple):
    """A loose end as it is chosen in the list."""

    code: str
    place: Place

    @property
    def written(self) -> bool:
        """Whether it is a log entry that is wanting, so that it is written and not tied."""
        return self.code == "measure-not-evaluated"


PARTNER: Final = {
    "finding-without-goal": "maal",
    "goal-without-finding": "funn",
    "goal-without-measure": "tiltak",
    "measure-without-goal": "maal",
    "measure-not-evaluated": "logg",
    "indicator-unused": "funn",
}
"""The table of what a loose end wants to be tied to."""
_TIE: Final = ("K", N_("knytt"))
_WRITE: Final = ("L", N_("skriv"))
_KEY: Final = 8
_BROAD: Final = 76


def end_of(one: Loose) -> End:
    """A loose end of the plan as it is chosen."""
    return End(one.code, one.place)


def title(plan: Plan) -> Line:
    """What stands above the list."""
    count = len(loose(plan))
    if not count:
        return indent(line(FINE.span(), " ", _("Ingen løse ender.")))
    return indent(heading(_("LØSE ENDER"), _("{n} i alt").format(n=count)))


def end_rows(plan: Plan, width: int) -> list[Row]:
    """The loose ends, a row each."""
    return [Row(_row(one, width), end_of(one)) for one in loose(plan)]


def _row(one: Loose, width: int) -> Line:
    end = end_of(one)
    key, does = _WRITE if end.written else _TIE
    name = line(LOOSE.span(), " ", Span(end_name(one), "text", lead=True))
    if width < _BROAD:
        left = line(fit(name, width - 7 - cells(end_reason(one))), "  ", end_reason(one))
        return indent(left_right(left, line((key, "accent", True)), width - 2))
    told = line((key, "accent", True), f" {_(does)}")
    reason = 29
    return indent(columns((name, min(60, width - reason - _KEY - 6)), (end_reason(one), reason), (told, _KEY)))
