"""What every screen of a plan shares: the frame, the keys that work everywhere, and being told of changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from dekom_tui.commands import EVERYWHERE, FIND, HELP, PALETTE, PLACES, PRESENT, Command
from dekom_tui.plan.model import Place as PlanPlace
from dekom_tui.plan.text import fold
from dekom_tui.screens.host import Host, host
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import Hint, KeyLine, Place, Saved, TabLine, TitleLine
from dekom_tui.widgets.lighting import columns_of
from dekom_tui.widgets.lines import BLANK, Line, Row, cells, indent, line, paragraph
from dekom_tui.widgets.paint import LineWidget
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import title_stamp
from dekom_tui.words.language import _
from dekom_tui.words.values import plan_name

PASSING = ("changed", "busy")
"""The troubles that a save gets over by itself."""

SAID_FOR = 6.0
"""Seconds that a sentence to the user stands in the key line."""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Textual's bindings of commands; a letter works with shift and caps lock too, as key lines show it."""
    return [
        Binding(key, command.name, command.help, show=False)
        for command in commands
        for letter in command.keys
        for key in ((letter, letter.upper()) if len(letter) == 1 and letter.islower() else (letter,))
        if command.name
    ]


def hint(command: Command) -> Hint:
    """A command as the key line shows it."""
    short = _(command.short) if command.short else ""
    action = f"app.{command.name}" if command in EVERYWHERE else command.name
    return Hint(_(command.shown), _(command.words), action, short, firm=command == PRESENT)


_FEW = 3
"""With more keys of its own than this a screen shows but F5 of what works on most of them, unless it is broad."""
_BROAD = 120

SMALLEST = (60, 18)
"""Columns and rows below which a screen has no room for what it must say."""


class TooSmall(LineWidget):
    """Lies over everything while the window is too small; what is under it keeps its text and its focus."""

    def line_at(self, y: int) -> Line:
        width, height = self.app.size
        said = _(
            "Vinduet er {width}x{height}. dekom trenger minst {columns}x{rows}: gjør det større, eller skriften mindre."
        )
        text = said.format(width=width, height=height, columns=SMALLEST[0], rows=SMALLEST[1])
        lines = paragraph(text, max(1, width - 2))
        at = y - max(0, (height - len(lines)) // 2)
        return indent(lines[at]) if 0 <= at < len(lines) else BLANK


class FrameScreen(Screen[None]):
    """A screen in the frame: title line, tab line, what it is about, key line."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    """What can be done here, the most useful first."""
    PLACE = ""
    """The key of its place in the tab line; empty for what belongs to the workspace and not to a plan."""

    FINDS: ClassVar[Command | None] = None
    """FIND in the words of this screen, where one can look for words; None where not."""

    LEADS_OUT: ClassVar[bool] = True
    """Whether the keys of the places lead there from here."""

    AUTO_FOCUS = "*"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, one.name, one.help, show=False) for one in (FIND, PRESENT) for key in one.keys
    ]
    # Textual declares these without ClassVar, and an override has to agree.
    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (SMALLEST[0], "-broad-enough")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (SMALLEST[1], "-high-enough")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield TitleLine(id="title")
        yield TabLine(id="tabs")
        yield from self.middle()
        yield KeyLine(id="keys")
        yield TooSmall()

    def middle(self) -> ComposeResult:
        """The body, in a container where it needs one."""
        yield from self.body()

    def body(self) -> Iterable[Widget]:
        """What stands between the frame's lines."""
        raise NotImplementedError

    @property
    def host(self) -> Host:
        """The program."""
        return host(self)

    def commands(self) -> Sequence[Command]:
        """The commands that work here and now."""
        return self.COMMANDS_HERE

    def hints(self) -> list[Hint]:
        """What the key line shows: the commands of now, then what works on most screens, help last."""
        loud = [one for one in self.commands() if not one.quiet]
        return self.line_of(loud[: 5 if len(loud) > 5 else 6])

    def line_of(self, loud: Sequence[Command]) -> list[Hint]:
        """The key line that begins with these."""
        rest = (*self.general(), PALETTE)
        if len(loud) > _FEW and self.app.size.width < _BROAD and PRESENT in rest:
            rest = (PRESENT,)
        return [*map(hint, loud), *map(hint, rest), hint(HELP)]

    def general(self) -> tuple[Command, ...]:
        """What works on most screens of a plan, and works here and now: to look for words, to show it to the room."""
        finding = (self.FINDS,) if self.FINDS is not None else ()
        return (*finding, PRESENT) if self.presented() is not None else finding

    def presented(self) -> PlanPlace | None:
        """What F5 shows: what is chosen here, as a slide of the deck has it; None where there is nothing to show."""
        return None

    def action_present(self) -> None:
        """Show what is chosen to the room."""
        place = self.presented()
        if place is not None:
            from dekom_tui.screens.present.screen import PresentScreen

            self.app.push_screen(PresentScreen(place))

    def action_find(self) -> None:
        """Look for words in the texts of the plan."""
        if self.FINDS is not None:
            from dekom_tui.screens.aids.find import FindScreen

            self.light("")
            self.app.push_screen(FindScreen(all_plans=not self.PLACE))

    def light(self, words: str) -> None:
        """Lights words that somebody looked for, wherever they stand here; "" puts them out."""
        for canvas in self.query(Canvas):
            canvas.light(words)

    def reads(self, text: str) -> bool:
        """Whether a piece of text can be read here, broken over lines or not."""
        wanted = fold(" ".join(text.split()))
        return any(wanted in fold(column) for canvas in self.query(Canvas) for column in columns_of(canvas.rows))

    def on_screen_suspend(self) -> None:
        self.light("")

    _said: Timer | None = None

    def on_mount(self) -> None:
        self.show_frame()

    def show_frame(self) -> None:
        """Draws the frame's lines anew."""
        title = self.query_one(TitleLine)
        if self.PLACE:
            places = [Place(one.key, _(one.name)) for one in PLACES]
            plan = self.host.plan
            school = plan.head.skole or ""
            if self.host.practising:
                school = _("Øvingsplan · {school}").format(school=school)
            when = title_stamp(self.host.today)
            title.show(school=school, plan=self.named(plan_name(plan)), when=when, state=self.saved())
            title.notice(self.trouble())
        else:
            places = [Place("", _("Planer"))]
            where = f"{self.host.workspace.resolve().name}/"
            title.show(school="dekom", plan=where, when=title_stamp(self.host.today), state=BLANK)
        self.query_one(TabLine).show(places, self.PLACE)
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def trouble(self) -> str:
        """What keeps the plan from being saved and what to do, as much of it as the title line has room for."""
        why = self.host.session.state.why
        if why is None or why.code in PASSING:
            return ""
        told = why.told()
        room = self.app.size.width - 2
        texts = ("! " + " ".join(told), f"! {told.happened} {told.do}", f"! {told.happened}")
        return next((text for text in texts if len(text) <= room), texts[-1])

    def named(self, plan: str) -> str:
        """The plan's name in the title line; that a merge is open stands in its place."""
        kind, questions = self.host.session.unfinished
        if not kind and not questions:
            return plan
        from dekom_tui.words.unfinished import unfinished_name

        return unfinished_name(kind)

    def saved(self) -> Saved | Line:
        """Whether everything is on disk. What waits a moment for the next save is being written.

        What a merge has left to be answered comes before that all is saved.
        """
        session = self.host.session
        state = session.state
        if state.kind == "saved" and session.unfinished.is_there:
            from dekom_tui.words.unfinished import questions_words

            return line((f"! {questions_words(session.unfinished.questions)} · F7", "warn"))
        if state.kind == "saved":
            return Saved.YES
        return Saved.NO if state.why is not None or session.conflicts else Saved.WRITING

    def writing_begun(self) -> None:
        """What is on screen is not on disk any more."""
        self.query_one(TitleLine).show(state=Saved.WRITING)

    def say(self, text: str, undo: bool = False) -> None:
        """A sentence in the key line for a while; the next key or six seconds take it away."""
        taking_back = Hint("Ctrl+Z", _("angre"), "app.undo")
        room = self.size.width - (cells(taking_back.key + taking_back.words) + 7 if undo else 2)
        said = Hint(cut(text, max(1, room)), "")
        keys = [said, taking_back] if undo else [said]
        self.query_one(KeyLine).show(keys)
        if self._said is not None:
            self._said.stop()
        self._said = self.set_timer(SAID_FOR, self.unsay)

    def unsay(self) -> None:
        """The key line shows the keys again."""
        if self._said is not None:
            self._said.stop()
            self._said = None
            self.query_one(KeyLine).show(self.hints())

    def on_screen_resume(self) -> None:
        self.plan_changed()

    def plan_changed(self) -> None:
        """Draws what the plan says now."""
        self.show_frame()

    def take_back(self, redo: bool) -> bool:
        """Undo what this screen changes itself, or do it again; False where that is the plan."""
        return False

    def show(self, target: PlanPlace | None) -> None:
        """Choose something on this screen, as who came here wants."""

    @on(TabLine.PlaceChosen)
    def _place_clicked(self, message: TabLine.PlaceChosen) -> None:
        self.host.go(message.key)


class PlaceScreen(FrameScreen):
    """A place of the program that is one canvas of rows."""

    FOLLOWS_CHOICE: ClassVar[bool] = True
    """Whether what is drawn depends on what is chosen."""

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, id="canvas")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What is on the canvas, for its size. Drawn anew when the plan or the size is another."""
        raise NotImplementedError

    @property
    def canvas(self) -> Canvas:
        """The rows on screen."""
        return self.query_one("#canvas", Canvas)

    @property
    def chosen(self) -> object | None:
        """The target that is selected."""
        return self.canvas.selected

    def plan_changed(self) -> None:
        super().plan_changed()
        self.canvas.refresh_rows()

    def show(self, target: PlanPlace | None) -> None:
        if target is not None:
            self.canvas.select(target)

    @on(Canvas.Highlighted)
    def _moved(self, message: Canvas.Highlighted) -> None:
        if self.FOLLOWS_CHOICE:
            self.canvas.refresh_rows()
        self.unsay()
        self.query_one(KeyLine).show(self.hints())

    @on(Canvas.Chosen)
    def _opened(self, message: Canvas.Chosen) -> None:
        self.open(message.target)

    def open(self, target: object) -> None:
        """Enter, or a click on what is selected already."""


EVERYWHERE_BINDINGS = bindings(EVERYWHERE)
PLACE_BINDINGS: list[BindingType] = [
    Binding(key, f"place('{one.key}')", one.title, show=False)
    for one in PLACES
    for key in dict.fromkeys((one.key.lower(), one.key))
]
