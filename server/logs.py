"""Logs: structured events with ids; never a message's text, a name, a balance or a token."""

from __future__ import annotations

import logging

import structlog
from aiohttp import web
from aiohttp.abc import AbstractAccessLogger
from structlog.typing import EventDict, WrappedLogger


def configure(level: int = logging.INFO) -> None:
    """Write events as 'time level event key=value' lines to standard error."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(message)s")
    # Alembic and asyncio speak at INFO of things that nobody looks for here.
    for name in ("alembic", "asyncio", "aiohttp.server"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.processors.format_exc_info,
            _render,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def _render(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    """Return 'handoff.opened ticket=7f3a conversation=91bc'."""
    name = event.pop("event", "")
    return " ".join([str(name), *(f"{key}={value}" for key, value in event.items())])


class AccessLogger(AbstractAccessLogger):
    """One event a request. The query string is left out: others put tokens there."""

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        """Log method, path, status and milliseconds."""
        structlog.get_logger("server.access").info(
            "http.request",
            method=request.method,
            path=request.path,
            status=response.status,
            ms=round(time * 1000, 1),
        )
