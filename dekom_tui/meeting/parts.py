"""What a field of an event can hold: read, cleaned, bounded, and told for the documentation."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting.texts import clean, clean_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME: Final = 80
"""How long a name can be, in characters."""
MANY: Final = 20_000
"""The most members of a list in one event."""

ID: Final = re.compile(r"[A-Za-z0-9._~-]{1,64}")
KEY: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
DEVICE: Final = re.compile(r"d[1-9][0-9]{0,6}")


class Malformed(ValueError):
    """What is no event, or has data that no event of its kind can have; `code` and `field` say what is wrong."""

    def __init__(self, code: str, field: str = "", **params: Any) -> None:
        super().__init__(f"{code}: {field}" if field else code)
        self.code = code
        self.field = field
        self.params = params


class Part:
    """A field of an event's data: what it can hold, and whether it can be missing."""

    def __init__(self, *, optional: bool = False) -> None:
        self.optional = optional

    def take(self, raw: object, name: str) -> Any:
        """The value as an event holds it. Raises Malformed."""
        raise NotImplementedError

    @property
    def told(self) -> str:
        """What it can be, for the documentation."""
        raise NotImplementedError


class Line(Part):
    """One line of text, cleaned; empty only where `blank`."""

    def __init__(self, longest: int = NAME, *, blank: bool = False, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.longest, self.blank = longest, blank

    def take(self, raw: object, name: str) -> str:
        if not isinstance(raw, str):
            raise Malformed("bad-data", name)
        if len(raw) > 4 * self.longest + 1000:
            raise Malformed("too-long", name, longest=self.longest)
        text = clean(raw)
        if len(text) > self.longest:
            raise Malformed("too-long", name, longest=self.longest)
        if not text and not self.blank:
            raise Malformed("empty", name)
        return text

    @property
    def told(self) -> str:
        return f"text, at most {self.longest} characters"


class Lines(Line):
    """Text of several lines."""

    def take(self, raw: object, name: str) -> str:
        if not isinstance(raw, str):
            raise Malformed("bad-data", name)
        text = clean_prose(raw[: 4 * self.longest])
        if len(text) > self.longest or len(raw) > 4 * self.longest:
            raise Malformed("too-long", name, longest=self.longest)
        if not text and not self.blank:
            raise Malformed("empty", name)
        return text


class Word(Part):
    """An identifier: of a contribution, a cluster, an item, a device …"""

    def __init__(self, form: re.Pattern[str] = KEY, *, blank: bool = False, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.form, self.blank = form, blank

    def take(self, raw: object, name: str) -> str:
        if isinstance(raw, str) and (self.form.fullmatch(raw) or (self.blank and not raw)):
            return raw
        raise Malformed("bad-data", name)

    @property
    def told(self) -> str:
        return "id" + (' or ""' if self.blank else "")


class OneOf(Part):
    """One of a few words."""

    def __init__(self, words: Iterable[str], *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.words = tuple(words)

    def take(self, raw: object, name: str) -> str:
        if isinstance(raw, str) and raw in self.words:
            return raw
        raise Malformed("bad-data", name)

    @property
    def told(self) -> str:
        return " | ".join(f'"{one}"' for one in self.words)


class Number(Part):
    """A whole number."""

    def __init__(self, low: int, high: int, *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.low, self.high = low, high

    def take(self, raw: object, name: str) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.low <= raw <= self.high:
            raise Malformed("bad-data", name)
        return raw

    @property
    def told(self) -> str:
        return f"{self.low}..{self.high}"


class YesNo(Part):
    """True or false."""

    def take(self, raw: object, name: str) -> bool:
        if isinstance(raw, bool):
            return raw
        raise Malformed("bad-data", name)

    @property
    def told(self) -> str:
        return "true | false"


class Date(Part):
    """A day, «2026-11-24»; may be empty."""

    def take(self, raw: object, name: str) -> str:
        if raw == "":
            return ""
        try:
            if isinstance(raw, str) and len(raw) == 10:
                return date.fromisoformat(raw).isoformat()
        except ValueError:
            pass
        raise Malformed("bad-data", name)

    @property
    def told(self) -> str:
        return '"YYYY-MM-DD" or ""'


class Many(Part):
    """A list of one part, none twice where `once`."""

    def __init__(self, part: Part, most: int = MANY, *, least: int = 0, once: bool = False, optional: bool = False):
        super().__init__(optional=optional)
        self.part, self.most, self.least, self.once = part, most, least, once

    def take(self, raw: object, name: str) -> list[Any]:
        if not isinstance(raw, list | tuple) or not self.least <= len(raw) <= self.most:
            raise Malformed("bad-data", name)
        found = [self.part.take(one, name) for one in raw]
        return list(dict.fromkeys(found)) if self.once else found

    @property
    def told(self) -> str:
        return f"[{self.part.told}, …] ({self.least}..{self.most})"


class Record(Part):
    """An object with parts of its own; what it does not know is refused."""

    def __init__(self, parts: Mapping[str, Part], *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.parts = parts

    def take(self, raw: object, name: str) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise Malformed("bad-data", name)
        for one in raw:
            if one not in self.parts:
                raise Malformed("bad-data", str(one)[:40])
        found: dict[str, Any] = {}
        for one, part in self.parts.items():
            if one in raw:
                found[one] = part.take(raw[one], one)
            elif not part.optional:
                raise Malformed("bad-data", one)
        return found

    @property
    def told(self) -> str:
        return (
            "{"
            + ", ".join(f"{name}{'?' if one.optional else ''}: {one.told}" for name, one in self.parts.items())
            + "}"
        )


class Votes(Part):
    """A whole ballot: from option to value."""

    def take(self, raw: object, name: str) -> dict[str, int]:
        if not isinstance(raw, dict) or len(raw) > 60:
            raise Malformed("bad-data", name)
        option, value = Word(), Number(-1, 40)
        return {option.take(one, name): value.take(given, name) for one, given in raw.items()}

    @property
    def told(self) -> str:
        return "{option id: value, …}"


class Seed(Part):
    """What lots are drawn from: 32 hexadecimal digits that the SERVER puts in, whoever sends the command."""

    def take(self, raw: object, name: str) -> str:
        if isinstance(raw, str) and re.fullmatch(r"[0-9a-f]{32}", raw):
            return raw
        raise Malformed("bad-data", name)

    @property
    def told(self) -> str:
        return "32 hex digits, by the server"
