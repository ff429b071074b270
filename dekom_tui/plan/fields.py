"""What a field of the format can be: its type, its bounds, and its value in memory.

`format.py` declares every table as a class of these fields, one line a field. All else that knows the format
(reading, writing, checks, forms, JSON Schema, help) walks those declarations, so a new field is one new line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar, cast, overload

from dekom_tui.plan.text import flow, nfc

if TYPE_CHECKING:
    from dekom_tui.plan.entity import Entity

T = TypeVar("T")

SMALLEST: Final = -(2**63)
LARGEST: Final = 2**63 - 1
"""Integers are 64 bit (format.md, «Required, and bounds»)."""

Raw = Any
"""A value as a TOML parser gives it."""

Note = Callable[..., None]
"""Takes a code of `finding.CODES` and its parameters: what is wrong with the value being read."""


class Broken:
    """Stands for a value that the format does not allow: it stays in the file, and means nothing."""


BROKEN: Final = Broken()


class Field(Generic[T]):
    """One field of a table: its name in the file, what people call it, and which values it takes.

    `label` and `help` are bokmål, the source language of the catalogues.
    """

    kind: ClassVar[str] = ""
    empty: ClassVar[object] = None
    __slots__ = ("help", "label", "name", "required")

    def __init__(self, label: str, help: str = "", *, required: bool = False, name: str = "") -> None:
        self.label = label
        self.help = help
        self.required = required
        self.name = name

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    @overload
    def __get__(self, entity: None, owner: type) -> Field[T]: ...
    @overload
    def __get__(self, entity: Entity, owner: type) -> T: ...
    def __get__(self, entity: Entity | None, owner: type) -> Field[T] | T:
        if entity is None:
            return self
        return cast("T", entity.values.get(self.name, self.empty))

    def take(self, raw: Raw, note: Note) -> object:
        """The value in memory of what a parser read; `BROKEN` when the format does not allow it, None when empty."""
        raise NotImplementedError

    def of_wrong_type(self, note: Note) -> Broken:
        """`BROKEN`, said of a value that is of another type."""
        note("wrong-type", wanted=self.kind)
        return BROKEN

    def tidy(self, value: object) -> object:
        """The canonical form of a value that an edit gives; None when it is the same as unset."""
        taken = self.take(value, _strict)
        if taken is BROKEN:
            raise ValueError(f"{self.name} cannot be {value!r}")
        return taken


def _strict(code: str, **params: object) -> None:
    """Notes nothing: an edit's value is judged by the rules of the whole plan afterwards."""


class Text(Field[str | None]):
    """Short text on one line."""

    kind = "text"
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, str):
            return self.of_wrong_type(note)
        text = nfc(raw).strip()
        if not text:
            note("empty")
            return None
        if "\n" in text or "\r" in text:
            note("several-lines")
            return " ".join(text.split())
        return text


class RoleText(Text):
    """Who, as a role: best one of the plan's own, and never the name of a person."""

    __slots__ = ()


class Question(Text):
    """What an agenda item asks: SECTION.FIELD, a register, or words of its own."""

    kind = "question"
    __slots__ = ()


class Target(Text):
    """What an agenda item is about: TABLE.KEY, SECTION.FIELD or a register."""

    kind = "target"
    __slots__ = ()


class Prose(Field[str | None]):
    """Text of several sentences, in memory as flowing paragraphs (`text.flow`), on disk one sentence a line."""

    kind = "prose"
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, str):
            return self.of_wrong_type(note)
        text = flow(nfc(raw))
        if not text:
            note("empty")
            return None
        return text


class Day(Field[date | None]):
    """A TOML local date."""

    kind = "date"
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw
        return self.of_wrong_type(note)


class Clock(Field[time | None]):
    """A TOML local time."""

    kind = "time"
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, time):
            return raw
        return self.of_wrong_type(note)


class Whole(Field[int | None]):
    """A whole number from `low` to `high`, shown with its `unit`."""

    kind = "whole"
    __slots__ = ("high", "low", "unit")

    def __init__(
        self,
        label: str,
        help: str = "",
        *,
        low: int = 0,
        high: int = LARGEST,
        unit: str = "",
        required: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(label, help, required=required, name=name)
        self.low = low
        self.high = high
        self.unit = unit

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, bool) or not isinstance(raw, int):
            return self.of_wrong_type(note)
        if not self.low <= raw <= self.high:
            note("out-of-bounds", low=self.low, high=None if raw < self.low and self.high == LARGEST else self.high)
            return BROKEN
        return raw


class Number(Field[float | None]):
    """A finite number; an int in memory when the file has an int."""

    kind = "number"
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            return self.of_wrong_type(note)
        if isinstance(raw, float) and not math.isfinite(raw):
            note("out-of-bounds", low=None, high=None, finite=False)
            return BROKEN
        if isinstance(raw, int) and not SMALLEST <= raw <= LARGEST:
            note("out-of-bounds", low=None, high=None)
            return BROKEN
        return raw


class Flag(Field[bool]):
    """Yes or no; left out means no."""

    kind = "flag"
    empty = False
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, bool):
            return raw
        return self.of_wrong_type(note)


class Choice(Field[str | None]):
    """One word of a fixed list."""

    kind = "choice"
    __slots__ = ("words",)

    def __init__(self, label: str, help: str = "", *, words: tuple[str, ...]) -> None:
        super().__init__(label, help)
        self.words = words

    def take(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, str):
            return self.of_wrong_type(note)
        word = nfc(raw)
        if word in self.words:
            return word
        if not word.strip():
            note("empty")
            return None
        note("unknown-word", word=word, words=self.words)
        return BROKEN


class Ref(Field[str | None]):
    """The key of one entity of `table`."""

    kind = "ref"
    __slots__ = ("table",)

    def __init__(self, label: str, help: str = "", *, table: str) -> None:
        super().__init__(label, help)
        self.table = table

    def take(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, str):
            return self.of_wrong_type(note)
        if not raw.strip():
            note("empty")
            return None
        return raw


class _List(Field[tuple[T, ...]]):
    """A list of plain values, in memory a tuple."""

    empty = ()
    ordered: ClassVar[bool] = True
    __slots__ = ()

    def item(self, raw: Raw, note: Note) -> object:
        """One member, or `BROKEN`."""
        raise NotImplementedError

    def take(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, list | tuple):
            return self.of_wrong_type(note)
        if not raw:
            note("empty")
            return None
        members = [self.item(one, note) for one in raw]
        if BROKEN in members:
            return BROKEN
        if self.ordered:
            return tuple(members)
        if len(once := set(members)) < len(members):
            note("twice", word=next(one for one in members if members.count(one) > 1))
        return tuple(sorted(cast("set[Any]", once)))


class _Keys(_List[str]):
    """Names of things in the plan, sorted, none twice."""

    ordered = False
    __slots__ = ()

    def item(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, str) and raw.strip():
            return raw
        return self.of_wrong_type(note)


class Refs(_Keys):
    """Keys of entities of `table`."""

    kind = "refs"
    __slots__ = ("table",)

    def __init__(self, label: str, help: str = "", *, table: str) -> None:
        super().__init__(label, help)
        self.table = table


class Links(_Keys):
    """Places in the plan, TABLE.KEY or TABLE.FIELD."""

    kind = "links"
    __slots__ = ()


class Words(_List[str]):
    """Words of a fixed list, sorted, none twice."""

    kind = "words"
    ordered = False
    __slots__ = ("words",)

    def __init__(self, label: str, help: str = "", *, words: tuple[str, ...]) -> None:
        super().__init__(label, help)
        self.words = words

    def item(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, str):
            return self.of_wrong_type(note)
        if (word := nfc(raw)) not in self.words:
            note("unknown-word", word=word, words=self.words)
            return BROKEN
        return word


def _count(raw: Raw, note: Note, wanted: str) -> object:
    """A whole number of 0 or more, or `BROKEN`."""
    if isinstance(raw, bool) or not isinstance(raw, int):
        note("wrong-type", wanted=wanted)
        return BROKEN
    if not 0 <= raw <= LARGEST:
        note("out-of-bounds", low=0, high=None)
        return BROKEN
    return raw


class Wholes(_List[int]):
    """Whole numbers of 0 or more, in their order."""

    kind = "wholes"
    __slots__ = ()

    def item(self, raw: Raw, note: Note) -> object:
        return _count(raw, note, self.kind)


class Days(_List[date]):
    """Dates, sorted, none twice."""

    kind = "dates"
    ordered = False
    __slots__ = ()

    def item(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw
        return self.of_wrong_type(note)


class Counts(Field[tuple[tuple[str, int], ...]]):
    """An inline table from a role to how many, sorted by role."""

    kind = "counts"
    empty = ()
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        pairs = list(raw.items()) if isinstance(raw, Mapping) else raw
        # A file has a table here; an edit may give the pairs.
        if not isinstance(pairs, list | tuple) or not all(isinstance(one, tuple) and len(one) == 2 for one in pairs):
            return self.of_wrong_type(note)
        if any(_count(count, note, "whole") is BROKEN for _role, count in pairs):
            return BROKEN
        return tuple(sorted((nfc(role), count) for role, count in pairs)) or None
