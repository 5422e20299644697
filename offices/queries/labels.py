"""What an office calls the entries of a vocabulary."""

from django.db.models import Count

from core.registries.vocabularies import vocabulary as registered
from offices.models import Office, OfficeLabel


def own_labels(office: Office, vocabulary: str) -> dict[str, str]:
    """The office's own words alone, by the slug of the entry."""
    rows = OfficeLabel.objects.filter(office=office, vocabulary=vocabulary)
    return dict(rows.values_list("slug", "label"))


def count_own_labels(office: Office) -> dict[str, int]:
    """How many entries of each vocabulary have words of the office's own."""
    rows = OfficeLabel.objects.filter(office=office).values_list("vocabulary")
    return dict(rows.annotate(Count("id")).order_by("vocabulary"))


def labels_of(office: Office, vocabulary: str) -> dict[str, str]:
    """Every entry with its label: the office's own words, else the standard ones.

    Raises KeyError for a vocabulary that no app has registered.
    """
    own = own_labels(office, vocabulary)
    return {
        slug: own.get(slug) or str(label) for slug, label in registered(str(vocabulary)).choices
    }
