"""What an office has set about risk, as plain values."""

from typing import Any

from offices.models import Office
from outcomes.models import RiskSettings
from outcomes.queries.lens import settings_of

FIELDS = ("care_from", "risk_from", "leader_tiers", "agreement_kinds", "suppress_below")


def values_of(settings: RiskSettings) -> dict[str, Any]:
    """The values of all fields."""
    return {name: getattr(settings, name) for name in FIELDS}


def current_values(office: Office) -> dict[str, Any]:
    """As they are; the defaults where the office has set nothing."""
    return values_of(settings_of(office))


def usual_values(office: Office) -> dict[str, Any]:
    """The defaults."""
    return values_of(RiskSettings(office=office))
