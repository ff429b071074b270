"""Set a list, a list of records or an inline table so that the parts of it that stay keep their bytes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any, TypeVar

from dekom_tui.plan.entity import Entity, Records, take_record
from dekom_tui.store.toml import lists, render
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.grammar import Path
from dekom_tui.store.toml.inside import listing
from dekom_tui.store.toml.layout import Layout
from dekom_tui.store.toml.lists import Wanted
from dekom_tui.store.toml.parse import parse
from dekom_tui.store.toml.splice import Draft, Found, Ranking

T = TypeVar("T")
_NO_LAYOUT = Layout("tiltak", {})


def _list_at(draft: Draft, path: Path) -> Found | None:
    """The list that stands at a path, as a value of a key."""
    found = draft.find(path)
    return found if found is not None and draft.chunks[found.at].source[found.value[0]] == "[" else None


def _values(text: str) -> list[Any]:
    """The members of a list by its text."""
    values: list[Any] = parse(f"x = {text}")["x"]
    return values


def set_list(draft: Draft, path: Path, new: Sequence[Any]) -> bool:
    """Set a list of plain values in which comments stand. False when there is none: it is one line, to be put whole."""
    found = _list_at(draft, path)
    if found is None:
        return False
    source, (start, end) = draft.chunks[found.at].source, found.value
    if not lists.has_comments(source, start):
        return False
    old = _values(source[start:end])
    members = listing(source, start).members
    paired = _pair(old, list(new), [repr])
    wanted = [
        Wanted(at, render.scalar(value) if at is None else source[members[at].start : members[at].end])
        for value, at in zip(new, paired, strict=True)
    ]
    draft.patch(found.at, [(start, end, lists.rewrite(source, start, end, wanted))])
    return True


def set_records(draft: Draft, path: Path, field: Records[Any], new: Sequence[Entity]) -> bool:
    """Set a list of records: what stays keeps its bytes, what changed its comments. False when no list stands there."""
    found = _list_at(draft, path)
    if found is None:
        return False
    source, (start, end) = draft.chunks[found.at].source, found.value
    members = listing(source, start).members
    old = [take_record(field.of, one if isinstance(one, dict) else {}, _silent) for one in _values(source[start:end])]
    tests: list[Callable[[Entity], Hashable | None]] = [_whole, _identity]
    tests += [partial(_part, name) for name in field.of.identity if len(field.of.identity) > 1]
    paired = _pair(old, list(new), tests)
    wanted: list[Wanted] = []
    records: dict[int, Entity] = {}
    for record, at in zip(new, paired, strict=True):
        if at is None:
            wanted.append(Wanted(None, render.record(record)))
        else:
            text = source[members[at].start : members[at].end]
            wanted.append(Wanted(at, text if old[at] == record else edit_record(text, old[at], record)))
        records[id(wanted[-1])] = record
    if field.of.order:
        kept = _in_file_order(wanted)
        if field.sort([records[id(one)] for one in kept]) == list(new):
            wanted = kept
    draft.patch(found.at, [(start, end, lists.rewrite(source, start, end, wanted))])
    return True


def _in_file_order(wanted: list[Wanted]) -> list[Wanted]:
    """Members that stay in the order they stand in, each new one behind the one that it follows.

    A list that somebody left unsorted is not rearranged by a change to one record of it.
    """
    stay = [one.old for one in wanted if one.old is not None]
    if stay == sorted(stay):
        return wanted
    result = sorted([one for one in wanted if one.old is not None], key=lambda one: one.old or 0)
    for index, one in enumerate(wanted):
        if one.old is None:
            result.insert(result.index(wanted[index - 1]) + 1 if index else 0, one)
    return result


def _pair(old: Sequence[T], new: Sequence[T], tests: Sequence[Callable[[T], Hashable | None]]) -> list[int | None]:
    """Which old member each new one was: the same by the first test, then by the next, in order of appearance."""
    paired: list[int | None] = [None] * len(new)
    taken: set[int] = set()
    for test in tests:
        free: dict[Hashable, list[int]] = {}
        for at in range(len(old) - 1, -1, -1):
            if at not in taken and (mark := test(old[at])) is not None:
                free.setdefault(mark, []).append(at)
        for index, value in enumerate(new):
            if paired[index] is None and (mark := test(value)) is not None and free.get(mark):
                paired[index] = at = free[mark].pop()
                taken.add(at)
    return paired


def _whole(one: Entity) -> Hashable:
    """All that a record holds."""
    return repr((sorted(one.values.items()), sorted(one.extra.items(), key=repr)))


def _part(name: str, one: Entity) -> Hashable | None:
    value: Hashable | None = one.values.get(name)
    return value


def _identity(one: Entity) -> Hashable | None:
    mark = one.mark()
    return mark if any(part is not None for part in mark) else None


def edit_record(text: str, old: Entity, new: Entity) -> str:
    """The text of a record with other values; those that stay keep their spelling."""
    draft = Draft(Document(f"x = {text}"), _NO_LAYOUT)
    names = list(new.fields)

    def rank(path: Path) -> tuple[int, int, str]:
        return (names.index(path[1]) if len(path) > 1 and path[1] in names else len(names), 0, "")

    _edit(draft, ("x",), _parts(old), _parts(new), rank)
    return draft.text()[4:]


def _parts(one: Any) -> dict[str, tuple[object, str]]:
    """What an inline table holds, and how each part is written."""
    if isinstance(one, Entity):
        written = dict(render.record_parts(one))
        return {name: ({**one.values, **one.extra}[name], text) for name, text in written.items()}
    return {role: (count, str(count)) for role, count in one or ()}


def _edit(
    draft: Draft, path: Path, old: dict[str, tuple[object, str]], new: dict[str, tuple[object, str]], rank: Ranking
) -> None:
    for name, (value, written) in new.items():
        if name not in old or old[name][0] != value:
            draft.put((*path, name), written, rank)
    for name in old:
        if name not in new:
            draft.unset((*path, name), len(path))


def set_inline(draft: Draft, path: Path, old: Any, new: Any, rank: Ranking) -> bool:
    """Set an inline table part by part, in the spelling that it has. False when nothing of it stands there."""
    found = draft.find(path)
    there = found is not None and draft.chunks[found.at].source[found.value[0]] == "{"
    if not there and draft.table(path) is None and not draft.dotted(path):
        return False
    if old is None:
        return False
    _edit(draft, path, _parts(old), _parts(new), rank)
    return True


def _silent(code: str, **params: object) -> None:
    """What is wrong with a value was told when it was read."""
