"""What the forms of a phone's page are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.live.html import Child, Element, h

if TYPE_CHECKING:
    from collections.abc import Callable

    from dekom_tui.live.page_words import Words

LONGEST: Final = 500
REASON: Final = 300


class Page(NamedTuple):
    """What a page is made with: its words, where its forms go, new ids for messages, what was asked about a text
    (`warned` is the name that it seems to hold), and how the meeting is kept."""

    say: Words
    base: str
    fresh: Callable[[], str]
    draft: str = ""
    warned: str = ""
    encrypted: bool = False
    days: int = 30

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


def reload(page: Page) -> Element:
    """The way to what is new."""
    return h("p", h("a", page.say("reload"), href=page.base or "./", class_="btn"))


def kept(page: Page) -> Element:
    """What is stored, where and how long."""
    say = page.say
    return h(
        "details",
        h("summary", say("kept_title")),
        h("p", say("kept_what")),
        h("p", say("kept_where", days=page.days)),
        h("p", say("kept_safe" if page.encrypted else "kept_plain")),
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


def number(name: str, label: str) -> Element:
    """A small number, typed on the phone's number keys."""
    field = h(
        "input", id=name, name=name, type="text", inputmode="numeric", autocomplete="off", maxlength=3, class_="number"
    )
    return h("p", h("label", label, for_=name), field)


def area(id: str, name: str, label: Child, text: str = "", longest: int = LONGEST) -> list[Element]:
    """A text area under its label."""
    area = h("textarea", text, id=id, name=name, maxlength=longest, autocomplete="off")
    return [h("label", label, for_=id), area]


def note(page: Page) -> Element | None:
    """What is asked about a text before it is sent."""
    if not page.warned:
        return None
    words = h("p", h("b", page.say("a_name", name=page.warned)), " ", page.say("name_why"))
    return h("div", words, h("p", h("button", page.say("send_it"), name="sure", value="1")), class_="note")
