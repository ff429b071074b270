"""A file as lines for git: each value on its own, nothing hidden, nothing that depends on anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.store.lines import readable

SAMPLE = Path(__file__).parents[2] / "plans" / "storhaugli-2025"


def lines(path: str, old: str = "", new: str = "") -> list[str]:
    text = (SAMPLE / path).read_text("utf-8")
    assert old in text
    return readable(text.replace(old, new, 1), path.rpartition("/")[2]).split("\n")


def test_a_value_and_a_sentence_change_one_line_each() -> None:
    for path, old, new in (
        ("tiltak.toml", "fremdrift = 65", "fremdrift = 70"),
        ("tiltak.toml", "Deles med planen for trygt skolemiljø.", "Deles med FAU."),
        ("plan.toml", 'status = "vedtatt"', 'status = "avsluttet"'),
    ):
        before, after = lines(path), lines(path, old, new)
        assert len(before) == len(after)
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_log_entries_and_minutes_are_told_apart_by_what_is_in_them() -> None:
    assert lines("logg/2025-10-14-fellestid.toml")[0] == "Innførsel"
    minutes = next((SAMPLE / "referat").glob("*.toml")).name
    assert lines(f"referat/{minutes}")[0] == "Referat"


def test_a_line_at_the_edge_names_the_thing_below_it() -> None:
    edge = [one for one in lines("tiltak.toml") if one and one[0] != " "]
    assert "Tiltak  elevpanel" in edge
    assert edge == ["Tiltaksplanen", *sorted(edge[1:-1]), "Kommentarer i fila"]


@pytest.mark.parametrize(
    "text",
    [
        "ikke = toml = nei\n",
        'format = 1\n# >>> dekom-konflikt tittel\n# andres | tittel = "b"\n# <<< dekom-konflikt\ntittel = "a"\n',
        "format = 99\ntittel = 'fra framtida'\n",
        "[pakke]\nnavn = 'noe helt annet'\n",
        "",
    ],
)
def test_what_is_no_settled_plan_is_shown_as_it_is(text: str) -> None:
    assert readable(text, "plan.toml") == text


def test_comments_and_what_the_format_does_not_know_are_shown() -> None:
    text = 'format = 1\ntittel = "Plan # ikke en kommentar"\nnoe = "ukjent"\n\n# Ring naboskolen\n[ukjent]\na = 1\n'
    found = readable(text, "plan.toml")
    assert "  noe: ukjent" in found
    assert "[ukjent]\n  a: 1" in found
    assert found.endswith("Kommentarer i fila\n  # Ring naboskolen\n")


def test_values_that_are_wrong_are_shown_as_they_stand() -> None:
    found = readable('format = 1\nfra = "i dag"\n\n[maal.x]\nfrist = [1]\nverdier = 3\n', "plan.toml")
    assert "  fra: i dag" in found
    assert "  frist: [1]" in found
