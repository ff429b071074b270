"""What a role carries, what happens at an arena, what a partner is called."""

from __future__ import annotations

from dekom_tui.plan.format import Activity, Arena, Measure, Partner, PartnerLabels, Role
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.plan.organisation import carried, measures_at, partner_label, role_name


def test_a_role_carries_what_names_it_with_or_without_who_is_in_it() -> None:
    role = Role.of("plangruppa", navn="Plangruppa (rektor og to lærere)")
    step = Activity.of(tekst="Møte", ansvarlig="plangruppa")
    plan = Plan({}).put(
        role,
        Measure.of("a", nr=1, tittel="A", ansvarlig="Plangruppa", aktiviteter=[Activity.of(tekst="Steg")]),
        Measure.of("b", nr=2, tittel="B", ansvarlig="Rektor", aktiviteter=[step]),
    )
    found = carried(plan, role)
    assert role_name(role) == "Plangruppa"
    assert [one.key for one in found.measures] == ["a"]
    assert [one.activity.tekst for one in found.open_steps] == ["Steg", "Møte"]


def test_an_arena_has_the_measures_that_name_it_in_their_order() -> None:
    arena = Arena.of("fellestid", navn="Fellestid")
    plan = Plan({}).put(
        arena,
        Measure.of("a", nr=2, tittel="A", arena="fellestid"),
        Measure.of("b", nr=1, tittel="B", arena="fellestid"),
        Measure.of("c", nr=3, tittel="C"),
    )
    assert [one.key for one in measures_at(plan, arena)] == ["b", "a"]


def test_a_partner_is_called_what_the_school_calls_its_kind() -> None:
    plan = Plan({}, Settings(partner=PartnerLabels.of(up1="Nabo")))
    assert partner_label(plan, Partner.of("x", betegnelse="UP1", navn="X")) == "Nabo"
    assert partner_label(plan, Partner.of("y", betegnelse="UP2", navn="Y")) == "UP2"
    assert partner_label(plan, Partner.of("z", betegnelse="Andre", navn="Z")) == "Andre"
    assert partner_label(plan, Partner.of("w", navn="W")) == ""
