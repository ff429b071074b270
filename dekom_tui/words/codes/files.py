"""What is told of a file that cannot be read, or is not what it should be."""

from __future__ import annotations

from typing import Final

from dekom_tui.words.codes.say import Say
from dekom_tui.words.language import N_

FILES: Final = {
    "cannot-open": Say(
        N_("kan ikke åpnes"),
        N_("{file} lar seg ikke lese på denne maskinen."),
        N_("Prøv igjen. Ligger fila på en nettdisk, se om den er koblet til."),
    ),
    "cannot-open/permission": Say(
        "",
        N_("{file} kan ikke åpnes, fordi du ikke har lov til å lese den."),
        N_("Gi deg selv lesetilgang til fila, eller spør den som eier mappa."),
    ),
    "cannot-open/loop": Say(
        "",
        N_("{file} er en lenke som viser tilbake til seg selv."),
        N_("Slett lenken, eller la den vise til selve fila."),
    ),
    "cannot-open/dangling": Say(
        "",
        N_("{file} er en lenke til en fil som ikke finnes."),
        N_("Slett lenken, eller legg fila tilbake."),
    ),
    "not-a-file": Say(
        N_("ikke en vanlig fil"),
        N_("{file} er ikke en vanlig fil."),
        N_("Flytt den bort, og legg en tekstfil der i stedet."),
    ),
    "not-utf8": Say(
        N_("feil tegnkoding"),
        N_("{file} er ikke lagret som UTF-8; det ligner {guess}."),
        N_("Åpne fila i en teksteditor og lagre den på nytt som UTF-8."),
    ),
    "too-large": Say(
        N_("for stor"),
        N_("{file} er større enn 16 MB og blir ikke lest."),
        N_("Flytt det som ikke hører til planen, ut av fila."),
    ),
    "too-deep": Say(
        N_("for dypt"),
        N_("Lister og tabeller står mer enn {levels} nivåer inni hverandre."),
        N_("Skriv det flatere; ingenting i en plan trenger så mange nivåer."),
    ),
    "too-deep/parts": Say("", N_("Et navn har mer enn {parts} ledd med punktum mellom."), ""),
    "syntax": Say(
        N_("skrivefeil i fila"),
        N_("Her står det noe som ikke er gyldig TOML."),
        N_("Se etter et tegn for mye eller for lite på denne linja eller den over."),
    ),
    "syntax/lone-cr": Say(
        "",
        N_("Fila har linjeskift av en gammel type (CR alene)."),
        N_("Lagre den på nytt i en teksteditor, med linjeskift LF."),
    ),
    "syntax/lfs": Say(
        "",
        N_("Her står bare hvor fila ligger i Git LFS; det som står i den, er ikke hentet."),
        N_("«git lfs pull» i terminalen henter den. Planer er små, og hører best hjemme i git selv."),
    ),
    "syntax/control-character": Say(
        "",
        N_("Her står det et usynlig styretegn."),
        N_("Slett tegnet; i en tekst kan det skrives som \\u og fire sifre."),
    ),
    "syntax/unterminated-line": Say(
        "",
        N_("En tekst på én linje slutter uten anførselstegn."),
        N_("Sett et anførselstegn til slutt, eller bruk ''' foran og bak når teksten går over flere linjer."),
    ),
    "syntax/unterminated": Say(
        "",
        N_("En tekst begynner her, men slutter aldri."),
        N_("Sett samme slags anførselstegn bak teksten som foran den."),
    ),
    "syntax/unclosed": Say(
        "",
        N_("En liste begynner her, men slutter aldri."),
        N_("Sett en ] eller }} der den slutter, og komma mellom delene."),
    ),
    "syntax/escape": Say(
        "",
        N_("En omvendt skråstrek er brukt på en måte som ikke gjelder."),
        N_("Skriv to skråstreker, \\\\, eller sett teksten i enkle anførselstegn."),
    ),
    "syntax/no-equals": Say("", N_("Det mangler et likhetstegn etter navnet."), N_("Skriv navn = verdi.")),
    "syntax/after-value": Say(
        "",
        N_("Det står noe etter verdien, på samme linje."),
        N_("Sett teksten i anførselstegn, eller flytt resten til en ny linje. En kommentar begynner med #."),
    ),
    "syntax/bad-header": Say(
        "",
        N_("Overskriften til en tabell er ikke hel."),
        N_("Skriv den som [tabell.nøkkel] på en linje for seg selv."),
    ),
    "syntax/bad-key": Say(
        "",
        N_("Et navn begynner med et tegn som ikke gjelder."),
        N_("Et navn har bokstavene a–z, tall, - og _; andre navn står i anførselstegn."),
    ),
    "syntax/bad-date": Say(
        "",
        N_("Datoen finnes ikke."),
        N_("Skriv den som 2026-09-15, og se om måneden har så mange dager."),
    ),
    "syntax/bad-value": Say(
        "",
        N_("Verdien er verken tekst, tall, dato eller liste."),
        N_("Sett tekst i anførselstegn, og skriv datoer som 2026-09-15."),
    ),
    "syntax/bad-statement": Say(
        "",
        N_("Linja er verken et felt, en overskrift eller en kommentar."),
        N_("Skriv navn = verdi, eller sett # foran hvis det er en kommentar."),
    ),
    "duplicate-key": Say(
        N_("står to ganger"),
        N_("Det samme navnet står to ganger."),
        N_("Slå de to sammen, eller ta bort den ene."),
    ),
    "duplicate-key/first": Say("", N_("«{name}» står to ganger, første gang på linje {first}."), ""),
    "merge-markers": Say(
        N_("to versjoner i fila"),
        N_("Her står merkene som git setter når to versjoner ikke lot seg slå sammen."),
        N_("Skriv det som skal gjelde, og slett linjene med <<<<<<<, ======= og >>>>>>>."),
    ),
    "merge-markers-in-text": Say(
        N_("to versjoner i en tekst"),
        N_("Inne i en tekst står merkene som git setter når to versjoner ikke lot seg slå sammen."),
        N_("Skriv det som skal gjelde, og slett linjene med <<<<<<<, ======= og >>>>>>>."),
    ),
    "unsettled-merge": Say(
        N_("to versjoner venter på et valg"),
        N_("To versjoner av {name} venter på et valg. Begge er tatt vare på her."),
        N_("Skriv det som skal gjelde, og slett linjene fra # >>> til # <<<."),
    ),
    "folder-for-file": Say(
        N_("en mappe, ikke en fil"),
        N_("{file} er en mappe, men det skal være en fil."),
        N_("Gi mappa et annet navn."),
    ),
    "file-for-folder": Say(
        N_("en fil, ikke en mappe"),
        N_("{file} er en fil, men det skal være en mappe."),
        N_("Gi fila et annet navn."),
    ),
    "no-plan": Say(
        N_("plan.toml mangler"),
        N_("Her ligger {beside}, men ingen plan.toml."),
        N_("Legg plan.toml tilbake, eller begynn en ny plan med «dekom new»."),
    ),
    "format-missing": Say(
        N_("format mangler"),
        N_("{file} sier ikke hvilket format den har."),
        N_("Skriv «format = 1» øverst i fila."),
    ),
    "format-wrong": Say(
        N_("format er ikke et tall"),
        N_("«format» skal være et helt tall fra 1 og opp."),
        N_("Skriv «format = 1» øverst i fila."),
    ),
    "format-newer": Say(
        N_("laget med en nyere dekom"),
        N_("{file} har format {found}, og denne utgaven av dekom leser format {known}. Fila er ikke rørt."),
        N_("Hent en nyere utgave av dekom."),
    ),
    "byte-order-mark": Say(
        N_("usynlig tegn først"),
        N_("{file} begynner med et usynlig tegn (BOM)."),
        N_("«dekom fmt» tar det bort."),
    ),
}
