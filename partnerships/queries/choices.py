"""What a partner's form and the list's filters offer."""

from typing import Any

from django.db.models import Q, QuerySet

from core.prepared import prepared_by_key
from offices.models import Membership, Office, Site
from partnerships.models import Partner
from partnerships.queries.partners import partners_of


def sites_of(office: Office | int) -> QuerySet[Site]:
    """The sites that are not archived, by name."""
    return Site.objects.filter(office=office, archived_at=None).order_by("name", "id")


def site_names(office: Office) -> list[tuple[int, str]]:
    """Ids and names of `sites_of`, for a filter."""
    return _site_names.rows(office.pk)


@prepared_by_key
def _site_names(office: int) -> QuerySet[Site, Any]:
    return sites_of(office).values_list("pk", "name")


def member_names(office: Office) -> list[tuple[int, str]]:
    """Ids and names of the active members, by name, for a filter."""
    return _member_names.rows(office.pk)


@prepared_by_key
def _member_names(office: int) -> QuerySet[Membership, Any]:
    members = Membership.objects.filter(office=office, deactivated_at=None)
    return members.order_by("display_name", "id").values_list("pk", "display_name")


def sites_for(office: Office, partner: Partner | None) -> QuerySet[Site]:
    """The sites to choose from: those of today and those that the partner has already."""
    choosable = Q(archived_at=None)
    if partner is not None:
        choosable |= Q(pk__in=partner.partner_sites.values("site"))
    return Site.objects.filter(choosable, office=office).order_by("name", "id")


def members_for(office: Office, partner: Partner | None) -> QuerySet[Membership]:
    """The members to choose from: the active ones and those who hold the partner already."""
    holding = [] if partner is None else [partner.owner_id, partner.backup_owner_id]
    choosable = Q(deactivated_at=None) | Q(pk__in=[pk for pk in holding if pk])
    return Membership.objects.filter(choosable, office=office).order_by("display_name", "id")


def parents_for(office: Office, partner: Partner | None) -> QuerySet[Partner]:
    """The partners that may be its parent: no branch, not archived, not itself.

    The parent that it has stays, archived or not: else saving the form would take it away.
    """
    if partner is None:
        return partners_of(office).filter(parent=None)
    choosable = Q(archived_at=None) | Q(pk=partner.parent_id)
    parents = Partner.objects.filter(choosable, office=office, parent=None)
    return parents.exclude(pk=partner.pk).order_by("search_key", "id")
