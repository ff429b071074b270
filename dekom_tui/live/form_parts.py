"""What the forms of a phone's page are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.live.html import Child, Element, h

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dekom_tui.live.page_words import Words
    from dekom_tui.live.read_form import Sent

LONGEST: Final = 500
REASON: Final = 300


class Page(NamedTuple):
    """What a page is made with: its words, where its forms go, new ids for messages, the server's clock in ms, and
    what was tried and not done, so that it stands in its form again (`warned` is the name that it seems to hold)."""

    say: Words
    base: str
    fresh: Callable[[], str]
    now: int = 0
    tried: Sent | None = None
    warned: str = ""

    def form(self, kind: str, *children: Child, **hidden: object) -> Element:
        """A form that sends a command."""
        given = [h("input", type="hidden", name=name, value=str(value)) for name, value in hidden.items()]
        return h(
            "form",
            h("input", type="hidden", name="id", value=self.fresh()),
            h("input", type="hidden", name="kind", value=kind),
            given,
            children,
            method="post",
            action=f"{self.base}/send",
        )

    def again(self, kind: str, **where: object) -> Mapping[str, Any]:
        """What was tried in a form, where it was this one; else nothing."""
        tried = self.tried
        if tried is None or tried.kind != kind or any(tried.data.get(name) != value for name, value in where.items()):
            return {}
        return tried.data


def reload(page: Page) -> Element:
    """The way to what is new."""
    return h("p", h("a", page.say("reload"), href=page.base or "./", class_="btn"))


def kept(say: Words, days: int | None, encrypted: bool) -> Element:
    """What is stored, where and how long: `days` after the meeting, None where no meeting tells."""
    where = "kept_where" if days is None else f"kept_where_{days if days in (0, 1) else 'n'}"
    return h(
        "details",
        h("summary", say("kept_title")),
        h("p", say("kept_what")),
        h("p", say("kept_who")),
        h("p", say(where, n=days)),
        h("p", say("kept_safe" if encrypted else "kept_plain")),
    )


def pick(
    name: str, value: object, *words: Child, kind: str = "radio", checked: bool = False, needed: bool = False
) -> Element:
    """Something to choose, with its words."""
    field = h("input", type=kind, name=name, value=str(value), checked=checked, required=needed)
    return h("label", field, words, class_="pick")


def go(text: str) -> Element:
    """The page's main button."""
    return h("button", text, class_="go")


def number(name: str, label: str, value: object = None) -> Element:
    """A small number, typed on the phone's number keys."""
    field = h(
        "input", id=name, name=name, type="text", inputmode="numeric", autocomplete="off", maxlength=3, class_="number",
        value=None if value is None else str(value),
    )  # fmt: skip
    return h("p", h("label", label, for_=name), field)


def area(id: str, name: str, label: Child, text: str = "", longest: int = LONGEST) -> list[Element]:
    """A text area under its label."""
    area = h("textarea", text, id=id, name=name, maxlength=longest, autocomplete="off")
    return [h("label", label, for_=id), area]


def note(page: Page, kind: str, **where: object) -> Element | None:
    """What is asked about a text before it is sent, in the form that it was sent with."""
    if not page.warned or not page.again(kind, **where):
        return None
    words = h("p", h("b", page.say("a_name", name=page.warned)), " ", page.say("name_why"))
    sure = h("p", h("button", page.say("send_it"), name="sure", value="1"))
    return h("div", words, sure, class_="note", role="alert")
