"""To write the report of what lies between two versions: what is written and where, before and after it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from dekom_tui.commands import CHOOSE, SHOWN_BACK, WRITE_REPORT, Command
from dekom_tui.history.trouble import HistoryError
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.versions.view import changes_words, long_name_of
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Row, Span, cells, fit, heading, indent, line, paragraph
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan
    from dekom_tui.screens.versions.state import Pair

_FORMS: Final = {
    "html": (N_("Nettside"), N_("åpnes i nettleseren, skrives ut, sendes som vedlegg")),
    "md": (N_("Markdown"), N_("limes inn i en sak eller et notat")),
    "text": (N_("Tekst"), N_("for e-post, og for opplesing")),
}


def report_rows(about: str, where: dict[str, str], folder: str, width: int) -> list[Row]:
    """What will be written, in which forms, and where each lands: `where` from `folder`."""
    room = max(1, min(84, width - 3))
    told = _(
        "Rapporten er for skoleeier, tillitsvalgte og elevrådet: hva som er endret, hvorfor, hva det betyr, og hva "
        "som ikke er avklart."
    )
    found = [Row(), Row(indent(fit(heading(_("RAPPORT"), about), width - 2))), Row()]
    found += [Row(indent(each)) for each in paragraph(told, room, "soft")]
    for form, (name, use) in _FORMS.items():
        found.append(Row())
        found.append(Row(indent(line(Span(_(name), "accent", bold=True), "  ", (_(use), "soft"))), form))
        found += [Row(indent(line((each, "text")), 3), form) for each in path_lines(where[form], room - 2)]
    found += [Row(), Row(indent(line((_("Mappa den legges i:"), "faint"))))]
    found += [Row(indent(line((each, "soft")), 3)) for each in path_lines(folder, room - 2)]
    found.append(Row())
    note = _("Den blir liggende på denne maskinen, i en mappe som git lar være. Det som ligger der, blir stående.")
    found += [Row(indent(each)) for each in paragraph(note, room, "faint")]
    return found


def path_lines(path: str, width: int) -> list[str]:
    """A path that can be copied: on one line where it fits, else broken after a folder and never in a name."""
    mark = "/" if "/" in path else "\\"
    *folders, name = path.split(mark)
    found = [""]
    for piece in (*(f"{one}{mark}" for one in folders), name):
        if found[-1] and cells(found[-1] + piece) > width:
            found.append("")
        found[-1] += piece
    return found


class ReportScreen(FrameScreen):
    """Chooses the form of the report, and writes it."""

    PLACE = "V"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, WRITE_REPORT, SHOWN_BACK)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.back", show=False)]

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, id="canvas")

    @property
    def pair(self) -> Pair | None:
        """The two versions."""
        return self.host.versions.pair

    def path(self, form: str) -> Path:
        """Where the report is written: in a folder of its own beside the plan's, never in the place of another."""
        from dekom_tui.exchange.report import ENDINGS
        from dekom_tui.exchange.report.writing import free

        pair, known = self.pair, self.host.versions
        folder = self.host.session.folder
        days = [known.day_of(one, self.host.today).isoformat() for one in pair or ()]
        name = "-".join(("rapport", folder.resolve().name, *days))
        return free(self._home, name, ENDINGS[form])

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What there is to choose."""
        pair, known = self.pair, self.host.versions
        if pair is None:
            return ()
        about = _("fra {first} til {second}").format(
            first=long_name_of(known, pair.first), second=long_name_of(known, pair.second)
        )
        if known.held is not None:
            about = f"{about}, {changes_words(known.held.total)}"
        home = self._home
        where = {form: str(self.path(form).relative_to(home)) for form in _FORMS}
        return report_rows(about, where, str(home), width)

    @property
    def _home(self) -> Path:
        """The folder that the plans and their reports lie in."""
        return self.host.session.folder.resolve().parent

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        self.query_one(Canvas).action_choose()

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        pair, form = self.pair, message.target
        if pair is None or not isinstance(form, str):
            return
        path, now, today = self.path(form), self.host.plan, self.host.today
        refused, folder = self.host.session.refused, self.host.session.folder
        self.say(_("Skriver rapporten …"))

        def work() -> None:
            self._write(form, path, pair, folder, now, refused, today)

        self.run_worker(work, thread=True, exclusive=True, group="report")

    def _write(
        self, form: str, path: Path, pair: Pair, folder: Path, now: Plan, refused: Sequence[str], today: date
    ) -> None:
        """Write the report, in a thread, and say how it went."""
        from dekom_tui.exchange.report import WRITERS
        from dekom_tui.exchange.report.writing import write_apart
        from dekom_tui.history.reviewed import material
        from dekom_tui.words.report.building import report

        try:
            write_apart(path, WRITERS[form](report(material(folder, *pair, today, now, refused), today)))
            said = _("Skrevet: {path}").format(path=path.relative_to(folder.resolve().parent))
        except HistoryError as error:
            said = error.told()
        except OSError as error:
            said = _("Rapporten lot seg ikke skrive: {why}. Ingenting er endret.").format(why=error.strerror)
        self.app.call_from_thread(self._written, said)

    def _written(self, said: str) -> None:
        program = self.host
        if self.is_current:
            self.dismiss()
            program.call_later(program.say, said)
        else:
            program.say(said)
