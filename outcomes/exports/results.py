"""Results as lines of a spreadsheet, as far as they may be shown; an import knows its headers."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.models import Office
from outcomes.policies.shown_results import Held, Shown
from outcomes.queries.results import ResultFilters, keys_in_order, result_rows
from outcomes.queries.shown_results import shown_of, threshold


def export_results(office: Office, filters: ResultFilters) -> Table:
    """The results that the filters leave, in their order."""
    header = [
        *(_("Partner"), _("Measure"), _("From"), _("To"), _("Value"), _("Out of")),
        *(_("Where from"), _("Note"), _("Shared on"), _("Recorded by")),
    ]
    name = f"{office.slug}-results-{office.today()}"
    return Table(name, header, lambda: _lines(office, filters), _("Results"))


def _lines(office: Office, filters: ResultFilters) -> Iterator[list[Any]]:
    below = threshold(office.pk)
    rows = result_rows(office, filters, below).order_by(*keys_in_order())
    for row in rows.iterator(CHUNK):
        it = shown_of(row, below)
        yield [
            *(row.partner__name, row.measure__name, row.starts_on, row.ends_on),
            *(value_cell(it, below), of_cell(it), row.source, row.note, row.shared_on),
            row.recorded_by__display_name,
        ]


def value_cell(it: Shown, below: int) -> Decimal | int | str:
    """The value, or in words why there is none."""
    if it.value is not None:
        return int(it.value) if it.value == it.value.to_integral_value() else it.value
    if it.held == Held.FEW:
        return _("fewer than %(below)d") % {"below": below}
    return _("not shown")


def of_cell(it: Shown) -> int | str | None:
    """Out of how many, or that this is not shown."""
    return _("not shown") if it.held == Held.OUT_OF else it.of
