"""The user's own settings, in a file that a person can read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dekom_tui.store.settings import Broken, OwnSettings, Preferences, config_folder
from dekom_tui.store.trouble import SaveError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the settings are to stand; the folder is not there yet."""
    return tmp_path / "config" / "innstillinger.toml"


def test_without_a_file_there_are_defaults_and_nothing_is_written(path: Path) -> None:
    """Looking writes no file."""
    own = OwnSettings(path)
    assert (own.now, own.broken, path.parent.exists()) == (Preferences(), None, False)


def test_what_is_chosen_is_there_the_next_time(path: Path) -> None:
    """A change is in the file when it has been made, in words that a person understands."""
    OwnSettings(path).change(theme="dag", language="nn")
    OwnSettings(path).change(zoom="uke", motion=False, meeting_days=7, greeted=True)
    assert OwnSettings(path).now == Preferences("dag", "nn", "uke", motion=False, meeting_days=7, greeted=True)
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    assert raw == {
        "tema": "dag",
        "spraak": "nn",
        "tidslinje": "uke",
        "bevegelse": False,
        "moeter_dager": 7,
        "hilst": True,
    }
    assert path.read_text(encoding="utf-8").startswith("# Innstillinger for dekom.")


def test_a_write_touches_its_own_line_alone(path: Path) -> None:
    """Comments, unknown keys and tables stay, and so does the comment behind the value."""
    path.parent.mkdir()
    path.write_text('# mine\ntema = "dag" # lys sal\nannet = 3\n\n[mer]\ntema = "rosa"', encoding="utf-8")
    OwnSettings(path).change(theme="kveld", motion=False)
    assert path.read_text(encoding="utf-8") == (
        '# mine\ntema = "kveld"  # lys sal\nannet = 3\n\n'
        'bevegelse = false  # false: ingenting glir over skjermen\n[mer]\ntema = "rosa"'
    )


@pytest.mark.parametrize(
    ("data", "broken"),
    [
        (b'tema = "dag"\nspraak = \n', Broken(2)),
        (b'tema = "dag', Broken()),
        (b"\xff\xfe", Broken()),
    ],
)
def test_a_broken_file_gives_defaults_and_is_left_alone(path: Path, data: bytes, broken: Broken) -> None:
    """What is chosen then holds until the program ends; the file keeps every byte."""
    path.parent.mkdir()
    path.write_bytes(data)
    own = OwnSettings(path)
    assert (own.now, own.broken, own.unreadable) == (Preferences(), broken, True)
    own.change(theme="dag")
    assert (own.now.theme, path.read_bytes()) == ("dag", data)


def test_a_new_file_keeps_the_broken_one_beside_it(path: Path) -> None:
    """Asked for a new file, the program writes one with what holds now; nothing is lost, twice neither."""
    path.parent.mkdir()
    kept = []
    for text in ("tema =", "spraak ="):
        path.write_text(text, encoding="utf-8")
        own = OwnSettings(path)
        own.change(theme="dag")
        kept.append(own.begin_anew())
        assert (own.unreadable, OwnSettings(path).now.theme) == (False, "dag")
    assert [one.read_text(encoding="utf-8") for one in kept if one is not None] == ["tema =", "spraak ="]


def test_one_wrong_value_costs_no_more_than_itself(path: Path) -> None:
    """The rest of the file is followed, and choosing the setting anew mends it."""
    path.parent.mkdir()
    path.write_text('tema = "rosa"\nspraak = "en"\nbevegelse = 1\n', encoding="utf-8")
    own = OwnSettings(path)
    assert (own.now, own.broken, own.unreadable) == (Preferences(language="en"), Broken(key="tema"), False)
    own.change(theme="dag")
    assert (own.broken, OwnSettings(path).now.theme) == (None, "dag")


def test_a_file_that_cannot_be_written_is_told(path: Path) -> None:
    """What was chosen holds until the program ends."""
    path.parent.mkdir()
    (path.parent / "innstillinger.toml").mkdir()
    own = OwnSettings(path)
    assert own.unreadable
    path.rmdir()
    path.parent.rmdir()
    path.parent.write_text("", encoding="utf-8")
    own = OwnSettings()
    own.path = path
    with pytest.raises(SaveError):
        own.change(theme="dag")
    assert own.now.theme == "dag"


def test_the_folder_is_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DEKOM_CONFIG stands in for the user's config folder."""
    monkeypatch.delenv("DEKOM_CONFIG", raising=False)
    assert config_folder().name == "dekom"
    monkeypatch.setenv("DEKOM_CONFIG", str(tmp_path))
    assert config_folder() == tmp_path


@pytest.mark.parametrize(
    ("said", "days"), [("0", 0), ("14", 14), ("3650", 3650), ("3651", 30), ("-1", 30), ("true", 30), ("7.0", 30)]
)
def test_meetings_are_kept_any_number_of_days_and_nothing_else_is_a_number(path: Path, said: str, days: int) -> None:
    """0 to 3650 of them; for anything else it is 30, and the key is told."""
    path.parent.mkdir()
    path.write_text(f"moeter_dager = {said}\n", encoding="utf-8")
    own = OwnSettings(path)
    assert own.now.meeting_days == days
    assert own.broken == (None if str(days) == said else Broken(key="moeter_dager"))
