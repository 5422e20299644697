"""Log what happened, or what is planned, with one or more partners."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.actions import action, hold
from core.actors import Actor
from offices.enums.roles import Role
from offices.models import Membership, Office, Site
from outreach.actions.authors import author, require_logging
from outreach.actions.follow_ups import FollowUpFields, add_follow_up
from outreach.actions.parts import (
    Part,
    add_contacts,
    add_parts,
    check_contacts,
    check_parts,
    replace_contacts,
    replace_parts,
)
from outreach.actions.standing import refresh_activity_standing
from outreach.enums.activities import ActivityKind
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import Activity, FollowUp, Participation
from outreach.policies import check_activity, usual_exchange
from outreach.queries.leaders import known_leaders
from partnerships.models import Partner

__all__ = [
    "ActivityFields",
    "Part",
    "archive_activity",
    "log_activity",
    "restore_activity",
    "update_activity",
]


class ActivityFields(TypedDict, total=False):
    """What a form or the API may say of an activity. Required to log one: kind, starts_on."""

    kind: str
    status: str
    exchange: str
    starts_on: date
    ends_on: date | None
    starts_at: time | None
    site: Site | None
    summary: str
    notes: str
    student_count: int | None
    places: int | None
    places_kind: str
    leader: Membership | None


@action
def log_activity(
    *,
    by: Actor,
    office: Office,
    fields: ActivityFields,
    parts: Sequence[Part],
    contacts: Sequence[Contact] = (),
    follow_up: FollowUpFields | None = None,
) -> Activity:
    """Put down what happened, and what comes next: the follow-up is with the first partner.
    What a leader logs, a leader took part in.

    Raises ValidationError by field; those of the follow-up are named `follow_up_…`.
    """
    require_logging(by)
    check_parts(office.pk, parts)
    check_contacts(office.pk, contacts)
    activity = Activity(office=office, recorded_by=author(by))
    _apply(activity, fields)
    _led_by_author(activity)
    check_activity(activity, office.today())
    activity.save(force_insert=True)
    add_parts(activity, parts)
    add_contacts(activity, contacts)
    _add_next_step(by, activity, parts[0].partner, follow_up)
    refresh_activity_standing(office.pk, [part.partner.pk for part in parts])
    return activity


@action
def update_activity(
    *,
    by: Actor,
    activity: Activity,
    fields: ActivityFields,
    parts: Sequence[Part] | None = None,
    contacts: Sequence[Contact] | None = None,
) -> Activity:
    """Change what was put down; None leaves the partners or the people as they are."""
    require_logging(by)
    hold(activity)
    if parts is not None:
        check_parts(activity.office_id, parts)
    check_contacts(activity.office_id, contacts or ())
    _apply(activity, fields)
    check_activity(activity, activity.office.today())
    activity.save()
    if parts is None:
        partners = _touched(activity)
    else:
        partners = replace_parts(activity, parts) | {part.partner.pk for part in parts}
    if contacts is not None:
        replace_contacts(activity, contacts)
    refresh_activity_standing(activity.office_id, partners)
    return activity


@action
def archive_activity(*, by: Actor, activity: Activity) -> Activity:
    """Put it away, with the open follow-up that it brought; what it had done is open again."""
    require_logging(by)
    hold(activity)
    if activity.archived_at is not None:
        return activity
    activity.archived_at = timezone.now()
    activity.save(update_fields=["archived_at"])
    brought = FollowUp.objects.filter(
        office_id=activity.office_id, origin=activity, status=FollowUpStatus.OPEN, archived_at=None
    )
    brought.update(archived_at=activity.archived_at)
    done = FollowUp.objects.filter(
        office_id=activity.office_id, done_with=activity, status=FollowUpStatus.DONE
    )
    done.update(status=FollowUpStatus.OPEN, closed_at=None, closed_by=None)
    refresh_activity_standing(activity.office_id, _touched(activity))
    return activity


@action
def restore_activity(*, by: Actor, activity: Activity) -> Activity:
    """Bring it back, with the follow-ups as they were.

    A follow-up keeps `done_with` while its activity is archived; that is how it is known here.
    """
    require_logging(by)
    hold(activity)
    if activity.archived_at is None:
        return activity
    brought = FollowUp.objects.filter(
        office_id=activity.office_id, origin=activity, archived_at=activity.archived_at
    )
    brought.update(archived_at=None)
    done = FollowUp.objects.filter(
        office_id=activity.office_id, done_with=activity, status=FollowUpStatus.OPEN
    )
    done.update(status=FollowUpStatus.DONE, closed_at=timezone.now(), closed_by=author(by))
    activity.archived_at = None
    activity.save(update_fields=["archived_at"])
    refresh_activity_standing(activity.office_id, _touched(activity))
    return activity


def _apply(activity: Activity, fields: ActivityFields) -> None:
    """Take over the fields; an exchange that is not given is the usual one of a new kind."""
    kind_before, leader_before = activity.kind, activity.leader_id
    for name, value in cast("dict[str, Any]", fields).items():
        setattr(activity, name, value)
    is_unsaid = not fields.get("exchange") and activity.kind != kind_before
    if activity.kind in ActivityKind.values and (is_unsaid or not activity.exchange):
        activity.exchange = usual_exchange(activity.kind)
    if activity.leader_id != leader_before:
        _check_leader(activity)


def _check_leader(activity: Activity) -> None:
    """One who is no leader cannot take part as one. Of whoever is one by role nothing is asked."""
    leader = activity.leader
    if leader is None or leader.role == Role.LEADER:
        return
    known = known_leaders(activity.office, leader)
    if not known.holds(leader.pk, activity.starts_on or known.today):
        raise ValidationError({"leader": _("Choose a principal, dean or superintendent.")})


def _led_by_author(activity: Activity) -> None:
    member = activity.recorded_by
    if activity.leader is None and member is not None and member.role == Role.LEADER:
        activity.leader = member


def _add_next_step(
    by: Actor, activity: Activity, partner: Partner, fields: FollowUpFields | None
) -> None:
    if fields is None:
        return
    try:
        add_follow_up(by=by, partner=partner, fields=fields, origin=activity)
    except ValidationError as error:
        named = {f"follow_up_{name}": said for name, said in error.message_dict.items()}
        raise ValidationError(named) from error


def _touched(activity: Activity) -> set[int]:
    """The partners whose standing the activity and its follow-ups may change."""
    office_id = activity.office_id
    partners = Participation.objects.filter(office_id=office_id, activity=activity)
    follow_ups = FollowUp.objects.filter(
        Q(origin=activity) | Q(done_with=activity), office_id=office_id
    )
    ids = partners.values_list("partner_id").union(follow_ups.values_list("partner_id"))
    return {partner_id for (partner_id,) in ids}
