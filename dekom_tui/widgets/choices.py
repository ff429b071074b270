"""A list to choose one or several of, sought through by typing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from dekom_tui.plan.text import fold, folded_spans
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Line, Row, Span, cells, heading, line, paragraph, wrap_line
from dekom_tui.widgets.wrapping import clean
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from textual import events

_INDENT = 2


class Option(NamedTuple):
    """Something that can be chosen."""

    key: Hashable
    text: str
    number: str = ""
    """What stands before the text: a goal's number."""
    note: str = ""
    """What stands after it, quieter."""
    always: bool = False
    """Stands last whatever is sought for: words of one's own, which nothing here has in it."""


class Choices(Canvas, can_focus=True):
    """Options with ■ (chosen) and □. Typing seeks, Mellomrom chooses, Enter takes what is chosen.

    Where only one can be chosen, or none of several has been, Enter takes the selected one; so it does with what was
    sought for. Where only one can be chosen, a space in what is sought for is a letter, and what is not seen is not
    taken.
    """

    DEFAULT_CSS = "Choices { height: 1fr; width: 1fr; }"

    class Toggled(Message):
        """An option was chosen or no longer is."""

        def __init__(self, choices: Choices, key: Hashable, chosen: bool) -> None:
            super().__init__()
            self.choices = choices
            self.key = key
            self.chosen = chosen

        @property
        def control(self) -> Choices:
            return self.choices

    class Sought(Message):
        """What is sought for changed."""

        def __init__(self, choices: Choices, query: str) -> None:
            super().__init__()
            self.choices = choices
            self.query = query

        @property
        def control(self) -> Choices:
            return self.choices

    class Picked(Message):
        """The choice was made (Enter): the keys in the options' order."""

        def __init__(self, choices: Choices, keys: tuple[Hashable, ...]) -> None:
            super().__init__()
            self.choices = choices
            self.keys = keys

        @property
        def control(self) -> Choices:
            return self.choices

    def __init__(
        self,
        title: str = "",
        options: Sequence[Option] = (),
        chosen: Iterable[Hashable] = (),
        *,
        several: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(self._rows_of, tell_edges=True, id=id, classes=classes)
        self._title = title
        self._options = tuple(options)
        self._keys = set(chosen)
        self._several = several
        self._touched = False
        self._none = ""
        self.sought = ""
        """What is sought for."""

    def offer(
        self, title: str, options: Sequence[Option], chosen: Iterable[Hashable], *, several: bool, none: str = ""
    ) -> None:
        """Begins with other options; `none` says what to do where there are none."""
        self._title, self._options, self._several, self._none = title, tuple(options), several, none
        self._keys = set(chosen)
        self._touched = False
        self.seek("")

    @property
    def chosen(self) -> tuple[Hashable, ...]:
        """The keys that are chosen, in the options' order."""
        return tuple(option.key for option in self._options if option.key in self._keys)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to choose."""
        return not self._options

    @property
    def several(self) -> bool:
        """Whether more than one can be chosen."""
        return self._several

    def seek(self, query: str) -> None:
        """Shows only the options with `query` in them; accents and case make no difference."""
        self.sought = query
        if query:
            self.select(next(iter(self._shown()), None))
        self.refresh_rows()
        self.post_message(self.Sought(self, query))

    def toggle(self) -> None:
        """Chooses the selected option, or no longer; where one only can be chosen the other one goes."""
        option = self._option()
        if option is None:
            return
        now = option.key not in self._keys
        if not self._several:
            self._keys.clear()
        self._keys ^= {option.key}
        self._touched = True
        self.refresh_rows()
        self.post_message(self.Toggled(self, option.key, now))

    def _shown(self) -> list[int]:
        """Which options have in them what is sought for; those that always stand come last then."""
        if not self.sought:
            return list(range(len(self._options)))
        sought = fold(self.sought)
        found = [
            at
            for at, option in enumerate(self._options)
            if not option.always and sought in fold(f"{option.number} {option.text} {option.note}")
        ]
        return [*found, *(at for at, option in enumerate(self._options) if option.always)]

    def _option(self) -> Option | None:
        selected = self.selected
        return self._options[selected] if isinstance(selected, int) else None

    def action_choose(self) -> None:
        option = self._option()
        if not self._several and option is None and self._options:
            return
        if not self._several and option is not None:
            self._keys = {option.key}
        elif option is not None and not self._touched and (self.sought or not self._keys):
            self._keys.add(option.key)
        self.post_message(self.Picked(self, self.chosen))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """What is typed is sought for, and no key of anybody else's."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.key == "space" and (self._several or not self.sought):
            self.toggle()
        elif event.key == "backspace" and self.sought:
            self.seek(self.sought[:-1])
        elif event.is_printable and event.character:
            self.seek(self.sought + event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        event.prevent_default()
        if self._several and event.chain == 1:
            self.toggle()

    def _rows_of(self, width: int, height: int) -> list[Row]:
        inner = max(1, width - _INDENT - 1)
        count = _("{n} av {all} valgt").format(n=len(self.chosen), all=len(self._options))
        note = count if self._several and self._options else ""
        named = [heading(self._title, note)] if note else paragraph(self._title, inner, "accent", bold=True)
        rows = [Row(line(" " * _INDENT, one)) for one in named] if self._title else []
        sought = line(f"«{clean(self.sought)}»") if self.sought else line((_("skriv for å lete"), "faint"))
        rows += [Row(line(" " * _INDENT, sought))] if self._title else []
        shown = [(index, self._lines(self._options[index], inner)) for index in self._shown()]
        airy = any(len(lines) > 1 for _index, lines in shown)
        for index, lines in shown:
            rows += [Row(each, index) for each in lines]
            if airy:
                rows.append(Row())
        if not self._options:
            return [*rows[:-1], Row(), *(Row(line(" " * _INDENT, one)) for one in wrap_line(line(self._none), inner))]
        if not shown:
            words = _("Ingenting her har «{query}» i seg.").format(query=self.sought)
            rows += [Row(line(" " * _INDENT, each)) for each in wrap_line(line(words), inner)]
        return rows

    def _lines(self, option: Option, inner: int) -> list[Line]:
        """An option's mark, number and text, the text wrapped under itself."""
        chosen = option.key in self._keys
        head = [Span("■" if chosen else "□", "accent" if chosen else "soft"), Span(" ")]
        if option.number:
            head.append(Span(f"{clean(option.number)} ", "faint"))
        hang = sum(cells(span.text) for span in head)
        token = "text" if chosen else "soft"
        text = clean(option.text)
        spans: list[Span] = []
        at = 0
        for start, end in folded_spans(text, self.sought) if self.sought else ():
            spans += [
                Span(text[at:start], token, lead=True),
                Span(text[start:end], "accent", bold=True, underline=True),
            ]
            at = end
        spans.append(Span(text[at:], token, lead=True))
        note = Span(f"  {clean(option.note)}", "faint") if option.note else Span("")
        body = wrap_line(line(*(span for span in (*spans, note) if span.text)), max(1, inner - hang))
        return [line(" " * _INDENT, tuple(head) if not index else " " * hang, each) for index, each in enumerate(body)]
