"""The head of a partner's pages: what it is, in the office's words, and the pages there are."""

from typing import Any

from django.utils.translation import gettext as _

from core.addresses import address_of
from core.registries.health import Health
from offices.enums.vocabularies import Vocabulary
from partnerships.models import Partner
from partnerships.queries.labels import Labels
from partnerships.queries.page import PartnerPage
from partnerships.queries.strands import states_of

HEAD_WORDS = (
    Vocabulary.PARTNER_KIND,
    Vocabulary.TIER,
    Vocabulary.SOURCE,
    Vocabulary.NAICS_SECTOR,
    Vocabulary.CAREER_CLUSTER,
)
"""The vocabularies that `head_context` needs."""


def head_context(
    slug: str, page: PartnerPage, labels: Labels, current: str, health: Health | None = None
) -> dict[str, Any]:
    """What `partnerships/partner_head.html` shows; `current` is the name of the address,
    `health` how the partner stands now, where that was asked."""
    partner = page.partner
    clusters = labels[Vocabulary.CAREER_CLUSTER]
    return {
        "partner": partner,
        "states": health.states if health else states_of(page.strands, page.ends, page.thanks),
        "band": health.band if health else page.band,
        "tabs": _tabs(slug, partner, current),
        "kind": labels[Vocabulary.PARTNER_KIND].get(partner.kind, ""),
        "tier": labels[Vocabulary.TIER].get(partner.tier, ""),
        "source": labels[Vocabulary.SOURCE].get(partner.source, ""),
        "sector": labels[Vocabulary.NAICS_SECTOR].get(partner.naics_sector, ""),
        "clusters": [clusters.get(slug, slug) for slug in partner.career_clusters],
    }


def _tabs(slug: str, partner: Partner, current: str) -> list[dict[str, Any]]:
    pages = (
        ("partner", _("Partnership")),
        ("risk_of_partner", _("Risk")),
        ("partner_history", _("History")),
    )
    return [
        {
            "label": label,
            "url": address_of(slug, name, partner.pk),
            "count": None,
            "is_current": name == current,
        }
        for name, label in pages
    ]
