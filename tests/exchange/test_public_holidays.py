"""Norway's public holidays."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from dekom_tui.exchange.public_holidays import public_holidays


def test_they_have_norwegian_names() -> None:
    found = public_holidays(2027, 2027)
    assert found[date(2027, 12, 25)] == "Første juledag"
    assert date(2027, 1, 3) not in found


def test_years_that_nobody_means_have_none() -> None:
    assert public_holidays(1, 3) == {}
    assert public_holidays(9990, 9999) == {}


def test_the_library_is_loaded_only_when_it_is_asked() -> None:
    code = (
        "import sys; import dekom_tui.screens.timeline.screen, dekom_tui.cli.timeline, dekom_tui.cli.skolerute; "
        "print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert done.stdout.strip() == "False"
