"""What is wrong with a plan as a whole: form, rules and text together, each once and in its place."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from dekom_tui.plan.finding import CODES
from dekom_tui.store.checking import check_plan, check_settings_file
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.words.findings import tell

SAMPLE = Path(__file__).parents[2] / "plans" / "storhaugli-2025"
TODAY = date(2026, 11, 24)
SCRAPS = (
    "=", "[", "]", "[[", "]]", "{", "}", '"', "'''", '"""', "\n", "\\", "#", ".", "1", "2026-01-01", "true",
    "[tiltak.x]\n", "[maal]\n", "a.b.c = 1\n", "nr = 0\n", "format = 2\n", "\r", "\x00", "<<<<<<< x\n", ">>>>>>> x\n",
    "# >>> dekom-konflikt a\n", "# <<< dekom-konflikt\n", 'maal = ["x"]\n', "verdier = 3\n", "\ufeff", "æ",
    "aktiviteter = [{tekst = 1}]\n", "\U0001f600",
)  # fmt: skip


def test_what_a_newer_format_means_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text("format = 9\nstatus = 3\nukjent = 1\n", "utf-8")
    found = check_plan(read_plan(Folder(tmp_path)), TODAY)
    assert [one.code for one in found] == ["format-newer"]


def test_dekom_toml_is_judged_by_itself(tmp_path: Path) -> None:
    text = "format = 1\n[skoleaar.2026-2027]\nstart = 2027-06-01\nslutt = 2026-08-01\n"
    (tmp_path / "dekom.toml").write_text(text, "utf-8")
    found = check_settings_file(tmp_path / "dekom.toml")
    assert [(one.code, one.file) for one in found.findings] == [("reversed", "dekom.toml")]
    assert found.text == text


@pytest.mark.parametrize("seed", range(150))
def test_no_text_at_all_makes_the_check_fall_over(tmp_path: Path, seed: int) -> None:
    """A file of the sample with something put in, or taken out, at random: every finding has a line and its words."""
    random_ = random.Random(seed)
    for path in SAMPLE.rglob("*.toml"):
        text = path.read_text("utf-8")
        if random_.random() < 0.5:
            for _time in range(random_.randrange(1, 4)):
                at = random_.randrange(len(text))
                text = text[:at] + random_.choice(SCRAPS) + text[at + random_.choice((0, 0, 1, 40)) :]
        target = tmp_path / "p" / path.relative_to(SAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    opened = read_plan(Folder(tmp_path / "p"))
    for finding in check_plan(opened, TODAY):
        said = tell(finding, opened.plan)
        assert finding.code in CODES
        assert said.text
        assert said.cure
        document = opened.files[finding.file].document if finding.file in opened.files else None
        lines = document.text.split("\n") if document is not None else [""]
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


def test_findings_stand_in_order_of_file_line_and_column() -> None:
    found = check_plan(read_plan(Folder(SAMPLE)), TODAY)
    places = [(one.file, one.line, one.column) for one in found]
    assert places == sorted(places)
