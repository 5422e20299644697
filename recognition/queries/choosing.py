"""Partners to choose from, to be thanked several at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, QuerySet

from core.api.fields import read_id
from core.days import years_before
from core.pager import SortKey, order_of
from offices.models import Office
from partnerships.enums.partners import PartnerKind, Tier
from partnerships.models import Partner, PartnerSite, PartnerStanding
from recognition.queries.owed import order_of_owed, owed, owed_rows
from recognition.queries.spans import term_so_far
from recognition.queries.thanked import (
    WAITING,
    order_of_thanked,
    partners_thanked,
    thanked_rows,
)

MOST = 500
"""Partners in one go: what a batch prints, too."""
OWED, ALL = "owed", "all"
SCOPES = (OWED, WAITING, ALL)


@dataclass(frozen=True)
class Choice:
    """Which partners are on offer, as the address says; what makes no sense is dropped."""

    scope: str = OWED
    site: int | None = None
    tier: str = ""
    kind: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Choice":
        """Out of an address' query."""
        scope, tier, kind = (query.get(name, "") for name in ("scope", "tier", "kind"))
        return cls(
            scope=scope if scope in SCOPES else OWED,
            site=read_id(query.get("site", "")),
            tier=tier if tier in Tier.values else "",
            kind=kind if kind in PartnerKind.values else "",
        )

    def as_query(self, **more: str) -> str:
        """The address' query that says the same, and more."""
        said = {"scope": self.scope, "site": self.site, "tier": self.tier, "kind": self.kind}
        return urlencode({name: value for name, value in (said | more).items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Whether it is filtered, too."""
        return bool(self.site or self.tier or self.kind)


def choosable(office: Office, choice: Choice, today: date) -> QuerySet[PartnerStanding]:
    """Standings of the partners that fit, in no order."""
    standings = _of_scope(office, choice.scope, today)
    if choice.tier:
        standings = standings.filter(partner__tier=choice.tier)
    if choice.kind:
        standings = standings.filter(partner__kind=choice.kind)
    if choice.site:
        there = PartnerSite.objects.filter(office=office, site=choice.site)
        standings = standings.filter(partner__in=there.values("partner"))
    return standings


def choosable_rows(
    standings: QuerySet[PartnerStanding], choice: Choice, today: date
) -> "QuerySet[PartnerStanding, Any]":
    """The same as plain rows, those that are owed with the reason."""
    if choice.scope == OWED:
        return owed_rows(standings)
    return thanked_rows(standings, years_before(today), "partner__search_key")


def order_of_choice(choice: Choice) -> list[SortKey]:
    """As the lists of the same partners have them; all of them by name."""
    if choice.scope == OWED:
        return order_of_owed()
    return order_of_thanked(WAITING) if choice.scope == WAITING else order_of("partner__search_key")


def ids_that_fit(office: Office, choice: Choice, today: date) -> list[int]:
    """The first `MOST` partners that fit, and one more if there are more."""
    found = choosable(office, choice, today).order_by(*map(_ordering, order_of_choice(choice)))
    return list(found.values_list("partner_id", flat=True)[: MOST + 1])


def chosen_partners(office: Office, ids: Sequence[int]) -> list[Partner]:
    """Those of the chosen that are the office's and not archived, by name."""
    found = Partner.objects.select_related("office").filter(
        office=office, archived_at=None, pk__in=ids[:MOST]
    )
    return list(found.order_by("search_key", "id"))


def _of_scope(office: Office, scope: str, today: date) -> QuerySet[PartnerStanding]:
    if scope == OWED:
        return owed(office, today)
    if scope == WAITING:
        return partners_thanked(office, WAITING, term_so_far(office, today).day, today)
    return PartnerStanding.objects.filter(office=office, partner__archived_at=None)


def _ordering(key: SortKey) -> Any:
    nulls = {"nulls_last": True} if key.nullable else {}
    return F(key.field).desc(**nulls) if key.descending else F(key.field).asc(**nulls)
