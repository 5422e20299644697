"""What is still to be done, and partners gone silent, as lines of a spreadsheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.enums.vocabularies import Vocabulary
from offices.models import Membership, Office
from offices.queries.labels import labels_of
from outreach.models import FollowUp
from outreach.queries.silence import losing_touch, open_days_silent


def export_follow_ups(office: Office, follow_ups: QuerySet[FollowUp]) -> Table:
    """These follow-ups, in their order."""
    header = [
        *(_("Due"), _("Partner"), _("What"), _("Kind"), _("Whose"), _("Remind on")),
        *(_("Remind at"), _("Promised on")),
    ]
    name = f"{office.slug}-follow-ups-{office.today()}"
    return Table(name, header, lambda: _due(office, follow_ups), _("Follow-ups"))


def _due(office: Office, follow_ups: QuerySet[FollowUp]) -> Iterator[Sequence[Any]]:
    kinds = labels_of(office, Vocabulary.ACTIVITY_KIND)
    for it in follow_ups.iterator(CHUNK):
        remind = office.local(it.remind_at) if it.remind_at else None
        yield (
            *(it.due_on, it.partner.name, it.what, kinds.get(it.kind, "")),
            *(it.owner.display_name, remind and remind.date(), remind and remind.time()),
            it.origin.starts_on if it.origin else None,
        )


def export_losing_touch(office: Office, member: Membership) -> Table:
    """The member's partners without an exchange for too long, as the page has them."""
    header = [_("Partner"), _("Tier"), _("Owner"), _("Last exchange"), _("Open days ago")]
    name = f"{office.slug}-losing-touch-{office.today()}"
    return Table(name, header, lambda: _silent(office, member), _("Losing touch"))


def _silent(office: Office, member: Membership) -> Iterator[Sequence[Any]]:
    today, tiers = office.today(), labels_of(office, Vocabulary.TIER)
    found, calendars = losing_touch(office, member, today)
    for it in found.iterator(CHUNK):
        owner, last = it.partner.owner, it.last_two_way_on
        yield (
            *(it.partner.name, tiers[it.partner.tier], owner.display_name if owner else ""),
            *(last, open_days_silent(it, calendars, today)),
        )
