"""The application: its parts, wired once, opened and closed in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import structlog
import yaml
from aiohttp import WSCloseCode, web

from bank.bootstrap import Settings, build
from bank.domain.mood import MoodParameters
from bank.words import Words
from server import keys
from server.auth import Tokens
from server.board import Board
from server.bot_turns import BotTurns
from server.delivery import Delivery
from server.engine import EngineClient
from server.hub import Hub
from server.limits import Buckets
from server.mood_reading import MoodReadings
from server.options import Options
from server.outbox import Outbox
from server.page_words import PageWords
from server.person_turns import PersonTurns
from server.reception import Reception
from server.reminders import ReminderClock
from server.rooms import Rooms
from server.routes import ROUTES
from server.security import add_headers, faults

_log = structlog.get_logger(__name__)
_LARGEST_BODY = 64 * 1024


def create_app(settings: Settings, options: Options | None = None, words: Words | None = None) -> web.Application:
    """Return the server's application.

    Args:
        settings: Database, secret, engine; the database must be migrated.
        options: From the environment when None.
        words: Sentences that are loaded already; else those of the data folder.

    Raises:
        InvalidValue: there is no usable secret.
        ValueError: a file of words does not parse.
    """
    options = options or Options.from_env()
    app = web.Application(middlewares=[faults], client_max_size=_LARGEST_BODY)
    app[keys.SETTINGS] = settings
    app[keys.OPTIONS] = options
    app[keys.TOKENS] = Tokens(settings.secret())
    app[keys.WORDS] = words or Words.load(options.data_dir)
    app[keys.PAGE_WORDS] = PageWords(app[keys.WORDS], options.data_dir)
    app[keys.ROOMS] = Rooms()
    outboxes: set[Outbox] = set()
    app[keys.OUTBOXES] = outboxes
    app[keys.MESSAGE_LIMIT] = Buckets(options.message_burst, options.message_rate)
    app[keys.LOGIN_LIMIT] = Buckets(options.login_burst, options.login_rate)
    app[keys.ADDRESS_LIMIT] = Buckets(10 * options.login_burst, 10 * options.login_rate)
    app.add_routes(ROUTES)
    app.on_response_prepare.append(add_headers)
    app.cleanup_ctx.extend([_bank, _engine, _conversations])
    app.on_shutdown.append(_say_goodbye)
    return app


async def _bank(app: web.Application) -> AsyncIterator[None]:
    app[keys.BANK] = await asyncio.to_thread(build, app[keys.SETTINGS])
    yield
    await asyncio.to_thread(app[keys.BANK].close)


async def _engine(app: web.Application) -> AsyncIterator[None]:
    settings = app[keys.SETTINGS]
    app[keys.ENGINE] = EngineClient(settings.engine_url, settings.secret(), app[keys.OPTIONS].turn_timeout)
    yield
    await app[keys.ENGINE].close()


async def _conversations(app: web.Application) -> AsyncIterator[None]:
    bank, words, rooms, options = app[keys.BANK], app[keys.WORDS], app[keys.ROOMS], app[keys.OPTIONS]
    engine = app[keys.ENGINE]
    delivery = app[keys.DELIVERY] = Delivery(bank, words, rooms)
    board = app[keys.BOARD] = Board(bank, rooms)
    app[keys.RECEPTION] = Reception(bank, words, rooms, delivery)
    bot = BotTurns(bank, engine, words, rooms, delivery, board, options)
    mood = await asyncio.to_thread(_mood_parameters, options)
    person = PersonTurns(bank, engine, words, rooms, delivery, board, options, mood)
    moods = app[keys.MOODS] = MoodReadings(bank, rooms, board)
    hub = app[keys.HUB] = Hub(bank, rooms, delivery, bot, person, moods, options)
    reminders = ReminderClock(bank, words, rooms, delivery, options)
    tasks = [asyncio.create_task(work) for work in (hub.recover(), board.run(), reminders.run())]
    _log.info("server.started", languages=len(words.languages))
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    _log.info("server.stopped")


def _mood_parameters(options: Options) -> MoodParameters:
    path = options.data_dir / "mood.yml"
    return MoodParameters.from_mapping(yaml.safe_load(path.read_text("utf-8")))


async def _say_goodbye(app: web.Application) -> None:
    """Finish the turns under way, then close every socket; pages come back by themselves."""
    await app[keys.HUB].drain()
    open_now = app[keys.OUTBOXES].copy()
    await asyncio.gather(*(outbox.close(WSCloseCode.GOING_AWAY, "server restarts") for outbox in open_now))
