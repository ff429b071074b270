"""The writing side of git: versions of a plan saved, shared and merged, as the user set git up. Run it in a thread.

    tree = WorkTree.of(folder)                    the repository that a plan's folder is checked out in
    found = tree.status(folder)                   what differs from the last version: `found.files`, `found.head` …
    tree.identity(); tree.set_identity(Identity(name, email))
    tree.save(folder, ["tiltak.toml"], message, head=found.head)    a version of exactly these files; its name
    tree.tag("vedtatt/plan/2026-11-24", message)  marks the last version
    errand = Errand(tell)                         told how it goes; `errand.cancel()` from another thread stops it
    tree.pull(errand); tree.push(errand)          fetch and merge; send (see sharing.py)
    tree.finish_merge(paths); tree.abort_merge()  what a pull left open
    init(folder)                                  a new repository

`files` are named from the plan's folder, with `/`; the workspace's settings are `../dekom.toml`. Nothing is staged that
was not named, what somebody else has staged stays staged, and nothing is left staged when a version was refused.
Every error is a HistoryError whose `told()` is for people: those of `trouble.py`, and of `refusals.py` for what stops
a version. Names never reach git as options, and no shell is used. Reading (`status`, `identity`) runs no hook.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.history.changed import Status, status
from dekom_tui.history.git import Ended, failed, run
from dekom_tui.history.refusals import (
    HookRefused,
    Locked,
    Moved,
    NoIdentity,
    NothingToSave,
    NotSigned,
    UnderWay,
    Unmerged,
)
from dekom_tui.history.repository import Repository
from dekom_tui.history.running import UTF8, run_as_user
from dekom_tui.history.trouble import GitFailed, NoGit, NoWorkTree
from dekom_tui.store.gitwork import begun_in
from dekom_tui.words.versions import is_only_merged, merge_words

if TYPE_CHECKING:
    from dekom_tui.history.running import Errand
    from dekom_tui.history.sharing import Pulled, Pushed

_HOOKS: Final = ("pre-commit", "prepare-commit-msg", "commit-msg", "pre-merge-commit")


class Identity(NamedTuple):
    """Whose name stands on a version."""

    name: str
    email: str


class WorkTree:
    """A repository with its files checked out. Every call is one or a few git commands; it holds nothing open."""

    def __init__(self, top: str, git_folder: str, *, terminal: bool = False) -> None:
        self.top = top
        self.git_folder = git_folder
        """Where git keeps what belongs to this checkout: in a linked worktree not `.git`."""
        self.terminal = terminal
        """Whether git may ask on the terminal: for the command line, never for the program."""

    @classmethod
    def of(cls, folder: Path | str, *, terminal: bool = False) -> WorkTree:
        """The repository of a folder. Raises NoGit, NoRepository, NoWorkTree, GitFailed."""
        with Repository.of(folder) as repository:
            if repository.bare:
                raise NoWorkTree
            ended = run(repository.top, "rev-parse", "--absolute-git-dir")
            if ended.code:
                raise failed(ended)
            return cls(repository.top, os.fsdecode(ended.out).removesuffix("\n"), terminal=terminal)

    def inside(self, path: Path | str) -> str:
        """A path as git names it: from the top, with `/`. Raises NoRepository when it lies outside."""
        return Repository(self.top, "", bare=False, shallow=False).inside(path)

    def whole(self, folder: Path | str, paths: Iterable[str]) -> list[str]:
        """Files named from a plan's folder, as git names them. Raises NoRepository for one outside the repository."""
        lead = self.inside(folder)
        found = [os.path.normpath(f"{lead}/{one}" if lead else one).replace(os.sep, "/") for one in paths]
        for one in found:
            self.inside(os.path.join(os.path.realpath(self.top), os.path.dirname(one)))
        return found

    # What there is

    def status(self, folder: Path | str) -> Status:
        """What of a plan differs from the last version, and where the repository stands, see `changed.status`."""
        return status(self, folder)

    def head(self) -> str:
        """The last version's name; empty where nothing was saved yet."""
        ended = run(self.top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return ended.out.decode().strip() if not ended.code else ""

    def under_way(self) -> str:
        """What has begun and is not finished: a key of `refusals.KINDS`; empty for nothing."""
        return begun_in(self.git_folder)

    def begun_here(self) -> bool:
        """Whether what is open can be ended and taken back here: a merge, or a rebase that a pull began."""
        return self.under_way() == "merge" or self._rebases_here()

    def unmerged(self) -> tuple[str, ...]:
        """The files with conflicts that git holds open, from the top."""
        ended = run(self.top, "diff", "--name-only", "--diff-filter=U", "-z")
        return tuple(sorted({os.fsdecode(one) for one in ended.out.split(b"\0") if one}))

    # Whose name

    def identity(self) -> Identity | None:
        """Whose name will stand on a version; None when nobody has said. What git would guess does not count."""
        found = [
            os.environ.get(f"GIT_AUTHOR_{word.upper()}")
            or self.setting(f"author.{word}")
            or self.setting(f"user.{word}")
            for word in Identity._fields
        ]
        name, email = found[0], found[1] or os.environ.get("EMAIL", "")
        return Identity(name, email) if name and email else None

    def set_identity(self, one: Identity, *, everywhere: bool = False) -> None:
        """Keep whose name stands on versions: in this repository, or for all of the user's. Raises ValueError, Locked.

        ValueError for a name or an address that git cannot hold.
        """
        for value in one:
            if not value.strip(" .,:;<>\"\\'") or any(not sign.isprintable() or sign in "<>" for sign in value):
                raise ValueError(f"no name that git can hold: {value!r}")
        if "@" not in one.email or " " in one.email:
            raise ValueError(f"no address: {one.email!r}")
        where = "--global" if everywhere else "--local"
        for word, value in zip(Identity._fields, one, strict=True):
            ended = self._run("config", where, f"user.{word}", value)
            if ended.code:
                raise self._why(ended)

    def setting(self, name: str) -> str:
        """What git's configuration says of a name; empty when nothing."""
        ended = run(self.top, "config", "--get", name)
        return os.fsdecode(ended.out).removesuffix("\n") if not ended.code else ""

    # Versions

    def save(
        self,
        folder: Path | str,
        files: Sequence[str],
        message: str,
        *,
        head: str | None = None,
        errand: Errand | None = None,
    ) -> str:
        """Save a version of these files and no other, and give its name.

        `head` is the last version as the user saw it. Raises NothingToSave, NoIdentity, Moved, UnderWay, Locked,
        HookRefused, NotSigned, NoRepository, GitFailed, and ValueError for a message without a word.
        """
        if not message.strip() or "\0" in message:
            raise ValueError("a message needs a word")
        if kind := self.under_way():
            raise UnderWay(kind)
        if head is not None and self.head() != head:
            raise Moved
        if self.identity() is None:
            raise NoIdentity
        paths = self.whole(folder, files)
        given = b"".join(os.fsencode(one) + b"\0" for one in paths)
        new = self._untracked(paths) if paths else []
        if not paths or not (new or self._differs(paths)):
            raise NothingToSave
        named = b"".join(os.fsencode(one) + b"\0" for one in new)
        if new and (ended := self._over("add", "--intent-to-add", given=named)).code:
            raise self._why(ended)
        try:
            # Words in the user's own encoding would be read as others by everybody else.
            ended = self._over("commit", "--only", f"--message={message}", given=given, errand=errand)
            if ended.code:
                raise self._why(ended, hooks=True)
        except BaseException:
            if new:
                self._over("rm", "--cached", "--quiet", "--force", "--ignore-unmatch", given=named)
            raise
        return self.head()

    def tag(self, name: str, message: str) -> None:
        """Mark the last version with a name. Raises NoIdentity, GitFailed (also when the name is in use)."""
        if run(self.top, "check-ref-format", f"refs/tags/{name}").code or name.startswith("-"):
            raise ValueError(f"no name for a mark: {name!r}")
        if self.identity() is None:
            raise NoIdentity
        ended = self._run("tag", "--annotate", f"--message={message}", "--", name)
        if ended.code:
            raise self._why(ended)

    # What a merge left open

    def finish_merge(self, paths: Sequence[str] = (), *, errand: Errand | None = None) -> str:
        """Take settled files (from the top) into the merge that is open, and save it as a version; its name.

        Raises Unmerged while others are open, and what `save` raises. A rebase that a pull began goes on; otherwise,
        without a merge under way, the files are only marked as settled (`git add`), and the name is empty.
        """
        given = b"".join(os.fsencode(one) + b"\0" for one in paths)
        if paths and (ended := self._over("add", given=given)).code:
            raise self._why(ended)
        if rest := self.unmerged():
            raise Unmerged(rest)
        if self.under_way() != "merge":
            return self._moved_on(errand)
        if self.identity() is None:
            raise NoIdentity
        # What git wrote below the message, a comment to whoever edits it, is not part of it.
        ended = self._run(*UTF8, "commit", *self._merges_words(), "--cleanup=strip", errand=errand)
        if ended.code:
            raise self._why(ended, hooks=True)
        return self.head()

    def _merges_words(self) -> list[str]:
        """Git's option for what is said of the merge: what somebody wrote; git's own words are told in ours."""
        with suppress(OSError):
            said = Path(self.git_folder, "MERGE_MSG").read_text("utf-8", "replace")
            if is_only_merged(said.partition("\n")[0]):
                return [f"--message={merge_words()}"]
        return ["--no-edit"]

    def abort_merge(self) -> None:
        """Take back a merge that is open, or a rebase that a pull began: all as before it. Raises GitFailed."""
        if self.begun_here() and (ended := self._run(self.under_way(), "--abort")).code:
            raise self._why(ended)

    def _rebases_here(self) -> bool:
        """Whether a rebase is open that a pull of the program began."""
        from dekom_tui.history.sharing import BEGUN_HERE

        return os.path.exists(os.path.join(self.git_folder, BEGUN_HERE))

    def _moved_on(self, errand: Errand | None) -> str:
        """Let a rebase go on that a pull began; the last version's name when it has come to its end, else empty.

        Raises Unmerged when the next version that is moved has questions too.
        """
        if not self._rebases_here():
            return ""
        from dekom_tui.history.sharing import go_on

        ended = go_on(self, errand)
        if rest := self.unmerged():
            raise Unmerged(rest)
        if ended.code:
            raise self._why(ended, hooks=True)
        return self.head()

    # Sharing

    def pull(self, errand: Errand | None = None) -> Pulled:
        """Fetch what others have sent and merge it, see `sharing.pull`."""
        from dekom_tui.history.sharing import pull

        return pull(self, errand)

    def push(self, errand: Errand | None = None) -> Pushed:
        """Send what is saved here, see `sharing.push`."""
        from dekom_tui.history.sharing import push

        return push(self, errand)

    # Inside

    def _run(self, *words: str, given: bytes = b"", errand: Errand | None = None, stage: str = "") -> Ended:
        return run_as_user(self.top, words, given=given, errand=errand, stage=stage, terminal=self.terminal)

    def _over(self, *words: str, given: bytes, errand: Errand | None = None) -> Ended:
        """A command over files that are named on its input."""
        return self._run(
            "--literal-pathspecs",
            *UTF8,
            *words,
            "--pathspec-from-file=-",
            "--pathspec-file-nul",
            given=given,
            errand=errand,
        )

    def _untracked(self, paths: Sequence[str]) -> list[str]:
        """Which of some files git does not know yet; one that is not on disk is not among them."""
        ended = run(self.top, "--literal-pathspecs", "ls-files", "-z", "--cached", "--", *paths)
        known = {os.fsdecode(one) for one in ended.out.split(b"\0") if one}
        return [one for one in paths if one not in known and os.path.lexists(os.path.join(self.top, one))]

    def _differs(self, paths: Sequence[str]) -> bool:
        words = ["status", "--porcelain", "--untracked-files=no", "--no-renames"]
        return bool(run(self.top, "--literal-pathspecs", *words, "--", *paths).out.strip())

    def _why(self, ended: Ended, *, hooks: bool = False) -> Exception:
        """What a command that failed means."""
        said = ended.said
        if "index.lock': File exists" in said or "could not lock config file" in said:
            return Locked(os.path.join(self.git_folder, "index.lock"))
        if "Please tell me who you are" in said or "empty ident name" in said:
            return NoIdentity()
        if "failed to sign the data" in said or "gpg failed" in said:
            return NotSigned(_without(said, "fatal: ", "error: "))
        if hooks and ended.code == 1 and self._has_hooks():
            return HookRefused(_without(said, "error: failed to", "Not committing merge"))
        return GitFailed(said or os.fsdecode(ended.out).strip() or f"git {ended.code}")

    def _has_hooks(self) -> bool:
        folder = os.fsdecode(run_as_user(self.top, ["rev-parse", "--git-path", "hooks"]).out).removesuffix("\n")
        return any(os.access(os.path.join(self.top, folder, one), os.X_OK) for one in _HOOKS)


def init(folder: Path | str) -> WorkTree:
    """Make a repository of a folder, as the user's git makes them. Raises NoGit, GitFailed."""
    ended = run_as_user(os.path.abspath(folder), ["init", "--quiet"])
    if ended.code:
        raise GitFailed(ended.said)
    return WorkTree.of(folder)


def is_there() -> bool:
    """Whether there is a git command at all."""
    try:
        return not run(os.curdir, "--version").code
    except NoGit:
        return False


def _without(said: str, *starts: str) -> str:
    """What was said, without git's own lines that begin so."""
    return "\n".join(line for line in said.split("\n") if not line.startswith(starts)).strip()
