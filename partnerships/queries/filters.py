"""What a member asked the partner list for, read from the address and written back into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from offices.enums.career_clusters import CareerCluster
from partnerships.enums.partners import PartnerKind, Stage, Tier

VIEWS = ("everyone", "mine", "at-risk", "no-backup", "archived")
SORTS = ("name", "-name", "last-touch", "-last-touch", "next-step", "-next-step")
MAX_ID = 2**63 - 1


@dataclass(frozen=True)
class PartnerFilters:
    """Which partners, in which order. Empty means any; what makes no sense is dropped.

    `owner` is "", "me", "none" or a member's id; `member_id` is who asks.
    """

    member_id: int
    view: str = "everyone"
    q: str = ""
    stage: str = ""
    kind: str = ""
    tier: str = ""
    owner: str = ""
    site: str = ""
    cluster: str = ""
    sort: str = "name"

    @classmethod
    def read(cls, query: Mapping[str, str], member_id: int) -> "PartnerFilters":
        """Out of an address' query."""
        return cls(
            member_id=member_id,
            view=_one_of(VIEWS, query.get("view"), "everyone"),
            q=query.get("q", "").replace("\x00", "").strip()[:100],
            stage=_one_of(Stage.values, query.get("stage")),
            kind=_one_of(PartnerKind.values, query.get("kind")),
            tier=_one_of(Tier.values, query.get("tier")),
            owner=_one_of(("me", "none"), query.get("owner")) or _id(query.get("owner")),
            site=_id(query.get("site")),
            cluster=_one_of(CareerCluster.values, query.get("cluster")),
            sort=_one_of(SORTS, query.get("sort"), "name"),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the view and the order was asked for."""
        return self != PartnerFilters(self.member_id, view=self.view, sort=self.sort)

    def narrowed_by(self, name: str) -> bool:
        """Whether the field `name` narrows the list."""
        return bool(getattr(self, name))

    def sorted_by(self, sort: str) -> "PartnerFilters":
        """The same partners in another order."""
        return replace(self, sort=sort)

    def as_query(self) -> str:
        """The address' query that says the same; "" for the plain list."""
        plain = PartnerFilters(self.member_id)
        names = ("view", "q", "stage", "kind", "tier", "owner", "site", "cluster", "sort")
        said = {n: getattr(self, n) for n in names if getattr(self, n) != getattr(plain, n)}
        return urlencode(said)


def _one_of(values: Sequence[str], wanted: str | None, default: str = "") -> str:
    return wanted if wanted is not None and wanted in values else default


def _id(text: str | None) -> str:
    digits = text or ""
    return digits if digits.isascii() and digits.isdigit() and int(digits) <= MAX_ID else ""
