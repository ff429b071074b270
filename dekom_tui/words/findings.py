"""A finding in plan words: what it is about, what happened, and what mends it.

The texts stand in `words.codes`; here the form that fits is chosen and filled in. A plan gives titles instead of keys,
and may be left out.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.plan.fields import Field
from dekom_tui.plan.format import FILES, TABLES
from dekom_tui.plan.likeness import nearest
from dekom_tui.plan.measures import CANCELLED, DONE, percent
from dekom_tui.plan.model import Place
from dekom_tui.words.codes import FORMS
from dekom_tui.words.dates import day
from dekom_tui.words.explanations import explain
from dekom_tui.words.labels import label, word
from dekom_tui.words.language import N_, _
from dekom_tui.words.names import a, quoted, the, thing, title, upper_first
from dekom_tui.words.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dekom_tui.plan.finding import Finding
    from dekom_tui.plan.model import Plan

__all__ = ["Message", "cure", "explain", "message", "short", "tell"]

_MOST_NAMES: Final = 5
"""So many measures of a circle are named."""

_WANTED: Final = {
    "text": N_("en kort tekst i anførselstegn"),
    "question": N_("en kort tekst i anførselstegn"),
    "target": N_("en kort tekst i anførselstegn"),
    "prose": N_("en tekst"),
    "date": N_("en dato, skrevet som 2026-09-15 uten anførselstegn"),
    "time": N_("et klokkeslett, skrevet som 14:30:00 uten anførselstegn"),
    "whole": N_("et helt tall"),
    "number": N_("et tall"),
    "flag": N_("true eller false"),
    "choice": N_("et av de faste ordene, i anførselstegn"),
    "ref": N_("en nøkkel i anførselstegn"),
    "refs": N_("en liste med nøkler, som [\"lesing-9\"]"),
    "links": N_("en liste med steder, som [\"maal.lesing-9\"]"),
    "words": N_("en liste med ord i anførselstegn"),
    "wholes": N_("en liste med hele tall"),
    "dates": N_("en liste med datoer"),
    "counts": N_("roller med antall, som {ledere = 2}"),
    "inline": N_("felter i krøllparentes, på én linje"),
    "records": N_("en liste med felter i krøllparentes"),
    "table": N_("en tabell"),
}  # fmt: skip
"""What a value should be, by the kind of its field."""


class Message(NamedTuple):
    """A finding in words.

    `subject` is what it is about, by its title, else the file; `short` goes beside it in a list; `text` and `cure` are
    whole sentences.
    """

    subject: str
    short: str
    text: str
    cure: str


def tell(finding: Finding, plan: Plan | None = None) -> Message:
    """A finding in words, in the user's language."""
    form = _form(finding, plan)
    own, other = FORMS[finding.code], FORMS[f"{finding.code}/{form}" if form else finding.code]
    values = _values(finding, plan)
    texts = (_(mine or general).format(**values) for mine, general in zip(other, own, strict=True))
    return Message(_subject(finding, plan), *texts)


def message(finding: Finding, plan: Plan | None = None) -> str:
    """What happened, in a sentence."""
    return tell(finding, plan).text


def cure(finding: Finding, plan: Plan | None = None) -> str:
    """What mends it, in a sentence."""
    return tell(finding, plan).cure


def short(finding: Finding, plan: Plan | None = None) -> str:
    """What happened, in a few words beside its subject."""
    return tell(finding, plan).short


def _subject(finding: Finding, plan: Plan | None) -> str:
    place = finding.place
    if place is None:
        return finding.file
    return title(place, plan) if place.key else upper_first(the(place.table))


def _form(finding: Finding, plan: Plan | None) -> str:
    """Which of a code's forms fits; empty for the code's own."""
    choose = _CHOOSE.get(finding.code)
    return choose(finding, plan) if choose is not None else ""


def _near(finding: Finding, plan: Plan | None) -> str:
    return "near" if _nearest(finding) else ""


def _reason(finding: Finding, plan: Plan | None) -> str:
    reason = finding.params.get("reason", finding.params.get("why", ""))
    return reason if f"{finding.code}/{reason}" in FORMS else ""


def _key_date(finding: Finding, plan: Plan | None) -> str:
    filed = finding.place is not None and finding.place.table in ("logg", "referat")
    if finding.params.get("found") is None:
        return "none-file" if filed else "none"
    return "file" if filed else ""


def _no_such(finding: Finding, plan: Plan | None) -> str:
    near = bool(finding.params.get("nearest"))
    if "." in str(finding.params.get("key", "")) or not finding.params.get("table"):
        return "place-near" if near else "place"
    return "near" if near else ""


def _circle(finding: Finding, plan: Plan | None) -> str:
    count = len(finding.params["measures"])
    return "self" if count == 1 else "many" if count > _MOST_NAMES else ""


def _bounds(finding: Finding, plan: Plan | None) -> str:
    low, high = finding.params.get("low"), finding.params.get("high")
    if not finding.params.get("finite", True):
        return "finite"
    return "" if low is None else "low" if high is None else "between"


def _evaluation(finding: Finding, plan: Plan | None) -> str:
    measure = _measure(finding, plan)
    return "half" if measure is not None and measure.status not in (DONE, CANCELLED) else ""


_CHOOSE: Final[Mapping[str, Callable[[Finding, Plan | None], str]]] = {
    "cannot-open": _reason,
    "syntax": _reason,
    "too-deep": lambda finding, plan: "parts" if "parts" in finding.params else "",
    "duplicate-key": lambda finding, plan: "first" if all(map(finding.params.get, ("name", "first"))) else "",
    "wrong-type": lambda finding, plan: "" if finding.field else "whole-table",
    "unknown-word": _near,
    "unknown-key": _near,
    "unknown-table": _near,
    "no-such-question": _near,
    "out-of-bounds": _bounds,
    "bad-key": lambda finding, plan: "question" if finding.field else "",
    "not-keyed": lambda finding, plan: "one" if finding.place and finding.place.inner else "",
    "no-such": _no_such,
    "circle": _circle,
    "key-date": _key_date,
    "measure-not-evaluated": _evaluation,
}
"""How a code with several forms chooses among them."""


def _values(finding: Finding, plan: Plan | None) -> dict[str, str]:
    """Every placeholder that the texts of a finding may have."""
    params, place = finding.params, finding.place
    values = {name: _said(value) for name, value in params.items()}
    values["file"] = finding.file
    values["field"] = _field(finding, plan)
    about = finding.file if place is None else thing(place, plan)
    values |= {"thing": about, "Thing": about if place is None else upper_first(about)}
    if place is not None:
        values["table"] = place.table
        values.setdefault("key", place.inner)
    values.setdefault("name", "" if place is None else place.table)
    values["nearest"] = _nearest(finding)
    values.update(_MORE[finding.code](finding, plan) if finding.code in _MORE else {})
    return values


def _said(value: Any) -> str:
    """A parameter as people read it."""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return f"{value.hour:02}.{value.minute:02}"
    if isinstance(value, int | float):
        return number(value)
    return "" if value is None else str(value)


def _field(finding: Finding, plan: Plan | None) -> str:
    """What the field is called that a finding is about; of a record's part «Steg: Ansvarlig»."""
    place = finding.place
    if place is None or not finding.field:
        return finding.field
    kind = _kind(place.table, finding.file)
    field: Field[Any] | None = None if kind is None else kind.fields.get(finding.field) or kind.own.get(finding.field)
    if field is None:
        return finding.field
    inner = getattr(field, "of", None)
    part = inner.fields.get(finding.part) if inner is not None else None
    return f"{label(field)}: {label(part)}" if part is not None else label(field)


def _kind(table: str, file: str) -> Any:
    """The declaration of a table; those of dekom.toml have names that a plan has too."""
    if file.rpartition("/")[2] == "dekom.toml":
        return next((kind for kind in FILES["dekom"] if kind.table == table), None)
    return TABLES.get(table)


def _nearest(finding: Finding) -> str:
    """What was probably meant: as the rule says, else the known word that is most like it."""
    params = finding.params
    if "nearest" in params:
        return params["nearest"] or ""
    known = params.get("known") or params.get("words")
    wrong = params.get("name") or params.get("word")
    return (nearest(str(wrong), known) or "") if known and wrong else ""


def _measure(finding: Finding, plan: Plan | None) -> Any:
    return None if plan is None or finding.place is None else plan.at(finding.place)


def _titles(table: str, keys: Iterable[str], plan: Plan | None) -> str:
    return ", ".join(quoted(title(Place(table, key), plan)) for key in keys)


def _circle_names(finding: Finding, plan: Plan | None) -> dict[str, str]:
    keys = finding.params["measures"]
    return {"names": _titles("tiltak", keys[:_MOST_NAMES], plan), "more": str(len(keys) - _MOST_NAMES)}


def _reversed_names(finding: Finding, plan: Plan | None) -> dict[str, str]:
    """The two fields by their names in the middle of a sentence."""
    kind = _kind(finding.place.table, finding.file) if finding.place is not None else None
    holder = getattr(kind.own.get(finding.field), "of", kind) if kind is not None else None
    names = {}
    for which in ("first_field", "last_field"):
        field = None if holder is None else holder.fields.get(finding.params[which])
        names[which] = (label(field) if field is not None else finding.params[which]).lower()
    return names


def _reference(finding: Finding, plan: Plan | None) -> dict[str, str]:
    """What a reference should lead to, and what the suggestion is called."""
    table = str(finding.params.get("table", ""))
    near = str(finding.params.get("nearest") or "")
    meant = Place(table, near.partition(".")[2] if "." in near else near)
    return {"the": the(table), "a": a(table), "title": title(meant, plan)}


def _bad_key(finding: Finding, plan: Plan | None) -> dict[str, str]:
    from dekom_tui.plan.text import slug

    wanted = slug(str(finding.params["name"]), fallback=finding.place.table if finding.place is not None else "")
    return {"wanted": wanted.replace("-", "_") if finding.field else wanted}


def _wanted_key(finding: Finding, plan: Plan | None) -> dict[str, str]:
    """The date in a key as it stands there, and the key that would be right."""
    params, key = finding.params, "" if finding.place is None else finding.place.inner
    return {"found": params["found"] or "", "wanted": params["wanted"] or _("ÅÅÅÅ-MM-DD-{key}").format(key=key)}


def _progress(finding: Finding, plan: Plan | None) -> dict[str, str]:
    measure = _measure(finding, plan)
    return {"percent": "" if measure is None else str(percent(measure))}


def _disputed(finding: Finding, plan: Plan | None) -> dict[str, str]:
    """What two versions wait for a choice of: a field of a thing, a thing, or all of a file that is neither."""
    place, field = finding.place, finding.field
    if place is None:
        return {"name": quoted(field) if field else _("fila")}
    what = thing(place, plan)
    return {"name": _("{field} i {what}").format(field=quoted(_field(finding, plan)), what=what) if field else what}


_MORE: Final[Mapping[str, Callable[[Finding, Plan | None], dict[str, str]]]] = {
    "wrong-type": lambda finding, plan: {"wanted": _(_WANTED[finding.params["wanted"]])},
    "unknown-word": lambda finding, plan: {"known": ", ".join(map(word, finding.params["words"]))},
    "own-question-section": lambda finding, plan: {"known": ", ".join(finding.params["known"])},
    "bad-key": _bad_key,
    "no-such": _reference,
    "circle": _circle_names,
    "reversed": _reversed_names,
    "replaced-but-alive": lambda finding, plan: {"status": word(finding.params["status"])},
    "too-early": lambda finding, plan: {"names": _titles("tiltak", finding.params["measures"], plan)},
    "key-date": _wanted_key,
    "measure-not-evaluated": _progress,
    "phase-without-voice": lambda finding, plan: {"phase": word(finding.params["phase"])},
    "unsettled-merge": _disputed,
}
"""What a code's texts have besides."""
