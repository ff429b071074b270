"""From what a TOML parser read to the plan's own values, and what is wrong with the form.

Driven by the declaration in `format.py`. Nothing is lost on the way: what the format does not know, or does not allow,
is kept beside the values it stands among, and told as a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import OWN_QUESTION, Entity, Sub
from dekom_tui.plan.fields import BROKEN, Field, Raw
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import (
    FILES,
    FORMAT,
    OWN_QUESTION_SECTIONS,
    TABLES,
    PartnerLabels,
    SchoolDefaults,
    SchoolYear,
)
from dekom_tui.plan.model import Place, Settings
from dekom_tui.plan.text import is_key, nfc

_NO_QUESTIONS: Final[Mapping[str, str]] = {}


class Reading(NamedTuple):
    """What one file of a plan holds: its entities by table and key, tables that the format does not know, findings."""

    tables: dict[str, dict[str, Entity]]
    unknown: dict[str, Raw]
    findings: list[Finding]


def read_file(kind: str, key: str, raw: Mapping[str, Raw], settings: Settings = Settings()) -> Reading:  # noqa: B008
    """Read a parsed plan.toml, tiltak.toml, log entry or minutes (`kind` plan, tiltak, logg, referat).

    `key` is the stem of a log entry's or minutes' file, else "". Own questions come from the settings.
    """
    head, *others = FILES[kind]
    place = Place(head.table, key)
    reader = _Reader(place.file, settings.maler)
    reader.format(raw)
    tables: dict[str, dict[str, Entity]] = {}
    known = {one.table: one for one in others}
    mine = {name: value for name, value in raw.items() if name != "format" and name not in known}
    unknown = {name: mine.pop(name) for name in list(mine) if _is_table(mine[name]) and name not in head.own}
    for name in unknown:
        reader.note("unknown-table", name=name, known=tuple(known))
    tables[head.table] = {key: reader.entity(head, place, mine)}
    for name, of in known.items():
        if name in raw:
            if of.keyed:
                tables[name], rest = reader.keyed(of, raw[name], inside=key)
                if rest:
                    unknown[name] = rest
            elif isinstance(raw[name], dict):
                tables[name] = {"": reader.entity(of, Place(name), raw[name])}
            else:
                reader.note("wrong-type", place=Place(name), wanted="table")
                unknown[name] = raw[name]
    return Reading(tables, unknown, reader.findings)


def read_settings(raw: Mapping[str, Raw], file: str = "dekom.toml") -> tuple[Settings, list[Finding]]:
    """Read a parsed dekom.toml. `file` is how findings name it."""
    reader = _Reader(file, {})
    reader.format(raw)
    known: tuple[str, ...] = ("skole", "partner", "skoleaar", "maler")
    for name in raw:
        if name != "format" and name not in known:
            if _is_table(raw[name]):
                reader.note("unknown-table", name=name, known=known)
            else:
                reader.note("unknown-key", field=name, name=name, known=known)
    defaults = reader.single(SchoolDefaults, raw)
    labels = reader.single(PartnerLabels, raw)
    years: dict[str, SchoolYear] = {}
    if "skoleaar" in raw:
        found, _rest = reader.keyed(SchoolYear, raw["skoleaar"])
        years = {name: one for name, one in found.items() if isinstance(one, SchoolYear)}
    return Settings(defaults, labels, years, reader.questions(raw.get("maler", {}))), reader.findings


def _is_table(value: Raw) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


class _Reader:
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, file: str, maler: Mapping[str, Mapping[str, str]]) -> None:
        self.file = file
        self.maler = maler
        self.findings: list[Finding] = []

    def note(
        self,
        code: str,
        *,
        place: Place | None = None,
        field: str = "",
        record: int | None = None,
        part: str = "",
        **params: object,
    ) -> None:
        """Gather a finding."""
        self.findings.append(Finding(code, self.file, place, field, record, part, params))

    def at(self, place: Place, path: str) -> Callable[..., None]:
        """A note that knows which field it is about."""

        def noted(code: str, **params: Any) -> None:
            self.note(code, place=place, field=path, **params)

        return noted

    def format(self, raw: Mapping[str, Raw]) -> None:
        """Judge the file's `format` (rule 8)."""
        found = raw.get("format")
        if found is None:
            self.note("format-missing")
        elif isinstance(found, bool) or not isinstance(found, int) or found < 1:
            self.note("format-wrong", field="format")
        elif found > FORMAT:
            self.note("format-newer", field="format", found=found, known=FORMAT)

    def entity(self, of: type[Entity], place: Place, raw: Mapping[str, Raw]) -> Entity:
        """One table from what stands in it."""
        values: dict[str, Any] = {}
        extra: dict[str, Raw] = {}
        own: Mapping[str, Field[Any]] = of.own
        questions = self.maler.get(of.table, _NO_QUESTIONS)
        for name, value in raw.items():
            field = own.get(name) or (OWN_QUESTION if name in questions else None)
            if field is None:
                extra[name] = value
                self.note("unknown-key", place=place, field=name, name=name, known=(*own, *questions))
            elif isinstance(field, Sub):
                self._sub(field, place, value, values, extra)
            else:
                self._take(field, place, name, value, values, extra)
        for name, field in own.items():
            if field.required and name not in raw:
                self.note("missing", place=place, field=name)
        return of(place.key, values, extra)

    def _take(
        self,
        field: Field[Any],
        place: Place,
        path: str,
        value: Raw,
        values: dict[str, Any],
        extra: dict[str, Raw],
    ) -> None:
        taken = field.take(value, self.at(place, path))
        if taken is BROKEN:
            extra[path] = value
        elif taken is not None:
            values[path] = taken

    def _sub(self, sub: Sub[Any], place: Place, raw: Raw, values: dict[str, Any], extra: dict[str, Raw]) -> None:
        if not isinstance(raw, dict):
            self.note("wrong-type", place=place, field=sub.name, wanted="table")
            extra[sub.name] = raw
            return
        for name, value in raw.items():
            path = f"{sub.name}.{name}"
            field = sub.of.fields.get(name)
            if field is None:
                extra[path] = value
                self.note("unknown-key", place=place, field=path, name=name, known=tuple(sub.of.fields))
            else:
                self._take(field, place, path, value, values, extra)

    def keyed(self, of: type[Entity], raw: Raw, inside: str = "") -> tuple[dict[str, Entity], dict[str, Raw]]:
        """A group of keyed tables, and what stands among them that is no such table."""
        if not isinstance(raw, dict):
            self.note("not-keyed", place=self._group(of, inside), name=of.table)
            return {}, {"": raw}
        found: dict[str, Entity] = {}
        rest: dict[str, Raw] = {}
        for name, value in raw.items():
            key = f"{inside}/{name}" if inside else name
            place = Place(of.table, key)
            if not isinstance(value, dict):
                self.note("not-keyed", place=place, name=name)
                rest[name] = value
                continue
            if not is_key(name):
                self.note("bad-key", place=place, name=name)
            found[key] = self.entity(of, place, value)
        return found, rest

    def _group(self, of: type[Entity], inside: str) -> Place:
        return Place(of.table, f"{inside}/" if inside else "")

    def single(self, of: type[Any], raw: Mapping[str, Raw]) -> Any:
        """A table of dekom.toml without keys; an empty one when the file has none."""
        value = raw.get(of.table, {})
        if not isinstance(value, dict):
            self.note("wrong-type", place=Place(of.table), wanted="table")
            return of()
        return self.entity(of, Place(of.table), value)

    def questions(self, raw: Raw) -> dict[str, dict[str, str]]:
        """The school's own guiding questions, [maler.SECTION]."""
        found: dict[str, dict[str, str]] = {}
        if not isinstance(raw, dict):
            self.note("wrong-type", place=Place("maler"), wanted="table")
            return found
        for section, questions in raw.items():
            place = Place("maler", section)
            if section not in OWN_QUESTION_SECTIONS:
                self.note("own-question-section", place=place, name=section, known=OWN_QUESTION_SECTIONS)
            elif not isinstance(questions, dict):
                self.note("wrong-type", place=place, wanted="table")
            else:
                for name, words in questions.items():
                    if not isinstance(words, str):
                        self.note("wrong-type", place=place, field=name, wanted="text")
                    elif name in TABLES[section].own:
                        self.note("own-question-name", place=place, field=name, name=name)
                    elif not name or any(one not in "abcdefghijklmnopqrstuvwxyz0123456789_" for one in name):
                        self.note("bad-key", place=place, field=name, name=name)
                    else:
                        found.setdefault(section, {})[name] = " ".join(nfc(words).split())
        return found
