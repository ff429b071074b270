"""Writing an entry of the log in a minute: what is known is filled in, and the decision takes its change along.

Nothing is in the plan before it is saved; then the entry and the changes are there as one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from dekom_tui.commands import DISCARD, FIELDS, PICK_SEVERAL, PICK_VALUE, SAVE_ENTRY, TICK_OFFER, Command
from dekom_tui.data import data
from dekom_tui.plan.dates import read_date
from dekom_tui.plan.deciding import BEGIN, MOVE, REVISION, STOP, Offer, offers, written
from dekom_tui.plan.edits import Add
from dekom_tui.plan.evaluating import QUESTIONS
from dekom_tui.plan.format import TABLES, Goal, LogEntry, Measure
from dekom_tui.plan.measures import is_open
from dekom_tui.plan.model import Place
from dekom_tui.plan.rules.privacy import named_person
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.form.parse import day_reading
from dekom_tui.screens.log.entry_view import asked
from dekom_tui.screens.log.write_parts import DecisionLine, OfferList, PickLine
from dekom_tui.screens.log.write_view import OfferAt, about_rows, fits_beside, named, offer_rows
from dekom_tui.screens.picking import PickSeveralScreen
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.choices import Option
from dekom_tui.widgets.edge_canvas import EdgeCanvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.frame import Hint, KeyLine, Saved, TabLine, TitleLine
from dekom_tui.widgets.lines import Line, Row, line
from dekom_tui.words.dates import day, reading_words
from dekom_tui.words.labels import label
from dekom_tui.words.language import _, ngettext

_PAIRED = 76
"""From so many columns two fields stand side by side."""
_LABEL = 13
TEXTS = ("anledning", "deltakere", "kilde", *QUESTIONS, "begrunnelse")
_MOST_WEEKS = 520


class WriteEntryScreen(FrameScreen):
    """A new entry of the log."""

    PLACE = "L"
    CSS_PATH: ClassVar = [str(data("styles", "log.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (FIELDS, PICK_VALUE, TICK_OFFER, PICK_SEVERAL, SAVE_ENTRY, DISCARD)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((SAVE_ENTRY, DISCARD)),
        Binding("up,shift+tab", "step(-1)", show=False),
        Binding("down,tab", "step(1)", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, known: Mapping[str, object], about: Place | None, done: Callable[[Place], None]) -> None:
        """`known` are values to begin with, `about` what the entry is begun from; `done` is told where it stands."""
        super().__init__()
        self._known: dict[str, Any] = dict(known)
        self._about = about
        self._done = done
        self._offers: tuple[Offer, ...] = ()
        self._dirty = False
        self._warned = False
        self._proposed = ""

    # What it is made of

    def body(self) -> Iterable[Widget]:
        self._proposed = day(self.host.today)
        questions, wide = self._questions()
        about = Canvas(self._about_rows, id="about")
        about.can_focus = False
        yield about
        yield VerticalScroll(
            Horizontal(self._field("dato", self._proposed), self._field("anledning"), classes="pair"),
            Horizontal(self._field("deltakere"), self._field("kilde"), classes="pair"),
            PickLine(label(LogEntry.fields["maal"]), _LABEL, id="maal"),
            PickLine(label(LogEntry.fields["tiltak"]), _LABEL, id="tiltak"),
            *(
                Field(text, label_width=wide, id=field, classes="gap" if field == QUESTIONS[0] else "")
                for field, text in questions.items()
            ),
            DecisionLine(label(LogEntry.fields["beslutning"]), wide, id="beslutning"),
            Field(label(LogEntry.fields["begrunnelse"]), label_width=wide, id="begrunnelse"),
            Field(_("Nytt tiltak"), label_width=wide, id="tittel", placeholder=_("hva det skal hete")),
            OfferList(self._offer_rows, id="offers"),
            can_focus=False,
            id="fields",
        )

    def _questions(self) -> tuple[dict[str, str], int]:
        """The questions as they are asked, and the cells of the labels beside the answers."""
        questions = {field: asked(self.host.plan, field) for field in QUESTIONS}
        return questions, fits_beside([*questions.values(), label(LogEntry.fields["begrunnelse"])])

    def _call_all(self) -> None:
        """Says every label anew: the language can be another one now."""
        questions, wide = self._questions()
        for name in ("dato", "anledning", "deltakere", "kilde"):
            self.query_one(f"#{name}", Field).call(label(LogEntry.fields[name]), _LABEL)
        for name in ("maal", "tiltak"):
            self.query_one(f"#{name}", PickLine).call(label(LogEntry.fields[name]), _LABEL)
        for name, text in questions.items():
            self.query_one(f"#{name}", Field).call(text, wide)
        self.query_one("#beslutning", DecisionLine).call(label(LogEntry.fields["beslutning"]), wide)
        self.query_one("#begrunnelse", Field).call(label(LogEntry.fields["begrunnelse"]), wide)
        self.query_one("#tittel", Field).call(_("Nytt tiltak"), wide)
        self.query_one("#about", Canvas).refresh_rows()

    def _field(self, name: str, value: str = "") -> Field:
        return Field(label(LogEntry.fields[name]), value or str(self._known.get(name, "")), label_width=_LABEL, id=name)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#beslutning").add_class("gap")
        self.query_one("#tittel").display = False
        self._show_picked()
        self._judge(self.query_one("#dato", Field))
        first = "lykkes" if self._known.get("anledning") else "anledning"
        self.query_one(f"#{first}").focus()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < _PAIRED, "-narrow")

    def plan_changed(self) -> None:
        super().plan_changed()
        self._call_all()
        field = self.query_one("#dato", Field)
        if field.value == self._proposed:
            # Proposed and not typed: it stands as the language of now writes it.
            self._proposed = day(self.host.today)
            field.load(self._proposed)
            self._judge(field)
        self._show_picked()

    def saved(self) -> Saved | Line:
        return Saved.NO if self._dirty else super().saved()

    # What is written

    @property
    def day(self) -> date | None:
        """The day of the entry, None when it cannot be read."""
        return read_date(self._text("dato"), today=self.host.today).day

    def _text(self, name: str) -> str:
        return " ".join(self.query_one(f"#{name}", Field).value.split())

    @property
    def decision(self) -> str | None:
        """The decision that is chosen."""
        return self.query_one(DecisionLine).value

    def values(self) -> dict[str, Any]:
        """The entry as it is written so far."""
        found: dict[str, Any] = {"dato": self.day, "beslutning": self.decision}
        for name in ("maal", "tiltak"):
            kept = [key for key in self._known.get(name, ()) if key in self.host.plan.tables.get(name, {})]
            found[name] = tuple(sorted(kept))
        found |= {name: self._text(name) for name in TEXTS}
        return found

    def _touched(self) -> None:
        if not self._dirty:
            self._dirty = True
            self.query_one(TitleLine).show(state=Saved.NO)
        self._warned = False
        self.unsay()

    @on(Field.Changed)
    def _typed(self, message: Field.Changed) -> None:
        self._touched()
        self._judge(message.field)
        if message.field.id == "tittel":
            self._offers = tuple(
                one._replace(title=self._text("tittel")) if one.kind == BEGIN else one for one in self._offers
            )
        if message.field.id in ("tittel", "dato"):
            self._redraw()

    def _judge(self, field: Field) -> None:
        """Says beside a field what a date is read as, or that a text seems to name somebody."""
        if field.id == "dato":
            reading = read_date(field.value, today=self.host.today)
            if reading.day is None:
                field.wrong(reading_words(reading) or _("mangler"))
            else:
                shown = day_reading(reading.day)
                field.say(shown if shown.partition(" ")[2] != field.value.strip() else "")
            return
        name = named_person(self.host.plan, field.value)
        told = _("ser ut som navnet på en person: {name}. Skriv heller rollen.")
        field.say(line(("! ", "warn"), (told.format(name=name), "warn")) if name else "")

    @on(Field.Submitted)
    def _entered(self) -> None:
        self.action_step(1)

    @on(PickLine.Asked)
    def _asked(self, message: PickLine.Asked) -> None:
        name = message.part.id or ""
        kind = Goal if name == "maal" else Measure
        options = [Option(one.key, one.title, str(one.values.get("nr", ""))) for one in self.host.plan.ordered(kind)]

        def take(keys: tuple[str, ...]) -> None:
            self._known[name] = keys
            self._touched()
            self._show_picked()

        title = label(LogEntry.fields[name]).upper()
        self.app.push_screen(PickSeveralScreen(self.PLACE, title, options, self._known.get(name, ()), take))

    def _show_picked(self) -> None:
        plan = self.host.plan
        for name in ("maal", "tiltak"):
            self.query_one(f"#{name}", PickLine).show(named(plan, TABLES[name].table, self._known.get(name, ())))
        self._offer_anew()

    @on(DecisionLine.Decided)
    def _decided(self) -> None:
        self._touched()
        self.query_one("#tittel").display = self.decision == "nytt"
        self._offer_anew()

    # What follows

    def _offer_anew(self) -> None:
        """What the decision means now; what was chosen before stays chosen."""
        before = {(one.kind, one.key): one for one in self._offers}
        found = offers(self.host.plan, self.decision, self._known.get("tiltak", ()))
        self._offers = tuple(before.get((one.kind, one.key), one) for one in found)
        self._redraw()

    def _redraw(self) -> None:
        listing = self.query_one(OfferList)
        listing.can_focus = any(one.kind != BEGIN for one in self._offers)
        listing.refresh_rows()
        listing.refresh(layout=True)
        self._show_keys()

    def _about_rows(self, width: int, height: int) -> Sequence[Row]:
        return about_rows(self.host.plan, self._about, width)

    def _offer_rows(self, width: int, height: int) -> Sequence[Row]:
        if not self.is_mounted:
            return ()
        today = self.host.today
        picked = bool(self._known.get("tiltak"))
        rows = offer_rows(self.host.plan, self.decision, self._offers, self.day or today, today, width, picked=picked)
        # One thing is lit at a time: what follows can be chosen only while the list has the focus.
        return rows if self.query_one(OfferList).has_focus else [row._replace(target=None) for row in rows]

    @property
    def _offer(self) -> Offer | None:
        target = self.query_one(OfferList).selected
        return self._offers[target.at] if isinstance(target, OfferAt) and target.at < len(self._offers) else None

    def _change(self, offer: Offer, **changes: Any) -> None:
        changed = offer._replace(**changes)
        self._offers = tuple(changed if one is offer else one for one in self._offers)
        self._touched()
        self._redraw()

    def action_tick(self) -> None:
        """Take the change along, or let it be."""
        offer = self._offer
        if offer is not None and offer.kind != BEGIN:
            self._change(offer, on=not offer.on)

    def action_more(self, step: int) -> None:
        """A week more or less, or another measure that replaces this one."""
        offer = self._offer
        if offer is None:
            return
        if offer.kind in (MOVE, REVISION):
            self._change(offer, weeks=max(-_MOST_WEEKS, min(_MOST_WEEKS, offer.weeks + step)), on=True)
        elif offer.kind == STOP:
            others = [one.key for one in self.host.plan.measures if one.key != offer.key and is_open(one)]
            keys = ["", *others]
            at = keys.index(offer.successor) if offer.successor in keys else 0
            self._change(offer, successor=keys[(at + step) % len(keys)], on=True)

    @on(Canvas.Chosen, "#offers")
    def _ticked(self) -> None:
        self.action_tick()

    # Going about

    @on(EdgeCanvas.Beyond)
    def _beyond(self, message: EdgeCanvas.Beyond) -> None:
        self.action_step(message.step)

    def action_step(self, step: int) -> None:
        """To the next field or the one before."""
        (self.focus_next if step > 0 else self.focus_previous)("Field, Part, OfferList")

    def _show_keys(self) -> None:
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def on_descendant_focus(self) -> None:
        self._show_keys()
        self.query_one(OfferList).refresh_rows()

    def commands(self) -> Sequence[Command]:
        focused = self.focused
        found: list[Command] = [FIELDS]
        found += [PICK_VALUE] if isinstance(focused, DecisionLine | OfferList) else []
        found += [TICK_OFFER] if isinstance(focused, OfferList) else []
        found += [PICK_SEVERAL] if isinstance(focused, PickLine) else []
        return (*found, SAVE_ENTRY, DISCARD)

    def hints(self) -> list[Hint]:
        return [*map(hint, self.commands()), Hint("F1", _("hjelp"), "app.help")]

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        if isinstance(self.focused, PickLine):
            self.focused.action_ask()

    # The end

    def action_save(self) -> None:
        """The entry and what follows it into the plan, as one step."""
        values = self.values()
        if values["dato"] is None:
            self.query_one("#dato", Field).focus()
            self.say(_("Datoen kan ikke leses. Ingenting er lagret ennå."))
            return
        if not any(values[name] for name in (*TEXTS, "beslutning")):
            self.say(_("Skriv noe først: hva dere lykkes med, eller hva som ble besluttet."))
            return
        if any(one.kind == BEGIN and not one.title for one in self._offers):
            self.query_one("#tittel", Field).focus()
            self.say(_("Hva skal det nye tiltaket hete? Ingenting er lagret ennå."))
            return
        edit = written(self.host.plan, values, self._offers)
        entry = edit.edits[0]
        if not self.host.edit(edit):
            return
        assert isinstance(entry, Add)
        place, host, done = Place(LogEntry.table, entry.entities[0].key), self.host, self._done
        n = len(edit.edits) - 1
        said = _("Innførselen er lagret.")
        if n:
            said = ngettext("Innførselen er lagret, med {n} endring.", "Innførselen er lagret, med {n} endringer.", n)
        self.app.pop_screen()
        done(place)
        host.say(said.format(n=n), undo=True)

    def _may_leave(self) -> bool:
        """Whether what is written may be thrown away; the first time it is only said."""
        if not self._dirty or self._warned:
            return True
        self._warned = True
        self.say(_("Innførselen er ikke lagret. Ctrl+S lagrer den, Esc en gang til forkaster den."))
        return False

    def action_back(self) -> None:
        """Throw away what is written, when it is asked for twice."""
        if self._may_leave():
            self.app.pop_screen()

    @on(TabLine.PlaceChosen)
    def _place_clicked(self, message: TabLine.PlaceChosen) -> None:
        message.prevent_default()
        if self._may_leave():
            self.host.go(message.key)
