"""Steering a meeting by single words, from where there is no screen for it: which command a step is, as it stands now.

What a step does follows from the facilitator's view: the next phase is the next that has minutes, in this item or
the one after.
"""

from __future__ import annotations

from typing import Any, Final

from dekom_tui.words.language import N_, _

Command = tuple[str, dict[str, Any]]

NO_ITEM: Final = N_("Møtet er ikke på noen sak nå.")
LAST: Final = N_("Det er ikke mer på sakslista.")
FIRST: Final = N_("Dette er det første på sakslista.")

STEPS: Final[dict[str, str]] = {
    "next": N_("Neste"),
    "back": N_("Tilbake"),
    "show": N_("Vis innspillene"),
    "hide": N_("Skjul innspillene"),
    "results": N_("Vis resultatet"),
    "reasons": N_("Vis hva som må til"),
    "again": N_("Stem på nytt"),
    "minute": N_("Ett minutt til"),
    "pause": N_("Stans klokka"),
    "resume": N_("La klokka gå"),
    "close": N_("Steng for mer"),
    "reopen": N_("Åpne igjen"),
    "moderate": N_("Se på nye før de vises"),
    "free": N_("Vis nye med en gang"),
    "lock": N_("Lås døra"),
    "unlock": N_("Lås opp døra"),
    "undo": N_("Angre"),
    "end": N_("Avslutt møtet"),
}
"""Each step, and what stands on its button."""


class NotNow(Exception):
    """A step that cannot be taken now; `message` says why, in the user's language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def command(view: dict[str, Any], step: str) -> Command:
    """What a step is as a command: kind and data. Raises NotNow."""
    item = view.get("item")
    if step in ("lock", "unlock"):
        return "lock", {"on": step == "lock"}
    if step in ("end", "undo"):
        return step, {}
    if step in ("next", "back"):
        return _moved(view, 1 if step == "next" else -1)
    if item is None:
        raise NotNow(_(NO_ITEM))
    if step == "minute":
        return "clock", {"do": "add", "seconds": 60}
    if step in ("pause", "resume"):
        return "clock", {"do": step}
    here = {"item": item["id"]}
    if step in ("close", "reopen", "again"):
        return step, here
    if step in ("results", "reasons"):
        return step, {**here, "on": True}
    if step in ("moderate", "free"):
        return "moderate", {**here, "on": step == "moderate"}
    return "reveal", {**here, "on": step == "show"}


def toward(view: dict[str, Any]) -> str:
    """Where «next» leads: a phase, with its question where that is another; empty at the end of the agenda."""
    from dekom_tui.words.meeting import phase_name

    try:
        _kind, data = _moved(view, 1)
    except NotNow:
        return ""
    item = view.get("item")
    phase = phase_name(data["phase"])
    if item is not None and item["id"] == data["item"]:
        return phase
    question = next(one["question"] for one in view["items"] if one["id"] == data["item"])
    return f"{question} ({phase})"


def _moved(view: dict[str, Any], by: int) -> Command:
    item = view.get("item")
    here = None if item is None else (item["id"], item["phase"])
    places = [
        (one["id"], phase["name"])
        for one in view["items"]
        for phase in one["phases"]
        if phase["minutes"] or (one["id"], phase["name"]) == here
    ]
    at = (places.index(here) if here in places else -1) + by
    if not 0 <= at < len(places):
        raise NotNow(_(LAST) if by > 0 else _(FIRST))
    return "go", {"item": places[at][0], "phase": places[at][1]}


def line(view: dict[str, Any], net: dict[str, Any]) -> str:
    """Where a meeting is, in one line."""
    from dekom_tui.words.meeting import phase_name

    if view["stage"] == "ended":
        return _("Møtet er slutt.")
    here = _("{n} inne").format(n=net.get("here", 0))
    item = view.get("item")
    if item is None:
        return f"{view['title']} · {here}"
    answered = _("{n} har svart").format(n=item["counts"]["answered"])
    return f"{item['question']} · {phase_name(item['phase'])} · {here} · {answered}"


def marks(entry: dict[str, Any]) -> list[str]:
    """What is to be said of a contribution beside its words."""
    told = (
        (entry["held"], _("holdt tilbake")),
        (entry["hidden"], _("skjult")),
        (entry["named"], _("ser ut som et navn")),
        (entry["parked"], _("parkert")),
    )
    return [word for is_so, word in told if is_so]
