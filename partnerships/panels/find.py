"""Find: partners, by their name, its initials, or something like it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.registries.find import Hit
from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.queries.likeness import partners_like
from partnerships.queries.partners import search_partners

OFFERED = 5
RECENT = 0.5
"""The score of a partner that nobody asked for: those touched last come after the commands."""


def partner_hits(request: OfficeRequest, text: str) -> list[Hit]:
    """Partners for what was typed; for nothing those touched last."""
    office = request.office
    if not text:
        return [_hit(office.slug, it, RECENT) for it in search_partners(office, "", OFFERED)]
    return [_hit(office.slug, it, score) for it, score in partners_like(office, text, OFFERED)]


def _hit(slug: str, partner: Partner, score: float) -> Hit:
    where = ", ".join(filter(None, [partner.parent.name if partner.parent else "", partner.town]))
    return Hit(
        title=partner.name,
        note=where or _("Partner"),
        url=reverse("partner", args=[slug, partner.pk]),
        icon="handshake",
        score=score,
    )
