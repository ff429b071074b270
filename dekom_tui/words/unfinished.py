"""What git has begun and nobody has ended, in words: for the title line, the list of plans and the versions."""

from __future__ import annotations

from dekom_tui.words.language import _, ngettext


def unfinished_name(kind: str) -> str:
    """«Åpen sammenslåing»; of git's other commands their name."""
    return _("«git {name}» er begynt").format(name=kind) if kind not in ("", "merge") else _("Åpen sammenslåing")


def questions_words(questions: int) -> str:
    """«2 spørsmål»; without any «ikke ferdig»."""
    return ngettext("{n} spørsmål", "{n} spørsmål", questions).format(n=questions) if questions else _("ikke ferdig")


def unfinished_words(kind: str, questions: int, *, key: str = "") -> str:
    """«En sammenslåing står åpen, med 2 spørsmål igjen.», and which key leads to them."""
    if kind in ("", "merge"):
        said = ngettext(
            "En sammenslåing står åpen, med {n} spørsmål igjen.",
            "En sammenslåing står åpen, med {n} spørsmål igjen.",
            questions,
        )
        without = _("En sammenslåing står åpen.")
    else:
        said = ngettext(
            "«git {name}» er begynt, og har {n} spørsmål igjen.",
            "«git {name}» er begynt, og har {n} spørsmål igjen.",
            questions,
        )
        without = _("«git {name}» er begynt og ikke ferdig.")
    told = (said if questions else without).format(n=questions, name=kind)
    if not key:
        return told
    leads = _("{said} {key} svarer på dem.") if questions else _("{said} {key} viser den.")
    return leads.format(said=told, key=key)
