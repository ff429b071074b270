"""The measures (tiltak.toml) and the evaluation log (logg/)."""

from __future__ import annotations

from typing import Final

from dekom_tui.plan.entity import Entity, Inline, Records
from dekom_tui.plan.fields import Choice, Day, Flag, Prose, Ref, Refs, RoleText, Text, Whole

STATUSES: Final = ("ikke startet", "pågår", "på vent", "fullført", "avbrutt")
DECISIONS: Final = ("videreføres", "justeres", "avsluttes", "nytt")


class MeasuresHead(Entity, file="tiltak", table="(tiltak)", label="Tiltaksplanen", plural="Tiltaksplanen"):
    """The fields at the head of tiltak.toml."""

    innledning = Prose("Innledning")


class Period(Entity, label="Periode", plural="Perioder"):
    """Two dates, both included."""

    start = Day("Start")
    slutt = Day("Slutt")


class Activity(Entity, label="Steg", plural="Steg", identity=("dato", "tekst"), order=("dato", "tekst")):
    """A step of the progress plan."""

    dato = Day("Dato")
    tekst = Text("Steg", required=True)
    ansvarlig = RoleText("Ansvarlig", "En rolle, aldri et navn")
    ferdig = Flag("Ferdig")


class Measure(Entity, file="tiltak", table="tiltak", keyed=True, names=("tittel",), label="Tiltak", plural="Tiltak"):
    """Section 5, a measure."""

    nr = Whole("Nr.", low=1)
    tittel = Text("Tiltak", required=True)
    kort = Text("Kortnavn", "Høyst 26 tegn, til trange steder")
    maal = Refs("Mål", "Målene som tiltaket skal hjelpe til å nå", table="maal")
    start = Day("Start")
    slutt = Day("Slutt")
    ansvarlig = RoleText("Ansvarlig", "En rolle, aldri et navn")
    arena = Ref("Møteplass", table="arena")
    status = Choice("Status", words=STATUSES)
    fremdrift = Whole("Framdrift", "Prosent, fra 0 til 100", high=100, unit="%")
    avtalt = Inline("Avtalt", "Datoene da planen ble vedtatt", Period)
    etter = Refs("Kommer etter", "Tiltak som må være ferdige først", table="tiltak")
    erstattes_av = Ref("Erstattet av", table="tiltak")
    aktiviteter = Records("Steg", Activity)
    merknad = Prose("Merknad")


class LogEntry(
    Entity,
    file="logg",
    table="logg",
    keyed=True,
    dated=True,
    names=("anledning",),
    label="Innførsel",
    plural="Logg",
):
    """An entry of the evaluation log; its key is its file's name."""

    dato = Day("Dato", required=True)
    anledning = Text("Anledning")
    deltakere = Text("Deltakere", "Hvor mange, og i hvilken rolle")
    maal = Refs("Mål", table="maal")
    tiltak = Refs("Tiltak", table="tiltak")
    lykkes = Prose("Hva lykkes vi med?")
    mindre_vellykket = Prose("Hva er mindre vellykket?")
    hvorfor = Prose("Hvorfor?")
    kilde = Text("Kilde")
    beslutning = Choice("Beslutning", words=DECISIONS)
    begrunnelse = Text("Begrunnelse", "Hva som ble bestemt, og hvorfor")
