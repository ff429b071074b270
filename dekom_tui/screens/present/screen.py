"""For the room (F5): one thing of the plan on the whole screen, without a frame, page by page with a clicker."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType

from dekom_tui.plan.deck import Slide, deck, find, part_begins
from dekom_tui.plan.format import TABLES, Texts
from dekom_tui.plan.model import Place
from dekom_tui.screens.host import Follower, Host
from dekom_tui.screens.present.clicker import ClickerScreen
from dekom_tui.screens.present.sheet import Sheet
from dekom_tui.screens.present.view import foot, page_name, pages, way_to
from dekom_tui.screens.ways import key_of, lead, there
from dekom_tui.widgets.lines import BLANK, Line

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

_KEPT: Final = 64
"""Slides whose pages are kept drawn."""


class PresentScreen(ClickerScreen, Follower):
    """The plan for the room, from a place of it on. No key of the program below works here, and none leads to it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(str(number), f"part({number})", show=False) for number in range(8)]

    def __init__(self, place: Place) -> None:
        """`place` is what is shown first: an entity, an answer as Place(SECTION, FIELD), a register as Place(TABLE)."""
        super().__init__()
        self._asked = place
        self._at = -1
        self._page = 0
        self._plan: Plan | None = None
        self._drawn: dict[tuple[Slide, Sheet], list[list[Line]]] = {}

    @property
    def slides(self) -> tuple[Slide, ...]:
        """All that can be shown, in order."""
        return deck(self.host.plan)

    @property
    def slide(self) -> Slide:
        """What is shown."""
        return self.slides[self._at]

    def on_mount(self) -> None:
        self._at = find(self.slides, self._asked)
        self._asked = self.slide.place
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        if self._at >= 0:
            self.draw()

    def plan_changed(self) -> None:
        """Stays at what is shown; where that is gone, at what came nearest to it."""
        before = self._plan
        if before is None or before is self.host.plan:
            return
        place = deck(before)[self._at].place
        self._drawn.clear()
        there = next((at for at, one in enumerate(self.slides) if one.place == place), None)
        self._at = there if there is not None else min(self._at, len(self.slides) - 1)
        self.draw()

    def _pages(self, at: int) -> list[list[Line]]:
        """The pages of a slide on this screen."""
        sheet = Sheet(self.size.width, self.size.height)
        key = (self.slides[at], sheet)
        if key not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            self._drawn[key] = pages(self.host.plan, self.slides[at], self.host.today, sheet)
        return self._drawn[key]

    def draw(self) -> None:
        self._plan = self.host.plan
        super().draw()

    def page_lines(self) -> list[Line]:
        here = self._pages(self._at)
        self._page = min(self._page, len(here) - 1)
        sheet = Sheet(self.size.width, self.size.height)
        page = list(here[self._page][: sheet.foot])
        page += [BLANK] * (sheet.foot - len(page))
        return [*page, self._foot(sheet.width)]

    def _foot(self, width: int) -> Line:
        plan, slides, slide = self.host.plan, self.slides, self.slide
        pages_here = len(self._pages(self._at))
        before = after = ""
        if self._page:
            before = page_name(plan, slide, self._page)
        elif self._at:
            before = way_to(plan, slide, slides[self._at - 1])
        if self._page + 1 < pages_here:
            after = page_name(plan, slide, self._page + 2)
        elif self._at + 1 < len(slides):
            after = way_to(plan, slide, slides[self._at + 1])
        group = [at for at, one in enumerate(slides) if slide.group and one.group == slide.group]
        if pages_here == 1 and group:
            return foot(before, after, group.index(self._at), len(group), width)
        return foot(before, after, self._page, pages_here, width)

    # Turning

    def action_turn(self, step: int) -> None:
        if self._dark:
            self.action_blank()
            return
        page = self._page + step
        if 0 <= page < len(self._pages(self._at)):
            self._page = page
        elif 0 <= self._at + step < len(self.slides):
            self._at += step
            self._page = 0 if step > 0 else len(self._pages(self._at)) - 1
        self.draw()

    def action_end(self, step: int) -> None:
        self._to(0 if step < 0 else len(self.slides) - 1)
        if step > 0:
            self._page = len(self._pages(self._at)) - 1
            self.draw()

    def action_part(self, number: int) -> None:
        """To the beginning of a section; 0 is the overview."""
        at = part_begins(self.slides, number)
        if at is not None:
            self._to(at)

    def _to(self, at: int) -> None:
        self._at, self._page, self._dark = at, 0, False
        self.draw()

    def action_leave(self) -> None:
        """Back to the program, where what was shown last stands."""
        place, program = self.slide.place, self.host
        moved = place != self._asked
        self.dismiss()
        if moved:
            program.call_later(_return, program, place)


def _return(program: Host, place: Place) -> None:
    """To where in the program something stands that was shown."""
    if place.table == "rammer":
        program.go("0", place)
    elif place.table == Texts.table or place.table.startswith("("):
        key = key_of(Place(place.table), place.key)
        program.go(key if there(key) else "0")
    elif place.key and not TABLES[place.table].keyed:
        lead(program, Place(place.table), place.key)
    else:
        lead(program, place)
