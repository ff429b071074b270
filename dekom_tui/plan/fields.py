"""What a field of the format can be, and what a table is made of.

`format.py` declares every table as a class of these fields, one line a field. All else that knows the format
(reading, writing, checks, forms, JSON Schema, help) walks those declarations, so a new field is one new line.

An attribute has the name that stands in the file: `goal.frist` is `frist` in the TOML, in a diff and in a message.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, ClassVar, Final, Generic, TypeVar, cast, overload

from dekom_tui.plan.text import flow, nfc

T = TypeVar("T")
E = TypeVar("E", bound="Entity")

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

    def __init__(self, label: str, help: str = "", *, required: bool = False, name: str = "") -> None:  # noqa: A002
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
            note("wrong-type", wanted=self.kind)
            return BROKEN
        text = nfc(raw).strip()
        if not text:
            note("empty")
            return None
        if "\n" in text or "\r" in text:
            note("several-lines")
            return " ".join(text.split())
        return text


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
            note("wrong-type", wanted=self.kind)
            return BROKEN
        text = flow(raw)
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
        note("wrong-type", wanted=self.kind)
        return BROKEN


class Clock(Field[time | None]):
    """A TOML local time."""

    kind = "time"
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, time):
            return raw
        note("wrong-type", wanted=self.kind)
        return BROKEN


class Whole(Field[int | None]):
    """A whole number from `low` to `high`."""

    kind = "whole"
    __slots__ = ("high", "low")

    def __init__(
        self, label: str, help: str = "", *, low: int = 0, high: int = LARGEST, required: bool = False, name: str = ""  # noqa: A002
    ) -> None:
        super().__init__(label, help, required=required, name=name)
        self.low = low
        self.high = high

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, bool) or not isinstance(raw, int):
            note("wrong-type", wanted=self.kind)
            return BROKEN
        if not self.low <= raw <= self.high:
            note("out-of-bounds", low=self.low, high=None if self.high == LARGEST else self.high)
            return BROKEN
        return raw


class Number(Field[float | None]):
    """A finite number; an int in memory when the file has an int."""

    kind = "number"
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            note("wrong-type", wanted=self.kind)
            return BROKEN
        if (isinstance(raw, float) and not math.isfinite(raw)) or abs(raw) > LARGEST and isinstance(raw, int):
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
        note("wrong-type", wanted=self.kind)
        return BROKEN


class Choice(Field[str | None]):
    """One word of a fixed list."""

    kind = "choice"
    __slots__ = ("words",)

    def __init__(self, label: str, help: str = "", *, words: tuple[str, ...]) -> None:  # noqa: A002
        super().__init__(label, help)
        self.words = words

    def take(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, str):
            note("wrong-type", wanted=self.kind)
            return BROKEN
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

    def __init__(self, label: str, help: str = "", *, table: str) -> None:  # noqa: A002
        super().__init__(label, help)
        self.table = table

    def take(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, str):
            note("wrong-type", wanted=self.kind)
            return BROKEN
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
            note("wrong-type", wanted=self.kind)
            return BROKEN
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


class Refs(_List[str]):
    """Keys of entities of `table`, sorted, none twice."""

    kind = "refs"
    ordered = False
    __slots__ = ("table",)

    def __init__(self, label: str, help: str = "", *, table: str) -> None:  # noqa: A002
        super().__init__(label, help)
        self.table = table

    def item(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, str) and raw.strip():
            return raw
        note("wrong-type", wanted=self.kind)
        return BROKEN


class Links(_List[str]):
    """Places in the plan, TABLE.KEY or TABLE.FIELD, sorted, none twice."""

    kind = "links"
    ordered = False
    __slots__ = ()

    def item(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, str) and raw.strip():
            return raw
        note("wrong-type", wanted=self.kind)
        return BROKEN


class Words(_List[str]):
    """Words of a fixed list, sorted, none twice."""

    kind = "words"
    ordered = False
    __slots__ = ("words",)

    def __init__(self, label: str, help: str = "", *, words: tuple[str, ...]) -> None:  # noqa: A002
        super().__init__(label, help)
        self.words = words

    def item(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, str):
            note("wrong-type", wanted=self.kind)
            return BROKEN
        if (word := nfc(raw)) not in self.words:
            note("unknown-word", word=word, words=self.words)
            return BROKEN
        return word


class Wholes(_List[int]):
    """Whole numbers of 0 or more, in their order."""

    kind = "wholes"
    __slots__ = ()

    def item(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, bool) or not isinstance(raw, int):
            note("wrong-type", wanted=self.kind)
            return BROKEN
        if not 0 <= raw <= LARGEST:
            note("out-of-bounds", low=0, high=None)
            return BROKEN
        return raw


class Days(_List[date]):
    """Dates, sorted, none twice."""

    kind = "dates"
    ordered = False
    __slots__ = ()

    def item(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw
        note("wrong-type", wanted=self.kind)
        return BROKEN


class Counts(Field[tuple[tuple[str, int], ...]]):
    """An inline table from a role to how many, sorted by role."""

    kind = "counts"
    empty = ()
    __slots__ = ()

    def take(self, raw: Raw, note: Note) -> object:
        pairs = list(raw.items()) if isinstance(raw, Mapping) else raw
        if not isinstance(pairs, list | tuple):
            note("wrong-type", wanted=self.kind)
            return BROKEN
        for _role, count in pairs:
            if isinstance(count, bool) or not isinstance(count, int):
                note("wrong-type", wanted="whole")
                return BROKEN
            if not 0 <= count <= LARGEST:
                note("out-of-bounds", low=0, high=None)
                return BROKEN
        return tuple(sorted((nfc(role), count) for role, count in pairs)) or None


class Entity:
    """A table of the plan, or a record in one: frozen, with a value for each field that is set.

    `key` is its identity for good, "" where the table has no keys. `values` has no entry for what is unset; the
    fields of a sub-table stand as `smarte.akseptert`. `extra` holds what the format does not know or does not
    allow, as the parser read it: kept, merged and told apart, never understood.
    """

    table: ClassVar[str] = ""
    """Its name in the file and in a diff; "" for a record."""
    file: ClassVar[str] = "plan"
    """Which document it stands in: plan, tiltak, logg, referat or dekom."""
    keyed: ClassVar[bool] = False
    dated: ClassVar[bool] = False
    """Its key begins with its `dato`."""
    names: ClassVar[tuple[str, ...]] = ()
    """The fields that name it, the first that is set; its key is made of them (format.md, rule 1)."""
    label: ClassVar[str] = ""
    """What one is called, in bokmål."""
    plural: ClassVar[str] = ""
    identity: ClassVar[tuple[str, ...]] = ()
    """For a record: the fields that tell which one it is (format.md, rule 6)."""
    order: ClassVar[tuple[str, ...]] = ()
    """For a record: the fields that its list stands sorted by; () means as they came."""
    fields: ClassVar[dict[str, Field[Any]]] = {}
    """Every field by its path, in the order of the format."""
    own: ClassVar[dict[str, Field[Any]]] = {}
    """The fields that it declares itself, a sub-table as one."""

    __slots__ = ("extra", "key", "values")

    def __init__(
        self, key: str = "", values: Mapping[str, Any] | None = None, extra: Mapping[str, Raw] | None = None
    ) -> None:
        self.key = key
        self.values: Mapping[str, Any] = values if values is not None else {}
        self.extra: Mapping[str, Raw] = extra if extra is not None else {}

    def __init_subclass__(cls, **words: object) -> None:
        for word, value in words.items():
            setattr(cls, word, value)
        cls.own = {field.name: field for field in vars(cls).values() if isinstance(field, Field)}
        cls.fields = {}
        for name, field in cls.own.items():
            if isinstance(field, Sub):
                cls.fields.update({f"{name}.{inner}": one for inner, one in field.of.fields.items()})
            else:
                cls.fields[name] = field

    @classmethod
    def of(cls: type[E], key: str = "", /, **values: object) -> E:
        """A new one with these values, each in its canonical form. Raises ValueError for one it cannot have."""
        return cls(key).edit(values)

    def edit(self: E, changes: Mapping[str, object]) -> E:
        """A copy with these fields changed; None unsets. Raises KeyError for a field that it does not have and
        ValueError for a value that the field cannot have. A name that the format does not know is an own question."""
        values, extra = dict(self.values), self.extra
        for path, value in changes.items():
            field = self.fields.get(path)
            if field is None and not self.keyed and self.table:
                field = OWN_QUESTION
            if field is None:
                raise KeyError(path)
            tidy = None if value is None else field.tidy(value)
            if tidy is None:
                values.pop(path, None)
            else:
                values[path] = tidy
            if path in extra:
                extra = {name: raw for name, raw in extra.items() if name != path}
        return type(self)(self.key, values, extra)

    def rekeyed(self: E, key: str) -> E:
        """The same under another key."""
        return type(self)(key, self.values, self.extra)

    def get(self, path: str) -> Any:
        """The value of a field by its path in the file; the field's empty value when unset."""
        field = self.fields.get(path)
        return self.values.get(path, None if field is None else field.empty)

    @property
    def title(self) -> str:
        """What people call it: the first of its naming fields that is set, else its key."""
        return next((str(self.values[name]) for name in self.names if name in self.values), self.key)

    @property
    def short(self) -> str:
        """Its `kort` where it has one, else its title: for narrow places."""
        return str(self.values.get("kort") or self.title)

    def mark(self) -> tuple[object, ...]:
        """A record's identity: the values of its identifying fields."""
        return tuple(self.values.get(name) for name in self.identity)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.values.items())

    def __eq__(self, other: object) -> bool:
        return (
            type(self) is type(other)
            and isinstance(other, Entity)
            and self.key == other.key
            and self.values == other.values
            and self.extra == other.extra
        )

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.key))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.key!r}, {dict(self.values)!r})"


class Sub(Field[E]):
    """A sub-table, [maal.KEY.smarte]; in memory its fields stand in its parent's values as `smarte.akseptert`."""

    kind = "table"
    __slots__ = ("of",)

    def __init__(self, label: str, of: type[E]) -> None:
        super().__init__(label)
        self.of = of

    @overload
    def __get__(self, entity: None, owner: type) -> Sub[E]: ...
    @overload
    def __get__(self, entity: Entity, owner: type) -> E: ...
    def __get__(self, entity: Entity | None, owner: type) -> Sub[E] | E:
        if entity is None:
            return self
        values = {name: entity.values[path] for name in self.of.fields if (path := f"{self.name}.{name}") in entity.values}
        return self.of("", values)


class Inline(Field[E | None]):
    """One inline table, {start = …, slutt = …}."""

    kind = "inline"
    __slots__ = ("of",)

    def __init__(self, label: str, help: str, of: type[E]) -> None:  # noqa: A002
        super().__init__(label, help)
        self.of = of

    def take(self, raw: Raw, note: Note) -> object:
        if isinstance(raw, self.of):
            return raw if raw.values or raw.extra else None
        if not isinstance(raw, Mapping):
            note("wrong-type", wanted=self.kind)
            return BROKEN
        record = take_record(self.of, raw, note)
        return record if record.values or record.extra else None


class Records(Field[tuple[E, ...]]):
    """A list of small records, one inline table a line (format.md, rule 6)."""

    kind = "records"
    empty = ()
    __slots__ = ("of",)

    def __init__(self, label: str, of: type[E], help: str = "") -> None:  # noqa: A002
        super().__init__(label, help)
        self.of = of

    def take(self, raw: Raw, note: Note) -> object:
        if not isinstance(raw, list | tuple):
            note("wrong-type", wanted=self.kind)
            return BROKEN
        if not raw:
            note("empty")
            return None
        if not all(isinstance(one, Mapping | self.of) for one in raw):
            note("wrong-type", wanted=self.kind)
            return BROKEN
        records: list[E] = []
        for index, one in enumerate(raw):
            if isinstance(one, self.of):
                records.append(one)
            else:
                records.append(take_record(self.of, one, _at(note, index)))
        if self.of.identity == ("dato",):
            dates: set[object] = set()
            for index, one in enumerate(records):
                day = one.values.get("dato")
                if day in dates and day is not None:
                    note("same-date", record=index, date=day)
                dates.add(day)
        return tuple(self.sort(records))

    def sort(self, records: list[E]) -> list[E]:
        """In the list's own order; one without a date stands last, equal ones as they came."""
        order = self.of.order
        if not order:
            return records
        return sorted(records, key=lambda one: [(one.values.get(name) is None, one.values.get(name)) for name in order])


def _at(note: Note, index: int) -> Note:
    """The same note, told which record of the list it is about."""

    def noted(code: str, **params: object) -> None:
        note(code, record=index, **params)

    return noted


def take_record(of: type[E], raw: Mapping[str, Raw], note: Note) -> E:
    """A record or inline table from what the parser read; what it cannot have is noted and kept in `extra`."""
    values: dict[str, Any] = {}
    extra: dict[str, Raw] = {}
    fields = of.fields
    for name, one in raw.items():
        field = fields.get(name)
        if field is None:
            extra[name] = one
            note("unknown-key", name=name, known=tuple(fields))
            continue
        value = field.take(one, _inside(note, name))
        if value is BROKEN:
            extra[name] = one
        elif value is not None:
            values[name] = value
    return of("", values, extra)


def _inside(note: Note, name: str) -> Note:
    """The same note, told which part of the record it is about."""

    def noted(code: str, **params: object) -> None:
        note(code, part=name, **params)

    return noted


OWN_QUESTION: Final = Prose("Eget spørsmål")
"""The field of every guiding question that a school adds for itself in dekom.toml ([maler.SECTION])."""
