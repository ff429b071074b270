"""The timeline held against a version: each measure's second bar shows how it was there, instead of what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.history.trouble import HistoryError
from dekom_tui.plan.timeline.bars import Beside, period_of
from dekom_tui.screens.timeline.acts import MeasureActs
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.screens.timeline.view import Look
    from dekom_tui.screens.versions.state import Versions


def beside(plan: Plan, name: str) -> Beside:
    """The bars of a version."""
    return Beside(name, {one.key: period_of(one) for one in plan.measures})


class AgainstVersion(MeasureActs):
    """A timeline whose second bars can be those of a version."""

    look: Look

    def rearrange(self, said: str = "") -> None:
        """Draws everything anew, and says what has changed."""
        raise NotImplementedError

    def action_against(self) -> None:
        """Hold the dates against the version that was chosen in the versions, else the adopted plan; and back."""
        if self.look.beside is not None:
            self.look = self.look._replace(beside=None)
            self.rearrange(_("Tynn strek er de avtalte datoene igjen."))
        else:
            self.read_version()

    def read_version(self) -> None:
        """Reads the version, beside the screen."""
        known = self.host.versions
        known.picked = False
        self.run_worker(lambda: self._read_version(known), thread=True, exclusive=True, group="version")

    def _read_version(self, known: Versions) -> None:
        try:
            found = known.find(known.pair.first) if known.pair is not None else None
            if found is not None and found.number:
                oid, name = found.oid, _("vedtatt") if found.adopted else f"v{found.number}"
            else:
                oid, name = known.past.adopted(), _("vedtatt")
            bars = beside(known.past.plan(oid).plan, name)
        except HistoryError:
            self.app.call_from_thread(self.say, _("Det er ingen versjon å holde datoene mot. V sier hvorfor."))
            return
        self.app.call_from_thread(self._take_version, bars)

    def _take_version(self, bars: Beside) -> None:
        self.look = self.look._replace(beside=bars)
        if self.is_mounted:
            number = bars.name.removeprefix("v")
            version = _("versjon {number}").format(number=number) if number[:1].isdigit() else _("den vedtatte planen")
            self.rearrange(_("Tynn strek er datoene i {version}. B viser de avtalte igjen.").format(version=version))

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self.host.compared is not None and self.host.compared.picked:
            self.read_version()
