"""Merging: what each side did is there, or is a conflict; nothing else."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import (
    Activity,
    Adoption,
    Contribution,
    Goal,
    Head,
    Holiday,
    Introduction,
    Item,
    LogEntry,
    Measure,
    Minutes,
    Resolution,
    SchoolYear,
)
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.merge import both, merge, put
from dekom_tui.review.values import Unread


def plan_of(*entities: Entity) -> Plan:
    return Plan({}).put(*entities)


def measure(**values: object) -> Measure:
    return Measure.of("x", tittel="X", **values)


def step(day: int | None, text: str, **values: object) -> Activity:
    dato = date(2026, 10, day) if day else None
    return Activity.of("", dato=dato, tekst=text, **values)


def merged_steps(
    base: list[Activity], ours: list[Activity], theirs: list[Activity]
) -> tuple[list[tuple[int | None, str | None]], int]:
    """The days and texts of the merged steps, and how many conflicts there are."""
    merged = merge(*(plan_of(measure(aktiviteter=one or None)) for one in (base, ours, theirs)))
    steps = merged.plan.of(Measure)["x"].aktiviteter
    return [(one.dato.day if one.dato else None, one.tekst) for one in steps], len(merged.conflicts)


def test_two_fields_of_one_measure_changed_on_two_sides_are_both_taken() -> None:
    merged = merge(plan_of(measure(fremdrift=1)), plan_of(measure(fremdrift=2)), plan_of(measure(fremdrift=1, nr=4)))
    assert merged.plan == plan_of(measure(fremdrift=2, nr=4))
    assert merged.conflicts == ()
    assert merged.theirs is merged.base is merged.plan


def test_two_values_of_one_field_are_a_conflict_of_that_field_alone() -> None:
    base, ours = plan_of(measure(fremdrift=1, nr=1)), plan_of(measure(fremdrift=2, nr=1))
    merged = merge(base, ours, plan_of(measure(fremdrift=3, nr=9)))
    (conflict,) = merged.conflicts
    assert conflict[:5] == (Place("tiltak", "x"), "fremdrift", 1, 2, 3)
    assert merged.plan == plan_of(measure(fremdrift=2, nr=9))
    assert merged.theirs == plan_of(measure(fremdrift=3, nr=9))
    assert merged.base == plan_of(measure(fremdrift=1, nr=9))


def test_a_field_that_both_took_out_is_out() -> None:
    merged = merge(plan_of(measure(nr=1)), plan_of(measure()), plan_of(measure()))
    assert merged.plan == plan_of(measure())


def test_a_field_that_was_unset_and_that_both_set_differently_is_a_conflict_in_prose_too() -> None:
    merged = merge(
        plan_of(), plan_of(Introduction.of(tema="Lesing.")), plan_of(Introduction.of(tema="Regning.", bakgrunn="Å."))
    )
    (conflict,) = merged.conflicts
    assert conflict[:5] == (Place("innledning"), "tema", None, "Lesing.", "Regning.")
    assert merged.plan.one(Introduction).bakgrunn == "Å."


def test_what_was_deleted_here_and_changed_there_is_a_conflict_of_the_whole() -> None:
    base, changed = plan_of(measure(nr=1)), plan_of(measure(nr=2))
    (conflict,) = merge(base, plan_of(), changed).conflicts
    assert (conflict.field, conflict.ours, conflict.theirs) == ("", (), (measure(nr=2),))
    merged = merge(base, changed, plan_of())
    assert merged.plan == changed
    assert merged.theirs == plan_of()
    assert merged.base == base


def test_one_key_that_both_added_merges_field_by_field() -> None:
    merged = merge(plan_of(), plan_of(measure(nr=1, fremdrift=5)), plan_of(measure(nr=2, slutt=date(2027, 1, 1))))
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.base) == ("nr", None)
    assert merged.plan == plan_of(measure(nr=1, fremdrift=5, slutt=date(2027, 1, 1)))


def test_two_different_log_entries_of_one_name_are_a_conflict_and_can_both_stand() -> None:
    ours, theirs = (LogEntry.of("2026-01-01-a", dato=date(2026, 1, 1), kilde=one) for one in "ab")
    merged = merge(None, plan_of(ours), plan_of(theirs))
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.ours, conflict.theirs) == ("", (ours,), (theirs,))
    assert both(merged.plan, conflict) == (theirs.rekeyed("2026-01-01-a-2"),)


def test_minutes_that_came_or_went_are_one_thing_with_their_items() -> None:
    head = Minutes.of("m", dato=date(2026, 1, 1), tittel="M")
    item, other = Item.of("m/a", spoersmaal="Hva?"), Item.of("m/a", spoersmaal="Hva nå?")
    merged = merge(plan_of(head, item), plan_of(), plan_of(head, other))
    (conflict,) = merged.conflicts
    assert conflict[:5] == (Place("referat", "m"), "", (head, item), (), (head, other))
    assert merged.plan == plan_of()
    assert merged.theirs == plan_of(head, other)
    added = merge(plan_of(), plan_of(head, item), plan_of(head, other))
    assert both(added.plan, added.conflicts[0]) == (head.rekeyed("m-2"), other.rekeyed("m-2/a"))


def test_minutes_on_all_sides_merge_item_by_item() -> None:
    head = Minutes.of("m", dato=date(2026, 1, 1), tittel="M")
    base = plan_of(head, Item.of("m/a", nr=1), Item.of("m/b", nr=2))
    ours = plan_of(head.edit({"sted": "Aula"}), Item.of("m/a", nr=1, metode="IGP"))
    theirs = plan_of(head, Item.of("m/a", nr=1), Item.of("m/b", nr=2), Item.of("m/c", nr=3))
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert sorted(merged.plan.of(Item)) == ["m/a", "m/c"]
    assert merged.plan.of(Item)["m/a"].metode == "IGP"
    assert merged.plan.of(Minutes)["m"].sted == "Aula"


def test_lists_of_keys_merge_as_sets() -> None:
    merged = merge(
        plan_of(measure(maal=["a", "b"])), plan_of(measure(maal=["a", "c"])), plan_of(measure(maal=["b", "d"]))
    )
    assert merged.plan.of(Measure)["x"].maal == ("c", "d")
    assert merged.conflicts == ()


def test_a_list_in_which_order_means_something_is_one_value() -> None:
    sides = (plan_of(Item.of("m/a", faser=one)) for one in ([1, 2], [1, 3], [1, 4]))
    head = Minutes.of("m", tittel="M")
    assert [one.field for one in merge(*(side.put(head) for side in sides)).conflicts] == ["faser"]


def test_agreed_dates_merge_part_by_part_and_are_disputed_as_a_whole() -> None:
    first, second, third = (date(2026, day, 1) for day in (1, 2, 3))
    ours = plan_of(measure(avtalt={"start": second, "slutt": first}))
    merged = merge(
        plan_of(measure(avtalt={"start": first, "slutt": first})),
        ours,
        plan_of(measure(avtalt={"start": first, "slutt": third})),
    )
    assert merged.plan == plan_of(measure(avtalt={"start": second, "slutt": third}))
    disputed = merge(
        plan_of(measure(avtalt={"start": first, "slutt": first})),
        plan_of(measure(avtalt={"start": second, "slutt": second})),
        plan_of(measure(avtalt={"start": first, "slutt": third})),
    )
    (conflict,) = disputed.conflicts
    assert conflict.field == "avtalt"
    assert dict(conflict.ours) == {"start": second, "slutt": second}
    assert dict(conflict.theirs) == {"start": second, "slutt": third}


def test_a_sub_table_merges_field_by_field() -> None:
    ours, theirs = ({"vedtak.for": 10, "vedtak.mot": one} for one in (2, 3))
    base = Goal.of("g", tekst="G")
    merged = merge(plan_of(base), plan_of(base.edit(ours)), plan_of(base.edit(theirs)))
    assert [one.field for one in merged.conflicts] == ["vedtak.mot"]
    assert dict(merged.plan.of(Goal)["g"].vedtak) == dict(Adoption.of(**{"for": 10, "mot": 2}))


def test_participants_merge_role_by_role() -> None:
    def head(**roles: int) -> Plan:
        return plan_of(Minutes.of("m", tittel="M", deltakere=roles))

    assert merge(head(elever=2, rektor=1), head(elever=3, rektor=1), head(elever=2, foresatte=4)).plan == head(
        elever=3, foresatte=4
    )
    assert [one.field for one in merge(head(elever=2), head(elever=3), head(elever=4)).conflicts] == ["deltakere"]


def test_one_ticks_a_step_off_and_the_other_rewords_it() -> None:
    base = [step(1, "Møte"), step(8, "Økt")]
    assert merged_steps(base, [step(1, "Møte", ferdig=True), step(8, "Økt")], [step(1, "Møtet"), step(8, "Økt")]) == (
        [(1, "Møtet"), (8, "Økt")],
        0,
    )


def test_one_moves_a_step_and_the_other_rewords_it() -> None:
    assert merged_steps([step(1, "Møte")], [step(2, "Møte")], [step(1, "Møtet")]) == ([(2, "Møtet")], 0)


def test_a_step_whose_part_that_stayed_is_not_its_alone_is_another() -> None:
    """Two steps on one day: which of them was reworded cannot be told, so ticking it off and rewording collide."""
    base = [step(1, "Møte"), step(1, "Økt")]
    steps, conflicts = merged_steps(
        base, [step(1, "Møte", ferdig=True), step(1, "Økt")], [step(1, "Møtet"), step(1, "Økt")]
    )
    assert conflicts == 1
    assert steps == [(1, "Møte"), (1, "Møtet"), (1, "Økt")]


def test_a_step_without_a_date_is_not_told_by_having_none() -> None:
    _steps, conflicts = merged_steps([step(None, "A")], [step(None, "A", ferdig=True)], [step(None, "B")])
    assert conflicts == 1


def test_a_step_removed_here_and_moved_there_is_a_conflict() -> None:
    steps, conflicts = merged_steps([step(1, "Møte")], [], [step(2, "Møte")])
    assert (steps, conflicts) == ([], 1)


def test_two_new_dates_of_one_step_are_one_conflict() -> None:
    assert merged_steps([step(1, "Møte")], [step(2, "Møte")], [step(3, "Møte")]) == ([(2, "Møte")], 1)


def test_equal_records_pair_in_order_of_appearance() -> None:
    """One of two equal steps ticked off here, a third added there."""
    steps, conflicts = merged_steps(
        [step(1, "A"), step(1, "A")],
        [step(1, "A", ferdig=True), step(1, "A")],
        [step(1, "A"), step(1, "A"), step(1, "A")],
    )
    assert (steps, conflicts) == ([(1, "A")] * 3, 0)


def contributions(base: str, ours: str, theirs: str) -> tuple[str, int]:
    """Lists told by letters: a capital is the same record voted for."""

    def side(letters: str) -> Plan:
        records = [Contribution.of("", tekst=one.lower(), stemmer=1 if one.isupper() else None) for one in letters]
        return plan_of(Minutes.of("m", tittel="M"), Item.of("m/a", innspill=records or None))

    merged = merge(side(base), side(ours), side(theirs))
    records = merged.plan.of(Item)["m/a"].innspill
    told = "".join((one.tekst or "").upper() if one.stemmer else one.tekst or "" for one in records)
    return told, len(merged.conflicts)


def test_lists_that_stand_as_they_came_keep_their_order() -> None:
    """What both add at one place stands ours first; a new order on one side is kept; two new orders are a conflict."""
    assert contributions("ab", "abc", "abd") == ("abcd", 0)
    assert contributions("ab", "acb", "adb") == ("acdb", 0)
    assert contributions("abc", "cab", "abC") == ("Cab", 0)
    assert contributions("abc", "abcd", "cab") == ("cdab", 0)
    assert contributions("abc", "cab", "bca") == ("cab", 1)
    assert contributions("abc", "ac", "ab") == ("a", 0)
    assert contributions("", "ab", "ba") == ("ab", 1)
    assert contributions("a", "Xa", "aY") == ("XaY", 0)


def test_unknown_keys_and_tables_merge_as_plain_values() -> None:
    def side(number: object, table: object = 1) -> Plan:
        one = Measure("x", {"tittel": "X"}, {"ukjent": number})
        return Plan({"tiltak": {"x": one}}, unknown={"plan.toml": {"fremmed": {"a": table}}})

    assert merge(side(1), side(2), side(1, 5)).plan == side(2, 5)
    key, table = merge(side(1), side(2, 2), side(3, 3)).conflicts
    assert (key.field, key.ours, key.theirs) == ("ukjent", Unread(2), Unread(3))
    assert (table.place, table.unknown, table.theirs) == (Place("fremmed"), "plan.toml", Unread({"a": 3}))
    assert [one.field for one in merge(side(1), side(True), side(2)).conflicts] == ["ukjent"]


def test_a_value_that_the_format_does_not_allow_is_a_change_like_others() -> None:
    base, ours = plan_of(measure(fremdrift=1)), plan_of(measure(fremdrift=1, nr=2))
    broken = Plan({"tiltak": {"x": Measure("x", {"tittel": "X"}, {"fremdrift": "halvt"})}})
    merged = merge(base, ours, broken).plan.of(Measure)["x"]
    assert (merged.values, merged.extra) == ({"tittel": "X", "nr": 2}, {"fremdrift": "halvt"})


def test_a_conflict_can_be_settled_at_its_place() -> None:
    base = plan_of(measure(aktiviteter=[step(1, "A")]))
    ours, theirs = (plan_of(measure(aktiviteter=[step(day, "A")])) for day in (2, 3))
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    assert put(merged.plan, conflict, conflict.ours, conflict.theirs) == theirs
    assert put(merged.plan, conflict, conflict.ours, None) == plan_of(measure())
    resolution = Resolution.of("", tekst="Ja")
    assert resolution.mark() == ("Ja",)


def test_the_head_of_a_plan_merges_like_any_table() -> None:
    base = plan_of(Head.of(tittel="P", skole="S"))
    merged = merge(base, base.put(base.head.edit({"status": "vedtatt"})), base.put(base.head.edit({"skole": "T"})))
    assert (merged.plan.head.status, merged.plan.head.skole) == ("vedtatt", "T")


def resolutions(*texts: str) -> Plan:
    head = Minutes.of("m", dato=date(2026, 1, 13), tittel="M")
    return plan_of(head, Item.of("m/a", vedtak=[Resolution.of("", tekst=one) for one in texts]))


def test_a_resolution_that_both_reworded_does_not_stand_there_twice() -> None:
    base = resolutions("Vi gjør det.", "Vi lar være.")
    merged = merge(
        base, resolutions("Vi gjør det nå.", "Vi lar være."), resolutions("Vi gjør det snart.", "Vi lar være.")
    )
    (conflict,) = merged.conflicts
    assert (conflict.place, conflict.field, conflict.record) == (Place("sak", "m/a"), "vedtak", None)
    assert merged.plan == resolutions("Vi gjør det nå.", "Vi lar være.")
    assert merged.theirs == resolutions("Vi gjør det snart.", "Vi lar være.")


def test_a_resolution_that_both_reworded_alike_is_taken_once_and_new_ones_from_both() -> None:
    base = resolutions("Vi gjør det.", "Vi lar være.")
    merged = merge(
        base,
        resolutions("Vi gjør det nå.", "Vi lar være.", "Vår."),
        resolutions("Vi gjør det nå.", "Vi lar være.", "Deres."),
    )
    assert merged.conflicts == ()
    assert merged.plan == resolutions("Vi gjør det nå.", "Vi lar være.", "Vår.", "Deres.")


def test_a_holiday_that_both_renamed_is_not_two() -> None:
    def year(name: str, day: int = 5) -> Plan:
        holiday = Holiday.of("", navn=name, fra=date(2026, 10, day), til=date(2026, 10, 9))
        return plan_of(SchoolYear.of("2026-2027", ferier=[holiday]))

    assert len(merge(year("Høst"), year("Høstferie"), year("Haustferie")).conflicts) == 1
    assert merge(year("Høst"), year("Høstferie"), year("Høstferie")).conflicts == ()
