"""Rows behind the figures of retention."""

from django.utils import timezone

from offices.models import Membership, Office
from outcomes.actions.scans import look_anew
from outcomes.models import PartnerRisk
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_activity, make_partner


def at_risk(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Active partners that somebody has looked at and found at risk."""
    for _ in range(number):
        make_activity(make_partner(office, stage="active", owner=member), kind="job-shadow")
    look_anew(office.pk, None, timezone.now())
    PartnerStanding.objects.filter(health_at__isnull=False).update(health_band="risk")


def moved(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Partners that stand elsewhere than at the scan before."""
    at_risk(office, member, partner, number)
    PartnerRisk.objects.update(score_before=10, band="risk", band_before="strong")
