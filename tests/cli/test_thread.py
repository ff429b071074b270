"""`dekom thread`: the red thread by eye and ear, and for other programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import PLAN, Process, Run


def flowing(text: str) -> str:
    return " ".join(text.split())


def test_each_goal_is_followed_from_its_findings_to_its_signs(run: Run) -> None:
    result = run("thread", PLAN)
    text = flowing(result.stdout)
    assert result.exit_code == 0
    for part in (
        "Mål 1 Færre elever på 9. trinn leser på de to laveste nivåene Svarer på: Liten framgang i lesing",
        "(bygger på Lesestrategier i eget fag, Lesing 8. trinn, Lesing 9. trinn)",
        "Måles med: Nasjonale prøver, lesing 9. trinn",
        "- 6 Lesekvarter hver dag på ungdomstrinnet – avbrutt, tegn 19. mai 2026 (Team 8.–10. trinn og elevpanel)",
        "10 løse ender - Funn «God ro, men lav motivasjon» – ingen mål bygger på det",
    ):
        assert part in text
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_it_has_no_lines_or_boxes_to_be_read_aloud(run: Run) -> None:
    assert not set(run("thread", PLAN).stdout) & set("─│┌┐└┘├┤┬┴┼●►▲║○◊■□▌")


def test_a_plan_without_goals_says_so(run: Run, workspace: Path) -> None:
    (workspace / "tom").mkdir()
    (workspace / "tom" / "plan.toml").write_text('format = 1\ntittel = "Ny"\n', "utf-8")
    text = flowing(run("thread", "tom").stdout)
    assert "Planen har ingen mål ennå" in text
    assert "Ingen løse ender." in text


def test_every_format_is_answered_without_colour(process: Process) -> None:
    for form, begins in (("text", "RØD TRÅD"), ("dot", "digraph"), ("mermaid", "flowchart"), ("json", "{")):
        result = process("thread", PLAN, "--format", form)
        assert result.returncode == 0
        assert result.stdout.startswith(begins)
        assert "\x1b" not in result.stdout
        assert result.stderr == ""
    assert json.loads(result.stdout)["schema"] == 1


def test_wrong_use_and_what_cannot_be_read(run: Run, plan: Path) -> None:
    assert run("thread", "borte").exit_code == 2
    assert run("thread", PLAN, "--format", "svg").exit_code == 2
    (plan / "tiltak.toml").write_text("format = 1\n[tiltak", "utf-8")
    assert run("thread", PLAN).exit_code == 3
