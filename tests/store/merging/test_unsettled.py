"""What could not be merged is read back from the file, and chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dekom_tui.plan.model import Place
from dekom_tui.plan.reading import read_file
from dekom_tui.store.checking import check_plan
from dekom_tui.store.merging.files import merge_texts
from dekom_tui.store.merging.unsettled import Choice, NoChoice, Unsettled
from dekom_tui.store.read import read_plan
from dekom_tui.store.toml.canonical import canonical
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.parse import parse
from dekom_tui.store.toml.write import write
from tests.store.merging.test_files import MEASURES, PLAN, swap

FILE = "tiltak.toml"
STEP = '    {dato = 2026-02-01, tekst = "Møte"},\n'


def unsettled(ours: str, theirs: str, base: str = MEASURES, path: str = FILE, key: str = "") -> Unsettled:
    kind = path.partition("/")[0].removesuffix(".toml")
    made = merge_texts(kind, key, base.encode(), ours.encode(), theirs.encode())
    return Unsettled.of({path: Document(made.text)})


def chosen(found: Unsettled, choice: Choice, value: Any = None, path: str = FILE) -> str:
    """The text when the only thing to choose is chosen."""
    (one,) = found.open
    left = found.settle(one, choice, value)
    assert left.open == ()
    assert found.open == (one,)  # the one before is as it was: that is how a choice is undone
    return left.texts[path].text


def test_a_field_can_be_ours_theirs_the_base_or_a_third() -> None:
    ours, theirs = swap("2027-04-30", "2027-05-07"), swap("2027-04-30", "2027-05-14")
    found = unsettled(ours, theirs)
    conflict = found.open[0].conflict
    assert conflict[:5] == (Place("tiltak", "a"), "slutt", date(2027, 4, 30), date(2027, 5, 7), date(2027, 5, 14))
    assert found.open[0].line == 6
    assert chosen(found, "ours") == ours
    assert chosen(found, "theirs") == theirs
    assert chosen(found, "base") == MEASURES
    assert chosen(found, "value", date(2027, 6, 1)) == swap("2027-04-30", "2027-06-01")


def test_a_field_that_a_side_took_out_can_go_or_come_back() -> None:
    gone, other = swap("slutt = 2027-04-30\n", ""), swap("2027-04-30", "2027-05-14")
    assert chosen(unsettled(gone, other), "theirs") == other
    assert chosen(unsettled(other, gone), "theirs") == gone


def test_of_two_texts_both_can_be_kept() -> None:
    ours, theirs = swap("En er", "Ei er", PLAN), swap("En er", "Én er", PLAN)
    found = unsettled(ours, theirs, PLAN, "plan.toml")
    both = chosen(found, "both", path="plan.toml")
    assert both == swap("En er her.\n", "Ei er her.\nÉn er her.\n", PLAN)
    assert chosen(found, "theirs", path="plan.toml") == theirs


def test_a_record_can_go_come_back_or_stand_twice() -> None:
    ticked, gone = swap('"Møte"}', '"Møte", ferdig = true}'), swap(STEP, "")
    found = unsettled(ticked, gone)
    assert found.open[0].choices == ("ours", "theirs", "base")
    assert chosen(found, "ours") == ticked
    assert chosen(found, "theirs") == gone
    assert chosen(found, "base") == MEASURES
    assert chosen(unsettled(gone, ticked), "theirs") == ticked
    moved, later = swap("2026-02-01", "2026-02-02"), swap("2026-02-01", "2026-02-03")
    found = unsettled(moved, later)
    assert chosen(found, "theirs") == later
    first, second = (STEP.replace("2026-02-01", day) for day in ("2026-02-02", "2026-02-03"))
    assert chosen(found, "both") == swap(STEP, first + second)


def test_a_measure_that_one_side_removed_can_go_or_come_back_as_they_wrote_it() -> None:
    gone, changed = swap('\n[tiltak.b]\ntittel = "B"\n', ""), swap('"B"', '"BB"  # ny')
    assert chosen(unsettled(gone, changed), "theirs") == changed
    assert chosen(unsettled(gone, changed), "ours") == gone
    assert chosen(unsettled(gone, changed), "base") == MEASURES
    assert chosen(unsettled(changed, gone), "theirs") == gone
    assert chosen(unsettled(changed, gone), "ours") == changed


def test_a_table_that_the_format_does_not_know_can_be_theirs() -> None:
    ours, theirs = swap("a = 1", "a = 2", PLAN), swap("a = 1", "a = 3 # tre", PLAN)
    assert chosen(unsettled(ours, theirs, PLAN, "plan.toml"), "theirs", path="plan.toml") == theirs


def test_of_two_log_entries_of_one_name_both_can_be_kept_the_other_under_a_name_of_its_own() -> None:
    path = "logg/2026-01-01-x.toml"
    ours, theirs = (f'format = 1\ndato = 2026-01-01\nkilde = "{one}"\n' for one in "ab")
    found = unsettled(ours, theirs, "", path, "2026-01-01-x")
    (one,) = found.open
    assert one.conflict.place == Place("logg", "2026-01-01-x")
    assert [entity.values["kilde"] for entity in (*one.conflict.ours, *one.conflict.theirs)] == ["a", "b"]
    assert chosen(found, "ours", path=path) == ours
    assert chosen(found, "theirs", path=path) == theirs
    both = found.settle(one, "both").texts
    assert {path: document.text for path, document in both.items()} == {path: ours, "logg/2026-01-01-x-2.toml": theirs}
    with pytest.raises(NoChoice):
        found.settle(one, "base")


def test_settings_are_chosen_like_all_else() -> None:
    base = 'format = 1\n\n[skole]\nskole = "S"\n\n[skoleaar.2025-2026]\nstart = 2025-08-18\n'
    ours, theirs = swap('"S"', '"T"', base), swap('"S"', '"U"', base)
    found = unsettled(ours, theirs, base, "dekom.toml")
    assert found.open[0].conflict[:5] == (Place("skole"), "skole", "S", "T", "U")
    assert chosen(found, "theirs", path="dekom.toml") == theirs
    moved, gone = swap("08-18", "08-19", base), base[: base.index("\n[skoleaar")]
    assert chosen(unsettled(moved, gone, base, "dekom.toml"), "theirs", path="dekom.toml") == gone
    assert chosen(unsettled(gone, moved, base, "dekom.toml"), "theirs", path="dekom.toml") == moved


def test_a_block_that_somebody_broke_by_hand_can_only_be_left() -> None:
    text = unsettled(swap("2027-04-30", "2027-05-07"), swap("2027-04-30", "2027-05-14")).texts[FILE].text
    found = Unsettled.of({FILE: Document(text.replace("| slutt = 2027-05-14", "| slutt = i mai"))})
    assert [one.readable for one in found.open] == [False]
    assert found.open[0].choices == ("ours",)
    assert chosen(found, "ours") == swap("2027-04-30", "2027-05-07")


class Files:
    """A plan's files in memory, as a source."""

    def __init__(self, **texts: str) -> None:
        self.texts = {f"{name}.toml": text for name, text in texts.items()}

    def read(self, path: str) -> bytes:
        if path not in self.texts:
            raise FileNotFoundError(path)
        return self.texts[path].encode()

    def names(self, folder: str) -> list[str]:
        return []


def many() -> str:
    """A file with a block of each kind."""
    ours = swap("2027-04-30", "2027-05-07").replace('"Møte"}', '"Møte", ferdig = true}').replace('"B"', '"BB"')
    theirs = swap("2027-04-30", "2027-05-14").replace(STEP, "").replace('\n[tiltak.b]\ntittel = "B"\n', "")
    return unsettled(ours, theirs).texts[FILE].text


def test_check_has_one_error_a_block_with_its_place() -> None:
    opened = read_plan(Files(plan='format = 1\ntittel = "P"\n', tiltak=many()))
    found = [one for one in check_plan(opened, date(2026, 11, 24)) if one.code == "unsettled-merge"]
    assert [(str(one.place), one.field) for one in found] == [
        ("tiltak.a", "slutt"), ("tiltak.a", "aktiviteter"), ("tiltak.b", ""),
    ]  # fmt: skip
    text = PLAN.replace('[maal.x]\ntekst = "X"\n', '[maal.x]\ntekst = "X"\n\n[maal.x.smarte]\nakseptert = "{}"\n')
    plan = unsettled(text.format("ja"), text.format("nei"), PLAN, "plan.toml").texts["plan.toml"].text
    opened = read_plan(Files(plan=plan))
    found = [one for one in check_plan(opened, date(2026, 11, 24)) if one.code == "unsettled-merge"]
    assert [(str(one.place), one.field) for one in found] == [("maal.x", "smarte.akseptert")]


def test_fmt_and_edits_leave_blocks_alone() -> None:
    text = many()
    assert canonical(text, "tiltak") == text
    before = read_file("tiltak", "", parse(text)).tables
    entity = before["tiltak"]["a"].edit({"fremdrift": 5, "tittel": "Ny"})
    after = {**before, "tiltak": {**before["tiltak"], "a": entity}}
    new = write(Document(text), "tiltak", before, after).text
    assert [(one.name, new[one.start : one.end]) for one in Document(new).unsettled()] == [
        (one.name, text[one.start : one.end]) for one in Document(text).unsettled()
    ]
    assert [one.choices for one in Unsettled.of({FILE: Document(new)}).open] == [
        one.choices for one in Unsettled.of({FILE: Document(text)}).open
    ]
