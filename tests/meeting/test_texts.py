"""What people send is text, and stays text, in events, views, minutes and on paper."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.meeting.events import KINDS, Malformed, from_lines, page, parse, read, to_line
from dekom_tui.meeting.minutes import written
from dekom_tui.meeting.texts import clean, clean_prose, names_somebody
from dekom_tui.meeting.views import room_view
from dekom_tui.plan.edits import apply
from dekom_tui.plan.format import Item
from dekom_tui.plan.model import Plan
from tests.meeting.held import Held

HOSTILE = (
    "[bold]ikke markup[/]", "[/]", "<script>alert(1)</script>", "{{7*7}}", "'''", '"""', "\\", "= 1\n[maal.x]",
    "$(rm -rf /)", "%s %(x)s {x}", "á̷̢", "👩‍👩‍👧", "čďž Čáhppes", "=cmd|' /C calc'!A0",
)  # fmt: skip


@given(st.text())
def test_no_control_sign_gets_through(text: str) -> None:
    """Nor an escape, a direction mark or half a surrogate pair; and cleaning again changes nothing."""
    cleaned = clean(text)
    kinds = {category(one) for one in cleaned if one not in "\u200c\u200d"}
    assert kinds.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
    assert clean(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    cleaned.encode()


@pytest.mark.parametrize(
    ("raw", "kept"),
    [("\x1b[31mrød\x1b[0m", "[31mrød [0m"), ("a\u202eb", "a b"), ("  to  \n linjer ", "to linjer"), ("\x00", "")],
)
def test_what_is_taken_out(raw: str, kept: str) -> None:
    """Escapes lose their escape, and all else stays."""
    assert clean(raw) == kept


def test_prose_keeps_its_lines() -> None:
    """Paragraphs and lists are the sender's own."""
    assert clean_prose("En.\r\n\r\n\r\n\r\n- to\x07\n") == "En.\n\n- to"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_all_the_way_to_the_minutes(text: str) -> None:
    """From the phone through the journal and the views into the plan, letter by letter."""
    met = Held({"id": "sak", "question": "Hva nå?", "method": "IGP"}, phones=1)
    met.go("sak", "alone")
    met.do("d1", "contribute", item="sak", text=text)
    met.host("cluster", item="sak", ids=["c4"], name=text)
    met.host("decide", item="sak", text=text)
    met.go("sak", "show")
    expected = clean(text)
    assert room_view(met.state)["entries"]["list"][0]["text"] == expected
    item = apply(Plan({}), written(Plan({}), met.state)).ordered(Item)[0]
    assert [(one.tekst, one.klynge) for one in item.innspill] == [(expected, expected)]
    assert item.vedtak[0].tekst == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elever som Ola slipper ikke til", "Ola"),
        ("Jeg tenker på Kari Nordmann", "Kari Nordmann"),
        ("Lærer Hansen bestemmer", "Lærer Hansen"),
        ("Gruppene er store, og elevene får lite tenketid", None),
        ("Storhaugli skole bør gjøre noe", None),
        ("Even er ikke jevn", None),
        ("Kari sier aldri noe", "Kari"),
    ],
)
def test_names_are_seen_before_they_are_sent(text: str, name: str | None) -> None:
    """A given name, a whole name, a title before a name; not the school's own name."""
    assert names_somebody(text, frozenset({"Storhaugli"})) == name


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        ("contribute", {"item": "sak", "text": "x" * 501}, "too-long"),
        ("contribute", {"item": "sak", "text": " \x00 "}, "empty"),
        ("contribute", {"item": "sak", "text": 7}, "bad-data"),
        ("contribute", {"item": "sak"}, "bad-data"),
        ("contribute", {"item": "../etc", "text": "a"}, "bad-data"),
        ("contribute", {"item": "sak", "text": "a", "by": "host"}, "bad-data"),
        ("vote", {"item": "sak", "round": 1, "votes": {"o1": True}}, "bad-data"),
        ("vote", {"item": "sak", "round": 1, "votes": {"o1": 1.0}}, "bad-data"),
        ("vote", {"item": "sak", "round": 1, "votes": [1]}, "bad-data"),
        ("hide", {"ids": [], "on": True}, "bad-data"),
        ("hide", {"ids": ["c1"], "on": 1}, "bad-data"),
        ("follow_up", {"item": "sak", "text": "a", "due": "2026-02-30"}, "bad-data"),
        ("ingenting", {}, "bad-data"),
        ("contribute", [], "bad-data"),
    ],
)
def test_data_that_no_event_has_is_refused(kind: str, data: object, code: str) -> None:
    """With the code that says why."""
    with pytest.raises(Malformed) as caught:
        read(kind, data)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "line",
    [
        "{", "[]", "1", '{"seq": 1}', "[" * 100_000,
        '{"seq":0,"id":"a","at":0,"by":"host","kind":"lock","data":{"on":true}}',
        '{"seq":1,"id":"a b","at":0,"by":"host","kind":"lock","data":{"on":true}}',
        '{"seq":1,"id":"a","at":0,"by":"d1","kind":"lock","data":{"on":true}}',
        '{"seq":1,"id":"a","at":-1,"by":"host","kind":"lock","data":{"on":true}}',
        '{"seq":1,"id":"a","at":0,"by":"host","kind":"lock","data":{"on":true},"more":1}',
    ],
)  # fmt: skip
def test_a_hostile_export_is_refused(line: str) -> None:
    """Line by line, before anything is folded."""
    with pytest.raises(Malformed):
        list(from_lines([line]))


def test_an_export_is_json_one_event_a_line() -> None:
    """With the letters as they are, and nothing lost on the way back."""
    met = Held({"id": "sak", "question": "Hva nå, på Čáhppes?", "method": "IGP"})
    line = to_line(met.events[0])
    assert "\n" not in line
    assert "Čáhppes" in line
    assert parse(json.loads(line)) == met.events[0]


def test_the_page_of_the_documentation_is_current() -> None:
    """`python -m dekom_tui.meeting.events > docs/hendelser.md` writes it, and every kind stands in it."""
    kept = (Path(__file__).parents[2] / "docs" / "hendelser.md").read_text("utf-8")
    assert kept == page()
    assert all(f"| `{name}` |" in kept for name in KINDS)
