"""The dialogue engine, as the server sees it: two calls and a health check over loopback HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

import aiohttp
from pydantic import BaseModel, ConfigDict, Field, ValidationError


class EngineUnavailable(Exception):
    """No answer now; the same call may succeed later.

    Attributes:
        suspicious: The engine was reached and failed on this very message (500, or too slow), so
            that the message itself may be the cause.
    """

    def __init__(self, reason: str, *, suspicious: bool = False) -> None:
        super().__init__(reason)
        self.suspicious = suspicious


class EngineRefused(Exception):
    """The engine will never answer this call: it was refused, or the answer makes no sense."""


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


_Shape = TypeVar("_Shape", bound=BaseModel)


class EngineButton(_Lenient):
    """A ready answer; the payload never leaves the server."""

    title: str
    payload: str


class EngineMessage(_Lenient):
    """One message of the assistant."""

    text: str
    buttons: list[EngineButton] = Field(default_factory=list)
    key: str | None = None
    tone: str | None = None
    data: dict[str, Any] | None = None


class Scores(_Lenient):
    """Probabilities of the sentiment; they sum to 1."""

    negative: float
    neutral: float
    positive: float

    def as_tuple(self) -> tuple[float, float, float]:
        """Return (negative, neutral, positive)."""
        return self.negative, self.neutral, self.positive


class Sentiment(_Lenient):
    """Sentiment of one message; absent where the customer switched the analysis off."""

    label: str | None = None
    scores: Scores | None = None


class EngineTurn(_Lenient):
    """What the engine understood of the customer's message."""

    intent: str | None = None
    confidence: float | None = None
    language: str | None = None
    sentiment: Sentiment | None = None
    mood: str | None = None
    mood_reason: str | None = None
    mood_state: dict[str, Any] | None = None
    tone: str | None = None
    escalation: str | None = None


class Reply(_Lenient):
    """The answer to one turn."""

    messages: list[EngineMessage] = Field(default_factory=list)
    turn: EngineTurn = Field(default_factory=EngineTurn)


class NamedIntent(_Lenient):
    """An intent where the engine writes it as an object, as Rasa does."""

    name: str | None = None
    confidence: float | None = None


class Parse(_Lenient):
    """What the engine understood without answering."""

    intent: Annotated[str | NamedIntent | None, Field(union_mode="left_to_right")] = None
    confidence: float | None = None
    language: str | None = None
    sentiment: Sentiment | None = None
    signals: dict[str, float] = Field(default_factory=dict)

    @property
    def intent_name(self) -> str | None:
        """The intent's name in either spelling."""
        return self.intent.name if isinstance(self.intent, NamedIntent) else self.intent


class EngineClient:
    """Calls the engine. Open one for the life of the server and close it."""

    def __init__(self, url: str, secret: str, timeout: float) -> None:
        self._base = f"{url.rstrip('/')}/webhooks/attune"
        self._session = aiohttp.ClientSession(
            headers={"Authorization": f"Bearer {secret}"},
            timeout=aiohttp.ClientTimeout(total=timeout, sock_connect=2),
            # Bounds what one server can throw at the engine at once.
            connector=aiohttp.TCPConnector(limit=64),
            # A proxy in the environment is for the world outside, not for loopback.
            trust_env=False,
        )

    async def close(self) -> None:
        """Give the connections back."""
        await self._session.close()

    async def turn(
        self,
        conversation_id: str,
        message_id: str,
        text: str,
        payload: str | None,
        metadata: Mapping[str, Any],
    ) -> Reply:
        """Let the assistant answer one customer message.

        Args:
            payload: `/intent{...}` of a button that we stored; None for typed text.

        Raises:
            EngineUnavailable: try again later.
            EngineRefused: do not try again.
        """
        body = await self._post(
            "/turn",
            {
                "conversation": conversation_id,
                "message_id": message_id,
                "text": text,
                "payload": payload,
                "metadata": dict(metadata),
            },
        )
        return _checked(Reply, body)

    async def parse(self, text: str, metadata: Mapping[str, Any]) -> Parse:
        """Understand a message that a person answers; the same errors as `turn`."""
        return _checked(Parse, await self._post("/parse", {"text": text, "metadata": dict(metadata)}))

    async def ready(self) -> bool:
        """Tell whether the engine has its model loaded; never raises."""
        try:
            async with self._session.get(f"{self._base}/", timeout=aiohttp.ClientTimeout(total=2)) as response:
                return response.status == 200
        except (TimeoutError, aiohttp.ClientError, OSError):
            return False

    async def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        try:
            async with self._session.post(f"{self._base}{path}", json=body, allow_redirects=False) as response:
                if response.status == 200:
                    return await response.json()
                reason = f"status {response.status}"
                # 401/403: the secrets differ, an installation's fault that can be mended; 404: the
                # channel is not up yet. The customer's message is not to blame for any of them.
                if response.status in (401, 403, 404, 408, 429) or response.status >= 500:
                    raise EngineUnavailable(reason, suspicious=response.status == 500)
                raise EngineRefused(reason)
        except TimeoutError as error:
            raise EngineUnavailable(
                "timeout", suspicious=not isinstance(error, aiohttp.ConnectionTimeoutError)
            ) from error
        # ContentTypeError is a ClientError too, and a broken body a ValueError.
        except (aiohttp.ContentTypeError, ValueError) as error:
            raise EngineRefused("not JSON") from error
        except (aiohttp.ClientError, OSError) as error:
            raise EngineUnavailable(type(error).__name__) from error


def _checked(kind: type[_Shape], body: Any) -> _Shape:
    try:
        return kind.model_validate(body)
    except ValidationError as error:
        # The error's text would quote the body: sentences and figures of a customer.
        raise EngineRefused(f"unexpected shape: {error.error_count()} faults") from None
