"""An office's words for several vocabularies at once, in one statement."""

from typing import Any

from django.db.models import QuerySet

from core.prepared import prepared_by_key
from offices.enums.vocabularies import Vocabulary
from offices.models import Office, OfficeLabel
from offices.queries.labels import standard_labels

Labels = dict[Vocabulary, dict[str, str]]


def labels_of_all(office: Office, *vocabularies: Vocabulary) -> Labels:
    """Every entry of these vocabularies with its label: the office's own, else the standard."""
    found = {one: standard_labels(one) for one in vocabularies}
    for one, slug, label in _own.rows(office.pk, vocabularies):
        if label and slug in found[one]:
            found[one][slug] = label
    return found


@prepared_by_key
def _own(office_id: int, vocabularies: tuple[Vocabulary, ...]) -> QuerySet[OfficeLabel, Any]:
    rows = OfficeLabel.objects.filter(office_id=office_id, vocabulary__in=vocabularies)
    return rows.values_list("vocabulary", "slug", "label")
