"""`dekom timeline`: text, picture and table."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Process, Run
from tests.screens.hostile import write

SVG = "{http://www.w3.org/2000/svg}"


def test_the_text_has_terms_bars_what_was_agreed_deadlines_and_load(run: Run) -> None:
    result = run("timeline", "storhaugli-2025")
    assert result.exit_code == 0
    for one in ("høst 2025  vår 2026", "▲  5 Skolevandring", "avtalt 9. apr", "●→9", "Målfrister", "HVEM HAR MYE NÅR"):
        assert one in result.stdout, one
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("zoom", ["dag", "uke", "maaned", "måned", "halvaar", "plan", "month"])
def test_every_zoom_keeps_the_width(run: Run, zoom: str) -> None:
    result = run("timeline", "storhaugli-2025", "--zoom", zoom, "--width", 100)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "i dag" in result.stdout


@pytest.mark.parametrize(
    ("group", "heading"), [("maal", "MÅL 1"), ("ansvarlig", "REKTOR"), ("arena", "UTEN"), ("status", "FORSINKET")]
)
def test_measures_stand_in_groups(run: Run, plan: Path, group: str, heading: str) -> None:
    with (plan / "tiltak.toml").open("a", encoding="utf-8") as file:
        file.write('\n[tiltak.zz]\ntittel = "ZZ"\nstart = 2026-09-01\n')
    assert heading in run("timeline", "storhaugli-2025", "--group", group).stdout


def test_the_picture_has_a_title_a_description_and_text_that_is_text(run: Run) -> None:
    result = run("timeline", "storhaugli-2025", "--format", "svg", "--group", "maal")
    root = ElementTree.fromstring(result.stdout)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text is not None
    assert "Storhaugli skole" in title.text
    assert description is not None
    assert description.text is not None
    assert "Slutter 3 uker etter avtalt." in description.text
    texts = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
    for one in ("Skolevandring", "forsinket", "i dag 24. nov 2026", "neste revisjon", "Mål 1"):
        assert one in texts, one


def test_the_picture_of_weeks_has_their_numbers_and_says_what_is_beyond_its_edges(run: Run) -> None:
    root = ElementTree.fromstring(run("timeline", "storhaugli-2025", "--format", "svg", "--zoom", "maaned").stdout)
    texts = {one.text or "": float(one.get("x", "0")) for one in root.iter(f"{SVG}text")}
    for one in ("uke 53", "uke 1", "desember 2026", "← 15. aug 2025", "← 22. mai"):
        assert one in texts, one
    today = next(float(one.get("x1", "0")) for one in root.iter(f"{SVG}line") if one.get("stroke-width") == "2")
    assert texts["uke 48"] > today
    assert root.get("lang") == "nb"
    week = ElementTree.fromstring(run("timeline", "storhaugli-2025", "--format", "svg", "--zoom", "uke").stdout)
    assert "12. jan 2027 →" in {one.text for one in week.iter(f"{SVG}text")}


def test_the_table_has_a_line_for_each_measure_and_words_that_never_change(run: Run) -> None:
    result = run("timeline", "storhaugli-2025", "--format", "csv", "--lang", "en")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == 10
    walk = next(one for one in rows if one["noekkel"] == "skolevandring")
    assert (walk["status"], walk["slutt"], walk["avtalt_slutt"]) == ("forsinket", "2027-04-30", "2027-04-09")
    assert (walk["steg"], walk["steg_ferdige"], walk["neste_dato"]) == ("4", "2", "2026-12-11")


def test_a_cell_is_no_formula(run: Run, plan: Path) -> None:
    with (plan / "tiltak.toml").open("a", encoding="utf-8") as file:
        file.write('\n[tiltak.zz]\ntittel = "=1+1"\n')
    rows = csv.DictReader(io.StringIO(run("timeline", "storhaugli-2025", "--format", "csv").stdout))
    assert "'=1+1" in [one["tittel"] for one in rows]


@pytest.mark.parametrize("form", ["text", "svg", "csv"])
def test_a_plan_that_means_no_good_is_told_as_it_is_written(run: Run, tmp_path: Path, form: str) -> None:
    folder = write(tmp_path)
    for zoom in ("plan", "dag"):
        result = run("timeline", folder, "--format", form, "--zoom", zoom)
        assert result.exit_code == 0
        assert ("[må avklares]" if form != "text" else "[x] [/]") in result.stdout
        if form == "svg":
            ElementTree.fromstring(result.stdout)


@pytest.mark.parametrize("form", ["text", "svg", "csv"])
def test_an_empty_plan_is_told(run: Run, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "tom"
    folder.mkdir()
    head = 'format = 1\ntittel = "T"\nskole = "S"\nfra = 2026-08-01\ntil = 2027-06-30\n'
    (folder / "plan.toml").write_text(head, encoding="utf-8")
    result = run("timeline", folder, "--format", form)
    assert result.exit_code == 0
    if form != "csv":
        assert "Planen har ingen tiltak ennå." in result.stdout


def test_wrong_use_is_2_and_an_unreadable_plan_3(run: Run, plan: Path) -> None:
    assert run("timeline", "finnes-ikke").exit_code == 2
    assert run("timeline", "storhaugli-2025", "--width", 3).exit_code == 2
    (plan / "tiltak.toml").write_text("format = 2\n", encoding="utf-8")
    assert run("timeline", "storhaugli-2025").exit_code == 3


def test_piped_there_are_no_colours(process: Process) -> None:
    done = process("timeline", "storhaugli-2025")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("zoom", "day", "names"),
    [
        ("uke", "2026-11-24", ["oktober 2026", "november 2026", "i dag", "desember 2026", "januar 2027"]),
        ("dag", "2026-09-30", ["september 2026", "i dag", "oktober 2026"]),
        ("maaned", "2026-12-30", ["høst 2026", "i dag", "vår 2027"]),
    ],
)
def test_months_and_terms_stand_apart_and_what_today_lies_over_is_named_beside_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, zoom: str, day: str, names: list[str]
) -> None:
    monkeypatch.setenv("DEKOM_TODAY", day)
    head = run("timeline", "storhaugli-2025", "--zoom", zoom, "--width", 160).stdout.splitlines()[0]
    found = [one.strip() for one in re.sub(r"(i dag)", r" \1  ", f"  {head}  ").split("  ") if one.strip()]
    assert found[: len(names)] == names
