"""What partners wait for, as lines of a spreadsheet; an import knows its headers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from core.pager import SortKey
from offices.models import Membership, Office
from outreach.enums.concerns import ConcernKind
from outreach.queries.concerns import ConcernFilters, concern_rows, order_of_concerns


def export_concerns(office: Office, filters: ConcernFilters, member: Membership) -> Table:
    """The concerns that the filters leave, in their order."""
    header = [
        *(_("Partner"), _("Kind"), _("What they said"), _("Raised on"), _("Promised by")),
        *(_("Whose"), _("Answered on"), _("Answer"), _("Recorded by")),
    ]
    today = office.today()
    name = f"{office.slug}-concerns-{today}"
    return Table(name, header, lambda: _lines(office, filters, member, today), _("Concerns"))


def _lines(
    office: Office, filters: ConcernFilters, member: Membership, today: date
) -> Iterator[list[Any]]:
    kinds = {slug: str(label) for slug, label in ConcernKind.choices}
    rows = concern_rows(office, filters, member, today)
    for row in rows.order_by(*map(_ordering, order_of_concerns(filters))).iterator(CHUNK):
        yield [
            *(row.partner__name, kinds.get(row.kind, row.kind), row.what, row.raised_on),
            *(row.promised_on, row.owner__display_name, row.answered_on, row.answer),
            row.recorded_by__display_name,
        ]


def _ordering(key: SortKey) -> Any:
    nulls = {"nulls_last": True} if key.nullable else {}
    return F(key.field).desc(**nulls) if key.descending else F(key.field).asc(**nulls)
