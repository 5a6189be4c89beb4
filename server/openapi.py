"""The OpenAPI 3.1 description of every HTTP route. A test keeps it in step with `routes.py`."""

from __future__ import annotations

from typing import Any

from aiohttp import web

_STRING = {"type": "string"}
_OBJECT: dict[str, Any] = {"type": "object"}
_STAFF = {
    "type": "object",
    "properties": {"id": _STRING, "name": _STRING, "languages": {"type": "array", "items": _STRING}},
    "required": ["id", "name", "languages"],
}
_QUEUE_ITEM = {
    "type": "object",
    "properties": {
        "handoff": _STRING,
        "conversation": _STRING,
        "customer_name": _STRING,
        "language": _STRING,
        "reason": _STRING,
        "mood": {"type": ["string", "null"]},
        "priority": {"type": "integer", "minimum": 0, "maximum": 3, "description": "0 is urgent"},
        "waiting_since": {"type": "string", "format": "date-time"},
        "position": {"type": "integer", "description": "1 is next; 0 once accepted"},
        "preview": _STRING,
    },
}
_QUEUE_ITEMS = {"type": "array", "items": {"$ref": "#/components/schemas/QueueItem"}}
_QUEUE = {
    "type": "object",
    "properties": {"items": _QUEUE_ITEMS, "mine": _QUEUE_ITEMS},
    "required": ["items", "mine"],
}
_MESSAGE = {
    "type": "object",
    "properties": {
        "seq": {"type": "integer", "minimum": 1},
        "id": _STRING,
        "sender": {"enum": ["customer", "bot", "agent", "system"]},
        "name": {"type": ["string", "null"]},
        "text": _STRING,
        "buttons": {"type": "array", "items": {"type": "object", "properties": {"title": _STRING}}},
        "data": {"type": ["object", "null"]},
        "at": {"type": "string", "format": "date-time"},
    },
}
_CONVERSATION = {
    "type": "object",
    "properties": {
        "conversation": _OBJECT,
        "customer": _OBJECT,
        "messages": {"type": "array", "items": {"$ref": "#/components/schemas/Message"}},
        "turns": {"type": "array", "items": _OBJECT, "description": "the mood curve"},
        "notes": {"type": "array", "items": _OBJECT, "description": "what agents noted when they handed back"},
        "handoff": _OBJECT,
    },
}
_HEALTH = {"type": "object", "properties": {"database": _STRING, "engine": _STRING}}
_ERROR = {"type": "object", "properties": {"error": _STRING}, "required": ["error"]}


def _answer(description: str, schema: dict[str, Any] | None = None, media: str = "application/json") -> dict[str, Any]:
    return {"description": description, "content": {media: {"schema": schema or _OBJECT}}}


def _refusals(*statuses: str) -> dict[str, Any]:
    return {status: {"$ref": "#/components/responses/Error"} for status in statuses}


def _get(summary: str, answer: dict[str, Any], *refused: str, desk: bool = False, path: str = "") -> dict[str, Any]:
    operation: dict[str, Any] = {"summary": summary, "responses": {"200": answer, **_refusals(*refused)}}
    if desk:
        operation["security"] = [{"deskSession": []}]
    if path:
        operation["parameters"] = [{"name": path, "in": "path", "required": True, "schema": _STRING}]
    return {"get": operation}


def _post(
    summary: str,
    answer: dict[str, Any],
    *refused: str,
    body: dict[str, Any] | None = None,
    desk: bool = False,
) -> dict[str, Any]:
    operation: dict[str, Any] = {"summary": summary, "responses": {"200": answer, **_refusals(*refused)}}
    if body is not None:
        schema = {"type": "object", "properties": body, "required": list(body)}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    if desk:
        operation["security"] = [{"deskSession": []}]
    return {"post": operation}


def _socket(summary: str, *refused: str, desk: bool = False) -> dict[str, Any]:
    described = _get(summary, {"description": "never"}, *refused, desk=desk)
    described["get"]["responses"].pop("200")
    described["get"]["responses"]["101"] = {"description": "WebSocket of JSON frames"}
    return described


_PAGE = _answer("page", _STRING, "text/html")
_SCRIPT = _answer("script", _STRING, "text/javascript")
_WORDS = {"type": "object", "additionalProperties": _STRING}

PATHS: dict[str, dict[str, Any]] = {
    "/healthz": _get("The process is up", _answer("up")),
    "/readyz": _get("Database and engine answer", _answer("ready", _HEALTH)),
    "/openapi.json": _get("This document", _answer("OpenAPI 3.1")),
    "/": _get("Page of the demo bank", _PAGE, "404", "503"),
    "/desk": _get("The agents' desk", _PAGE, "404", "503"),
    "/assets/{path}": _get("A file of the build", _answer("file", _STRING, "*/*"), "404", "503", path="path"),
    "/attune-chat.js": _get("The chat widget", _SCRIPT, "404", "503"),
    "/strings/{language}.json": _get("Words of the pages", _answer("texts", _WORDS), "404", path="language"),
    "/demo/customers": _get("Customers of the demo bank", _answer("customers", {"type": "array"}), "404"),
    "/demo/token": _post(
        "Log a demo customer in",
        _answer("signed token, valid for an hour", {"type": "object", "properties": {"token": _STRING}}),
        "400", "403", "404", "415",
        body={"customer": _STRING},
    ),
    "/customer/socket": _socket("Customer's chat; the first frame is a hello with the token", "403"),
    "/desk/login": _post(
        "Log an agent in; sets the session cookie",
        _answer("the agent", _STAFF),
        "400", "401", "403", "415", "429",
        body={"username": _STRING, "password": _STRING},
    ),
    "/desk/logout": _post("End the session", _answer("ended"), "401", "403", desk=True),
    "/desk/me": _get("Who is logged in", _answer("the agent", _STAFF), "401", desk=True),
    "/desk/queue": _get("Who waits, and own conversations", _answer("queue", _QUEUE), "401", desk=True),
    "/desk/conversations/{conversation}": _get(
        "One conversation with transcript and mood",
        _answer("conversation", _CONVERSATION),
        "401", "404",
        desk=True, path="conversation",
    ),
    "/desk/socket": _socket("The live desk", "401", "403", desk=True),
}  # fmt: skip
PATHS["/strings/{language}.json"]["get"]["responses"]["304"] = {"description": "as the ETag that was sent"}
PATHS["/readyz"]["get"]["responses"]["503"] = _answer("something does not answer", _HEALTH)

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Attune server",
        "version": "0.1.0",
        "description": "HTTP routes of the conversational banking assistant.",
    },
    "paths": PATHS,
    "components": {
        "schemas": {"QueueItem": _QUEUE_ITEM, "Message": _MESSAGE, "Error": _ERROR},
        "responses": {"Error": _answer("refused", {"$ref": "#/components/schemas/Error"})},
        "securitySchemes": {"deskSession": {"type": "apiKey", "in": "cookie", "name": "attune_desk"}},
    },
}


async def document(_request: web.Request) -> web.Response:
    """Return the document."""
    return web.json_response(DOCUMENT)
