"""Balances and payments."""

from __future__ import annotations

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.domain.accounts import Account, AccountKind
from bank.domain.money import Money
from bank.domain.periods import Period
from bank.domain.transactions import CATEGORIES
from bank.words import Name, Rows

SHOWN = 5
"""Payments listed in one answer."""
_LOOK_BACK_DAYS = 90


class Balance(SkillAction):
    """What is in one account, or in all."""

    action = "action_balance"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """One account when one is named or there is only one; else a line for each."""
        accounts = bank.accounts.list(turn.customer_id)
        wanted = turn.entity("account") or ("credit_card" if turn.entity("card") == "credit" else None)
        chosen = [a for a in accounts if a.kind == wanted]
        reply = Reply().set(focus={"intent": "check_balance", "account": wanted})
        rows = Rows([{"account": Name("account", str(a.kind)), "balance": a.balance} for a in accounts])
        if wanted and not chosen:
            return reply.say("balance-no-account", account=Name("account", str(wanted)), rows=rows)
        if len(chosen or accounts) > 1:
            return reply.say("balance-list", rows=rows)
        return self._one(reply, (chosen or accounts)[0])

    @staticmethod
    def _one(reply: Reply, account: Account) -> Reply:
        name = Name("account", str(account.kind))
        if account.kind is AccountKind.CREDIT_CARD:
            owed = Money(max(0, -account.balance.minor), account.balance.currency)
            return reply.say("balance-credit", account=name, balance=owed, available=account.available)
        more = "yes" if account.available != account.balance else "no"
        return reply.say("balance-one", account=name, balance=account.balance, available=account.available, more=more)


class Transactions(SkillAction):
    """Payments by shop, category, time and amount, the newest first."""

    action = "action_transactions"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Without a period the last ninety days are searched, and the answer says so."""
        category = turn.entity("category") or turn.focus.get("category")
        category = category if category in CATEGORIES else None
        named = turn.words_of("merchant", "payee") or turn.focus.get("merchant")
        merchant = bank.transactions.match_merchant(turn.customer_id, named) if named else None
        if named and merchant is None:
            return Reply().say("spending-unknown-merchant", merchant=named)
        period = turn.period() or Period.last_days(_LOOK_BACK_DAYS, turn.today)
        amounts = turn.amounts()
        if any(amount.currency != turn.customer.currency for amount in amounts):
            return Reply().say("transactions-foreign", currency=turn.customer.currency)
        page = bank.transactions.find(
            turn.customer_id,
            merchant=merchant,
            category=category if merchant is None else None,
            period=period,
            minimum=min(amounts, key=lambda m: m.minor) if amounts else None,
            maximum=max(amounts, key=lambda m: m.minor) if len(amounts) > 1 else None,
            limit=SHOWN,
        )
        focus = {"intent": "find_transactions", "category": category, "merchant": merchant, "period": _json(period)}
        reply = Reply().set(focus=focus)
        if not page.total_count:
            return reply.say("transactions-none", span=period)
        rows = [{"date": item.booked_on, "merchant": item.merchant, "amount": item.amount} for item in page.items]
        if category or merchant or amounts or turn.entity("period", "date"):
            reply.say("transactions-found", count=page.total_count, span=period, total=page.total, rows=Rows(rows))
        else:
            # A sum over everything, salary and rent in one figure, would answer nothing.
            reply.say("transactions-newest", rows=Rows(rows))
        if page.total_count > len(page.items):
            reply.say("transactions-more", shown=len(page.items))
        return reply


def _json(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "grain": period.grain}
