"""What `dekom git install` sets up in a repository: configuration, attributes, hooks; each once, and undone again.

Every function gives back what it wrote or took away, as sentences for whoever asked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from shlex import quote
from typing import Final, NamedTuple

from dekom_tui.history import attributes, hooks
from dekom_tui.history.driver import NAME, driver_line
from dekom_tui.history.git import run
from dekom_tui.history.running import run_as_user
from dekom_tui.history.trouble import GitFailed
from dekom_tui.history.writing import WorkTree
from dekom_tui.words.language import _, current

CACHE: Final = f"refs/notes/textconv/{NAME}"
"""Where git keeps the readable lines of files that it has shown."""

_TEXTCONV: Final = 'f() {{ {program} textconv --lang {lang} --for {version} "$1" 2>/dev/null || cat "$1"; }}; f'
"""Git adds the file. When the program is missing the file is shown as it is: git would show nothing at all."""


class Tool(NamedTuple):
    """The program as git is to start it."""

    program: str
    """In quotes where a shell needs them."""
    version: str


def this_program() -> Tool:
    """The program that runs now, by its whole path."""
    from importlib.metadata import version
    from shutil import which

    started = Path(sys.argv[0])
    found = str(started.absolute()) if started.stem == "dekom" and os.access(started, os.X_OK) else which("dekom")
    if found is not None:
        program = quote(found.replace(os.sep, "/"))
    else:
        program = f"{quote(sys.executable.replace(os.sep, '/'))} -m dekom_tui"
    return Tool(program, version("dekom-tui"))


def settings(tool: Tool) -> Mapping[str, str]:
    """The configuration that registers both drivers, in the language in use."""
    said = _("Programmet dekom svarer ikke. Git slår sammen linje for linje:")
    return {
        f"merge.{NAME}.name": _("planer slås sammen etter innhold"),
        f"merge.{NAME}.driver": driver_line(tool.program, said),
        f"diff.{NAME}.textconv": _TEXTCONV.format(program=tool.program, lang=current(), version=tool.version),
        f"diff.{NAME}.cachetextconv": "true",
        # The hunk's heading is the line above it that names a thing: «Tiltak  elevpanel».
        f"diff.{NAME}.xfuncname": "^[^ ].*$",
    }


def where(everywhere: bool) -> str:
    """Git's option for the configuration of this repository, or of all of the user's."""
    return "--global" if everywhere else "--local"


def registered(folder: str, scope: str = "") -> Mapping[str, str]:
    """What stands of our drivers in the configuration: of all, or of `--local` or `--global` alone."""
    words = ["config", *([scope] if scope else []), "-z", "--get-regexp", rf"^(merge|diff)\.{NAME}\."]
    found: dict[str, str] = {}
    for one in os.fsdecode(run(folder, *words).out).split("\0"):
        name, _newline, value = one.partition("\n")
        if name:
            found[name] = value
    return found


def register(folder: str, tool: Tool, everywhere: bool) -> Iterator[str]:
    """Write the drivers into the configuration. Raises GitFailed."""
    there = registered(folder, where(everywhere))
    for name, value in settings(tool).items():
        if there.get(name) != value:
            ended = run_as_user(folder, ["config", where(everywhere), "--replace-all", name, value])
            if ended.code:
                raise GitFailed(ended.said)
            yield _("Skrev {name} i {file}.").format(name=name, file=_file(everywhere))


def unregister(folder: str, everywhere: bool) -> Iterator[str]:
    """Take the drivers out of the configuration. Raises GitFailed."""
    for section in dict.fromkeys(name.rpartition(".")[0] for name in registered(folder, where(everywhere))):
        ended = run_as_user(folder, ["config", where(everywhere), "--remove-section", section])
        if ended.code:
            raise GitFailed(ended.said)
        yield _("Tok bort [{name}] fra {file}.").format(name=section, file=_file(everywhere))


def _file(everywhere: bool) -> str:
    return _("gits innstillinger for deg") if everywhere else _("arkivets innstillinger (.git/config)")


def install(tree: WorkTree, workspaces: Iterable[Path], tool: Tool) -> Iterator[str]:
    """Set everything up in a repository, for the plans in some folders. Raises GitFailed, OSError, ValueError."""
    yield from register(tree.top, tool, everywhere=False)
    for folder in workspaces:
        if attributes.put(folder):
            yield _("Skrev {file}: lagre den som en del av neste versjon.").format(file=_from_here(folder))
    folder, reason = hook_folder(tree)
    if reason:
        yield reason
        return
    for name in hooks.HOOKS:
        try:
            if hooks.put(folder, name, tool.program):
                yield _("Satte kroken {name}; arkivets egne kroker virker som før.").format(name=name)
        except hooks.Sleeping:
            yield _("Kroken {name} ligger der uten å være i bruk, og er ikke rørt.").format(name=name)


def uninstall(tree: WorkTree, workspaces: Iterable[Path]) -> Iterator[str]:
    """Take away what `install` set up in a repository, and only that. Raises GitFailed, OSError, ValueError."""
    yield from unregister(tree.top, everywhere=False)
    if not run(tree.top, "rev-parse", "--verify", "--quiet", CACHE).code:
        run_as_user(tree.top, ["update-ref", "-d", CACHE])
        yield _("Tok bort mellomlageret for lesbare linjer ({ref}).").format(ref=CACHE)
    for folder in workspaces:
        if attributes.take(folder):
            yield _("Tok linjene våre ut av {file}.").format(file=_from_here(folder))
    folder, _reason = hook_folder(tree)
    for name in hooks.HOOKS:
        if hooks.take(folder, name):
            yield _("Tok kroken {name} tilbake til slik den var.").format(name=name)


def hook_folder(tree: WorkTree) -> tuple[Path, str]:
    """Where git looks for hooks; and why nothing is written there, when it is no folder of this repository alone."""
    ended = run_as_user(tree.top, ["rev-parse", "--git-path", "hooks", "--git-common-dir"])
    said, _newline, common = os.fsdecode(ended.out).removesuffix("\n").partition("\n")
    folder = Path(tree.top, said).resolve()
    if Path(tree.top, common).resolve() in folder.parents:
        return folder, ""
    reason = _(
        "Krokene ligger i {folder}, som deles med andre, og er ikke rørt. Legg «dekom git hook NAVN» inn i dem selv: "
        "svaret {code} betyr stopp."
    )
    return folder, reason.format(folder=folder, code=hooks.REFUSED)


def _from_here(folder: Path) -> str:
    return os.path.relpath(folder / attributes.FILE)
