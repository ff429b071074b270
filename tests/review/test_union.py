"""Two versions of a text as one, and what differs between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.text import blocks, flow, sentences
from dekom_tui.review.union import both_texts, changed_words

PROSE = st.lists(st.sampled_from(["En setning.", "En annen.", "Den tredje her.", "- et punkt", ""]), max_size=6).map(
    lambda lines: flow("\n\n".join(lines))
)


def every(text: str) -> set[str]:
    """The sentences and items of a text."""
    return {one for block in blocks(text) for one in sentences(block.text)}


@given(PROSE, PROSE)
def test_nothing_of_either_side_is_left_out(ours: str, theirs: str) -> None:
    """Every sentence and item of both is in the one that holds both."""
    assert every(ours) | every(theirs) == every(both_texts(ours, theirs))


@given(PROSE)
def test_a_text_and_itself_are_that_text(text: str) -> None:
    """What is equal stands once."""
    assert both_texts(text, text) == text


def test_ours_comes_first() -> None:
    """Where a sentence differs, ours stands before theirs, within the paragraph."""
    assert both_texts("Likt. Vårt. Slutt.", "Likt. Deres. Slutt.") == "Likt. Vårt. Deres. Slutt."


def test_changed_words_are_those_that_the_other_has_not() -> None:
    """By their numbers on each side."""
    assert changed_words(["a", "b", "c"], ["a", "x", "c", "d"]) == (frozenset({1}), frozenset({1, 3}))
