"""Set how long partners may go without an exchange: those of a tier, or one by itself."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from core.actions import action
from core.actors import Actor
from core.registries.standing import touch_health
from offices.models import Membership, Office
from offices.permissions import Permission, require
from outreach.models import Cadence
from partnerships.enums.partners import Tier
from partnerships.models import Partner


@action
def set_cadence(*, by: Actor, office: Office, days: Mapping[str, int]) -> list[Cadence]:
    """Set the open days (1 to 730) of the tiers that are named; the others stay as they are."""
    _require(by, Permission.EDIT_OFFICE)
    rows = [Cadence(office=office, tier=tier, days=value) for tier, value in days.items()]
    for row in rows:
        _check(row)
    stored = _store(rows)
    touch_health(office.pk)
    return stored


@action
def set_partner_cadence(*, by: Actor, partner: Partner, days: int) -> Cadence:
    """Give the partner open days (1 to 730) of its own, which go before its tier's."""
    _require(by, Permission.EDIT_PARTNERS)
    row = Cadence(office_id=partner.office_id, partner=partner, days=days)
    row.clean_fields(exclude=("office", "partner"))
    stored = _store([row])[0]
    touch_health(partner.office_id, [partner.pk])
    return stored


@action
def clear_partner_cadence(*, by: Actor, partner: Partner) -> None:
    """The partner goes by its tier again."""
    _require(by, Permission.EDIT_PARTNERS)
    Cadence.objects.filter(office=partner.office_id, partner=partner).delete()
    touch_health(partner.office_id, [partner.pk])


@action
def clear_tier_cadence(*, by: Actor, office: Office, tier: str) -> None:
    """The tier goes by the usual days again."""
    _require(by, Permission.EDIT_OFFICE)
    Cadence.objects.filter(office=office, tier=tier, partner=None).delete()
    touch_health(office.pk)


def _require(by: Actor, permission: Permission) -> None:
    if isinstance(by, Membership):
        require(by, permission)


def _store(rows: list[Cadence]) -> list[Cadence]:
    return Cadence.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["office", "tier", "partner"],
        update_fields=["days"],
    )


def _check(row: Cadence) -> None:
    if row.tier not in Tier.values:
        raise ValidationError({"tier": [f"{row.tier} is no tier."]})
    try:
        row.clean_fields(exclude=("office",))
    except ValidationError as error:
        raise ValidationError({row.tier: error.messages}) from error
