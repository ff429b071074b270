"""Writing what changed: where new things go, what goes with what is removed, and what stays as it was."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Activity, Goal, Measure, SchoolYear
from dekom_tui.plan.model import Place, Settings
from dekom_tui.plan.reading import read_file, read_settings
from dekom_tui.store.toml.canonical import canonical
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.write import write, write_settings

PLANS = Path(__file__).parents[3] / "plans"
Tables = dict[str, dict[str, Entity]]


def change(kind: str, text: str, edit: Callable[[Tables], object], renamed: dict[Place, str] | None = None) -> str:
    """A text after an edit of what it holds."""
    before = read_file(kind, "", tomllib.loads(text)).tables
    after = {name: dict(table) for name, table in before.items()}
    edit(after)
    return write(Document(text), kind, before, after, renamed or {}).text


def setting(table: str, key: str, **values: Any) -> Callable[[Tables], None]:
    """An edit that sets fields."""
    names = {name.replace("__", "."): value for name, value in values.items()}

    def edit(tables: Tables) -> None:
        tables[table] = {**tables.get(table, {}), key: tables[table][key].edit(names)}

    return edit


def swap(text: str, *pairs: tuple[str, str]) -> str:
    """A text with some of it replaced, each stretch once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


MEASURES = (PLANS / "storhaugli-2025" / "tiltak.toml").read_text()
PLAN = (PLANS / "storhaugli-2025" / "plan.toml").read_text()


def test_a_sentence_a_date_and_a_goal_change_three_lines() -> None:
    text = change("tiltak", MEASURES, setting("tiltak", "elevpanel", slutt=date(2027, 6, 1), status=None))
    head = 'slutt = 2027-06-18\nansvarlig = "Kontaktlærer for elevrådet"\narena = "elevpanel"\nstatus = "pågår"\n'
    assert text == swap(MEASURES, (head, head.replace("06-18", "06-01").replace('status = "pågår"\n', "")))
    text = change("plan", PLAN, setting("rammer", "", helhetlig="Vi har ett tema i tre år. Ingen nye tas inn."))
    lines = set(text.splitlines()) - set(PLAN.splitlines())
    assert lines == {"Vi har ett tema i tre år.", "Ingen nye tas inn."}


def test_a_whole_file_is_written_in_canonical_form() -> None:
    tables = read_file("tiltak", "", tomllib.loads(MEASURES)).tables
    text = write(Document(""), "tiltak", {}, tables).text
    assert canonical(text, "tiltak") == text
    assert text == MEASURES.replace("# Ring naboskolen i uke 2, når den nye rektoren har begynt.\n", "")


BASE = """format = 1

# om b
[tiltak.b] # ved b
nr = 1 # ved nr
tittel = 'B'
# om slutt
slutt = 2027-05-07
# fri

aktiviteter = [
    # om første
    {dato = 2026-01-02, tekst = 'A'}, # ved første
    {tekst = "B", dato = 2026-02-02, rart = 3.0},
]

[tiltak.d]
tittel = "D"
"""


def test_new_tables_go_to_their_sorted_places() -> None:
    def add(tables: Tables) -> None:
        for key in ("z", "a", "c"):
            tables["tiltak"][key] = Measure.of(key, tittel=key)

    assert (
        change("tiltak", BASE, add)
        == swap(
            BASE,
            ("# om b\n", '[tiltak.a]\ntittel = "a"\n\n# om b\n'),
            ("[tiltak.d]\n", '[tiltak.c]\ntittel = "c"\n\n[tiltak.d]\n'),
        )
        + '\n[tiltak.z]\ntittel = "z"\n'
    )


def test_a_table_goes_with_its_comments() -> None:
    text = change("tiltak", BASE, lambda tables: tables["tiltak"].pop("b"))
    assert text == 'format = 1\n\n[tiltak.d]\ntittel = "D"\n'
    text = change("tiltak", BASE, lambda tables: tables["tiltak"].pop("d"))
    assert text == BASE.partition("\n[tiltak.d]")[0]


def test_a_renamed_table_moves_to_its_sorted_place_with_its_comments() -> None:
    def rename(tables: Tables) -> None:
        tables["tiltak"]["e"] = tables["tiltak"].pop("b").rekeyed("e")

    text = change("tiltak", BASE, rename, {Place("tiltak", "b"): "e"})
    table = BASE[BASE.index("# om b") : BASE.index("\n[tiltak.d]")]
    assert text == 'format = 1\n\n[tiltak.d]\ntittel = "D"\n\n' + table.replace("[tiltak.b]", "[tiltak.e]")


def test_a_field_that_goes_takes_its_own_comment_and_no_other() -> None:
    text = change("tiltak", BASE, setting("tiltak", "b", slutt=None))
    assert text == swap(BASE, ("# om slutt\nslutt = 2027-05-07\n", ""))


def test_a_new_field_stands_behind_the_nearest_that_precedes_it() -> None:
    text = change("tiltak", BASE, setting("tiltak", "b", kort="K", start=date(2026, 1, 1)))
    assert text == swap(BASE, ("tittel = 'B'\n", "tittel = 'B'\nkort = \"K\"\nstart = 2026-01-01\n"))
    text = change("tiltak", BASE, setting("tiltak", "d", nr=2))
    assert text == swap(BASE, ("[tiltak.d]\n", "[tiltak.d]\nnr = 2\n"))


def test_records_that_stay_keep_their_bytes_and_one_that_changes_its_comments() -> None:
    old = read_file("tiltak", "", tomllib.loads(BASE)).tables["tiltak"]["b"].values["aktiviteter"]
    new = Activity.of("", dato=date(2026, 1, 15), tekst="Ny")
    steps = [old[0].edit({"ferdig": True}), new, old[1]]
    text = change("tiltak", BASE, setting("tiltak", "b", aktiviteter=steps))
    assert text == swap(
        BASE,
        ("tekst = 'A'}, # ved første\n", "tekst = 'A', ferdig = true}, # ved første\n"
         '    {dato = 2026-01-15, tekst = "Ny"},\n'),
    )  # fmt: skip
    text = change("tiltak", BASE, setting("tiltak", "b", aktiviteter=[old[1].edit({"tekst": "C"})]))
    assert '    {tekst = "C", dato = 2026-02-02, rart = 3.0},\n]' in text
    assert "om første" not in text


SPELLINGS = [
    ("[maal.x.smarte]\nakseptert = 'ja'\n", '[maal.x.smarte]\nakseptert = "nei"\n'),
    ("[maal.x]\nsmarte.akseptert = 'ja'\n", '[maal.x]\nsmarte.akseptert = "nei"\n'),
    ("[maal.x]\nsmarte = {akseptert = 'ja'}\n", '[maal.x]\nsmarte = {akseptert = "nei"}\n'),
    ("[maal]\nx.smarte.akseptert = 'ja'\n", '[maal]\nx.smarte.akseptert = "nei"\n'),
    ("[maal]\nx = {smarte = {akseptert = 'ja'}}\n", '[maal]\nx = {smarte = {akseptert = "nei"}}\n'),
    ("maal = {x.smarte.akseptert = 'ja'}\n", 'maal = {x.smarte.akseptert = "nei"}\n'),
]


@pytest.mark.parametrize(("text", "wanted"), SPELLINGS)
def test_a_value_is_replaced_in_the_spelling_that_it_has(text: str, wanted: str) -> None:
    assert change("plan", text, setting("maal", "x", smarte__akseptert="nei")) == wanted


@pytest.mark.parametrize(("text", "_wanted"), SPELLINGS)
def test_every_spelling_takes_new_fields_loses_them_and_gets_a_neighbour(text: str, _wanted: str) -> None:
    def more(tables: Tables) -> None:
        setting("maal", "x", smarte__spesifikt="s", vedtak__for=3, nr=1)(tables)
        tables["maal"]["y"] = Goal.of("y", tekst="Y")

    assert len(tomllib.loads(change("plan", text, more))["maal"]["x"]["smarte"]) == 2
    gone = change("plan", text, setting("maal", "x", smarte__akseptert=None))
    assert tomllib.loads(gone)["maal"]["x"] in ({}, {"smarte": {}})


@pytest.mark.parametrize(("text", "_wanted"), [*SPELLINGS, ("[maal]\nx.nr = 1\nx.tekst = 'a'\n", "")])
def test_every_spelling_can_be_renamed_and_removed(text: str, _wanted: str) -> None:
    def rename(tables: Tables) -> None:
        tables["maal"]["ny"] = tables["maal"].pop("x").rekeyed("ny")

    text = f"tittel = 'T'\n{text}"
    before = tomllib.loads(text)
    renamed = change("plan", text, rename, {Place("maal", "x"): "ny"})
    assert tomllib.loads(renamed) == {**before, "maal": {"ny": before["maal"]["x"]}}
    gone = change("plan", text, lambda tables: tables["maal"].pop("x"))
    assert gone == "tittel = 'T'\n"


def test_new_lines_take_the_commonest_line_end() -> None:
    text = change("tiltak", BASE.replace("\n", "\r\n"), setting("tiltak", "b", merknad="Én. To."))
    assert text.count("\n") == text.count("\r\n") == BASE.count("\n") + 4


def test_a_list_of_keys_keeps_its_lines_only_while_a_comment_stands_in_it() -> None:
    text = "[tiltak.a]\nmaal = [\n    'x', # om x\n    'z',\n]\n"
    wanted = "[tiltak.a]\nmaal = [\n    'x', # om x\n    \"y\",\n    'z',\n]\n"
    assert change("tiltak", text, setting("tiltak", "a", maal=["x", "y", "z"])) == wanted
    wanted = '[tiltak.a]\nmaal = ["x", "y", "z"]\n'
    assert change("tiltak", text.replace(" # om x", ""), setting("tiltak", "a", maal=["x", "y", "z"])) == wanted


def test_a_table_that_an_edit_emptied_goes_unless_a_comment_stands_in_it() -> None:
    text = "format = 1\n\n[rammer]\nforankret = 'a'\n\n[tegn]\nelever = 'b'\n# her\n"
    assert "[rammer]" not in change("plan", text, setting("rammer", "", forankret=None))
    assert change("plan", text, setting("tegn", "", elever=None)).endswith("[tegn]\n# her\n")


UNSETTLED = """format = 1

# >>> dekom-konflikt [tiltak.b]
# andres | [tiltak.b]
# felles |
# <<< dekom-konflikt

[tiltak.b]
tittel = "B"
# >>> dekom-konflikt slutt
# andres | slutt = 2027-05-14
# felles |
# <<< dekom-konflikt
ansvarlig = "R"
aktiviteter = [
    # >>> dekom-konflikt aktiviteter
    # andres | {tekst = "x"},
    # felles |
    # <<< dekom-konflikt
    {tekst = "y"},
]
"""


def test_an_unsettled_merge_stays_when_its_neighbour_goes() -> None:
    text = change("tiltak", UNSETTLED, setting("tiltak", "b", ansvarlig=None))
    assert text == swap(UNSETTLED, ('ansvarlig = "R"\n', ""))
    text = change("tiltak", UNSETTLED, setting("tiltak", "b", aktiviteter=None))
    assert [one.name for one in Document(text).unsettled()] == ["[tiltak.b]", "slutt", "aktiviteter"]
    text = change("tiltak", UNSETTLED, lambda tables: tables["tiltak"].pop("b"))
    assert [one.name for one in Document(text).unsettled()] == ["[tiltak.b]"]


def test_a_field_is_set_directly_below_the_unsettled_merge_that_names_it() -> None:
    text = change("tiltak", UNSETTLED, setting("tiltak", "b", slutt=date(2027, 1, 1)))
    assert text == swap(UNSETTLED, ('ansvarlig = "R"\n', 'slutt = 2027-01-01\nansvarlig = "R"\n'))


def test_unsettled_merges_are_canonical_where_they_stand() -> None:
    assert canonical(UNSETTLED, "tiltak") == UNSETTLED
    whole = "# >>> dekom-konflikt fil\n# andres | format = 1\n# felles |\n# <<< dekom-konflikt\n\nformat = 1\n"
    assert canonical(whole, "logg") == whole


def test_what_the_format_does_not_know_is_written_when_a_merge_brings_it() -> None:
    text = 'format = 1\n\n[tiltak.a]\ntittel = "A"\nrart = 1\n'
    before = read_file("tiltak", "", tomllib.loads(text))
    entity = before.tables["tiltak"]["a"]
    more = Measure("a", entity.values, {**entity.extra, "nytt": {"x": [1]}})
    after: Tables = {**before.tables, "tiltak": {"a": more}}
    new = write(
        Document(text), "tiltak", before.tables, after, unknown_after={"fremmed": {"a": 1, "b": {"c": "d"}}}
    ).text
    assert new == text + 'nytt = {x = [1]}\n\n[fremmed]\na = 1\n\n[fremmed.b]\nc = "d"\n'


def test_settings_are_written_as_a_plan_is() -> None:
    text = (PLANS / "dekom.toml").read_text()
    before = read_settings(tomllib.loads(text))[0]
    maler = {**before.maler, "analyse": {"egen": "Hva mer?"}}
    years = {**before.skoleaar, "2027-2028": SchoolYear.of("2027-2028", start=date(2027, 8, 16))}
    after = before._replace(maler=maler, skoleaar=years, skole=before.skole.edit({"maalform": "nn"}))
    new = write_settings(Document(text), before, after).text
    assert new == swap(
        text,
        ('maalform = "nb"', 'maalform = "nn"'),
        ("[maler.situasjon]\n", '[skoleaar.2027-2028]\nstart = 2027-08-16\n\n[maler.analyse]\negen = "Hva mer?"\n\n'
         "[maler.situasjon]\n"),
    )  # fmt: skip
    assert write_settings(Document(""), Settings(), before).text.startswith("format = 1\n\n[skole]\n")


def test_nothing_changed_is_the_same_document() -> None:
    tables = read_file("tiltak", "", tomllib.loads(MEASURES)).tables
    document = Document(MEASURES)
    assert write(document, "tiltak", tables, tables) is document
    assert write(document, "tiltak", tables, {name: dict(table) for name, table in tables.items()}) is document
