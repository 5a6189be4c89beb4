"""Everything the bank can refuse, under one root, so that each door translates once."""

from __future__ import annotations


class BankError(Exception):
    """Root of all expected refusals.

    `code` is stable and safe to log or to send to a client; the message is for developers
    and never holds names, balances or message texts.
    """

    code = "bank_error"


class NotFound(BankError):
    """The thing does not exist, or belongs to another customer; doors must not tell which."""

    code = "not_found"


class UnknownCustomer(NotFound):
    """No customer has this id."""

    code = "unknown_customer"


class UnknownAccount(NotFound):
    """The customer has no such account."""

    code = "unknown_account"


class UnknownCard(NotFound):
    """The customer has no such card."""

    code = "unknown_card"


class UnknownBill(NotFound):
    """The customer has no such bill."""

    code = "unknown_bill"


class UnknownReminder(NotFound):
    """There is no such reminder."""

    code = "unknown_reminder"


class UnknownProduct(NotFound):
    """The catalogue has no such product."""

    code = "unknown_product"


class UnknownConversation(NotFound):
    """There is no such conversation."""

    code = "unknown_conversation"


class UnknownHandoff(NotFound):
    """There is no such handoff."""

    code = "unknown_handoff"


class UnknownStaff(NotFound):
    """There is no such member of staff."""

    code = "unknown_staff"


class UnknownCategory(NotFound):
    """The word is not one of the bank's spending categories."""

    code = "unknown_category"


class InvalidValue(BankError, ValueError):
    """A value breaks a rule of its type."""

    code = "invalid_value"


class InvalidPeriod(InvalidValue):
    """A period that ends before it starts, or of an unknown grain."""

    code = "invalid_period"


class InvalidLimit(InvalidValue):
    """A budget must be positive."""

    code = "invalid_limit"


class NaiveTime(InvalidValue):
    """A point in time without a zone was passed in."""

    code = "naive_time"


class CurrencyMismatch(BankError):
    """Two amounts of different currencies were mixed."""

    code = "currency_mismatch"


class RemindAtPast(BankError):
    """The reminder would have been due already."""

    code = "remind_at_past"


class RemindAfterDue(BankError):
    """The reminder would come after the bill is due."""

    code = "remind_after_due"


class CardIsLost(BankError):
    """A lost card cannot be used again; it has to be replaced."""

    code = "card_is_lost"


class FenceLost(BankError):
    """The conversation changed hands since the caller looked; its output must be dropped."""

    code = "fence_lost"


class IllegalMove(BankError):
    """The conversation's owner does not allow this move."""

    code = "illegal_move"


class AlreadyTaken(IllegalMove):
    """Another agent has accepted the conversation."""

    code = "already_taken"


class NotYours(IllegalMove):
    """The conversation is with another agent."""

    code = "not_yours"
