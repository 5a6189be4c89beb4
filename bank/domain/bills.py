"""Bills that are coming: standing agreements, their due days, and what they will cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from bank.domain.money import Money
from bank.domain.periods import Period, add_months, business_day, month_end

if TYPE_CHECKING:
    from bank.domain.reminders import Reminder

# A payment counts for the occurrence whose due day is this near.
_SETTLES_WITHIN = timedelta(days=6)


class BillKind(str, Enum):
    """What a bill is for, as customers name it."""

    RENT = "rent"
    MORTGAGE = "mortgage"
    SERVICE_CHARGE = "service_charge"
    ELECTRICITY = "electricity"
    GAS = "gas"
    WATER = "water"
    HEATING = "heating"
    INTERNET = "internet"
    MOBILE = "mobile"
    INSURANCE = "insurance"
    HEALTH_INSURANCE = "health_insurance"
    CAR_INSURANCE = "car_insurance"
    HOME_INSURANCE = "home_insurance"
    GYM = "gym"
    COUNCIL = "council"
    TAX = "tax"
    SOCIAL_SECURITY = "social_security"
    BROADCASTING = "broadcasting"
    CHILDCARE = "childcare"
    TUITION = "tuition"
    LOAN = "loan"
    TRANSPORT = "transport"
    CREDIT_CARD = "credit_card"
    STREAMING_MUSIC = "streaming_music"
    STREAMING_VIDEO = "streaming_video"
    SOFTWARE = "software"
    NEWS = "news"
    DELIVERY = "delivery"

    __str__ = str.__str__


@dataclass(frozen=True)
class Agreement:
    """A standing agreement to pay: a direct debit, a standing order, or an invoice by habit.

    Attributes:
        every_months: 1 monthly, 2 every other month, 3 quarterly, 6 half-yearly, 12 yearly.
        day: Day of the month, 1..31; shorter months end earlier, weekends roll to Monday.
        anchor: First of a month in which it fell due; sets the rhythm.
        amount: Agreed amount, positive; for a variable one the usual amount.
        variable: The amount differs each time (energy, mobile, card statement).
        automatic: Collected without the customer doing anything.
        ends_on: Last possible due day, when it is known.
    """

    id: str
    customer_id: str
    account_id: str
    payee: str
    kind: BillKind
    category: str
    every_months: int
    day: int
    anchor: date
    amount: Money
    variable: bool
    automatic: bool
    ends_on: date | None = None


@dataclass(frozen=True)
class Bill:
    """One occurrence of an agreement.

    Attributes:
        id: Stable: the agreement and its due day ('emma-rent-20261201').
        amount: Positive.
        estimated: The amount is expected from earlier ones, not fixed.
        automatic: Collected by itself; otherwise the customer has to pay it.
        reminder: The one waiting for this bill, if any.
    """

    id: str
    payee: str
    kind: BillKind
    due: date
    amount: Money
    estimated: bool
    automatic: bool
    reminder: Reminder | None = None

    def with_reminder(self, reminder: Reminder | None) -> Bill:
        """Return the same bill with this reminder."""
        return replace(self, reminder=reminder)


@dataclass(frozen=True)
class Payment:
    """A past payment of an agreement; the amount is positive."""

    paid_on: date
    amount: Money


def bill_id(agreement_id: str, due: date) -> str:
    """Return the id of an occurrence."""
    return f"{agreement_id}-{due:%Y%m%d}"


def split_bill_id(identifier: str) -> tuple[str, date] | None:
    """Return (agreement id, due day), or None when it is not a bill's id."""
    agreement, _, stamp = identifier.rpartition("-")
    if not agreement or len(stamp) != 8 or not (stamp.isascii() and stamp.isdigit()):
        return None
    try:
        return agreement, date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:]))
    except ValueError:
        return None


def due_dates(agreement: Agreement, period: Period) -> tuple[date, ...]:
    """Return the days in the period on which the agreement falls due, in order.

    A due day on a weekend is the Monday after, so the month before may reach into the period.
    """
    found = []
    month = add_months(period.start.replace(day=1), -1)
    while month <= period.end:
        distance = (month.year - agreement.anchor.year) * 12 + month.month - agreement.anchor.month
        if distance % agreement.every_months == 0:
            nominal = month.replace(day=min(agreement.day, month_end(month).day))
            due = business_day(nominal)
            if due in period and (agreement.ends_on is None or nominal <= agreement.ends_on):
                found.append(due)
        month = add_months(month, 1)
    return tuple(found)


def expected_amount(agreement: Agreement, due: date, payments: Sequence[Payment]) -> Money:
    """Return what the occurrence will likely cost.

    Args:
        payments: Earlier payments of the agreement, in any order.

    Returns:
        For a fixed agreement the agreed amount. For a variable one the mean of the last three,
        or, where the same season of the year before is known, the middle between both: heating
        in December resembles the last December more than it does October.
    """
    if not agreement.variable or not payments:
        return agreement.amount
    ordered = sorted(payments, key=lambda payment: payment.paid_on)
    recent = [payment.amount.minor for payment in ordered[-3:]]
    estimate = sum(recent) / len(recent)
    year_ago = add_months(due, -12)
    seasonal = [p.amount.minor for p in ordered if abs((p.paid_on - year_ago).days) <= 14]
    if seasonal:
        estimate = (estimate + sum(seasonal) / len(seasonal)) / 2
    return Money(round(estimate), agreement.amount.currency)


def is_settled(due: date, payments: Sequence[Payment]) -> bool:
    """Tell whether one of the payments was for the occurrence due on this day."""
    return any(abs(payment.paid_on - due) <= _SETTLES_WITHIN for payment in payments)


def bill_of(agreement: Agreement, due: date, payments: Sequence[Payment]) -> Bill:
    """Return the occurrence of an agreement on a due day."""
    return Bill(
        id=bill_id(agreement.id, due),
        payee=agreement.payee,
        kind=agreement.kind,
        due=due,
        amount=expected_amount(agreement, due, payments),
        estimated=agreement.variable,
        automatic=agreement.automatic,
    )
