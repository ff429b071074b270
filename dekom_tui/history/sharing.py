"""Fetching what others have sent, merging it, and sending what is saved here: the slow half of writing.py."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.history.git import Ended, run
from dekom_tui.history.refusals import (
    Apart,
    Detached,
    HookRefused,
    InTheWay,
    NoCredentials,
    NoIdentity,
    NoNetwork,
    NoRemote,
    NotSaved,
    Rejected,
    RemoteRefused,
    UnderWay,
)
from dekom_tui.history.running import UTF8, run_as_user
from dekom_tui.history.trouble import GitFailed, HistoryError, NoCommit
from dekom_tui.words.versions import merge_words

if TYPE_CHECKING:
    from dekom_tui.history.running import Errand
    from dekom_tui.history.writing import WorkTree

TAGS: Final = "refs/tags/vedtatt/"
"""The marks on adopted versions, which are sent along."""


class Pulled(NamedTuple):
    """What a pull came to: the last version before and after, and how many versions came."""

    before: str
    """Empty where nothing was saved before."""
    after: str
    came: int
    unmerged: tuple[str, ...] = ()
    """Files with conflicts, from the top: the merge is open."""
    refused: str = ""
    """What a hook said that would not have the merge saved; the merge is open, without conflicts perhaps."""

    @property
    def is_open(self) -> bool:
        """Whether the merge is to be finished, or taken back."""
        return bool(self.unmerged or self.refused)


class Pushed(NamedTuple):
    """What a push came to."""

    remote: str
    branch: str
    sent: bool
    """False when everything was there already."""


class Target(NamedTuple):
    """Where a branch is fetched from or sent to."""

    remote: str
    branch: str
    """The branch there, as a full name (`refs/heads/main`)."""
    followed: bool
    """Whether the branch here is set up to follow it."""


def branch_of(tree: WorkTree) -> str:
    """The branch that is checked out. Raises Detached."""
    ended = run(tree.top, "symbolic-ref", "--quiet", "--short", "HEAD")
    if ended.code:
        raise Detached
    return os.fsdecode(ended.out).strip()


def remotes(tree: WorkTree) -> list[str]:
    """The names of the places that this repository is shared with."""
    return os.fsdecode(run(tree.top, "remote").out).split()


def target(tree: WorkTree, *, sending: bool = False) -> Target:
    """Where the branch is fetched from, or sent to. Raises Detached, NoRemote."""
    branch = branch_of(tree)
    known = remotes(tree)
    followed, there = tree.setting(f"branch.{branch}.remote"), tree.setting(f"branch.{branch}.merge")
    sent = (tree.setting(f"branch.{branch}.pushRemote") or tree.setting("remote.pushDefault")) if sending else ""
    if sent and sent != followed:
        return Target(sent, f"refs/heads/{branch}", True)
    if followed and there:
        return Target(followed, there, True)
    if not known:
        raise NoRemote
    return Target("origin" if "origin" in known else known[0], f"refs/heads/{branch}", False)


def pull(tree: WorkTree, errand: Errand | None = None) -> Pulled:
    """Fetch what others have sent and merge it, by the merge driver where it is installed; or move one's own versions
    behind it, where `branch.NAME.rebase` or `pull.rebase` says so.

    Once merging has begun it is not stopped any more. Raises Detached, NoRemote, UnderWay, NoNetwork, NoCredentials,
    NoIdentity, InTheWay, NotSaved, Apart, Cancelled, GitFailed; what needs people is no error (`Pulled.is_open`).
    """
    if kind := tree.under_way():
        raise UnderWay(kind)
    one = target(tree)
    before = tree.head()
    ended = _shared(tree, "fetch", errand, "--progress", "--", one.remote, one.branch)
    if ended.code:
        if "couldn't find remote ref" in ended.said:
            # The branch is not there yet: nobody has sent anything to it.
            return Pulled(before, before, 0)
        raise _why(ended)
    came = run(tree.top, "rev-parse", "--verify", "--quiet", "FETCH_HEAD^{commit}").out.decode().strip()
    if not came:
        raise NoCommit
    count = run(tree.top, "rev-list", "--count", came, *([f"^{before}"] if before else [])).out.decode().strip()
    if not int(count or 0):
        return Pulled(before, before, 0)
    both = bool(before and run(tree.top, "merge-base", "--is-ancestor", before, came).code)
    if both and tree.identity() is None:
        raise NoIdentity
    if errand is not None:
        from dekom_tui.history.running import Step

        errand.tell(Step("merge"))
    moving = _moves_own(tree) if both else ""
    words = ["rebase", *_MOVING[moving]] if moving else ["merge", *_straight(tree), f"--message={merge_words()}"]
    with _driving(tree) as options:
        ended = run_as_user(tree.top, [*options, *_QUIETLY, *words, "FETCH_HEAD"], terminal=tree.terminal)
    unmerged = tree.unmerged()
    begun = tree.under_way()
    if begun == "rebase":
        with suppress(OSError):
            Path(tree.git_folder, BEGUN_HERE).touch()
    if begun in ("merge", "rebase"):
        refused = "" if unmerged else _hooks_words(ended)
        return Pulled(before, tree.head(), int(count), unmerged, refused)
    if ended.code:
        raise _why_not_merged(ended)
    return Pulled(before, tree.head(), int(count))


def go_on(tree: WorkTree, errand: Errand | None = None) -> Ended:
    """Let the rebase go on that a pull began, its next versions merged as the first ones."""
    with _driving(tree) as options:
        words = [*options, *_QUIETLY, "rebase", "--continue"]
        return run_as_user(tree.top, words, errand=errand, terminal=tree.terminal)


_QUIETLY: Final = ("-c", "core.editor=true", "-c", "sequence.editor=true", *UTF8)
"""Git's options by which nothing is asked about in an editor."""

BEGUN_HERE: Final = "rebase-merge/dekom"
"""Lies in git's folder while a rebase is open that a pull of the program began; it goes with the rebase."""

_MOVING: Final = {"true": (), "merges": ("--rebase-merges",)}
_REBASE: Final = {
    "true": "true", "yes": "true", "on": "true", "1": "true", "interactive": "true", "i": "true",
    "merges": "merges", "m": "merges", "preserve": "merges", "p": "merges",
}  # fmt: skip
"""How `pull.rebase` may be said; nothing is asked about in an editor, since there is none."""


def _moves_own(tree: WorkTree) -> str:
    """How one's own versions are moved behind the others' instead of merged, where git is set up so; else empty."""
    wanted = tree.setting(f"branch.{branch_of(tree)}.rebase") or tree.setting("pull.rebase")
    return _REBASE.get(wanted.casefold(), "")


def _straight(tree: WorkTree) -> list[str]:
    """What `pull.ff` says of a merge."""
    return {"only": ["--ff-only"], "false": ["--no-ff", "--no-edit"], "no": ["--no-ff", "--no-edit"]}.get(
        tree.setting("pull.ff").casefold(), ["--no-edit"]
    )


def push(tree: WorkTree, errand: Errand | None = None) -> Pushed:
    """Send what is saved here, with the marks on adopted versions; the branch then follows what it was sent to.

    Raises Detached, NoRemote, NoCommit, Rejected, RemoteRefused, HookRefused, NoNetwork, NoCredentials, Cancelled,
    GitFailed.
    """
    one = target(tree, sending=True)
    branch = branch_of(tree)
    if not tree.head():
        raise NoCommit
    tags = os.fsdecode(run(tree.top, "for-each-ref", "--merged=HEAD", "--format=%(refname)", TAGS).out).split()
    words = ["--porcelain", "--progress", *(() if one.followed else ("--set-upstream",))]
    specs = [f"refs/heads/{branch}:{one.branch}", *(f"{tag}:{tag}" for tag in tags)]
    ended = _shared(tree, "push", errand, *words, "--", one.remote, *specs)
    answers = [line.split("\t") for line in os.fsdecode(ended.out).split("\n") if "\t" in line]
    for flag, _names, *said in answers:
        if flag == "!":
            raise _why_not_taken(" ".join(said), ended)
    if ended.code:
        raise _why(ended, sending=True)
    where = one.branch.removeprefix("refs/heads/")
    return Pushed(one.remote, where, any(flag != "=" for flag, *_rest in answers))


def _shared(tree: WorkTree, command: str, errand: Errand | None, *words: str) -> Ended:
    return run_as_user(tree.top, [command, *words], errand=errand, stage=command, terminal=tree.terminal)


@contextmanager
def _driving(tree: WorkTree) -> Iterator[list[str]]:
    """Git's options by which a merge goes through our driver: none where it is installed, for this one merge else."""
    from dekom_tui.history.attributes import CHOOSING
    from dekom_tui.history.driver import NAME
    from dekom_tui.history.install import registered, settings, this_program

    name = f"merge.{NAME}.driver"
    options: list[str] = []
    if name not in registered(tree.top):
        options = ["-c", f"{name}={settings(this_program())[name]}"]
    # What the user has for all repositories counts less than what stands in this one, and is not to be lost.
    ended = run(tree.top, "config", "--type=path", "--get", "core.attributesFile")
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    own = os.fsdecode(ended.out).removesuffix("\n") or os.path.join(home, "git", "attributes")
    with TemporaryDirectory() as folder:
        path = Path(folder, "attributes")
        with suppress(OSError):
            path.write_bytes(Path(own).read_bytes() + b"\n")
        with path.open("a", encoding="utf-8") as file:
            file.write("\n".join((*CHOOSING, "")))
        yield [*options, "-c", f"core.attributesFile={path}"]


_AT_THE_DOOR: Final = (
    "Authentication failed",
    "could not read Username",
    "could not read Password",
    "terminal prompts disabled",
    "Permission denied (",
    "returned error: 401",
    "returned error: 403",
    "Access denied",
)
_NO_NET: Final = (
    "Could not resolve host",
    "Couldn't resolve host",
    "Temporary failure in name resolution",
    "Name or service not known",
    "Connection timed out",
    "Operation timed out",
    "Connection refused",
    "Connection reset",
    "Network is unreachable",
    "No route to host",
    "Failed to connect",
    "unable to connect",
    "early EOF",
    "Empty reply from server",
    "SSL_ERROR",
    "the remote end hung up",
    "The remote end hung up",
)
_NO_SUCH: Final = (
    "does not appear to be a git repository",
    "epository not found",
    "does not exist",
    "No such device or address",
    "Could not read from remote repository",
)
_SIGNS: Final[tuple[tuple[tuple[str, ...], Callable[[str], HistoryError]], ...]] = (
    (("Host key verification failed",), lambda said: NoCredentials(said, host_key=True)),
    (_AT_THE_DOOR, NoCredentials),
    (_NO_SUCH[:4], NoRemote),
    (_NO_NET, NoNetwork),
    (_NO_SUCH, NoRemote),
)
"""What git, ssh and curl say, in the order in which it counts: a closed door is told as a hang-up too."""


def _why(ended: Ended, *, sending: bool = False) -> HistoryError:
    """What a fetch or push that failed means."""
    for signs, error in _SIGNS:
        for line in ended.said.split("\n"):
            if any(one in line for one in signs):
                return error(line.removeprefix("fatal: ").removeprefix("error: "))
    if sending and ended.code == 1:
        return HookRefused(_hooks_words(ended), sending=True)
    return GitFailed(ended.said.rpartition("\n")[2] or f"git {ended.code}")


def _why_not_taken(said: str, ended: Ended) -> HistoryError:
    if "fetch first" in said or "non-fast-forward" in said or "stale info" in said or "needs force" in said:
        return Rejected()
    remote = [line.removeprefix("remote:").strip() for line in ended.said.split("\n") if line.startswith("remote:")]
    return RemoteRefused("\n".join(line for line in remote if line) or said)


def _why_not_merged(ended: Ended) -> HistoryError:
    if "cannot rebase" in ended.said:
        return NotSaved()
    if "would be overwritten by merge" in ended.said:
        return InTheWay([line.strip() for line in ended.said.split("\n") if line.startswith("\t")])
    if "unrelated histories" in ended.said or "Not possible to fast-forward" in ended.said:
        return Apart(ended.said.rpartition("\n")[2].removeprefix("fatal: "))
    if "index.lock" in ended.said:
        from dekom_tui.history.refusals import Locked

        return Locked(ended.said.partition("'")[2].partition("'")[0])
    return GitFailed(ended.said or os.fsdecode(ended.out).strip() or f"git {ended.code}")


def _hooks_words(ended: Ended) -> str:
    """What a hook wrote, without git's own words."""
    own = ("error: failed to push", "Not committing merge", "Auto-merging", "Everything up-to-date", "hint: ")
    return "\n".join(line for line in ended.said.split("\n") if not line.startswith(own)).strip() or "…"
