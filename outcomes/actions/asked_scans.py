"""Looks at all partners because somebody asked, once."""

from datetime import datetime

from offices.models import Membership
from outcomes.actions.scans import scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import RiskScan
from outcomes.queries.changes import scans


def scan_as_asked(office_id: int, member_id: int, after: int, now: datetime) -> RiskScan | None:
    """Scan in the member's name; None where the office was scanned since the scan `after`, as
    when two have asked at a time."""
    member = Membership.objects.select_related("office").get(
        office=office_id, pk=member_id, deactivated_at=None
    )
    if scans(member.office).filter(pk__gt=after).exists():
        return None
    return scan_office(by=member, office=member.office, now=now, kind=ScanKind.ASKED)
