"""Settings come from the environment."""

from pathlib import Path

import pytest

from bank.bootstrap import Settings
from bank.domain.errors import InvalidValue


def test_defaults_are_the_embedded_ones() -> None:
    assert Settings.from_env({"ATTUNE_PORT": ""}) == Settings()


def test_environment_is_read() -> None:
    settings = Settings.from_env(
        {
            "ATTUNE_DATABASE_URL": "postgresql://x/y",
            "ATTUNE_PORT": "9000",
            "ATTUNE_ENGINE_URL": "http://e:1/",
            "ATTUNE_HOST": "0.0.0.0",
            "ATTUNE_SECRET_FILE": "/run/key",
        }
    )
    assert settings == Settings("postgresql://x/y", Path("/run/key"), "http://e:1", "0.0.0.0", 9000)


def test_port_must_be_a_number() -> None:
    with pytest.raises(InvalidValue):
        Settings.from_env({"ATTUNE_PORT": "http"})


def test_secret_is_read_and_checked(tmp_path) -> None:
    settings = Settings(secret_file=tmp_path / "key")
    with pytest.raises(InvalidValue):
        settings.secret()
    settings.secret_file.write_text("ab" * 32 + "\n")
    assert settings.secret() == "ab" * 32
    settings.secret_file.write_text("short")
    with pytest.raises(InvalidValue):
        settings.secret()
