"""The words of a meeting: methods and what to do in each phase, for the room and for the phones, roles and steps.

What a person reads in the middle of a meeting is one sentence. Codes are those of `meeting.methods`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.meeting import methods as m
from dekom_tui.meeting.results import AGREED, MOSTLY, SPLIT, UNSURE
from dekom_tui.words import labels
from dekom_tui.words.language import N_, _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

_ABOUT: Final[Mapping[str, str]] = {
    "IGP": N_("Først alene, så i gruppe, så sammen."),
    "runde": N_("Én om gangen, alle får ordet, og det er lov å si pass."),
    "1-2-4-alle": N_("Først alene, så to og to, så fire og fire, så alle."),
    "idémyldring": N_("Mange ideer på kort tid, i stillhet, uten å vurdere dem."),
    "avstemning": N_("Ja, nei eller avstår."),
    "prikker": N_("Hver fordeler noen prikker på det som er viktigst."),
    "rangering": N_("Hver setter forslagene i rekkefølge."),
    "SMARTE": N_("Hver vurderer målet for hver av de seks bokstavene."),
    "fist to five": N_("Hver viser fra 0 til 5 hvor sterkt de støtter forslaget."),
    "skala": N_("Hver svarer med et tall på en skala."),
    "sjekk": N_("Hver sier kort hvordan det står til."),
    "parkering": N_("Det som ikke hører til nå, tas vare på til siden."),
    "fritt": N_("Møtelederen skriver det som blir sagt."),
}
"""The methods by their names in the file."""

_PHASES: Final[Mapping[str, str]] = {
    m.ALONE: N_("alene"),
    m.PAIR: N_("to og to"),
    m.FOUR: N_("fire"),
    m.GROUPS: N_("gruppe"),
    m.ROUND: N_("runde"),
    m.SHOW: N_("vis"),
    m.CLUSTER: N_("ordne"),
    m.VOTE: N_("stem"),
    m.RESULT: N_("vis"),
    m.TALK: N_("snakk"),
    m.DECIDE: N_("beslutt"),
    m.NOTES: N_("skriv"),
}

_BALLOT_PHASES: Final[Mapping[str, str]] = {
    m.DOTS: N_("prikk"),
    m.RANK: N_("ranger"),
    m.SMARTE: N_("vurder"),
    m.SCALE: N_("svar"),
}
"""What the vote phase is called with these ballots."""

_ROOM: Final[Mapping[str, str]] = {
    m.ALONE: N_("Skriv hver for dere, i stillhet. Ett innspill om gangen."),
    m.PAIR: N_("Snakk sammen to og to. Hva er det viktigste?"),
    m.FOUR: N_("Snakk sammen fire og fire. Hva er det viktigste?"),
    m.ROUND: N_("Én om gangen. Alle får ordet, og det er lov å si pass."),
    m.SHOW: N_("Nå ser vi på innspillene sammen."),
    m.CLUSTER: N_("Hva hører sammen, og hva skal vi kalle det?"),
    m.RESULT: N_("Hva sier svarene oss?"),
    m.TALK: N_("Vi hører fra dem som er i tvil."),
    m.DECIDE: N_("Hva bestemmer vi?"),
    m.NOTES: N_("Vi skriver sammen det vi blir enige om."),
}

_PHONE: Final[Mapping[str, str]] = {
    m.ALONE: N_("Skriv alene, i stillhet. Ingen ser det før vi viser alle."),
    m.PAIR: N_("Snakk med den andre. Sekretæren sender for dere."),
    m.FOUR: N_("Snakk sammen i gruppa. Sekretæren sender for dere."),
    m.ROUND: N_("Én om gangen. Skriv gjerne det du sier."),
    m.SHOW: N_("Se opp. Nå ser vi på innspillene sammen."),
    m.CLUSTER: N_("Se opp. Nå ordner vi innspillene sammen."),
    m.RESULT: N_("Se opp. Nå ser vi på svarene sammen."),
    m.TALK: N_("Se opp. Nå snakker vi om svarene."),
    m.DECIDE: N_("Se opp. Nå bestemmer vi sammen."),
    m.NOTES: N_("Se opp. Møtelederen skriver det vi blir enige om."),
}

_ROOM_OF: Final[Mapping[tuple[str, str], str]] = {
    ("idémyldring", m.ALONE): N_("Skriv så mange ideer dere kan, i stillhet. Ingen idé er for liten."),
    ("sjekk", m.ALONE): N_("Skriv kort hvordan det står til. Ett svar hver."),
    ("parkering", m.ALONE): N_("Skriv det som ikke må glemmes, men som ikke hører til nå."),
    ("parkering", m.SHOW): N_("Hva tar vi opp igjen, når, og hvem sørger for det?"),
    ("SMARTE", m.TALK): N_("Vi snakker om bokstavene der vi ser det ulikt."),
    ("skala", m.TALK): N_("Hva ligger bak tallene?"),
}

_PHONE_OF: Final[Mapping[tuple[str, str], str]] = {
    ("idémyldring", m.ALONE): N_("Skriv så mange ideer du kan, i stillhet. Ingen idé er for liten."),
    ("sjekk", m.ALONE): N_("Skriv kort hvordan det står til. Ingen ser det før vi viser alle."),
    ("parkering", m.ALONE): N_("Skriv det som ikke må glemmes, men som ikke hører til nå."),
}

_VOTING: Final[Mapping[str, tuple[str, str]]] = {
    m.YES_NO: (N_("Stem ja eller nei, eller avstå."), N_("Stem ja eller nei, eller avstå.")),
    m.RANK: (
        N_("Sett forslagene i rekkefølge, det viktigste først."),
        N_("Sett forslagene i rekkefølge, det viktigste først."),
    ),
    m.SMARTE: (
        N_("Hvor enig er du i at målet er slik? Bruk hele skalaen."),
        N_("Hvor enig er du i at målet er slik? Bruk hele skalaen."),
    ),
    m.FIST: (N_("Hvor sterkt støtter du det? Vis fra 0 til 5."), N_("Hvor sterkt støtter du det?")),
    m.SCALE: (N_("Velg tallet som passer best."), N_("Velg tallet som passer best.")),
}

FIST: Final[Mapping[int, str]] = {
    5: N_("Full støtte, jeg hjelper til"),
    4: N_("Jeg er med"),
    3: N_("Jeg kan leve med det"),
    2: N_("Jeg er i tvil, noe må avklares"),
    1: N_("Jeg er uenig, noe må endres"),
    0: N_("Nei, dette kan vi ikke gjøre"),
}
"""What each step of a fist to five means, in bokmål."""

_AGREEMENT: Final[Mapping[str, str]] = {
    AGREED: N_("enige"),
    MOSTLY: N_("nokså enige"),
    UNSURE: N_("usikre"),
    SPLIT: N_("delte"),
}

_ROLES: Final[Mapping[str, str]] = {
    "laerer": N_("lærer"),
    "fagarbeider": N_("fagarbeider"),
    "leder": N_("leder"),
    "elev": N_("elev"),
    "foresatt": N_("foresatt"),
    "annet": N_("noe annet"),
}

_GROUP_ROLES: Final[Mapping[str, tuple[str, str]]] = {
    "ordstyrer": (N_("ordstyrer"), N_("Sørg for at alle slipper til, én om gangen.")),
    "sekretaer": (N_("sekretær"), N_("Skriv det gruppa blir enig om, og send det for gruppa.")),
    "tidtaker": (
        N_("tidtaker"),
        N_("Si fra når halve tida er gått, og når det er ett minutt igjen."),
    ),
}


def method_name(method: str) -> str:
    """What a method is called: «1-2-4-alle»."""
    return labels.word(method)


def method_about(method: str) -> str:
    """A method in one sentence, for the one who chooses it; empty for one that is not known."""
    return _(_ABOUT[method]) if method in _ABOUT else ""


def phase_name(phase: str, ballot: str = "") -> str:
    """What a phase is called in the meeting's line: «alene», «prikk»."""
    if phase == m.VOTE and ballot in _BALLOT_PHASES:
        return _(_BALLOT_PHASES[ballot])
    return _(_PHASES[phase]) if phase in _PHASES else phase


def room_instruction(
    method: str, phase: str, *, ballot: str = "", quota: int = 3, several: bool = True, picks: int = 3
) -> str:
    """What the room is asked to do now, in one or two short sentences."""
    if phase == m.VOTE:
        return _vote(ballot, quota, several, phone=False)
    if phase == m.GROUPS:
        text = ngettext("Bli enige om det viktigste.", "Bli enige om de {count} viktigste.", picks)
        return f"{text.format(count=picks)} {_('Sekretæren sender for gruppa.')}"
    text = _ROOM_OF.get((method, phase)) or _ROOM.get(phase, "")
    return _(text) if text else ""


def phone_instruction(
    method: str, phase: str, *, ballot: str = "", quota: int = 3, several: bool = True, picks: int = 3, role: str = ""
) -> str:
    """What the one with the phone is asked to do now; `role` is the drawn one in a group."""
    if phase == m.VOTE:
        return _vote(ballot, quota, several, phone=True)
    if phase == m.GROUPS:
        text = ngettext("Bli enige om det viktigste.", "Bli enige om de {count} viktigste.", picks).format(count=picks)
        return f"{text} {_('Du sender for gruppa.')}" if role == "sekretaer" else text
    text = _PHONE_OF.get((method, phase)) or _PHONE.get(phase, "")
    return _(text) if text else ""


def _vote(ballot: str, quota: int, several: bool, *, phone: bool) -> str:
    if ballot == m.DOTS:
        if several and quota > 1:
            return _("{count} prikker til hver, gjerne flere på samme.").format(count=quota)
        text = ngettext("Én prikk til hver.", "{count} prikker til hver, én på hvert forslag.", quota)
        return text.format(count=quota)
    texts = _VOTING.get(ballot)
    return "" if texts is None else _(texts[phone])


def fist(step: int) -> str:
    """What a step of fist to five means."""
    return _(FIST[step]) if step in FIST else str(step)


def step_word(ballot: str, value: int, *, low: int = 1, high: int = 5, low_word: str = "", high_word: str = "") -> str:
    """What a value of a ballot means, empty where only the ends of a scale have words."""
    if ballot == m.FIST:
        return fist(value)
    if ballot == m.YES_NO:
        return {1: pgettext("vote", "ja"), 0: _("avstår"), -1: pgettext("vote", "nei")}.get(value, "")
    if ballot == m.SMARTE:
        return {1: _("uenig"), 5: _("enig"), 0: _("vet ikke")}.get(value, "")
    if ballot == m.SCALE:
        return {low: low_word, high: high_word}.get(value, "")
    return ""


def agreement(code: str) -> str:
    """How much those who answered agree: «enige», «delte»."""
    return _(_AGREEMENT[code]) if code in _AGREEMENT else ""


def role(code: str) -> str:
    """Who somebody says that they are: «lærer»."""
    return _(_ROLES[code]) if code in _ROLES else code


def group_role(code: str) -> str:
    """What a drawn role in a group is called: «ordstyrer»."""
    return _(_GROUP_ROLES[code][0]) if code in _GROUP_ROLES else code


def group_role_task(code: str) -> str:
    """What the one with a drawn role does, in one sentence."""
    return _(_GROUP_ROLES[code][1]) if code in _GROUP_ROLES else ""
