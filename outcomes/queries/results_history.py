"""Which results belong to the history of a partner, and what is known of their measures."""

from core.registries.history import Source
from outcomes.models import Result

KIND = "results"

SOURCES = (Source("result", KIND, Result, "h.partner_id = %(subject)s"),)
FACTS = {
    "measure": """
        SELECT id, jsonb_build_object('name', name, 'about', about, 'unit', unit) AS facts
        FROM outcomes_measure WHERE office_id = %(office)s AND id = ANY(%(ids)s)
    """
}
