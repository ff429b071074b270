"""What can go wrong when versions are read, each as an exception that knows what to tell.

HistoryError            the versions cannot be had
├── NoGit               the git command is not there
├── NoRepository        the folder is in no repository; or git does not trust it
├── NoWorkTree          a bare repository, or the inside of one: nothing is checked out
├── NoCommit            a repository in which nothing was saved yet
├── UnknownRevision     a revision that is none, or that a shallow clone does not hold
├── NeverAdopted        no version in which the plan was adopted
├── NotThere            a revision in which there is no such plan
├── Elsewhere           a file that is in a submodule, in LFS, or not fetched
└── GitFailed           git said something else
"""

from __future__ import annotations

from typing import ClassVar

from dekom_tui.words.language import _


class HistoryError(Exception):
    """The versions cannot be had. `unreadable` is whether something is there that could not be read."""

    unreadable: ClassVar[bool] = False

    def told(self) -> str:
        """One or two sentences in the user's language: what happened, and what helps."""
        raise NotImplementedError


class NoGit(HistoryError):
    """The git command is not there."""

    unreadable = True

    def told(self) -> str:
        """What happened, and what helps."""
        return _("Programmet git finnes ikke på denne maskinen. Installer git 2.39 eller nyere for å se versjoner.")


class NoRepository(HistoryError):
    """A folder that is in no repository, or (`distrusted`) in one that belongs to somebody else."""

    def __init__(self, folder: str, distrusted: bool = False) -> None:
        super().__init__(folder)
        self.folder = folder
        self.distrusted = distrusted

    def told(self) -> str:
        """What happened, and what helps."""
        if self.distrusted:
            text = _(
                "Git leser ikke «{folder}», for mappa eies av en annen. «git config» og safe.directory ordner det."
            )
        else:
            text = _(
                "«{folder}» er ikke med i noe git-arkiv, så det finnes ingen versjoner. «git init» lager et arkiv."
            )
        return text.format(folder=self.folder)


class NoWorkTree(HistoryError):
    """Nothing is checked out here."""

    def told(self) -> str:
        """What happened, and what helps."""
        return _("Arkivet er uten arbeidsmappe, så det er ingenting her å holde mot en versjon. Oppgi to versjoner.")


class NoCommit(HistoryError):
    """Nothing was saved in the repository yet."""

    def told(self) -> str:
        """What happened, and what helps."""
        return _("Ingen versjon er lagret i git ennå.")


class UnknownRevision(HistoryError):
    """A revision that is none here; the clone may be `shallow`, the name too short (`ambiguous`)."""

    def __init__(self, name: str, shallow: bool = False, ambiguous: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self.shallow = shallow
        self.ambiguous = ambiguous

    def told(self) -> str:
        """What happened, and what helps."""
        if self.ambiguous:
            return _("«{name}» kan være flere versjoner; skriv flere tegn.").format(name=self.name)
        if self.shallow:
            text = _(
                "«{name}» finnes ikke her. Arkivet har bare de siste versjonene; «git fetch --unshallow» henter resten."
            )
        else:
            text = _("«{name}» er verken en versjon, en dato eller en mappe her.")
        return text.format(name=self.name)


class NeverAdopted(HistoryError):
    """No version in which the plan's status became «vedtatt»."""

    def __init__(self, plan: str, shallow: bool = False) -> None:
        super().__init__(plan)
        self.plan = plan
        self.shallow = shallow

    def told(self) -> str:
        """What happened, and what helps."""
        if self.shallow:
            text = _("Versjonen der «{plan}» ble vedtatt, er ikke hentet hit; «git fetch --unshallow» henter den.")
        else:
            text = _("«{plan}» har ingen versjon der planen ble vedtatt.")
        return text.format(plan=self.plan)


class NotThere(HistoryError):
    """A revision that is one, but in which the plan is not."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def told(self) -> str:
        """What happened."""
        return _("Planen finnes ikke i versjonen «{rev}».").format(rev=self.name)


class Elsewhere(HistoryError):
    """A file whose content is not in this repository: `why` is submodule, lfs or missing."""

    unreadable = True

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path)
        self.path = path
        self.why = why

    def told(self) -> str:
        """What happened, and what helps."""
        text = {
            "submodule": _("«{path}» ligger i en undermodul, som har sine egne versjoner. Gå inn i den og prøv der."),
            "lfs": _("«{path}» ligger i Git LFS, så denne versjonen av fila er ikke her."),
            "missing": _("«{path}» er ikke hentet hit i denne versjonen; «git fetch» henter den."),
        }[self.why]
        return text.format(path=self.path)


class GitFailed(HistoryError):
    """Git ended with something else than what is known here; `said` is its last line."""

    unreadable = True

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def told(self) -> str:
        """What happened."""
        return _("Git svarte: {said}").format(said=self.said)
