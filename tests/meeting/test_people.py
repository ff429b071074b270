"""Who may do what: joining, lobby, lock, mute, groups, names of persons, and one's own contributions."""

from __future__ import annotations

import pytest

from dekom_tui.meeting.admit import command
from dekom_tui.meeting.drawing import divided, joined, shuffled
from dekom_tui.meeting.events import HOST, KINDS, SERVER
from dekom_tui.meeting.state import State, seen
from dekom_tui.meeting.views import common_view, host_view, room_view
from tests.meeting.held import Held


def alone(phones: int = 2) -> Held:
    """A meeting in which phones write."""
    met = Held({"id": "sak", "question": "Hva nå?", "method": "IGP"}, phones=phones)
    met.go("sak", "alone")
    return met


def test_the_door_can_be_locked_after_joining() -> None:
    """Nobody new gets in, and those who are in stay."""
    met = alone(1)
    met.host("lock", on=True)
    assert met.code("d2", "join") == "locked"
    met.do("d1", "join", role="elev")
    met.host("undo")
    met.do("d2", "join")
    assert common_view(met.state)["present"] == 2


def test_in_the_lobby_nothing_can_be_sent_or_seen() -> None:
    """Until let in."""
    met = alone(1)
    met.host("lobby", on=True)
    met.do("d2", "join")
    assert met.code("d2", "contribute", item="sak", text="Hei") == "waiting"
    assert met.mine("d2")["waiting"]
    assert common_view(met.state)["present"] == 1
    met.host("let_in", devices=["d2"])
    met.do("d2", "contribute", item="sak", text="Hei")


def test_one_tap_mutes_the_phone_that_a_contribution_came_from() -> None:
    """Without the host knowing which phone it is from the contribution."""
    met = alone()
    met.do("d1", "contribute", item="sak", text="hahaha")
    assert "by" not in host_view(met.state)["entries"]["list"][0]
    met.host("mute_sender", id="c5", on=True)
    assert met.code("d1", "contribute", item="sak", text="hahaha igjen") == "muted"
    met.do("d2", "contribute", item="sak", text="Et innspill")


def test_own_contributions_are_corrected_and_taken_back_until_the_phase_closes() -> None:
    """By their sender alone; what was taken back can come again, and its number is counted."""
    met = alone()
    met.do("d1", "contribute", item="sak", text="Først")
    assert met.code("d2", "correct", id="c5", text="Ditt") == "not-yours"
    met.do("d1", "correct", id="c5", text="Rettet")
    assert met.mine("d1")["entries"][0]["text"] == "Rettet"
    met.do("d1", "take_back", id="c5")
    assert met.code("d1", "correct", id="c5", text="Igjen") == "taken-back"
    assert met.code(HOST, "bring_back", id="c5") == "not-yours"
    assert host_view(met.state)["taken_back"] == 1
    met.do("d1", "bring_back", id="c5")
    met.host("close", item="sak")
    assert met.code("d1", "take_back", id="c5") == "closed"
    met.host("reopen", item="sak")
    met.do("d1", "take_back", id="c5")


def test_an_option_that_was_taken_back_is_gone_from_every_view() -> None:
    """Also from the facilitator's figures."""
    met = Held({"id": "sak", "question": "Hva nå?", "method": "idémyldring"}, phones=1)
    met.go("sak", "alone")
    met.do("d1", "contribute", item="sak", text="Angrer på denne", phase="alone")
    met.go("sak", "vote")
    met.go("sak", "alone")
    met.do("d1", "take_back", id="c4")
    met.go("sak", "result")
    assert "Angrer" not in str([common_view(met.state), room_view(met.state), host_view(met.state)])


def test_the_end_of_time_cuts_nobody_off() -> None:
    """A phone that sends after the clock has run out is heard, until the host closes."""
    met = alone()
    met.host("clock", do="start", seconds=1)
    late = met.state.meeting.clock_ends
    assert late is not None
    for _second in range(5):
        met.do("d1", "contribute", item="sak", text="Skrev ferdig")
    assert met.events[-1].at > late


def test_who_was_writing_when_writing_ended_is_heard_for_a_while() -> None:
    """What was begun alone still comes in when the host has gone on, and is told to the group; later it is too late."""
    met = alone(4)
    met.do("d1", "contribute", item="sak", text="I tide", phase="alone")
    met.go("sak", "groups")
    assert common_view(met.state)["late"]["phase"] == "alone"
    assert met.code("d2", "contribute", item="sak", text="Uten fase") in ("", "not-secretary")
    met.do("d3", "contribute", item="sak", text="Skrev ferdig", phase="alone")
    met.do("d1", "correct", id="c7", text="I tide, rettet")
    assert "Skrev ferdig" in {one["text"] for one in met.mine("d4")["group"]["entries"]}
    entry = next(one for one in met.state.entries.values() if one.text == "Skrev ferdig")
    assert not entry.picked
    for number in range(40):
        met.host("message", text=f"{number}")
    assert met.code("d1", "contribute", item="sak", text="For sent", phase="alone") in ("not-secretary", "picks", "")
    assert met.code("d3", "correct", id=entry.id, text="For sent") == "closed"
    assert all(one.phase == "groups" for one in met.state.entries.values() if one.text == "For sent")


def test_the_clock_is_paused_resumed_and_given_more() -> None:
    """What is added when the time is up counts from now."""
    met = alone()
    met.host("clock", do="start", seconds=60)
    met.host("clock", do="pause")
    assert common_view(met.state)["clock"]["ends_at"] is None
    assert common_view(met.state)["clock"]["left"] == 59_000
    met.host("clock", do="add", seconds=60)
    met.host("clock", do="resume")
    assert met.state.meeting.clock_ends == met.events[-1].at + 119_000
    met.host("clock", do="start", seconds=0)
    met.host("clock", do="add", seconds=60)
    assert met.state.meeting.clock_ends == met.events[-1].at + 60_000
    assert met.code(HOST, "clock", do="resume") == "no-clock"


def test_a_name_is_asked_about_once_and_then_held_for_the_host() -> None:
    """Nobody sees it before the host has looked at it."""
    met = alone()
    assert met.code("d1", "contribute", item="sak", text="Elever som Ola slipper ikke til") == "names-a-person"
    met.do("d1", "contribute", item="sak", text="Elever som Ola slipper ikke til", sure=True)
    met.go("sak", "show")
    assert room_view(met.state)["entries"]["list"] == []
    assert host_view(met.state)["entries"]["list"][0]["named"] == "Ola"
    assert met.mine("d1")["entries"][0]["state"] == "held"
    met.host("hold", ids=["c5"], on=False)
    assert len(room_view(met.state)["entries"]["list"]) == 1


def test_moderation_holds_what_comes_until_let_go() -> None:
    """As a choice of the phase."""
    met = alone()
    met.host("moderate", item="sak", on=True)
    met.do("d1", "contribute", item="sak", text="Et innspill")
    met.host("reveal", item="sak", on=True)
    assert room_view(met.state)["entries"]["list"] == []
    met.host("hold", ids=["c6"], on=False)
    assert [one["text"] for one in room_view(met.state)["entries"]["list"]] == ["Et innspill"]


def test_phones_cannot_do_what_is_the_hosts() -> None:
    """No kind that is not declared for them is admitted, whatever its data."""
    met = alone()
    for name, kind in KINDS.items():
        if "phone" not in kind.senders:
            assert met.code("d1", name) in ("not-allowed", "bad-data")
    assert met.code("d1", "close", item="sak") == "not-allowed"
    assert met.code(SERVER, "lock", on=True) == "not-allowed"
    assert met.code("d9", "contribute", item="sak", text="Ikke med") == "not-joined"


def test_what_came_too_late_for_its_item_does_not_land_in_the_next() -> None:
    """The item stands in what is sent."""
    met = Held(
        {"id": "en", "question": "En?", "method": "IGP"}, {"id": "to", "question": "To?", "method": "IGP"}, phones=1
    )
    met.go("en", "alone")
    met.go("to", "alone")
    assert met.code("d1", "contribute", item="en", text="For sent") == "wrong-item"


def test_a_group_keeps_its_secretary_when_phones_come_and_go() -> None:
    """A late one gets a group, a member can take over the secretary's role, and say where it sits."""
    met = alone(7)
    met.go("sak", "groups")
    met.do("d8", "join")
    groups = met.state.items["sak"].groups
    assert sorted(len(one.members) for one in groups) == [4, 4]
    group = groups[0]
    old = group.holder("sekretaer")
    other = next(one for one in group.members if one != old)
    had = group.role_of(other)
    met.do(other, "take_role", role="sekretaer")
    assert group.holder("sekretaer") == other
    assert group.role_of(old) == had
    met.do(other, "sit", group=groups[1].no)
    assert other in groups[1].members
    assert group.holder("sekretaer")
    met.do(group.members[0], "help", on=True)
    assert room_view(met.state)["group_list"][0]["help"]
    met.host("helped", group=group.no)
    assert not room_view(met.state)["group_list"][0]["help"]


def test_tables_where_people_sit_are_the_groups() -> None:
    """When most have said at which table they sit, nobody is moved."""
    met = Held({"id": "sak", "question": "Hva nå?", "method": "IGP"})
    for number in range(1, 7):
        met.do(f"d{number}", "join", group=1 + number % 2)
    met.do("d7", "join")
    met.go("sak", "groups")
    groups = met.state.items["sak"].groups
    assert set(groups[1].members) >= {"d1", "d3", "d5"}
    assert set(groups[0].members) >= {"d2", "d4", "d6"}
    assert sum(len(one.members) for one in groups) == 7


def test_members_see_their_own_groups_list_alone() -> None:
    """In the group phase, and not after it."""
    met = alone(8)
    for number in range(1, 9):
        met.do(f"d{number}", "contribute", item="sak", text=f"Fra {number}")
    met.go("sak", "groups")
    group = met.state.items["sak"].group_of("d1")
    assert group is not None
    texts = {one["text"] for one in met.mine("d1")["group"]["entries"]}
    assert texts == {f"Fra {one[1:]}" for one in group.members}
    met.go("sak", "cluster")
    assert met.mine("d1")["group"]["entries"] == []


@pytest.mark.parametrize(("people", "size", "sizes"), [(7, 3, [4, 3]), (24, 4, [4] * 6), (9, 4, [5, 4]), (1, 4, [1])])
def test_groups_are_even(people: int, size: int, sizes: list[int]) -> None:
    """None differs from another by more than one."""
    assert [len(one) for one in divided(range(people), size)] == sizes


def test_nobody_is_alone_in_a_pair() -> None:
    """An odd one makes three."""
    assert [len(one) for one in divided(range(7), 2)] == [3, 2, 2]
    assert [len(one) for one in joined([[1, 2], [3, 4], [5, 6], [7, 8, 9]], 4)] == [4, 5]


def test_lots_come_of_the_seed_alone() -> None:
    """The same seed draws the same; another one, another order."""
    people = [f"d{n}" for n in range(40)]
    assert shuffled("a", people) == shuffled("a", reversed(people))
    assert shuffled("a", people) != shuffled("b", people)
    assert sorted(shuffled("a", people)) == sorted(people)


def test_a_senders_own_seed_is_thrown_away() -> None:
    """Only the server draws."""
    met = alone()
    got = command(met.state, HOST, "go", {"item": "sak", "phase": "groups", "seed": "f" * 32}, seed="0" * 32)
    assert got[2]["seed"] == "0" * 32  # type: ignore[misc]


def test_a_ballot_without_a_voter_is_never_made() -> None:
    """Rather an error than a device beside a ballot."""
    met = Held({"id": "sak", "question": "Skal vi?", "method": "avstemning"}, phones=1)
    met.go("sak", "vote")
    with pytest.raises(ValueError, match="voter"):
        command(met.state, "d1", "vote", {"item": "sak", "round": 1, "votes": {"o1": 1}})


def test_a_command_that_was_done_is_known_by_its_id() -> None:
    """So that it can be answered with the same number."""
    met = alone()
    assert seen(met.state, "m2") == 2
    assert seen(met.state, "m99") is None
    assert seen(State(), "m1") is None


def test_nothing_comes_in_when_the_meeting_is_over_but_the_host_puts_the_minutes_right() -> None:
    """And it can go on when it was ended by mistake."""
    met = alone()
    met.host("end")
    assert met.code("d1", "contribute", item="sak", text="Etter") == "ended"
    assert met.code("d9", "join") == "ended"
    assert met.code(HOST, "go", item="sak", phase="show", seed="") == "ended"
    met.host("decide", item="sak", text="Par før plenum")
    assert common_view(met.state)["decided"][0]["text"] == "Par før plenum"
    met.host("resume")
    met.host("reopen", item="sak")
    met.do("d1", "contribute", item="sak", text="Vi går videre")
