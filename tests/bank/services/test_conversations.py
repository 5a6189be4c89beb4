"""Every message once, in order, under the owner that was meant."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bank.adapters.repositories.conversations import Conversations
from bank.adapters.repositories.messages import Messages
from bank.domain.conversations import Answer, Button, Draft, MessageStatus, Sender, TurnRecord
from bank.domain.errors import FenceLost, NotFound, UnknownConversation, UnknownCustomer

TURN = TurnRecord(
    "check_balance", 0.9, "en", (0.1, 0.7, 0.2), "calm", "nothing said", "neutral", None, {"level": 0.1}, "bot"
)  # fmt: skip


@pytest.fixture
def talk(bank, book, now):
    return bank.conversations.open("ann", "web", "en", now)


def write(bank, talk, now, client_id="1", sender="customer", text="hello", **more):
    return bank.conversations.append(talk.id, client_id=client_id, sender=sender, text=text, now=now, **more)


def drafts(*texts, sender=Sender.BOT):
    return tuple(Draft(f"answer:{number}", sender, text) for number, text in enumerate(texts))


def texts(bank, talk):
    return [message.text for message in bank.conversations.messages(talk.id)]


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
    bank.conversations.settle(talk, ids[0], Answer(), now)
    bank.conversations.settle(talk, ids[1], Answer(status=MessageStatus.APOLOGISED), now)
    assert [message.id for message in bank.conversations.pending()] == ids[2:]


def test_answer_is_kept_whole(bank, talk, now) -> None:
    asked = write(bank, talk, now).message
    settled = bank.conversations.settle(talk, asked.id, Answer(drafts("one", "two"), TURN, "es"), now)
    assert [message.text for message in settled.messages] == ["one", "two"]
    assert (settled.dropped, settled.conversation.language, settled.conversation.last_seq) == (False, "es", 3)
    assert texts(bank, talk) == ["hello", "one", "two"]
    (turn,) = bank.conversations.turns(talk.id)
    assert (turn.seq, turn.mood, turn.at, turn.mood_state) == (1, "calm", now, {"level": 0.1})
    assert turn.sentiment == pytest.approx((0.1, 0.7, 0.2))
    assert bank.conversations.pending() == ()


@pytest.mark.parametrize(
    ("repository", "step"),
    [(Messages, "add"), (Conversations, "set_language"), (Messages, "record_turn"), (Messages, "settle")],
)
def test_crash_at_any_step_leaves_the_message_waiting_and_nothing_said(
    bank, talk, now, monkeypatch, repository, step
) -> None:
    asked = write(bank, talk, now).message
    answer = Answer(drafts("one", "two"), TURN, "es")
    kept = getattr(repository, step)

    def die_after(*args, **kwargs):
        kept(*args, **kwargs)
        raise RuntimeError("the power is cut")

    with monkeypatch.context() as broken:
        broken.setattr(repository, step, die_after)
        with pytest.raises(RuntimeError):
            bank.conversations.settle(talk, asked.id, answer, now)
    assert texts(bank, talk) == ["hello"]
    assert bank.conversations.turns(talk.id) == ()
    assert bank.conversations.get(talk.id).language == "en"
    assert [message.id for message in bank.conversations.pending()] == [asked.id]
    bank.conversations.settle(talk, asked.id, answer, now)
    assert texts(bank, talk) == ["hello", "one", "two"]
    assert bank.conversations.pending() == ()


def test_who_comes_second_with_an_answer_adds_nothing(bank, talk, now) -> None:
    asked = write(bank, talk, now).message
    first = Answer(drafts("one"), TURN)
    other = Answer((*drafts("uno"), Draft("answer:1", Sender.BOT, "dos")), replace(TURN, mood="upset"))
    with ThreadPoolExecutor(4) as servers:
        told = list(servers.map(lambda a: bank.conversations.settle(talk, asked.id, a, now), [first, other] * 2))
    assert len([one for one in told if one.messages]) == 1
    assert texts(bank, talk) in (["hello", "one"], ["hello", "uno", "dos"])
    assert len(bank.conversations.turns(talk.id)) == 1


def test_late_answer_is_dropped_and_the_message_dealt_with(bank, talk, now) -> None:
    asked = write(bank, talk, now).message
    request = bank.handoffs.request(talk.id, "asked", 2, {}, now)
    bank.handoffs.accept(request.id, "sofia", now)
    settled = bank.conversations.settle(talk, asked.id, Answer(drafts("late"), TURN), now)
    assert (settled.messages, settled.dropped) == ((), True)
    assert texts(bank, talk) == ["hello"]
    assert len(bank.conversations.turns(talk.id)) == 1
    assert bank.conversations.pending() == ()


def test_turn_that_asks_for_a_person_may_say_so(bank, talk, now) -> None:
    asked = write(bank, talk, now).message
    bank.handoffs.request(talk.id, "asked", 2, {}, now)
    settled = bank.conversations.settle(talk, asked.id, Answer(drafts("One moment."), TURN), now)
    assert not settled.dropped
    assert settled.conversation.asked_for_a_person_since(talk)
    assert texts(bank, talk) == ["hello", "One moment."]


def test_apology_stands_whoever_has_the_conversation(bank, talk, now) -> None:
    asked = write(bank, talk, now).message
    request = bank.handoffs.request(talk.id, "asked", 2, {}, now)
    bank.handoffs.accept(request.id, "sofia", now)
    sorry = Answer(drafts("Sorry.", sender=Sender.SYSTEM), status=MessageStatus.APOLOGISED)
    assert len(bank.conversations.settle(talk, asked.id, sorry, now).messages) == 1
    assert bank.conversations.settle(talk, asked.id, sorry, now).messages == ()
    assert texts(bank, talk) == ["hello", "Sorry."]
    assert bank.conversations.turns(talk.id) == ()


def test_turn_without_measurements_is_kept_too(bank, talk, now) -> None:
    message = write(bank, talk, now).message
    empty = TurnRecord(None, None, "en", None, None, None, None, None, None, "human")
    bank.conversations.settle(talk, message.id, Answer(turn=empty), now)
    (turn,) = bank.conversations.turns(talk.id)
    assert turn.sentiment is None
    assert turn.mood_state is None
    assert turn.owner == "human"


def test_turn_of_a_foreign_message_is_refused(bank, talk, now) -> None:
    other = bank.conversations.open("bob", "web", "en", now)
    message = write(bank, other, now).message
    with pytest.raises(NotFound):
        bank.conversations.settle(talk, message.id, Answer(turn=TURN), now)


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
