"""Somebody else changes the files of a plan that is open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dekom_tui.plan.edits import Remove, Set, new
from dekom_tui.plan.format import Goal, Introduction, LogEntry, Measure
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.text import sentences
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.session import Session, State
from dekom_tui.store.sync import NoSuchConflict

SAVED = State("saved")
ELEVPANEL = Place("tiltak", "elevpanel")
KEY = "2026-11-24-moete"


def on_disk(folder: Path) -> Plan:
    return read_plan(Folder(folder)).plan


def edit_by_hand(path: Path, old: str, now: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, now, 1), "utf-8")


def test_what_does_not_collide_is_taken_in_with_its_comments(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"slutt": date(2027, 6, 1)}))
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 65", "# Telt i går.\nfremdrift = 80  # omtrent")
    edit_by_hand(sample / "plan.toml", 'skole = "', 'skole = "Nye ')
    taken = session.poll()
    assert taken.places == (Place("(top)"), ELEVPANEL)
    assert session.conflicts == ()
    measure = session.plan.of(Measure)["elevpanel"]
    assert (measure.fremdrift, measure.slutt) == (80, date(2027, 6, 1))
    assert session.save() == SAVED
    text = (sample / "tiltak.toml").read_text("utf-8")
    assert "# Telt i går.\nfremdrift = 80  # omtrent\n" in text
    assert on_disk(sample) == session.plan
    assert session.poll() == ((), ())


def test_two_sentences_of_one_text_can_be_changed_at_once(sample: Path) -> None:
    """One on the screen, its neighbour by hand in the file."""
    session = Session.open(sample)
    text = session.plan.one(Introduction).bakgrunn or ""
    first, second = sentences(text.split("\n")[0])[:2]
    session.apply(Set(Place("innledning"), {"bakgrunn": text.replace(first, "Vi begynner på nytt.")}))
    edit_by_hand(sample / "plan.toml", second, "Det tar lang tid.")
    session.poll()
    assert session.conflicts == ()
    wanted = text.replace(first, "Vi begynner på nytt.").replace(second, "Det tar lang tid.")
    assert session.plan.one(Introduction).bakgrunn == wanted
    assert session.save() == SAVED
    assert on_disk(sample) == session.plan


def test_a_save_that_comes_before_the_look_takes_it_in_too(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"nr": 12}))
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 65", "fremdrift = 80")
    assert session.save() == SAVED
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 80
    assert on_disk(sample) == session.plan


def test_what_collides_waits_for_a_choice_and_the_file_keeps_theirs(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70, "nr": 12}))
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 65", "fremdrift = 80")
    (conflict,) = session.poll().conflicts
    assert conflict[:5] == (ELEVPANEL, "fremdrift", 65, 70, 80)
    assert session.save() == State("unsaved")
    assert (session.plan.of(Measure)["elevpanel"].fremdrift, on_disk(sample).of(Measure)["elevpanel"].fremdrift) == (
        70,
        80,
    )
    assert on_disk(sample).of(Measure)["elevpanel"].nr == 12
    session.apply(Set(ELEVPANEL, {"fremdrift": 71}))
    session.apply(Set(ELEVPANEL, {"kort": "Panelet"}))
    session.save()
    assert on_disk(sample).of(Measure)["elevpanel"].kort == "Panelet"
    assert on_disk(sample).of(Measure)["elevpanel"].fremdrift == 80
    session.settle(conflict, "ours")
    assert session.save() == SAVED
    assert on_disk(sample).of(Measure)["elevpanel"].fremdrift == 71
    assert on_disk(sample) == session.plan
    with pytest.raises(NoSuchConflict):
        session.settle(conflict, "theirs")


@pytest.mark.parametrize(("choice", "value", "wanted"), [("theirs", None, 80), ("value", 75, 75), ("ours", None, 70)])
def test_every_choice_ends_the_conflict(sample: Path, choice: str, value: int | None, wanted: int) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 65", "fremdrift = 80")
    session.poll()
    session.settle(session.conflicts[0], choice, value)  # type: ignore[arg-type]  # the parameters are the choices
    assert session.save() == SAVED
    assert (
        on_disk(sample).of(Measure)["elevpanel"].fremdrift == wanted == session.plan.of(Measure)["elevpanel"].fremdrift
    )


def test_theirs_may_change_again_and_a_conflict_goes_when_they_agree(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 65", "fremdrift = 80")
    session.poll()
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 80", "fremdrift = 85")
    edit_by_hand(sample / "plan.toml", 'skole = "', 'skole = "Nye ')
    assert session.poll().places == (Place("(top)"),)
    assert [one[2:5] for one in session.conflicts] == [(65, 70, 85)]
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 85", "fremdrift = 70")
    session.poll()
    assert session.conflicts == ()
    assert session.save() == SAVED


def test_two_log_entries_of_one_name_can_both_stand(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(new(session.plan, LogEntry, {"dato": date(2026, 11, 24), "anledning": "Møte"}))
    theirs = 'format = 1\ndato = 2026-11-24\nanledning = "Et annet møte"\n'
    (sample / f"logg/{KEY}.toml").write_text(theirs, "utf-8")
    session.poll()
    session.save()
    assert (sample / f"logg/{KEY}.toml").read_text("utf-8") == theirs
    session.settle(session.conflicts[0], "both")
    assert session.save() == SAVED
    entries = on_disk(sample).of(LogEntry)
    assert (entries[KEY].anledning, entries[f"{KEY}-2"].anledning) == ("Møte", "Et annet møte")
    assert on_disk(sample) == session.plan


def test_what_was_removed_there_and_changed_here_waits_too(sample: Path) -> None:
    session = Session.open(sample)
    path = next((sample / "logg").iterdir())
    place = Place("logg", path.stem)
    session.apply(Set(place, {"kilde": "Skjema"}))
    path.unlink()
    session.poll()
    session.poll()
    assert [(one.place, one.theirs) for one in session.conflicts] == [(place, ())]
    session.save()
    assert not path.exists()
    session.settle(session.conflicts[0], "ours")
    assert session.save() == SAVED
    assert on_disk(sample) == session.plan


def test_a_file_that_only_went_for_a_moment_is_not_gone(sample: Path) -> None:
    session = Session.open(sample)
    data = (sample / "tiltak.toml").read_bytes()
    (sample / "tiltak.toml").unlink()
    assert session.poll() == ((), ())
    (sample / "tiltak.toml").write_bytes(data)
    session.poll()
    assert "elevpanel" in session.plan.of(Measure)


def test_undo_after_a_change_from_outside_takes_back_only_ones_own(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    session.save()
    edit_by_hand(sample / "tiltak.toml", "nr = 2", "nr = 22  # deres")
    session.poll()
    session.undo()
    session.save()
    assert "nr = 22  # deres" in (sample / "tiltak.toml").read_text("utf-8")
    assert on_disk(sample).of(Measure)["elevpanel"].fremdrift == 65
    session.redo()
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 70


def test_undo_does_not_write_over_what_somebody_else_put_there_since(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    session.save()
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 70", "fremdrift = 99")
    session.poll()
    session.undo()
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 99


def test_a_file_that_cannot_be_read_is_left_alone_until_it_can(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    session.apply(Set(Place("innledning"), {"tema": "Lesing."}))
    good = (sample / "tiltak.toml").read_text("utf-8")
    broken = good + "<<<<<<< HEAD\n"
    (sample / "tiltak.toml").write_text(broken, "utf-8")
    session.poll()
    state = session.save()
    assert state.kind == "unsaved"
    assert state.why is not None
    assert (state.why.code, state.why.path) == ("refused", "tiltak.toml")
    assert (sample / "tiltak.toml").read_text("utf-8") == broken
    assert on_disk(sample).one(Introduction).tema == "Lesing."
    (sample / "tiltak.toml").write_text(good.replace("nr = 2", "nr = 22", 1), "utf-8")
    session.poll()
    assert session.save() == SAVED
    measure = on_disk(sample).of(Measure)["elevpanel"]
    assert (measure.fremdrift, measure.nr) == (70, 22)


def test_a_file_that_could_not_be_read_when_the_plan_was_opened_is_never_written_to(sample: Path) -> None:
    good = (sample / "tiltak.toml").read_text("utf-8")
    (sample / "tiltak.toml").write_text("format = 2\n", "utf-8")
    session = Session.open(sample)
    assert session.refused == ("tiltak.toml",)
    assert session.state == SAVED
    session.apply(new(session.plan, Measure, {"tittel": "Nytt"}))
    assert session.save().kind == "unsaved"
    assert (sample / "tiltak.toml").read_text("utf-8") == "format = 2\n"
    (sample / "tiltak.toml").write_text(good, "utf-8")
    session.poll()
    assert session.save() == SAVED
    assert {"nytt", "elevpanel"} <= set(on_disk(sample).of(Measure))


def test_the_settings_are_read_again(sample: Path) -> None:
    session = Session.open(sample)
    (sample / "dekom.toml").write_text('format = 1\n[maler.tegn]\nglede = "Hva gleder oss?"\n', "utf-8")
    edit_by_hand(sample / "plan.toml", "[tegn]\n", '[tegn]\nglede = "Alt."\n')
    session.poll()
    assert session.settings.maler["tegn"] == {"glede": "Hva gleder oss?"}
    assert session.plan.tables["tegn"][""].values["glede"] == "Alt."
    assert session.save() == SAVED


def test_another_branch_is_a_change_from_outside(sample: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@b")
        subprocess.run(["git", *who, *words], cwd=sample, check=True, capture_output=True)

    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "En")
    git("checkout", "-b", "annen")
    edit_by_hand(sample / "tiltak.toml", "fremdrift = 65", "fremdrift = 80")
    (sample / "logg" / f"{KEY}.toml").write_text("format = 1\ndato = 2026-11-24\n", "utf-8")
    git("add", ".")
    git("commit", "-m", "To")
    session = Session.open(sample)
    git("checkout", "main")
    session.poll()
    session.poll()
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 65
    assert KEY not in session.plan.of(LogEntry)
    session.apply(Set(Place("maal", "lesing-9"), {"kort": "Lesing"}))
    git("checkout", "annen")
    assert session.save() == SAVED
    session.poll()
    assert session.plan == on_disk(sample)
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 80
    assert session.plan.of(Goal)["lesing-9"].kort == "Lesing"


OTHER = """
import sys, time
from pathlib import Path
from dekom_tui.plan.edits import Set, new
from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Place
from dekom_tui.store.session import Session
folder, name = Path(sys.argv[1]), sys.argv[2]
session = Session.open(folder)
print("open", flush=True)
sys.stdin.readline()
for number in range(8):
    session.apply(new(session.plan, Measure, {"tittel": f"{name} {number}"}))
    session.apply(Set(Place("tekst"), {name: f"Tekst {number}."}))
    for _attempt in range(50):
        if session.save().kind == "saved":
            break
        session.poll()
    else:
        sys.exit(f"not saved: {session.state} {session.conflicts}")
session.poll()
"""


def test_two_programs_on_one_folder_lose_nothing(sample: Path) -> None:
    names = ("maal", "analyse")
    programs = [
        subprocess.Popen([sys.executable, "-c", OTHER, sample, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for name in names
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == b"open\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"\n")
        program.stdin.flush()
    for program in programs:
        program.communicate(timeout=60)
        assert program.returncode == 0
    plan = on_disk(sample)
    titles = [one.tittel for one in plan.measures]
    assert all(titles.count(f"{name} {number}") == 1 for name in names for number in range(8))
    assert [plan.tables["tekst"][""].values[name] for name in names] == ["Tekst 7."] * 2


def test_a_folder_that_vanishes_is_told_and_what_was_written_waits(sample: Path, state: Path) -> None:
    session = Session.open(sample)
    session.apply(Set(ELEVPANEL, {"fremdrift": 70}))
    away = sample.with_name("borte")
    shutil.move(sample, away)
    session.poll()
    told = session.save()
    assert told.why is not None
    assert told.why.code == "vanished"
    assert session.plan.of(Measure)["elevpanel"].fremdrift == 70
    shutil.move(away, sample)
    session.poll()
    assert session.save() == SAVED
    assert on_disk(sample).of(Measure)["elevpanel"].fremdrift == 70
    assert list((state / "redning").iterdir()) == []


def test_a_plan_file_that_is_gone_does_not_empty_the_plan(sample: Path) -> None:
    session = Session.open(sample)
    data = (sample / "plan.toml").read_bytes()
    os.unlink(sample / "plan.toml")
    for _ in range(3):
        session.poll()
    assert session.plan.of(Goal)
    assert session.save().kind == "unsaved"
    assert not (sample / "plan.toml").exists()
    (sample / "plan.toml").write_bytes(data)
    session.poll()
    assert session.save() == SAVED


def test_removing_here_what_is_untouched_there_is_no_conflict(sample: Path) -> None:
    session = Session.open(sample)
    session.apply(Remove(ELEVPANEL))
    edit_by_hand(sample / "tiltak.toml", "Tiltaksplanen er dynamisk.", "Tiltaksplanen er levende.")
    session.poll()
    assert session.save() == SAVED
    assert "elevpanel" not in on_disk(sample).of(Measure)
    assert on_disk(sample) == session.plan
