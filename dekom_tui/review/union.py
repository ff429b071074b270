"""Two versions of a text as one that holds both: what is equal once, what differs from each side, ours first."""

from __future__ import annotations

from difflib import SequenceMatcher

from dekom_tui.plan.text import blocks, flow, sentences


def both_texts(ours: str, theirs: str) -> str:
    """Flowing prose with every paragraph, item and sentence of either side."""
    mine, other = blocks(ours), blocks(theirs)
    parts: list[str] = []
    matcher = SequenceMatcher(None, [one.line for one in mine], [one.line for one in other], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            parts += [one.line for one in mine[a:b]]
            continue
        paired = min(b - a, d - c)
        for one, another in zip(mine[a : a + paired], other[c : c + paired], strict=True):
            if one.kind == another.kind == "paragraph":
                parts.append(_sentences(one.text, another.text))
            else:
                parts += [one.line, another.line]
        parts += [one.line for one in (*mine[a + paired : b], *other[c + paired : d])]
    return flow("\n\n".join(parts))


def _sentences(ours: str, theirs: str) -> str:
    mine, other = sentences(ours), sentences(theirs)
    parts: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        parts += mine[a:b] if kind == "equal" else [*mine[a:b], *other[c:d]]
    return " ".join(parts)


def changed_words(ours: list[str], theirs: list[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The indices of the words on each side that the other does not have in their place."""
    mine: set[int] = set()
    other: set[int] = set()
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            mine.update(range(a, b))
            other.update(range(c, d))
    return frozenset(mine), frozenset(other)
