"""What the facilitator can do in a meeting, one key each; which of them work depends on the phase."""

from __future__ import annotations

from typing import Final

from dekom_tui.commands import Command
from dekom_tui.words.language import N_

NEXT: Final = Command("next", ("right",), "→", N_("videre"), N_("videre til det som kommer"))
BEFORE: Final = Command("before", ("left",), "←", N_("tilbake"), N_("tilbake til det som var, uten at noe går tapt"))
MORE_TIME: Final = Command("more_time", ("plus",), "+", N_("ett minutt"), N_("ett minutt til; to når tida er ute"))
STOP_TIME: Final = Command("stop_time", ("t",), "T", N_("stopp tida"), N_("stopp tida, eller la den gå igjen"))
QR: Final = Command("qr", ("j",), "J", N_("QR"), N_("vis bare QR og kode, eller gå tilbake"))
QR_ONLY: Final = QR._replace(words=N_("bare QR"))
QR_BACK: Final = QR._replace(words=N_("tilbake"))
WRITE_FOR: Final = Command(
    "write_for", ("s",), "S", N_("skriv for noen"), N_("skriv et innspill for noen uten telefon")
)
HANDS: Final = WRITE_FOR._replace(words=N_("tell hender"), help=N_("før inn hender som er talt"))
SHOW: Final = Command("reveal", ("v",), "V", N_("vis"), N_("vis for rommet, eller skjul"))
HIDE: Final = SHOW._replace(words=N_("skjul"))
SHOW_REASONS: Final = SHOW._replace(words=N_("vis grunner"))
HIDE_REASONS: Final = SHOW._replace(words=N_("skjul grunner"))
AGAIN: Final = Command("again", ("o",), "O", N_("stem om igjen"), N_("stem om igjen; den forrige runden blir stående"))
RATE_AGAIN: Final = AGAIN._replace(words=N_("vurder om igjen"))
LOCK: Final = Command("lock", ("l",), "L", N_("lås"), N_("lås døra, så ingen nye kommer inn"))
UNLOCK: Final = LOCK._replace(words=N_("lås opp"), help=N_("lås opp døra igjen"))
ADDRESSES: Final = Command(
    "addresses", ("a",), "A", N_("andre adresser"), N_("vis de andre adressene til denne maskinen")
)
TEST_NET: Final = Command("test_net", ("w",), "W", N_("test nettet"), N_("se om telefonene når denne maskinen"))
NEW_ROLES: Final = Command("new_roles", ("r",), "R", N_("nye roller"), N_("trekk rollene i gruppene på nytt"))
NEW_GROUPS: Final = Command("g", ("g",), "G", N_("nye grupper"), N_("trekk gruppene på nytt"), quiet=True)
PICKED: Final = Command("g", ("g",), "G", N_("gruppenes valg"), N_("vis bare det gruppene valgte, eller alle igjen"))
ALL_ENTRIES: Final = PICKED._replace(words=N_("alle innspill"), help=N_("vis alle innspillene igjen"))
ONLY_CLUSTERS: Final = Command(
    "cluster", ("k",), "K", N_("bare klyngene"), N_("stem bare over klyngene, uten det som ligger utenfor dem")
)
WITH_LOOSE: Final = ONLY_CLUSTERS._replace(
    words=N_("ta med alle"), help=N_("stem også over hvert innspill som ikke er med")
)
NEXT_TURN: Final = Command("space", ("space",), "Mellomrom", N_("neste"), N_("neste har ordet"))
MARK: Final = Command("space", ("space",), "Mellomrom", N_("merk"), N_("merk innspillet, eller ta merket bort"))
NEW_CLUSTER: Final = Command("cluster", ("k",), "K", N_("ny klynge"), N_("lag en klynge av de merkede"))
MOVE_TO: Final = Command("move_to", ("f",), "F", N_("flytt til"), N_("flytt de merkede til en klynge"))
PARK: Final = Command("park", ("p",), "P", N_("parker"), N_("sett de merkede på P-plassen, eller hent dem tilbake"))
UNPARK: Final = PARK._replace(words=N_("hent tilbake"))
RENAME: Final = Command("choose", (), "Enter", N_("nytt navn"), N_("gi klynga et annet navn"))
TO_CLUSTERS: Final = Command("across", ("tab",), "Tab", N_("klynger"), N_("til klyngene, eller til innspillene"))
TO_ENTRIES: Final = TO_CLUSTERS._replace(words=N_("innspill"))
SUGGEST: Final = Command(
    "suggest", ("n",), "N", N_("foreslå klynger"), N_("lag klynger av det som ligner; Ctrl+Z angrer"), quiet=True
)
LOWER: Final = Command("choose", (), "Enter", N_("til lista"), N_("tilbake til alle innspillene"))
NEXT_SPOT: Final = Command("", (), "↑↓", N_("neste innspill"), N_("løft fram det neste innspillet, eller det forrige"))
SPOTLIGHT: Final = Command("choose", (), "Enter", N_("løft fram"), N_("løft fram innspillet for rommet"))
MERGE: Final = Command("merge", ("m",), "M", N_("slå sammen"), N_("slå klynga sammen med en annen"), quiet=True)
DISSOLVE: Final = Command(
    "delete", ("delete",), "Delete", N_("løs opp"), N_("løs opp klynga; innspillene blir"), quiet=True
)
HIDE_ENTRY: Final = Command(
    "delete", ("delete",), "Delete", N_("skjul"), N_("skjul innspillet; det kommer ikke i referatet"), quiet=True
)
CUT_LINE: Final = Command("", (), "↑↓", N_("flytt streken"), N_("velg hvor mange dere går videre med"))
LETTER: Final = Command("", (), "↑↓", N_("snakk om"), N_("velg bokstaven dere snakker om"))
WRITE_NOTE: Final = Command("choose", (), "Enter", N_("skriv"), N_("skriv konklusjonen, eller endre det valgte"))
DECISION: Final = Command("decision", ("d",), "D", N_("vedtak"), N_("skriv et vedtak, med stemmene"))
TASK: Final = Command("g", ("g",), "G", N_("gjøremål"), N_("skriv hvem som gjør hva, og når"))
DROP: Final = Command(
    "delete", ("delete",), "Delete", N_("ta bort"), N_("ta bort vedtaket eller gjøremålet"), quiet=True
)
LAND: Final = Command("land", ("i",), "I", N_("inn i planen"), N_("skriv det dere ble enige om inn i planen"))
MESSAGE: Final = Command(
    "message", ("b",), "B", N_("beskjed"), N_("en beskjed til alle, på lerretet og telefonene"), quiet=True
)
PEOPLE: Final = Command("people", ("u",), "U", N_("uten telefon"), N_("hvor mange som er her uten telefon"), quiet=True)
UNDO_HERE: Final = Command("undo_here", ("ctrl+z",), "Ctrl+Z", N_("angre"), N_("angre det siste i møtet"), quiet=True)
REDO_HERE: Final = Command("redo_here", ("ctrl+y",), "Ctrl+Y", N_("gjør om"), N_("gjør om det angrede"), quiet=True)
LEAVE: Final = Command("leave", ("escape",), "Esc", N_("til planen"), N_("til planen; møtet går videre"), quiet=True)
CONTINUE: Final = Command("choose", (), "Enter", N_("gå videre"), N_("gå videre i møtet"))
FINISH: Final = Command("finish", ("enter",), "Enter", N_("skriv referatet"), N_("skriv referatet i planen"))
SAVE_VERSION: Final = FINISH._replace(words=N_("lagre som én versjon"), help=N_("lagre alt fra møtet som én versjon"))
GO_ON: Final = Command("before", ("left",), "←", N_("møtet er ikke over"), N_("møtet er ikke over; gå tilbake til det"))

ALL: Final = (
    NEXT, BEFORE, MORE_TIME, STOP_TIME, QR, WRITE_FOR, SHOW, AGAIN, LOCK, ADDRESSES, TEST_NET, NEW_ROLES, NEW_GROUPS,
    NEXT_TURN, TO_CLUSTERS, SUGGEST, NEW_CLUSTER,
    MOVE_TO, PARK, MERGE, DISSOLVE, DECISION, LAND, MESSAGE, PEOPLE, UNDO_HERE, REDO_HERE, LEAVE, FINISH,
)  # fmt: skip
"""One of each key; `space`, `g` and `delete` mean what the phase makes of them."""
