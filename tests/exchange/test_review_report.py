"""The report of what was changed: one accessible page that needs nothing else, and the same as Markdown and text."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from dekom_tui.data import data
from dekom_tui.exchange.report import WRITERS
from dekom_tui.exchange.report.page import policy, style
from dekom_tui.exchange.report.writing import free, write, write_apart
from dekom_tui.history.reviewed import material
from dekom_tui.plan.edits import Many, Set, apply
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.between import between
from dekom_tui.review.reasons import Said
from dekom_tui.words.language import LANGUAGES, set_language
from dekom_tui.words.report.blocks import Document
from dekom_tui.words.report.building import report
from dekom_tui.words.report.material import Material, Version
from tests import story

TODAY = date(2026, 11, 24)
VOID = {"meta", "br", "rect", "line", "path"}
HOSTILE = '</style><script>alert("1")</script><img src=x onerror=alert(1)> & \x1b[31m\u202e`| [x](javascript:1)'


class Tag(NamedTuple):
    """An opened element of a page, with what it is in, and its text."""

    name: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: list[str]


class Page(HTMLParser):
    """The elements of a page, in order; every one that is opened is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.open: list[Tag] = []
        self.feed(text)
        assert not self.open, [one.name for one in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        found = Tag(tag, {name: value or "" for name, value in attrs}, tuple(one.name for one in self.open), [])
        self.tags.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG that is closed at once."""
        self.tags.append(
            Tag(tag, {name: value or "" for name, value in attrs}, tuple(one.name for one in self.open), [])
        )

    def handle_endtag(self, tag: str) -> None:
        """An element ends: the one that was opened last."""
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """Text belongs to all that it is in."""
        for one in self.open:
            one.text.append(data)

    def all(self, name: str) -> list[Tag]:
        """The elements of a name."""
        return [one for one in self.tags if one.name == name]


@pytest.fixture(scope="module")
def sample(told_once: Path) -> Material:
    """The sample since it was adopted."""
    return material(told_once / "plans" / story.NAME, "vedtatt", "", TODAY)


@pytest.fixture
def document(sample: Material) -> Document:
    """The report of it."""
    return report(sample, TODAY)


@pytest.fixture
def page(document: Document) -> Page:
    """The page of it."""
    return Page(WRITERS["html"](document))


def text_of(document: Document) -> str:
    """The report as text, on one line."""
    return " ".join(WRITERS["text"](document).split())


class TestSays:
    """What the report says of the sample."""

    def test_the_most_important_first(self, document: Document) -> None:
        """A reader who stops after the first lines knows what has happened."""
        said = ["".join(run.text for run in runs) for runs in document.summary]
        assert said == [
            "De fire målene er de samme.",
            "«Lesekvarter» er avbrutt, og «Modul 2: samtaler» har tatt over.",
            "Lesing 9. trinn er 21 %, mot 29 % da vi begynte. Målet er 20 %. Tallet er foreløpig.",
            "▲ «Skolevandring» er forsinket: slutter 3 uker etter avtalt.",
            "Elevene har vært med i alle tre fasene, og hver gang førte det til noe.",
        ]

    def test_what_why_and_what_it_means(self, document: Document) -> None:
        """Each measure with its reason from where somebody wrote it."""
        text = text_of(document)
        for said in (
            "× Avbrutt: 6 Lesekvarter hver dag på ungdomstrinnet Stoppet 22. mai 2026. Etter planen skulle det vart "
            "til 18. juni 2027. Tiltak 9, «Modul 2: samtaler», har tatt over.",
            "Ingen samtale fulgte det de leste.",
            "(Loggen 19. mai 2026, Team 8.–10. trinn og elevpanel)",
            "Slutten er flyttet 3 uker, fra 9. til 30. april 2027.",
            "Forsinket fordi avdelingsleder var i permisjon høsten 2026.",
            "▲ Tiltaket er nå forsinket: slutter 3 uker etter avtalt.",
            "Vedtatt: 1 av 3 faser, mangler gjennomføring og evaluering; Nå: 3 av 3 faser i bruk",
            "Mål 4 har fått utgangsverdi: 3 økter av 15.",
            "Funn «God ro, men lav motivasjon»: ingen mål bygger på det.",
            "De sa: Lesekvarter uten samtale virker ikke. Det førte til: Lesekvarteret avsluttet, modul 2 startet.",
            "Beslutning: × Avsluttes; Begrunnelse: Midler og tid flyttes til modul 2.",
            "Hva som ble sagt: Stopp lesekvarteret, begynn modul 2. Lesekvarteret ble venterom.",
            "Hele planen skal revideres 9. mars 2027.",
            "{+, og ingen nye tas inn før midtveisrevisjonen+}",
        ):
            assert said in text, said

    def test_where_no_reason_was_written_it_says_so(self, sample: Material) -> None:
        """Nothing is made up."""
        before = apply(sample.after, Set(Place("tiltak", "elevpanel"), {"slutt": date(2027, 5, 1)}))
        found = between(before, sample.after, TODAY)
        text = text_of(report(Material(found, Version("1.0", TODAY, True), Version("", TODAY)), TODAY))
        assert "Hvorfor: Ingen grunn er skrevet ned." in text

    def test_a_measure_with_its_end_to_come_was_not_stopped_then(self, sample: Material) -> None:
        """The day that stands in the plan is the planned one."""
        after = apply(sample.after, Set(Place("tiltak", "laeringssirkler"), {"status": "avbrutt"}))
        text = text_of(
            report(Material(between(sample.after, after, TODAY), Version("", TODAY), Version("", TODAY)), TODAY)
        )
        assert "Tiltaket er stoppet. Etter planen skulle det vart til 18. juni 2027." in text
        assert "Stoppet 18. juni" not in text

    def test_a_measure_that_goes_on_is_told_as_people_say_it(self, sample: Material) -> None:
        """Not by the name of its state."""
        after = apply(sample.after, Set(Place("tiltak", "erfaringsdeling-med-naboskolen"), {"status": "pågår"}))
        text = text_of(
            report(Material(between(sample.after, after, TODAY), Version("", TODAY), Version("", TODAY)), TODAY)
        )
        assert "Tatt opp igjen." in text

    def test_nothing_changed(self, sample: Material) -> None:
        """One sentence says it, and the goals stand as they stand."""
        found = between(sample.after, sample.after, TODAY)
        text = text_of(report(Material(found, Version("1.0", TODAY), Version("", TODAY)), TODAY))
        assert "Ingenting i planen er endret mellom de to versjonene." in text

    def test_an_empty_plan(self) -> None:
        """Without goals, measures and log the report still holds together."""
        plan = Plan({})
        written = report(Material(between(plan, plan, TODAY), Version("0.1", TODAY), Version("", TODAY)), TODAY)
        for form in WRITERS.values():
            assert form(written)
        Page(WRITERS["html"](written))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_in_every_language(self, sample: Material, language: str) -> None:
        """The page says which one it is in."""
        set_language(language)  # type: ignore[arg-type]
        page = Page(WRITERS["html"](report(sample, TODAY)))
        assert page.all("html")[0].attributes["lang"] == language


class TestPage:
    """The page is one that everybody can read."""

    def test_its_structure_is_that_of_a_document(self, page: Page) -> None:
        """One h1, no level left out, one main, a title, contents that lead somewhere, a way past them."""
        levels = [int(one.name[1]) for one in page.tags if re.fullmatch("h[1-6]", one.name)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert len(page.all("main")) == len(page.all("title")) - 1 == 1
        ids = [one.attributes["id"] for one in page.tags if "id" in one.attributes]
        assert len(ids) == len(set(ids))
        links = [one.attributes["href"] for one in page.all("a")]
        assert links
        assert {link[1:] for link in links} <= set(ids)
        assert all("".join(one.text).strip() for one in page.tags if re.fullmatch("h[1-6]|a|th|caption|li", one.name))

    def test_every_table_is_understood_without_being_seen(self, page: Page) -> None:
        """A caption, a header over every column, a name for every row."""
        assert len(page.all("table")) == len(page.all("caption")) >= 4
        for one in page.all("th"):
            assert one.attributes["scope"] == ("col" if "thead" in one.inside else "row")
        body = [one for one in page.all("tr") if "tbody" in one.inside]
        assert len(body) == len([one for one in page.all("th") if "tbody" in one.inside])

    def test_the_picture_has_its_words(self, page: Page) -> None:
        """A title and a description; what is only for the eye is left out."""
        charts = [one for one in page.all("svg") if one.attributes.get("role") == "img"]
        assert len(charts) == 1
        told = charts[0].attributes["aria-labelledby"].split()
        assert ["".join(one.text) for one in page.tags if one.attributes.get("id") in told][1].startswith("Modul 1")
        assert all(one.attributes.get("aria-hidden") == "true" for one in page.all("svg") if one not in charts)

    def test_what_went_and_came_is_said_too(self, page: Page) -> None:
        """A reader who hears the page hears «lagt til» and «fjernet»."""
        marks = page.all("ins") + page.all("del")
        assert marks
        assert all("".join(one.text).startswith(("lagt til: ", "fjernet: ")) for one in marks)

    def test_nothing_is_fetched_and_nothing_runs(self, page: Page, document: Document) -> None:
        """No script, no address of anything else, and a policy that would stop both: the style alone, by its hash."""
        assert {one.name for one in page.tags} & {"script", "link", "img", "iframe", "object", "form", "base"} == set()
        for one in page.tags:
            assert not {"style", "src"} & one.attributes.keys()
            assert not any(name.startswith("on") for name in one.attributes)
        meta = next(one for one in page.all("meta") if "http-equiv" in one.attributes)
        assert meta.attributes["content"] == policy()
        written = WRITERS["html"](document)
        found = re.search("<style>(.*?)</style>", written, re.DOTALL)
        assert found is not None
        digest = b64encode(sha256(found[1].encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in policy()
        assert "url(" not in style()
        assert "@import" not in style()

    def test_its_colours_can_be_told_from_the_ground(self) -> None:
        """Each ink of the style on each ground, 4.5 to 1 at least."""
        inks = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", style()))
        for name, ink in inks.items():
            if name in ("bg", "surface", "line"):
                continue
            for ground in (inks["bg"], inks["surface"], "#ffffff"):
                assert contrast(ink, ground) >= 4.5, (name, ground)

    def test_it_prints(self) -> None:
        """On A4, what belongs together on one page, and without what only a screen needs."""
        printed = style().partition("@media print")[2]
        assert "size:A4" in printed
        assert "break-inside:avoid" in printed
        assert "nav,.skip{display:none}" in printed


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def hostile(sample: Material) -> Document:
    """A report in which every text is somebody's bad joke."""
    edits = Many((
        Set(Place("(top)"), {"skole": HOSTILE, "tittel": HOSTILE}),
        Set(Place("tiltak", "skolevandring"), dict.fromkeys(("tittel", "kort", "merknad", "ansvarlig"), HOSTILE)),
        Set(Place("maal", "lesing-9"), {"tekst": HOSTILE, "kort": HOSTILE}),
        Set(Place("innledning"), {"bakgrunn": HOSTILE}),
        Set(Place("logg", "2026-05-19-team-8-10-og-elevpanel"), {"anledning": HOSTILE, "begrunnelse": HOSTILE}),
    ))  # fmt: skip
    after = apply(sample.after, edits)
    said = (Said(HOSTILE, TODAY, HOSTILE, HOSTILE, HOSTILE, frozenset({Place("tiltak", "elevpanel")})),)
    found = between(sample.before, after, TODAY)
    return report(Material(found, Version("1.0", TODAY, True), Version("", TODAY), said), TODAY)


class TestHostile:
    """Nothing that stands in a plan or in git becomes anything but text."""

    def test_as_a_page(self, hostile: Document) -> None:
        """No element comes of it, and no character that a terminal or a page would act on."""
        text = WRITERS["html"](hostile)
        page = Page(text)
        assert {one.name for one in page.tags} & {"script", "img"} == set()
        assert not {"\x1b", "\u202e"} & set(text)
        assert "&lt;script&gt;" in text
        assert text.count("<style>") == text.count("</style>") == 1

    def test_as_markdown(self, hostile: Document) -> None:
        """Its signs are escaped."""
        text = WRITERS["md"](hostile)
        assert "<script" not in text
        assert "\x1b" not in text
        assert "](javascript" not in text.replace("\\]", "")

    def test_as_text(self, hostile: Document) -> None:
        """Control characters are replaced."""
        assert "\x1b" not in WRITERS["text"](hostile)
        assert "\u202e" not in WRITERS["text"](hostile)


def test_a_file_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    """In the place of a folder nothing is written, and nothing half-written lies about."""
    (tmp_path / "rapport.html").mkdir()
    with pytest.raises(IsADirectoryError):
        write(tmp_path / "rapport.html", "ny")
    assert [one.name for one in tmp_path.iterdir()] == ["rapport.html"]


def test_a_report_takes_no_other_s_place_and_git_leaves_it_out(tmp_path: Path) -> None:
    """Two of one day stand beside each other, and a version of everything has neither."""
    story.git(tmp_path, "init", "-q")
    for text in ("én", "to", "tre"):
        write_apart(free(tmp_path, "rapport-plan", "html"), text)
    found = {one.name: one.read_text("utf-8") for one in (tmp_path / "rapporter").iterdir() if one.suffix == ".html"}
    assert found == {"rapport-plan.html": "én", "rapport-plan-2.html": "to", "rapport-plan-3.html": "tre"}
    story.git(tmp_path, "add", "-A")
    assert story.git(tmp_path, "ls-files") == ""


def test_the_style_comes_with_the_program() -> None:
    """It lies where the other styles do."""
    assert data("styles", "report.css").is_file()
