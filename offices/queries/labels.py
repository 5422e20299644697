"""What an office calls the entries of a vocabulary."""

from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import get_language

from core.prepared import prepared_by_key
from core.registries.vocabularies import vocabulary as registered
from offices.models import Office, OfficeLabel

KEPT_AS = "_own_labels"


def own_labels(office: Office, vocabulary: str) -> dict[str, str]:
    """The office's own words alone, by the slug of the entry.

    All of its words are read at once and kept with the office, which lives as long as a request:
    a page has several vocabularies.
    """
    kept: dict[str, dict[str, str]] | None = office.__dict__.get(KEPT_AS)
    if kept is None:
        kept = office.__dict__[KEPT_AS] = _by_vocabulary(office.pk)
    return kept.get(str(vocabulary), {})


def forget_own_labels(office: Office) -> None:
    """The office has other words now."""
    office.__dict__.pop(KEPT_AS, None)


def _by_vocabulary(office_id: int) -> dict[str, dict[str, str]]:
    kept: dict[str, dict[str, str]] = {}
    for vocabulary, slug, label in _own.rows(office_id):
        kept.setdefault(vocabulary, {})[slug] = label
    return kept


@prepared_by_key
def _own(office_id: int) -> QuerySet[OfficeLabel, Any]:
    rows = OfficeLabel.objects.filter(office_id=office_id)
    return rows.values_list("vocabulary", "slug", "label")


def count_own_labels(office: Office) -> dict[str, int]:
    """How many entries of each vocabulary have words of the office's own."""
    rows = OfficeLabel.objects.filter(office=office).values_list("vocabulary")
    return dict(rows.annotate(Count("id")).order_by("vocabulary"))


def labels_of(office: Office, vocabulary: str) -> dict[str, str]:
    """Every entry with its label: the office's own words, else the standard ones.

    Raises KeyError for a vocabulary that no app has registered.
    """
    found, own = standard_labels(vocabulary), own_labels(office, vocabulary)
    return {slug: own.get(slug) or label for slug, label in found.items()}


def standard_labels(vocabulary: str) -> dict[str, str]:
    """Every entry with its standard label, in the reader's language."""
    return dict(_standard(get_language(), str(vocabulary)))


@lru_cache(maxsize=100)
def _standard(_language: str | None, vocabulary: str) -> dict[str, str]:
    """Translating an entry takes some 5 µs, and a page has a hundred of them."""
    return {slug: str(label) for slug, label in registered(vocabulary).choices}
