"""Contributions before the room: marked, brought together, moved, parked, lifted, hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dekom_tui.meeting.ballots import options_of
from dekom_tui.meeting.likeness import bundles, suggested_name, unlike
from dekom_tui.screens.meeting.acting import Acting, filled
from dekom_tui.screens.meeting.ballot_view import can_take_in, clusters_and_loose
from dekom_tui.screens.meeting.ending import whole
from dekom_tui.screens.meeting.entries_view import Entry, cluster_name
from dekom_tui.screens.meeting.phases import ASKING, ENTRIES, face
from dekom_tui.screens.meeting.prompt import Question
from dekom_tui.screens.meeting.room import PARKED
from dekom_tui.screens.picking import PickOneScreen
from dekom_tui.widgets.choices import Option
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import _, ngettext

_NAME: Final = 30
OUT: Final = "(out)"
"""Stands for no cluster in a list of them."""


def _options(clusters: Sequence[Mapping[str, Any]]) -> list[Option]:
    return [Option(str(one["id"]), str(one["name"]), note=str(one["size"])) for one in clusters]


class Sorting(Acting):
    """What can be done with contributions."""

    # Contributions and clusters

    def mark(self) -> None:
        """Mark the contribution that is chosen, or take the mark away."""
        if isinstance(self.face.chosen, Entry):
            self.face = self.face._replace(marked=self.face.marked ^ {self.face.chosen.id})
            self.show_meeting()

    @property
    def _marked(self) -> list[str]:
        """What is marked, else what is chosen."""
        chosen = self.face.chosen
        one = [chosen.id] if isinstance(chosen, Entry) else []
        return self.room.standing(sorted(self.face.marked) or one)

    def action_across(self) -> None:
        """Between the clusters and the contributions."""
        self.unsay()
        if self.face.two(self.room):
            (self.page if self.clusters_pane.has_focus else self.clusters_pane).focus()
        elif face(self.room) == ENTRIES and self.face.narrow and not self.room.spotlight:
            self.face = self.face._replace(listing=not self.face.listing)
            self.show_meeting()
            (self.clusters_pane if self.face.listing else self.page).focus()

    async def action_cluster(self) -> None:
        """A new cluster of what is marked, with a name that they share as proposal; in a ballot what it asks about."""
        if face(self.room) == ASKING:
            await self._other_options()
            return
        ids = self._marked
        if face(self.room) != ENTRIES or not ids or not self.going:
            return
        texts = [str(one["text"]) for one in self.room.entries if one["id"] in ids]
        head = ngettext("Ny klynge av {n}", "Ny klynge av {n}", len(ids)).format(n=len(ids))
        await self.prompt.ask(
            head, [Question(_("Navn"), suggested_name(texts, self._names()))], self._make_cluster, filled
        )
        self.prompt.fields[0].select_all()

    async def _other_options(self) -> None:
        """The ballot anew: of the clusters alone, or of what is in no option too. Nobody has voted yet."""
        room = self.room
        clusters, loose = clusters_and_loose(room)
        if room.ballot.get("voted") or not self.going:
            return
        kind = str(room.ballot.get("kind"))
        if can_take_in(room):
            item = (await whole(self.client)).items[self.item]
            those = [{"id": id, "text": text} for id, text in options_of(item, kind, every=True)]
        elif clusters and loose:
            those = [{"id": one["id"], "text": one["text"]} for one in clusters]
        else:
            return
        told = {"item": self.item, "ballot": kind, "options": those}
        told |= {name: room.ballot[name] for name in ("quota", "several")}
        await self.send("ask", told)

    async def show_picked(self) -> None:
        """What the groups sent alone, or all contributions again."""
        if face(self.room) == ENTRIES and self.going:
            await self.send("only_picked", {"item": self.item, "on": not self.room.view.get("only_picked")})

    async def _make_cluster(self, values: Sequence[str]) -> None:
        if await self.send("cluster", {"item": self.item, "ids": self._marked, "name": values[0]}):
            self._unmark()

    def _unmark(self) -> None:
        self.face = self.face._replace(marked=frozenset())
        self.show_meeting()

    def _clusters(self) -> list[Mapping[str, Any]]:
        return [one for one in self.room.clusters if one["id"]]

    def _names(self) -> set[str]:
        return {str(one["name"]) for one in self._clusters()}

    async def action_move_to(self) -> None:
        """What is marked into one of the clusters, or out of all."""
        ids = self._marked
        if face(self.room) != ENTRIES or not ids:
            return
        those = self._clusters()
        if not those:
            self.say(_("Ingen klynger ennå. K lager en av de merkede."))
            return
        options = [*_options(those), Option(OUT, _("Ut av klynga"))]

        def take(id: str) -> None:
            self.run_worker(self._move(ids, "" if id == OUT else id), group="sort")

        n = len(ids)
        title = ngettext("FLYTT {n} INNSPILL TIL", "FLYTT {n} INNSPILL TIL", n).format(n=n)
        self.app.push_screen(PickOneScreen(self.PLACE, title, options, "", take))

    async def _move(self, ids: Sequence[str], into: str) -> None:
        if await self.send("move", {"ids": list(ids), "cluster": into}):
            self._unmark()

    async def action_park(self) -> None:
        """What is marked onto the parking lot; from there, back."""
        ids = self._marked
        if face(self.room) == ENTRIES and ids and self.going:
            await self.send("park", {"ids": ids, "on": self.face.cluster != PARKED})
            self._unmark()

    async def action_merge(self) -> None:
        """The chosen cluster together with another one."""
        chosen = self.face.cluster
        others = [one for one in self._clusters() if one["id"] != chosen]
        if face(self.room) != ENTRIES or not chosen or chosen == PARKED or not others:
            return
        name = cluster_name(self.room, chosen)

        def take(id: str) -> None:
            self.run_worker(self.send("merge", {"into": chosen, "clusters": [id]}), group="sort")

        title = _("SLÅ SAMMEN «{name}» MED").format(name=name)
        self.app.push_screen(PickOneScreen(self.PLACE, title, _options(others), "", take))

    async def delete_entry(self) -> None:
        """A cluster is dissolved, a contribution hidden."""
        chosen = self.face.chosen
        if self._on_cluster:
            await self.send("dissolve", {"cluster": self.face.cluster})
            self.face = self.face._replace(cluster="")
        elif isinstance(chosen, Entry) and await self.send("hide", {"ids": [chosen.id], "on": True}):
            self.say(_("Skjult. Det kommer ikke i referatet. Ctrl+Z angrer."))

    @property
    def _on_cluster(self) -> bool:
        """Whether a cluster is chosen, and not what lies in one."""
        return self.clusters_pane.has_focus and self.face.cluster not in ("", PARKED)

    async def choose_entry(self) -> None:
        """Another name for a cluster, or a contribution lifted before the room."""
        chosen = self.face.chosen
        if self._on_cluster:
            name = cluster_name(self.room, self.face.cluster)
            await self.prompt.ask(_("Nytt navn"), [Question(_("Navn"), name)], self._rename, filled)
        elif self.room.spotlight:
            await self.lift("")
        elif isinstance(chosen, Entry):
            await self.lift(chosen.id)

    async def lift(self, id: str) -> None:
        """Hold up a contribution before the room; "" takes down the one that is up."""
        await self.send("spotlight", {"item": self.item, "id": id})

    async def lift_next(self, step: int) -> None:
        """Hold up the contribution that comes next among those in its cluster."""
        those = [str(one["id"]) for one in self.room.lying(self.face.cluster)]
        now = str(self.room.spotlight.get("id", ""))
        at = those.index(now) + step if now in those else 0
        if 0 <= at < len(those):
            self.face = self.face._replace(chosen=Entry(those[at]))
            await self.lift(those[at])

    async def action_suggest(self) -> None:
        """Clusters of what says nearly the same, out of what lies in none; each can be undone."""
        if face(self.room) != ENTRIES or not self.going:
            return
        item = self.item
        state = await whole(self.client)
        found = [those for ids in bundles(state.items[item]) if len(those := self.room.standing(ids)) > 1]
        if not found:
            self.say(_("Ingen av innspillene ligner nok på hverandre."))
            return
        taken = self._names()
        for ids in found:
            texts = [state.items[item].entries[one].text for one in ids]
            name = unlike(suggested_name(texts, taken) or cut(texts[0], _NAME), taken)
            taken.add(name)
            if not await self.send("cluster", {"item": item, "ids": ids, "name": name}):
                return
        said = ngettext(
            "{n} klynge foreslått. Ctrl+Z angrer.", "{n} klynger foreslått. Ctrl+Z angrer én om gangen.", len(found)
        )
        self.say(said.format(n=len(found)))

    async def _rename(self, values: Sequence[str]) -> None:
        await self.send("name", {"cluster": self.face.cluster, "name": values[0]})
