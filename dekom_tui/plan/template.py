"""The template of the Trøndelag model, word for word: four framework conditions, seven sections and their questions.

Bokmål is the original, nynorsk stands beside it; a plan shows the one of its own `maalform`. A sentence of the template
that is answered in two fields heads both, and a bullet of several questions is split over the fields that answer them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dekom_tui.plan.model import Plan


class Framework(NamedTuple):
    """A framework condition: its field in [rammer], and its words."""

    field: str
    text: str


class Question(NamedTuple):
    """A guiding question and the field that answers it; `own` for one that the school has added in dekom.toml."""

    section: str
    field: str
    text: str
    own: bool = False

    def answer(self, plan: Plan) -> str | None:
        """What the plan answers, None for nothing."""
        found = plan.tables.get(self.section, {}).get("")
        return None if found is None else found.values.get(self.field)


class Tip(NamedTuple):
    """A line of SMARTE: its letter, its field in [maal.KEY.smarte], and its words."""

    letter: str
    field: str
    text: str


class Section(NamedTuple):
    """One of the seven sections.

    `key` is the name of its table (and of its text in [tekst]); `lead` stands above everything in it, "" for none;
    `notes` are what the template says without asking.
    """

    number: int
    key: str
    title: str
    lead: str = ""
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()


class Template(NamedTuple):
    """The whole template in one written form."""

    form: str
    title: str
    model: str
    columns: tuple[str, str]
    frameworks_title: str
    frameworks: tuple[Framework, ...]
    sections: tuple[Section, ...]
    smarte: tuple[Tip, ...]

    def section(self, key: str) -> Section:
        """The section of that key. Raises KeyError."""
        for one in self.sections:
            if one.key == key:
                return one
        raise KeyError(key)


def _questions(section: str, texts: Mapping[str, str]) -> tuple[Question, ...]:
    return tuple(Question(section, field, text) for field, text in texts.items())


def _frameworks(*texts: str) -> tuple[Framework, ...]:
    return tuple(map(Framework, ("skolebasert", "forankret", "helhetlig", "elevstemmen"), texts))


def _smarte(*texts: str) -> tuple[Tip, ...]:
    fields = ("spesifikt", "maalbart", "akseptert", "realistisk", "tidsavgrenset", "engasjerende")
    return tuple(map(Tip, "SMARTE", fields, texts))


BOKMAAL: Final = Template(
    form="nb",
    title="Plan for utviklingsarbeid på denne enkelte skole i DEKOM",
    model="Trøndelagsmodellen",
    columns=("STRUKTUR", "INNHOLD"),
    frameworks_title="Rammer for arbeidet:",
    frameworks=_frameworks(
        "Utviklingsarbeidet skal være organisert som skolebasert kompetanseutvikling "
        "(kollektive læringsprosesser i, eller mellom skoler)",
        "Utviklingsarbeidet skal være forankret lokalt",
        "Utviklingsarbeidet skal ikke være fragmentert.",
        "Utviklingsarbeidet skal ivareta elevstemmen i planlegging, gjennomføring og evaluering",
    ),
    sections=(
        Section(
            1,
            "innledning",
            "Innledning, tema og mål",
            questions=_questions(
                "innledning",
                {
                    "ordningen": "Kort om desentralisert kompetanseutvikling. "
                    "Intensjoner og rammer for denne ordningen.",
                    "bakgrunn": "Kort om bakgrunnen for denne skolens/kommunens plan.",
                    "gjelder_for": "Hvem gjelder den for, og for hvor lenge?",
                    "utforming": "Hvordan er planen forankret og utformet, og hvordan skal den evalueres?",
                    "evaluering": "Hvordan er planen forankret og utformet, og hvordan skal den evalueres?",
                    "satsinger": "Hvordan henger den sammen med andre satsinger, tidligere satsinger?",
                    "overordnede_maal": "Hvilke overordnede mål skal kompetanseutviklingen bidra til å realisere?",
                    "tema": "Kort om temaet for tiltaket (denne planen)",
                },
            ),
        ),
        Section(
            2,
            "situasjon",
            "Situasjonsbeskrivelse",
            "Hva vet vi om ståstedet til skolen/kommunen?",
            _questions(
                "situasjon",
                {
                    "resultater": "Hva viser resultater på for eksempel nasjonale prøver, kartleggingsprøver og "
                    "eksamen?",
                    "stemmer": "Hva forteller lærere og elever om læring og undervisning ved skolen?",
                    "annet": "Annet kunnskapsgrunnlag?",
                },
            ),
        ),
        Section(3, "maal", "Resultatmål", "Tips SMARTE mål:"),
        Section(
            4,
            "analyse",
            "Analyse",
            questions=_questions(
                "analyse",
                {
                    "sammenhenger": "Hvilke sammenhenger kan vi se mellom skolens undervisning, læringsmiljø og "
                    "elevenes læring og læringsutbytte?",
                    "kompetanse_laerere": "Hvilke kompetanseområder for lærere og elever bør vektlegges?",
                    "kompetanse_elever": "Hvilke kompetanseområder for lærere og elever bør vektlegges?",
                },
            ),
        ),
        Section(
            5,
            "tiltak",
            "Tiltak",
            "Konkrete aktiviteter som skal gjennomføres for å nå målene.",
            notes=(
                "Fremdriftsplan: tidspunkt – ansvarlig (vedlegg 1)",
                "Tiltaksplanen bør være dynamisk og i et eget dokument som enkelt kan endres.",
            ),
        ),
        Section(
            6,
            "organisering",
            "Organisering",
            "Beskriv rollene til de involverte (forventningsavklaring)",
            _questions(
                "organisering",
                {
                    "roller": "Hvem gjør hva i gjennomføringen av planen?",
                    "moeteplasser": "Møteplasser/læringsarenaer (tydeliggjør SKU!)",
                    "partnere": "Interne og eksterne samarbeidspartnere (UP1 og UP2)",
                },
            ),
        ),
        Section(
            7,
            "tegn",
            "Tegn på læring/forbedring",
            questions=_questions(
                "tegn",
                {
                    "lykkes": "Hva lykkes vi med?",
                    "mindre_vellykket": "Hva er mindre vellykket?",
                    "hvorfor": "Hvorfor?",
                },
            ),
        ),
    ),
    smarte=_smarte(
        "Spesifikke og tydelige",
        "Målbare / vurderbare",
        "Aksepterte av de som skal nå målene",
        "Realistiske og utfordrende/utviklende",
        "Tidsavgrensede ut fra frister",
        "Engasjerende og motiverende",
    ),
)

NYNORSK: Final = Template(
    form="nn",
    title="Plan for utviklingsarbeid på denne einskilde skulen i DEKOM",
    model="Trøndelagsmodellen",
    columns=("STRUKTUR", "INNHALD"),
    frameworks_title="Rammer for arbeidet:",
    frameworks=_frameworks(
        "Utviklingsarbeidet skal vere organisert som skulebasert kompetanseutvikling "
        "(kollektive læringsprosessar i, eller mellom skular)",
        "Utviklingsarbeidet skal vere forankra lokalt",
        "Utviklingsarbeidet skal ikkje vere fragmentert.",
        "Utviklingsarbeidet skal ta vare på elevstemma i planlegging, gjennomføring og evaluering",
    ),
    sections=(
        Section(
            1,
            "innledning",
            "Innleiing, tema og mål",
            questions=_questions(
                "innledning",
                {
                    "ordningen": "Kort om desentralisert kompetanseutvikling. "
                    "Intensjonar og rammer for denne ordninga.",
                    "bakgrunn": "Kort om bakgrunnen for planen til denne skulen/kommunen.",
                    "gjelder_for": "Kven gjeld han for, og for kor lenge?",
                    "utforming": "Korleis er planen forankra og utforma, og korleis skal han evaluerast?",
                    "evaluering": "Korleis er planen forankra og utforma, og korleis skal han evaluerast?",
                    "satsinger": "Korleis heng han saman med andre satsingar, tidlegare satsingar?",
                    "overordnede_maal": "Kva overordna mål skal kompetanseutviklinga medverke til å realisere?",
                    "tema": "Kort om temaet for tiltaket (denne planen)",
                },
            ),
        ),
        Section(
            2,
            "situasjon",
            "Situasjonsskildring",
            "Kva veit vi om ståstaden til skulen/kommunen?",
            _questions(
                "situasjon",
                {
                    "resultater": "Kva viser resultat på til dømes nasjonale prøver, kartleggingsprøver og eksamen?",
                    "stemmer": "Kva fortel lærarar og elevar om læring og undervisning ved skulen?",
                    "annet": "Anna kunnskapsgrunnlag?",
                },
            ),
        ),
        Section(3, "maal", "Resultatmål", "Tips SMARTE mål:"),
        Section(
            4,
            "analyse",
            "Analyse",
            questions=_questions(
                "analyse",
                {
                    "sammenhenger": "Kva samanhengar kan vi sjå mellom undervisninga og læringsmiljøet ved skulen og "
                    "læringa og læringsutbyttet til elevane?",
                    "kompetanse_laerere": "Kva kompetanseområde for lærarar og elevar bør vektleggjast?",
                    "kompetanse_elever": "Kva kompetanseområde for lærarar og elevar bør vektleggjast?",
                },
            ),
        ),
        Section(
            5,
            "tiltak",
            "Tiltak",
            "Konkrete aktivitetar som skal gjennomførast for å nå måla.",
            notes=(
                "Framdriftsplan: tidspunkt – ansvarleg (vedlegg 1)",
                "Tiltaksplanen bør vere dynamisk og i eit eige dokument som enkelt kan endrast.",
            ),
        ),
        Section(
            6,
            "organisering",
            "Organisering",
            "Beskriv rollene til dei involverte (forventningsavklaring)",
            _questions(
                "organisering",
                {
                    "roller": "Kven gjer kva i gjennomføringa av planen?",
                    "moeteplasser": "Møteplassar/læringsarenaer (tydeleggjer SKU!)",
                    "partnere": "Interne og eksterne samarbeidspartnarar (UP1 og UP2)",
                },
            ),
        ),
        Section(
            7,
            "tegn",
            "Teikn på læring/forbetring",
            questions=_questions(
                "tegn",
                {
                    "lykkes": "Kva lykkast vi med?",
                    "mindre_vellykket": "Kva er mindre vellykka?",
                    "hvorfor": "Kvifor?",
                },
            ),
        ),
    ),
    smarte=_smarte(
        "Spesifikke og tydelege",
        "Målbare / vurderbare",
        "Aksepterte av dei som skal nå måla",
        "Realistiske og utfordrande/utviklande",
        "Tidsavgrensa ut frå fristar",
        "Engasjerande og motiverande",
    ),
)

SECTIONS: Final = tuple(one.key for one in BOKMAAL.sections)
"""The keys of the seven sections in their order."""


def template(form: str | None) -> Template:
    """The template in a written form; bokmål unless it is "nn"."""
    return NYNORSK if form == "nn" else BOKMAAL


def template_of(plan: Plan) -> Template:
    """The template in the plan's own written form."""
    return template(plan.head.maalform)


def questions(plan: Plan, section: str) -> tuple[Question, ...]:
    """A section's guiding questions: the template's, then the school's own in dekom.toml's order.

    Raises KeyError for what is no section.
    """
    own = plan.settings.maler.get(section, {})
    return (
        *template_of(plan).section(section).questions,
        *(Question(section, field, text, own=True) for field, text in own.items()),
    )


def question(plan: Plan, section: str, field: str) -> Question | None:
    """The guiding question that a field answers; None for a field that answers none."""
    if section not in SECTIONS:
        return None
    return next((one for one in questions(plan, section) if one.field == field), None)


def is_prose_field(plan: Plan, table: str, field: str) -> bool:
    """Whether SECTION.FIELD names text of the plan: a field of a table without keys, or one of the school's own.

    `tiltak.innledning` is the text at the head of tiltak.toml.
    """
    kind = TABLES.get("(tiltak)" if table == "tiltak" else table)
    if kind is None or kind.keyed or table.startswith("("):
        return False
    return field in kind.own or field in plan.settings.maler.get(table, {})
