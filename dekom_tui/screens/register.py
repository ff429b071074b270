"""What can be done to an entity in a list, on whatever screen the list stands: copy, move, take away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from dekom_tui.commands import FIND, REGISTER, Command
from dekom_tui.plan.edits import Remove, copy, move, references
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import FrameScreen
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import quoted, the, upper_first

if TYPE_CHECKING:
    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.model import Plan
    from dekom_tui.screens.host import Host

NAME: Final = 20
"""Letters of a name in a sentence on the key line."""


def copy_entity(host: Host, place: Place) -> Place | None:
    """Add a copy of what stands at a place, last in its list; where the copy stands."""
    added = copy(host.plan, place)
    if not host.edit(added):
        return None
    host.say(_("Kopien ligger sist i lista."), undo=True)
    return Place(place.table, added.entities[0].key)


def shift_entity(host: Host, place: Place, steps: int) -> bool:
    """Move it up (below 0) or down in the order that people see."""
    edit = move(host.plan, place, steps)
    if edit is None:
        host.say(_("Det står øverst allerede.") if steps < 0 else _("Det står nederst allerede."))
        return False
    return host.edit(edit)


def remove_entity(host: Host, place: Place) -> bool:
    """Take it away with every reference to it, and say what referred to it."""
    said = removed_words(host.plan, place)
    if not host.edit(Remove(place)):
        return False
    host.say(said, undo=True)
    return True


def removed_words(plan: Plan, place: Place) -> str:
    """What is gone, and from where: «Funnet «Få elever snakker» er tatt bort, også fra målet «…»»."""
    entity = plan.at(place)
    what = upper_first(_named(entity) if entity is not None else the(place.table))
    pointing = references(plan, place)
    if not pointing:
        return _("{what} er tatt bort.").format(what=what)
    if len(pointing) == 1:
        where = _named(pointing[0])
        return _("{what} er tatt bort, også fra {where}.").format(what=what, where=where)
    n = len(pointing)
    text = ngettext("{what} er tatt bort, også fra {n} sted.", "{what} er tatt bort, også fra {n} steder.", n)
    return text.format(what=what, n=n)


def _named(entity: Entity) -> str:
    return f"{the(entity.table)} {quoted(cut(entity.short, NAME))}" if entity.key else the(entity.table)


class RegisterScreen(FrameScreen):
    """A screen with lists of entities: N adds, C copies, Alt and an arrow moves, Delete takes away."""

    FINDS = FIND
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = REGISTER

    _awaited: tuple[type[Entity], frozenset[str]] | None = None

    def __init__(self) -> None:
        super().__init__()
        self._gone: list[Place] = []
        """What was taken away here, the last one last."""

    @property
    def pointed(self) -> object | None:
        """What the keys work on, a Place where it is an entity."""
        raise NotImplementedError

    def kind_here(self) -> type[Entity] | None:
        """The kind of entity that N adds where people are now; None where it adds nothing."""
        raise NotImplementedError

    def new_values(self, kind: type[Entity]) -> Mapping[str, object]:
        """What a new entity of the kind has from the beginning."""
        return {"dato": self.host.today} if kind.dated else {}

    def list_commands(self) -> tuple[Command, ...]:
        """Those of the commands of lists, but adding, that can do something to what is pointed at."""
        place = self.entity_here
        if place is None:
            return ()
        ordered = "nr" in TABLES[place.table].fields
        return tuple(one for one in REGISTER[1:] if ordered or not one.name.startswith("shift"))

    @property
    def entity_here(self) -> Place | None:
        """The entity that the keys work on; what stands in a table without keys is none, and cannot be taken away."""
        found = self.pointed
        if not isinstance(found, Place) or not found.key:
            return None
        return found if self.host.plan.at(found) is not None else None

    def action_add(self) -> None:
        """Add to the list where people are; the new one is chosen when it is there."""
        kind = self.kind_here()
        if kind is not None:
            self._awaited = (kind, frozenset(self.host.plan.of(kind)))
            self.host.push_new(kind, self.new_values(kind))

    def choose_new(self) -> None:
        """Chooses what was added since N was pressed, or is back since it was taken away.

        To be called when the plan has changed.
        """
        if self._awaited is not None:
            kind, before = self._awaited
            new = [key for key in self.host.plan.of(kind) if key not in before]
            if new:
                self._awaited = None
                self.show(Place(kind.table, new[0]))
        back = next((one for one in reversed(self._gone) if self.host.plan.at(one) is not None), None)
        if back is not None:
            self._gone.remove(back)
            self.show(back)

    def action_copy(self) -> None:
        """A copy of what is chosen, last in its list."""
        place = self.entity_here
        made = copy_entity(self.host, place) if place is not None else None
        if made is not None:
            self.show(made)

    def action_shift(self, steps: int) -> None:
        """Move what is chosen up or down in its list."""
        place = self.entity_here
        if place is not None and "nr" in TABLES[place.table].fields:
            shift_entity(self.host, place, steps)

    def action_delete(self) -> None:
        """Take away what is chosen."""
        place = self.entity_here
        if place is not None and remove_entity(self.host, place):
            self._gone.append(place)
