"""The customer's choice whether their mood is read: it is kept with its time, and nothing slips past it."""

from datetime import timedelta

import pytest

from bank.domain.conversations import Answer, Draft, Sender, TurnRecord
from bank.domain.errors import UnknownConversation, UnknownCustomer

TURN = TurnRecord(
    "make_complaint", 0.9, "en", (0.8, 0.1, 0.1), "upset", "anger", "empathetic", None, {"unrest": 0.6}, "bot"
)  # fmt: skip
SORRY = Draft("sorry", Sender.BOT, "I am sorry.", tone="empathetic")


@pytest.fixture
def talk(bank, book, now):
    return bank.conversations.open("ann", "web", "en", now)


def heard(bank, talk, at, text="this is useless", turn=TURN):
    """Keep a message with its answer and what was read of it."""
    asked = bank.conversations.append(talk.id, client_id=f"{text}{at}", sender="customer", text=text, now=at).message
    bank.conversations.settle(bank.conversations.get(talk.id), asked.id, Answer((SORRY,), turn), at)
    return bank.conversations.last_turn(talk.id)


def test_choice_is_kept_with_its_time_and_the_same_again_changes_nothing(bank, book, now) -> None:
    assert bank.customers.get("ann").mood_analysis_since is None
    bank.customers.set_mood_analysis("ann", False, now)
    bank.customers.set_mood_analysis("ann", False, now + timedelta(hours=1))
    ann = bank.customers.get("ann")
    assert (ann.mood_analysis, ann.mood_analysis_since) == (False, now)
    assert bank.customers.get("bob").mood_analysis
    with pytest.raises(UnknownCustomer):
        bank.customers.set_mood_analysis("nobody", False, now)


def test_present_reading_is_that_of_the_newest_message(bank, talk, now) -> None:
    before = bank.customers.mood_reading(talk.id)
    assert (before.on, before.mood, before.reason, before.kept) == (True, None, None, False)
    heard(bank, talk, now)
    after = bank.customers.mood_reading(talk.id)
    assert (after.mood, after.reason, after.kept) == ("upset", "anger", True)
    with pytest.raises(UnknownConversation):
        bank.customers.mood_reading("none")


def test_once_off_nothing_of_a_mood_is_kept_even_of_a_turn_that_began_before(bank, talk, now) -> None:
    bank.customers.set_mood_analysis("ann", False, now)
    turn = heard(bank, talk, now)
    assert (turn.sentiment, turn.mood, turn.mood_reason, turn.mood_state, turn.tone) == (None,) * 5
    assert (turn.intent, turn.confidence, turn.language) == ("make_complaint", 0.9, "en")
    assert bank.conversations.messages(talk.id)[-1].tone is None
    assert not bank.customers.mood_reading(talk.id).kept


def test_tone_that_tells_of_no_mood_is_kept(bank, talk, now) -> None:
    bank.customers.set_mood_analysis("ann", False, now)
    neutral = TurnRecord("greet", 0.9, "en", None, None, None, "neutral", None, None, "bot")
    assert heard(bank, talk, now, turn=neutral).tone == "neutral"


def test_mood_from_before_is_neither_shown_nor_gone_on_from_after_switching_back_on(bank, talk, now) -> None:
    turn = heard(bank, talk, now)
    assert bank.customers.get("ann").mood_counts(turn.at)
    bank.customers.set_mood_analysis("ann", False, now + timedelta(minutes=1))
    off = bank.customers.mood_reading(talk.id)
    assert (off.on, off.mood, off.reason, off.kept) == (False, None, None, True)
    before = bank.customers.get("ann")
    bank.customers.set_mood_analysis("ann", True, now + timedelta(minutes=2))
    on = bank.customers.mood_reading(talk.id)
    assert (on.on, on.mood, on.since) == (True, None, now + timedelta(minutes=2))
    assert bank.customers.get("ann").has_chosen_anew(before)
    assert not bank.customers.get("ann").mood_counts(turn.at)
    heard(bank, talk, now + timedelta(minutes=3))
    assert bank.customers.mood_reading(talk.id).mood == "upset"


def test_forgetting_empties_every_conversation_of_the_customer_and_of_nobody_else(bank, talk, now) -> None:
    older = bank.conversations.open("ann", "web", "en", now - timedelta(days=9))
    bobs = bank.conversations.open("bob", "web", "en", now)
    for one in (talk, older, bobs):
        heard(bank, one, now)
    bank.handoffs.request(talk.id, "anger", 1, {"wanted": "my money", "mood": "upset"}, now)
    assert bank.customers.forget_mood("ann") == 2
    for one in (talk, older):
        turn = bank.conversations.last_turn(one.id)
        assert (turn.sentiment, turn.mood, turn.mood_reason, turn.mood_state, turn.tone) == (None,) * 5
        assert turn.intent == "make_complaint"
        assert [message.text for message in bank.conversations.messages(one.id)] == ["this is useless", "I am sorry."]
        assert bank.conversations.messages(one.id)[-1].tone is None
    assert bank.conversations.last_turn(bobs.id).mood == "upset"
    handoff = bank.handoffs.open_of(talk.id)
    assert (handoff.reason, handoff.status, dict(handoff.summary)) == ("anger", "queued", {"wanted": "my money"})
    assert not bank.customers.mood_reading(talk.id).kept
    assert bank.customers.forget_mood("ann") == 0
    with pytest.raises(UnknownCustomer):
        bank.customers.forget_mood("nobody")


def test_agent_is_not_told_a_mood_that_may_not_be_read(bank, talk, now) -> None:
    bank.customers.set_mood_analysis("ann", False, now)
    handoff = bank.handoffs.request(talk.id, "asked", 2, {"wanted": "a person", "mood": "upset"}, now)
    assert dict(handoff.summary) == {"wanted": "a person"}


def test_all_conversations_of_a_customer_are_found_the_newest_first(bank, talk, now) -> None:
    later = bank.conversations.open("ann", "web", "en", now + timedelta(minutes=1))
    assert bank.conversations.ids_of("ann") == (later.id, talk.id)
    assert bank.conversations.ids_of("bob") == ()
