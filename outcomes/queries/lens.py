"""Makes what a look at partners needs to know of the office: its calendars and its settings."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from core.registries.checks import Lens
from offices.models import Holiday, Office, Site, Term
from offices.queries.calendar import SchoolCalendar, calendar_of
from offices.queries.open_days import last_open_day
from outcomes.models import RiskSettings
from partnerships.models import Partner

OFFICE = 0
"""Among the calendars, the office's own; the others go by their sites."""


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
            **_chosen(office, partners),
            "calendar_site": list(calendars),
            "calendar_day": [last_open_day(it, as_of) for it in calendars.values()],
            **settings_values(settings_of(office)),
        },
    )


def settings_of(office: Office) -> RiskSettings:
    """The office's own settings, or the defaults."""
    return RiskSettings.objects.filter(office=office).first() or RiskSettings(office=office)


def settings_values(settings: RiskSettings) -> dict[str, Any]:
    """What of the settings a scan goes by."""
    return {
        "care_from": float(settings.care_from),
        "risk_from": float(settings.risk_from),
        "leader_tiers": [str(it) for it in settings.leader_tiers],
        "agreement_kinds": [str(it) for it in settings.agreement_kinds],
    }


def calendars_of(office: Office) -> dict[int, SchoolCalendar]:
    """The office's calendar, and those of sites with days of their own."""
    own = {
        pk
        for model in (Term, Holiday)
        for pk in model._default_manager.filter(
            office=office, archived_at=None, site__isnull=False
        ).values_list("site", flat=True)
    }
    sites = Site.objects.filter(office=office, pk__in=own).order_by("pk") if own else []
    return {OFFICE: calendar_of(office), **{site.pk: calendar_of(office, site) for site in sites}}


def _chosen(office: Office, partners: Sequence[int] | None) -> dict[str, list[int]]:
    """The partners, and with their parents their families, whose needs and agreements hold."""
    if partners is None:
        return {"partners": [], "families": []}
    known = Partner.objects.filter(office=office, pk__in=list(partners), parent__isnull=False)
    parents = [pk for pk in known.values_list("parent", flat=True) if pk is not None]
    return {"partners": list(partners), "families": sorted({*partners, *parents})}
