"""Keeping three plans apart: what is in memory, what is to stand on disk, and what both came of.

Without conflicts the three are one object. Where somebody else changed what was changed here too, memory holds ours,
the file keeps theirs, and the base holds what it was before, until somebody chooses. All here is pure. Merging is
imported when there is something to merge: nobody waits for it to see a plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from dekom_tui.plan.model import Plan, Settings

if TYPE_CHECKING:
    from dekom_tui.review.merge import Conflict, Merged

Choice: TypeAlias = Literal["ours", "theirs", "both", "value"]


class Sides(NamedTuple):
    """The three plans, and the conflicts that are the difference between them."""

    base: Plan
    plan: Plan
    """What people see and edit: ours."""
    target: Plan
    """What is to stand on disk: theirs where there is a conflict."""
    conflicts: tuple[Conflict, ...] = ()


class NoSuchConflict(LookupError):
    """A conflict that is not there any more: settled, or gone because a side changed again."""


def at_rest(plan: Plan) -> Sides:
    """The sides of a plan about which nobody disagrees."""
    return Sides(plan, plan, plan)


def edited(sides: Sides, plan: Plan) -> Sides:
    """The sides when the plan in memory has become another."""
    from dekom_tui.review.merge import merge

    if not sides.conflicts:
        return at_rest(plan)
    return _sides(merge(sides.base, plan, sides.target))


def taking_in(sides: Sides, was: Plan, now: Plan) -> Sides:
    """The sides when the plan on disk has become another than it was when it was last read or written."""
    from dekom_tui.review.merge import merge

    first = merge(was, sides.target, now)
    if sides.conflicts:
        plan = merge(sides.target, sides.plan, first.plan).plan
        base = merge(sides.target, sides.base, first.base).plan
        first = merge(base, plan, first.theirs)
    return _sides(first, now.settings)


def recovering(sides: Sides, base: Plan, ours: Plan) -> Sides:
    """The sides when what was made of `base`, and never saved, comes back as ours beside the plan of now."""
    from dekom_tui.review.merge import merge

    plan, settings = sides.plan, sides.plan.settings
    made = merge(base.under(settings), ours.under(settings), plan)
    return _sides(made)


def settled(sides: Sides, conflict: Conflict, choice: Choice, value: Any = None) -> Sides:
    """The sides when somebody has chosen: ours, theirs, both (two entries of one name), or a value of their own.

    The conflict is known by its place; what the sides have there now counts. Raises NoSuchConflict, and ValueError
    for both where that means nothing.
    """
    from dekom_tui.review.merge import both, merge, put

    now = next((one for one in sides.conflicts if one.where == conflict.where), None)
    if now is None:
        raise NoSuchConflict(conflict.where)
    plan = sides.plan
    if choice == "theirs":
        plan = put(plan, now, now.ours, now.theirs)
    elif choice == "value":
        plan = put(plan, now, now.ours, value)
    elif choice == "both":
        second = both(plan, now)
        if second is None:
            raise ValueError("both means nothing here")
        plan = plan.put(*second)
    return _sides(merge(put(sides.base, now, now.base, now.theirs), plan, sides.target))


def unsaved(sides: Sides, disk: Plan) -> tuple[Plan, Plan]:
    """What must be kept when it cannot be saved: the plan in memory, and the one that it is to be merged on later."""
    from dekom_tui.review.merge import merge

    return merge(sides.target, sides.base, disk).plan, sides.plan


def _sides(merged: Merged, settings: Settings | None = None) -> Sides:
    plans = merged.base, merged.plan, merged.theirs
    if settings is not None and merged.plan.settings is not settings:
        if not merged.conflicts:
            return at_rest(merged.plan.under(settings))
        base, plan, target = (one.under(settings) for one in plans)
        return Sides(base, plan, target, merged.conflicts)
    return Sides(*plans, merged.conflicts)
