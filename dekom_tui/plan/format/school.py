"""What belongs to the school: dekom.toml."""

from __future__ import annotations

from dekom_tui.plan.entity import Entity, Records
from dekom_tui.plan.fields import Choice, Day, Days, Text
from dekom_tui.plan.format.sections import WRITTEN_FORMS


class SchoolDefaults(Entity, file="dekom", table="skole", label="Skolen", plural="Skolen"):
    """What new plans begin with."""

    skole = Text("Skole")
    skoleeier = Text("Skoleeier")
    maalform = Choice("Målform", words=WRITTEN_FORMS)


class PartnerLabels(Entity, file="dekom", table="partner", label="Partnere", plural="Partnere"):
    """What UP1 and UP2 are called here."""

    up1 = Text("UP1")
    up2 = Text("UP2")


class Holiday(Entity, label="Ferie", plural="Ferier", identity=("navn", "fra"), order=("fra", "navn")):
    """Days without school, both ends included."""

    navn = Text("Navn", required=True)
    fra = Day("Fra", required=True)
    til = Day("Til", required=True)


class SchoolYear(Entity, file="dekom", table="skoleaar", keyed=True, label="Skoleår", plural="Skoleår"):
    """A school year's calendar; municipalities differ, so nothing of it is guessed."""

    start = Day("Første skoledag")
    slutt = Day("Siste skoledag")
    ferier = Records("Ferier", Holiday)
    planleggingsdager = Days("Planleggingsdager")
