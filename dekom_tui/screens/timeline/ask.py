"""A few fields that are asked for before something is done to a measure, with what will be written under them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from dekom_tui.commands import CANCEL, FIELDS, USE, Command
from dekom_tui.data import data
from dekom_tui.plan.dates import read_date
from dekom_tui.plan.edits import Edit
from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Plan
from dekom_tui.plan.moving import add_step, stop
from dekom_tui.plan.text import fold
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.form.asking import period_of
from dekom_tui.screens.host import Host
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.lines import Row, heading, indent, paragraph
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day, reading_words, week, weekday
from dekom_tui.words.language import N_, _
from dekom_tui.words.names import quoted

_LABELS = 18


class Wanted(NamedTuple):
    """A field that is asked for."""

    name: str
    label: str
    value: str = ""
    placeholder: str = ""


class Answer(NamedTuple):
    """What the fields are read as: what is said beside each, what is wrong with it, and the edit, once it is whole."""

    said: Mapping[str, str]
    wrong: Mapping[str, str]
    edit: Edit | None
    told: Sequence[str]
    """What will be written, or what is missing."""
    after: str
    """What is said when it has been done."""


class AskScreen(FrameScreen):
    """Asks for some fields and then does one edit."""

    CSS_PATH: ClassVar = [str(data("styles", "timeline.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (USE._replace(words=N_("videre")), FIELDS, CANCEL)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((CANCEL,)),
        Binding("up,shift+tab", "step(-1)", show=False),
        Binding("down,tab", "step(1)", show=False),
    ]
    AUTO_FOCUS = "Field"

    def __init__(
        self, title: str, about: str, wanted: Sequence[Wanted], read: Callable[[Mapping[str, str]], Answer], place: str
    ) -> None:
        """`read` gives what the fields' texts, by name, are read as."""
        super().__init__()
        self.PLACE = place
        self._title = title
        self._about = about
        self._wanted = tuple(wanted)
        self._read = read

    def body(self) -> Iterable[Widget]:
        about = Canvas(self._about_rows, id="about")
        about.can_focus = False
        yield about
        yield Vertical(
            *(
                Field(one.label, one.value, placeholder=one.placeholder, label_width=_LABELS, id=one.name)
                for one in self._wanted
            ),
            id="fields",
        )
        told = Canvas(self._told_rows, id="told")
        told.can_focus = False
        yield told

    def on_mount(self) -> None:
        super().on_mount()
        self._judge()

    def _about_rows(self, width: int, height: int) -> Sequence[Row]:
        lines = [heading(self._title), *paragraph(self._about, width - 2, bold=True)]
        return [Row(), *(Row(indent(one)) for one in lines), Row()]

    def _told_rows(self, width: int, height: int) -> Sequence[Row]:
        if not self.is_mounted:
            return ()
        return [Row(), *(Row(indent(one)) for text in self.answer.told for one in paragraph(text, width - 2, "soft"))]

    @property
    def texts(self) -> Mapping[str, str]:
        """What stands in the fields, by name."""
        return {one.name: self.query_one(f"#{one.name}", Field).value.strip() for one in self._wanted}

    @property
    def answer(self) -> Answer:
        """What it is read as."""
        return self._read(self.texts)

    def _judge(self) -> None:
        found = self.answer
        for one in self._wanted:
            field = self.query_one(f"#{one.name}", Field)
            if one.name in found.wrong and field.value.strip():
                field.wrong(found.wrong[one.name])
            else:
                field.say(found.said.get(one.name, ""))
        self.query_one("#told", Canvas).refresh_rows()

    @on(Field.Changed)
    def _typed(self, message: Field.Changed) -> None:
        self._judge()

    @on(Field.Submitted)
    def _entered(self, message: Field.Submitted) -> None:
        names = [one.name for one in self._wanted]
        at = names.index(message.field.id or "")
        if at + 1 < len(names):
            self.query_one(f"#{names[at + 1]}", Field).focus()
            return
        found = self.answer
        for name, why in found.wrong.items():
            self.query_one(f"#{name}", Field).wrong(why)
        if found.wrong:
            self.query_one(f"#{next(iter(found.wrong))}", Field).focus()
        else:
            self.finish(found)

    def finish(self, found: Answer) -> None:
        """Do what was answered."""
        if found.edit is not None and self.host.edit(found.edit):
            host = self.host
            self.app.pop_screen()
            host.say(found.after, undo=True)

    def action_step(self, step: int) -> None:
        """To the next field or the one before."""
        names = [one.name for one in self._wanted]
        focused = self.focused.id if self.focused is not None else None
        at = names.index(focused) if focused in names else -step
        self.query_one(f"#{names[max(0, min(at + step, len(names) - 1))]}", Field).focus()


def stopping(measure: Measure, host: Host, place: str) -> AskScreen:
    """Asks why a measure is stopped and what replaces it."""

    def read(texts: Mapping[str, str]) -> Answer:
        plan, today = host.plan, host.today
        current = plan.of(Measure).get(measure.key, measure)
        instead = named(plan, texts["instead"], current)
        wrong: dict[str, str] = {}
        said: dict[str, str] = {}
        if not texts["reason"]:
            wrong["reason"] = _("mangler")
        if texts["instead"] and instead is None:
            wrong["instead"] = _("finnes ikke")
        elif instead is not None:
            said["instead"] = f"{instead.nr or '·'} {cut(instead.short, 30)}"
        if wrong:
            return Answer(said, wrong, None, [_("Skriv hvorfor. Ingenting er skrevet ennå.")], "")
        occasion = _("{name} stoppes").format(name=current.short)
        edit = stop(plan, current, today, occasion, texts["reason"], instead.key if instead is not None else None)
        later = current.start is not None and current.start > today
        told = [
            _("Skrives i tiltak.toml: avbrutt.") if later
            else _("Skrives i tiltak.toml: avbrutt, slutt {day}.").format(day=day(today)),
            _("Og i loggen: avsluttes, med grunnen. Alt er ett steg som kan angres."),
        ]  # fmt: skip
        return Answer(said, {}, edit, told, _("{name} er stoppet.").format(name=quoted(cut(current.short, 40))))

    wanted = (
        Wanted("reason", _("Hvorfor")),
        Wanted("instead", _("Erstattes av"), placeholder=_("nummer eller navn, kan stå tomt")),
    )
    return AskScreen(_("STOPP TILTAKET"), measure.title, wanted, read, place)


def adding_step(measure: Measure, ordinal: int, host: Host, place: str) -> AskScreen:
    """Asks for a new step of a measure, on a day to begin with."""

    def read(texts: Mapping[str, str]) -> Answer:
        plan = host.plan
        current = plan.of(Measure).get(measure.key, measure)
        reading = read_date(texts["dato"], today=host.today, within=period_of(plan, current.start, current.slutt))
        wrong: dict[str, str] = {}
        said: dict[str, str] = {}
        if reading.day is None:
            wrong["dato"] = reading_words(reading) or _("mangler")
        else:
            said["dato"] = f"{weekday(reading.day)}, {week(reading.day)}"
        if not texts["tekst"]:
            wrong["tekst"] = _("mangler")
        if wrong or reading.day is None:
            return Answer(said, wrong, None, [_("Et steg trenger en dato og en tekst. Ingenting er skrevet ennå.")], "")
        edit = add_step(current, reading.day, texts["tekst"], texts["ansvarlig"])
        told = _("Skrives i tiltak.toml: {day}, {step}.").format(day=day(reading.day), step=texts["tekst"])
        return Answer(said, {}, edit, [told], _("Nytt steg: {step}").format(step=cut(texts["tekst"], 44)))

    wanted = (
        Wanted("tekst", _("Steg")),
        Wanted("dato", _("Dato"), day(date.fromordinal(ordinal))),
        Wanted("ansvarlig", _("Ansvarlig"), placeholder=_("en rolle, kan stå tomt")),
    )
    return AskScreen(_("NYTT STEG"), measure.title, wanted, read, place)


def named(plan: Plan, text: str, other: Measure) -> Measure | None:
    """The measure that a number, or the beginning of a name, means; none for several, or for `other` itself."""
    those = [one for one in plan.measures if one.key != other.key]
    if not text:
        return None
    if text.isdigit():
        found = [one for one in those if one.nr == int(text)]
    else:
        wanted = fold(text)
        found = [one for one in those if fold(one.short).startswith(wanted) or fold(one.title).startswith(wanted)]
    return found[0] if len(found) == 1 else None
