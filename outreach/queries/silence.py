"""Partners that a member is losing touch with."""

import json
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Count,
    F,
    Func,
    Q,
    QuerySet,
    Value,
    Window,
)
from django.db.models.expressions import RawSQL

from core.among import IsAmong
from core.prepared import prepared
from offices.enums.roles import Role
from offices.models import Membership, Office
from offices.queries.calendar import SchoolCalendar
from offices.queries.open_days import open_days_since
from outreach.enums.activities import Exchange, Status
from outreach.queries.cadence_limits import limits_of, restarted_on
from outreach.queries.cadences import Cadences, calendars_and_cadences
from outreach.queries.follow_ups import absent_members
from partnerships.enums.partners import Stage
from partnerships.models import PartnerStanding

type Calendars = dict[int, SchoolCalendar]

SHOWN = 5  # on Today
CARED_FOR = (Stage.APPROACHED, Stage.EXPLORING, Stage.ACTIVE)
"""A prospect has not been approached yet; with a paused or ended partner silence is meant."""


def kept_by(
    office: Office | int,
    member_id: int,
    today: date,
    *,
    leads: bool = False,
    partner: str = "partner__",
) -> Q:
    """Standings of the partners that a member owns, or whose owner is absent while the member is
    their backup; of somebody who `leads` the office also those of an owner who has left and whose
    backup is nobody, or has left too. Found by the index of owners.

    An "or" of them would read the partners of each member of the office. `partner`: how the
    partner is reached from what is filtered; "" where that is partners.
    """
    ids = ArrayField(BigIntegerField())
    own = Func(Value(member_id), template="ARRAY[%(expressions)s]::bigint[]", output_field=ids)
    away = ArraySubquery(absent_members(office, today).values("pk"))
    owners = Func(own, away, function="array_cat", output_field=ids)
    owner, backup = f"{partner}owner", f"{partner}backup_owner"
    is_theirs = Q(**{owner: member_id}) | Q(**{backup: member_id})
    if leads:
        left = Membership.objects.filter(office=office, deactivated_at__isnull=False).values("pk")
        has_no_backup = Q(**{backup: None}) | Q(**{f"{backup}__in": left})
        is_theirs |= Q(**{f"{owner}__in": left}) & has_no_backup
    return Q(IsAmong(F(f"{owner}_id"), owners)) & is_theirs


def losing_touch(
    office: Office, member: Membership, today: date
) -> tuple[QuerySet[PartnerStanding], Calendars]:
    """Standings of the member's partners who were silent for more open days than their cadence,
    or with no exchange on record; with the partner, longest silence first, "none" last. And by
    what calendars that is reckoned.

    Partners of an owner who is absent are their backup's too; of one who has left without a backup
    they are the directors'.
    """
    calendars, cadences = calendars_and_cadences(office)
    limits = _limits(calendars, cadences, today)
    return _quiet(office.pk, member.pk, _leads(member), today, *limits), calendars


def first_losing_touch(
    office: Office, member: Membership, today: date
) -> tuple[list[PartnerStanding], int, Calendars]:
    """The first few of them, how many there are in all, and by what calendars."""
    calendars, cadences = calendars_and_cadences(office)
    limits = _limits(calendars, cadences, today)
    found = _first_quiet.rows(office.pk, member.pk, _leads(member), today, *limits)
    return found, found[0].in_all if found else 0, calendars


def open_days_silent(standing: Any, calendars: Calendars, today: date) -> int | None:
    """For how many open days of its calendar a partner of those above has exchanged nothing; None
    where no exchange is on record."""
    last: date | None = standing.last_two_way_on
    return None if last is None else open_days_since(calendars[standing.calendar], last, today)


def _leads(member: Membership) -> bool:
    return member.role == Role.DIRECTOR


def _limits(
    calendars: Calendars, cadences: Cadences, today: date
) -> tuple[date, str, str, str | None, bool]:
    """The last of the limits; each of them by "site:days"; the days by tier; the sites with a
    calendar of their own, if any; whether partners have days of their own."""
    limits = limits_of(calendars, today, cadences.days)
    by_key = {f"{it.site}:{it.days}": it.first.isoformat() for it in limits}
    sites = [str(it) for it in calendars if it]
    return (
        max(it.first for it in limits),
        json.dumps(by_key),
        json.dumps(cadences.by_tier),
        f"{{{','.join(sites)}}}" if sites else None,
        bool(cadences.own),
    )


@prepared
def _first_quiet(
    office: int, member: int, leads: bool, today: date, *limits: Any
) -> QuerySet[PartnerStanding, Any]:
    counted = _quiet(office, member, leads, today, *limits).annotate(in_all=Window(Count("*")))
    return counted[:SHOWN]


def _quiet(
    office: int, member: int, leads: bool, today: date, last: date, *limits: Any
) -> QuerySet[PartnerStanding]:
    may_be = Q(last_two_way_on=None) | Q(last_two_way_on__lt=last)
    return (
        PartnerStanding.objects.filter(
            kept_by(office, member, today, leads=leads) & may_be,
            _is_silent(*limits),
            office=office,
            partner__archived_at=None,
            partner__stage__in=CARED_FOR,
        )
        .select_related("partner__owner")
        .annotate(calendar=_calendar(limits[2]))
        .order_by("last_two_way_on", "partner_id")
    )


STANDING, PARTNER = "partnerships_partnerstanding", "partnerships_partner"

NOTES = f"""(
    SELECT t.starts_on AS note
    FROM outreach_participation t
    JOIN outreach_activity a ON a.office_id = t.office_id AND a.id = t.activity_id
    WHERE t.office_id = {STANDING}.office_id AND t.partner_id = {STANDING}.partner_id
      AND t.attended AND a.archived_at IS NULL AND a.status = '{Status.DONE}'
      AND a.exchange = '{Exchange.ONE_WAY}'
) notes"""

OWN_DAYS = f"""(
    SELECT c.days FROM outreach_cadence c
    WHERE c.office_id = {STANDING}.office_id AND c.partner_id = {STANDING}.partner_id
)"""

ONLY_SITE = f"""(
    SELECT min(o.site_id) FROM partnerships_partnersite o
    WHERE o.office_id = {STANDING}.office_id AND o.partner_id = {STANDING}.partner_id
    HAVING count(*) = 1 AND min(o.site_id) = ANY(%s::bigint[])
)"""


def _site(sites: str | None) -> str:
    """SQL: the site by whose calendar a partner goes; 0 for the office's."""
    return f"coalesce({ONLY_SITE}, 0)" if sites is not None else "0"


def _calendar(sites: str | None) -> RawSQL:
    of_sites = [] if sites is None else [sites]
    return RawSQL(_site(sites), of_sites, output_field=BigIntegerField())  # noqa: S611 - all of it is ours


def _is_silent(limits: str, by_tier: str, sites: str | None, has_own: bool) -> RawSQL:
    """Notes are looked for only where a touch is recent enough for one to restart the count."""
    tier, last_touch = f"(%s::jsonb ->> {PARTNER}.tier)", f"{STANDING}.last_touch_on"
    days = f"coalesce({OWN_DAYS}::text, {tier})" if has_own else tier
    restarted = restarted_on(f"{STANDING}.last_two_way_on", NOTES)
    sql = f"""(
        SELECT CASE WHEN coalesce({last_touch} < l.first, true) THEN true
            ELSE {restarted} < l.first END
        FROM (SELECT (%s::jsonb ->> ({_site(sites)} || ':' || {days}))::date AS first OFFSET 0) l
    )"""
    params = [limits, *([] if sites is None else [sites]), by_tier]
    return RawSQL(sql, params, output_field=BooleanField())  # noqa: S611 - all of it is ours
