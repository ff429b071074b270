"""The phones' pages as text: escaped, in three languages, small, of old syntax, and read back from their forms."""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from dekom_tui.live import pages
from dekom_tui.live.html import data, h
from dekom_tui.live.page_words import TABLES, TEXTS, words
from dekom_tui.meeting.events import KINDS, Event
from dekom_tui.meeting.fold import fold
from dekom_tui.meeting.methods import BALLOTS, GROUP_ROLES, PHASES, ROLES
from dekom_tui.meeting.state import State
from dekom_tui.meeting.views import common_view, phone_view
from dekom_tui.words.language import LANGUAGES

if TYPE_CHECKING:
    from dekom_tui.words.language import Language

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"' [x] {n}"
SOURCES = {name: one.body.decode() for name, one in pages.assets().items()}
SCRIPTS = {name: text for name, text in SOURCES.items() if name.endswith(".js")}


def meeting(
    *events: tuple[str, str, dict[str, Any]], question: str = "Hva?", title: str = "Møte", method: str = "IGP"
) -> dict[str, Any]:
    """The view of d1 in a meeting after these events: by, kind, data."""
    state = State()
    opening: dict[str, Any] = {
        "title": title, "date": "2026-11-24", "school": title, "place": "", "leader": "", "start": "", "end": "",
        "minutes": "", "form": "nb", "items": [{"id": "a", "question": question, "method": method}],
    }  # fmt: skip
    for number, (by, kind, told) in enumerate([("server", "open", opening), ("d1", "join", {}), *events], 1):
        fold(state, Event(number, f"id-{number}", 1000 * number, by, kind, told))
    return {"seq": state.seq, "common": common_view(state), "mine": phone_view(state, "d1", lambda *_seat: "v1")}


def rendered(view: dict[str, Any] | None, language: Language = "nb", **more: Any) -> str:
    """The page of a view."""
    numbers = count()
    return pages.render(view, base="K7M4Q2", language=language, fresh=lambda: f"new-{next(numbers)}", now=0, **more)


GO = ("host", "go", {"item": "a", "phase": "alone", "seed": "0" * 32})


def test_whose_turn_it_is_is_said_when_somebody_has_one() -> None:
    """A round that began before anybody was in has no order."""
    view = meeting(("host", "go", {"item": "a", "phase": "round", "seed": "0" * 32}), method="runde")
    assert view["common"]["item"]["round"] is not None
    assert "Nr. 1 av 1 har ordet" in rendered({**view, "mine": {**view["mine"], "turn": None}})
    view["common"]["item"]["round"]["of"] = 0
    view["mine"]["turn"] = None
    assert "av 0 har ordet" not in rendered(view)


class TestEscaping:
    """What people have sent is only ever text."""

    def test_hostile_text_is_text_everywhere(self) -> None:
        """In the title, the question, contributions, the draft, a notice, and the data for the script."""
        view = meeting(GO, ("d1", "contribute", {"item": "a", "text": HOSTILE}), question=HOSTILE, title=HOSTILE)
        page = rendered(
            view, notice=HOSTILE, tried=pages.Sent("m", "contribute", {"item": "a", "text": HOSTILE}), warned=HOSTILE
        )
        bare = re.sub(r"<[a-z/!][^<>]*>", "", page.replace("<!doctype html>", ""))
        assert "<img" not in page
        assert "<" not in bare
        assert len(re.findall("<script", page)) == len(re.findall("</script", page)) == 2

    def test_the_data_for_the_script_is_whole(self) -> None:
        """A text in it cannot end its block, and comes out as it was."""
        found = str(data("start", json.dumps(HOSTILE)))
        inside = found.partition(">")[2].rpartition("<")[0]
        assert "<" not in inside
        assert json.loads(inside) == HOSTILE

    def test_an_attribute_keeps_quotes_in(self) -> None:
        """A value cannot end its attribute."""
        assert str(h("a", title='"><b>')) == '<a title="&quot;&gt;&lt;b&gt;"></a>'

    def test_nothing_is_inline_and_nothing_from_elsewhere(self) -> None:
        """No style, no handler, no script in the page, no other host: the policy would stop them."""
        page = rendered(meeting(GO))
        assert not re.search(r"\s(style|on\w+)=|https?://|<style", page)


class TestWords:
    """The page's texts."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_language_has_a_hole(self, language: Language) -> None:
        """All keys, none empty, with the same placeholders."""
        table, source = words(language), words("nb")
        assert table.keys() == source.keys()
        for key, text in source.items():
            assert type(text) is type(table[key])
            if isinstance(text, dict):
                assert text.keys() == table[key].keys()
                assert all(bool(value) == bool(table[key][word]) for word, value in text.items())
            else:
                assert table[key]
                assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", table[key])), key

    def test_all_that_the_script_says_is_there(self) -> None:
        """Every key and table that page/*.js asks for."""
        told = words("nb")
        asked = {key for text in SCRIPTS.values() for key in re.findall(r"\bsay\('(\w+)'", text)}
        for text in SCRIPTS.values():
            for key in re.findall(r"\bmany\('(\w+)'", text):
                asked |= {f"{key}_1", f"{key}_n"}
            asked |= set(re.findall(r"\bword\('(\w+)'", text))
        assert asked - told.keys() == set()
        assert len(asked) > 80

    def test_nothing_is_left_over(self) -> None:
        """Every text is said somewhere, in the script or in the forms."""
        from dekom_tui.live import ballot_forms, form_parts, forms, read_form

        modules = (ballot_forms, form_parts, forms, read_form, pages)
        sources = [*SCRIPTS.values(), *(one.__loader__.get_source(one.__name__) for one in modules)]  # type: ignore[union-attr]
        said = set(re.findall(r"\w+", "\n".join(sources)))
        families = re.compile(r".*_(title|text)|(join|test|kept_where|later)_\w+")
        left = [
            key
            for key in TEXTS
            if key not in said and re.sub(r"_[1n]$", "", key) not in said and not families.fullmatch(key)
        ]
        assert left == []

    def test_every_word_of_a_meeting_has_its_text(self) -> None:
        """Phases, ballots, roles: what the views can hold."""
        told = words("nb")
        assert set(PHASES) <= set(told["phase"])
        assert set(BALLOTS) <= set(TABLES["ballot"]) & set(told["ask"])
        assert set(ROLES) <= set(told["role"])
        assert set(GROUP_ROLES) <= set(told["task"])


class TestFiles:
    """What a phone fetches."""

    def test_all_of_it_is_small(self) -> None:
        """Style, scripts and a page, packed as they are sent: less than 40 KB."""
        assert sum(len(one.packed) for one in pages.assets().values()) < 36_000

    def test_nothing_newer_than_ios_15_and_chrome_90(self) -> None:
        """None of the calls and syntax that came later, and no regular expression that looks behind."""
        later = (
            r"\.at\(|structuredClone|hasOwn\(|randomUUID|AbortSignal\.timeout|\.findLast|replaceChildren|toSorted|"
            r"Promise\.withResolvers|\(\?<[=!]|static \{|crypto\.subtle|:has\(|@container|@layer|color-mix|innerHTML|"
            r"insertAdjacentHTML|document\.write|\beval\("
        )
        found = {name: re.findall(later, re.sub(r"/\*.*?\*/", "", text)) for name, text in SOURCES.items()}
        assert {name: one for name, one in found.items() if one} == {}

    def test_imports_stay_at_home(self) -> None:
        """A module imports its neighbours alone, and all of them are served."""
        for text in SCRIPTS.values():
            assert {name.removeprefix("./") for name in re.findall(r"from '([^']+)'", text)} <= set(SCRIPTS)

    def test_a_tag_follows_the_bytes(self) -> None:
        """Two files never share one."""
        assets = pages.assets()
        assert len({one.tag for one in assets.values()}) == len(assets) > 8


class TestLanguage:
    """Which language a page is in."""

    @pytest.mark.parametrize(
        ("cookie", "accept", "wanted"),
        [
            (None, None, "nb"), ("nn", "en", "nn"), ("xx", "en-GB,en;q=0.9", "en"), (None, "no", "nb"),
            (None, "de,nn;q=0.5,en;q=0.4", "nn"), (None, "en;q=0.1,nn;q=0.9", "nn"), (None, ";;q=,,q", "nb"),
            (None, "se-NO,nb;q=0.8", "nb"), (None, "x" * 10_000, "nb"),
        ],
    )  # fmt: skip
    def test_chosen_then_preferred_then_bokmaal(self, cookie: str | None, accept: str | None, wanted: str) -> None:
        """The cookie wins, then the phone's own order."""
        assert pages.language(cookie, accept) == wanted

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_page_says_its_language(self, language: Language) -> None:
        """For a screen reader."""
        assert f'<html lang="{language}">' in rendered(meeting(), language)


class TestForms:
    """What a form asks for is what the script would have sent."""

    def test_kinds_and_fields_are_those_of_the_meeting(self) -> None:
        """No form sends a field that its kind does not have."""
        from dekom_tui.live.read_form import _FIELDS

        for kind, names in _FIELDS.items():
            assert set(names) <= set(KINDS[kind].parts)

    def test_numbers_switches_and_lists_are_read(self) -> None:
        """Words of a form become what the event holds; an empty optional field is left out."""
        assert pages.read_form({"id": ["m"], "kind": ["join"], "role": ["elev"], "people": ["2"], "group": [""]}) == (
            pages.Sent("m", "join", {"role": "elev", "people": 2})
        )
        assert pages.read_form({"id": ["m"], "kind": ["pick"], "ids": ["c1", "c2"], "on": ["0"]}) == (
            pages.Sent("m", "pick", {"ids": ["c1", "c2"], "on": False})
        )

    def test_a_ballot_is_read(self) -> None:
        """Each option's value; what is left open is not in it, and nonsense neither."""
        fields = {
            "id": ["m"], "kind": ["vote"], "item": ["a"], "round": ["1"], "seat": ["1"],
            "v:o1": ["-1"], "v:o2": [""], "v:o3": ["--4"], "v:o4": ["²"],
        }  # fmt: skip
        assert pages.read_form(fields) == pages.Sent(
            "m", "vote", {"item": "a", "round": 1, "seat": 1, "votes": {"o1": -1}}
        )

    def test_a_name_is_asked_about_once(self) -> None:
        """Until it comes with the sender's word for it."""
        fields = {"id": ["m"], "kind": ["contribute"], "item": ["a"], "text": ["Elever som Ola"]}
        told = pages.Sent("m", "contribute", {"item": "a", "text": "Elever som Ola"})
        assert pages.read_form(fields) == pages.Warned("Ola", told)
        sure = pages.read_form({**fields, "sure": ["1"]})
        assert isinstance(sure, pages.Sent)
        assert sure.data["sure"] is True

    @pytest.mark.parametrize("fields", [{}, {"kind": ["end"]}, {"kind": ["open"]}, {"kind": ["sit"], "group": ["x"]}])
    def test_what_is_no_command_is_said_to_be_none(self, fields: dict[str, list[str]]) -> None:
        """In words, and never as a command of the facilitator."""
        assert isinstance(pages.read_form(fields), pages.Wrong)

    @pytest.mark.parametrize(
        ("typed", "code"), [("k7m 4q2", "K7M4Q2"), (" K7M-4Q2 ", "K7M4Q2"), ("æ/..?<", ""), ("", "")]
    )
    def test_a_code_is_read_as_people_type_it(self, typed: str, code: str) -> None:
        """Capitals without spaces, and nothing that could be a path."""
        assert pages.code_typed(typed) == code


class TestTrouble:
    """Pages for those who do not get in."""

    @pytest.mark.parametrize("kind", ["unknown", "full", "locked", "removed", "ended", "busy", "long"])
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_each_says_why_and_what_to_do(self, kind: str, language: Language) -> None:
        """A heading, a sentence, and a way to another code; no script."""
        page = pages.trouble(kind, language=language, base="K7M4Q2")
        say = words(language)
        assert f"<h1>{say[f'{kind}_title']}</h1>" in page
        assert say[f"{kind}_text"] in page
        assert say["other_code"] in page
        assert "<script" not in page

    def test_a_date_does_not_break_over_a_line(self) -> None:
        """In a heading: «24. november»."""
        assert "24.\N{NO-BREAK SPACE}november" in rendered(meeting(title="Møte 24. november") | {"mine": None})


class TestKept:
    """What is kept, where and how long: told on every page."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(("days", "key"), [(0, "kept_where_0"), (1, "kept_where_1"), (14, "kept_where_n")])
    def test_the_days_are_those_of_the_meeting(self, language: Language, days: int, key: str) -> None:
        """Settable, and said in a form that fits the number; to the script too."""
        page = rendered(meeting(GO), language, days=days)
        assert words(language)[key].format(n=days) in page.replace("&#x27;", "'")
        assert f'"days":{days},' in page

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("encrypted", [True, False])
    def test_a_network_that_is_not_encrypted_is_said_to_be_so(self, language: Language, encrypted: bool) -> None:
        """In every state, and only where it is so: in a meeting, at its door, and where there is none."""
        say = words(language)
        told, other = (say["kept_safe"], say["kept_plain"])[:: 1 if encrypted else -1]
        views = [meeting(), meeting(GO), meeting(GO) | {"mine": None}, meeting(("host", "end", {}))]
        pages_told = [
            *(rendered(view, language, encrypted=encrypted) for view in views),
            rendered(None, language, encrypted=encrypted),
            pages.trouble("busy", language=language, encrypted=encrypted),
            pages.test_page(language=language, seen=1, encrypted=encrypted),
        ]
        for page in pages_told:
            shown = re.sub(r"(?s)<script.*?</script>", "", page)
            assert told in shown
            assert other not in shown
