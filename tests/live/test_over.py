"""What becomes of a meeting that has ended, while the process that served it goes on with others."""

from __future__ import annotations

import asyncio
import json

from dekom_tui.live import meetings
from dekom_tui.live.journal import FILE, read_file
from tests.live.conftest import Serve
from tests.live.phones import Phone


async def test_a_school_s_server_forgets_who_sent_what_and_deletes_a_meeting_in_its_time(serve: Serve) -> None:
    """Soon after the end, though the other meeting goes on; and the folder goes when its days are over."""
    served = serve(titles=("Lærerne", "Elevrådet"), limits={"linger_seconds": 0.2})
    served.kill()
    served.start("--for-good")
    over, other = served.all
    meetings.write(meetings.read(over.id)._replace(days=0))
    served.kill()
    served.start("--for-good")
    phones = [Phone(served.port, over.code) for _one in range(2)]
    host = Phone(served.port, over.code)

    async def does(kind: str, data: dict[str, object]) -> None:
        told = {"id": f"{kind}-12345678", "kind": kind, "data": data}
        path = f"/{over.code}/api/send"
        assert (await host.ask("POST", path, json.dumps(told).encode(), headers=served.host)).status == 200

    await does("go", {"item": "a", "phase": "alone", "clock": False})
    for one in phones:
        await one.join()
        assert (
            await one.send("contribute", {"item": "a", "text": f"Fra {one.device}"}, f"mine-{one.device}")
        ).status == 200
    assert {one.id for one in read_file(served.folder / FILE)} >= {"mine-d1", "mine-d2"}
    await does("end", {})
    async with asyncio.timeout(10):
        while served.folder.exists():
            await asyncio.sleep(0.01)
    assert [one.id for one in meetings.every()] == [other.id]
    late = Phone(served.port, other.code)
    assert (await late.join()).status == 200
    assert (await Phone(served.port, over.code).ask("GET", f"/{over.code}/api/state")).status == 404


async def test_a_meeting_that_is_kept_is_kept_without_its_senders(serve: Serve) -> None:
    """The process stops when its only meeting is over, and the journal says no more who sent what."""
    served = serve(limits={"linger_seconds": 0.2})
    host, phone = (Phone(served.port, served.papers.code) for _one in range(2))
    await phone.join()
    told = b'{"id": "end-12345678", "kind": "end", "data": {}}'
    assert (await host.ask("POST", f"/{host.key}/api/send", told, headers=served.host)).status == 200
    async with asyncio.timeout(10):
        while meetings.held(served.papers.id):
            await asyncio.sleep(0.01)
    papers = meetings.read(served.papers.id)
    assert papers.nameless
    assert papers.ended
    assert [one.id for one in read_file(served.folder / FILE)] == ["e1", "e2", "e3"]
