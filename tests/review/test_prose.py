"""Prose told apart: sentence by sentence, then word by word; what was moved is told as moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.text import flow, lines
from dekom_tui.review.prose import (
    ADDED,
    CHANGED,
    JOINED,
    LISTED,
    MOVED,
    REMOVED,
    SAME,
    SPLIT,
    Passage,
    passages,
    word_runs,
)

A, B, C = "Alle leser hver dag.", "Vi snakker om teksten i alle fag.", "Elevene velger bok selv."
SENTENCES = [A, B, C, "Planen varer i to år.", "Bl.a. leser vi.", "Nytt!"]
texts = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), max_size=5).map(
    "\n\n".join
)
words = st.lists(st.sampled_from(["vi", "leser", "og", "i", "alle", "fag", "skriver"]), max_size=12).map(" ".join)


def kinds(before: str, after: str) -> list[str]:
    return [one.kind for one in passages(before, after)]


@given(texts)
def test_a_text_is_no_different_from_itself_however_it_is_wrapped(text: str) -> None:
    assert passages(text, text) == ()
    assert passages(flow(text), flow(lines(flow(text)))) == ()


@given(texts, texts)
def test_no_sentence_is_lost_or_made_up(before: str, after: str) -> None:
    """Every sentence that is told as gone stood there, and as often; so does every one that came."""
    found = passages(before, after)
    for one in found:
        assert all(part in before for part in one.before.split("\n"))
        assert all(part in after for part in one.after.split("\n"))
    gone = sum(len(one.before) for one in found if one.kind in (REMOVED, CHANGED))
    came = sum(len(one.after) for one in found if one.kind in (ADDED, CHANGED))
    letters = [len(text.replace("\n", "").replace(" ", "")) for text in (before, after)]
    spaces = sum(one.before.count(" ") for one in found if one.kind in (REMOVED, CHANGED))
    spaces_came = sum(one.after.count(" ") for one in found if one.kind in (ADDED, CHANGED))
    assert letters[1] - letters[0] == (came - spaces_came) - (gone - spaces)


@given(words, words)
def test_words_give_back_both_texts(before: str, after: str) -> None:
    runs = word_runs(before, after)
    assert " ".join(one.text for one in runs if one.kind != ADDED).strip() == before
    assert " ".join(one.text for one in runs if one.kind != REMOVED).strip() == after


def test_a_changed_sentence_is_told_word_by_word() -> None:
    (found,) = passages(f"{A} {B}", f"{A} Vi snakker om teksten i norsk og naturfag.")
    assert found.kind == CHANGED
    assert [(one.kind, one.text) for one in found.runs] == [
        (SAME, "Vi snakker om teksten i"), (REMOVED, "alle fag."), (ADDED, "norsk og naturfag."),
    ]  # fmt: skip


def test_sentences_in_one_place_that_share_nothing_are_removed_and_added() -> None:
    assert sorted(kinds(A, "Noe helt annet.")) == [ADDED, REMOVED]


def test_a_moved_paragraph_is_told_once() -> None:
    (found,) = passages(f"{A} {B}\n\n{C}\n\nSlutt her.", f"{C}\n\nSlutt her.\n\n{A} {B}")
    assert found == Passage(MOVED, f"{A} {B}", f"{A} {B}", whole=True)


def test_a_moved_sentence_is_no_paragraph() -> None:
    (found,) = passages(f"{A} {B} {C}", f"{B} {C} {A}")
    assert (found.kind, found.after, found.whole) == (MOVED, A, False)


def test_a_sentence_that_was_moved_and_changed_is_told_as_both() -> None:
    before = f"{A}\n\n{B} {C}\n\nPlanen varer i to år for alle."
    after = f"{B} {C}\n\nEn ny setning først. Planen varer i to år for alle.\n\nAlle leser noe hver dag."
    found = [one for one in passages(before, after) if one.kind == CHANGED]
    assert [(one.before, one.after, one.elsewhere) for one in found] == [(A, "Alle leser noe hver dag.", True)]


def test_a_split_paragraph_is_no_new_text() -> None:
    assert passages(f"{A} {B}", f"{A}\n\n{B}") == (Passage(SPLIT, B, B, whole=False),)
    assert kinds(f"{A}\n\n{B}", f"{A} {B}") == [JOINED]


def test_a_paragraph_that_became_an_item_is_told_as_that() -> None:
    assert kinds(A, f"- {A}") == [LISTED]


def test_renumbered_items_are_the_same_items() -> None:
    assert kinds("1. Først\n2. Så", "1. Nytt\n2. Først\n3. Så") == [ADDED]


def test_a_text_that_came_or_went_is_all_of_it() -> None:
    assert [one.after for one in passages(None, f"{A} {B}\n\n{C}")] == [f"{A} {B}", C]
    assert [one.before for one in passages(A, None)] == [A]
