"""What is told of a value, a field or a table that the format does not have."""

from __future__ import annotations

from typing import Final

from dekom_tui.words.codes.say import Say
from dekom_tui.words.language import N_

FORM: Final = {
    "wrong-type": Say(
        N_("feil slags verdi"),
        N_("{Thing}: «{field}» skal være {wanted}."),
        N_("Rett verdien. Til da ser planen bort fra den, og den blir stående i fila."),
    ),
    "wrong-type/whole-table": Say("", N_("«{name}» skal være {wanted}."), ""),
    "unknown-word": Say(
        N_("ukjent ord «{word}»"),
        N_("{Thing}: «{field}» kan ikke være «{word}»."),
        N_("Ordene er {known}."),
    ),
    "unknown-word/near": Say("", "", N_("Forslag: «{nearest}». Ordene er {known}.")),
    "out-of-bounds": Say(
        N_("tallet går ikke an"),
        N_("{Thing}: «{field}» skal være et tall med høyst 19 sifre."),
        N_("Rett tallet."),
    ),
    "out-of-bounds/finite": Say(
        N_("ikke et tall"),
        N_("{Thing}: «{field}» skal være et vanlig tall, ikke «nan» eller «inf»."),
        N_("Skriv tallet, eller ta feltet bort."),
    ),
    "out-of-bounds/low": Say("", N_("{Thing}: «{field}» skal være {low} eller mer."), ""),
    "out-of-bounds/between": Say("", N_("{Thing}: «{field}» skal være fra {low} til {high}."), ""),
    "bad-key": Say(
        N_("nøkkelen har feil form"),
        N_("Nøkkelen «{name}» har en form som ikke kan brukes."),
        N_("Bruk a–z, tall og enkle bindestreker, høyst 80 tegn. Forslag: {wanted}"),
    ),
    "bad-key/question": Say(
        "",
        N_("Navnet «{name}» har en form som ikke kan brukes."),
        N_("Bruk a–z, tall og understrek. Forslag: {wanted}"),
    ),
    "not-keyed": Say(
        N_("nøkkel mangler"),
        N_("«{name}» skal stå som tabeller med hver sin nøkkel."),
        N_("Skriv [{name}.en-nøkkel] over hver av dem, med én hakeparentes på hver side."),
    ),
    "not-keyed/one": Say(
        N_("ikke en tabell"),
        N_("«{name}» under [{table}] er ikke en tabell."),
        N_("Skriv [{table}.en-nøkkel] på linja over feltene, eller ta den bort."),
    ),
    "own-question-section": Say(
        N_("ukjent del av planen"),
        N_("Det er ingen del av planen som heter «{name}», og som kan ha egne spørsmål."),
        N_("Egne spørsmål kan stå under {known}."),
    ),
    "own-question-name": Say(
        N_("navnet er i bruk"),
        N_("Et spørsmål i malen har alt navnet «{name}»."),
        N_("Gi det egne spørsmålet et annet navn."),
    ),
    "unknown-key": Say(
        N_("ukjent felt «{name}»"),
        N_("{Thing} har et felt som dekom ikke kjenner: «{name}». Det blir stående, men blir ikke brukt."),
        N_("Ta det bort, eller la det stå hvis noen andre har bruk for det."),
    ),
    "unknown-key/near": Say("", "", N_("Forslag: «{nearest}».")),
    "unknown-table": Say(
        N_("ukjent tabell «{name}»"),
        N_("Fila har en tabell som dekom ikke kjenner: «{name}». Den blir stående, men blir ikke brukt."),
        N_("Ta den bort, eller la den stå hvis noen andre har bruk for den."),
    ),
    "unknown-table/near": Say("", "", N_("Forslag: «{nearest}».")),
    "missing": Say(N_("«{field}» mangler"), N_("{Thing} mangler «{field}»."), N_("Fyll inn «{field}».")),
    "empty": Say(
        N_("«{field}» er tom"),
        N_("{Thing}: «{field}» er tom."),
        N_("Skriv noe der, eller ta feltet bort; «dekom fmt» gjør det siste."),
    ),
    "several-lines": Say(
        N_("«{field}» går over flere linjer"),
        N_("{Thing}: «{field}» er en kort tekst, men går over flere linjer."),
        N_("Skriv den på én linje."),
    ),
    "twice": Say(
        N_("«{word}» står to ganger"),
        N_("{Thing}: «{word}» står to ganger under «{field}»."),
        N_("Ta bort den ene; «dekom fmt» gjør det."),
    ),
    "same-date": Say(
        N_("to målinger samme dag"),
        N_("{Thing} har to målinger med datoen {date}."),
        N_("Rett den ene datoen, eller ta bort den ene målingen."),
    ),
}
