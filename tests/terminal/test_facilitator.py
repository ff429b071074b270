"""As a new facilitator at 80x24 with the keyboard alone, on real files, in a real terminal, with real git."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.conftest import changed_lines, git
from tests.terminal.tmux import dekom


def test_a_sentence_a_date_a_goal_and_a_new_measure_are_the_whole_diff(workspace: Path, plan: Path) -> None:
    """What was changed while people watched is what git shows, a sentence as one line; what was undone is not there."""
    with dekom(plan) as terminal:
        terminal.see("RESULTATMÅL", "√ lagret")
        terminal.press("1")
        terminal.see("Ordningen", "Enter skriv")
        terminal.press("Enter")
        terminal.see("Esc ferdig")
        terminal.type(" Vi begynner på nytt hver høst.")
        terminal.see("Vi begynner på nytt hver høst.")
        terminal.press("Escape")
        terminal.see("Enter skriv")

        terminal.press("5")
        terminal.see("10 tiltak")
        terminal.press("Down", "Down", "Down", "Down", "Enter")
        terminal.see("TILTAK 5", "rediger")
        terminal.press("Down", "Down", "Down", "Down", "Enter")
        terminal.see("APRIL 2027")
        terminal.press("C-a")
        terminal.type("7.5.27")
        terminal.see("fre 7. mai 2027")
        terminal.press("Enter")
        terminal.see("Slutt         7. mai 2027", "√ lagret")
        terminal.press("Escape")
        terminal.lose("TILTAK 5  rediger")

        terminal.press("3")
        terminal.see("TIPS SMARTE MÅL")
        terminal.press("Enter")
        terminal.see("MÅL 1", "rediger")
        terminal.press("Enter")
        terminal.see("Enter ferdig")
        terminal.type(" igjen")
        terminal.see("nivåene igjen")
        terminal.press("Enter", "Escape")
        terminal.see("nivåene igjen", "TIPS SMARTE MÅL")
        terminal.lose("MÅL 1  rediger")

        terminal.press("5")
        terminal.see("10 tiltak")
        terminal.press("n")
        terminal.see("TILTAK  legg til")
        terminal.type("Bokprat i teamtid")
        terminal.press("Enter")
        terminal.see("TILTAK 11", "Bokprat i teamtid", "√ lagret")
        terminal.press("Escape")
        terminal.see("11 tiltak")
        terminal.press("C-z")
        terminal.see("10 tiltak", "√ lagret")
        terminal.press("C-y")
        terminal.see("11 tiltak", "√ lagret")
        terminal.press("C-q")
        terminal.wait_for_end()

    assert changed_lines(workspace) == [
        "+Vi begynner på nytt hver høst.",
        '-tekst = "Færre elever på 9. trinn leser på de to laveste nivåene"',
        '+tekst = "Færre elever på 9. trinn leser på de to laveste nivåene igjen"',
        "+[tiltak.bokprat-i-teamtid]",
        "+nr = 11",
        '+tittel = "Bokprat i teamtid"',
        "+",
        "-slutt = 2027-04-30",
        "+slutt = 2027-05-07",
    ]
    assert git(workspace, "status", "--porcelain").splitlines() == [
        f" M {plan.name}/plan.toml",
        f" M {plan.name}/tiltak.toml",
    ]
