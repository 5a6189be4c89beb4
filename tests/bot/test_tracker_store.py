"""Live trackers, bounded sessions and a database that always has the truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import TURNS_PER_SESSION, BoundedTrackerStore

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(HOUSE / "domain.yml"))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/tracker.db"


@pytest.fixture
def store(domain: Domain, url: str) -> BoundedTrackerStore:
    return open_store(domain, url)


def open_store(domain: Domain, url: str) -> BoundedTrackerStore:
    return BoundedTrackerStore(domain=domain, host=url)


def rows(store: BoundedTrackerStore, sender: str = "ana") -> list[dict[str, object]]:
    with store.engine.connect() as connection:
        found = connection.execute("SELECT data FROM events WHERE sender_id = :s ORDER BY id", {"s": sender})
        return [json.loads(row[0]) for row in found]


async def say(
    store: BoundedTrackerStore, text: str, *extra: SlotSet | ActiveLoop, sender: str = "ana"
) -> DialogueStateTracker:
    tracker = await store.get_or_create_tracker(sender)
    said = UserUttered(text, {"name": "check_balance", "confidence": 0.9}, [])
    for event in (
        said,
        *extra,
        ActionExecuted("action_balance"),
        BotUttered("so much"),
        ActionExecuted(ACTION_LISTEN_NAME),
    ):
        tracker.update(event)
    await store.save(tracker)
    return tracker


def texts(tracker: DialogueStateTracker | None) -> list[str]:
    assert tracker is not None
    return [event.text or "" for event in tracker.events if isinstance(event, UserUttered)]


async def test_only_new_events_are_written(store: BoundedTrackerStore) -> None:
    await say(store, "one")
    first = rows(store)
    await say(store, "two")
    both = rows(store)
    assert both[: len(first)] == first
    assert [row["text"] for row in both if row["event"] == "user"] == ["one", "two"]


async def test_reading_writes_nothing(store: BoundedTrackerStore) -> None:
    await say(store, "one")
    before = rows(store)
    await store.peek("ana")
    await store.peek("ana")
    assert rows(store) == before


async def test_the_database_tells_the_same_as_memory(store: BoundedTrackerStore, domain: Domain, url: str) -> None:
    await say(store, "one", SlotSet("language", "de"))
    await say(store, "two", SlotSet("focus", {"intent": "check_balance"}))
    live, stored = await store.peek("ana"), await open_store(domain, url).peek("ana")
    assert live is not None
    assert stored is not None
    assert stored.current_slot_values() == live.current_slot_values()
    assert texts(stored) == texts(live) == ["one", "two"]
    assert stored.latest_action_name == live.latest_action_name


async def test_a_long_conversation_goes_on_in_a_new_session_with_its_slots(
    store: BoundedTrackerStore, domain: Domain, url: str
) -> None:
    for turn in range(30):
        await say(store, str(turn), SlotSet("language", "fr"))
    live = await store.peek("ana")
    assert len(texts(live)) < TURNS_PER_SESSION
    assert live is not None
    assert live.get_slot("language") == "fr"
    # Nothing is lost: the database has every message once.
    assert [row["text"] for row in rows(store) if row["event"] == "user"] == [str(turn) for turn in range(30)]
    again = await open_store(domain, url).peek("ana")
    assert again is not None
    assert again.current_slot_values() == live.current_slot_values()
    assert texts(again) == texts(live)


async def test_an_open_form_goes_on_in_a_new_session(store: BoundedTrackerStore) -> None:
    await say(store, "begins", ActiveLoop("set_budget_form"), SlotSet("requested_slot", "budget_amount"))
    for turn in range(TURNS_PER_SESSION * 3):
        await say(store, str(turn))
    tracker = await store.peek("ana")
    assert tracker is not None
    assert len(texts(tracker)) < TURNS_PER_SESSION
    assert (tracker.active_loop_name, tracker.get_slot("requested_slot")) == ("set_budget_form", "budget_amount")


async def test_a_failed_turn_leaves_what_was_stored(store: BoundedTrackerStore) -> None:
    await say(store, "one")
    before = rows(store)
    half_way = await store.get_or_create_tracker("ana")
    half_way.update(UserUttered("lost", {"name": "greet", "confidence": 0.9}, []))  # ... and the engine fails
    assert rows(store) == before
    assert texts(await store.peek("ana")) == ["one"]
    await say(store, "two")
    assert [row["text"] for row in rows(store) if row["event"] == "user"] == ["one", "two"]


async def test_two_conversations_do_not_mix(store: BoundedTrackerStore) -> None:
    await say(store, "hers", SlotSet("language", "fr"), sender="ana")
    await say(store, "his", SlotSet("language", "de"), sender="ben")
    ana, ben = await store.peek("ana"), await store.peek("ben")
    assert (texts(ana), texts(ben)) == (["hers"], ["his"])
    assert ana is not None
    assert ben is not None
    assert (ana.get_slot("language"), ben.get_slot("language")) == ("fr", "de")


async def test_whom_nobody_knows_has_no_tracker(store: BoundedTrackerStore) -> None:
    assert await store.peek("nobody") is None


async def test_nothing_read_of_the_mood_is_kept_of_who_does_not_want_it(store: BoundedTrackerStore) -> None:
    for sender, allowed in (("ana", True), ("ben", False)):
        tracker = await store.get_or_create_tracker(sender)
        understood = {"intent": {"name": "greet"}, "sentiment": {"label": "negative"}, "signals": {"anger": 0.9}}
        metadata = {"mood_analysis": allowed}
        tracker.update(UserUttered("words", {"name": "greet"}, [], understood, metadata=metadata))
        await store.save(tracker)
    kept = {sender: next(r for r in rows(store, sender) if r["event"] == "user") for sender in ("ana", "ben")}
    assert kept["ana"]["parse_data"]["signals"] == {"anger": 0.9}  # type: ignore[index]
    assert not {"sentiment", "signals"} & set(kept["ben"]["parse_data"])  # type: ignore[call-overload]
    assert kept["ben"]["parse_data"]["intent"] == {"name": "greet"}  # type: ignore[index]
