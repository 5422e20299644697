"""Which concerns belong to the history of a partner."""

from core.registries.history import Source
from outreach.models import Concern

KIND = "concerns"

SOURCES = (Source("concern", KIND, Concern, "h.partner_id = %(subject)s"),)
