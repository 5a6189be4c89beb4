"""What each intent speaks of: which names it wants and how it means numbers and times.

The same word may be several things ('rent' is a kind of spending and a payee): the intent says which
is meant, and that 'happy Monday' holds no date at all.
"""

from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, NamedTuple, Text, Tuple


class Wanted(NamedTuple):
    """What to look for in a message.

    Attributes:
        names: Kinds of names, those that win first.
        bare: A number without a currency is an amount.
        times: 'period' where a month or '2025' alone is one, 'date' where it needs more, '' for none.
        ahead: What is named lies in the future.
        leads: 'Two days before' is a lead time, and 'next week' the day when it begins.
        names_first: 'A budget for Christmas' is for presents, not for December.
    """

    names: Tuple[Text, ...]
    bare: bool = False
    times: Text = "date"
    ahead: bool = False
    leads: bool = False
    names_first: bool = False


# Whatever an intent that is not listed (a designer's new one) may speak of.
_ANY = Wanted(("account", "card", "category", "payee", "merchant", "product"), times="period")
_NOTHING = Wanted((), times="")
_PRODUCT = Wanted(("product",), times="")
_CARD = Wanted(("card",))
_BUDGET = Wanted(("category", "merchant"), times="period", names_first=True)

BY_INTENT: Dict[Text, Wanted] = {
    # core
    **dict.fromkeys(
        ("greet", "goodbye", "thank", "affirm", "deny", "cancel", "repeat", "help", "ask_if_bot", "talk_to_human",
         "praise", "insult", "chitchat", "out_of_scope"),
        _NOTHING,
    ),
    "correct_answer": Wanted(
        ("card", "account", "category", "payee", "merchant", "product"), bare=True, times="period", leads=True
    ),
    "change_language": Wanted(("language",), times=""),
    # accounts
    "check_balance": Wanted(("account",)),
    "find_transactions": Wanted(("merchant", "category", "card", "account"), bare=True, times="period"),
    "explain_transaction": Wanted(("merchant", "card"), bare=True),
    "check_income": Wanted((), times="period"),
    "account_details": Wanted(("account",), times=""),
    "get_statement": Wanted(("card", "account"), times="period"),
    # spending
    "check_spending": Wanted(("category", "merchant", "card", "account"), times="period"),
    "compare_spending": Wanted(("category", "merchant"), times="period"),
    "find_subscriptions": Wanted(("merchant", "card", "account"), times="period"),
    "cancel_subscription": Wanted(("merchant",)),
    # budgeting
    "set_budget": _BUDGET._replace(bare=True),
    "check_budget": _BUDGET._replace(bare=True),
    "remove_budget": _BUDGET,
    "can_i_afford": Wanted((), bare=True, ahead=True),
    "forecast_balance": Wanted(("account",), ahead=True),
    "saving_advice": Wanted(("category",), times="period"),
    # bills
    "list_bills": Wanted(("payee", "account"), times="period", ahead=True),
    "set_bill_reminder": Wanted(("payee",), ahead=True, leads=True),
    "cancel_bill_reminder": Wanted(("payee",), ahead=True, leads=True),
    "pay_bill": Wanted(("payee", "account"), bare=True, ahead=True),
    # payments
    "transfer_money": Wanted(("payee", "account", "country", "iban"), bare=True, ahead=True),
    "transfer_status": Wanted(("payee", "account", "country"), bare=True),
    "cancel_transfer": Wanted(("payee", "account"), bare=True),
    "list_payees": Wanted(("payee",), times=""),
    "add_payee": Wanted(("payee", "country", "iban"), times=""),
    # cards
    **dict.fromkeys(("freeze_card", "unfreeze_card", "replace_card", "card_pin"), _CARD),
    "report_lost_card": Wanted(("card", "country")),
    "card_declined": Wanted(("card", "merchant")),
    "travel_notice": Wanted(("country", "card"), ahead=True),
    # safety
    "report_fraud": Wanted(("merchant", "card", "country"), bare=True),
    "dispute_charge": Wanted(("merchant", "card"), bare=True),
    "refund_status": Wanted(("merchant", "card")),
    # goals
    "create_goal": Wanted((), bare=True, ahead=True),
    "check_goal": Wanted((), ahead=True),
    "contribute_goal": Wanted((), bare=True, ahead=True),
    "reduce_debt": Wanted(("product",), bare=True, ahead=True),
    # products
    **dict.fromkeys(
        ("ask_product", "recommend_product", "compare_products", "why_this", "not_interested"), _PRODUCT
    ),
    "ask_fees": Wanted(("product", "country"), times=""),
    "ask_rates": Wanted(("product", "currency"), bare=True),
    "apply_product": Wanted(("product",), bare=True, times=""),
    "loan_eligibility": Wanted(("product",), bare=True, times=""),
    "find_branch": Wanted((), ahead=True),
    "book_appointment": Wanted((), ahead=True),
    # life
    "life_event": Wanted(("country",), ahead=True),
    "bereavement": Wanted(("account",)),
    "financial_hardship": Wanted(("product",)),
    # profile
    "update_contact": Wanted((), ahead=True),
    **dict.fromkeys(
        ("set_preferences", "manage_consent", "export_my_data", "delete_my_data", "give_feedback"), _NOTHING
    ),
    "make_complaint": Wanted(()),
}  # fmt: skip

# What an answer may wait for by name; its focus says `asked` as long as it does.
_ASKED_FOR: Dict[Text, Text] = {"freeze_card": "card"}
# Corrected, these stay with their kind: 'I meant the credit card' is a card or a product, and no account.
_ONE_KIND: FrozenSet[Text] = frozenset({"freeze_card", "ask_product"})

# Who may be paid: only there is every proper name a payee.
PAYEE_INTENTS: FrozenSet[Text] = frozenset(
    {"transfer_money", "transfer_status", "cancel_transfer", "list_payees", "add_payee", "pay_bill"}
)
# Where 'debit' alone is a card and not a kind of payment.
CARD_INTENTS: FrozenSet[Text] = frozenset(
    {"freeze_card", "unfreeze_card", "replace_card", "card_pin", "report_lost_card", "card_declined",
     "travel_notice", "correct_answer"}
)  # fmt: skip
# Who charged: there a code such as 'PYPL*SHOP' or any proper name is a firm.
CHARGE_INTENTS: FrozenSet[Text] = frozenset(
    {"explain_transaction", "dispute_charge", "refund_status", "cancel_subscription", "card_declined"}
)


def asked_for(context: Mapping[Text, Any]) -> Text:
    """Return the kind of name that the last answer asked for; '' when it asked for none."""
    focus = context.get("focus") or {}
    return _ASKED_FOR.get(focus.get("intent") or "", "") if focus.get("asked") else ""


def wanted(intent: Text, context: Mapping[Text, Any]) -> Wanted:
    """Return what to look for.

    Args:
        intent: What the message was understood as.
        context: Of the turn: `requested_slot` while a form asks, `focus` after an answer. What they
            want counts too, since a short answer is easily taken for another intent.
    """
    result = BY_INTENT.get(intent, _ANY)
    topic = (context.get("focus") or {}).get("intent") or ""
    focus = BY_INTENT.get(topic)
    if focus is not None:
        result = Wanted(
            _names(intent, result.names, topic, focus.names),
            result.bare or (focus.bare and not result.names),
            result.times or focus.times,
            result.ahead or focus.ahead,
            result.leads or focus.leads,
            result.names_first or focus.names_first,
        )
    requested = context.get("requested_slot") or ""
    if requested.endswith("_category"):
        result = result._replace(names=_merged(("category",), result.names))
    elif requested.endswith("_amount"):
        result = result._replace(bare=True)
    elif requested.startswith("reminder"):
        names = _merged(("payee",), result.names)
        # A question in between keeps its own reading: its 'last month' is a month and lies behind.
        asks = result.times == "period"
        result = result._replace(
            names=names, times=result.times or "date", ahead=result.ahead if asks else True, leads=True
        )
    return result


def _names(intent: Text, own: Tuple[Text, ...], topic: Text, topical: Tuple[Text, ...]) -> Tuple[Text, ...]:
    """Return what the message and the topic in focus speak of, what is meant first at the front."""
    if intent != "correct_answer":
        return _merged(own, topical)
    return topical if topic in _ONE_KIND else _merged(topical, own)


def _merged(first: Tuple[Text, ...], then: Tuple[Text, ...]) -> Tuple[Text, ...]:
    return (*first, *(name for name in then if name not in first))
