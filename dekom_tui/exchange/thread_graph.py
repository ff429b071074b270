"""The red thread for other programs: JSON (commands.md, schema 1), Graphviz' dot and Mermaid.

Titles are people's own words: what a format would take for its own signs is escaped, and stays what they wrote.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from dekom_tui.plan.format import Signs
from dekom_tui.plan.thread import JOINTS, thread
from dekom_tui.words.language import _
from dekom_tui.words.thread import JOINT_NAMES, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dekom_tui.plan.model import Place, Plan
    from dekom_tui.plan.thread import Node

SCHEMA: Final = 1
LONGEST: Final = 80
"""Letters of a label in a drawing, at most."""

_ENTITIES: Final = {ord(sign): f"#{ord(sign)};" for sign in "#&<>\"'`\\"}
_LIST: Final = re.compile(r"^(\d+)?([.)+*-])(?=\s)")
"""The beginning of what Mermaid takes for a list."""


def as_json(plan: Plan) -> str:
    """Nodes joint by joint, links from a place to a later one, and loose ends with their codes."""
    whole = thread(plan)
    nodes = [_node(one) for joint in JOINTS for one in whole.nodes[joint]]
    links = [{"from": _place(first), "to": _place(second)} for first, second in whole.links]
    ends = [{"code": one.code, "joint": one.joint, **_place(one.place)} for one in whole.loose]
    answer = {"schema": SCHEMA, "nodes": nodes, "links": links, "loose": ends}
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _place(place: Place) -> dict[str, Any]:
    return {"table": place.table, "key": place.key or None}


def _node(node: Node) -> dict[str, Any]:
    return {
        "joint": node.joint,
        **_place(node.place),
        "field": node.field or None,
        "nr": node.entity.values.get("nr"),
        "title": _title(node),
    }


def _title(node: Node) -> str:
    """What a node is called; a text of section 7 by the question that it answers."""
    return _(Signs.own[node.field].label) if node.field else node.entity.title


def _label(node: Node) -> str:
    """A title on one line, with a measure's or goal's number and an entry's date before it."""
    title = _title(node) if node.field else numbered(node.entity, node.entity.title)
    when = node.entity.values.get("dato")
    whole = f"{when} {title}" if node.place.table == "logg" and when is not None else title
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in whole).split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"


def as_dot(plan: Plan) -> str:
    """For Graphviz. Loose ends are dashed and have ◊ before their names."""
    return "\n".join(_dot(plan)) + "\n"


def _dot(plan: Plan) -> Iterator[str]:
    whole = thread(plan)
    ends = {one.place for one in whole.loose}
    yield "digraph thread {"
    yield "  rankdir=LR;"
    yield '  node [shape=box, style=rounded, fontname="sans-serif"];'
    for joint in JOINTS:
        yield f"  subgraph {_quoted('cluster_' + joint)} {{"
        yield f"    label={_quoted(_(JOINT_NAMES[joint]))};"
        for node in whole.nodes[joint]:
            loose = node.place in ends and not node.field
            style = ', style="rounded,dashed"' if loose else ""
            yield f"    {_quoted(_id(node))} [label={_quoted(_marked(node, loose=loose))}{style}];"
        yield "  }"
    for first, second in whole.links:
        yield f"  {_quoted(str(first))} -> {_quoted(str(second))};"
    yield "}"


def _id(node: Node) -> str:
    return f"{node.place}.{node.field}" if node.field else str(node.place)


def _marked(node: Node, *, loose: bool) -> str:
    return f"◊ {_label(node)}" if loose else _label(node)


def _quoted(text: str) -> str:
    """A string of dot: in it only the quotation mark and the backslash mean something."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def as_mermaid(plan: Plan) -> str:
    """For Mermaid, in a Markdown page or anywhere else that draws it. Loose ends as in dot."""
    return "\n".join(_mermaid(plan)) + "\n"


def _mermaid(plan: Plan) -> Iterator[str]:
    whole = thread(plan)
    ends = {one.place for one in whole.loose}
    names: dict[str, str] = {}
    loose: list[str] = []
    yield "flowchart LR"
    for joint in JOINTS:
        if not whole.nodes[joint]:
            continue
        yield f'  subgraph {joint}["{_mermaid_text(_(JOINT_NAMES[joint]))}"]'
        for node in whole.nodes[joint]:
            # Keys may hold what Mermaid takes for its own words («end»), so that the names are numbers.
            name = names.setdefault(_id(node), f"n{len(names) + 1}")
            hangs = node.place in ends and not node.field
            if hangs:
                loose.append(name)
            yield f'    {name}["{_mermaid_text(_marked(node, loose=hangs))}"]'
        yield "  end"
    for first, second in whole.links:
        yield f"  {names[str(first)]} --> {names[str(second)]}"
    if loose:
        yield "  classDef loose stroke-dasharray: 4 3"
        yield f"  class {','.join(loose)} loose"


def _mermaid_text(text: str) -> str:
    """A label in quotation marks: marks as entities, and nothing that begins a list."""
    escaped = text.translate(_ENTITIES)
    return _LIST.sub(lambda found: f"{found[1] or ''}#{ord(found[2])};", escaped)
