"""What people are bound to pay: bills, subscriptions, the card statement; and what each time costs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bank.adapters.simulator.chance import Chance
from bank.adapters.simulator.country import Offer, Subscription
from bank.adapters.simulator.lines import Line
from bank.adapters.simulator.people import BUSINESS, Person
from bank.domain.bills import Agreement, BillKind, due_dates
from bank.domain.money import Money
from bank.domain.periods import Period, add_months
from bank.domain.transactions import TransactionKind

_HOUSEHOLD = ("housing", "utilities", "insurance", "children")
_EPOCH_YEAR = 2020
CARD_STATEMENT = "card-statement"


@dataclass(frozen=True)
class Commitment:
    """An agreement, and the rule by which the simulator sets each amount.

    Attributes:
        key: Short name, unique for the customer.
        started: Nothing is charged before (a trial, a new contract).
        raised_on: First day of the present price; before, `old_minor` was charged.
    """

    key: str
    agreement: Agreement
    account: str
    kind: TransactionKind
    spread: float = 0.0
    season: str = "flat"
    started: date | None = None
    raised_on: date | None = None
    old_minor: int = 0

    def lines(self, period: Period) -> Iterator[Line]:
        """Yield the payments that fall into a period."""
        for due in due_dates(self.agreement, period):
            if self.started is None or due >= self.started:
                minor = self._minor(due)
                yield Line(
                    due,
                    self.account,
                    -minor,
                    self.agreement.payee,
                    self.agreement.category,
                    self.kind,
                    self.key,
                )

    def monthly(self) -> float:
        """Return the usual cost of a month, minor units."""
        return self.agreement.amount.minor / self.agreement.every_months

    def _minor(self, due: date) -> int:
        if self.raised_on is not None and due < self.raised_on:
            return self.old_minor
        base = self.agreement.amount.minor
        if not self.spread:
            return base
        chance = Chance(self.agreement.customer_id, self.key, due.year, due.month)
        return chance.around(base * _season(self.season, due), self.spread)


def _season(season: str, due: date) -> float:
    """Return the factor of a month; a bill shows the weather of the weeks before."""
    if season == "heating":
        return 1.0 + 0.45 * math.cos(2 * math.pi * (due.month - 2) / 12)
    if season == "cooling":
        return 1.0 + 0.18 * math.cos(2 * math.pi * (due.month - 8) / 12) + 0.14 * math.cos(4 * math.pi * due.month / 12)
    return 1.0


def commitments(person: Person, today: date) -> list[Commitment]:
    """Return everything that a person is bound to pay.

    Args:
        today: Price rises, trials and endings lie some months before it.
    """
    chance = Chance(person.id, "commitments")
    found: dict[str, Commitment] = {}
    for offer in person.country.offers:
        # Drawn for everyone, so that one person's difference does not shift the next draws.
        has = chance.happens(offer.chance)
        share, day = chance.between(0.0, 1.0), chance.whole(2, 26)
        payee = chance.one([name for name in offer.payees if person.country.has_in(person.city, name)] or offer.payees)
        if has and _applies(offer, person):
            key = offer.kind.value.replace("_", "-")
            while key in found:
                key += "-2"
            found[key] = _bill(person, offer, key, payee, share, day, today)
    for bought in _subscriptions(person, chance, today):
        if bought.key not in found:
            found[bought.key] = bought
    return list(found.values())


def _applies(offer: Offer, person: Person) -> bool:
    persona = person.customer.persona
    if persona == "retiree" and offer.kind is BillKind.GYM:
        return False
    return {
        "all": True,
        "tenant": person.home == "tenant",
        "owner": person.home == "owner",
        "car": person.car,
        "family": person.children > 0,
        "student": persona == "student",
        "not_student": persona != "student",
        "business": persona in BUSINESS,
    }[offer.condition]


def _bill(person: Person, offer: Offer, key: str, payee: str, share: float, day: int, today: date) -> Commitment:
    minor = offer.low + (offer.high - offer.low) * share
    if offer.kind in (BillKind.RENT, BillKind.MORTGAGE):
        low, high = person.country.rent_share
        minor = min(max(person.income * (low + (high - low) * share), offer.low * 0.75), offer.high)
        if person.customer.persona == "student":
            minor *= 0.8  # a room in a shared flat
        minor, day = round(minor / 500) * 500, 1 if offer.kind is BillKind.RENT else 3
    if person.customer.persona in ("student", "retiree") and offer.category in ("utilities", "telecom"):
        minor *= 0.8
    household = person.joint and offer.category in _HOUSEHOLD and offer.condition != "business"
    account = "joint" if household else "checking"
    agreement = Agreement(
        id=f"{person.id}-{key}",
        customer_id=person.id,
        account_id=f"{person.id}-{account}",
        payee=payee,
        kind=offer.kind,
        category=offer.category,
        every_months=offer.every_months,
        day=day,
        anchor=date(_EPOCH_YEAR, offer.month, 1),
        amount=Money(max(100, round(minor)), person.customer.currency),
        variable=offer.spread > 0 or offer.season != "flat",
        automatic=offer.automatic,
    )
    kind = TransactionKind.DIRECT_DEBIT if offer.automatic else TransactionKind.TRANSFER
    if offer.kind is BillKind.RENT:
        kind = TransactionKind.STANDING_ORDER
    chance = Chance(person.id, key, "rise")
    raised_on = None
    old = 0
    if not agreement.variable and offer.every_months == 1 and offer.low != offer.high and chance.happens(0.3):
        raised_on = add_months(today.replace(day=1), -chance.whole(2, 11))
        old = round(agreement.amount.minor / chance.between(1.02, 1.09))
    return Commitment(
        key,
        agreement,
        account,
        kind,
        offer.spread or 0.02 * agreement.variable,
        offer.season,
        None,
        raised_on,
        old,
    )


def _subscriptions(person: Person, chance: Chance, today: date) -> Iterator[Commitment]:
    offered = list(person.country.subscriptions)
    wanted = {"student": 3, "retiree": 2, "family": 4}.get(person.customer.persona, 4)
    if person.demo_rank is not None:
        wanted += 1
    month = today.replace(day=1)
    taken: list[Subscription] = []
    while len(taken) < min(wanted, len(offered)):
        total, cumulative = 0.0, []
        for subscription in offered:
            total += subscription.share
            cumulative.append(total)
        choice = chance.weighted(offered, cumulative)
        if choice not in taken:
            taken.append(choice)
    for place, subscription in enumerate(taken):
        fate, ago, day = chance.between(0.0, 1.0), chance.whole(2, 9), chance.whole(2, 27)
        demo_first = person.demo_rank is not None and place == 0
        rises = subscription.old_price < subscription.price and (fate < 0.4 or demo_first)
        newest = place == len(taken) - 1 and (fate > 0.5 or person.demo_rank is not None)
        ended = place == 1 and fate > 0.93 and person.demo_rank is None
        key = "sub-" + "".join(sign for sign in subscription.name.lower() if sign.isascii() and sign.isalnum())
        agreement = Agreement(
            id=f"{person.id}-{key}",
            customer_id=person.id,
            account_id=f"{person.id}-checking",
            payee=subscription.name,
            kind=subscription.kind,
            category="subscriptions",
            every_months=1,
            day=day,
            anchor=date(_EPOCH_YEAR, 1, 1),
            amount=Money(subscription.price, person.customer.currency),
            variable=False,
            automatic=True,
            ends_on=add_months(month, -ago) if ended else None,
        )
        yield Commitment(
            key,
            agreement,
            "checking",
            TransactionKind.CARD,
            # The newest began with a free trial: the first charge is only a few months old.
            started=add_months(month, -(1 + ago % 4)) if newest else None,
            raised_on=add_months(month, -ago) if rises and not newest else None,
            old_minor=subscription.old_price,
        )


def card_statement(person: Person, usual: int) -> Agreement:
    """Return the agreement by which the card's statement is collected each month.

    Args:
        usual: What the card usually costs a month, minor units.
    """
    return Agreement(
        id=f"{person.id}-{CARD_STATEMENT}",
        customer_id=person.id,
        account_id=f"{person.id}-checking",
        payee="Attune Visa",
        kind=BillKind.CREDIT_CARD,
        category="transfers",
        every_months=1,
        day=20,
        anchor=date(_EPOCH_YEAR, 1, 1),
        amount=Money(max(1, usual), person.customer.currency),
        variable=True,
        automatic=True,
    )
