"""How what a meeting came to lands in the plan: answers, goals, measures, findings, log entries, adoptions, anchoring.

Each choice is a value that becomes edits of the plan; together they are one step, undone as one. What came of an item
is then told to the meeting (`landed`) and stands in its minutes as `foerte_til`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from dekom_tui.meeting.forms import said
from dekom_tui.meeting.methods import ONE_OF, PARTY_OF, ROLES
from dekom_tui.meeting.minutes import by_role
from dekom_tui.meeting.results import results, text_of_option
from dekom_tui.plan.deciding import Offer
from dekom_tui.plan.deciding import written as log_written
from dekom_tui.plan.edits import Add, Edit, Many, Set, apply, new
from dekom_tui.plan.format import TABLES, Anchoring, Finding, Goal, LogEntry, Measure, Voice
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import is_prose_field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dekom_tui.meeting.records import Item
    from dekom_tui.meeting.state import State
    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.model import Plan

SECTION_FIELD: Final = "answer"
REGISTER: Final = "register"

_KINDS: Final[dict[str, type[Entity]]] = {"maal": Goal, "tiltak": Measure, "funn": Finding, "elevstemme": Voice}


class Answer(NamedTuple):
    """Text that answers a question of the plan, SECTION.FIELD; after what stands there, or `instead` of it."""

    target: str
    text: str
    instead: bool = False


class New(NamedTuple):
    """Something new in a register: `maal`, `tiltak`, `funn` or `elevstemme`, with its fields."""

    table: str
    values: Mapping[str, Any]


class Log(NamedTuple):
    """An entry of the evaluation log, with the changes that its decision takes along (`plan.deciding`)."""

    values: Mapping[str, Any]
    offers: tuple[Offer, ...] = ()


class Adopt(NamedTuple):
    """A goal is adopted with these votes, None where nobody counted."""

    goal: str
    for_: int | None = None
    against: int | None = None
    abstained: int | None = None


class Change(NamedTuple):
    """Fields of something that stands in the plan get new values: a measure's dates, a goal's words."""

    place: Place
    changes: Mapping[str, Any]


class Anchor(NamedTuple):
    """An anchoring entry: who took part in the meeting, in which roles and how many; `what` they did."""

    what: str = ""


Choice: TypeAlias = Answer | New | Log | Adopt | Change | Anchor


class Landed(NamedTuple):
    """The edits of the plan as one step, and the places that came of it as `foerte_til` has them, sorted."""

    edit: Many
    links: tuple[str, ...]


class Source(NamedTuple):
    """Something of an item that can land: its kind (conclusion, decision, chosen, cluster, entry), id and text."""

    kind: str
    id: str
    text: str


def landed(plan: Plan, state: State, choices: Sequence[Choice], day: date) -> Landed:
    """These choices as one step for the plan as it stands. Raises EditError or ValueError for what does not fit it."""
    edits: list[Edit] = []
    links: set[str] = set()
    after = plan
    for choice in choices:
        edit, links_of = _edit(after, state, choice, day)
        after = apply(after, edit)
        edits.append(edit)
        links.update(links_of)
    return Landed(Many(tuple(edits)), tuple(sorted(links)))


def _edit(plan: Plan, state: State, choice: Choice, day: date) -> tuple[Edit, tuple[str, ...]]:
    if isinstance(choice, Answer):
        return _answer(plan, choice)
    if isinstance(choice, New):
        values = {name: value for name, value in choice.values.items() if value not in (None, "", ())}
        if choice.table == Voice.table:
            values.setdefault("dato", day)
        add = new(plan, _KINDS[choice.table], values)
        return add, (f"{choice.table}.{add.entities[0].key}",)
    if isinstance(choice, Log):
        entry = log_written(plan, {"dato": day, **choice.values}, choice.offers)
        return entry, tuple(_added(entry))
    if isinstance(choice, Adopt):
        votes = {"vedtak.for": choice.for_, "vedtak.mot": choice.against, "vedtak.avstaar": choice.abstained}
        changes = {"vedtak.dato": day, **{name: value for name, value in votes.items() if value is not None}}
        return Set(Place("maal", choice.goal), changes), (f"maal.{choice.goal}",)
    if isinstance(choice, Change):
        return Set(choice.place, choice.changes), (str(choice.place),) if choice.place.key else ()
    add = new(plan, Anchoring, _anchoring(plan, state, choice, day))
    return add, (f"forankring.{add.entities[0].key}",)


def _added(edit: Many) -> list[str]:
    """The places of what a step adds or changes, as links."""
    found: list[str] = []
    for one in edit.edits:
        if isinstance(one, Add):
            found += [f"{each.table}.{each.key}" for each in one.entities]
        elif isinstance(one, Set) and one.place.key:
            found.append(str(one.place))
    return found


def _answer(plan: Plan, choice: Answer) -> tuple[Edit, tuple[str, ...]]:
    table, _dot, field = choice.target.partition(".")
    if not is_prose_field(plan, table, field):
        raise ValueError(f"{choice.target} is no question of the plan")
    place = Place("(tiltak)" if table == "tiltak" else table)
    standing = plan.at(place)
    before = "" if standing is None else standing.get(field) or ""
    text = choice.text if choice.instead or not before else f"{before}\n\n{choice.text}"
    return Set(place, {field: text}), (choice.target,)


def _anchoring(plan: Plan, state: State, choice: Anchor, day: date) -> dict[str, Any]:
    counted = sorted(by_role(state).items(), key=lambda one: (-one[1], one[0]))
    parties = sorted({PARTY_OF[role] for role, count in counted if count and role in PARTY_OF})
    values: dict[str, Any] = {
        "dato": day,
        "hvem": _listed(plan, [_people(plan, role, count) for role, count in counted if count]),
        "hva": choice.what or said(plan, "took-part").format(title=state.meeting.title),
    }
    if parties:
        values["parter"] = parties
    return values


def _people(plan: Plan, role: str, count: int) -> str:
    """«23 lærere», «1 elev»."""
    nynorsk = plan.head.maalform == "nn"
    if role not in ROLES:
        return f"{count} {said(plan, 'participant' if count == 1 else 'participants')}"
    return f"{count} {(ONE_OF if count == 1 else ROLES)[role][nynorsk]}"


def _listed(plan: Plan, parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts) or "0"
    return f"{', '.join(parts[:-1])} {said(plan, 'and')} {parts[-1]}"


def sources(item: Item) -> tuple[Source, ...]:
    """What of an item can land, the most settled first."""
    found = [Source("decision", one.id, one.text) for one in item.decisions.values() if not one.gone]
    if item.conclusion:
        found.append(Source("conclusion", "", item.conclusion))
    options = dict(item.round.options) if item.round is not None else {}
    for id in item.chosen:
        if id in item.entries and not item.entries[id].open:
            continue
        text = text_of_option(item, id, options.get(id, ""))
        if text:
            found.append(Source("chosen", id, text))
    found += [
        Source("cluster", one.id, one.name)
        for one in item.clusters.values()
        if not one.gone and one.id not in item.chosen
    ]
    found += [Source("entry", one.id, one.text) for one in item.standing() if one.id not in item.chosen]
    return tuple(found)


def target(plan: Plan, item: Item) -> tuple[str, str]:
    """Where the answer of an item lands by itself: (SECTION_FIELD, "tegn.lykkes"), (REGISTER, "maal"), or ("", "")."""
    for place in (item.about, item.asks):
        table, dot, field = place.partition(".")
        if dot and is_prose_field(plan, table, field):
            return SECTION_FIELD, place
        if not dot and table in _KINDS:
            return REGISTER, table
        if dot and table in TABLES and field in plan.tables.get(table, {}):
            return "", ""
    return "", ""


def vote_on(item: Item, option: str) -> Adopt | None:
    """What a yes-no ballot came to for an option «maal.KEY», as an adoption; None without such a ballot or option."""
    table, _dot, key = option.partition(".")
    round = next((one for one in reversed(item.rounds) if not one.gone and one.ballot == "yes-no"), None)
    if round is None or table != Goal.table:
        return None
    found = next((one for one in results(item, round) if one.id == option), None)
    if found is None:
        return None
    values = dict(found.values)
    return Adopt(key, values.get(1, 0), values.get(-1, 0), values.get(0, 0))


def log_values(item: Item) -> dict[str, Any]:
    """An entry of the log as an item suggests it: what the conclusion or the decisions say, and what it was about."""
    table, _dot, key = item.about.partition(".")
    values: dict[str, Any] = {"anledning": item.question}
    if table in ("maal", "tiltak") and key:
        values[table] = (key,)
    decisions = [one.text for one in item.decisions.values() if not one.gone]
    if decisions:
        values["begrunnelse"] = ". ".join(one.rstrip(".") for one in decisions) + "."
    section, _dot, field = item.asks.partition(".")
    if section == "tegn" and field in LogEntry.fields and item.conclusion:
        values[field] = item.conclusion
    return values
