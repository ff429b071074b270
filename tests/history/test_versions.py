"""The versions of a plan: what each brought, without parsing what stayed."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.history.pieces import differing, parsed, pieces
from dekom_tui.history.repository import AtRevision, Repository
from dekom_tui.history.trouble import NeverAdopted
from dekom_tui.history.versions import Version, adopted, versions
from dekom_tui.plan.adopting import mark
from dekom_tui.plan.model import Settings
from dekom_tui.review.diff import diff
from dekom_tui.store.read import read_plan
from dekom_tui.store.toml.parse import TomlError
from tests.history.conftest import PLAN, SAMPLE, Git


def history(git: Git) -> list[Version]:
    with Repository.of(git.folder) as repository:
        return list(versions(repository, PLAN, Settings()))


def told(git: Git) -> list[list[tuple[str, str, list[str]]]]:
    return [[(str(one.place), one.kind, one.names) for one in version.changes] for version in history(git)]


def test_each_version_tells_what_it_changed(git: Git) -> None:
    git.change("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-14")
    git.commit()
    git.change("plan.toml", 'status = "vedtatt"', 'status = "avsluttet"')
    (git.folder / PLAN / "logg" / "2026-11-24-ny.toml").write_text("format = 1\ndato = 2026-11-24\n")
    git.commit()
    (git.folder / "annet.txt").write_text("x")
    git.commit()
    (git.folder / PLAN / "logg" / "2026-11-24-ny.toml").unlink()
    git.commit()
    assert told(git)[1:] == [
        [("tiltak.skolevandring", "changed", ["slutt"])],
        [("(top)", "changed", ["status"]), ("logg.2026-11-24-ny", "added", [])],
        [("logg.2026-11-24-ny", "removed", [])],
    ]


def test_a_version_tells_the_same_as_the_whole_plans_do(git: Git) -> None:
    """Of random small changes, each version against both plans read whole."""
    for old, new in (
        ("nr = 5", "nr = 7"),
        ("[maal.lesing-9.smarte]", "# x\n[maal.lesing-9.smarte]"),
        ('akseptert = "', 'akseptert = "Ja: '),
        ("[rolle.", "[rolle.ny-"),
        ('"opp"', '"ned"'),
        ("skolebasert = '''\n", "skolebasert = '''\n[dette er tekst]\n"),
        ("neste_revisjon = 2027-03-09\n", ""),
    ):
        git.change("plan.toml", old, new)
        git.commit()
    with Repository.of(git.folder) as repository:
        for version in list(versions(repository, PLAN, Settings()))[1:]:
            sides = [
                read_plan(AtRevision(repository, repository.commit(f"{version.commit.oid}{back}"), PLAN)).plan
                for back in ("^", "")
            ]
            whole = [(one.place, one.kind, one.names) for one in diff(*sides)]
            assert [(one.place, one.kind, one.names) for one in version.changes] == whole


def test_numbers_count_adoptions_and_versions_since(git: Git) -> None:
    for status in ("utkast", "til behandling", "vedtatt", "avsluttet", "vedtatt"):
        text = (git.folder / PLAN / "plan.toml").read_text("utf-8")
        was = text.partition('status = "')[2].partition('"')[0]
        git.change("plan.toml", f'status = "{was}"', f'status = "{status}"')
        git.commit()
    assert [one.number for one in history(git)] == ["1.0", "1.1", "1.2", "2.0", "2.1", "3.0"]


def test_adopted_is_the_newest_version_in_which_the_status_became_that(git: Git) -> None:
    git.change("plan.toml", 'status = "vedtatt"', 'status = "utkast"')
    git.commit()
    git.change("plan.toml", 'status = "utkast"', 'status = "vedtatt"')
    wanted = git.commit()
    git.change("plan.toml", "neste_revisjon = 2027-03-09\n", "")
    git.commit()
    with Repository.of(git.folder) as repository:
        assert adopted(repository, PLAN) == wanted


def test_the_mark_of_an_adoption_counts_where_no_version_had_another_status(git: Git) -> None:
    git.change("plan.toml", "neste_revisjon = 2027-03-09\n", "")
    wanted = git.commit()
    git("tag", "-a", "-m", "x", mark(Path(PLAN).name, date(2026, 11, 24)))
    git("tag", "-a", "-m", "x", mark("en-annen-plan", date(2026, 11, 24)), "HEAD~1")
    git.change("plan.toml", 'status = "vedtatt"', 'status = "avsluttet"')
    git.commit()
    with Repository.of(git.folder) as repository:
        assert adopted(repository, PLAN) == wanted
    assert [(one.number, one.adopted) for one in history(git)][-3:] == [("1.0", True), ("2.0", True), ("2.1", False)]


def test_a_plan_that_was_never_adopted_says_so(empty: Git) -> None:
    (empty.folder / "p").mkdir()
    (empty.folder / "p" / "plan.toml").write_text('format = 1\nstatus = "utkast"\n')
    empty.commit()
    with Repository.of(empty.folder) as repository, pytest.raises(NeverAdopted):
        adopted(repository, "p")


def test_a_version_that_cannot_be_read_is_named_and_the_others_are_told(git: Git) -> None:
    good = (git.folder / PLAN / "tiltak.toml").read_text("utf-8")
    for text in ("format = 1\nx = ", "format = 2\n", "<<<<<<< HEAD\n", good):
        (git.folder / PLAN / "tiltak.toml").write_text(text, "utf-8")
        git.commit()
    assert [one.unread for one in history(git)] == [(), *[("tiltak.toml",)] * 4]


def test_a_merge_that_changed_something_itself_is_a_version(git: Git) -> None:
    git("checkout", "-q", "-b", "grein")
    git.change("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-14")
    git.commit(when="2026-06-02T12:00:00")
    git("checkout", "-q", "main")
    git.change("tiltak.toml", "nr = 5\n", "nr = 15\n")
    git.commit(when="2026-06-03T12:00:00")
    git("merge", "-q", "--no-commit", "grein")
    git.change("tiltak.toml", "slutt = 2027-05-14", "slutt = 2027-05-21")
    git.commit(when="2026-06-04T12:00:00")
    assert told(git)[1:] == [
        [("tiltak.skolevandring", "changed", ["slutt"])],
        [("tiltak.skolevandring", "changed", ["nr"])],
        [("tiltak.skolevandring", "changed", ["slutt"])],
    ]


HOSTILE = "\x1b[31m[/] \x01$(touch farlig)\x7f"


def test_hostile_authors_and_commit_texts_are_text(git: Git) -> None:
    git.change("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-14")
    git.commit(f"{HOSTILE}\n\n:100644 100644 a b M", author=HOSTILE)
    last = history(git)[-1].commit
    assert last.subject == HOSTILE
    assert "touch farlig" in last.author


LINES = (
    "a = 1\n", "[x.a]\n", "[x.b]\n", "b = '''\n[x.c]\n'''\n", 'c = """\n[\n"""\n', "[x.a.y]\n", "d = [\n[1],\n[2]]\n",
    "[[z]]\n", "['x'.d]\n", "# [x.e]\n", "[x]\n", "e = {f = 1}\n", "b = 2\n", "\n", "[x.b] # c\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=9).map("".join))
def test_a_text_read_in_pieces_is_the_text(text: str) -> None:
    """All of its pieces together say what the parser says of the whole, or both refuse it."""
    cut = pieces(text)
    whole: dict[str, Any] | None
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        whole = None
    found: dict[str, Any] | None
    try:
        found = parsed(text, cut, list(cut or ()))
    except TomlError:
        found = None
    if whole is not None:
        assert found == whole


def test_only_what_differs_is_parsed() -> None:
    text = (SAMPLE / "storhaugli-2025" / "tiltak.toml").read_text("utf-8")
    other = text.replace("2027-04-30", "2027-05-14")
    was, now = pieces(text), pieces(other)
    assert was is not None
    assert now is not None
    assert differing(was, now) == ["tiltak.skolevandring"]
    assert list(parsed(other, now, ["tiltak.skolevandring"])["tiltak"]) == ["skolevandring"]
