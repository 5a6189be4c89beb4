"""The language of a message, and when a conversation changes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.language import LanguageIdentifier, LanguageModel, _files

CONFIG = LanguageIdentifier.get_default_config()
MODEL = LanguageModel.from_files(_files(CONFIG), CONFIG["languages"])
IDENTIFIER = LanguageIdentifier(CONFIG, model=MODEL)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how much did I spend on groceries last month", "en"),
        ("hola", "es"),
        ("¿cuánto dinero me queda en la cuenta?", "es"),
        ("combien me reste-t-il sur mon compte", "fr"),
        ("bonjour", "fr"),
        ("wie viel Geld habe ich noch auf dem Konto", "de"),
        ("danke schön", "de"),
    ],
)
def test_a_first_message_tells_its_language(text: str, language: str) -> None:
    assert IDENTIFIER.identify(text) == language


@pytest.mark.parametrize("text", ["ok", "Netflix?", "Amazon", "20 €", "🙂", "", "no", "si"])
@pytest.mark.parametrize("prior", ["en", "es", "fr", "de"])
def test_a_short_message_keeps_the_language_of_the_conversation(text: str, prior: str) -> None:
    assert IDENTIFIER.identify(text, prior) == prior


def test_a_clear_sentence_changes_the_language() -> None:
    assert IDENTIFIER.identify("wie viel habe ich letzten Monat ausgegeben", "en") == "de"


def test_a_prior_that_is_not_served_does_not_count() -> None:
    assert IDENTIFIER.identify("wie viel habe ich letzten Monat ausgegeben", "pt") == "de"


def test_without_letters_and_prior_the_first_language_is_taken() -> None:
    assert IDENTIFIER.identify("12345") == "en"


def test_the_language_is_part_of_what_parsing_returns(message: Callable[..., Message]) -> None:
    [said] = IDENTIFIER.process([message("ok", "affirm", "de")])
    assert said.get("language") in {"en", "es", "fr", "de"}
    said = message("ok", "affirm", "de")
    said.get("metadata")["language"] = "fr"
    IDENTIFIER.process([said])
    assert said.get("language") == "fr"
    assert "language" in said.as_dict(only_output_properties=True)


def test_what_was_saved_says_the_same_when_loaded(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "languages.npz")
    loaded = LanguageModel.load(tmp_path / "languages.npz")
    assert loaded.odds("quiero ver mi saldo") == MODEL.odds("quiero ver mi saldo")


@pytest.mark.parametrize("languages", [["de"], ["de", "en"]])
def test_a_bank_that_serves_fewer_languages_has_a_model_too(languages: list[str]) -> None:
    texts = ["wie viel geld habe ich", "was kostet das", "how much money do I have", "what does it cost"]
    wanted = [(t, code) for t, code in zip(texts, ["de", "de", "en", "en"], strict=True) if code in languages]
    model = LanguageModel.fit([t for t, _ in wanted], [code for _, code in wanted], languages)
    assert sum(model.odds("was kostet das").values()) == pytest.approx(1.0)
    assert max(model.odds("was kostet das").items(), key=lambda pair: pair[1])[0] == "de"


def test_sentences_that_no_file_holds_are_told_apart() -> None:
    told = {
        "I would rather go to the seaside tomorrow": "en",
        "ayer estuve en casa de mi abuela comiendo paella": "es",
        "le chat dort sur le canapé du salon": "fr",
        "der Hund liegt faul in der Sonne": "de",
    }
    assert {text: IDENTIFIER.identify(text) for text in told} == told
