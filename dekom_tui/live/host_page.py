"""The facilitator's page for a phone: where the meeting is, its steps, and the contributions hidden from the room.

Plain forms; it needs no script. It follows the meeting by page/follow.js, and without scripts is fetched anew every few
seconds, until somebody asks it to stand still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from dekom_tui.live import steering
from dekom_tui.live.html import Child, Element, document, h, tied
from dekom_tui.live.steering import STEPS, Command, line, marks, toward
from dekom_tui.meeting.methods import PHASES
from dekom_tui.words.language import Language, _, ngettext

SECONDS: Final = 5
"""Until it is fetched anew, without scripts."""
_SHOWN: Final = 100
"""The newest contributions."""
_INPUT: Final = frozenset(name for name, phase in PHASES.items() if phase.input != "nothing")
"""The phases in which phones send something."""


def door(*, language: Language, wrong: bool = False) -> str:
    """Where the facilitator's key, or the pin, is typed."""
    form = h(
        "form",
        h("label", _("Koden fra møtelederens maskin"), for_="noekkel"),
        h("input", id="noekkel", name="noekkel", type="text", maxlength=60, autocomplete="off", required=True),
        h("p", _("Lag den med «dekom meeting remote --pin». Den gjelder én gang, i fem minutter."), class_="soft"),
        h("button", _("Styr møtet herfra"), class_="go"),
        method="post",
        action="vert",
    )
    note = _("Koden passer ikke, eller tida er ute.")
    warned = h("div", h("p", h("b", note)), class_="note", role="alert") if wrong else None
    return _page(_("Møteleder"), (warned, form), language)


def page(
    view: dict[str, Any],
    net: dict[str, Any],
    *,
    language: Language,
    fresh: Callable[[], str],
    now: int,
    seq: int,
    notice: str = "",
    still: bool = False,
) -> str:
    """The meeting as the facilitator sees it, from its host view; `still` leaves it as it is until it is asked for.
    `now` is the server's clock in ms, `seq` the number of the last event that the view knows."""
    item = view.get("item")
    entries = sorted(view["entries"]["list"], key=lambda one: -one["no"])[:_SHOWN] if item is not None else []
    turned = "vert" if still else "vert?still=1"
    shown = [_button(step, fresh, view) for step in STEPS if step != "end" and _fits(step, view)]
    end = h("details", h("summary", _(STEPS["end"])), h("p", _("Telefonene får da vite at møtet er over.")),
            _button("end", fresh, view)) if view["stage"] != "ended" else None  # fmt: skip
    parts: list[Child] = [
        h("div", h("p", h("b", notice)), class_="note", role="alert") if notice else None,
        h("div", h("p", h("b", _("Det kan ikke lagres nå. Rydd plass på disken."))), class_="note", role="alert")
        if net.get("full")
        else None,
        h("p", line(view, net), class_="lead", role="status"),
        [_asks(one, fresh) for one in view.get("group_list", ()) if one["help"]],
        _knocks(view, fresh),
        h("div", shown, class_="row"),
        h("h2", _("Bare for deg")) if entries else None,
        h("ul", [_entry(one, fresh) for one in entries]),
        end,
        h("p", h("a", _("Oppdater av seg selv") if still else _("La siden stå stille"), href=turned), class_="row"),
    ]
    return _page(view["title"], parts, language, again=0 if still else SECONDS, clock=_clock(view, now), seq=seq)


def command(view: dict[str, Any], given: Mapping[str, str]) -> Command:
    """What a button asks for. Raises NotNow, and ValueError for what is no button of the page."""
    step, on = given.get("step", ""), given.get("on") == "1"
    if step in STEPS:
        return steering.command(view, step)
    if step in ("hold", "hide_one"):
        return step.partition("_")[0], {"ids": [given.get("entry", "")], "on": on}
    if step == "mute":
        return "mute_sender", {"id": given.get("entry", ""), "on": True}
    if step == "helped":
        return "helped", {"group": int(given.get("group", ""))}
    if step == "let_in":
        return "let_in", {"devices": [one["device"] for one in view["devices"] if one["waiting"]]}
    raise ValueError(step)


def _clock(view: dict[str, Any], now: int) -> Element | None:
    """What is left of the time; the script counts on from there."""
    told = view.get("clock") or {}
    ends = told.get("ends_at")
    left = told.get("left") if ends is None else int(ends) - now
    if left is None:
        return None
    seconds = max(0, -(-left // 1000))
    text = f"{seconds // 60:02}:{seconds % 60:02}" if seconds else _("Tida er ute")
    running = str(left) if ends is not None and left > 0 else None
    return h("p", text, class_="clock" if seconds else "clock out", data_left=running, data_out=_("Tida er ute"))


def _asks(group: dict[str, Any], fresh: Callable[[], str]) -> Element:
    text = _("Gruppe {n} ber om hjelp.").format(n=group["no"])
    hidden = (("id", fresh()), ("step", "helped"), ("group", str(group["no"])))
    row = h("div", _form(hidden, _("Jeg har vært der")), class_="row")
    return h("div", h("p", h("b", text)), row, class_="note", role="status")


def _knocks(view: dict[str, Any], fresh: Callable[[], str]) -> Element | None:
    """Who wait to be let in."""
    waiting = sum(1 for one in view.get("devices", ()) if one["waiting"])
    if not waiting:
        return None
    text = ngettext("1 telefon venter på å slippe inn.", "{n} telefoner venter på å slippe inn.", waiting)
    row = h("div", _form((("id", fresh()), ("step", "let_in")), _("Slipp inn")), class_="row")
    return h("div", h("p", h("b", text.format(n=waiting))), row, class_="note", role="status")


def _fits(step: str, view: dict[str, Any]) -> bool:
    """Whether a step's button is of use now."""
    item = view.get("item")
    if step in ("lock", "unlock"):
        return bool(view["locked"]) == (step == "unlock") and view["stage"] != "ended"
    if view["stage"] == "ended":
        return step == "undo"
    if step in ("next", "back", "undo", "end"):
        return True
    if item is None:
        return False
    ballot, clock, writing = item["ballot"], view["clock"], item["input"] in ("write", "group")
    fits = {
        "show": not item["shown"],
        "hide": bool(item["shown"]),
        "results": ballot is not None and ballot["results"] is None,
        "reasons": ballot is not None
        and bool(ballot["results"])
        and ballot["kind"] == "fist"
        and not ballot["reasons"],
        "again": ballot is not None and bool(ballot["results"]),
        "close": bool(item["open"]),
        "reopen": not item["open"] and item["phase"] in _INPUT,
        "minute": clock["ends_at"] is not None or clock["left"] is not None,
        "pause": clock["ends_at"] is not None,
        "resume": clock["ends_at"] is None and clock["left"] is not None,
        "moderate": writing and not view["moderated"],
        "free": writing and bool(view["moderated"]),
    }
    return fits[step]


def _button(step: str, fresh: Callable[[], str], view: dict[str, Any]) -> Element:
    text = _(STEPS[step])
    if step == "next" and (to := toward(view)):
        text = f"{text}: {to}"
    return _form((("id", fresh()), ("step", step)), text, go=step == "next")


def _form(hidden: Iterable[tuple[str, str]], text: str, *, go: bool = False, label: str | None = None) -> Element:
    fields = [h("input", type="hidden", name=name, value=value) for name, value in hidden]
    button = h("button", text, class_="go" if go else None, aria_label=label)
    return h("form", fields, button, method="post", action="vert")


def _entry(one: dict[str, Any], fresh: Callable[[], str]) -> Element:
    said = ", ".join(marks(one))
    buttons = [
        ("hold", "0" if one["held"] else "1", _("Slipp fram") if one["held"] else _("Hold tilbake")),
        ("hide_one", "0" if one["hidden"] else "1", _("Vis igjen") if one["hidden"] else _("Skjul")),
        *([] if one["mine"] else [("mute", "1", _("Demp telefonen"))]),
    ]
    forms = [
        _form((("id", fresh()), ("step", kind), ("entry", one["id"]), ("on", on)), text, label=f"{text}: {one['no']}")
        for kind, on, text in buttons
    ]
    return h(
        "li",
        h("p", f"{one['no']}  ", h("span", one["text"], class_="text")),
        h("p", said, class_="soft") if said else None,
        h("div", forms, class_="row"),
        class_="card",
    )


def _page(
    title: str,
    parts: Iterable[Child],
    language: Language,
    again: int = 0,
    clock: Element | None = None,
    seq: int | None = None,
) -> str:
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
                h("header", h("p", _("Bare for deg"), class_="private"), h("div", h("p", _("Møteleder")), clock)),
                h("main", h("h1", tied(title)), parts),
                id="page",
                data_seq=seq,
            ),
            h("script", type="module", src="../page/follow.js") if again else None,
        ),
        lang=language,
    )
