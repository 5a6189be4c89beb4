"""The agents' side over HTTP: logging in and out, the queue, one conversation."""

from __future__ import annotations

import asyncio

import structlog
from aiohttp import web
from pydantic import BaseModel, Field, ValidationError

from bank.domain.errors import NotFound
from bank.domain.staff import Staff
from server import desk_views, keys
from server.auth import SESSION_COOKIE, STAFF_LIFETIME, StaffToken, TokenRefused, own_origin

_log = structlog.get_logger(__name__)


class Login(BaseModel):
    """Body of POST /desk/login."""

    username: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=200)


async def signed_in(request: web.Request) -> tuple[Staff, StaffToken]:
    """Return which agent makes a request.

    Raises:
        HTTPUnauthorized: no session, or one that is over or forged.
    """
    try:
        token = request.app[keys.TOKENS].read_staff(request.cookies.get(SESSION_COOKIE, ""))
        staff = await asyncio.to_thread(request.app[keys.BANK].staff.get, token.staff_id)
    except (TokenRefused, NotFound) as error:
        raise web.HTTPUnauthorized(text="log in first") from error
    return staff, token


def staff_json(staff: Staff) -> dict[str, object]:
    """Return an agent as the desk shows them."""
    return {"id": staff.id, "name": staff.name, "languages": list(staff.languages)}


async def login(request: web.Request) -> web.Response:
    """Start a session: POST {"username", "password"}; sets the cookie."""
    if not own_origin(request):
        raise web.HTTPForbidden(text="origin not allowed")
    # A form on another page can send text/plain without asking; JSON it cannot.
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send application/json")
    try:
        body = Login.model_validate_json(await request.read())
    except ValidationError as error:
        raise web.HTTPBadRequest(text="username and password are needed") from error
    by_name, by_address = request.app[keys.LOGIN_LIMIT], request.app[keys.ADDRESS_LIMIT]
    if not (by_address.take(request.remote) and by_name.take(body.username)):
        _log.warning("login.rate_limited")
        raise web.HTTPTooManyRequests(text="too many attempts", headers={"Retry-After": "10"})
    staff = await asyncio.to_thread(request.app[keys.BANK].staff.verify, body.username, body.password)
    if staff is None:
        _log.warning("login.refused")
        raise web.HTTPUnauthorized(text="unknown name or wrong password")
    response = web.json_response(staff_json(staff))
    response.set_cookie(
        SESSION_COOKIE,
        request.app[keys.TOKENS].staff(staff.id),
        max_age=int(STAFF_LIFETIME.total_seconds()),
        path="/desk",
        httponly=True,
        samesite="Strict",
        # Plain HTTP only on this machine; a browser would drop a Secure cookie there.
        secure=request.secure or request.headers.get("X-Forwarded-Proto") == "https",
    )
    _log.info("login.accepted", staff=staff.id)
    return response


async def logout(request: web.Request) -> web.Response:
    """End the session, here and on its open sockets."""
    if not own_origin(request):
        raise web.HTTPForbidden(text="origin not allowed")
    staff, token = await signed_in(request)
    request.app[keys.TOKENS].end(token)
    for desk in [desk for desk in request.app[keys.ROOMS].desks if desk.session == token.session]:
        await desk.outbox.close(4401, "logged out")
    response = web.json_response({"logged_out": True})
    response.del_cookie(SESSION_COOKIE, path="/desk")
    _log.info("logout", staff=staff.id)
    return response


async def me(request: web.Request) -> web.Response:
    """Return who is logged in."""
    staff, _ = await signed_in(request)
    return web.json_response(staff_json(staff))


async def queue(request: web.Request) -> web.Response:
    """Return who waits, and the agent's own conversations."""
    staff, _ = await signed_in(request)
    bank = request.app[keys.BANK]
    items = await asyncio.to_thread(desk_views.queue, bank)
    mine = await asyncio.to_thread(desk_views.mine, bank, staff.id)
    return web.json_response({"items": items, "mine": mine})


async def conversation(request: web.Request) -> web.Response:
    """Return one conversation: transcript, mood curve, customer, hand-off."""
    staff, _ = await signed_in(request)
    conversation_id = request.match_info["conversation"]
    try:
        view = await asyncio.to_thread(desk_views.conversation, request.app[keys.BANK], conversation_id, staff)
    except NotFound as error:
        raise web.HTTPNotFound(text="no such conversation") from error
    return web.json_response(view)
