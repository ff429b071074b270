"""What can stop a version from being saved or shared, each as an exception that knows what to tell.

NotDone                 nothing was saved or shared; what stands in the files is as it was
├── NothingToSave       none of the files differs from the last version
├── NoIdentity          git does not know whose name to put on a version
├── Locked              another git command works here, or one was killed and left its lock
├── Moved               the last version is another one than the one that the user saw
├── UnderWay            a merge, rebase or the like has begun and is not finished
├── Unmerged            files with conflicts that nobody has settled
├── HookRefused         a hook of the repository said no; its own words
├── NotSigned           the version could not be signed
├── Detached            no branch is checked out
├── NoRemote            there is nowhere to fetch from or send to
├── NoNetwork           the other end could not be reached
├── NoCredentials       the other end does not let us in
├── Rejected            somebody else has sent versions that are not here yet
├── RemoteRefused       the other end said no; its own words
├── InTheWay            files that are not saved as a version, and that a merge would overwrite
├── NotSaved            work that is not saved as a version, where versions are moved instead of merged
├── Apart               two histories that cannot be joined: without a common version, or only by leave
└── Cancelled           the user stopped it
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from dekom_tui.history.trouble import HistoryError
from dekom_tui.words.language import N_, _


class NotDone(HistoryError):
    """Nothing was saved or shared."""

    text: ClassVar[str] = ""

    def told(self) -> str:
        """One or two sentences in the user's language: what happened, and what helps."""
        return _(self.text)


class NothingToSave(NotDone):
    """None of the files differs from the last version."""

    text = N_("Ingenting er endret siden siste versjon.")


class NoIdentity(NotDone):
    """Git does not know whose name to put on a version."""

    text = N_(
        "Git vet ikke hvem du er. N i Versjoner spør om det, eller si det i terminalen: "
        "«git config user.name» og «git config user.email»."
    )


class Locked(NotDone):
    """Another git command works here, or one was killed and left its lock."""

    text = N_("Git holder på med noe annet her. Vent litt. Hvis det varer, ligger det igjen en låsefil: {file}")

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file

    def told(self) -> str:
        """What happened, and what helps."""
        return _(self.text).format(file=self.file)


class Moved(NotDone):
    """The last version is another one than the one that the user saw."""

    text = N_("Noen har lagret en versjon imens. Se over endringene på nytt.")


KINDS: Final = {
    "merge": N_("En sammenslåing er begynt og ikke ferdig. Gjør den ferdig, eller avbryt den."),
    "rebase": N_("«git rebase» er begynt og ikke ferdig. «git rebase --continue» eller «--abort» i terminalen."),
    "am": N_("«git am» er begynt og ikke ferdig. «git am --continue» eller «--abort» i terminalen."),
    "cherry-pick": N_(
        "«git cherry-pick» er begynt og ikke ferdig. «git cherry-pick --continue» eller «--abort» i terminalen."
    ),
    "revert": N_("«git revert» er begynt og ikke ferdig. «git revert --continue» eller «--abort» i terminalen."),
}
"""What git can be in the middle of, and what is said of it."""


class UnderWay(NotDone):
    """A merge, rebase or the like has begun and is not finished. `kind` is one of KINDS."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind

    def told(self) -> str:
        """What happened, and what helps."""
        return _(KINDS[self.kind])


class Unmerged(NotDone):
    """Files with conflicts that nobody has settled: paths from the top of the repository."""

    text = N_("Disse har spørsmål som ikke er besvart: {files}")

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(", ".join(self.paths))

    def told(self) -> str:
        """What happened."""
        return _(self.text).format(files=", ".join(self.paths))


class HookRefused(NotDone):
    """A hook of the repository said no. `said` is what it wrote, word for word, in many lines perhaps."""

    text = N_("Arkivets egen kontroll sa nei, og versjonen er ikke lagret. Den sier: {said}")
    sending = N_("Arkivets egen kontroll sa nei, og ingenting er delt. Den sier: {said}")

    def __init__(self, said: str, *, sending: bool = False) -> None:
        super().__init__(said)
        self.said = said
        self.is_sending = sending

    def told(self) -> str:
        """What happened, with the hook's own words."""
        return _(self.sending if self.is_sending else self.text).format(said=self.said or "…")


class _WithWords(NotDone):
    """With git's or the other end's own words in `said`."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said)
        self.said = said

    def told(self) -> str:
        """What happened, and what helps."""
        return _(self.text).format(said=self.said)


class NotSigned(_WithWords):
    """The version could not be signed."""

    text = N_("Versjonen skal signeres, og det gikk ikke: {said}")


class Detached(NotDone):
    """No branch is checked out."""

    text = N_("Her vises en gammel versjon, ikke en gren. «git switch main» går tilbake til grenen.")


class NoRemote(NotDone):
    """There is nowhere to fetch from or send to; or (`missing`) what is named there is no repository."""

    text = N_("Arkivet har ikke noe sted å dele til. «git remote add origin ADRESSE» oppgir et.")
    missing = N_("Adressen som det deles til, er ikke noe arkiv, eller du har ikke lov til å se det: {said}")

    def __init__(self, said: str = "") -> None:
        super().__init__(said)
        self.said = said

    def told(self) -> str:
        """What happened, and what helps."""
        return _(self.missing).format(said=self.said) if self.said else _(self.text)


class NoNetwork(_WithWords):
    """The other end could not be reached."""

    text = N_("Ingen forbindelse. Versjonene er trygge på denne maskinen; prøv igjen når nettet er der. ({said})")


class NoCredentials(_WithWords):
    """The other end does not let us in; or (`host_key`) git does not know whether it is the right one."""

    text = N_("Du slipper ikke inn der det deles. Logg inn med «git push» i terminalen én gang. ({said})")
    host = N_("Maskinen det deles til, er ukjent her. Kjør «git fetch» i terminalen én gang og godkjenn den. ({said})")

    def __init__(self, said: str = "", *, host_key: bool = False) -> None:
        super().__init__(said)
        self.host_key = host_key

    def told(self) -> str:
        """What happened, and what helps."""
        return _(self.host if self.host_key else self.text).format(said=self.said)


class Rejected(NotDone):
    """Somebody else has sent versions that are not here yet."""

    text = N_("Andre har delt versjoner som du ikke har hentet. Hent dem først, og del så igjen.")


class RemoteRefused(_WithWords):
    """The other end said no."""

    text = N_("Stedet det deles til, tok ikke imot: {said}")


class InTheWay(NotDone):
    """Files that are not saved as a version, and that a merge would overwrite: paths from the top."""

    text = N_("Lagre en versjon først: disse er endret her, og også hos de andre: {files}")

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(", ".join(self.paths))

    def told(self) -> str:
        """What happened, and what helps."""
        return _(self.text).format(files=", ".join(self.paths))


class NotSaved(NotDone):
    """Work that is not saved as a version, while one's own versions are to be moved behind the others'."""

    text = N_("Lagre en versjon først: git flytter versjonene dine bak de andres, og da kan ingenting være ulagret.")

    def told(self) -> str:
        """What happened, and what helps."""
        return _(self.text)


class Apart(_WithWords):
    """Two histories that cannot be joined: without a common version, or (merge.ff) only by leave."""

    text = N_("Det du har og det de andre har, lar seg ikke slå sammen slik arkivet er satt opp: {said}")


class Cancelled(NotDone):
    """The user stopped it."""

    text = N_("Stoppet. Ingenting er hentet inn eller delt.")
