"""What can go wrong when a plan is saved, each as an exception that knows what to tell.

Trouble                 the plan on disk is not what the program holds
├── Changed             somebody else changed a file since it was read; nothing of theirs was overwritten
├── Busy                another program holds the folder
└── SaveError           the system said no: full, read-only, vanished or broken
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from typing import Final, NamedTuple

from dekom_tui.words.language import _


class Told(NamedTuple):
    """Three sentences for people: what happened, what is safe, what to do."""

    happened: str
    safe: str
    do: str


class Trouble(Exception):
    """A save that was not done. `path` is the file concerned, from the plan's folder; empty for the folder itself."""

    code = "trouble"

    def __init__(self, path: str = "") -> None:
        super().__init__(path)
        self.path = path

    def told(self) -> Told:
        """The sentences, in the user's language."""
        raise NotImplementedError


class Changed(Trouble):
    """Files that are not as they were when they were read."""

    code = "changed"

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(self.paths[0] if self.paths else "")

    def told(self) -> Told:
        """The sentences, in the user's language."""
        return Told(
            _("{file} ble endret av noen andre.").format(file=self.path),
            _("Ingenting er skrevet over."),
            _("Endringene settes sammen før det lagres igjen."),
        )


class Busy(Trouble):
    """Another program has locked the plan's folder and does not let go."""

    code = "busy"

    def told(self) -> Told:
        """The sentences, in the user's language."""
        return Told(
            _("Et annet program holder på med planen."),
            _("Teksten er trygg i minnet."),
            _("Det prøves igjen om litt."),
        )


class SaveError(Trouble):
    """The system would not save; `code` is full, read-only, vanished, refused, apart or broken."""

    def __init__(self, code: str, path: str = "", number: int = 0) -> None:
        super().__init__(path)
        self.code = code
        self.number = number

    @classmethod
    def of(cls, error: OSError, path: str = "") -> SaveError:
        """The trouble that an error of the system is."""
        return cls(_BY_NUMBER.get(error.errno or 0, "broken"), path, error.errno or 0)

    def told(self) -> Told:
        """The sentences, in the user's language."""
        happened, do = {
            "full": (_("Disken er full."), _("Rydd plass, så lagres planen av seg selv.")),
            "read-only": (
                _("Det er ikke lov å skrive i mappa til planen."),
                _("Gi deg selv skrivetilgang til mappa, så lagres planen av seg selv."),
            ),
            "vanished": (
                _("Mappa til planen er borte."),
                _("Sett mappa tilbake, så lagres planen av seg selv."),
            ),
            "refused": (
                _("{file} kan ikke leses slik den er nå."),
                _("Rett fila, så lagres planen av seg selv."),
            ),
            "apart": (
                _("{file} er endret slik at det som er skrevet her, ikke får plass i den."),
                _("Rett fila, så lagres planen av seg selv."),
            ),
            "broken": (_("Disken svarer ikke som den skal."), _("Sjekk disken eller nettverket.")),
        }[self.code]
        return Told(happened.format(file=self.path), _("Teksten er trygg i minnet og i en redningsfil."), do)


_BY_NUMBER: Final = {
    errno.ENOSPC: "full",
    errno.EFBIG: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.ENOENT: "vanished",
    errno.ENOTDIR: "vanished",
    errno.ESTALE: "vanished",
}
