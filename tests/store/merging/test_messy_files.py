"""Files as people may write them, merged: the values are those that merging the values gives, whatever the spelling."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dekom_tui.plan.model import Plan
from dekom_tui.plan.reading import read_file
from dekom_tui.review.merge import merge
from dekom_tui.store.merging.files import merge_texts
from dekom_tui.store.merging.unsettled import Unsettled
from dekom_tui.store.toml.document import Document
from tests.store.toml.messy import files

STEM = "2026-01-13-planleggingsdag"


def plan_of(kind: str, text: str) -> Plan:
    reading = read_file(kind, STEM if kind == "referat" else "", tomllib.loads(text))
    path = f"{kind}/{STEM}.toml" if kind == "referat" else f"{kind}.toml"
    return Plan(reading.tables, unknown={path: reading.unknown} if reading.unknown else {})


@pytest.mark.parametrize("kind", ["plan", "tiltak", "referat"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_spelling_merges_as_its_values_do_and_can_be_settled(kind: str, data: st.DataObject) -> None:
    base, ours, theirs = (data.draw(files(kind)) for _side in range(3))
    key = STEM if kind == "referat" else ""
    wanted = merge(*(plan_of(kind, one) for one in (base, ours, theirs)))
    made = merge_texts(kind, key, base.encode(), ours.encode(), theirs.encode())
    assert plan_of(kind, made.text) == wanted.plan
    assert {one.where for one in made.conflicts} == {one.where for one in wanted.conflicts}
    path = f"{kind}/{key}.toml" if key else f"{kind}.toml"
    found = Unsettled.of({path: Document(made.text)})
    assert len(found.open) == len(made.conflicts)
    assert all(one.readable for one in found.open)
    left = found
    for _each in found.open:
        left = left.settle(left.open[0], "theirs")
    assert left.open == ()
    assert plan_of(kind, left.texts[path].text) == wanted.theirs
