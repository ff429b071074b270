"""In which order tables and fields stand in each kind of file, derived from the declaration of the format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dekom_tui.plan.entity import OWN_QUESTION, Entity, Inline, Sub
from dekom_tui.plan.fields import Counts, Field, Text
from dekom_tui.plan.format import FILES
from dekom_tui.store.toml.grammar import Path

LAST: Final = 1_000_000

Rank = tuple[int, int, str]
"""What fields stand sorted by."""

Order = tuple[int, str, int, Path]

Questions = Mapping[str, Mapping[str, str]]
"""The school's own guiding questions: section, then field, to its words."""


class OwnQuestions(Entity, file="dekom", table="maler", keyed=True, label="Egne spørsmål", plural="Egne spørsmål"):
    """[maler.SECTION] of dekom.toml: a question's words under each name."""


QUESTION: Final = Text("Spørsmål")


class Layout:
    """The order of one kind of file (plan, tiltak, logg, referat, dekom); `questions` are the school's own."""

    def __init__(self, kind: str, questions: Questions) -> None:
        kinds: tuple[type[Entity], ...] = FILES[kind]
        self.kind = kind
        self.questions = questions
        self.head: type[Entity] = Entity if kind == "dekom" else kinds[0]
        others: tuple[type[Entity], ...] = (*kinds, OwnQuestions) if kind == "dekom" else kinds[1:]
        self.tables: dict[str, type[Entity]] = {one.table: one for one in others}
        self._ranks = {name: index + 1 for index, name in enumerate(self.tables)}

    def rank(self, table: str) -> int:
        """Where a group of tables stands; unknown ones stand last."""
        return self._ranks.get(table, LAST)

    def sub_rank(self, path: Path) -> int:
        """Where a sub-table stands among those of its parent."""
        of = self.tables[path[0]]
        names = list(of.own)
        name = path[2] if of.keyed else path[1]
        return names.index(name) if name in of.own else LAST

    def order(self, path: Path) -> Order:
        """What tables stand sorted by: their group, key, and place below that; unknown ones stay as they came."""
        if not path:
            return (0, "", 0, ())
        found = self.entity(path)
        if found is None:
            return (LAST, "", 0, ())
        depth = found[1]
        key = path[1] if depth > 1 and len(path) > 1 else ""
        if len(path) <= depth:
            return (self.rank(path[0]), key, -1, ())
        sub = self.sub_rank(path)
        return (self.rank(path[0]), key, sub, path[depth:] if sub < LAST else ())

    def entity_path(self, of: type[Entity], key: str) -> Path:
        """The path of an entity in its file."""
        if of is self.head:
            return ()
        return (of.table, key.rpartition("/")[2]) if of.keyed else (of.table,)

    def entity(self, path: Path) -> tuple[type[Entity], int] | None:
        """Which entity a path is in, and how many of its parts are that entity's; None for an unknown table."""
        if not path:
            return self.head, 0
        of = self.tables.get(path[0])
        if of is None:
            return None
        return (of, 2) if of.keyed else (of, 1)

    def field(self, of: type[Entity], name: str) -> Field[Any]:
        """The declared field of a name in a table, else an own question's; a sub-table's is asked by its path."""
        found = of.own.get(name) or of.fields.get(name)
        if found is not None:
            return found
        return QUESTION if of is OwnQuestions else OWN_QUESTION

    def field_rank(self, of: type[Entity], path: Path) -> Rank:
        """Where a field stands in its table: declared ones, then own questions, then what is unknown."""
        name, inner = path[0], path[1] if len(path) > 1 else ""
        if of is self.head and path == ("format",):
            return (-1, 0, "")
        if name in of.own:
            field = of.own[name]
            at = list(of.own).index(name)
            if isinstance(field, Sub | Inline) and inner:
                names = list(field.of.own)
                return (at, names.index(inner) if inner in names else LAST, "")
            return (at, 0, inner if isinstance(field, Counts) else "")
        questions = list(self.questions.get(of.table, ()))
        if name in questions:
            return (len(of.own) + questions.index(name), 0, "")
        return (LAST, 0, "")
