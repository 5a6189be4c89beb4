"""Who may speak in a conversation: a state machine with a fence, not a flag.

Every move bumps the fence by one. Whoever writes into a conversation says under which fence it
began; a writer that is late (the bot, after an agent took over) is refused with `FenceLost`.

    BOT --request--> QUEUED --accept--> HUMAN --hand_back/close--> BOT
    QUEUED --withdraw--> BOT            HUMAN --release--> QUEUED
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bank.domain.errors import AlreadyTaken, FenceLost, IllegalMove, InvalidValue, NotYours


class Owner(str, Enum):
    """Who answers the customer now."""

    BOT = "bot"
    QUEUED = "queued"
    HUMAN = "human"

    # f-strings and logs show the value; the default differs between Python 3.11 and 3.12.
    __str__ = str.__str__


class Move(str, Enum):
    """What can happen to the ownership."""

    REQUEST = "request"
    ACCEPT = "accept"
    HAND_BACK = "hand_back"
    CLOSE = "close"
    RELEASE = "release"
    WITHDRAW = "withdraw"

    __str__ = str.__str__


_MOVES = {
    (Owner.BOT, Move.REQUEST): Owner.QUEUED,
    (Owner.QUEUED, Move.ACCEPT): Owner.HUMAN,
    (Owner.QUEUED, Move.WITHDRAW): Owner.BOT,
    (Owner.HUMAN, Move.HAND_BACK): Owner.BOT,
    (Owner.HUMAN, Move.CLOSE): Owner.BOT,
    (Owner.HUMAN, Move.RELEASE): Owner.QUEUED,
}


@dataclass(frozen=True)
class Ownership:
    """The owner of a conversation at one moment.

    Attributes:
        fence: Counts the moves since the conversation was opened, from 0.
        agent_id: Set exactly while a person owns it.
    """

    owner: Owner = Owner.BOT
    fence: int = 0
    agent_id: str | None = None

    def __post_init__(self) -> None:
        if (self.owner is Owner.HUMAN) != (self.agent_id is not None):
            raise InvalidValue("an agent is named exactly while a person owns the conversation")

    def check(self, expected_fence: int) -> None:
        """Pass when the fence is still the expected one.

        Raises:
            FenceLost: the conversation has changed hands since.
        """
        if expected_fence != self.fence:
            raise FenceLost("the conversation has changed hands")

    def after(self, move: Move, agent_id: str | None = None) -> Ownership:
        """Return the ownership after a move, one fence on.

        Args:
            agent_id: Who makes the move; needed for accept, hand_back, close and release.

        Raises:
            AlreadyTaken: another agent was faster to accept.
            NotYours: the conversation is with another agent.
            IllegalMove: the owner does not allow this move.
        """
        by_agent = move in (Move.ACCEPT, Move.HAND_BACK, Move.CLOSE, Move.RELEASE)
        if self.owner is Owner.HUMAN and by_agent and agent_id != self.agent_id:
            raise (AlreadyTaken if move is Move.ACCEPT else NotYours)("it is with another agent")
        target = _MOVES.get((self.owner, move))
        if target is None:
            raise IllegalMove(f"{move} is not possible while {self.owner} owns the conversation")
        if target is Owner.HUMAN and agent_id is None:
            raise InvalidValue("an agent must be named to accept")
        return Ownership(target, self.fence + 1, agent_id if target is Owner.HUMAN else None)
