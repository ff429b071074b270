"""The tables of plan.toml: sections 1-4, 6 and 7, and the four framework conditions."""

from __future__ import annotations

from typing import Final

from dekom_tui.plan.entity import Entity, Records, Sub
from dekom_tui.plan.fields import Choice, Day, Flag, Number, Prose, Ref, Refs, Text, Whole, Words

WRITTEN_FORMS: Final = ("nb", "nn")
PLAN_STATUSES: Final = ("utkast", "til behandling", "vedtatt", "avsluttet")
PARTIES: Final = ("elever", "foresatte", "partnere", "personalet", "skoleeier", "tillitsvalgte")
CERTAINTIES: Final = ("usikre", "nokså sikre", "ganske sikre", "sikre")
PHASES: Final = ("planlegging", "gjennomføring", "evaluering")


class Head(Entity, table="(top)", label="Planen", plural="Planen", names=("tittel",)):
    """The fields at the head of plan.toml."""

    tittel = Text("Tittel", required=True)
    skole = Text("Skole", required=True)
    skoleeier = Text("Skoleeier")
    maalform = Choice("Målform", "Planens skriftspråk; spørsmålene i malen følger den", words=WRITTEN_FORMS)
    fra = Day("Fra", "Første dag i planperioden", required=True)
    til = Day("Til", "Siste dag i planperioden", required=True)
    status = Choice("Status", words=PLAN_STATUSES)
    neste_revisjon = Day("Neste revisjon", "Når hele planen blir gått gjennom på nytt")


class Frameworks(Entity, table="rammer", label="Rammer for arbeidet", plural="Rammer for arbeidet"):
    """How the plan meets each of the four framework conditions."""

    skolebasert = Prose("Skolebasert")
    forankret = Prose("Forankret lokalt")
    helhetlig = Prose("Ikke fragmentert")
    elevstemmen = Prose("Elevstemmen")


class Texts(Entity, table="tekst", label="Fritekst", plural="Fritekst"):
    """Text of a section that answers no single question; what an import cannot place lands here."""

    innledning = Prose("Innledning")
    situasjon = Prose("Situasjon")
    maal = Prose("Mål")
    analyse = Prose("Analyse")
    organisering = Prose("Organisering")
    tegn = Prose("Tegn")


class Introduction(Entity, table="innledning", label="Innledning", plural="Innledning"):
    """Section 1, a field for each guiding question."""

    ordningen = Prose("Ordningen")
    bakgrunn = Prose("Bakgrunn")
    gjelder_for = Prose("Gjelder for")
    utforming = Prose("Utforming")
    evaluering = Prose("Evaluering")
    satsinger = Prose("Satsinger")
    overordnede_maal = Prose("Overordnede mål")
    tema = Prose("Tema")


class Anchoring(
    Entity,
    table="forankring",
    keyed=True,
    dated=True,
    names=("hvem",),
    label="Forankring",
    plural="Forankring",
):
    """Who took part in making or adopting the plan, and when."""

    dato = Day("Dato")
    hvem = Text("Hvem", "Hvem som var med, og i hvilken rolle", required=True)
    parter = Words("Parter", "Hvilke parter det gjelder", words=PARTIES)
    hva = Text("Hva", "Hva de gjorde eller sluttet seg til")


class Initiative(Entity, table="satsing", keyed=True, names=("navn",), label="Satsing", plural="Andre satsinger"):
    """Another or an earlier initiative, and how this plan relates to it."""

    nr = Whole("Nr.", low=1)
    navn = Text("Navn", required=True)
    fra = Day("Fra")
    til = Day("Til")
    forhold = Text("Forhold", "Hvordan den henger sammen med planen")


class Situation(Entity, table="situasjon", label="Situasjonsbeskrivelse", plural="Situasjonsbeskrivelse"):
    """Section 2."""

    resultater = Prose("Resultater")
    stemmer = Prose("Stemmer")
    annet = Prose("Annet")


class Value(Entity, label="Måling", plural="Målinger", identity=("dato",), order=("dato",)):
    """One point of an indicator's series."""

    dato = Day("Dato", required=True)
    verdi = Number("Verdi", required=True)
    n = Whole("Antall (n)", "Hvor mange elever eller svar som står bak tallet")
    foreloepig = Flag("Foreløpig")
    merknad = Text("Merknad")


class Indicator(Entity, table="indikator", keyed=True, names=("navn",), label="Indikator", plural="Indikatorer"):
    """A series of figures."""

    nr = Whole("Nr.", low=1)
    navn = Text("Navn", required=True)
    kort = Text("Kortnavn", "Høyst 26 tegn, til trange steder")
    kilde = Text("Kilde")
    enhet = Text("Enhet")
    oensket = Choice("Ønsket retning", words=("opp", "ned"))
    spoersmaal = Choice(
        "Spørsmål", "Hvilket spørsmål i del 2 tallene svarer på", words=("resultater", "stemmer", "annet")
    )
    verdier = Records("Målinger", Value)


class Smarte(Entity, label="SMARTE", plural="SMARTE"):
    """Why a goal holds for each of the six letters."""

    spesifikt = Text("Spesifikt")
    maalbart = Text("Målbart")
    akseptert = Text("Akseptert")
    realistisk = Text("Realistisk")
    tidsavgrenset = Text("Tidsavgrenset")
    engasjerende = Text("Engasjerende")


class Adoption(Entity, label="Vedtak", plural="Vedtak"):
    """How a goal was adopted."""

    dato = Day("Dato")
    for_ = Whole("For", name="for")
    mot = Whole("Mot")
    avstaar = Whole("Avstår")


class Goal(Entity, table="maal", keyed=True, names=("tekst",), label="Mål", plural="Mål"):
    """Section 3, an outcome target."""

    nr = Whole("Nr.", low=1)
    tekst = Text("Mål", "Hva som skal være annerledes når planen er slutt", required=True)
    kort = Text("Kortnavn", "Høyst 26 tegn, til trange steder")
    type = Choice("Type", words=("pedagogisk", "organisatorisk"))
    funn = Refs("Svarer på", "Funnene som målet svarer på", table="funn")
    indikator = Ref("Måles med", table="indikator")
    utgangsverdi = Number("Start", "Verdien da arbeidet begynte")
    maalverdi = Number("Målverdi")
    frist = Day("Frist")
    smarte = Sub("SMARTE", Smarte)
    vedtak = Sub("Vedtatt", Adoption)


class Analysis(Entity, table="analyse", label="Analyse", plural="Analyse"):
    """Section 4."""

    sammenhenger = Prose("Sammenhenger")
    kompetanse_laerere = Prose("Kompetanse, lærere")
    kompetanse_elever = Prose("Kompetanse, elever")


class Finding(Entity, table="funn", keyed=True, names=("tekst",), label="Funn", plural="Funn"):
    """A finding of the analysis."""

    nr = Whole("Nr.", low=1)
    tekst = Text("Funn", required=True)
    kort = Text("Kortnavn", "Høyst 26 tegn, til trange steder")
    forklaring = Text("Vi tror", "Hva vi tror det kommer av")
    bevis = Text("Bevis", "Hva vi bygger det på")
    sikkerhet = Choice("Sikkerhet", "Hvor sikre vi er", words=CERTAINTIES)
    indikator = Refs("Målinger", table="indikator")


class Organisation(Entity, table="organisering", label="Organisering", plural="Organisering"):
    """Section 6."""

    roller = Prose("Roller")
    moeteplasser = Prose("Møteplasser")
    partnere = Prose("Partnere")


class Role(Entity, table="rolle", keyed=True, names=("navn",), label="Rolle", plural="Roller"):
    """Who does what, and what they expect of others."""

    nr = Whole("Nr.", low=1)
    navn = Text("Rolle", required=True)
    oppgaver = Text("Gjør")
    forventer = Text("Forventer")


class Arena(Entity, table="arena", keyed=True, names=("navn",), label="Møteplass", plural="Møteplasser"):
    """A meeting place or learning arena."""

    nr = Whole("Nr.", low=1)
    navn = Text("Navn", required=True)
    kort = Text("Kortnavn", "Høyst 26 tegn, til trange steder")
    naar = Text("Når")
    hvem = Text("Hvem")
    merknad = Text("Brukes til")
    sku = Flag("SKU", "Skolebasert kompetanseutvikling")


class Partner(Entity, table="partner", keyed=True, names=("betegnelse", "navn"), label="Partner", plural="Partnere"):
    """An internal (UP1) or external (UP2) development partner, or another."""

    nr = Whole("Nr.", low=1)
    betegnelse = Text("Betegnelse", "UP1 (intern), UP2 (ekstern) eller en annen")
    navn = Text("Navn", required=True)
    bidrar = Text("Bidrar")
    avtale = Text("Avtale")


class Signs(Entity, table="tegn", label="Tegn på læring", plural="Tegn på læring"):
    """Section 7: the signs we look for, and the summing up of its three questions."""

    elever = Prose("Elever")
    laerere = Prose("Lærere")
    ledelse = Prose("Ledelse")
    lykkes = Prose("Lykkes")
    mindre_vellykket = Prose("Mindre vellykket")
    hvorfor = Prose("Hvorfor")


class Voice(
    Entity,
    table="elevstemme",
    keyed=True,
    dated=True,
    names=("hvem",),
    label="Elevstemme",
    plural="Elevstemmen",
):
    """What pupils said, in which phase, and what it led to."""

    dato = Day("Dato")
    fase = Choice("Fase", words=PHASES)
    hvem = Text("Hvem", required=True)
    hvordan = Text("Hvordan")
    sa = Text("De sa")
    foerte_til = Text("Førte til")
