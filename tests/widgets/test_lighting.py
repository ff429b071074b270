"""What somebody looked for, lit where it stands."""

from __future__ import annotations

from dekom_tui.widgets.lighting import columns_of, lit_rows
from dekom_tui.widgets.lines import Line, Row, line, plain
from dekom_tui.widgets.page import LazyRows


def lit(of: Line) -> list[str]:
    """The words that are lit in a line."""
    return [span.text for span in of if span.underline]


def test_words_are_lit_whatever_way_they_are_spelt() -> None:
    """«mote» lights «Møte» and leaves the text as it was."""
    rows, where = lit_rows([Row(line("Ingen")), Row(line("Et ", ("Møte om møter", "text")))], "mote")
    assert where == (1,)
    assert lit(rows[1].line) == ["Møte", "møte"]
    assert plain(rows[1].line) == "Et Møte om møter"


def test_words_that_the_end_of_a_line_parts_are_lit_on_both() -> None:
    """Only where the line really goes on with them."""
    rows, where = lit_rows([Row(line("de samme fem")), Row(line("som snakker")), Row(line("fem"))], "fem som")
    assert [lit(row.line) for row in rows] == [["fem"], ["som"], []]
    assert where == (0, 1)


def test_both_panes_are_looked_through() -> None:
    """A line of the right pane goes on in the right pane."""
    left = [Row(line("samtale"), side=Row(line("faglig"))), Row(line("annet"), side=Row(line("samtale")))]
    rows, where = lit_rows(left, "faglig samtale")
    assert [lit(row.side.line) for row in rows if row.side is not None] == [["faglig"], ["samtale"]]
    assert lit(rows[0].line) == []
    assert where == (0, 1)


def test_rows_made_on_demand_stay_so() -> None:
    """A long list is not made to be lit."""
    made: list[int] = []

    def make(at: int) -> Row:
        made.append(at)
        return Row(line(f"rad {at}"))

    rows, _where = lit_rows(LazyRows(10_000, make), "rad 7")
    assert made == []
    assert lit(rows[7].line) == ["rad 7"]


def test_nothing_is_lit_for_nothing() -> None:
    """The rows are the same ones."""
    rows = [Row(line("tekst"))]
    assert lit_rows(rows, " ")[0] is rows


def test_a_pane_is_read_as_flowing_text() -> None:
    """Indents and line ends are blanks."""
    rows = [Row(line("  de samme"), side=Row(line("høyre"))), Row(line("   fem"), side=Row(line("side")))]
    assert columns_of(rows) == ("de samme fem", "høyre side")
