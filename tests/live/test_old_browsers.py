"""The page runs where it is promised to: iOS 15.0 and Chrome 90. What it uses of the languages stands in lists here,
with the versions that brought it (as the browsers' own documentation tells them): nothing newer slips in unseen."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import count
from typing import Any, Final

import pytest

from dekom_tui.live import pages
from dekom_tui.meeting.events import Event
from dekom_tui.meeting.fold import fold
from dekom_tui.meeting.state import State
from dekom_tui.meeting.views import common_view, phone_view


def listed(words: str) -> frozenset[str]:
    """A set of words, written as a line."""
    return frozenset(words.split())


PROMISED: Final = (90.0, 15.0)
"""Chrome for Android and Safari on iOS."""

SOURCES: Final = {
    one.name: one.read_text("utf-8") for one in files("dekom_tui.live").joinpath("page").iterdir() if "." in one.name
}
SCRIPTS: Final = {name: text for name, text in SOURCES.items() if name.endswith(".js")}

CALLS: Final[dict[str, tuple[float, float]]] = {
    # What the scripts call by name, with the versions of Chrome and Safari that brought the newest meaning of it.
    "abort": (66, 12.2), "add": (38, 8), "addEventListener": (1, 1), "assign": (45, 9), "catch": (32, 8),
    "ceil": (1, 1), "close": (1, 1), "concat": (1, 1), "createElement": (1, 1), "createTextNode": (1, 1),
    "delete": (38, 8), "endsWith": (41, 9), "entries": (54, 10.3), "every": (1, 1), "fetch": (42, 10.3),
    "filter": (1, 1), "find": (45, 8), "flat": (69, 12), "floor": (1, 1), "focus": (64, 15.0), "forEach": (51, 10),
    "from": (45, 9), "fromEntries": (73, 12.2), "get": (38, 8), "getAttribute": (1, 1), "getElementById": (1, 1),
    "getItem": (4, 3.2), "getRandomValues": (11, 6.1), "has": (38, 8), "importNode": (1, 1), "includes": (47, 9),
    "indexOf": (1, 1), "insertBefore": (1, 1), "join": (1, 1), "json": (42, 10.3), "keys": (38, 8), "map": (1, 1),
    "matchAll": (73, 13), "matches": (34, 8), "max": (1, 1), "min": (1, 1), "normalize": (34, 10), "now": (20, 8),
    "open": (1, 1), "order": (1, 1), "padStart": (57, 10), "parse": (3, 3.2), "parseFromString": (31, 7.1),
    "pop": (1, 1), "preventDefault": (1, 1), "push": (1, 1), "querySelector": (1, 3.2), "querySelectorAll": (1, 3.2),
    "random": (1, 1), "read": (1, 1), "reduce": (3, 4), "reload": (1, 1), "remove": (24, 7), "removeAttribute": (1, 1),
    "removeItem": (4, 3.2), "repeat": (41, 9), "replace": (1, 1), "replaceChild": (1, 1), "resolve": (32, 8),
    "reverse": (1, 1), "scrollTo": (1, 1), "send": (16, 6), "set": (38, 8), "setAttribute": (1, 1), "setItem": (4, 3.2),
    "slice": (1, 1), "some": (1, 1), "sort": (1, 1), "splice": (1, 1), "split": (1, 1), "startsWith": (41, 9),
    "stringify": (3, 4), "test": (1, 1), "text": (42, 10.3), "then": (32, 8), "toLocaleString": (24, 10),
    "toLocaleTimeString": (24, 10), "toLowerCase": (1, 1), "toString": (1, 1), "toUpperCase": (1, 1),
    "toggle": (24, 7), "trim": (4, 5), "values": (54, 10.3), "call": (1, 1), "error": (1, 1),
}  # fmt: skip
GLOBALS: Final[dict[str, tuple[float, float]]] = {
    "AbortController": (66, 12.2), "Array": (1, 1), "Boolean": (1, 1), "DOMParser": (1, 3.2), "Date": (1, 1),
    "Error": (1, 1), "EventSource": (6, 5), "Infinity": (1, 1), "JSON": (3, 4), "Map": (38, 8), "Math": (1, 1),
    "Number": (1, 1), "Object": (1, 1), "Promise": (32, 8), "Set": (38, 8), "String": (1, 1), "URL": (32, 7),
    "Uint8Array": (7, 4.2), "WebSocket": (16, 6),
}  # fmt: skip
SYNTAX: Final = {
    "assignment with ??, || or &&": r"(\?\?|\|\||&&)=",
    "a private name": r"[\s.{(]#\w",
    "a static block": r"\bstatic\s*\{",
    "import() or import.meta": r"\bimport\s*[(.]",
    "a number with lines": r"\d_\d",
    "a hashbang": r"^#!",
    "import with attributes": r"from\s+\S+\s+(with|assert)\b",
    "#x in y": r"#\w+ in ",
}
PROPERTIES: Final = listed(
    """align-items animation animation-delay appearance background border border-bottom border-color border-left
    border-radius border-top border-width bottom box-sizing clip-path color color-scheme content cursor display flex
    flex-direction flex-wrap font font-size font-style font-variant-numeric font-weight gap grid-column
    grid-template-columns height hyphens inset justify-content justify-self letter-spacing line-height list-style margin
    margin-bottom margin-top max-height max-width min-height min-width opacity order outline outline-offset overflow
    overflow-wrap padding padding-bottom padding-left padding-top place-items position resize scroll-padding text-align
    text-decoration text-transform top touch-action transform unicode-bidi white-space width word-break z-index
    -webkit-appearance -webkit-box-orient -webkit-hyphens -webkit-line-clamp -webkit-text-size-adjust"""
)
"""All of them are in Safari 14.1 and Chrome 88 or older; `gap` in a flex box is the newest (Safari 14.1)."""
GRACE: Final = frozenset({"text-size-adjust", "text-wrap"})
"""Newer, and nothing but an ornament where it is not known."""
PSEUDO: Final = listed(
    """after before checked first-child focus focus-visible last-child nth-child root -moz-progress-bar
    -webkit-details-marker -webkit-progress-bar -webkit-progress-value"""
)
"""`:focus-visible` came to Safari with 15.4: before it the browser's own ring is drawn, which is never taken away
but from a heading."""
FUNCTIONS: Final = listed("calc clamp env inset max minmax repeat rotate translateY var nth-child")
UNITS: Final = frozenset({"rem", "em", "px", "vw", "vh", "svh", "fr", "s", "ms", "deg", "%", ""})
"""`svh` stands after the same in `vh`, which is what an old browser takes."""
TAGS: Final = listed(
    """a b body br button details div fieldset footer form h1 h2 head header html i input label legend li link main meta
    ol option p progress script section select small span summary textarea title ul"""
)


def bare(text: str) -> str:
    """A script without its comments, its strings and its regular expressions; what stands in `${}` stays."""
    out: list[str] = []
    at, depths = 0, list[int]()
    while at < len(text):
        two, one = text[at : at + 2], text[at]
        if two == "//":
            at = text.find("\n", at)
        elif two == "/*":
            at = text.index("*/", at) + 2
        elif one in "'\"":
            at += re.compile(rf"{one}(?:\\.|[^\\{one}])*{one}").match(text, at).end() - at  # type: ignore[union-attr]
            out.append("''")
        elif one == "`" or (one == "}" and depths and depths[-1] == 0):
            if one == "}":
                depths.pop()
            found = re.compile(r"(?:\\.|\$(?!\{)|[^\\`$])*(`|\$\{)", re.DOTALL).match(text, at + 1)
            assert found is not None
            at = found.end()
            if found[1] == "${":
                depths.append(0)
            out.append(" ")
        elif one == "/" and re.search(r"(^|[=(,:!&|?;{}]|\breturn)\s*$", "".join(out[-12:])):
            found = re.compile(r"/(?:\\.|\[(?:\\.|[^\]])*\]|[^\\/\[])+/[a-z]*").match(text, at)
            assert found is not None
            at = found.end()
            out.append("RE")
        else:
            if depths and one in "{}":
                depths[-1] += 1 if one == "{" else -1
            out.append(one)
            at += 1
    return "".join(out)


BARE: Final = {name: bare(text) for name, text in SCRIPTS.items()}
OWN = {
    name
    for text in BARE.values()
    for name in re.findall(r"\b(?:async )?(\w+)\s*(?:=\s*)?\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?:=>|\{)", text)
    + re.findall(r"\b(\w+)\s*[:=]\s*(?:async )?(?:\w+|\([^()]*\)|\(\{[^{}]*\}\))\s*=>", text)
}
OWN |= {
    name.strip()
    for text in BARE.values()
    for part in re.findall(r"Object\.assign\(this, \{([^}]*)\}", text)
    for name in part.split(",")
}
"""What the modules give a name to that is called with a dot before it."""
NAMED: Final = {name for text in BARE.values() for name in re.findall(r"(?:const|let|class)\s+(\w+)", text)}


class TestScripts:
    """The modules of the page."""

    def test_what_is_stripped_is_only_words(self) -> None:
        """Comments, strings and regular expressions go; code stays, that inside a template too."""
        assert bare("a = `x ${f('}')} y` // z\nb = /[/]'/.test(c) /* d */ + e / 2").split() == [
            "a", "=", "f('')", "b", "=", "RE.test(c)", "+", "e", "/", "2",
        ]  # fmt: skip

    @pytest.mark.parametrize("name", SCRIPTS)
    def test_every_call_is_the_pages_own_or_old_enough(self, name: str) -> None:
        """A name that is neither in the modules nor in the list has to be looked up first."""
        called = set(re.findall(r"\.(\w+)\(", BARE[name]))
        assert {one for one in called - OWN if not older(CALLS.get(one, (999, 999)))} == set()

    @pytest.mark.parametrize("name", SCRIPTS)
    def test_every_global_is_old_enough(self, name: str) -> None:
        """And known here."""
        found = set(re.findall(r"(?<![.\w$])([A-Z][a-z]\w+|JSON|URL|DOMParser)\b(?!\s*:)", BARE[name])) - NAMED
        assert {one for one in found if not older(GLOBALS.get(one, (999, 999)))} <= imported(name)

    @pytest.mark.parametrize("name", SCRIPTS)
    def test_no_syntax_is_newer(self, name: str) -> None:
        """None of what came with ES2021 and later, and nothing is awaited outside a function."""
        assert [what for what, pattern in SYNTAX.items() if re.search(pattern, BARE[name], re.MULTILINE)] == []
        depth = 0
        for line in BARE[name].splitlines():
            assert depth or not re.search(r"\bawait\b(?!.*=>)", line), line
            depth += line.count("{") - line.count("}")
        assert depth == 0

    @pytest.mark.parametrize("name", SCRIPTS)
    def test_no_regular_expression_looks_behind_or_has_new_flags(self, name: str) -> None:
        """Safari 16.4 was the first to look behind."""
        assert re.findall(r"\(\?<[=!]|\(\?<\w+>|/[gimsuy]*[dv][gimsuy]*\.(?:test|exec)\(", SCRIPTS[name]) == []

    def test_the_list_finds_what_is_too_new(self) -> None:
        """It is not a net without meshes."""
        text = bare("x ??= [1].at(-1); y = structuredClone(z); w = Object.hasOwn(a, 'b'); class C { #d = 1 }")
        assert {what for what, pattern in SYNTAX.items() if re.search(pattern, text)} == {
            "assignment with ??, || or &&",
            "a private name",
        }
        assert {"at", "hasOwn"} & (set(re.findall(r"\.(\w+)\(", text)) - CALLS.keys() - OWN) == {"at", "hasOwn"}


def older(since: tuple[float, float]) -> bool:
    """Whether both browsers had it when they were as old as is promised."""
    return since[0] <= PROMISED[0] and since[1] <= PROMISED[1]


def imported(name: str) -> set[str]:
    """What a module gets from its neighbours."""
    return {one.strip() for part in re.findall(r"import \{([^}]*)\}", SCRIPTS[name]) for one in part.split(",")}


class TestStyle:
    """The style sheet."""

    css = re.sub(r"/\*.*?\*/", "", SOURCES["page.css"], flags=re.DOTALL)

    def test_every_property_is_old_enough(self) -> None:
        """Or an ornament."""
        found = set(re.findall(r"(?:[{;]|^)\s*(-?[a-z][a-z-]*)\s*:(?=[^{}]*[;}])", self.css, re.MULTILINE))
        assert len(found) > 60
        assert found - PROPERTIES - GRACE == set()

    def test_every_selector_is_old_enough(self) -> None:
        """No :has(), :is(), :where(), no nesting."""
        selectors = re.findall(r"(?:^|[{}])\s*([^{}@]+)\{", self.css)
        assert {name for one in selectors for name in re.findall(r"::?([a-z-]+)", one)} - PSEUDO == set()
        assert not any("&" in one for one in selectors)
        assert set(re.findall(r"@([a-z-]+)", self.css)) == {"media", "keyframes"}
        assert not re.search(r"@media[^{]*[<>]", self.css)

    def test_every_function_and_unit_is_old_enough(self) -> None:
        """No color-mix(), no dvh."""
        values = re.findall(r":\s*([^;{}]+)[;}]", self.css)
        assert {name for one in values for name in re.findall(r"([a-zA-Z-]+)\(", one)} - FUNCTIONS == set()
        assert {unit for one in values for unit in re.findall(r"(?<![#\w.-])[\d.]+([a-z%]*)", one)} <= UNITS


def test_the_html_has_no_new_elements() -> None:
    """No dialog, no popover, and inputs of kinds that all browsers have."""
    state = State()
    head = dict.fromkeys(("place", "leader", "start", "end", "minutes"), "")
    items = [
        {"id": method[0], "question": "Hva?", "method": method, "options": [{"text": "Ja"}, {"text": "Nei"}]}
        for method in ("skala", "prikker", "avstemning", "fist to five", "IGP")
    ]
    told = {**head, "title": "Møte", "date": "", "school": "", "form": "nb", "items": items}
    steps: list[tuple[str, str, dict[str, Any]]] = [("server", "open", told), ("d1", "join", {"role": "laerer"})]
    found: set[str] = set()
    kinds: set[str] = set()
    numbers = count()
    go: list[tuple[str, str, dict[str, Any]]]
    go = [("host", "go", {"item": one["id"], "phase": "alone" if one["id"] == "I" else "vote", "seed": "0" * 32})
          for one in items]  # fmt: skip
    for number, (by, kind, data) in enumerate([*steps, *go, ("host", "end", {})], 1):
        fold(state, Event(number, f"id-{number}", number, by, kind, data))
        view = {"seq": number, "common": common_view(state), "mine": phone_view(state, "d1", lambda *_seat: "v1")}
        page = pages.render(view, base="K7M4Q2", language="nb", fresh=lambda: f"new-{next(numbers)}", now=0)
        found |= set(re.findall(r"<([a-z][a-z0-9]*)", re.sub(r"(?s)<script.*?</script>", "", page)))
        kinds |= set(re.findall(r'<input type="(\w+)"| type="(text)"', page)[0])
    assert found <= TAGS
    assert kinds <= {"text", "radio", "checkbox", "hidden", ""}
    tags = {tag for text in SCRIPTS.values() for tag in re.findall(r"\bh\('([a-z0-9]+)'", text)}
    assert tags <= TAGS | {"output"}
