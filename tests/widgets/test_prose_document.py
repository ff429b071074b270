from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.widgets.prose_document import Pos, ProseDocument
from dekom_tui.widgets.wrapping import breaks

LETTERS = "abcå .!-1\n\u00a0…–25Å"
Edit = tuple[int, int, bool, str, str]
edits = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.integers(0, 8),
        st.booleans(),
        st.text(LETTERS, max_size=6),
        st.sampled_from(["", "type", "+"]),
    ),
    max_size=12,
)


def _position(document: ProseDocument, offset: int) -> Pos:
    """A position some way into the text."""
    for index, block in enumerate(document.blocks):
        if offset <= len(block.text):
            return index, offset
        offset -= len(block.text) + 1
    return document.end


def _blocks(document: ProseDocument) -> list[tuple[str, bool]]:
    return [(block.text, block.gap) for block in document.blocks]


@settings(max_examples=300, deadline=None)
@given(st.text(LETTERS, max_size=120), st.integers(4, 20), edits)
def test_what_is_known_after_edits_is_what_a_fresh_reading_finds(text: str, width: int, changes: list[Edit]) -> None:
    """Wrapping, sentences and counts are kept up piece by piece and still right; undo and redo give all back."""
    document = ProseDocument(text, width)
    before = _blocks(document)
    for at, length, across, new, kind in changes:
        start = _position(document, at)
        end = start[0], min(len(document.blocks[start[0]].text), start[1] + length)
        if across:
            end = max(end, _position(document, at + 3 * length))
        document.replace(start, end, new, start, kind)
        if not kind:
            document.close()
        for block in document.blocks:
            fresh = ProseDocument(block.text, width).blocks[0]
            assert block.rows == [0, *breaks(block.text, width, 0, block.hang)]
            assert (block.starts, block.counts) == (fresh.starts, fresh.counts)
    after = _blocks(document)
    while document.undo() is not None:
        pass
    assert _blocks(document) == before
    while document.redo() is not None:
        pass
    assert _blocks(document) == after


def test_text_comes_back_as_it_was_given() -> None:
    text = "Vi utvikler to ting.\n\n- lesing\n- samtaler\n\nArbeidet varer i to år. Ja."
    assert ProseDocument(text).text == text


def test_blocks_without_text_are_no_part_of_the_text() -> None:
    document = ProseDocument("En.")
    document.replace((0, 3), (0, 3), "\n\n", (0, 3))
    assert document.text == "En."
    assert document.height == 3


def test_every_position_has_a_cell_and_every_cell_a_position() -> None:
    text = "Skolen er liten, og hvert årskull er på 20–25 elever.\n\n- lesing i alle fag hele året"
    document = ProseDocument(text, 20)
    for index, block in enumerate(document.blocks):
        for column in range(len(block.text) + 1):
            assert document.at(*document.place((index, column))) == (index, column)


def test_a_long_item_is_wrapped_under_its_text() -> None:
    document = ProseDocument("- lesing i alle fag", 10)
    assert document.blocks[0].hang == 2
    assert document.place((0, len("- lesing i "))) == (2, 1)


def test_sentences_and_words_are_counted_as_the_file_will_have_them() -> None:
    document = ProseDocument("Det gjelder 8. trinn. Vi leser, jf. Berg.\n\nTo til?")
    assert document.sentence_count == 3
    assert document.word_count == 10
    assert document.sentence((0, 30)) == (1, 22, 41)
    assert document.sentences_before((1, 0)) == 2
