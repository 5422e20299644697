"""Findings as they are stored, and in words for whoever reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.utils.formats import number_format
from django.utils.translation import gettext

from core.registries.sheets import Finding, Level, Sheet

type FindingJson = dict[str, Any]


@dataclass(frozen=True)
class FindingWords:
    """A finding in the reader's language.

    `column` is the sheet's key and `column_label` what people call it, both "" for the line as a
    whole; `word` is the unknown word that the screen can ask about, or "".
    """

    column: str
    column_label: str
    level: Level
    text: str
    word: str = ""


def to_json(finding: Finding) -> FindingJson:
    """A finding as it is stored; what is empty is left out."""
    stored: FindingJson = {
        "column": finding.column,
        "level": finding.level,
        "message": finding.message,
    }
    if finding.facts:
        stored["facts"] = {key: _plain(value) for key, value in finding.facts.items()}
    if finding.word:
        stored["word"] = finding.word
    return stored


def in_words(finding: Mapping[str, Any], sheet: Sheet) -> FindingWords:
    """A stored finding in the language of whoever reads it now."""
    column = finding["column"]
    return FindingWords(
        column=column,
        column_label=label_of(sheet, column),
        level=cast(Level, finding["level"]),
        text=worded(finding["message"], finding.get("facts", {})),
        word=finding.get("word", ""),
    )


def label_of(sheet: Sheet, key: str) -> str:
    """What people call a column of the sheet; "" for none."""
    return next((str(it.label) for it in sheet.columns if it.key == key), "")


def worded(message: str, facts: Mapping[str, Any]) -> str:
    """A stored English sentence, translated, with its facts in place; limits are grouped."""
    if "most" in facts:
        facts = {**facts, "most": number_format(facts["most"], force_grouping=True)}
    return gettext(message) % facts if facts else gettext(message)


def has_errors(findings: list[FindingJson]) -> bool:
    """Whether a line with these findings has to stay out."""
    return any(it["level"] == "error" for it in findings)


def _plain(value: Any) -> Any:
    """What JSON can hold: numbers and texts as they are, the rest as text."""
    return value if isinstance(value, str | int | float | bool | None) else str(value)
