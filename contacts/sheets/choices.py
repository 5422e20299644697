"""Words of fixed vocabularies: labels, the office's own, synonyms, slips of the keyboard."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils.translation import override
from rapidfuzz import fuzz, process

from contacts.enums.affiliations import Holds
from contacts.models import Contact
from contacts.sheets import choice_words as usual
from core.folding import fold
from core.registries.vocabularies import vocabulary
from offices.enums.vocabularies import Vocabulary
from offices.models import OfficeLabel
from partnerships.enums.partners import Stage

NEAR = 85  # of 100, for a slip of the keyboard
SHORTEST_NEAR = 5  # letters; shorter words are too easily near to another
DIVIDED = re.compile(r"[;|\n]")
SEPARATORS = re.compile(r"\s*[;|\n/]\s*")

type Choices = Sequence[tuple[str, Any]]

HOLDS = usual.synonyms(
    {
        Holds.PRIMARY: "primary, main, first, lead, principal, primario, primaria, yes, y, x,"
        " si, 1",
        Holds.BACKUP: "backup, back-up, back up, second, secondary, alternate, respaldo,"
        " suplente, secundario, secundaria, 2",
        Holds.OTHER: "other, no, n, otro, otra, none, 3",
    }
)
LANGUAGES = usual.synonyms(
    {
        "en": "english, eng, ingles, en-us",
        "es": "spanish, esp, espanol, castellano, es-mx, spa",
    }
)
_VOCABULARIES = {
    "kind": (Vocabulary.PARTNER_KIND, usual.KINDS),
    "tier": (Vocabulary.TIER, usual.TIERS),
    "source": (Vocabulary.SOURCE, usual.SOURCES),
    "career_clusters": (Vocabulary.CAREER_CLUSTER, usual.CLUSTERS),
    "naics_sector": (Vocabulary.NAICS_SECTOR, usual.SECTORS),
}
_FIXED: dict[str, tuple[Choices, usual.Synonyms]] = {
    "stage": (Stage.choices, usual.STAGES),
    "holds": (Holds.choices, HOLDS),
    "language": (Contact._meta.get_field("language").choices or (), LANGUAGES),
}


def choices_of(column: str) -> Callable[[int], Choices]:
    """What a word of the column may mean, as the office calls it: (slug, label)."""

    def choices(office_id: int) -> Choices:
        if column in _FIXED:
            return [(slug, label) for slug, label in _FIXED[column][0]]
        name = _VOCABULARIES[column][0]
        own = _own_labels(office_id, name)
        return [(slug, own.get(slug) or label) for slug, label in vocabulary(name).choices]

    return choices


def _own_labels(office_id: int, name: str) -> dict[str, str]:
    rows = OfficeLabel.objects.filter(office=office_id, vocabulary=name)
    return dict(rows.values_list("slug", "label"))


@dataclass
class Words:
    """What the words of one column mean in an office; each distinct word is looked up once."""

    known: Mapping[str, str]
    found: dict[str, str | None] = field(default_factory=dict)

    def slug(self, word: str) -> str | None:
        """The slug of a word, None for one that is not known."""
        if word not in self.found:
            self.found[word] = self._look_up(fold(word).strip(" .*"))
        return self.found[word]

    def _look_up(self, word: str) -> str | None:
        if word in self.known:
            return self.known[word]
        if len(word) < SHORTEST_NEAR:
            return None
        near = process.extractOne(word, self.known.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        return self.known[near[0]] if near else None


def words_of_column(column: str, office_id: int, told: Mapping[str, str]) -> Words:
    """The words of a column: what the office was `told` that they mean goes before all else."""
    labels = {fold(str(label)): slug for slug, label in choices_of(column)(office_id)}
    own = {fold(word).strip(" .*"): slug for word, slug in told.items()}
    return Words({**_standard(column), **labels, **own})


@lru_cache(64)
def _standard(column: str) -> dict[str, str]:
    """Slugs, labels in both languages, synonyms."""
    if column in _FIXED:
        choices, synonyms = _FIXED[column]
    else:
        choices, synonyms = vocabulary(_VOCABULARIES[column][0]).choices, _VOCABULARIES[column][1]
    known = dict(synonyms)
    for language in ("es", "en"):
        with override(language):
            known |= {fold(str(label)): slug for slug, label in choices}
    return known | {slug: slug for slug, _ in choices}


def several(words: Words, text: str) -> tuple[list[str], list[str]]:
    """The slugs of a cell that names several, and its words that are not known.

    Commas divide, but labels have commas of their own: the longest known piece is taken.
    """
    slugs: dict[str, None] = {}
    unknown: list[str] = []
    whole = None if DIVIDED.search(text) else words.slug(text)
    for piece in [text] if whole else SEPARATORS.split(text):
        tokens = [it.strip() for it in piece.split(",") if it.strip()]
        while tokens:
            taken, slug = _longest(words, tokens)
            if slug is None:
                unknown.append(tokens[0])
            elif slug:
                slugs[slug] = None
            tokens = tokens[taken:]
    return list(slugs), unknown


def _longest(words: Words, tokens: list[str]) -> tuple[int, str | None]:
    for count in range(len(tokens), 0, -1):
        slug = words.slug(", ".join(tokens[:count]))
        if slug is not None:
            return count, slug
    return 1, None


def sector(words: Words, text: str) -> str | None:
    """An industry sector by its words or by a NAICS code of two to six digits."""
    code = re.match(r"(\d{2})(?:-\d{2}|\d{0,4})\b", text)
    if code:
        slug = words.slug(usual.EARLY_CODES.get(code[1], code[1]))
        if slug:
            return slug
    return words.slug(text)
