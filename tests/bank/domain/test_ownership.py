"""Whatever happens, one party owns the conversation and every move moves the fence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.errors import AlreadyTaken, FenceLost, IllegalMove, InvalidValue, NotYours
from bank.domain.ownership import Move, Owner, Ownership

steps = st.lists(st.tuples(st.sampled_from(list(Move)), st.sampled_from(["sofia", "noah"])), max_size=40)


@given(steps)
def test_any_sequence_of_moves_keeps_the_invariants(moves: list[tuple[Move, str]]) -> None:
    state = Ownership()
    for move, agent in moves:
        try:
            after = state.after(move, agent)
        except IllegalMove:
            continue
        assert after.fence == state.fence + 1
        assert (after.owner is Owner.HUMAN) == (after.agent_id is not None)
        with pytest.raises(FenceLost):
            after.check(state.fence)
        state = after


@given(steps)
def test_only_the_agent_who_has_it_can_end_it(moves: list[tuple[Move, str]]) -> None:
    state = Ownership(Owner.HUMAN, 2, "sofia")
    for move in (Move.HAND_BACK, Move.CLOSE, Move.RELEASE):
        with pytest.raises(NotYours):
            state.after(move, "noah")


def test_the_whole_way_to_a_person_and_back() -> None:
    queued = Ownership().after(Move.REQUEST)
    human = queued.after(Move.ACCEPT, "sofia")
    back = human.after(Move.HAND_BACK, "sofia")
    assert [queued.owner, human.owner, back.owner] == [Owner.QUEUED, Owner.HUMAN, Owner.BOT]
    assert back.fence == 3
    assert human.agent_id == "sofia"
    assert back.agent_id is None


def test_second_agent_is_told_that_it_is_taken() -> None:
    with pytest.raises(AlreadyTaken):
        Ownership(Owner.HUMAN, 2, "sofia").after(Move.ACCEPT, "noah")


def test_customer_cannot_leave_the_queue_once_a_person_is_there() -> None:
    with pytest.raises(IllegalMove):
        Ownership(Owner.HUMAN, 2, "sofia").after(Move.WITHDRAW)


def test_nobody_cannot_accept() -> None:
    with pytest.raises(InvalidValue):
        Ownership(Owner.QUEUED, 1).after(Move.ACCEPT)


def test_owner_reads_as_its_value_in_a_sentence() -> None:
    assert f"{Owner.BOT} {Move.HAND_BACK}" == "bot hand_back"
