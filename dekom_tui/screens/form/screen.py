"""The form of an entity, a record or an inline table: each field is edited where it stands.

To the left a row a field, to the right what the chosen field holds or what it can be: a calendar, a list to choose
from, the text being written. A field is in the plan as soon as it is used; text, while it is being typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, FORM, Command
from dekom_tui.plan.edits import Many
from dekom_tui.plan.entity import Entity, Inline, Records
from dekom_tui.plan.fields import Choice, Day, Field, Flag, Links, Prose, Ref, Refs, RoleText, Target, Text, Words
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import bindings
from dekom_tui.screens.form import asking, view
from dekom_tui.screens.form.keys import commands_in, hints_in
from dekom_tui.screens.form.letters import Letters
from dekom_tui.screens.form.panes import FormPanes
from dekom_tui.screens.form.parse import TYPED, Asked, Parsed, day_reading, read, typed
from dekom_tui.screens.form.records import RecordList
from dekom_tui.screens.form.subject import Desk, EntitySubject, InlineSubject, Subject, fields, key_follows
from dekom_tui.screens.form.view import Cure, Slot
from dekom_tui.widgets.calendar import Calendar
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.choices import Choices
from dekom_tui.widgets.field import Field as TypingField
from dekom_tui.widgets.frame import Hint, KeyLine
from dekom_tui.widgets.lines import Line, Row
from dekom_tui.widgets.prose import ProseEditor
from dekom_tui.words.language import _

MODES = ("typing", "choosing", "writing", "listing")
"""What may be going on to the right; none of them while one goes from field to field."""


class FormScreen(FormPanes):
    """Every field of one thing in the plan."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((*FORM, BACK))

    def __init__(self, subject: Subject, place: str, field: str = "", desk: Desk | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.PLACE = place
        self.subject = subject
        self._begin = field
        self._mode = ""
        self._written = ""
        """What the plan has of the text that is being written, where nobody else has changed it."""
        self._keeping = False
        self._before: Any = None
        self._parsed = Parsed()
        self._to_ask: list[str] = []
        self._letters = Letters()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ProseEditor).at_once = self.writing_begun
        self.query_one(TypingField).at_once = self._letter
        self.form.focus()
        if self._begin or self.subject.at:
            self.form.select(Slot(self._begin or self.subject.at))
        if self._begin:
            self.call_after_refresh(self.begin)
        if self.subject.new:
            asked = fields(self.subject.kind)
            self._to_ask = [path for path in asked if isinstance(asked[path], TYPED)]
            self._to_ask.sort(key=lambda path: not asked[path].required)
            self.call_after_refresh(self._ask)

    # What it is about

    @property
    def desk(self) -> Desk:
        """Where the form lies."""
        return self._desk or self.host

    @property
    def entity(self) -> Entity:
        """What the form is about, as it is now."""
        return self.subject.entity(self.desk.plan) or self.subject.kind()

    @property
    def path(self) -> str:
        """The path of the chosen field."""
        slot = self.form.selected
        return slot.path if isinstance(slot, Slot) else ""

    def declared(self) -> Field[Any]:
        """The declaration of the chosen field."""
        return self.subject.kind.fields[self.path]

    def form_rows(self, width: int, height: int) -> Sequence[Row]:
        if self._mode == "typing":
            self.call_after_refresh(self._lay_on_row)
        return view.form_rows(self.subject, self.desk.plan, width)

    def aside_rows(self, width: int, height: int) -> Sequence[Row]:
        if not self.path:
            return ()
        parsed = self._parsed if self._mode == "typing" else Parsed()
        return view.aside_rows(self.declared(), self.entity.get(self.path), self.desk.plan, width - 1, parsed)

    def asked_rows(self, width: int, height: int) -> Sequence[Row]:
        """Over the text being written, where it has the whole width: what it is about."""
        return view.asked_rows(self.subject, self.declared(), self.desk.plan, width) if self.path else ()

    def plan_changed(self) -> None:
        super().plan_changed()
        if self.subject.entity(self.desk.plan) is None:
            self.desk.say(_("Det som skjemaet gjaldt, er tatt bort."))
            self.call_later(self._leave)
            return
        for canvas in self.query(Canvas):
            canvas.refresh_rows()
        text = self._mode == "writing" or (self._mode == "typing" and isinstance(self.declared(), Text))
        value = self.entity.get(self.path) or "" if text else ""
        if text and not self._keeping and value != self._written:
            self._written = value
            (self._editor if self._mode == "writing" else self.query_one(TypingField)).load(value)
            if self._mode == "typing":
                self._parsed = read(self.declared(), value, self._asked)

    def take_back(self, redo: bool) -> bool:
        return self._desk is not None and self._desk.take_back(redo)

    def _leave(self) -> None:
        """Out of the form, unless something else is on top of it already."""
        if self.is_current:
            self.dismiss()

    # Going from field to field

    @on(Canvas.Highlighted, "#form")
    def _moved(self, message: Canvas.Highlighted) -> None:
        self.query_one("#aside", Canvas).refresh_rows()
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    @on(Canvas.Chosen, "#form")
    def begin(self) -> None:
        """Begin to edit the chosen field, in the way of its kind."""
        field, value = self.declared(), self.entity.get(self.path)
        if isinstance(field, Flag):
            self.use(not value or None)
        elif isinstance(field, Records):
            assert isinstance(self.subject, EntitySubject)
            records = self.query_one(RecordList)
            records.about(self.subject.place, self.path)
            self._enter("listing", records)
        elif isinstance(field, Inline):
            subject = self.subject
            assert isinstance(subject, EntitySubject)
            self.desk.push_form(InlineSubject(subject.place, self.path))
        elif isinstance(field, Choice | Words | Ref | Refs | Links | Target):
            self._choose(field, value)
        elif isinstance(field, Prose):
            self._written = value or ""
            self._editor.load(self._written)
            self._enter("writing", self._editor)
        else:
            self._type(field, value)

    def use(self, value: object) -> None:
        """Give the chosen field a value, and go back to the fields, or on to what is to be asked next."""
        plan, path = self.desk.plan, self.path
        if value != self.entity.get(path):
            edit = self.subject.edit(plan, {path: value})
            rename = key_follows(plan, self.subject, path, value)
            if self.desk.edit(edit if rename is None else Many((edit, rename))) and rename is not None:
                self.subject = EntitySubject(Place(rename.place.table, rename.key))
                self.desk.say(_("Nøkkelen fikk den nye datoen også."), undo=True)
        self._done()

    def _done(self) -> None:
        self.leave_mode()
        self._ask()

    def _ask(self) -> None:
        """Something new is asked for its fields one after the other, what it cannot be without first."""
        if self._to_ask and self.is_current:
            self.form.select(Slot(self._to_ask.pop(0)))
            self.begin()

    def _enter(self, mode: str, widget: Widget) -> None:
        self.leave_mode()
        self._mode = mode
        self.add_class(f"-{mode}")
        for canvas in self.query(Canvas):
            canvas.refresh_rows()
        widget.display = True
        widget.focus()
        self.query_one(KeyLine).show(self.hints())

    def leave_mode(self) -> None:
        """Back to the fields."""
        if self._mode:
            self.remove_class("-dated", "-beside", *(f"-{one}" for one in MODES))
            self._mode = ""
            for one in ("#calendar", "#choices", "#prose", "#records", "#typed"):
                self.query_one(one).display = False
        self.form.focus()
        for canvas in self.query(Canvas):
            canvas.refresh_rows()
        self.query_one(KeyLine).show(self.hints())

    def action_back(self) -> None:
        """From a field to the fields, and from them out of the form."""
        self._to_ask.clear()
        if self._mode:
            self.leave_mode()
        else:
            self.dismiss()

    # One of several

    def _choose(self, field: Field[Any], value: Any) -> None:
        several = isinstance(field, Words | Refs | Links)
        chosen = value if several else [] if value is None else [value]
        options = view.choices_of(field, self.desk.plan, self.entity)
        choices = self.query_one(Choices)
        choices.offer(_(field.label).upper(), options, chosen, several=several, none=view.nothing_to_choose(field))
        self._enter("choosing", choices)

    @on(Choices.Picked)
    def _picked(self, message: Choices.Picked) -> None:
        if isinstance(self.declared(), Words | Refs | Links):
            self.use(message.keys or None)
        else:
            self.use(message.keys[0] if message.keys else None)

    # What is typed on a line: dates, numbers, short texts

    @property
    def _asked(self) -> Asked:
        plan = self.desk.plan
        return asking.asked(self.subject, self.path, plan, self.desk.today, view.role_names(plan))

    def _notes(self, day: date) -> list[Line]:
        """What is to be known about a day, under its month."""
        return [*self._remarks(day), *view.day_notes(day, self.desk.plan)]

    def _remarks(self, day: date) -> list[Line]:
        return asking.remarks(self.subject, self.path, day, self.desk.plan, self.desk.today)

    def _type(self, field: Field[Any], value: Any) -> None:
        typing = self.query_one(TypingField)
        self._before = value
        self._parsed = Parsed(value, cures=self._asked.roles if isinstance(field, RoleText) else ())
        typing.load(typed(field, value), label=_(field.label))
        if isinstance(field, RoleText) or not isinstance(field, Text):
            typing.select_all()
        self._lay_on_row()
        self._enter("typing", typing)
        self._beside(value)

    def _lay_on_row(self) -> None:
        """What is typed stands on the row of its field, wherever that is now."""
        typing = self.query_one(TypingField)
        typing.styles.offset = (0, self.form.where(Slot(self.path)) or 0)
        typing.styles.width = self.form.size.width

    def _beside(self, value: Any) -> None:
        """Beside what is typed: the month of a date with what is known about the day, or why it cannot be used."""
        calendar = self.query_one(Calendar)
        dated = isinstance(self.declared(), Day) and not self._parsed.wrong
        calendar.display = dated
        self.set_class(dated, "-dated")
        self.set_class(dated or bool(self._parsed.wrong or self._parsed.cures), "-beside")
        if self._parsed.cures:
            self.query_one("#aside", Canvas).select(Cure(self._parsed.cures[0]))
        if dated:
            day = value if isinstance(value, date) else self.desk.today
            calendar.show(day, notes=self._notes(day))
        self.query_one("#aside", Canvas).refresh_rows()
        self.query_one(KeyLine).show(self.hints())

    @on(TypingField.Changed)
    def _typed(self, message: TypingField.Changed) -> None:
        self._parsed = read(self.declared(), message.value, self._asked)
        if isinstance(self.declared(), Text):
            # What cannot be empty stays as it was until there is something else.
            self._keep_text((self._before if self._parsed.wrong else self._parsed.value) or "")
        if self._parsed.wrong:
            message.field.wrong(self._parsed.brief)
        else:
            narrow, day = self.has_class("-narrow"), self._parsed.value
            odd = self._remarks(day) if narrow and isinstance(day, date) else []
            message.field.say(asking.reading_line(self._parsed.reading, odd))
        self._beside(self._parsed.value)

    @on(TypingField.Submitted)
    def _submitted(self, message: TypingField.Submitted) -> None:
        if not self._parsed.wrong:
            self.use(self._parsed.value)
        elif self._parsed.cures:
            self.query_one("#aside").focus()

    @on(Calendar.Moved)
    def _day_moved(self, message: Calendar.Moved) -> None:
        self._parsed = Parsed(message.day)
        typing = self.query_one(TypingField)
        typing.load(typed(self.declared(), message.day))
        typing.say(day_reading(message.day))
        self.query_one(Calendar).show(notes=self._notes(message.day))

    @on(Calendar.Picked)
    def _day_picked(self, message: Calendar.Picked) -> None:
        self.use(message.day)

    @on(Canvas.Chosen, "#aside")
    def _cured(self, message: Canvas.Chosen) -> None:
        if isinstance(message.target, Cure):
            self.use(message.target.value)

    def on_key(self, event: events.Key) -> None:
        """While a date is typed, up and down go a week; with a wrong one they go to what may have been meant."""
        if self._mode in ("", "listing"):
            self._letters.key(self, event, within=self._mode == "listing")
            return
        if self._mode != "typing" or event.key not in ("up", "down", "tab", "shift+tab"):
            return
        typing, calendar = self.query_one(TypingField), self.query_one(Calendar)
        aside = self.query_one("#aside", Canvas)
        inside = self._parsed.cures[1:] if event.key == "up" else self._parsed.cures
        if aside.has_focus and event.key in ("up", "down") and aside.selected in [Cure(one) for one in inside]:
            return
        event.stop()
        event.prevent_default()
        if self._parsed.cures:
            (aside if typing.has_focus else typing).focus()
        elif isinstance(self.declared(), Day) and not self._parsed.wrong:
            if event.key in ("tab", "shift+tab"):
                (calendar if typing.has_focus else typing).focus()
            elif typing.has_focus:
                calendar.move(7 if event.key == "down" else -7)

    # Text

    @property
    def _editor(self) -> ProseEditor:
        """Where prose is written."""
        return self.query_one(ProseEditor)

    @on(ProseEditor.Changed)
    def _written_on(self, message: ProseEditor.Changed) -> None:
        self._keep_text(message.editor.text)

    def _letter(self) -> None:
        """A short text is kept letter by letter, a date or a number when it is used."""
        if isinstance(self.declared(), Text):
            self.writing_begun()

    def _keep_text(self, text: str) -> None:
        """What has been typed so far goes into the plan; one stretch of typing is one step to undo."""
        edit = self.subject.edit(self.desk.plan, {self.path: text or None})
        self._keeping = True
        try:
            self.desk.edit(edit, typing=f"{id(self.subject)}.{self.path}")
        finally:
            self._keeping = False
        # The plan has it without the space that was typed last, and that is not to be taken from who types.
        self._written = self.entity.get(self.path) or ""

    @on(ProseEditor.Done)
    def _text_done(self, message: ProseEditor.Done) -> None:
        """Back to the fields; who came to write this text alone, back to where they were."""
        self.leave_mode()
        if self._begin == self.path:
            self.dismiss()

    def action_empty(self) -> None:
        """Empty the chosen field."""
        if self._mode or self.path not in self.entity.values:
            return
        if self.declared().required:
            self.desk.say(_("Feltet kan ikke stå tomt."))
        elif self.desk.edit(self.subject.edit(self.desk.plan, {self.path: None})):
            self.desk.say(_("Feltet er tømt."), undo=True)

    # Keys

    def commands(self) -> Sequence[Command]:
        if self._mode == "listing":
            return self.query_one(RecordList).commands()
        return commands_in(self._mode, self.declared() if self.path else None, self._parsed)

    def hints(self) -> list[Hint]:
        if self._mode in ("typing", "choosing", "writing"):
            return hints_in(self._mode, self.declared(), self._parsed, self.query_one(Choices))
        return super().hints()
