"""What the parts of the meeting's screen share: the room, what is sent, and what may be wrong with what is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.meeting.phases import Face
from dekom_tui.screens.meeting.prompt import Prompt
from dekom_tui.screens.meeting.room import RUNNING, Room
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.live.client import Client


class Acting(FrameScreen):
    """A screen that acts on a meeting."""

    def __init__(self, client: Client) -> None:
        """`client` follows the meeting; the screen enters and leaves it."""
        super().__init__()
        self.client = client
        self.room = Room()
        self.face = Face()

    @property
    def page(self) -> Canvas:
        """What the room looks at."""
        return self.query_one("#page", Canvas)

    @property
    def clusters_pane(self) -> Canvas:
        """The clusters, while there is room for them beside the contributions."""
        return self.query_one("#left", Canvas)

    @property
    def prompt(self) -> Prompt:
        """Where the facilitator types."""
        return self.query_one(Prompt)

    @property
    def item(self) -> str:
        """The id of the item that is on."""
        return str(self.room.item.get("id", ""))

    @property
    def going(self) -> bool:
        """Whether an item is on."""
        return self.room.stage == RUNNING and bool(self.item)

    async def send(self, kind: str, data: Mapping[str, Any]) -> bool:
        """Do something in the meeting, durably; why it was refused stands in the key line."""
        raise NotImplementedError

    async def lift_next(self, step: int) -> None:
        """Hold up the contribution that comes next in its cluster, or came before."""
        raise NotImplementedError

    def show_meeting(self) -> None:
        """Draw all of it anew."""
        raise NotImplementedError


# What is wrong with what was filled in


def filled(values: Sequence[str]) -> str:
    """The first line must not be empty."""
    return "" if values[0] else _("skriv noe først")


def all_counts(values: Sequence[str]) -> str:
    """Each line is a count, or empty."""
    good = all(not one or (one.isdigit() and int(one) <= 5000) for one in values)
    return "" if good else _("skriv hele tall")


def two_to_eight(values: Sequence[str]) -> str:
    """A size of groups."""
    return "" if values[0].isdigit() and 2 <= int(values[0]) <= 8 else _("2 til 8")


def one_to_two_hundred(values: Sequence[str]) -> str:
    """A number of groups."""
    return "" if values[0].isdigit() and 1 <= int(values[0]) <= 200 else _("1 til 200")


def text_and_group(values: Sequence[str]) -> str:
    """A text, and the number of a group or nothing."""
    return filled(values[:1]) or all_counts(values[1:])
