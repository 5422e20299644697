"""Which acts of thanks belong to the history of a partner."""

from core.registries.history import Source
from recognition.models import Recognition

KIND = "thanks"

SOURCES = (
    Source("thanks", KIND, Recognition, "h.partner_id = %(subject)s", ignored=("document_id",)),
)
