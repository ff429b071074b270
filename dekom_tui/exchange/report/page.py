"""A report as one HTML page: no script, nothing fetched, one style whose hash the page's own policy names.

All that it shows goes through `escape`; headings are in order, tables have captions and headers, and what was taken out
or put in is said in words for who hears the page.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Final

from dekom_tui.data import data
from dekom_tui.exchange.report.chart import chart_svg
from dekom_tui.words.language import _
from dekom_tui.words.report.blocks import (
    BAD,
    GONE,
    NEW,
    NEW_LINE,
    NUMBER,
    SOFT,
    SOURCE,
    STRONG,
    Card,
    Cell,
    Chart,
    Document,
    Heading,
    Items,
    Pairs,
    Para,
    Run,
    Runs,
    Section,
    Sides,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: Final = {
    "×": "stopped", "+": "new", "–": "gone", "↔": "moved", "║": "hold", "●": "done", "•": "changed",
}  # fmt: skip
_TAGS: Final[Mapping[str, tuple[str, str]]] = {
    STRONG: ("<b>", "</b>"),
    SOFT: ("<small>", "</small>"),
    BAD: ('<b class="bad">', "</b>"),
    SOURCE: ('<span class="source">', "</span>"),
    NUMBER: ('<span class="number">', "</span>"),
}


@cache
def style() -> str:
    """The page's style sheet."""
    return data("styles", "report.css").read_text("utf-8").strip()


def policy() -> str:
    """The Content-Security-Policy: nothing but this very style."""
    digest = b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def as_page(document: Document) -> str:
    """The page."""
    return "".join(_page(document))


def safe(text: str) -> str:
    """Text as HTML: its signs escaped, and what would act instead of being read replaced."""
    shown = "".join(_REPLACED if _unsafe(one) else one for one in text)
    return escape(_together(shown))


_REPLACED: Final = "\ufffd"


def _unsafe(one: str) -> bool:
    """Whether a character is none that HTML has, or turns the direction of what stands after it."""
    code = ord(one)
    if code < 0x20:
        return one not in "\n\t"
    return 0x7F <= code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or 0xD800 <= code < 0xE000


def _together(text: str) -> str:
    """Dates and what is counted in one piece, however narrow the page is: «11. desember 2026», «9. trinn», «21 %»."""
    for pattern, by in _KEPT_TOGETHER:
        text = pattern.sub(by, text)
    return text


_KEPT_TOGETHER: Final = (
    (re.compile(r"\b(\d{1,2}\.) (?=\w)"), "\\1\u00a0"),
    (re.compile(r"\b(\d{1,2}\.?[ \u00a0][^\W\d_]{3,9}) (?=\d{4}\b)"), "\\1\u00a0"),
    (re.compile(r"(\d) (?=%)"), "\\1\u00a0"),
)


def _page(document: Document) -> Iterator[str]:
    title = f"{document.title} {document.school}".strip()
    yield f'<!doctype html>\n<html lang="{document.lang}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy())}">\n'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{safe(title)}</title>\n<style>{style()}</style>\n</head>\n<body>\n"
    yield f'<a class="skip" href="#innhold">{safe(_("Til innholdet"))}</a>\n<header>\n'
    if document.school:
        yield f'<p class="school">{safe(document.school)}</p>\n'
    yield f'<h1>{safe(document.title)}</h1>\n<p class="lead">{safe(document.lead)}</p>\n</header>\n'
    yield '<main id="innhold">\n'
    if document.numbers:
        tiles = "".join(f"<li><b>{n}</b> {safe(words)}</li>" for n, words in document.numbers)
        yield f'<ul class="tiles">{tiles}</ul>\n'
    yield _list(document.summary, "summary")
    links = "".join(f'<li><a href="#{one.id}">{safe(one.short)}</a></li>' for one in document.sections)
    yield f'<nav aria-label="{safe(_("Innhold"))}"><ul>{links}</ul></nav>\n'
    for section in document.sections:
        yield from _section(section)
    yield "</main>\n<footer>\n"
    yield "".join(f"<p>{safe(one)}</p>\n" for one in document.foot)
    yield "</footer>\n</body>\n</html>\n"


def _section(section: Section) -> Iterator[str]:
    yield f'<section aria-labelledby="{section.id}">\n<h2 id="{section.id}">{safe(section.title)}</h2>\n'
    for block in section.blocks:
        yield _BLOCKS[type(block)](block)
    yield "</section>\n"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.text == NEW_LINE:
        return "<br>"
    if run.kind == NEW:
        return f'<ins><span class="heard">{safe(_("lagt til:"))} </span>{safe(run.text)}</ins>'
    if run.kind == GONE:
        return f'<del><span class="heard">{safe(_("fjernet:"))} </span>{safe(run.text)}</del>'
    before, after = _TAGS.get(run.kind, ("", ""))
    return f"{before}{safe(run.text)}{after}"


def _list(items: tuple[Runs, ...], kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    found = "".join(f"<li>{_runs(one)}</li>\n" for one in items)
    return f"<ul{named}>\n{found}</ul>\n" if items else ""


def _para(block: Para) -> str:
    return f'<p class="note-box">{_runs(block.runs)}</p>\n' if block.note else f"<p>{_runs(block.runs)}</p>\n"


def _heading(block: Heading) -> str:
    return f"<h3>{safe(block.text)}</h3>\n"


def _items(block: Items) -> str:
    return _list(block.items, "marked" if block.mark else "")


def _pairs(block: Pairs) -> str:
    named = ' class="questions"' if block.questions else ""
    found = "".join(f"<dt>{safe(term)}</dt><dd>{_runs(runs)}</dd>\n" for term, runs in block.pairs)
    return f"<dl{named}>\n{found}</dl>\n"


def _card(block: Card) -> str:
    kind = _KINDS.get(block.sign, "changed")
    badge = f'<span class="badge k-{kind}"><span aria-hidden="true">{safe(block.sign)}</span> {safe(block.word)}</span>'
    number = f'<span class="number">{safe(block.number)}</span> ' if block.number else ""
    said = f"<p>{_runs(block.said)}</p>\n" if block.said else ""
    pairs = _pairs(Pairs(block.pairs)) if block.pairs else ""
    return f"<article>\n<h3>{badge} {number}{safe(block.title)}</h3>\n{said}{pairs}</article>\n"


def _sides(block: Sides) -> str:
    about = f'<p class="about">{safe(block.label[:1].upper() + block.label[1:])}</p>' if block.label else ""
    both = bool(block.before and block.after)
    parts = []
    for runs, name in (
        (block.before, _("Før") if both else _("Tatt ut")),
        (block.after, _("Nå") if both else _("Nytt")),
    ):
        if runs:
            parts.append(f'<p><b class="side">{safe(name)}<span class="heard">:</span></b>{_runs(runs)}</p>')
    return f'<div class="sides">{about}{"".join(parts)}</div>\n'


def _table(block: Table) -> str:
    """A table; on a narrow screen its rows stand below each other, and then its roles are what the style took away."""
    heads = "".join(
        f'<th scope="col" role="columnheader"{_cell_class(block, at)}>{safe(head)}</th>'
        for at, head in enumerate(block.heads)
    )
    rows = "".join(f'<tr role="row">{_row(block, row)}</tr>\n' for row in block.rows)
    caption = f"<caption>{safe(block.caption)}</caption>"
    top = f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
    return f'<table role="table">{caption}{top}\n<tbody role="rowgroup">\n{rows}</tbody></table>\n'


def _row(block: Table, row: tuple[Cell, ...]) -> str:
    found = []
    for at, cell in enumerate(row):
        body = _runs(cell.runs)
        if cell.share is not None:
            body = f"{_bar(cell.share)}{body}"
        if at == block.named:
            found.append(f'<th scope="row" role="rowheader"{_cell_class(block, at)}>{body}</th>')
        else:
            # The head of its column, for where the columns stand below each other.
            head = f' data-head="{safe(block.heads[at])}"'
            found.append(f'<td role="cell"{_cell_class(block, at)}{head}><span>{body}</span></td>')
    return "".join(found)


def _cell_class(block: Table, at: int) -> str:
    if at in block.figures:
        return ' class="figure"'
    if any(len(row) > at and row[at].share is not None for row in block.rows):
        return ' class="way"'
    return ""


def _bar(share: float) -> str:
    part = round(110 * share)
    return (
        '<svg class="bar" viewBox="0 0 110 9" aria-hidden="true"><rect class="whole" width="110" height="9"/>'
        f'<rect class="part" width="{part}" height="9"/></svg>'
    )


def _chart(block: Chart) -> str:
    # On a narrow screen the picture is wider than what is seen of it, so what it shows is said too.
    told = f'<p class="narrow" aria-hidden="true">{safe(block.told)}</p>'
    return f"<figure>{chart_svg(block, safe)}<figcaption>{safe(block.caption)}</figcaption></figure>\n{told}\n"


_BLOCKS: Final[Mapping[type, Callable[..., str]]] = {
    Para: _para,
    Heading: _heading,
    Items: _items,
    Pairs: _pairs,
    Card: _card,
    Sides: _sides,
    Table: _table,
    Chart: _chart,
}
