"""Bills that are coming, and reminders of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.domain.bills import Bill
from bank.domain.money import Money
from bank.domain.periods import Period
from bank.words import Rows

_AHEAD = timedelta(days=31)
_YEARLY = timedelta(days=400)
_LONGEST_LEAD = 366
_SHOWN = 6
_MORNING = time(9)
"""When a reminder comes if only a day was named: after breakfast, before the bank's cut-off."""
_AT_ONCE = timedelta(seconds=2)
_NAMES = ("payee", "merchant", "category")


class Bills(SkillAction):
    """Lists what is coming, or says when one bill is due."""

    action = "action_bills"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Without a period the next 31 days count."""
        named = turn.words_of(*_NAMES)
        reply = Reply().set(focus={"intent": "list_bills"})
        if named:
            found = bank.bills.match(turn.customer_id, named, turn.today, _kind(turn))
            if found:
                return _one(reply, found[0])
        period = turn.period() or Period(turn.today, turn.today + _AHEAD)
        period = Period(max(period.start, turn.today), max(period.end, turn.today), period.grain)
        bills = [
            bill for bill in bank.bills.upcoming(turn.customer_id, turn.today, until=period.end) if bill.due in period
        ]
        if named and bills:
            return reply.say("bills-none-payee", payee=named, rows=Rows([_row(b) for b in bills[:3]]))
        if not bills:
            return reply.say("bills-none", span=period)
        total = Money.total((bill.amount for bill in bills), turn.customer.currency)
        choices = [{"key": "bills-list.remind", "payload": "/set_bill_reminder"}]
        return reply.say(
            "bills-list", choices, count=len(bills), total=total, span=period, rows=Rows([_row(b) for b in bills])
        )


class ValidateReminder(SkillAction):
    """Fills the reminder form: which bill, and when."""

    action = "validate_bill_reminder_form"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """What cannot be used is explained; the form then asks again."""
        reply = Reply()
        if turn.slots.get("digressed"):
            return reply
        asked = turn.slots.get("requested_slot")
        bill = turn.slots.get("reminder_bill")
        named = turn.words_of(*_NAMES)
        chosen = turn.entity("topic") if turn.intent == "set_bill_reminder" else None
        if chosen or named:
            found = (
                _chosen(bank, turn, str(chosen))
                if chosen
                else bank.bills.match(turn.customer_id, named or "", turn.today, _kind(turn))
            )
            if found:
                bill = _slot(found[0])
                reply.set(reminder_bill=bill)
            elif named and asked in (None, "reminder_bill"):
                bills = bank.bills.upcoming(turn.customer_id, turn.today)[:3]
                reply.set(reminder_bill=None)
                reply.say("bills-none-payee", payee=named, rows=Rows([_row(b) for b in bills]))
        elif asked == "reminder_bill":
            reply.set(reminder_bill=None)
        self._when(turn, bill, reply, asked)
        return reply

    @staticmethod
    def _when(turn: Turn, bill: Any, reply: Reply, asked: str | None) -> None:
        lead, on = turn.entity("lead_time"), turn.entity("date")
        if on is None and isinstance(turn.entity("period"), dict):
            on = turn.entity("period")["start"]
        due = date.fromisoformat(bill["due"]) if bill else None
        kept = turn.slots.get("reminder_lead") or {}
        if isinstance(lead, dict) and 0 <= int(lead["days"]) <= _LONGEST_LEAD:
            # Kept as days until the bill is known.
            reply.set(reminder_lead={"days": int(lead["days"])})
        elif isinstance(on, str) and (due is None or datetime.fromisoformat(on).date() <= due):
            reply.set(reminder_lead={"at": on})
        elif due and "at" in kept and datetime.fromisoformat(kept["at"]).date() > due:
            # A day that was named before the bill was known.
            reply.set(reminder_lead=None).say("reminder-bad-lead", due=due)
        elif due and asked == "reminder_lead" and "reminder_bill" not in reply.slots:
            reply.set(reminder_lead=None).say("reminder-bad-lead", due=due)


class AskBill(SkillAction):
    """Asks which bill, with the next ones as buttons."""

    action = "action_ask_bill_reminder_form_reminder_bill"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Without any bill there is nothing to remind of, and the form ends."""
        bills = bank.bills.upcoming(turn.customer_id, turn.today)[:_SHOWN]
        if not bills:
            span = Period(turn.today, turn.today + _AHEAD)
            return Reply(ends_form=True).say("bills-none", span=span)
        return Reply().say("reminder-ask-bill", choices=_buttons("/set_bill_reminder", bills))


class AskLead(SkillAction):
    """Asks how long before the due day."""

    action = "action_ask_bill_reminder_form_reminder_lead"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The usual answers are one tap away."""
        leads = (("same_day", 0), ("one_day", 1), ("three_days", 3), ("one_week", 7))
        choices = [
            {
                "key": f"reminder-ask-lead.{name}",
                "payload": "/set_bill_reminder" + json.dumps({"lead_time": {"days": days}}),
            }
            for name, days in leads
        ]
        due = date.fromisoformat(turn.slots["reminder_bill"]["due"])
        return Reply().say("reminder-ask-lead", choices=choices, due=due)


class SetReminder(SkillAction):
    """Stores the reminder; the server delivers it."""

    action = "action_set_bill_reminder"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """A time that has passed means: now."""
        bill: dict[str, Any] = turn.slots["reminder_bill"]
        due = date.fromisoformat(bill["due"])
        at = self._moment(turn, turn.slots["reminder_lead"], due)
        passed = at <= turn.now
        if passed:
            at = turn.now + _AT_ONCE
        reminder = bank.reminders.set(turn.customer_id, bill["id"], at, turn.conversation.id, turn.now)
        reply = Reply().set(reminder_bill=None, reminder_lead=None, focus={"intent": "list_bills"})
        if passed:
            return reply.say("reminder-now")
        amount = Money(int(bill["minor"]), str(bill["currency"]))
        local = reminder.remind_at.astimezone(turn.now.tzinfo)
        return reply.say("reminder-set", payee=bill["payee"], amount=amount, due=due, at=local)

    @staticmethod
    def _moment(turn: Turn, lead: dict[str, Any], due: date) -> datetime:
        zone = turn.now.tzinfo
        if "days" in lead:
            return datetime.combine(due - timedelta(days=lead["days"]), _MORNING, zone)
        at = datetime.fromisoformat(lead["at"])
        return datetime.combine(at.date(), at.time() if "T" in lead["at"] else _MORNING, zone)


class CancelReminder(SkillAction):
    """Takes a reminder back."""

    action = "action_cancel_bill_reminder"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """With several and none named, asks which."""
        active = bank.reminders.active(turn.customer_id)
        if not active:
            return Reply().say("reminder-none")
        chosen, named = turn.entity("topic"), turn.words_of(*_NAMES)
        bills = [bill for bill, _ in active]
        if chosen:
            # A button from before may name a reminder that is gone: then all are shown again.
            bills = [bill for bill in bills if bill.id == chosen]
            if not bills:
                bills = [bill for bill, _ in active]
                return Reply().say("reminder-ask-cancel", choices=_buttons("/cancel_bill_reminder", bills))
        elif named:
            matched = {b.id for b in bank.bills.match(turn.customer_id, named, turn.today, _kind(turn))}
            bills = [bill for bill in bills if bill.id in matched]
            if not bills:
                return Reply().say("reminder-none-payee", payee=named)
        if len(bills) > 1:
            return Reply().say("reminder-ask-cancel", choices=_buttons("/cancel_bill_reminder", bills))
        bank.reminders.cancel(turn.customer_id, bills[0].id, turn.now)
        return Reply().say("reminder-cancelled", payee=bills[0].payee)


def _kind(turn: Turn) -> str | None:
    """Return the kind of bill that the words named ('luz' -> electricity)."""
    kind = turn.entity("payee")
    return str(kind) if kind else None


def _chosen(bank: Bank, turn: Turn, bill_id: str) -> Sequence[Bill]:
    # As far as `match` looks: the button may stand under a yearly bill.
    bills = bank.bills.upcoming(turn.customer_id, turn.today, until=turn.today + _YEARLY)
    return [bill for bill in bills if bill.id == bill_id]


def _buttons(intent: str, bills: Sequence[Bill]) -> list[dict[str, Any]]:
    # `topic` carries the bill's id: two bills may have the same payee.
    return [{"title": bill.payee, "payload": intent + json.dumps({"topic": bill.id})} for bill in bills]


def _slot(bill: Bill) -> dict[str, Any]:
    return {
        "id": bill.id,
        "payee": bill.payee,
        "due": bill.due.isoformat(),
        "minor": bill.amount.minor,
        "currency": bill.amount.currency,
    }


def _row(bill: Bill) -> dict[str, Any]:
    return {
        "due": bill.due,
        "payee": bill.payee,
        "amount": bill.amount,
        "estimated": "yes" if bill.estimated else "no",
        "reminded": "yes" if bill.reminder else "no",
    }


def _one(reply: Reply, bill: Bill) -> Reply:
    row = _row(bill)
    del row["reminded"]
    payload = "/set_bill_reminder" + json.dumps({"topic": bill.id})
    return reply.say("bill-one", [{"key": "bill-one.remind", "payload": payload}], **row)
