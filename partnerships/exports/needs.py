"""What partners want, as lines of a spreadsheet; an import knows its headers."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.models import Office
from partnerships.enums.needs import NeedTopic
from partnerships.queries.needs import NeedFilters, need_rows, order_of_needs


def export_needs(office: Office, filters: NeedFilters) -> Table:
    """The needs that the filters leave, in their order."""
    header = [
        *(_("Partner"), _("In their words"), _("Topic"), _("Last asked"), _("Met or over")),
        _("Recorded by"),
    ]
    name = f"{office.slug}-needs-{office.today()}"
    return Table(name, header, lambda: _lines(office, filters), _("What they want"))


def _lines(office: Office, filters: NeedFilters) -> Iterator[list[Any]]:
    topics = {slug: str(label) for slug, label in NeedTopic.choices}
    order = [f"-{it.field}" if it.descending else it.field for it in order_of_needs(filters)]
    for row in need_rows(office, filters).order_by(*order).iterator(CHUNK):
        yield [
            *(row.partner__name, row.words, topics.get(row.topic, row.topic), row.asked_on),
            *(row.met_on, row.recorded_by__display_name),
        ]
