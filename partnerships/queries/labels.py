"""An office's words for several vocabularies at once."""

from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of

Labels = dict[Vocabulary, dict[str, str]]


def labels_of_all(office: Office, *vocabularies: Vocabulary) -> Labels:
    """Every entry of these vocabularies with its label: the office's own, else the standard."""
    return {one: labels_of(office, one) for one in vocabularies}
