"""A report as Markdown and as text: the same blocks, for who reads them in a mail, an editor or aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dekom_tui.words.language import _
from dekom_tui.words.report.blocks import (
    BAD,
    GONE,
    NEW,
    SOFT,
    SOURCE,
    STRONG,
    Block,
    Card,
    Chart,
    Document,
    Heading,
    Items,
    Pairs,
    Para,
    Runs,
    Sides,
    Table,
)

_ESCAPED: Final = str.maketrans({one: f"\\{one}" for one in "\\`*_[]#|~!"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_WIDTH: Final = 80

Say = Callable[[str], str]


def clean(text: str) -> str:
    """Text on one line, without what cannot be printed."""
    shown = " ".join(text.split())
    return "".join(one if one.isprintable() or one == "\u00a0" else "\ufffd" for one in shown)


# Markdown


def as_markdown(document: Document) -> str:
    """The report as Markdown."""
    return "\n\n".join(_markdown(document)) + "\n"


def _md(text: str) -> str:
    said = clean(text).translate(_ESCAPED)
    # At the beginning of a line these would begin a list or a quotation.
    if said[:1] in "-+=" and said[:1]:
        return "\\" + said
    head, dot, rest = said.partition(".")
    return f"{head}\\.{rest}" if dot and head.isdigit() else said


_MARKS: Final = {STRONG: "**", BAD: "**", NEW: "**", GONE: "~~"}


def _md_runs(runs: Runs) -> str:
    found = []
    for at, run in enumerate(runs):
        lead = " " if run.text[:1] == " " and at else ""
        tail = " " if run.text[-1:] == " " and run.text.strip() else ""
        body = _md(run.text) if not at else _md(run.text).removeprefix("\\") if run.text[:1] in "-+=" else _md(run.text)
        mark = _MARKS.get(run.kind, "")
        if run.kind == SOURCE:
            body = f"({body})"
        elif run.kind == SOFT:
            body = f"({body})" if body and at else body
        found.append(f"{lead}{mark}{body}{mark}{tail}" if body else lead)
    return "".join(found).strip()


def _markdown(document: Document) -> Iterator[str]:
    yield f"# {_md(document.title)}"
    if document.school:
        yield f"**{_md(document.school)}**"
    yield _md(document.lead)
    if document.numbers:
        yield "\n".join(f"- **{n}** {_md(words)}" for n, words in document.numbers)
    if document.summary:
        yield "\n".join(f"- {_md_runs(one)}" for one in document.summary)
    for section in document.sections:
        yield f"## {_md(section.title)}"
        for block in section.blocks:
            yield _md_block(block)
    yield "---"
    yield " ".join(map(_md, document.foot))


def _md_block(block: Block) -> str:
    if isinstance(block, Para):
        return f"> {_md_runs(block.runs)}" if block.note else _md_runs(block.runs)
    if isinstance(block, Heading):
        return f"### {_md(block.text)}"
    if isinstance(block, Items):
        return "\n".join(f"- {_md_runs(one)}" for one in block.items)
    if isinstance(block, Pairs):
        return "\n".join(f"- **{_md(term)}:** {_md_runs(runs)}" for term, runs in block.pairs)
    if isinstance(block, Card):
        head = f"### {block.sign} {_md(block.word)}: {_md(block.number)} {_md(block.title)}".replace("  ", " ")
        pairs = "\n".join(f"- **{_md(term)}:** {_md_runs(runs)}" for term, runs in block.pairs)
        return "\n\n".join(part for part in (head, _md_runs(block.said), pairs) if part)
    if isinstance(block, Sides):
        lines = [f"- {name}: {_md_runs(runs)}" for name, runs in _named_sides(block)]
        about = f"**{_md(block.label[:1].upper() + block.label[1:])}**\n\n" if block.label else ""
        return about + "\n".join(lines)
    if isinstance(block, Table):
        heads = "| " + " | ".join(_md(head) for head in block.heads) + " |"
        rule = "|" + "|".join("---:" if at in block.figures else "---" for at in range(len(block.heads))) + "|"
        rows = ["| " + " | ".join(_md_runs(cell.runs) for cell in row) + " |" for row in block.rows]
        return "\n".join([f"*{_md(block.caption)}*", "", heads, rule, *rows])
    return _md(f"{block.title}. {block.told}")


def _named_sides(block: Sides) -> Iterator[tuple[str, Runs]]:
    both = bool(block.before and block.after)
    if block.before:
        yield (_("Før") if both else _("Tatt ut")), block.before
    if block.after:
        yield (_("Nå") if both else _("Nytt")), block.after


# Text


def as_text(document: Document) -> str:
    """The report as text, 80 columns wide."""
    return "\n".join(_text(document)) + "\n"


_SIGNS: Final = {NEW: ("{+", "+}"), GONE: ("[-", "-]"), SOURCE: ("(", ")"), SOFT: ("(", ")")}


def _plain(runs: Runs) -> str:
    found = []
    for at, run in enumerate(runs):
        before, after = _SIGNS.get(run.kind, ("", "")) if run.kind != SOFT or at else ("", "")
        found.append(f"{before}{run.text}{after}" if run.text.strip() else run.text)
    return clean("".join(found))


def _wrapped(text: str, indent: str = "", hang: str | None = None) -> list[str]:
    from textwrap import wrap

    following = indent if hang is None else hang
    lines = wrap(
        clean(text), _WIDTH, initial_indent=indent, subsequent_indent=following, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return lines or [""]


def _text(document: Document) -> Iterator[str]:
    if document.school:
        yield clean(document.school)
    yield clean(document.title).upper()
    yield ""
    yield from _wrapped(document.lead)
    yield ""
    for n, words in document.numbers:
        yield f"  {n:>3} {clean(words)}"
    yield ""
    for runs in document.summary:
        yield from _wrapped(_plain(runs), "- ", "  ")
    for section in document.sections:
        yield ""
        yield ""
        yield clean(section.title).upper()
        for block in section.blocks:
            yield from _text_block(block)
    yield ""
    for one in document.foot:
        yield from _wrapped(one)


def _text_block(block: Block) -> Iterator[str]:
    yield ""
    if isinstance(block, Para):
        yield from _wrapped(_plain(block.runs))
    elif isinstance(block, Heading):
        yield clean(block.text)
        yield "-" * len(clean(block.text))
    elif isinstance(block, Items):
        for runs in block.items:
            yield from _wrapped(_plain(runs), f"{block.mark or '-'} ", "  ")
    elif isinstance(block, Pairs):
        yield from _text_pairs(block.pairs)
    elif isinstance(block, Card):
        yield from _wrapped(f"{block.sign} {block.word}: {block.number} {block.title}", "", "  ")
        if block.said:
            yield from _wrapped(_plain(block.said), "  ")
        yield from _text_pairs(block.pairs, "  ")
    elif isinstance(block, Sides):
        if block.label:
            yield from _wrapped(block.label[:1].upper() + block.label[1:])
        for name, runs in _named_sides(block):
            yield from _wrapped(f"{name}: {_plain(runs)}", "  ", "    ")
    elif isinstance(block, Table):
        yield from _wrapped(block.caption)
        for row in block.rows:
            yield from _wrapped(_plain(row[block.named].runs), "- ", "  ")
            said = [
                f"{head}: {_plain(cell.runs)}"
                for at, (head, cell) in enumerate(zip(block.heads, row, strict=True))
                if at != block.named and _plain(cell.runs)
            ]
            yield from _wrapped("; ".join(said), "  ")
    elif isinstance(block, Chart):
        yield from _wrapped(f"{block.title}. {block.told}")


def _text_pairs(pairs: tuple[tuple[str, Runs], ...], indent: str = "") -> Iterator[str]:
    for term, runs in pairs:
        yield from _wrapped(f"{term}: {_plain(runs)}", indent, f"{indent}  ")
