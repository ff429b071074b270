"""What is kept of a meeting when it is over, and what is given away of it: the events, without who sent what.

A contribution's device and a ballot's voter are needed while the meeting runs. Then the contributions are dealt out
anew among those who could have written them (meeting/leaving.py), the voters get names that follow from nothing, and
the senders' ids go: a phone may still have them.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress

from dekom_tui.live import meetings
from dekom_tui.live.journal import Broken, read_file, write_file
from dekom_tui.meeting.events import Event
from dekom_tui.meeting.leaving import without_senders


def nameless(events: Iterable[Event]) -> Iterator[Event]:
    """The same meeting, without the link from anything to the one who sent it."""
    voters: dict[str, str] = {}
    for one in without_senders(events, secrets.token_hex(16)):
        by = voters.setdefault(one.by, f"v{secrets.token_hex(12)}") if one.kind == "vote" else one.by
        yield one._replace(id=f"e{one.seq}", by=by)


def leave(ident: str) -> bool:
    """Make the journal of a meeting that has ended, and that nobody serves, nameless; False when it is already, or
    cannot be read or written now."""
    papers = meetings.read(ident)
    if not papers.ended or papers.nameless:
        return False
    path = meetings.journal_file(ident)
    with suppress(Broken, FileNotFoundError, OSError):
        write_file(path, nameless(read_file(path)))
        meetings.write(papers._replace(nameless=True))
        return True
    return False


def tidy() -> int:
    """Delete the meetings whose days are over, and make those nameless that ended without it; how many are deleted."""
    deleted = meetings.sweep()
    for one in meetings.every():
        if one.ended and not one.nameless and not meetings.held(one.id):
            leave(one.id)
    return deleted
