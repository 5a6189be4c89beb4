"""Every message once, in order, under the owner that was meant."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bank.domain.conversations import Button, MessageStatus, Sender, TurnRecord
from bank.domain.errors import FenceLost, NotFound, UnknownConversation, UnknownCustomer

TURN = TurnRecord(
    "check_balance", 0.9, "en", (0.1, 0.7, 0.2), "calm", "nothing said", "neutral", None, {"level": 0.1}, "bot"
)  # fmt: skip


@pytest.fixture
def talk(bank, book, now):
    return bank.conversations.open("ann", "web", "en", now)


def write(bank, talk, now, client_id="1", sender="customer", text="hello", **more):
    return bank.conversations.append(talk.id, client_id=client_id, sender=sender, text=text, now=now, **more)


def test_new_conversation_is_the_bots_and_the_latest(bank, talk, now) -> None:
    assert (talk.owner, talk.fence, talk.agent) == ("bot", 0, None)
    assert bank.conversations.latest("ann") == talk == bank.conversations.get(talk.id)
    assert bank.conversations.latest("bob") is None


def test_message_comes_back_as_written(bank, talk, now) -> None:
    stored = write(
        bank, talk, now, sender=Sender.BOT, text="Señor, 5 €", name="Attune", key="bill-due", tone="warm",
        buttons=[Button("Yes", "/affirm")], data={"rows": [{"minor": 5}]},
    )  # fmt: skip
    assert stored.created
    assert bank.conversations.messages(talk.id) == (stored.message,)
    assert stored.message.seq == 1
    assert stored.message.at == now
    assert stored.message.status is MessageStatus.SENT


def test_same_message_again_is_stored_once(bank, talk, now) -> None:
    first = write(bank, talk, now)
    again = write(bank, talk, now, text="hello?")
    assert not again.created
    assert again.message == first.message
    assert len(bank.conversations.messages(talk.id)) == 1


def test_many_writers_leave_no_gap_and_no_double(bank, talk, now) -> None:
    with ThreadPoolExecutor(8) as writers:
        stored = list(writers.map(lambda n: write(bank, talk, now, client_id=str(n % 15)), range(30)))
    assert sorted({one.message.seq for one in stored}) == list(range(1, 16))
    assert sum(one.created for one in stored) == 15
    assert [message.seq for message in bank.conversations.messages(talk.id)] == list(range(1, 16))


def test_replay_starts_after_what_was_seen(bank, talk, now) -> None:
    for number in range(5):
        write(bank, talk, now, client_id=str(number))
    assert [message.seq for message in bank.conversations.messages(talk.id, after=3)] == [4, 5]
    assert [message.seq for message in bank.conversations.messages(talk.id, after=1, limit=2)] == [2, 3]


def test_late_writer_is_refused_and_nothing_is_stored(bank, talk, now) -> None:
    bank.handoffs.request(talk.id, "asked", 2, {}, now)
    with pytest.raises(FenceLost):
        write(bank, talk, now, sender="bot", expected_fence=talk.fence)
    assert bank.conversations.messages(talk.id) == ()
    assert write(bank, talk, now, sender="bot", expected_fence=1).created


def test_resend_after_the_fence_moved_is_still_the_first_message(bank, talk, now) -> None:
    first = write(bank, talk, now, sender="bot", expected_fence=0)
    bank.handoffs.request(talk.id, "asked", 2, {}, now)
    assert write(bank, talk, now, sender="bot", expected_fence=0).message == first.message


def test_only_unanswered_customer_messages_are_pending(bank, talk, now) -> None:
    ids = [write(bank, talk, now, client_id=str(number)).message.id for number in range(3)]
    write(bank, talk, now, client_id="bot", sender="bot")
    assert [message.id for message in bank.conversations.pending(talk.id)] == ids
    assert [message.id for message in bank.conversations.pending()] == ids
    assert bank.conversations.mark_answered(ids[:1]) == 1
    assert bank.conversations.mark_answered(ids[:1]) == 0
    assert bank.conversations.mark_apologised(ids[1])
    assert [message.id for message in bank.conversations.pending()] == ids[2:]


def test_turns_are_kept_with_the_message_they_belong_to(bank, talk, now) -> None:
    message = write(bank, talk, now).message
    bank.conversations.record_turn(talk.id, message.id, TURN, now)
    bank.conversations.record_turn(talk.id, message.id, replace(TURN, mood="upset"), now)
    (turn,) = bank.conversations.turns(talk.id)
    assert (turn.seq, turn.mood, turn.at) == (1, "upset", now)
    assert turn.sentiment == pytest.approx((0.1, 0.7, 0.2))
    assert turn.mood_state == {"level": 0.1}


def test_turn_without_measurements_is_kept_too(bank, talk, now) -> None:
    message = write(bank, talk, now).message
    empty = TurnRecord(None, None, "en", None, None, None, None, None, None, "human")
    bank.conversations.record_turn(talk.id, message.id, empty, now)
    (turn,) = bank.conversations.turns(talk.id)
    assert turn.sentiment is None
    assert turn.mood_state is None
    assert turn.owner == "human"


def test_turn_of_a_foreign_message_is_refused(bank, talk, now) -> None:
    other = bank.conversations.open("bob", "web", "en", now)
    message = write(bank, other, now).message
    with pytest.raises(NotFound):
        bank.conversations.record_turn(talk.id, message.id, TURN, now)


def test_language_can_change(bank, talk) -> None:
    bank.conversations.set_language(talk.id, "es")
    assert bank.conversations.get(talk.id).language == "es"


def test_unknown_ids_are_refused(bank, book, now) -> None:
    with pytest.raises(UnknownConversation):
        bank.conversations.get("none")
    with pytest.raises(UnknownConversation):
        bank.conversations.append("none", client_id="1", sender="bot", text="x", now=now)
    with pytest.raises(UnknownCustomer):
        bank.conversations.open("nobody", "web", "en", now)
