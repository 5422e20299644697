"""Whose health has changed, as lines of a spreadsheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.models import Office
from outcomes.presenters.changes import band_words, why
from outcomes.queries.changes import ChangeFilters, change_rows, chosen_changes


def export_changes(office: Office, filters: ChangeFilters) -> Table:
    """The changes that the filters leave, the worst first."""
    header = [_("Partner"), _("Before"), _("Now"), _("Score"), _("Why"), _("Owner")]
    name = f"{office.slug}-risk-changes-{office.today()}"
    return Table(name, header, lambda: _lines(office, filters), _("Changes"))


def _lines(office: Office, filters: ChangeFilters) -> Iterator[Sequence[Any]]:
    rows = change_rows(chosen_changes(office, filters))
    for row in rows.order_by("-rank", "-score", "-id").iterator(CHUNK):
        yield [
            *(row.partner__name, band_words(row.was), band_words(row.band), row.score),
            *(why(row), row.partner__owner__display_name or ""),
        ]
