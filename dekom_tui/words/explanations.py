"""What every code of `dekom check` means, for `dekom help codes`."""

from __future__ import annotations

from typing import Final

from dekom_tui.words.language import N_, _

EXPLANATIONS: Final = {
    "cannot-open": N_("Fila finnes, men lar seg ikke åpne: rettigheter, en lenke i ring eller en disk som er borte."),
    "not-a-file": N_("Det som ligger der, er en enhet eller et rør. Bare vanlige filer blir lest."),
    "not-utf8": N_("Alle filer i en plan er lagret som UTF-8, så æ, ø og å blir de samme overalt."),
    "too-large": N_("Filer over 16 MB blir ikke lest. En plan er sjelden over 300 kB."),
    "too-deep": N_("Navn med mer enn 8 ledd og lister mer enn 32 nivåer dypt blir ikke lest."),
    "syntax": N_("Fila er ikke gyldig TOML 1.0. Linje og kolonne viser hvor lesingen stoppet."),
    "duplicate-key": N_("Samme felt eller tabell står to ganger i fila, og ingen kan vite hvilken som gjelder."),
    "merge-markers": N_("En sammenslåing i git ble ikke gjort ferdig, så fila er ikke gyldig TOML."),
    "merge-markers-in-text": N_("En sammenslåing i git ble ikke gjort ferdig; merkene står inne i en tekst."),
    "unsettled-merge": N_("To versjoner endret det samme. Begge er tatt vare på i fila, og venter på et valg."),
    "folder-for-file": N_("Der planen har en fil, for eksempel plan.toml, ligger det en mappe."),
    "file-for-folder": N_("Der planen har en mappe, logg eller referat, ligger det en fil."),
    "no-plan": N_("Mappa har tiltak, logg eller referat, men ikke plan.toml, som gjør den til en plan."),
    "format-missing": N_("Hver fil begynner med «format = 1», så senere utgaver av dekom vet hvordan den leses."),
    "format-wrong": N_("«format» er et helt tall fra 1 og opp."),
    "format-newer": N_("Fila er laget av en nyere dekom. Den blir ikke rørt, så ingenting går tapt."),
    "byte-order-mark": N_("Noen programmer setter et usynlig tegn (BOM) først i fila. Det gjør ingen skade."),
    "wrong-type": N_("Verdien er av en annen type enn feltet, for eksempel en dato i anførselstegn."),
    "unknown-word": N_("Feltet har en fast liste med ord, og ordet er ikke på den."),
    "out-of-bounds": N_("Tallet er mindre eller større enn feltet kan ha."),
    "bad-key": N_("Nøkler har små bokstaver a–z, tall og enkle bindestreker, høyst 80 tegn."),
    "not-keyed": N_("Mål, tiltak og annet med egen identitet er tabeller med nøkkel, [tiltak.lesekvarter]."),
    "own-question-section": N_("Egne spørsmål kan bare høre til delene som har spørsmål fra før."),
    "own-question-name": N_("Et eget spørsmål kan ikke ha samme navn som et felt i malen."),
    "unknown-key": N_("Feltet er ikke en del av formatet. Ofte er det en skrivefeil; verdien blir tatt vare på."),
    "unknown-table": N_("Tabellen er ikke en del av formatet. Ofte er det en skrivefeil; den blir tatt vare på."),
    "missing": N_("Et felt som alt av dette slaget har, er ikke fylt inn."),
    "empty": N_("En tom tekst eller liste betyr det samme som et felt som ikke er der."),
    "several-lines": N_("Korte tekster står på én linje. Lengre tekst hører hjemme i et felt for avsnitt."),
    "twice": N_("En liste har det samme to ganger."),
    "same-date": N_("En indikator har to målinger på samme dag, så rekken blir uklar."),
    "no-such": N_("En kobling viser til noe som ikke finnes, ofte fordi det er fjernet eller har fått ny nøkkel."),
    "circle": N_("Tiltak som skal komme etter hverandre, går i ring, så ingen av dem kan begynne."),
    "reversed": N_("Noe slutter før det begynner. Samme dag er lov."),
    "key-date": N_("Nøkler og filnavn med dato begynner med datoen i feltet «dato»."),
    "replaced-but-alive": N_("«Erstattet av» hører til tiltak som er avbrutt."),
    "too-early": N_("Et tiltak begynner før eller samme dag som det tiltaket det kommer etter, slutter."),
    "no-such-question": N_("En sak på møtet viser til et spørsmål som verken malen eller skolen har."),
    "goal-without-measure": N_("Et mål som ingen tiltak arbeider mot, blir neppe nådd."),
    "goal-without-finding": N_("Et mål som ikke svarer på et funn, mangler begrunnelsen i analysen."),
    "goal-without-baseline": N_("Uten utgangsverdi kan ingen se om det går framover."),
    "goal-without-target": N_("Uten målverdi kan ingen si når målet er nådd."),
    "goal-without-due": N_("Uten frist blir målet aldri vurdert."),
    "goal-not-evaluated": N_("Fristen er gått ut, og ingen innførsel i loggen fra fristen eller senere nevner målet."),
    "measure-without-goal": N_("Et tiltak uten mål gjør planen fragmentert."),
    "measure-without-responsible": N_("Et tiltak trenger en rolle som følger det opp."),
    "measure-without-dates": N_("Uten start og slutt kommer tiltaket ikke på tidslinja."),
    "measure-not-evaluated": N_("Tiltaket er fullført eller minst halvveis, og ingen innførsel i loggen nevner det."),
    "finding-without-evidence": N_("Et funn bygger på noe: målinger, observasjoner eller det noen har sagt."),
    "finding-without-goal": N_("Et funn som ingen mål svarer på, er en løs ende i den røde tråden."),
    "indicator-unused": N_("Tall som verken funn eller mål bygger på, er en løs ende i den røde tråden."),
    "phase-without-voice": N_("Elevene skal være med i planlegging, gjennomføring og evaluering."),
    "framework-without-text": N_("Planen har fire rammer, og sier for hver av dem hvordan den blir oppfylt."),
    "many-goals": N_("Mer enn fem mål gjør planen fragmentert."),
    "revision-passed": N_("Datoen for neste revisjon er passert."),
    "names-a-person": N_("Planen omtaler roller, aldri personer. Det som er lagret i git, blir husket."),
    "small-n": N_("Er det færre enn 10 elever eller svar bak et tall, kan noen kjennes igjen."),
    "long-short-name": N_("Kortnavnet er til trange steder, og har høyst 26 tegn."),
}  # fmt: skip
"""One or two sentences for each code of `plan.finding.CODES`."""


def explain(code: str) -> str:
    """What a code means. Raises KeyError for what is no code."""
    return _(EXPLANATIONS[code])
