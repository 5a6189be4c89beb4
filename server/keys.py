"""The parts of the running server, as typed keys of the application."""

from __future__ import annotations

from aiohttp import web

from bank.bootstrap import Bank, Settings
from bank.words import Words
from server.auth import Tokens
from server.board import Board
from server.delivery import Delivery
from server.engine import EngineClient
from server.hub import Hub
from server.limits import Buckets
from server.mood_reading import MoodReadings
from server.options import Options
from server.outbox import Outbox
from server.page_words import PageWords
from server.reception import Reception
from server.rooms import Rooms

SETTINGS = web.AppKey("settings", Settings)
OPTIONS = web.AppKey("options", Options)
TOKENS = web.AppKey("tokens", Tokens)
BANK = web.AppKey("bank", Bank)
WORDS = web.AppKey("words", Words)
PAGE_WORDS = web.AppKey("page_words", PageWords)
ENGINE = web.AppKey("engine", EngineClient)
ROOMS = web.AppKey("rooms", Rooms)
DELIVERY = web.AppKey("delivery", Delivery)
BOARD = web.AppKey("board", Board)
HUB = web.AppKey("hub", Hub)
MOODS = web.AppKey("moods", MoodReadings)
MESSAGE_LIMIT = web.AppKey("message_limit", Buckets)
LOGIN_LIMIT = web.AppKey("login_limit", Buckets)
ADDRESS_LIMIT = web.AppKey("address_limit", Buckets)
RECEPTION = web.AppKey("reception", Reception)
OUTBOXES = web.AppKey("outboxes", set[Outbox])
