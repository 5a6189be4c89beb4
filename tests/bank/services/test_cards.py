"""Blocking cards."""

import pytest

from bank.domain.cards import CardStatus
from bank.domain.errors import CardIsLost, UnknownCard


def test_freeze_and_unfreeze_are_idempotent(bank, book, now) -> None:
    book.card("ann", "ann-debit")
    for _ in range(2):
        assert bank.cards.freeze("ann", "ann-debit", now).status is CardStatus.FROZEN
    assert bank.cards.list("ann")[0].status is CardStatus.FROZEN
    for _ in range(2):
        assert bank.cards.unfreeze("ann", "ann-debit", now).status is CardStatus.ACTIVE


def test_card_of_another_customer_cannot_be_touched(bank, book, now) -> None:
    book.card("ann", "ann-debit")
    with pytest.raises(UnknownCard):
        bank.cards.freeze("bob", "ann-debit", now)
    assert bank.cards.list("ann")[0].status is CardStatus.ACTIVE
    assert bank.cards.list("bob") == ()


def test_lost_card_cannot_be_used_again(bank, book, now) -> None:
    book.card("ann", "ann-debit", "lost")
    assert bank.cards.freeze("ann", "ann-debit", now).status is CardStatus.LOST
    with pytest.raises(CardIsLost):
        bank.cards.unfreeze("ann", "ann-debit", now)
