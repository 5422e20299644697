"""Who of the office holds a partner: the owner and the backup owner."""

from core.actions import action
from core.actors import Actor
from offices.models import Membership
from partnerships.actions.partners import PartnerFields, update_partner
from partnerships.models import Partner


@action
def set_owner(*, by: Membership | Actor, partner: Partner, member: Membership | None) -> Partner:
    """Make `member` the owner (None: nobody); a backup who becomes owner changes places."""
    fields = PartnerFields(owner=member)
    if member is not None and member.pk == partner.backup_owner_id:
        fields["backup_owner"] = _if_active(partner.owner)
    return update_partner(by=by, partner=partner, fields=fields)


@action
def set_backup_owner(
    *, by: Membership | Actor, partner: Partner, member: Membership | None
) -> Partner:
    """Make `member` the backup owner (None: nobody); the owner changes places with one."""
    fields = PartnerFields(backup_owner=member)
    other = _if_active(partner.backup_owner)
    if member is not None and other is not None and member.pk == partner.owner_id:
        fields["owner"] = other
    return update_partner(by=by, partner=partner, fields=fields)


def _if_active(member: Membership | None) -> Membership | None:
    return member if member is not None and member.deactivated_at is None else None
