"""A partner's next step, and what else is open with it."""

from typing import Any

from django.utils.safestring import SafeString

from contacts.enums.affiliations import Holds
from contacts.panels.known import people_known
from contacts.queries.people import People
from core.addresses import address_in, address_of
from core.moulds import filled, known, together
from core.registries.panels import Panel, moulded
from core.templatetags.dates import due, is_late
from offices.models import Office
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outreach.presenters.cadences import how_often
from outreach.presenters.rows import TaskRow, task_row
from outreach.queries.cadences import days_of_partner
from outreach.queries.follow_ups import partner_follow_ups
from outreach.queries.silence import CARED_FOR
from partnerships.models import Partner

SHOWN = 6


def next_step_panel(request: OfficeRequest, partner: Partner) -> Panel:
    """The next open follow-up with the ways to settle it; the others below."""
    office, today = request.office, request.office.today()
    found = partner_follow_ups.rows(office.pk, partner.pk, (SHOWN + 1,))
    for follow_up in found:
        follow_up.partner = partner
    first = found[0] if found else None
    may_log = may(request.membership, Permission.LOG)
    rows = [task_row(office, it, request.membership, today) for it in found[:SHOWN]]
    may_plan = may_log and partner.archived_at is None
    shape = {
        "has_next": first is not None,
        "is_late": first is not None and is_late(first.due_on, today),
        "is_more": len(found) > SHOWN,
        "may_log": may_log,
        "may_plan": may_plan,
        "may_edit": may(request.membership, Permission.EDIT_PARTNERS),
    }
    others = [_other(it, may_log=may_log) for it in rows[1:]]
    texts = {
        **(_of_row(rows[0]) if rows else {}),
        "when": due(first.due_on, today) if first else "",
        "phone": phone_of(partner, people_known(request, partner)) if first else "",
        "others": together(others),
        "all_url": f"{address_in(office.slug, 'follow_ups')}?partner={partner.pk}",
        "new_url": address_of(office.slug, "follow_up_new", partner.pk),
        "how_often": _how_often(office, partner),
        "cadence_url": address_of(office.slug, "partner_cadence", partner.pk),
    }
    return moulded("outreach/next_step_panel.html", shape, texts)


def _of_row(row: TaskRow) -> dict[str, Any]:
    """What the panel says of one follow-up."""
    return {
        "key": row.key,
        "title": row.title,
        "text": row.text,
        "late": row.late,
        "settle_url": row.settle_url,
        "later_url": row.later_url,
        "log_url": row.log_url,
        "edit_url": row.edit_url,
    }


def _other(row: TaskRow, *, may_log: bool) -> SafeString:
    return filled("outreach/next_step_other.html", {"may_log": may_log}, known(_of_row(row)))


def _how_often(office: Office, partner: Partner) -> str:
    """Nothing of partners with whom silence is meant."""
    if partner.archived_at is not None or partner.stage not in CARED_FOR:
        return ""
    return how_often(office, partner, days_of_partner(office, partner))


def phone_of(partner: Partner, people: People) -> str:
    """Whom to ring: the primary contact's phone, else the partner's own."""
    primary = people.holder(Holds.PRIMARY)
    return (primary.phone if primary else "") or partner.phone
