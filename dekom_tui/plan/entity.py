"""Entities: the tables of a plan as frozen values, and the fields that hold tables or records of their own.

An entity is its key and the values that are set. Its class, in `format.py`, declares the fields; an attribute has the
name that stands in the file: `goal.frist` is `frist` in the TOML, in a diff and in a message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, TypeVar, overload

from dekom_tui.plan.fields import BROKEN, Field, Note, Prose, Raw

E = TypeVar("E", bound="Entity")


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
            # What a file has for a number may be nan, which is no number and not even itself.
            and (self.extra == other.extra or repr(self.extra) == repr(other.extra))
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
        values = {
            name: entity.values[path] for name in self.of.fields if (path := f"{self.name}.{name}") in entity.values
        }
        return self.of("", values)


class Inline(Field[E | None]):
    """One inline table, {start = …, slutt = …}."""

    kind = "inline"
    __slots__ = ("of",)

    def __init__(self, label: str, help: str, of: type[E]) -> None:
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

    def __init__(self, label: str, of: type[E], help: str = "") -> None:
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
