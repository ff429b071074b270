"""What `dekom fmt` writes: the canonical form, every comment and every value kept."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from dekom_tui.plan.reading import read_settings
from dekom_tui.store.toml.canonical import canonical
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.layout import Layout
from dekom_tui.store.toml.meaning import same_meaning
from tests.store.toml.messy import BY_KIND, files

PLANS = Path(__file__).parents[3] / "plans"
QUESTIONS = {"tegn": {"foreldre": "Hva har foreldrene sett?"}}


def comments(text: str) -> Counter[str]:
    """The numbered comments of a drawn file."""
    return Counter(re.findall(r"# (k\d+)", text))


def kind_of(path: Path) -> str:
    """What kind of file a path is."""
    return {"plan.toml": "plan", "tiltak.toml": "tiltak", "dekom.toml": "dekom"}.get(path.name, path.parent.name)


@pytest.mark.parametrize("path", sorted(PLANS.rglob("*.toml")), ids=lambda path: path.name)
def test_the_sample_is_canonical(path: Path) -> None:
    maler = read_settings(tomllib.loads((PLANS / "dekom.toml").read_text()))[0].maler
    text = path.read_text()
    assert canonical(text, kind_of(path), maler) == text


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_any_spelling_becomes_one_form_and_nothing_is_lost(kind: str) -> None:
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(files(kind))
    def holds(text: str) -> None:
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            assume(False)
        written = canonical(text, kind, QUESTIONS)
        assert canonical(written, kind, QUESTIONS) == written
        assert same_meaning(Layout(kind, QUESTIONS), data, tomllib.loads(written))
        assert comments(written) == comments(text)
        assert "\r" not in written
        assert "\n\n\n" not in written
        assert written.endswith("\n")
        assert not written.endswith("\n\n")
        assert Document(written).chunks[0].start == 0

    holds()
