"""All repositories over one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from bank.adapters.database import Database
from bank.adapters.repositories.accounts import Accounts
from bank.adapters.repositories.agreements import Agreements
from bank.adapters.repositories.budgets import Budgets
from bank.adapters.repositories.cards import Cards
from bank.adapters.repositories.cases import Cases
from bank.adapters.repositories.conversations import Conversations
from bank.adapters.repositories.customers import Customers
from bank.adapters.repositories.handoffs import Handoffs
from bank.adapters.repositories.messages import Messages
from bank.adapters.repositories.products import Products
from bank.adapters.repositories.reminders import Reminders
from bank.adapters.repositories.staff import StaffMembers
from bank.adapters.repositories.transactions import Transactions

Result = TypeVar("Result")


class UnitOfWork:
    """What a service sees of the database: repositories that share one transaction."""

    def __init__(self, session: Session) -> None:
        self.customers = Customers(session)
        self.accounts = Accounts(session)
        self.transactions = Transactions(session)
        self.agreements = Agreements(session)
        self.budgets = Budgets(session)
        self.cards = Cards(session)
        self.products = Products(session)
        self.conversations = Conversations(session)
        self.messages = Messages(session)
        self.handoffs = Handoffs(session)
        self.reminders = Reminders(session)
        self.cases = Cases(session)
        self.staff = StaffMembers(session)


class Store:
    """Gives services their units of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Return what `work` returns, over one consistent state."""
        return self._database.read(lambda session: work(UnitOfWork(session)))

    def write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` in one transaction; it may be run again after a conflict (see `Database.write`)."""
        return self._database.write(lambda session: work(UnitOfWork(session)))
