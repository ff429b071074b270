"""A form that was sent without JavaScript, read as the command that a script would have sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.live.page_words import Words
from dekom_tui.meeting.texts import names_somebody
from dekom_tui.words.language import LANGUAGES, SOURCE, Language, current

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NUMBER: Final = re.compile(r"-?[0-9]{1,3}")
VOTE: Final = "v:"
"""What the name of a field begins with that gives an option a value."""


class Sent(NamedTuple):
    """A command: the id of its message, its kind and its data."""

    id: str
    kind: str
    data: dict[str, Any]


class Warned(NamedTuple):
    """What holds a text that seems to name a person, to be asked about before it is sent."""

    name: str
    sent: Sent


class Chosen(NamedTuple):
    """A language was chosen."""

    language: Language


class Wrong(NamedTuple):
    """What cannot be a command, in words."""

    text: str


_NUMBERS: Final = frozenset({"people", "group", "round", "seat"})
_SWITCHES: Final = frozenset({"on", "sure", "passed"})
_LISTS: Final = frozenset({"ids"})
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "join": ("role", "people", "group"),
    "contribute": ("item", "phase", "text", "sure"),
    "correct": ("id", "text", "sure"),
    "take_back": ("id",),
    "bring_back": ("id",),
    "vote": ("item", "round", "seat", "reason", "sure"),
    "pick": ("ids", "on"),
    "help": ("on",),
    "said": ("passed",),
    "sit": ("group",),
    "take_role": ("role",),
}
"""The fields of each kind that a phone can send. A contribution's own `id` stands in the field `which`, since `id` is
the message's."""


def read_form(
    fields: Mapping[str, Sequence[str]], view: Mapping[str, Any] | None = None
) -> Sent | Warned | Chosen | Wrong:
    """What a form asks for."""

    def one(name: str) -> str:
        values = fields.get(name, ())
        return values[-1].strip() if values else ""

    kind = one("kind")
    if kind == "language":
        return Chosen(next((word for word in LANGUAGES if word == one("lang")), SOURCE))
    if kind not in _FIELDS:
        return Wrong(Words(current())("form_wrong"))
    data: dict[str, Any] = {}
    for name in _FIELDS[kind]:
        given = one("which" if name == "id" else name)
        if name in _LISTS:
            data[name] = [value for value in fields.get(name, ()) if value]
        elif not given and name not in ("role", "text"):
            continue
        elif name in _SWITCHES:
            data[name] = given == "1"
        elif name in _NUMBERS:
            if not (given.isascii() and given.isdecimal() and len(given) < 7):
                return Wrong(Words(current())("number_wrong", text=given[:20]))
            if int(given):
                data[name] = int(given)
        else:
            data[name] = given
    if kind == "vote":
        data["votes"] = _votes(fields)
    text = data.get("text") or data.get("reason") or ""
    told = Sent(one("id"), kind, data)
    if text and not data.get("sure") and (person := names_somebody(text)) is not None:
        return Warned(person, told)
    return told


def _votes(fields: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The ballot: what is left open, or «vet ikke», is not in it."""
    votes: dict[str, int] = {}
    for name, values in fields.items():
        if name.startswith(VOTE) and values and _NUMBER.fullmatch(values[-1].strip()):
            votes[name[len(VOTE) :]] = int(values[-1])
    return votes
