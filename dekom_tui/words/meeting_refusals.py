"""Why something was not done in a meeting, and what to do, to the one who tried: a phone or the facilitator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_TEXTS: Final[Mapping[str, str]] = {
    "not-allowed": N_("Dette er det bare møtelederen som kan gjøre."),
    "not-begun": N_("Møtet er ikke i gang ennå."),
    "ended": N_("Møtet er over. Det som er sendt, er trygt."),
    "not-joined": N_("Telefonen er ikke med i møtet. Bli med på nytt med koden på lerretet."),
    "locked": N_("Døra er låst. Be møtelederen om å låse opp."),
    "full": N_("Det er ikke plass til flere. Si fra til møtelederen."),
    "waiting": N_("Vent til møtelederen slipper inn."),
    "muted": N_("Møtelederen har satt denne telefonen på pause. Snakk med møtelederen."),
    "unknown": N_("Det finnes ikke lenger."),
    "wrong-item": N_("Møtet er gått videre til en annen sak. Teksten ligger på telefonen."),
    "wrong-phase": N_("Det kan ikke gjøres i denne delen av saken."),
    "closed": N_("Tida er ute for dette. Teksten ligger på telefonen."),
    "no-group": N_("Denne telefonen er ikke i noen gruppe. Si hvilken gruppe du sitter i."),
    "not-secretary": N_("Sekretæren sender for gruppa. Ta over rollen hvis telefonen til sekretæren er borte."),
    "not-yours": N_("Det kan bare den som sendte det, gjøre."),
    "taken-back": N_("Innspillet er trukket tilbake. Sett det inn igjen først."),
    "names-a-person": N_(
        "«{name}» ser ut som et navn. Skriv heller en rolle: en elev, en lærer. Referatet blir liggende."
    ),
    "no-options": N_("Det er ingenting å stemme over ennå."),
    "no-ballot": N_("Det er ingen avstemning i denne saken."),
    "old-round": N_("Det stemmes på nytt. Se på forslagene en gang til."),
    "unknown-option": N_("Forslagene er endret. Se på dem en gang til."),
    "bad-value": N_("Svaret er ikke et av dem som kan velges."),
    "one-each": N_("Bare én prikk på hvert forslag."),
    "same-rank": N_("To forslag kan ikke ha samme plass."),
    "not-your-turn": N_("Det er ikke din tur ennå."),
    "no-clock": N_("Klokka går ikke nå."),
    "nothing-to-undo": N_("Det er ingenting å angre."),
    "nothing-to-redo": N_("Det er ingenting å gjøre om igjen."),
    "already": N_("Det er gjort allerede."),
    "bad-data": N_("Det kunne ikke leses. Last siden på nytt; det du har skrevet, ligger på telefonen."),
    "empty": N_("Skriv noe først."),
    "rate": N_("Det gikk litt fort. Det sendes om et øyeblikk."),
    "slow-down": N_("Det gikk litt fort. Det sendes om et øyeblikk."),
    "stopping": N_("Møtet starter på nytt. Teksten ligger på telefonen, og sendes når det er i gang igjen."),
    "not-in": N_("Telefonen er ikke med i møtet. Bli med på nytt med koden på lerretet."),
    "no-meeting": N_("Det finnes ikke noe møte med denne koden. Se på koden på lerretet en gang til."),
    "removed": N_("Møtelederen har tatt denne telefonen ut av møtet."),
    "busy": N_("Det er mye som kommer inn nå. Det sendes om et øyeblikk."),
    "disk": N_("Møtelederens maskin kunne ikke lagre. Teksten ligger på telefonen, og sendes når det går igjen."),
}


def refusal(code: str, params: Mapping[str, Any] | None = None) -> str:
    """Why it was not done; `code` and `params` are those of a `Refusal`, or the server's own."""
    params = params or {}
    if code == "too-long":
        most = params.get("longest", 500)
        return ngettext("Teksten er for lang: høyst ett tegn.", "Teksten er for lang: høyst {most} tegn.", most).format(
            most=most
        )
    if code == "quota":
        most = params["most"]
        return ngettext("Det er én prikk til hver.", "Det er {most} prikker til hver.", most).format(most=most)
    if code == "picks":
        most = params["most"]
        text = ngettext(
            "Gruppa sender ett innspill. Ta bort det først.", "Gruppa sender {most} innspill. Ta bort ett først.", most
        )
        return text.format(most=most)
    if code == "too-many":
        return _("Det er sendt så mange som denne telefonen kan.")
    return _(_TEXTS.get(code, _TEXTS["bad-data"])).format(name=params.get("name", ""))
