"""From the bot to a person and back; never to two."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bank.domain.errors import AlreadyTaken, BankError, IllegalMove, NotYours, UnknownHandoff, UnknownStaff
from bank.domain.handoffs import HandoffStatus
from bank.domain.ownership import Owner

SUMMARY = {"wanted": "check_balance", "tried": ["balance"], "mood": "upset", "promised": []}


@pytest.fixture
def talk(bank, book, now):
    return bank.conversations.open("ann", "web", "en", now)


@pytest.fixture
def handoff(bank, talk, now):
    return bank.handoffs.request(talk.id, "asked", 2, SUMMARY, now)


def owner(bank, talk):
    conversation = bank.conversations.get(talk.id)
    return conversation.owner, conversation.fence, conversation.agent


def test_request_queues_the_conversation_with_its_summary(bank, talk, handoff) -> None:
    assert owner(bank, talk) == (Owner.QUEUED, 1, None)
    assert handoff.summary == SUMMARY
    assert bank.handoffs.queue() == (handoff,)
    assert bank.handoffs.position(handoff.id) == 1


def test_second_request_is_the_same_and_can_only_be_more_urgent(bank, talk, handoff, now) -> None:
    assert bank.handoffs.request(talk.id, "upset", 0, {}, now).id == handoff.id
    assert bank.handoffs.request(talk.id, "upset", 3, {}, now).priority == 0
    assert owner(bank, talk)[1] == 1


def test_accepted_and_handed_back_with_a_note(bank, talk, handoff, now) -> None:
    accepted = bank.handoffs.accept(handoff.id, "sofia", now)
    assert owner(bank, talk) == (Owner.HUMAN, 2, "Sofia")
    assert bank.handoffs.mine("sofia") == (accepted,)
    assert bank.handoffs.queue() == ()
    back = bank.handoffs.hand_back(handoff.id, "sofia", "explained the fee", now)
    assert (back.status, back.note) == (HandoffStatus.RETURNED, "explained the fee")
    assert owner(bank, talk) == (Owner.BOT, 3, None)
    assert bank.handoffs.mine("sofia") == ()


def test_closed_with_an_outcome_the_bot_owns_again_and_can_ask_again(bank, talk, handoff, now) -> None:
    bank.handoffs.accept(handoff.id, "sofia", now)
    closed = bank.handoffs.close(handoff.id, "sofia", "solved", now)
    assert (closed.status, closed.outcome) == (HandoffStatus.CLOSED, "solved")
    assert owner(bank, talk)[0] == Owner.BOT
    again = bank.handoffs.request(talk.id, "asked", 2, {}, now + timedelta(minutes=1))
    assert again.id != handoff.id
    assert bank.handoffs.latest_of(talk.id) == again == bank.handoffs.open_of(talk.id)


def test_what_people_left_behind_is_read_in_order_and_of_this_conversation_alone(bank, talk, handoff, now) -> None:
    other = bank.conversations.open("bob", "web", "en", now)
    assert bank.handoffs.hand_backs(talk.id) == ()
    bank.handoffs.accept(handoff.id, "sofia", now)
    assert bank.handoffs.hand_backs(talk.id) == ()
    bank.handoffs.hand_back(handoff.id, "sofia", "explained the fee", now)
    again = bank.handoffs.request(talk.id, "asked", 2, {}, now)
    bank.handoffs.accept(again.id, "noah", now)
    bank.handoffs.close(again.id, "noah", "solved", now + timedelta(minutes=1))
    bank.handoffs.request(talk.id, "asked", 2, {}, now)
    bank.handoffs.withdraw(talk.id, now)
    first, second = bank.handoffs.hand_backs(talk.id)
    assert (first.agent, first.note, first.outcome, first.at) == ("Sofia", "explained the fee", None, now)
    assert (second.agent, second.note, second.outcome) == ("Noah", None, "solved")
    assert bank.handoffs.hand_backs(other.id) == ()


def test_of_agents_who_accept_at_once_one_wins(bank, book, talk, handoff, now) -> None:
    def accept(agent):
        try:
            return bank.handoffs.accept(handoff.id, agent, now).agent_id
        except AlreadyTaken:
            return None

    with ThreadPoolExecutor(6) as agents:
        winners = set(agents.map(accept, ["sofia", "noah"] * 3)) - {None}
    assert len(winners) == 1
    assert owner(bank, talk)[1] == 2


def test_only_who_has_it_can_end_it(bank, handoff, now) -> None:
    bank.handoffs.accept(handoff.id, "sofia", now)
    for end in (bank.handoffs.hand_back, bank.handoffs.close):
        with pytest.raises(NotYours):
            end(handoff.id, "noah", "x", now)
    with pytest.raises(NotYours):
        bank.handoffs.release(handoff.id, "noah", now)


def test_released_it_goes_back_to_its_old_place(bank, talk, handoff, now) -> None:
    other = bank.conversations.open("bob", "web", "en", now)
    bank.handoffs.request(other.id, "asked", 2, {}, now + timedelta(minutes=5))
    bank.handoffs.accept(handoff.id, "sofia", now)
    released = bank.handoffs.release(handoff.id, "sofia", now)
    assert released.status is HandoffStatus.QUEUED
    assert released.agent_id is None
    assert bank.handoffs.position(handoff.id) == 1
    assert owner(bank, talk) == (Owner.QUEUED, 3, None)


def test_urgent_come_first_then_the_longest_waiting(bank, book, now) -> None:
    requests = [
        bank.handoffs.request(
            bank.conversations.open("ann", "web", "en", now).id,
            "asked",
            priority,
            {},
            now + timedelta(minutes=minute),
        )
        for minute, priority in enumerate([2, 0, 2, 1])
    ]
    assert [one.priority for one in bank.handoffs.queue()] == [0, 1, 2, 2]
    assert [bank.handoffs.position(one.id) for one in requests] == [3, 1, 4, 2]


def test_customer_can_leave_the_queue_but_not_an_agent(bank, talk, handoff, now) -> None:
    withdrawn = bank.handoffs.withdraw(talk.id, now)
    assert withdrawn is not None
    assert withdrawn.status is HandoffStatus.WITHDRAWN
    assert owner(bank, talk)[0] == Owner.BOT
    assert bank.handoffs.withdraw(talk.id, now) is None
    assert bank.handoffs.position(handoff.id) == 0
    with pytest.raises(IllegalMove):
        bank.handoffs.accept(handoff.id, "sofia", now)
    second = bank.handoffs.request(talk.id, "asked", 2, {}, now)
    bank.handoffs.accept(second.id, "sofia", now)
    with pytest.raises(IllegalMove):
        bank.handoffs.withdraw(talk.id, now)


def test_ended_handoff_cannot_be_ended_again(bank, handoff, now) -> None:
    bank.handoffs.accept(handoff.id, "sofia", now)
    bank.handoffs.close(handoff.id, "sofia", None, now)
    with pytest.raises(IllegalMove):
        bank.handoffs.hand_back(handoff.id, "sofia", None, now)


def test_unknown_agents_and_handoffs_are_refused(bank, handoff, now) -> None:
    with pytest.raises(UnknownStaff):
        bank.handoffs.accept(handoff.id, "nobody", now)
    with pytest.raises(UnknownHandoff):
        bank.handoffs.accept("none", "sofia", now)
    assert issubclass(UnknownHandoff, BankError)
