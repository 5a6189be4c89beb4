"""Measuring: the figures by hand, and the command as a person meets it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest

from bot.sentiment import calibrate, evaluate, figures, latency
from bot.sentiment.corpus import CHAT_HEADER, Line, read_chat
from bot.sentiment.progress import Progress
from bot.sentiment.runtime import LABELS, SIGNALS

HOUSE = Path(__file__).resolve().parents[3]


def rows(*odds: tuple[float, float, float]) -> np.ndarray:
    return np.array(odds, dtype=np.float32)


def test_calibration_error_is_the_gap_between_promised_and_kept() -> None:
    probabilities = rows((0.95, 0.05, 0), (0.95, 0.05, 0), (0.2, 0.55, 0.25), (0.2, 0.55, 0.25))
    bands = figures.reliability(probabilities, np.array([0, 1, 1, 1]))
    assert [(band["from"], band["n"], band["accuracy"]) for band in bands] == [(0.5, 2, 1.0), (0.9, 2, 0.5)]
    assert figures.calibration_error(bands) == pytest.approx(100 * (0.45 * 2 + 0.45 * 2) / 4, abs=0.01)


def test_perfect_promises_have_no_error_and_certainty_has_a_band() -> None:
    bands = figures.reliability(rows((1, 0, 0), (0, 1, 0)), np.array([0, 1]))
    assert bands == [{"from": 0.9, "to": 1.0, "n": 2, "confidence": 1.0, "accuracy": 1.0}]
    assert figures.calibration_error(bands) == 0


def test_confusion_has_people_down_and_the_model_across() -> None:
    assert figures.confusion(np.array([0, 0, 2]), np.array([0, 1, 1])) == [[1, 1, 0], [0, 0, 0], [0, 1, 0]]


def test_sentiment_is_told_by_language_and_as_their_mean() -> None:
    lines = [Line("a", "en", 0), Line("b", "de", 1), Line("c", "de", 2)]
    found = figures.sentiment_figures(lines, rows((0.8, 0.1, 0.1), (0.1, 0.8, 0.1), (0.1, 0.8, 0.1)))
    assert {language: score["accuracy"] for language, score in found["languages"].items()} == {"en": 100, "de": 50}
    assert found["mean"]["accuracy"] == 75
    assert found["all"]["accuracy"] == pytest.approx(66.67)
    assert found["all"]["n"] == 3


def test_signals_are_measured_on_annotated_lines_only() -> None:
    lines = [
        Line("a", "en", 0, frozenset({"anger"})),
        Line("b", "en", 0, frozenset({"anger"})),
        Line("c", "en", 0, frozenset()),
        Line("d", "en", 0, None),
    ]
    odds = np.zeros((4, len(SIGNALS)), np.float32)
    odds[:, 0] = (0.9, 0.3, 0.6, 0.9)
    found = figures.signal_figures(lines, odds, dict.fromkeys(SIGNALS, 0.5))
    assert found["anger"] == {
        "threshold": 0.5, "n": 2, "said": 2, "precision": 50.0, "recall": 50.0, "f1": 50.0,
        "average_precision": pytest.approx(100 * (1 + 2 / 3) / 2, abs=0.1),
    }  # fmt: skip
    assert found["urgency"]["precision"] is found["urgency"]["recall"] is found["urgency"]["average_precision"] is None


def test_a_threshold_counts_from_itself_on() -> None:
    odds = np.full((1, len(SIGNALS)), 0.5, np.float32)
    lines = [Line("a", "en", 0, frozenset(SIGNALS))]
    found = figures.signal_figures(lines, odds, dict.fromkeys(SIGNALS, 0.5))
    assert all(scores["recall"] == 100 for scores in found.values())


def test_without_annotations_there_are_no_signals() -> None:
    odds = np.zeros((1, len(SIGNALS)), np.float32)
    assert figures.signal_figures([Line("a", "en", 0)], odds, dict.fromkeys(SIGNALS, 0.5)) == {}


def test_surest_mistakes_come_first() -> None:
    lines = [Line(text, "en", label) for text, label in (("right", 0), ("unsure", 1), ("sure", 1))]
    found = figures.surest_mistakes(lines, rows((0.9, 0.1, 0), (0.5, 0.4, 0.1), (0.8, 0.1, 0.1)), most=5)
    assert [(one["text"], one["people"], one["model"]) for one in found] == [
        ("sure", "neutral", "negative"),
        ("unsure", "neutral", "negative"),
    ]


def test_the_half_that_judges_is_not_the_half_that_calibrates() -> None:
    lines = [Line(str(number), "en", number % 3, frozenset()) for number in range(12)]
    logits = np.zeros((12, 11), np.float32)
    logits[np.arange(12), [number % 3 for number in range(12)]] = 2.0
    before = calibrate.calibrated(lines, logits)
    logits[calibrate.JUDGED] = -logits[calibrate.JUDGED]
    assert calibrate.calibrated(lines, logits) == before


def test_temperature_softens_what_is_too_sure() -> None:
    logits = rows((9, 0, 0), (9, 0, 0), (0, 9, 0))
    assert calibrate.best_temperature(logits, np.array([0, 1, 1])) > 2


def test_a_risk_would_rather_be_shown_too_often() -> None:
    odds = np.array([0.9, 0.4, 0.35, 0.3, 0.25], np.float32)
    truth = np.array([True, False, False, True, False])
    assert calibrate.best_threshold(odds, truth, 2.0) < calibrate.best_threshold(odds, truth, 0.5)


@pytest.mark.parametrize(
    ("name", "language"),
    [("en.tsv", "en"), ("de.val.tsv", "de"), ("chat_fr.tsv", "fr"), ("reviews-es.txt", "es"), ("labels.tsv", "all")],
)
def test_language_is_told_by_the_name(name: str, language: str) -> None:
    assert evaluate.language_of(Path("/somewhere") / name) == language


# The command


@pytest.fixture
def read_by_words(monkeypatch: pytest.MonkeyPatch, reader: object) -> None:
    monkeypatch.setattr(evaluate.MessageEncoder, "load", lambda *_, **__: reader)


@pytest.mark.usefixtures("read_by_words")
def test_a_file_of_ones_own_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "mine.de.tsv", tmp_path / "deep" / "figures.json"
    path.write_text("negative\tso bad\npositive\tgood\nneutral\twell\npositive\tbad joke\n", encoding="utf-8")
    assert evaluate.main(["--data", str(path), "--json", str(out)]) == 0
    shown = capsys.readouterr().out
    found = json.loads(out.read_text("utf-8"))
    assert list(found) == ["data"]
    assert found["data"]["languages"]["de"]["accuracy"] == 75
    assert found["data"]["all"]["confusion"][2] == [1, 0, 1]
    assert "signals" not in found["data"]
    assert "bad joke" not in json.dumps(found) + shown  # what customers wrote is not copied
    assert "macro-F1" in shown
    assert "75.0" in shown


@pytest.mark.usefixtures("read_by_words")
def test_a_file_of_five_columns_has_signals_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ours.tsv"
    header = "\t".join(CHAT_HEADER)
    path.write_text(f"{header}\nnegative\trisk_fraud\tx\tfraud\tbad fraud\nneutral\t-\tx\t-\thi\n", encoding="utf-8")
    assert evaluate.main(["--data", str(path), "--language", "pt", "--json", str(tmp_path / "f.json")]) == 0
    found = json.loads((tmp_path / "f.json").read_text("utf-8"))["data"]
    assert list(found["languages"]) == ["pt"]
    assert found["signals"]["risk_fraud"]["f1"] == 100
    assert "risk_fraud" in capsys.readouterr().out


@pytest.mark.usefixtures("read_by_words")
def test_by_default_the_judging_half_of_the_chat_is_measured(tmp_path: Path) -> None:
    out = tmp_path / "f.json"
    assert evaluate.main(["--chat", str(HOUSE / "data/sentiment/heldout"), "--json", str(out)]) == 0
    found = json.loads(out.read_text("utf-8"))["chat"]
    assert found["all"]["n"] == len(read_chat(HOUSE / "data/sentiment/heldout")[1::2])
    assert set(found["languages"]) == {"en", "es", "fr", "de"}
    assert {one["people"] for one in found["mistakes"]} <= set(LABELS)


@pytest.mark.usefixtures("read_by_words")
def test_tweets_of_the_languages_there_are(tmp_path: Path) -> None:
    for language in ("en", "it"):
        (tmp_path / f"{language}.val.tsv").write_text("negative\tbad\n", encoding="utf-8")
    (tmp_path / "mine.tsv").write_text("negative\tbad\n", encoding="utf-8")
    out = tmp_path / "f.json"
    arguments = ["--data", str(tmp_path / "mine.tsv"), "--tweets", str(tmp_path), "--json", str(out)]
    assert evaluate.main(arguments) == 0
    assert list(json.loads(out.read_text("utf-8"))["tweets"]["languages"]) == ["en", "it"]


@pytest.mark.usefixtures("read_by_words")
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"neutral\tok\nwhatever\n", ":2: expected"),
        (b"\x00\x01\x02\x03", ":1: NUL bytes"),
        (b"neutral\t\xff\xfe\n", ":1: not UTF-8"),
    ],
)
def test_a_slip_in_the_file_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str
) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(content)
    assert evaluate.main(["--data", str(path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("attune: ")
    assert str(path) in line
    assert message in line


def test_a_folder_without_a_model_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.main(["--model", str(tmp_path), "--chat", str(HOUSE / "data/sentiment/heldout")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "config.json" in line


@pytest.mark.parametrize("arguments", [["--latency", "--encoder", "x"], ["--encoder", "x", "--checkpoint", "y"]])
def test_options_that_do_not_fit_are_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        evaluate.main(arguments)
    assert stopped.value.code == 2
    assert "--checkpoint" in capsys.readouterr().err


def test_the_real_encoder_is_measured_and_timed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(latency, "CALLS", 20)
    monkeypatch.setattr(latency.time_each, "__defaults__", (20, *latency.time_each.__defaults__[1:]))
    path, out = tmp_path / "en.tsv", tmp_path / "f.json"
    path.write_text("negative\tI hate this\npositive\tlovely, thanks\n", encoding="utf-8")
    assert evaluate.main(["--model", str(folder), "--data", str(path), "--latency", "--json", str(out)]) == 0
    found = json.loads(out.read_text("utf-8"))
    for threads in ("1", "2"):
        times = found["latency"]["threads"][threads]["int8"]
        assert 0 < times["least"] <= times["median"] <= times["p95"]
    assert found["latency"]["memory"]["loaded"] > 0
    assert "milliseconds" in capsys.readouterr().out


def test_readers_take_turns_and_are_compared() -> None:
    order: list[str] = []
    found = latency.time_each({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, calls=40)
    timed = order[2 * latency.WARM_UP :]
    assert timed[:20] == ["a"] * 20
    assert timed[20:40] == ["b"] * 20
    assert set(found) == {"a", "b"}


# The bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_is_done_soon_shows_nothing() -> None:
    now, stream = [0.0], io.StringIO()
    progress = Progress("Reading", "lines", stream, clock=lambda: now[0])
    for done in range(19):
        now[0] += 0.1
        progress.at(done, done / 19)
    progress.close()
    assert stream.getvalue() == ""


def test_elsewhere_than_on_a_terminal_it_is_a_line_every_few_seconds() -> None:
    now, stream = [0.0], io.StringIO()
    progress = Progress("Reading", "lines", stream, clock=lambda: now[0])
    for done in range(1, 121):
        now[0] += 0.1
        progress.at(done, done / 240)
    lines = stream.getvalue().splitlines()
    assert 2 <= len(lines) <= 3
    assert "10 a second" in lines[-1]
    assert "left" in lines[-1]
    assert "\r" not in stream.getvalue()


def test_on_a_terminal_the_bar_redraws_itself_and_goes() -> None:
    now, stream = [0.0], Terminal()
    progress = Progress("Reading", "lines", stream, clock=lambda: now[0])
    now[0] = 3.0
    progress.at(30, 0.5)
    now[0] = 4.0
    progress.at(40, None)
    progress.close()
    assert "[############............]  50 %" in stream.getvalue()
    assert "0:03 left" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[2K")
    assert "\n" not in stream.getvalue()
