"""The texts of a plan that is open: what they become when the plan changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dekom_tui.plan.edits import Edit, Many, Rename
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.model import Place, Plan
from dekom_tui.store.files import BYTE_ORDER_MARK
from dekom_tui.store.parts import Tables, part, stands
from dekom_tui.store.read import SourceFile, kind_of
from dekom_tui.store.toml.document import Document

Texts = Mapping[str, Document | None]
"""Documents by path from the plan's folder; None where there is no file."""

_NEW: Final = Document("")
_NOTHING: Final[Mapping[Place, str]] = {}


def written(
    texts: Texts, before: Plan, after: Plan, paths: Iterable[str], renames: Mapping[Place, str] = _NOTHING
) -> dict[str, Document | None]:
    """These files' documents when the plan that they hold changes; None for a file that goes.

    `renames` are places that got another key, so that what stands there moves with its comments. Raises WriteError.
    """
    from dekom_tui.store.toml.write import write

    moved = {
        Place(place.table, key).file: place for place, key in renames.items() if place.table in ("logg", "referat")
    }
    found: dict[str, Document | None] = {}
    for path in paths:
        kind, key = kind_of(path)
        if not stands(after, path) and (kind != "tiltak" or texts.get(path) is None):
            found[path] = None
            continue
        place = moved.get(path)
        origin = place.file if place is not None else path
        was = part(before, origin)
        found[path] = write(
            texts.get(origin) or _NEW,
            kind,
            _under(was, key) if place is not None else was,
            part(after, path),
            {place: new for place, new in renames.items() if place.file == path},
            questions=after.settings.maler,
            unknown_before=before.unknown.get(origin, {}),
            unknown_after=after.unknown.get(path, {}),
        )
    return found


def afresh(plan: Plan, paths: Iterable[str]) -> dict[str, Document | None]:
    """These files' documents written from nothing, where what stands in a file has no room for the plan."""
    return written({}, Plan({}, plan.settings), Plan(plan.tables, plan.settings), paths)


def _under(tables: Tables, key: str) -> Tables:
    """The tables of a log entry's or minutes' file as they stand when the file gets another name."""

    def new(one: Entity) -> Entity:
        return one.rekeyed(f"{key}/{Place(one.table, one.key).inner}" if one.table == "sak" else key)

    return {name: {(one := new(entity)).key: one for entity in group.values()} for name, group in tables.items()}


def renames_of(edit: Edit) -> dict[Place, str]:
    """Every place that an edit gives another key, with that key."""
    return dict(_renames(edit))


def _renames(edit: Edit) -> Iterator[tuple[Place, str]]:
    if isinstance(edit, Rename):
        yield edit.place, edit.key
    elif isinstance(edit, Many):
        for one in edit.edits:
            yield from _renames(one)


def same_text(one: Document | None, other: Document | None) -> bool:
    """Whether two files hold the same text, or neither is there."""
    return one is other or (one is not None and other is not None and one.text == other.text)


def encoded(document: Document | None, like: SourceFile | None) -> bytes | None:
    """The bytes of a file, with a byte-order mark when it had one."""
    if document is None:
        return None
    marked = like is not None and like.data is not None and like.data.startswith(BYTE_ORDER_MARK)
    return (BYTE_ORDER_MARK if marked else b"") + document.text.encode("utf-8", "replace")
