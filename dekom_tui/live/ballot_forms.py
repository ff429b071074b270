"""The ballots of a phone's page as forms, and their figures as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.live.form_parts import REASON, Page, area, go, note, pick, reload
from dekom_tui.live.html import Child, Element, h, tied
from dekom_tui.live.read_form import VOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dekom_tui.live.page_words import Words

NBSP: Final = "\N{NO-BREAK SPACE}"


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
    if ballot["nth"] > 1:
        found.append(h("p", say("vote_nth", n=ballot["nth"]), class_="mark"))
    for seat in range(1, mine["people"] + 1):
        cast = next((one for one in mine["ballots"] if one["seat"] == seat), None)
        if mine["people"] > 1:
            found.append(h("h2", say("seat_n", n=seat, of=mine["people"])))
        if cast is not None and cast["sent"]:
            found.append(h("p", f"● {say('vote_saved')}", class_="mark safe"))
            found.append(h("p", say("vote_change"), class_="soft"))
        found.append(_ballot(page, item, ballot, seat, cast))
    return found


def _ballot(
    page: Page, item: Mapping[str, Any], ballot: Mapping[str, Any], seat: int, cast: Mapping[str, Any] | None
) -> Element:
    say, kind, options = page.say, ballot["kind"], ballot["options"]
    again = page.again("vote", item=item["id"], seat=seat)
    votes = again.get("votes") or (cast["votes"] if cast is not None and cast["sent"] else {})
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
                    h("label", tied(one["text"]), for_=id, class_="name"),
                    h("select", picks, id=id, name=VOTE + one["id"]),
                    class_="opt long" if len(one["text"]) > 60 else "opt",
                )
            )
        fields = [h("ul", rows)]
    else:
        fields = [
            _steps(page, ballot, one, votes.get(one["id"]), len(options) > 1 or kind == "smarte") for one in options
        ]
    if kind == "fist":
        label = (say("fist_why_low"), " ", h("span", say("fist_private"), class_="soft"))
        reason = str(again.get("reason", "")) or (cast["reason"] if cast is not None else "")
        fields += area(f"why-{seat}", "reason", label, reason, REASON)
    send = {"dots": "dots_send", "rank": "rank_send", "yes-no": "vote_send"}.get(kind, "send")
    hidden = {"item": item["id"], "round": ballot["round"], "seat": seat}
    return page.form(
        "vote",
        h("p", lead, class_="lead"),
        fields,
        note(page, "vote", item=item["id"], seat=seat),
        go(say(send)),
        **hidden,
    )


def _steps(
    page: Page, ballot: Mapping[str, Any], option: Mapping[str, Any], chosen: int | None, named: bool
) -> Element:
    """The values of one option, to choose one of."""
    say, kind, name = page.say, ballot["kind"], VOTE + option["id"]
    text = say.of("smarte", option["id"], option["text"]) if kind == "smarte" else option["text"]
    words: Child = (h("i", text[:1]), text[1:]) if kind == "smarte" else text
    legend = h("legend", words if named else say("your_choice"), class_=None if named else "vh")
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


def results(page: Page, ballot: Mapping[str, Any], lead: str) -> Iterable[Child]:
    """The figures of a ballot, drawn and in numbers."""
    say, kind, found = page.say, ballot["kind"], ballot["results"]
    shown: Child
    if kind == "dots":
        shown = _bars([(one["text"], one["total"], str(one["total"])) for one in found])
    elif kind == "rank":
        rows = [(one["text"], one["total"], say.many("points", one["total"])) for one in found]
        shown = (_bars(rows), h("p", say("points_note", of=len(ballot["options"])), class_="soft"))
    elif kind == "smarte":
        rows = [(say.of("smarte", one["id"], one["text"]), one["mean"] or 0, _mean(say, one)) for one in found]
        shown = (_bars(rows, top=5), h("p", say("mean_note"), class_="soft"))
    else:
        shown = [
            h("section", h("h2", one["text"]) if len(found) > 1 else None, _bars(_steps_told(say, ballot, one)))
            for one in found
        ]
    reasons = [
        h("li", h("p", f"{one['value']}: {one['text']}", class_="text"), class_="card")
        for one in ballot["reasons"] or ()
    ]
    return (
        h("p", f"{lead} {say.many('voted', ballot['voted']).replace(' ', NBSP, 1)}.", class_="lead"),
        shown,
        h("section", h("h2", say("fist_why")), h("ul", reasons)) if reasons else None,
    )


def _steps_told(say: Words, ballot: Mapping[str, Any], one: Mapping[str, Any]) -> list[tuple[str, float, str]]:
    """How many chose each value of an option, the highest first; all of them, so that what nobody chose is seen too."""
    low, high = ballot["low"], ballot["high"]
    if ballot["kind"] == "yes-no":
        steps = [(value, say.of("yes_no", value)) for value in (1, -1, 0)]
    elif ballot["kind"] == "fist":
        steps = [(value, f"{value} {say.of('fist', value)}") for value in range(5, -1, -1)]
    else:
        ends = {low: ballot["low_word"], high: ballot["high_word"]}
        steps = [(value, f"{value} {ends.get(value, '')}".strip()) for value in range(high, low - 1, -1)]
    given = {int(value): count for value, count in one["values"].items()}
    return [(name, given.get(value, 0), str(given.get(value, 0))) for value, name in steps]


def _mean(say: Words, one: Mapping[str, Any]) -> str:
    """«3,7 (1-5)»: the mean, with the lowest and the highest answer."""
    if one["mean"] is None:
        return "–"
    mean = f"{round(one['mean'], 1):g}"
    values = sorted(int(value) for value in one["values"])
    spread = str(values[0]) if values[0] == values[-1] else f"{values[0]}–{values[-1]}"
    return f"{mean if say.language == 'en' else mean.replace('.', ',')} ({spread})"


def _bars(rows: Sequence[tuple[str, float, str]], top: float | None = None) -> Element:
    most = top or max([1, *(value for _name, value, _told in rows)])
    return h(
        "ul",
        [
            h(
                "li",
                h("p", h("span", tied(name)), h("b", told)),
                h("progress", max=f"{most:g}", value=f"{value:g}", aria_label=name),
            )
            for name, value, told in rows
        ],
        class_="bars",
    )
