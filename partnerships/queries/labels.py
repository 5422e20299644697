"""An office's words for several vocabularies at once, in one statement."""

from core.registries.vocabularies import vocabulary as registered
from offices.enums.vocabularies import Vocabulary
from offices.models import Office, OfficeLabel

Labels = dict[Vocabulary, dict[str, str]]


def labels_of_all(office: Office, *vocabularies: Vocabulary) -> Labels:
    """Every entry of these vocabularies with its label: the office's own, else the standard."""
    rows = OfficeLabel.objects.filter(office=office, vocabulary__in=vocabularies)
    own = {(row[0], row[1]): row[2] for row in rows.values_list("vocabulary", "slug", "label")}
    return {
        one: {slug: own.get((one, slug)) or str(label) for slug, label in registered(one).choices}
        for one in vocabularies
    }
