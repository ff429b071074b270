"""3 Resultatmål, as it is drawn."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.format import Goal, Indicator, LogEntry, Measure, Texts, Value
from dekom_tui.plan.goals import standing
from dekom_tui.plan.model import Plan
from dekom_tui.screens.goals.detail import Letter, detail_rows
from dekom_tui.screens.goals.view import TEXT, empty_rows, list_rows, place, title_line
from dekom_tui.screens.goals.way import due, due_fact, vote, way
from dekom_tui.widgets.lines import cells, plain
from tests.screens.conftest import TODAY, assert_fits, targets, text_of


def told(plan: Plan, goal: Goal, *, width: int = 80, height: int = 14, wide: bool = False) -> str:
    return text_of(detail_rows(plan, goal, TODAY, width, height, wide=wide))


def measured(*, start: float | None, target: float | None, now: float | None, unit: str = "%") -> tuple[Plan, Goal]:
    goal = Goal.of("g", tekst="Mål").edit({"indikator": "i", "utgangsverdi": start, "maalverdi": target})
    values = [] if now is None else [Value.of(dato=date(2026, 11, 1), verdi=now)]
    return Plan({}).put(goal, Indicator.of("i", navn="I", enhet=unit, oensket="ned").edit({"verdier": values})), goal


def ways(plan: Plan, goal: Goal, width: int = 40) -> list[str]:
    return [plain(each) for each in way(standing(plan, goal), width)]


class TestList:
    def test_it_has_a_line_for_each_goal_with_its_due_date(self, sample: Plan) -> None:
        rows = list_rows(sample, TODAY, 80, 5, cards=False)
        assert_fits(rows, 79)
        lines = text_of(rows).splitlines()
        assert lines[0] == " 1 Færre elever på 9. trinn leser på de to laveste nivåene          om 21 dager"
        assert lines[2].endswith("juni 27")
        assert targets(rows) == [*(place(one) for one in sample.goals), TEXT]

    def test_the_heading_counts_the_goals_of_each_type(self, sample: Plan) -> None:
        assert plain(title_line(sample, 80)).startswith(" RESULTATMÅL  3 pedagogiske, 1 organisatorisk")

    def test_the_heading_is_the_template_s_in_the_plan_s_written_form(self) -> None:
        assert "RESULTATMÅL  ingen ennå" in plain(title_line(Plan({}), 80))

    def test_as_cards_each_goal_has_its_way_and_its_measures(self, sample: Plan) -> None:
        rows = list_rows(sample, TODAY, 55, 34, cards=True)
        assert_fits(rows, 54)
        text = text_of(rows)
        assert "29 ▀" in text
        assert "20 %     om 21 dager" in text
        assert text.count("6 tiltak") == 2
        assert "Endringer i mål krever nytt vedtak i personalmøte." in " ".join(text.split())

    def test_what_of_smarte_is_missing_stands_in_a_matrix_where_there_is_room(self, sample: Plan) -> None:
        goal = sample.goals[0].edit({"smarte.realistisk": None})
        lines = text_of(list_rows(sample.put(goal), TODAY, 55, 34, cards=True)).splitlines()
        at = next(index for index, one in enumerate(lines) if one.startswith(" SMARTE"))
        assert lines[at].split() == ["SMARTE", *"SMARTE"]
        assert lines[at + 1].split()[3:] == ["√", "√", "√", "○", "√", "√"]
        assert " SMARTE" not in text_of(list_rows(sample, TODAY, 55, 22, cards=True))


class TestWay:
    def test_the_bar_is_filled_as_far_as_the_figure_has_come(self) -> None:
        plan, goal = measured(start=30, target=20, now=25)
        top, below = ways(plan, goal)
        assert top.startswith("30 ▀")
        assert top.endswith("▀ 20 %")
        assert cells(top) == 40
        assert below.startswith("start")
        assert below.endswith("mål")
        assert "nå 25 %" in below

    def test_the_figure_stands_under_the_end_of_what_is_filled(self, sample: Plan) -> None:
        goal = sample.goals[2]
        drawn = way(standing(sample, goal), 60)
        filled = len(plain(drawn[0][:3])), plain(drawn[1]).index("24") + 2
        assert filled[0] == filled[1]

    @pytest.mark.parametrize(
        ("start", "now", "target", "missing"),
        [
            (None, 21, 20, "○ mangler utgangsverdi"),
            (29, None, 20, "○ mangler målinger"),
            (29, 21, None, "○ mangler målverdi"),
            (None, None, None, "○ mangler utgangsverdi, målinger og målverdi"),
        ],
    )
    def test_what_cannot_be_drawn_says_what_is_missing(
        self, start: float | None, now: float | None, target: float | None, missing: str
    ) -> None:
        plan, goal = measured(start=start, target=target, now=now)
        assert missing in ways(plan, goal, 60)
        assert "▀" not in "".join(ways(plan, goal, 60))

    def test_what_is_worse_than_the_start_has_an_empty_bar(self) -> None:
        plan, goal = measured(start=29, target=20, now=31)
        drawn = way(standing(plan, goal), 40)
        assert all(span.token != "accent" for span in drawn[0])
        assert "nå 31 %" in plain(drawn[1])

    @pytest.mark.parametrize("width", range(8, 70, 3))
    def test_it_fits_at_any_width(self, width: int) -> None:
        plan, goal = measured(start=3.14159, target=12, now=8, unit="økter av femten")
        assert all(cells(one) <= width for one in ways(plan, goal, width))

    def test_a_preliminary_figure_says_so(self, sample: Plan) -> None:
        assert "foreløpig  nå 21 %" in told(sample, sample.goals[0])


class TestDue:
    def test_a_due_date_that_has_passed_without_a_verdict_is_plain_to_see(self) -> None:
        goal = Goal.of("g", tekst="Mål", frist=date(2026, 11, 14))
        plan = Plan({}).put(goal)
        assert plain(due(plan, goal, TODAY)) == "! for 10 dager siden"
        assert "gått ut, og målet er ikke evaluert" in plain(due_fact(plan, goal, TODAY))

    def test_a_verdict_ends_the_waiting(self) -> None:
        goal = Goal.of("g", tekst="Mål", frist=date(2026, 11, 14))
        plan = Plan({}).put(goal, LogEntry.of("2026-11-20-x", dato=date(2026, 11, 20), maal=["g"]))
        assert plain(due(plan, goal, TODAY)) == "√ nov 26"
        assert "evaluert 20. nov 2026" in plain(due_fact(plan, goal, TODAY))

    def test_a_goal_without_one_says_so(self) -> None:
        goal = Goal.of("g", tekst="Mål")
        assert plain(due(Plan({}), goal, TODAY)) == "uten frist"


class TestVote:
    def test_a_vote_is_a_cell(self, sample: Plan) -> None:
        drawn = vote(sample.goals[0], 67)
        assert plain(drawn).endswith(" 27 for 1 mot 3 avstår")
        assert [len(span.text) for span in drawn if "▀" in span.text] == [27, 1, 3]

    def test_more_votes_than_cells_share_the_room(self) -> None:
        goal = Goal.of("g", tekst="Mål").edit({"vedtak.for": 900, "vedtak.mot": 1})
        drawn = vote(goal, 60)
        assert cells(plain(drawn)) <= 60
        assert [span.token for span in drawn if "▀" in span.text] == ["ok", "bad"]

    def test_a_goal_that_was_not_adopted_says_so(self) -> None:
        assert plain(vote(Goal.of("g", tekst="Mål"), 60)) == "○ ikke vedtatt ennå"


class TestDetail:
    def test_at_the_main_size_everything_of_a_goal_is_there(self, sample: Plan) -> None:
        rows = detail_rows(sample, sample.goals[0], TODAY, 80, 14, wide=False)
        assert_fits(rows, 79)
        assert len(rows) <= 14
        text = text_of(rows)
        for part in (
            "frist 15. des 2026",
            "1 prosentpoeng igjen",
            "TIPS SMARTE MÅL",
            "A Aksepterte av de som skal",
            "Ni prosentpoeng på to år; naboskole klarte åtte",
            "Svarer på  Liten framgang i lesing 8.–9. trinn",
            "6 tiltak",
            "27 for 1 mot 3 avstår",
        ):
            assert part in text

    def test_a_letter_without_a_reason_is_plain_to_see(self, sample: Plan) -> None:
        text = told(sample, sample.goals[0].edit({"smarte.maalbart": None}))
        line = next(each for each in text.splitlines() if each.startswith(" M "))
        assert line.endswith("○ ikke begrunnet ennå")

    def test_the_letters_can_be_chosen_only_by_who_is_inside(self, sample: Plan) -> None:
        goal = sample.goals[0]
        assert targets(detail_rows(sample, goal, TODAY, 80, 14, wide=False)) == []
        inside = detail_rows(sample, goal, TODAY, 80, 14, wide=False, inside=True)
        assert [one.field for one in targets(inside) if isinstance(one, Letter)] == [
            "spesifikt", "maalbart", "akseptert", "realistisk", "tidsavgrenset", "engasjerende"
        ]  # fmt: skip

    def test_the_letter_that_is_looked_at_has_its_whole_reason(self, sample: Plan) -> None:
        reason = "Fordi det er sagt " * 10 + "til slutt"
        goal = sample.goals[0].edit({"smarte.maalbart": reason})
        assert "til slutt" not in told(sample, goal)
        chosen = Letter(goal.key, "maalbart")
        rows = detail_rows(sample, goal, TODAY, 80, 14, wide=False, chosen=chosen, inside=True)
        assert "til slutt" in " ".join(text_of(rows).split())

    def test_on_a_small_screen_the_least_important_goes(self, sample: Plan) -> None:
        rows = detail_rows(sample, sample.goals[0], TODAY, 60, 9, wide=False, titled=True)
        assert_fits(rows, 59)
        assert len(rows) == 9
        assert " E Engasjerende" in text_of(rows)
        assert "TIPS" not in text_of(rows)

    def test_beside_the_list_it_names_the_measures_and_how_they_go(self, sample: Plan) -> None:
        rows = detail_rows(sample, sample.goals[0], TODAY, 83, 37, wide=True)
        assert_fits(rows, 82)
        assert len(rows) <= 37
        text = text_of(rows)
        assert "× Lesekvarter" in text
        assert "○ Midtveisrevisjon" in text
        assert "─ mål 20 %" in text
        assert [
            one
            for one in text.splitlines()
            if one.split() == ["nov", "22", "nov", "23", "nov", "24", "nov", "25", "nov", "26"]
        ]
        assert "ganske sikre" in text
        assert "4 innførsler, sist 17. nov 2026" in text

    def test_without_room_for_its_chart_its_way_is_a_bar(self, sample: Plan) -> None:
        rows = detail_rows(sample, sample.goals[0], TODAY, 83, 22, wide=True)
        assert "29 ▀" in text_of(rows)
        assert "nov 22" not in text_of(rows)

    def test_a_goal_that_hangs_loose_says_at_which_end(self) -> None:
        goal = Goal.of("g", tekst="Mål")
        text = told(Plan({}).put(goal), goal)
        assert "◊ ingen funn ennå" in text
        assert "◊ ingen tiltak" in text
        assert "◊ ingen tiltak" not in told(Plan({}).put(goal, Measure.of("m", tittel="T", maal=["g"])), goal)

    def test_a_nynorsk_plan_has_the_template_s_nynorsk_lines(self, sample: Plan) -> None:
        plan = sample.put(sample.head.edit({"maalform": "nn"}))
        assert "M Målbare / vurderbare" in told(plan, plan.goals[0])
        assert "Spesifikke og tydelege" in told(plan, plan.goals[0])


class TestEmpty:
    def test_it_says_what_belongs_here_and_how_to_begin(self) -> None:
        rows = empty_rows(Plan({}), 80)
        assert_fits(rows, 79)
        text = text_of(rows)
        assert "Her skriver dere hva som skal være annerledes for elevene" in text
        assert "N  Skriv det første målet" in text
        assert [line.split()[0] for line in text.splitlines()[-6:]] == list("SMARTE")
        assert "M  La rommet foreslå" in text
        assert len(targets(rows)) == 2

    def test_the_section_s_own_text_stands_here_too(self) -> None:
        assert "Vi venter." in text_of(empty_rows(Plan({}).put(Texts.of(maal="Vi venter.")), 60))
