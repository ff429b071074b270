"""Contributions moved between clusters, and clusters made one, by their names; each act taken back."""

from __future__ import annotations

from pathlib import Path

from dekom_tui.meeting.methods import CLUSTER
from tests.screens.meeting.test_keys import comes_to, held, nothing_left, screen_of

__all__ = ["nothing_left"]

TEXTS = ("Lite tenketid i store grupper", "Vikar og fravær", "Travel modul", "Fin økt")


async def test_contributions_are_moved_and_clusters_merged_by_name(workspace: Path) -> None:
    """However many clusters there are, and Ctrl+Z brings each back."""
    async with held(workspace, "idémyldring", count=1) as (it, _phones):
        screen = screen_of(it)
        item = screen.room.plan[0]["id"]
        await screen.send("go", {"item": item, "phase": "alone"})
        for text in TEXTS:
            await screen.send("contribute", {"item": item, "text": text})
        await screen.send("go", {"item": item, "phase": CLUSTER})
        await comes_to(it, screen, CLUSTER)
        await it.until(lambda: len(screen.room.entries) == 4)
        ids = [str(one["id"]) for one in screen.room.entries]
        for name, id in (("Tenketid", ids[0]), ("Fravær", ids[1])):
            await screen.send("cluster", {"item": item, "ids": [id], "name": name})
        await it.until(lambda: len(screen.room.clusters) == 3)
        await it.press("f")
        assert "FLYTT 1 INNSPILL TIL" in it.text
        await it.press(*"Frav", "enter")
        await it.until(lambda: len(screen.room.lying("")) == 1)
        await it.press("ctrl+z")
        await it.until(lambda: len(screen.room.lying("")) == 2)
        await it.press("tab", "home", "m")
        await it.until(lambda: "SLÅ SAMMEN «Tenketid» MED" in it.text)
        await it.press("enter")
        await it.until(lambda: [one["name"] for one in screen.room.clusters if one["id"]] == ["Tenketid"])
        assert [len(screen.room.lying(str(one["id"]))) for one in screen.room.clusters] == [2, 2]
        await it.press("ctrl+z")
        await it.until(lambda: len(screen.room.clusters) == 3)
