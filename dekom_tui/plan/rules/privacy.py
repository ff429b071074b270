"""What git would remember about people: texts that look like they name one, and figures with few people behind them.

The scan is made for few false alarms: it takes a given name beside another capitalised word, a title before a name, or
a given name where a role should stand. Names in the school's and the partners' own names are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import Indicator, Partner
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.rules.given_names import FAMILY, FAMILY_ENDS, GIVEN, PLACES, TITLES, UNSURE
from dekom_tui.plan.series import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator


_CAPITALISED: Final = re.compile(r"[A-ZÆØÅÁČĐŊŠŽÏ][a-zæøåáčđŋšžïéèüöä]+")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_ROLE_FIELDS: Final = frozenset({"ansvarlig", "moeteleder"})

_ORGANISATIONS: Final = frozenset(
    {("partner", "navn"), ("partner", "betegnelse"), ("(top)", "skole"), ("(top)", "skoleeier")}
)
"""Fields that hold the names of organisations."""


class _Text(NamedTuple):
    """One text of the plan, and where it stands."""

    text: str
    entity: Entity
    field: str
    record: Entity | None = None
    part: str = ""

    @property
    def is_role(self) -> bool:
        return (self.part or self.field) in _ROLE_FIELDS


def check(plan: Plan) -> Iterator[Finding]:
    """Texts that look like they name a person, one hint each, and values with few people behind them."""
    yield from _small(plan)
    texts = list(_texts(plan))
    seen = set(_CAPITALISED.findall("\n".join([one.text for one in texts])))
    suspects = (seen & GIVEN) | (seen & FAMILY) | {word for word in seen if word.endswith(FAMILY_ENDS)}
    if not suspects:
        return
    known = _organisations(plan)
    for one in texts:
        if not suspects.isdisjoint(_CAPITALISED.findall(one.text)) and (name := _named(one, known)):
            place = Place(one.entity.table, one.entity.key)
            params = {"name": name} if one.record is None else {"name": name, "mark": one.record.mark()}
            yield Finding("names-a-person", place.file, place, one.field, part=one.part, params=params)


def named_person(plan: Plan, text: str, *, role: bool = False) -> str | None:
    """The name of a person that a text seems to hold while it is being written, None for none; `role` is a field in
    which a role is to stand."""
    one = _Text(text, plan.head, "ansvarlig" if role else "")
    return _named(one, _organisations(plan))


def _small(plan: Plan) -> Iterator[Finding]:
    for indicator in plan.of(Indicator).values():
        for value in indicator.verdier:
            if value.n is not None and value.n < SMALL:
                place = Place("indikator", indicator.key)
                params = {"mark": value.mark(), "n": value.n, "least": SMALL, "date": value.dato}
                yield Finding("small-n", place.file, place, "verdier", part="n", params=params)


def _texts(plan: Plan) -> Iterator[_Text]:
    """Every text that people have written, but not the names of organisations."""
    for table, entities in plan.tables.items():
        for entity in entities.values():
            for field, value in entity.values.items():
                if type(value) is str:
                    if (table, field) not in _ORGANISATIONS:
                        yield _Text(value, entity, field)
                elif type(value) is tuple and value and isinstance(value[0], Entity):
                    for record in value:
                        for part, inner in record.values.items():
                            if type(inner) is str:
                                yield _Text(inner, entity, field, record, part)


def _organisations(plan: Plan) -> frozenset[str]:
    """The words of the school's and the partners' names."""
    names = [plan.head.skole, plan.head.skoleeier, plan.settings.skole.skole, plan.settings.skole.skoleeier]
    names += [name for one in plan.of(Partner).values() for name in (one.navn, one.betegnelse)]
    return frozenset(word for name in names if name for word in _WORDS.findall(name))


def _named(one: _Text, known: frozenset[str]) -> str | None:
    """The name that the text seems to hold."""
    text, words = one.text, list(_WORDS.finditer(one.text))
    for position, match in enumerate(words):
        word = match.group()
        given, family = _is_given(word), _is_family(word)
        if not (given or family) or (word in known and not one.is_role):
            continue
        if position and (title := _title(words[position - 1], match, text)):
            return f"{title} {word}"
        if given and one.is_role:
            return word
        if given and (name := _full_name(words, position, text)):
            return name
    return None


def _title(before: re.Match[str], match: re.Match[str], text: str) -> str | None:
    """The title right before a name, in brackets or not."""
    between = text[before.end() : match.start()]
    return before.group() if between in (" ", " (") and before.group().lower() in TITLES else None


def _full_name(words: list[re.Match[str]], position: int, text: str) -> str | None:
    """A given name with the capitalised words after it; None when there are none, or when it names a place."""
    end = position + 1
    while end < len(words) and end < position + 4:
        word = words[end].group()
        if text[words[end - 1].end() : words[end].start()] != " " or not word[0].isupper() or word.isupper():
            break
        end += 1
    following = words[end].group().lower() if end < len(words) else ""
    if end == position + 1 or following in PLACES:
        return None
    if words[position].group() in UNSURE and not _is_family(words[end - 1].group()):
        return None
    return text[words[position].start() : words[end - 1].end()]


def _is_given(word: str) -> bool:
    return word in GIVEN or ("-" in word and all(part in GIVEN for part in word.split("-")))


def _is_family(word: str) -> bool:
    return word in FAMILY or (word[0].isupper() and word.endswith(FAMILY_ENDS))
