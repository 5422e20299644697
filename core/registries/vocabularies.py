"""Vocabularies whose labels an office may put into its own words: each app adds its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Choices = Sequence[tuple[str, Any]]


@dataclass(frozen=True)
class RegisteredVocabulary:
    """A vocabulary's slug, its own name, and its entries with their standard labels."""

    slug: str
    label: Any
    choices: Choices


_vocabularies: dict[str, RegisteredVocabulary] = {}


def register_vocabulary(slug: str, label: Any, choices: Choices) -> None:
    """Add a vocabulary; called in `AppConfig.ready()`."""
    _vocabularies[slug] = RegisteredVocabulary(slug, label, choices)


def vocabulary(slug: str) -> RegisteredVocabulary:
    """One vocabulary; KeyError for a slug that nobody registered."""
    return _vocabularies[slug]


def vocabularies() -> list[RegisteredVocabulary]:
    """All vocabularies, in the order in which the apps added them."""
    return list(_vocabularies.values())
