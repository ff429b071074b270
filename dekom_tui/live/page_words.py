"""What the phones' page says, one table for the page with JavaScript and for the one without.

A text has a key, and its placeholders in braces. Where a number decides the form there are two keys, «…_1» and «…_n».
What depends on a word of the meeting (a phase, a role, a step) stands in a table by that word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting.methods import GROUP_ROLES, PHASES, ROLES, TABLE
from dekom_tui.words import meeting
from dekom_tui.words.language import N_, _, ngettext, translated_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dekom_tui.words.language import Language

TEXTS: Final[Mapping[str, str]] = {
    # The frame.
    "item_of": N_("sak {n} av {of}"),
    "group_n": N_("Gruppe {n}"),
    "time_left": N_("Tid igjen"),
    "time_out": N_("Tida er ute"),
    "minutes_1": N_("1 min"),
    "minutes_n": N_("{n} min"),
    "languages": N_("Språk"),
    "meeting": N_("Møte"),
    # into the meeting.
    "code_title": N_("Skriv koden på lerretet"),
    "code_label": N_("Kode, seks tegn"),
    "go_on": N_("Gå videre"),
    "no_name": N_("Du trenger ikke oppgi navn."),
    "i_am": N_("Jeg er"),
    "optional": N_("(frivillig)"),
    "join": N_("Bli med"),
    "kept_title": N_("Hva blir lagret, og hvor?"),
    "kept_what": N_(
        "Innspillene dine kommer i referatet uten avsender. Stemmer telles slik at ingen kan se "
        "hvem som ga dem. Rollen brukes bare til å telle hvem som var med."
    ),
    "kept_who": N_(
        "Mens møtet varer, huskes det hvilken telefon som sendte hva, så du kan rette det. "
        "Det slettes når møtet er over."
    ),
    "kept_where_0": N_(
        "Alt ligger på møtelederens eller skolens maskin og slettes der når møtet er over. "
        "Referatet blir i planen."
    ),
    "kept_where_1": N_(
        "Alt ligger på møtelederens eller skolens maskin og slettes der 1 dag etter møtet. "
        "Referatet blir i planen."
    ),
    "kept_where_n": N_(
        "Alt ligger på møtelederens eller skolens maskin og slettes der {n} dager etter møtet. "
        "Referatet blir i planen."
    ),
    "kept_where": N_(
        "Alt ligger på møtelederens eller skolens maskin. Når du er inne i møtet, står det her "
        "hvor lenge. Referatet blir i planen."
    ),
    "kept_phone": N_("Utkast som du ikke har sendt, ligger bare på denne telefonen."),
    "kept_plain": N_("Nettet i rommet er ikke kryptert: noen på samme nett kan lese det du sender."),
    "kept_safe": N_("Forbindelsen til møtet er kryptert."),
    # writing.
    "your_text": N_("Ditt innspill"),
    "your_next": N_("Ditt neste innspill"),
    "one_more": N_("Har du ett til? Ett innspill om gangen."),
    "not_saved": N_("Ikke lagret ennå"),
    "not_sent": N_("Ikke sendt ennå"),
    "saved": N_("Lagret"),
    "saved_at": N_("Lagret {time}"),
    "waits_for_net": N_("Ikke lagret ennå, venter på nett"),
    "of_length": N_("{n} av {of} tegn"),
    "empty": N_("Skriv noe først."),
    "send": N_("Send"),
    "send_later": N_("Send når nettet er tilbake"),
    "send_it": N_("Det er ikke et navn, send"),
    "correct_it": N_("Rett teksten"),
    "a_name": N_("«{name}» ser ut som et navn."),
    "name_why": N_("Referatet blir liggende. Skriv heller en rolle: en elev, en lærer."),
    "draft_left": N_("Du rakk ikke å sende dette:"),
    "draft_copy": N_("Det ligger på telefonen. Si det høyt, eller send det neste gang det åpnes."),
    "draft_drop": N_("Slett utkastet"),
    "grace": N_("Tida er ute. Skriv setningen ferdig, og send."),
    "help_ask": N_("Be om hjelp fra møtelederen"),
    "help_asked": N_("Møtelederen er på vei"),
    "help_stop": N_("Vi trenger ikke hjelp lenger"),
    # one's own.
    "mine": N_("Dine innspill"),
    "mine_until": N_("Du kan rette dem til tida er ute."),
    "mine_change": N_("Rett eller trekk tilbake"),
    "mine_more": N_("Skriv ett til"),
    "correct": N_("Rett"),
    "correct_n": N_("Rett innspill {n}"),
    "take_back": N_("Trekk tilbake"),
    "take_back_n": N_("Trekk tilbake innspill {n}"),
    "correcting": N_("Rett innspillet"),
    "not_corrected": N_("Rettelsen er ikke lagret ennå"),
    "store": N_("Lagre"),
    "leave_it": N_("La det stå"),
    "taken_back": N_("Trukket tilbake: «{text}»"),
    "undo": N_("Angre"),
    "undo_n": N_("Angre: sett inn igjen innspill {n}"),
    "held": N_("Møtelederen ser på det før det vises"),
    "hidden": N_("Vises ikke for rommet"),
    "mine_1": N_("Ditt innspill er lagret"),
    "mine_n": N_("Alle dine {n} innspill er lagret"),
    "mine_wait_1": N_("Ett innspill er ikke lagret ennå"),
    "mine_wait_n": N_("{n} innspill er ikke lagret ennå"),
    # The group.
    "group_texts": N_("Gruppas innspill"),
    "group_none": N_("Ingen i gruppa har skrevet noe ennå."),
    "group_own": N_("Eller skriv det med gruppas ord"),
    "group_send": N_("Send for gruppa"),
    "group_sent": N_("Sendt for gruppa"),
    "group_chosen": N_("valgt av gruppa"),
    "you_are": N_("Du er {role}."),
    "no_group": N_("Du er ikke i noen gruppe ennå. Bli med de nærmeste."),
    "secretary_me": N_("Jeg sender for gruppa i stedet"),
    # The round.
    "your_turn": N_("Det er din tur"),
    "turn_of": N_("Nr. {n} av {of} har ordet"),
    "turn_next": N_("Du er den neste"),
    "turn_done": N_("Du har hatt ordet"),
    "pass_on": N_("Si pass"),
    "turn_end": N_("Ferdig, neste"),
    # ballots.
    "dots_send": N_("Send prikker"),
    "dots_left_1": N_("1 prikk igjen"),
    "dots_left_n": N_("{n} prikker igjen"),
    "dots_left_0": N_("Ingen prikker igjen"),
    "dots_n": N_("{n} prikker"),
    "dots_1": N_("1 prikk"),
    "dot_add": N_("Sett en prikk: {option}"),
    "dot_remove": N_("Ta bort en prikk: {option}"),
    "rank_send": N_("Send rekkefølgen"),
    "rank_up": N_("Flytt opp: {option}"),
    "rank_down": N_("Flytt ned: {option}"),
    "rank_now": N_("{option} er nå nr. {n}"),
    "vote_send": N_("Stem"),
    "vote_choose": N_("Velg først."),
    "smarte_of": N_("{n} av {of} vurdert"),
    "fist_why": N_("Hva må til?"),
    "fist_private": N_("(frivillig, uten navn)"),
    "scale_legend": N_("Velg et tall fra {low} til {high}"),
    "vote_saved": N_("Stemmen din er lagret"),
    "vote_change": N_("Du kan endre den til avstemningen er lukket."),
    "vote_again": N_("Endre"),
    "fist_why_low": N_("Valgte du 0, 1 eller 2: Hva må til?"),
    "no_options": N_("Det er ikke noe å stemme over ennå."),
    # looking.
    "wait_start": N_("Du er med. Vi begynner snart."),
    "wait_next": N_("Vent litt. Snart kommer neste sak."),
    "wait_self": N_("Siden skifter av seg selv når det er noe å gjøre."),
    "wait_reload": N_("Last siden på nytt når møtelederen sier fra."),
    "reload": N_("Last på nytt"),
    "points_1": N_("1 poeng"),
    "points_n": N_("{n} poeng"),
    "points_note": N_("Nr. 1 av {of} gir {of} poeng, den siste gir 1."),
    "voted_1": N_("1 har stemt"),
    "voted_n": N_("{n} har stemt"),
    # no network.
    "offline": N_("Uten nett."),
    "offline_safe": N_("Skriv videre, alt ligger trygt på telefonen."),
    "offline_forget": N_("La siden stå åpen: denne telefonen lar oss ikke lagre."),
    "retry_1": N_("Prøver igjen om 1 sekund."),
    "retry_n": N_("Prøver igjen om {n} sekunder."),
    "retry": N_("Prøv nå"),
    "offline_help": N_("Hjelper det ikke: se at telefonen er på skolens trådløse nett, ikke mobilnett."),
    "disk": N_("Møtelederens maskin kan ikke lagre nå."),
    "disk_safe": N_("Det du skriver, ligger på telefonen og sendes av seg selv når det går igjen."),
    "no_cookie": N_(
        "Telefonen tar ikke imot informasjonskapsler, og da kan den ikke bli med. Slå dem på i "
        "nettleseren, eller bruk en annen nettleser."
    ),
    # The end.
    "done": N_("Ferdig"),
    "done_title": N_("Takk. Dette ble bestemt"),
    "done_plain": N_("Takk for at du var med"),
    "done_where": N_("De står i referatet uten avsender, de som ikke ble valgt også."),
    "done_close": N_("Møtet er over. Du kan lukke siden."),
    "done_forget": N_("Slett alt fra denne telefonen"),
    "forgotten": N_("Slettet. Telefonen husker ikke noe fra møtet."),
    # out.
    "removed_title": N_("Du er ikke med lenger"),
    "removed_text": N_(
        "Møtelederen har tatt denne telefonen ut av møtet. Snakk med møtelederen hvis det er en "
        "feil."
    ),
    "locked_title": N_("Møtet er låst"),
    "locked_text": N_("Ingen nye slipper inn nå. Si fra til møtelederen, som kan åpne."),
    "full_title": N_("Det er fullt"),
    "full_text": N_("Det er ikke plass til flere telefoner. Bruk en telefon sammen med en annen."),
    "ended_title": N_("Møtet er over"),
    "ended_text": N_("Referatet er hos møtelederen."),
    "unknown_title": N_("Det er ikke noe møte her"),
    "unknown_text": N_("Møtet kan ha fått ny kode. Se på lerretet."),
    "later_rate": N_("Det gikk litt fort, og ble ikke lagret. Send det igjen om et øyeblikk."),
    "later_disk": N_("Møtelederens maskin kan ikke lagre nå. Det ble ikke lagret. Prøv igjen om litt."),
    "long_title": N_("Teksten er alt for lang"),
    "long_text": N_("Ett innspill er høyst 500 tegn. Del den opp i flere."),
    "to_meeting": N_("Til møtet"),
    "busy_title": N_("Mange vil inn på én gang"),
    "busy_text": N_("Vent litt, og prøv igjen."),
    "muted": N_("Møtelederen har satt skrivingen på vent for denne telefonen."),
    "lobby_title": N_("Vent, du slippes straks inn"),
    "again": N_("Prøv igjen"),
    "other_code": N_("Skriv en annen kode"),
    # refused.
    "not_taken": N_("Det ble ikke lagret:"),
    # The test of the network.
    "test_title": N_("Det virker"),
    "test_text": N_("Telefonen når møtelederens maskin. Du kan lukke siden og bli med når møtet begynner."),
    "test_others": N_("Kommer andre telefoner ikke fram?"),
    "test_same": N_("Se at de er på det samme trådløse nettet som møtelederens maskin, og ikke på mobilnett."),
    "test_apart": N_(
        "Da holder nettet trolig enhetene fra hverandre, som mange skolenett og gjestenett gjør. "
        "Telefonene kan ikke rette på det. Dette hjelper:"
    ),
    "test_hotspot": N_("Del nett fra en telefon, og koble møtelederens maskin og telefonene til det."),
    "test_router": N_("Ta med en egen ruter. Den trenger ikke være på internett."),
    "test_device": N_("Bruk én enhet for hver gruppe, på det samme nettet som maskinen, gjerne med kabel."),
    "test_tunnel": N_("Be IT om en adresse som virker utenfra (tunnel)."),
    "test_ask": N_("Eller be IT slå av skillet mellom enhetene (klientisolering) på nettet i rommet."),
    "test_seen_1": N_("1 telefon har nådd fram."),
    "test_seen_n": N_("{n} telefoner har nådd fram."),
    # more.
    "joining": N_("Siden går videre av seg selv."),
    "joining_now": N_("Du kommer straks med …"),
    "join_more": N_("Delt telefon eller fast bord?"),
    "join_group": N_("Nummeret på bordet eller gruppa"),
    "join_people": N_("Hvor mange er dere om telefonen? Høyst 8"),
    "too_long_1": N_("1 tegn for mye"),
    "too_long_n": N_("{n} tegn for mye"),
    "you_are_short": N_("du er {role}"),
    "pair_lead": N_("Snakk med den andre."),
    "four_lead": N_("Snakk sammen i gruppa."),
    "group_they_send": N_("Sekretæren sender for gruppa."),
    "group_you_send": N_("Du sender for gruppa."),
    "chosen_of": N_("{n} av {of} valgt"),
    "too_many": N_("Gruppa sender høyst {n}."),
    "seat_other": N_("Sitter du i en annen gruppe, eller er sekretæren borte?"),
    "seat_in": N_("Jeg sitter i"),
    "seat_n": N_("Stemme {n} av {of} fra denne telefonen"),
    "vote_nth": N_("Vi stemmer på nytt, gang nummer {n}."),
    "turn_before": N_("{n} før deg"),
    "retry_0": N_("Prøver igjen …"),
    "close_note": N_("Lukk"),
    "done_mine_1": N_("Innspillet ditt"),
    "done_mine_n": N_("Dine {n} innspill"),
    "decided_by": N_("{n} av {of} var for"),
    "mean_note": N_("Tallene er gjennomsnittet, med laveste og høyeste svar i parentes."),
    "form_wrong": N_("Det kunne ikke leses. Last siden på nytt, og prøv igjen."),
    "number_wrong": N_("«{text}» er ikke et tall."),
    "group_choose": N_("Velg"),
    "group_drop": N_("Ta bort"),
    "your_choice": N_("Ditt svar"),
    "draft_late": N_("Tida er ute. Skal dette sendes?"),
    "draft_send": N_("Send det nå"),
}  # fmt: skip

TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "phase": {
        "alone": N_("Alene"),
        "pair": N_("To og to"),
        "four": N_("Fire og fire"),
        "groups": N_("I grupper"),
        "round": N_("Runde"),
        "show": N_("Vis"),
        "cluster": N_("Samle"),
        "vote": N_("Stem"),
            "result": N_("Resultat"),
        "talk": N_("Samtale"),
        "decide": N_("Beslutt"),
        "notes": N_("Notater"),
    },
    "ballot": {
        "yes-no": N_("Stem"),
        "dots": N_("Prikker"),
        "rank": N_("Ranger"),
        "smarte": N_("Vurder målet"),
        "fist": N_("Stem"),
        "scale": N_("Vurder"),
    },
    "smarte": {
        "spesifikt": N_("Spesifikke og tydelige"),
        "maalbart": N_("Målbare / vurderbare"),
        "akseptert": N_("Aksepterte av de som skal nå målene"),
        "realistisk": N_("Realistiske og utfordrende/utviklende"),
        "tidsavgrenset": N_("Tidsavgrensede ut fra frister"),
        "engasjerende": N_("Engasjerende og motiverende"),
    },
    "tongue": {
        "nb": "Bokmål",
        "nn": "Nynorsk",
        "en": "English",
    },
}  # fmt: skip


_VOTE: Final = "vote"


def words(language: Language) -> dict[str, Any]:
    """All of it in a language, as the page's script takes it: {"key": text, …, "table": {"word": text, …}, …}.

    What the meeting itself says (roles, steps, what to do in a phase) is words/meeting.py's.
    """
    with translated_in(language):
        told: dict[str, Any] = {key: _(text) for key, text in TEXTS.items()}
        told |= {name: {word: _(text) for word, text in table.items()} for name, table in TABLES.items()}
        return told | _of_meeting()


def _of_meeting() -> dict[str, Any]:
    leads = {phase: meeting.phone_instruction("", phase) for phase in PHASES if phase != _VOTE}
    for name, method in TABLE.items():
        for phase in set(method.phases) - {_VOTE}:
            if (text := meeting.phone_instruction(name, phase)) != leads[phase]:
                leads[f"{name}/{phase}"] = text
    return {
        "lead": leads,
        "ask": {ballot: meeting.phone_instruction("", _VOTE, ballot=ballot) for ballot in TABLES["ballot"]},
        "group_lead_1": ngettext("Bli enige om det viktigste.", "Bli enige om de {count} viktigste.", 1),
        "group_lead_n": ngettext("Bli enige om det viktigste.", "Bli enige om de {count} viktigste.", 2),
        "dots_each_1": ngettext("Én prikk til hver.", "{count} prikker til hver, én på hvert forslag.", 1),
        "dots_each_n": ngettext("Én prikk til hver.", "{count} prikker til hver, én på hvert forslag.", 2),
        "dots_many": _("{count} prikker til hver, gjerne flere på samme."),
        "role": {one: meeting.role(one) for one in ROLES},
        "group_role": {one: meeting.group_role(one) for one in GROUP_ROLES},
        "task": {one: meeting.group_role_task(one) for one in GROUP_ROLES},
        "fist": {str(step): meeting.fist(step) for step in range(6)},
        "yes_no": {str(value): meeting.step_word("yes-no", value).capitalize() for value in (1, 0, -1)},
        "step": {str(value): meeting.step_word("smarte", value) for value in (1, 5, 0)},
    }


class Words:
    """The page's texts in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.table = words(language)

    def __call__(self, key: str, **params: object) -> str:
        """A text by its key, filled in."""
        return str(self.table[key]).format(**params)

    def many(self, key: str, n: int, **params: object) -> str:
        """A text by the number that decides its form: `key` without its «_1» or «_n»."""
        return self(f"{key}_{1 if n == 1 else 'n'}", n=n, count=n, **params)

    def of(self, table: str, word: object, otherwise: str = "") -> str:
        """A text by a word of the meeting; `otherwise` for a word that has none."""
        return str(self.table[table].get(str(word), otherwise))
