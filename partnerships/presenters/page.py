"""The head of a partner's pages: what it is, in the office's words, and the pages there are."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.enums.vocabularies import Vocabulary
from partnerships.models import Partner
from partnerships.queries.labels import Labels
from partnerships.queries.page import PartnerPage
from partnerships.queries.strands import strand_states

HEAD_WORDS = (
    Vocabulary.PARTNER_KIND,
    Vocabulary.TIER,
    Vocabulary.SOURCE,
    Vocabulary.NAICS_SECTOR,
    Vocabulary.CAREER_CLUSTER,
)
"""The vocabularies that `head_context` needs."""


def head_context(slug: str, page: PartnerPage, labels: Labels, current: str) -> dict[str, Any]:
    """What `partnerships/partner_head.html` shows; `current` is the name of the address."""
    partner = page.partner
    clusters = labels[Vocabulary.CAREER_CLUSTER]
    return {
        "partner": partner,
        "states": strand_states(page.ends, page.thanks),
        "tabs": _tabs(slug, partner, current),
        "kind": labels[Vocabulary.PARTNER_KIND].get(partner.kind, ""),
        "tier": labels[Vocabulary.TIER].get(partner.tier, ""),
        "source": labels[Vocabulary.SOURCE].get(partner.source, ""),
        "sector": labels[Vocabulary.NAICS_SECTOR].get(partner.naics_sector, ""),
        "clusters": [clusters.get(slug, slug) for slug in partner.career_clusters],
    }


def _tabs(slug: str, partner: Partner, current: str) -> list[dict[str, Any]]:
    pages = (("partner", _("Partnership")), ("partner_history", _("History")))
    return [
        {
            "label": label,
            "url": reverse(name, args=[slug, partner.pk]),
            "count": None,
            "is_current": name == current,
        }
        for name, label in pages
    ]
