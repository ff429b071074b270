"""New values as TOML text; tomlkit and tomllib are the judges."""

from __future__ import annotations

import tomllib
from datetime import date, time

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.format import Activity, Tally
from dekom_tui.plan.text import flow
from dekom_tui.store.toml import render

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_a_short_text_is_written_as_tomlkit_writes_it(value: str) -> None:
    assert render.text(value) == tomlkit.string(value).as_string()
    assert tomllib.loads(f"x = {render.text(value)}")["x"] == value


@given(st.text(st.sampled_from("'\"\\\t \x00\x1b\x7fa.Å-1)\n")) | TEXT)
def test_prose_comes_back_as_it_flows(value: str) -> None:
    flowing = flow(value)
    written = render.prose(flowing)
    read = tomllib.loads(f"x = {written}")["x"]
    assert flow(read) == flowing
    assert tomlkit.parse(f"x = {written}\n")["x"] == read


def test_prose_is_a_literal_string_with_one_sentence_a_line() -> None:
    assert render.prose("Én. To.\n\n- a\n- b") == "'''\nÉn.\nTo.\n\n- a\n- b\n'''"
    assert render.prose("Har ''' i seg.") == '"""\nHar \'\'\' i seg.\n"""'


def test_numbers_dates_and_records_have_one_spelling() -> None:
    assert [render.scalar(one) for one in (3, 3.0, 1e16, True, date(2026, 1, 2), time(8, 30))] == [
        "3", "3.0", "1e+16", "true", "2026-01-02", "08:30:00",
    ]  # fmt: skip
    step = Activity.of("", tekst="A", dato=date(2026, 1, 2), ferdig=True)
    assert render.record(step) == '{dato = 2026-01-02, tekst = "A", ferdig = true}'
    assert render.record(Tally("", {"verdi": 4}, {"rar nøkkel": [1]})) == '{verdi = 4, "rar nøkkel" = [1]}'
    assert render.counts((("ledere", 2), ("lærere", 23))) == '{ledere = 2, "lærere" = 23}'
