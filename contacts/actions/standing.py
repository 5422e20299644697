"""The facts of a partner's standing that follow from its people."""

from collections.abc import Iterable
from contextlib import nullcontext

from django.db import connection

from core.joins import joined_by_hash
from core.registries.standing import touch_health
from partnerships.models import PartnerStanding

FEW = 20
"""Partners up to which each is looked up by itself; of more there may be no statistics yet."""

REFRESH = """
    UPDATE partnerships_partnerstanding s
    SET contact_count = f.people, has_primary_contact = f.has_primary,
        has_backup_contact = f.has_backup
    FROM (
        SELECT p.id, count(a.id) AS people,
            coalesce(bool_or(a.holds = 'primary'), false) AS has_primary,
            coalesce(bool_or(a.holds = 'backup'), false) AS has_backup
        FROM partnerships_partner p
        LEFT JOIN (
            contacts_affiliation a
            JOIN contacts_contact c
                ON c.office_id = a.office_id AND c.id = a.contact_id AND c.archived_at IS NULL
        ) ON a.office_id = p.office_id AND a.partner_id = p.id AND a.ended_on IS NULL
        WHERE p.office_id = %(office)s
            AND (%(partners)s::bigint[] IS NULL OR p.id = ANY(%(partners)s::bigint[]))
        GROUP BY p.id
    ) f
    WHERE s.office_id = %(office)s AND s.partner_id = f.id
        AND (s.contact_count, s.has_primary_contact, s.has_backup_contact)
            IS DISTINCT FROM (f.people, f.has_primary, f.has_backup)
"""


def lock_standing(office_id: int, partner_ids: Iterable[int]) -> None:
    """Let changes to the people of a partner happen one after the other.

    Without it two members who name a primary contact at the same moment would meet in the
    database's constraint, and each would count without the other's person.
    """
    standings = PartnerStanding.objects.filter(
        office_id=office_id, partner_id__in=list(partner_ids)
    )
    list(standings.order_by("id").select_for_update(no_key=True).values_list("id"))


def refresh_contact_standing(office_id: int, partner_ids: Iterable[int] | None) -> None:
    """Compute the people facts anew, in one statement; `None` means all partners of the office.

    Only who stays counts: archived people and those with an end date, even one to come, do not.
    So the facts never change by the calendar alone, and somebody's leaving shows as a loose end
    while there is still time to fill it.
    """
    chosen = None if partner_ids is None else list(partner_ids)
    with joined_by_hash() if _are_many(chosen) else nullcontext(), connection.cursor() as cursor:
        cursor.execute(REFRESH, {"office": office_id, "partners": chosen})
    touch_health(office_id, chosen)


def _are_many(chosen: list[int] | None) -> bool:
    return chosen is None or len(chosen) > FEW
