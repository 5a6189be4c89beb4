"""The one place where settings become a working bank."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bank.adapters.database import Database
from bank.adapters.policies import read_escalation, read_support
from bank.adapters.unit_of_work import Store
from bank.domain.errors import InvalidValue
from bank.domain.escalation import EscalationParameters
from bank.domain.support import SupportPlan
from bank.services.accounts import AccountService
from bank.services.bills import BillService
from bank.services.budgeting import BudgetService
from bank.services.cards import CardService
from bank.services.cases import CaseService
from bank.services.conversations import ConversationService
from bank.services.customers import CustomerService
from bank.services.handoffs import HandoffService
from bank.services.products import ProductService
from bank.services.reminders import ReminderService
from bank.services.spending import SpendingService
from bank.services.staff import StaffService
from bank.services.transactions import TransactionService

log = structlog.get_logger()


@dataclass(frozen=True)
class Settings:
    """What a process needs to know; the same for server, actions and command line.

    Attributes:
        database_url: ATTUNE_DATABASE_URL, `sqlite:///path` or `postgresql://...`.
        secret_file: ATTUNE_SECRET_FILE, 32 random bytes in hex, shared by server and engine.
        engine_url: ATTUNE_ENGINE_URL, where the engine listens, without a slash at the end.
        host: ATTUNE_HOST, address that the server binds.
        port: ATTUNE_PORT.
    """

    database_url: str = "sqlite:///var/attune.db"
    secret_file: Path = Path("var/secret.key")
    engine_url: str = "http://127.0.0.1:5105"
    host: str = "127.0.0.1"
    port: int = 8080

    @classmethod
    def from_env(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Return the settings of this process; an empty variable counts as unset.

        Raises:
            InvalidValue: the port is not a number.
        """
        values = {key: value for key, value in (environment or os.environ).items() if value}
        port = values.get("ATTUNE_PORT", str(cls.port))
        if not port.isdecimal():
            raise InvalidValue("ATTUNE_PORT must be a number")
        return cls(
            database_url=values.get("ATTUNE_DATABASE_URL", cls.database_url),
            secret_file=Path(values.get("ATTUNE_SECRET_FILE", str(cls.secret_file))),
            engine_url=values.get("ATTUNE_ENGINE_URL", cls.engine_url).rstrip("/"),
            host=values.get("ATTUNE_HOST", cls.host),
            port=int(port),
        )

    def secret(self) -> str:
        """Return the shared secret, hex.

        Raises:
            InvalidValue: the file is missing or too short to be one.
        """
        if not self.secret_file.is_file():
            raise InvalidValue(f"no secret at {self.secret_file}; the launcher makes it")
        secret = self.secret_file.read_text(encoding="ascii").strip()
        if len(secret) < 64:
            raise InvalidValue(f"the secret at {self.secret_file} is too short")
        return secret


@dataclass(frozen=True)
class Bank:
    """All services over one database, and what designers decided; safe to share between threads."""

    database: Database
    customers: CustomerService
    accounts: AccountService
    transactions: TransactionService
    spending: SpendingService
    budgets: BudgetService
    bills: BillService
    reminders: ReminderService
    products: ProductService
    cards: CardService
    cases: CaseService
    conversations: ConversationService
    handoffs: HandoffService
    staff: StaffService
    escalation: EscalationParameters
    support: SupportPlan

    def is_reachable(self) -> bool:
        """Tell whether the database answers."""
        try:
            self.database.read(lambda session: session.execute(text("SELECT 1 FROM customers LIMIT 1")))
        except SQLAlchemyError as error:
            log.warning("database.unreachable", kind=type(error).__name__)
            return False
        return True

    def close(self) -> None:
        """Close the connections; the bank can still be used, and will connect again."""
        self.database.close()


def build(settings: Settings) -> Bank:
    """Return the bank over the database of the settings, which must be migrated (`bank.admin migrate`).

    Raises:
        ValueError: a slip in data/escalation.yml or data/support.yml; it must not wait for a customer in need.
    """
    escalation = read_escalation()
    # A reason that nobody placed goes to a team as well.
    support = read_support().require([escalation.place(reason).team for reason in ("", *escalation.placement)])
    database = Database(settings.database_url)
    store = Store(database)
    return Bank(
        database=database,
        customers=CustomerService(store),
        accounts=AccountService(store),
        transactions=TransactionService(store),
        spending=SpendingService(store),
        budgets=BudgetService(store),
        bills=BillService(store),
        reminders=ReminderService(store),
        products=ProductService(store),
        cards=CardService(store),
        cases=CaseService(store),
        conversations=ConversationService(store),
        handoffs=HandoffService(store),
        staff=StaffService(store),
        escalation=escalation,
        support=support,
    )
