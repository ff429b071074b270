"""Answering what a merge could not: each conflict as a question, one after the other, then the merge as a version.

An answer is written into the file at once, so nothing is lost when the program ends; what is left is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType

from dekom_tui.commands import (
    ABORT_MERGE,
    FINISH_MERGE,
    HELP,
    LEAVE_VERSION,
    NEXT_QUESTION,
    STOP_WORK,
    TAKE_BASE,
    TAKE_BOTH,
    TAKE_OURS,
    TAKE_THEIRS,
    UNDO,
    WRITE_THIRD,
    Command,
)
from dekom_tui.history.refusals import HookRefused, Unmerged
from dekom_tui.history.running import Errand
from dekom_tui.history.trouble import HistoryError
from dekom_tui.screens.base import bindings, hint
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.merging import view
from dekom_tui.screens.merging.keys import takes
from dekom_tui.screens.merging.sides import OURS, is_text
from dekom_tui.screens.merging.state import (
    Ended,
    Merge,
    Question,
    Step,
    WholeFile,
    Written,
    abort,
    answer,
    finish,
    read,
    same_question,
    take_back,
)
from dekom_tui.screens.merging.view import OWN, Option, Page, options
from dekom_tui.screens.merging.writing import WritesThird
from dekom_tui.store.session import Taken
from dekom_tui.widgets.frame import Hint, KeyLine, TitleLine
from dekom_tui.widgets.lines import Row, indent, line, paragraph
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.store.merging.unsettled import Choice


class MergeScreen(WritesThird):
    """What is left of a merge."""

    PLACE = "V"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        TAKE_OURS, TAKE_THEIRS, TAKE_BOTH, WRITE_THIRD, TAKE_BASE, NEXT_QUESTION, FINISH_MERGE, ABORT_MERGE,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMANDS_HERE),
        Binding("shift+tab", "next(-1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._merge: Merge | None = None
        self._questions: list[Question] = []
        self._answers: dict[int, str] = {}
        self._own: dict[int, str] = {}
        self._steps: list[Step] = []
        self._number = 0
        self._trouble = ""
        self._errand: Errand | None = None
        self._busy = False
        self._warned = False
        self._writing: Question | None = None
        self._option = OURS

    def on_mount(self) -> None:
        super().on_mount()
        self._look()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self._merge is not None and not self._busy:
            self._look()

    # What is drawn

    def rows(self, width: int, height: int) -> Sequence[Row]:
        if self._merge is None:
            said = self._trouble or _("Ser hva som står igjen …")
            return [Row(), *(Row(indent(each)) for each in paragraph(said, width - 2))]
        return [*view.trouble_rows(self._trouble, width), *view.rows(self._page(self._merge), width, height)]

    def _page(self, merge: Merge) -> Page:
        target = self.canvas.selected
        if isinstance(target, Option):
            self._option = target.name
        known = (merge, self._questions, self._answers, self._number, self._option, self.host.today)
        return Page(*known, self._own, self.writing, self.app.size.height < view.LOW)

    def show_frame(self) -> None:
        super().show_frame()
        if left := len(self._questions) - len(self._answers):
            said = ngettext("! {n} spørsmål", "! {n} spørsmål", left).format(n=left)
            self.query_one(TitleLine).show(state=line((said, "warn")))
        elif self._questions:
            self.query_one(TitleLine).show(state=line((_("√ alt er besvart"), "ok")))

    def _redraw(self) -> None:
        self.canvas.refresh_rows()
        self.show_frame()

    def commands(self) -> Sequence[Command]:
        merge = self._merge
        if self.writing:
            return self.writing_commands()
        if self._errand is not None:
            return (STOP_WORK,)
        if merge is None or not (merge.under_way or self._questions):
            return (LEAVE_VERSION,)
        found: list[Command] = []
        if self._questions and self._number not in self._answers:
            found += takes(self._questions[self._number], merge.under_way)
        if len(self._questions) > 1:
            found.append(NEXT_QUESTION)
        if self._steps:
            found.append(UNDO._replace(name="app.undo", quiet=False))
        if not self._left and not merge.others:
            found.insert(0, FINISH_MERGE)
        return (*found, ABORT_MERGE if merge.here else LEAVE_VERSION)

    def hints(self) -> list[Hint]:
        if self.writing:
            return self.writing_hints()
        return [*(hint(one) for one in self.commands() if not one.quiet), hint(HELP)]

    @property
    def _left(self) -> bool:
        return len(self._answers) < len(self._questions)

    # What there is

    def _do(self, work: Callable[[], None]) -> None:
        self._busy = True
        self.run_worker(work, thread=True, group="merge")

    def _look(self) -> None:
        session = self.host.session
        # What was chosen as a whole stands open in git until the end.
        whole = [one.path for at in self._answers if isinstance(one := self._questions[at], WholeFile)]

        def go() -> None:
            session.save()
            try:
                found = read(session, whole)
            except HistoryError as error:
                self.app.call_from_thread(self._failed, error)
                return
            self.app.call_from_thread(self._take, found)

        self._do(go)

    def _take(self, found: Merge) -> None:
        first = self._merge is None
        if self._merge is not None:
            # What came by itself is what came before anything was answered.
            found = found._replace(came=self._merge.came)
        self._merge, self._busy = found, False
        for one in found.questions:
            if not any(same_question(one, known) for known in self._questions):
                self._questions.append(one)
        for at, known in enumerate(self._questions):
            now = next((one for one in found.questions if same_question(one, known)), None)
            if now is not None:
                self._questions[at] = now
                self._answers.pop(at, None)
            elif at not in self._answers:
                # Somebody settled it in the file.
                self._answers[at] = ""
        if first:
            self._turn_to(0)
        self._redraw()
        self._written_own()

    def _written_own(self) -> None:
        """What was written in the form is the answer, when it is another text than before."""
        before, self._writing = self._writing, None
        if before is None or isinstance(before, WholeFile):
            return
        at = next((at for at, one in enumerate(self._questions) if same_question(one, before)), None)
        now = self._questions[at] if at is not None else None
        if now is not None and not isinstance(now, WholeFile) and now.conflict.ours != before.conflict.ours:
            self._answer(now, OURS)

    def _failed(self, error: HistoryError) -> None:
        self._busy = False
        self._trouble = error.told()
        self._redraw()

    # Answering

    def open(self, target: object) -> None:
        if isinstance(target, Option):
            self.action_take(target.name)

    def _turn_to(self, number: int) -> None:
        self._number, self._option = number, OURS
        self.canvas.draw(self.rows, keep=Option(OURS))
        self.show_frame()

    def action_side(self, step: int) -> None:
        """To the next of what can be chosen, where the sides stand beside each other."""
        if self._questions and self.app.size.width >= view.BESIDE_FROM:
            able = options(self._questions[self._number])
            at = able.index(self._option) if self._option in able else 0
            self._option = able[max(0, min(len(able) - 1, at + step))]
            self._redraw()

    def action_choose(self) -> None:
        """Take what the choice rests on."""
        self.action_take(self._option)

    def action_take(self, choice: str) -> None:
        """Answer the question: with a side, both, or what is written now."""
        if self._busy or not self._questions or self._number in self._answers:
            return
        question = self._questions[self._number]
        if choice not in options(question):
            return
        if choice == OWN and not isinstance(question, WholeFile):
            if is_text(question):
                self.begin_writing(question, self._option)
                return
            self._writing = question
            self.host.push_form(EntitySubject(question.conflict.place), question.conflict.field)
            return
        self._answer(question, choice)

    def third_written(self, text: str) -> None:
        question = self._questions[self._number]
        if isinstance(question, WholeFile):
            return
        one_line = view.BOTH not in options(question)
        self._answer(question, OWN, " ".join(text.split()) if one_line else text)

    def _answer(self, question: Question, choice: str, value: str = "") -> None:
        session, merge = self.host.session, self._merge
        assert merge is not None
        chosen = cast("Choice", choice)

        def go() -> None:
            session.save()
            done = answer(session, merge, question, chosen, value or None)
            self.app.call_from_thread(self._answered, done, value)

        self._trouble, self._warned = "", False
        self._do(go)

    def _answered(self, done: Written, value: str = "") -> None:
        self._busy = False
        self._taken(done.taken)
        if done.step is None:
            self.say(done.why or _("Det er endret igjen imens. Se på det på nytt."))
        else:
            self._steps.append(done.step)
            at = next(at for at, one in enumerate(self._questions) if same_question(one, done.step.question))
            self._answers[at] = done.step.choice
            if value:
                self._own[at] = value
            if self._left:
                self.action_next(1)
            self._redraw()
        self._look()

    def _taken(self, taken: Taken) -> None:
        if taken.places or taken.conflicts:
            self.host.tell()

    def action_next(self, step: int) -> None:
        """To the next question; the unanswered ones first."""
        count = len(self._questions)
        if not count or self.writing:
            return
        order = [(self._number + step * at) % count for at in range(1, count + 1)]
        self._turn_to(next((at for at in order if at not in self._answers), order[0]))

    def take_back(self, redo: bool) -> bool:
        """Ctrl+Z takes the last answer back."""
        if redo or not self._steps or self._busy:
            return True
        session, step = self.host.session, self._steps[-1]

        def go() -> None:
            session.save()
            done = take_back(session, step)
            self.app.call_from_thread(self._taken_back, done)

        self._do(go)
        return True

    def _taken_back(self, done: Written) -> None:
        self._busy = False
        self._taken(done.taken)
        if done.step is None:
            self.say(_("Fila er endret siden, og svaret står. Det kan endres i planen."))
            return
        self._steps.pop()
        at = next(at for at, one in enumerate(self._questions) if same_question(one, done.step.question))
        self._answers.pop(at, None)
        self._own.pop(at, None)
        self._turn_to(at)
        self._look()

    # The end

    def action_finish(self) -> None:
        """Take the answers into the merge, and save it as a version."""
        if self.writing:
            self.end_writing()
            return
        merge = self._merge
        if merge is None or self._busy or not (merge.under_way or self._questions):
            return
        if self._left:
            self.say(_("Svar på alle spørsmålene først. Det du har svart, er lagret i filene."))
            return
        session, today = self.host.session, self.host.today
        errand = self._errand = Errand()
        self._trouble = ""
        self._do(lambda: self.app.call_from_thread(self._ended, finish(session, merge, errand, today)))
        self.query_one(KeyLine).show(self.hints())

    def _ended(self, done: Ended) -> None:
        self._errand, self._busy = None, False
        self._taken(done.taken)
        if isinstance(done.error, Unmerged) and self._merge is not None and self._merge.under_way == "rebase":
            self._begin_anew()
            return
        if done.error is not None:
            error = done.error
            self._trouble = error.said if isinstance(error, HookRefused) else error.told()
            self._redraw()
            return
        host = self.host
        self.app.pop_screen()
        if done.oid:
            host.call_later(host.say, done.note or _("Slått sammen, og lagret som en versjon."))
        else:
            host.call_later(host.say, view.taken_words(self._merge))

    def _begin_anew(self) -> None:
        """The next version that is moved has questions of its own."""
        self._merge, self._questions, self._number = None, [], 0
        self._answers, self._own, self._steps = {}, {}, []
        self.say(_("Svarene er tatt med. Den neste versjonen din har også spørsmål."))
        self._look()

    def action_abort(self) -> None:
        """Take the merge back, when it is asked for twice."""
        if self._errand is not None:
            self._errand.cancel()
            return
        merge = self._merge
        if merge is None or not merge.here:
            self.app.pop_screen()
            return
        if self._busy:
            return
        if not self._warned:
            self._warned = True
            self.say(_("Avbryte? Alt blir som før. Esc én gang til avbryter, V venter med det."))
            return
        session = self.host.session
        self._do(lambda: self.app.call_from_thread(self._aborted, abort(session, merge)))

    def action_back(self) -> None:
        """Stop what is going on, or leave."""
        self.action_abort()

    def _aborted(self, done: Ended) -> None:
        self._busy = False
        self._taken(done.taken)
        if done.error is not None:
            self._failed(done.error)
            return
        host = self.host
        self.app.pop_screen()
        host.call_later(host.say, _("Sammenslåingen er avbrutt. Alt er som før."))
