"""The minutes of a meeting, before it its agenda (referat/)."""

from __future__ import annotations

from typing import Final

from dekom_tui.plan.entity import Entity, Records
from dekom_tui.plan.fields import (
    Choice,
    Clock,
    Counts,
    Day,
    Flag,
    Links,
    Number,
    Prose,
    Question,
    RoleText,
    Target,
    Text,
    Whole,
    Wholes,
)

METHODS: Final = (
    "IGP", "runde", "1-2-4-alle", "idémyldring", "avstemning", "prikker", "rangering", "SMARTE", "fist to five",
    "skala", "sjekk", "parkering", "fritt",
)  # fmt: skip


class Minutes(
    Entity,
    file="referat",
    table="referat",
    keyed=True,
    dated=True,
    names=("tittel",),
    label="Referat",
    plural="Referater",
):
    """The minutes of a meeting, before it its agenda; the key is the file's name."""

    dato = Day("Dato", required=True)
    tittel = Text("Tittel", required=True)
    sted = Text("Sted")
    moeteleder = RoleText("Møteleder", "En rolle, aldri et navn")
    start = Clock("Start")
    slutt = Clock("Slutt")
    deltakere = Counts("Deltakere", "Hvor mange i hver rolle")


class Contribution(Entity, label="Innspill", plural="Innspill", identity=("gruppe", "tekst")):
    """What somebody said, chosen or not."""

    tekst = Text("Innspill", required=True)
    gruppe = Whole("Gruppe", low=1)
    klynge = Text("Klynge")
    stemmer = Whole("Antall stemmer")


class Tally(Entity, label="Resultat", plural="Resultat", identity=("tekst", "verdi")):
    """How often a value was given."""

    tekst = Text("Tekst", required=True)
    verdi = Number("Verdi")
    antall = Whole("Antall")


class Resolution(Entity, label="Vedtak", plural="Vedtak", identity=("tekst",)):
    """What was decided, with the vote."""

    tekst = Text("Vedtak", required=True)
    for_ = Whole("For", name="for")
    mot = Whole("Mot")
    avstaar = Whole("Avstår")


class FollowUp(Entity, label="Oppfølging", plural="Oppfølging", identity=("tekst",)):
    """What somebody is to do after the meeting."""

    tekst = Text("Oppfølging", required=True)
    ansvarlig = RoleText("Ansvarlig", "En rolle, aldri et navn")
    frist = Day("Frist")
    ferdig = Flag("Ferdig")


class Item(Entity, file="referat", table="sak", keyed=True, names=("spoersmaal",), label="Sak", plural="Saker"):
    """An agenda item. Its key in the plan is MINUTES/KEY, since each minutes file has its own."""

    nr = Whole("Nr.", low=1)
    spoersmaal = Question("Spørsmål", "Et spørsmål i planen, et register, eller egne ord")
    gjelder = Target("Gjelder", "Hva som vurderes, eller hvor svaret skal stå")
    metode = Choice("Metode", words=METHODS)
    minutter = Whole("Minutter", low=1)
    faser = Wholes("Faser", "Minuttene i metodens faser")
    innspill = Records("Innspill", Contribution)
    resultat = Records("Resultat", Tally)
    konklusjon = Prose("Konklusjon")
    vedtak = Records("Vedtak", Resolution)
    oppfoelging = Records("Oppfølging", FollowUp)
    foerte_til = Links("Førte til", "Det i planen som kom av det")
