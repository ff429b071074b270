"""The states of a phone's page as forms that work without JavaScript. The script draws the same states by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dekom_tui.live.ballot_forms import asked, ballots, results
from dekom_tui.live.form_parts import Page, area, go, note, number, pick, reload
from dekom_tui.live.html import Child, Element, h, tied

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Shown(NamedTuple):
    """A page's heading, the line above it, and what stands under it. `own` is whether the heading is the meeting's own
    words, in its language and not the page's."""

    title: str
    top: tuple[Child, ...]
    parts: tuple[Child, ...]
    own: bool = False


def shown(page: Page, view: Mapping[str, Any]) -> Shown:
    """The page of the state that a phone is in."""
    say, common, mine = page.say, view["common"], view.get("mine")
    school = (h("b", common.get("school") or common.get("title") or "dekom"),)
    if mine is None:
        return _join(page, common, school)
    if mine["waiting"]:
        return Shown(say("lobby_title"), school, (_wait(page, say("wait_reload")),))
    if common["stage"] == "ended":
        return _done(page, common, mine)
    item = common["item"]
    message = h("div", h("p", h("b", common["message"])), class_="card") if common["message"] else None
    if item is None:
        return Shown(say("wait_start"), school, (message, _wait(page, say("wait_reload"))))
    agenda = common["agenda"]
    place = say.of("phase", item["phase"], item["phase"])
    where: tuple[Child, ...] = (h("b", place), f" · {say('item_of', n=agenda['index'], of=agenda['count'])}")
    grace = _grace(page, common) if item["open"] else None
    if item["input"] == "write":
        parts = (message, grace, _turn(page, item, mine), _write(page, item, mine))
        return Shown(item["question"], where, parts, own=True)
    if item["input"] == "group":
        return Shown(
            item["question"], _group_top(page, mine) or where, (message, grace, *_group(page, item, mine)), True
        )
    ballot = item["ballot"]
    if item["input"] == "ballot" and ballot is not None:
        head: tuple[Child, ...] = (h("b", say.of("ballot", ballot["kind"])), where[1])
        return Shown(asked(item), head, (message, grace, *ballots(page, item, mine)), own=True)
    lead = say.of("lead", f"{item['method']}/{item['phase']}", say.of("lead", item["phase"]))
    if ballot is not None and ballot["results"]:
        return Shown(asked(item), where, (message, *results(page, ballot, lead), reload(page)), own=True)
    closed = item["phase"] in ("alone", "pair", "four", "groups", "round", "vote")
    return Shown(
        say("wait_next") if closed else lead, where, (message, _wait(page, say("wait_reload")), _own(page, mine))
    )


def clock(page: Page, common: Mapping[str, Any]) -> Element | None:
    """What was left of the time when the page was made, in whole minutes: it stands still until it is loaded anew."""
    left = _left(page, common)
    if left is None:
        return None
    text = page.say.many("minutes", -(-left // 60_000)) if left > 0 else page.say("time_out")
    return h(
        "p", h("span", f"{page.say('time_left')}: ", class_="vh"), text, class_="clock" if left > 0 else "clock out"
    )


def _left(page: Page, common: Mapping[str, Any]) -> int | None:
    told = common.get("clock") or {}
    ends = told.get("ends_at")
    return told.get("left") if ends is None else int(ends) - page.now


def _grace(page: Page, common: Mapping[str, Any]) -> Element | None:
    left = _left(page, common)
    return h("div", h("p", page.say("grace")), class_="note") if left is not None and left <= 0 else None


def _wait(page: Page, text: str) -> Element:
    return h("div", h("p", text, class_="lead"), reload(page), class_="wait-here")


def _join(page: Page, common: Mapping[str, Any], school: tuple[Child, ...]) -> Shown:
    say = page.say
    again = page.again("join")
    roles = [
        pick("role", one, say.of("role", one, one), checked=one == again.get("role")) for one in common.get("roles", ())
    ]
    form = page.form(
        "join",
        h(
            "fieldset",
            h("legend", say("i_am"), " ", h("span", say("optional"), class_="soft")),
            h("div", roles, class_="chips"),
        ),
        go(say("join")),
        h(
            "details",
            h("summary", say("join_more")),
            (number(name, say(f"join_{name}"), again.get(name)) for name in ("group", "people")),
            open=bool(again.get("group") or again.get("people")),
        ),
    )
    locked = h("div", h("p", h("b", say("locked_title")), ". ", say("locked_text")), class_="note")
    title = common.get("title") or say("meeting")
    parts = (h("p", say("no_name"), class_="lead"), locked if common.get("locked") else None, form)
    return Shown(title, school, parts, own=bool(common.get("title")))


def _write(page: Page, item: Mapping[str, Any], mine: Mapping[str, Any]) -> Iterable[Child]:
    say = page.say
    if mine["muted"]:
        return (h("div", h("p", say("muted")), class_="note"), _own(page, mine))
    standing = [one for one in mine["entries"] if one["state"] != "taken-back"]
    lead = say.of("lead", f"{item['method']}/{item['phase']}", say.of("lead", item["phase"]))
    return (
        h("p", say("one_more") if standing and not _text(page, item) else lead, class_="lead"),
        page.form(
            "contribute",
            area("text", "text", say("your_next" if standing else "your_text"), _text(page, item)),
            note(page, "contribute", item=item["id"]),
            go(say("send")),
            item=item["id"],
            phase=item["phase"],
        ),
        _own(page, mine),
    )


def _text(page: Page, item: Mapping[str, Any]) -> str:
    """What was written for an item and not taken."""
    return str(page.again("contribute", item=item["id"]).get("text", ""))


def _own(page: Page, mine: Mapping[str, Any]) -> Element | None:
    """One's own contributions, with what can be done to each."""
    say, entries = page.say, mine["entries"]
    if not entries:
        return None
    cards = []
    for n, one in reversed(list(enumerate(entries, 1))):
        text = one["text"]
        if one["state"] == "taken-back":
            undo = page.form("bring_back", h("button", say("undo"), aria_label=say("undo_n", n=n)), which=one["id"])
            short = text if len(text) <= 30 else f"{text[:30].rstrip()} …"
            words = h("p", say("taken_back", text=short), class_="soft")
            cards.append(h("li", words, h("div", undo if one["changeable"] else None, class_="row"), class_="card"))
            continue
        again = page.again("correct", id=one["id"])
        changing = (
            h(
                "details",
                h("summary", say("correct_n", n=n)),
                page.form(
                    "correct",
                    area(f"edit-{n}", "text", say("correcting"), str(again.get("text", text))),
                    note(page, "correct", id=one["id"]),
                    h("div", h("button", say("store")), class_="row"),
                    which=one["id"],
                ),
                page.form("take_back", h("button", say("take_back_n", n=n)), which=one["id"]),
                open=bool(again),
            )
            if one["changeable"]
            else None
        )
        mark = h("p", f"● {say('saved')}", class_="mark safe")
        state = h("p", say(one["state"]), class_="soft") if one["state"] in ("held", "hidden") else None
        cards.append(h("li", h("p", text, class_="text"), mark, state, changing, class_="card"))
    return h("section", h("h2", say("mine"), id="mine"), h("ul", cards, aria_labelledby="mine"))


def _turn(page: Page, item: Mapping[str, Any], mine: Mapping[str, Any]) -> Element | None:
    say, round, turn = page.say, item["round"], mine["turn"]
    if round is None or not round["of"]:
        return None
    now = say("turn_of", n=min(round["turn"] + 1, round["of"]), of=round["of"])
    if turn is None:
        return h("div", h("p", now, class_="big"), class_="card")
    if turn["now"]:
        buttons = (
            page.form("said", h("button", say("turn_end"))),
            page.form("said", h("button", say("pass_on")), passed=1),
        )
        return h("div", h("p", say("your_turn"), class_="big"), h("div", buttons, class_="row"), class_="card")
    text = (
        say("turn_done")
        if turn["done"]
        else say("turn_next")
        if turn["before"] == 1
        else say("turn_before", n=turn["before"])
    )
    return h("div", h("p", text, class_="big"), h("p", now, class_="soft"), reload(page), class_="card")


def _group_top(page: Page, mine: Mapping[str, Any]) -> tuple[Child, ...]:
    group = mine["group"]
    if group is None:
        return ()
    role = page.say.of("group_role", group["role"])
    return (h("b", page.say("group_n", n=group["no"])), f" · {page.say('you_are_short', role=role)}" if role else "")


def _group(page: Page, item: Mapping[str, Any], mine: Mapping[str, Any]) -> Iterable[Child]:
    say, group = page.say, mine["group"]
    if group is None:
        return (h("p", say("no_group"), class_="lead"), _sit(page))
    sends = group["role"] == "sekretaer"
    lead = say.many("group_lead", item["picks"]) if item["phase"] == "groups" else say(f"{item['phase']}_lead")
    rows = []
    for one in group["entries"]:
        words = h(
            "span",
            h("span", one["text"], class_="text"),
            (h("br"), h("span", say("group_chosen"), class_="soft")) if one["picked"] else None,
        )
        button = h(
            "button",
            say("group_drop" if one["picked"] else "group_choose"),
            aria_label=f"{say('group_drop' if one['picked'] else 'group_choose')}: {one['text']}",
        )
        pick = page.form("pick", button, ids=one["id"], on=0 if one["picked"] else 1) if sends else None
        sign = h("span", "●" if one["picked"] else "○", aria_hidden="true")
        rows.append(
            h(
                "li",
                sign,
                h("div", words, h("div", pick, class_="row") if pick else None),
                class_=None if one["picked"] else "open",
            )
        )
    own = page.form(
        "contribute",
        area("text", "text", say("group_own"), _text(page, item)),
        note(page, "contribute", item=item["id"]),
        go(say("group_send")),
        item=item["id"],
        phase=item["phase"],
    )
    asked = group["help"]
    return (
        h("p", f"{lead} {say('group_you_send' if sends else 'group_they_send')}", class_="lead"),
        h(
            "div",
            h(
                "p",
                h("b", say("you_are", role=say.of("group_role", group["role"]))),
                " ",
                say.of("task", group["role"]),
            ),
            class_="card",
        )
        if group["role"] and not sends
        else None,
        h("h2", say("group_texts"), id="texts"),
        h("ol", rows, class_="bits", aria_labelledby="texts") if rows else h("p", say("group_none"), class_="soft"),
        own if sends else None,
        h("p", f"● {say('help_asked')}", class_="mark safe") if asked else None,
        page.form("help", h("button", say("help_stop" if asked else "help_ask")), on=0 if asked else 1),
        h(
            "details",
            h("summary", say("seat_other")),
            _sit(page),
            None if sends else page.form("take_role", h("button", say("secretary_me")), role="sekretaer"),
        ),
        reload(page),
    )


def _sit(page: Page) -> Element:
    return page.form(
        "sit", number("group", page.say("join_group")), h("div", h("button", page.say("store")), class_="row")
    )


def _done(page: Page, common: Mapping[str, Any], mine: Mapping[str, Any]) -> Shown:
    say = page.say
    rows = [
        h("li", h("span", "+", aria_hidden="true"), h("span", h("b", tied(one["text"])), _figures(page, one)))
        for one in common["decided"]
    ]
    own = (h("h2", say.many("done_mine", mine["sent"])), h("p", say("done_where"))) if mine["sent"] else ()
    title = say("done_title" if rows else "done_plain")
    top = (h("b", say("done")), f" · {common['title']}")
    return Shown(
        title, top, (h("ul", rows, class_="bits") if rows else None, *own, h("p", say("done_close"), class_="soft"))
    )


def _figures(page: Page, one: Mapping[str, Any]) -> Child:
    """How many were for a decision, where they were counted."""
    if one["for"] is None:
        return None
    of = one["for"] + (one["against"] or 0) + (one["abstained"] or 0)
    return (h("br"), h("span", page.say("decided_by", n=one["for"], of=of), class_="soft"))
