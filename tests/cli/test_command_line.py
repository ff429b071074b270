"""What holds for every command: help, language, suggestions, exit codes, streams."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dekom_tui.cli.group import cli
from dekom_tui.cli.table import COMMANDS
from tests.cli.conftest import Process, Run

LINES = [(name,) for name, one in COMMANDS.items() if not one.hidden] + [("key", "rename"), ()]
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show|this|message|and|exit|error|try|help\.|missing|invalid|value|"
    r"got|unexpected|extra|such|did|you|mean|requires?|not|is|one|of)\b(?!-)",
    re.IGNORECASE,
)
EXAMPLE = re.compile(r"^  dekom .*$", re.MULTILINE)


def norwegian(text: str) -> str:
    """A help or message without what is spelled alike in every language: options, examples, names."""
    text = EXAMPLE.sub("", text)
    text = re.sub(r"«[^»]*»|'[^']*'|--?[\w-]+|\[[^]]*\]|^  \w+  ", "", text, flags=re.MULTILINE)
    return re.sub(r"JSON Schema|Even Better TOML|GitHub Actions|^Bruk: dekom \w+", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("words", LINES, ids=" ".join)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_help_fits_80_columns_and_shows_an_example(run: Run, words: tuple[str, ...], language: str) -> None:
    result = (
        run(*words, "--help", "--lang", language)
        if words and words != ("key",)
        else run("--lang", language, *words, "-h")
    )
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert EXAMPLE.search(result.stdout)


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_no_english_word_stands_in_a_norwegian_help(run: Run, words: tuple[str, ...]) -> None:
    assert ENGLISH.findall(norwegian(run(*words, "--hjelp").stdout)) == []


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_examples_are_commands_that_there_are(run: Run, words: tuple[str, ...]) -> None:
    for example in EXAMPLE.findall(run(*words, "--help").stdout):
        command = example.split()[1]
        assert command in COMMANDS or Path(command).exists()


@pytest.mark.parametrize(
    "line",
    [
        "chekc", "--nope", "check --nope", "check --strict=1", "check --format", "check --format xml", "list a b",
        "show", "schema foo", "list --lang sv", "key", "key renam a b c", "new", "help nope", "check nope", "show nope",
        "list nope", "fmt nope", "nope", "./nope", "show storhaugli-2025 xx", "key rename x a b", "check .git",
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_says_why_in_norwegian_on_standard_error(
    run: Run, workspace: Path, line: str
) -> None:
    (workspace / ".git").mkdir()
    result = run(*line.split())
    assert result.exit_code == 2
    assert result.stdout == "" or line == "key"
    assert result.stderr.strip()
    assert ENGLISH.findall(norwegian(result.stderr)) == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("chekc", "check"), ("lst", "list"), ("shwo", "show"), ("Check", "check")]
)
def test_a_misspelt_command_is_answered_with_the_nearest(run: Run, typed: str, meant: str) -> None:
    assert f"Mente du «{meant}»?" in run(typed).stderr


def test_a_misspelt_option_is_answered_with_the_nearest(run: Run) -> None:
    assert "Mente du '--strict'?" in run("check", "--strictt").stderr


@pytest.mark.parametrize(
    ("environment", "words", "says"),
    [
        ({"LANG": "nb_NO.UTF-8"}, (), "Kommandoer:"),
        ({"LANG": "nn_NO.UTF-8"}, (), "Kommandoar:"),
        ({"LANG": "en_GB.UTF-8"}, (), "Commands:"),
        ({"LANG": "C.UTF-8"}, (), "Kommandoer:"),
        ({"LANG": "de_DE.UTF-8"}, (), "Kommandoer:"),
        ({"LANG": "en_GB", "LC_ALL": "nn_NO"}, (), "Kommandoar:"),
        ({"LANG": "en_GB"}, ("--lang", "nn"), "Kommandoar:"),
        ({"LANG": "en_GB"}, ("--språk=nb",), "Kommandoer:"),
    ],
)
def test_the_language_is_the_option_s_else_the_environment_s_else_bokmaal(
    run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: tuple[str, ...], says: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert says in run(*words, "--help").stdout


def test_the_language_may_stand_before_and_after_the_command(run: Run) -> None:
    assert run("--lang", "en", "list", "nope").stderr == run("list", "nope", "--lang", "en").stderr


@pytest.mark.parametrize(
    "line", [["check", "plans", "--strict"], ["list"], ["show", "storhaugli-2025"], ["help", "codes"]]
)
def test_what_is_piped_has_no_colour_and_moves_no_cursor(process: Process, line: list[str]) -> None:
    done = process(*line, TERM="xterm-256color", COLORTERM="truecolor")
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stdout


def test_every_letter_is_written_whatever_the_system_s_encoding_is(process: Process) -> None:
    done = process("show", "storhaugli-2025", "0", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C", LANG="C")
    assert done.returncode == 0
    assert "Utviklingsarbeidet skal være forankret lokalt" in done.stdout


@pytest.mark.parametrize("line", [["list"], ["show", "storhaugli-2025"], ["check"]])
def test_a_day_that_is_no_date_is_wrong_use(run: Run, monkeypatch: pytest.MonkeyPatch, line: list[str]) -> None:
    monkeypatch.setenv("DEKOM_TODAY", "i morgen")
    result = run(*line)
    assert (result.exit_code, "DEKOM_TODAY" in result.stderr) == (2, True)


def test_the_program_itself_is_not_started_without_a_terminal(run: Run) -> None:
    for line in ([], ["plans"], ["plans/storhaugli-2025"]):
        result = run(*line)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "terminal" in result.stderr


def test_the_version_is_told(run: Run) -> None:
    assert re.fullmatch(r"dekom \d+\.\d+\.\d+\n", run("--versjon").stdout)


def test_the_shell_can_complete_commands_and_options(process: Process) -> None:
    names = process(_DEKOM_COMPLETE="bash_complete", COMP_WORDS="dekom ch", COMP_CWORD="1", PROG="dekom").stdout
    assert names == "plain,check\n"
    options = process(_DEKOM_COMPLETE="bash_complete", COMP_WORDS="dekom check --st", COMP_CWORD="2").stdout
    assert options.splitlines() == ["plain,--strict", "plain,--streng"]


def test_no_option_of_a_command_is_without_help() -> None:
    context = click.Context(cli, info_name="dekom")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        assert [one.name for one in command.params if isinstance(one, click.Option) and not one.help] == []


def test_a_run_leaves_no_language_behind_for_the_next() -> None:
    runner = CliRunner()
    assert "Commands:" in runner.invoke(cli, ["--lang", "en", "-h"]).stdout
    assert "Kommandoer:" in runner.invoke(cli, ["--lang", "nb", "-h"]).stdout
