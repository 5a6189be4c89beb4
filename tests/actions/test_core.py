"""Greeting, language, yes and no, repeating, and what was not understood."""

from __future__ import annotations

import pytest
from talk import NOW, entity

from bank.domain.conversations import Sender


@pytest.mark.parametrize(("wanted", "named"), [("de", "Deutsch"), ("es", "español"), ("fr", "français")])
def test_language_changes_for_conversation_and_customer(bank, emma, wanted, named) -> None:
    answer = emma.do("action_change_language", entity("language", wanted))
    assert answer.keys == ["language-changed"]
    assert answer.slots["language"] == wanted
    assert bank.conversations.get(emma.conversation).language == wanted
    assert bank.customers.get("emma").language == wanted


def test_language_that_is_spoken_already_is_said_so(emma) -> None:
    assert emma.do("action_change_language", entity("language", "en")).keys == ["language-same"]


@pytest.mark.parametrize(
    ("entities", "key"), [([], "language-which"), ([entity("language", "ja")], "language-not-served")]
)
def test_served_languages_are_offered_in_their_own_words(bank, emma, entities, key) -> None:
    answer = emma.do("action_change_language", *entities)
    assert answer.keys == [key]
    for name in ("English", "Español", "Français", "Deutsch"):
        assert name in answer.text
    assert answer.payloads == [("change_language", {"language": code}) for code in ("en", "es", "fr", "de")]
    assert bank.customers.get("emma").language == "en"


def test_cancel_forgets_the_form(emma) -> None:
    emma.slots.update(requested_slot="budget_amount", budget_category="travel", digressed="set_budget_form")
    answer = emma.do("action_cancel")
    assert answer.keys == ["cancelled"]
    assert [event["name"] for event in answer.events if event["event"] == "active_loop"] == [None]
    assert (emma.slots["budget_category"], emma.slots["requested_slot"], emma.slots["digressed"]) == (None, None, None)


def test_cancel_of_nothing_says_so(emma) -> None:
    assert emma.do("action_cancel").keys == ["nothing-to-cancel"]


def _bot_says(bank, emma, *texts: str, key: str = "x") -> None:
    for text in texts:
        bank.conversations.append(
            emma.conversation, client_id=text, sender=Sender.BOT, text=text, key=key, now=NOW
        )  # fmt: skip


def _customer_says(bank, emma, text: str) -> None:
    bank.conversations.append(emma.conversation, client_id=text, sender=Sender.CUSTOMER, text=text, now=NOW)


def test_last_answer_is_repeated_word_for_word_and_whole(bank, emma) -> None:
    _bot_says(bank, emma, "An older answer.")
    _customer_says(bank, emma, "and now?")
    _bot_says(bank, emma, "You spent £40.50.", "That's £10.50 more.")
    _customer_says(bank, emma, "sorry?")
    assert emma.do("action_repeat").args("repeated")["text"] == "You spent £40.50.\nThat's £10.50 more."


def test_disclosure_is_no_answer_to_repeat(bank, emma) -> None:
    _bot_says(bank, emma, "I'm a machine.", key="chat-disclosure")
    assert emma.do("action_repeat").keys == ["repeat-nothing"]


@pytest.mark.parametrize(
    ("offer", "key"),
    [
        (None, "deny-nothing"),
        ({"intent": "set_budget"}, "deny-nothing"),
        ({"intent": "talk_to_human"}, "handoff-declined"),
    ],
)
def test_no_forgets_the_offer(emma, offer, key) -> None:
    emma.slots["offer"] = offer
    assert emma.do("action_deny").keys == [key]
    assert emma.slots["offer"] is None


def test_wish_that_is_not_served_is_named_and_a_person_offered(emma) -> None:
    answer = emma.do("action_not_served", intent="pay_bill")
    assert "pay a bill" in answer.text.casefold()
    assert answer.slots["offer"]["intent"] == "talk_to_human"
    assert answer.payloads == [("talk_to_human", {}), ("deny", {})]


def test_near_tie_is_asked_about_and_what_was_said_is_kept(emma) -> None:
    ranking = [{"name": name, "confidence": 0.3} for name in ("check_spending", "find_transactions", "greet")]
    answer = emma.do("action_clarify", entity("merchant", "Tesco"), intent_ranking=ranking)
    assert answer.payloads == [
        ("check_spending", {"merchant": "Tesco"}), ("find_transactions", {"merchant": "Tesco"}), ("help", {}),
    ]  # fmt: skip
    assert "See what was spent" in answer.text


def test_clarifying_survives_quotes_and_braces(emma) -> None:
    ranking = [{"name": "check_spending", "confidence": 0.3}]
    answer = emma.do("action_clarify", entity("merchant", 'a"}{/x'), intent_ranking=ranking)
    assert answer.payloads[0] == ("check_spending", {"merchant": 'a"}{/x'})


def test_not_understood_twice_has_other_words_and_always_a_way_out(emma) -> None:
    emma.slots["misunderstood"] = 1
    first = emma.do("action_fallback")
    emma.slots["misunderstood"] = 2
    second = emma.do("action_fallback")
    assert first.text != second.text
    for answer in (first, second):
        assert ("talk_to_human", {}) in answer.payloads


def test_greeting_offers_what_most_people_want(emma) -> None:
    assert emma.do("action_greet").payloads == [("check_balance", {}), ("check_spending", {}), ("list_bills", {})]


def test_yes_to_nothing_is_no_dead_end(emma) -> None:
    assert emma.do("action_affirm").keys == ["affirm-nothing"]


@pytest.mark.parametrize(
    ("slots", "follows"),
    [({}, True), ({"digressed": "set_budget_form"}, False), ({"mood": "upset"}, False), ({"mood": "uneasy"}, True)],
)
def test_an_action_ends_the_turn_unless_something_may_follow_it(emma, slots, follows) -> None:
    emma.slots.update(slots)
    answer = emma.do("action_balance")
    assert [e["name"] for e in answer.events if e["event"] == "followup"] == (["action_listen"] if follows else [])


def test_a_form_goes_on_after_its_own_actions(emma) -> None:
    answer = emma.do("validate_set_budget_form")
    assert [event for event in answer.events if event["event"] == "followup"] == []
