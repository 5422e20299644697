"""Time zones as people look for them: those of the United States first, by their names."""

import zoneinfo
from datetime import datetime
from functools import cache

from babel.core import get_global
from babel.dates import format_time, get_timezone_location, get_timezone_name
from django.utils.translation import get_language, gettext, to_locale

US_TERRITORIES = frozenset({"US", "PR", "GU", "VI", "AS", "MP"})
US_FIRST = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
)
Groups = list[tuple[str, list[tuple[str, str]]]]


def zone_choices(current: str = "") -> Groups:
    """Zones in groups, for a select; `current` is offered even if it is an unusual name."""
    groups = _groups(_locale())
    known = {zone for _, zones in groups for zone, _ in zones}
    if current and current not in known:
        return [(gettext("Now"), [(current, current)]), *groups]
    return groups


def zone_label(zone: str) -> str:
    """What people call a zone: "Mountain Time (Denver)"."""
    locale = _locale()
    name = str(get_timezone_name(zoneinfo.ZoneInfo(zone), locale=locale))
    return f"{name[:1].upper()}{name[1:]} ({_city(zone, locale)})"


def clock(moment: datetime, zone: str) -> str:
    """What the clocks of the zone show: "7:05 AM"."""
    tzinfo = zoneinfo.ZoneInfo(zone)
    return format_time(moment, "short", tzinfo=tzinfo, locale=_locale())


def _locale() -> str:
    return to_locale(get_language() or "en")


@cache
def _groups(locale: str) -> Groups:
    """All canonical zones that this system knows; the names of a locale never change."""
    territories = get_global("zone_territories")
    zones = set(territories) & zoneinfo.available_timezones()
    american = {zone for zone in zones if territories[zone] in US_TERRITORIES}
    groups = [(gettext("United States"), _american(american, locale))]
    for region in sorted({_region(zone) for zone in zones - american if "/" in zone} - {"Etc"}):
        inside = [zone for zone in zones - american if _region(zone) == region]
        named = sorted(((zone, _city(zone, locale)) for zone in inside), key=lambda it: it[1])
        groups.append((_region_name(region), named))
    return [*groups, (gettext("Other"), [("UTC", "UTC")])]


def _american(zones: set[str], locale: str) -> list[tuple[str, str]]:
    rest = sorted(zones - set(US_FIRST), key=lambda zone: _city(zone, locale))
    return [(zone, zone_label(zone)) for zone in (*US_FIRST, *rest)]


def _region(zone: str) -> str:
    return zone.split("/")[0]


def _region_name(region: str) -> str:
    names = {
        "Africa": gettext("Africa"),
        "America": gettext("Americas"),
        "Antarctica": gettext("Antarctica"),
        "Arctic": gettext("Arctic"),
        "Asia": gettext("Asia"),
        "Atlantic": gettext("Atlantic Ocean"),
        "Australia": gettext("Australia"),
        "Europe": gettext("Europe"),
        "Indian": gettext("Indian Ocean"),
        "Pacific": gettext("Pacific Ocean"),
    }
    return names.get(region, region)


def _city(zone: str, locale: str) -> str:
    return str(get_timezone_location(zone, locale=locale, return_city=True))
