"""The demo bank: its customers, and a log-in without a password. Off with ATTUNE_DEMO=0."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import structlog
from aiohttp import web
from pydantic import BaseModel, Field, ValidationError

from bank.bootstrap import Bank
from bank.domain.errors import NotFound
from server import desk_views, keys
from server.auth import CUSTOMER_LIFETIME, own_origin
from server.delivery import utc_now

_log = structlog.get_logger(__name__)


class TokenWish(BaseModel):
    """Body of POST /demo/token."""

    customer: str = Field(min_length=1, max_length=100)


async def customers(request: web.Request) -> web.Response:
    """Return the customers that the demo page offers, with their accounts."""
    _demo_only(request)
    return web.json_response(await asyncio.to_thread(_customers, request.app[keys.BANK]))


def _customers(bank: Bank) -> list[dict[str, Any]]:
    return [
        {
            "id": customer.id,
            "name": customer.preferred_name,
            "given_name": customer.given_name,
            "family_name": customer.family_name,
            "language": customer.language,
            "country": customer.country,
            "currency": customer.currency,
            "persona": customer.persona,
            "accounts": [
                {
                    "id": account.id,
                    "kind": str(account.kind),
                    "iban": account.iban_masked,
                    "balance": desk_views.shown(account.balance, f"{customer.language}_{customer.country}"),
                    "minor": account.balance.minor,
                    "currency": account.balance.currency,
                }
                for account in bank.accounts.list(customer.id)
            ],
        }
        for customer in bank.customers.demo()
    ]


async def token(request: web.Request) -> web.Response:
    """Log a demo customer in, as a bank's own page would: POST {"customer"}."""
    _demo_only(request)
    if not own_origin(request):
        raise web.HTTPForbidden(text="origin not allowed")
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send application/json")
    try:
        wish = TokenWish.model_validate_json(await request.read())
    except ValidationError as error:
        raise web.HTTPBadRequest(text="customer is needed") from error
    try:
        customer = await asyncio.to_thread(request.app[keys.BANK].customers.get, wish.customer)
    except NotFound as error:
        raise web.HTTPNotFound(text="no such customer") from error
    signed = request.app[keys.TOKENS].customer(customer.id)
    _log.info("demo.token", customer=customer.id)
    # A little earlier than the token itself, so that a page renews in time.
    expires_at = utc_now() + CUSTOMER_LIFETIME - timedelta(seconds=5)
    return web.json_response({"token": signed, "expires_at": expires_at.isoformat()})


def _demo_only(request: web.Request) -> None:
    if not request.app[keys.OPTIONS].demo:
        raise web.HTTPNotFound
