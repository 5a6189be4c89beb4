"""The figures of `python -m bot.evaluate`, on sets small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.evaluate import Examples, Judged, calibration, confusions, cross_validate, load_examples, summary

NAMES = ["greet", "out_of_scope", "thank"]
EXAMPLES = Examples(
    ["hi", "rain", "ta", "bye"],
    np.array(["greet", "out_of_scope", "thank", "greet"]),
    np.array(["en", "en", "de", "de"]),
)
ODDS = np.array([[0.8, 0.1, 0.1], [0.6, 0.3, 0.1], [0.1, 0.2, 0.7], [0.2, 0.1, 0.7]], dtype=np.float32)


def test_figures_are_per_language_and_know_the_out_of_scope() -> None:
    figures = summary(EXAMPLES, Judged(ODDS, NAMES, 1.0))
    assert figures["all"]["accuracy"] == 0.5
    assert figures["languages"]["en"]["accuracy"] == 0.5
    assert figures["languages"]["en"]["out_of_scope_recall"] == 0.0
    assert "out_of_scope_recall" not in figures["languages"]["de"]
    assert figures["all"]["among_first_three"] == 1.0


def test_confusions_count_both_ways_and_show_the_surest_first() -> None:
    [first, second] = confusions(EXAMPLES, Judged(ODDS, NAMES, 1.0))
    assert {tuple(first["pair"]), tuple(second["pair"])} == {("greet", "out_of_scope"), ("greet", "thank")}
    assert first["count"] == 1


def test_confidence_that_is_right_as_often_as_it_says_has_no_error() -> None:
    confidence, right = np.full(10, 0.8), np.array([True] * 8 + [False] * 2)
    assert calibration(confidence, right)["error"] == pytest.approx(0.0)
    assert calibration(np.full(10, 0.99), right)["error"] == pytest.approx(0.19)


def test_examples_are_read_without_their_annotations(tmp_path: Path) -> None:
    text = (
        'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n'
        '    - hi [Ana](payee)\n    - [10 €]{"entity": "amount"} hello\n'
    )
    (tmp_path / "nlu.en.yml").write_text(text, "utf-8")
    examples = load_examples(tmp_path)
    assert examples.texts == ["hi Ana", "10 € hello"]
    assert list(examples.intents) == ["greet", "greet"]
    assert list(examples.languages) == ["en", "en"]


def test_each_example_is_judged_by_a_model_that_never_saw_it() -> None:
    texts = [f"{word} number {n}" for word in ("hello", "rain", "thanks") for n in range(6)]
    intents = np.array([name for name in NAMES for _ in range(6)])
    vectors = np.random.default_rng(3).normal(size=(18, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    judged = cross_validate(Examples(texts, intents, np.array(["en"] * 18)), vectors, folds=3, threads=1)
    assert judged.odds.shape == (18, 3)
    np.testing.assert_allclose(judged.odds.sum(axis=1), 1.0, rtol=1e-5)
