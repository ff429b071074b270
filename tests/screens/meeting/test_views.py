"""What the room sees in each phase: the right words and figures, nothing hidden, nothing cut or too wide."""

from __future__ import annotations

import pytest

from dekom_tui.meeting.views import host_view
from dekom_tui.screens.meeting.ballot_view import first_cut
from dekom_tui.screens.meeting.entries_view import Cluster, entry_rows
from dekom_tui.screens.meeting.head import net_notice, phase_line
from dekom_tui.screens.meeting.large import clock_text
from dekom_tui.screens.meeting.phases import Face, left_rows
from dekom_tui.screens.meeting.private_view import private_rows
from dekom_tui.screens.meeting.room import Room
from dekom_tui.screens.meeting.steps import following, preceding
from dekom_tui.widgets.lines import plain
from tests.meeting.held import Held
from tests.screens import hostile
from tests.screens.conftest import assert_fits, text_of
from tests.screens.meeting.rooms import QR, SIZES, drawn, held, room, rows, voted

SECRET = "Dette skal ingen se ennå"


def written(texts: int = 6) -> Held:
    """Everybody has written in the first item."""
    found = held()
    found.go("igp", "alone")
    for number in range(1, texts + 1):
        found.do(f"d{number}", "contribute", item="igp", text=f"Innspill nummer {number}")
    return found


def clustered() -> Held:
    """The first item in clusters: three and one, and two in none."""
    found = written()
    found.go("igp", "cluster")
    ids = list(found.state.items["igp"].entries)
    found.host("cluster", item="igp", ids=ids[:3], name="Lite tenketid")
    found.host("cluster", item="igp", ids=ids[3:4], name="Vikar")
    return found


def test_the_way_in_has_qr_address_code_and_what_is_kept() -> None:
    text = drawn(held())
    for said in ("BLI MED", "10.0.0.12:8080", "er inne", "Ingen trenger å oppgi navn", "ikke kryptert"):
        assert said in text
    assert QR[0] in text


def test_a_small_window_has_the_address_and_the_code_in_large_letters_instead_of_the_qr() -> None:
    text = drawn(held(), 60, 15)
    assert QR[0] not in text
    assert "og koden" in text
    assert "██" in text


def test_nothing_is_seen_of_what_is_written_before_it_is_shown() -> None:
    found = held()
    found.go("igp", "alone")
    found.do("d1", "contribute", item="igp", text=SECRET)
    text = drawn(found)
    assert SECRET not in text
    assert "1 av 12 har svart" in text
    assert "1 innspill er inne." in text


def test_when_time_is_up_nobody_is_cut_off() -> None:
    found = written()
    found.host("clock", do="add", seconds=-7200)
    text = drawn(found, writing=3)
    assert "Ingen blir avbrutt" in text
    assert "3 skriver fortsatt" in text
    assert clock_text(-5) == "00:00"


def test_groups_are_told_with_how_far_they_have_come_and_who_asks_for_help() -> None:
    found = written()
    found.go("igp", "groups")
    group = found.state.items["igp"].groups[0]
    found.do(group.members[0], "help", on=True)
    text = drawn(found)
    assert "! ber om hjelp" in text
    assert "0 av 9 er sendt" in text
    assert text.count("sekretær") >= 3


def test_clusters_stand_with_their_sizes_and_what_lies_in_the_chosen_one() -> None:
    found = clustered()
    known = room(found)
    left = text_of(left_rows(known, Face(), 30, 21))
    assert "Lite tenketid" in left
    assert "Uten klynge" in left
    inside = text_of(entry_rows(known, known.clusters[0]["id"], (), 48, 21))
    assert "3 av 6" in inside
    assert "Innspill nummer 1" in inside
    assert "Innspill nummer 6" not in inside


def test_a_vote_shows_no_figure_before_it_is_closed() -> None:
    found = clustered()
    found.go("igp", "vote")
    option = found.state.items["igp"].clusters
    found.do("d1", "vote", item="igp", round=1, votes={next(iter(option)): 3})
    text = drawn(found)
    assert "Tallene er skjult" in text
    assert "fra" not in text.replace("først", "")
    step = following(room(found))
    assert step is not None
    assert step.words == "lukk og vis"
    assert [kind for kind, _data in step.sends] == ["close", "results"]


def test_the_winners_stand_over_the_line_and_go_on() -> None:
    found = clustered()
    found.go("igp", "vote")
    first, second = found.state.items["igp"].clusters
    for number in range(1, 9):
        found.do(f"d{number}", "vote", item="igp", round=1, votes={first: 2, second: 1})
    found.host("close", item="igp")
    found.host("results", item="igp", on=True)
    known = room(found)
    assert first_cut(known.results) == 1
    text = drawn(found)
    assert text.index("Lite tenketid") < text.index("dette går vi videre med") < text.index("Vikar")
    assert "24 av 36 prikker" in text
    step = following(known)
    assert step is not None
    assert step.sends[0] == ("choose", {"item": "igp", "ids": [first]})
    assert step.sends[1] == ("go", {"item": "igp", "phase": "decide"})
    assert following(known, 2).sends[0][1]["ids"] == [first, second]  # type: ignore[union-attr]


def test_smarte_shows_a_spread_and_what_to_talk_about() -> None:
    found = held()
    found.go("smarte", "vote")
    voted(found, "smarte", [1, 1, 1, 5, 5, 5])
    found.go("smarte", "result")
    text = drawn(found)
    assert "Elevene får være med" in text
    assert text.count("delte") == 6
    from dekom_tui.screens.meeting.rating_view import Letter

    assert "3 tviler, 3 tror på det, 0 midt imellom: snakk om dette" in drawn(
        found, face=Face(chosen=Letter("realistisk"))
    )


def test_fist_to_five_parts_those_who_are_in_from_those_we_want_to_hear() -> None:
    found = held()
    found.go("fist", "vote")
    voted(found, "fist", [5, 4, 3, 2, 0])
    found.go("fist", "result")
    hidden = drawn(found)
    assert "Grunn 4" not in hidden
    found.host("reasons", item="fist", on=True)
    text = drawn(found)
    assert "«Grunn 4»" in text
    assert "er med" in text
    assert text.index("Jeg kan leve med det") < text.index("───") < text.index("Jeg er i tvil")


def test_what_is_decided_stands_with_its_votes_and_who_does_what() -> None:
    found = written()
    found.go("igp", "decide")
    empty = drawn(found)
    assert "Ikke skrevet ennå" in empty
    found.host("conclude", item="igp", text="Elevene får for lite tenketid.")
    found.host("decide", item="igp", text="Par før plenum", **{"for": 10, "against": 1})
    found.host("follow_up", item="igp", text="Lage eksempler", who="Ressurslærer", due="2026-12-04")
    text = drawn(found)
    for said in ("Elevene får for lite tenketid.", "10 for, 1 mot", "Ressurslærer, 4. des"):
        assert said in text


def test_the_phases_are_told_and_the_one_that_is_on_is_filled() -> None:
    found = written()
    line, zones = phase_line(room(found), 80)
    assert "Sak 1 av 6" in plain(line)
    assert next(span.text for span in line if span.lit) == " Alene "
    assert [name for name, _start, _end in zones] == ["alone", "groups", "show", "cluster", "vote", "decide"]
    narrow, _zones = phase_line(room(found), 60)
    assert "→ gruppe" in plain(narrow)
    assert "beslutt" not in plain(narrow)


def test_forth_and_back_walk_through_the_whole_agenda_and_end() -> None:
    found = held()
    seen = []
    for _step in range(60):
        step = following(room(found))
        if step is None:
            break
        for kind, data in step.sends:
            found.host(kind, **data)
        seen.append(step.words)
    assert found.state.meeting.stage == "ended"
    assert seen[-1] == "avslutt møtet"
    assert seen.count("neste sak") == 5
    back = preceding(room(found))
    assert back is not None
    found.host(*[kind for kind, _data in back.sends])
    for _step in range(60):
        back = preceding(room(found))
        if back is None:
            break
        for kind, data in back.sends:
            found.host(kind, **data)
    assert found.state.meeting.stage == "welcome"


def test_a_notice_says_that_the_server_is_gone_and_what_is_safe() -> None:
    known = room(held(), away=3)
    assert net_notice(known, 3.2, 80)[0].startswith("! Kobler til igjen. Skriv videre: alt er trygt")
    assert net_notice(known, None, 80) == ("", "")
    found = written()
    assert "3 uten nett" in net_notice(room(found, away=3), None, 80)[0]
    assert net_notice(room(found, away=0), None, 80) == ("", "")


@pytest.mark.parametrize("size", SIZES)
def test_whatever_is_written_is_text_and_fits(size: tuple[int, int]) -> None:
    """Markup, escape codes, endless words and long questions in every phase of every method, at every size."""
    long_one = {"id": "igp", "question": f"{hostile.MARKUP} {'Hvilke sammenhenger ' * 12}"[:290], "method": "IGP"}
    others = [
        {"id": how, "question": hostile.MARKUP[:200], "method": how, "options": [{"text": hostile.ENDLESS[:400]}]}
        for how in ("avstemning",)
    ]
    found = Held(long_one, *others, {"id": "fist", "question": "?", "method": "fist to five"}, phones=30)
    for phase in ("alone", "groups", "show", "cluster", "vote", "decide"):
        found.go("igp", phase)
        if phase == "alone":
            for number in range(1, 31):
                said = (hostile.MARKUP, hostile.ENDLESS, hostile.ODD)[number % 3][:400]
                found.tell(f"d{number}", "contribute", item="igp", text=said, sure=True)
        if phase == "cluster":
            found.host("cluster", item="igp", ids=list(found.state.items["igp"].entries)[:4], name=hostile.MARKUP[:60])
        assert_fits(rows(found, *size), size[0])
        assert_fits(left_rows(room(found), Face(), 30, size[1]), 30)
    for phase in ("vote", "result", "decide"):
        found.go("avstemning", phase)
        assert_fits(rows(found, *size), size[0])
    found.go("fist", "vote")
    voted(found, "fist", [0, 1, 2, 3, 4, 5] * 5)
    found.go("fist", "result")
    found.host("reasons", item="fist", on=True)
    assert_fits(rows(found, *size), size[0])


def test_three_hundred_contributions_are_paged_and_not_a_smear() -> None:
    """They are rows to go through, a blank one between each, and the clusters stay in view beside them."""
    found = Held({"id": "igp", "question": "Hva?", "method": "IGP"}, phones=300)
    found.go("igp", "alone")
    for number in range(1, 301):
        found.do(f"d{number}", "contribute", item="igp", text=f"Innspill nummer {number}")
    found.go("igp", "cluster")
    known = room(found)
    listed = entry_rows(known, "", (), 48, 21)
    assert len([row for row in listed if row.target is not None]) == 300
    assert "300" in text_of(left_rows(known, Face(), 30, 21))
    assert left_rows(known, Face(), 30, 21)[3].target == Cluster("")


def test_who_sends_many_within_a_minute_is_marked_for_the_facilitator_alone() -> None:
    """From the fourth on; what comes next is told over the contributions, however many there are."""
    found = held()
    found.go("igp", "alone")
    for number in range(1, 6):
        found.do("d1", "contribute", item="igp", text=f"Hahaha {number}", sure=True)
    known = Room()
    view = host_view(found.state)
    known.take(view, {one["id"]: one for one in view["entries"]["list"]}, {})
    text = text_of(private_rows(known, None, (), following(known), 80, 21))
    assert "! nr. 4 på ett minutt" in text
    assert "nr. 3 på" not in text
    assert text.index("→ gruppe") < text.index("Hahaha 5")


def test_the_facilitator_alone_is_told_that_somebody_guesses_codes_and_what_to_do() -> None:
    """Where the door is locked there is nothing to do."""
    found = held()
    found.go("igp", "alone")

    def private() -> str:
        known = room(found, guesses=40)
        told = private_rows(known, None, (), following(known), 60, 21)
        assert_fits(told, 60)
        return " ".join(text_of(told).split())

    assert "over 40 på fem minutter. L låser døra." in private()
    assert "gale koder" not in drawn(found, guesses=40)
    found.host("lock", on=True)
    assert "over 40 på fem minutter. Døra er låst." in private()


def test_many_contributions_stand_in_two_columns_where_there_is_room() -> None:
    """The first half to the left, each once, nothing too wide; few ones, or in a narrow pane, in one."""
    found = written(12)
    found.go("igp", "show")
    known = room(found)
    two = entry_rows(known, "", (), 109, 20)
    assert_fits(two, 109)
    left = [row.target for row in two if row.target is not None]
    right = [row.side.target for row in two if row.side is not None and row.side.target is not None]
    assert (len(left), len(right)) == (6, 6)
    assert len({*left, *right}) == 12
    assert all(row.side is None for row in entry_rows(known, "", (), 109, 40))
    assert all(row.side is None for row in entry_rows(known, "", (), 48, 20))


def test_a_ballot_that_nobody_has_answered_puts_nothing_first() -> None:
    """No option stands over the line, and going on chooses none."""
    of = held()
    of.go("igp", "alone")
    for text in ("Lite tenketid", "Vikarer"):
        of.host("contribute", item="igp", text=text)
    of.go("igp", "vote")
    of.host("results", item="igp", on=True)
    text = drawn(of)
    assert "Ingen har svart ennå." in text
    assert "dette går vi videre med" not in text
    step = following(room(of))
    assert step is not None
    assert [kind for kind, _data in step.sends] == ["go"]


def test_a_scale_is_drawn_in_lengths_and_all_its_steps_are_told() -> None:
    """The longest bar is of the value most gave, at any size; while they answer no step is left out."""
    of = Held({"id": "skala", "question": "Hvor godt virker det?", "method": "skala"}, phones=6)
    of.go("skala", "vote")
    for width, height in ((60, 15), (80, 21)):
        asked = drawn(of, width, height)
        assert all(f"\n {value}" in asked for value in range(1, 6))
        assert "til på telefonene" not in asked
    voted(of, "skala", [4, 4, 4, 2, 2, 5])
    of.go("skala", "result")
    lengths = [row.count("▄") for row in drawn(of, 60, 15).splitlines() if row[1:2].isdigit()]
    assert lengths[1] > lengths[3] > lengths[0] > lengths[2] == lengths[4] == 0


def test_in_pairs_it_is_told_who_talks_and_not_who_wrote_before() -> None:
    """The phase before says nothing of this one."""
    of = Held({"id": "fire", "question": "Hva vil vi?", "method": "1-2-4-alle"}, phones=8)
    of.go("fire", "alone")
    of.do("d1", "contribute", item="fire", text="Lese mer", sure=True)
    of.go("fire", "pair")
    assert "4 par snakker sammen." in drawn(of)
    of.go("fire", "four")
    assert "2 grupper snakker sammen." in drawn(of)
    assert "har svart" not in drawn(of)


def test_options_without_a_dot_do_not_make_all_the_others_stand_out() -> None:
    """What goes on is told by how those differ that got some."""
    totals = [22, 17, 14, 14, 12, 11, 0, 0, 0, 0, 0]
    assert first_cut([{"total": one} for one in totals]) == 1
    assert first_cut([{"total": one} for one in (9, 8, 2, 1)]) == 2
    assert first_cut([{"total": 0}]) == 0


def test_groups_have_air_and_boxes_as_long_as_there_is_room() -> None:
    """Eight groups fill a screen of 80 by 24, and nothing is cut at any size."""
    of = held(30)
    of.go("igp", "groups")
    text = drawn(of, 80, 21)
    assert text.count("▄▄▄▄▄▄▄▄▄  ▄▄▄▄▄▄▄▄▄") >= 8
    for width, height in SIZES:
        assert_fits(rows(of, width, height), width)
        assert drawn(of, width, height).count("0 av 3") == 8


def test_reasons_push_no_step_off_the_screen_and_are_all_there_when_they_are_talked_about() -> None:
    """Those that have no room among the figures are counted."""
    of = held(30)
    of.go("fist", "vote")
    voted(of, "fist", [0, 1, 2, 2, 1] * 6)
    of.go("fist", "result")
    of.host("reasons", item="fist", on=True)
    for width, height in SIZES:
        assert len(rows(of, width, height)) <= height
        text = drawn(of, width, height)
        assert all(f" {step} " in text for step in range(6))
        assert "grunner til" in text or text.count("«Grunn") == 30
    of.go("fist", "talk")
    assert drawn(of).count("«Grunn") == 30


def test_where_all_lies_in_clusters_the_first_one_is_looked_at() -> None:
    """A narrow screen shows no empty page while there are contributions."""
    of = held(2)
    of.go("igp", "alone")
    of.host("contribute", item="igp", text="Lite tenketid")
    of.go("igp", "cluster")
    assert Face().looking(room(of)).cluster == ""
    of.host("cluster", item="igp", ids=list(of.state.items["igp"].entries), name="Tenketid")
    face = Face(narrow=True).looking(room(of))
    assert "Lite tenketid" in drawn(of, 60, 15, face)
