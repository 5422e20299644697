"""The ledger of thanks as lines of a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of
from recognition.enums.channels import Audience, Channel, Occasion
from recognition.queries.filters import RecognitionFilters
from recognition.queries.ledger import ledger_rows, order_of_ledger


def export_recognitions(office: Office, filters: RecognitionFilters) -> Table:
    """The thanks that the filters leave, in their order."""
    header = [
        *(_("Date"), _("Partner"), _("How"), _("Who saw it"), _("What for"), _("Years")),
        *(_("Engagement"), _("Engagement on"), _("In recognition of"), _("Person")),
        *(_("Note"), _("Recorded by")),
    ]
    name = f"{office.slug}-thanks-{office.today()}"
    return Table(name, header, lambda: _lines(office, filters), _("Thanks"))


def _lines(office: Office, filters: RecognitionFilters) -> Iterator[list[Any]]:
    kinds = labels_of(office, Vocabulary.ACTIVITY_KIND)
    channels, audiences = dict(Channel.choices), dict(Audience.choices)
    occasions = dict(Occasion.choices)
    order = [f"-{it.field}" if it.descending else it.field for it in order_of_ledger(filters)]
    for row in ledger_rows(office, filters).order_by(*order).iterator(CHUNK):
        yield [
            *(row.given_on, row.partner__name, str(channels[row.channel])),
            *(str(audiences[row.audience]), str(occasions[row.occasion]), row.anniversary_years),
            *(kinds.get(row.activity__kind or "", ""), row.activity__starts_on, row.honours),
            *(row.contact__name, row.note, row.recorded_by__display_name),
        ]
