"""How `dekom diff` answers: as text, Markdown, one HTML page, and JSON that never changes with the language."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from dekom_tui.cli.terms import is_plain, visible
from dekom_tui.review.prose import ADDED, REMOVED, SAME, Passage, passages
from dekom_tui.words.changes.outcomes import outcome_words
from dekom_tui.words.changes.phrases import GAVE, TOOK, Line
from dekom_tui.words.changes.telling import Told, sentence_of, told
from dekom_tui.words.language import N_, _, current, ngettext
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from dekom_tui.cli.compared import Compared, Otherwise, Wanted
    from dekom_tui.review.consequences import Consequence
    from dekom_tui.review.diff import Change

Report = Callable[[Iterable["Compared"], "Wanted"], None]

_MARKS: Final = {SAME: ("", ""), REMOVED: ("[-", "-]"), ADDED: ("{+", "+}")}
_COLOURS: Final = {GAVE: "green", TOOK: "red", "▲": "yellow"}


def heading(one: Compared) -> str:
    """«storhaugli-2025: 56 endringer»."""
    count = len(one.changes)
    if not count:
        return _("{plan}: ingen endring i innholdet").format(plan=one.name)
    changes = ngettext("{n} endring", "{n} endringer", count).format(n=count)
    return f"{one.name}: {changes}"


def _lines(one: Told, words: bool) -> Iterator[Line]:
    """The details of a change; word by word the two lines of a passage are one."""
    for line in one.lines:
        if not words or line.passage is None:
            yield line
        elif line.sign == GAVE:
            yield line._replace(sign="±")


_KINDS: Final = {
    "comments": N_("kommentarer er endret"),
    "order": N_("rekkefølgen er en annen"),
    "line-ends": N_("linjeskift er skrevet på en annen måte"),
    "letters": N_("bokstaver er satt sammen på en annen måte"),
    "writing": N_("linjer og verdier er skrevet på en annen måte"),
}


def _otherwise(one: Otherwise) -> str:
    """«tiltak.toml: kommentarer er endret»: a file that is written otherwise, and how."""
    return f"{one.file}: {joined([_(_KINDS[kind]) for kind in one.kinds])}"


def outcome_sign(said: str) -> str:
    """▲ for what is late now, ◊ for what else a change means."""
    return "▲" if said.endswith(_("er nå forsinket")) else "◊"


def as_text(found: Iterable[Compared], wanted: Wanted) -> None:
    """For people: a heading, each section, each change with its details and what it means."""
    write = _plainly if is_plain(sys.stdout) else _coloured
    lead = ""
    for one in found:
        if not one.changes and not (wanted.layout and one.layout):
            continue
        write(lead, heading(one), "bold")
        lead = "\n"
        for group in told(one.changes, one.before, one.after, one.consequences):
            write("\n", group.title, "bold")
            for change in group.told:
                write("  ", f"{change.sign} {change.sentence}", "")
                for line in _lines(change, wanted.words):
                    text = _marked(line.passage) if line.sign == "±" and line.passage is not None else line.text
                    write("      ", f"{line.sign} {text}", _COLOURS.get(line.sign, ""))
                for outcome in change.outcomes:
                    write("      ", f"{outcome_sign(outcome)} {outcome}", "yellow")
        if wanted.layout and one.layout:
            write("\n", _("Oppsettet"), "bold")
            for other in one.layout:
                write("  ", _otherwise(other), "")


def _marked(passage: Passage) -> str:
    """A passage word by word, with the signs of a word diff."""
    return " ".join(f"{_MARKS[run.kind][0]}{run.text}{_MARKS[run.kind][1]}" for run in passage.runs)


def _plainly(lead: str, text: str, _style: str) -> None:
    sys.stdout.write(f"{lead}{visible(text)}\n")


def _coloured(lead: str, text: str, style: str) -> None:
    from shutil import get_terminal_size
    from textwrap import wrap

    from click import echo
    from click import style as styled

    indent = lead.replace("\n", "")
    width = max(40, get_terminal_size().columns)
    lines = wrap(visible(text), width, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False)
    for at, line in enumerate(lines):
        blank = "\n" if at == 0 and "\n" in lead else ""
        echo(blank + (styled(line, bold=True) if style == "bold" else styled(line, fg=style or None)))


_ESCAPED: Final = str.maketrans({one: f"\\{one}" for one in "\\`*_[]#|~!"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def as_markdown(found: Iterable[Compared], wanted: Wanted) -> None:
    """As Markdown; what the plan says is text, whatever signs it holds."""

    def safe(text: str) -> str:
        return visible(text).translate(_ESCAPED)

    lead = ""
    for one in found:
        if not one.changes and not (wanted.layout and one.layout):
            continue
        sys.stdout.write(f"{lead}# {safe(heading(one))}\n")
        lead = "\n"
        for group in told(one.changes, one.before, one.after, one.consequences):
            sys.stdout.write(f"\n## {safe(group.title)}\n\n")
            for change in group.told:
                name = f"**{safe(change.name)}:** " if change.name else ""
                sys.stdout.write(
                    f"- {change.sign if not name else ''}{' ' if not name else ''}{name}{safe(change.said)}\n"
                )
                for line in _lines(change, wanted.words):
                    if line.sign == "±" and line.passage is not None:
                        marks = {SAME: ("", ""), REMOVED: ("~~", "~~"), ADDED: ("**", "**")}
                        text = " ".join(
                            marks[run.kind][0] + safe(run.text) + marks[run.kind][1] for run in line.passage.runs
                        )
                        sys.stdout.write(f"  - {text}\n")
                    else:
                        sys.stdout.write(f"  - {_SPOKEN[line.sign]()}{safe(line.text)}\n")
                for outcome in change.outcomes:
                    sys.stdout.write(f"  - {outcome_sign(outcome)} {safe(outcome)}\n")
        if wanted.layout and one.layout:
            sys.stdout.write(f"\n## {_('Oppsettet')}\n\n")
            for other in one.layout:
                sys.stdout.write(f"- {safe(_otherwise(other))}\n")


_SPOKEN: Final[dict[str, Callable[[], str]]] = {
    GAVE: lambda: _("Nå: "),
    TOOK: lambda: _("Før: "),
    "•": lambda: "",
}
"""The sign of a line as a word, for those who hear the page."""

_PAGE: Final = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body{{margin:2rem auto;max-width:48rem;padding:0 1rem;font:1rem/1.55 system-ui,sans-serif}}
body{{color:#14191e;background:#fdfcf8}}
h2{{border-top:3px solid #0a56a3;padding-top:.4em;margin-top:2em}}li{{margin:.4em 0}}
ul ul{{list-style:none;padding-left:1em;border-left:3px solid #dcd8ca}}
ins{{color:#0c6440;text-underline-offset:.18em}}del{{color:#ad2217}}.outcome{{color:#8a4b00;font-weight:700}}
@media print{{body{{margin:0;max-width:none;background:#fff}}li{{break-inside:avoid}}}}
</style></head><body><main>
"""


def as_html(found: Iterable[Compared], wanted: Wanted) -> None:
    """As one page that needs nothing else: no script, nothing fetched."""
    from html import escape

    def safe(text: str) -> str:
        return escape(visible(text))

    write = sys.stdout.write
    write(_PAGE.format(lang=current(), title=escape(_("Hva er endret i planen?"))))
    for one in found:
        if not one.changes and not (wanted.layout and one.layout):
            continue
        write(f"<h1>{safe(heading(one))}</h1>\n")
        for group in told(one.changes, one.before, one.after, one.consequences):
            write(f"<h2>{safe(group.title)}</h2>\n<ul>\n")
            for change in group.told:
                name = f"<b>{safe(change.name)}</b>: " if change.name else ""
                write(f"<li>{name}{safe(change.said)}")
                parts = [_html_line(line, safe) for line in _lines(change, wanted.words)]
                parts += [
                    f'<li class="outcome">{outcome_sign(outcome)} {safe(outcome)}</li>' for outcome in change.outcomes
                ]
                write(f"<ul>{''.join(parts)}</ul></li>\n" if parts else "</li>\n")
            write("</ul>\n")
        if wanted.layout and one.layout:
            paths = "".join(f"<li>{safe(_otherwise(other))}</li>" for other in one.layout)
            write(f"<h2>{safe(_('Oppsettet'))}</h2>\n<ul>{paths}</ul>\n")
    write("</main></body></html>\n")


def _html_line(line: Line, safe: Callable[[str], str]) -> str:
    tags = {REMOVED: ("<del>", "</del>"), ADDED: ("<ins>", "</ins>"), SAME: ("", "")}
    if line.sign == "±" and line.passage is not None:
        runs = (f"{tags[run.kind][0]}{safe(run.text)}{tags[run.kind][1]}" for run in line.passage.runs)
        return f"<li>{' '.join(runs)}</li>"
    text = safe(line.text)
    if line.sign in (GAVE, TOOK):
        tag = "ins" if line.sign == GAVE else "del"
        text = f"{safe(_SPOKEN[line.sign]())}<{tag}>{text}</{tag}>"
    return f"<li>{text}</li>"


def as_json(found: Iterable[Compared], wanted: Wanted) -> None:
    """`{"schema": 1, "changes": […]}`, one change a line."""
    from json import dumps

    write = sys.stdout.write
    write('{"schema": 1, "changes": [')
    lead = "\n"
    layout: list[dict[str, Any]] = []
    for one in found:
        for change in one.changes:
            about = [those for those in one.consequences if those.cause == change.place]
            write(lead + dumps(_as_data(one, change, about, wanted.words), ensure_ascii=False))
            lead = ",\n"
        layout += [{"plan": one.name, "file": other.file, "kinds": list(other.kinds)} for other in one.layout]
    write("\n]")
    if wanted.layout:
        write(f', "layout": {dumps(layout, ensure_ascii=False)}')
    write("}\n")


_HEADS: Final = {"(tiltak)": "(top)"}


def _as_data(one: Compared, change: Change, about: Sequence[Consequence], words: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "plan": one.name,
        "file": change.file,
        "table": _HEADS.get(change.place.table, change.place.table),
        "key": change.place.inner or None,
        "kind": change.kind,
        "fields": change.names,
        "summary": sentence_of(change, one.before, one.after),
    }
    if change.renamed_to:
        data["renamed_to"] = change.renamed_to.rpartition("/")[2]
    if change.renamed_from:
        data["renamed_from"] = change.renamed_from.rpartition("/")[2]
    if about:
        data["consequences"] = [
            {
                "kind": those.kind,
                "code": those.code or None,
                "table": those.place.table,
                "key": those.place.key or those.code or None,
                "message": outcome_words(those, None, one.before, one.after),
            }
            for those in about
        ]
    if words:
        data["words"] = {
            field.path: [
                {
                    "kind": part.kind,
                    "before": part.before,
                    "after": part.after,
                    "runs": [list(run) for run in part.runs],
                }
                for part in passages(field.before, field.after)
            ]
            for field in change.fields
            if field.declared().kind == "prose" and all(isinstance(side, str | None) for side in field[2:])
        }
    return data


REPORTS: Final[dict[str, Report]] = {"text": as_text, "md": as_markdown, "html": as_html, "json": as_json}
"""Every form of the answer by its name."""
