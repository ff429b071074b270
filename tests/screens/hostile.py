"""A plan that nobody means well: markup, endless words, letters of no width and of two, and fields that are missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

MARKUP: Final = "[x] [/] [må avklares] [bold red]"
ENDLESS: Final = "Menneskerettighetsorganisasjonsmedlemskapskontingent" * 3
ODD: Final = "👩‍👩‍👧‍👦 e\u0301\u200b\u200d 漢字漢字 Z\u0334\u0301g"

PLAN: Final = f"""format = 1
tittel = "{MARKUP}"
skole = "{MARKUP} {ODD}"
fra = {date(2026, 8, 1)}
til = {date(2028, 6, 30)}

[tekst]
maal = '''
{MARKUP} {ODD}

- [/] {ENDLESS}
'''

[indikator.tall]
navn = "{MARKUP}"
kilde = "{ENDLESS}"
enhet = "[/] {ENDLESS}"
verdier = [
    {{dato = 2025-01-01, verdi = 123456789.123456}},
    {{dato = 2025-02-01, verdi = 1e18, foreloepig = true}},
]

[maal.endeloest]
nr = 3
tekst = "{ENDLESS}"
type = "pedagogisk"
indikator = "finnes-ikke"
utgangsverdi = 3

[maal.endeloest.vedtak]
dato = 2026-01-01
for = 200

[maal.markert]
tekst = "{MARKUP}"
funn = ["finnes-ikke", "funn"]
indikator = "tall"
utgangsverdi = 1e15
maalverdi = -3.00001
frist = 2020-01-01

[maal.markert.smarte]
spesifikt = "{MARKUP} {ENDLESS}"
maalbart = "{ODD}"

[maal.markert.vedtak]
for = 1000000
mot = 1

[maal.rart]
nr = 1000000
tekst = "{ODD} {ODD} {ODD} {ODD} {ODD}"

[maal.uten]
nr = 3

[funn.funn]
tekst = "{MARKUP} {ENDLESS}"
"""

MEASURES: Final = f"""format = 1
innledning = '''
{MARKUP} {ODD}

- {ENDLESS}
'''

[tiltak.endeloest]
nr = 123456
tittel = "{ENDLESS}"
slutt = 2026-01-01
ansvarlig = "{ENDLESS}"
status = "avbrutt"
erstattes_av = "finnes-ikke"

[tiltak.markert]
tittel = "{MARKUP}"
maal = ["finnes-ikke", "markert", "rart"]
start = 2026-01-01
ansvarlig = "{MARKUP} {ODD}"
arena = "finnes-ikke"
etter = ["endeloest", "markert"]
aktiviteter = [
    {{dato = 2026-02-01}},
    {{dato = 2027-02-01, tekst = "{ODD}", ansvarlig = "{ENDLESS}"}},
    {{tekst = "{MARKUP} {ENDLESS}"}},
]
merknad = '''
{MARKUP}

- {ENDLESS}
'''

[tiltak.rart]
tittel = "{ODD} {ODD} {ODD}"
status = "fullført"

[tiltak.uten]
nr = 1
"""


def write(folder: Path) -> Path:
    """The plan in a folder of its own; the folder."""
    found = folder / "vond"
    found.mkdir()
    (found / "plan.toml").write_text(PLAN, encoding="utf-8")
    (found / "tiltak.toml").write_text(MEASURES, encoding="utf-8")
    return found
