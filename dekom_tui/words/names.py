"""What an entity of the plan is called in the middle of a sentence: «tiltaket «Skolevandring»», «et mål»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.plan.template import question
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.plan.model import Place, Plan

_SINGLE: Final = str.maketrans("«»“”", "‘’‘’")

_THE: Final = {
    "(top)": N_("planen"),
    "rammer": N_("rammene for arbeidet"),
    "tekst": N_("friteksten"),
    "innledning": N_("innledningen"),
    "forankring": N_("forankringen"),
    "satsing": N_("satsingen"),
    "situasjon": N_("situasjonsbeskrivelsen"),
    "indikator": N_("indikatoren"),
    "maal": N_("målet"),
    "analyse": N_("analysen"),
    "funn": N_("funnet"),
    "organisering": N_("organiseringen"),
    "rolle": N_("rollen"),
    "arena": N_("møteplassen"),
    "partner": N_("partneren"),
    "tegn": N_("tegn på læring"),
    "elevstemme": N_("elevstemmen"),
    "(tiltak)": N_("tiltaksplanen"),
    "tiltak": N_("tiltaket"),
    "logg": N_("innførselen i loggen"),
    "referat": N_("referatet"),
    "sak": N_("saken"),
    "skole": N_("skolen"),
    "skoleaar": N_("skoleåret"),
    "maler": N_("egne spørsmål"),
}

_A: Final = {
    "forankring": N_("en forankring"),
    "satsing": N_("en satsing"),
    "indikator": N_("en indikator"),
    "maal": N_("et mål"),
    "funn": N_("et funn"),
    "rolle": N_("en rolle"),
    "arena": N_("en møteplass"),
    "partner": N_("en partner"),
    "elevstemme": N_("en elevstemme"),
    "tiltak": N_("et tiltak"),
    "logg": N_("en innførsel i loggen"),
    "referat": N_("et referat"),
    "sak": N_("en sak"),
}


def the(table: str) -> str:
    """«målet», «møteplassen»; for a table that the format does not know its name."""
    return _(_THE[table]) if table in _THE else table


def a(table: str) -> str:
    """«et mål», «en møteplass»; «noe» for what is not one of a kind."""
    return _(_A[table]) if table in _A else _("noe")


def title(place: Place, plan: Plan | None = None) -> str:
    """What stands at a place is called: its title, its key when it has none or the plan is not at hand.

    An agenda item that asks a question of the plan is called by the question's words.
    """
    entity = None if plan is None else plan.at(place)
    if plan is None or entity is None or entity.title == entity.key:
        return place.inner
    asked = question(plan, *entity.title.split(".")) if place.table == "sak" and entity.title.count(".") == 1 else None
    return entity.title if asked is None else asked.text


def thing(place: Place, plan: Plan | None = None) -> str:
    """«tiltaket «Skolevandring med fast skjema»», «innledningen»."""
    if not place.key:
        return the(place.table)
    return f"{the(place.table)} {quoted(title(place, plan))}"


def quoted(text: str) -> str:
    """The text in the language's quotation marks, its own ones as single ones: «Elevundersøkelsen, ‘Motivasjon’»."""
    return _("«{text}»").format(text=text.translate(_SINGLE))


def upper_first(text: str) -> str:
    """The text with its first letter upper case, as a sentence begins."""
    return text[:1].upper() + text[1:]
