from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.widgets.prose_keys import EDITS, MOVES
from dekom_tui.widgets.prose_writer import Writer

TEXT = "Vi leser. Vi skriver nå.\n\n- lesing\n- samtaler\n\nTil slutt."


def _writer(text: str, at: tuple[int, int]) -> Writer:
    writer = Writer(text, 20)
    writer.go(at)
    return writer


def _type(writer: Writer, text: str) -> None:
    for character in text:
        if character == "\n":
            writer.new_block()
        else:
            writer.type(character)


def test_enter_begins_a_paragraph_and_in_a_list_an_item() -> None:
    writer = _writer("", (0, 0))
    _type(writer, "Vi utvikler to ting.\n- lesing\nsamtaler\n\nSlutt.")
    assert writer.document.text == "Vi utvikler to ting.\n\n- lesing\n- samtaler\n\nSlutt."


def test_enter_in_a_numbered_list_numbers_what_follows_anew() -> None:
    writer = _writer("1. en\n2. to\n3. tre", (0, 5))
    _type(writer, "\nny")
    assert writer.document.text == "1. en\n2. ny\n3. to\n4. tre"
    writer.undo()
    writer.undo()
    assert writer.document.text == "1. en\n2. to\n3. tre"


def test_what_becomes_the_next_item_joins_the_list() -> None:
    writer = _writer("", (0, 0))
    _type(writer, "1. en\n2. to")
    assert writer.document.text == "1. en\n2. to"


def test_a_date_at_the_start_of_a_paragraph_is_no_list() -> None:
    writer = _writer("1. mai er fri.", (0, 14))
    _type(writer, "\nVi møtes")
    assert writer.document.text == "1. mai er fri.\n\nVi møtes"


def test_enter_on_an_empty_paragraph_does_not_make_another() -> None:
    writer = _writer("En.", (0, 3))
    _type(writer, "\n\n\nTo.")
    assert writer.document.text == "En.\n\nTo."
    assert len(writer.document.blocks) == 2


def test_backspace_joins_paragraphs_with_a_space_and_takes_an_items_mark() -> None:
    writer = _writer(TEXT, (3, 0))
    writer.erase(-1)
    assert writer.document.text.endswith("- samtaler Til slutt.")
    writer = _writer(TEXT, (1, 2))
    writer.erase(-1)
    assert writer.document.text.startswith("Vi leser. Vi skriver nå.\n\nlesing\n- samtaler")


def test_undo_takes_back_a_word_at_a_time_and_redo_gives_it_again() -> None:
    writer = _writer("", (0, 0))
    _type(writer, "vi leser mer")
    states = []
    while writer.undo():
        states.append(writer.document.text)
    assert states == ["vi leser ", "vi ", ""]
    while writer.redo():
        pass
    assert writer.document.text == "vi leser mer"
    assert writer.cursor == (0, 12)


def test_a_selection_is_replaced_by_what_is_typed() -> None:
    writer = _writer(TEXT, (0, 3))
    writer.go((2, 4), select=True)
    assert writer.selected_text == "leser. Vi skriver nå.\n\n- lesing\n- sa"
    writer.type("x")
    assert writer.document.text == "Vi xmtaler\n\nTil slutt."
    writer.undo()
    assert writer.document.text == TEXT


def test_a_sentence_moves_within_and_between_paragraphs_with_the_cursor_in_it() -> None:
    writer = _writer("Vi leser. Vi skriver nå.\n\nTil slutt.", (0, 13))
    assert writer.move_sentence(-1)
    assert writer.document.text == "Vi skriver nå. Vi leser.\n\nTil slutt."
    assert writer.cursor == (0, 3)
    assert writer.move_sentence(1)
    assert writer.move_sentence(1)
    assert writer.document.text == "Vi leser.\n\nVi skriver nå. Til slutt."
    assert writer.cursor == (1, 3)
    assert writer.move_sentence(-1)
    assert writer.document.text == "Vi leser. Vi skriver nå.\n\nTil slutt."
    assert writer.cursor == (0, 13)


def test_a_paragraph_that_gave_away_its_last_sentence_is_gone() -> None:
    writer = _writer("Vi leser.\n\nTil slutt.", (1, 2))
    assert writer.move_sentence(-1)
    assert writer.document.text == "Vi leser. Til slutt."
    assert writer.cursor == (0, 12)
    assert not writer.move_sentence(1)


def test_an_item_moves_whole_and_numbers_stay() -> None:
    writer = _writer("1. en\n2. to", (0, 4))
    assert writer.move_sentence(1)
    assert writer.document.text == "1. to\n2. en"
    assert writer.cursor == (1, 4)


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("a\u030a", "å"),
        ("en\x1b[31m\x07 to", "en[31m to"),
        ("en\tto", "en to"),
        ("En lang linje\nsom går videre.\r\n\r\nNytt avsnitt.", "En lang linje som går videre.\n\nNytt avsnitt."),
        ("- en\n- to", "- en\n- to"),
    ],
)
def test_what_is_pasted_is_flowing_text_without_control_characters(pasted: str, text: str) -> None:
    writer = Writer()
    writer.paste(pasted)
    assert writer.document.text == text


def test_finding_makes_no_difference_of_accents_and_case_and_goes_round() -> None:
    writer = _writer("Møte om møter.\n\nEt mote.", (0, 0))
    writer.look_for("mote")
    assert [writer.next_hit(1, here=True), writer.next_hit(1), writer.next_hit(1), writer.next_hit(1)] == [
        (1, 3),
        (2, 3),
        (3, 3),
        (1, 3),
    ]
    assert writer.next_hit(-1) == (3, 3)
    assert writer.selected_text == "mote"
    writer.look_for("finnes ikke")
    assert writer.next_hit(1) == (0, 0)


def test_up_and_down_keep_the_cell_and_step_over_empty_lines() -> None:
    writer = _writer("Skolen er liten, og hvert årskull er på 20 elever.\n\nJa.", (0, 12))
    cells = []
    for _ in range(3):
        writer.lines(1)
        cells.append(writer.document.place(writer.cursor))
    assert cells == [(12, 1), (10, 2), (3, 4)]
    writer.lines(-1)
    writer.lines(-1)
    assert writer.cursor == (0, 32)


def test_a_sentence_that_goes_to_one_with_space_before_it_takes_the_cursor_along() -> None:
    writer = Writer("", 12)
    _type(writer, " 11")
    writer.sideways(-1)
    writer.new_block()
    writer.sideways(1)
    assert writer.move_sentence(-1)
    assert (writer.document.blocks[0].text, writer.cursor) == ("1 1", (0, 3))


commands = st.lists(
    st.one_of(
        st.sampled_from([*MOVES, *EDITS, "enter", "alt+up", "alt+down", "up", "down"]),
        st.text("ab. -1å\u0301", min_size=1, max_size=3),
    ),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([TEXT, "", "1. a\n2. b", "x" * 50]), commands, st.booleans())
def test_whatever_keys_are_pressed_undo_brings_the_text_back(text: str, keys: list[str], select: bool) -> None:
    """And the cursor is always somewhere in the text."""
    writer = Writer(text, 12)
    for key in keys:
        if key in MOVES:
            MOVES[key](writer, select)
        elif key in EDITS:
            EDITS[key](writer)
        elif key in ("alt+up", "alt+down"):
            writer.move_sentence(-1 if key == "alt+up" else 1)
        elif key in ("up", "down"):
            writer.lines(-1 if key == "up" else 1, select=select)
        elif key == "enter":
            writer.new_block()
        else:
            _type(writer, key)
        block, column = writer.cursor
        assert 0 <= column <= len(writer.document.blocks[block].text)
        writer.document.place(writer.cursor)
    while writer.undo():
        pass
    assert writer.document.text == text
