"""Which needs belong to the history of a partner: its own."""

from core.registries.history import Source
from partnerships.models import Need

KIND = "needs"

SOURCES = (Source("need", KIND, Need, "h.partner_id = %(subject)s"),)
