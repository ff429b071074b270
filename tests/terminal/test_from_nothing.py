"""A whole plan from nothing, as a new facilitator makes it: `dekom new`, and then the keyboard alone at 80x24."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.terminal.tmux import Terminal, wait_until

DEKOM = f"{shlex.quote(sys.executable)} -m dekom_tui"
TEXT = "Vi har snakket om det i team. Det er vi enige om."


class Facilitator:
    """Somebody at the keyboard, who looks before the next key."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.see, self.press, self.type = terminal.see, terminal.press, terminal.type

    def place(self, key: str, sign: str) -> None:
        """To a place, seen by a sign of it."""
        self.press(key)
        self.see(sign)

    def answer(self, *names: str) -> None:
        """Write an answer to each of the questions with these short names, from the one that is chosen on."""
        for name in names:
            self.down_to(f"○ {name}")
            self.press("Enter")
            self.see("Esc ferdig", "setning 1 av 1")
            self.type(TEXT)
            self.see("setning 2 av 2")
            self.press("Escape")
            self.terminal.lose("Esc ferdig")

    def condition(self, *, first: bool) -> None:
        """Write how the plan meets the next framework condition."""
        if not first:
            at = self.lit
            self.press("Down")
            self.lit_is_not(at)
        self.press("Enter")
        self.see("setning 1 av 1")
        self.type(TEXT)
        self.see("setning 2 av 2")
        self.press("Escape")
        self.terminal.lose("Esc ferdig")

    @property
    def lit(self) -> str:
        """The chosen row, as it begins."""
        rows = (row.partition("│")[0].rstrip() for row in self.terminal.screen.splitlines())
        return next((row.removeprefix("▌") for row in rows if row.startswith("▌")), "")

    def down_to(self, name: str) -> None:
        """Down the list, row by row, to the one that begins so."""
        self.lit_is_not("")
        while not (at := self.lit).startswith(name):
            self.press("Down")
            self.lit_is_not(at)

    def lit_is_not(self, row: str) -> None:
        """Wait until another row is the chosen one."""
        wait_until(lambda: self.lit not in ("", row), lambda: f"still at {row}\n{self.terminal.screen}")

    def add(self, name: str, *, dated: str = "") -> None:
        """Add to the list where people are; a day is typed over the one that is proposed."""
        self.press("n")
        self.see("legg til", "Esc ikke likevel")
        self.type(name)
        self.see(name)
        self.press("Enter")
        if dated:
            self.see("Enter legg til")
            self.type(dated)
            self.see("→ ")
            self.press("Enter")
        self.see("rediger", "Esc ferdig")

    def field(self, label: str, *keys: str, typed: str = "") -> None:
        """Go to a field of the form, open it, type or choose, and use it."""
        self.down_to(label)
        self.press("Enter")
        self.terminal.lose("Enter rediger")
        if typed:
            self.type(typed)
            self.see(*typed.split()[-1:], typed[:20])  # a long one goes on in the next line
        if "Space" in keys:
            self.see("□")
        self.press(*keys)
        if "Space" in keys:
            self.see("■")
        self.press("Enter")
        self.see("Enter rediger")

    def measurement(self, day: str, value: str) -> None:
        """Write a measurement of the chosen indicator, of a whole year group."""
        self.press("n")
        self.see("NY MÅLING")
        for label, text in (("Dato", day), ("Verdi", value), ("Antall", "48")):
            self.see(f"▌{label}")
            self.type(text)
            self.see(text)
            self.press("Enter")
        self.see("▌Foreløpig")
        self.press("Enter")
        self.see("▌Merknad")
        self.press("Enter")
        self.see("Enter gjør det")
        self.press("Enter")
        self.see("Målingen er skrevet inn.")

    def leave(self, sign: str) -> None:
        """Out of the form, back to where it was opened."""
        self.press("Escape")
        self.terminal.lose("Esc ferdig")
        self.see(sign)


def test_from_nothing_to_a_whole_plan(tmp_path: Path) -> None:
    """Every question answered, every register begun: `dekom check --strict` has nothing to say, not even a hint."""
    told = {name: os.environ[name] for name in ("DEKOM_STATE", "DEKOM_CONFIG")}
    line = f"cd {shlex.quote(str(tmp_path))} && {DEKOM} new bjorkli && exec {DEKOM} bjorkli"
    with Terminal(["sh", "-c", line], environment=told) as terminal:
        one = Facilitator(terminal)
        one.see("Skole:")
        one.type("Bjørkli skole")
        one.press("Enter")
        one.see("Første dag")
        one.type("2026-08-01")
        one.press("Enter")
        one.see("Siste dag")
        one.type("2028-06-30")
        one.press("Enter")
        one.see("Planen er tom ennå", "E om planen")

        one.press("e")
        one.see("PLANEN  rediger")
        one.field("Skoleeier", typed="Bjørkli kommune")
        one.field("Neste revisjon", typed="9.3.2028")
        one.leave("Planen er tom ennå")

        one.place("1", "1 Innledning")
        one.answer("Ordningen", "Bakgrunn", "Gjelder for", "Utforming", "Evaluering", "Satsinger", "Overordnede mål")
        one.answer("Tema")
        one.press("f")
        one.see("FORANKRING  ingen ennå")
        one.add("Hele skolen", dated="3.9.26")
        one.field("Parter", "Space", *(key for _ in range(5) for key in ("Down", "Space")))
        one.leave("FORANKRING  1 gang")

        one.place("2", "2 Situasjon")
        one.answer("Resultater", "Stemmer", "Annet")
        one.add("Lesing 9. trinn")
        one.field("Enhet", typed="%")
        one.field("Ønsket retning", "Down")
        one.leave("Ingen målinger ennå.")
        one.measurement("1.9.26", "31")

        one.place("4", "4 Analyse")
        one.answer("Sammenhenger", "Kompetanse, lærere", "Kompetanse, elever")
        one.press("Down")
        one.see("N nytt funn")
        one.add("Vi leser på ulike måter")
        one.field("Bevis", typed="Observert i 15 økter i september.")
        one.field("Målinger", "Space")
        one.leave("FUNN")

        one.place("3", "3 Mål")
        one.add("Flere elever leser godt")
        one.field("Type")
        one.field("Svarer på", "Space")
        one.field("Måles med")
        one.field("Start", typed="31")
        one.field("Målverdi", typed="20")
        one.field("Frist", typed="15.12.27")
        one.field("Spesifikt", typed="Lesing i alle fag")
        one.leave("RESULTATMÅL")

        one.place("6", "6 Organisering")
        one.answer("ROLLER")
        one.add("Rektor")
        one.leave("Rektor")
        one.answer("MØTEPLASSER")
        one.add("Fellestid")
        one.down_to("SKU")
        one.see("Enter ja eller nei")
        one.press("Enter")
        one.see("SKU           ja")
        one.leave("Fellestid")
        one.answer("PARTNERE")
        one.add("UP2")
        one.field("Navn", typed="Universitetet")
        one.leave("Universitetet")

        one.place("5", "5 Tiltak")
        one.add("Felles lesemåte i alle fag")
        one.field("Mål", "Space")
        one.field("Start", typed="1.9.26")
        one.field("Slutt", typed="uke 20")
        one.field("Ansvarlig", typed="Rektor")
        one.field("Møteplass")
        one.field("Status", "Down")
        one.leave("1 tiltak")

        one.place("7", "7 Tegn")
        one.answer("Elever", "Lærere", "Ledelse", "Lykkes", "Mindre vellykket", "Hvorfor")
        for number, phase in enumerate(("Planlegging", "Gjennomføring", "Evaluering")):
            one.down_to(f"○ {phase}")
            one.add("Elevrådet", dated=f"{number + 1}.10.26")
            one.leave("Elevrådet")
            one.press("Escape")
            terminal.lose("Esc tilbake")

        one.place("0", "0 Oversikt")
        at = one.lit
        one.press("End")
        one.lit_is_not(at)
        one.press("Enter")
        one.see("fragmentert", "Enter skriv")
        one.press("Home")
        one.see("skolebasert")
        for number in range(4):
            one.condition(first=number == 0)

        one.press("C-q")
        terminal.wait_for_end()

    checked = subprocess.run(
        [sys.executable, "-m", "dekom_tui", "check", "--strict", "--json", "bjorkli"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DEKOM_TODAY": "2026-11-24"},
    )
    assert json.loads(checked.stdout)["findings"] == []
    assert checked.returncode == 0
