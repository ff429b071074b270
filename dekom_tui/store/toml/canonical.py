"""A whole file in canonical form: what `dekom fmt` writes (format.md, rules 1-8).

Every comment and every value is kept. What a file may spell in several ways (a sub-table, an inline table, dotted keys)
is gathered into sections, each with its comments, and written as the format has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import Entity, Inline, Records, Sub
from dekom_tui.plan.fields import Counts, Field
from dekom_tui.plan.text import nfc
from dekom_tui.store.toml.blocks import MARK_BEGIN
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.grammar import Path, part_spans
from dekom_tui.store.toml.inside import Entry, pairs
from dekom_tui.store.toml.layout import LAST, Layout, OwnQuestions, Questions
from dekom_tui.store.toml.lines import comment_lines
from dekom_tui.store.toml.meaning import WriteError, same_meaning
from dekom_tui.store.toml.parse import parse
from dekom_tui.store.toml.scan import Chunk
from dekom_tui.store.toml.section import Comments, Gathered, Section
from dekom_tui.store.toml.tidy import tidy

_NOTHING: Final[Mapping[str, Mapping[str, str]]] = {}


def canonical(text: str, kind: str, questions: Questions = _NOTHING) -> str:
    """The canonical form of a file of `kind` (plan, tiltak, logg, referat, dekom); `questions` are the school's own.

    Raises TomlError for a text that is no TOML, and WriteError should a value come out another.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    data = parse(text)
    layout = Layout(kind, questions)
    written = _Form(layout, data).written(Document(text).chunks)
    if not same_meaning(layout, data, parse(written)):
        raise WriteError((), "would come out with another meaning")
    return written


class _Value(NamedTuple):
    """Where the text of a value stands, and the comments of its key."""

    source: str
    start: int
    end: int
    comments: Comments

    @property
    def text(self) -> str:
        """As it stands there."""
        return self.source[self.start : self.end]


class _Form:
    """Gathers what a file holds into sections, and writes them."""

    def __init__(self, layout: Layout, data: Mapping[str, Any]) -> None:
        self.layout = layout
        self.data = data
        self.sections: dict[Path, Section] = {}
        self.others: list[Section] = []
        self.gathered: dict[Path, Gathered] = {}
        self.arrays: set[Path] = set()

    def written(self, chunks: list[Chunk]) -> str:
        """The canonical text of the tables."""
        waiting: list[str] = []
        self.section((), explicit=True)
        for chunk in chunks:
            if chunk.block and not chunk.text.lstrip().startswith(MARK_BEGIN):
                waiting += comment_lines(chunk.source, chunk.start, chunk.end)
            elif chunk.block:
                section = Section(chunk.path, self.layout.order(chunk.path), block=True)
                section.lead = comment_lines(chunk.source, chunk.start, chunk.end)
                self.others.append(section)
            else:
                self.table(chunk, waiting)
                waiting = []
        for path, one in self.gathered.items():
            self.finish(path, one)
        return self.joined()

    def joined(self) -> str:
        """All sections in their order, a blank line between."""
        everything = [*self.sections.values(), *self.others]
        for one in everything:
            of = self.layout.entity(one.path)
            if of is not None and not one.verbatim:
                one.sort(self.layout, *of)
        alive = [one for one in everything if one.lives or one.block]
        paths = {one.path[:1] for one in alive if len(one.path) > 1}
        parts = [
            "\n".join(one.lines())
            for one in sorted(alive, key=lambda one: (one.order, not one.block))
            if not (one.bare and one.path in paths)
        ]
        return "\n\n".join([part for part in parts if part]) + "\n"

    def section(self, path: Path, explicit: bool = False) -> Section:
        """The section of a table that the format knows."""
        found = self.sections.get(path)
        if found is None:
            found = self.sections[path] = Section(path, self.layout.order(path))
        found.explicit = found.explicit or explicit
        return found

    def table(self, chunk: Chunk, waiting: list[str]) -> None:
        """Take in what stands under one header."""
        source = chunk.source
        lead = waiting + comment_lines(source, chunk.start, chunk.head)
        note = _header_note(chunk) if chunk.path else ""
        target = self.target(chunk)
        if target is None:
            if chunk.array:
                self.arrays.add(chunk.path)
            section = Section(chunk.path, self.opaque_order(chunk.path), array=chunk.array, verbatim=True)
            section.explicit = True
            self.others.append(section)
        elif isinstance(target, Gathered):
            target.table(chunk, lead, note)
            return
        else:
            section = target
        section.lead += lead
        section.note = note or section.note
        last = section
        for item in chunk.items:
            if type(item) is not Entry:
                last.loosen(comment_lines(source, item.lead, item.end))
                continue
            comments = Comments(comment_lines(source, item.lead, item.line), source[item.value_end : item.end].strip())
            value = _Value(source, item.value, item.value_end, comments)
            if section.verbatim:
                section.add(item.path, nfc(value.text), comments)
            else:
                last = self.route((*chunk.path, *item.path), len(chunk.path), value)

    def target(self, chunk: Chunk) -> Section | Gathered | None:
        """Where the keys under a header belong; None for a table that keeps its own spelling."""
        path = chunk.path
        if any(path[:length] in self.arrays for length in range(1, len(path) + 1)):
            return None
        found = self.layout.entity(path)
        of, depth = (self.layout.head, 0) if found is None else found
        if len(path) <= depth:
            return None if chunk.array else self.section(path, explicit=True)
        field = of.own.get(path[depth])
        if len(path) == depth + 1:
            if isinstance(field, Sub) and not chunk.array:
                return self.section(path, explicit=True)
            if isinstance(field, Records if chunk.array else Inline | Counts):
                return self.gathered.setdefault(path, Gathered(chunk.array))
        elif isinstance(field, Inline | Counts) and path[: depth + 1] in self.gathered:
            return self.gathered[path[: depth + 1]]
        return None

    def opaque_order(self, path: Path) -> tuple[int, str, int, Path]:
        """Where a table stands that keeps its own spelling."""
        rank, key, sub, _rest = self.layout.order(path)
        if any(path[:length] in self.arrays for length in range(1, 2)):
            return (rank, "", 0, ())
        return (rank, key, LAST if sub >= 0 else sub, ())

    def route(self, full: Path, own: int, value: _Value) -> Section:
        """Put one key where it belongs, whatever its spelling; gives the section that it went to.

        `own` is how many parts of its path the header has, or the inline table, that it stands in.
        """
        found = self.layout.entity(full[:1])
        of, depth = (self.layout.head, 0) if found is None else found
        inline = value.source[value.start] == "{"
        if len(full) <= depth:
            return self.expand(full, value) if inline else self.keep(full, own, value)
        name, rest = full[depth], full[depth + 1 :]
        field = self.field(of, name)
        if isinstance(field, Sub):
            if rest:
                inner = field.of.fields.get(rest[0]) if len(rest) == 1 else None
                return self.fill(self.section(full[: depth + 1]), rest, inner, full, value)
            if inline:
                return self.expand(full, value)
            field = None
        elif rest and isinstance(field, Inline | Counts):
            one = self.gathered.setdefault(full[: depth + 1], Gathered(False))
            one.pair(rest, value.text, value.comments)
            return self.section(full[:depth])
        return self.fill(self.section(full[:depth]), full[depth:], None if rest else field, full, value)

    def keep(self, full: Path, own: int, value: _Value) -> Section:
        """A value where a table belongs stays where it stands."""
        section = self.section(full[:own])
        section.add(full[own:], nfc(value.text), value.comments)
        return section

    def field(self, of: type[Entity], name: str) -> Field[Any] | None:
        """The field of a name; None for what the format does not know."""
        known = name in of.own or of is OwnQuestions or name in self.layout.questions.get(of.table, ())
        return self.layout.field(of, name) if known else None

    def expand(self, full: Path, value: _Value) -> Section:
        """An inline table that the format writes as a table."""
        inner_pairs = pairs(value.source, value.start)
        section = self.section(full, explicit=not inner_pairs or len(full) > 1)
        section.lead += value.comments.lead
        section.note = section.note or nfc(value.comments.note)
        for pair in inner_pairs:
            inner = _Value(value.source, pair.value, pair.value_end, Comments([], ""))
            self.route((*full, *pair.path), len(full), inner)
        return section

    def fill(self, section: Section, path: Path, field: Field[Any] | None, full: Path, value: _Value) -> Section:
        """Put a value in a section; one that is the same as unset leaves only its comments."""
        raw: Any = self.data
        for part in full:
            raw = raw[part]
        text = tidy(field, raw, value.source, value.start, value.end)
        if text is None:
            section.emptied = True
            section.loosen([*value.comments.lead, *([value.comments.note] if value.comments.note else [])])
        else:
            section.add(path, text, value.comments)
        return section

    def finish(self, path: Path, one: Gathered) -> None:
        """An inline table or list of records that stood in pieces."""
        found = self.layout.entity(path[:1])
        of, depth = (self.layout.head, 0) if found is None else found
        text = one.text()
        value = _Value(text, 0, len(text), Comments(one.lead, ""))
        self.fill(self.section(path[:depth]), path[depth:], of.own.get(path[depth]), path, value)


def _header_note(chunk: Chunk) -> str:
    """The comment at the end of a header's line."""
    begin = chunk.source.index("[", chunk.head) + (2 if chunk.array else 1)
    spans = part_spans(chunk.source, begin, chunk.body)
    return nfc(chunk.source[spans[-1][1] : chunk.body].lstrip(" \t]").strip())
