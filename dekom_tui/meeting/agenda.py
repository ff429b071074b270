"""The agenda: made from nothing, from what the plan needs, or from a template, and kept as the minutes that it becomes.

The agenda is the minutes file before the meeting (format.md): it can be prepared the day before, and committed. What
is written into the file is in the plan's own written form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.meeting.forms import said
from dekom_tui.meeting.methods import minutes_of
from dekom_tui.plan import needs as n
from dekom_tui.plan.edits import Add, Many, new_key
from dekom_tui.plan.format import TABLES, Finding, Goal, Item, Measure, Minutes, Partner
from dekom_tui.plan.measures import ON_HOLD, status
from dekom_tui.plan.template import SECTIONS, question, template_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.needs import Need

ON_HOLD_MEASURE: Final = "on-hold"

_OPTIONS_OF: Final = ("avstemning", "prikker", "rangering", "fist to five", "skala")
_MOST_OPTIONS: Final = 40


class Draft(NamedTuple):
    """An item as it is proposed. `asks` is `spoersmaal`, `about` is `gjelder`, `minutes` those of the method's phases
    in order; without them the method's usual ones hold."""

    asks: str
    method: str
    about: str = ""
    minutes: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """How long it takes, minutes."""
        return sum(minutes_of(self.method, self.minutes))


class Proposal(NamedTuple):
    """An item that the plan itself proposes. `why` is a kind of `plan.needs`, or ON_HOLD_MEASURE."""

    why: str
    draft: Draft
    entity: Entity | None = None
    need: Need | None = None


def proposals(plan: Plan, today: date) -> tuple[Proposal, ...]:
    """What the plan proposes to talk about, the most pressing first: late, due, loose, not evaluated, unsaid."""
    found: list[Proposal] = []
    for need in n.needs(plan, today):
        found += _of_need(plan, need)
    for measure in plan.measures:
        if status(measure) == ON_HOLD:
            draft = _about_measure(plan, "on-hold", measure, "fritt")
            place = next((at for at, one in enumerate(found) if one.why == n.UNANSWERED), len(found))
            found.insert(place, Proposal(ON_HOLD_MEASURE, draft, measure))
    return tuple(found)


def _of_need(plan: Plan, need: Need) -> list[Proposal]:
    if need.kind == n.LATE_MEASURE and need.measure is not None:
        return [Proposal(need.kind, _about_measure(plan, "late", need.measure, "runde"), need.measure, need)]
    if need.kind in (n.GOAL_DUE, n.GOAL_WITHOUT_MEASURE) and need.goal is not None:
        key, how = ("goal-due", "SMARTE") if need.kind == n.GOAL_DUE else ("goal-bare", "idémyldring")
        asks = said(plan, key).format(name=need.goal.short)
        return [Proposal(need.kind, Draft(asks, how, f"maal.{need.goal.key}"), need.goal, need)]
    if need.kind == n.FINDING_WITHOUT_GOAL and need.finding is not None:
        asks = said(plan, "finding-bare").format(name=need.finding.short)
        return [Proposal(need.kind, Draft(asks, "runde", f"funn.{need.finding.key}"), need.finding, need)]
    if need.kind == n.MEASURES_WITHOUT_GOAL:
        return [
            Proposal(need.kind, _about_measure(plan, "measure-bare", one, "runde"), one, need) for one in need.measures
        ]
    if need.kind == n.NOT_EVALUATED:
        return [
            Proposal(need.kind, _about_measure(plan, "not-evaluated", one, "skala"), one, need) for one in need.measures
        ]
    if need.kind == n.REVISION:
        return [Proposal(need.kind, Draft(said(plan, "revision"), "IGP"), None, need)]
    return [Proposal(need.kind, for_question(one.section, one.field), None, need) for one in need.questions]


def _about_measure(plan: Plan, key: str, measure: Measure, how: str) -> Draft:
    return Draft(said(plan, key).format(name=measure.short), how, f"tiltak.{measure.key}")


def for_question(section: str, field: str) -> Draft:
    """An item that answers a question of the plan."""
    return Draft(f"{section}.{field}", "IGP")


def for_entity(plan: Plan, entity: Entity) -> Draft:
    """An item about something of the plan: a goal is rated, a measure evaluated, of a finding comes a goal."""
    if isinstance(entity, Goal):
        return Draft(said(plan, "goal-due").format(name=entity.short), "SMARTE", f"maal.{entity.key}")
    if isinstance(entity, Measure):
        return _about_measure(plan, "not-evaluated", entity, "skala")
    key = "finding-bare" if isinstance(entity, Finding) else "about"
    return Draft(said(plan, key).format(name=entity.short), "runde", f"{entity.table}.{entity.key}")


def question_text(plan: Plan, asks: str) -> str:
    """What an item asks, in words: a question of the plan, what a register is called, or the words themselves."""
    section, dot, field = asks.partition(".")
    if dot and section in SECTIONS and (found := question(plan, section, field)) is not None:
        return found.text
    if not dot and asks in SECTIONS:
        return template_of(plan).section(asks).title
    if not dot and asks in TABLES and TABLES[asks].keyed:
        return TABLES[asks].plural
    return asks


def about_text(plan: Plan, about: str) -> str:
    """What an item is about, in words; empty for what does not exist."""
    table, dot, key = about.partition(".")
    if not about:
        return ""
    if dot and key in plan.tables.get(table, {}):
        return plan.tables[table][key].title
    text = question_text(plan, about)
    return "" if text == about else text


def written(
    plan: Plan,
    drafts: Sequence[Draft],
    *,
    title: str,
    day: date,
    place: str = "",
    leader: str = "",
    start: time | None = None,
    end: time | None = None,
) -> Many:
    """The minutes file that an agenda is, as one step: the meeting and its items in order."""
    values: dict[str, Any] = {
        "dato": day, "tittel": title, "sted": place or None, "moeteleder": leader or None, "start": start, "slutt": end,
    }  # fmt: skip
    filled = {name: value for name, value in values.items() if value is not None}
    minutes = Minutes.of(new_key(plan, Minutes, filled), **filled)
    entities: list[Entity] = [minutes]
    for number, draft in enumerate(drafts, 1):
        entities.append(_item(plan, entities, minutes.key, draft, number))
    return Many((Add(tuple(entities)),))


def added(plan: Plan, minutes: str, draft: Draft) -> Add:
    """One more item of an agenda, the last."""
    own = [one for key, one in plan.of(Item).items() if key.startswith(f"{minutes}/")]
    return Add((_item(plan, own, minutes, draft, max((one.nr or 0 for one in own), default=0) + 1),))


def _item(plan: Plan, beside: Iterable[Entity], minutes: str, draft: Draft, number: int) -> Item:
    values = item_values(draft)
    words = {**values, "spoersmaal": question_text(plan, draft.asks)}
    key = new_key(plan.put(*beside), Item, words, minutes)
    return Item.of(key, nr=number, **values)


def item_values(draft: Draft) -> dict[str, Any]:
    """The fields of a draft as the file has them."""
    values: dict[str, Any] = {"spoersmaal": draft.asks, "metode": draft.method}
    if draft.about:
        values["gjelder"] = draft.about
    if draft.total:
        values["minutter"] = draft.total
    if draft.minutes and draft.minutes != minutes_of(draft.method):
        values["faser"] = trimmed(draft.minutes)
    return values


def trimmed(minutes: Sequence[int]) -> tuple[int, ...]:
    """The minutes of phases without the zeros at the end."""
    last = max((at for at, one in enumerate(minutes, 1) if one), default=0)
    return tuple(minutes[:last])


def items_of(plan: Plan, minutes: str) -> list[Item]:
    """The items of a meeting in order."""
    return [one for one in plan.ordered(Item) if one.key.startswith(f"{minutes}/")]


def opening(plan: Plan, minutes: str) -> dict[str, Any]:
    """The data of a meeting's first event, made of its agenda in the plan. Raises KeyError for minutes that are not
    there."""
    meeting = plan.of(Minutes)[minutes]
    items = [_opened(plan, one) for one in items_of(plan, minutes)]
    return {
        "title": meeting.title[:200],
        "date": meeting.dato.isoformat() if meeting.dato is not None else "",
        "school": (plan.head.skole or "")[:200],
        "place": (meeting.sted or "")[:200],
        "leader": (meeting.moeteleder or "")[:80],
        "start": meeting.start.isoformat("minutes") if meeting.start is not None else "",
        "end": meeting.slutt.isoformat("minutes") if meeting.slutt is not None else "",
        "minutes": minutes,
        "form": plan.head.maalform or "nb",
        "known": sorted(known_words(plan))[:500],
        "items": items[:60],
    }


def opening_of(plan: Plan, drafts: Sequence[Draft], *, title: str, day: date) -> dict[str, Any]:
    """The same of an agenda that stands in no file yet."""
    edit = written(plan, drafts, title=title, day=day)
    added_ones = edit.edits[0]
    assert isinstance(added_ones, Add)
    return {**opening(plan.put(*added_ones.entities), added_ones.entities[0].key), "minutes": ""}


def _opened(plan: Plan, item: Item) -> dict[str, Any]:
    asks, about, how = item.spoersmaal or "", item.gjelder or "", item.metode or "fritt"
    found: dict[str, Any] = {
        "id": item.key.rpartition("/")[2],
        "question": (question_text(plan, asks) or item.key)[:300],
        "asks": asks[:200] if len(asks) <= 200 else "",
        "about": about[:200],
        "about_text": about_text(plan, about)[:500],
        "method": how,
        "minutes": list(minutes_of(how, item.faser, item.minutter)),
    }
    if how in _OPTIONS_OF and about in plan.tables and TABLES[about].keyed:
        found["options"] = [
            {"id": f"{about}.{one.key}"[:80], "text": one.title[:500]} for one in plan.ordered(TABLES[about])
        ][:_MOST_OPTIONS]
    return found


def known_words(plan: Plan) -> frozenset[str]:
    """The words of the school's and the partners' names, that are no names of persons."""
    names = [plan.head.skole, plan.head.skoleeier, *(one.navn for one in plan.of(Partner).values())]
    return frozenset(word[:60] for name in names if name for word in name.replace("-", " ").split())


def fitting(drafts: Iterable[Draft], minutes: int) -> list[Draft]:
    """The first of these that fit into so many minutes together, those that are too long passed by; of several about
    one thing the first."""
    found: list[Draft] = []
    for one in drafts:
        if one.total <= minutes and not (one.about and one.about in {other.about for other in found}):
            found.append(one)
            minutes -= one.total
    return found
