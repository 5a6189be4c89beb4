"""The command line of the database."""

import pytest

from bank.admin import main


@pytest.fixture(autouse=True)
def own_database(monkeypatch, tmp_path):
    monkeypatch.setenv("ATTUNE_DATABASE_URL", f"sqlite:///{tmp_path}/bank.db")


def test_seed_is_idempotent_and_info_counts(capsys) -> None:
    assert main(["info"]) == 0
    assert "run: python -m bank.admin seed" in capsys.readouterr().out
    assert main(["seed", "--customers", "1", "--today", "2026-11-24"]) == 0
    first = capsys.readouterr().out
    assert "customers: 7/7" in first
    assert "7 customers added" in first
    assert main(["seed", "--customers", "1"]) == 0
    assert "there already" in capsys.readouterr().out
    main(["info"])
    assert "customers" in capsys.readouterr().out


def test_migrate_makes_the_database_and_reset_begins_again(capsys) -> None:
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert main(["reset", "--customers", "0"]) == 0
    assert "6 customers added" in capsys.readouterr().out
