"""`dekom git doctor`: whether git shows and merges the plans of a repository by meaning, here and at a colleague's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dekom_tui.cli.notes import Note
from dekom_tui.cli.workspaces import workspaces
from dekom_tui.history import attributes, hooks
from dekom_tui.history.driver import NAME, OFF
from dekom_tui.history.git import MINIMUM, run
from dekom_tui.history.install import Tool, hook_folder, registered, settings, this_program
from dekom_tui.history.running import run_as_user
from dekom_tui.history.writing import WorkTree
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, NoPlan, find
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping


def notes(tree: WorkTree, path: Path) -> Iterator[Note]:
    """All that is looked at, in order."""
    tool = this_program()
    yield _git(tree)
    there = registered(tree.top)
    chosen = list(_chosen(tree, path))
    yield from _registered(there, settings(tool), any(not one.cure for one in chosen))
    yield from _program(tree, tool, there)
    yield from chosen
    for folder in workspaces(tree, path):
        yield _kept(tree, folder)
    yield from _hooks(tree, tool)
    if os.environ.get(OFF) == "0":
        yield Note(OFF, "0", _("Driveren er slått av i dette skallet; ta bort variabelen for å slå den på."))


def _git(tree: WorkTree) -> Note:
    said = os.fsdecode(run(tree.top, "--version").out).removeprefix("git version ").strip()
    numbers = tuple(int(one) for one in said.split(" ")[0].split(".")[:2] if one.isdigit())
    oldest = ".".join(map(str, MINIMUM))
    old = _("dekom er prøvd med git {oldest} og nyere. Hent en nyere fra git-scm.com.").format(oldest=oldest)
    return Note("git", said, old if numbers < MINIMUM else "")


def _install() -> str:
    return _("«dekom git doctor --mend» setter det opp.")


def _registered(there: Mapping[str, str], wanted: Mapping[str, str], is_chosen: bool) -> Iterator[Note]:
    """Whether the configuration has both drivers, as this version writes them."""
    about = {f"merge.{NAME}.driver": _("Sammenslåing"), f"diff.{NAME}.textconv": _("Lesbare linjer")}
    for name, words in about.items():
        if name not in there:
            # The attributes came with the clone, the configuration does not: git merges line by line without a word.
            clone = _("Planene er merket for dekom, men denne klonen har ikke driveren, så git går linje for linje.")
            cure = f"{clone} {_install()}" if is_chosen else _install()
            yield Note(words, _("ikke registrert"), cure)
        elif there[name] != wanted[name]:
            yield Note(words, _("registrert av en annen versjon, på et annet språk eller et annet sted"), _install())
        else:
            yield Note(words, _("registrert"))
    if f"diff.{NAME}.textconv" in there and there.get(f"diff.{NAME}.cachetextconv") != "true":
        slow = _("«git log -p» blir treg uten. {install}").format(install=_install())
        yield Note(_("Mellomlager for linjer"), _("av"), slow)


def _program(tree: WorkTree, tool: Tool, there: Mapping[str, str]) -> Iterator[Note]:
    """Whether git's own shell finds the program that the configuration names, and which version it is."""
    line = there.get(f"merge.{NAME}.driver", "")
    program = (
        tool.program if not line or tool.program in line else line.partition("; ")[2].partition(" merge-driver")[0]
    )
    ended = run_as_user(tree.top, ["-c", f"alias.dekomfinnes=!{program} --version", "dekomfinnes"])
    found = os.fsdecode(ended.out).strip()
    about = _("Programmet, for gits skall")
    if ended.code or not found.startswith("dekom "):
        yield Note(about, _("finnes ikke: {program}").format(program=program), _install())
    elif found != f"dekom {tool.version}":
        yield Note(about, found, _("Du kjører {version}. {install}").format(version=tool.version, install=_install()))
    else:
        yield Note(about, f"{found} ({program})")


def _chosen(tree: WorkTree, path: Path) -> Iterator[Note]:
    """Whether git chooses the drivers for the files of each plan."""
    try:
        plans = find(path).plans
    except NoPlan:
        yield Note(_("Planer"), _("ingen her"))
        return
    for plan in plans:
        lead = tree.inside(plan.folder)
        names = [PLAN_FILE, MEASURES_FILE, *(f"{one}/x.toml" for one in ("logg", "referat"))]
        given = b"".join(os.fsencode(f"{lead}/{one}" if lead else one) + b"\0" for one in names)
        ended = run(tree.top, "check-attr", "-z", "--stdin", "diff", "merge", "eol", given=given)
        said = os.fsdecode(ended.out).split("\0")
        wrong = {
            said[at].removeprefix(f"{lead}/")
            for at in range(0, len(said) - 2, 3)
            if said[at + 2] != ("lf" if said[at + 1] == "eol" else NAME)
        }
        about = _("Valgt for {plan}").format(plan=plan.name)
        if wrong:
            yield Note(about, _("ikke for {files}").format(files=", ".join(sorted(wrong))), _install())
        else:
            yield Note(about, _("ja"))


def _kept(tree: WorkTree, folder: Path) -> Note:
    """Whether the attributes are saved in a version, so that others get them."""
    path = folder / attributes.FILE
    about = os.path.relpath(path)
    if not path.is_file():
        return Note(about, _("finnes ikke"), _install())
    inside = tree.inside(folder)
    whole = f"{inside}/{attributes.FILE}" if inside else attributes.FILE
    if run(tree.top, "--literal-pathspecs", "status", "--porcelain", "--", whole).out.strip():
        cure = _("Lagre den i en versjon: «git add {file}» og «git commit». Da får de andre den også.")
        return Note(about, _("ikke lagret i noen versjon, eller endret siden"), cure.format(file=about))
    return Note(about, _("lagret"))


def _hooks(tree: WorkTree, tool: Tool) -> Iterator[Note]:
    folder, reason = hook_folder(tree)
    if reason:
        yield Note(_("Kroker"), str(folder), reason)
        return
    missing = [name for name, is_there in hooks.present(folder, tool.program) if not is_there]
    cure = _install() if missing else ""
    yield Note(_("Kroker"), _("mangler: {names}").format(names=", ".join(missing)) if missing else _("på plass"), cure)
