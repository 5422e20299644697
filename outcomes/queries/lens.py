"""Makes what a look at partners needs to know of the office: its calendars and its settings."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from core.prepared import prepared_by_key
from core.registries.checks import Lens
from offices.models import Office
from offices.queries.calendars import calendars_of
from offices.queries.open_days import last_open_day
from outcomes.enums.risk import YearAnswer
from outcomes.models import RiskSettings

EVERY_OTHER = f"""
    SELECT s.partner_id FROM outcomes_yearsettlement s
    WHERE s.office_id = %(office)s AND s.answer = '{YearAnswer.EVERY_OTHER}'
      AND s.archived_at IS NULL
      AND s.recorded_at <= coalesce(%(known_at)s::timestamptz, 'infinity')
      AND s.year_starts_on > %(as_of)s::date - interval '3 years'
"""
OF_FEW = "s.partner_id = ANY(%(partners)s)"


def lens_of(
    office: Office,
    as_of: date,
    *,
    known_at: datetime | None = None,
    partners: Sequence[int] | None = None,
) -> Lens:
    """A look at these partners (None: at all), by what is known, or was at `known_at`."""
    calendars = calendars_of(office)
    return Lens(
        office=office,
        as_of=as_of,
        known_at=known_at,
        few=partners is not None,
        calendars=calendars,
        params={
            "office": office.pk,
            "as_of": as_of,
            "known_at": known_at,
            "zone": office.time_zone,
            "partners": list(partners or ()),
            "calendar_site": list(calendars),
            "calendar_day": [last_open_day(it, as_of) for it in calendars.values()],
            **settings_values(settings_of(office)),
        },
        unhurried=EVERY_OTHER if partners is None else f"{EVERY_OTHER} AND {OF_FEW}",
    )


def settings_of(office: Office) -> RiskSettings:
    """The office's own settings, or the defaults."""
    return next(iter(_settings.rows(office.pk)), None) or RiskSettings(office=office)


@prepared_by_key
def _settings(office_id: int) -> QuerySet[RiskSettings, RiskSettings]:
    return RiskSettings.objects.filter(office_id=office_id).order_by("pk")[:1]


SETTINGS = ("care_from", "risk_from", "leader_tiers", "agreement_kinds")
"""What a scan remembers of the settings that it went by."""


def settings_values(settings: RiskSettings) -> dict[str, Any]:
    """What of the settings a scan goes by."""
    return {
        "care_from": float(settings.care_from),
        "risk_from": float(settings.risk_from),
        "leader_tiers": [str(it) for it in settings.leader_tiers],
        "agreement_kinds": [str(it) for it in settings.agreement_kinds],
    }
