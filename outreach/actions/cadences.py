"""Set how long a partner of each tier may go without a two-way touchpoint."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from core.actions import action
from core.actors import Actor
from offices.models import Membership, Office
from offices.permissions import Permission, require
from outreach.models import Cadence
from partnerships.enums.partners import Tier


@action
def set_cadence(*, by: Actor, office: Office, days: Mapping[str, int]) -> list[Cadence]:
    """Set the days (1 to 730) of the tiers that are named; the others stay as they are."""
    if isinstance(by, Membership):
        require(by, Permission.EDIT_OFFICE)
    rows = [Cadence(office=office, tier=tier, days=value) for tier, value in days.items()]
    for row in rows:
        _check(row)
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
