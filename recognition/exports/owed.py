"""Who is owed thanks, as lines of a spreadsheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of
from partnerships.models import PartnerStanding
from recognition.enums.channels import Channel
from recognition.presenters.reasons import reason
from recognition.queries.owed import ORDER, as_owed, owed_rows


def export_owed(office: Office, standings: QuerySet[PartnerStanding]) -> Table:
    """These partners with the reason that counts most, whoever has waited longest first."""
    header = [
        *(_("Partner"), _("Town"), _("Tier"), _("Owner"), _("Thanks for"), _("Thank by")),
        *(_("Last thanked"), _("Last thanked with")),
    ]
    name = f"{office.slug}-thanks-owed-{office.today()}"
    return Table(name, header, lambda: _lines(office, standings), _("Thank-yous owed"))


def _lines(office: Office, standings: QuerySet[PartnerStanding]) -> Iterator[Sequence[Any]]:
    today, tiers = office.today(), labels_of(office, Vocabulary.TIER)
    channels = dict(Channel.choices)
    for row in owed_rows(standings).order_by(*ORDER).iterator(CHUNK):
        it = as_owed(row)
        last = it.last_channels[0] if it.last_channels else ""
        yield (
            *(it.name, it.town, tiers.get(it.tier, it.tier), it.owner or ""),
            *(reason(it, today).what, it.due_on, it.last_thanked_on),
            str(channels.get(last, last)),
        )
