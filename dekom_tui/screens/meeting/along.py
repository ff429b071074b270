"""What was chosen elsewhere in the plan, taken along to a meeting: onto an agenda that there is, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.meeting.agenda import Draft, added, items_of, question_text, written
from dekom_tui.plan.edits import Add
from dekom_tui.plan.model import Place
from dekom_tui.screens.meeting.agenda import AgendaScreen
from dekom_tui.screens.meeting.agenda_view import Chosen
from dekom_tui.screens.meeting.subjects import draft_of
from dekom_tui.screens.minutes_view import is_agenda, meetings
from dekom_tui.screens.picking import PickOneScreen
from dekom_tui.widgets.choices import Option
from dekom_tui.words.dates import day
from dekom_tui.words.language import _
from dekom_tui.words.meeting import method_name

if TYPE_CHECKING:
    from dekom_tui.plan.format import Minutes
    from dekom_tui.plan.model import Plan
    from dekom_tui.screens.host import Host

_NEW = "(new)"


def agendas(plan: Plan) -> list[Minutes]:
    """The agendas of meetings that have not been held, the newest first."""
    return [one for one in meetings(plan) if is_agenda(plan, one)]


def take_along(host: Host, place: Place) -> None:
    """Ask which agenda it goes onto, and put it there; nothing is written before that."""
    draft = draft_of(host.plan, place)
    if draft is None:
        return
    options = [
        Option(one.key, one.title, note=day(one.dato) if one.dato is not None else "") for one in agendas(host.plan)
    ]
    options.append(Option(_NEW, _("Ny saksliste"), note=f"{method_name(draft.method)}, {draft.total} min"))

    def take(key: str) -> None:
        _put(host, draft, "" if key == _NEW else key)

    asked = question_text(host.plan, draft.asks)
    host.push_screen(PickOneScreen("M", _("TA MED I ET MØTE: {what}").format(what=asked), options, "", take))


def _put(host: Host, draft: Draft, minutes: str) -> None:
    """Onto the agenda, or onto a new one, which is shown with the item chosen."""
    plan = host.plan
    there = _item_about(plan, minutes, draft) if minutes else ""
    if not there:
        if minutes:
            edit = added(plan, minutes, draft)
            there, done = edit.entities[0].key, host.edit(edit)
        else:
            many = written(plan, [draft], title=_("Møte"), day=host.today)
            new = many.edits[0]
            assert isinstance(new, Add)
            minutes, there, done = new.entities[0].key, new.entities[1].key, host.edit(many)
        if not done:
            return
    screen = AgendaScreen(minutes, Chosen(there))
    host.push_screen(screen)


def _item_about(plan: Plan, minutes: str, draft: Draft) -> str:
    """The key of the agenda's item that asks the same already; empty for none."""
    same = (one for one in items_of(plan, minutes) if one.spoersmaal == draft.asks)
    return next((one.key for one in same), "")
