"""What the screen shows in each phase, and which keys work there. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.meeting.methods import (
    ALONE,
    CLUSTER,
    FIST,
    FOUR,
    GROUPS,
    PAIR,
    RESULT,
    ROUND,
    SHOW,
    SMARTE,
    TALK,
    VOTE,
)
from dekom_tui.screens.meeting import keys
from dekom_tui.screens.meeting.ballot_view import ask_rows, can_take_in, clusters_and_loose, first_cut, result_rows
from dekom_tui.screens.meeting.entries_view import Cluster, Entry, cluster_rows, entry_rows
from dekom_tui.screens.meeting.groups_view import groups_rows
from dekom_tui.screens.meeting.hands import hands_asked
from dekom_tui.screens.meeting.join_view import join_rows, qr_rows
from dekom_tui.screens.meeting.notes_view import Note, end_rows, notes_rows
from dekom_tui.screens.meeting.rating_view import fist_rows, smarte_rows
from dekom_tui.screens.meeting.resumed_view import resumed_rows
from dekom_tui.screens.meeting.room import ENDED, PARKED, RUNNING, WELCOME, Room
from dekom_tui.screens.meeting.spot_view import spot_rows
from dekom_tui.screens.meeting.writing_view import writing_rows
from dekom_tui.widgets.lines import Row, line
from dekom_tui.words.language import N_

if TYPE_CHECKING:
    from collections.abc import Hashable

    from dekom_tui.commands import Command
    from dekom_tui.meeting.summary import Summary
    from dekom_tui.screens.meeting.steps import Step

JOIN = "join"
WRITING = "writing"
IN_GROUPS = "groups"
ENTRIES = "entries"
ASKING = "asking"
FIGURES = "figures"
NOTING = "notes"
END = "end"


class Face(NamedTuple):
    """What the screen itself remembers: what is marked and chosen, and what is open. Never sent anywhere."""

    qr: bool = False
    cluster: str = ""
    marked: frozenset[str] = frozenset()
    chosen: Hashable = None
    cut: int | None = None
    """How many of a ballot's options go on; None until the facilitator says so."""
    files: tuple[tuple[str, str], ...] = ()
    """What was written into the plan at the end: each file, and what was."""
    resumed: bool = False
    """The screen was away, and says what was safe meanwhile."""
    on_cluster: bool = False
    """The keys act on the cluster that is chosen, and not on a contribution."""
    summary: Summary | None = None
    """What the meeting came to, read when it is over."""
    narrow: bool = False
    """Clusters and contributions have no room beside each other."""
    listing: bool = False
    """Where it is narrow, the clusters are looked at and not the contributions."""

    def fresh(self, room: Room) -> Face:
        """As it is at the beginning of another phase."""
        kept = face(room) == ENTRIES
        return Face(
            cluster=self.cluster if kept else "",
            marked=self.marked if kept else frozenset(),
            # A meeting that goes on after its end has more to be written when it ends again.
            files=self.files if room.stage == ENDED else (),
            narrow=self.narrow,
        )

    def pointing(self, pane: str, target: Hashable) -> Face:
        """With something else chosen."""
        if pane == "left" and isinstance(target, Cluster):
            return self._replace(cluster=target.id)
        return self._replace(chosen=target)

    def looking(self, room: Room) -> Face:
        """Where nothing lies in no cluster, at the first cluster that holds something: never at an empty page."""
        if self.cluster or room.lying("") or face(room) != ENTRIES:
            return self
        return self._replace(cluster=next((str(one["id"]) for one in room.clusters if one["size"]), ""))

    def two(self, room: Room) -> bool:
        """Whether clusters stand beside the contributions."""
        return self._sorting(room) and not self.narrow

    def clusters_alone(self, room: Room) -> bool:
        """Whether clusters stand alone on the screen."""
        return self._sorting(room) and self.narrow and self.listing

    def _sorting(self, room: Room) -> bool:
        return face(room) == ENTRIES and not (self.qr or self.resumed or room.spotlight)


def face(room: Room) -> str:
    """Which picture the phase has."""
    if room.stage == WELCOME or not room.begun:
        return JOIN
    if room.stage == ENDED:
        return END
    phase = room.phase
    if phase in (ALONE, ROUND, PAIR, FOUR):
        return ENTRIES if room.item.get("shown") and phase != ROUND else WRITING
    if phase == GROUPS:
        return IN_GROUPS
    if phase in (SHOW, CLUSTER):
        return ENTRIES
    if phase == VOTE:
        return FIGURES if room.results else ASKING
    if phase in (RESULT, TALK):
        return FIGURES if room.ballot else ENTRIES
    return NOTING


def page_rows(room: Room, self: Face, width: int, height: int, *, dark: bool) -> Sequence[Row]:
    """What the room looks at."""
    if not room.begun:
        return [Row(), Row(line(" ", "…"))]
    if self.qr:
        return qr_rows(room, width, height, dark=dark)
    if self.resumed and room.stage == RUNNING:
        return resumed_rows(room, width, height)
    kind = face(room)
    if kind == JOIN:
        return join_rows(room, width, height, dark=dark)
    if kind == END:
        return end_rows(self.summary, self.files, width, room.door.get("days"))
    if kind == WRITING:
        return writing_rows(room, width, height)
    if kind == IN_GROUPS:
        return groups_rows(room, width, height)
    if kind == ENTRIES and room.spotlight:
        return spot_rows(room, width, height)
    if kind == ENTRIES:
        return entry_rows(room, self.cluster, self.marked, width, height)
    if kind == ASKING:
        return ask_rows(room, width, height)
    if kind == FIGURES:
        return _figures(room, self, width, height)
    return notes_rows(room, width, height)


def _figures(room: Room, self: Face, width: int, height: int) -> Sequence[Row]:
    ballot = room.ballot.get("kind")
    if room.results and ballot == SMARTE:
        return smarte_rows(room, self.chosen, width, height)
    if room.results and ballot == FIST:
        return fist_rows(room, width, height)
    cut = first_cut(room.results) if self.cut is None else self.cut
    return result_rows(room, cut, width, height, choosing=False)


def left_rows(room: Room, self: Face, width: int, height: int) -> Sequence[Row]:
    """The clusters."""
    return cluster_rows(room, width, height) if face(room) == ENTRIES else ()


# The keys


def commands_of(room: Room, self: Face, forward: Step | None, back: Step | None) -> Sequence[Command]:
    """What can be done now, the most useful first."""
    if not room.begun:
        return (keys.LEAVE,)
    if self.qr:
        return (keys.QR_BACK, keys.LEAVE)
    if self.resumed and room.stage == RUNNING:
        return (keys.CONTINUE, *([keys.MORE_TIME] if room.left is not None else []), keys.QR, keys.LEAVE)
    if room.stage == ENDED:
        return (keys.SAVE_VERSION if self.files else keys.FINISH, keys.GO_ON, keys.LEAVE._replace(quiet=False))
    lead = [keys.NEXT._replace(words=forward.words)] if forward is not None else []
    behind = [keys.BEFORE._replace(words=back.words, quiet=True)] if back is not None else []
    rest = [keys.MESSAGE, keys.PEOPLE, keys.UNDO_HERE, keys.REDO_HERE, keys.LEAVE]
    if room.stage == WELCOME:
        lock = keys.UNLOCK if room.view.get("locked") else keys.LOCK
        return (*lead, keys.QR_ONLY, lock, keys.ADDRESSES, keys.TEST_NET, *rest)
    clock = _clock(room)
    by_face = {
        WRITING: (*clock, keys.QR, keys.WRITE_FOR, *_showing(room)),
        IN_GROUPS: (*clock, *_of_groups(room)),
        ENTRIES: _among_entries(room, self, clock),
        ASKING: (
            *_other_options(room),
            *([keys.HANDS] if hands_asked(room) else []),
            *clock,
            keys.QR,
            keys.SHOW._replace(quiet=True),
        ),
        FIGURES: _with_figures(room, clock),
        NOTING: (keys.WRITE_FOR._replace(quiet=True), *clock, keys.QR),
    }
    middle = by_face.get(face(room), ())
    if room.left is not None and room.left < 0 and not room.paused:
        # When the time is up it is gone on from, or more is given: that is what is looked for in the key line.
        more = clock[0]
        lead, middle = [*lead, more], tuple(one for one in middle if one.name != more.name)
    if face(room) == WRITING and room.phase == ROUND:
        middle = (keys.NEXT_TURN, *middle)
    if face(room) == NOTING:
        first, *others = _noting(self)
        return (first, *lead, keys.LAND, *others, *middle, *behind, *rest)
    if len(lead) > 1:
        return (*lead, *middle, *behind, *rest)
    return (*_first(middle), *lead, *(one for one in middle if one not in _first(middle)), *behind, *rest)


def _first(middle: Sequence[Command]) -> tuple[Command, ...]:
    """What stands before → in the key line: the work at hand."""
    return tuple(one for one in middle if one in _AT_HAND)


_AT_HAND = (keys.MARK, keys.NEW_CLUSTER, keys.TO_CLUSTERS, keys.MOVE_TO, keys.PARK, keys.UNPARK, keys.NEXT_TURN)


def _clock(room: Room) -> tuple[Command, ...]:
    if room.left is None:
        return (keys.MORE_TIME,)
    if room.paused:
        return (keys.MORE_TIME._replace(quiet=True), keys.STOP_TIME._replace(words=N_("la tida gå")))
    if room.left < 0:
        return (keys.MORE_TIME._replace(words=N_("to minutter til")),)
    return (keys.MORE_TIME, keys.STOP_TIME)


def _showing(room: Room) -> tuple[Command, ...]:
    return ((keys.HIDE if room.item.get("shown") else keys.SHOW)._replace(quiet=True),)


def _among_entries(room: Room, self: Face, clock: Sequence[Command]) -> tuple[Command, ...]:
    # Where no clock goes, that one can be started is told as long as there is room for it.
    still = room.left is None
    quiet = (
        *(one._replace(quiet=not still) for one in clock),
        *(one._replace(quiet=True) for one in (keys.QR, keys.WRITE_FOR, *_showing(room))),
    )
    if room.spotlight:
        return (keys.LOWER, keys.NEXT_SPOT, *quiet)
    across = keys.TO_ENTRIES if self.listing or self.on_cluster else keys.TO_CLUSTERS
    across = across._replace(quiet=not self.narrow)
    suggest = (keys.SUGGEST,) if room.lying("") else ()
    if self.on_cluster or (self.narrow and self.listing):
        named = self.cluster not in ("", PARKED)
        merge = (keys.MERGE,) if named and sum(1 for one in room.clusters if one["id"]) > 1 else ()
        return (*((keys.RENAME, *merge, keys.DISSOLVE) if named else ()), across, *suggest, *quiet)
    if not room.entries:
        return (*_picks(room), keys.WRITE_FOR, *quiet[:-2])
    picks = _picks(room)
    if not isinstance(self.chosen, Entry) and not self.marked:
        return (across, *picks, *suggest, *quiet)
    park = keys.UNPARK if self.cluster == PARKED else keys.PARK
    lift = (keys.SPOTLIGHT._replace(quiet=True), keys.HIDE_ENTRY) if isinstance(self.chosen, Entry) else ()
    to = (keys.MOVE_TO,) if any(one["id"] for one in room.clusters) else ()
    moving = (across, *to, park) if self.narrow else (*to, park, across)
    return (keys.MARK, keys.NEW_CLUSTER, *moving, *picks, *lift, *suggest, *quiet)


def _picks(room: Room) -> tuple[Command, ...]:
    """Where groups have sent something beside what each wrote, it can be shown alone."""
    if room.view.get("only_picked"):
        return (keys.ALL_ENTRIES,)
    picked = sum(1 for one in room.entries if one["picked"])
    return (keys.PICKED,) if 0 < picked < len(room.entries) else ()


def _other_options(room: Room) -> tuple[Command, ...]:
    """Contributions in no cluster into the ballot, or out of it, before anybody has voted."""
    if room.ballot.get("voted"):
        return ()
    if can_take_in(room):
        return (keys.WITH_LOOSE,)
    return (keys.ONLY_CLUSTERS,) if clusters_and_loose(room)[0] and clusters_and_loose(room)[1] else ()


def _of_groups(room: Room) -> Sequence[Command]:
    """Where nobody has a phone there are no roles to draw, and all of it is typed by the facilitator."""
    if any(one.get("size") for one in room.view.get("group_list") or ()):
        return (keys.NEW_ROLES, keys.NEW_GROUPS, keys.QR, keys.WRITE_FOR)
    return (keys.WRITE_FOR, keys.QR, keys.NEW_GROUPS)


def _with_figures(room: Room, clock: Sequence[Command]) -> tuple[Command, ...]:
    kind = room.ballot.get("kind")
    quiet = tuple(one._replace(quiet=True) for one in (*clock, keys.QR, keys.WRITE_FOR))
    if not room.results:
        return (keys.SHOW, *quiet)
    again = keys.RATE_AGAIN if kind == SMARTE else keys.AGAIN
    if kind == SMARTE:
        return (keys.LETTER, again, keys.HIDE, *quiet)
    if kind == FIST:
        seen = keys.HIDE_REASONS if room.ballot.get("reasons") is not None else keys.SHOW_REASONS
        return (again, seen, *quiet)
    cut = (keys.CUT_LINE,) if kind in ("dots", "rank") else ()
    return (*cut, again, keys.HIDE, *quiet)


def _noting(self: Face) -> tuple[Command, ...]:
    drop = (keys.DROP,) if isinstance(self.chosen, Note) and self.chosen.id else ()
    return (keys.WRITE_NOTE, keys.DECISION, keys.TASK, *drop)
