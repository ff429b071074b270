"""Random pairs of branches, file by file: what each side did is there, or is a conflict; nothing else."""

from __future__ import annotations

import random

import pytest

from dekom_tui.review.merge import Conflict
from dekom_tui.store.merging.files import MergedFile, merge_texts
from dekom_tui.store.merging.unsettled import Choice, Unsettled
from dekom_tui.store.toml.canonical import canonical
from dekom_tui.store.toml.document import Document
from tests.store.merging import model
from tests.store.merging.model import Cell, Cells

PAIRS = 1000
FILE = "tiltak.toml"


def merge(base: str, ours: str, theirs: str) -> MergedFile:
    return merge_texts("tiltak", "", base.encode(), ours.encode(), theirs.encode())


def cell_of(one: Conflict) -> Cell:
    key = one.place.key
    if one.record is not None:
        return (key, one.field, str(one.record[1]))
    return (key, one.field) if one.field else (key,)


def branches(seed: int) -> tuple[Cells, Cells, Cells]:
    random_ = random.Random(seed)
    base = model.base(random_)
    ours, theirs = (model.edited(base, random_, random_.randrange(18)) for _side in "ab")
    return base, ours, theirs


@pytest.mark.parametrize("part", range(4))
def test_what_each_side_did_is_there_or_is_a_conflict_and_nothing_else(part: int) -> None:
    """1,000 pairs, in four parts that run side by side. Settled either way, the file says what that side would."""
    conflicts = 0
    for seed in range(part, PAIRS, 4):
        base, ours, theirs = branches(seed)
        with_ours, with_theirs, disputed = model.merged(base, ours, theirs)
        made = merge(*(model.written(one) for one in (base, ours, theirs)))
        assert model.read(made.text) == with_ours, seed
        assert {cell_of(one) for one in made.conflicts} == disputed, seed
        found = Unsettled.of({FILE: Document(made.text)})
        assert {cell_of(one.conflict) for one in found.open} == disputed, seed
        settled: dict[Choice, Cells] = {"ours": with_ours, "theirs": with_theirs}
        for choice, wanted in settled.items():
            left = found
            while left.open:
                left = left.settle(left.open[0], choice)
            assert model.read(left.texts[FILE].text) == wanted, (seed, choice)
            # The layout of both sides was canonical, and so is what came of it.
            assert canonical(left.texts[FILE].text, "tiltak") == left.texts[FILE].text, (seed, choice)
        conflicts += len(disputed)
    assert conflicts > 200


def test_a_merge_says_the_same_from_both_sides() -> None:
    for seed in range(2000, 2100):
        base, ours, theirs = (model.written(one) for one in branches(seed))
        one, other = merge(base, ours, theirs), merge(base, theirs, ours)
        assert {cell_of(each) for each in one.conflicts} == {cell_of(each) for each in other.conflicts}
        if not one.conflicts:
            assert one.text == other.text


def test_merging_with_itself_or_with_no_change_gives_the_file_to_the_byte() -> None:
    for seed in range(3000, 3050):
        base, ours, _theirs = (model.written(one) for one in branches(seed))
        assert merge(base, ours, ours).text == merge(base, ours, base).text == merge(base, base, ours).text == ours


def test_comments_of_both_sides_go_with_what_they_stand_on() -> None:
    """Each comment that a side put above a field or a measure is in the file, unless what it stood on is gone."""
    checked = 0
    for seed in range(4000, 4150):
        base, ours, theirs = branches(seed)
        random_ = random.Random(seed)
        notes: list[dict[Cell, str]] = []
        for side in ("ours", "theirs"):
            cells = ours if side == "ours" else theirs
            places = sorted({one[:2] for one in cells if len(one) > 1} | {one[:1] for one in cells})
            notes.append({place: f"{side} {seed} {place}" for place in random_.sample(places, min(5, len(places)))})
        made = merge(model.written(base), model.written(ours, notes[0]), model.written(theirs, notes[1]))
        plain = merge(*(model.written(one) for one in (base, ours, theirs)))
        assert model.read(made.text) == model.read(plain.text)
        left = {one[:2] for one in model.read(made.text)} | {one[:1] for one in model.read(made.text)}
        for side_notes in notes:
            for place, note in side_notes.items():
                if place in left:
                    assert made.text.count(f"# {note}\n") == 1, (seed, place)
                    checked += 1
    assert checked > 500


def test_lines_that_no_side_touched_survive_to_the_byte_however_they_are_spelled() -> None:
    """Ours is spelled as nobody's tools would: other spaces, quotes, comments beside values, keys in another order."""
    text = (
        "format   = 1 # her\n\n\n[tiltak.'b']\n  tittel = 'B'   # hvorfor\nnr=2\nstart =  2026-01-15\n"
        "[tiltak.a]   # først\naktiviteter = [ {tekst = 'moete',dato = 2026-02-01}, ]\ntittel = \"A\"\n"
    )
    theirs = text.replace("2026-01-15", "2026-03-15").replace('tittel = "A"', 'tittel = "A"\nnr = 7')
    ours = text.replace("nr=2", "nr=3")
    wanted = ours.replace("2026-01-15", "2026-03-15").replace(
        "[tiltak.a]   # først\n", "[tiltak.a]   # først\nnr = 7\n"
    )
    assert merge(text, ours, theirs).text == wanted
