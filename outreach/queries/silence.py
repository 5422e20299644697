"""Partners that a member is losing touch with."""

from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, Q, QuerySet, Value

from core.among import IsAmong
from offices.models import Membership, Office
from outreach.queries.cadences import days_by_tier
from outreach.queries.follow_ups import absent_members
from partnerships.enums.partners import Stage
from partnerships.models import PartnerStanding

CARED_FOR = (Stage.APPROACHED, Stage.EXPLORING, Stage.ACTIVE)
"""A prospect has not been approached yet; with a paused or ended partner silence is meant."""


def kept_by(office: Office | int, member_id: int, today: date) -> Q:
    """Standings of the partners that a member owns, or whose owner is absent while the member is
    their backup; found by the index of owners.

    An "or" of the two would read the partners of each member of the office.
    """
    ids = ArrayField(BigIntegerField())
    own = Func(Value(member_id), template="ARRAY[%(expressions)s]::bigint[]", output_field=ids)
    away = ArraySubquery(absent_members(office, today).values("pk"))
    owners = Func(own, away, function="array_cat", output_field=ids)
    is_theirs = Q(partner__owner=member_id) | Q(partner__backup_owner=member_id)
    return Q(IsAmong(F("partner__owner_id"), owners)) & is_theirs


def losing_touch(office: Office, member: Membership, today: date) -> QuerySet[PartnerStanding]:
    """Standings of the member's partners without a two-way touch for longer than their tier's
    days, or with none on record; with the partner, longest silence first, "none" last.

    Partners of an owner who is absent are their backup's too.
    """
    mine = kept_by(office, member.pk, today)
    quiet = Q(last_two_way_on=None)
    for tier, days in days_by_tier(office).items():
        quiet |= Q(partner__tier=tier, last_two_way_on__lt=today - timedelta(days=days))
    return (
        PartnerStanding.objects.filter(
            mine & quiet, office=office, partner__archived_at=None, partner__stage__in=CARED_FOR
        )
        .select_related("partner__owner")
        .order_by("last_two_way_on", "partner_id")
    )
