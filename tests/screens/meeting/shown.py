"""The states of a meeting as the room's screen draws them, without a server and at a clock that stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.theme import Theme

from dekom_tui.screens.base import hint
from dekom_tui.screens.meeting.entries_view import LEFT, narrow
from dekom_tui.screens.meeting.head import PhaseLine, address, inside, title_words
from dekom_tui.screens.meeting.phases import Face, commands_of, left_rows, page_rows
from dekom_tui.screens.meeting.room import RUNNING, Room
from dekom_tui.screens.meeting.steps import following, preceding
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine, TitleLine
from dekom_tui.widgets.lines import line
from dekom_tui.widgets.theme import KVELD, themes
from tests.meeting.held import Held
from tests.screens.meeting.rooms import held, room, voted

TEXTS: Final = (
    "Lite tenketid i store grupper",
    "Jeg venter sikkert ikke mer enn to sekunder før jeg spør en annen",
    "Vikar og fravær",
    "Kan vi bruke video i stedet?",
    "Det er de samme som rekker opp hånda, og jeg er glad for at noen gjør det",
    "Vi har for mange oppgaver med bare ett riktig svar",
)


class RoomShown(App[None]):
    """A state of a meeting in the frame of its screen."""

    theme = Reactive(KVELD.name)
    CSS = f"""
    #panes {{ height: 1fr; }}
    #left {{ width: {LEFT - 2}; }}
    #rule {{ width: 2; }}
    """

    def __init__(self, shown: Room, face: Face, theme: str = KVELD.name) -> None:
        super().__init__()
        self.room, self.face = shown, face
        self.theme = theme

    @property
    def available_themes(self) -> dict[str, Theme]:
        return {theme.name: theme for theme in themes()}

    def get_theme(self, theme_name: str) -> Theme | None:
        return self.available_themes.get(theme_name)

    def compose(self) -> ComposeResult:
        face = self.face._replace(narrow=narrow(self.size.width))
        yield TitleLine(id="title")
        yield PhaseLine(self.room)
        with Horizontal(id="panes"):
            if face.two(self.room):
                yield Canvas(
                    lambda width, height: left_rows(self.room, face, width, height), tell_edges=True, id="left"
                )
                yield Rule(id="rule")
            yield Canvas(
                lambda width, height: page_rows(self.room, face, width, height, dark=self.theme == KVELD.name),
                tell_edges=True,
                id="page",
            )
        keys = commands_of(self.room, face, following(self.room), preceding(self.room))
        yield KeyLine([hint(one) for one in keys if not one.quiet][:6])

    def on_mount(self) -> None:
        school, meeting = title_words(self.room)
        where = address(self.room) if self.room.stage == RUNNING else ""
        state = line((where, "text"), "   " if where else "", inside(self.room))
        self.query_one(TitleLine).show(school=school, plan=meeting, when="", state=state)


def _written(count: int = 6) -> Held:
    found = held(24)
    found.go("igp", "alone")
    for number in range(count):
        found.do(f"d{number % 24 + 1}", "contribute", item="igp", text=TEXTS[number % len(TEXTS)], sure=True)
    return found


def _clustered(phase: str) -> Held:
    found = _written(24)
    found.go("igp", "cluster")
    ids = list(found.state.items["igp"].entries)
    found.host("cluster", item="igp", ids=ids[:5], name="Hvem snakker på 8. trinn")
    found.host("cluster", item="igp", ids=ids[5:8], name="Travel modul")
    found.host("park", ids=ids[8:9], on=True)
    if phase != "cluster":
        found.go("igp", "vote")
        ballot = found.state.items["igp"].round
        assert ballot is not None
        for number in range(1, 20):
            votes = {ballot.options[number % 2][0]: 2}
            found.do(f"d{number}", "vote", item="igp", round=1, votes=votes)
    if phase == "result":
        found.host("close", item="igp")
        found.host("results", item="igp", on=True)
    if phase == "decide":
        found.go("igp", "decide")
        found.host("conclude", item="igp", text="Elevene får for lite tenketid.")
        found.host("decide", item="igp", text="Par før plenum", **{"for": 19, "against": 1})
        found.host("follow_up", item="igp", text="Lage to eksempler", who="Ressurslærer", due="2026-12-04")
    return found


def _lifted() -> Held:
    found = _clustered("cluster")
    found.host("spotlight", item="igp", id=list(found.state.items["igp"].entries)[9])
    return found


def _grouped() -> Held:
    found = _written(24)
    found.go("igp", "groups")
    return found


def _rated(item: str) -> Held:
    found = held(24)
    found.go(item, "vote")
    voted(found, item, [0, 1, 1] * 8 if item == "vote" else [1, 2, 3, 4, 5, 5] * 4)
    found.go(item, "result")
    if item == "fist":
        found.host("reasons", item=item, on=True)
    return found


def _asked() -> Held:
    found = held(24)
    found.go("fist", "vote")
    return found


def _round() -> Held:
    found = held(24)
    found.go("runde", "round")
    return found


STATES: Final[Mapping[str, tuple[Callable[[], Held], Face]]] = {
    "welcome": (lambda: held(24), Face()),
    "qr": (lambda: held(24), Face(qr=True)),
    "alone": (_written, Face()),
    "groups": (_grouped, Face()),
    "round": (_round, Face()),
    "cluster": (lambda: _clustered("cluster"), Face()),
    "lifted": (_lifted, Face()),
    "dots": (lambda: _clustered("vote"), Face()),
    "dots-result": (lambda: _clustered("result"), Face()),
    "decide": (lambda: _clustered("decide"), Face()),
    "smarte-result": (lambda: _rated("smarte"), Face()),
    "fist": (_asked, Face()),
    "fist-result": (lambda: _rated("fist"), Face()),
    "yes-no-result": (lambda: _rated("vote"), Face()),
    "resumed": (_written, Face(resumed=True)),
}
"""Each state that a meeting comes by."""


def shown(name: str, theme: str = KVELD.name) -> RoomShown:
    """A state as a program that shows it."""
    make, face = STATES[name]
    return RoomShown(room(make()), face, theme)
