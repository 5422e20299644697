"""What ends soon, or has ended without anybody renewing it, of the partners of a member."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from core.prepared import prepared
from offices.enums.roles import Role
from offices.models import Membership
from partnerships.enums.agreements import AgreementStatus
from partnerships.models import Agreement
from partnerships.queries.agreement_reminders import looked_after_by
from partnerships.queries.agreement_status import near, with_status

LAPSED_FOR = timedelta(days=30)
"""So long what lapsed stands on Today; then the list and the partner's page tell of it."""
COLUMNS = ("id", "title", "ends_on", "ended_early_on", "status", "partner__name")


def ending_for(member: Membership, today: date, most: int) -> list[Any]:
    """Rows of `COLUMNS`, what ends first on top; `most` and one more. One statement."""
    is_director = Role.DIRECTOR if member.role == Role.DIRECTOR else None
    return _ending.rows(
        member.office_id, member.pk, is_director, today, near(today), today - LAPSED_FOR, (most,)
    )


@prepared
def _ending(
    office_id: int,
    member_id: int,
    role: Role | None,
    today: date,
    until: date,
    since: date,
    most: tuple[int],
) -> "QuerySet[Agreement, Any]":
    rows = Agreement.objects.filter(
        looked_after_by(member_id, role, today),
        office_id=office_id,
        archived_at=None,
        ended_early_on=None,
        ends_on__gte=since,
        ends_on__lte=until,
        partner__archived_at=None,
    )
    shown = [AgreementStatus.ENDING, AgreementStatus.LAPSED]
    judged = with_status(rows, today, until).filter(Q(status__in=shown))
    return judged.order_by("ends_on", "id").values_list(*COLUMNS, named=True)[: most[0] + 1]
