"""Endings as lines of a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.models import Office
from partnerships.presenters.exits import hands_in_words, reason_names
from partnerships.queries.exits import ExitFilters, exit_rows


def export_exits(office: Office, filters: ExitFilters) -> Table:
    """The endings that the filters leave, the newest first."""
    header = [
        *(_("Partner"), _("Ended on"), _("Completed as planned"), _("Reasons")),
        *(_("In our hands"), _("What happened"), _("They are back"), _("Recorded by")),
    ]
    name = f"{office.slug}-endings-{office.today()}"
    return Table(name, header, lambda: _lines(office, filters), _("Endings"))


def _lines(office: Office, filters: ExitFilters) -> Iterator[list[Any]]:
    for row in exit_rows(office, filters).order_by("-ended_on", "-id").iterator(CHUNK):
        back = row.over_at and office.local(row.over_at).date()
        yield [
            *(row.partner__name, row.ended_on, row.as_planned),
            "; ".join(reason_names(row.said_causes)),
            *(hands_in_words(row), row.note, back, row.recorded_by__display_name),
        ]
