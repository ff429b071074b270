"""A list of 10,000 lines by Textual's line API and nothing else: what scrolling costs at the least."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Lines(ScrollView, can_focus=True):
    """10,000 lines, one of them marked; down marks the next and keeps it in view."""

    BINDINGS = [("down", "move(1)")]  # noqa: RUF012 - as Textual's own guide writes it

    at = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(100, 10_000)

    def action_move(self, step: int) -> None:
        self.at += step
        if self.at >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=self.scroll_offset.y + 1, animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        mark = ">" if number == self.at else " "
        text = (
            f"{mark} {number:>5} Tiltak nummer {number} med en tittel av vanlig lengde  sep 25 - juni 27  Ressurslærer"
        )
        return Strip([Segment(text)]).adjust_cell_length(self.size.width)


class Bare(App[None]):
    """The list."""

    def compose(self) -> ComposeResult:
        yield Lines()

    def on_mount(self) -> None:
        self.query_one(Lines).focus()


if __name__ == "__main__":
    Bare().run()
