"""Both catalogues are complete, and a translation keeps what the program fills in."""

import re

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from core.catalogues import LOCALE, extract_all

PLACES = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|{[a-z_]*}|</?[a-z]+>")


def messages(language: str) -> list[Message]:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as source:
        return [message for message in read_po(source, locale=language) if message.id]


def forms(text: object) -> list[str]:
    return [str(form) for form in text] if isinstance(text, tuple | list) else [str(text)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_string_has_a_translation(language: str) -> None:
    known = {(str(forms(message.id)[0]), message.context) for message in messages(language)}
    wanted = {(forms(message.id)[0], message.context) for message in extract_all() if message.id}
    assert wanted - known == set()
    assert [message.id for message in messages(language) if not all(forms(message.string))] == []


def test_no_sentence_is_left_in_english() -> None:
    """A single word may be the same in both languages, several are one that was forgotten."""
    left = [
        message.id
        for message in messages("es")
        if forms(message.string) == forms(message.id)
        and re.search(r"[a-z] [a-z]", PLACES.sub("", forms(message.id)[0]), re.IGNORECASE)
    ]
    assert left == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_translation_keeps_the_places(language: str) -> None:
    wrong = [
        message.id
        for message in messages(language)
        for form in forms(message.string)
        if set(PLACES.findall(form)) - set(PLACES.findall(" ".join(forms(message.id))))
        or (
            not isinstance(message.id, tuple)
            and sorted(PLACES.findall(form)) != sorted(PLACES.findall(str(message.id)))
        )
    ]
    assert wrong == []


def test_a_plural_has_two_forms() -> None:
    for message in messages("es"):
        if isinstance(message.id, tuple | list):
            assert len(forms(message.string)) == 2, message.id
