"""The simulated bank adds up and looks like life."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bank.adapters.simulator.countries import COUNTRIES
from bank.adapters.simulator.life import live
from bank.adapters.simulator.people import demo_people, other_people
from bank.adapters.simulator.seed import counts, seed_people, seed_staff
from bank.bootstrap import build
from bank.domain.accounts import iban_is_valid
from bank.domain.periods import Period, add_months
from bank.domain.transactions import CATEGORIES, TransactionKind

TODAY = date(2026, 11, 24)
PEOPLE = [*demo_people(), *other_people(40)]


@pytest.fixture(scope="module")
def lives():
    return {person.id: live(person, TODAY) for person in PEOPLE}


def test_balances_are_opening_and_lines(lives) -> None:
    for life in lives.values():
        for account in life.accounts:
            lines = sum(line.minor for line in life.booked.lines if line.account == account)
            assert life.booked.closing[account] == life.booked.opening[account] + lines


def test_no_account_ever_goes_beyond_its_limit(lives) -> None:
    for life in lives.values():
        balance = dict(life.booked.opening)
        for line in life.booked.lines:
            balance[line.account] += line.minor
            assert balance[line.account] >= -life.limits.get(line.account, 0), (life.person.id, line)


def test_moves_between_own_accounts_cancel_out(lives) -> None:
    for life in lives.values():
        assert sum(line.minor for line in life.booked.lines if line.kind is TransactionKind.INTERNAL) == 0


def test_only_refunds_and_income_come_in(lives) -> None:
    incoming = {TransactionKind.REFUND, TransactionKind.INCOME, TransactionKind.INTERNAL}
    for life in lives.values():
        for line in life.booked.lines:
            assert line.minor != 0
            assert line.category in CATEGORIES
            assert line.minor < 0 or line.kind in incoming
            assert line.minor > 0 or line.kind not in incoming - {TransactionKind.INTERNAL}


def test_book_covers_eighteen_months_up_to_today(lives) -> None:
    start = add_months(TODAY.replace(day=1), -18)
    for life in lives.values():
        days = [line.day for line in life.booked.lines]
        assert days == sorted(days)
        assert min(days) >= start
        assert max(days) <= TODAY
        assert min(days) <= start + timedelta(days=5)
        assert max(days) >= TODAY - timedelta(days=7)


def test_people_spend_what_they_earn_more_or_less(lives) -> None:
    for life in lives.values():
        lines = life.booked.lines
        earned = sum(line.minor for line in lines if line.kind is TransactionKind.INCOME)
        spent = -sum(
            line.minor for line in lines if line.kind not in (TransactionKind.INCOME, TransactionKind.INTERNAL)
        )
        assert 0.6 < spent / earned < 1.25, life.person.id


def test_same_day_is_lived_the_same_whenever_the_book_is_made() -> None:
    person = PEOPLE[0]
    bought = (TransactionKind.CARD, TransactionKind.INCOME)

    def october(today: date) -> Counter:
        return Counter(
            (line.day, line.merchant, line.minor)
            for line in live(replace(person, twice_charged=False), today).booked.lines
            if line.day in Period.month(date(2026, 10, 1)) and line.kind in bought and line.category == "groceries"
        )

    assert october(date(2026, 11, 24)) == october(date(2027, 2, 3)) != Counter()


def test_stories_are_there(lives) -> None:
    prices = Counter()
    for life in lives.values():
        for agreement in life.agreements:
            key = agreement.id.removeprefix(f"{life.person.id}-")
            paid = [line for line in life.booked.lines if line.agreement == key]
            if key.startswith("sub-") and len({line.minor for line in paid}) == 2:
                prices["rise"] += 1
            if key.startswith("sub-") and paid and paid[0].day > TODAY - timedelta(days=150):
                prices["trial"] += 1
    assert prices["rise"] >= 5
    assert prices["trial"] >= 5
    emma = Counter(
        (line.day, line.merchant, line.minor) for line in lives["emma"].booked.lines if line.day > TODAY - timedelta(35)
    )
    assert max(emma.values()) == 2
    assert any(line.kind is TransactionKind.REFUND for line in lives["emma"].booked.lines)


def test_shops_are_those_of_the_country(lives) -> None:
    def shops(identifier: str) -> set[str]:
        return {line.merchant for line in lives[identifier].booked.lines}

    assert shops("emma") & {shop.name for shop in COUNTRIES["GB"].shops["groceries"]}
    assert not shops("karl") & {"Tesco", "Mercadona", "Kroger"}
    assert "TfL" not in shops("emma")  # she lives in Leeds


def test_seeding_twice_adds_nobody_and_completes_what_was_begun(bank) -> None:
    seed_staff(bank.database, lambda: "!")
    assert seed_people(bank.database, TODAY, others=2) == 8
    before = counts(bank.database)
    assert before["transactions"] > 5000
    assert before["staff"] == 2
    seed_staff(bank.database, lambda: "!")
    assert seed_people(bank.database, TODAY, others=2) == 0
    assert counts(bank.database) == before
    assert seed_people(bank.database, TODAY, others=3) == 1


def test_seeded_database_adds_up_and_every_service_answers(bank) -> None:
    seed_people(bank.database, TODAY, others=0)
    wrong = bank.database.read(
        lambda session: session.execute(
            text(
                "SELECT a.id FROM accounts a LEFT JOIN transactions t ON t.account_id = a.id"
                " GROUP BY a.id, a.opening_minor, a.balance_minor"
                " HAVING a.opening_minor + COALESCE(SUM(t.amount_minor), 0) <> a.balance_minor"
            )
        ).all()
    )
    assert wrong == []
    demo = bank.customers.demo()
    assert [customer.id for customer in demo] == ["emma", "lucia", "camille", "jonas", "maya", "karl"]
    for customer in demo:
        accounts = bank.accounts.list(customer.id)
        assert accounts[0].kind == "checking"
        assert all(iban_is_valid(account.iban) or customer.country == "US" for account in accounts)
        bills = bank.bills.upcoming(customer.id, TODAY)
        assert len(bills) >= 8
        assert all(bill.amount.minor > 0 for bill in bills)
        report = bank.spending.report(customer.id, period=Period.month(date(2026, 10, 1)), today=TODAY)
        assert report.total.minor > 50000
        assert report.previous is not None
        assert bank.transactions.find(customer.id, category="groceries").total_count > 50
        assert bank.cards.list(customer.id)


def test_bank_is_reachable_only_once_migrated(url, tmp_path) -> None:
    from bank.bootstrap import Settings

    ready, empty = (
        build(Settings(database_url=url)),
        build(Settings(database_url=f"sqlite:///{tmp_path}/empty.db")),
    )
    assert ready.is_reachable()
    assert not empty.is_reachable()
    ready.close()
    empty.close()
