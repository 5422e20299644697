"""The partner list as lines of a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.utils.translation import gettext as _

from core.pager import SortKey
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from partnerships.enums.partners import Stage
from partnerships.models import PartnerSite
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.labels import labels_of_all
from partnerships.queries.partners import matching_partners, order_of_list

CHUNK = 500
COLUMNS = (
    *("name", "parent__name", "kind", "stage", "tier", "owner__display_name"),
    *("backup_owner__display_name", "street", "town", "region", "postal_code", "phone"),
    *("website", "career_clusters", "partner_since", "last_touch_on", "next_follow_up_what"),
    *("next_follow_up_on", "site_names"),
)


def export_partners(
    office: Office, filters: PartnerFilters
) -> tuple[list[str], Callable[[], Iterable[Sequence[Any]]]]:
    """The header, and a function that reads the lines; words are in the language of now."""
    words = labels_of_all(
        office, Vocabulary.PARTNER_KIND, Vocabulary.TIER, Vocabulary.CAREER_CLUSTER
    )
    stages = {value: str(label) for value, label in Stage.choices}
    return _header(), lambda: _lines(office, filters, words, stages)


def _header() -> list[str]:
    return [
        *(_("Name"), _("Branch of"), _("Kind"), _("Stage"), _("Tier"), _("Owner")),
        *(_("Backup owner"), _("Street"), _("Town"), _("State"), _("ZIP code"), _("Phone")),
        *(_("Website"), _("Career clusters"), _("Partner since"), _("Last touch")),
        *(_("Next step"), _("Next step due"), _("Works with")),
    ]


def _lines(
    office: Office,
    filters: PartnerFilters,
    words: dict[Vocabulary, dict[str, str]],
    stages: dict[str, str],
) -> Iterator[list[Any]]:
    sites = PartnerSite.objects.filter(office=office, partner=OuterRef("pk"))
    names = ArraySubquery(sites.order_by("site__name").values("site__name"))
    partners = matching_partners(office, filters).annotate(site_names=names)
    rows = partners.order_by(*map(_ordering, order_of_list(filters)))
    kinds, tiers = words[Vocabulary.PARTNER_KIND], words[Vocabulary.TIER]
    clusters = words[Vocabulary.CAREER_CLUSTER]
    for row in rows.values_list(*COLUMNS, named=True).iterator(CHUNK):
        said = row._asdict()
        said["kind"] = kinds.get(row.kind, row.kind)
        said["tier"] = tiers.get(row.tier, row.tier)
        said["stage"] = stages.get(row.stage, row.stage)
        said["career_clusters"] = "; ".join(clusters.get(it, it) for it in row.career_clusters)
        said["site_names"] = "; ".join(row.site_names)
        yield list(said.values())


def _ordering(key: SortKey) -> Any:
    nulls = {"nulls_last": True} if key.nullable else {}
    return F(key.field).desc(**nulls) if key.descending else F(key.field).asc(**nulls)
