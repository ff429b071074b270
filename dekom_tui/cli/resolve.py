"""`dekom resolve`: what could not be merged in a plan, in plan words, and the choice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dekom_tui.cli.base import Argument, Command, Option
from dekom_tui.cli.ending import CHANGED, FINE, Refusal, Unreadable
from dekom_tui.cli.params import plan_argument
from dekom_tui.cli.plans import plan_folder
from dekom_tui.cli.terms import visible
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.store.merging.unsettled import Choice, Open, Unsettled


def run(plan: Path, numbers: tuple[int, ...], choice: Choice | None) -> int:
    """List what is to be chosen, or choose."""
    from dekom_tui.store.merging.unsettled import Unsettled
    from dekom_tui.store.read import REFUSED, Folder, read_plan

    folder = plan_folder(plan)
    opened = read_plan(Folder(folder))
    for one in (*opened.findings, *opened.settings_findings):
        if one.code in REFUSED:
            from dekom_tui.words.findings import message

            said = _("{file}, linje {line}: {what} «dekom check» sier mer.")
            raise Unreadable(said.format(file=folder / one.file, line=max(one.line, 1), what=message(one)))
    texts = {path: one.document for path, one in opened.files.items() if one.document is not None}
    found = Unsettled.of(texts, opened.plan.settings)
    if choice is None:
        if numbers:
            raise Refusal(_("Si hva som skal velges: --ours, --theirs, --base eller --both."))
        return _listed(found, opened.plan)
    chosen = _chosen(found, numbers, choice)
    if not chosen:
        return _listed(found, opened.plan)
    left = _settle(found, chosen, choice)
    _write(folder, found, left)
    for path in sorted(left.texts):
        if left.texts[path] is not found.texts.get(path):
            click.echo(path)
    _say_rest(left)
    return CHANGED if left.open else FINE


def _listed(found: Unsettled, plan: Plan) -> int:
    """Write each thing to choose, with its number and its sides."""
    for number, one in enumerate(found.open, 1):
        click.echo(f"{number}. {visible(_about(one, plan))} ({visible(one.path)}:{one.line})")
        for label, lines in _sides(one, plan):
            click.echo(f"   {label}")
            for line in lines:
                click.echo(f"      {visible(line)}")
    _say_rest(found)
    return CHANGED if found.open else FINE


def _say_rest(found: Unsettled) -> None:
    count = len(found.open)
    if count:
        said = ngettext("{n} ting må velges.", "{n} ting må velges.", count).format(n=count)
        click.echo(
            _("{said} «dekom resolve PLAN NUMMER --ours» (eller --theirs, --both) velger.").format(said=said), err=True
        )
    else:
        click.echo(_("Ingenting står igjen å velge. «git add» tar fila med i versjonen."), err=True)


def _about(one: Open, plan: Plan) -> str:
    from dekom_tui.words.conflicts import about

    if not one.readable:
        return _("{name}, men blokka er endret for hånd og kan ikke leses").format(name=one.block.name)
    return about(one.conflict, plan)


def _sides(one: Open, plan: Plan) -> list[tuple[str, list[str]]]:
    conflict = one.conflict
    return [
        (_("din utgave"), _words(one, conflict.ours, plan, None)),
        (_("den andres utgave"), _words(one, conflict.theirs, plan, one.theirs)),
        (_("før"), _words(one, conflict.base, plan, one.base)),
    ]


def _words(one: Open, value: Any, plan: Plan, text: str | None) -> list[str]:
    """A side's value on lines: in plan words for a field, as it is written for all else."""
    from dekom_tui.plan.entity import OWN_QUESTION, Entity
    from dekom_tui.plan.format import TABLES
    from dekom_tui.store.toml import render
    from dekom_tui.words.values import value_words

    if value is None or value == ():
        return [_("ingenting")]
    conflict = one.conflict
    if isinstance(value, str):
        return value.split("\n")
    if conflict.field and conflict.place.table in TABLES and conflict.record is None:
        field = TABLES[conflict.place.table].fields.get(conflict.field, OWN_QUESTION)
        said = value_words(field, value, plan) if one.readable and not hasattr(value, "raw") else ""
        if said:
            return [said]
    if text is not None:
        return text.split("\n")
    if isinstance(value, Entity):
        return [render.record(value)]
    if isinstance(value, tuple):
        return [entity.title if isinstance(entity, Entity) else str(entity) for entity in value]
    return [str(getattr(value, "raw", value))]


def _chosen(found: Unsettled, numbers: tuple[int, ...], choice: Choice) -> list[Open]:
    wrong = next((one for one in numbers if not 1 <= one <= len(found.open)), None)
    if wrong is not None:
        raise Refusal(
            _("Det er ikke noe nummer {n}. «dekom resolve PLAN» lister opp det som må velges.").format(n=wrong)
        )
    asked = [found.open[number - 1] for number in dict.fromkeys(numbers)] if numbers else list(found.open)
    for one in asked:
        if choice not in one.choices:
            number = found.open.index(one) + 1
            raise Refusal(_("Nummer {n} kan ikke velges slik. Ingenting er endret.").format(n=number))
    return asked


def _settle(found: Unsettled, chosen: list[Open], choice: Choice) -> Unsettled:
    """All choices made, the last in a file first, so that those above it stay where they are."""
    from dekom_tui.store.merging.unsettled import same_block

    left = found
    for one in reversed(chosen):
        now = next(other for other in left.open if same_block(other, one))
        left = left.settle(now, choice)
    return left


def _write(folder: Path, before: Unsettled, after: Unsettled) -> None:
    from dekom_tui.store.files import BYTE_ORDER_MARK, read_bytes
    from dekom_tui.store.save import Change, save
    from dekom_tui.store.trouble import Trouble

    changes: list[Change] = []
    for path, document in after.texts.items():
        if document is before.texts.get(path):
            continue
        old = read_bytes(folder / path) if path in before.texts else None
        mark = BYTE_ORDER_MARK if old is not None and old.startswith(BYTE_ORDER_MARK) else b""
        changes.append(Change(path, old, mark + document.text.encode("utf-8")))
    try:
        save(folder, changes)
    except Trouble as error:
        told = error.told()
        raise Unreadable(" ".join((told.happened, told.safe, told.do))) from None


def _choice(names: list[str], value: str, help: str) -> Option:
    return Option([*names, "choice"], flag_value=value, default=None, help=help)


command = Command(
    "resolve",
    run,
    [
        plan_argument(),
        Argument(["numbers"], metavar=N_("[NUMMER]…"), nargs=-1, type=click.IntRange(1)),
        _choice(["--ours", "--min"], "ours", N_("Velg din utgave, den som står i fila")),
        _choice(["--theirs", "--andres"], "theirs", N_("Velg den andres utgave")),
        _choice(["--base", "--felles"], "base", N_("Velg det som var før begge endret det")),
        _choice(["--both", "--begge"], "both", N_("Behold begge: to tekster, to punkter eller to filer")),
    ],
    help=N_(
        "Viser det som to har endret hver på sin måte, og som ikke kunne flettes, og lar deg velge. "
        "Uten NUMMER gjelder valget alt som står igjen.\n\n"
        "Svaret er 0 når ingenting står igjen å velge, ellers 1."
    ),
    examples=("dekom resolve storhaugli-2025", "dekom resolve storhaugli-2025 1 3 --theirs"),
)
