"""Tying: what the chosen one can be tied to, joint by joint, ticked as it is now. Nothing is written before Enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from dekom_tui.commands import (
    BACK,
    CHOOSE,
    CHOOSE_MORE,
    OTHER_JOINT,
    TIE_THESE,
    UNTIE_THESE,
    Command,
)
from dekom_tui.data import data
from dekom_tui.plan.edits import Many
from dekom_tui.plan.format import LogEntry
from dekom_tui.plan.model import Place
from dekom_tui.plan.tying import knot, partners, retie, standing, tied, ties
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.thread.labels import number_of
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.choices import Choices, Option
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row, indent, paragraph
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import the, thing, upper_first

if TYPE_CHECKING:
    from dekom_tui.plan.edits import Edit
    from dekom_tui.plan.model import Plan
    from dekom_tui.screens.host import Host

TITLES: Final = {
    ("indikator", "funn"): N_("FUNN SOM BYGGER PÅ TALLENE"),
    ("indikator", "maal"): N_("MÅL SOM MÅLES MED TALLENE"),
    ("funn", "maal"): N_("MÅL SOM SVARER PÅ FUNNET"),
    ("funn", "indikator"): N_("TALL SOM FUNNET BYGGER PÅ"),
    ("maal", "tiltak"): N_("TILTAK SOM TJENER MÅLET"),
    ("maal", "funn"): N_("FUNN SOM MÅLET SVARER PÅ"),
    ("maal", "indikator"): N_("TALL SOM MÅLET MÅLES MED"),
    ("maal", "logg"): N_("INNFØRSLER I LOGGEN OM MÅLET"),
    ("tiltak", "maal"): N_("MÅL SOM TILTAKET TJENER"),
    ("tiltak", "logg"): N_("INNFØRSLER I LOGGEN OM TILTAKET"),
    ("logg", "tiltak"): N_("TILTAK SOM INNFØRSELEN GJELDER"),
    ("logg", "maal"): N_("MÅL SOM INNFØRSELEN GJELDER"),
}
"""What is asked when something of the first table is tied to some of the second."""
_NAME: Final = 28


def option(plan: Plan, place: Place, note: str = "") -> Option:
    """Something that can be tied to."""
    entity = plan.at(place)
    assert entity is not None
    if isinstance(entity, LogEntry) and entity.dato is not None:
        return Option(place, f"{day(entity.dato)}  {entity.title}", note=note)
    return Option(place, entity.title, number_of(entity) if place.table in ("maal", "tiltak") else "", note)


def untie_from(host: Host, place: Place) -> None:
    """Untie a place from the one that it is tied to; from which, is asked where there are several."""
    mine = [other for table in partners(place.table) for other in ties(host.plan, place, table)]
    if len(mine) == 1:
        untied(host, place, mine)
    elif mine:
        host.push_screen(UntieScreen(place))


def untied(host: Host, place: Place, others: Sequence[Place]) -> None:
    """Untie a place from others, as one step, and say so."""
    plan = host.plan
    said = _names(plan, place, others, _("{what} er løst fra {others}."))
    edit = _merged(plan, place, others)
    if edit.edits and host.edit(edit):
        host.say(said, undo=True)


def _merged(plan: Plan, place: Place, others: Sequence[Place]) -> Many:
    """One step that unties a place from all of these; several references may stand in one field."""
    edits: list[Edit] = []
    for table in partners(place.table):
        rest = [one for one in ties(plan, place, table) if one not in others]
        edit = retie(plan, place, table, rest)
        edits += [] if edit is None else [edit]
    return Many(tuple(edits))


def _names(plan: Plan, place: Place, others: Sequence[Place], text: str) -> str:
    """A sentence about the knot and the others: the only one by its name, several by how many they are."""
    n = len(others)
    named = _named(plan, others[0]) if n == 1 else ngettext("{n} sted", "{n} steder", n).format(n=n)
    return text.format(what=upper_first(_named(plan, place)), others=named)


def _named(plan: Plan, place: Place) -> str:
    entity = plan.at(place)
    return the(place.table) if entity is None else f"{the(place.table)} «{cut(entity.short, _NAME)}»"


class TieScreen(FrameScreen):
    """What one knot of the thread is tied to."""

    PLACE = "R"
    CSS_PATH: ClassVar = [str(data("styles", "thread.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        CHOOSE_MORE,
        TIE_THESE,
        OTHER_JOINT,
        BACK._replace(words=N_("la være"), help=N_("tilbake; ingenting er endret"), quiet=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((OTHER_JOINT, BACK)),
        Binding("shift+tab", "joint(-1)", show=False),
    ]
    AUTO_FOCUS = "Choices"

    def __init__(self, place: Place, table: str) -> None:
        """`table` is the one that is asked about first."""
        super().__init__()
        self.place = place
        self.table = table
        self._wanted: dict[str, tuple[Place, ...]] = {}

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.about, id="about")
        yield Choices(id="choices")
        yield Canvas(self.written, id="written")

    @property
    def choices(self) -> Choices:
        """What can be ticked."""
        return self.query_one(Choices)

    @property
    def tables(self) -> list[str]:
        """The tables with something to tie to."""
        return [one for one in partners(self.place.table) if standing(self.host.plan, one)]

    def about(self, width: int, height: int) -> Sequence[Row]:
        """What is being tied."""
        said = upper_first(thing(self.place, self.host.plan))
        return [Row(), *(Row(indent(one)) for one in paragraph(said, width - 2, bold=True)[:2]), Row()]

    def written(self, width: int, height: int) -> Sequence[Row]:
        """What Enter would write, and where."""
        text = self._summary()
        return [Row(), *(Row(indent(one)) for one in paragraph(text, width - 2, "soft")), Row()]

    def _summary(self) -> str:
        new, gone = 0, 0
        files: set[str] = set()
        for table, wanted in self._all().items():
            now = ties(self.host.plan, self.place, table)
            changed = set(wanted) ^ set(now)
            new += len(set(wanted) - set(now))
            gone += len(set(now) - set(wanted))
            files.update(found.holder.file for one in changed if (found := knot(self.place, one)) is not None)
        if not new and not gone:
            return _("Ingenting er endret ennå.")
        if len(files) > 1:
            where = ngettext("{n} fil", "{n} filer", len(files)).format(n=len(files))
        else:
            where = next(iter(files), "")
        if not gone:
            text = _("Enter knytter {new}, i {where}.")
        elif not new:
            text = _("Enter løser {gone}, i {where}.")
        else:
            text = _("Enter knytter {new} og løser {gone}, i {where}.")
        return text.format(new=new, gone=gone, where=where)

    def on_mount(self) -> None:
        super().on_mount()
        self._offer()

    def _offer(self) -> None:
        plan = self.host.plan
        places = standing(plan, self.table)
        wanted = self._wanted.get(self.table, ties(plan, self.place, self.table))
        several = (self.place.table, self.table) != ("maal", "indikator")
        options = [option(plan, one, self._note(one)) for one in places]
        self.choices.offer(_(TITLES[self.place.table, self.table]), options, wanted, several=several)
        if wanted:
            self.choices.select(places.index(wanted[0]))
        self.query_one("#written", Canvas).refresh_rows()
        self.query_one(KeyLine).show(self.hints())

    def _note(self, other: Place) -> str:
        """That a goal is measured with something else, which would be let go."""
        found = knot(self.place, other)
        if found is None or not found.single or found.holder == self.place or tied(self.host.plan, self.place, other):
            return ""
        entity = self.host.plan.at(other)
        now = entity.values.get(found.field) if entity is not None else None
        named = self.host.plan.at(Place(self.place.table, str(now))) if now else None
        return _("måles nå med {name}").format(name=named.short) if named is not None else ""

    def _all(self) -> dict[str, tuple[Place, ...]]:
        """What is ticked, in every joint that has been looked at."""
        chosen = cast("tuple[Place, ...]", self.choices.chosen)
        return {**self._wanted, self.table: chosen}

    def commands(self) -> Sequence[Command]:
        one_only = not self.choices.several
        return [
            one for one in self.COMMANDS_HERE
            if not (one is OTHER_JOINT and len(self.tables) < 2) and not (one is CHOOSE_MORE and one_only)
        ]  # fmt: skip

    def plan_changed(self) -> None:
        super().plan_changed()
        if self.host.plan.at(self.place) is None:
            self.dismiss()

    @on(Choices.Toggled)
    def _ticked(self) -> None:
        self.query_one("#written", Canvas).refresh_rows()

    @on(Choices.Picked)
    def _picked(self) -> None:
        self.action_choose_these()

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        self.choices.action_choose()

    def action_choose_these(self) -> None:
        """Write what is ticked."""
        plan, host = self.host.plan, self.host
        edits = [edit for table, wanted in self._all().items() if (edit := retie(plan, self.place, table, wanted))]
        others = [
            one for table, wanted in self._all().items() for one in set(wanted) ^ set(ties(plan, self.place, table))
        ]
        new = [one for one in others if not tied(plan, self.place, one)]
        self.dismiss()
        if not edits or not host.edit(edits[0] if len(edits) == 1 else Many(tuple(edits))):
            return
        if len(new) == len(others):
            text = _("{what} er knyttet til {others}.")
        elif new:
            text = _("{what}: knyttet og løst {others}.")
        else:
            text = _("{what} er løst fra {others}.")
        host.say(_names(plan, self.place, others, text), undo=True)

    def action_joint(self, step: int) -> None:
        """To another joint; what is ticked in this one is kept in mind."""
        tables = self.tables
        if len(tables) > 1 and self.table in tables:
            self._wanted = self._all()
            self.table = tables[(tables.index(self.table) + step) % len(tables)]
            self._offer()

    def action_back(self) -> None:
        """Out, with nothing changed."""
        self.dismiss()


class UntieScreen(FrameScreen):
    """From what a knot of the thread is to be untied."""

    PLACE = "R"
    CSS_PATH: ClassVar = [str(data("styles", "thread.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        CHOOSE_MORE,
        UNTIE_THESE,
        BACK._replace(words=N_("la være"), help=N_("tilbake; ingenting er endret"), quiet=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK,))
    AUTO_FOCUS = "Choices"

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._ties: list[Place] = []

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.about, id="about")
        yield Choices(id="choices")

    def about(self, width: int, height: int) -> Sequence[Row]:
        """What is being untied."""
        said = upper_first(thing(self.place, self.host.plan))
        return [Row(), *(Row(indent(one)) for one in paragraph(said, width - 2, bold=True)[:2]), Row()]

    def on_mount(self) -> None:
        super().on_mount()
        plan = self.host.plan
        found = [(one, table) for table in partners(self.place.table) for one in ties(plan, self.place, table)]
        self._ties = [one for one, _table in found]
        options = [option(plan, one, the(table)) for one, table in found]
        self.query_one(Choices).offer(_("LØS FRA"), options, (), several=True)

    def plan_changed(self) -> None:
        super().plan_changed()
        if self.host.plan.at(self.place) is None:
            self.dismiss()

    @on(Choices.Picked)
    def _picked(self, message: Choices.Picked) -> None:
        """What is ticked; without a tick what is selected."""
        at = message.choices.selected
        keys = cast("tuple[Place, ...]", message.keys) or ((self._ties[at],) if isinstance(at, int) else ())
        host, place = self.host, self.place
        self.dismiss()
        untied(host, place, keys)

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        self.query_one(Choices).action_choose()

    def action_back(self) -> None:
        """Out, with nothing changed."""
        self.dismiss()
