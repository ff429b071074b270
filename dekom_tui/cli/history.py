"""`dekom history`: the versions of a plan, or of one thing in it, each in one sentence of plan words."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dekom_tui.cli.base import Argument, Command
from dekom_tui.cli.ending import FINE, UNREADABLE, Refusal, Unreadable
from dekom_tui.cli.plans import scope
from dekom_tui.cli.terms import visible
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.history.versions import Version
    from dekom_tui.review.diff import Change
    from dekom_tui.store.workspace import Found


def run(words: tuple[str, ...]) -> int:
    """Write the versions, the newest first."""
    from dekom_tui.history.trouble import HistoryError

    path, subject = _understood(words)
    plans = scope(path).plans
    if len(plans) != 1:
        raise Refusal(
            _("Det er {count} planer i «{path}»; skriv navnet på én av dem: {names}").format(
                count=len(plans), path=path, names=", ".join(one.name for one in plans)
            )
        )
    try:
        lines = list(_lines(plans[0], subject))
    except HistoryError as error:
        raise (Unreadable if error.unreadable else Refusal)(error.told()) from None
    unread = False
    for line, incomplete in reversed(lines):
        sys.stdout.write(line + "\n")
        unread = unread or incomplete
    return UNREADABLE if unread else FINE


def _understood(words: Sequence[str]) -> tuple[Path, str]:
    """PATH, and TABLE.KEY or TABLE.FIELD; a plan's name is looked for in `plans/` too. Raises Refusal."""
    if len(words) > 2:
        raise Refusal(_("For mange ord: «dekom history» tar en sti og en ting i planen."))
    if len(words) == 2:
        return _path(words[0]), _subject(words[1])
    if words and not _exists(words[0]) and "." in words[0]:
        return Path(), _subject(words[0])
    return (_path(words[0]) if words else Path()), ""


def _exists(word: str) -> bool:
    return os.path.lexists(word) or os.path.lexists(os.path.join("plans", word))


def _path(word: str) -> Path:
    return Path(word) if os.path.lexists(word) else Path("plans", word) if _exists(word) else Path(word)


def _subject(word: str) -> str:
    from dekom_tui.plan.format import TABLES

    table, dot, rest = word.partition(".")
    if not dot or not rest or table not in TABLES:
        raise Refusal(
            _("«{word}» er ikke noe i planen. Skriv for eksempel tiltak.elevpanel eller tegn.lykkes.").format(word=word)
        )
    return word


def _lines(plan: Found, subject: str) -> Iterator[tuple[str, bool]]:
    """A line for each version that has something to say, the oldest first, and whether it could be read."""
    from dekom_tui.history.repository import Repository
    from dekom_tui.history.versions import versions
    from dekom_tui.store.read import Folder, read_all_settings
    from dekom_tui.words.versions import begun_words

    settings = read_all_settings(Folder(plan.folder))[0]
    with Repository.of(plan.folder) as repository:
        for at, one in enumerate(versions(repository, repository.inside(plan.folder), settings)):
            if at == 0 and not (subject or plan.only or one.unread or repository.shallow):
                yield _line(one, begun_words(one.after)), False
                continue
            said = _said(one, subject, plan.only)
            if said or (one.unread and not subject):
                yield _line(one, said), bool(one.unread)


def _line(one: Version, said: str) -> str:
    """Number, day, author and what happened."""
    from dekom_tui.words.dates import day

    if one.unread:
        note = _("kan ikke leses: {files}").format(files=", ".join(one.unread))
        said = f"{said} ({note})" if said else note
    when = day(one.commit.when.date())
    return visible(f"{one.number:<5} {one.commit.oid[:8]}  {when:<13} {one.commit.author:<20} {said}").rstrip()


def _said(one: Version, subject: str, only: str) -> str:
    """What a version brought, or what it did to one thing; empty for nothing."""
    from dekom_tui.words.changes.summary import summary
    from dekom_tui.words.changes.telling import sentence_of

    changes = [change for change in one.changes if not only or change.file == only]
    if subject:
        about = [found for change in changes if (found := _about(change, subject)) is not None]
        said = " · ".join(sentence_of(change, one.before, one.after) for change in about)
    else:
        if not changes and not one.unread and not only:
            return _("Bare oppsettet er endret")
        said = summary(changes, one.before, one.after)
    # What was merged is what the other side had; whoever merged it did not do it.
    return _("Slo sammen: {what}").format(what=said) if one.commit.merged and said else said


def _about(change: Change, subject: str) -> Change | None:
    """The part of a change that is about TABLE.KEY or TABLE.FIELD; None when it is about something else."""
    table, _dot, rest = subject.partition(".")
    if change.place.table != table:
        return None
    if change.place.key:
        return change if rest in (change.place.key, change.place.inner) else None
    fields = tuple(one for one in change.fields if one.path == rest)
    return change._replace(fields=fields) if fields else None


command = Command(
    "history",
    run,
    [Argument(["words"], metavar=N_("[STI] [TABELL.NØKKEL|TABELL.FELT]"), nargs=-1, type=click.STRING)],
    help=N_(
        "Lister opp versjonene av en plan, den nyeste først: nummer, dato, hvem, og hva som ble endret.\n\n"
        "Med TABELL.NØKKEL eller TABELL.FELT bare det som hendte med ett mål, ett tiltak eller ett svar."
    ),
    examples=("dekom history", "dekom history storhaugli-2025 tiltak.elevpanel", "dekom history plans tegn.lykkes"),
)
