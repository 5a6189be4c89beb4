"""The encoder as the engine uses it: the exported file, no torch."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.sentiment.corpus import read_chat
from bot.sentiment.runtime import (
    FORMAT,
    LABELS,
    MAX_BATCH,
    MESSAGE_TOKENS,
    OUTPUTS,
    SIGNALS,
    EncoderError,
    MessageEncoder,
    load_tokenizer,
    pad,
    prepare,
    softmax,
)

HOUSE = Path(__file__).resolve().parents[3]

# None of these lines is in data/sentiment; `test_no_sentence_was_trained_on` checks it.
NEUTRAL = {
    "en": [
        "I have lost my debit card",
        "What fees do you charge for an unauthorised overdraft?",
        "how can I report a stolen phone with my banking app on it",
        "Send 20 pounds to Alex",
        "when is my next bill due",
        "I'd like to dispute two payments from Tuesday",
    ],
    "es": [
        "se me ha perdido la tarjeta de crédito",
        "¿Qué comisión cobran por estar en descubierto?",
        "quiero reclamar dos cargos del martes",
        "Envía 20 euros a Álex",
        "cuándo vence mi próximo recibo",
        "¿cómo cambio el número de teléfono?",
    ],
    "fr": [
        "j'ai égaré ma carte de crédit",
        "Quels frais prenez-vous en cas de découvert ?",
        "je voudrais contester deux paiements de mardi",
        "Envoie 20 euros à Alex",
        "quand est-ce que ma prochaine facture arrive à échéance",
        "comment changer mon numéro de téléphone",
    ],
    "de": [
        "meine kreditkarte ist verloren gegangen",
        "Welche Gebühren fallen an, wenn ich das Konto überziehe?",
        "ich möchte zwei Zahlungen vom Dienstag reklamieren",
        "Schick 20 Euro an Alex",
        "wann ist die nächste Rechnung fällig",
        "wie ändere ich meine telefonnummer",
    ],
}
NEGATIVE = {
    "en": [
        "This is absolutely terrible, I hate this bank",
        "I'm furious, you lost my salary",
        "What an awful experience, nobody helps me",
        "I am really upset about these hidden fees",
    ],
    "es": [
        "Esto es horrible, odio este banco",
        "Estoy furiosa, habéis perdido mi nómina",
        "Qué experiencia tan mala, nadie me ayuda",
        "Estoy muy enfadado por las comisiones ocultas",
    ],
    "fr": [
        "C'est affreux, je déteste cette banque",
        "Je suis furieuse, vous avez perdu mon salaire",
        "Quelle expérience horrible, personne ne m'aide",
        "Je suis vraiment fâché par ces frais cachés",
    ],
    "de": [
        "Das ist furchtbar, ich hasse diese Bank",
        "Ich bin stinksauer, ihr habt mein Gehalt verloren",
        "Was für eine schlimme Erfahrung, keiner hilft mir",
        "Ich bin richtig wütend über die versteckten Gebühren",
    ],
}
POSITIVE = {
    "en": [
        "Fantastic, thank you, you solved it so fast",
        "I love how easy this is",
        "That's wonderful news, I'm delighted",
    ],
    "es": [
        "Fantástico, gracias, lo ha resuelto rapidísimo",
        "Me encanta lo fácil que es",
        "Qué noticia tan maravillosa, estoy feliz",
    ],
    "fr": [
        "Fantastique, merci, vous avez tout résolu très vite",
        "J'adore, c'est tellement facile",
        "Quelle merveilleuse nouvelle, je suis ravie",
    ],
    "de": [
        "Fantastisch, danke, das haben Sie schnell gelöst",
        "Ich liebe es, wie einfach das ist",
        "Was für eine wunderbare Nachricht, ich freue mich sehr",
    ],
}
# Read wrongly by the present model, by a hair; the model card lists such. A better one turns this red.
MISREAD = {"se me ha perdido la tarjeta de crédito"}
SENTENCES = [
    pytest.param(
        text,
        label,
        id=f"{language}-{label}-{number}",
        marks=[pytest.mark.xfail(strict=True)] if text in MISREAD else [],
    )
    for label, table in (("neutral", NEUTRAL), ("negative", NEGATIVE), ("positive", POSITIVE))
    for language, texts in table.items()
    for number, text in enumerate(texts)
]
MIXED = [
    "ok",
    "I would like to know when my new card will arrive please",
    "",
    "Bitte sperren Sie meine Karte, ich habe sie gestern am Bahnhof verloren und finde sie nicht",
    "merci 🎉",
    "¿cuánto dinero tengo?",
]


def test_shapes_types_and_lengths_are_as_promised(encoder: MessageEncoder) -> None:
    encoded = encoder.encode(MIXED)
    assert encoded.embeddings.shape == (len(MIXED), 384) == (len(MIXED), encoder.width)
    assert encoded.logits.shape == encoded.probabilities.shape == (len(MIXED), 3)
    assert encoded.signals.shape == (len(MIXED), len(SIGNALS))
    assert ((encoded.signals > 0) & (encoded.signals < 1)).all()
    assert {a.dtype for a in vars(encoded).values()} == {np.dtype(np.float32)}
    np.testing.assert_allclose(np.linalg.norm(encoded.embeddings, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(encoded.probabilities.sum(axis=1), 1, atol=1e-5)


def test_no_messages_give_no_rows(encoder: MessageEncoder) -> None:
    encoded = encoder.encode([])
    assert encoded.embeddings.shape == (0, 384)
    assert encoded.probabilities.shape == (0, 3)
    assert encoded.signals.shape == (0, len(SIGNALS))
    assert encoded.labels == []


def test_order_is_kept_over_several_batches(encoder: MessageEncoder) -> None:
    texts = [sentence.values[0] for sentence in SENTENCES]
    assert len(texts) > MAX_BATCH
    there = encoder.encode(texts).embeddings
    back = encoder.encode(texts[::-1]).embeddings[::-1]
    # The nearest neighbour of a message is the message itself.
    assert (there @ back.T).argmax(axis=1).tolist() == list(range(len(texts)))


def test_alone_and_in_company_agree_within_int8_tolerance(encoder: MessageEncoder) -> None:
    texts = [sentence.values[0] for sentence in SENTENCES]
    together = encoder.encode(texts)
    for number, text in enumerate(texts):
        alone = encoder.encode([text])
        assert alone.embeddings[0] @ together.embeddings[number] > 0.96
        moved = np.abs(alone.probabilities[0] - together.probabilities[number]).max()
        assert moved < 0.25, text


def test_the_same_message_gives_the_same_numbers(encoder: MessageEncoder) -> None:
    first, second = encoder.encode(MIXED), encoder.encode(MIXED)
    np.testing.assert_array_equal(first.logits, second.logits)


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(("text", "label"), SENTENCES)
def test_clear_sentence_gets_its_label(encoder: MessageEncoder, text: str, label: str) -> None:
    encoded = encoder.encode([text])
    assert encoded.labels == [label], encoded.probabilities[0].round(2)


def test_no_sentence_was_trained_on() -> None:
    lines = {line.text.casefold() for line in read_chat(HOUSE / "data" / "sentiment" / "train")}
    assert not lines & {sentence.values[0].casefold() for sentence in SENTENCES}


SHOWN = [
    ("anger", "I am absolutely furious with you people, this is outrageous"),
    ("gratitude", "vielen lieben Dank, das war sehr nett von Ihnen"),
    ("risk_fraud", "hay cargos en mi cuenta que no he hecho yo, me han estafado"),
    ("risk_self_harm", "je ne veux plus vivre, je pense à en finir"),
    ("urgency", "I need this sorted right now, it cannot wait, urgent!"),
    ("confusion", "ich verstehe das nicht, was soll das bedeuten?"),
]


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(("signal", "text"), SHOWN)
def test_clear_sentence_shows_its_signal(encoder: MessageEncoder, signal: str, text: str) -> None:
    assert signal in encoder.shown(encoder.encode([text])), encoder.encode([text]).signals.round(2)


@pytest.mark.usefixtures("trained")
def test_plain_request_shows_no_risk(encoder: MessageEncoder) -> None:
    encoded = encoder.encode(["what is the balance of my savings account"])
    assert not {name for name in encoder.shown(encoded) if name.startswith("risk")}


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize("language", ["es", "fr", "de"])
def test_a_request_lies_nearer_to_its_translation_than_to_small_talk(encoder: MessageEncoder, language: str) -> None:
    lost = {
        "es": "He perdido mi tarjeta",
        "fr": "J'ai perdu ma carte",
        "de": "Ich habe meine Karte verloren",
    }
    english, other, talk = encoder.encode(["I lost my card", lost[language], "The weather is fine in Rome"]).embeddings
    assert english @ other > english @ talk + 0.1


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\t", "x" * 10_000, "word " * 2_000, "😡" * 500, "a\x00b", "\x00", "\ud83d", "?!"],
    ids=["empty", "blank", "control", "long", "words", "emoji", "nul", "only-nul", "half", "marks"],
)
def test_odd_input_gives_finite_numbers(encoder: MessageEncoder, text: str) -> None:
    encoded = encoder.encode([text, "hello"])
    assert np.isfinite(encoded.embeddings).all()
    assert np.isfinite(encoded.probabilities).all()
    assert np.isfinite(encoded.signals).all()
    for found in encoder.evidence(text, SIGNALS):
        assert text[found.start : found.end] == found.text


def test_long_text_is_cut_but_keeps_its_end_mark(folder: Path) -> None:
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    ids = tokenizer.encode(prepare("word " * 2_000)).ids
    assert len(ids) == MESSAGE_TOKENS
    assert ids[-1] == tokenizer.token_to_id("</s>")


def test_probabilities_are_the_logits_at_the_stored_temperature(encoder: MessageEncoder, folder: Path) -> None:
    stored = json.loads((folder / "config.json").read_text(encoding="utf-8"))["temperature"]
    encoded = encoder.encode(MIXED)
    assert encoder.temperature == stored
    expected = np.exp(encoded.logits / stored)
    expected /= expected.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(encoded.probabilities, expected, atol=1e-5)


def test_a_higher_temperature_is_less_sure() -> None:
    logits = np.array([[2.0, 0.0, -1.0]], dtype=np.float32)
    assert softmax(logits, 2.0).max() < softmax(logits, 1.0).max()
    assert np.isfinite(softmax(logits * 1e4)).all()


def test_every_component_of_a_process_shares_one_session(encoder: MessageEncoder, folder: Path) -> None:
    assert MessageEncoder.load(folder) is encoder


def test_encoded_cannot_be_changed(encoder: MessageEncoder) -> None:
    encoded = encoder.encode(["hi"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        encoded.logits = encoded.logits  # type: ignore[misc]


def test_missing_folder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"config\.json"):
        MessageEncoder.load(tmp_path)


def test_damaged_file_is_refused(tmp_path: Path, folder: Path) -> None:
    for name in ("config.json", "tokenizer.json"):
        shutil.copy(folder / name, tmp_path / name)
    # What a checkout without large-file support leaves behind.
    (tmp_path / "model.int8.onnx").write_text("version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(EncoderError, match="not the file that was exported"):
        MessageEncoder.load(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"labels": ["positive", "neutral", "negative"]},
        {"signals": list(SIGNALS[1:])},
        {"format": FORMAT - 1},
        {"temperature": 0},
    ],
    ids=["labels", "signals", "format", "temperature"],
)
def test_config_of_another_version_is_refused(tmp_path: Path, folder: Path, change: dict[str, object]) -> None:
    config = {**json.loads((folder / "config.json").read_text(encoding="utf-8")), **change}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(EncoderError, match="another version"):
        MessageEncoder.load(tmp_path)


@pytest.mark.parametrize("missing", ["thresholds", "sha256", "format", "width"])
def test_config_of_the_first_format_is_refused_by_name(tmp_path: Path, folder: Path, missing: str) -> None:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    del config[missing]
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(EncoderError, match=missing):
        MessageEncoder.load(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_broken_config_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.json").write_text(text, encoding="utf-8")
    with pytest.raises(EncoderError, match="cannot read"):
        MessageEncoder.load(tmp_path)


def test_shown_are_the_signals_at_or_above_their_thresholds(encoder: MessageEncoder) -> None:
    encoded = encoder.encode(["hello", "I do not understand"])
    for row in range(2):
        above = {
            name
            for name, odds in zip(SIGNALS, encoded.signals[row], strict=True)
            if odds >= encoder.thresholds[name]
        }  # fmt: skip
        assert set(encoder.shown(encoded, row)) == above


def _raw(encoder: MessageEncoder, text: str) -> tuple[np.ndarray, np.ndarray]:
    """Return logits [11] and what each token adds [tokens, 11]."""
    ids, mask = pad([encoder._tokenizer.encode(prepare(text)).ids], encoder._pad_id)
    found = encoder._session.run(list(OUTPUTS), {"input_ids": ids, "attention_mask": mask})
    return found[1][0], found[2][0]


def test_what_the_tokens_add_is_the_logits_but_for_one_bias(encoder: MessageEncoder) -> None:
    biases = []
    for text in filter(None, MIXED):
        logits, added = _raw(encoder, text)
        assert added.shape[1] == len(LABELS) + len(SIGNALS)
        biases.append(logits - added.sum(axis=0))
    np.testing.assert_allclose(biases, np.broadcast_to(biases[0], np.shape(biases)), atol=1e-4)


@pytest.mark.parametrize("text", [*filter(None, MIXED), "😡 WTF, mañana ça coûte 12,50 €", "word " * 2_000])
def test_evidence_lies_in_the_text(encoder: MessageEncoder, text: str) -> None:
    found = encoder.evidence(text, SIGNALS)
    assert [one.signal for one in found] == list(SIGNALS)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        assert 0 <= one.score <= 1


def test_no_text_has_no_evidence(encoder: MessageEncoder) -> None:
    assert encoder.evidence("", ["anger"]) == []
    assert encoder.evidence("hello", []) == []


def test_evidence_of_an_unknown_signal_is_a_mistake(encoder: MessageEncoder) -> None:
    with pytest.raises(KeyError):
        encoder.evidence("hello", ["joy"])


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(
    ("signal", "text", "words"),
    [
        ("anger", "I opened the account in May and now I am furious with this bank", "furious"),
        ("gratitude", "Ich habe gestern die Karte bekommen, vielen Dank dafür", "Dank"),
    ],
)
def test_evidence_holds_the_word_that_shows_it(encoder: MessageEncoder, signal: str, text: str, words: str) -> None:
    assert words in encoder.evidence(text, [signal])[0].text


def test_runtime_imports_neither_rasa_nor_torch() -> None:
    code = (
        "import sys, bot.sentiment.runtime;"
        "print(sorted({'rasa', 'torch', 'transformers', 'tensorflow'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_file_is_small_enough_to_commit(folder: Path) -> None:
    assert (folder / "model.int8.onnx").stat().st_size < 45_000_000
