"""Which bills are coming."""

from datetime import date

import pytest

from bank.domain.money import Money


@pytest.fixture
def filled(book):
    book.agreement("ann", "rent", "OpenRent", "rent", 1, 60000)
    power = book.agreement("ann", "power", "Octopus Energy", "electricity", 12, 6000, variable=True)
    book.agreement("ann", "mobile", "Vodafone", "mobile", 10, 1500)
    book.agreement(
        "ann",
        "home",
        "Aviva Home",
        "insurance",
        15,
        20000,
        every=12,
        anchor=date(2020, 9, 1),
        automatic=False,
    )
    for month, minor in ((12, -7000), (1, -8000), (2, -9000)):
        book.line("ann", date(2025 if month == 12 else 2026, month, 12), minor, "Octopus Energy", agreement=power)
    return book


def test_next_month_of_bills_in_order(bank, filled, today) -> None:
    bills = bank.bills.upcoming("ann", today)
    assert [(bill.payee, bill.due) for bill in bills] == [
        ("Vodafone", date(2026, 3, 10)), ("Octopus Energy", date(2026, 3, 12)), ("OpenRent", date(2026, 4, 1)),
        ("Vodafone", date(2026, 4, 10)),
    ]  # fmt: skip
    assert bills[1].amount == Money(8000, "GBP")
    assert bills[1].estimated
    assert not bills[2].estimated
    assert bills[2].automatic


def test_bill_paid_today_is_not_coming_any_more(bank, filled, today) -> None:
    filled.line("ann", today, -1500, "Vodafone", agreement="ann-mobile")
    assert bank.bills.upcoming("ann", today)[0].payee == "Octopus Energy"


def test_until_and_payee_narrow_the_list(bank, filled, today) -> None:
    assert bank.bills.upcoming("ann", today, until=date(2026, 3, 11))[-1].payee == "Vodafone"
    assert [bill.payee for bill in bank.bills.upcoming("ann", today, payee="octopuss")] == ["Octopus Energy"]
    assert bank.bills.upcoming("ann", today, until=date(2026, 3, 1)) == ()


@pytest.mark.parametrize(
    ("text", "kind", "payee"),
    [("vodaphone", None, "Vodafone"), ("luz", "electricity", "Octopus Energy"), ("", "rent", "OpenRent"),
     ("aviva", None, "Aviva Home"), ("my octopus bill", "gas", "Octopus Energy")],
)  # fmt: skip
def test_bill_is_found_by_kind_or_name(bank, filled, today, text, kind, payee) -> None:
    found = bank.bills.match("ann", text, today, kind=kind)
    assert [bill.payee for bill in found] == [payee]


def test_nothing_else_is_found(bank, filled, today) -> None:
    assert bank.bills.match("ann", "yacht", today) == ()
    assert bank.bills.match("bob", "rent", today, kind="rent") == ()


def test_yearly_manual_bill_is_found_far_ahead(bank, filled, today) -> None:
    (bill,) = bank.bills.match("ann", "aviva", today)
    assert bill.due == date(2026, 9, 15)
    assert not bill.automatic


def test_waiting_reminder_shows_at_its_bill(bank, filled, today, now) -> None:
    bill = bank.bills.upcoming("ann", today)[2]
    reminder = bank.reminders.set("ann", bill.id, now.replace(day=30), None, now)
    assert bank.bills.upcoming("ann", today)[2].reminder == reminder
