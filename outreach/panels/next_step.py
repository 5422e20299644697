"""A partner's next step, and what else is open with it."""

from contacts.enums.affiliations import Holds
from contacts.panels.known import people_known
from contacts.queries.people import People
from core.addresses import address_of
from core.registries.panels import Panel
from core.templatetags.dates import due, is_late
from offices.models import Office
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outreach.presenters.cadences import how_often
from outreach.presenters.rows import icon_of, task_row
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
    context = {
        "partner": partner,
        "next": rows[0] if rows else None,
        "when": due(first.due_on, today) if first else "",
        "is_late": is_late(first.due_on, today) if first else False,
        "others": rows[1:],
        "is_more": len(found) > SHOWN,
        "icon": icon_of(first) if first else "",
        "phone": phone_of(partner, people_known(request, partner)) if first else "",
        "log_url": rows[0].log_url if rows else "",
        "new_url": address_of(office.slug, "follow_up_new", partner.pk),
        "may_log": may_log,
        "may_plan": may_log and partner.archived_at is None,
        "how_often": _how_often(office, partner),
    }
    return Panel("outreach/next_step_panel.html", context)


def _how_often(office: Office, partner: Partner) -> str:
    """Nothing of partners with whom silence is meant."""
    if partner.archived_at is not None or partner.stage not in CARED_FOR:
        return ""
    return how_often(office, partner, days_of_partner(office, partner))


def phone_of(partner: Partner, people: People) -> str:
    """Whom to ring: the primary contact's phone, else the partner's own."""
    primary = people.holder(Holds.PRIMARY)
    return (primary.phone if primary else "") or partner.phone
