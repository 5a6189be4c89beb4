"""Run the server: `python -m server`."""

from __future__ import annotations

import sys

import structlog
from aiohttp import web

from bank.bootstrap import Settings
from bank.domain.errors import BankError
from server import logs
from server.app import create_app
from server.options import Options


def main() -> int:
    """Serve until SIGINT or SIGTERM; return the exit status."""
    logs.configure()
    try:
        settings = Settings.from_env()
        app = create_app(settings, Options.from_env())
    except (BankError, ValueError, OSError) as error:
        # Nothing of a customer's is in reach yet, so the message itself helps.
        structlog.get_logger("server").error("server.not_started", reason=str(error))
        return 2
    web.run_app(
        app,
        host=settings.host,
        port=settings.port,
        access_log_class=logs.AccessLogger,
        print=None,
        shutdown_timeout=5,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
