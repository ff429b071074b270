"""Kill it, shrink it, change its files underneath: what was written is there."""

from __future__ import annotations

import os
import signal
import tomllib
from pathlib import Path

from tests.terminal.conftest import changed_lines
from tests.terminal.tmux import Terminal, dekom, wait_until


def _write_in_the_first_answer(terminal: Terminal, text: str) -> None:
    terminal.see("RESULTATMÅL")
    terminal.press("1")
    terminal.see("Enter skriv")
    terminal.press("Enter")
    terminal.see("Esc ferdig")
    terminal.type(text)


def test_killed_while_typing_it_has_saved_and_left_no_half_file(plan: Path) -> None:
    """kill -9 loses at most the last second, and the next start removes what it leaves behind."""
    with dekom(plan) as terminal:
        _write_in_the_first_answer(terminal, " Dette skal ikke gå tapt.")
        terminal.see("Dette skal ikke gå tapt.", "√ lagret")
        os.kill(terminal.process, signal.SIGKILL)
        terminal.wait_for_end()
    tomllib.loads((plan / "plan.toml").read_text(encoding="utf-8"))
    assert "Dette skal ikke gå tapt.\n" in (plan / "plan.toml").read_text(encoding="utf-8")
    (plan / ".plan.toml.dekom-ny").write_text("format = 1\nhal", encoding="utf-8")
    with dekom(plan) as terminal:
        terminal.see("RESULTATMÅL")
        wait_until(lambda: not (plan / ".plan.toml.dekom-ny").exists(), lambda: "the leftover is still there")
        terminal.press("1")
        terminal.see("Enter skriv")


def test_a_change_from_outside_is_taken_in_while_one_types(workspace: Path, plan: Path) -> None:
    """What somebody else changes elsewhere in the file comes in without a question; both are in the file."""
    with dekom(plan) as terminal:
        _write_in_the_first_answer(terminal, " Skrevet her.")
        terminal.see("Skrevet her.", "√ lagret")
        text = (plan / "plan.toml").read_text(encoding="utf-8")
        changed = text.replace('naar = "Annenhver tirsdag 14.30–16.00"', 'naar = "Hver tirsdag"')
        assert changed != text
        (plan / "plan.toml").write_text(changed, encoding="utf-8")
        terminal.see("Endret utenfra, og tatt inn: Fellestid")
        terminal.type(" Og mer.")
        terminal.see("Og mer.", "√ lagret")
        terminal.press("C-q")
        terminal.wait_for_end()
    assert changed_lines(workspace) == [
        "+Skrevet her.",
        "+Og mer.",
        '-naar = "Annenhver tirsdag 14.30–16.00"',
        '+naar = "Hver tirsdag"',
    ]


def test_two_who_change_the_same_sentence_are_asked_and_neither_is_overwritten(plan: Path) -> None:
    """What collides is shown side by side; until one is chosen the file keeps theirs and the screen ours."""
    theirs = "Ordningen ble skrevet om av en annen.\n"
    with dekom(plan) as terminal:
        _write_in_the_first_answer(terminal, " Skrevet her")
        terminal.see("Skrevet her", "√ lagret")
        text = (plan / "plan.toml").read_text(encoding="utf-8")
        start = text.index("ordningen = '''\n") + len("ordningen = '''\n")
        end = text.index("'''", start)
        terminal.type(" mer")
        (plan / "plan.toml").write_text(text[:start] + theirs + text[end:], encoding="utf-8")
        terminal.type(" og mer.")
        terminal.see("F7")
        assert theirs in (plan / "plan.toml").read_text(encoding="utf-8")
        terminal.press("F7")
        terminal.see("PÅ SKJERMEN", "I FILA")
        terminal.press("Enter")
        terminal.see("√ lagret")
        terminal.press("C-q")
        terminal.wait_for_end()
    assert "Skrevet her mer og mer." in (plan / "plan.toml").read_text(encoding="utf-8")


def test_resizing_keeps_text_and_focus(plan: Path) -> None:
    """Through every size, the too small one among them, what is typed goes on where it was."""
    with dekom(plan) as terminal:
        _write_in_the_first_answer(terminal, " Ett")
        terminal.see("Ett")
        for size, sign in (("60x18", "Ett"), ("140x40", "Ett"), ("50x10", "trenger minst 60x18"), ("200x50", "Ett")):
            terminal.resize(size)
            terminal.see(sign)
        terminal.type(" to tre.")
        terminal.see("Ett to tre.", "√ lagret")
        terminal.press("C-q")
        terminal.wait_for_end()
    assert "Ett to tre." in (plan / "plan.toml").read_text(encoding="utf-8")


def test_two_programs_on_one_folder_see_each_other(plan: Path) -> None:
    """What is written in one comes into the other, which did not know."""
    with dekom(plan) as one, dekom(plan) as other:
        _write_in_the_first_answer(one, " Fra den første.")
        other.see("RESULTATMÅL")
        other.press("3")
        other.see("TIPS SMARTE MÅL")
        other.press("Enter")
        other.see("MÅL 1  rediger")
        other.press("Enter")
        other.see("Enter ferdig")
        other.type(" her")
        other.see("√ lagret")
        one.see("Endret utenfra", "√ lagret")
    text = (plan / "plan.toml").read_text(encoding="utf-8")
    assert "Fra den første." in text
    assert "laveste nivåene her" in text


def test_a_vanished_folder_is_told_and_the_text_comes_back_with_it(plan: Path) -> None:
    """The title says what happened and what to do; when the folder is back, everything is saved by itself."""
    with dekom(plan) as terminal:
        _write_in_the_first_answer(terminal, " Før det skjedde.")
        terminal.see("Før det skjedde.", "√ lagret")
        plan.rename(plan.with_name("bort"))
        terminal.type(" Mens den var borte.")
        terminal.see("Mappa til planen er borte")
        plan.with_name("bort").rename(plan)
        terminal.see("√ lagret")
        terminal.press("C-q")
        terminal.wait_for_end()
    assert "Mens den var borte." in (plan / "plan.toml").read_text(encoding="utf-8")
