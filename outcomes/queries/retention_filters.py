"""Which partners the figures of retention are about, read from the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q

from core.api.fields import read_id
from offices.enums.career_clusters import CareerCluster
from partnerships.enums.partners import PartnerKind, Tier
from partnerships.models import PartnerSite

NOBODY = "none"

CONDITIONS = {
    "site": """EXISTS (SELECT FROM partnerships_partnersite w WHERE w.office_id = p.office_id
        AND w.partner_id = p.id AND w.site_id = %(site)s)""",
    "kind": "p.kind = %(kind)s",
    "cluster": "p.career_clusters @> ARRAY[%(cluster)s]::varchar[]",
    "owner": "p.owner_id = %(owner)s",
    "tier": "p.tier = %(tier)s",
}
OF_STANDINGS = {
    "kind": "partner__kind",
    "cluster": "partner__career_clusters__contains",
    "owner": "partner__owner",
    "tier": "partner__tier",
}


@dataclass(frozen=True)
class RetentionFilters:
    """Empty means any; what makes no sense is dropped. `owner` is a member's id or "none"."""

    site: int | None = None
    kind: str = ""
    cluster: str = ""
    owner: int | str | None = None
    tier: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "RetentionFilters":
        """Out of an address' query."""
        owner = query.get("owner", "")
        return cls(
            site=read_id(query.get("site", "")),
            kind=_one_of(PartnerKind.values, query.get("kind")),
            cluster=_one_of(CareerCluster.values, query.get("cluster")),
            owner=NOBODY if owner == NOBODY else read_id(owner),
            tier=_one_of(Tier.values, query.get("tier")),
        )

    @property
    def said(self) -> dict[str, Any]:
        """What was asked for."""
        given = {it.name: getattr(self, it.name) for it in fields(self)}
        return {name: value for name, value in given.items() if value}

    def as_query(self, **more: str) -> str:
        """The address' query that says the same, and more."""
        return urlencode(self.said | {name: value for name, value in more.items() if value})

    def condition(self) -> str:
        """SQL about a partner `p`."""
        parts = [
            "p.owner_id IS NULL" if value == NOBODY else CONDITIONS[name]
            for name, value in self.said.items()
        ]
        return " AND ".join(["p.archived_at IS NULL", *parts])

    def of_standings(self) -> Q:
        """The same about standings, for lists that are to follow an index; a test holds them
        equal."""
        lookups = {OF_STANDINGS[name]: value for name, value in self.said.items() if name != "site"}
        if self.owner == NOBODY:
            lookups[OF_STANDINGS["owner"]] = None
        if self.cluster:
            lookups[OF_STANDINGS["cluster"]] = [self.cluster]
        chosen = Q(partner__archived_at=None, **lookups)
        if self.site is None:
            return chosen
        there = PartnerSite.objects.filter(
            office=OuterRef("office"), partner=OuterRef("partner"), site=self.site
        )
        return chosen & Q(Exists(there))


def _one_of(values: Sequence[str], wanted: str | None) -> str:
    return wanted if wanted is not None and wanted in values else ""
