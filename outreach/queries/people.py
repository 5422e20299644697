"""Whom one may have talked to at some partners."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from contacts.models import Affiliation, Contact
from contacts.queries.people import is_current
from offices.models import Office


def people_at(
    office: Office, partner_ids: Collection[int], besides: Collection[int] = ()
) -> QuerySet[Contact]:
    """The people now at these partners, by name; `besides` are taken in wherever they are."""
    current = Affiliation.objects.filter(
        is_current(office.today()), office=office, partner__in=partner_ids
    ).values("contact")
    there = Q(pk__in=current, archived_at=None)
    return Contact.objects.filter(there | Q(pk__in=besides), office=office).order_by(
        "name_key", "id"
    )
