"""What waits to be written to one socket, so that a slow reader never holds up anybody else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from aiohttp import web

_log = structlog.get_logger(__name__)


class Outbox:
    """Writes frames to one socket in the order in which they were put in.

    Use as an async context manager around the socket's reading loop.
    """

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.BaseTransport | None, limit: int) -> None:
        """Prepare; `limit` is how many frames (or batches) may wait before the reader is given up."""
        self._socket = socket
        self._transport = transport
        self._limit = limit
        self._queue: asyncio.Queue[list[Mapping[str, Any]] | None] = asyncio.Queue()
        self._writer: asyncio.Task[None] | None = None
        self._closed = False

    async def __aenter__(self) -> Outbox:
        self._writer = asyncio.create_task(self._write())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def put(self, frame: Mapping[str, Any]) -> None:
        """Queue one frame; does not wait."""
        self.put_all([frame])

    def put_all(self, frames: Iterable[Mapping[str, Any]]) -> None:
        """Queue frames that belong together (a replay); they count as one against the limit."""
        batch = list(frames)
        if self._closed or not batch:
            return
        if self._queue.qsize() >= self._limit:
            # The reader has stalled. It will be told everything again when it comes back.
            self._closed = True
            _log.warning("socket.stalled", frames=self._queue.qsize())
            if self._writer is not None:
                self._writer.cancel()
            return
        self._queue.put_nowait(batch)

    async def close(self, code: int = 1000, reason: str = "", within: float = 2.0) -> None:
        """Write what is queued, for at most `within` seconds, and close the socket."""
        self._closed = True
        self._queue.put_nowait(None)
        writer, self._writer = self._writer, None
        if writer is not None:
            done, _ = await asyncio.wait([writer], timeout=within)
            if not done:
                writer.cancel()
        if not self._socket.closed:
            await self._socket.close(code=code, message=reason.encode("ascii", "replace"))

    async def _write(self) -> None:
        try:
            while (batch := await self._queue.get()) is not None:
                for frame in batch:
                    await self._socket.send_str(json.dumps(frame, ensure_ascii=False, separators=(",", ":")))
        except (ConnectionError, RuntimeError):
            # Gone in the middle of a write; the reading loop notices by itself.
            self._closed = True
        except asyncio.CancelledError:
            self._closed = True
            # Cut the connection: a close handshake would wait for the stalled reader.
            if isinstance(self._transport, asyncio.Transport):
                self._transport.abort()
            raise
