"""What `dekom merge-driver` does, whoever understood its command line: three versions of one file become one.

Git has put them into files of its own, and takes the middle one when this ends: with 0 as merged, else as in conflict.
Whatever happens, that file is never left as ours without a marker (commands.md).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.cli.ending import CHANGED, FINE, WRONG_USE
from dekom_tui.history.driver import OFF
from dekom_tui.store.files import BYTE_ORDER_MARK, Refused, read_bytes
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.finding import Finding
    from dekom_tui.plan.model import Plan, Settings
    from dekom_tui.review.merge import Conflict
    from dekom_tui.store.merging.files import MergedFile

REFUSED: Final = WRONG_USE
_REGISTERS: Final = ("logg", "referat")
_SETTINGS: Final = ("dekom.toml", "../dekom.toml")
_FILES: Final = ("plan.toml", "tiltak.toml", "dekom.toml")


class Versions(NamedTuple):
    """The three files that git made, and the path that the merged one will have."""

    base: str
    ours: str
    theirs: str
    path: str


def drive(base: str, ours: str, theirs: str, path: str) -> int:
    """Merge `base`, `ours` and `theirs` into `ours`; the exit code."""
    versions = Versions(base, ours, theirs, path)
    if os.environ.get(OFF) == "0":
        return FINE if _by_lines(versions) == 0 else CHANGED
    kind, key = file_kind(path)
    if not kind:
        _say(path, _("Det er ingen fil i en plan, og den er flettet linje for linje."))
        return FINE if _by_lines(versions) == 0 else CHANGED
    try:
        return _merged(versions, kind, key)
    except Exception as error:  # whatever it is: theirs must not be lost
        _say(path, _("Programmet feilet ({error}).").format(error=repr(error)))
        return _refused(versions)


def file_kind(path: str) -> tuple[str, str]:
    """What kind of plan file a path is, and its key; empty for none."""
    above, _slash, name = path.replace("\\", "/").rpartition("/")
    folder = above.rpartition("/")[2]
    if folder in _REGISTERS and name.endswith(".toml"):
        return folder, name.removesuffix(".toml")
    return (name.removesuffix(".toml"), "") if name in _FILES else ("", "")


def _merged(versions: Versions, kind: str, key: str) -> int:
    from dekom_tui.store.merging.files import merge_texts
    from dekom_tui.store.merging.side import Unmergeable
    from dekom_tui.store.toml.meaning import WriteError

    settings = settings_of(versions.path, kind)
    try:
        base, ours, theirs = (read_bytes(Path(one)) for one in versions[:3])
    except (Refused, FileNotFoundError) as error:
        _say(versions.path, _("Fila kan ikke leses ({error}).").format(error=error))
        return _refused(versions)
    try:
        made = merge_texts(kind, key, base, ours, theirs, settings)
    except Unmergeable as error:
        _say(versions.path, why(error))
        return _refused(versions)
    except WriteError as error:
        _say(versions.path, _("Kan ikke flettes uten at noe går tapt ved {place}.").format(place=".".join(error.path)))
        return _refused(versions)
    mark = BYTE_ORDER_MARK if ours.startswith(BYTE_ORDER_MARK) else b""
    _write(versions.ours, mark + made.text.encode("utf-8"))
    _tell(versions.path, made, kind, key, settings)
    return CHANGED if made.conflicts else FINE


def settings_of(path: str, kind: str) -> Settings:
    """What the dekom.toml files say that a plan's file stands under, as they lie in the work tree."""
    from dekom_tui.plan.model import Settings

    folder = os.path.dirname(path)
    folder = os.path.dirname(folder) if kind in _REGISTERS else folder
    if kind == "dekom" or not any(os.path.exists(os.path.join(folder, one)) for one in _SETTINGS):
        return Settings()
    from dekom_tui.store.read import Folder, read_all_settings

    return read_all_settings(Folder(Path(folder)))[0]


def _write(path: str, data: bytes) -> None:
    """Put the merged file in the place of ours, whole or not at all."""
    new = f"{path}.dekom-ny"
    with open(new, "wb") as file:
        file.write(data)
    os.replace(new, path)


def _by_lines(versions: Versions) -> int:
    """Let git merge line by line into ours; how many conflicts it found, -1 when it could not."""
    from dekom_tui.history.git import run

    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    ended = run(".", "merge-file", *names, "--", versions.ours, versions.base, versions.theirs)
    if ended.code > 127:
        _say(versions.path, ended.said.strip() or _("Git kunne ikke flette den heller."))
        return -1
    return ended.code


def _refused(versions: Versions) -> int:
    if _by_lines(versions) >= 0:
        _say(versions.path, _("Fila er flettet linje for linje av git. Se over den før du bruker «git add»."))
    return REFUSED


def why(error: object) -> str:
    """Why a side cannot be merged, in a sentence."""
    from dekom_tui.store.merging.side import OURS, THEIRS, Unmergeable
    from dekom_tui.words.findings import message

    assert isinstance(error, Unmergeable)
    whose = {OURS: _("din utgave"), THEIRS: _("den andres utgave")}.get(error.side, _("den felles utgaven"))
    return _("Kan ikke flettes, for {whose}, linje {line}: {what}").format(
        whose=whose, line=max(error.finding.line, 1), what=message(error.finding)
    )


def _tell(path: str, made: MergedFile, kind: str, key: str, settings: Settings) -> None:
    """What must be chosen, and what check would say of the rest."""
    if made.conflicts:
        count = len(made.conflicts)
        said = ngettext("{n} ting må velges:", "{n} ting må velges:", count).format(n=count)
        names = names_of(made.conflicts, _plan(made, kind, key, settings))
        _say(path, f"{said} {'; '.join(names)}")
        _say(path, _("«dekom resolve» viser hva hver side har, og velger."))
    from dekom_tui.store.merging.judging import findings

    for one in findings(made, kind, key, settings):
        tell_finding(path, one, _plan(made, kind, key, settings))


def _plan(made: MergedFile, kind: str, key: str, settings: Settings) -> Plan:
    return made.merged.plan(f"{kind}/{key}.toml" if key else f"{kind}.toml", settings)


def tell_finding(path: str, one: Finding, plan: Plan | None) -> None:
    """A finding on standard error, as `dekom check` says it in one line."""
    from dekom_tui.cli.terms import visible
    from dekom_tui.words.findings import message

    said = visible(message(one, plan))
    print(f"{visible(path)}:{one.line}:{one.column}: {said} [{one.code}]", file=sys.stderr)


def names_of(conflicts: Iterable[Conflict], plan: Plan) -> list[str]:
    """What conflicts are about, in plan words, each once."""
    from dekom_tui.words.conflicts import about

    return list(dict.fromkeys(about(one, plan) for one in conflicts))


def _say(path: str, said: str) -> None:
    from dekom_tui.cli.terms import visible

    print(f"dekom: {visible(path)}: {visible(said)}", file=sys.stderr)
