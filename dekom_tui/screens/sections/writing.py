"""Writing an answer where it is read: the question stays, an editor stands where the answer stood."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from dekom_tui.plan.edits import Set
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import Question
from dekom_tui.screens.register import RegisterScreen
from dekom_tui.screens.sections.view import asked_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row
from dekom_tui.widgets.prose import ProseEditor


class WritingScreen(RegisterScreen):
    """A screen with an editor `#editor` and a canvas `#asked` above it, seen while it has the class `-writing`."""

    _written: Question | None = None
    """What is being answered, or was last."""
    _behind = False
    """What is typed is not in the plan yet."""
    _typing = False
    _known: str | None = None

    def question_here(self) -> Question | None:
        """What can be answered where people are; None for nothing."""
        raise NotImplementedError

    def answered(self) -> None:
        """Whether there is an answer is another thing now, or the writing begins."""

    def done_writing(self) -> None:
        """Back to reading."""

    def heading_rows(self, question: Question, width: int) -> list[Row]:
        """What heads an answer, read or written."""
        return asked_rows(question, width)

    @property
    def editor(self) -> ProseEditor:
        """Where an answer is written."""
        return self.query_one("#editor", ProseEditor)

    def asked_rows(self, width: int, height: int) -> Sequence[Row]:
        """What stands above the editor."""
        question = self.question_here()
        return self.heading_rows(question, width) if question is not None else ()

    @property
    def writing(self) -> bool:
        """Whether an answer is being written."""
        return self.has_class("-writing")

    def write(self) -> None:
        """Begin to write the answer that is chosen."""
        question = self.question_here()
        if question is None:
            return
        self.editor.at_once = self.writing_begun
        if not self.writing:
            self._written, self._known = question, question.answer(self.host.plan)
            self.editor.load(self._known or "")
            self.add_class("-writing")
            self.query_one("#asked", Canvas).refresh_rows()
            self.query_one("#asked", Canvas).refresh(layout=True)
            self.answered()
        self.editor.focus()
        self.show_keys()

    @on(ProseEditor.Changed)
    def _typed(self, message: ProseEditor.Changed) -> None:
        """The letter is drawn first, and then put into the plan."""
        if not self._behind:
            self._behind = True
            self.call_after_refresh(self.keep_up)

    def keep_up(self) -> None:
        """Puts into the plan what has been typed since it was last put there."""
        question = self._written
        if not self._behind or question is None:
            return
        self._behind = False
        edit = Set(Place(question.section), {question.field: self.editor.text or None})
        self._typing = True
        try:
            self.host.edit(edit, typing=f"{question.section}.{question.field}")
        finally:
            self._typing = False
        before, self._known = self._known, question.answer(self.host.plan)
        if (before is None) != (self._known is None):
            self.answered()

    def follow(self) -> None:
        """Take over the text that an undo, or another, gave to the answer that is being written."""
        self.keep_up()
        answer = self._written.answer(self.host.plan) if self._written is not None else None
        if answer != self._known:
            self._known = answer
            self.editor.load(answer or "")

    @on(ProseEditor.Done)
    def stop_writing(self) -> None:
        """Back to reading."""
        self.keep_up()
        self.remove_class("-writing")
        self.done_writing()

    def on_screen_suspend(self) -> None:
        self.keep_up()

    def show_keys(self) -> None:
        """Draws the key line anew, unless a sentence stands in it."""
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())
