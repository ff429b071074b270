"""The report leaves no change out: whatever `diff` says of two plans is told in it, in every form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.exchange.report import WRITERS
from dekom_tui.plan.edits import Add, Remove, Rename, Set, apply
from dekom_tui.plan.entity import Entity, Inline, Records
from dekom_tui.plan.fields import Choice, Counts, Day, Field, Flag, Number, Prose, Ref, Whole
from dekom_tui.plan.format import TABLES, Activity, LogEntry, Measure
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.between import between
from dekom_tui.review.diff import CHANGED, Change, diff
from dekom_tui.review.values import SETS, Unread, with_cell
from dekom_tui.words.report.blocks import Chart, Document
from dekom_tui.words.report.building import report
from dekom_tui.words.report.material import Material, Version
from tests.plan.sample import TODAY, sample

PLAN = sample()
WALK = Place("tiltak", "skolevandring")


def document(before: Plan, after: Plan) -> Document:
    """The report of two plans, without what counts and sums up, and without the picture."""
    found = between(before, after, TODAY)
    whole = report(Material(found, Version("1.0", TODAY, True), Version("", TODAY)), TODAY)
    sections = tuple(
        one._replace(blocks=tuple(block for block in one.blocks if not isinstance(block, Chart)))
        for one in whole.sections
    )
    return whole._replace(numbers=(), summary=(), sections=sections)


def written(before: Plan, after: Plan) -> list[str]:
    """It in each of its forms."""
    found = document(before, after)
    return [write(found) for write in WRITERS.values()]


def text(before: Plan, after: Plan) -> str:
    """It as text on one line."""
    return " ".join(WRITERS["text"](document(before, after)).split())


def other(field: Field[Any], value: Any) -> Any:
    """Another value that the field may have."""
    if isinstance(field, Records):
        first, *rest = value
        return (_another(first), *rest)
    if isinstance(field, Inline):
        return _another(value)
    if isinstance(field, Counts):
        return ((value[0][0], value[0][1] + 1), *value[1:])
    if isinstance(field, Choice):
        return next(one for one in field.words if one != value)
    if isinstance(field, Ref):
        return next(key for key in PLAN.tables[field.table] if key != value)
    if isinstance(field, Flag):
        return None if value else True
    if field.kind in SETS:
        return value[1:] or None
    if isinstance(field, Day) or isinstance(value, date):
        return value + timedelta(days=3)
    if isinstance(field, Whole | Number):
        return value + 1 if value != 100 else 90
    if isinstance(field, Prose):
        return value.replace(value.split(" ")[0], "Endret", 1) if " " in value else "Endret."
    return f"{value} endret" if isinstance(value, str) else None


def _another(record: Entity) -> Entity:
    for path, value in record.values.items():
        if (new := other(record.fields[path], value)) is not None and path not in ("dato", "fra"):
            return with_cell(record, path, new)
    return record


def cases() -> Iterator[tuple[Place, str, Any]]:
    """Each field of each table once, with another value and with none."""
    seen = set()
    for place, entity in PLAN.places():
        for path, value in entity.values.items():
            if (place.table, path) in seen:
                continue
            seen.add((place.table, path))
            new = other(entity.fields[path], value)
            yield place, path, new
            if new is not None:
                yield place, path, None


@pytest.mark.parametrize(("place", "path", "value"), list(cases()), ids=lambda one: str(one)[:40])
def test_a_change_of_any_field_is_told(place: Place, path: str, value: Any) -> None:
    """Against a report of nothing changed, in every form, and both ways."""
    entity = PLAN.at(place)
    assert entity is not None
    after = PLAN.put(with_cell(entity, path, value))
    assert diff(PLAN, after)
    for one, another in ((PLAN, after), (after, PLAN)):
        for told, nothing in zip(written(one, another), written(another, another), strict=True):
            assert told != nothing


def unchanged(plan: Plan, change: Change, path: str) -> Plan:
    """The earlier plan as if this had not changed."""
    assert change.before is not None
    assert change.after is not None
    value = change.after.values.get(path)
    if value is None and path in change.after.extra:
        value = Unread(change.after.extra[path])
    return plan.put(with_cell(change.before, path, value))


@st.composite
def edited(draw: st.DrawFn) -> Plan:
    """The sample after some edits of any kind."""
    plan = PLAN
    for _time in range(draw(st.integers(1, 6))):
        places = [(place, entity) for place, entity in plan.places() if place.table in ("tiltak", "maal", "logg")]
        place, entity = draw(st.sampled_from(places + list(plan.places())))
        kind = draw(st.sampled_from(["field", "field", "field", "unset", "gone", "new", "strange"]))
        if kind == "gone" and place.key and "/" not in place.key:
            plan = Plan(
                {name: {key: one for key, one in those.items() if (name, key) != (place.table, place.key)}
                 for name, those in plan.tables.items()}, plan.settings,
            )  # fmt: skip
        elif kind == "new" and place.key and "/" not in place.key:
            plan = plan.put(entity.rekeyed(f"{place.key}-{draw(st.integers(2, 3))}"))
        elif kind == "strange":
            plan = plan.put(with_cell(entity, "fremtid", Unread(draw(st.integers(1, 9)))))
        elif entity.values:
            path = draw(st.sampled_from(sorted(entity.values)))
            plan = plan.put(with_cell(entity, path, other(entity.fields[path], entity.values[path])
                                      if kind == "field" else None))  # fmt: skip
    return plan


@settings(max_examples=60, deadline=None)
@given(edited(), edited())
def test_of_many_changes_each_one_is_told(before: Plan, after: Plan) -> None:
    """Without any one of them the report is another; what came or went is called by its name."""
    whole = document(before, after)
    said = " ".join(WRITERS["text"](whole).split())
    for change in diff(before, after):
        if change.kind == CHANGED:
            for field in change.fields:
                less = unchanged(before, change, field.path)
                assert document(less, after) != whole, (change.place, field)
        elif not (change.renamed_to or change.renamed_from):
            names = (change.entity.short, change.entity.title) if TABLES[change.place.table].keyed else ("",)
            assert any(" ".join(name.split())[:20] in said for name in names), change.place


def step(plan: Plan, start: str, **values: object) -> Plan:
    """The plan with other values in one step of the walks."""
    measure = plan.of(Measure)[WALK.key]
    steps = [one.edit(values) if (one.tekst or "").startswith(start) else one for one in measure.aktiviteter]
    return apply(plan, Set(WALK, {"aktiviteter": tuple(steps)}))


class TestSteps:
    """Steps are what a plan is followed up by."""

    def test_one_that_was_reworded_and_ticked_off_is_told_as_both(self) -> None:
        """The tick does not go under in the new name."""
        after = step(PLAN, "Runde 3", tekst="Runde 3 med par", ferdig=True)
        said = text(PLAN, after)
        assert "heter nå «Runde 3 med par»" in said
        assert "Runde 3 med par er gjort." in said
        assert "3 av 4 steg er gjort, før 2." in said

    def test_one_that_was_reworded_and_moved_is_told_as_one(self) -> None:
        """An activity that changed both date and text is another one, format.md says: what went and what came."""
        said = text(PLAN, step(PLAN, "Runde 3", tekst="Vandring i januar", dato=date(2027, 1, 12)))
        assert "Nytt steg: Vandring i januar, 12. januar 2027." in said
        assert "Tatt ut: Runde 3" in said

    def test_a_tick_for_a_tick_is_named(self) -> None:
        """As many are done as before, but they are others."""
        after = step(step(PLAN, "Runde 3", ferdig=True), "Runde 2", ferdig=None)
        said = text(PLAN, after)
        assert "Runde 2 er ikke gjort likevel." in said
        assert "Gjort: Runde 3." in said

    def test_who_does_it_is_told(self) -> None:
        """A step has somebody responsible of its own."""
        assert "Runde 3: ansvarlig endret fra Rektor til Teamleder." in text(
            PLAN, step(PLAN, "Runde 3", ansvarlig="Teamleder")
        )

    def test_progress_with_something_else_is_told_too(self) -> None:
        """Also where the measure was moved."""
        said = text(PLAN, apply(PLAN, Set(WALK, {"slutt": date(2027, 5, 14), "fremdrift": 75})))
        assert "75 % er gjort, før 50 %." in said


class TestLog:
    """What was decided is not changed unseen."""

    ENTRY = Place("logg", "2026-05-19-team-8-10-og-elevpanel")

    def test_an_entry_that_was_changed_is_told_word_by_word(self) -> None:
        """With what it said before."""
        said = text(PLAN, apply(PLAN, Set(self.ENTRY, {"begrunnelse": "Midler og tid flyttes til modul 2 i januar"})))
        assert "Endret siden i loggen og referatene" in said
        assert "{+ i januar+}" in said

    def test_an_entry_that_was_taken_out_is_told(self) -> None:
        """By what it was called, and when it was."""
        said = text(PLAN, apply(PLAN, Remove(self.ENTRY)))
        assert "Team 8.–10. trinn og elevpanel, 19. mai 2026: tatt bort." in said

    def test_an_item_of_minutes_that_was_changed_is_told(self) -> None:
        """Also where nothing else of the minutes was."""
        place = next(place for place, entity in PLAN.places() if place.table == "sak" and entity.values.get("vedtak"))
        assert "Ny konklusjon." in text(PLAN, apply(PLAN, Set(place, {"konklusjon": "Ny konklusjon."})))


class TestRenamed:
    """A key that is another is no new thing, and nothing is gone."""

    def test_a_measure(self) -> None:
        """It stands once, as changed, with what else was changed in it."""
        after = apply(apply(PLAN, Rename(WALK, "vandring")), Set(Place("tiltak", "vandring"), {"arena": "teamtid"}))
        said = text(PLAN, after)
        assert "Det heter nå «vandring» i fila, før «skolevandring»." in said
        assert "møteplass endret fra «klasserom» til «teamtid»" in said.lower()
        assert "tatt ut av planen" not in said
        assert "5 Skolevandring er som før" not in said

    def test_a_goal(self) -> None:
        """And the measures that serve it are as before."""
        said = text(PLAN, apply(PLAN, Rename(Place("maal", "muntlig-aktive"), "muntlig")))
        assert "Mål 4 heter nå «muntlig» i fila, før «muntlig-aktive»." in said
        assert "Det skal nå bidra til" not in said
        assert "er tatt bort" not in said


def test_what_the_format_does_not_know_is_told_by_name() -> None:
    """A newer program's field that this one keeps."""
    entity = PLAN.at(WALK)
    assert entity is not None
    assert "fremtid endret" in text(PLAN, PLAN.put(with_cell(entity, "fremtid", Unread(1)))).lower()


def test_figures_that_were_corrected_are_told_beside_the_new_ones() -> None:
    """The table of figures shows the newest alone."""
    place = Place("indikator", "np-lesing-9")
    entity = PLAN.at(place)
    assert entity is not None
    first, *rest = entity.values["verdier"]
    said = text(PLAN, PLAN.put(with_cell(entity, "verdier", (first.edit({"verdi": 44}), *rest))))
    assert "1 måling rettet" in said
    assert "[-15. nov 2022: 31 %-]" in said


def test_a_plan_that_was_adopted_says_so_in_one_breath() -> None:
    """The dates that are frozen then are those that stand."""
    entity = PLAN.of(Measure)[WALK.key]
    before = apply(PLAN, Set(WALK, {"avtalt": None, "slutt": date(2027, 4, 9)}))
    after = apply(before, Set(WALK, {"avtalt": entity.avtalt}))
    assert "5 Skolevandring: Datoene er avtalt slik de står." in text(before, after)


def test_a_new_entry_and_a_new_step_stand_where_they_belong() -> None:
    """In the table of the log, and on the measure's card."""
    entry = LogEntry.of("2026-11-20-x", dato=date(2026, 11, 20), anledning="Fellestid", begrunnelse="Vi går videre.")
    measure = PLAN.of(Measure)[WALK.key]
    steps = (*measure.aktiviteter, Activity.of("", tekst="Runde 5", dato=date(2027, 5, 4)))
    said = text(PLAN, apply(apply(PLAN, Add((entry,))), Set(WALK, {"aktiviteter": steps})))
    assert "Begrunnelse: Vi går videre." in said
    assert "Nytt steg: Runde 5, 4. mai 2027." in said


class TestReads:
    """As the owner of the school, the union's representative and the pupils' council read it."""

    GOAL = Place("maal", "muntlig-aktive")

    def both(self, before: Plan, after: Plan, today: date = TODAY) -> str:
        found = between(before, after, today)
        whole = report(Material(found, Version("1.0", TODAY, True), Version("", today)), today)
        return " ".join(WRITERS["text"](whole).split())

    def test_a_goal_that_is_another_is_not_the_same(self) -> None:
        """With other words or another target it is said first of all."""
        said = self.both(PLAN, apply(PLAN, Set(self.GOAL, {"maalverdi": 13, "frist": date(2027, 6, 1)})))
        assert "4 mål, 1 av dem endret" in said
        assert "- Mål 4 Muntlig aktive er endret." in said
        assert "målene er de samme" not in said
        assert "Mål 4: målverdi fra 12 til 13 økter av 15 (+1), fristen flyttet 32 dager" in said

    def test_all_that_is_late_is_counted(self) -> None:
        """Two by name; a step whose day has passed is none that comes next."""
        said = self.both(PLAN, apply(PLAN, Set(Place("tiltak", "laeringssirkler"), {"arena": None})), date(2027, 3, 3))
        assert "- ▲ 3 tiltak til er forsinket." in said
        assert "Ikke gjort: Sirkel 2, 3. desember 2026." in said
        assert "Neste: Sirkel 2" not in said

    def test_what_went_is_called_by_what_it_was(self) -> None:
        """Not by a name alone."""
        key = min(PLAN.tables["satsing"])
        assert "- Satsingen «Digital skole» er tatt bort." in self.both(
            PLAN, apply(PLAN, Remove(Place("satsing", key)))
        )

    def test_a_part_is_not_named_twice(self) -> None:
        """The heading says what it is about."""
        said = self.both(PLAN, apply(PLAN, Set(Place("(top)"), {"neste_revisjon": date(2027, 4, 13)})))
        assert "Planen ------ Neste revisjon flyttet 5 uker, fra 9. mars til 13. april 2027." in said
