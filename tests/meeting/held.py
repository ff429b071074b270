"""A meeting held in a test: commands in, events out, and meetings of any kind made from numbers."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from dekom_tui.meeting.admit import Ready, Refusal, command
from dekom_tui.meeting.events import HOST, KINDS, SERVER, Event, draws, parse, to_line
from dekom_tui.meeting.fold import fold
from dekom_tui.meeting.methods import BALLOTS, PHASES, method
from dekom_tui.meeting.state import State
from dekom_tui.meeting.views import common_view, host_view, phone_view, room_view
from dekom_tui.plan.format import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

START = 1_795_528_800_000
"""24 November 2026, 14.00 in Norway, in milliseconds."""


def opened(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The data of a meeting's first event."""
    return {
        "title": "Personalmøte", "date": "2026-11-24", "school": "Storhaugli skole", "place": "Kantina",
        "leader": "Rektor", "start": "14:30", "end": "15:30", "minutes": "", "form": "nb", "items": list(items), **more,
    }  # fmt: skip


class Held:
    """A meeting as a server holds it."""

    def __init__(self, *items: dict[str, Any], phones: int = 0, **more: Any) -> None:
        self.state = State()
        self.events: list[Event] = []
        self.refused: list[Refusal] = []
        self.secret = "hemmelig"
        self.do(SERVER, "open", **opened(*items, **more))
        for number in range(1, phones + 1):
            self.do(f"d{number}", "join", role="laerer")

    def voter(self, device: str) -> Callable[[str, int], str]:
        """The pseudonyms of a phone."""
        return lambda item, seat: "v" + sha256(f"{self.secret}/{device}/{item}/{seat}".encode()).hexdigest()[:20]

    def tell(self, by: str, kind: str, **data: Any) -> Event | Refusal:
        """A command, refused or made an event that went through the journal."""
        seed = sha256(f"{self.state.seq}".encode()).hexdigest()[:32] if draws(kind) else ""
        now = START + 1000 * (self.state.seq + 1)
        got = command(self.state, by, kind, data, voter=self.voter(by), seed=seed, at=now)
        if isinstance(got, Refusal):
            self.refused.append(got)
            return got
        return self.fold(got)

    def fold(self, got: Ready) -> Event:
        """What was admitted happens."""
        number = self.state.seq + 1
        event = parse(json.loads(to_line(Event(number, f"m{number}", START + 1000 * number, *got))))
        fold(self.state, event)
        self.events.append(event)
        return event

    def do(self, by: str, kind: str, **data: Any) -> Event:
        """A command that must be admitted."""
        got = self.tell(by, kind, **data)
        assert isinstance(got, Event), (kind, data, got)
        return got

    def host(self, kind: str, **data: Any) -> Event:
        """The facilitator does something."""
        return self.do(HOST, kind, **data)

    def go(self, item: str, phase: str, **data: Any) -> Event:
        """The facilitator goes to a phase."""
        return self.do(HOST, "go", item=item, phase=phase, **data)

    def code(self, by: str, kind: str, **data: Any) -> str:
        """Why a command is refused; empty when it is not."""
        got = self.tell(by, kind, **data)
        return got.code if isinstance(got, Refusal) else ""

    def mine(self, device: str) -> dict[str, Any]:
        """What a phone that is in sees."""
        found = phone_view(self.state, device, self.voter(device))
        assert found is not None
        return found


def everything(state: State, held: Held) -> dict[str, Any]:
    """All that anybody can see of a meeting, as JSON."""
    views = {
        "common": common_view(state),
        "room": room_view(state),
        "host": host_view(state),
        "phones": {one: phone_view(state, one, held.voter(one)) for one in state.devices},
    }
    found: dict[str, Any] = json.loads(json.dumps(views))
    return found


ITEMS = (
    {"id": "igp", "question": "Hva er mindre vellykket?", "asks": "tegn.mindre_vellykket", "method": "IGP"},
    {"id": "stem", "question": "Skal vi?", "method": "avstemning", "options": [{"text": "A"}, {"text": "B"}]},
    {"id": "fem", "question": "Hvor enige?", "method": "fist to five"},
    {"id": "fire", "question": "Hva vil vi?", "method": "1-2-4-alle"},
    {"id": "rund", "question": "Hva nå?", "method": "runde"},
)


def random_meeting(choices: Sequence[tuple[int, int]]) -> Held:
    """A meeting made from numbers: each pair is a kind of command and the chance that its data are made of."""
    held = Held(*ITEMS, phones=5)
    names = [name for name in KINDS if name != "open"]
    often = ("contribute", "contribute", "contribute", "vote", "vote", "go", "go", "go", "undo", "pick", "hide", "hold")
    for which, number in choices:
        pool = (*names, *often * 6)
        name = pool[which % len(pool)]
        if held.state.meeting.stage == "ended" and number % 3:
            name = "resume"
        elif name in ("end", "welcome", "drop_item", "undo") and number % 4:
            name = "contribute"
        sender = KINDS[name].senders
        chance = Chance(number)
        by = HOST if HOST in sender and chance.one(("h", "p")) == "h" else SERVER if sender == (SERVER,) else ""
        phones = [*held.state.devices] * 4 + ["d6", "d7"]
        by = by or (chance.one(phones) if "phone" in sender else HOST)
        item = held.state.item
        if name == "said" and item is not None and item.turn < len(item.order):
            by = item.order[item.turn]
        held.tell(by, name, **random_data(held, name, by, chance, len(held.events)))
    return held


class Chance:
    """Choices made of one number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def below(self, limit: int) -> int:
        """A number from 0, below a limit."""
        self.number, found = divmod(self.number, max(1, limit))
        return found

    def one(self, what: Sequence[Any]) -> Any:
        """One of several."""
        return what[self.below(len(what))] if what else ""

    def some(self, what: Sequence[Any], most: int = 3) -> list[Any]:
        """One to `most` of them."""
        return list(dict.fromkeys(self.one(what) for _each in range(1 + self.below(most)))) if what else []


def random_data(held: Held, kind: str, by: str, chance: Chance, number: int) -> dict[str, Any]:
    """Data that a command of a kind could have, mostly ones that are admitted."""
    state = held.state
    current = state.item
    item_id = current.id if current is not None and chance.below(8) else chance.one(list(state.items))
    item = state.items[item_id]
    entries, clusters = list(item.entries), list(item.clusters)
    text = f"hemmelig{number}x"
    if kind == "vote":
        round = item.round
        options = [one for one, _text in round.options] if round is not None else ["o1"]
        low, high = (round.low, round.high) if round is not None else (0, 1)
        votes = {one: low + chance.below(high - low + 1) for one in chance.some(options, 4)}
        found: dict[str, Any] = {"item": item_id, "round": len(item.rounds) or 1, "votes": votes}
        return {**found, "reason": text} if chance.below(2) else found
    makers: dict[str, Callable[[], Any]] = {
        "item": lambda: item_id,
        "phase": lambda: chance.one(method(item.method).phases if chance.below(6) else list(PHASES)),
        "text": lambda: text,
        "ids": lambda: chance.some(entries or list(state.entries)),
        "id": lambda: chance.one([*item.decisions, *item.follow_ups]) if kind == "drop" else chance.one(
            list(state.devices[by].entries.get(item_id, ())) if by in state.devices and chance.below(5) else entries
        ),
        "cluster": lambda: chance.one(clusters),
        "clusters": lambda: chance.some(clusters),
        "into": lambda: chance.one(clusters),
        "name": lambda: f"klynge{number}",
        "on": lambda: bool(chance.below(2)),
        "device": lambda: chance.one(list(state.devices)),
        "devices": lambda: chance.some(list(state.devices)),
        "group": lambda: 1 + chance.below(3),
        "role": lambda: "sekretaer" if kind == "take_role" else "elev",
        "count": lambda: chance.below(9),
        "do": lambda: chance.one(("start", "add", "pause", "resume", "stop")),
        "ballot": lambda: chance.one(list(BALLOTS)),
        "to": lambda: chance.below(5),
        "counts": lambda: [{"option": chance.one([o for o, _t in item.round.options] if item.round else ["o1"]),
                            "value": chance.below(2), "count": chance.below(9)}],
        "links": lambda: [f"tegn.lykkes{chance.below(3)}"],
        "question": lambda: f"Sak {number}?",
        "method": lambda: chance.one(METHODS),
        "minutes": lambda: "referat-1" if kind == "filed" else [1 + chance.below(5)],
    }  # fmt: skip
    wanted = [name for name, part in KINDS[kind].parts.items() if name in makers and not part.optional]
    if kind == "contribute" and by != HOST and chance.below(2):
        wanted.append("phase")
    if kind == "pick" or (kind == "contribute" and by == HOST and chance.below(2)):
        wanted.append("group")
    return {name: makers[name]() for name in wanted}
