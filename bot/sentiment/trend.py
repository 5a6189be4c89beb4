"""The mood over time and by topic, as a picture: what a team looks at on Monday.

Memory stays flat: of each day and each topic only counts are kept; groups of like texts are found in a random
sample. A share is of rows by their likeliest sentiment, and its band is where 95 of 100 such samples would lie.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from bot.sentiment.runtime import LABELS, Floats

SAMPLE = 2_000
"""Rows in which groups are looked for; about 4 MB."""

MOST_TOPICS = 1_000
"""Topics counted apart; a column with more of them is no topic."""

SHOWN_TOPICS = 10
FEWEST_FOR_GROUPS = 40
OTHERS = "(others)"
COLOURS = {"negative": "#b5482a", "neutral": "#b9bec6", "positive": "#2a6fb5"}

_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_UNIX = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_WORD = re.compile(r"[^\W\d_]{4,}")


def can_plot() -> bool:
    """Tell whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def read_day(text: str) -> date | None:
    """Return the day that a cell tells, or None: ISO, 31.12.2025, 31/12/2025 (day first), Unix seconds or ms."""
    text = text.strip()
    try:
        found = _ISO.match(text)
        if found:
            return date(*(int(part) for part in found.groups()))
        found = _DAY_FIRST.match(text)
        if found:
            day, month, year = (int(part) for part in found.groups())
            return date(year, month, day)
        if _UNIX.fullmatch(text):
            seconds = float(text) / (1000 if len(text) >= 12 and "." not in text else 1)
            return datetime.fromtimestamp(seconds, timezone.utc).date()
    except (ValueError, OverflowError, OSError):
        pass
    return None


def period_of(first: date, last: date) -> tuple[str, Callable[[date], date]]:
    """Return the period that fits a span, and a function from a day to the first day of its period."""
    span = (last - first).days
    if span <= 45:
        return "day", lambda day: day
    if span <= 300:
        return "week", lambda day: day - timedelta(days=day.weekday())
    return "month", lambda day: day.replace(day=1)


class Watcher:
    """Counts what the plot needs while rows go by."""

    def __init__(self, times: bool, topics: bool, seed: int = 7) -> None:
        """Start with nothing.

        Args:
            times: Whether rows have a time; without, there is no trend.
            topics: Whether rows have a topic; without, groups are found.
            seed: Of the sample and the groups: the same rows give the same picture.
        """
        self._times, self._topics = times, topics
        self._days: dict[date, Counter[str]] = {}
        self._by_topic: dict[str, Counter[str]] = {}
        self._random = np.random.default_rng(seed)
        self._sample: list[tuple[str, str, Floats]] = []
        self.seen, self.timeless = 0, 0

    def see(self, label: str, text: str, embedding: Floats, time: str = "", topic: str = "") -> None:
        """Count one row.

        Args:
            label: Of LABELS.
            text: What was scored.
            embedding: float32 [width].
            time, topic: The row's cells.
        """
        self.seen += 1
        if self._times:
            day = read_day(time)
            if day is None:
                self.timeless += 1
            else:
                self._days.setdefault(day, Counter())[label] += 1
        if self._topics:
            name = topic.strip() or "(none)"
            known = name in self._by_topic or len(self._by_topic) < MOST_TOPICS
            self._by_topic.setdefault(name if known else OTHERS, Counter())[label] += 1
            return
        place = len(self._sample) if len(self._sample) < SAMPLE else int(self._random.integers(self.seen))
        if place < SAMPLE:  # a reservoir: each row so far is in it with the same odds
            self._sample[place : place + 1] = [(label, text[:500], embedding.copy())]

    def trend(self) -> tuple[str, dict[date, Counter[str]]]:
        """Return the period ('day', 'week', 'month', or '' without times) and the counts of each, in order."""
        if not self._days:
            return "", {}
        name, start = period_of(min(self._days), max(self._days))
        found: dict[date, Counter[str]] = {}
        for day in sorted(self._days):
            found.setdefault(start(day), Counter()).update(self._days[day])
        return name, found

    def topics(self) -> dict[str, Counter[str]]:
        """Return topic -> counts, the most frequent first; groups of like texts where no topic was given."""
        if not self._topics:
            return find_groups(self._sample, self._random)
        ranked = sorted(self._by_topic, key=lambda name: (name == OTHERS, -sum(self._by_topic[name].values())))
        shown = {name: self._by_topic[name] for name in ranked[:SHOWN_TOPICS]}
        for name in ranked[SHOWN_TOPICS:]:
            shown.setdefault(OTHERS, Counter()).update(self._by_topic[name])
        return shown

    def draw(self, path: Path) -> list[str]:
        """Write the picture; return sentences for the person about what is not in it.

        Raises:
            OSError: it cannot be written.
        """
        period, trend = self.trend()
        topics = self.topics()
        notes = []
        if self.timeless:
            notes.append(f"{self.timeless:,} of {self.seen:,} rows have no time that can be read; the trend lacks them")
        if not self._topics and not topics:
            notes.append(f"too few texts for groups: {self.seen} of the {FEWEST_FOR_GROUPS} that are needed")
        if not trend and not topics:
            return [*notes, f"there is nothing to draw; {path} was not written"]
        title = "By topic" if self._topics else "Groups of like texts, found by machine and named by their words"
        if not self._topics and self.seen > SAMPLE:
            title += f" (a sample of {SAMPLE:,} of {self.seen:,})"
        _draw(path, period, trend, title, topics)
        return notes


def find_groups(sample: Sequence[tuple[str, str, Floats]], random_: np.random.Generator) -> dict[str, Counter[str]]:
    """Return a name -> counts of sentiments for groups of like texts, largest first; {} for too few texts.

    K-means over the embeddings, with their mean taken away since all of them point roughly one way. A group is
    named by the words that are commonest in it against the others.

    Args:
        sample: (sentiment, text, float32 [width]).
        random_: Chooses where the groups begin.
    """
    if len(sample) < FEWEST_FOR_GROUPS:
        return {}
    vectors = np.stack([embedding for _, _, embedding in sample])
    vectors = vectors - vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    member = _k_means(vectors, min(8, len(sample) // 20), random_)
    words = [set(_WORD.findall(text.casefold())) for _, text, _ in sample]
    everywhere = Counter(word for found in words for word in found)
    groups: dict[str, Counter[str]] = {}
    for group in Counter(member.tolist()):
        inside = np.flatnonzero(member == group)
        name = _name([words[place] for place in inside], everywhere, len(words))
        groups.setdefault(name, Counter()).update(sample[place][0] for place in inside)
    return dict(sorted(groups.items(), key=lambda found: -sum(found[1].values())))


def _k_means(vectors: Floats, count: int, random_: np.random.Generator) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return the group of each row, int64 [n].

    Args:
        vectors: float32 [n, width] of length 1.
        count: Groups to begin with; one that loses all its rows is gone.
    """
    centres = vectors[[int(random_.integers(len(vectors)))]]
    while len(centres) < count:  # k-means++: the next one far from those there are
        far = (1 - (vectors @ centres.T).max(axis=1)).clip(0) ** 2
        if not far.sum():
            break
        centres = np.vstack([centres, vectors[random_.choice(len(vectors), p=far / far.sum())]])
    member = (vectors @ centres.T).argmax(axis=1)
    for _ in range(30):
        sums = np.stack([vectors[member == group].sum(axis=0) for group in np.unique(member)])
        centres = sums / np.linalg.norm(sums, axis=1, keepdims=True).clip(1e-9)
        after = (vectors @ centres.T).argmax(axis=1)
        if (after == member).all():
            break
        member = after
    return member


def _name(inside: Sequence[set[str]], everywhere: Mapping[str, int], total: int) -> str:
    here = Counter(word for found in inside for word in found)
    lift = {
        word: count / len(inside) - everywhere[word] / total
        for word, count in here.items()
        if count >= 2
    }  # fmt: skip
    best = sorted(lift, key=lambda word: (-lift[word], word))[:3]
    return ", ".join(best) or "(no common words)"


def _share_band(counts: Counter[str], label: str) -> tuple[float, float, float]:
    """Return a share and the 95 % band around it, percent (Wilson's interval)."""
    whole = sum(counts.values())
    share, z = counts[label] / whole, 1.96
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    reach = z * np.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return 100 * share, 100 * max(0.0, middle - reach), 100 * min(1.0, middle + reach)


def _draw(
    path: Path, period: str, trend: Mapping[date, Counter[str]], title: str, topics: Mapping[str, Counter[str]]
) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    matplotlib.rcParams["svg.hashsalt"] = "attune"  # the same rows give the same file
    heights = [3.0] * bool(trend) + [0.9 + 0.36 * len(topics)] * bool(topics)
    figure, panels = pyplot.subplots(
        len(heights), 1, figsize=(9, sum(heights) + 1.2), squeeze=False, gridspec_kw={"height_ratios": heights}
    )
    left = list(panels[:, 0])
    if trend:
        _draw_trend(left.pop(0), period, trend)
    if topics:
        _draw_topics(left.pop(0), title, topics)
    figure.tight_layout()
    try:
        figure.savefig(str(path), format="svg", metadata={"Date": None})
    finally:
        pyplot.close(figure)


def _draw_trend(panel: Any, period: str, trend: Mapping[date, Counter[str]]) -> None:
    days = list(trend)
    for label in ("negative", "positive"):
        bands = np.array([_share_band(counts, label) for counts in trend.values()])
        panel.plot(days, bands[:, 0], color=COLOURS[label], marker="o", markersize=3, label=label)
        panel.fill_between(days, bands[:, 1], bands[:, 2], color=COLOURS[label], alpha=0.15, linewidth=0)
    rows = sum(sum(counts.values()) for counts in trend.values())
    panel.set_title(f"Share of rows by {period}, percent; {rows:,} rows, bands: 95 %", loc="left", fontsize=10)
    panel.set_ylim(0, 100)
    panel.legend(frameon=False, fontsize=9)
    panel.grid(axis="y", alpha=0.3)
    panel.tick_params(axis="x", rotation=30)


def _draw_topics(panel: Any, title: str, topics: Mapping[str, Counter[str]]) -> None:
    names = list(topics)[::-1]
    start = np.zeros(len(names))
    for label in LABELS:
        shares = np.array([100 * topics[name][label] / sum(topics[name].values()) for name in names])
        panel.barh(range(len(names)), shares, left=start, color=COLOURS[label], label=label)
        start += shares
    panel.set_yticks(range(len(names)))
    texts = [f"{name if len(name) <= 40 else name[:39] + '…'} ({sum(topics[name].values()):,})" for name in names]
    panel.set_yticklabels([text.replace("$", r"\$") for text in texts], fontsize=9)
    panel.set_xlim(0, 100)
    panel.set_title(f"{title}: share of rows, percent", loc="left", fontsize=10)
    panel.legend(frameon=False, fontsize=9, ncol=3, loc="upper center", bbox_to_anchor=(0.5, -0.08))
