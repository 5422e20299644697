"""The head of a partner's pages: what it is, in the office's words, and the pages there are."""

from typing import Any

from core.registries.health import Health
from offices.enums.vocabularies import Vocabulary
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
    page: PartnerPage, labels: Labels, current: str, health: Health | None = None
) -> dict[str, Any]:
    """What the tag `partner_head` shows; `current` is the name of the address,
    `health` how the partner stands now, where that was asked."""
    partner = page.partner
    clusters = labels[Vocabulary.CAREER_CLUSTER]
    return {
        "partner": partner,
        "states": health.states if health else states_of(page.strands, page.ends, page.thanks),
        "band": health.band if health else page.band,
        "current": current,
        "kind": labels[Vocabulary.PARTNER_KIND].get(partner.kind, ""),
        "tier": labels[Vocabulary.TIER].get(partner.tier, ""),
        "source": labels[Vocabulary.SOURCE].get(partner.source, ""),
        "sector": labels[Vocabulary.NAICS_SECTOR].get(partner.naics_sector, ""),
        "clusters": [clusters.get(it, it) for it in partner.career_clusters],
    }
