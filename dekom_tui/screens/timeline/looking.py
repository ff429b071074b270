"""What people choose to see of a timeline: how it is grouped and ordered, which measures, and who has much when."""

from __future__ import annotations

from dekom_tui.plan.listing import ORDERS
from dekom_tui.plan.timeline.arrange import GROUPINGS, Shown
from dekom_tui.screens.timeline.acts import MeasureActs
from dekom_tui.screens.timeline.view import Look, Sheet, grouping_for, grouping_words, order_words


class Looking(MeasureActs):
    """A timeline that can be looked at in several ways."""

    look = Look()
    _sheet: Sheet | None = None

    @property
    def room(self) -> tuple[int, int]:
        """The cells of the bars, and the rows of the screen."""
        raise NotImplementedError

    def rearrange(self, said: str = "") -> None:
        """Draws everything anew, and says what has changed."""
        raise NotImplementedError

    def action_groups(self) -> None:
        """The next way to group."""
        now = grouping_for(self.look, self.room[0])
        grouping = GROUPINGS[(GROUPINGS.index(now) + 1) % len(GROUPINGS)]
        self.look = self.look._replace(grouping=grouping)
        self.rearrange(grouping_words(grouping))

    def action_order(self) -> None:
        """By number, by start, by end."""
        order = ORDERS[(ORDERS.index(self.look.order) + 1) % len(ORDERS)]
        self.look = self.look._replace(order=order)
        self.rearrange(order_words(order))

    def action_load(self) -> None:
        """Show or hide who has much when."""
        shown = self._sheet is not None and bool(self._sheet.load)
        self.look = self.look._replace(load=not shown)
        self.rearrange()

    def action_which(self) -> None:
        """Choose which measures are shown."""
        if self.host.plan.measures:
            from dekom_tui.screens.timeline.which import WhichScreen

            self.app.push_screen(WhichScreen(self.look.shown, self.take_shown))

    def take_shown(self, shown: Shown) -> None:
        """Show only these."""
        self.look = self.look._replace(shown=shown)
        self.rearrange()
