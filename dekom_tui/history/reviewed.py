"""Two versions of a plan, and all that was said on the way from the one to the other: what a report is written from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dekom_tui.history.repository import HEAD, AtRevision, Repository
from dekom_tui.history.saved import NOW
from dekom_tui.history.trouble import NotThere
from dekom_tui.history.versions import ADOPTED, Version, adopted, commits, versions
from dekom_tui.review.between import between
from dekom_tui.review.reasons import Said
from dekom_tui.store.read import Folder, Opened, read_plan
from dekom_tui.words.report.material import Material
from dekom_tui.words.report.material import Version as Named
from dekom_tui.words.versions import is_only_merged, subject_words

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan


def material(
    folder: Path,
    first: str,
    second: str,
    today: date,
    now: Plan | None = None,
    refused: Sequence[str] = (),
) -> Material:
    """What lies between two versions of the plan in a folder.

    Each is a revision, a date, or ADOPTED; `second` may be NOW, which is `now` (of which the files in `refused` could
    not be read), else what lies on disk. Raises HistoryError.
    """
    with Repository.of(folder) as repository:
        inside = repository.inside(folder)
        on_disk = read_plan(Folder(folder)) if now is None else None
        ends = [adopted(repository, inside) if one == ADOPTED else one for one in (first, second)]
        earlier = commits(repository, inside, ends[0])
        later = commits(repository, inside, ends[1] if ends[1] != NOW else HEAD)
        for name, there in ((first, earlier), (second or HEAD, later)):
            if not there:
                raise NotThere(name)
        settings = now.settings if now is not None else on_disk.plan.settings if on_disk is not None else None
        assert settings is not None
        all_of_them = list(versions(repository, inside, settings, later[0].oid))
        known = {one.commit.oid: one for one in all_of_them}
        if earlier[0].oid not in known:
            known |= {one.commit.oid: one for one in versions(repository, inside, settings, earlier[0].oid)}
        before = read_plan(AtRevision(repository, repository.commit(ends[0]), inside), like=on_disk)
        left_out = _refused(before)
        if second != NOW:
            after = read_plan(AtRevision(repository, repository.commit(ends[1]), inside), like=before)
            left_out += _refused(after)
            plan, named = after.plan, _named(known[later[0].oid])
        else:
            plan = now if now is not None else on_disk.plan if on_disk is not None else before.plan
            left_out += list(refused) if on_disk is None else _refused(on_disk)
            named = Named("", today)
    start = _named(known[earlier[0].oid])
    passed = {one.oid for one in earlier}
    said = tuple(_said(one) for one in reversed(all_of_them) if one.commit.oid not in passed)
    found = between(before.plan, plan, named.when, then=start.when, refused=left_out)
    return Material(found, start, named, said, tuple(dict.fromkeys(left_out)))


def _named(one: Version) -> Named:
    return Named(one.number, one.commit.when.date(), one.adopted)


def _said(one: Version) -> Said:
    commit = one.commit
    # Where only was merged, nothing was said of why: that stands with the versions that were.
    places = () if is_only_merged(commit.subject) else (change.place for change in one.changes)
    subject = subject_words(commit.subject)
    return Said(one.number, commit.when.date(), commit.author, subject, commit.body, frozenset(places))


def _refused(opened: Opened) -> list[str]:
    return [path for path, file in opened.files.items() if file.refused]
