"""What a phone's camera reads from the room's screen."""

from __future__ import annotations

import pytest

from dekom_tui.live import qr
from dekom_tui.screens.meeting.phases import Face, page_rows
from tests.screens.conftest import assert_fits, text_of
from tests.screens.meeting.rooms import held, room

WHERE = "HTTP://192.168.100.200:8080/CRLSNDLCKM9D635"
_INK = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
_SCALE = 4


def read(rows: list[str]) -> str:
    """The text of a QR of half blocks; empty for none."""
    zxingcpp = pytest.importorskip("zxingcpp")
    lines = []
    for row in rows:
        for half in (0, 1):
            # A cell is half as wide as it is high.
            line = b"".join(bytes([0 if _INK[sign][half] else 255]) * _SCALE for sign in row)
            lines += [line] * _SCALE
    found = zxingcpp.read_barcodes(memoryview(b"".join(lines)).cast("B", (len(lines), len(rows[0]) * _SCALE)))
    return found[0].text if found else ""


@pytest.mark.parametrize("size", [(60, 17), (80, 23), (100, 30), (140, 39), (200, 49)])
@pytest.mark.parametrize("face", [Face(qr=True), Face()], ids=["alone", "welcome"])
def test_what_the_screen_draws_leads_into_the_meeting(size: tuple[int, int], face: Face) -> None:
    """At every size where there is a code; where there is none the address and the code stand in plain letters."""
    known = room(held())
    known.door = {**known.door, "url": "http://192.168.100.200:8080", "qr": qr.rows(WHERE)}
    width, height = size if face.qr else (size[0], size[1] - 2)
    rows = page_rows(known, face, width, height, dark=True)
    assert_fits(rows, width)
    assert len(rows) <= height
    drawn = ["".join(span.text for span in row.line if span.lit) for row in rows]
    code = [row for row in drawn if row]
    if code:
        assert read(code) == WHERE
    text = text_of(rows)
    assert face.qr or "K7M4QX" in text
    assert code or "K7M4QX" in text
    assert "192.168.100.200:8080" in text or not code
    if face.qr:
        assert code
        # In a large window it is drawn twice as large.
        assert (len(code) > 30) == (size >= (140, 39))
