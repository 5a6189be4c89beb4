"""What was spent, against the services' own figures."""

from __future__ import annotations

from datetime import date

import pytest
from talk import NOW, entity, period

from bank.domain.periods import Period
from bank.words import Amount, Name, Span

TODAY = date(2026, 3, 10)
MARCH, FEBRUARY = Period.month(TODAY), Period.month(date(2026, 2, 1))


@pytest.mark.parametrize(
    ("entities", "asked", "total", "count"),
    [
        ((), {}, 6_699, 5),
        ((entity("category", "groceries"),), {"category": "groceries"}, 4_050, 2),
        ((entity("merchant", "Costa"),), {"merchant": "Costa"}, 1_650, 2),
        ((entity("payee", "tesco"),), {"merchant": "Tesco"}, 4_050, 2),
    ],
)
def test_running_month_is_added_up(bank, emma, entities, asked, total, count) -> None:
    said = emma.do("action_spending", *entities, intent="check_spending").args("spending-total")
    report = bank.spending.report("emma", period=MARCH, today=TODAY, **asked)
    assert (said["total"], said["count"]) == (Amount(total, "GBP"), count)
    assert (report.total.minor, report.count) == (total, count)
    assert said["span"] == Span(MARCH.start, MARCH.end, "month")


def test_everything_is_broken_down_and_the_parts_add_up(bank, emma) -> None:
    answer = emma.do("action_spending")
    rows = answer.args("spending-breakdown")["rows"].rows
    assert [(row["category"], row["amount"].minor) for row in rows] == [
        (Name("category", "groceries"), 4_050), (Name("category", "eating_out"), 1_650),
        (Name("category", "subscriptions"), 999),
    ]  # fmt: skip
    assert sum(row["amount"].minor for row in rows) == answer.args("spending-total")["total"].minor


def test_running_month_is_compared_with_as_many_days_before(bank, emma) -> None:
    said = emma.do("action_spending", entity("category", "groceries")).args("spending-compared")
    report = bank.spending.report("emma", category="groceries", period=MARCH, today=TODAY)
    assert report.previous is not None
    assert said["direction"] == "more"
    assert said["difference"].minor == report.total.minor - report.previous.minor == 1_050
    assert said["span"] == Span(date(2026, 2, 1), date(2026, 2, 10), report.previous_period.grain)


@pytest.mark.parametrize(
    ("span", "total"),
    [(period("2026-02-01", "2026-02-28"), 12_900), (entity("date", "2026-02-20"), 9_900),
     (entity("date", "2026-02-20T09:00:00"), 9_900), (period("2026-03-01", "2026-03-03", "range"), 2_500)],
)  # fmt: skip
def test_named_days_are_the_days_counted(emma, span, total) -> None:
    answer = emma.do("action_spending", entity("merchant", "Tesco"), span)
    assert answer.args("spending-total")["total"] == Amount(total, "GBP")


@pytest.mark.parametrize(
    ("entities", "key"),
    [((entity("category", "travel"),), "spending-none"), ((entity("merchant", "Ikea"),), "spending-unknown-merchant"),
     ((period("2024-01-01", "2024-01-31"),), "spending-none")],
)  # fmt: skip
def test_nothing_spent_is_said_and_not_a_zero_sum(emma, entities, key) -> None:
    assert emma.do("action_spending", *entities).keys == [key]


def test_fragment_changes_the_time_and_keeps_the_subject(emma) -> None:
    emma.do("action_spending", entity("category", "groceries"))
    answer = emma.do("action_spending", period("2026-02-01", "2026-02-28"), follow_up=True)
    assert answer.args("spending-total")["total"] == Amount(12_900, "GBP")
    assert answer.args("spending-total")["category"] == Name("category", "groceries")


def test_fragment_changes_the_subject_and_keeps_the_time(emma) -> None:
    emma.do("action_spending", entity("category", "travel"), period("2026-02-01", "2026-02-28"))
    answer = emma.do("action_spending", entity("category", "groceries"), follow_up=True)
    assert answer.args("spending-total")["total"] == Amount(12_900, "GBP")


def test_fragment_with_a_shop_replaces_the_category(emma) -> None:
    emma.do("action_spending", entity("category", "groceries"))
    said = emma.do("action_spending", entity("merchant", "Costa"), follow_up=True).args("spending-total")
    assert (said["what"], said["total"]) == ("merchant", Amount(1_650, "GBP"))


def test_fragment_with_a_day_means_that_day(emma) -> None:
    emma.do("action_spending", entity("merchant", "Tesco"), period("2026-03-01", "2026-03-31"))
    answer = emma.do("action_spending", entity("date", "2026-02-20"), follow_up=True)
    assert answer.args("spending-total")["total"] == Amount(9_900, "GBP")


def test_same_words_without_being_a_fragment_start_anew(emma) -> None:
    emma.do("action_spending", entity("category", "groceries"))
    answer = emma.do("action_spending", period("2026-02-01", "2026-02-28"))
    assert answer.args("spending-total")["what"] == "all"


def test_button_opens_exactly_the_payments_behind_the_figure(emma) -> None:
    answer = emma.do("action_spending", entity("category", "groceries"))
    ((intent, found),) = answer.payloads
    assert intent == "find_transactions"
    behind = emma.do("action_transactions", *(entity(name, value) for name, value in found.items()), intent=intent)
    assert -behind.args("transactions-found")["total"].minor == answer.args("spending-total")["total"].minor
    assert behind.args("transactions-found")["count"] == answer.args("spending-total")["count"]


def test_words_that_are_no_category_are_not_taken_for_one(emma) -> None:
    assert emma.do("action_spending", entity("category", "yachts")).args("spending-total")["what"] == "all"


@pytest.mark.parametrize(("language", "shown"), [("en", "£40.50"), ("de", "40,50 £"), ("fr", "40,50 £GB")])
def test_figure_is_the_same_in_every_language(emma, language, shown) -> None:
    emma.slots["language"] = language
    assert shown in emma.do("action_spending", entity("category", "groceries"), now=NOW).text
