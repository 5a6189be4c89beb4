"""The actions' door: a request without the launcher's secret is refused before anything reads it.

rasa-sdk makes the web application and lets plugins add to it; this module is one. It comes along
with the package, in the first process and in every worker, since those unpickle our actions.
"""

from __future__ import annotations

import hmac
import os
import sys
from typing import Any

import pluggy
from rasa_sdk.plugin import plugin_manager
from sanic import Request, Sanic, response
from sanic.response import HTTPResponse

from bank.domain.errors import InvalidValue

_hook = pluggy.HookimplMarker("rasa_sdk")
_VARIABLE = "ATTUNE_ACTIONS_SECRET"
_SHORTEST = 32
# Tells nothing and does nothing; the launcher asks it before anything else is up.
_OPEN = "/health"


class Door:
    """Lets in who knows the secret."""

    def __init__(self, secret: str) -> None:
        """Take the secret.

        Raises:
            InvalidValue: there is none, or it is too short to be one.
        """
        if len(secret) < _SHORTEST:
            raise InvalidValue(f"{_VARIABLE} is missing or too short; the launcher sets it")
        self._secret = secret.encode()

    async def refuse(self, request: Request) -> HTTPResponse | None:
        """Return the refusal, or None to let the request in. Rasa sends the secret as the parameter `token`."""
        if request.path == _OPEN:
            return None
        given = request.args.get("token") or ""
        if hmac.compare_digest(given.encode("utf-8", "replace"), self._secret):
            return None
        return response.json({"error": "forbidden"}, status=403)


@_hook
def attach_sanic_app_extensions(app: Sanic[Any, Any]) -> None:
    """Put the door in front of every route; rasa-sdk calls this for each application that it makes."""
    app.register_middleware(Door(os.environ.get(_VARIABLE, "")).refuse, "request")
    # It would write the query, and with it the secret.
    app.config.ACCESS_LOG = False


_NAME = "attune-door"
if not plugin_manager().has_plugin(_NAME):
    plugin_manager().register(sys.modules[__name__], name=_NAME)
