"""A line to type on under the meeting, while what it is about stays in view above it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from dekom_tui.widgets.field import Field
from dekom_tui.widgets.lines import Line, indent, line
from dekom_tui.widgets.paint import LineWidget


class Question(NamedTuple):
    """A line to fill in: its label, what stands in it at first, and what is said beside it while it is empty."""

    label: str
    value: str = ""
    placeholder: str = ""


Use = Callable[[list[str]], Awaitable[bool | None]]
"""What is done with the lines; False when it was refused."""
Check = Callable[[Sequence[str]], str]
"""Why the lines cannot be used, empty when they can."""


class _Head(LineWidget):
    DEFAULT_CSS = "_Head { height: 1; width: 1fr; }"
    ground = "panel"
    words = ""

    def line_at(self, y: int) -> Line:
        return indent(line((self.words, "accent", True)))


class Prompt(Vertical):
    """One or more lines to fill in, with Enter from each to the next and at last to be used. Hidden until asked."""

    DEFAULT_CSS = """
    Prompt { height: auto; background: $dk-panel; display: none; }
    Prompt.-on { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("tab,down", "step(1)", show=False, priority=True),
        Binding("shift+tab,up", "step(-1)", show=False, priority=True),
    ]

    class Opened(Message):
        """Something is being asked."""

    class Closed(Message):
        """Nothing is asked any more."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._use: Use | None = None
        self._check: Check = _fine
        self._again = ""
        self._using = False

    def compose(self) -> ComposeResult:
        yield _Head()

    @property
    def on_screen(self) -> bool:
        """Whether something is being asked."""
        return self.has_class("-on")

    async def ask(
        self,
        head: str,
        questions: Sequence[Question],
        use: Use,
        check: Check | None = None,
        again: str = "",
    ) -> None:
        """Ask; `use` gets the lines when they are all filled in and `check` has nothing against them.

        What was refused stays to be mended. With `again`, which is then the head, the first line is asked for anew:
        who types for others types one after another, and no letter of the next may be taken for a key.
        """
        await self.query(Field).remove()
        title = self.query_one(_Head)
        title.words = head
        title.refresh()
        wide = max(len(one.label) for one in questions) + 3
        fields = [Field(one.label, one.value, placeholder=one.placeholder, label_width=wide) for one in questions]
        await self.mount(*fields)
        self._use, self._check, self._again = use, check or _fine, again
        self.add_class("-on")
        fields[0].focus()
        self.post_message(self.Opened())

    @property
    def fields(self) -> list[Field]:
        """The lines."""
        return list(self.query(Field))

    def action_step(self, by: int) -> None:
        """To the next line, or the one before."""
        fields = self.fields
        at = next((index for index, one in enumerate(fields) if one.has_focus), 0)
        fields[min(len(fields) - 1, max(0, at + by))].focus()

    def action_cancel(self) -> None:
        """Ask no more; nothing is done."""
        self.close()

    def close(self) -> None:
        """Take the lines away."""
        self.remove_class("-on")
        self.post_message(self.Closed())

    @on(Field.Submitted)
    async def _submitted(self, message: Field.Submitted) -> None:
        message.stop()
        fields = self.fields
        at = fields.index(message.field)
        if at + 1 < len(fields):
            fields[at + 1].focus()
            return
        values = [" ".join(one.value.split()) for one in fields]
        why = self._check(values)
        if why:
            # The field without which all would be well is the wrong one.
            rest = ([*values[:i], "", *values[i + 1 :]] for i in range(len(values)))
            wrong = next(
                (field for field, others in zip(fields, rest, strict=True) if not self._check(others)), fields[at]
            )
            wrong.focus()
            wrong.wrong(why)
            return
        if self._use is None or self._using:
            return
        self._using = True
        try:
            done = await self._use(values)
        finally:
            self._using = False
        if done is False or not self.on_screen:
            return
        if not self._again:
            self.close()
            return
        title = self.query_one(_Head)
        title.words = self._again
        title.refresh()
        fields[0].load("")
        fields[0].focus()


def _fine(values: Sequence[str]) -> str:
    return ""
