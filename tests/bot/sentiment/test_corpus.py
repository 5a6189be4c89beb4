"""What is learned from and measured on, as files."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from bot.sentiment.corpus import (
    CHAT_HEADER,
    SERVED,
    Line,
    is_unseen,
    macro_f1,
    read_chat,
    read_file,
    read_labelled,
    read_public_requests,
    read_requests,
    scores_by_language,
    unescape,
)
from bot.sentiment.runtime import LABELS, SIGNALS

HOUSE = Path(__file__).resolve().parents[3]
CHAT = HOUSE / "data" / "sentiment"
HEADER = "\t".join(CHAT_HEADER)


def test_chat_has_every_label_and_signal_in_every_language() -> None:
    for part, least in (("train", 500), ("heldout", 200)):
        lines = read_chat(CHAT / part)
        for language in SERVED:
            here = [line for line in lines if line.language == language]
            assert len(here) >= least
            assert {line.sentiment for line in here} == set(range(len(LABELS)))
            assert set(SIGNALS) <= {signal for line in here for signal in line.signals or ()}


def test_both_halves_of_the_held_out_chat_have_every_signal_in_every_language() -> None:
    lines = read_chat(CHAT / "heldout")
    for half in (lines[0::2], lines[1::2]):
        counted = Counter((line.language, signal) for line in half for signal in line.signals or ())
        assert min(counted[language, signal] for language in SERVED for signal in SIGNALS) >= 3


def test_nothing_held_out_is_learned_from() -> None:
    # Two hands may think of the same emoji; of the same words they do not.
    learned, held_out = (
        {line.text.casefold().strip() for line in read_chat(CHAT / part) if any(map(str.isalpha, line.text))}
        for part in ("train", "heldout")
    )
    assert not learned & held_out


def test_evidence_stands_in_its_line() -> None:
    for line in read_chat(CHAT / "train"):
        assert line.evidence in line.text


def test_unannotated_is_not_the_same_as_nothing_shown(tmp_path: Path) -> None:
    (tmp_path / "en.tsv").write_text(f"{HEADER}\nneutral\t?\tx\t-\thi\nneutral\t-\tx\t-\thello\n", encoding="utf-8")
    assert [line.signals for line in read_chat(tmp_path, ["en"])] == [None, frozenset()]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("happy\t-\tx\t-\thi", "negative|neutral|positive"),
        ("neutral\t-\tx\thi", "five columns"),
        ("neutral\tjoy\tx\t-\thi", "joy"),
        ("neutral\tanger\tx\trage\thi", "evidence"),
    ],
)
def test_a_bad_line_of_chat_is_named(tmp_path: Path, row: str, why: str) -> None:
    (tmp_path / "de.tsv").write_text(f"{HEADER}\nneutral\t-\tx\t-\tok\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"de\.tsv:3: ") as caught:
        read_chat(tmp_path, ["de"])
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"x\.tsv is empty"),
        (b" \n\n", r"x\.tsv is empty"),
        (b"neutral\tok\nhappy\tyes\n", r"x\.tsv:2: expected negative"),
        (b"neutral\tok\nneutral yes\n", r"x\.tsv:2: expected"),
        (b"neutral\tok\nneutral\t \n", r"x\.tsv:2: expected"),
        (b"neutral\tok\nneutral\tcaf\xe9\n", r"x\.tsv:2: not UTF-8"),
        (b"\xef\xbb\xbfneutral\tok\nneutral\tcaf\xe9\n", r"x\.tsv:2: not UTF-8"),
        (b"neutral\tok\n\x00\x01\x02", r"x\.tsv:2: NUL"),
        (b"sentiment\tsignals\ttext\nneutral\t-\tok\n", r"x\.tsv:1: expected the columns"),
        (HEADER.encode() + b"\n", "no lines"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.tsv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=message) as caught:
        read_file(path, "all")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nowhere\.tsv cannot be read"):
        read_file(tmp_path / "nowhere.tsv", "all")


def test_both_forms_are_told_apart(tmp_path: Path) -> None:
    plain, chat = tmp_path / "a.tsv", tmp_path / "b.tsv"
    plain.write_bytes(b"\xef\xbb\xbfpositive\tsuper, danke\r\n\r\nnegative\tnein\r\n")
    chat.write_text(f"{HEADER}\npositive\tgratitude\tx\tdanke\tsuper, danke\n", encoding="utf-8")
    assert read_file(plain, "de") == [Line("super, danke", "de", 2), Line("nein", "de", 0)]
    assert read_file(chat, "de") == [Line("super, danke", "de", 2, frozenset({"gratitude"}), "danke")]


def test_escapes_of_the_source_are_undone(tmp_path: Path) -> None:
    assert unescape(r"it\u2019s \ud83d\ude00") == "it\u2019s \U0001f600"
    path = tmp_path / "en.tsv"
    path.write_text('neutral\tsays ""hi"" \\u2019\n', encoding="utf-8")
    assert read_labelled(path, "en")[0].text == 'says "hi" \u2019'


def test_a_fifth_of_the_requests_is_never_shown_whatever_their_marks() -> None:
    texts = [f"what is the balance of account {number}" for number in range(2_000)]
    assert 0.15 < sum(map(is_unseen, texts)) / len(texts) < 0.25
    for text in texts[:50]:
        assert is_unseen(text) == is_unseen(f"  {text.upper()}?! ")


def test_requests_come_without_annotations_and_without_the_unseen() -> None:
    lines = list(read_requests(HOUSE / "data"))
    assert {line.task for line in lines} == {"intents", "answers"}
    assert {line.language for line in lines} == set(SERVED)
    assert not any(is_unseen(line.text) for line in lines)
    assert not [line.text for line in lines if "](" in line.text or "]{" in line.text]


def test_public_requests_are_read_by_task(tmp_path: Path) -> None:
    (tmp_path / "banking77.train.csv").write_text('text,category\n"a card, please",order\n', encoding="utf-8")
    (tmp_path / "clinc150.train.tsv").write_text("weather\tis it cold\nbroken\n", encoding="utf-8")
    found = [(line.task, line.intent, line.text) for line in read_public_requests(tmp_path)]
    assert found == [("banking77", "order", "a card, please"), ("clinc150", "weather", "is it cold")]


def test_macro_f1_counts_a_label_that_is_never_found_as_nothing() -> None:
    truth = np.array([0, 1, 2, 2])
    assert macro_f1(truth, truth) == 100
    assert macro_f1(truth, np.array([0, 1, 1, 1])) == pytest.approx(100 * (1 + 0.5 + 0) / 3)


def test_mean_is_over_the_languages_there_are() -> None:
    lines = [Line("", language, number) for language in ("en", "pt") for number in range(3)]
    scores = scores_by_language(lines, np.array([0, 1, 2, 0, 0, 0]))
    assert scores["en"]["macro_f1"] == 100
    assert scores["mean"]["macro_f1"] == pytest.approx((100 + scores["pt"]["macro_f1"]) / 2, abs=0.01)


@pytest.mark.parametrize("name", ["runtime", "recent", "corpus", "figures", "evaluate", "score", "trend", "card"])
def test_it_needs_neither_rasa_nor_torch_nor_more_than_it_says(name: str) -> None:
    unwanted = {"rasa", "torch", "transformers", "tensorflow", "matplotlib", "yaml", "sklearn"}
    code = f"import sys, bot.sentiment.{name}; print(sorted({unwanted!r} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
