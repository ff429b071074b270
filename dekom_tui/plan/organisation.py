"""Section 6 as data: what a role carries, what happens at an arena, what a partner is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.measures import Load, by_date, load
from dekom_tui.plan.text import fold

if TYPE_CHECKING:
    from dekom_tui.plan.format import Arena, Measure, Partner, Role
    from dekom_tui.plan.model import Plan


def role_name(role: Role) -> str:
    """What a role is called, without who is in it: «Plangruppa» for «Plangruppa (rektor, to ressurslærere)»."""
    return role.title.partition(" (")[0]


def carried(plan: Plan, role: Role) -> Load:
    """The measures and steps that name a role as responsible, by its name with or without who is in it."""
    names = {fold(role.title), fold(role_name(role))}
    found = [one for one in load(plan) if fold(one.role) in names]
    return Load(
        role.title,
        tuple(measure for one in found for measure in one.measures),
        by_date(step for one in found for step in one.steps),
    )


def measures_at(plan: Plan, arena: Arena) -> tuple[Measure, ...]:
    """The measures that happen at an arena, in the order that people see."""
    return tuple(one for one in plan.measures if one.arena == arena.key)


def partner_label(plan: Plan, partner: Partner) -> str:
    """What kind of partner it is: the school's own words for UP1 and UP2 ([partner] in dekom.toml), else as written;
    empty where the plan does not say."""
    labels = plan.settings.partner
    name = partner.betegnelse or ""
    return {"up1": labels.up1, "up2": labels.up2}.get(name.strip().lower()) or name
