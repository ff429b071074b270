"""What others wrote has no room for what is here: nothing is written over, nothing is lost, nobody is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.plan.edits import Set, new
from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Place
from dekom_tui.store.session import Session

ELEVPANEL = Place("tiltak", "elevpanel")
NO_ROOM = ('format = 1\n[[tiltak]]\ntittel = "X"\n', 'format = 1\ntiltak = "hei"\n')
"""Files that are TOML, and in which no measure can be written."""


@pytest.mark.parametrize("theirs", NO_ROOM)
def test_a_new_measure_waits_until_the_file_is_mended(sample: Path, theirs: str) -> None:
    """The state tells what to do, their file is left as it is, and when it is mended both are in it."""
    session = Session.open(sample)
    session.apply(new(session.plan, Measure, {"tittel": "Bokprat"}))
    path = sample / "tiltak.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(theirs, encoding="utf-8")
    session.poll()
    for state in (session.state, session.save(), session.save()):
        assert state.kind == "unsaved"
        assert state.why is not None
        assert state.why.code == "apart"
        assert "tiltak.toml" in state.why.told().happened
    assert path.read_text(encoding="utf-8") == theirs
    assert "bokprat" in session.plan.of(Measure)
    path.write_text(before.replace("fremdrift = 65", "fremdrift = 66", 1), encoding="utf-8")
    session.poll()
    assert session.save().kind == "saved"
    text = path.read_text(encoding="utf-8")
    assert "[tiltak.bokprat]" in text
    assert "fremdrift = 66" in text
    assert Session.open(sample).rescues() == []


@pytest.mark.parametrize("theirs", NO_ROOM)
def test_what_waits_is_in_a_rescue_file(sample: Path, theirs: str) -> None:
    """A program that is killed then offers it at the next start, once the file is mended."""
    session = Session.open(sample)
    path = sample / "tiltak.toml"
    before = path.read_text(encoding="utf-8")
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    path.write_text(theirs, encoding="utf-8")
    session.save()
    path.write_text(before, encoding="utf-8")
    after = Session.open(sample)
    (found,) = after.rescues()
    after.recover(found)
    assert after.plan.of(Measure)["elevpanel"].fremdrift == 70


def test_a_figure_that_is_no_number_is_no_conflict_and_is_kept(sample: Path) -> None:
    """nan is not even itself; what others do elsewhere in the file comes in, and edits beside it are written."""
    path = sample / "plan.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("verdi = 31,", "verdi = nan,", 1), encoding="utf-8")
    session = Session.open(sample)
    path.write_text(path.read_text(encoding="utf-8").replace('kort = "Rektor"', 'kort = "R"', 1) + "\n", "utf-8")
    taken = session.poll()
    assert taken.conflicts == ()
    session.apply(Set(Place("indikator", "np-lesing-9"), {"kort": "Niende"}))
    assert session.save().kind == "saved"
    assert "verdi = nan" in path.read_text(encoding="utf-8")
