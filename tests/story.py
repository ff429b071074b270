"""The sample plan with a past: seven versions in git, from the first draft to what is not saved yet.

Each is made from the one after it by taking back what happened, so that the last is the sample as it stands.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from dekom_tui.plan.edits import Edit, Many, Remove, Set
from dekom_tui.plan.format import Activity, Indicator
from dekom_tui.plan.model import Place, Plan
from dekom_tui.store.session import Session

SAMPLE: Final = Path(__file__).parents[1] / "plans"
NAME: Final = "storhaugli-2025"


class Saved(NamedTuple):
    """A version: when and by whom it was saved, what was said of it, and what takes it back from the plan."""

    when: str
    author: str
    said: str
    back: Callable[[Plan], Edit]


def _at(table: str, key: str, **values: object) -> Set:
    return Set(Place(table, key), values)


def _without(table: str, *keys: str) -> list[Edit]:
    return [Remove(Place(table, key)) for key in keys]


def _step(plan: Plan, key: str, text: str, **values: object) -> Set:
    """A measure's steps with another value in one of them."""
    steps = plan.tables["tiltak"][key].values["aktiviteter"]
    changed = [one.edit(values) if str(one.values.get("tekst", "")).startswith(text) else one for one in steps]
    return Set(Place("tiltak", key), {"aktiviteter": tuple(changed)})


def _before(plan: Plan, day: date) -> list[Edit]:
    """No figure and no tick from this day on."""
    found: list[Edit] = []
    for one in plan.of(Indicator).values():
        kept = tuple(value for value in one.verdier if value.dato is not None and value.dato < day)
        if kept != one.verdier:
            found.append(Set(Place("indikator", one.key), {"verdier": kept or None}))
    for measure in plan.measures:
        steps = tuple(_undone(step, day) for step in measure.aktiviteter)
        if steps != measure.aktiviteter:
            found.append(Set(Place("tiltak", measure.key), {"aktiviteter": steps}))
    return found


def _undone(step: Activity, day: date) -> Activity:
    late = step.dato is not None and step.dato >= day and step.ferdig
    return step.edit({"ferdig": None}) if late else step


def _prose(plan: Plan, table: str, field: str, old: str, new: str, key: str = "") -> Set:
    text = plan.tables[table][key].values[field]
    assert old in text, (table, field, old)
    return Set(Place(table, key), {field: text.replace(old, new)})


def _unsaved(plan: Plan) -> Edit:
    return Many((
        _at("tiltak", "faglige-samtaler-om-tekst", slutt=date(2027, 1, 12), fremdrift=30),
        *_without("logg", "2026-11-17-plangruppa-og-elevpanel"),
    ))  # fmt: skip


def _autumn(plan: Plan) -> Edit:
    return Many((
        _at(
            "tiltak", "skolevandring", slutt=date(2027, 4, 9), merknad=None,
            tittel="Skolevandring, én runde per halvår",
        ),
        _at("tiltak", "erfaringsdeling-med-naboskolen", status="pågår", merknad=None),
        _at("tegn", "", lykkes=None, mindre_vellykket=None, hvorfor=None),
        *_without("forankring", "2026-11-17-plangruppa"),
        *_without("elevstemme", "2026-11-17-elevpanel"),
        *_without("logg", "2026-09-22-fellestid"),
        *_before(plan, date(2026, 7, 1)),
    ))  # fmt: skip


def _spring(plan: Plan) -> Edit:
    return Many((
        *_without("tiltak", "faglige-samtaler-om-tekst"),
        _at(
            "tiltak", "lesekvarter", status="pågår", slutt=date(2027, 6, 18), erstattes_av=None,
            merknad="Elevene velger bok selv. Kvarteret ligger fast etter første time.",
        ),
        _prose(plan, "rammer", "helhetlig", ", og ingen nye tas inn før midtveisrevisjonen", ""),
        *_without("forankring", "2026-06-02-plangruppa"),
        *_without("elevstemme", "2026-05-19-tolv-elever"),
        *_without(
            "logg", "2026-04-14-skolevandring", "2026-05-19-team-8-10-og-elevpanel",
            "2026-06-16-plangruppa-med-skoleeier",
        ),
        *_before(plan, date(2026, 2, 1)),
    ))  # fmt: skip


def _winter(plan: Plan) -> Edit:
    return Many((
        _step(plan, "felles-lesestrategier", "Økt 3", tekst="Økt 3: under lesing, mer øving"),
        _at(
            "tiltak", "felles-lesestrategier", status="pågår", slutt=date(2025, 12, 16), merknad=None, fremdrift=0,
        ),
        _at("tiltak", "elevpanel", ansvarlig="Rektor"),
        _at("maal", "muntlig-aktive", utgangsverdi=None),
        *_without("forankring", "2026-01-13-plangruppa"),
        *_without("elevstemme", "2025-11-04-elevpanel"),
        *_without("logg", "2025-10-14-fellestid", "2025-11-04-elevpanel", "2026-01-13-planleggingsdag"),
        *_without("referat", "2026-01-13-planleggingsdag"),
        *_before(plan, date(2025, 9, 10)),
    ))  # fmt: skip


def _adopted(plan: Plan) -> Edit:
    return Many((
        _at("(top)", "", status="til behandling"),
        _at("tiltak", "samlinger-med-up2", start=date(2025, 10, 16), ansvarlig="Rektor"),
        *_without("forankring", "2025-08-26-fau", "2025-09-09-skoleeier"),
    ))  # fmt: skip


def _voted(plan: Plan) -> Edit:
    return Many((
        _at("(top)", "", status="utkast"),
        *[
            Set(Place("maal", key), {f"vedtak.{field}": None for field in ("dato", "for", "mot", "avstaar")})
            for key in ("laeringssirkler", "lesing-9", "medvirkning", "muntlig-aktive")
        ],
        *_without("forankring", "2025-08-14-hele-personalet"),
        *_without("referat", "2025-08-14-planleggingsdag"),
        *_without("elevstemme", "2025-08-14-to-elever"),
        *_without("tiltak", "lesekvarter"),
    ))  # fmt: skip


VERSIONS: Final = (
    Saved("2025-06-03T15:00:00", "Plangruppa", "Første utkast", _voted),
    Saved("2025-08-14T15:30:00", "Rektor", "Personalet valgte fire mål\n\nTo forslag falt i avstemningen.", _adopted),
    Saved("2025-09-09T10:00:00", "Rektor", "Vedtatt: godkjent og meldt til kompetansenettverket", _winter),
    Saved(
        "2026-01-13T14:00:00", "Plangruppa",
        "Modul 1 fem uker senere\n\nTeamene ba om å flytte økt 5 fra desember til januar.", _spring,
    ),
    Saved(
        "2026-06-02T13:00:00", "Plangruppa",
        "Stopp lesekvarteret, begynn modul 2\n\nLesekvarteret ble venterom. Drøftet med tillitsvalgt.", _autumn,
    ),
    Saved(
        "2026-11-17T12:00:00", "Plangruppa",
        "Skolevandringen tre uker senere\n\nAvdelingsleder var i permisjon høsten 2026.", _unsaved,
    ),
)  # fmt: skip
"""The versions, the oldest first: `back` takes back what came after each."""


def git(folder: Path, *words: str, when: str = "2026-06-01T12:00:00", author: str = "Plangruppa") -> str:
    """Run git in a folder, with no settings of whoever runs the tests; what it wrote."""
    environment = {
        **os.environ, "GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": "p@x", "GIT_COMMITTER_NAME": author,
        "GIT_COMMITTER_EMAIL": "p@x", "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when,
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
    }  # fmt: skip
    done = subprocess.run(
        ["git", "-C", str(folder), *words], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def commit(folder: Path, said: str, when: str = "2026-06-01T12:00:00", author: str = "Plangruppa") -> str:
    """Save all that there is as a version, and give its name."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", said, when=when, author=author)
    return git(folder, "rev-parse", "HEAD")


def pasts(versions: Sequence[Saved] = VERSIONS) -> list[Plan]:
    """The plan of each version, the oldest first, and as it is now."""
    from dekom_tui.plan.edits import apply
    from dekom_tui.store.read import Folder, read_plan

    found = [read_plan(Folder(SAMPLE / NAME)).plan]
    for one in reversed(versions):
        found.append(apply(found[-1], one.back(found[-1])))
    return found[::-1]


def write(top: Path) -> Path:
    """A repository with the sample workspace in `plans/` and its past; the plan's folder."""
    folder = top / "plans" / NAME
    trees: list[Path] = []
    shutil.copytree(SAMPLE, top / "plans")
    for at, one in enumerate(reversed(VERSIONS)):
        session = Session.open(folder)
        session.apply(one.back(session.plan))
        session.save()
        trees.append(Path(shutil.copytree(folder, top / "skrap" / str(at))))
    git(top, "init", "-q", "-b", "main")
    (top / ".gitignore").write_text("skrap/\n", encoding="utf-8")
    for one, tree in zip(VERSIONS, reversed(trees), strict=True):
        shutil.rmtree(folder)
        shutil.copytree(tree, folder)
        commit(top, one.said, one.when, one.author)
    shutil.rmtree(folder)
    shutil.copytree(SAMPLE / NAME, folder)
    shutil.rmtree(top / "skrap")
    return folder
