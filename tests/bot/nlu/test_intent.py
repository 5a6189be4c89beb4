"""The intent model on a small synthetic set."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from bot.nlu.intent import LinearIntentClassifier, LinearIntentModel

WORDS = {
    "check_balance": ["balance", "how much is left", "money in my account", "what do I have"],
    "freeze_card": ["freeze my card", "block the card", "lock it now", "stop my card"],
    "greet": ["hello", "good morning", "hi there", "hey you"],
}
EXTRA = ["", " please", " now", " today", " thanks", ", quick"]


def examples(seed: int = 0) -> tuple[list[str], np.ndarray, list[str]]:
    texts = [word + extra for words in WORDS.values() for word in words for extra in EXTRA]
    intents = [intent for intent, words in WORDS.items() for _ in words for _ in EXTRA]
    order = np.random.default_rng(seed).permutation(len(texts))
    centres = {intent: np.random.default_rng(i).normal(size=384) for i, intent in enumerate(WORDS)}
    noise = np.random.default_rng(9).normal(size=(len(texts), 384))
    vectors = np.stack([centres[intent] for intent in intents]) + noise
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return [texts[i] for i in order], vectors[order], [intents[i] for i in order]


@pytest.fixture(scope="module")
def model() -> LinearIntentModel:
    return LinearIntentModel.fit(*examples())


def test_it_learns_what_it_was_shown(model: LinearIntentModel) -> None:
    texts, vectors, intents = examples()
    said = [model.intents[i] for i in model.probabilities(texts, vectors).argmax(axis=1)]
    assert said == intents


def test_odds_sum_to_one(model: LinearIntentModel) -> None:
    texts, vectors, _ = examples()
    odds = model.probabilities([*texts, "", "🙂", "zzz qqq"], np.vstack([vectors, vectors[:3]]))
    assert odds.shape == (len(texts) + 3, 3)
    np.testing.assert_allclose(odds.sum(axis=1), 1.0, rtol=1e-5)


def test_the_order_of_the_names_does_not_hang_on_the_order_of_the_examples() -> None:
    assert LinearIntentModel.fit(*examples(0)).intents == LinearIntentModel.fit(*examples(5)).intents == sorted(WORDS)


@pytest.mark.parametrize(
    "text", ["freeze my card", "Frêeze MY card, please!", "", "🙂", "hello hello hello", "x" * 5_000]
)
def test_one_message_gets_the_same_odds_as_in_a_batch(model: LinearIntentModel, text: str) -> None:
    vectors = examples()[1][:2]
    alone = model.probabilities([text], vectors[:1])
    together = model.probabilities([text, "hello"], vectors)[:1]
    np.testing.assert_allclose(alone, together, atol=1e-5)


def test_a_stored_model_says_the_same(model: LinearIntentModel) -> None:
    texts, vectors, _ = examples()
    model.probabilities(texts[:1], vectors[:1])
    again = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(
        again.probabilities(texts[:1], vectors[:1]), model.probabilities(texts[:1], vectors[:1])
    )


def test_threads_do_not_change_the_model(model: LinearIntentModel) -> None:
    texts, vectors, intents = examples()
    other = LinearIntentModel.fit(texts, vectors, intents, threads=2)
    assert other.temperature == pytest.approx(model.temperature)
    np.testing.assert_allclose(other.probabilities(texts, vectors), model.probabilities(texts, vectors), atol=1e-5)


def test_confidence_is_sure_of_the_sure_and_unsure_of_nonsense(model: LinearIntentModel) -> None:
    texts, vectors, _ = examples()
    nonsense = np.random.default_rng(4).normal(size=(1, 384)).astype(np.float32)
    nonsense /= np.linalg.norm(nonsense)
    assert model.probabilities(["qqq zzz"], nonsense).max() < model.probabilities(texts, vectors).max(axis=1).min()


def test_two_intents_are_enough() -> None:
    texts, vectors, intents = examples()
    rows = [i for i, intent in enumerate(intents) if intent != "greet"]
    model = LinearIntentModel.fit([texts[i] for i in rows], vectors[rows], [intents[i] for i in rows])
    odds = model.probabilities([texts[i] for i in rows], vectors[rows])
    assert [model.intents[i] for i in odds.argmax(axis=1)] == [intents[i] for i in rows]


def test_an_intent_with_a_single_example_does_not_break_the_training() -> None:
    texts, vectors, intents = examples()
    model = LinearIntentModel.fit([*texts, "thanks"], np.vstack([vectors, -vectors[:1]]), [*intents, "thank"])
    assert "thank" in model.intents


def test_every_default_of_the_component_is_used() -> None:
    assert set(LinearIntentClassifier.get_default_config()) >= {
        "C",
        "ngram_weight",
        "max_features",
        "calibration_folds",
    }
