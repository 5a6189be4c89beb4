"""What was spent, on what, where and when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.domain.money import Money
from bank.domain.periods import Period
from bank.domain.spending import SpendingReport
from bank.domain.transactions import CATEGORIES
from bank.words import Name, Rows

_BREAKDOWN = 4
"""Categories shown when everything was asked for."""


class Spending(SkillAction):
    """Adds up spending by category, shop and time, against the same time before."""

    action = "action_spending"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Without a period the running month counts, and the answer says which it was."""
        category, named = self._subject(turn)
        merchant = bank.transactions.match_merchant(turn.customer_id, named) if named else None
        if named and merchant is None:
            return Reply().say("spending-unknown-merchant", merchant=named)
        period = turn.period() or Period.month(turn.today)
        report = bank.spending.report(
            turn.customer_id, category=category, merchant=merchant, period=period, today=turn.today
        )
        what: Mapping[str, Any] = {
            "what": "merchant" if merchant else "category" if category else "all",
            "merchant": merchant or "",
            "category": Name("category", category) if category else "",
        }
        span = {"start": period.start.isoformat(), "end": period.end.isoformat(), "grain": period.grain}
        focus = {"intent": "check_spending", "category": category, "merchant": merchant, "period": span}
        reply = Reply().set(focus=focus)
        if report.count == 0:
            return reply.say("spending-none", span=period, **what)
        payload = "/find_transactions" + json.dumps(
            {k: v for k, v in {"category": category, "merchant": merchant, "period": span}.items() if v}
        )
        choices = [{"key": "spending-total.transactions", "payload": payload}]
        reply.say("spending-total", choices, total=report.total, count=report.count, span=period, **what)
        if not category and not merchant and len(report.by_category) > 1:
            self._break_down(reply, report)
        self._compare(reply, report)
        return reply

    @staticmethod
    def _subject(turn: Turn) -> tuple[str | None, str | None]:
        """Return category and the shop's name as written; naming one replaces the other."""
        category = turn.entity("category")
        category = category if category in CATEGORIES else None
        named = turn.words_of("merchant", "payee")
        if category or named:
            return (None if named else category), named
        return turn.focus.get("category"), turn.focus.get("merchant")

    @staticmethod
    def _break_down(reply: Reply, report: SpendingReport) -> None:
        rows = [
            {"category": Name("category", category), "amount": amount}
            for category, amount in report.by_category[:_BREAKDOWN]
        ]
        reply.say("spending-breakdown", rows=Rows(rows))

    @staticmethod
    def _compare(reply: Reply, report: SpendingReport) -> None:
        if not report.previous:
            return
        change = report.total.minor - report.previous.minor
        direction = "more" if change > 0 else "less" if change < 0 else "same"
        difference = Money(abs(change), report.total.currency)
        reply.say("spending-compared", direction=direction, difference=difference, span=report.previous_period)
