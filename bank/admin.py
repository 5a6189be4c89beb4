"""Looking after the bank's database: `python -m bank.admin migrate|seed|reset|info`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.engine import make_url

from bank.adapters import schema
from bank.adapters.catalogue import DEFAULT_PATH, read_catalogue
from bank.adapters.database import Database
from bank.adapters.simulator.seed import DEMO_STAFF, OTHERS, counts, seed_people, seed_staff
from bank.adapters.unit_of_work import Store
from bank.bootstrap import Settings
from bank.domain.errors import BankError
from bank.services.staff import hashed

_DEMO_PASSWORD = "demo"  # noqa: S105 - shown on the demo page


def migrate(settings: Settings) -> None:
    """Bring the database to the newest layout."""
    schema.migrate(settings.database_url)
    print(f"database ready: {_shown(settings)}")


def seed(
    settings: Settings, *, others: int = OTHERS, today: date | None = None, catalogue: Path = DEFAULT_PATH
) -> None:
    """Fill the database: the catalogue as the file has it now, staff and customers where missing."""
    schema.migrate(settings.database_url)
    database = Database(settings.database_url)
    try:
        products = read_catalogue(catalogue)
        if products:
            Store(database).write(lambda work: work.products.replace(products))
        print(f"{len(products)} products from the catalogue" if products else f"no catalogue at {catalogue} yet")
        seed_staff(database, lambda: hashed(_DEMO_PASSWORD))
        began = time.monotonic()
        added = seed_people(database, today or date.today(), others, _progress)
        took = time.monotonic() - began
        print(f"{added} customers added in {took:.1f} s" if added else "the simulated bank is there already")
        print(f"demo agents: {', '.join(staff.id for staff in DEMO_STAFF)}")
    finally:
        database.close()


def reset(settings: Settings, *, others: int = OTHERS, today: date | None = None) -> None:
    """Throw everything away, conversations included, and begin again."""
    schema.drop(settings.database_url)
    seed(settings, others=others, today=today)


def info(settings: Settings) -> None:
    """Show where the database is and how much is in it."""
    print(f"database: {_shown(settings)}")
    database = Database(settings.database_url)
    try:
        if not schema.is_migrated(database):
            print("empty; run: python -m bank.admin seed")
            return
        for table, rows in counts(database).items():
            print(f"{table:<16}{rows:>10,}")
    finally:
        database.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bank.admin", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="bring the database to the newest layout")
    commands.add_parser("info", help="show where the database is and how much is in it")
    for name, words in (("seed", "fill what is missing"), ("reset", "throw everything away and seed again")):
        command = commands.add_parser(name, help=words)
        command.add_argument("--customers", type=int, default=OTHERS, help="besides the six for demonstrations")
        command.add_argument("--today", type=date.fromisoformat, default=None, help="last day of the book")
    options = parser.parse_args(arguments)
    try:
        settings = Settings.from_env()
        if options.command == "migrate":
            migrate(settings)
        elif options.command == "info":
            info(settings)
        elif options.command == "seed":
            seed(settings, others=options.customers, today=options.today)
        else:
            reset(settings, others=options.customers, today=options.today)
    except BankError as error:
        print(f"{error.code}: {error}", file=sys.stderr)
        return 1
    return 0


def _shown(settings: Settings) -> str:
    return make_url(settings.database_url).render_as_string(hide_password=True)


def _progress(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    print(f"\rcustomers: {done}/{total}", end=end, flush=True)


if __name__ == "__main__":
    sys.exit(main())
