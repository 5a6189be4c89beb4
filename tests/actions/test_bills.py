"""Bills that are coming, and reminders that come when they were wanted."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from talk import NOW, entity, period

from bank.words import Amount, Span

VALIDATE = "validate_bill_reminder_form"
RENT = {"id": "emma-rent-20260401", "payee": "OpenRent", "due": "2026-04-01", "minor": 60_000, "currency": "GBP"}
LONDON = ZoneInfo("Europe/London")


def test_coming_bills_are_listed_as_the_bank_expects_them(bank, emma) -> None:
    said = emma.do("action_bills", intent="list_bills").args("bills-list")
    bills = bank.bills.upcoming("emma", NOW.date())
    assert [(row["payee"], row["due"], row["amount"].minor) for row in said["rows"].rows] == [
        (bill.payee, bill.due, bill.amount.minor) for bill in bills
    ]
    assert (said["count"], said["total"]) == (4, Amount(sum(bill.amount.minor for bill in bills), "GBP"))
    assert [row["estimated"] for row in said["rows"].rows] == ["no", "yes", "no", "no"]


@pytest.mark.parametrize(
    ("entities", "payees"),
    [([period("2026-03-09", "2026-03-15", "week")], ["Vodafone", "Octopus Energy"]),
     ([entity("date", "2026-04-01")], ["OpenRent"])],
)  # fmt: skip
def test_named_days_narrow_the_list(emma, entities, payees) -> None:
    said = emma.do("action_bills", *entities).args("bills-list")
    assert [row["payee"] for row in said["rows"].rows] == payees


def test_days_without_a_bill_are_named(emma) -> None:
    answer = emma.do("action_bills", entity("date", "2026-03-20"))
    assert answer.args("bills-none") == {"span": Span(date(2026, 3, 20), date(2026, 3, 20), "day")}


@pytest.mark.parametrize(
    ("named", "payee", "due"),
    [(entity("payee", "electricity", "light bill"), "Octopus Energy", date(2026, 3, 13)),
     (entity("payee", "rent", "rent"), "OpenRent", date(2026, 4, 1)),
     (entity("merchant", "vodafone", "vodaphone"), "Vodafone", date(2026, 3, 10)),
     (entity("merchant", "aviva", "Aviva"), "Aviva Home", date(2026, 9, 15))],
)  # fmt: skip
def test_one_bill_is_found_by_name_or_kind(emma, named, payee, due) -> None:
    said = emma.do("action_bills", named).args("bill-one")
    assert (said["payee"], said["due"]) == (payee, due)


def test_unknown_payee_is_said_with_the_next_bills_instead(emma) -> None:
    answer = emma.do("action_bills", entity("merchant", "yacht club", "Yacht Club"))
    assert answer.args("bills-none-payee")["payee"] == "Yacht Club"
    assert len(answer.args("bills-none-payee")["rows"].rows) == 3


@pytest.mark.parametrize("named", [entity("payee", "rent"), entity("merchant", "aviva", "Aviva")])
def test_button_under_a_bill_chooses_that_bill(emma, named) -> None:
    """Also under a yearly one that is due in half a year."""
    shown = emma.do("action_bills", named)
    ((intent, found),) = shown.payloads
    answer = emma.do(VALIDATE, *(entity(name, value) for name, value in found.items()), intent=intent)
    assert answer.slots["reminder_bill"]["payee"] == shown.args("bill-one")["payee"]
    assert answer.slots["reminder_bill"]["due"] == shown.args("bill-one")["due"].isoformat()


def test_form_asks_which_bill_and_its_buttons_answer(emma) -> None:
    asked = emma.do("action_ask_bill_reminder_form_reminder_bill")
    assert [choice["title"] for choice in asked.choices] == ["Vodafone", "Octopus Energy", "OpenRent", "Vodafone"]
    chosen = []
    for intent, found in asked.payloads:
        emma.slots.update(requested_slot="reminder_bill", reminder_bill=None)
        answer = emma.do(VALIDATE, *(entity(name, value) for name, value in found.items()), intent=intent)
        chosen.append((answer.slots["reminder_bill"]["payee"], answer.slots["reminder_bill"]["due"]))
    assert chosen[0] == ("Vodafone", "2026-03-10")
    assert chosen[3] == ("Vodafone", "2026-04-10")


def test_form_asks_when_and_its_buttons_answer(emma) -> None:
    emma.slots.update(reminder_bill=RENT, requested_slot="reminder_lead")
    asked = emma.do("action_ask_bill_reminder_form_reminder_lead")
    assert "1 April 2026" in asked.text
    leads = []
    for intent, found in asked.payloads:
        answer = emma.do(VALIDATE, *(entity(name, value) for name, value in found.items()), intent=intent)
        leads.append(answer.slots["reminder_lead"])
    assert leads == [{"days": 0}, {"days": 1}, {"days": 3}, {"days": 7}]


def test_customer_without_bills_is_not_kept_in_a_form(talk) -> None:
    answer = talk("pia").do("action_ask_bill_reminder_form_reminder_bill")
    assert answer.keys == ["bills-none"]
    assert {"event": "active_loop", "name": None, "timestamp": None} in answer.events
    assert answer.slots["requested_slot"] is None


@pytest.mark.parametrize(
    ("asked", "bill", "entities", "said", "slots"),
    [
        ("reminder_bill", None, [entity("payee", "rent")], [], {"reminder_bill": RENT}),
        ("reminder_bill", None, [], [], {"reminder_bill": None}),
        ("reminder_bill", None, [entity("merchant", "yacht", "Yacht")], ["bills-none-payee"], {"reminder_bill": None}),
        (None, None, [entity("payee", "rent"), entity("lead_time", {"days": 2})], [],
         {"reminder_bill": RENT, "reminder_lead": {"days": 2}}),
        ("reminder_lead", RENT, [entity("lead_time", {"days": 14})], [], {"reminder_lead": {"days": 14}}),
        ("reminder_lead", RENT, [entity("date", "2026-03-30")], [], {"reminder_lead": {"at": "2026-03-30"}}),
        ("reminder_lead", RENT, [entity("date", "2026-04-01")], [], {"reminder_lead": {"at": "2026-04-01"}}),
        ("reminder_lead", RENT, [entity("date", "2026-04-02")], ["reminder-bad-lead"], {"reminder_lead": None}),
        ("reminder_lead", RENT, [period("2026-03-16", "2026-03-22", "week")], [],
         {"reminder_lead": {"at": "2026-03-16"}}),
        ("reminder_lead", RENT, [], ["reminder-bad-lead"], {"reminder_lead": None}),
        ("reminder_lead", RENT, [entity("lead_time", {"days": 10**12})], ["reminder-bad-lead"],
         {"reminder_lead": None}),
        ("reminder_lead", RENT, [entity("lead_time", {"days": -3})], ["reminder-bad-lead"], {"reminder_lead": None}),
    ],
)  # fmt: skip
def test_answer_to_a_question_of_the_form(emma, asked, bill, entities, said, slots) -> None:
    emma.slots.update(requested_slot=asked, reminder_bill=bill)
    answer = emma.do(VALIDATE, *entities, intent="set_bill_reminder")
    assert (answer.keys, answer.slots) == (said, slots)


def test_day_named_before_the_bill_is_asked_for_again_when_the_bill_is_due_earlier(bank, emma) -> None:
    emma.do(VALIDATE, entity("date", "2026-04-05"), intent="set_bill_reminder")
    assert emma.slots["reminder_lead"] == {"at": "2026-04-05"}
    emma.slots["requested_slot"] = "reminder_bill"
    answer = emma.do(VALIDATE, entity("payee", "rent"))
    assert answer.keys == ["reminder-bad-lead"]
    assert emma.slots["reminder_lead"] is None
    assert emma.slots["reminder_bill"] == RENT


@pytest.mark.parametrize(
    ("lead", "at"),
    [
        ({"days": 2}, datetime(2026, 3, 30, 9, tzinfo=LONDON)),
        ({"days": 0}, datetime(2026, 4, 1, 9, tzinfo=LONDON)),
        ({"at": "2026-03-29"}, datetime(2026, 3, 29, 9, tzinfo=LONDON)),  # the night the clocks go forward
        ({"at": "2026-03-25T17:30:00"}, datetime(2026, 3, 25, 17, 30, tzinfo=LONDON)),
    ],
)
def test_reminder_comes_when_it_was_wanted_by_the_customers_clock(bank, emma, lead, at) -> None:
    emma.slots.update(reminder_bill=RENT, reminder_lead=lead)
    answer = emma.do("action_set_bill_reminder")
    ((bill, reminder),) = bank.reminders.active("emma")
    assert bill.id == RENT["id"]
    assert reminder.remind_at == at
    assert answer.args("reminder-set")["at"] == at
    assert (answer.args("reminder-set")["amount"], answer.args("reminder-set")["due"]) == (
        Amount(60_000, "GBP"), date(2026, 4, 1),
    )  # fmt: skip
    assert (emma.slots["reminder_bill"], emma.slots["reminder_lead"]) == (None, None)


@pytest.mark.parametrize("lead", [{"days": 30}, {"at": "2026-03-09"}, {"at": "2026-03-10T11:59:00"}])
def test_time_that_has_passed_means_at_once(bank, emma, lead) -> None:
    emma.slots.update(reminder_bill=RENT, reminder_lead=lead)
    assert emma.do("action_set_bill_reminder").keys == ["reminder-now"]
    ((_, reminder),) = bank.reminders.active("emma")
    assert NOW < reminder.remind_at <= NOW + timedelta(seconds=5)
    assert [due.bill.id for due in bank.reminders.claim_due(NOW + timedelta(seconds=5))] == [RENT["id"]]


def test_second_reminder_for_a_bill_moves_the_first(bank, emma) -> None:
    for days in (2, 5):
        emma.slots.update(reminder_bill=RENT, reminder_lead={"days": days})
        emma.do("action_set_bill_reminder")
    ((_, reminder),) = bank.reminders.active("emma")
    assert reminder.remind_at.astimezone(LONDON).date() == date(2026, 3, 27)


def _remind(bank, talk, *bills: str) -> None:
    for number, bill in enumerate(bills, start=1):
        at = datetime(2026, 3, 11, 9 + number, tzinfo=timezone.utc)
        bank.reminders.set("emma", bill, at, talk.conversation, NOW)


def test_only_reminder_is_cancelled_without_asking(bank, emma) -> None:
    _remind(bank, emma, RENT["id"])
    answer = emma.do("action_cancel_bill_reminder")
    assert answer.keys == ["reminder-cancelled"]
    assert bank.reminders.active("emma") == ()
    # And a second time there is none.
    assert emma.do("action_cancel_bill_reminder").keys == ["reminder-none"]


def test_of_several_reminders_the_one_that_is_tapped_is_cancelled(bank, emma) -> None:
    _remind(bank, emma, RENT["id"], "emma-power-20260313")
    asked = emma.do("action_cancel_bill_reminder")
    assert asked.keys == ["reminder-ask-cancel"]
    assert len(bank.reminders.active("emma")) == 2
    intent, found = asked.payloads[0]
    emma.do("action_cancel_bill_reminder", *(entity(n, v) for n, v in found.items()), intent=intent)
    assert [bill.id for bill, _ in bank.reminders.active("emma")] == [asked.payloads[1][1]["topic"]]


@pytest.mark.parametrize(
    ("named", "key", "left"),
    [(entity("payee", "electricity", "power"), "reminder-cancelled", [RENT["id"]]),
     (entity("merchant", "vodafone"), "reminder-none-payee", ["emma-power-20260313", RENT["id"]])],
)  # fmt: skip
def test_named_reminder_is_cancelled_and_no_other(bank, emma, named, key, left) -> None:
    _remind(bank, emma, "emma-power-20260313", RENT["id"])
    assert emma.do("action_cancel_bill_reminder", named).keys == [key]
    assert [bill.id for bill, _ in bank.reminders.active("emma")] == left


def test_reminder_shows_in_the_list(bank, emma) -> None:
    _remind(bank, emma, RENT["id"])
    assert "OpenRent, £600.00 (reminder set)" in emma.do("action_bills").text
