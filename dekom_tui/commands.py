"""Every command of the screens, declared once: keys, key line, palette and help are all made from this.

A command's `name` is the action that a screen or the program defines as `action_NAME`. Words are bokmål, the source
language of the catalogues, and are looked up when they are shown.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dekom_tui.words.language import N_


class Command(NamedTuple):
    """Something that can be done on a screen."""

    name: str
    """The action, with its arguments: «add», «place('3')»."""
    keys: tuple[str, ...]
    """Textual's names of the keys."""
    shown: str
    """The keys as people call them: «Enter», «↑↓»."""
    words: str
    """What it does, in the key line: «rediger»."""
    help: str
    """What it does, in help and palette: «rediger det valgte»."""
    short: str = ""
    """The words of the key line where it is narrow."""
    quiet: bool = False
    """Not in the key line."""


class PlaceOf(NamedTuple):
    """A place of the program: one key away everywhere outside text fields."""

    key: str
    name: str
    """In the tab line."""
    title: str
    """The template's own heading, or what the place is for."""


PLACES: Final = (
    PlaceOf("0", N_("Oversikt"), N_("Oversikt")),
    PlaceOf("1", N_("Innledning"), N_("1 Innledning, tema og mål")),
    PlaceOf("2", N_("Situasjon"), N_("2 Situasjonsbeskrivelse")),
    PlaceOf("3", N_("Mål"), N_("3 Resultatmål")),
    PlaceOf("4", N_("Analyse"), N_("4 Analyse")),
    PlaceOf("5", N_("Tiltak"), N_("5 Tiltak")),
    PlaceOf("6", N_("Organisering"), N_("6 Organisering")),
    PlaceOf("7", N_("Tegn"), N_("7 Tegn på læring/forbedring")),
    PlaceOf("T", N_("Tidslinje"), N_("T Tidslinje for tiltakene")),
    PlaceOf("L", N_("Logg"), N_("L Evalueringslogg")),
    PlaceOf("R", N_("Rød tråd"), N_("R Rød tråd fra situasjon til tegn")),
    PlaceOf("V", N_("Versjoner"), N_("V Versjoner og endringer")),
    PlaceOf("M", N_("Møte"), N_("M Møter og referat")),
)
"""The places that have a screen, in the order of the tab line."""

UNDO: Final = Command("undo", ("ctrl+z",), "Ctrl+Z", N_("angre"), N_("angre"), quiet=True)
REDO: Final = Command(
    "redo", ("ctrl+y", "ctrl+shift+z"), "Ctrl+Y", N_("gjør om"), N_("gjør om det angrede"), quiet=True
)
PALETTE: Final = Command("palette", ("ctrl+p",), "Ctrl+P", N_("alt du kan"), N_("alt du kan"), N_("alt"))
HELP: Final = Command("help", ("question_mark", "f1"), "?", N_("hjelp"), N_("hjelp for denne skjermen"))
QUIT: Final = Command("quit", ("ctrl+q",), "Ctrl+Q", N_("avslutt"), N_("avslutt"), quiet=True)
THEME: Final = Command("theme", ("f9",), "F9", N_("lys eller mørk"), N_("bytt mellom lys og mørk skjerm"), quiet=True)
BACK: Final = Command("back", ("escape",), "Esc", N_("tilbake"), N_("tilbake"), quiet=True)
ASK_ROOM: Final = Command(
    "app.place('M')",
    (),
    "M",
    N_("la rommet foreslå"),
    N_("la rommet foreslå, i et møte"),
)
SHOWN_BACK: Final = BACK._replace(name="app.back", quiet=False)
SETTINGS: Final = Command(
    "settings", ("f2",), "F2", N_("innstillinger"), N_("innstillinger, dine og skolens"), quiet=True
)
PRACTISE: Final = Command("practise", (), "", N_("prøv på øvingsplanen"), N_("prøv på en øvingsplan"), quiet=True)
THROW_AWAY: Final = Command("throw_away", (), "", N_("kast øvingsplanen"), N_("kast øvingsplanen"), quiet=True)
GREETING: Final = Command("greeting", (), "", N_("velkommen"), N_("vis velkomsten igjen"), quiet=True)
FINDINGS: Final = Command(
    "findings", ("f8",), "F8", N_("funn i filene"), N_("gå fra funn til funn i filene"), quiet=True
)
CONFLICTS: Final = Command("conflicts", ("f7",), "F7", N_("velg"), N_("velg der to har endret det samme"), quiet=True)

FIND: Final = Command("find", ("slash",), "/", N_("finn"), N_("finn ord i hele planen"))
FIND_ALL: Final = FIND._replace(words=N_("finn i alle"), help=N_("finn ord i alle planene"))
PRESENT: Final = Command(
    "present", ("f5",), "F5", N_("vis for rommet"), N_("vis det valgte for rommet, på hele skjermen"), N_("vis")
)

EVERYWHERE: Final = (UNDO, REDO, CONFLICTS, FINDINGS, THEME, SETTINGS, BACK, PALETTE, HELP, QUIT)
"""What works on every screen, in the order of the help."""
SAVE_ANYWHERE: Final = Command(
    "save_version", (), "", N_("lagre versjon"), N_("lagre en versjon av planen"), quiet=True
)
SHARE_ANYWHERE: Final = Command(
    "share", (), "", N_("del og hent"), N_("del versjonene, og hent det andre har delt"), quiet=True
)
SETTLE_ANYWHERE: Final = Command(
    "settle_merge",
    (),
    "",
    N_("svar på spørsmål"),
    N_("svar der to har endret det samme, i en sammenslåing"),
    quiet=True,
)
KEYLESS: Final = (SAVE_ANYWHERE, SHARE_ANYWHERE, SETTLE_ANYWHERE, PRACTISE, THROW_AWAY, GREETING)
"""What only the palette offers, on every screen."""

CHOOSE: Final = Command("", (), "↑↓", N_("velg"), N_("velg"))
OPEN: Final = Command("choose", (), "Enter", N_("rediger"), N_("rediger det valgte"))
GO_THERE: Final = Command("choose", (), "Enter", N_("gå dit"), N_("gå dit det valgte hører hjemme"))
UNFOLD: Final = Command("choose", (), "Enter", N_("vis alle"), N_("vis alt som trenger dere nå"))
ABOUT_PLAN: Final = Command(
    "about", ("e",), "E", N_("om planen"), N_("planens tittel, periode, status og neste revisjon")
)
OPEN_PLAN: Final = Command("choose", (), "Enter", N_("åpne"), N_("åpne planen"))
SHOW_PLACE: Final = Command("choose", (), "Enter", N_("vis stedet"), N_("vis hva som er galt, og hvor"))
NEW_PLAN: Final = Command("add", ("n",), "N", N_("ny plan"), N_("lag en ny plan"))
MEND: Final = Command("mend", (), "Enter", N_("bruk forslaget"), N_("bruk forslaget"))
CHOOSE_FINDING: Final = Command("", (), "↑↓", N_("forrige, neste"), N_("forrige og neste funn"))
MEND_SELF: Final = Command("mend_self", ("e",), "E", N_("rett selv"), N_("rett det selv, i skjemaet eller i fila"))
MEND_IN_FILE: Final = MEND_SELF._replace(words=N_("åpne fila"), help=N_("åpne fila i en teksteditor"))
LATER: Final = Command("app.back", (), "Esc", N_("senere"), N_("tilbake; det kan rettes senere"))
CLOSE: Final = Command("close", ("escape",), "Esc", N_("lukk"), N_("lukk"))
SCROLL: Final = Command("", (), "↑↓", N_("mer"), N_("se resten"))
RUN: Final = Command("run", (), "Enter", N_("kjør"), N_("kjør det valgte"))
SIDES: Final = Command("", (), "←→", N_("velg side"), N_("velg mellom sidene"))
TAKE: Final = Command("choose", (), "Enter", N_("ta denne"), N_("ta siden som er valgt"))
BOTH: Final = Command("both", ("b",), "B", N_("ta begge"), N_("behold begge"))
WRITE_OWN: Final = Command("write_own", ("e",), "E", N_("skriv selv"), N_("skriv en tredje selv"))
NEXT_CONFLICT: Final = Command("next", ("tab",), "Tab", N_("neste"), N_("se på det neste; dette venter"))
WAIT: Final = Command("app.back", (), "Esc", N_("vent"), N_("vent; det er ikke bestemt ennå"))
TAKE_IN: Final = Command("choose", (), "Enter", N_("ta inn"), N_("ta teksten inn i planen"))
DROP: Final = Command("drop", ("delete",), "Delete", N_("kast"), N_("kast teksten for godt"))
MAKE: Final = Command("make", ("ctrl+s",), "Enter", N_("lag planen"), N_("lag planen og åpne den"))
FIELDS: Final = Command("", (), "↑↓", N_("neste felt"), N_("fra felt til felt"))
CANCEL: Final = Command("app.back", ("escape",), "Esc", N_("avbryt"), N_("avbryt; ingenting blir laget"))
WRITE: Final = Command("choose", (), "Enter", N_("skriv"), N_("skriv svaret"))
LEAVE_TEXT: Final = Command("back", (), "Esc", N_("ferdig"), N_("ferdig med teksten; den er lagret underveis"))
ADD: Final = Command("add", ("n",), "N", N_("nytt"), N_("legg til et nytt"))
_NEW: Final = {
    "forankring": N_("ny forankring"),
    "satsing": N_("ny satsing"),
    "indikator": N_("ny indikator"),
    "funn": N_("nytt funn"),
    "rolle": N_("ny rolle"),
    "arena": N_("ny møteplass"),
    "partner": N_("ny partner"),
    "elevstemme": N_("ny elevstemme"),
}
COPY: Final = Command("copy", ("c",), "C", N_("kopier"), N_("kopier det valgte"), quiet=True)
MOVE: Final = (
    Command("shift(-1)", ("alt+up",), "Alt+↑", N_("flytt opp"), N_("flytt det valgte opp"), quiet=True),
    Command("shift(1)", ("alt+down",), "Alt+↓", N_("flytt ned"), N_("flytt det valgte ned"), quiet=True),
)
DELETE: Final = Command("delete", ("delete",), "Delete", N_("ta bort"), N_("ta bort det valgte"), quiet=True)
REGISTER: Final = (ADD, COPY, *MOVE, DELETE)
"""What can be done to what stands in a list."""

EDIT_FIELD: Final = Command("choose", (), "Enter", N_("rediger"), N_("rediger feltet"))
EDIT_FLAG: Final = EDIT_FIELD._replace(words=N_("ja eller nei"), help=N_("bytt mellom ja og nei"))
EMPTY_FIELD: Final = Command("empty", ("delete",), "Delete", N_("tøm"), N_("tøm feltet"), quiet=True)
LEAVE: Final = Command("back", (), "Esc", N_("ferdig"), N_("ferdig; alt er lagret underveis"))
FORM: Final = (EMPTY_FIELD,)
"""What can be done in a form."""

RECORDS: Final = (
    Command("add", ("n",), "N", N_("ny linje"), N_("legg en ny linje til lista"), N_("ny")),
    Command("tick", ("space",), "Mellomrom", N_("huk av"), N_("huk av, eller ta haken bort")),
    EMPTY_FIELD._replace(words=N_("ta bort"), help=N_("ta bort den valgte linja")),
)
"""What can be done in a list within a form."""
CHANGE: Final = Command("turn(1)", (), "←→", N_("endre"), N_("velg et annet"))
NEW_YEAR: Final = ADD._replace(words=N_("nytt skoleår"))
NEW_QUESTION: Final = ADD._replace(words=N_("nytt spørsmål"))
NEW_FILE: Final = Command("choose", (), "Enter", N_("lag ny fil"), N_("lag en ny fil, og behold den gamle"))
TRY_IT: Final = Command("app.practise", ("p",), "P", N_("øvingsplan"), N_("prøv på en øvingsplan"))
GO_ON: Final = Command("close", ("enter",), "Enter", N_("begynn"), N_("begynn"))
NEW: Final = (
    Command("use", (), "Enter", N_("legg til"), N_("legg det til i planen")),
    Command("back", (), "Esc", N_("ikke likevel"), N_("tilbake, uten å legge til noe")),
)
"""While something new gets its name."""

USE: Final = Command("choose", (), "Enter", N_("bruk"), N_("bruk det som står i feltet"))
LET_BE: Final = Command("back", (), "Esc", N_("la stå"), N_("la det stå som det var"))
"""While a field is being edited."""

ANCHORING: Final = Command("register('forankring')", ("f",), "F", N_("forankring"), N_("til forankringen"))
INITIATIVES: Final = Command("register('satsing')", ("s",), "S", N_("satsinger"), N_("til andre satsinger"), quiet=True)
TIE: Final = Command("tie", ("k",), "K", N_("knytt til mål"), N_("knytt funnet til mål, eller løs det fra dem"))
TIE_GOAL: Final = Command(
    "tick", ("space",), "Mellomrom", N_("knytt eller løs"), N_("knytt til målet, eller løs fra det")
)
NEXT_REGISTER: Final = Command("register(1)", ("tab",), "Tab", N_("neste register"), N_("neste register"), N_("neste"))
INTO: Final = Command("into", (), "Enter", N_("inn i lista"), N_("inn i lista"))
LEAVE_LIST: Final = Command("back", (), "Esc", N_("tilbake"), N_("tilbake til spørsmålene"))

SMARTE: Final = Command(
    "across", (), "Tab", N_("SMARTE"), N_("til SMARTE og tilbake, for å skrive hvorfor målet holder")
)
STEPS: Final = Command("across", (), "Tab", N_("steg"), N_("til stegene i tiltaket og tilbake"), quiet=True)
ITEMS: Final = Command("across", (), "Tab", N_("saker"), N_("til sakene i møtet og tilbake"))
LEAVE_PANE: Final = Command("back", (), "Esc", N_("til lista"), N_("tilbake til lista"))
OWN_TEXT: Final = Command(
    "text", ("i",), "I", N_("innledende tekst"), N_("les og skriv teksten om hele delen"), quiet=True
)
SORT: Final = Command("sort", ("s",), "S", N_("sorter"), N_("sorter etter nummer, start eller slutt"))
FILTER: Final = Command("filter", ("f",), "F", N_("filter"), N_("velg hvilke tiltak som vises"))
SHOW_ALL: Final = Command("back", (), "Esc", N_("vis alle"), N_("vis alle tiltakene igjen"))
ONLY: Final = Command("choose", (), "Enter", N_("vis bare dem"), N_("vis bare tiltakene som er slik"))
AND_ONLY: Final = Command(
    "tick", ("space",), "Mellomrom", N_("velg flere"), N_("velg flere ting som skal stemme samtidig")
)
TICK: Final = Command("tick", ("space",), "Mellomrom", N_("huk av steg"), N_("huk av neste steg"), N_("huk av"))
TICK_STEP: Final = TICK._replace(words=N_("huk av"), help=N_("huk av steget, eller ta haken bort"))

QUESTION: Final = Command("", (), "↑↓", N_("spørsmål"), N_("velg spørsmål"))
INDICATOR: Final = Command("", (), "↑↓", N_("indikator"), N_("velg indikator"))
VALUES: Final = Command("", (), "←→", N_("måling"), N_("fra måling til måling"))
NEW_VALUE: Final = Command("add", ("n",), "N", N_("ny måling"), N_("før inn en ny måling"))
MEND_VALUE: Final = Command(
    "mend_value", ("e",), "E", N_("rett målingen"), N_("rett målingen som er valgt"), quiet=True
)
TO_TEXT: Final = Command("across", (), "Tab", N_("teksten"), N_("til spørsmålene og svarene, og tilbake"))
TO_INDICATORS: Final = Command("indicators", ("i",), "I", N_("indikatorene"), N_("til indikatorene"))
CHART: Final = Command("chart", ("g",), "G", N_("stor graf"), N_("vis grafen på hele skjermen"))
NEXT_INDICATOR: Final = Command("next(1)", ("tab",), "Tab", N_("neste"), N_("neste indikator"))
TABLE: Final = Command("table", ("d",), "D", N_("tabell"), N_("bytt mellom graf og tabell"))
WRITE_VALUE: Final = Command(
    "choose", (), "Enter", N_("gå videre"), N_("til neste felt, og skriv målingen inn til slutt")
)
CHART_AGAIN: Final = TABLE._replace(words=N_("graf"))
CHOOSE_ACT: Final = Command("choose", (), "Enter", N_("gjør det"), N_("gjør det som er valgt"))
NO_VALUE: Final = Command("back", ("escape",), "Esc", N_("avbryt"), N_("avbryt; ingenting blir skrevet"))
PROVISIONAL: Final = Command("tick", (), "Mellomrom", N_("ja eller nei"), N_("sett foreløpig på eller av"))
HARVEST: Final = Command(
    "harvest", ("h",), "H", N_("hent fra loggen"), N_("se hva loggen sier om spørsmålet"), N_("fra loggen")
)
PICK: Final = Command("tick", ("space",), "Mellomrom", N_("ta med"), N_("ta innførselen med, eller la den være"))
TAKE_PICKED: Final = Command(
    "choose", (), "Enter", N_("skriv videre på dem"), N_("sett dem nederst i svaret, og skriv dem om")
)

JOINTS: Final = Command("", (), "←→", N_("ledd"), N_("fra ledd til ledd i tråden"))
TIE_KNOT: Final = Command("tie", ("k",), "K", N_("knytt"), N_("knytt det valgte til noe i leddet før eller etter"))
UNTIE: Final = Command("untie", ("u",), "U", N_("løs"), N_("løs det valgte fra noe det er knyttet til"))
MATRIX: Final = Command("matrix", ("x",), "X", N_("matrise"), N_("vis mål og tiltak som matrise"))
LOOSE_ENDS: Final = Command("ends", ("e",), "E", N_("løse ender"), N_("til de løse endene"), N_("løse"))
TO_PICTURE: Final = Command("ends", (), "Esc", N_("til tråden"), N_("tilbake til tråden"))
WRITE_SIGN: Final = Command("sign", ("l",), "L", N_("skriv tegn"), N_("skriv i loggen hva dere ser av tiltaket"))
TIE_THESE: Final = Command("choose", (), "Enter", N_("knytt"), N_("knytt til dem som er valgt, og løs de andre"))
UNTIE_THESE: Final = Command("choose", (), "Enter", N_("løs"), N_("løs fra dem som er valgt"))
CHOOSE_MORE: Final = Command("", (), "Mellomrom", N_("velg"), N_("velg, eller velg bort"))
OTHER_JOINT: Final = Command("joint(1)", ("tab",), "Tab", N_("annet ledd"), N_("til et annet ledd det kan knyttes til"))
TOGGLE_TIE: Final = Command(
    "tick", ("space",), "Mellomrom", N_("knytt og løs"), N_("knytt tiltaket til målet, eller løs det fra målet")
)
THREAD: Final = Command("matrix", ("x",), "X", N_("tråden"), N_("tilbake til tråden"))
AXES: Final = Command("axes", ("s",), "S", N_("bytt akser"), N_("bytt mellom mål og tiltak nedover"))
CELLS: Final = Command("", (), "↑↓←→", N_("velg"), N_("velg rute"))


def adding(table: str) -> Command:
    """ADD, with the word for what is added."""
    return ADD._replace(words=_NEW[table]) if table in _NEW else ADD


CLOSER: Final = Command("zoom(-1)", ("plus", "equals_sign"), "+–", N_("nærmere"), N_("se nærmere, på kortere tid"))
FARTHER: Final = Command("zoom(1)", ("minus",), "–", N_("lenger unna"), N_("se mer tid på en gang"), quiet=True)
FIT: Final = Command("fit", ("z",), "Z", N_("hele planen"), N_("vis hele planperioden"), quiet=True)
IN_TIME: Final = Command("", (), "←→", N_("bla i tid"), N_("pek på en dag; Shift er en dag, Ctrl en måned"), quiet=True)
SHIFT_BAR: Final = Command("shift_bar", ("f",), "F", N_("flytt"), N_("flytt tiltaket, eller en ende av det"))
OPEN_BAR: Final = Command("choose", (), "Enter", N_("åpne"), N_("alt om tiltaket"))
GROUPS: Final = Command("groups", ("g",), "G", N_("grupper"), N_("etter mål, ansvarlig, møteplass eller status"))
ORDER: Final = Command("order", ("s",), "S", N_("rekkefølge"), N_("etter nummer, start eller slutt"), quiet=True)
WHICH: Final = Command("which", ("j",), "J", N_("juster utvalget"), N_("velg hvilke tiltak som vises"), quiet=True)
AGREE: Final = Command("agree", ("a",), "A", N_("sett avtalt"), N_("frys datoene som de avtalte"), quiet=True)
LOAD: Final = Command("load", ("w",), "W", N_("hvem har mye"), N_("vis eller skjul hvem som har mye når"), quiet=True)
STEP_HERE: Final = Command("add", ("n",), "N", N_("nytt steg"), N_("nytt steg på dagen som det pekes på"), quiet=True)
HOLD: Final = Command("hold", ("p",), "P", N_("på vent"), N_("sett tiltaket på vent, eller ta det opp"), quiet=True)
FINISH: Final = Command("finish", ("o",), "O", N_("ferdig"), N_("tiltaket er fullført"), quiet=True)
STOP: Final = Command("stop", ("q",), "Q", N_("stopp"), N_("stopp tiltaket, og si hvorfor"), quiet=True)
SHIFT_WEEK: Final = Command("", (), "←→", N_("en uke"), N_("flytt en uke"))
SHIFT_DAY: Final = Command("", (), "Shift+←→", N_("en dag"), N_("flytt en dag; Ctrl flytter en måned"))
PUT_HERE: Final = Command("choose", (), "Enter", N_("flytt hit"), N_("flytt hit, som ett steg som kan angres"))
LET_STAND: Final = Command("back", ("escape",), "Esc", N_("la det stå"), N_("la det stå der det var"))
NEXT_HANDLE: Final = Command("handle", ("tab",), "Tab", N_("hele, ende"), N_("flytt hele, slutten eller starten"))
ALONG: Final = Command(
    "tick", ("space",), "Mellomrom", N_("flytt med"), N_("flytt også tiltakene som kommer etter, eller la dem stå")
)

UNFOLD_ENTRY: Final = Command(
    "choose", (), "Enter", N_("åpne og lukk"), N_("åpne og lukk innførselen der den står"), N_("åpne")
)
READ_ENTRY: Final = Command("across", (), "Tab", N_("til innførselen"), N_("til innførselen og tilbake"))
NEW_ENTRY: Final = ADD._replace(words=N_("ny innførsel"), help=N_("skriv en ny innførsel"), short=N_("ny"))
BEGIN_ENTRY: Final = Command("choose", (), "Enter", N_("skriv innførsel"), N_("skriv en innførsel om det valgte"))
EDIT_ENTRY: Final = Command("edit", ("e",), "E", N_("endre"), N_("endre innførselen, felt for felt"))
FILTER_LOG: Final = FILTER._replace(words=N_("vis bare…"), help=N_("velg hvilke innførsler som vises"))
SHOW_ENTRIES: Final = SHOW_ALL._replace(help=N_("vis alle innførslene igjen"))
ONLY_ENTRIES: Final = ONLY._replace(help=N_("vis bare innførslene som er slik"))
COLLECT: Final = Command(
    "collect", ("h",), "H", N_("samle til 7 Tegn"), N_("samle det loggen sier, til svarene i 7 Tegn"), N_("samle")
)
UNEVALUATED: Final = Command(
    "unevaluated", ("i",), "I", N_("ikke evaluert"), N_("til det som ikke er evaluert, og tilbake"), quiet=True
)
COLLECT_HERE: Final = Command("choose", (), "Enter", N_("velg innførsler"), N_("velg hva som skal med i svaret"))
PICK_VALUE: Final = Command("", (), "←→", N_("velg"), N_("velg beslutning, eller hvor langt noe flyttes"))
TICK_OFFER: Final = Command("tick", (), "Mellomrom", N_("av og på"), N_("ta endringen med, eller la den være"))
SAVE_ENTRY: Final = Command("save", ("ctrl+s",), "Ctrl+S", N_("lagre"), N_("lagre innførselen, og det som følger"))
DISCARD: Final = Command("back", ("escape",), "Esc", N_("forkast"), N_("forkast det som er skrevet her"))
PICK_SEVERAL: Final = Command("choose", (), "Enter", N_("velg fra lista"), N_("velg mål eller tiltak fra lista"))
NEW_ITEM: Final = ADD._replace(words=N_("ny sak"), help=N_("legg til en sak"))
NEW_MINUTES: Final = ADD._replace(words=N_("nytt møte"), help=N_("begynn sakslista til et møte"), short=N_("nytt"))
OPEN_AGENDA: Final = Command("choose", (), "Enter", N_("sakslista"), N_("åpne sakslista"))
START_MEETING: Final = PRESENT._replace(
    words=N_("start møtet"), help=N_("start møtet, eller gå tilbake til det"), short=N_("start")
)

SEE_CHANGES: Final = Command("choose", (), "Enter", N_("se endringene"), N_("se endringene mellom de to, én for én"))
TWO_VERSIONS: Final = Command("two", ("space",), "Mellomrom", N_("velg to"), N_("hold denne versjonen mot en annen"))
ONLY_THIS: Final = Command("only", ("e",), "E", N_("bare denne"), N_("se hva denne versjonen alene brakte"))
REPORT: Final = Command("report", ("p",), "P", N_("rapport"), N_("skriv rapport om endringene til en nettside"))
STEP_CHANGES: Final = Command("", (), "↑↓", N_("endring"), N_("fra endring til endring"))
STEP_PARTS: Final = Command("", (), "←→", N_("del"), N_("fra del til del av planen"))
FETCH_BACK: Final = Command("fetch_back", ("h",), "H", N_("hent tilbake"), N_("hent tilbake det som sto før"))
FETCH_THIS: Final = Command("choose", (), "Enter", N_("hent tilbake"), N_("hent tilbake det valgte; det kan angres"))
LEAVE_CHANGES: Final = SHOWN_BACK._replace(words=N_("ut"), help=N_("tilbake til versjonene"))
WRITE_REPORT: Final = Command("choose", (), "Enter", N_("skriv rapporten"), N_("skriv rapporten til fila"))
AGAINST: Final = Command(
    "against", ("b",), "B", N_("hold mot"), N_("hold datoene mot de avtalte, eller mot en versjon"), quiet=True
)
"""In the timeline: what the second bars show."""

SAVE_VERSION: Final = Command("app.save_version", ("n",), "N", N_("lagre"), N_("lagre en versjon av planen"))
SHARE: Final = Command("app.share", ("d",), "D", N_("del og hent"), N_("del versjonene, og hent det andre har delt"))
MAKE_VERSION: Final = Command(
    "save", ("ctrl+s",), "Ctrl+S", N_("lagre versjonen"), N_("lagre det som er valgt, som en versjon"), N_("lagre")
)
NEXT_FIELD: Final = Command("", (), "Tab", N_("neste felt"), N_("fra felt til felt"))
TICK_FILE: Final = Command("tick", (), "Mellomrom", N_("av og på"), N_("ta fila med, eller la den være"))
LEAVE_VERSION: Final = Command("back", ("escape",), "Esc", N_("ut"), N_("ut, uten å lagre en versjon"))
BEGIN_HISTORY: Final = Command("begin", ("enter",), "Enter", N_("begynn"), N_("begynn med versjoner her"))
SETTLE_FIRST: Final = BEGIN_HISTORY._replace(
    words=N_("svar på spørsmål"), help=N_("svar der dere har endret det samme")
)
STOP_WORK: Final = LEAVE_VERSION._replace(words=N_("stopp"), help=N_("stopp det som holder på"))
PULL: Final = Command("pull", ("h",), "H", N_("hent"), N_("hent det andre har delt, og slå det sammen med ditt"))
PUSH: Final = Command("push", ("d",), "D", N_("del versjonene"), N_("del versjonene dine med de andre"))
SETTLE: Final = Command("settle", ("s",), "S", N_("svar på spørsmål"), N_("velg der dere har endret det samme"))
SETTLE_OPEN: Final = SETTLE._replace(help=N_("svar på det en sammenslåing har latt stå åpent"))
TAKE_OURS: Final = Command("take('ours')", ("d",), "D", N_("din"), N_("velg det som er ditt"))
TAKE_THEIRS: Final = Command("take('theirs')", ("a",), "A", N_("den andres"), N_("velg det som er den andres"))
TAKE_BASE: Final = Command("take('base')", ("f",), "F", N_("som før"), N_("velg det som sto før"), quiet=True)
TAKE_BOTH: Final = Command("take('both')", ("b",), "B", N_("begge"), N_("behold begge"))
WRITE_THIRD: Final = Command("take('value')", ("s",), "S", N_("skriv selv"), N_("skriv noe tredje selv"))
THIRD_DONE: Final = Command("write_done", (), "Esc", N_("ferdig"), N_("svar med det som er skrevet"))
NEXT_QUESTION: Final = Command("next(1)", ("tab",), "Tab", N_("neste"), N_("neste spørsmål; dette venter"))
FINISH_MERGE: Final = Command("finish", ("ctrl+s",), "Ctrl+S", N_("ferdig"), N_("lagre sammenslåingen som en versjon"))
ABORT_MERGE: Final = Command(
    "abort", ("escape",), "Esc", N_("avbryt, alt som før"), N_("avbryt sammenslåingen; alt blir som før"), N_("avbryt")
)
