"""The minutes: what the meeting was, as entities of the plan. Every contribution stands in them, chosen or not.

Except one that its sender took back, or that was held or hidden: of those only the number, never the text.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from dekom_tui.meeting.agenda import items_of, trimmed
from dekom_tui.meeting.forms import said_in
from dekom_tui.meeting.methods import DOTS, RANK, ROLES, method, minutes_of
from dekom_tui.meeting.results import results
from dekom_tui.plan.edits import Add, Edit, Many, Set, new_key
from dekom_tui.plan.format import Contribution, FollowUp, Item, Minutes, Resolution, Tally
from dekom_tui.plan.model import Place
from dekom_tui.plan.text import slug

if TYPE_CHECKING:
    from datetime import time

    from dekom_tui.meeting.records import Entry, Round
    from dekom_tui.meeting.records import Item as MeetingItem
    from dekom_tui.meeting.state import State
    from dekom_tui.plan.model import Plan


def by_role(state: State) -> dict[str, int]:
    """How many took part in each role, by its code, "" for those who said none."""
    counts: dict[str, int] = {}
    people = [(one.role, one.people) for one in state.devices.values() if not one.waiting]
    for role, count in (*people, *state.meeting.unphoned):
        counts[role] = counts.get(role, 0) + count
    return counts


def participants(state: State) -> dict[str, int]:
    """The same with the roles in the plural, as minutes have them; no role is «deltakere»."""
    counts: dict[str, int] = {}
    for role, count in by_role(state).items():
        form = state.meeting.form
        name = ROLES[role][form == "nn"] if role else said_in(form, "participants")
        counts[name] = counts.get(name, 0) + count
    return counts


def written(
    plan: Plan, state: State, *, day: date | None = None, start: time | None = None, end: time | None = None
) -> Many:
    """The minutes of a meeting as one step: new ones, or those that its agenda stands in.

    `start` and `end` are when it began and ended by the clock on the wall; `day` serves where the meeting has no date.
    Minutes written before are brought up to date; what they hold that the meeting does not know is kept.
    """
    meeting, key = state.meeting, minutes_key(plan, state, day)
    values: dict[str, Any] = {"deltakere": tuple(sorted(participants(state).items())) or None}
    if start is not None:
        values["start"] = start
    if end is not None:
        values["slutt"] = end
    edits: list[Edit] = []
    standing = plan.of(Minutes).get(key)
    if standing is not None:
        edits.append(Set(Place("referat", key), {name: one for name, one in values.items() if one is not None}))
    else:
        head = {
            "dato": _day(state, day), "tittel": meeting.title, "sted": meeting.place or None,
            "moeteleder": meeting.leader or None, **values,
        }  # fmt: skip
        edits.append(Add((Minutes.of(key, **head),)))
    taken = {one.rpartition("/")[2] for one in plan.of(Item) if one.startswith(f"{key}/")}
    for number, item in enumerate(_in_order(state), 1):
        edits += _item(plan, state, item, key, number, taken)
    return Many(tuple(edits))


def minutes_key(plan: Plan, state: State, day: date | None = None) -> str:
    """The key of the meeting's minutes: its agenda's, else a new one."""
    if state.meeting.minutes:
        return state.meeting.minutes
    return new_key(plan, Minutes, {"dato": _day(state, day), "tittel": state.meeting.title})


def _day(state: State, day: date | None) -> date:
    if state.meeting.date:
        return date.fromisoformat(state.meeting.date)
    if day is None:
        raise ValueError("a meeting without a date is written on a day that is given")
    return day


def _in_order(state: State) -> list[MeetingItem]:
    """The agenda, and after it what went off it but has something to tell."""
    off = [state.items[one] for one in state.meeting.items if state.items[one].gone]
    return [*state.agenda(), *(one for one in off if _told(one))]


def _told(item: MeetingItem) -> bool:
    texts = item.entries or item.conclusion or any(round.votes or round.hands for round in item.rounds)
    return bool(texts or item.decisions or item.follow_ups or item.links)


def _item(plan: Plan, state: State, item: MeetingItem, minutes: str, number: int, taken: set[str]) -> list[Edit]:
    values = item_values(state, item)
    standing = _standing(plan, item, minutes)
    if standing is not None:
        values["foerte_til"] = tuple(sorted({*standing.foerte_til, *item.links})) or None
        if values["oppfoelging"] is not None:
            values["oppfoelging"] = _with_ticks(standing, values["oppfoelging"])
        changes = {name: one for name, one in values.items() if one is not None and standing.values.get(name) != one}
        if standing.nr != number:
            changes["nr"] = number
        return [Set(Place("sak", standing.key), changes)] if changes else []
    key = item.id if "." not in item.id and not item.id[1:].isdigit() else slug(item.question, taken, fallback="sak")
    if key in taken:
        key = slug(item.question, taken, fallback="sak")
    taken.add(key)
    filled = {name: one for name, one in values.items() if one is not None}
    return [Add((Item.of(f"{minutes}/{key}", nr=number, **filled),))]


def _standing(plan: Plan, item: MeetingItem, minutes: str) -> Item | None:
    """The item as it stands in the file: by its key, or one that was written before its key was known."""
    items = plan.of(Item)
    if (own := f"{minutes}/{item.id}") in items:
        return items[own]
    asks = item.asks or item.question
    return next((one for one in items_of(plan, minutes) if one.spoersmaal == asks), None)


def _with_ticks(standing: Item, follow_ups: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    """The same, done where the file says so already."""
    done = {one.tekst for one in standing.oppfoelging if one.ferdig}
    return tuple(one.edit({"ferdig": True}) if one.tekst in done else one for one in follow_ups)


def item_values(state: State, item: MeetingItem) -> dict[str, Any]:
    """The fields of an item in the minutes; None for what there is nothing of."""
    form = state.meeting.form
    usual = minutes_of(item.method)
    return {
        "spoersmaal": item.asks or item.question,
        "gjelder": item.about or None,
        "metode": item.method,
        "minutter": sum(item.minutes) or None,
        "faser": trimmed(item.minutes) or None if item.minutes != usual and method(item.method).phases else None,
        "innspill": _contributions(item, form) or None,
        "resultat": _tallies(item, form) or None,
        "konklusjon": _conclusion(item, form) or None,
        "vedtak": tuple(
            Resolution("", {name: one for name, one in (
                ("tekst", found.text), ("for", found.for_), ("mot", found.against), ("avstaar", found.abstained),
            ) if one is not None})
            for found in item.decisions.values() if not found.gone
        ) or None,
        "oppfoelging": tuple(
            FollowUp.of(
                tekst=found.text, ansvarlig=found.who or None,
                frist=date.fromisoformat(found.due) if found.due else None,
            )
            for found in item.follow_ups.values() if not found.gone
        ) or None,
        "foerte_til": item.links or None,
    }  # fmt: skip


def withheld(item: MeetingItem) -> int:
    """How many contributions and reasons are not in the minutes."""
    entries = sum(1 for one in item.entries.values() if not one.gone and not one.open)
    reasons = sum(1 for round in item.rounds if not round.gone for one in round.reasons.values() if not one.open)
    return entries + reasons


def _conclusion(item: MeetingItem, form: str) -> str:
    number = withheld(item)
    parts = [item.conclusion] if item.conclusion else []
    sent: dict[int, list[str]] = {}
    for one in item.standing():
        if one.picked and one.group:
            sent.setdefault(one.group, []).append(f"«{one.text}»")
    if 0 < sum(map(len, sent.values())) < len(item.standing()):
        shape = said_in(form, "group-sent")
        told = (f"- {shape.format(n=group, texts=', '.join(sent[group]))}" for group in sorted(sent))
        parts += [said_in(form, "groups-sent"), "\n".join(told)]
    if number:
        parts.append(said_in(form, "withheld").format(n=number))
    return "\n\n".join(parts)


def _contributions(item: MeetingItem, form: str) -> tuple[Contribution, ...]:
    votes = _votes_by_entry(item)
    found = [_contribution(item, one, votes, form) for one in item.standing()]
    for round in item.rounds:
        if not round.gone:
            reasons = sorted(
                (one for one in round.reasons.values() if one.open), key=lambda one: (-one.value, one.text)
            )
            found += [Contribution.of(tekst=one.text, klynge=said_in(form, "reasons")) for one in reasons]
    return tuple(found)


def _contribution(item: MeetingItem, one: Entry, votes: dict[str, int], form: str) -> Contribution:
    values: dict[str, Any] = {"tekst": one.text}
    if one.group:
        values["gruppe"] = one.group
    cluster = item.clusters.get(one.cluster)
    if one.parked:
        values["klynge"] = said_in(form, "parked")
    elif cluster is not None and not cluster.gone:
        values["klynge"] = cluster.name
    if votes.get(one.id):
        values["stemmer"] = votes[one.id]
    return Contribution.of(**values)


def _votes_by_entry(item: MeetingItem) -> dict[str, int]:
    """The dots of the newest ballot that was held about contributions."""
    for round in reversed(item.rounds):
        if not round.gone and round.ballot == DOTS and (round.votes or round.hands):
            return {one.id: one.total for one in results(item, round) if one.id in item.entries}
    return {}


def _tallies(item: MeetingItem, form: str) -> tuple[Tally, ...]:
    """What each ballot came to; of several of one kind the earlier ones say which round they were."""
    held = [one for one in item.rounds if not one.gone and (one.votes or one.hands)]
    found: list[Tally] = []
    for number, round in enumerate(held, 1):
        last = not any(later.ballot == round.ballot for later in held[number:])
        nth = sum(1 for one in held[:number] if one.ballot == round.ballot)
        found += _of_round(item, round, "" if last else said_in(form, "round").format(text="{text}", n=nth))
    return tuple(found)


def _of_round(item: MeetingItem, round: Round, shape: str) -> list[Tally]:
    found: list[Tally] = []
    for one in results(item, round):
        if one.id in item.entries and (round.ballot == DOTS or not item.entries[one.id].open):
            continue
        text = one.text or one.id
        text = shape.replace("{text}", text) if shape else text
        if round.ballot in (DOTS, RANK):
            found.append(Tally.of(tekst=text, antall=one.total))
        else:
            found += [Tally.of(tekst=text, verdi=value, antall=count) for value, count in reversed(one.values)]
    return found
