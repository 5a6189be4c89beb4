"""The built pages, the widget's script, and the words that they show."""

from __future__ import annotations

import asyncio
import hashlib
import json
from pathlib import Path
from typing import Any

from aiohttp import web
from fluent.syntax import FluentParser, ast

from bank.words import Words
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
    words = request.app[keys.WORDS]
    language = request.match_info["language"]
    if language not in words.languages:
        raise web.HTTPNotFound(text="not a served language")
    texts = await asyncio.to_thread(web_strings, words, request.app[keys.OPTIONS].data_dir, language)
    body = json.dumps(texts, ensure_ascii=False).encode("utf-8")
    headers = {"Cache-Control": "no-cache", "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"'}
    origin = request.headers.get("Origin", "")
    if origin in request.app[keys.OPTIONS].allowed_origins:
        headers |= {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}
    return web.Response(body=body, content_type="application/json", charset="utf-8", headers=headers)


def web_strings(words: Words, data_dir: Path, language: str) -> dict[str, str]:
    """Return {message id: text} of `data/web/`, in the language where it has the message.

    The names of intents are among them: the desk shows what the assistant has tried.
    """
    first = words.languages[0]
    texts: dict[str, str] = {}
    names = [key for key in words.keys(first) if key.startswith("intent-")]
    for key in [*_keys(data_dir / "web" / f"{first}.ftl"), *names]:
        spoken = language if words.has(key, language) else first
        # The file may have been edited since the words were loaded: a new line waits for the restart.
        if words.has(key, spoken):
            texts[key] = words.text(key, spoken)
    return texts


def _keys(path: Path) -> list[str]:
    if not path.is_file():
        return []
    resource: Any = FluentParser().parse(path.read_text("utf-8"))
    return [entry.id.name for entry in resource.body if isinstance(entry, ast.Message) and entry.value]
