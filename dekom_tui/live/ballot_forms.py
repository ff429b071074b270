"""The ballots of a phone's page as forms, and their figures as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dekom_tui.live.form_parts import REASON, Page, area, go, note, pick, reload
from dekom_tui.live.html import Child, Element, h
from dekom_tui.live.read_form import VOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def asked(item: Mapping[str, Any]) -> str:
    """A ballot on one thing asks about that thing."""
    ballot = item["ballot"]
    if ballot["kind"] == "smarte":
        return str(item["about"] or item["question"])
    options = ballot["options"]
    return str(options[0]["text"] if len(options) == 1 and options[0]["text"] else item["question"])


def ballots(page: Page, item: Mapping[str, Any], mine: Mapping[str, Any]) -> Iterable[Child]:
    """A ballot for each of those who share the phone."""
    say, ballot = page.say, item["ballot"]
    if mine["muted"]:
        return [h("div", h("p", say("muted")), class_="note")]
    if not ballot["options"]:
        return [h("p", say("no_options"), class_="lead"), reload(page)]
    found: list[Child] = []
    for seat in range(1, mine["people"] + 1):
        cast = next((one for one in mine["ballots"] if one["seat"] == seat), None)
        if mine["people"] > 1:
            found.append(h("h2", say("seat_n", n=seat, of=mine["people"])))
        if cast is not None and cast["sent"]:
            found.append(h("p", f"● {say('vote_saved')} {say('vote_change')}", class_="mark safe"))
        found.append(_ballot(page, item, ballot, seat, cast))
    return found


def _ballot(
    page: Page, item: Mapping[str, Any], ballot: Mapping[str, Any], seat: int, cast: Mapping[str, Any] | None
) -> Element:
    say, kind, options = page.say, ballot["kind"], ballot["options"]
    votes = cast["votes"] if cast is not None and cast["sent"] else {}
    order = cast["order"] if cast is not None else []
    places = {id: place for place, id in enumerate(order)}
    options = sorted(options, key=lambda one: places.get(one["id"], 0))
    lead = say.of("ask", kind)
    if kind == "dots":
        n = ballot["quota"]
        lead = say("dots_many", count=n) if ballot["several"] and n > 1 else say.many("dots_each", n)
    fields: list[Child]
    if kind in ("dots", "rank"):
        top = (ballot["quota"] if ballot["several"] else 1) if kind == "dots" else len(options)
        low = 0 if kind == "dots" else 1
        rows = []
        for place, one in enumerate(options):
            chosen = votes.get(one["id"], 0 if kind == "dots" else place + 1)
            picks = [h("option", str(value), value=value, selected=value == chosen) for value in range(low, top + 1)]
            id = f"v{seat}-{place}"
            rows.append(
                h(
                    "li",
                    h("label", one["text"], for_=id, class_="name"),
                    h("select", picks, id=id, name=VOTE + one["id"]),
                    class_="opt",
                )
            )
        fields = [h("ul", rows)]
    else:
        fields = [
            _steps(page, ballot, one, votes.get(one["id"]), len(options) > 1 or kind == "smarte") for one in options
        ]
    if kind == "fist":
        label = (say("fist_why"), " ", h("span", say("fist_private"), class_="soft"))
        reason = page.draft or (cast["reason"] if cast is not None else "")
        fields += area(f"why-{seat}", "reason", label, reason, REASON)
    send = {"dots": "dots_send", "rank": "rank_send", "yes-no": "vote_send"}.get(kind, "send")
    hidden = {"item": item["id"], "round": ballot["round"], "seat": seat}
    return page.form("vote", h("p", lead, class_="lead"), fields, note(page), go(say(send)), **hidden)


def _steps(
    page: Page, ballot: Mapping[str, Any], option: Mapping[str, Any], chosen: int | None, named: bool
) -> Element:
    """The values of one option, to choose one of."""
    say, kind, name = page.say, ballot["kind"], VOTE + option["id"]
    text = say.of("smarte", option["id"], option["text"]) if kind == "smarte" else option["text"]
    legend = h("legend", text if named else say("your_choice"), class_=None if named else "vh")
    if kind == "yes-no":
        picks = [
            pick(name, value, say.of("yes_no", value), checked=chosen == value, needed=True) for value in (1, -1, 0)
        ]
    elif kind == "fist":
        picks = [
            pick(
                name,
                value,
                h("span", str(value), class_="n"),
                say.of("fist", value),
                checked=chosen == value,
                needed=True,
            )
            for value in range(5, -1, -1)
        ]
    else:
        values: list[int | str] = [*range(ballot["low"], ballot["high"] + 1), *([""] if kind == "smarte" else [])]
        steps = [
            pick(
                name,
                value,
                str(value),
                h("small", word) if (word := say.of("step", value or 0) if kind == "smarte" else "") else None,
                checked=chosen == value,
                needed=kind == "scale",
            )
            for value in values
        ]
        ends = h("p", h("span", ballot["low_word"]), h("span", ballot["high_word"]), class_="ends")
        return h(
            "fieldset",
            legend,
            h("div", steps, class_="seg" if kind == "smarte" else "seg wide"),
            ends if kind == "scale" else None,
        )
    return h("fieldset", legend, picks, class_="stack")


def results(page: Page, ballot: Mapping[str, Any]) -> Iterable[Child]:
    """The figures of a ballot as text."""
    say, kind, rows = page.say, ballot["kind"], []
    for one in ballot["results"]:
        name = say.of("smarte", one["id"], one["text"]) if kind == "smarte" else one["text"]
        if kind in ("dots", "rank"):
            told = str(one["total"])
        else:
            words = "yes_no" if kind == "yes-no" else "fist" if kind == "fist" else "step"
            given = sorted(one["values"].items(), key=lambda pair: -int(pair[0]))
            told = ", ".join(
                f"{(say.of(words, value) if kind != 'scale' else '') or value}: {count}" for value, count in given
            )
        rows.append(h("li", h("p", h("span", name), h("b", told))))
    return (
        h("p", f"{say('result')}. {say.many('voted', ballot['voted'])}.", class_="lead"),
        h("ul", rows, class_="bars"),
    )
