"""Which changes belong to the history of a partner, and what their sentences need to know."""

from core.registries.history import Source
from offices.queries.history import SITE_FACTS
from partnerships.models import Partner, PartnerSite

KIND = "partner"

SOURCES = (
    Source("partner", KIND, Partner, "h.pgh_obj_id = %(subject)s"),
    Source("partner_site", KIND, PartnerSite, "h.partner_id = %(subject)s", may_return=True),
)

FACTS = {
    "site": SITE_FACTS,
    "partner": """
        SELECT id, jsonb_build_object(
            'name', name,
            'is_archived', archived_at IS NOT NULL,
            'is_branch', parent_id IS NOT NULL,
            'has_branches', EXISTS (
                SELECT FROM partnerships_partner b
                WHERE b.office_id = p.office_id AND b.parent_id = p.id)
        ) AS facts
        FROM partnerships_partner p WHERE office_id = %(office)s AND id = ANY(%(ids)s)
    """,
}
