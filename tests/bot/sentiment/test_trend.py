"""The picture of the mood: days, periods, topics, groups."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from bot.sentiment import score, trend
from bot.sentiment.trend import Watcher, find_groups, period_of, read_day

NOWHERE = np.zeros(4, np.float32)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-04", date(2025, 3, 4)),
        ("2025-03-04T10:11:12Z", date(2025, 3, 4)),
        ("2025-03-04 23:59:59.123+02:00", date(2025, 3, 4)),
        ("2025/3/4", date(2025, 3, 4)),
        ("04.03.2025", date(2025, 3, 4)),
        ("4/3/2025 10:00", date(2025, 3, 4)),
        ("1741046400", date(2025, 3, 4)),
        ("1741046400000", date(2025, 3, 4)),
        ("13/31/2025", None),
        ("2025-02-30", None),
        ("yesterday", None),
        ("", None),
        ("42", None),
    ],
)
def test_days_are_read(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(("days", "period"), [(0, "day"), (45, "day"), (46, "week"), (300, "week"), (900, "month")])
def test_the_period_fits_the_span(days: int, period: str) -> None:
    first = date(2025, 1, 15)
    name, start = period_of(first, first + timedelta(days=days))
    assert name == period
    assert start(first) == {"day": first, "week": date(2025, 1, 13), "month": date(2025, 1, 1)}[name]


def test_rows_are_counted_by_period_in_order() -> None:
    watcher = Watcher(times=True, topics=True)
    for day, label in (("2025-06-02", "negative"), ("2025-01-03", "positive"), ("2025-06-04", "neutral")):
        watcher.see(label, "x", NOWHERE, day, "card")
    watcher.see("neutral", "x", NOWHERE, "?", "card")
    period, found = watcher.trend()
    assert period == "week"
    assert found == {date(2024, 12, 30): Counter(positive=1), date(2025, 6, 2): Counter(negative=1, neutral=1)}
    assert watcher.timeless == 1


def test_topics_come_by_size_and_the_rest_together() -> None:
    watcher = Watcher(times=False, topics=True)
    for number in range(30):
        for _ in range(30 - number):
            watcher.see("neutral", "x", NOWHERE, topic=f"t{number}")
    watcher.see("negative", "x", NOWHERE, topic=" ")
    found = watcher.topics()
    assert list(found)[:3] == ["t0", "t1", "t2"]
    assert list(found)[-1] == trend.OTHERS
    assert len(found) == trend.SHOWN_TOPICS + 1
    assert sum(sum(counts.values()) for counts in found.values()) == watcher.seen


def test_a_column_of_free_text_does_not_eat_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trend, "MOST_TOPICS", 20)
    watcher = Watcher(times=False, topics=True)
    for number in range(500):
        watcher.see("neutral", "x", NOWHERE, topic=f"unique {number}")
    assert len(watcher._by_topic) == 21


def sample(count: int) -> list[tuple[str, str, np.ndarray]]:
    random_ = np.random.default_rng(1)
    found = []
    for number in range(count):
        vector = np.full(8, 3.0, np.float32) + random_.normal(0, 0.1, 8).astype(np.float32)
        vector[number % 2] += 2
        words = "card arrived late" if number % 2 else "application crashes always"
        found.append((("negative", "positive")[number % 2], f"{words} {number}", vector / np.linalg.norm(vector)))
    return found


def test_like_texts_are_grouped_and_named_by_their_words() -> None:
    groups = find_groups(sample(60), np.random.default_rng(7))
    for name, counts in groups.items():
        assert len(counts) == 1  # no group mixes the two kinds
        assert set(name.split(", ")) <= ({"card", "arrived", "late"} if "positive" in counts else
                                         {"application", "crashes", "always"})  # fmt: skip
    assert sum(sum(counts.values()) for counts in groups.values()) == 60


def test_few_texts_make_no_groups_and_equal_ones_one() -> None:
    assert find_groups(sample(10), np.random.default_rng(7)) == {}
    equal = [("neutral", "same text", np.ones(4, np.float32))] * 50
    assert list(find_groups(equal, np.random.default_rng(7)).values()) == [Counter(neutral=50)]


def test_the_sample_stays_small_and_fair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trend, "SAMPLE", 200)
    watcher = Watcher(times=False, topics=False)
    for number in range(4_000):
        watcher.see("neutral", str(number), NOWHERE)
    kept = [int(text) for _, text, _ in watcher._sample]
    assert len(kept) == 200
    assert 1_600 < np.mean(kept) < 2_400


def test_wilsons_band_holds_the_share_and_narrows() -> None:
    few, many = (
        trend._share_band(Counter(negative=1, neutral=1), "negative"),
        trend._share_band(Counter(negative=500, neutral=500), "negative"),
    )
    for share, low, high in (few, many):
        assert low < share == 50 < high
    assert many[2] - many[1] < few[2] - few[1]


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "in.csv"
    day = date(2025, 1, 1)
    content = "".join(f"{'bad' if n % 3 else 'good'} card {n},{day + timedelta(days=n)},t{n % 3}\n" for n in range(90))
    path.write_text("text,when,about\n" + content, encoding="utf-8")
    return str(path)


@pytest.fixture
def _by_words(reader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score.MessageEncoder, "load", lambda *_, **__: reader)


@pytest.mark.usefixtures("_by_words")
@pytest.mark.parametrize("topics", [[], ["--topic-column", "about"]])
def test_the_picture_is_drawn_and_the_same_twice(rows: str, tmp_path: Path, topics: list[str]) -> None:
    pytest.importorskip("matplotlib")
    drawn = []
    for name in ("a.svg", "b.svg"):
        plot = tmp_path / name
        arguments = [rows, "--out", str(tmp_path / "o.csv"), "--plot", str(plot), "--time-column", "when", *topics]
        assert score.main(arguments) == 0
        drawn.append(plot.read_text("utf-8"))
    assert drawn[0].lstrip().startswith("<?xml")
    assert drawn[0] == drawn[1]


@pytest.mark.usefixtures("_by_words")
def test_what_is_not_in_the_picture_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("matplotlib")
    path, plot = tmp_path / "in.csv", tmp_path / "p.svg"
    path.write_text("text,when\nbad,soon\n", encoding="utf-8")
    assert score.main([str(path), "--out", str(tmp_path / "o.csv"), "--plot", str(plot), "--time-column", "when"]) == 0
    told = capsys.readouterr().err
    assert "1 of 1 rows have no time" in told
    assert "too few texts" in told
    assert "was not written" in told
    assert not plot.exists()


@pytest.mark.usefixtures("_by_words")
def test_without_matplotlib_the_rows_are_scored_and_a_sentence_says_so(
    rows: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(score, "can_plot", lambda: False)
    out = tmp_path / "o.csv"
    assert score.main([rows, "--out", str(out), "--plot", str(tmp_path / "p.svg")]) == 3
    assert "needs matplotlib" in capsys.readouterr().err
    assert len(out.read_text("utf-8").splitlines()) == 91
