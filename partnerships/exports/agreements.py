"""Agreements as lines of a spreadsheet; an import knows its headers."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.models import Office
from partnerships.presenters.agreement_words import status_label
from partnerships.queries.agreements import (
    AgreementFilters,
    agreement_rows,
    order_of_agreements,
)


def export_agreements(office: Office, filters: AgreementFilters) -> Table:
    """The agreements that the filters leave, in their order."""
    header = [
        *(_("Partner"), _("Agreement"), _("Status"), _("Begins"), _("Ends")),
        *(_("Ended early on"), _("Days of notice"), _("Owner")),
    ]
    name = f"{office.slug}-agreements-{office.today()}"
    return Table(name, header, lambda: _lines(office, filters), _("Agreements"))


def _lines(office: Office, filters: AgreementFilters) -> Iterator[list[Any]]:
    order = [
        F(key.field).desc(nulls_last=True) if key.descending else F(key.field).asc(nulls_last=True)
        for key in order_of_agreements(filters)
    ]
    for row in agreement_rows(office, filters).order_by(*order).iterator(CHUNK):
        yield [
            *(row.partner__name, row.title, status_label(row.status), row.starts_on, row.ends_on),
            *(row.ended_early_on, row.notice_days, row.partner__owner__display_name),
        ]
