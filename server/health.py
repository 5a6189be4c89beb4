"""Is the process up, and can it do its work."""

from __future__ import annotations

import asyncio

from aiohttp import web

from server import keys


async def alive(_request: web.Request) -> web.Response:
    """Return 200 while the process runs."""
    return web.json_response({"status": "ok"})


async def ready(request: web.Request) -> web.Response:
    """Return 200 when database and engine answer, else 503 with which does not."""
    database, engine = await asyncio.gather(_database(request), request.app[keys.ENGINE].ready())
    parts = {"database": "ok" if database else "unreachable", "engine": "ok" if engine else "unreachable"}
    return web.json_response(parts, status=200 if database and engine else 503)


async def _database(request: web.Request) -> bool:
    try:
        async with asyncio.timeout(2):
            return await asyncio.to_thread(request.app[keys.BANK].is_reachable)
    except TimeoutError:
        return False
