"""Three texts of one file become one text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dekom_tui.plan.format import FILES
from dekom_tui.plan.model import Place, Plan, Settings
from dekom_tui.plan.reading import read_file
from dekom_tui.review.merge import merge
from dekom_tui.store.merging.files import MergedFile, merge_texts
from dekom_tui.store.merging.judging import findings
from dekom_tui.store.merging.side import Unmergeable
from dekom_tui.store.merging.unsettled import Unsettled
from dekom_tui.store.toml.canonical import canonical
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.parse import parse
from dekom_tui.store.toml.write import write
from tests.review.test_merge_properties import plans

PLAN = """format = 1
tittel = "P"

[innledning]
tema = '''
En er her.
To er her.
'''

[maal.x]
tekst = "X"

[tegn]
elever = "E"

[fremmed]
a = 1
"""
MEASURES = """format = 1

[tiltak.a]
tittel = "A"
start = 2026-01-15
slutt = 2027-04-30
aktiviteter = [
    {dato = 2026-02-01, tekst = "Møte"},
    {dato = 2026-03-01, tekst = "Økt"},
]

[tiltak.b]
tittel = "B"
"""


def swap(old: str, new: str, text: str = MEASURES) -> str:
    assert old in text
    return text.replace(old, new)


def made(ours: str, theirs: str, base: str = MEASURES, kind: str = "tiltak", key: str = "") -> MergedFile:
    return merge_texts(kind, key, base.encode(), ours.encode(), theirs.encode())


def test_two_values_of_one_field_stand_as_the_format_says() -> None:
    found = made(swap("2027-04-30", "2027-05-07"), swap("2027-04-30", "2027-05-14  # ca."))
    block = (
        "# >>> dekom-konflikt slutt\n# andres | slutt = 2027-05-14  # ca.\n# felles | slutt = 2027-04-30\n"
        "# <<< dekom-konflikt\nslutt = 2027-05-07\n"
    )
    assert found.text == swap("slutt = 2027-04-30\n", block)
    assert canonical(found.text, "tiltak") == found.text


def test_a_side_that_has_nothing_has_nothing_after_the_bar() -> None:
    found = made(swap("slutt = 2027-04-30\n", ""), swap("2027-04-30", "2027-05-14"))
    assert "start = 2026-01-15\n# >>> dekom-konflikt slutt\n# andres | slutt = 2027-05-14\n" in found.text
    found = made(swap("2027-04-30", "2027-05-14"), swap("slutt = 2027-04-30\n", ""))
    assert "# andres |\n# felles | slutt = 2027-04-30\n# <<< dekom-konflikt\nslutt = 2027-05-14\n" in found.text


def test_prose_is_merged_round_the_sentence_that_both_changed() -> None:
    ours = swap("En er", "Ei er", PLAN).replace("To er her.", "To er her.\nTre òg.")
    found = made(ours, swap("En er her.\nTo", "Én er her.\nToo", PLAN), PLAN, "plan")
    assert "tema = '''\nEi er her.\nToo er her.\nTre òg.\n'''\n" in found.text
    assert (
        "# andres | tema = '''\n# andres | Én er her.\n# andres | Too er her.\n# andres | Tre òg.\n# andres | '''\n"
        "# felles | tema = '''\n# felles | En er her.\n# felles | To er her.\n# felles | '''\n"
    ) in found.text


def test_a_record_has_its_block_in_its_list() -> None:
    found = made(swap('"Møte"}', '"Møte", ferdig = true}'), swap('    {dato = 2026-02-01, tekst = "Møte"},\n', ""))
    block = (
        "    # >>> dekom-konflikt aktiviteter\n    # andres |\n"
        '    # felles | {dato = 2026-02-01, tekst = "Møte"},\n    # <<< dekom-konflikt\n'
    )
    assert found.text == swap('"Møte"}', '"Møte", ferdig = true}').replace("[\n", f"[\n{block}")


def test_a_list_on_one_line_is_opened_for_a_block() -> None:
    text = swap(
        '[\n    {dato = 2026-02-01, tekst = "Møte"},\n    {dato = 2026-03-01, tekst = "Økt"},\n]', '[{tekst = "M"}]'
    )
    found = made(swap('"M"}', '"M", ferdig = true}', text), swap('aktiviteter = [{tekst = "M"}]\n', "", text), text)
    assert "aktiviteter = [\n    # >>> dekom-konflikt aktiviteter\n    # andres |\n" in found.text
    assert parse(found.text)["tiltak"]["a"]["aktiviteter"] == [{"tekst": "M", "ferdig": True}]


def test_a_table_has_its_block_before_it_or_where_it_would_stand() -> None:
    gone, changed = swap('\n[tiltak.b]\ntittel = "B"\n', ""), swap('"B"', '"BB"')
    block = (
        '# >>> dekom-konflikt [tiltak.b]\n# andres |{}\n# felles | [tiltak.b]\n# felles | tittel = "B"\n'
        "# <<< dekom-konflikt\n"
    )
    theirs = ' [tiltak.b]\n# andres | tittel = "BB"'
    assert made(gone, changed).text == f"{gone}\n{block.format(theirs)}"
    assert made(changed, gone).text == swap("[tiltak.b]", f"{block.format('')}\n[tiltak.b]", changed)


def test_a_sub_table_and_a_table_that_went_keep_the_place_of_their_fields() -> None:
    smarte = '[maal.x]\ntekst = "X"\n\n[maal.x.smarte]\nakseptert = "{}"\n'
    ours = swap('[maal.x]\ntekst = "X"\n', smarte.format("nei"), PLAN).replace('\n[tegn]\nelever = "E"\n', "")
    theirs = swap('[maal.x]\ntekst = "X"\n', smarte.format("ja"), PLAN).replace('"E"', '"EE"')
    found = made(ours, theirs, PLAN, "plan")
    assert '[maal.x.smarte]\n# >>> dekom-konflikt smarte.akseptert\n# andres | akseptert = "ja"\n' in found.text
    assert '[tegn]\n# >>> dekom-konflikt elever\n# andres | elever = "EE"\n' in found.text
    assert [one.conflict.field for one in Unsettled.of({"plan.toml": Document(found.text)}).open] == [
        "smarte.akseptert", "elever",
    ]  # fmt: skip


def test_what_the_format_does_not_know_goes_along_from_both_sides() -> None:
    ours = swap('tekst = "X"', 'tekst = "X"\nrart = 1', PLAN)
    theirs = swap("a = 1", "a = 2 # to", PLAN).replace('"P"', '"P"\nnytt = [1]') + "\n[enda]\nb = {c = 1}\n"
    found = parse(made(ours, theirs, PLAN, "plan").text)
    assert (found["maal"]["x"]["rart"], found["fremmed"], found["nytt"], found["enda"]) == (
        1,
        {"a": 2},
        [1],
        {"b": {"c": 1}},
    )
    disputed = made(swap("a = 1", "a = 3", PLAN), swap("a = 1", "a = 2", PLAN), PLAN, "plan")
    assert "# >>> dekom-konflikt [fremmed]\n# andres | [fremmed]\n# andres | a = 2\n" in disputed.text


def test_two_log_entries_of_one_name_keep_theirs_whole_at_the_top() -> None:
    ours, theirs = (f'format = 1\ndato = 2026-01-01\nkilde = "{one}"\n' for one in "ab")
    found = made(ours, theirs, "", "logg", "2026-01-01-x")
    assert found.text == (
        '# >>> dekom-konflikt fil\n# andres | format = 1\n# andres | dato = 2026-01-01\n# andres | kilde = "b"\n'
        f"# felles |\n# <<< dekom-konflikt\n\n{ours}"
    )
    assert canonical(found.text, "logg") == found.text
    assert made(ours, ours.replace("\n\n", "\n"), "", "logg", "2026-01-01-x").text == ours


def test_the_same_key_that_both_added_merges_field_by_field() -> None:
    ours, theirs = (
        MEASURES + f"\n[tiltak.c]\n{one}" for one in ('nr = 3\ntittel = "C"\n', 'tittel = "C"\nslutt = 2027-01-15\n')
    )
    assert made(ours, theirs).text == f"{ours}slutt = 2027-01-15\n"


def test_line_ends_are_those_of_ours() -> None:
    crlf = MEASURES.replace("\n", "\r\n")
    theirs = swap("2027-04-30", "2027-05-14")
    assert made(swap('"B"', '"BB"', crlf), theirs).text == swap('"B"', '"BB"', crlf).replace("04-30", "05-14")
    assert made(swap('"B"', '"BB"'), theirs.replace("\n", "\r\n"), crlf).text == theirs.replace('"B"', '"BB"')
    both = made(swap("2027-04-30", "2027-05-07", crlf), theirs, crlf).text
    assert both.count("\n") == both.count("\r\n")


def test_only_other_line_ends_or_wrapping_on_a_side_are_no_change() -> None:
    ours = swap("2027-04-30", "2027-05-07")
    assert made(ours, MEASURES.replace("\n", "\r\n")).text == ours
    wrapped = swap("En er her.\nTo er her.", "En er her. To er\nher.", PLAN)
    assert made(swap('"E"', '"EE"', PLAN), wrapped, PLAN, "plan").text == swap('"E"', '"EE"', PLAN)


def test_settings_merge_like_all_else() -> None:
    base = 'format = 1\n\n[skole]\nskole = "S"\n\n[skoleaar.2025-2026]\nstart = 2025-08-18\n'
    base += '\n[maler.tegn]\nvane = "Hva?"\n'
    ours, theirs = swap('"S"', '"T"', base), swap("2025-08-18", "2025-08-19", base).replace("Hva?", "Hva nå?")
    wanted = swap('"S"', '"T"', theirs)
    assert made(ours, theirs, base, "dekom").text == wanted


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("syntax", "format = 1\nå = \n"), ("format-newer", "format = 2\n"), ("not-utf8", "format = 1\n# \udcff\n"),
        ("merge-markers", "format = 1\n<<<<<<< HEAD\n"), ("duplicate-key", 'format = 1\n[tiltak.a]\nnr = 1\nnr = 2\n'),
        ("duplicate-key", 'format = 1\n[tiltak.a]\nnr = 1\n[tiltak.a]\nkort = "A"\n'),
        ("unsettled-merge", "format = 1\n# >>> dekom-konflikt nr\n# andres |\n# felles |\n# <<< dekom-konflikt\n"),
        ("syntax", "format = 1\n[tiltak.a]\nstart = 2026-02-30\n"),
        ("syntax", 'format = 1\n[tiltak.a]\nkort = "\\q"\n'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", [0, 1, 2])
def test_a_side_that_cannot_be_read_is_refused(code: str, text: str, side: int) -> None:
    sides = [MEASURES, swap("2027-04-30", "2027-05-07"), swap('"B"', '"BB"')]
    sides[side] = text
    base, ours, theirs = (one.encode("utf-8", "surrogateescape") for one in sides)
    with pytest.raises(Unmergeable) as error:
        merge_texts("tiltak", "", base, ours, theirs)
    assert (error.value.finding.code, error.value.side) == (code, ("base", "ours", "theirs")[side])
    assert error.value.finding.line


def judged(ours: str, theirs: str, base: str = MEASURES) -> list[tuple[str, Place | None, int]]:
    found = made(ours, theirs, base)
    assert found.conflicts == ()
    return [(one.code, one.place, one.line) for one in findings(found, "tiltak", "", Settings())]


def test_a_merge_that_is_wrong_though_each_side_was_right_is_told() -> None:
    place = Place("tiltak", "a")
    assert judged(swap("2026-01-15", "2027-03-01"), swap("2027-04-30", "2026-12-18")) == [("reversed", place, 6)]
    follows = swap('tittel = "A"', 'tittel = "A"\netter = ["b"]')
    gone = swap('\n[tiltak.b]\ntittel = "B"\n', "")
    assert judged(follows, gone) == [("no-such", place, 5)]
    assert judged(gone, follows) == [("no-such", place, 7)]
    circle = judged(follows, swap('tittel = "B"', 'tittel = "B"\netter = ["a"]'))
    assert [code for code, _place, _line in circle] == ["circle"]
    assert judged(follows, swap('"B"', '"BB"')) == []


def text_of(plan: Plan, kind: str) -> str:
    tables = {one.table: plan.tables[one.table] for one in FILES[kind] if one.table in plan.tables}
    return write(Document(""), kind, {}, tables).text


@settings(max_examples=60, deadline=None)
@given(plans(), plans(), plans())
def test_a_file_says_what_the_values_merged_say(base: Plan, ours: Plan, theirs: Plan) -> None:
    """Also read back from the blocks: every conflict with its sides. `review.merge` has an oracle of its own."""
    for kind in ("plan", "tiltak"):
        names = [one.table for one in FILES[kind]]
        sides = [Plan({name: one.tables[name] for name in names if name in one.tables}) for one in (base, ours, theirs)]
        wanted = merge(*sides)
        found = made(text_of(sides[1], kind), text_of(sides[2], kind), text_of(sides[0], kind), kind)
        tables = read_file(kind, "", parse(found.text)).tables
        assert Plan(tables) == wanted.plan
        assert {one.where for one in found.conflicts} == {one.where for one in wanted.conflicts}
        opened = Unsettled.of({f"{kind}.toml": Document(found.text)}).open
        assert all(one.readable for one in opened)
        read = [(one.conflict.place, one.conflict.field, one.conflict.theirs) for one in opened]
        assert all((one.place, one.field, one.theirs) in read for one in wanted.conflicts)
        assert len(read) == len(wanted.conflicts)
