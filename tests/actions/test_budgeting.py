"""Setting a budget with the form, correcting it, and seeing how it does."""

from __future__ import annotations

import pytest
from talk import NOW, amount, entity

from bank.domain.money import Money
from bank.words import Amount, Name

VALIDATE = "validate_set_budget_form"


def test_whole_wish_in_one_message_fills_the_form(emma) -> None:
    filled = emma.do(VALIDATE, entity("category", "groceries"), amount("300"), intent="set_budget")
    assert filled.keys == []
    assert filled.slots == {"budget_category": "groceries", "budget_amount": {"minor": 30_000, "currency": "GBP"}}


@pytest.mark.parametrize(
    ("asked", "entities", "said", "slots"),
    [
        (None, [entity("category", "groceries")], [], {"budget_category": "groceries"}),
        ("budget_category", [entity("category", "travel")], [], {"budget_category": "travel"}),
        ("budget_category", [], ["budget-bad-category"], {"budget_category": None}),
        ("budget_category", [entity("category", "yachts")], ["budget-bad-category"], {"budget_category": None}),
        ("budget_category", [entity("category", "income")], ["budget-bad-category"], {"budget_category": None}),
        ("budget_amount", [amount("250.555")], [], {"budget_amount": {"minor": 25_056, "currency": "GBP"}}),
        ("budget_amount", [amount("50"), amount("15")], [], {"budget_amount": {"minor": 5_000, "currency": "GBP"}}),
        ("budget_amount", [amount("0"), amount("40")], [], {"budget_amount": {"minor": 4_000, "currency": "GBP"}}),
        ("budget_amount", [], ["budget-bad-amount"], {"budget_amount": None}),
        ("budget_amount", [amount("0")], ["budget-bad-amount"], {"budget_amount": None}),
        ("budget_amount", [amount("-20")], ["budget-bad-amount"], {"budget_amount": None}),
        ("budget_amount", [amount("0.001")], ["budget-bad-amount"], {"budget_amount": None}),
        ("budget_amount", [amount("300", "EUR")], ["budget-bad-amount"], {"budget_amount": None}),
        ("budget_amount", [amount("1000000")], ["budget-bad-amount"], {"budget_amount": None}),
        ("budget_amount", [amount("999999.99")], [], {"budget_amount": {"minor": 99_999_999, "currency": "GBP"}}),
        ("budget_amount", [amount("1e40")], ["budget-bad-amount"], {"budget_amount": None}),
        ("budget_amount", [entity("category", "fuel")], [], {"budget_category": "fuel"}),
    ],
)  # fmt: skip
def test_answer_to_a_question_of_the_form(emma, asked, entities, said, slots) -> None:
    emma.slots["requested_slot"] = asked
    answer = emma.do(VALIDATE, *entities)
    assert (answer.keys, answer.slots) == (said, slots)


def test_refused_amount_names_the_limit_in_the_customers_currency(emma, talk) -> None:
    emma.slots["requested_slot"] = "budget_amount"
    assert "below £1,000,000.00" in emma.do(VALIDATE, amount("0")).text
    pia = talk("pia")
    pia.slots["requested_slot"] = "budget_amount"
    assert "1.000.000,00 €" in pia.do(VALIDATE, amount("5", "GBP")).text


def test_form_asks_with_buttons_that_answer_it(emma) -> None:
    asked = emma.do("action_ask_set_budget_form_budget_category")
    assert len(asked.choices) == 5
    for intent, found in asked.payloads:
        assert intent == "set_budget"
        emma.slots["requested_slot"] = "budget_category"
        answer = emma.do(VALIDATE, *(entity(name, value) for name, value in found.items()), intent=intent)
        assert answer.slots == {"budget_category": found["category"]}
    emma.slots["budget_category"] = "eating_out"
    assert "on eating out a month" in emma.do("action_ask_set_budget_form_budget_amount").text


def _fill(talk, category: str, minor: int, currency: str = "GBP") -> None:
    talk.slots.update(budget_category=category, budget_amount={"minor": minor, "currency": currency})


def test_budget_is_stored_and_what_was_spent_already_is_said(bank, emma) -> None:
    _fill(emma, "groceries", 30_000)
    answer = emma.do("action_set_budget")
    (status,) = bank.budgets.status("emma", NOW.date(), "groceries")
    assert status.limit == Money(30_000, "GBP")
    assert answer.keys == ["budget-set", "budget-so-far"]
    assert answer.args("budget-so-far")["spent"] == Amount(status.spent.minor, "GBP") == Amount(4_050, "GBP")
    assert (answer.slots["budget_category"], answer.slots["budget_amount"]) == (None, None)
    assert answer.payloads == [("check_budget", {"category": "groceries"})]


def test_second_budget_for_the_same_names_the_first(emma) -> None:
    for minor in (30_000, 20_000):
        _fill(emma, "travel", minor)
        answer = emma.do("action_set_budget")
    assert answer.keys == ["budget-changed"]
    assert "now £200.00 a month; it was £300.00" in answer.text


@pytest.mark.parametrize(
    ("amounts", "key", "limit"),
    [
        ([amount("50")], "budget-changed", 5_000),
        ([amount("50"), amount("15")], "budget-changed", 5_000),
        ([amount("0")], "budget-bad-amount", 1_500),
        ([amount("50", "USD")], "budget-bad-amount", 1_500),
        ([], "correct-nothing", 1_500),
    ],
)
def test_correction_right_after_changes_that_budget(bank, emma, amounts, key, limit) -> None:
    _fill(emma, "travel", 1_500)
    emma.do("action_set_budget")
    answer = emma.do("action_correct", *amounts, intent="correct_answer")
    assert answer.keys == [key]
    assert bank.budgets.status("emma", NOW.date(), "travel")[0].limit == Money(limit, "GBP")


def test_correction_of_nothing_changes_nothing(bank, emma) -> None:
    assert emma.do("action_correct", amount("50")).keys == ["correct-nothing"]
    assert bank.budgets.status("emma", NOW.date()) == ()


def test_status_has_the_figures_of_the_bank(bank, emma) -> None:
    bank.budgets.set("emma", "groceries", Money(30_000, "GBP"), NOW)
    said = emma.do("action_budget_status", entity("category", "groceries")).args("budget-status-one")
    (status,) = bank.budgets.status("emma", NOW.date(), "groceries")
    assert (said["spent"].minor, said["left"].minor, said["limit"].minor) == (4_050, 25_950, 30_000)
    assert (status.spent.minor, status.left.minor) == (4_050, 25_950)
    assert (said["state"], said["days"]) == ("under", 21)


def test_pace_that_breaks_the_budget_is_said_before_it_happens(bank, emma) -> None:
    bank.budgets.set("emma", "groceries", Money(5_000, "GBP"), NOW)
    answer = emma.do("action_budget_status", entity("category", "groceries"))
    (status,) = bank.budgets.status("emma", NOW.date(), "groceries")
    assert status.projected > status.limit
    assert answer.args("budget-pace")["projected"] == Amount(status.projected.minor, "GBP")


def test_overspent_budget_says_by_how_much_without_a_minus(bank, emma) -> None:
    bank.budgets.set("emma", "eating_out", Money(1_000, "GBP"), NOW)
    answer = emma.do("action_budget_status")
    assert answer.keys == ["budget-status-one"]
    assert "£6.50 over your budget of £10.00" in answer.text


def test_several_budgets_are_a_list(bank, emma) -> None:
    for category in ("groceries", "travel"):
        bank.budgets.set("emma", category, Money(10_000, "GBP"), NOW)
    rows = emma.do("action_budget_status").args("budget-status")["rows"].rows
    assert {row["category"] for row in rows} == {Name("category", "groceries"), Name("category", "travel")}


@pytest.mark.parametrize(
    ("entities", "key", "offer"),
    [
        ([], "budget-none", {"intent": "set_budget", "slots": {}}),
        ([entity("category", "travel")], "budget-none-category",
         {"intent": "set_budget", "slots": {"budget_category": "travel"}}),
    ],
)  # fmt: skip
def test_where_there_is_none_one_is_offered_to_a_plain_yes(emma, entities, key, offer) -> None:
    answer = emma.do("action_budget_status", *entities)
    assert answer.keys == [key]
    assert answer.slots["offer"] == offer


def test_fragment_asks_for_another_budget(bank, emma) -> None:
    bank.budgets.set("emma", "groceries", Money(30_000, "GBP"), NOW)
    emma.do("action_budget_status", entity("category", "travel"))
    answer = emma.do("action_budget_status", entity("category", "groceries"), follow_up=True)
    assert answer.args("budget-status-one")["category"] == Name("category", "groceries")
