"""What stands beside a name, and which of two names is meant."""

from __future__ import annotations

import re

import pytest

from bot.nlu.entities.folding import fold
from bot.nlu.fragments import only_answers, taken_back, words_beside


def _spans(folded: str, *names: str) -> list[tuple[int, int]]:
    return [match.span() for name in names for match in [re.search(name, folded)] if match]


@pytest.mark.parametrize(
    ("text", "name", "beside"),
    [
        ("and on groceries?", "groceries", []),
        ("what did I do with groceries", "groceries", ["did", "i", "do"]),
        ("¿y en restaurantes?", "restaurantes", []),
        ("und für Lebensmittel bitte", "lebensmittel", []),
    ],
)
def test_fillers_do_not_count(text: str, name: str, beside: list[str]) -> None:
    folded = fold(text)
    assert words_beside(folded, _spans(folded, name)) == beside


@pytest.mark.parametrize(
    ("text", "names", "answers"),
    [
        ("the red card please", ("red",), True),
        ("no, the red one", ("red",), True),
        ("no the red one", ("red",), False),
        ("the red one, no", ("red",), False),
        ("red, no sorry, blue", ("red", "blue"), True),
        ("red and blue", ("red", "blue"), False),
        ("red, sorry, blue, wait, green", ("red", "blue", "green"), True),
        ("what is the red card", ("red",), False),
        ("please", (), False),
        ("", (), False),
    ],
)
def test_an_answer_is_a_name_and_nothing_else(text: str, names: tuple[str, ...], answers: bool) -> None:
    assert only_answers(text, _spans(text, *names)) is answers


@pytest.mark.parametrize(
    "text",
    ["red, no sorry, blue", "red, no wait, blue", "red, actually blue", "red no, perdón, blue", "red, mejor dicho blue",
     "red, non pardon, blue", "red ou plutôt blue", "red, nein, blue", "red, Quatsch, blue", "red, doch lieber blue"],
)  # fmt: skip
def test_the_later_name_replaces_the_earlier(text: str) -> None:
    folded = fold(text)
    assert taken_back(folded, *_spans(folded, "red", "blue"))


@pytest.mark.parametrize("text", ["red and blue", "red, not blue", "red, no blue", "red pas blue", "red nicht blue"])
def test_two_names_side_by_side_both_stand(text: str) -> None:
    folded = fold(text)
    assert not taken_back(folded, *_spans(folded, "red", "blue"))
