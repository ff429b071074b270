"""Single plans that are large in one way: a long answer, many measures, many bytes."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from dekom_tui.plan.format import Head, Introduction, Measure, Period
from dekom_tui.plan.model import Plan
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.write import write

FIRST = date(2025, 8, 18)


def prose(words: int) -> str:
    """Norwegian prose of about so many words, in paragraphs of some fifty."""
    sentence = "Vi leser sammen i alle fag og snakker om det vi leser, fordi alle skal forstå teksten."
    paragraph = " ".join([sentence] * 3)
    return "\n\n".join([paragraph] * (words // len(paragraph.split())))


def measure(number: int) -> Measure:
    """One measure among many, each with its own dates and title."""
    start = FIRST + timedelta(days=number % 400)
    end = start + timedelta(days=30 + number % 200)
    return Measure.of(
        f"tiltak-{number:05}",
        nr=number + 1,
        tittel=f"Tiltak nummer {number} med en tittel av vanlig lengde",
        start=start,
        slutt=end,
        ansvarlig="Ressurslærer lesing",
        status=("ikke startet", "pågår", "fullført", "på vent")[number % 4],
        fremdrift=number % 101,
        avtalt=Period.of(start=start, slutt=end),
        merknad="Foregår i fellestid. Alle team er med.",
    )


def written(folder: Path, plan: Plan) -> Path:
    """Write a plan's two documents to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, heads in (("plan", ("(top)", "innledning")), ("tiltak", ("(tiltak)", "tiltak"))):
        tables = {name: plan.tables[name] for name in heads if name in plan.tables}
        text = write(Document(""), kind, {}, tables).text
        (folder / f"{kind}.toml").write_text(text, encoding="utf-8")
    return folder


def large_plan(folder: Path, *, words: int = 0, measures: int = 0) -> Path:
    """A plan with an answer of so many words under «bakgrunn», and so many measures."""
    head = Head.of(tittel="En stor plan", skole="Storhaugli skole", fra=FIRST, til=date(2027, 6, 18))
    plan = Plan({"(top)": {"": head}})
    if words:
        plan = plan.put(Introduction.of(ordningen=prose(words)))
    plan = plan.put(*(measure(number) for number in range(max(1, measures))))
    return written(folder / "stor-plan", plan)
