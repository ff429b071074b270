"""Whether two parsed files mean the same (format.md, rule 7), and the error for a text that would not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.model import Settings
from dekom_tui.plan.reading import read_file, read_settings
from dekom_tui.plan.text import nfc
from dekom_tui.store.toml.grammar import Path
from dekom_tui.store.toml.layout import Layout


class WriteError(ValueError):
    """The text that would be written does not hold what it should; the old one is to be kept. `path` tells where."""

    def __init__(self, path: Path, why: str = "") -> None:
        super().__init__(f"{'.'.join(path) or 'the top'} {why}".strip())
        self.path = path


def same_raw(one: Any, other: Any) -> bool:
    """Equal as TOML, texts in NFC."""
    first, second = _composed(one), _composed(other)
    return bool(first == second) or repr(first) == repr(second)


def _composed(raw: Any) -> Any:
    if isinstance(raw, str):
        return nfc(raw)
    if isinstance(raw, Mapping):
        return {nfc(name): _composed(one) for name, one in raw.items()}
    if isinstance(raw, list | tuple):
        return [_composed(one) for one in raw]
    return raw


def same_meaning(layout: Layout, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two parsed files of one kind hold the same values."""
    if not same_raw(one.get("format"), other.get("format")):
        return False
    if layout.kind == "dekom":
        unknown = [{name: raw for name, raw in data.items() if name not in layout.tables} for data in (one, other)]
        return read_settings(one)[0] == read_settings(other)[0] and same_raw(*unknown)
    settings = Settings(maler=layout.questions)
    first, second = (read_file(layout.kind, "", data, settings) for data in (one, other))
    if not same_raw(first.unknown, second.unknown):
        return False
    return all(
        _same_table(first.tables.get(name, {}), second.tables.get(name, {})) for name in {*first.tables, *second.tables}
    )


def _same_table(one: Mapping[str, Entity], other: Mapping[str, Entity]) -> bool:
    first, second = (
        {key: entity for key, entity in table.items() if key or entity.values or entity.extra} for table in (one, other)
    )
    return first.keys() == second.keys() and all(
        first[key].values == second[key].values and same_raw(first[key].extra, second[key].extra) for key in first
    )
