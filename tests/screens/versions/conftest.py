"""The sample's versions, read once for the tests of a module."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.screens.versions.state import Held, Versions
from tests import story
from tests.screens.versions.known import known_of


@pytest.fixture(scope="module")
def known(told_once: Path) -> Versions:
    """The sample's versions, the adopted one held against the open plan."""
    return known_of(told_once / "plans" / story.NAME)


@pytest.fixture
def held(known: Versions) -> Held:
    """What lies between the adopted plan and now."""
    assert known.held is not None
    return known.held
