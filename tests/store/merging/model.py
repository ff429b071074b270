"""A measures file as cells, written and read without the program: the oracle of the merge tests.

A cell is one thing that one person can change: a field, a member of a list of keys, a step of the progress plan, a
sentence. It knows nothing of TOML, and the oracle nothing of how files are merged.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

Cell: TypeAlias = tuple[str, ...]
"""(measure,) for its being there, (measure, field), (measure, field, member)."""
Cells: TypeAlias = dict[Cell, Any]

FIELDS: Final = ("nr", "tittel", "start", "slutt", "ansvarlig", "fremdrift")
SENTENCES: Final = ("Vi leser sammen", "Alle team er med", "Rektor følger opp", "Det varer ett år")
PARTS: Final = {"ansvarlig": '"R"', "ferdig": "true"}
STEPS: Final = {"moete": "2026-02-0{n}", "oekt": "2026-03-0{n}", "samling": "2026-04-0{n}"}


def value_of(field: str, number: int) -> str:
    """One of several values of a field, as TOML."""
    if field in ("nr", "fremdrift"):
        return str(number + 1)
    if field in ("start", "slutt"):
        return f"20{26 if field == 'start' else 27}-0{number + 1}-15"
    return f'"{field.capitalize()} {number}"'


def base(random_: random.Random, count: int = 4) -> Cells:
    """Some measures with all their fields."""
    cells: Cells = {}
    for key in "abcdefgh"[:count]:
        cells.update(measure(key, random_))
    return cells


def measure(key: str, random_: random.Random) -> Cells:
    """A new measure."""
    cells: Cells = {(key,): True, (key, "tittel"): value_of("tittel", random_.randrange(4))}
    cells |= {(key, field): value_of(field, random_.randrange(4)) for field in FIELDS if random_.random() < 0.8}
    cells |= {(key, "maal", one): True for one in "xyz" if random_.random() < 0.5}
    cells |= {(key, "aktiviteter", one): _parts(random_) for one in STEPS if random_.random() < 0.7}
    if random_.random() < 0.8:
        cells |= {(key, "merknad", str(at)): sentence(at, 0) for at in range(len(SENTENCES))}
    return cells


def _parts(random_: random.Random) -> frozenset[str]:
    """What is said of a step beside its day and words."""
    return frozenset(one for one in PARTS if random_.random() < 0.3)


def sentence(at: int, variant: int) -> str:
    return f"{SENTENCES[at]}{' og mer' * variant}."


def edited(cells: Cells, random_: random.Random, count: int) -> Cells:
    """What one side made of it with some changes."""
    new = dict(cells)
    for _ in range(count):
        keys = sorted({one[0] for one in new})
        what = random_.random()
        if what < 0.08 and len(keys) > 1:
            gone = random_.choice(keys)
            new = {one: value for one, value in new.items() if one[0] != gone}
        elif what < 0.16:
            key = random_.choice([one for one in "abcdefghij" if one not in keys])
            if (key,) not in cells:
                new |= measure(key, random_)
        else:
            _edit(new, random_.choice(keys), random_)
    return new


def _edit(cells: Cells, key: str, random_: random.Random) -> None:
    what = random_.random()
    if what < 0.5:
        field = random_.choice(FIELDS)
        if field != "tittel" and random_.random() < 0.2:
            cells.pop((key, field), None)
        else:
            cells[key, field] = value_of(field, random_.randrange(4))
    elif what < 0.65:
        cell = (key, "maal", random_.choice("xyz"))
        if cells.pop(cell, None) is None:
            cells[cell] = True
    elif what < 0.8:
        cell = (key, "aktiviteter", random_.choice(list(STEPS)))
        if random_.random() < 0.3:
            cells.pop(cell, None)
        else:
            cells[cell] = _parts(random_)
    else:
        at = random_.randrange(len(SENTENCES))
        if (key, "merknad", str(at)) in cells:
            cells[key, "merknad", str(at)] = sentence(at, random_.randrange(3))


def written(cells: Cells, notes: Mapping[Cell, str] | None = None) -> str:
    """The file in canonical form; `notes` are comments above a measure's header or a field of it."""
    notes = notes or {}
    lines = ["format = 1"]
    for key in sorted({one[0] for one in cells}):
        lines.append("")
        if (key,) in notes:
            lines.append(f"# {notes[key,]}")
        lines.append(f"[tiltak.{key}]")
        for field in ("nr", "tittel", "maal", "start", "slutt", "ansvarlig", "fremdrift", "aktiviteter", "merknad"):
            said = _field(cells, key, field)
            if said and (key, field) in notes:
                lines.append(f"# {notes[key, field]}")
            lines += said
    return "\n".join(lines) + "\n"


def _field(cells: Cells, key: str, field: str) -> list[str]:
    inside = {one[2]: value for one, value in cells.items() if one[:2] == (key, field) and len(one) == 3}
    if field == "maal":
        return [f"maal = [{', '.join(f'{chr(34)}{one}{chr(34)}' for one in sorted(inside))}]"] if inside else []
    if field == "aktiviteter":
        rows = [_step(one, inside[one]) for one in STEPS if one in inside]
        return ["aktiviteter = [", *rows, "]"] if rows else []
    if field == "merknad":
        return ["merknad = '''", *(inside[at] for at in sorted(inside)), "'''"] if inside else []
    return [f"{field} = {cells[key, field]}"] if (key, field) in cells else []


def _step(one: str, parts: frozenset[str]) -> str:
    more = "".join(f", {name} = {PARTS[name]}" for name in sorted(parts))
    return f'    {{dato = {STEPS[one].format(n=1)}, tekst = "{one}"{more}}},'


def read(text: str) -> Cells:
    """The cells of a file."""
    cells: Cells = {}
    for key, table in tomllib.loads(text).get("tiltak", {}).items():
        cells[key,] = True
        for field, value in table.items():
            if field == "maal":
                cells |= {(key, field, one): True for one in value}
            elif field == "aktiviteter":
                cells |= {(key, field, row["tekst"]): frozenset(row) & PARTS.keys() for row in value}
            elif field == "merknad":
                cells |= {(key, field, str(at)): line for at, line in enumerate(value.splitlines())}
            else:
                cells[key, field] = f'"{value}"' if isinstance(value, str) else str(value)
    return cells


def merged(base: Cells, ours: Cells, theirs: Cells) -> tuple[Cells, Cells, set[Cell]]:
    """What should come out with ours and with theirs in what is disputed, and the places of conflicts: (measure,),
    (measure, field), or (measure, "aktiviteter", step)."""
    with_ours: Cells = {}
    with_theirs: Cells = {}
    disputed: set[Cell] = set()
    for key in sorted({one[0] for cells in (base, ours, theirs) for one in cells}):
        was, mine, other = (_of(cells, key) for cells in (base, ours, theirs))
        if not mine or not other:
            clash = bool(was) and (mine or other) not in (was, {})
            if clash:
                disputed.add((key,))
            alone = {} if was else mine or other
            with_ours |= mine if clash else alone
            with_theirs |= other if clash else alone
            continue
        for cell in {**was, **mine, **other}:
            before, here, there = was.get(cell), mine.get(cell), other.get(cell)
            clash = here != there and before not in (here, there)
            if cell[1:2] == ("merknad",) and _whole_prose(cell, was, mine, other):
                texts = [_prose(side, cell) for side in (was, mine, other)]
                clash = texts[1] != texts[2] and texts[0] not in texts[1:]
                here, there = (
                    (there, there) if texts[0] == texts[1] else (here, here) if texts[0] == texts[2] else (here, there)
                )
                before = None if clash else here
            if cell[1:2] == ("aktiviteter",) and here is not None and there is not None:
                # Part by part: each is there or not, so that two sides never differ in what both changed.
                old = before or frozenset()
                here = there = frozenset((old & here & there) | (here - old) | (there - old))
                before, clash = None, False
            if clash:
                disputed.add(cell[:2] if cell[1:2] == ("merknad",) else cell)
            _set(with_ours, cell, there if here == before else here)
            _set(with_theirs, cell, here if there == before else there)
    return with_ours, with_theirs, disputed


def _whole_prose(cell: Cell, *sides: Cells) -> bool:
    """A text that some side does not have is one value."""
    return any(not _prose(side, cell) for side in sides)


def _prose(side: Cells, cell: Cell) -> dict[Cell, Any]:
    return {one: value for one, value in side.items() if one[:2] == cell[:2]}


def _of(cells: Cells, key: str) -> Cells:
    return {one: value for one, value in cells.items() if one[0] == key}


def _set(cells: Cells, cell: Cell, value: Any) -> None:
    if value is not None:
        cells[cell] = value
