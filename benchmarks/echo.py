"""What the meeting's server is measured beside: an aiohttp websocket that gives all to all, and keeps nothing.

`python -m benchmarks.echo` prints its port and serves until its standard input is closed.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

from aiohttp import WSMsgType, web


async def serve() -> None:
    """Serve until nobody holds the other end of our standard input."""
    everybody: set[web.WebSocketResponse] = set()

    async def echo(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        everybody.add(socket)
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    for one in list(everybody):
                        with suppress(ConnectionError):
                            await one.send_str(message.data)
        finally:
            everybody.discard(socket)
        return socket

    app = web.Application()
    app.router.add_get("/", echo)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve())
