"""`dekom doctor`: what the program finds on this machine, and what may stand in the way of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dekom_tui.cli.base import Command
from dekom_tui.cli.notes import Note, write
from dekom_tui.words.language import N_, _, current

SMALLEST: Final = (60, 18)
"""Below this the program says that the terminal is too small."""

PACKAGES: Final = ("dekom-tui", "textual", "rich", "click", "tomlkit", "platformdirs")
GLYPHS: Final = "○ ► ▲ ║ ● × √ ◊ ■ □ ▀ ▄ █ ▌ ▐ ░ ▒ ▓ ─ │ æ ø å Æ Ø Å á č đ ŋ š ŧ ž ï"


def run() -> int:
    """Write what was found. Ends with 1 when something should be mended."""
    return write(notes())


def notes() -> Iterator[Note]:
    """All that is looked at, in order."""
    yield from _terminal()
    yield from _letters()
    yield from _versions()
    yield from _git()
    yield _state_folder()
    yield _settings_file()
    yield from _plans()


def _terminal() -> Iterator[Note]:
    term = os.environ.get("TERM", "")
    if not sys.stdout.isatty():
        yield Note(_("Terminal"), _("svaret går til en fil eller et rør, så terminalen er ikke sett på"))
        return
    dumb = _("Åpne dekom i en vanlig terminal, som Windows Terminal, Terminal eller GNOME Terminal.")
    yield Note(_("Terminal"), term or _("ukjent"), dumb if term == "dumb" else "")
    size = os.get_terminal_size(sys.stdout.fileno())
    small = size.columns < SMALLEST[0] or size.lines < SMALLEST[1]
    yield Note(
        _("Størrelse"),
        f"{size.columns}x{size.lines}",
        _("Gjør vinduet større eller skriften mindre: dekom trenger minst {columns}x{lines}.").format(
            columns=SMALLEST[0], lines=SMALLEST[1]
        )
        if small
        else "",
    )
    yield Note(_("Farger"), *_colours(term))


def _colours(term: str) -> tuple[str, str]:
    if os.environ.get("NO_COLOR"):
        return _("slått av med NO_COLOR"), ""
    true_colour = os.environ.get("COLORTERM", "") in ("truecolor", "24bit") or "WT_SESSION" in os.environ
    if true_colour or os.name == "nt":
        return _("16 millioner"), ""
    if "256" in term:
        return "256", ""
    return "16", _("Sett COLORTERM=truecolor hvis terminalen klarer flere farger.")


def _letters() -> Iterator[Note]:
    encoding = (sys.stdout.encoding or "").lower()
    cure = "" if encoding.replace("-", "") == "utf8" else _("Sett LANG til et navn som slutter på .UTF-8.")
    yield Note(_("Tegnsett"), encoding or _("ukjent"), cure)
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    yield Note(_("Språk"), _("{language} (fra {locale})").format(language=current(), locale=locale or "—"))
    yield Note(_("Skrift"), _("alle disse skal synes, hvert på sin plass: {glyphs}").format(glyphs=GLYPHS))


def _versions() -> Iterator[Note]:
    from importlib.metadata import PackageNotFoundError, version

    yield Note("Python", sys.version.split()[0])
    for package in PACKAGES:
        try:
            yield Note(package, version(package))
        except PackageNotFoundError:
            yield Note(package, _("mangler"), _("Installer dekom på nytt."))


def _git() -> Iterator[Note]:
    from shutil import which
    from subprocess import DEVNULL, PIPE, SubprocessError, run

    if which("git") is None:
        yield Note("git", _("finnes ikke"), _("Uten git virker alt unntatt versjoner. Last det ned fra git-scm.com."))
        return
    try:
        answer = run(["git", "--version"], stdout=PIPE, stderr=DEVNULL, stdin=DEVNULL, timeout=10, check=True)
    except (OSError, SubprocessError):
        yield Note("git", _("svarer ikke"), _("Prøv «git --version» i terminalen."))
        return
    yield Note("git", answer.stdout.decode("utf-8", "replace").strip().removeprefix("git version "))
    yield from _drivers()


def _drivers() -> Iterator[Note]:
    """Whether git shows and merges the plans here by meaning; nothing outside a repository."""
    from dekom_tui.cli.git_doctor import notes
    from dekom_tui.history.trouble import HistoryError
    from dekom_tui.history.writing import WorkTree

    about = _("Planer i git")
    try:
        found = list(notes(WorkTree.of(Path()), Path()))
    except HistoryError:
        return
    wrong = [one.about for one in found if one.cure]
    if wrong:
        yield Note(
            about, _("ikke helt satt opp: {what}").format(what=", ".join(wrong)), _("«dekom git doctor» sier mer.")
        )
    else:
        yield Note(about, _("vist i ord, og slått sammen etter innhold"))


def _state_folder() -> Note:
    from tempfile import TemporaryFile

    from dekom_tui.store.rescue import state_folder

    folder = state_folder()
    about = _("Mappe for redningsfiler")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Note(about, str(folder), _("Der kan ikke dekom skrive: {why}").format(why=error.strerror or error))
    return Note(about, str(folder))


def _settings_file() -> Note:
    from dekom_tui.store.settings import OwnSettings

    own = OwnSettings.of_user()
    cure = _("Den lar seg ikke lese. F2 i programmet lager en ny og beholder den gamle.") if own.unreadable else ""
    return Note(_("Innstillinger"), str(own.path), cure)


def _plans() -> Iterator[Note]:
    from dekom_tui.store.read import Folder, read_plan
    from dekom_tui.store.workspace import NoPlan, find

    about = _("Planer her")
    try:
        plans = find(Path()).plans
    except NoPlan:
        yield Note(about, _("ingen"))
        return
    for one in plans:
        refused = [path for path, file in read_plan(Folder(one.folder)).files.items() if file.refused]
        unread = _("«dekom check {name}» sier hva som er galt med {files}.").format(
            name=os.path.relpath(one.folder), files=", ".join(refused)
        )
        writable = os.access(one.folder, os.W_OK)
        locked = "" if writable else _("Mappa kan ikke skrives i; endringer blir ikke lagret.")
        yield Note(about, one.name, unread if refused else locked)


command = Command(
    "doctor",
    run,
    help=N_(
        "Ser på terminalen, fargene, tegnsettet, versjonene, git, mappa for redningsfiler og planene her, "
        "og sier hva som kan hjelpe der noe står i veien."
    ),
    examples=("dekom doctor",),
)
