"""The versions of a plan: who saved what and when, and what each brought, told apart without parsing what stayed.

One `git log` finds them, one `git cat-file --batch` reads them; only the tables whose text differs are parsed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from dekom_tui.history.git import failed, run
from dekom_tui.history.pieces import Pieces, differing, parsed, pieces
from dekom_tui.history.repository import HEAD, Repository
from dekom_tui.history.trouble import NeverAdopted
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import FORMAT
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.plan.reading import read_file
from dekom_tui.plan.text import slug
from dekom_tui.review.diff import Change, diff
from dekom_tui.store.files import Refused, decode
from dekom_tui.store.read import REFUSED, kind_of
from dekom_tui.store.toml.parse import TomlError, parse
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, REGISTER_FOLDERS

ADOPTED: Final = "vedtatt"
_NONE: Final = "0"
_FIELDS: Final = "%H%x00%an%x00%ct%x00%D%x00%P%x00%s%x00%b"
_MARKS: Final = "refs/tags/vedtatt/"


class Touched(NamedTuple):
    """A file that a commit changed: its path from the plan's folder, and the blobs before and after; empty for none."""

    path: str
    before: str
    after: str


class Commit(NamedTuple):
    """A commit that changed files of a plan. Author, subject and body are somebody's text, whatever it holds."""

    oid: str
    author: str
    seconds: int
    """When it was made, in seconds since 1970."""
    subject: str
    files: tuple[Touched, ...]
    body: str = ""
    """What was said of it after the first line."""
    marked: bool = False
    """Whether it has the mark of a version in which this plan was adopted."""
    merged: bool = False
    """Whether two versions were merged in it."""

    @property
    def when(self) -> datetime:
        """When it was made, where we are."""
        return datetime.fromtimestamp(self.seconds)


class Version(NamedTuple):
    """A version of a plan: the commit, its number (adoptions so far, dot, versions since), and what it brought.

    `before` and `after` hold no more of the plan than what changed. `unread` are the files that could not be read.
    """

    commit: Commit
    number: str
    changes: tuple[Change, ...]
    before: Plan
    after: Plan
    unread: tuple[str, ...]
    adopted: bool = False
    """Whether the plan was adopted in it: by its status, or by the mark that it got then."""


def commits(repository: Repository, folder: str, name: str = HEAD, only: str = "") -> list[Commit]:
    """The commits that changed a plan's files, newest first, up to a revision. Raises UnknownRevision, GitFailed.

    `folder` is the plan's from the top of the repository; `only` is one file in it.
    """
    commit = repository.commit(name)
    lead = f"{folder}/" if folder else ""
    paths = [lead + one for one in ([only] if only else [PLAN_FILE, MEASURES_FILE, *REGISTER_FOLDERS])]
    arguments = ["-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--diff-merges=combined"]
    arguments += ["--decorate=full", f"--decorate-refs={_MARKS}"]
    ended = run(repository.top, "--literal-pathspecs", "log", *arguments, f"--format={_FIELDS}", commit, "--", *paths)
    if ended.code:
        raise failed(ended)
    # `plan.adopting.mark` is the name of a mark, by the plan's folder as it is called on this machine.
    mark = f"tag: {_MARKS}{slug(Path(repository.top, folder).name, fallback='plan')}/"
    return list(_read(os.fsdecode(ended.out), lead, mark))


def _read(out: str, lead: str, mark: str) -> Iterator[Commit]:
    """The commits in what `git log -z --raw` wrote: seven fields, then mode, blobs and path of each file."""
    tokens = out.split("\0")
    at = 0
    while at + 7 <= len(tokens):
        oid, author, seconds, names, parents_of, subject, body = tokens[at : at + 7]
        at += 7
        files: list[Touched] = []
        while at < len(tokens) and not tokens[at].strip("\n"):
            at += 1
        while at < len(tokens) and tokens[at].lstrip("\n").startswith(":"):
            raw = tokens[at].lstrip("\n")
            parents = len(raw) - len(raw.lstrip(":"))
            blobs = raw.split(" ")[parents + 1 :]
            path = tokens[at + 1].removeprefix(lead)
            files.append(Touched(path, _blob(blobs[0]), _blob(blobs[parents])))
            at += 2
        merged = " " in parents_of
        yield Commit(oid.lstrip("\n"), author, int(seconds), subject, tuple(files), body.strip(), mark in names, merged)


def _blob(oid: str) -> str:
    return "" if not oid.strip(_NONE) else oid


def versions(
    repository: Repository, folder: str, settings: Settings, name: str = HEAD, only: str = ""
) -> Iterator[Version]:
    """Every version of a plan, the oldest first, each with what it brought."""
    reader = _Reader(repository, settings)
    adoptions = since = 0
    # Of the first version that was fetched nobody here knows what it changed.
    unknown = repository.shallow
    for commit in reader.filled(commits(repository, folder, name, only)[::-1]):
        changes, before, after, unread = reader.step(commit)
        status = next((one.field("status") for one in changes if one.place.table == "(top)"), None)
        is_adopted = commit.marked or (status is not None and status.after == ADOPTED and not unknown)
        unknown = False
        if is_adopted:
            adoptions, since = adoptions + 1, 0
        else:
            since += 1
        yield Version(commit, f"{adoptions}.{since}", changes, before, after, unread, is_adopted)


def adopted(repository: Repository, folder: str, name: str = HEAD) -> str:
    """The newest commit in which the plan was adopted: its status became that, or it has the mark of it.

    A plan that was adopted and is revised without a version of its draft has the mark alone. Raises NeverAdopted.
    """
    reader = _Reader(repository, Settings())
    for commit in commits(repository, folder, name, PLAN_FILE):
        if commit.marked:
            return commit.oid
        for file in commit.files:
            if repository.shallow and not file.before:
                # It may be only that what was before it was not fetched.
                continue
            if reader.status(file.after) == ADOPTED != reader.status(file.before):
                return commit.oid
    raise NeverAdopted(folder or os.path.basename(repository.top), repository.shallow)


class _Text(NamedTuple):
    """A file of one version: its text, and the text of its tables; `refused` when it is none that can be read."""

    text: str
    pieces: Pieces | None
    refused: bool = False


_NOTHING: Final = _Text("", {"": ""})


class _Reader:
    """Reads blobs, each once."""

    def __init__(self, repository: Repository, settings: Settings) -> None:
        self.repository = repository
        self.settings = settings
        self.texts: dict[str, _Text] = {"": _NOTHING}
        self.newer: dict[str, bool] = {}

    def filled(self, found: Sequence[Commit]) -> Iterator[Commit]:
        """The commits, each when all its blobs were read; git reads on while they are looked at."""
        wanted = dict.fromkeys(oid for one in found for file in one.files for oid in (file.before, file.after) if oid)
        coming = zip(wanted, self.repository.objects.each(wanted), strict=True)
        for one in found:
            needed = {oid for file in one.files for oid in (file.before, file.after)} - self.texts.keys()
            while needed:
                oid, blob = next(coming)
                self.texts[oid] = _text(blob.data if blob is not None else None)
                needed.discard(oid)
            yield one

    def step(self, commit: Commit) -> tuple[tuple[Change, ...], Plan, Plan, tuple[str, ...]]:
        """What a commit changed in a plan."""
        sides: tuple[dict[str, dict[str, Entity]], dict[str, dict[str, Entity]]] = ({}, {})
        unknown: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
        unread: list[str] = []
        for file in commit.files:
            if not file.path.endswith(".toml") or file.path.rpartition("/")[2].startswith("."):
                continue
            try:
                for side, rest, reading in zip(sides, unknown, self._readings(file), strict=True):
                    if reading is None:
                        continue
                    for name, entities in reading[0].items():
                        side.setdefault(name, {}).update(entities)
                    if reading[1]:
                        rest[file.path] = reading[1]
            except TomlError:
                unread.append(file.path)
        before, after = (Plan(sides[at], self.settings, unknown[at]) for at in (0, 1))
        return diff(before, after), before, after, tuple(unread)

    def _readings(self, file: Touched) -> list[tuple[dict[str, dict[str, Entity]], dict[str, Any]] | None]:
        """The two sides of a file, as far as they differ. Raises TomlError."""
        was, now = self.texts[file.before], self.texts[file.after]
        if was.refused or now.refused:
            raise TomlError("syntax")
        kind, key = kind_of(file.path)
        if was.pieces is None or now.pieces is None:
            was, now = was._replace(pieces=None), now._replace(pieces=None)
            names: list[str] = []
        else:
            names = differing(was.pieces, now.pieces)
        found: list[tuple[dict[str, dict[str, Entity]], dict[str, Any]] | None] = []
        for oid, side in ((file.before, was), (file.after, now)):
            if not oid:
                found.append(None)
                continue
            if side.pieces is not None and self._is_newer(side.pieces[""]):
                raise TomlError("syntax")
            reading = read_file(kind, key, parsed(side.text, side.pieces, names), self.settings)
            if any(one.code in REFUSED for one in reading.findings):
                raise TomlError("syntax")
            found.append((reading.tables, reading.unknown))
        return found

    def _is_newer(self, head: str) -> bool:
        """Whether a file with this head is of a newer format, and none of it can be understood."""
        if head not in self.newer:
            try:
                found = parse(head).get("format")
            except TomlError:
                found = None
            self.newer[head] = isinstance(found, int) and found > FORMAT
        return self.newer[head]

    def status(self, oid: str) -> str | None:
        """The status of the plan that a plan.toml is about; None without one, or when it cannot be read."""
        if not oid:
            return None
        if oid not in self.texts:
            blob = self.repository.objects.get(oid)
            self.texts[oid] = _text(blob.data if blob is not None else None)
        found = self.texts[oid]
        try:
            said = None if found.refused else parsed(found.text, found.pieces, [""]).get("status")
        except TomlError:
            return None
        return said if isinstance(said, str) else None


def _text(data: bytes | None) -> _Text:
    if data is None:
        return _Text("", None, refused=True)
    try:
        text = decode(data)[0]
    except Refused:
        return _Text("", None, refused=True)
    text = text.replace("\r\n", "\n")
    return _Text(text, pieces(text))
