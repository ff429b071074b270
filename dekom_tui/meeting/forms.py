"""What the program itself writes into agenda and minutes, in the plan's written form.

It is text of the plan and not of the screen: who reads it in the file, reads bokmål or nynorsk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "late": ("Hva gjør vi med «{name}», som er forsinket?", "Kva gjer vi med «{name}», som er forseinka?"),
    "on-hold": ("Hva må til for å gå videre med «{name}»?", "Kva må til for å gå vidare med «{name}»?"),
    "goal-due": ("Står målet seg: «{name}»?", "Står målet seg: «{name}»?"),
    "goal-bare": ("Hva gjør vi for å nå målet «{name}»?", "Kva gjer vi for å nå målet «{name}»?"),
    "finding-bare": ("Hva vil vi oppnå, når vi har funnet «{name}»?", "Kva vil vi oppnå, når vi har funne «{name}»?"),
    "measure-bare": ("Hvilket mål tjener «{name}»?", "Kva for eit mål tener «{name}»?"),
    "not-evaluated": ("Hvor godt virker «{name}»?", "Kor godt verkar «{name}»?"),
    "revision": ("Hva må endres i planen nå?", "Kva må endrast i planen no?"),
    "about": ("Hva mener vi om «{name}»?", "Kva meiner vi om «{name}»?"),
    "check-in": ("Hvordan er du her i dag?", "Korleis er du her i dag?"),
    "check-out": ("Hva tar du med deg?", "Kva tek du med deg?"),
    "goals": ("Hvilke mål skal vi ha?", "Kva mål skal vi ha?"),
    "adopt-goals": ("Skal dette være målene våre?", "Skal dette vere måla våre?"),
    "measures": ("Hva skal vi gjøre for å nå målene?", "Kva skal vi gjere for å nå måla?"),
    "support": ("Hvor enige er vi i det vi velger?", "Kor samde er vi i det vi vel?"),
    "next": ("Hva gjør vi nå, og hvem sørger for det?", "Kva gjer vi no, og kven sørgjer for det?"),
    "evaluate-measures": ("Hvor langt er vi kommet med tiltakene?", "Kor langt er vi komne med tiltaka?"),
    "go-on": (
        "Hva skal vi fortsette med, justere og slutte med?",
        "Kva skal vi halde fram med, justere og slutte med?",
    ),
    "parking": ("Hva ligger på P-plassen?", "Kva ligg på P-plassen?"),
    "pupils-learn": ("Når lærer dere best på skolen?", "Når lærer de best på skulen?"),
    "pupils-wish": ("Hva bør skolen gjøre annerledes?", "Kva bør skulen gjere annleis?"),
    "planning-day": ("Planleggingsdag", "Planleggingsdag"),
    "fellestid": ("Fellestid", "Fellestid"),
    "evaluation": ("Evalueringsmøte", "Evalueringsmøte"),
    "pupils": ("Elevrådsmøte", "Elevrådsmøte"),
    "meeting": ("Personalmøte", "Personalmøte"),
    "withheld": (
        "{n} innspill er ikke med her: trukket tilbake av den som sendte, eller holdt tilbake av møtelederen.",
        "{n} innspel er ikkje med her: trekte tilbake av den som sende, eller haldne tilbake av møteleiaren.",
    ),
    "groups-sent": ("Gruppene valgte:", "Gruppene valde:"),
    "group-sent": ("gruppe {n}: {texts}", "gruppe {n}: {texts}"),
    "parked": ("P-plassen", "P-plassen"),
    "reasons": ("Grunner", "Grunnar"),
    "round": ("{text} (runde {n})", "{text} (runde {n})"),
    "participant": ("deltaker", "deltakar"),
    "participants": ("deltakere", "deltakarar"),
    "adopted": ("Vedtok mål i møtet «{title}»", "Vedtok mål i møtet «{title}»"),
    "took-part": ("Var med i møtet «{title}»", "Var med i møtet «{title}»"),
    "and": ("og", "og"),
}


def said(plan: Plan, key: str) -> str:
    """A text in the plan's written form."""
    return said_in(plan.head.maalform, key)


def said_in(form: str | None, key: str) -> str:
    """A text in a written form; bokmål unless it is "nn"."""
    return _TEXTS[key][form == "nn"]
