"""The facilitator's page for a phone: where the meeting is, its steps, and the contributions hidden from the room.

Plain forms; it needs no script. It follows the meeting by page/follow.js, and without scripts is fetched anew every few
seconds, until somebody asks it to stand still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from dekom_tui.live.html import Child, Element, document, h
from dekom_tui.live.steering import STEPS, line, marks
from dekom_tui.words.language import Language, _

SECONDS: Final = 5
"""Until it is fetched anew, without scripts."""
_SHOWN: Final = 100
"""The newest contributions."""


def door(*, language: Language, wrong: bool = False) -> str:
    """Where the facilitator's key, or the pin, is typed."""
    form = h(
        "form",
        h("label", _("Koden fra møtelederens maskin"), for_="noekkel"),
        h("input", id="noekkel", name="noekkel", type="text", maxlength=60, autocomplete="off", required=True),
        h("button", _("Styr møtet herfra"), class_="go"),
        method="post",
        action="vert",
    )
    note = _("Koden passer ikke. Lag en ny med «dekom meeting remote --pin».")
    warned = h("div", h("p", h("b", note)), class_="note", role="alert") if wrong else None
    return _page(_("Møteleder"), (warned, form), language)


def page(
    view: dict[str, Any],
    net: dict[str, Any],
    *,
    language: Language,
    fresh: Callable[[], str],
    notice: str = "",
    still: bool = False,
) -> str:
    """The meeting as the facilitator sees it, from its host view; `still` leaves it as it is until it is asked for."""
    item = view.get("item")
    entries = sorted(view["entries"]["list"], key=lambda one: -one["no"])[:_SHOWN] if item is not None else []
    turned = "vert" if still else "vert?still=1"
    shown = [_button(step, fresh) for step in STEPS if _fits(step, view)]
    parts: list[Child] = [
        h("div", h("p", h("b", notice)), class_="note", role="alert") if notice else None,
        h("div", h("p", h("b", _("Det kan ikke lagres nå. Rydd plass på disken."))), class_="note", role="alert")
        if net.get("full")
        else None,
        h("p", line(view, net), class_="lead", role="status"),
        h("div", shown, class_="row"),
        h("h2", _("Bare for deg")) if entries else None,
        h("ul", [_entry(one, fresh) for one in entries]),
        h("p", h("a", _("Oppdater av seg selv") if still else _("La siden stå stille"), href=turned), class_="row"),
    ]
    return _page(view["title"], parts, language, again=0 if still else SECONDS)


def _fits(step: str, view: dict[str, Any]) -> bool:
    """Whether a step's button is of use now."""
    item = view.get("item")
    if step in ("lock", "unlock"):
        return bool(view["locked"]) == (step == "unlock")
    if view["stage"] == "ended":
        return step == "undo"
    if step in ("show", "hide"):
        return item is not None and bool(item["shown"]) == (step == "hide")
    if step == "results":
        return item is not None and item["ballot"] is not None and item["ballot"]["results"] is None
    if step in ("close", "minute"):
        return item is not None and bool(item["open"])
    return True


def _button(step: str, fresh: Callable[[], str]) -> Element:
    return _form((("id", fresh()), ("step", step)), _(STEPS[step]), go=step == "next")


def _form(hidden: Iterable[tuple[str, str]], text: str, *, go: bool = False) -> Element:
    fields = [h("input", type="hidden", name=name, value=value) for name, value in hidden]
    return h("form", fields, h("button", text, class_="go" if go else None), method="post", action="vert")


def _entry(one: dict[str, Any], fresh: Callable[[], str]) -> Element:
    said = ", ".join(marks(one))
    forms = [
        _form((("id", fresh()), ("step", kind), ("entry", one["id"]), ("on", "0" if one[field] else "1")), text)
        for kind, field, text in (
            ("hold", "held", _("Slipp fram") if one["held"] else _("Hold tilbake")),
            ("hide_one", "hidden", _("Vis igjen") if one["hidden"] else _("Skjul")),
        )
    ]
    return h(
        "li",
        h("p", f"{one['no']}  {one['text']}", class_="text"),
        h("p", said, class_="soft") if said else None,
        h("div", forms, class_="row"),
        class_="card",
    )


def _page(title: str, parts: Iterable[Child], language: Language, again: int = 0) -> str:
    return document(
        h(
            "head",
            h("meta", charset="utf-8"),
            h("meta", name="viewport", content="width=device-width, initial-scale=1"),
            h("meta", name="color-scheme", content="light dark"),
            h("noscript", h("meta", http_equiv="refresh", content=str(again))) if again else None,
            h("title", title),
            h("link", rel="icon", href="data:,"),
            h("link", rel="stylesheet", href="../page/page.css"),
        ),
        h(
            "body",
            h(
                "div",
                h("header", h("p", _("Bare for deg"), class_="private"), h("div", h("p", _("Møteleder")))),
                h("main", h("h1", title), parts),
                id="page",
            ),
            h("script", type="module", src="../page/follow.js") if again else None,
        ),
        lang=language,
    )
