"""Freezing the dates of measures as the agreed ones: for one or for all, with what will change, and a warning where the
plan has been adopted with others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import on
from textual.widget import Widget

from dekom_tui.commands import BACK, CHOOSE, CHOOSE_ACT, Command
from dekom_tui.plan.format import Measure
from dekom_tui.plan.moving import ADOPTED, agree, disagreeing
from dekom_tui.screens.base import FrameScreen
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, heading, indent, line, paragraph
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import span
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import quoted

ONE: Final = "one"
EVERY: Final = "every"
NONE: Final = "none"
_SHOWN: Final = 6


class AgreeScreen(FrameScreen):
    """Asks for which measures today's dates are to be the agreed ones."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, CHOOSE_ACT, BACK._replace(words=N_("la stå"), quiet=False))

    def __init__(self, measure: Measure | None, place: str) -> None:
        super().__init__()
        self.PLACE = place
        self._key = measure.key if measure is not None else ""

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, click_chooses=True, id="canvas")

    @property
    def _one(self) -> Measure | None:
        return self.host.plan.of(Measure).get(self._key)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What would be frozen, and the choices."""
        every = disagreeing(self.host.plan.measures)
        room = width - 2
        lines: list[Line] = [heading(_("SETT AVTALT"))]
        about = _("Datoene som tiltakene har nå, blir de avtalte. Mot dem ser dere senere hva som glir.")
        lines += paragraph(about, room)
        if self.host.plan.head.status in ADOPTED:
            warning = _("Planen er vedtatt. Nye avtalte datoer viser ikke lenger hva dere vedtok.")
            told = paragraph(warning, room - 2)
            lines += [BLANK, *(line(("  " if at else "! ", "warn"), one) for at, one in enumerate(told))]
        rows = [Row(), *(Row(indent(one)) for one in lines), Row()]
        for one in every[:_SHOWN]:
            rows.append(Row(indent(_change(one, room))))
        if len(every) > _SHOWN:
            more = len(every) - _SHOWN
            rows.append(Row(line(" ", (ngettext("og {n} til", "og {n} til", more).format(n=more), "faint"))))
        rows.append(Row())
        mine = self._one
        if mine is not None and mine in every:
            rows.append(_choice(_("Bare {name}").format(name=quoted(cut(mine.short, 40))), ONE))
        said = ngettext("Det ene som er flyttet", "Alle {n} som er flyttet", len(every)).format(n=len(every))
        rows += [_choice(said, EVERY), _choice(_("La det stå som det er"), NONE)]
        return rows

    @property
    def canvas(self) -> Canvas:
        """The choices on screen."""
        return self.query_one(Canvas)

    def plan_changed(self) -> None:
        super().plan_changed()
        self.canvas.refresh_rows()

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        self.canvas.action_choose()

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        mine = self._one
        those = {ONE: [mine] if mine is not None else [], EVERY: list(self.host.plan.measures)}
        chosen = those.get(str(message.target), [])
        count = len(disagreeing(chosen))
        edit = agree(chosen)
        self.app.pop_screen()
        if edit is not None and self.host.edit(edit):
            said = ngettext("Avtalte datoer er satt for {n} tiltak.", "Avtalte datoer er satt for {n} tiltak.", count)
            self.host.say(said.format(n=count), undo=True)


def _change(measure: Measure, width: int) -> Line:
    """A measure, its agreed dates and those that it has now."""
    agreed = measure.avtalt
    was = span(agreed.start, agreed.slutt, "short") if agreed is not None else _("ikke avtalt")
    now = span(measure.start, measure.slutt, "short")
    told = _("{was} → {now}").format(was=was, now=now)
    room = max(8, width - len(told) - 6)
    return line((f"{measure.nr or '·':>3} ", "faint"), (f"{cut(measure.short, room):<{room}}  ", "text"), told)


def _choice(words: str, target: str) -> Row:
    return Row(indent(line(Span(words, "text", lead=True))), target)
