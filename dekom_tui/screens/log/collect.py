"""Gathering for section 7: what the log says under each of its three questions, and where it is to be written on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, CHOOSE, COLLECT_HERE, Command
from dekom_tui.plan.format import Signs
from dekom_tui.plan.gathering import SUMMED_UP, gathered
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.log.entry_view import asked
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Row, Span, heading, indent, line, paragraph
from dekom_tui.widgets.wrapping import wrap_cut
from dekom_tui.words.dates import span
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan


def collect_rows(plan: Plan, width: int) -> list[Row]:
    """The three questions: how many entries say something, from when to when, and what the plan says so far."""
    told = _("Velg et spørsmål. I 7 Tegn velger dere innførsler, og skriver dem om til planens egne ord.")
    inner = max(1, min(76, width - 4))
    rows = [Row(), Row(indent(heading(_("SAMLE TIL 7 TEGN"), _("ingenting limes inn av seg selv"))))]
    rows += [Row(indent(each)) for each in paragraph(told, inner, "soft")]
    signs = plan.one(Signs)
    for field in SUMMED_UP:
        target = Place(Signs.table, field)
        found = gathered(plan, field)
        dates = [one.entry.dato for one in found if one.entry.dato is not None]
        count = ngettext("{n} innførsel sier noe", "{n} innførsler sier noe", len(found)).format(n=len(found))
        when = span(min(dates), max(dates), "short") if dates else ""
        rows += [Row(), Row(indent(line(Span(asked(plan, field), "accent", bold=True))), target)]
        rows.append(Row(indent(line("  ", (count, "text"), ("  " + when, "faint"))), target))
        answer = signs.values.get(field)
        if answer is None:
            rows.append(Row(indent(line("  ", ("○ ", "warn"), _("ikke besvart i planen ennå"))), target))
        else:
            rows += [Row(indent(line("  ", each)), target) for each in wrap_cut(answer, max(1, inner - 2), 2)]
    return rows


class CollectScreen(FrameScreen):
    """Chooses the question of section 7 for which the log is gathered."""

    PLACE = "L"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, COLLECT_HERE, BACK._replace(quiet=False))
    BINDINGS: ClassVar[list[BindingType]] = bindings(())

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, id="canvas")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The questions."""
        return collect_rows(self.host.plan, width)

    def plan_changed(self) -> None:
        super().plan_changed()
        self.query_one(Canvas).refresh_rows()

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        self.query_one(Canvas).action_choose()

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        target, host = message.target, self.host
        if not isinstance(target, Place):
            return
        found = gathered(host.plan, target.key)
        host.go("7", target)
        if found:
            host.call_after_refresh(lambda: host.screen.run_action("harvest"))
