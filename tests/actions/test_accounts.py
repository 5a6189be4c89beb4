"""Balances and payments, with the figures of the book."""

from __future__ import annotations

from datetime import date

import pytest
from talk import NOW, amount, entity, period

from bank.domain.money import Money
from bank.domain.periods import Period
from bank.words import Amount, Name, Span


def test_all_accounts_are_listed_with_what_the_bank_has(bank, emma) -> None:
    answer = emma.do("action_balance", intent="check_balance")
    assert answer.keys == ["balance-list"]
    rows = answer.args("balance-list")["rows"].rows
    assert [(row["account"].id, row["balance"]) for row in rows] == [
        (account.kind.value, Amount(account.balance.minor, account.balance.currency))
        for account in bank.accounts.list("emma")
    ]
    assert "current account: £1,234.50" in answer.text


@pytest.mark.parametrize(
    ("found", "key", "shown"),
    [
        (entity("account", "checking"), "balance-one", "£1,234.50. With your agreed limit, £1,734.50 is available."),
        (entity("account", "savings"), "balance-one", "Your savings account has £5,000.00."),
        (entity("account", "credit_card"), "balance-credit", "you owe £200.00; £1,800.00 is still available."),
        (entity("card", "credit"), "balance-credit", "you owe £200.00"),
        (
            entity("account", "joint"),
            "balance-no-account",
            "You don't have this kind of account with us: joint account",
        ),
    ],
)
def test_named_account_is_answered_alone(emma, found, key, shown) -> None:
    answer = emma.do("action_balance", found, intent="check_balance")
    assert answer.keys == [key]
    assert shown in answer.text


def test_only_account_is_answered_without_a_list(talk) -> None:
    answer = talk("jonas").do("action_balance", intent="check_balance")
    assert answer.keys == ["balance-one"]
    assert "7.777,77 €" in answer.text


def test_answer_becomes_the_topic_of_a_fragment(emma) -> None:
    assert emma.do("action_balance", entity("account", "savings")).slots["focus"] == {
        "intent": "check_balance",
        "account": "savings",
    }


def test_payments_at_a_shop_are_summed_over_all_that_fit(bank, emma) -> None:
    answer = emma.do("action_transactions", entity("merchant", "Tesco"), intent="find_transactions")
    page = bank.transactions.find("emma", merchant="Tesco", period=Period.last_days(90, date(2026, 3, 10)))
    said = answer.args("transactions-found")
    assert said["count"] == page.total_count == 4
    assert said["total"] == Amount(page.total.minor, "GBP") == Amount(-16_950, "GBP")
    assert [(row["date"], row["amount"].minor) for row in said["rows"].rows] == [
        (item.booked_on, item.amount.minor) for item in page.items
    ]


def test_misspelt_shop_is_understood_and_named_rightly(emma) -> None:
    answer = emma.do("action_transactions", entity("merchant", "tescos", "tescos"), intent="find_transactions")
    assert {row["merchant"] for row in answer.args("transactions-found")["rows"].rows} == {"Tesco"}


def test_unknown_shop_is_said_in_the_customers_words(emma) -> None:
    answer = emma.do("action_transactions", entity("merchant", "zalando", "Zalandoo"))
    assert answer.keys == ["spending-unknown-merchant"]
    assert "'Zalandoo'" in answer.text


def test_more_than_fit_in_an_answer_are_not_hidden(emma) -> None:
    answer = emma.do("action_transactions", period("2025-10-01", "2026-03-10", "range"))
    assert answer.args("transactions-found")["count"] == 9
    assert len(answer.args("transactions-found")["rows"].rows) == 5
    assert answer.args("transactions-more") == {"shown": 5}


@pytest.mark.parametrize(
    ("amounts", "sizes"),
    [
        ([amount("20")], [1_550, 2_500, 250_000, 9_900, 3_000]),
        ([amount("20"), amount("10")], [1_550, 1_200]),
        ([amount("15.50"), amount("15.50", "GBP")], [1_550]),
    ],
)
def test_amounts_bound_the_search_in_either_order(emma, amounts, sizes) -> None:
    answer = emma.do("action_transactions", *amounts, period("2026-02-01", "2026-03-31", "range"))
    found = [abs(row["amount"].minor) for row in answer.args("transactions-found")["rows"].rows]
    if len(amounts) == 1:
        assert all(size >= 2_000 for size in found)
    else:
        assert found == [size for size in sizes if 1_000 <= size <= 2_000]


def test_nothing_found_names_the_days_looked_at(emma) -> None:
    answer = emma.do("action_transactions", entity("category", "travel"))
    assert answer.keys == ["transactions-none"]
    assert answer.args("transactions-none")["span"] == Span(date(2025, 12, 11), date(2026, 3, 10), "range")


def test_fragment_keeps_what_it_does_not_name(emma) -> None:
    emma.do("action_transactions", entity("merchant", "Tesco"), period("2026-03-01", "2026-03-31"))
    answer = emma.do("action_transactions", period("2026-02-01", "2026-02-28"), follow_up=True)
    assert answer.args("transactions-found")["count"] == 2
    assert answer.args("transactions-found")["span"] == Span(date(2026, 2, 1), date(2026, 2, 28), "month")


def test_fragment_with_a_day_means_that_day(emma) -> None:
    emma.do("action_transactions", entity("merchant", "Tesco"), period("2026-03-01", "2026-03-31"))
    answer = emma.do("action_transactions", entity("date", "2026-02-20"), follow_up=True)
    assert [row["date"] for row in answer.args("transactions-found")["rows"].rows] == [date(2026, 2, 20)]


def test_new_question_forgets_the_topic_before(emma) -> None:
    emma.do("action_transactions", entity("merchant", "Tesco"))
    answer = emma.do("action_transactions", entity("category", "eating_out"))
    assert {row["merchant"] for row in answer.args("transactions-found")["rows"].rows} == {"Costa"}


def test_everything_is_listed_without_a_sum_that_means_nothing(emma) -> None:
    answer = emma.do("action_transactions", intent="find_transactions")
    assert answer.keys[0] == "transactions-newest"
    assert answer.args("transactions-newest")["rows"].rows[0]["merchant"] == "Tesco"


@pytest.mark.parametrize("number", ["1e30", "99999999999999999999999", "Infinity", "NaN"])
def test_absurd_amount_is_left_out_and_the_rest_answered(emma, number) -> None:
    answer = emma.do("action_transactions", amount(number), entity("merchant", "Tesco"))
    assert answer.keys == ["transactions-found"]
    assert answer.args("transactions-found")["count"] == 4


def test_bound_in_a_foreign_currency_is_explained(emma) -> None:
    assert emma.do("action_transactions", amount("50", "EUR")).keys == ["transactions-foreign"]


def test_today_is_the_customers_own_day(talk) -> None:
    # 23:30 in London is the next day in Berlin.
    late = NOW.replace(hour=23, minute=30)
    jonas = talk("jonas").do("action_transactions", entity("category", "travel"), now=late)
    assert jonas.args("transactions-none")["span"].end == date(2026, 3, 11)


def test_names_are_codes_until_the_language_is_known(emma) -> None:
    answer = emma.do("action_balance", entity("account", "savings"))
    assert answer.args("balance-one")["account"] == Name("account", "savings")
    assert Money(answer.args("balance-one")["balance"].minor, "GBP") == Money(500_000, "GBP")
