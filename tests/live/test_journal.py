"""The journal: numbers without gaps, one event for each id, followers that miss nothing, and codes that are chance."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest
import segno

from dekom_tui.live import address, guard, lots, qr
from dekom_tui.live.journal import Broken, Conflict, SqliteJournal, read_file, write_file
from dekom_tui.live.keeping import nameless
from dekom_tui.live.limits import Bucket, Limits, WrongCodes
from dekom_tui.meeting.events import Event
from dekom_tui.meeting.fold import replay
from tests.live.conftest import opening


def event(text: str) -> Event:
    return Event(0, "", 1, "d1", "message", {"text": text})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def journal(file: Path) -> SqliteJournal:
    return SqliteJournal(lambda _meeting: file)


async def test_events_are_numbered_without_gaps_and_the_same_id_twice_is_once(file: Path) -> None:
    one = journal(file)
    assert await one.append("m", 0, "a", event("æøå")) == 1
    assert await one.append("m", 1, "b", event("to")) == 2
    assert await one.append("m", 2, "a", event("æøå")) == 1
    with pytest.raises(Conflict):
        await one.append("m", 7, "c", event("tre"))
    assert await one.append("m", 2, "c", event("tre")) == 3
    one.close()
    assert [(found.seq, found.id, found.data["text"]) for found in read_file(file)] == [
        (1, "a", "æøå"),
        (2, "b", "to"),
        (3, "c", "tre"),
    ]
    assert [found.seq for found in read_file(file, since=2)] == [3]


async def test_all_that_come_at_once_are_stored_in_their_order(file: Path) -> None:
    one = journal(file)
    answers = [one.append("m", number, f"id-{number}", event(str(number))) for number in range(1000)]
    assert await asyncio.gather(*answers) == list(range(1, 1001))
    one.close()


async def test_who_follows_hears_everything_once_from_where_they_were(file: Path) -> None:
    one = journal(file)
    for number in range(3):
        await one.append("m", number, f"id-{number}", event(str(number)))
    heard: list[int] = []

    async def listen() -> None:
        async for batch in one.follow("m", 1):
            heard.extend(found.seq for found in batch)
            if len(heard) == 2002:
                return

    listening = asyncio.create_task(listen())
    await asyncio.gather(*(one.append("m", number, f"id-{number}", event(str(number))) for number in range(3, 2003)))
    await asyncio.wait_for(listening, 10)
    assert heard == list(range(2, 2004))
    one.close()


async def test_a_journal_that_another_holds_is_not_replaced(file: Path) -> None:
    one = journal(file)
    await one.append("m", 0, "a", event("her"))
    with pytest.raises(Broken):
        write_file(file, [])
    one.close()
    assert len(read_file(file)) == 1
    file.write_bytes(b"this is no database, and long enough to be looked at as one" * 100)
    with pytest.raises(Broken):
        read_file(file)


def test_a_nameless_journal_has_the_same_meeting_and_nobodys_ids() -> None:
    data = opening()[0]["data"]
    data["items"][0]["minutes"] = [5, 3, 3, 3, 2]
    vote = {"item": "a", "round": 1, "votes": {"c5": 1}}
    events = [
        Event(1, "o", 1, "server", "open", data),
        Event(2, "j1", 2, "d1", "join", {"role": "laerer"}),
        Event(3, "j2", 3, "d2", "join", {"role": "elev"}),
        Event(4, "g", 4, "host", "go", {"item": "a", "phase": "alone", "seed": "0" * 32}),
        Event(5, "c", 5, "d1", "contribute", {"item": "a", "text": "Lite tenketid"}),
        Event(6, "h", 6, "host", "choose", {"item": "a", "ids": ["c5"]}),
        Event(7, "v", 7, "host", "go", {"item": "a", "phase": "vote", "seed": "1" * 32}),
        Event(8, "b1", 8, "vAAAA", "vote", vote),
        Event(9, "b2", 9, "vBBBB", "vote", vote),
        Event(10, "b3", 10, "vAAAA", "vote", vote),
    ]
    left = list(nameless(events))
    assert {one.id for one in left} == {f"e{number}" for number in range(1, 11)}
    assert not {"vAAAA", "vBBBB"} & {one.by for one in left}
    before, after = replay(events), replay(left)
    assert len(after.items["a"].rounds[0].votes) == len(before.items["a"].rounds[0].votes) == 2
    assert [one.text for one in after.entries.values()] == ["Lite tenketid"]


def test_codes_have_no_letters_that_are_taken_for_digits_and_tokens_are_of_75_bits() -> None:
    assert len(set(lots.ALPHABET)) == 32
    assert not set("01OI") & set(lots.ALPHABET)
    codes = [lots.new_code() for _one in range(2000)]
    assert len(set(codes)) > 1990
    assert {len(one) for one in codes} == {6}
    assert set(Counter("".join(codes))) == set(lots.ALPHABET)
    assert len(lots.new_token()) * 5 == 75
    assert lots.typed(" k7m-4q x0") == "K7M4QX"


def test_cookies_and_voters_follow_from_the_secret_and_tell_nothing_of_each_other() -> None:
    secret, other = lots.new_key(), lots.new_key()
    assert lots.device_of(secret, lots.cookie(secret, "d17")) == "d17"
    assert lots.device_of(other, lots.cookie(secret, "d17")) is None
    for wrong in ("", "d17", "d17.", "d18." + lots.cookie(secret, "d17")[4:], "æ.å", "d17\x00.x"):
        assert lots.device_of(secret, wrong) is None
    voters = {lots.voter(secret, device, item) for device in ("d1", "d11") for item in ("a", "1a")}
    assert len(voters) == 4
    assert lots.voter(secret, "d1", "a") == lots.voter(secret, "d1", "a")


def test_the_qr_code_is_as_small_as_33_by_17_cells_and_is_the_code_that_was_asked_for() -> None:
    text = f"HTTP://192.168.100.200:65535/{'K' * 15}"
    rows = qr.rows(text)
    assert (len(rows), {len(one) for one in rows}) == (17, {33})
    upper, lower = {"▀": "1", "█": "1", "▄": "0", " ": "0"}, {"▄": "1", "█": "1", "▀": "0", " ": "0"}
    drawn = ["".join(half[cell] for cell in row) for row in rows for half in (upper, lower)][:33]
    wanted = [
        "".join(str(int(bool(cell))) for cell in row) for row in segno.make(text, error="l", boost_error=False).matrix
    ]
    assert [row[4:29] for row in drawn[4:29]] == wanted
    assert qr.shortest("http://10.0.0.12:8080", "ABC") == "HTTP://10.0.0.12:8080/ABC"
    assert qr.shortest("https://skole.no/Moete/", "ABC") == "HTTPS://SKOLE.NO/Moete/ABC"
    assert qr.svg(text).startswith(b"<svg")


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    bucket = Bucket(1.0, 5, 0.0)
    assert [bucket.take(0.0) for _one in range(5)] == [0.0] * 5
    assert bucket.take(0.0) == 1.0
    assert bucket.take(1.0) == 0.0
    assert bucket.take(1.5) == 0.5


def test_no_more_than_some_twenty_wrong_codes_a_second_are_told_that_they_are_wrong() -> None:
    now = 0.0
    wrong = WrongCodes(Limits(), lambda: now)
    told = 0
    for _second in range(60):
        told += sum(1 for _one in range(1000) if wrong.tell("") is not None)
        now += 1.0
    a_second = told / 60
    assert 19 < a_second < 23


@pytest.mark.parametrize(
    ("host", "fits"),
    [
        ("127.0.0.1:8080", True),
        ("[::1]:8080", True),
        ("moete.skole.no", True),
        ("MOETE.skole.no:443", True),
        ("localhost", True),
        ("annet.no", False),
        ("", False),
        ("127.0.0.1.annet.no", False),
        ("annet.no@127.0.0.1", False),
        ("127.0.0.1/x", False),
        ("x" * 300, False),
    ],
)
def test_a_host_is_an_address_or_a_name_that_was_allowed(host: str, fits: bool) -> None:
    made = guard.Guard(["moete.skole.no"])
    if fits:
        assert made.host({"Host": host}) == host.lower()
    else:
        with pytest.raises(guard.Forbidden):
            made.host({"Host": host})


def test_an_address_is_found_and_this_machine_alone_comes_last() -> None:
    found = address.places()
    assert found
    assert [one.kind for one in found] == sorted(
        (one.kind for one in found), key=("wifi", "cable", "made", "alone").index
    )
    assert address.best() in found
    assert address.url("10.0.0.12", 8080) == "http://10.0.0.12:8080"
    assert address.url("::1", 443, secure=True) == "https://[::1]"
