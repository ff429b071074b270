"""Aligning two sequences: equal members pair, in order on both sides, and nothing that need not is left alone."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.review.align import align, gaps

words = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(words, words)
def test_pairs_are_equal_and_rise_on_both_sides(before: list[str], after: list[str]) -> None:
    pairs = align(before, after)
    assert all(before[a] == after[b] for a, b in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))


@given(words, words)
def test_pairs_and_gaps_are_all_of_both(before: list[str], after: list[str]) -> None:
    pairs = align(before, after)
    mine = [a for a, _b in pairs] + [
        at for a, a_end, _b, _b_end in gaps(pairs, len(before), len(after)) for at in range(a, a_end)
    ]
    theirs = [b for _a, b in pairs] + [
        at for _a, _a_end, b, b_end in gaps(pairs, len(before), len(after)) for at in range(b, b_end)
    ]
    assert sorted(mine) == list(range(len(before)))
    assert sorted(theirs) == list(range(len(after)))


@given(words, words)
def test_no_equal_members_are_left_in_one_gap(before: list[str], after: list[str]) -> None:
    for a, a_end, b, b_end in gaps(align(before, after), len(before), len(after)):
        assert not set(before[a:a_end]) & set(after[b:b_end])


@given(words)
def test_a_sequence_is_aligned_with_itself(found: list[str]) -> None:
    assert align(found, found) == [(at, at) for at in range(len(found))]


@given(st.lists(st.integers(), unique=True, max_size=30), st.randoms())
def test_what_stands_once_is_paired_as_often_as_can_be(found: list[int], random: object) -> None:
    """Against difflib, which never finds more where nothing is repeated."""
    after = list(found)
    random.shuffle(after)  # type: ignore[attr-defined]  # hypothesis gives a Random
    theirs = sum(one.size for one in SequenceMatcher(None, found, after, autojunk=False).get_matching_blocks())
    assert len(align(found, after)) >= theirs
