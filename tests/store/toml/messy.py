"""Files as people may write them: every spelling, order and kind of comment that TOML allows, holding what is drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from dekom_tui.store.toml import render

KEYS = ("a", "b-2", "lesing", "m", "z")
WORDS = st.text("abc æøå\"'\\#[]{}=.,", min_size=1, max_size=12)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
PROSE = st.lists(WORDS.map(lambda one: one.strip() or "x"), min_size=1, max_size=3).map(". B".join)


class Messy:
    """Draws one file; each comment in it is told apart by a number."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments = 0

    def coin(self, chance: int = 2) -> bool:
        """True about once in `chance`."""
        return self.draw(st.integers(0, chance - 1)) == 0

    def one(self, *options: str) -> str:
        """One of several."""
        return self.draw(st.sampled_from(options))

    def comment(self) -> str:
        """A new comment."""
        self.comments += 1
        return f"# k{self.comments} \"'''[" if self.comments % 3 == 0 else f"# k{self.comments}"

    def note(self) -> str:
        """A comment at a line's end, or none."""
        return f"{self.one(' ', '  ', '')}{self.comment()}" if self.coin(6) else ""

    def above(self) -> str:
        """What stands above a line: nothing, blank lines, comments of the line or of the table."""
        kind = self.draw(st.integers(0, 11))
        if kind == 0:
            return self.comment() + "\n"
        if kind == 1:
            return f"{self.comment()}\n\n"
        if kind == 2:
            return "\n"
        if kind == 3:
            return f"\n{self.comment()}\n{self.comment()}\n"
        return ""

    def text(self, value: str) -> str:
        """A text in one of its spellings."""
        kind = self.draw(st.integers(0, 4))
        if kind == 0 and "'" not in value and "\n" not in value:
            return f"'{value}'"
        if kind == 1 and "'" not in value:
            return f"'''\n{value}'''"
        if kind == 2:
            return '"""' + value.replace("\\", "\\\\").replace('"', '\\"') + '"""'
        return render.text(value)

    def plain(self, value: Any) -> str:
        """Any value but a table."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return self.listed([self.plain(one) for one in value])
        return render.scalar(value)

    def listed(self, members: list[str]) -> str:
        """A list on one line, or over several, with comments."""
        kind = self.draw(st.integers(0, 3))
        if kind == 0:
            return "[" + ", ".join(members) + ("," if members and self.coin() else "") + "]"
        if kind == 1:
            return "[ " + " ,".join(members) + " ]"
        indent = self.one("    ", "  ", "\t", "")
        lines = ["[" + self.note()]
        for at, one in enumerate(members):
            if self.coin(5):
                lines.append(indent + self.comment())
            if self.coin(8):
                lines += [indent + self.comment(), ""]
            comma = "," if at < len(members) - 1 or self.coin() else ""
            lines.append(f"{indent}{one}{comma}{self.note()}")
        if self.coin(6):
            lines.append(indent + self.comment())
        return "\n".join([*lines, self.one("", "  ") + "]"])

    def inline(self, pairs: dict[str, Any]) -> str:
        """An inline table."""
        written: list[str] = []
        for name, one in pairs.items():
            if isinstance(one, dict) and one and self.coin(3):
                written += [f"{render.key(name)}.{render.key(key)} = {self.value(inner)}" for key, inner in one.items()]
            else:
                written.append(f"{render.key(name)}{self.one(' = ', '=')}{self.value(one)}")
        return "{" + self.one("", " ") + ", ".join(written) + self.one("", " ") + "}"

    def value(self, value: Any) -> str:
        """A value that stands behind a key; texts in it stay on one line."""
        if isinstance(value, dict):
            return self.inline(value)
        if isinstance(value, str):
            return render.text(value)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return "[" + ", ".join([self.inline(one) for one in value]) + "]"
        if isinstance(value, list):
            return "[" + ", ".join([self.value(one) for one in value]) + "]"
        return render.scalar(value)

    def shuffled(self, values: dict[str, Any]) -> list[tuple[str, Any]]:
        """Keys in any order."""
        return self.draw(st.permutations(list(values.items())))

    def table(self, path: tuple[str, ...], values: dict[str, Any]) -> list[str]:
        """A table under a header: its own lines, then the tables that stand in it."""
        own: list[str] = []
        after: list[str] = []
        for name, value in self.shuffled(values):
            if isinstance(value, dict):
                self.sub(path, name, value, own, after)
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                if self.coin(5):
                    for one in value:
                        pairs = "".join([self.line(key, self.plain(inner)) for key, inner in one.items()])
                        after.append(f"{self.above()}[[{render.dotted((*path, name))}]]{self.note()}\n{pairs}")
                else:
                    own.append(self.line(name, self.listed([self.inline(one) for one in value])))
            else:
                own.append(self.line(name, self.plain(value)))
        if self.coin(6):
            own.append(self.comment() + "\n" + self.one("", "\n"))
        header = f"{self.above()}{self.one('', '  ')}[{render.dotted(path)}]{self.note()}\n" if path else ""
        return [header + "".join(own), *after]

    def sub(self, path: tuple[str, ...], name: str, value: dict[str, Any], own: list[str], after: list[str]) -> None:
        """A table in a table: under its own header, inline, or as dotted keys."""
        kind = self.draw(st.integers(0, 2)) if path else 0
        if kind == 1:
            own.append(self.line(name, self.inline(value)))
        elif kind == 2 and value and not any(isinstance(one, dict) for one in value.values()):
            own.extend(self.dotted(name, key, inner) for key, inner in self.shuffled(value))
        else:
            after.extend(self.table((*path, name), value))

    def dotted(self, name: str, key: str, value: Any) -> str:
        """A line with a dotted key."""
        spelled = f"{render.key(name)}{self.one('.', ' . ')}{render.key(key)}"
        return f"{self.above()}{spelled} = {self.value(value)}{self.note()}\n"

    def line(self, name: str, written: str) -> str:
        """A line with a key."""
        return f"{self.above()}{render.key(name)}{self.one(' = ', '=')}{written}{self.note()}\n"

    def file(self, values: dict[str, Any]) -> str:
        """The whole file."""
        top = {name: value for name, value in values.items() if not isinstance(value, dict)}
        parts = self.table((), top)
        tables: list[str] = []
        for name, value in self.shuffled({name: one for name, one in values.items() if isinstance(one, dict)}):
            if all(isinstance(one, dict) for one in value.values()) and self.coin(4):
                tables += self.table((name,), value)
            elif self.coin(8):
                parts.append(self.line(name, self.inline(value)))
            elif all(isinstance(one, dict) for one in value.values()):
                for key, inner in self.shuffled(value):
                    tables += self.table((name, key), inner)
            else:
                tables += self.table((name,), value)
        text = "".join([*parts, *tables])
        return text.replace("\n", "\r\n") if self.coin(4) else text


def some(fields: dict[str, Any], required: tuple[str, ...] = ()) -> st.SearchStrategy[dict[str, Any]]:
    """Some of these fields."""
    return st.fixed_dictionaries(
        {name: fields[name] for name in required},
        optional={name: one for name, one in fields.items() if name not in required},
    )


KEY_LIST = st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True)
MEASURE = some(
    {
        "nr": st.integers(1, 9),
        "tittel": WORDS,
        "maal": KEY_LIST,
        "start": DAYS,
        "status": st.sampled_from(("pågår", "fullført")),
        "fremdrift": st.integers(0, 100),
        "avtalt": some({"start": DAYS, "slutt": DAYS}),
        "aktiviteter": st.lists(
            some({"dato": DAYS, "tekst": WORDS, "ferdig": st.just(True), "rart": st.just(1)}), min_size=1, max_size=4
        ),
        "merknad": PROSE,
        "ukjent": st.sampled_from((1, "x", [1, 2], {"dypt": {"ned": 1}})),
    }
)
GOAL = some(
    {
        "nr": st.integers(1, 9),
        "tekst": WORDS,
        "funn": KEY_LIST,
        "maalverdi": st.sampled_from((3, 3.0, 20, 2.5)),
        "frist": DAYS,
        "smarte": some({"spesifikt": WORDS, "akseptert": WORDS, "rart": WORDS}),
        "vedtak": some({"dato": DAYS, "for": st.integers(0, 40), "mot": st.integers(0, 40)}),
    }
)
MEASURES = some(
    {
        "format": st.just(1),
        "innledning": PROSE,
        "tiltak": st.dictionaries(st.sampled_from(KEYS), MEASURE, max_size=4),
        "fremmed": st.just({"x": 1, "y": {"z": [1]}}),
    },
    ("format",),
)
PLAN = some(
    {
        "format": st.just(1),
        "tittel": WORDS,
        "skole": WORDS,
        "fra": DAYS,
        "status": st.sampled_from(("utkast", "vedtatt", "noe annet")),
        "rart": st.just(5),
        "rammer": some({"skolebasert": PROSE, "forankret": PROSE}),
        "tegn": some({"elever": PROSE, "foreldre": PROSE, "lykkes": st.sampled_from(("", "Ja. Nei."))}),
        "maal": st.dictionaries(st.sampled_from(KEYS), GOAL, max_size=3),
        "indikator": st.dictionaries(
            st.sampled_from(KEYS),
            some({"navn": WORDS, "verdier": st.lists(some({"dato": DAYS, "verdi": st.integers(0, 9)}), max_size=4)}),
            max_size=2,
        ),
    },
    ("format",),
)
MINUTES = some(
    {
        "format": st.just(1),
        "dato": DAYS,
        "tittel": WORDS,
        "deltakere": st.dictionaries(st.sampled_from(("lærere", "ledere", "a b")), st.integers(0, 9), min_size=1),
        "sak": st.dictionaries(
            st.sampled_from(KEYS),
            some(
                {
                    "nr": st.integers(1, 9),
                    "spoersmaal": WORDS,
                    "faser": st.lists(st.integers(0, 9), min_size=1, max_size=3),
                    "innspill": st.lists(some({"tekst": WORDS, "gruppe": st.integers(1, 4)}), min_size=1, max_size=4),
                    "konklusjon": PROSE,
                }
            ),
            max_size=3,
        ),
    },
    ("format",),
)
BY_KIND: dict[str, st.SearchStrategy[dict[str, Any]]] = {"plan": PLAN, "tiltak": MEASURES, "referat": MINUTES}


@st.composite
def files(draw: st.DrawFn, kind: str) -> str:
    """A file of one kind, however spelled; not every one is TOML."""
    return Messy(draw).file(draw(BY_KIND[kind]))
