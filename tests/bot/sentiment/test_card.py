"""The model card tells what was recorded and measured, and refuses to invent the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from bot.sentiment import card
from bot.sentiment.corpus import Line
from bot.sentiment.figures import sentiment_figures, signal_figures, surest_mistakes
from bot.sentiment.reliability_plot import draw
from bot.sentiment.runtime import SIGNALS

SCORES = {language: {"macro_f1": 60.0 + place, "accuracy": 70.0} for place, language in enumerate(("en", "es", "it"))}
TRAINING = {
    "layers": 8,
    "frozen": 3,
    "teacher": True,
    "recipe": {
        "epochs": 4, "batch": 48, "max_tokens": 72, "rate": 1.2e-4, "head_rate": 1e-3, "warmup": 0.08,
        "weight_decay": 0.01, "smoothing": 0.1, "signal_weight": 1.0, "request_weight": 0.25, "likeness_weight": 1.0,
        "teacher_weight": 0.3, "repeats": {"tweets": 1.0, "chat": 2.0}, "seed": 7,
    },
    "lines": {"tweets": 11_034, "chat": 6_600, "intents": 9_000, "answers": 1, "banking77": 9_000, "clinc150": 15_000},
    "epochs": [{"epoch": 1, "loss": 1.234, "validation": SCORES, "chat": SCORES, "signals": {}}],
    "seconds": 3_600,
}  # fmt: skip


@pytest.fixture
def config() -> dict[str, Any]:
    return {
        "layers": 8, "width": 384, "max_tokens": 128, "temperature": 1.23, "quantisation": "int8 dynamic",
        "made_with": {"torch": "2"}, "training": TRAINING,
        "bytes": {"model.int8.onnx": 38_800_844}, "sha256": {"model.int8.onnx": "abc123"},
    }  # fmt: skip


@pytest.fixture
def figures() -> dict[str, Any]:
    lines = [
        Line("the worst *bank*", "en", 0, frozenset({"anger"})),
        Line("gut", "de", 2, frozenset()),
        Line("bien | mal", "es", 1, frozenset({"anger"})),
    ]
    odds = np.array([[0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.2, 0.7, 0.1]], np.float32)
    signals = np.zeros((3, len(SIGNALS)), np.float32)
    signals[0, 0] = 0.9
    chat = sentiment_figures(lines, odds)
    chat["signals"] = signal_figures(lines, signals, dict.fromkeys(SIGNALS, 0.42))
    chat["mistakes"] = surest_mistakes(lines, odds)
    times = {"median": 4.5, "p95": 5.0, "least": 4.2}
    return {
        "chat": chat,
        "tweets": sentiment_figures(lines, odds),
        "latency": {
            "memory": {"before": 50.0, "loaded": 150.0},
            "load": 1.5,
            "threads": {
                "1": {"int8": times, "torch_fp32": {"median": 13.5, "p95": 15.0, "least": 12.6},
                      "times_as_fast": {"torch_fp32": {"median": 3.0, "least": 3.0}}},
            },
        },
    }  # fmt: skip


def test_card_tells_the_figures(config: dict[str, Any], figures: dict[str, Any]) -> None:
    text = card.write_card(config, figures, "a test")
    for part in ("abc123", "38.8 MB", "1.23", "11,034 tweets", "3,300 lines of banking chat", "60 minutes", "65 Wh",
                 "an estimate", "use restrictions", "(a test)", "calibration.svg", "| 1 | 1.234 |"):  # fmt: skip
        assert part in text, part
    rows = {line.split(" | ")[0].strip("| "): line for line in text.splitlines() if line.startswith("| ")}
    assert rows["anger"] == "| anger | 0.42 | 2 | 100.0 | 50.0 | 66.7 | 83.3 |"
    assert rows["urgency"] == "| urgency | 0.42 | 0 | - | - | - | - |"
    assert rows["en"].startswith("| en | 60.0 | ")
    assert rows["fr"] == "| fr | - | - | - | - | - | - |"
    assert rows["mean of all"].startswith("| mean of all | 61.0 | ")
    assert rows["mean of the served"].startswith("| mean of the served | 60.5 | ")
    assert "| 1 | torch fp32 | 13.5 | 15.0 | 12.6 | 3.0 (3.0) |" in text
    assert "anger is missed most: 50 %" in text
    assert r"(en) *the worst \*bank\**" in text
    assert "{" not in text.replace("models/{", "")


def test_what_was_tried_is_told(config: dict[str, Any], figures: dict[str, Any]) -> None:
    text = card.write_card(config, figures)
    for part in ("70.5", "68.6", "58.8 MB", "69.2", "68.7", "73.6", "72.6", "71.5", "68.5"):
        assert part in text, part


def test_every_table_has_as_many_cells_as_its_head(config: dict[str, Any], figures: dict[str, Any]) -> None:
    width = 0
    for line in card.write_card(config, figures).splitlines():
        cells = line.replace("\\|", "").count("|")
        assert not line.startswith("|") or width in (0, cells), line
        width = cells if line.startswith("|") else 0


def test_without_latency_the_card_says_so(config: dict[str, Any], figures: dict[str, Any]) -> None:
    del figures["latency"]
    assert "not measured" in card.write_card(config, figures)


def test_nothing_is_told_of_an_untrained_model(config: dict[str, Any], figures: dict[str, Any]) -> None:
    config["training"] = {"layers": 8, "frozen": 3}
    with pytest.raises(ValueError, match="untrained"):
        card.write_card(config, figures)


def test_figures_of_tweets_are_asked_for(config: dict[str, Any], figures: dict[str, Any]) -> None:
    del figures["tweets"]
    with pytest.raises(ValueError, match="lack tweets"):
        card.write_card(config, figures)


def test_the_command_writes_card_and_picture(config: dict[str, Any], figures: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (tmp_path / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    assert card.main(["--model", str(tmp_path), "--figures", str(tmp_path / "figures.json")]) == 0
    assert (tmp_path / "card.md").read_text("utf-8").startswith("# Model card")
    ElementTree.fromstring((tmp_path / "calibration.svg").read_text("utf-8"))


@pytest.mark.parametrize("content", ["", "{}", "[]"])
def test_a_slip_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    for name in ("config.json", "figures.json"):
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert card.main(["--model", str(tmp_path), "--figures", str(tmp_path / "figures.json")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("attune: ")
    assert not (tmp_path / "card.md").exists()


def test_the_picture_has_a_dot_for_every_band() -> None:
    bands = [{"from": 0.5, "to": 0.6, "n": 3, "confidence": 0.55, "accuracy": 0.5},
             {"from": 0.9, "to": 1.0, "n": 9, "confidence": 0.95, "accuracy": 1.0}]  # fmt: skip
    root = ElementTree.fromstring(draw({"chat & more": bands}))
    space = "{http://www.w3.org/2000/svg}"
    dots = [dot for dot in root.iter(f"{space}circle") if dot.find(f"{space}title") is not None]
    assert len(dots) == 2
    assert float(dots[0].attrib["r"]) < float(dots[1].attrib["r"])
    assert "chat & more (12 lines)" in [text.text for text in root.iter(f"{space}text")]
