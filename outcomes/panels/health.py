"""How a partner stands, for the pages of earlier apps."""

from django.utils import timezone

from core.addresses import address_of
from core.registries.health import Health
from offices.models import Membership
from outcomes.actions.looking import current_risk
from outcomes.presenters.risk import strands_shown
from partnerships.models import Partner


def read_health(member: Membership, partner: Partner) -> Health | None:
    """Band and strands as they are now; the partner is looked at first where that is needed."""
    risk = current_risk(member.office, partner, timezone.now())
    if risk is None:
        return None
    url = address_of(member.office.slug, "risk_of_partner", partner.pk)
    return Health(risk.band, strands_shown(risk, member, partner.pk), url)
