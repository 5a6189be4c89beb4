"""Where things lie, and where the processes listen."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ROOT / ".venv"
LOCKS = ROOT / "launcher" / "locks"
MODELS = ROOT / "models"
MODEL_NAME = "attune"


@dataclass(frozen=True)
class Stack:
    """Ports and state of one running set of processes.

    Attributes:
        state: Folder for databases, logs and the secret; `var/` unless ATTUNE_STATE says otherwise.
    """

    host: str = field(default_factory=lambda: os.environ.get("ATTUNE_HOST", "127.0.0.1"))
    server: int = field(default_factory=lambda: int(os.environ.get("ATTUNE_PORT", "8080")))
    engine: int = field(default_factory=lambda: int(os.environ.get("ATTUNE_ENGINE_PORT", "5105")))
    actions: int = field(default_factory=lambda: int(os.environ.get("ATTUNE_ACTIONS_PORT", "5155")))
    state: Path = field(default_factory=lambda: Path(os.environ.get("ATTUNE_STATE", ROOT / "var")).resolve())

    @property
    def url(self) -> str:
        """Address of the only public door."""
        return f"http://{self.host}:{self.server}"

    @property
    def engine_url(self) -> str:
        """Address of the engine, loopback only."""
        return f"http://127.0.0.1:{self.engine}"

    @property
    def logs(self) -> Path:
        """Folder of the processes' logs."""
        return self.state / "log"

    def secret_file(self) -> Path:
        """Return the file with the secret that the processes share, made on first use."""
        return self._made("secret.key")

    def actions_secret(self) -> str:
        """Return what the engine shows the actions with each call, made on first use.

        It is one of its own, in the environment and not by file alone: Rasa's endpoints.yml can read nothing else,
        and the secret that signs tokens should not lie there.
        """
        return self._made("actions.key").read_text("ascii").strip()

    def _made(self, name: str) -> Path:
        """Return a file with a secret that only its owner reads, made when it is missing."""
        path = self.state / name
        self.state.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
        except FileExistsError:
            pass
        return path

    def environment(self) -> dict[str, str]:
        """Return the environment that every process of the stack gets."""
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "ATTUNE_DATABASE_URL": os.environ.get("ATTUNE_DATABASE_URL", f"sqlite:///{self.state}/attune.db"),
            "ATTUNE_TRACKER_URL": os.environ.get("ATTUNE_TRACKER_URL", f"sqlite:///{self.state}/tracker.db"),
            "ATTUNE_SECRET_FILE": str(self.secret_file()),
            "ATTUNE_ENGINE_URL": self.engine_url,
            "ATTUNE_ACTIONS_URL": f"http://127.0.0.1:{self.actions}/webhook",
            "ATTUNE_ACTIONS_SECRET": self.actions_secret(),
            "ATTUNE_HOST": self.host,
            "ATTUNE_PORT": str(self.server),
            "RASA_TELEMETRY_ENABLED": "false",
            # Rasa and TensorFlow of 2023 warn about every library that has moved on since.
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            # One message is small work: more threads only get in each other's way.
            "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
        }


def executable(environment: str, name: str = "python") -> Path:
    """Return a program of one of our environments, which must have been made."""
    return ENVIRONMENTS / environment / "bin" / name
