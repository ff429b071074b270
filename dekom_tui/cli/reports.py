"""How `dekom check` answers: for people, as JSON, and as GitHub and GitLab want it, each written as it comes.

JSON never changes with the language (commands.md): whoever writes it asks for the messages in bokmål.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from dekom_tui.cli.looking import Told
from dekom_tui.cli.terms import is_plain, visible
from dekom_tui.plan.finding import ERROR, HINT, WARNING
from dekom_tui.words.language import _, ngettext

Report = Callable[[Iterable[list[Told]]], Iterator[list[Told]]]
"""Writes what it is given, and hands it on."""

_SHOWN: Final = 160
"""The longest source line that is quoted whole."""

_COLOURS: Final = {ERROR: "red", WARNING: "yellow", HINT: "cyan"}


def people(found: Iterable[list[Told]]) -> Iterator[list[Told]]:
    """In a terminal each with its source line under it; piped one line each, `path:line:column: severity: …`."""
    write = _quote if sys.stdout.isatty() else _one_line
    for plan in found:
        for one in plan:
            write(one)
        yield plan


def severity_words(severity: str) -> str:
    """«feil», «advarsel», «råd»."""
    return {ERROR: _("feil"), WARNING: _("advarsel"), HINT: _("råd")}[severity]


def _one_line(one: Told) -> None:
    grave = severity_words(one.severity)
    print(f"{visible(one.path)}:{one.line}:{one.column}: {grave}: {visible(_said(one))} [{one.code}]")


def _quote(one: Told) -> None:
    from click import echo, style

    plain = is_plain(sys.stdout)
    place = style(f"{visible(one.path)}:{one.line}:{one.column}", bold=True)
    grave = style(severity_words(one.severity), fg=_COLOURS[one.severity], bold=True)
    lines = [f"{place} {grave} {one.code}", *_wrapped(one.message)]
    if one.source:
        source, column = _window(one.source, one.column)
        number = str(one.line)
        blank = " " * len(number)
        lines += [f"  {number} │ {source}", f"  {blank} │ {' ' * (column - 1)}^"]
    echo("\n".join([*lines, *_wrapped(one.cure), ""]), color=not plain)


def _wrapped(text: str) -> list[str]:
    from shutil import get_terminal_size
    from textwrap import wrap

    width = max(40, get_terminal_size().columns)
    return wrap(visible(text), width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _window(source: str, column: int) -> tuple[str, int]:
    """The part of a source line that is quoted, and the column in it."""
    if len(source) <= _SHOWN:
        return visible(source), column
    start = max(0, column - 1 - _SHOWN // 2)
    lead = "…" if start else ""
    tail = "…" if start + _SHOWN < len(source) else ""
    return lead + visible(source[start : start + _SHOWN]) + tail, column - start + len(lead)


def as_json(found: Iterable[list[Told]]) -> Iterator[list[Told]]:
    """`{"schema": 1, "findings": […]}`, one finding a line."""
    from json import dumps

    _write('{"schema": 1, "findings": [')
    lead = "\n"
    for plan in found:
        for one in plan:
            _write(lead + dumps(_as_data(one), ensure_ascii=False))
            lead = ",\n"
        yield plan
    _write("\n]}\n")


def _write(text: str) -> None:
    sys.stdout.write(text)


def _as_data(one: Told) -> dict[str, object]:
    return {
        "plan": one.plan,
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "code": one.code,
        "severity": one.severity,
        "table": one.table,
        "key": one.key,
        "field": one.field,
        "message": _said(one),
    }


def _said(one: Told) -> str:
    return " ".join(part for part in (one.message, one.cure) if part)


_GITHUB: Final = {ERROR: "error", WARNING: "warning", HINT: "notice"}


def github(found: Iterable[list[Told]]) -> Iterator[list[Told]]:
    """Workflow commands, which GitHub shows as annotations beside the lines.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions; what is escaped is what
    @actions/toolkit escapes.
    """
    for plan in found:
        for one in plan:
            where = f"file={_property(one.path)},line={one.line},col={one.column},title={_property(one.code)}"
            print(f"::{_GITHUB[one.severity]} {where}::{_data(visible(_said(one)))}")
        yield plan


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_GITLAB: Final = {ERROR: "major", WARNING: "minor", HINT: "info"}


def gitlab(found: Iterable[list[Told]]) -> Iterator[list[Told]]:
    """A Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/, «Code Quality report format»."""
    from json import dumps

    _write("[")
    lead = "\n"
    seen: dict[str, int] = {}
    for plan in found:
        for one in plan:
            _write(lead + dumps(_quality(one, seen), ensure_ascii=False))
            lead = ",\n"
        yield plan
    _write("\n]\n")


def _quality(one: Told, seen: dict[str, int]) -> dict[str, object]:
    from hashlib import sha256

    # Without the line: a finding that only moved is the same one. GitLab drops all but the first of equal ones.
    same = "\0".join((one.path, one.code, one.table or "", one.key or "", one.field or "", one.message))
    seen[same] = seen.get(same, 0) + 1
    print_of = sha256(f"{same}\0{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": _said(one),
        "check_name": one.code,
        "fingerprint": print_of,
        "severity": "critical" if one.unreadable else _GITLAB[one.severity],
        "location": {"path": one.path, "lines": {"begin": one.line}},
    }


REPORTS: Final[dict[str, Report]] = {"text": people, "json": as_json, "github": github, "gitlab": gitlab}
"""Every form of the answer by its name."""

UNTRANSLATED: Final = frozenset({"json", "gitlab"})
"""The forms that stay in bokmål."""


def summary(counts: dict[str, int], plans: int) -> str:
    """The last line: how many of each, in how many plans."""
    words = [
        ngettext("{n} feil", "{n} feil", counts[ERROR]).format(n=counts[ERROR]) if counts[ERROR] else "",
        ngettext("{n} advarsel", "{n} advarsler", counts[WARNING]).format(n=counts[WARNING]) if counts[WARNING] else "",
        ngettext("{n} råd", "{n} råd", counts[HINT]).format(n=counts[HINT]) if counts[HINT] else "",
    ]
    where = ngettext("{n} plan", "{n} planer", plans).format(n=plans)
    said = ", ".join(one for one in words if one) or _("ingenting å si")
    return f"{where}: {said}"
