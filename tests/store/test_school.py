"""What belongs to the school, changed in its dekom.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dekom_tui.data import data
from dekom_tui.plan.format import PartnerLabels, SchoolYear
from dekom_tui.store.school import SchoolFile
from dekom_tui.store.trouble import Changed


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The sample workspace, to be written in."""
    return Path(shutil.copytree(data("plans"), tmp_path / "plans"))


def test_the_plans_own_file_goes_before_the_shared_one(workspace: Path) -> None:
    """With a dekom.toml in its folder a plan has its own; else the one above is meant."""
    folder = workspace / "storhaugli-2025"
    assert SchoolFile.of(workspace, folder).path == workspace / "dekom.toml"
    (folder / "dekom.toml").write_text("format = 1\n", encoding="utf-8")
    assert SchoolFile.of(workspace, folder).path == folder / "dekom.toml"
    assert SchoolFile.of(workspace, None).path == workspace / "dekom.toml"


def test_a_change_touches_its_own_line_and_can_be_taken_back_to_the_byte(workspace: Path) -> None:
    """Comments and the rest stay; undo and redo give the very bytes."""
    path = workspace / "dekom.toml"
    before = path.read_text(encoding="utf-8")
    file = SchoolFile(path)
    file.put(file.settings._replace(partner=PartnerLabels.of(up1="Veilederne", up2=file.settings.partner.up2)))
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("UP1 (intern, i kommunen)", "Veilederne")
    assert file.undo()
    assert path.read_text(encoding="utf-8") == before
    assert file.redo()
    assert path.read_text(encoding="utf-8") == after


def test_a_stretch_of_typing_is_one_step(workspace: Path) -> None:
    """Changes of one name in a row are undone together."""
    path = workspace / "dekom.toml"
    before = path.read_bytes()
    file = SchoolFile(path)
    for name in ("V", "Ve", "Vei"):
        file.put(file.settings._replace(partner=PartnerLabels.of(up1=name)), "up1")
    assert file.undo()
    assert path.read_bytes() == before
    assert not file.undo()


def test_a_file_is_made_when_there_is_none(tmp_path: Path) -> None:
    """It begins with its format; undo takes it away again."""
    file = SchoolFile(tmp_path / "dekom.toml")
    file.put(file.settings._replace(skoleaar={"2027-2028": SchoolYear("2027-2028")}))
    assert (tmp_path / "dekom.toml").read_text(encoding="utf-8") == "format = 1\n\n[skoleaar.2027-2028]\n"
    assert file.undo()
    assert not (tmp_path / "dekom.toml").exists()


def test_what_somebody_else_wrote_is_never_written_over(workspace: Path) -> None:
    """The change is refused, and what they wrote is read."""
    path = workspace / "dekom.toml"
    file = SchoolFile(path)
    path.write_text('format = 1\n[skole]\nskole = "En annen"\n', encoding="utf-8")
    with pytest.raises(Changed):
        file.put(file.settings._replace(maler={}))
    assert file.settings.skole.skole == "En annen"
    assert path.read_text(encoding="utf-8") == 'format = 1\n[skole]\nskole = "En annen"\n'


def test_undo_leaves_a_file_that_is_another_one_since(workspace: Path) -> None:
    """What was written by others after the change stays."""
    path = workspace / "dekom.toml"
    file = SchoolFile(path)
    file.put(file.settings._replace(maler={}))
    path.write_text("format = 1\n", encoding="utf-8")
    file.read()
    assert not file.undo()
    assert path.read_text(encoding="utf-8") == "format = 1\n"


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    """It is told what is wrong, and nothing is made of it."""
    path = tmp_path / "dekom.toml"
    path.write_text("skole =", encoding="utf-8")
    file = SchoolFile(path)
    assert (file.refused, [one.code for one in file.findings]) == (True, ["syntax"])
