"""Who is there when a person is brought in, and who helps outside the bank."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

import pytest
import yaml

from bank.domain.errors import NaiveTime
from bank.domain.support import COERCION, DESPAIR, KINDS, SupportPlan
from launcher.places import ROOT

VALUES: dict[str, Any] = {
    "checked": date(2026, 1, 1),
    "teams": {
        "office": {
            "zone": "Europe/Berlin",
            "hours": {"mon-thu": "09:00-17:00", "fri": ["09:00-12:00", "14:00-16:30"]},
            "holidays": "closed",
        },
        "night": {"zone": "Europe/Berlin", "hours": {"sat": "22:00-24:00", "sun": ["00:00-02:30", "03:00-06:00"]}},
        "spring": {"zone": "Europe/Berlin", "hours": {"sun": "02:30-06:00"}},
        "always": {"zone": "America/New_York", "hours": "always", "holidays": "open"},
    },
    "holidays": ["12-25", date(2026, 12, 28)],
    "countries": {
        "GB": {"emergency": "999", "despair": {"name": "Samaritans", "number": "116 123"}},
        "CH": {"emergency": "112", "despair": {"name": {"de": "Die Hand", "fr": "La Main"}, "number": "143"}},
        "CL": {"emergency": {"despair": "131", "coercion": "133"}, "despair": {"name": "Línea", "number": "*4141"}},
    },
}
PLAN = SupportPlan.from_mapping(VALUES)
REAL = SupportPlan.from_mapping(yaml.safe_load((ROOT / "data" / "support.yml").read_text("utf-8")))


@pytest.mark.parametrize(
    ("team", "now", "opens"),
    [
        # A Tuesday in winter: Berlin is one hour ahead.
        ("office", "2026-03-10T12:00+00:00", None),
        ("office", "2026-03-10T08:00+00:00", None),  # the first minute
        ("office", "2026-03-10T07:59+00:00", "2026-03-10T09:00+01:00"),
        ("office", "2026-03-10T16:00+00:00", "2026-03-11T09:00+01:00"),  # the end is no longer in it
        ("office", "2026-03-11T00:30-08:00", None),  # wherever the asker's clock is
        ("office", "2026-03-13T12:00+00:00", "2026-03-13T14:00+01:00"),  # between two stretches
        ("office", "2026-03-13T18:00+00:00", "2026-03-16T09:00+01:00"),  # over the weekend
        ("office", "2026-03-27T18:00+00:00", "2026-03-30T09:00+02:00"),  # and over the change of clocks
        ("office", "2026-12-24T18:00+00:00", "2026-12-29T09:00+01:00"),  # two holidays, one of every year
        ("office", "2027-12-23T18:00+00:00", "2027-12-24T09:00+01:00"),  # the other was only of 2026
        ("night", "2026-03-14T23:59+00:00", None),  # Sunday, just after midnight
        ("night", "2026-03-14T22:30+00:00", None),
        ("night", "2026-03-15T01:40+00:00", "2026-03-15T03:00+01:00"),
        ("night", "2026-03-29T01:30+00:00", None),  # the clocks have gone from two to three
        ("spring", "2026-03-29T00:30+00:00", "2026-03-29T03:30+02:00"),  # 02:30 is not on any clock that night
        ("always", "2026-12-25T03:00+00:00", None),
    ],
)
def test_team_is_there_or_says_when(team: str, now: str, opens: str | None) -> None:
    found = PLAN.opening(team, datetime.fromisoformat(now))
    assert (found and found.isoformat(timespec="minutes")) == opens


def test_time_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTime):
        PLAN.opening("office", datetime(2026, 3, 10, 12))


@pytest.mark.parametrize(
    ("country", "kind", "number", "emergency"),
    [
        ("GB", DESPAIR, "116 123", "999"),
        ("GB", COERCION, None, "999"),  # no line that we are sure of: the emergency number alone
        ("CL", DESPAIR, "*4141", "131"),
        ("CL", COERCION, None, "133"),
        ("XX", DESPAIR, None, None),
        ("", COERCION, None, None),
    ],
)
def test_help_outside_the_bank(country: str, kind: str, number: str | None, emergency: str | None) -> None:
    line = PLAN.line_for(country, kind)
    assert (line and line.number, PLAN.emergency_for(country, kind)) == (number, emergency)


def test_line_is_called_what_it_calls_itself_in_the_language() -> None:
    line, plain = PLAN.line_for("CH", DESPAIR), PLAN.line_for("GB", DESPAIR)
    assert line is not None
    assert plain is not None
    assert [line.name_in(language) for language in ("de", "fr", "en")] == ["Die Hand", "La Main", "Die Hand"]
    assert plain.name_in("fr") == "Samaritans"


def test_team_without_hours_is_found_before_anybody_needs_it() -> None:
    assert PLAN.require(["office", "always"]) is PLAN
    with pytest.raises(ValueError, match="complaints"):
        PLAN.require(["office", "complaints"])


def _team(**changed: Any) -> dict[str, Any]:
    return {"teams": {"x": {"zone": "Europe/Berlin", "hours": "always", **changed}}}


def _country(**changed: Any) -> dict[str, Any]:
    return {"countries": {"XX": {"emergency": "112", **changed}}}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"checked": None}, "checked"),
        ({"tems": {}}, "tems"),
        (_team(houres="always"), "houres"),
        (_team(hours=None), "hours"),
        (_team(hours={}), "hours"),
        (_team(hours={"mo": "08:00-10:00"}), "'mo'"),
        (_team(hours={"fri-mon": "08:00-10:00"}), "ends before"),
        (_team(hours={"mon": "8-10"}), "08:00-20:00"),
        (_team(hours={"mon": "22:00-06:00"}), "two days"),
        (_team(hours={"mon": "08:00-24:30"}), "after the day"),
        (_team(hours={"mon": ["08:00-12:00", "11:00-13:00"]}), "overlap"),
        (_team(hours={"mon-fri": "08:00-12:00", "wed": "13:00-14:00"}), "twice"),
        (_team(hours={"mon": [800]}), "800"),
        (_team(holidays="maybe"), "maybe"),
        (_team(zone="Europe/Nowhere"), "Nowhere"),
        ({"holidays": ["25 December"]}, "25 December"),
        ({"holidays": ["02-30"]}, "day"),
        (_country(emergency=None), "quotation"),
        (_country(emergency={"despair": "131"}), "each"),
        (_country(despair={"name": "x", "number": 24}), "quotation"),  # 024 without them
        (_country(despair={"name": "x", "number": "call us"}), "digits"),
        (_country(despair={"number": "024"}), "name"),
        (_country(despair={"name": "x", "number": "024", "url": "x"}), "url"),
        (_country(despairs={"name": "x", "number": "024"}), "despairs"),
    ],
)
def test_slip_in_the_file_does_not_pass(changed: dict[str, Any], says: str) -> None:
    with pytest.raises((ValueError, KeyError), match=says):
        SupportPlan.from_mapping({**VALUES, **changed})


def test_team_that_is_never_there_is_an_error_and_no_endless_search() -> None:
    values = {**VALUES, "holidays": [f"12-{day:02}" for day in range(1, 32)]}
    teams = {"x": {"zone": "UTC", "hours": {"mon": []}}}
    with pytest.raises(ValueError, match="not there"):
        SupportPlan.from_mapping({**values, "teams": teams}).opening("x", datetime(2026, 3, 10, tzinfo=timezone.utc))


def test_the_real_plan_knows_the_countries_that_are_served() -> None:
    assert {"GB", "IE", "US", "ES", "MX", "AR", "CO", "FR", "BE", "CH", "DE", "AT"} <= set(REAL.countries)
    regions = yaml.safe_load((ROOT / "data" / "languages.yml").read_text("utf-8"))["languages"].values()
    assert {region for spec in regions for region in spec["regions"]} <= set(REAL.countries)
    for country in REAL.countries:
        assert all(REAL.emergency_for(country, kind) for kind in KINDS)


@pytest.mark.parametrize(
    ("country", "despair", "coercion"),
    [
        ("GB", "116 123", "0808 2000 247"), ("US", "988", "1-800-799-7233"), ("ES", "024", "016"),
        ("FR", "3114", "3919"), ("DE", "0800 111 0 111", "116 016"), ("AT", "142", "0800 222 555"),
        ("CH", "143", None),
    ],
)  # fmt: skip
def test_well_known_numbers_have_no_slip_of_the_pen(country: str, despair: str, coercion: str | None) -> None:
    lines = [REAL.line_for(country, kind) for kind in (DESPAIR, COERCION)]
    assert [line and line.number for line in lines] == [despair, coercion]


def test_money_at_risk_is_looked_after_day_and_night() -> None:
    christmas_night = datetime(2026, 12, 25, 3, tzinfo=timezone.utc)
    assert REAL.opening("fraud", christmas_night) is None
    assert REAL.opening("cards", christmas_night) is None
