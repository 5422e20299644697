"""What an office calls the entries of a vocabulary."""

from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import get_language

from core.prepared import prepared_by_key
from core.registries.vocabularies import vocabulary as registered
from offices.models import Office, OfficeLabel


def own_labels(office: Office, vocabulary: str) -> dict[str, str]:
    """The office's own words alone, by the slug of the entry."""
    return dict(_own.rows(office.pk, str(vocabulary)))


@prepared_by_key
def _own(office_id: int, vocabulary: str) -> QuerySet[OfficeLabel, Any]:
    rows = OfficeLabel.objects.filter(office_id=office_id, vocabulary=vocabulary)
    return rows.values_list("slug", "label")


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
