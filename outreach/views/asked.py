"""Which follow-ups an address asks for: its page and its file show the same."""

from dataclasses import dataclass

from django.db.models import QuerySet

from offices.requests import OfficeRequest
from outreach.models import FollowUp
from outreach.queries.follow_ups import follow_ups_of, open_follow_ups
from outreach.views.found import found
from partnerships.models import Partner
from partnerships.queries.partners import get_partner


@dataclass(frozen=True)
class Asked:
    """Open follow-ups: the member's, everybody's (`?whose=all`), or a partner's (`?partner=`)."""

    rows: QuerySet[FollowUp]
    partner: Partner | None
    everybodys: bool


def asked_follow_ups(request: OfficeRequest) -> Asked:
    """What the address asks for. Raises Http404 for a partner who is not there."""
    pk = request.GET.get("partner", "")
    partner = found(get_partner, request.office, int(pk)) if pk.isdecimal() else None
    everybodys = request.GET.get("whose") == "all"
    rows = open_follow_ups(request.office)
    if partner is not None:
        rows = rows.filter(partner=partner)
    elif not everybodys:
        rows = follow_ups_of(request.office, request.membership, request.office.today())
    return Asked(rows, partner, everybodys)
