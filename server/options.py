"""What the server alone decides: limits, waiting times, folders."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Options:
    """Everything that a test or a bank may want to differ; times are seconds.

    Attributes:
        demo: Serve the demo bank: log-in without a password for made-up customers. Off in production.
        allowed_origins: Origins of the bank's own pages that may open the customer socket
            ('https://www.bank.example'); the server's own origin always may.
        hello_within: A customer socket that has not said hello by then is closed.
        turn_timeout: Longest that one engine call may take.
        retry_first: First wait after a failed engine call; doubles up to `retry_longest`.
        tell_down_after: From the first failed call on, when the customer is told once.
        give_up_after: Failures on one message while the engine itself is well; then an apology.
        queue_notice_every: A waiting customer who writes is told the position at most this often.
        reminder_poll: How often due reminders are looked for.
        drain: How long a shutdown waits for turns under way.
        message_burst, message_rate: Customer messages at once, and a second after that.
        frame_burst, frame_rate: Frames of any kind of one socket.
        login_burst, login_rate: Attempts to log in at the desk under one name. From one address ten
            times as many: a whole bank may sit behind one proxy.
        largest_frame: Bytes of one socket frame; a larger one closes the socket.
        bad_frames: Malformed frames of one socket that are answered before it is closed.
        sockets_per_customer: Open customer sockets of one customer.
        outbox_limit: Frames that may wait for one slow socket before it is dropped.
    """

    demo: bool = True
    allowed_origins: frozenset[str] = frozenset()
    data_dir: Path = _ROOT / "data"
    web_dir: Path = _ROOT / "web" / "dist"
    hello_within: float = 10.0
    turn_timeout: float = 20.0
    retry_first: float = 0.5
    retry_longest: float = 10.0
    tell_down_after: float = 4.0
    give_up_after: int = 4
    queue_notice_every: float = 120.0
    reminder_poll: float = 5.0
    drain: float = 10.0
    message_burst: int = 10
    message_rate: float = 1.0
    frame_burst: int = 100
    frame_rate: float = 20.0
    login_burst: int = 10
    login_rate: float = 0.2
    largest_frame: int = 256 * 1024
    bad_frames: int = 10
    sockets_per_customer: int = 20
    outbox_limit: int = 1_000

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Options:
        """Read ATTUNE_DEMO (1 or 0) and ATTUNE_ALLOWED_ORIGINS (separated by commas)."""
        env = os.environ if environ is None else environ
        origins = (origin.strip().rstrip("/") for origin in env.get("ATTUNE_ALLOWED_ORIGINS", "").split(","))
        return cls(
            demo=env.get("ATTUNE_DEMO", "1") != "0",
            allowed_origins=frozenset(origin for origin in origins if origin),
        )
