"""Nothing that is hidden from the room is drawn on its screen, whatever is done in the meeting."""

from __future__ import annotations

from hypothesis import given, settings

from dekom_tui.commands import Command
from dekom_tui.meeting.fold import fold
from dekom_tui.meeting.state import State
from dekom_tui.meeting.summary import summary
from dekom_tui.meeting.views import room_view
from dekom_tui.screens.meeting.entries_view import Cluster
from dekom_tui.screens.meeting.head import net_notice, phase_line, title_words
from dekom_tui.screens.meeting.phases import Face, commands_of, left_rows, page_rows
from dekom_tui.screens.meeting.private_view import private_rows
from dekom_tui.screens.meeting.room import ENDED, PARKED, Room
from dekom_tui.screens.meeting.steps import following, preceding
from dekom_tui.widgets.lines import plain
from tests.meeting.held import random_meeting
from tests.meeting.test_any_meeting import MEETINGS, SECRET, quickly, seen_in_the_room
from tests.screens.conftest import text_of
from tests.screens.meeting.rooms import held, room

SIZES = ((80, 21), (140, 37))


def drawn(room: Room, face: Face) -> str:
    """All that stands on the screen of a room."""
    found = [" ".join(title_words(room)), str(net_notice(room, None, 80)), str(room.view.get("message", ""))]
    for width, height in SIZES:
        found += [text_of(page_rows(room, face, width, height, dark=True)), plain(phase_line(room, width)[0])]
        found.append(text_of(left_rows(room, face, 29, height)))
    shown: list[Command] = list(commands_of(room, face, following(room), preceding(room)))
    return "\n".join([*found, *(str(one) for one in shown)])


@given(MEETINGS)
@settings(quickly, max_examples=25)
def test_what_is_hidden_is_nowhere_on_the_rooms_screen(choices: list[tuple[int, int]]) -> None:
    """At every moment of any meeting, whatever is chosen on the screen; a screen that has followed from the start."""
    held = random_meeting(choices)
    state, room, known = State(), Room(), dict[str, dict[str, object]]()
    for event in held.events:
        fold(state, event)
        view = room_view(state)
        known = {one["id"]: one for one in view["entries"]["list"]}
        room.take(view, known, {})
        chosen = [Face(cluster=one["id"]) for one in room.clusters[:2]]
        for face in (Face(), Face(cluster=PARKED, chosen=Cluster("")), *chosen):
            if room.stage == ENDED:
                face = face._replace(summary=summary(state))
            hidden = set(SECRET.findall(drawn(room, face))) - seen_in_the_room(state)
            assert not (hidden if room.stage != ENDED else hidden - _closing(state)), room.phase


def _closing(state: State) -> set[str]:
    """What the page at the end tells beside the decisions: who does what, and what was concluded."""
    told = {one.text for item in state.items.values() for one in item.follow_ups.values()}
    return told.union(*(SECRET.findall(item.conclusion) for item in state.items.values()))


def test_the_facilitator_is_told_what_the_room_looks_at() -> None:
    """In each phase by what stands there: the question, the contributions, the figures, what is decided."""
    of = held()
    of.go("igp", "alone")
    of.host("contribute", item="igp", text="Lite tenketid")
    id = next(iter(of.state.items["igp"].entries))

    def told() -> str:
        known = room(of)
        return text_of(private_rows(known, None, (), following(known), 80, 21)).splitlines()[1]

    assert "spørsmålet og klokka" in told()
    of.go("igp", "show")
    assert told().endswith("innspillene")
    of.host("spotlight", item="igp", id=id)
    assert "innspill 1, alene" in told()
    of.host("spotlight", item="igp", id="")
    of.go("igp", "vote")
    of.host("results", item="igp", on=True)
    assert told().endswith("tallene")
    of.go("igp", "decide")
    assert told().endswith("det dere kommer fram til")
