"""The languages say the same: the same messages, parts, arguments, tones and plurals."""

from __future__ import annotations

import re

import pytest
from babel import Locale

from tests.repo import house

# CLDR has 'many' in Spanish and French for whole millions only ('un millón de recibos'): nobody has
# that many bills, and the default variant reads acceptably where it should ever be wanted.
NEVER_NEEDED = {"many"}


@pytest.mark.parametrize("language", house.OTHERS)
def test_every_language_has_the_same_messages_and_attributes(language: str) -> None:
    assert set(house.pieces("en")) ^ set(house.pieces(language)) == set()


@pytest.mark.parametrize("language", house.OTHERS)
def test_every_language_keeps_a_message_in_the_same_file(language: str) -> None:
    for path in sorted(house.DATA.rglob("en.ftl")):
        ids = {name: set(re.findall(r"^([a-z][\w-]*) =", path.with_name(f"{name}.ftl").read_text("utf-8"), re.M))
               for name in ("en", language)}  # fmt: skip
        assert ids["en"] ^ ids[language] == set(), path


@pytest.mark.parametrize("language", house.OTHERS)
def test_every_language_uses_the_same_arguments_in_each_message(language: str) -> None:
    english, theirs = house.pieces("en"), house.pieces(language)
    different = {
        key: english[key].variables ^ theirs[key].variables
        for key in english.keys() & theirs.keys()
        if english[key].variables - {"tone"} != theirs[key].variables - {"tone"}
    }
    assert different == {}


@pytest.mark.parametrize("language", house.OTHERS)
def test_every_language_has_the_tones_that_english_has(language: str) -> None:
    english, theirs = house.pieces("en"), house.pieces(language)
    assert {
        key: piece.tones - theirs[key].tones for key, piece in english.items() if piece.tones - theirs[key].tones
    } == {}


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_tones_are_the_four_of_the_house(language: str) -> None:
    from bank.words.tone import TONES

    assert {key: piece.tones for key, piece in house.pieces(language).items() if piece.tones - set(TONES)} == {}


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_every_plural_covers_the_forms_of_its_language(language: str) -> None:
    needed = (set(Locale(language).plural_form.tags) | {"other"}) - NEVER_NEEDED
    found = [(key, name, keys) for key, piece in house.pieces(language).items() for name, keys in piece.plurals]
    assert len(found) >= 5
    assert [entry for entry in found if not needed <= entry[2]] == []


@pytest.mark.parametrize("language", house.OTHERS)
def test_what_is_counted_in_english_is_counted_in_every_language(language: str) -> None:
    for key, piece in house.pieces("en").items():
        assert {name for name, _ in piece.plurals} == {name for name, _ in house.pieces(language)[key].plurals}, key


def test_no_response_is_declared_twice() -> None:
    keys = [key for key, _, _ in house.responses()]
    assert [key for key in keys if keys.count(key) > 1] == []


@pytest.mark.parametrize(
    "path",
    [*sorted(house.DATA.rglob("*.yml")), house.ROOT / "domain.yml"],
    ids=lambda p: str(p.relative_to(house.ROOT)),
)
def test_no_yaml_file_gives_a_key_twice(path) -> None:
    house.read_yaml(path)


def test_responses_hold_structure_only_and_their_words_exist_in_every_language() -> None:
    for key, path, given in house.responses():
        wanted = [given["text"], *(button["title"] for button in given.get("buttons") or [])]
        for language in house.LANGUAGES:
            missing = [name for name in wanted if name not in house.pieces(language)]
            assert missing == [], f"{key} in {path} lacks words in {language}"
