"""HTML as values: elements with attributes and children, written out with everything in them escaped.

There is no way to put ready markup in, so what people have sent can only ever be text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final, NamedTuple

_TIED: Final = re.compile(r"(\d\.) (?=[^\W\d_])")
_VOID: Final = frozenset({"br", "input", "link", "meta"})
_NAMES: Final = {"class_": "class", "for_": "for"}


class Element(NamedTuple):
    """An element: its tag, its attributes in order, and its children."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element | str, ...]

    def __str__(self) -> str:
        return "".join(_written(self))


Child = Element | str | None | Iterable["Child"]
"""What an element can hold; None is left out."""


def h(tag: str, *children: Child, **attributes: str | int | bool | None) -> Element:
    """An element. `class_` and `for_` lose their line, other lines become hyphens; True is an attribute without a
    value, False and None none."""
    given = [
        (_NAMES.get(name, name.replace("_", "-")), "" if value is True else str(value))
        for name, value in attributes.items()
        if value is not None and value is not False
    ]
    return Element(tag, tuple(given), tuple(_flat(children)))


def document(*children: Element, lang: str) -> str:
    """A whole page of a head and a body."""
    return "<!doctype html>\n" + str(h("html", *children, lang=lang)) + "\n"


def data(id: str, json: str) -> Element:
    """A block of data for the page's script, which browsers never run; its text cannot end the block."""
    return Element("script", (("type", "application/json"), ("id", id)), (json.replace("<", "\\u003c"),))


def tied(text: str) -> str:
    """A text in which «24. november» and «8. trinn» stay on one line."""
    return _TIED.sub("\\1\N{NO-BREAK SPACE}", text)


def _flat(children: Iterable[Child]) -> Iterator[Element | str]:
    for child in children:
        if isinstance(child, Element | str):
            yield child
        elif child is not None:
            yield from _flat(child)


def _written(element: Element) -> Iterator[str]:
    yield f"<{element.tag}"
    for name, value in element.attributes:
        yield f' {name}="{escape(value)}"' if value else f" {name}" if name != "value" else ' value=""'
    yield ">"
    if element.tag in _VOID:
        return
    for child in element.children:
        if isinstance(child, Element):
            yield from _written(child)
        elif element.tag == "script":
            yield child
        else:
            # A text area swallows a first line end.
            yield ("\n" if element.tag == "textarea" and child.startswith("\n") else "") + escape(child)
    yield f"</{element.tag}>"
