from typing import Any

from offices.models import Membership
from outreach.actions.standing import refresh_activity_standing, refresh_outreach_standing
from outreach.enums.activities import KINDS, ActivityKind
from outreach.models import Activity, FollowUp, Participation
from partnerships.models import Partner


def make_activity(*partners: Partner, **fields: Any) -> Activity:
    """An activity with these partners; a call today unless told otherwise."""
    office = partners[0].office
    kind = ActivityKind(fields.pop("kind", ActivityKind.CALL))
    fields.setdefault("exchange", KINDS[kind].exchange)
    fields.setdefault("starts_on", office.today())
    activity = Activity.objects.create(office=office, kind=kind, **fields)
    for partner in partners:
        Participation.objects.create(
            office=office, activity=activity, partner=partner, starts_on=activity.starts_on
        )
    refresh_activity_standing(office.pk, [partner.pk for partner in partners])
    return activity


def make_follow_up(partner: Partner, owner: Membership, **fields: Any) -> FollowUp:
    """An open follow-up, due today unless told otherwise."""
    fields.setdefault("what", "Call about job shadows")
    fields.setdefault("due_on", partner.office.today())
    follow_up = FollowUp.objects.create(
        office=partner.office, partner=partner, owner=owner, **fields
    )
    refresh_outreach_standing(partner.office_id, [partner.pk])
    return follow_up
