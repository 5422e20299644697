"""The partner list as lines of a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from core.pager import SortKey
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from partnerships.enums.partners import Stage
from partnerships.models import PartnerSite
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.labels import labels_of_all
from partnerships.queries.partners import matching_partners, order_of_list

COLUMNS = (
    *("name", "parent__name", "kind", "stage", "tier", "owner__display_name"),
    *("backup_owner__display_name", "street", "town", "region", "postal_code", "phone"),
    *("website", "career_clusters", "partner_since", "source", "champion", "one_person"),
    *("notes", "site_names", "last_touch_on", "next_follow_up_what", "next_follow_up_on"),
)
VOCABULARIES = (
    Vocabulary.PARTNER_KIND,
    Vocabulary.TIER,
    Vocabulary.CAREER_CLUSTER,
    Vocabulary.SOURCE,
)


def export_partners(office: Office, filters: PartnerFilters) -> Table:
    """The partners that the filters leave, in their order; an import knows all its headers."""
    name = f"{office.slug}-partners-{office.today()}"
    return Table(name, _header(), lambda: _lines(office, filters), _("Partners"))


def _header() -> list[str]:
    return [
        *(_("Name"), _("Branch of"), _("Kind"), _("Stage"), _("Tier"), _("Owner")),
        *(_("Backup owner"), _("Street"), _("Town"), _("State"), _("ZIP code"), _("Phone")),
        *(_("Website"), _("Career clusters"), _("Partner since"), _("How we met")),
        *(_("Champion"), _("One person"), _("Good to know"), _("Works with")),
        *(_("Last touch"), _("Next step"), _("Next step due")),
    ]


def _lines(office: Office, filters: PartnerFilters) -> Iterator[list[Any]]:
    words = labels_of_all(office, *VOCABULARIES)
    kinds, tiers = words[Vocabulary.PARTNER_KIND], words[Vocabulary.TIER]
    clusters = words[Vocabulary.CAREER_CLUSTER]
    sources, stages = words[Vocabulary.SOURCE], dict(Stage.choices)
    sites = PartnerSite.objects.filter(office=office, partner=OuterRef("pk"))
    names = ArraySubquery(sites.order_by("site__name").values("site__name"))
    partners = matching_partners(office, filters).annotate(site_names=names)
    rows = partners.order_by(*map(_ordering, order_of_list(filters)))
    for row in rows.values_list(*COLUMNS, named=True).iterator(CHUNK):
        said = row._asdict()
        said["kind"] = kinds.get(row.kind, row.kind)
        said["tier"] = tiers.get(row.tier, row.tier)
        said["stage"] = str(stages.get(row.stage, row.stage))
        said["source"] = sources.get(row.source, row.source)
        said["career_clusters"] = "; ".join(clusters.get(it, it) for it in row.career_clusters)
        said["site_names"] = "; ".join(row.site_names)
        yield list(said.values())


def _ordering(key: SortKey) -> Any:
    nulls = {"nulls_last": True} if key.nullable else {}
    return F(key.field).desc(**nulls) if key.descending else F(key.field).asc(**nulls)
