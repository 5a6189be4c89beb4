"""A frozen card thaws, a lost one does not."""

import pytest

from bank.domain.cards import CardStatus, frozen, unfrozen
from bank.domain.errors import CardIsLost


def test_freezing_and_lifting_are_idempotent() -> None:
    assert frozen(frozen(CardStatus.ACTIVE)) is CardStatus.FROZEN
    assert unfrozen(unfrozen(CardStatus.FROZEN)) is CardStatus.ACTIVE


def test_lost_card_stays_lost() -> None:
    assert frozen(CardStatus.LOST) is CardStatus.LOST
    with pytest.raises(CardIsLost):
        unfrozen(CardStatus.LOST)
