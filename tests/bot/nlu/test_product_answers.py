"""Retrieval of product answers by cosine."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.product_answers import UNANSWERABLE, ProductAnswers


def axis(place: int, also: int | None = None, share: float = 0.0) -> np.ndarray:
    vector = np.zeros(384, dtype=np.float32)
    vector[place] = 1.0
    if also is not None:
        vector[place], vector[also] = np.sqrt(1 - share**2), share
    return vector


@pytest.fixture
def answers() -> ProductAnswers:
    component = ProductAnswers(ProductAnswers.get_default_config(), None, None)  # type: ignore[arg-type]
    component.know(
        ["gold_card-fee", "gold_card-fee", "credit_card-fee", "mortgage-term", UNANSWERABLE],
        np.stack([axis(0), axis(0, 5, 0.3), axis(0, 1, 0.2), axis(2), axis(3)]),
    )
    return component


def ask(answers: ProductAnswers, vector: np.ndarray | None, *products: str) -> Any:
    said = Message({"text": "x", "entities": [{"entity": "product", "value": p} for p in products]})
    if vector is not None:
        said.set("encoding", vector)
    return answers.process([said])[0].get("product_answers")


def test_the_nearest_question_wins_and_each_answer_stands_once(answers: ProductAnswers) -> None:
    found = ask(answers, axis(0))
    assert [f["id"] for f in found] == ["gold_card-fee", "credit_card-fee", "mortgage-term"]
    assert found[0]["score"] == pytest.approx(1.0)


def test_naming_the_product_helps_its_answers(answers: ProductAnswers) -> None:
    assert ask(answers, axis(0), "credit_card")[0]["id"] == "credit_card-fee"


def test_a_question_nearest_to_the_unanswerable_says_so(answers: ProductAnswers) -> None:
    assert ask(answers, axis(3))[0]["id"] == UNANSWERABLE


def test_without_a_vector_nothing_is_answered(answers: ProductAnswers) -> None:
    assert ask(answers, None) is None
