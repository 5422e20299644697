"""Looks at partners and says what the checks found."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from contacts.models import Affiliation
from offices.models import Membership, Office
from outcomes.actions.scans import look_anew
from outcomes.models import CHECKS, PartnerRisk
from partnerships.models import Partner
from tests.factories import make_affiliation, make_partner

TODAY = date(2026, 11, 18)  # a Wednesday
NOW = datetime(2026, 11, 18, 19, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def at(day: date) -> datetime:
    """Noon of that day at Alder."""
    return datetime.combine(day, time(19), UTC)


def known_partner(office: Office, **fields: Any) -> Partner:
    """An active partner that has been in the system for years."""
    fields = {"stage": "active", "recorded_at": LONG_AGO} | fields
    return make_partner(office, **fields)


def held_partner(office: Office, owner: Membership, backup: Membership, **fields: Any) -> Partner:
    """One whose ends are held by two on each side."""
    partner = known_partner(office, owner=owner, backup_owner=backup, **fields)
    make_affiliation(partner, holds="primary", email="main@example.org", recorded_at=LONG_AGO)
    make_affiliation(partner, holds="backup", recorded_at=LONG_AGO)
    return partner


def primary_of(partner: Partner) -> Affiliation:
    return Affiliation.objects.get(partner=partner, holds="primary")


def risk_of(partner: Partner, day: date = TODAY) -> PartnerRisk:
    """What a look on that day finds."""
    look_anew(partner.office_id, [partner.pk], at(day))
    return PartnerRisk.objects.get(partner=partner)


def letter_in(risk: Any, key: str) -> str:
    return str(risk.states[CHECKS.index(key)])


def letter(partner: Partner, key: str, day: date = TODAY) -> str:
    """The state of one check."""
    return letter_in(risk_of(partner, day), key)


def record_at(thing: Any, moment: datetime) -> None:
    """Let a row have come on record at that time."""
    type(thing)._base_manager.filter(pk=thing.pk).update(recorded_at=moment)


def now() -> datetime:
    return timezone.now()
