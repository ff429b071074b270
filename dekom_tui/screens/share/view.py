"""How sharing is drawn: where it goes, what would be sent, what has come, and what stood in the way. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.widgets.lines import Line, Row, fit, heading, indent, left_right, line, paragraph
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from dekom_tui.screens.share.state import Came, Shared, Waiting

_SHOWN: Final = 6
_BAR: Final = 24


class Working(NamedTuple):
    """What is being done: "fetch", "merge" or "push", and how far it is."""

    stage: str
    percent: int | None = None


_STAGES: Final = {
    "fetch": N_("Henter det andre har delt"),
    "merge": N_("Slår sammen med ditt"),
    "push": N_("Deler versjonene dine"),
}


def rows(shared: Shared | None, working: Working | None, came: Came | None, trouble: str, width: int) -> list[Row]:
    """The whole page."""
    where = shared.where if shared is not None else ""
    found = [Row(), Row(indent(fit(heading(_("DEL OG HENT"), where), width - 2))), Row()]
    if shared is not None:
        found += _waiting(shared, width)
    if working is not None:
        found += [Row(), *(Row(each) for each in _working(working, width))]
    elif trouble:
        found += [Row(), *(Row(each) for each in _trouble(trouble, width))]
    elif came is not None:
        found += [Row(), *(Row(each) for each in _came(came, width))]
    return found


def _waiting(shared: Shared, width: int) -> Iterator[Row]:
    """What is saved here and not sent yet."""
    count = len(shared.waiting)
    if not shared.followed and count:
        said = ngettext("{n} versjon er bare på denne maskinen:", "{n} versjoner er bare på denne maskinen:", count)
    elif count:
        said = ngettext("{n} versjon er ikke delt ennå:", "{n} versjoner er ikke delt ennå:", count)
    else:
        said = _("Alt du har lagret, er delt.")
    yield from (Row(indent(each)) for each in paragraph(said.format(n=count), width - 2))
    for one in shared.waiting[:_SHOWN]:
        yield Row(indent(_version(one, width - 3), 3))
    if count > _SHOWN:
        yield Row(indent(_more(count - _SHOWN), 3))
    if shared.unsaved and not shared.under_way:
        yield Row()
        told = ngettext(
            "{n} fil er endret og ikke lagret i noen versjon; den deles ikke.",
            "{n} filer er endret og ikke lagret i noen versjon; de deles ikke.",
            shared.unsaved,
        ).format(n=shared.unsaved)
        yield from (Row(indent(each)) for each in _marked(told, width))


def _more(n: int) -> Line:
    return line((ngettext("og {n} til", "og {n} til", n).format(n=n), "faint"))


def _version(one: Waiting, width: int) -> Line:
    when = day(one.when)
    return left_right(line((cut(one.subject, max(8, width - len(when) - 4)), "text")), line((when, "faint")), width - 1)


def _marked(text: str, width: int) -> list[Line]:
    pieces = paragraph(text, width - 4, "soft")
    return [line(("! " if not at else "  ", "warn"), each) for at, each in enumerate(pieces)]


def _working(working: Working, width: int) -> list[Line]:
    """What is being done, how far it is, and how to stop; merging has begun for good."""
    said = _(_STAGES[working.stage])
    done = line((f"○ {said}", "warn"))
    if working.percent is not None:
        full = round(working.percent / 100 * _BAR)
        bar = line(("▄" * full, "accent"), ("─" * (_BAR - full), "line"), (f" {working.percent} %", "soft"))
        done = line(done, "  ", bar)
    stop = "" if working.stage == "merge" else _("Esc stopper")
    return [indent(fit(left_right(done, line((stop, "soft")), width - 2), width - 2))]


def _trouble(text: str, width: int) -> list[Line]:
    found: list[Line] = []
    for part in text.split("\n"):
        found += paragraph(part, width - 4, "text") or [()]
    return [indent(line(("▌ ", "bad"), each)) for each in found]


def _came(came: Came, width: int) -> list[Line]:
    """What the last errand came to."""
    found = [indent(line(("√ " if not at else "  ", "ok"), each)) for at, each in enumerate(_lines(came.said, width))]
    for one in came.versions[:_SHOWN]:
        found.append(indent(_version(one, width - 3), 3))
    if len(came.versions) > _SHOWN:
        found.append(indent(_more(len(came.versions) - _SHOWN), 3))
    if came.note:
        found += [(), *(indent(each) for each in _marked(came.note, width))]
    return found


def _lines(text: str, width: int) -> Sequence[Line]:
    return paragraph(text, width - 4, "text")
