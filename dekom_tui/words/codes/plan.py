"""What is told of how a plan hangs together, and of what would make it better."""

from __future__ import annotations

from typing import Final

from dekom_tui.words.codes.say import Say
from dekom_tui.words.language import N_

PLAN: Final = {
    "no-such": Say(
        N_("{the} finnes ikke"),
        N_("{Thing} viser til {a} som ikke finnes: «{key}»."),
        N_("Velg noe annet, eller ta bort koblingen."),
    ),
    "no-such/near": Say("", "", N_("Forslag: {nearest}, «{title}». Eller ta bort koblingen.")),
    "no-such/place": Say(
        N_("stedet finnes ikke"),
        N_("{Thing} viser til et sted i planen som ikke finnes: «{key}»."),
        "",
    ),
    "no-such/place-near": Say(
        N_("stedet finnes ikke"),
        N_("{Thing} viser til et sted i planen som ikke finnes: «{key}»."),
        N_("Forslag: {nearest}, «{title}». Eller ta bort koblingen."),
    ),
    "circle": Say(
        N_("venter i ring"),
        N_("Tiltakene venter på hverandre i ring: {names}."),
        N_("Ta bort ett av dem under «{field}»."),
    ),
    "circle/self": Say(
        N_("venter på seg selv"),
        N_("{Thing} skal komme etter seg selv."),
        N_("Ta det bort under «{field}»."),
    ),
    "circle/many": Say("", N_("Tiltakene venter på hverandre i ring: {names} og {more} til."), ""),
    "reversed": Say(
        N_("{last_field} er før {first_field}"),
        N_("{Thing}: {last_field} er {last}, og det er før {first_field}, {first}."),
        N_("Rett den ene av de to."),
    ),
    "key-date": Say(
        N_("nøkkelen har en annen dato"),
        N_("{Thing} er datert {date}, men nøkkelen begynner med {found}."),
        N_("Rett datoen, eller gi den nøkkelen {wanted}"),
    ),
    "key-date/file": Say(
        N_("filnavnet har en annen dato"),
        N_("{Thing} er datert {date}, men filnavnet begynner med {found}."),
        N_("Rett datoen, eller gi fila navnet {wanted}.toml"),
    ),
    "key-date/none": Say(
        N_("nøkkelen mangler datoen"),
        N_("Nøkkelen «{key}» begynner ikke med datoen."),
        N_("Gi den nøkkelen {wanted}"),
    ),
    "key-date/none-file": Say(
        N_("filnavnet mangler datoen"),
        N_("Filnavnet «{key}.toml» begynner ikke med datoen."),
        N_("Gi fila navnet {wanted}.toml"),
    ),
    "replaced-but-alive": Say(
        N_("erstattet, men ikke avbrutt"),
        N_("{Thing} er erstattet av et annet, men har status «{status}»."),
        N_("Stopp tiltaket, eller ta bort «{field}»."),
    ),
    "too-early": Say(
        N_("starter for tidlig"),
        N_("{Thing} starter {start}, før {names} er ferdig."),
        N_("Flytt starten, eller ta bort koblingen."),
    ),
    "no-such-question": Say(
        N_("spørsmålet finnes ikke"),
        N_("{Thing} gjelder «{name}», og det er ikke et spørsmål i planen."),
        N_("Skriv spørsmålet med egne ord, eller velg et i planen."),
    ),
    "no-such-question/near": Say("", "", N_("Forslag: {nearest}. Eller skriv spørsmålet med egne ord.")),
    "goal-without-measure": Say(
        N_("mål uten tiltak"),
        N_("Ingen tiltak arbeider mot {thing}."),
        N_("Knytt et tiltak til målet, eller lag et nytt."),
    ),
    "goal-without-finding": Say(
        N_("mål uten funn"),
        N_("{Thing} bygger ikke på noe funn i analysen."),
        N_("Knytt målet til funnet som det svarer på."),
    ),
    "goal-without-baseline": Say(
        N_("mål uten start"),
        N_("{Thing} sier ikke hvor vi begynner."),
        N_("Fyll inn «{field}», så alle ser hvor langt det er igjen."),
    ),
    "goal-without-target": Say(
        N_("mål uten målverdi"),
        N_("{Thing} sier ikke hvor langt vi vil."),
        N_("Fyll inn «{field}»."),
    ),
    "goal-without-due": Say(
        N_("mål uten frist"),
        N_("{Thing} sier ikke når det skal være nådd."),
        N_("Fyll inn «{field}»."),
    ),
    "goal-not-evaluated": Say(
        N_("fristen er ute, ikke vurdert"),
        N_("{Thing} hadde frist {due}, og loggen sier ikke om det ble nådd."),
        N_("Skriv en innførsel i loggen om målet."),
    ),
    "measure-without-goal": Say(
        N_("tiltak uten mål"),
        N_("{Thing} er ikke knyttet til noe mål."),
        N_("Knytt det til et mål, eller spør om det hører hjemme i planen."),
    ),
    "measure-without-responsible": Say(
        N_("ingen har ansvar"),
        N_("{Thing} har ingen som har ansvar."),
        N_("Skriv en rolle under «{field}», ikke et navn."),
    ),
    "measure-without-dates": Say(
        N_("tiltak uten datoer"),
        N_("{Thing} sier ikke når det begynner og slutter."),
        N_("Fyll inn «{field}»."),
    ),
    "measure-not-evaluated": Say(
        N_("fullført, ikke evaluert"),
        N_("{Thing} er fullført, og loggen sier ingenting om det."),
        N_("Skriv i loggen hva som lyktes, hva som var mindre vellykket, og hvorfor."),
    ),
    "measure-not-evaluated/half": Say(
        N_("{percent} % gjort, ikke evaluert"),
        N_("{Thing} er {percent} % gjort, og loggen sier ingenting om det."),
        "",
    ),
    "finding-without-evidence": Say(
        N_("funn uten bevis"),
        N_("{Thing} sier ikke hva det bygger på."),
        N_("Fyll inn «{field}», eller knytt til en måling."),
    ),
    "finding-without-goal": Say(
        N_("funn uten mål"),
        N_("Ingen mål bygger på {thing}."),
        N_("Knytt det til et mål, eller la det stå til dere vet mer."),
    ),
    "indicator-unused": Say(
        N_("tall uten funn"),
        N_("Ingen funn og ingen mål bygger på {thing}."),
        N_("Knytt den til et funn eller et mål, eller ta den ut."),
    ),
    "phase-without-voice": Say(
        N_("elevene mangler i {phase}"),
        N_("Det er ikke ført noe om hva elevene sa under {phase}."),
        N_("Skriv inn hvem som var med, hva de sa, og hva det førte til."),
    ),
    "framework-without-text": Say(
        N_("«{field}» mangler"),
        N_("Planen sier ikke hvordan den oppfyller rammen «{field}»."),
        N_("Skriv to–tre setninger om det under rammer for arbeidet."),
    ),
    "many-goals": Say(
        N_("{count} mål"),
        N_("Planen har {count} mål; mer enn {most} er vanskelig å holde fast ved."),
        N_("Slå sammen noen, eller la noen vente til neste plan."),
    ),
    "revision-passed": Say(
        N_("revisjonen er passert"),
        N_("Planen skulle gås gjennom på nytt {date}."),
        N_("Gå gjennom planen, og sett en ny dato."),
    ),
    "names-a-person": Say(
        N_("ser ut som et navn"),
        N_("{Thing}: «{name}» under «{field}» ser ut som navnet på en person."),
        N_("Skriv rollen i stedet. Det som er lagret i git, blir husket."),
    ),
    "small-n": Say(
        N_("få bak tallet"),
        N_("{Thing}: bare {n} står bak tallet fra {date}. Under {least} kan noen kjennes igjen."),
        N_("Slå sammen flere kull, eller ta tallet ut før planen deles."),
    ),
    "long-short-name": Say(
        N_("langt kortnavn"),
        N_("{Thing}: kortnavnet har {length} tegn, og {longest} får plass."),
        N_("Kort det ned."),
    ),
}
