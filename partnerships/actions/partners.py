"""Create, change, archive and restore partners."""

from datetime import date
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from offices.models import Membership, Office, Site
from offices.permissions import Permission, require
from partnerships.actions.rules import check_partner
from partnerships.models import Partner, PartnerSite, PartnerStanding


class PartnerFields(TypedDict, total=False):
    """What may be said about a partner; a key that is left out stays as it is."""

    name: str
    kind: str
    stage: str
    tier: str
    parent: Partner | None
    owner: Membership | None
    backup_owner: Membership | None
    one_person: bool
    closing: bool
    champion: bool
    source: str
    partner_since: date | None
    career_clusters: list[str]
    naics_sector: str
    street: str
    town: str
    region: str
    postal_code: str
    phone: str
    website: str
    notes: str
    custom: dict[str, Any]
    sites: list[Site]


@action
def create_partner(*, by: Membership | Actor, office: Office, fields: PartnerFields) -> Partner:
    """Add a partner with its sites and its standing. Raises ValidationError by field."""
    _may_edit(by)
    partner = Partner(office=office, recorded_by=by if isinstance(by, Membership) else None)
    _set(partner, fields)
    check_partner(partner, fields)
    partner.save()
    PartnerStanding.objects.create(office=office, partner=partner)
    _set_sites(partner, fields.get("sites", []), there=[])
    return partner


@action
def update_partner(*, by: Membership | Actor, partner: Partner, fields: PartnerFields) -> Partner:
    """Change what `fields` names. Raises ValidationError by field."""
    _may_edit(by)
    changed = _set(partner, fields)
    check_partner(partner, fields, changed=changed)
    if changed:
        partner.save(update_fields=changed)
    if "sites" in fields:
        there = list(PartnerSite.objects.filter(office=partner.office_id, partner=partner))
        _set_sites(partner, fields["sites"], there=there)
    return partner


@action
def archive_partner(*, by: Membership | Actor, partner: Partner) -> Partner:
    """Take a partner out of the lists; everything about it is kept."""
    _may_edit(by)
    if partner.archived_at is None:
        partner.archived_at = timezone.now()
        partner.save(update_fields=["archived_at"])
    return partner


@action
def restore_partner(*, by: Membership | Actor, partner: Partner) -> Partner:
    """Bring an archived partner back as it was."""
    _may_edit(by)
    if partner.archived_at is not None:
        partner.archived_at = None
        partner.save(update_fields=["archived_at"])
    return partner


def _may_edit(by: Membership | Actor) -> None:
    if isinstance(by, Membership):
        require(by, Permission.EDIT_PARTNERS)


def _set(partner: Partner, fields: PartnerFields) -> list[str]:
    """Write the fields onto the object; answer which ones differ from before."""
    said: dict[str, Any] = {name: it for name, it in fields.items() if name != "sites"}
    unknown = said.keys() - PartnerFields.__annotations__.keys()
    if unknown:
        raise ValidationError({name: [_("There is no such field.")] for name in sorted(unknown)})
    changed = []
    for name, value in said.items():
        plain = value.strip() if isinstance(value, str) else value
        if getattr(partner, name) != plain:
            setattr(partner, name, plain)
            changed.append(name)
    return changed


def _set_sites(partner: Partner, sites: list[Site], *, there: list[PartnerSite]) -> None:
    """Add and remove what differs; a site that stays keeps its ally."""
    wanted = {site.pk for site in sites}
    gone = [row.pk for row in there if row.site_id not in wanted]
    new = wanted - {row.site_id for row in there}
    if gone:
        PartnerSite.objects.filter(office=partner.office_id, pk__in=gone).delete()
    PartnerSite.objects.bulk_create(
        PartnerSite(office_id=partner.office_id, partner=partner, site_id=pk) for pk in sorted(new)
    )
