"""A plan that is open: edited in memory, saved by itself, and kept in step with what others do to its files.

`apply`, `undo`, `redo` and `settle` are instant and belong to the screen's loop. `save`, `poll`, `load_rest` and
`recover` read and write files, wait for each other, and belong in a thread; the loop never waits for them longer than
it takes to put new values in place.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from dekom_tui.plan.edits import Edit
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.model import Place, Plan, Settings
from dekom_tui.store import rescue
from dekom_tui.store.files import Stamp, stamp
from dekom_tui.store.gitwork import GitWork
from dekom_tui.store.memory import Memory
from dekom_tui.store.parts import changed_files, changed_places, part, taking
from dekom_tui.store.read import Folder, Opened, Said, SourceFile, kind_of, read_all_settings, read_one, read_plan
from dekom_tui.store.rescue import Lost, Rescue
from dekom_tui.store.save import Change, save, tidy
from dekom_tui.store.sync import Choice, Sides, unsaved
from dekom_tui.store.texts import Texts, afresh, encoded, same_text, written
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.meaning import WriteError
from dekom_tui.store.trouble import Busy, Changed, SaveError, Trouble
from dekom_tui.store.unfinished import Looking
from dekom_tui.store.watch import SETTINGS, Watch, names
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, REGISTER_FOLDERS

if TYPE_CHECKING:
    from dekom_tui.review.merge import Conflict

AT_ONCE: Final = 200
"""Up to this many files of log and minutes are read when the plan is opened; more are left for `load_rest`."""

_TRIES: Final = 3

Kind: TypeAlias = Literal["saved", "writing", "unsaved"]


class State(NamedTuple):
    """Whether the plan is on disk as people see it; if not, `why` tells what is in the way.

    "unsaved" without a `why` waits for the next save, or for a choice in a conflict.
    """

    kind: Kind
    why: Trouble | None = None


class Taken(NamedTuple):
    """What came from outside: the places that changed here, and the conflicts that are new."""

    places: tuple[Place, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class Session:
    """An open plan. Made by `Session.open`."""

    def __init__(self, folder: Path, opened: Opened, stamps: Mapping[str, Stamp | None], whole: bool) -> None:
        self.folder = folder
        self.findings: list[Finding] = opened.findings
        """What was wrong with the files and their form when the plan was opened."""
        self.loaded = whole
        """Whether log and minutes have been read."""
        self._files: dict[str, SourceFile] = {}
        for path, file in opened.files.items():
            self._files[path] = file if not file.refused else file._replace(data=None, document=None)
        self._memory = Memory(opened.plan, self._on_disk())
        self._disk = opened.plan
        self._disk_lock = threading.RLock()
        self._git = GitWork(folder)
        self._looking = Looking(self._git)
        self.unfinished = self._looking.look(self._memory.now.texts)
        """What git has begun here and nobody has ended, as it was when the files were looked at last."""
        self._watch = Watch(folder)
        self._watch.registers = whole
        for path, found in stamps.items():
            self._watch.note(path, found)
        self._trouble: Trouble | None = None
        self._writing = False
        self._clean: Texts | None = None
        self._rescue: Path | None = None
        self._met: list[Taken] = []
        self._recovered: list[Path] = []
        self._apart: SaveError | None = None
        """What others wrote, and what is here, cannot stand in one file as it is now."""

    @classmethod
    def open(cls, folder: Path) -> Session:
        """Read a plan, and remove what a killed program left behind in its folder.

        A file that cannot be read is told in `findings`, leaves its part of the plan empty, and is never written to.
        """
        tidy(folder)
        registers = _register_files(folder)
        whole = len(registers) <= AT_ONCE
        # Stamps first: what changes while it is read is then read again.
        stamps = {path: stamp(folder / path) for path in (PLAN_FILE, MEASURES_FILE, *SETTINGS, *registers)}
        opened = read_plan(Folder(folder), registers=whole)
        return cls(folder, opened, {path: found for path, found in stamps.items() if path in opened.files}, whole)

    @property
    def plan(self) -> Plan:
        """The plan as people see it now."""
        return self._memory.now.sides.plan

    @property
    def settings(self) -> Settings:
        """What dekom.toml says."""
        return self.plan.settings

    @property
    def documents(self) -> Mapping[str, Document]:
        """The texts as they are to stand on disk, by path from the plan's folder."""
        return {path: one for path, one in self._memory.now.texts.items() if one is not None}

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What others changed too, in another way, and nobody has chosen about yet. The files keep theirs."""
        return self._memory.now.sides.conflicts

    @property
    def refused(self) -> tuple[str, ...]:
        """The files that cannot be read as they are, and are left alone."""
        return tuple(path for path, file in list(self._files.items()) if file.refused)

    @property
    def dirty(self) -> bool:
        """Whether something in memory is not in the files."""
        texts = self._memory.now.texts
        if texts is not self._clean:
            if any(not same_text(one, _document(self._files.get(path))) for path, one in texts.items()):
                return True
            self._clean = texts
        return False

    @property
    def state(self) -> State:
        """Whether the plan is on disk."""
        if self._writing:
            return State("writing")
        if self._trouble is not None or self.conflicts or self.dirty:
            return State("unsaved", self._trouble)
        return State("saved")

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._memory.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return bool(self._memory.undone)

    def apply(self, edit: Edit, merge_with_last: str = "") -> Plan:
        """Edit the plan in memory. Edits in a row that give the same name in `merge_with_last` are one step to undo.

        Raises EditError for an edit that does not fit the plan, and ValueError for a value that a field cannot have.
        """
        self._memory.apply(edit, merge_with_last)
        return self.plan

    def settle(self, conflict: Conflict, choice: Choice, value: Any = None) -> Plan:
        """Choose in a conflict: "ours", "theirs", "both" (two entries of one name), or "value" with one's own.

        Raises NoSuchConflict when it is not there any more, and ValueError for both where that means nothing.
        """
        self._memory.settle(conflict, choice, value)
        return self.plan

    def undo(self) -> bool:
        """Take the last step back, to the byte where nobody else changed the files since; False without one."""
        return self._memory.undo() is not None

    def redo(self) -> bool:
        """Do again what was undone last; False without one."""
        return self._memory.redo() is not None

    def save(self) -> State:
        """Write what is to be written. The state afterwards is true on disk, and tells what is in the way."""
        with self._disk_lock:
            try:
                self._trouble = self._written()
            finally:
                self._writing = False
            self._keep_safe()
            return self.state

    def _written(self) -> Trouble | None:
        """Write what is to be written, and tell what was in the way."""
        trouble: Trouble | None = None
        for _attempt in range(_TRIES):
            now = self._memory.now
            changes = self._changes(now.texts)
            self._writing = bool(changes)
            if changes and self._git.going_on():
                return Busy()
            try:
                stamps = save(self.folder, changes) if changes else {}
            except Changed as found:
                trouble = found
                rested = self._watch.rested({path: stamp(self.folder / path) for path in found.paths})
                self._met.append(self._take_in(rested))
                continue
            except Trouble as found:
                return found
            if changes and self._git.going_on():
                # Git may have replaced what was just written: it counts as saved when it has been read again.
                return Busy()
            self._wrote(changes, now.sides, now.texts, stamps)
            return self._in_the_way()
        return self._apart or trouble

    def poll(self) -> Taken:
        """Look whether somebody else changed the plan's files, and take in what they did.

        What does not collide with what is unsaved here is in the plan at once, and its places are told; what does is
        added to `conflicts`. A file that cannot be read any more is left alone until it can.
        """
        with self._disk_lock:
            if not self._watch.there():
                self._trouble = SaveError("vanished")
                self._keep_safe()
                return Taken()
            if self._git.going_on():
                return Taken()
            taken = self._take_in(self._watch.look())
            self.unfinished = self._looking.look(self._memory.now.texts)
            self._trouble = self._in_the_way() or (self._trouble if self.dirty else None)
            if taken.conflicts:
                self._keep_safe()
            return taken

    def met(self) -> Taken:
        """What saving met with and took in since this was last asked: it is told once."""
        found, self._met = self._met, []
        return Taken(
            tuple(place for one in found for place in one.places),
            tuple(conflict for one in found for conflict in one.conflicts),
        )

    def load_rest(self) -> Taken:
        """Read log and minutes when there were too many to read at once."""
        with self._disk_lock:
            taken = Taken()
            if not self.loaded:
                taken = self._take_in({path: stamp(self.folder / path) for path in _register_files(self.folder)})
            self._watch.registers = self.loaded = True
            return taken

    def rescues(self) -> list[Rescue]:
        """What programs that stopped could not save of this plan, newest first."""
        return [one for one in rescue.find(self.folder) if one.path not in (self._rescue, *self._recovered)]

    def recover(self, found: Rescue) -> Taken:
        """Merge what could not be saved into the plan, as a step that can be undone.

        What others have made otherwise since is a conflict. The rescue file goes when everything is on disk. Raises
        ValueError while there are conflicts already.
        """
        with self._disk_lock:
            base, ours = (self._with({path: one[at] for path, one in found.files.items()}) for at in (0, 1))
            before, after = self._memory.recover(base, ours)
            self._recovered.append(found.path)
            return _taken(before, after)

    def discard(self, found: Rescue) -> None:
        """Forget what could not be saved."""
        rescue.remove(found.path)

    def _on_disk(self) -> dict[str, Document | None]:
        return {path: file.document for path, file in self._files.items() if path not in SETTINGS}

    def _changes(self, texts: Texts) -> list[Change]:
        """What to write; a file that is left alone is not in it."""
        changes: list[Change] = []
        for path, document in texts.items():
            file = self._files.get(path)
            if not same_text(document, _document(file)) and not (file is not None and file.refused):
                after = encoded(document, file)
                changes.append(Change(path, file.data if file is not None else None, after))
        gone = [one for one in changes if one.after is None]
        return [self._like(one, gone) for one in changes]

    def _like(self, change: Change, gone: list[Change]) -> Change:
        """A new log entry or minutes takes the permissions of one that goes, as it does when it gets another name."""
        kind = kind_of(change.path)[0]
        old = next((one.path for one in gone if kind_of(one.path)[0] == kind), "") if change.before is None else ""
        return change._replace(like=old)

    def _wrote(self, changes: Iterable[Change], sides: Sides, texts: Texts, stamps: Mapping[str, Stamp | None]) -> None:
        parts = {}
        for one in changes:
            kind, key = kind_of(one.path)
            self._files[one.path] = SourceFile(one.path, kind, key, one.after, texts[one.path], {}, {})
            self._watch.note(one.path, stamps[one.path])
            parts[one.path] = part(sides.target, one.path)
        self._disk = taking(self._disk, parts, sides.target.unknown)

    def _in_the_way(self) -> Trouble | None:
        """What keeps the plan from being saved as far as can be seen without writing."""
        if not self._watch.there():
            return SaveError("vanished")
        if self._watch.without_plan:
            return SaveError("vanished", PLAN_FILE)
        if self._apart is not None:
            return self._apart
        texts = self._memory.now.texts
        for path in self.refused:
            if not same_text(texts.get(path), _document(self._files[path])) or self._files[path].document is not None:
                return SaveError("refused", path)
        return None

    def _take_in(self, found: Mapping[str, Stamp | None]) -> Taken:
        """Read files that changed, and merge what they hold into the plan."""
        source, settings, paths = Folder(self.folder), self._disk.settings, dict(found)
        if any(path in found for path in SETTINGS):
            settings, files, _findings = read_all_settings(source)
            self._files.update(files)
            for path in SETTINGS:
                if path in found:
                    self._watch.note(path, paths.pop(path))
            paths = {path: self._watch.stamps.get(path) for path in self._files if path not in SETTINGS} | paths
        read: dict[str, SourceFile] = {}
        for path, seen in paths.items():
            file = read_one(source, path, settings, [])
            self._watch.note(path, seen)
            old = self._files.get(path)
            if file.refused:
                self._files[path] = (old or file._replace(data=None, document=None))._replace(refused=True)
            elif old is None or old.refused or old.data != file.data or settings is not self._disk.settings:
                read[path] = file
        if not read and settings is self._disk.settings:
            return Taken()
        unknown = {path: file.unknown for path, file in read.items()}
        now = taking(self._disk, {path: file.tables for path, file in read.items()}, unknown).under(settings)
        try:
            before, after = self._memory.take_in(self._disk, now, {path: file.document for path, file in read.items()})
        except WriteError:
            # Nothing is taken in and nothing written until somebody mends the file; what is here is kept safe.
            self._apart = SaveError("apart", next(iter(read), ""))
            return Taken()
        self._apart = None
        self._files.update(read)
        self._disk = now
        return _taken(before, after)

    def _with(self, texts: Mapping[str, str | None]) -> Plan:
        """The plan on disk with other texts in some of its files."""
        read = [read_one(Said(texts), path, self.settings, []) for path in texts]
        return taking(self._disk, {one.path: one.tables for one in read}, {one.path: one.unknown for one in read})

    def _keep_safe(self) -> None:
        """Keep in the rescue file what is not on disk, and forget it when all is."""
        sides = self._memory.now.sides
        if (self._trouble is None or not self.dirty) and not sides.conflicts:
            if not self.dirty:
                for path in (self._rescue, *self._recovered):
                    if path is not None:
                        rescue.remove(path)
                self._recovered.clear()
            return
        base, ours = unsaved(sides, self._disk)
        paths = list(dict.fromkeys((*changed_files(self._disk, ours), *changed_files(self._disk, base))))
        held = self._on_disk()
        try:
            old, new = written(held, self._disk, base, paths), written(held, self._disk, ours, paths)
        except WriteError:
            old, new = afresh(base, paths), afresh(ours, paths)
        self._rescue = self._rescue or rescue.new_path(self.folder)
        rescue.write(self.folder, self._rescue, {path: Lost(_text(old[path]), _text(new[path])) for path in paths})


def _register_files(folder: Path) -> list[str]:
    return [path for register in REGISTER_FOLDERS for path in names(folder, register)]


def _document(file: SourceFile | None) -> Document | None:
    return file.document if file is not None else None


def _text(document: Document | None) -> str | None:
    return None if document is None else document.text


def _taken(before: Sides, after: Sides) -> Taken:
    known = {one.where for one in before.conflicts}
    new = tuple(one for one in after.conflicts if one.where not in known)
    return Taken(tuple(changed_places(before.plan, after.plan)), new)
