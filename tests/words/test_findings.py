"""Every code of `check` is told in plan words: what it is about, what happened, and what mends it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dekom_tui.plan.finding import CODES, Finding
from dekom_tui.plan.format import Goal, Indicator, Item, LogEntry, Measure, Signs
from dekom_tui.plan.model import Place, Plan
from dekom_tui.words.codes import FORMS
from dekom_tui.words.explanations import EXPLANATIONS
from dekom_tui.words.findings import _form, cure, explain, message, short, tell

MEASURE = Place("tiltak", "lesekvarter")
ITEM = Place("sak", "2026-01-13-dag/ord")
GOAL = Place("maal", "lesing-9")
PLAN = Plan(
    {
        "tiltak": {
            "lesekvarter": Measure.of("lesekvarter", tittel="Lesekvarter hver dag", fremdrift=60),
            "modul": Measure.of("modul", tittel="Modul 1", status="fullført"),
        },
        "maal": {"lesing-9": Goal.of("lesing-9", tekst="Færre elever på nivå 1")},
        "indikator": {"np": Indicator.of("np", navn="Nasjonale prøver")},
        "sak": {"2026-01-13-dag/ord": Item.of("2026-01-13-dag/ord", spoersmaal="tegn.lykkes")},
        "tegn": {"": Signs.of("", lykkes="Mye.")},
    }
)


def found(
    form: str, place: Place | None = MEASURE, field: str = "", part: str = "", **params: Any
) -> tuple[str, Finding]:
    return form, Finding(form.partition("/")[0], "tiltak.toml", place, field, part=part, params=params)


def of_file(form: str, **params: Any) -> tuple[str, Finding]:
    return form, Finding(form.partition("/")[0], "logg/x.toml", params=params, line=3, column=1)


SYNTAX = sorted(form for form in FORMS if form.startswith("syntax/"))
DAY = date(2026, 9, 15)
WRONG_DATE: dict[str, Any] = {"date": DAY, "found": "2026-09-01", "wanted": "2026-09-15-fau"}

EXAMPLES = [
    of_file("cannot-open", why="system"),
    of_file("cannot-open/permission", why="permission"),
    of_file("cannot-open/loop", why="loop"),
    of_file("cannot-open/dangling", why="dangling"),
    of_file("not-a-file"),
    of_file("not-utf8", guess="Latin-1"),
    of_file("too-large", size=17_000_000),
    of_file("too-deep", levels=32),
    of_file("too-deep/parts", parts=8),
    of_file("syntax", reason="other"),
    *(of_file(form, reason=form.partition("/")[2]) for form in SYNTAX),
    of_file("duplicate-key", name="", first=0),
    of_file("duplicate-key/first", name="tiltak.x", first=4),
    of_file("merge-markers"),
    found("merge-markers-in-text", field="merknad"),
    found("unsettled-merge", field="slutt", name="slutt"),
    of_file("folder-for-file"),
    of_file("file-for-folder"),
    of_file("no-plan", beside="tiltak.toml"),
    of_file("format-missing"),
    of_file("format-wrong"),
    of_file("format-newer", found=2, known=1),
    of_file("byte-order-mark"),
    found("wrong-type", field="start", wanted="date"),
    found("wrong-type/whole-table", Place("rammer"), wanted="table"),
    found("unknown-word", field="status", word="zzz", words=("ikke startet", "pågår")),
    found("unknown-word/near", field="status", word="pågåår", words=("ikke startet", "pågår")),
    found("out-of-bounds", field="nr", low=None, high=None),
    found("out-of-bounds/finite", field="verdi", low=None, high=None, finite=False),
    found("out-of-bounds/low", field="nr", low=1, high=None),
    found("out-of-bounds/between", field="fremdrift", low=0, high=100),
    found("bad-key", Place("tiltak", "Lese Kvarter"), name="Lese Kvarter"),
    found("bad-key/question", Place("maler", "tegn"), "Foreldre!", name="Foreldre!"),
    found("not-keyed", Place("tiltak"), name="tiltak"),
    found("not-keyed/one", Place("tiltak", "x"), name="x"),
    found("own-question-section", Place("maler", "tiltak"), name="tiltak", known=("tegn", "analyse")),
    found("own-question-name", Place("maler", "tegn"), "lykkes", name="lykkes"),
    found("unknown-key", field="zzz", name="zzz", known=("ansvarlig",)),
    found("unknown-key/near", field="ansvarleg", name="ansvarleg", known=("ansvarlig", "arena")),
    of_file("unknown-table", name="zzz", known=("maal",)),
    of_file("unknown-table/near", name="mål", known=("maal", "funn")),
    found("missing", field="tittel"),
    found("empty", field="maal"),
    found("several-lines", field="tittel"),
    found("twice", field="maal", word="lesing-9"),
    found("same-date", Place("indikator", "np"), "verdier", date=DAY),
    found("no-such", field="maal", table="maal", key="zzz", nearest=None),
    found("no-such/near", field="maal", table="maal", key="lesing9", nearest="lesing-9"),
    found("no-such/place", ITEM, "gjelder", table="", key="zzz", nearest=None),
    found("no-such/place-near", ITEM, "gjelder", table="maal", key="maal.lesing9", nearest=str(GOAL)),
    found("circle", field="etter", measures=("lesekvarter", "modul")),
    found("circle/self", field="etter", measures=("lesekvarter",)),
    found("circle/many", field="etter", measures=tuple("abcdefg")),
    found("reversed", field="slutt", first_field="start", last_field="slutt", first=DAY, last=date(2026, 9, 1)),
    found("key-date", Place("forankring", "2026-09-01-fau"), "dato", **WRONG_DATE),
    found("key-date/file", Place("logg", "2026-09-01-fau"), "dato", **WRONG_DATE),
    found("key-date/none", Place("forankring", "fau"), date=None, found=None, wanted=None),
    found("key-date/none-file", Place("referat", "fau"), "dato", date=DAY, found=None, wanted="2026-09-15-fau"),
    found("replaced-but-alive", field="erstattes_av", status="pågår"),
    found("too-early", field="start", start=DAY, measures=("modul",)),
    found("no-such-question", ITEM, "spoersmaal", name="x.y", nearest=None),
    found("no-such-question/near", ITEM, "spoersmaal", name="tegn.lykke", nearest="tegn.lykkes"),
    *(found(code, GOAL, "funn") for code in CODES if code.startswith("goal-without")),
    found("goal-not-evaluated", GOAL, "frist", due=DAY),
    *(found(code, MEASURE, "maal") for code in CODES if code.startswith("measure-without")),
    found("measure-not-evaluated", Place("tiltak", "modul")),
    found("measure-not-evaluated/half"),
    found("finding-without-evidence", Place("funn", "x"), "bevis"),
    found("finding-without-goal", Place("funn", "x")),
    found("indicator-unused", Place("indikator", "np")),
    found("phase-without-voice", Place("elevstemme"), phase="evaluering"),
    found("framework-without-text", Place("rammer"), "forankret"),
    found("many-goals", Place("maal"), count=7, most=5),
    found("revision-passed", Place("(top)"), "neste_revisjon", date=DAY),
    found("names-a-person", field="aktiviteter", part="ansvarlig", name="Kari Nordmann"),
    found("small-n", Place("indikator", "np"), "verdier", part="n", n=7, least=10, date=DAY),
    found("long-short-name", field="kort", length=30, longest=26),
]  # fmt: skip


def test_every_code_and_every_form_has_an_example_here() -> None:
    assert {form for form, _finding in EXAMPLES} == set(FORMS)


def test_every_code_has_words_and_an_explanation_and_nothing_else_has() -> None:
    assert {form.partition("/")[0] for form in FORMS} == set(CODES)
    assert set(EXPLANATIONS) == set(CODES)
    for code in CODES:
        assert all(FORMS[code])
        assert explain(code).endswith(".")


@pytest.mark.parametrize(("form", "finding"), EXAMPLES, ids=[form for form, _finding in EXAMPLES])
def test_a_finding_takes_the_form_that_fits_and_fills_it(form: str, finding: Finding) -> None:
    assert _form(finding, PLAN) == form.partition("/")[2]
    told = tell(finding, PLAN)
    assert told.subject
    for text in (told.short, told.text, told.cure):
        assert text
        assert "None" not in text
        assert "«»" not in text
        assert "  " not in text
    assert told.text.endswith((".", "!", "?"))
    assert told.text[0] == told.text[0].upper() or told.text.startswith("logg/")
    assert "du må" not in told.text + told.cure


@pytest.mark.parametrize(("form", "finding"), EXAMPLES, ids=[form for form, _finding in EXAMPLES])
def test_a_finding_can_be_told_without_the_plan(form: str, finding: Finding) -> None:
    assert message(finding)
    assert cure(finding)
    assert short(finding)


def test_a_reference_to_nothing_names_what_it_leads_from_and_what_was_meant() -> None:
    """As the sketch of the findings has it."""
    finding = found("no-such/near", field="maal", table="maal", key="lesing9", nearest="lesing-9")[1]
    assert tell(finding, PLAN) == (
        "Lesekvarter hver dag",
        "målet finnes ikke",
        "Tiltaket «Lesekvarter hver dag» viser til et mål som ikke finnes: «lesing9».",
        "Forslag: lesing-9, «Færre elever på nivå 1». Eller ta bort koblingen.",
    )


def test_reversed_dates_are_told_by_the_names_of_their_fields() -> None:
    finding = found("reversed", field="avtalt", part="slutt", first_field="start", last_field="slutt",
                    first=DAY, last=date(2026, 9, 1))[1]  # fmt: skip
    assert short(finding, PLAN) == "slutt er før start"
    assert message(finding, PLAN) == (
        "Tiltaket «Lesekvarter hver dag»: slutt er 1. sep 2026, og det er før start, 15. sep 2026."
    )


def test_a_field_of_a_record_is_named_with_its_list() -> None:
    finding = found("names-a-person", field="aktiviteter", part="ansvarlig", name="Kari Nordmann")[1]
    assert "«Kari Nordmann» under «Steg: Ansvarlig»" in message(finding, PLAN)


def test_what_two_versions_wait_for_a_choice_of_is_told_in_plan_words() -> None:
    """A field of a thing, a thing, and the whole of a file by what it holds: never by the names in the file."""
    plan = Plan({}).put(Measure.of("x", tittel="Lesing"), LogEntry.of("2026-10-14-y", anledning="Fellestid"))
    measure, entry = Place("tiltak", "x"), Place("logg", "2026-10-14-y")
    for place, field, name, said in (
        (measure, "slutt", "slutt", "«Slutt» i tiltaket «Lesing»"),
        (measure, "", "[tiltak.x]", "tiltaket «Lesing»"),
        (entry, "", "fil", "innførselen i loggen «Fellestid»"),
        (None, "", "fil", "fila"),
    ):
        one = Finding("unsettled-merge", "tiltak.toml", place, field, params={"name": name})
        assert message(one, plan).startswith(f"To versjoner av {said} venter på et valg.")


def test_an_agenda_item_is_called_by_the_question_it_asks() -> None:
    finding = found("no-such/place", ITEM, "gjelder", table="", key="zzz", nearest=None)[1]
    assert message(finding, PLAN).startswith("Saken «Hva lykkes vi med?»")


def test_text_with_braces_stays_as_it_is() -> None:
    plan = Plan({"tiltak": {"x": Measure.of("x", tittel="Et {navn} i krøll")}})
    assert "«Et {navn} i krøll»" in message(found("missing", Place("tiltak", "x"), "start")[1], plan)
