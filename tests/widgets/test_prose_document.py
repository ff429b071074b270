from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.widgets.prose_document import ProseDocument

LETTERS = "aå .!-1\n\u00a0…20–25 Å"
edits = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 8), st.text(LETTERS, max_size=6), st.sampled_from(["", "type", "+"])),
    max_size=12,
)


def _position(document: ProseDocument, offset: int) -> tuple[int, int]:
    """A position some way into the text."""
    for index, block in enumerate(document.blocks):
        if offset <= len(block.text):
            return index, offset
        offset -= len(block.text) + 1
    return document.end


def _state(document: ProseDocument) -> list[tuple[object, ...]]:
    return [(b.text, b.gap, b.rows, b.starts, b.counts) for b in document.blocks]


@settings(max_examples=300, deadline=None)
@given(st.text(LETTERS + "abc", max_size=120), st.integers(4, 20), edits)
def test_what_is_known_after_edits_is_what_a_fresh_reading_finds(text: str, width: int, changes: list) -> None:  # type: ignore[type-arg]
    """Wrapping, sentences and counts are kept up piece by piece and still right; undo and redo give them back."""
    document = ProseDocument(text, width)
    states = [_state(document)]
    for at, length, new, kind in changes:
        start = _position(document, at)
        end = (start[0], min(len(document.blocks[start[0]].text), start[1] + length))
        if length == 8 and start[0] + 1 < len(document.blocks):
            end = (start[0] + 1, 0)
        document.replace(start, end, new, start, kind)
        if kind == "":
            document.close()
        for block in document.blocks:
            fresh = ProseDocument("", width)
            fresh.blocks[0].gap = block.gap
            fresh.blocks[0].text = block.text
            fresh._measure(fresh.blocks[0])
            assert (block.rows, block.starts, block.counts) == (
                fresh.blocks[0].rows,
                fresh.blocks[0].starts,
                fresh.blocks[0].counts,
            )
        states.append(_state(document))
    while document.undo() is not None:
        pass
    assert [s[:2] for s in _state(document)] == [s[:2] for s in states[0]]
    while document.redo() is not None:
        pass
    assert [s[:2] for s in _state(document)] == [s[:2] for s in states[-1]]
