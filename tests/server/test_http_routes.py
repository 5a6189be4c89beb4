"""The HTTP routes: health, pages, words, logging in, and their description."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate
from world import World

from bank.words import Words
from server.openapi import DOCUMENT
from server.options import Options
from server.page_words import web_strings
from server.routes import ROUTES

pytestmark = pytest.mark.asyncio


async def _get(world: World, path: str, **headers: str) -> tuple[int, Any, Mapping[str, str]]:
    async with world.session().get(f"{world.url}{path}", headers=headers) as response:
        body: Any = await response.read()
        if response.content_type == "application/json":
            body = json.loads(body)
        return response.status, body, response.headers


async def test_readiness_names_the_part_that_is_missing(world: World) -> None:
    assert (await _get(world, "/healthz"))[0] == 200
    assert (await _get(world, "/readyz"))[:2] == (200, {"database": "ok", "engine": "ok"})
    await world.engine.stop()
    assert (await _get(world, "/readyz"))[:2] == (503, {"database": "ok", "engine": "unreachable"})
    assert (await _get(world, "/healthz"))[0] == 200


async def test_every_route_is_described_and_no_other() -> None:
    described = {(path, method.upper()) for path, item in DOCUMENT["paths"].items() for method in item}
    served = {(route.path.replace(":.+", ""), route.method) for route in ROUTES}
    assert described == served
    validate(DOCUMENT)


@pytest.mark.parametrize("path", ["/healthz", "/", "/no-such", "/desk/me", "/demo/customers"])
async def test_every_answer_has_the_security_headers(world: World, path: str) -> None:
    _, _, headers = await _get(world, path)
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "aiohttp" not in headers.get("Server", "")


async def test_pages_are_served_from_the_build_and_nothing_beside_it(world: World) -> None:
    assert (await _get(world, "/"))[0] == 503
    dist = world.options.web_dir
    for name, content in (
        ("bank/index.html", "<p>bank"),
        ("desk/index.html", "<p>desk"),
        ("assets/a.js", "1"),
    ):
        (dist / name).parent.mkdir(parents=True, exist_ok=True)
        (dist / name).write_text(content)
    (dist / "attune-chat.js").write_text("2")
    assert (await _get(world, "/"))[:2] == (200, b"<p>bank")
    assert (await _get(world, "/desk"))[:2] == (200, b"<p>desk")
    status, _, headers = await _get(world, "/assets/a.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript")
    assert "immutable" in headers["Cache-Control"]
    assert (await _get(world, "/attune-chat.js"))[0] == 200
    for escape in (
        "..%2f..%2fsecret.key",
        "%2e%2e/%2e%2e/secret.key",
        "a.js%00",
        "../../secret.key",
        "%2fetc%2fpasswd",
    ):
        assert (await _get(world, f"/assets/{escape}"))[0] == 404


async def test_words_of_the_pages(world: World) -> None:
    status, words, _ = await _get(world, "/strings/en.json")
    assert status == 200
    assert words["widget-open"]
    status, spanish, _ = await _get(world, "/strings/es.json")
    assert (status, spanish.keys()) == (200, words.keys())
    assert (await _get(world, "/strings/xx.json"))[0] == 404
    assert (await _get(world, "/strings/..%2fen.json"))[0] == 404
    _, _, headers = await _get(world, "/strings/en.json", Origin="https://bank.example")
    assert headers["Access-Control-Allow-Origin"] == "https://bank.example"
    _, _, headers = await _get(world, "/strings/en.json", Origin="https://evil.example")
    assert "Access-Control-Allow-Origin" not in headers


async def test_words_are_put_together_once_and_sent_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []

    def build(words: Words, data_dir: Path, language: str) -> dict[str, str]:
        built.append(language)
        return web_strings(words, data_dir, language)

    monkeypatch.setattr("server.page_words.web_strings", build)
    answers = await asyncio.gather(*(_get(world, "/strings/en.json") for _ in range(5)))
    tags = {headers["ETag"] for _, _, headers in answers}
    _, _, spanish = await _get(world, "/strings/es.json")
    assert (built, len(tags)) == (["en", "es"], 1)
    tag = tags.pop()
    assert tag != spanish["ETag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        status, body, headers = await _get(world, "/strings/en.json", **{"If-None-Match": known})
        assert (status, body, headers["ETag"], headers["Cache-Control"]) == (304, b"", tag, "no-cache")
    assert (await _get(world, "/strings/en.json", **{"If-None-Match": spanish["ETag"]}))[0] == 200
    # An answer to one page must not be given to another by a cache between us.
    assert {headers["Vary"] for _, _, headers in answers} == {"Origin"}
    assert built == ["en", "es"]


async def test_words_that_are_not_translated_are_in_english() -> None:
    words = Words.load(Options().data_dir)
    english = web_strings(words, Options().data_dir, "en")
    assert web_strings(words, Options().data_dir, "de").keys() == english.keys()


async def test_demo_customers_and_their_token(world: World) -> None:
    _, people, _ = await _get(world, "/demo/customers")
    assert [person["id"] for person in people] == ["emma", "lucia", "jonas"]
    assert people[1]["accounts"][0]["balance"].replace("\xa0", " ") == "1.234,50 €"
    session = world.session()
    async with session.post(f"{world.url}/demo/token", json={"customer": "emma"}) as response:
        answer = await response.json()
    assert world.tokens.read_customer(answer["token"]).customer_id == "emma"
    assert world.tokens.read_customer(answer["token"]).inspect is False
    tab = await world.line(answer["token"])
    await tab.get("welcome")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"customer": "nobody"}, 404),
        ({}, 400),
        ({"customer": 7}, 400),
        ([], 400),
        ({"customer": "x" * 999}, 400),
    ],
)
async def test_demo_token_for_nobody_is_refused(world: World, body: Any, status: int) -> None:
    async with world.session().post(f"{world.url}/demo/token", json=body) as response:
        assert response.status == status
        assert "error" in await response.json()


async def test_demo_can_be_switched_off(world: World) -> None:
    await world.restart(demo=False)
    assert (await _get(world, "/demo/customers"))[0] == 404
    assert (await _get(world, "/"))[0] == 404
    async with world.session().post(f"{world.url}/demo/token", json={"customer": "emma"}) as response:
        assert response.status == 404


async def test_agent_logs_in_with_a_cookie_that_scripts_cannot_read(world: World) -> None:
    session = world.session()
    credentials = {"username": "sofia", "password": "demo"}
    async with session.post(f"{world.url}/desk/login", json=credentials) as response:
        cookie = response.headers["Set-Cookie"]
        assert await response.json() == {"id": "sofia", "name": "Sofia", "languages": ["en", "es"]}
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    async with session.get(f"{world.url}/desk/me") as response:
        assert response.status == 200
    async with session.get(f"{world.url}/desk/queue") as response:
        assert await response.json() == {"items": [], "mine": []}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"username": "sofia", "password": "wrong"}, 401),
        ({"username": "nobody", "password": "demo"}, 401),
        ({"username": "sofia"}, 400),
        ({"username": 1, "password": 2}, 400),
        ("nonsense", 400),
    ],
)
async def test_wrong_login_is_refused(world: World, body: Any, status: int) -> None:
    async with world.session().post(f"{world.url}/desk/login", json=body) as response:
        assert response.status == status
        assert "Set-Cookie" not in response.headers


async def test_login_from_another_page_or_as_a_form_is_refused(world: World) -> None:
    credentials = {"username": "sofia", "password": "demo"}
    session = world.session()
    evil = {"Origin": "https://evil.example"}
    async with session.post(f"{world.url}/desk/login", json=credentials, headers=evil) as response:
        assert response.status == 403
    async with session.post(f"{world.url}/desk/login", data=json.dumps(credentials)) as response:
        assert response.status == 415


async def test_guessing_passwords_is_slowed_down(world: World) -> None:
    await world.restart(login_burst=3)
    session = world.session()
    statuses = []
    for _ in range(5):
        async with session.post(f"{world.url}/desk/login", json={"username": "sofia", "password": "x"}) as response:
            statuses.append(response.status)
    assert statuses == [401, 401, 401, 429, 429]


async def test_forged_session_is_refused(world: World) -> None:
    for value in ("x", world.tokens.customer("emma"), type(world.tokens)("f0" * 32).staff("sofia")):
        status, body, _ = await _get(world, "/desk/queue", Cookie=f"attune_desk={value}")
        assert (status, body) == (401, {"error": "log in first"})


async def test_large_bodies_are_refused(world: World) -> None:
    async with world.session().post(
        f"{world.url}/demo/token", data=b"x" * 100_000, headers={"Content-Type": "application/json"}
    ) as response:
        assert response.status == 413


async def test_logs_hold_no_text_no_name_and_no_token(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    tab = await world.tab("lucia", inspect=True)
    await tab.say("mi secreto es una palabra rara: zarzaparrilla")
    await tab.get("turn")
    world.engine.status = 400
    await tab.say("otra zarzaparrilla")
    await tab.get("turn")
    out, err = capfd.readouterr()
    assert "turn.answered" in out + err
    for secret in ("zarzaparrilla", "Lucía", "Romero", "eyJ"):
        assert secret not in out + err
