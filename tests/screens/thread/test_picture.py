"""The picture of the thread, the path alone, and the loose ends, as text."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.format import Goal, LogEntry, Measure
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.thread.beads import SIGN, Spot, across, beads, beside, first, kept, lit, spot_of
from dekom_tui.screens.thread.loose import end_rows, title
from dekom_tui.screens.thread.narrow import narrow
from dekom_tui.screens.thread.picture import picture
from dekom_tui.screens.thread.sheet import Sheet
from dekom_tui.screens.thread.told import told_rows
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.widgets.lines import Line, cells, plain
from tests.screens import hostile
from tests.screens.conftest import TODAY, assert_fits, text_of
from tests.screens.thread.many import many

GOAL = Spot(2, Place("maal", "lesing-9"))
ENTRY = Spot(SIGN, Place("logg", "2025-11-04-elevpanel"))


def drawn(sheet: Sheet) -> list[str]:
    return [plain(one).rstrip() for one in sheet.lines()]


def tokens(lines: list[Line], name: str) -> set[str]:
    return {span.token for one in lines for span in one if name in span.text}


class TestPicture:
    def test_the_whole_path_is_lit_and_all_else_is_quiet(self, sample: Plan) -> None:
        lines = picture(sample, TODAY, GOAL, 80, 13).lines()
        for name in ("Lesing 8. trinn", "Liten framgang", "Lesekvarter", "Modul 1"):
            assert tokens(lines, name) == {"text"}, name
        for name in ("Medvirkning", "Få elever", "2 Elevene"[2:], "Elevpanel"):
            assert tokens(lines, name) == {"faint"}, name

    def test_lines_lead_from_the_situation_to_the_signs(self, sample: Plan) -> None:
        text = drawn(picture(sample, TODAY, GOAL, 80, 13))
        assert text[0].split()[::1] == ["SITUASJON", "↓6", "FUNN", "MÅL", "TILTAK", "TEGN"]
        assert text[2].startswith(" Lesing 8. trinn ┬ Liten framgang ─▌1 Færre")
        assert "─┬ ●  1 Planlegging" in text[2]
        assert text[4].startswith(" Lesestrategier… ┘")
        assert "├ ●  3 Modul 1 ──" in text[4]
        assert "└ ○ 10 Midtveis" in text[11]
        assert "├ ►  2" not in text[3]

    def test_a_measure_says_when_it_was_seen_or_that_it_was_not(self, sample: Plan) -> None:
        text = drawn(picture(sample, TODAY, GOAL, 80, 13))
        assert text[2].endswith("◊ ingen")
        assert text[4].endswith("okt 25")
        assert text[11].endswith("–")
        assert drawn(picture(sample, TODAY, GOAL, 140, 23))[4].rstrip().endswith("17. nov 2026 +1")

    def test_the_indicator_of_a_goal_is_tied_past_the_findings(self, sample: Plan) -> None:
        text = drawn(picture(sample, TODAY, Spot(2, Place("maal", "laeringssirkler")), 80, 13))
        assert any(line.startswith(" Fullførte… ─") for line in text)
        assert any("┌──────" in line for line in text)

    def test_an_older_sign_is_seen_where_the_newest_one_stands(self, sample: Plan) -> None:
        text = drawn(picture(sample, TODAY, ENTRY, 80, 13))
        assert text[3].endswith("▌nov 25")
        assert "Elevpanel ─" in text[3]

    def test_an_entry_of_no_measure_has_a_row_of_its_own(self) -> None:
        plan = Plan({}).put(
            Goal.of("g", nr=1, tekst="Mål"),
            Measure.of("t", nr=1, tittel="Tiltak", maal=["g"]),
            LogEntry.of("2026-01-01-a", dato=date(2026, 1, 1), anledning="Møte", maal=["g"]),
        )
        text = drawn(picture(plan, TODAY, Spot(2, Place("maal", "g")), 80, 13))
        assert any("└──" in line and line.endswith("jan 26") for line in text)

    @pytest.mark.parametrize("width", [76, 80, 102, 120, 150])
    @pytest.mark.parametrize("height", [4, 9, 13, 23, 40])
    def test_it_fits_whatever_is_chosen(
        self, sample: Plan, tmp_path_factory: pytest.TempPathFactory, width: int, height: int
    ) -> None:
        vile = read_plan(Folder(hostile.write(tmp_path_factory.mktemp("vond")))).plan
        for plan in (sample, vile, many(), many(1)):
            for column in beads(plan).columns:
                for spot in column[:: max(1, len(column) // 7)]:
                    sheet = picture(plan, TODAY, spot, width, height)
                    assert len(sheet.lines()) == height
                    assert all(cells(plain(one)) <= width for one in sheet.lines())
                    if spot.column != SIGN or spot.place.table == "logg":
                        assert any(zone.target == spot for zone in sheet.zones), spot

    def test_the_lit_path_is_in_view_with_forty_a_column(self) -> None:
        plan = many()
        for spot in (one for column in beads(plan).columns[1:4] for one in column):
            sheet = picture(plan, TODAY, spot, 140, 32)
            seen = {zone.target.place for zone in sheet.zones if isinstance(zone.target, Spot)}
            near = [one for one in lit(plan, spot) if one.table in ("funn", "maal", "tiltak")]
            by_table = {table: [one for one in near if one.table == table] for table in ("funn", "maal", "tiltak")}
            for those in by_table.values():
                assert len(those) > 14 or set(those) <= seen

    def test_what_is_off_the_edge_or_folded_is_counted(self) -> None:
        text = "\n".join(drawn(picture(many(), TODAY, Spot(2, Place("maal", "m20")), 80, 13)))
        assert "MÅL ↑" in text
        assert "til" in text


class TestNarrow:
    def test_the_path_stands_joint_under_joint(self, sample: Plan) -> None:
        text = drawn(narrow(sample, TODAY, GOAL, 60, 10))
        assert text[1].startswith(" ● SITUASJON  Lesing 8. trinn · Lesing 9. trinn")
        assert text[4].startswith("▌● MÅL 1      Færre elever på 9. trinn")
        assert text[4].endswith("1 av 4")
        assert "● 3 Modul 1" in text[6]
        assert text[9].startswith(" ● TEGN       17. nov 2026")

    def test_it_fits_whatever_is_chosen(self, sample: Plan, tmp_path_factory: pytest.TempPathFactory) -> None:
        vile = read_plan(Folder(hostile.write(tmp_path_factory.mktemp("vond")))).plan
        for plan in (sample, vile, many(), many(1)):
            for column in beads(plan).columns:
                for spot in column:
                    sheet = narrow(plan, TODAY, spot, 60, 10)
                    assert all(cells(plain(one)) <= 60 for one in sheet.lines())
                    assert any(zone.target == spot for zone in sheet.zones), spot

    def test_an_end_that_hangs_loose_is_plain_to_see(self, sample: Plan) -> None:
        text = drawn(narrow(sample, TODAY, Spot(1, Place("funn", "god-ro-men-lav-motivasjon")), 60, 10))
        assert any(line.startswith(" ● MÅL        ◊ ingen") for line in text)


class TestBeads:
    def test_the_first_goal_is_chosen_to_begin_with(self, sample: Plan) -> None:
        assert first(sample) == GOAL
        assert first(Plan({})) is None
        assert kept(Plan({}), GOAL) is None

    def test_to_the_next_joint_along_the_path(self, sample: Plan) -> None:
        assert across(sample, GOAL, -1, {}) == Spot(1, Place("funn", "liten-framgang-i-lesing"))
        measure = Spot(3, Place("tiltak", "lesekvarter"))
        assert across(sample, GOAL, 1, {3: measure}) == measure
        assert across(sample, measure, 1, {}) == Spot(SIGN, Place("logg", "2026-05-19-team-8-10-og-elevpanel"))
        late = Spot(3, Place("tiltak", "midtveisrevisjon"))
        assert across(sample, late, 1, {}) == Spot(SIGN, late.place)
        assert across(sample, Spot(SIGN, late.place), -1, {}) == late
        figure = Spot(0, Place("indikator", "np-lesing-5"))
        assert across(sample, figure, -1, {}) == figure
        assert across(sample, figure, 1, {}).column == 1

    def test_every_bead_is_reached_with_the_arrows(self, sample: Plan) -> None:
        for column in beads(sample).columns:
            spot, seen = column[0], [column[0]]
            while (after := beside(sample, spot, 1)) != spot:
                spot = after
                seen.append(spot)
            assert tuple(seen) == column
            assert beside(sample, column[-1], -1000) == column[0]

    def test_every_entry_is_a_bead_once(self, sample: Plan) -> None:
        entries = [one.place.key for one in beads(sample).columns[SIGN] if one.place.table == "logg"]
        assert sorted(entries) == sorted(sample.of(LogEntry))

    def test_only_what_stands_on_the_thread_has_a_spot(self, sample: Plan) -> None:
        assert spot_of(sample, Place("rolle", "rektor")) is None
        assert spot_of(sample, Place("maal", "borte")) is None
        assert spot_of(sample, Place("maal")) is None
        assert spot_of(sample, GOAL.place) == GOAL


class TestEnds:
    def test_each_says_why_and_which_key_ties_it(self, sample: Plan) -> None:
        rows = end_rows(sample, 80)
        assert_fits(rows, 80)
        text = text_of(rows)
        assert plain(title(sample)) == " LØSE ENDER  10 i alt"
        for part in (
            "◊ Funn «God ro, men lav motivasjon»    ingen mål bygger på det        K knytt",
            "fullført, ingen tegn           L skriv",
            "75 % gjort, ingen tegn",
            "◊ Lesing 5. trinn                      tall uten funn",
        ):
            assert part in text

    def test_they_fit_a_small_screen(self, sample: Plan) -> None:
        assert_fits(end_rows(sample, 60), 59)

    def test_a_thread_without_loose_ends_says_so(self) -> None:
        assert plain(title(Plan({}))) == " √ Ingen løse ender."


def test_the_thread_is_told_as_a_story(sample: Plan) -> None:
    rows = told_rows(sample, GOAL, 36)
    assert_fits(rows, 36)
    text = " ".join(text_of(rows).split())
    for part in (
        "FORTALT mål 1",
        "Vi ser Liten framgang i lesing 8.–9. trinn. Lesing 8. trinn: 36 → 35 %",
        "Vi tror det er fordi Lesestrategier undervises i norsk, lite i andre fag.",
        "Så sikre er vi Ganske sikre. Ståstedsanalyse, 15 økter.",
        "laveste nivåene: 20 % innen 15. des 2026.",
        "Avbrutt: Lesekvarter.",
        "Mål 1: 21 %, mot 29 % til å begynne med.",
        "Mål 1: 1 prosentpoeng igjen.",
    ):
        assert part in text
    loose = " ".join(text_of(told_rows(sample, Spot(0, Place("indikator", "np-lesing-5")), 36)).split())
    assert "◊ ingen mål ennå" in loose
