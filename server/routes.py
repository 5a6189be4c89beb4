"""Every address of the server, on one page."""

from __future__ import annotations

from aiohttp import web

from server import customer, demo, desk, desk_socket, health, openapi, pages

ROUTES = (
    # Operations
    web.get("/healthz", health.alive),
    web.get("/readyz", health.ready),
    web.get("/openapi.json", openapi.document),
    # Pages
    web.get("/", pages.bank_page),
    web.get("/desk", pages.desk_page),
    web.get("/assets/{path:.+}", pages.asset),
    web.get("/attune-chat.js", pages.widget),
    web.get("/strings/{language}.json", pages.strings),
    # The demo bank
    web.get("/demo/customers", demo.customers),
    web.post("/demo/token", demo.token),
    # Customers
    web.get("/customer/socket", customer.socket),
    # Agents
    web.post("/desk/login", desk.login),
    web.post("/desk/logout", desk.logout),
    web.get("/desk/me", desk.me),
    web.get("/desk/queue", desk.queue),
    web.get("/desk/conversations/{conversation}", desk.conversation),
    web.get("/desk/socket", desk_socket.socket),
)
