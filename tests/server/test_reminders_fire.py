"""A reminder that has come due is written to the customer, once, where they are."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

import pytest
from world import World, eventually

pytestmark = pytest.mark.asyncio


def _remind(world: World, customer: str, conversation: str | None, seconds: float) -> str:
    """Set a reminder of the customer's next bill; return its id."""
    now = datetime.now(timezone.utc)
    bill = world.bank.bills.upcoming(customer, now.date() + timedelta(days=1))[0]
    at = now + timedelta(seconds=seconds)
    return world.bank.reminders.set(customer, bill.id, at, conversation, now).id


async def test_reminder_reaches_the_open_chat(world: World) -> None:
    tab = await world.tab("lucia")
    _remind(world, "lucia", tab.welcome["conversation"], 0.3)
    message = await tab.until(lambda frame: "Iron Gym" in frame.get("text", ""))
    assert message["sender"] == "bot"
    assert "29,90" in message["text"]
    await asyncio.sleep(0.4)
    assert sum("Iron Gym" in text for text in tab.texts()) == 1
    assert world.bank.reminders.active("lucia") == ()


async def test_reminder_goes_where_the_customer_is_now(world: World) -> None:
    old = await world.tab()
    await old.close()
    now = await world.tab(fresh=True)
    _remind(world, "emma", old.welcome["conversation"], 0.2)
    await now.until(lambda frame: "Iron Gym" in frame.get("text", ""))


async def test_reminder_of_somebody_who_is_away_waits_in_the_chat(world: World) -> None:
    tab = await world.tab()
    await tab.close()
    _remind(world, "emma", tab.welcome["conversation"], 0.1)
    await _until_none(world, "emma")
    again = await world.tab(conversation=tab.welcome["conversation"], after=1)
    await again.until(lambda frame: "Iron Gym" in frame.get("text", ""))


async def test_reminder_of_somebody_who_never_chatted_begins_with_the_disclosure(world: World) -> None:
    _remind(world, "jonas", None, 0.1)
    await _until_none(world, "jonas")
    tab = await world.tab("jonas")
    await tab.until(lambda frame: "Iron Gym" in frame.get("text", ""))
    assert "Programm" in tab.texts()[0]


async def test_two_servers_deliver_a_reminder_once(world: World) -> None:
    tab = await world.tab()
    second = World.beside(world)
    await second.start_server()
    try:
        _remind(world, "emma", tab.welcome["conversation"], 0.2)
        await _until_none(world, "emma")
        await asyncio.sleep(0.3)
        texts = [message.text for message in world.bank.conversations.messages(tab.welcome["conversation"])]
        assert sum("Iron Gym" in text for text in texts) == 1
    finally:
        await second.stop_server()


async def _until_none(world: World, customer: str) -> None:
    await eventually(lambda: not world.bank.reminders.active(customer))
    await asyncio.sleep(0.05)
