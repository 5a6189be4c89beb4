"""Who may come in: signed customer tokens, agents' sessions, and the pages allowed to connect.

One secret file serves the installation. Each use has its own key derived from it, so that the
bearer secret that travels to the engine cannot be used to sign tokens.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

import jwt
from aiohttp import web

CUSTOMER_AUDIENCE = "attune-customer"
STAFF_AUDIENCE = "attune-staff"
INSPECT = "inspect"
CUSTOMER_LIFETIME = timedelta(hours=1)
STAFF_LIFETIME = timedelta(hours=8)
SESSION_COOKIE = "attune_desk"
_ALGORITHM = "HS256"


class TokenRefused(Exception):
    """The token is forged, for another audience, or malformed."""


class TokenExpired(TokenRefused):
    """The token was good once."""


@dataclass(frozen=True)
class CustomerToken:
    """What a customer's token says.

    Attributes:
        inspect: Minted on this machine by the command line; gets `turn` frames and no rate limit.
    """

    customer_id: str
    expires_at: datetime
    inspect: bool


@dataclass(frozen=True)
class StaffToken:
    """What an agent's session cookie says; `session` identifies the log-in."""

    staff_id: str
    session: str
    expires_at: datetime


class Tokens:
    """Signs and reads the tokens of one installation."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode("ascii")
        # Sessions that were logged out, until they would have expired anyway.
        self._ended: dict[str, datetime] = {}

    def customer(self, customer_id: str, *, scope: str | None = None, lifetime: timedelta = CUSTOMER_LIFETIME) -> str:
        """Return a signed token for a customer."""
        claims = {"sub": customer_id, "exp": datetime.now(timezone.utc) + lifetime}
        return self._sign(CUSTOMER_AUDIENCE, claims if scope is None else {**claims, "scope": scope})

    def staff(self, staff_id: str, lifetime: timedelta = STAFF_LIFETIME) -> str:
        """Return the session token of an agent who has just logged in."""
        claims = {"sub": staff_id, "exp": datetime.now(timezone.utc) + lifetime, "jti": secrets.token_hex(8)}
        return self._sign(STAFF_AUDIENCE, claims)

    def read_customer(self, token: str) -> CustomerToken:
        """Return what a customer's token says.

        Raises:
            TokenExpired: it is over.
            TokenRefused: it was not signed here for customers.
        """
        claims = self._read(CUSTOMER_AUDIENCE, token)
        return CustomerToken(str(claims["sub"]), _expiry(claims), claims.get("scope") == INSPECT)

    def read_staff(self, token: str) -> StaffToken:
        """Return what an agent's session says; the same errors as `read_customer`."""
        claims = self._read(STAFF_AUDIENCE, token)
        session = str(claims.get("jti", ""))
        if session in self._ended:
            raise TokenExpired("logged out")
        return StaffToken(str(claims["sub"]), session, _expiry(claims))

    def end(self, token: StaffToken) -> None:
        """Make a session worthless before it expires."""
        now = datetime.now(timezone.utc)
        self._ended = {session: until for session, until in self._ended.items() if until > now}
        self._ended[token.session] = token.expires_at

    def _key(self, audience: str) -> bytes:
        return hmac.new(self._secret, audience.encode("ascii"), hashlib.sha256).digest()

    def _sign(self, audience: str, claims: dict[str, object]) -> str:
        return jwt.encode({"aud": audience, **claims}, self._key(audience), algorithm=_ALGORITHM)

    def _read(self, audience: str, token: str) -> dict[str, object]:
        try:
            return dict(
                jwt.decode(
                    token,
                    self._key(audience),
                    algorithms=[_ALGORITHM],
                    audience=audience,
                    options={"require": ["exp", "sub", "aud"]},
                )
            )
        except jwt.ExpiredSignatureError as error:
            raise TokenExpired("expired") from error
        # UnicodeError: a token with lone surrogates cannot even be encoded.
        except (jwt.InvalidTokenError, UnicodeError) as error:
            raise TokenRefused("not a token of this bank") from error


def _expiry(claims: dict[str, object]) -> datetime:
    return datetime.fromtimestamp(float(str(claims["exp"])), timezone.utc)


def origin_allowed(request: web.Request, allowed: frozenset[str]) -> bool:
    """Tell whether a page of this origin may connect: our own, or one on the list.

    A missing Origin is refused too; every browser sends one with a socket. Only the host is
    compared for our own, because the scheme is unknown behind a proxy that ends TLS.
    """
    origin = request.headers.get("Origin", "")
    return origin.rstrip("/") in allowed or _is_own(request, origin)


def own_origin(request: web.Request) -> bool:
    """Tell whether the request comes from one of our own pages, or from no page at all."""
    origin = request.headers.get("Origin")
    return origin is None or _is_own(request, origin)


def _is_own(request: web.Request, origin: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == request.host.lower()
