"""R Rød tråd: the thread as a picture, the loose ends under it, and beside it the chosen one's thread as a story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.timer import Timer
from textual.widget import Widget

from dekom_tui.commands import (
    ADD,
    CHOOSE,
    FIND,
    HELP,
    JOINTS,
    LOOSE_ENDS,
    MATRIX,
    OPEN,
    PALETTE,
    PRESENT,
    TIE_KNOT,
    TO_PICTURE,
    UNTIE,
    WRITE_SIGN,
    Command,
)
from dekom_tui.data import data
from dekom_tui.plan.deck import OVERVIEW
from dekom_tui.plan.format import Goal, LogEntry, Measure
from dekom_tui.plan.model import Place
from dekom_tui.plan.thread import loose
from dekom_tui.plan.tying import hangs_together, partners
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.screens.thread.beads import SIGN, Spot, across, beads, beside, first, kept, spot_of
from dekom_tui.screens.thread.loose import PARTNER, End, end_rows, title
from dekom_tui.screens.thread.narrow import narrow
from dekom_tui.screens.thread.picture import picture, picture_rows
from dekom_tui.screens.thread.sheet import Sheet
from dekom_tui.screens.thread.stage import Ends, EndsTitle, Stage
from dekom_tui.screens.thread.told import empty_rows, told_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import Hint, KeyLine
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import N_

SLIM: Final = 76
"""Below this width the path alone is shown, joint under joint."""
WIDE: Final = 120
"""From this width the story stands beside the picture."""
REST: Final = 0.05
"""Seconds after which people have come to rest on something, and its story is told."""
_FRAME: Final = 3
_AROUND: Final = 4
"""The rows above the headings, above the loose ends, of their title, and under them."""
_FEW: Final = 4
"""So many loose ends are seen before the picture gets more rows than it needs."""
_SIGN: Final = "measure-not-evaluated"
_SLIM_ROWS: Final = 10
_SLIM_FEW: Final = 3


class ThreadScreen(FrameScreen):
    """The red thread."""

    PLACE = "R"
    FINDS = FIND
    CSS_PATH: ClassVar = [str(data("styles", "thread.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        *(JOINTS, CHOOSE, OPEN, TIE_KNOT, UNTIE),
        *(MATRIX, LOOSE_ENDS, WRITE_SIGN, ADD),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((TIE_KNOT, UNTIE, MATRIX, LOOSE_ENDS, WRITE_SIGN, ADD)),
        Binding("escape", "back", show=False),
        Binding("tab", "ends", show=False),
        Binding("shift+tab", "ends", show=False),
    ]

    _spot: Spot | None = None
    _resting: Timer | None = None
    _before: Mapping[str, frozenset[str]] | None = None

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[int, Spot] = {}

    def middle(self) -> ComposeResult:
        with Container(id="body"):
            yield from self.body()

    def body(self) -> Iterable[Widget]:
        yield Vertical(
            Stage(self.sheet, id="picture"),
            EndsTitle(lambda: title(self.host.plan), id="ends-title"),
            Ends(self.ends_rows, tell_edges=True, id="ends"),
            id="left",
        )
        yield Rule(id="rule")
        yield Canvas(self.told, tell_edges=True, id="told")
        yield Canvas(self.empty, id="empty")

    # What is drawn

    @property
    def stage(self) -> Stage:
        """The picture."""
        return self.query_one(Stage)

    @property
    def ends(self) -> Canvas:
        """The loose ends."""
        return self.query_one("#ends", Canvas)

    @property
    def spot(self) -> Spot | None:
        """What is chosen."""
        return self._spot

    @property
    def chosen(self) -> Place | None:
        """The same as a place of the plan, for whoever goes on to another screen with it."""
        return self._spot.place if self._spot is not None else None

    @property
    def at_ends(self) -> bool:
        """Whether people are among the loose ends."""
        return self.ends.has_focus

    @property
    def slim(self) -> bool:
        """Whether only the path has room."""
        return self.app.size.width < SLIM

    def sheet(self, width: int, height: int) -> Sheet:
        """The picture for its size."""
        draw = narrow if self.slim else picture
        return draw(self.host.plan, self.host.today, self._spot, width, height, focused=self.stage.has_focus)

    def ends_rows(self, width: int, height: int) -> Sequence[Row]:
        """The loose ends."""
        return end_rows(self.host.plan, width)

    def told(self, width: int, height: int) -> Sequence[Row]:
        """The story beside the picture."""
        return told_rows(self.host.plan, self._spot, width) if self.app.size.width >= WIDE else ()

    def empty(self, width: int, height: int) -> Sequence[Row]:
        """What there is to see before there is anything to tie."""
        return empty_rows(width)

    def on_mount(self) -> None:
        self._spot = self._spot or first(self.host.plan)
        self._fit(self.app.size.width, self.app.size.height)
        (self.query_one("#empty") if self._spot is None else self.stage).focus()

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width, event.size.height)
        self.redraw()

    def _fit(self, width: int, height: int) -> None:
        """Shares the rows between the picture and the loose ends."""
        plan = self.host.plan
        self.set_class(beads(plan).empty, "-empty")
        self.set_class(width >= WIDE, "-wide")
        self.query_one("#told").styles.width = max(36, min(52, width // 4 + 1))
        room, count = max(4, height - _FRAME - _AROUND), len(loose(plan))
        rows = picture_rows(plan, room, count, _FEW if room > _SLIM_ROWS else _SLIM_FEW)
        self.stage.styles.height = min(_SLIM_ROWS, room + _AROUND - 2 - _SLIM_FEW) if self.slim else rows
        self.stage.styles.margin = 0 if self.slim else (1, 0, 0, 0)

    def plan_changed(self) -> None:
        super().plan_changed()
        plan = self.host.plan
        if self._before is not None:
            new = next((key for key in plan.of(Goal) if key not in self._before["maal"]), None)
            if new is not None:
                self._before, self._spot = None, spot_of(plan, Place("maal", new))
        was_empty = self._spot is None
        self._spot = kept(plan, self._spot)
        self._last = {at: one for at, one in self._last.items() if one in beads(plan).columns[at]}
        self._fit(self.app.size.width, self.app.size.height)
        self.redraw()
        if self._spot is None:
            self.query_one("#empty").focus()
        elif was_empty or (self.at_ends and not loose(plan)):
            self.stage.focus()

    def redraw(self) -> None:
        """Draws everything anew."""
        self.stage.refresh_rows()
        self.query_one(EndsTitle).refresh()
        self.ends.refresh_rows()
        self.query_one("#told", Canvas).refresh_rows()
        self.show_keys()

    def show_keys(self) -> None:
        """Draws the key line anew, unless something is being said in it."""
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def choose_spot(self, spot: Spot | None) -> None:
        """Light another one's path."""
        if spot is None or spot == self._spot:
            return
        self._spot = spot
        self._last[spot.column] = spot
        self.stage.refresh_rows()
        if self._resting is not None:
            self._resting.stop()
        if self.app.size.width >= WIDE:
            self._resting = self.set_timer(REST, self._tell)
        self.unsay()
        self.show_keys()

    def _tell(self) -> None:
        """Tell the story of what is chosen, from its beginning."""
        told = self.query_one("#told", Canvas)
        told.to_top()
        told.refresh_rows()

    # Moving

    def action_go(self, across_by: int, down_by: int) -> None:
        """Along the thread or in the joint; where only the path is shown, the joints stand under each other."""
        if self._spot is None:
            return
        if self.slim:
            across_by, down_by = max(-1, min(1, down_by)), across_by
        if across_by:
            self._last[self._spot.column] = self._spot
            self.choose_spot(across(self.host.plan, self._spot, across_by, self._last))
        else:
            self.choose_spot(beside(self.host.plan, self._spot, down_by))

    @on(Stage.Clicked)
    def _clicked(self, message: Stage.Clicked) -> None:
        if message.target == self._spot:
            self.action_choose()
        elif isinstance(message.target, Spot):
            self.choose_spot(message.target)

    @on(Stage.Wheel)
    def _turned(self, message: Stage.Wheel) -> None:
        if self._spot is not None:
            self.choose_spot(beside(self.host.plan, self._spot, message.step))

    @on(Canvas.Highlighted, "#ends")
    def _at_end(self, message: Canvas.Highlighted) -> None:
        if self.at_ends:
            self._follow_end()

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        if self.at_ends:
            self._follow_end()
        self.stage.refresh_rows()
        self.show_keys()

    def _follow_end(self) -> None:
        """Light what hangs loose."""
        end = self.ends.selected
        if isinstance(end, End):
            self.choose_spot(spot_of(self.host.plan, end.place))

    @on(Canvas.Chosen)
    def _opened(self, message: Canvas.Chosen) -> None:
        if isinstance(message.target, End):
            self.action_choose()
        elif message.target == "add":
            self.action_add()

    def show(self, target: Place | None) -> None:
        """Light the thread of what another screen asks for."""
        if target is not None:
            self.choose_spot(spot_of(self.host.plan, target))

    # What can be done

    def commands(self) -> Sequence[Command]:
        if self._spot is None:
            return (ADD._replace(words=N_("skriv det første målet"), help=N_("skriv det første målet")),)
        arrows = (JOINTS._replace(shown="↑↓"), CHOOSE._replace(shown="←→", words=N_("nabo")))
        moves = arrows if self.slim else (JOINTS, CHOOSE)
        untie = (UNTIE,) if self._tied() else ()
        sign = (WRITE_SIGN,) if self._measure() is not None else ()
        tie = (TIE_KNOT,) if self._partner() else ()
        matrix = (MATRIX,) if self.host.plan.goals and self.host.plan.measures else ()
        opening = OPEN._replace(quiet=self.app.size.width < WIDE)
        if self.at_ends:
            end = self.ends.selected
            both = (*sign, *tie) if isinstance(end, End) and end.written else (*tie, *sign)
            return (CHOOSE, *both, opening, *untie, TO_PICTURE)
        ends = (LOOSE_ENDS,) if loose(self.host.plan) else ()
        return (*moves, opening, *tie, *untie, *matrix, *ends, *(one._replace(quiet=True) for one in sign))

    def hints(self) -> list[Hint]:
        loud = [hint(one) for one in self.commands() if not one.quiet]
        rest = (*self.general(), PALETTE) if self.app.size.width >= WIDE else (PRESENT,)
        return [*loud, *map(hint, rest), hint(HELP)]

    def presented(self) -> Place:
        return self._spot.place if self._spot is not None else OVERVIEW

    def _tied(self) -> bool:
        """Whether what is chosen is tied to anything."""
        return self._spot is not None and hangs_together(self.host.plan, self._spot.place)

    def _partner(self) -> str:
        """The table of what K ties to first; empty where there is nothing to tie to."""
        if self._spot is None:
            return ""
        place = self._spot.place
        end = self.ends.selected if self.at_ends else None
        wanted = [PARTNER[end.code]] if isinstance(end, End) and end.place == place else []
        if self._spot.column == SIGN and place.table == "tiltak":
            wanted.append("logg")
        if place in beads(self.host.plan).loose:
            wanted += [PARTNER[one.code] for one in loose(self.host.plan) if one.place == place and one.code != _SIGN]
        there = (one for one in (*wanted, *partners(place.table)) if self.host.plan.tables.get(one))
        return next(there, "")

    def _measure(self) -> Measure | None:
        """The measure that is chosen, or whose sign is."""
        if self._spot is None or self._spot.place.table != "tiltak":
            return None
        return self.host.plan.of(Measure).get(self._spot.place.key)

    def action_choose(self) -> None:
        """Open the form of what is chosen."""
        if self._spot is not None:
            self.host.push_form(EntitySubject(self._spot.place))

    def action_tie(self) -> None:
        """Choose what to tie it to."""
        partner = self._partner()
        if self._spot is not None and partner:
            from dekom_tui.screens.thread.tie import TieScreen

            self.app.push_screen(TieScreen(self._spot.place, partner))

    def action_untie(self) -> None:
        """Untie it from the one thing that it is tied to, or choose from which."""
        if self._spot is not None and self._tied():
            from dekom_tui.screens.thread.tie import untie_from

            untie_from(self.host, self._spot.place)

    def action_matrix(self) -> None:
        """The other way to look: goals and measures as a matrix."""
        if self.host.plan.goals and self.host.plan.measures:
            from dekom_tui.screens.thread.matrix import MatrixScreen

            self.app.push_screen(MatrixScreen(self._spot.place if self._spot is not None else None))

    def action_ends(self) -> None:
        """To the loose ends, and back to the picture."""
        if self.at_ends or not loose(self.host.plan):
            if self._spot is not None:
                self.stage.focus()
        else:
            end = next((one for one in self.ends.rows if self._hangs(one)), None)
            if end is not None:
                self.ends.select(end.target)
            self.ends.focus()

    def _hangs(self, row: Row) -> bool:
        end = row.target
        return isinstance(end, End) and self._spot is not None and end.place == self._spot.place

    def action_sign(self) -> None:
        """Write in the log what is seen of the measure."""
        measure = self._measure()
        if measure is not None:
            known = {"dato": self.host.today, "tiltak": (measure.key,), "maal": measure.maal or None}
            self.host.push_new(LogEntry, {name: value for name, value in known.items() if value is not None})

    def action_add(self) -> None:
        """The first goal."""
        if self._spot is None:
            self._before = {"maal": frozenset(self.host.plan.of(Goal))}
            self.host.push_new(Goal)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """L is the log's own key where no measure is chosen."""
        return self._measure() is not None if action == "sign" else True

    async def action_back(self) -> None:
        """Out of the loose ends, and then out of the screen."""
        if self.at_ends and self._spot is not None:
            self.stage.focus()
        else:
            await self.app.run_action("app.back")
