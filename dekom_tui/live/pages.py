"""The phones' pages as HTML: whole for a phone without JavaScript, and the ground that the script takes over.

Pure: a page follows from what is given. Its files (style, script modules, names) stand in page/.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.live import forms
from dekom_tui.live.form_parts import Page, kept
from dekom_tui.live.html import Child, Element, data, document, h, tied
from dekom_tui.live.page_words import Words
from dekom_tui.live.read_form import Chosen, Sent, Warned, Wrong, read_form
from dekom_tui.plan.rules.given_names import FAMILY, FAMILY_ENDS, GIVEN, PLACES, TITLES, UNSURE
from dekom_tui.words.language import LANGUAGES, SOURCE, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "Asset", "Chosen", "Sent", "Warned", "Wrong", "assets", "code_typed", "language", "read_form", "render",
    "test_page", "trouble",
]  # fmt: skip

_TYPES: Final = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


class Asset(NamedTuple):
    """A file of the page: its bytes, the same packed with gzip, its content type, and a tag that changes with it."""

    body: bytes
    packed: bytes
    type: str
    tag: str


@cache
def assets() -> Mapping[str, Asset]:
    """The page's files by name, read once."""
    found = {one.name: one.read_bytes() for one in files("dekom_tui.live").joinpath("page").iterdir()}
    found["names.js"] = _names().encode()
    return {
        name: Asset(body, gzip.compress(body, mtime=0), _TYPES[ending], sha256(body).hexdigest()[:16])
        for name, body in sorted(found.items())
        if (ending := name.rpartition(".")[2]) in _TYPES
    }


def _names() -> str:
    """The names that page/naming.js looks for, as a module: the plan's own lists (plan/rules/given_names.py)."""
    lists = {"given": GIVEN, "unsure": UNSURE, "family": FAMILY, "titles": TITLES, "places": PLACES}
    told = {name: " ".join(sorted(words)) for name, words in lists.items()} | {"ends": " ".join(FAMILY_ENDS)}
    return "".join(
        f"export const {name} = {json.dumps(text, ensure_ascii=False)}.split(' ')\n" for name, text in told.items()
    )


def language(cookie: str | None, accept: str | None) -> Language:
    """The language of a page: the one chosen, else the first of the phone's that there is, else bokmål."""
    for word in LANGUAGES:
        if word == cookie:
            return word
    asked: list[tuple[float, str]] = []
    for part in (accept or "")[:500].split(","):
        name, _semicolon, weight = part.strip().partition(";")
        try:
            asked.append((-float(weight.strip().removeprefix("q=") or 1), name.strip().lower().partition("-")[0]))
        except ValueError:
            continue
    for _weight, name in sorted(asked, key=lambda one: one[0]):
        if name in ("nb", "no"):
            return SOURCE
        for word in LANGUAGES:
            if word == name:
                return word
    return SOURCE


def code_typed(text: str) -> str:
    """What was typed as a code, as it stands on the screen: capitals without spaces and hyphens."""
    return "".join(one for one in text.upper() if one.isascii() and one.isalnum())


def render(
    view: Mapping[str, Any] | None,
    *,
    base: str,
    language: Language,
    fresh: Callable[[], str],
    now: int,
    notice: str = "",
    tried: Sent | None = None,
    warned: str = "",
    encrypted: bool = False,
    days: int = 30,
    up: str = "",
) -> str:
    """The page of a meeting as a phone's view has it ({"seq", "common", "mine"}), or, without a view, the page where
    the code is typed.

    `base` is the meeting's path from here («K7M4Q2»), `fresh` gives ids for messages, `now` is the server's clock in
    ms. `notice` is what went wrong with a form, `tried` what it held, `warned` the name that seems to stand in it;
    `up` is "../" where the page is the answer to a form, whose address lies one step deeper. `days` is how long the
    meeting is kept when it is over.
    """
    say = Words(language)
    if view is None:
        return _code(say, notice, fresh, encrypted)
    page = Page(say, up + base, fresh, now, tried, warned)
    shown = forms.shown(page, view)
    written = "" if tried is None else str(tried.data.get("text") or tried.data.get("reason") or "")
    start = {
        "base": base,
        "up": up,
        "lang": language,
        "days": days,
        "encrypted": encrypted,
        "words": say.table,
        "state": {"seq": view["seq"], "common": view["common"], "mine": view.get("mine"), "now": now},
    }
    return _document(
        say,
        shown.title,
        shown.top,
        (_notice(notice, "" if holds(shown.parts, written) else written), shown.parts),
        footer=(kept(say, days, encrypted), _tongues(page)),
        start=start,
        up=up,
        clock=forms.clock(page, view["common"]) if view.get("mine") else None,
        own=view["common"].get("form", "") if shown.own else "",
    )


def trouble(kind: str, *, language: Language, base: str = "", encrypted: bool = False, up: str = "") -> str:
    """A page that says why there is no meeting here: unknown, full, locked, removed, ended or busy; or that a form was
    too long to be read. `up` is as in `render`."""
    say = Words(language)
    word = {"busy": "again", "full": "again", "locked": "again", "long": "to_meeting"}.get(kind)
    again = h("a", say(word), href=base or "./", class_="btn") if word is not None else None
    other = h("a", say("other_code"), href=up or "./", class_="btn")
    parts = (h("p", say(f"{kind}_text"), class_="lead"), h("p", again, other, class_="row"))
    return _document(say, say(f"{kind}_title"), (h("b", "dekom"),), parts, footer=kept(say, None, encrypted), up=up)


def later(refused: str, *, language: Language) -> str:
    """What to say of a form that is to be sent again, where a script would have done so by itself; else empty."""
    return Words(language)(f"later_{refused}") if refused in ("rate", "disk") else ""


def test_page(*, language: Language, seen: int, encrypted: bool) -> str:
    """The page that tries the net before the meeting: who sees it has reached the facilitator's machine. It says too
    what to do where others do not."""
    say = Words(language)
    ways = [h("li", say(f"test_{way}")) for way in ("hotspot", "router", "device", "tunnel", "ask")]
    parts = (
        h("p", say("test_text"), class_="lead"),
        h("p", f"● {say.many('test_seen', seen)}", class_="mark safe"),
        h("h2", say("test_others")),
        h("p", say("test_same")),
        h("p", say("test_apart")),
        h("ul", ways, class_="list"),
    )
    return _document(say, say("test_title"), (h("b", "dekom"),), parts, footer=kept(say, None, encrypted))


def _code(say: Words, notice: str, fresh: Callable[[], str], encrypted: bool) -> str:
    field = h(
        "input", id="kode", name="kode", type="text", maxlength=15, autocomplete="off", autocapitalize="characters",
        autocorrect="off", spellcheck="false", enterkeyhint="go", required=True, class_="code",
    )  # fmt: skip
    form = h(
        "form",
        h("label", say("code_label"), for_="kode"),
        field,
        h("button", say("go_on"), class_="go"),
        method="post",
        action="./",
    )
    footer = (kept(say, None, encrypted), _tongues(Page(say, "", fresh), "./"))
    return _document(say, say("code_title"), (h("b", "dekom"),), (_notice(notice, ""), form), footer=footer)


def _notice(text: str, draft: str) -> Element | None:
    """What went wrong, with what was written, so that nothing is lost."""
    if not text:
        return None
    return h("div", h("p", h("b", text)), h("p", draft, class_="text") if draft else None, class_="note", role="alert")


def holds(parts: Child, text: str) -> bool:
    """Whether a text stands in a field of these parts already."""
    if isinstance(parts, Element):
        return any(
            (parts.tag == "textarea" and child == text) or (not isinstance(child, str) and holds(child, text))
            for child in parts.children
        )
    return parts is not None and not isinstance(parts, str) and any(holds(one, text) for one in parts)


def _tongues(page: Page, action: str = "") -> Element:
    buttons = [
        h(
            "button",
            page.say.of("tongue", one),
            name="lang",
            value=one,
            lang=one,
            aria_current="true" if one == page.say.language else None,
        )
        for one in LANGUAGES
    ]
    group = h("div", buttons, class_="tongues", role="group", aria_label=page.say("languages"))
    if action:
        return h("form", h("input", type="hidden", name="kind", value="language"), group, method="post", action=action)
    return page.form("language", group)


def _document(
    say: Words,
    title: str,
    top: Sequence[Child],
    parts: Iterable[Child],
    *,
    footer: Child,
    start: Mapping[str, Any] | None = None,
    up: str = "",
    clock: Element | None = None,
    own: str = "",
) -> str:
    """A whole page. `own` is the language of the heading where that is not the page's."""
    script = (
        data("start", json.dumps(start, ensure_ascii=False, separators=(",", ":"))),
        h("script", type="module", src=f"{up}page/app.js"),
    )
    long = "long" if len(title) > 90 else None
    heading = h(
        "h1",
        tied(title),
        class_=long,
        lang=own if own and own != say.language else None,
    )
    return document(
        h(
            "head",
            h("meta", charset="utf-8"),
            h("meta", name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
            h("meta", name="color-scheme", content="light dark"),
            h("title", title),
            h("link", rel="icon", href="data:,"),
            h("link", rel="stylesheet", href=f"{up}page/page.css"),
        ),
        h(
            "body",
            h(
                "div",
                h("header", h("div", h("p", top), clock)),
                h("main", heading, parts),
                h("footer", h("div", footer)),
                id="page",
            ),
            h("p", id="say", role="status", class_="vh"),
            script if start is not None else None,
        ),
        lang=say.language,
    )
