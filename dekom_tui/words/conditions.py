"""The four framework conditions in words: what each is called, what stands in the registers, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.plan.format import Frameworks
from dekom_tui.plan.frameworks import WANTED_PARTIES, Anchored, Collective, Conditions, StudentVoice, Whole
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from collections.abc import Sequence


class Judgement(NamedTuple):
    """One condition: the field of [rammer], its name, the figures that stand for it, and a word more."""

    field: str
    name: str
    figures: str
    note: str
    supported: bool


def judgements(conditions: Conditions) -> tuple[Judgement, ...]:
    """All four, in the order of the template."""
    school, anchored, whole, voice = conditions
    told = (
        ("skolebasert", _collective(school), school.supported),
        ("forankret", _anchored(anchored), anchored.supported),
        ("helhetlig", _whole(whole), whole.supported),
        ("elevstemmen", _voice(voice), voice.supported),
    )
    return tuple(
        Judgement(field, _(Frameworks.fields[field].label), figures, note, supported)
        for field, (figures, note), supported in told
    )


def listed(words: Sequence[str]) -> str:
    """Fixed words of the format as a list in a sentence."""
    return joined([word(one) for one in words])


def _times(n: int) -> str:
    return ngettext("{n} gang", "{n} ganger", n).format(n=n)


def _collective(found: Collective) -> tuple[str, str]:
    school_based, other = len(found.school_based), len(found.other)
    total = school_based + other
    if not total:
        return _("ingen møteplasser ennå"), ""
    count = ngettext("{k} av {n} møteplass", "{k} av {n} møteplasser", total).format(k=school_based, n=total)
    if not school_based:
        return count, _("er SKU ennå")
    if not found.tied:
        return count, _("er SKU, men ingen tiltak skjer der")
    return count, _("er SKU; {n} er til annet").format(n=other) if other else _("er SKU")


def _anchored(found: Anchored) -> tuple[str, str]:
    total = len(WANTED_PARTIES)
    count = _("{k} av {n} parter").format(k=len(found.present), n=total)
    if found.missing:
        return count, _("mangler {parties}").format(parties=listed(found.missing))
    newest = found.entries[0].dato if found.entries else None
    often = _times(len(found.entries))
    if newest is None:
        return count, _("var med; {often}").format(often=often)
    return count, _("var med; {often}, sist {date}").format(often=often, date=day(newest))


def _whole(found: Whole) -> tuple[str, str]:
    goals = ngettext("{n} mål", "{n} mål", len(found.goals)).format(n=len(found.goals))
    measures = ngettext("{n} tiltak", "{n} tiltak", len(found.measures)).format(n=len(found.measures))
    count = _("{goals}, {measures}").format(goals=goals, measures=measures)
    ended = len(found.ended_initiatives)
    if found.loose:
        return count, ngettext("{n} tiltak er uten mål", "{n} tiltak er uten mål", len(found.loose)).format(
            n=len(found.loose)
        )
    if not found.goals:
        return count, ""
    if not found.supported:
        return count, _("mange mål; velg de viktigste")
    if not ended:
        return count, _("alle har mål")
    return count, ngettext(
        "alle har mål; {n} satsing er avsluttet", "alle har mål; {n} satsinger er avsluttet", ended
    ).format(n=ended)


def _voice(found: StudentVoice) -> tuple[str, str]:
    total = len(found.phases)
    count = _("{k} av {n} faser").format(k=total - len(found.missing), n=total)
    entries, led = len(found.entries), len(found.led_on)
    if found.missing:
        return count, _("mangler {phases}").format(phases=listed(found.missing))
    if led == entries:
        return count, _("i bruk; {often}, alle førte til noe").format(often=_times(entries))
    return count, _("i bruk; {often}, {led} førte til noe").format(often=_times(entries), led=led)
