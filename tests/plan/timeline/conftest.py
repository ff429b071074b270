"""The sample plan, for the tests of the timeline."""

from __future__ import annotations

import pytest

from dekom_tui.data import data
from dekom_tui.plan.model import Plan
from dekom_tui.store.read import Folder, read_plan


@pytest.fixture(scope="session")
def sample() -> Plan:
    """The sample plan."""
    return read_plan(Folder(data("plans", "storhaugli-2025"))).plan
