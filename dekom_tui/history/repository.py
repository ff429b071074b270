"""A repository, and what is in it at a version."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from posixpath import join, normpath
from typing import Final, NamedTuple

from dekom_tui.history.git import Objects, failed, run
from dekom_tui.history.trouble import (
    Elsewhere,
    NoCommit,
    NoRepository,
    UnknownRevision,
)
from dekom_tui.store.files import LARGEST_FILE, Refused
from dekom_tui.store.toml.parse import LFS_POINTER

HEAD: Final = "HEAD"
_SUBMODULE: Final = "160000"
_LINK: Final = "120000"
_FOLDER: Final = "40000"
_POINTER: Final = LFS_POINTER.encode()


class Entry(NamedTuple):
    """What stands in a folder of a version: its mode and its object."""

    mode: str
    oid: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, not a link to one and no submodule."""
        return self.mode == _FOLDER


class Repository:
    """The repository that a folder is in. Close it when it has been read."""

    def __init__(self, top: str, prefix: str, *, bare: bool, shallow: bool) -> None:
        self.top = top
        """The folder that it is checked out in; of a bare one its own."""
        self.prefix = prefix
        """The folder that it was found from, from the top, with `/` and without one at the end."""
        self.bare = bare
        """Whether nothing is checked out here."""
        self.shallow = shallow
        """Whether only the last versions were fetched."""
        self.objects = Objects(top)
        self._trees: dict[tuple[str, str], dict[str, Entry] | None] = {}

    @classmethod
    def of(cls, folder: Path | str) -> Repository:
        """The repository of a folder, or of the nearest one above that exists. Raises NoGit, NoRepository."""
        start = os.path.abspath(folder)
        while not os.path.isdir(start) and os.path.dirname(start) != start:
            start = os.path.dirname(start)
        asked = ("--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup")
        ended = run(start, "rev-parse", *asked, "--show-prefix")
        if ended.code:
            if "not a git repository" in ended.said:
                raise NoRepository(os.fspath(folder))
            if "dubious ownership" in ended.said:
                raise NoRepository(os.fspath(folder), distrusted=True)
            raise failed(ended)
        bare, inside, shallow, up, prefix = os.fsdecode(ended.out).split("\n", 4)
        outside = bare == "true" or inside != "true"
        top = start if outside else os.path.normpath(os.path.join(os.path.realpath(start), up))
        return cls(top, prefix.rstrip("\n").rstrip("/"), bare=outside, shallow=shallow == "true")

    def inside(self, path: Path | str) -> str:
        """A path as the versions name it: from the top, with `/`. Raises NoRepository when it lies outside."""
        where = os.path.relpath(os.path.realpath(path), os.path.realpath(self.top)).replace(os.sep, "/")
        if where == ".." or where.startswith("../") or os.path.isabs(where):
            raise NoRepository(os.fspath(path))
        return "" if where == "." else where

    def commit(self, name: str) -> str:
        """The commit that a revision or a date means. Raises NoCommit, UnknownRevision."""
        found = self.objects.get(f"{name}^{{commit}}")
        if found is not None and found.type == "commit":
            return found.oid
        ambiguous = self.objects.ambiguous
        if self.objects.get(f"{HEAD}^{{commit}}") is None:
            raise NoCommit
        day = _day(name)
        if day is not None:
            # The commit's own time counts, to the end of the day where we are.
            ended = run(self.top, "rev-list", "-1", f"--before={day.isoformat()} 23:59:59", HEAD, "--")
            if ended.code:
                raise failed(ended)
            if oid := ended.out.decode().strip():
                return oid
        raise UnknownRevision(name, self.shallow, ambiguous)

    def tree(self, commit: str, folder: str) -> dict[str, Entry] | None:
        """What stands in a folder of a version, by name; None when there is no such folder. Raises Elsewhere."""
        if (commit, folder) not in self._trees:
            self._trees[commit, folder] = self._read_tree(commit, folder)
        return self._trees[commit, folder]

    def _read_tree(self, commit: str, folder: str) -> dict[str, Entry] | None:
        found = self.objects.get(f"{commit}:{folder}")
        if found is None or found.type != "tree":
            self._in_submodule(commit, folder)
            return None
        entries: dict[str, Entry] = {}
        width = len(commit) // 2
        at = 0
        while at < len(found.data):
            space, end = found.data.index(b" ", at), found.data.index(b"\0", at)
            mode, name = found.data[at:space].decode(), os.fsdecode(found.data[space + 1 : end])
            entries[name] = Entry(mode, found.data[end + 1 : end + 1 + width].hex())
            at = end + 1 + width
        return entries

    def _in_submodule(self, commit: str, folder: str) -> None:
        """Raise Elsewhere when a folder is in a submodule of that version."""
        above, _slash, name = folder.rpartition("/")
        if not name:
            return
        around = self.tree(commit, above)
        if around is not None and name in around and around[name].mode == _SUBMODULE:
            raise Elsewhere(folder, "submodule")

    def data(self, commit: str, path: str) -> bytes:
        """The bytes of a file of a version. Raises FileNotFoundError, Refused, Elsewhere."""
        return self._data(commit, path, links=8)

    def _data(self, commit: str, path: str, links: int) -> bytes:
        folder, _slash, name = path.rpartition("/")
        entry = (self.tree(commit, folder) or {}).get(name)
        if entry is None:
            raise FileNotFoundError(path)
        if entry.is_folder:
            raise Refused("folder-for-file")
        if entry.mode == _SUBMODULE:
            raise Elsewhere(path, "submodule")
        found = self.objects.get(entry.oid)
        if found is None:
            raise Elsewhere(path, "missing")
        if entry.mode == _LINK:
            target = normpath(join(folder, os.fsdecode(found.data)))
            if not links:
                raise Refused("cannot-open", why="loop")
            if target.startswith(("/", "..")):
                raise Refused("cannot-open", why="dangling")
            try:
                return self._data(commit, target, links - 1)
            except FileNotFoundError:
                raise Refused("cannot-open", why="dangling") from None
        if found.data.startswith(_POINTER):
            raise Elsewhere(path, "lfs")
        if len(found.data) > LARGEST_FILE:
            raise Refused("too-large", size=len(found.data))
        return found.data

    def ignored(self, paths: list[str]) -> set[str]:
        """Which of some paths from the top git is told to leave out."""
        if not paths:
            return set()
        given = b"".join(os.fsencode(path) + b"\0" for path in paths)
        ended = run(self.top, "check-ignore", "-z", "--stdin", given=given)
        return {os.fsdecode(one) for one in ended.out.split(b"\0") if one}

    def close(self) -> None:
        """Let go of git."""
        self.objects.close()

    def __enter__(self) -> Repository:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


class AtRevision:
    """A plan's folder as it is in a version: a `store.read.Source`."""

    def __init__(self, repository: Repository, commit: str, folder: str) -> None:
        self.repository = repository
        self.commit = commit
        self.folder = folder

    def saved(self) -> date:
        """The day on which this version of the plan was saved: of the last commit up to it that changed the plan."""
        objects, folder = self.repository.objects, self.folder
        found = objects.get(self.commit)
        head = found.data.partition(b"\n\n")[0].split(b"\n") if found is not None else []
        parents = [line[7:].decode() for line in head if line.startswith(b"parent ")]
        if len(parents) == 1:
            now, was = objects.get(f"{self.commit}:{folder}"), objects.get(f"{parents[0]}:{folder}")
            if now is not None and was is not None and now.oid == was.oid:
                # Commits that are about something else are no versions of the plan.
                words = ["--literal-pathspecs", "log", "-1", "--format=%ct", self.commit, "--", folder or "."]
                said = run(self.repository.top, *words).out.strip()
                if said.isdigit():
                    return datetime.fromtimestamp(int(said)).date()
        seconds = next((line.split()[-2] for line in head if line.startswith(b"committer ")), b"0")
        return datetime.fromtimestamp(int(seconds)).date()

    def read(self, path: str) -> bytes:
        """The bytes of a file; `../dekom.toml` is the workspace's settings in the same version."""
        whole = normpath(f"{self.folder}/{path}" if self.folder else path)
        if whole.startswith(".."):
            raise FileNotFoundError(path)
        return self.repository.data(self.commit, whole)

    def names(self, folder: str) -> list[str]:
        """The TOML files of logg/ or referat/."""
        around = self.repository.tree(self.commit, self.folder) or {}
        if folder in around and not around[folder].is_folder:
            raise NotADirectoryError(folder)
        found = self.repository.tree(self.commit, f"{self.folder}/{folder}" if self.folder else folder) or {}
        return sorted(name for name in found if name.endswith(".toml") and not name.startswith("."))


def _day(name: str) -> date | None:
    if len(name) != 10:
        return None
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None
