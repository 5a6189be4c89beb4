"""The built pages, the widget's script, and the words that they show."""

from __future__ import annotations

import asyncio
from pathlib import Path

from aiohttp import web

from server import keys

_NOT_BUILT = "the web pages are not built yet: run 'npm ci && npm run build' in web/"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


async def bank_page(request: web.Request) -> web.StreamResponse:
    """Return the demo bank's page."""
    if not request.app[keys.OPTIONS].demo:
        raise web.HTTPNotFound
    return await _file(request, "bank/index.html")


async def desk_page(request: web.Request) -> web.StreamResponse:
    """Return the agents' desk."""
    return await _file(request, "desk/index.html")


async def widget(request: web.Request) -> web.StreamResponse:
    """Return the script that a bank puts on its pages."""
    response = await _file(request, "attune-chat.js")
    # Its whole purpose is to be loaded by other sites' pages.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


async def asset(request: web.Request) -> web.StreamResponse:
    """Return a file of the build; its name has its hash, so it never changes."""
    response = await _file(request, f"assets/{request.match_info['path']}")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


async def _file(request: web.Request, name: str) -> web.FileResponse:
    folder = request.app[keys.OPTIONS].web_dir
    path = await asyncio.to_thread(_inside, folder, name)
    if path is None:
        built = await asyncio.to_thread(folder.is_dir)
        raise web.HTTPNotFound(text="no such file") if built else web.HTTPServiceUnavailable(text=_NOT_BUILT)
    response = web.FileResponse(path)
    # Checked again each time (by ETag): a new version is there at the next load.
    response.headers["Cache-Control"] = "no-cache"
    if path.suffix in _TYPES:
        response.content_type = _TYPES[path.suffix]
    return response


def _inside(folder: Path, name: str) -> Path | None:
    """Return the file, or None when it does not exist or lies outside of the folder."""
    if "\0" in name:
        return None
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


async def strings(request: web.Request) -> web.Response:
    """Return the pages' words of one language as {id: text}; what is not translated is in English."""
    language = request.match_info["language"]
    if language not in request.app[keys.WORDS].languages:
        raise web.HTTPNotFound(text="not a served language")
    words = await request.app[keys.PAGE_WORDS].of(language)
    # Checked again each time, as the pages are: after a restart the new words are there at the next load.
    headers = {"Cache-Control": "no-cache", "ETag": f'"{words.tag}"', "Vary": "Origin"}
    origin = request.headers.get("Origin", "")
    if origin in request.app[keys.OPTIONS].allowed_origins:
        headers["Access-Control-Allow-Origin"] = origin
    if any(tag.value in (words.tag, "*") for tag in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    return web.Response(body=words.body, content_type="application/json", charset="utf-8", headers=headers)
