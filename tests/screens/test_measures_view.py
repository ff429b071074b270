"""5 Tiltak, as it is drawn."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.format import Activity, Goal, LogEntry, Measure, MeasuresHead
from dekom_tui.plan.listing import BY_END, BY_NUMBER, EVERYTHING, Choice, Filter, listed
from dekom_tui.plan.measures import LATE
from dekom_tui.plan.model import Plan
from dekom_tui.screens.measures.detail import NewStep, Step, long_rows, short_rows
from dekom_tui.screens.measures.filter import filter_rows
from dekom_tui.screens.measures.view import PREFACE, Table, empty_rows, head_rows, place, table_rows, widths
from dekom_tui.widgets.lines import Row
from tests.screens.conftest import TODAY, assert_fits, targets, text_of


def table(plan: Plan, width: int = 80, *, shown: Filter = EVERYTHING, order: str = BY_NUMBER, each: int = 1) -> Table:
    return Table(plan, TODAY, listed(plan, TODAY, shown, order), widths(plan, width), each)


def lines(plan: Plan, width: int = 80, *, each: int = 1) -> list[str]:
    rows = table_rows(table(plan, width, each=each))
    assert_fits(rows, width)
    return text_of(rows).splitlines()


def measure(plan: Plan, number: int) -> Measure:
    return plan.measures[number - 1]


def short(plan: Plan, one: Measure, *, width: int = 80, height: int = 7, listed: bool = False) -> str:
    rows = short_rows(plan, one, TODAY, width, height, listed=listed)
    assert_fits(rows, width)
    return text_of(rows)


def long(plan: Plan, one: Measure, *, listed: bool = False) -> str:
    rows = long_rows(plan, one, TODAY, 43, 37, listed=listed)
    assert_fits(rows, 42)
    return text_of(rows)


class TestTable:
    def test_a_line_says_state_number_title_time_role_and_goals(self, sample: Plan) -> None:
        assert lines(sample)[4] == " ▲  5 Skolevandring med fast skjema…  sep 25–apr 27    Avdelingsleder   · · · 4"

    def test_on_a_small_screen_only_title_and_time_are_left(self, sample: Plan) -> None:
        found = lines(sample, 60)
        assert found[4] == " ▲  5 Skolevandring med fast skjema, én…    sep 25–apr 27"
        assert not any("Rektor" in one for one in found)

    def test_on_a_wide_screen_the_state_is_a_word_too(self, sample: Plan) -> None:
        assert "Avdelingsleder    forsinket     · · · 4" in lines(sample, 95)[4]

    def test_as_cards_each_has_its_whole_title_and_how_far_it_has_come(self, sample: Plan) -> None:
        found = lines(sample, 95, each=3)
        assert len(found) == 29
        assert "én runde per halvår" in found[13]
        assert found[13].count("▀") == 15
        assert found[14] == ""

    def test_a_measure_without_number_date_or_goal_says_so(self) -> None:
        plan = Plan({}).put(Goal.of("g", tekst="G", nr=1), Measure.of("m", tittel="Løst"))
        line = lines(plan)[0]
        assert line.startswith(" ○  · Løst")
        assert "uten dato" in line
        assert line.endswith("◊")

    def test_many_goals_are_told_by_their_numbers(self) -> None:
        goals = [Goal.of(f"g{n}", tekst="G", nr=n) for n in range(1, 13)]
        plan = Plan({}).put(*goals, Measure.of("m", tittel="T", maal=["g2", "g11"]))
        assert lines(plan)[0].endswith("2 11")

    def test_rows_are_made_when_they_are_seen(self) -> None:
        plan = Plan({}).put(*(Measure.of(f"m{n}", tittel=f"Tiltak {n}", nr=n) for n in range(1, 10_001)))
        rows = table_rows(table(plan))
        assert len(rows) == 10_000
        assert "9999 Tiltak 9999" in text_of([rows[9998]])
        assert rows.find is not None
        assert rows.find(place(plan.measures[7000])) == 7000
        assert rows.find(PREFACE) is None

    @pytest.mark.parametrize("width", [60, 70, 79, 80, 94, 95, 138])
    def test_it_fits_at_any_width(self, sample: Plan, width: int) -> None:
        for each in (1, 2, 3):
            lines(sample, width, each=each)
            assert_fits(head_rows(table(sample, width, each=each), EVERYTHING, BY_END, width, led=True), width)


class TestHead:
    def test_the_template_s_sentence_and_the_preface_stand_above(self, sample: Plan) -> None:
        rows = head_rows(table(sample), EVERYTHING, BY_NUMBER, 80, led=True)
        text = text_of(rows).splitlines()
        assert text[1] == " Konkrete aktiviteter som skal gjennomføres for å nå målene."
        assert text[2].startswith(" Tiltaksplanen er dynamisk. ")
        assert text[2].endswith("…")
        assert text[3].split() == ["10", "tiltak", "tid", "ansvarlig", "mål"]
        assert targets(rows) == [PREFACE]

    def test_what_is_filtered_and_sorted_is_said_and_how_to_see_all(self, sample: Plan) -> None:
        shown = Filter(state="fullført", role="Rektor", goal="lesing-9")
        text = text_of(head_rows(table(sample, shown=shown, order=BY_END), shown, BY_END, 80, led=True))
        assert "BARE  fullført · Rektor · mål 1" in text
        assert "Esc viser alle" in text
        assert "1 av 10 tiltak, etter slutt" in text

    def test_a_filter_by_a_goal_that_is_gone_names_its_key(self, sample: Plan) -> None:
        shown = Filter(goal="borte")
        assert "BARE  borte" in text_of(head_rows(table(sample, shown=shown), shown, BY_NUMBER, 80, led=True))


class TestShortDetail:
    def test_it_says_why_a_measure_is_late_and_how_far_off_the_next_step_is(self, sample: Plan) -> None:
        text = short(sample, measure(sample, 5)).splitlines()
        assert text[2] == " ▲ forsinket, slutter 30. apr 2027, 3 uker etter avtalt · Avdelingsleder"
        assert text[3].startswith(" ●  26. sep 2025  Runde 1, 15 økter")
        assert text[5] == " ○  11. des 2026  Runde 3, 15 økter               om 17 dager            Rektor"
        assert "om" not in text[6]

    def test_steps_that_have_no_room_are_told_as_one(self, sample: Plan) -> None:
        text = short(sample, measure(sample, 2)).splitlines()
        assert text[3] == " ●  8 av 12 steg er ferdige, sist 17. nov 2026"
        assert text[4].startswith(" ○   8. des 2026  Møte 9")
        assert text[6] == "    og 2 steg til"

    def test_on_a_small_screen_the_title_goes_and_the_next_steps_stay(self, sample: Plan) -> None:
        text = short(sample, measure(sample, 5), width=60, height=5)
        assert "Skolevandring" not in text
        assert "▲ forsinket, 3 uker etter avtalt · Avdelingsleder" in text
        assert "om 17 dager" in text

    def test_inside_every_step_can_be_chosen_and_all_of_the_note_is_there(self, sample: Plan) -> None:
        one = measure(sample, 2)
        rows = short_rows(sample, one, TODAY, 80, 7, listed=True)
        assert targets(rows) == [Step(one.key, at) for at in range(12)]
        assert "trygt skolemiljø" in text_of(rows)
        assert "2 innførsler i loggen, sist 17. nov 2026: videreføres" in text_of(rows)
        assert targets(short_rows(sample, one, TODAY, 80, 7)) == []

    def test_a_step_that_should_have_been_taken_is_plain_to_see(self) -> None:
        step = Activity.of(dato=date(2026, 11, 21), tekst="Runde 1")
        one = Measure.of("m", tittel="T", status="pågår", aktiviteter=[step])
        text = short(Plan({}).put(one), one)
        assert "▲ forsinket, et steg er 3 dager på overtid" in text
        assert "▲  21. nov 2026  Runde 1" in text
        assert "for 3 dager siden" in text

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"status": "pågår", "fremdrift": 40}, "► pågår, 40 %"),
            ({"status": "fullført", "slutt": date(2026, 1, 20)}, "● fullført, 20. jan 2026"),
            ({"start": date(2026, 12, 1)}, "○ ikke startet, begynner om 7 dager"),
            ({"status": "på vent", "fremdrift": 50}, "║ på vent, 50 %"),
            ({"slutt": date(2026, 11, 1)}, "▲ forsinket, skulle vært ferdig for"),
        ],
    )
    def test_every_state_says_what_goes_with_it(self, values: dict[str, object], said: str) -> None:
        one = Measure.of("m", tittel="T", **values)
        assert said in short(Plan({}).put(one), one)

    def test_what_was_stopped_says_what_replaced_it(self, sample: Plan) -> None:
        assert "× avbrutt, 22. mai 2026, erstattet av «Modul 2: samtaler»" in short(sample, measure(sample, 6))

    def test_what_hangs_loose_is_said(self, sample: Plan) -> None:
        assert "◊ ikke evaluert" in short(sample, measure(sample, 1))
        one = Measure.of("m", tittel="T")
        assert "◊ uten mål" in short(Plan({}).put(one), one)

    def test_who_has_no_steps_yet_is_told_how_to_begin(self) -> None:
        one = Measure.of("m", tittel="T")
        rows = short_rows(Plan({}).put(one), one, TODAY, 80, 7, listed=True)
        assert targets(rows) == [NewStep("m")]


class TestLongDetail:
    def test_it_has_all_that_is_known(self, sample: Plan) -> None:
        text = " ".join(long(sample, measure(sample, 5)).split())
        for part in (
            "TILTAK 5 Skolevandring med fast skjema, én runde per halvår",
            "▲ forsinket slutter 30. apr 2027, 3 uker etter avtalt",
            "Tid 8. sep 2025–30. apr 2027",
            "Avtalt 8. sep 2025–9. apr 2027",
            "Møteplass Klasserom · SKU",
            "50 %",
            "4 Alle elever er muntlig aktive",
            "STEG 2 av 4 ferdig",
            "om 17 dager · Rektor",
            "hvor lenge, og om hvilken tekst.",
            "LOGG 1 innførsel 14. apr 2026 videreføres",
            "Mindre: På 8. trinn snakker fortsatt få.",
        ):
            assert part in text

    def test_every_reason_for_being_late_is_told(self) -> None:
        one = Measure.of("m", tittel="T", start=date(2026, 1, 1), slutt=date(2026, 11, 17))
        text = long(Plan({}).put(one), one)
        assert "skulle vært ferdig for 1 uke siden" in " ".join(text.split())
        assert "skulle ha begynt" in text

    def test_what_it_follows_is_named_and_a_start_too_early_is_told(self) -> None:
        first = Measure.of("a", tittel="Modul 1", slutt=date(2027, 2, 1))
        one = Measure.of("b", tittel="Modul 2", start=date(2027, 1, 1), etter=["a", "borte"])
        text = " ".join(long(Plan({}).put(first, one), one).split())
        assert "Kommer etter Modul 1 · ! borte" in text
        assert "! Begynner før «Modul 1» er ferdig." in text

    def test_an_entry_without_date_or_decision_is_told_by_what_it_was(self) -> None:
        one = Measure.of("m", tittel="T")
        plan = Plan({}).put(one, LogEntry.of("x", anledning="Fellestid", tiltak=["m"]))
        assert "Fellestid" in long(plan, one)


class TestEmptyAndFilter:
    def test_an_empty_plan_says_what_belongs_here_and_how_to_begin(self) -> None:
        rows = empty_rows(Plan({}).put(MeasuresHead.of(innledning="Vi venter.")), 80)
        assert_fits(rows, 79)
        text = text_of(rows)
        assert "N  Skriv det første tiltaket" in text
        assert "Fremdriftsplan: tidspunkt – ansvarlig (vedlegg 1)" in text
        assert "Vi venter." in text

    def test_the_filter_counts_every_choice_and_ticks_its_own(self, sample: Plan) -> None:
        rows = filter_rows(sample, TODAY, Filter(state=LATE), 80)
        assert_fits(rows, 79)
        text = text_of(rows)
        assert "VIS BARE  1 av 10 tiltak" in text
        assert row_of(rows, Choice("state", LATE, 1)).startswith(" ■ ▲ forsinket")
        assert row_of(rows, EVERYTHING).startswith(" □ Alle tiltak")
        assert row_of(rows, Choice("role", "Rektor", 5)).endswith("5")


def row_of(rows: list[Row], target: object) -> str:
    return next(text_of([row]) for row in rows if row.target == target)
