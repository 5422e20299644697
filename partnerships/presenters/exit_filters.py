"""What a member asked the list of endings for, and what there is to ask for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from core.api.fields import read_id
from core.registries.school_years import closed_years
from offices.models import Office
from offices.queries.school_years import SchoolYear, last_years
from partnerships.presenters.exits import AS_PLANNED, NOT_SAID
from partnerships.queries import exits as queries
from partnerships.queries.exits import ExitFilters

YEARS = 6
"""School years that can be chosen; closed ones keep the days that they had."""


def read_exit_filters(office: Office, said: Mapping[str, str]) -> ExitFilters:
    """Out of an address; what makes no sense is dropped. A year goes before days."""
    year = _year(office, said.get("year", ""))
    reasons = reasons_to_ask(office) if said.get("reason") else []
    state = said.get("state", "")
    return ExitFilters(
        reason=next((it for it, _label in reasons if it == said["reason"]), ""),
        state=state if state in queries.STATES else "",
        year=value_of(year) if year else "",
        first=year.starts_on if year else _day(said.get("from")),
        last=year.ends_on if year else _day(said.get("until")),
        partner=read_id(said.get("partner", "")),
    )


def years_to_ask(office: Office) -> list[SchoolYear]:
    """The newest first."""
    return last_years(office, office.today(), YEARS, closed_years(office.pk))[::-1]


def value_of(year: SchoolYear) -> str:
    """What addresses call a year: its first day, for two may begin in one when they move."""
    return year.starts_on.isoformat()


def _year(office: Office, said: str) -> SchoolYear | None:
    """The one that begins on that day; in that calendar year, as older addresses have it."""
    return next((it for it in years_to_ask(office) if said and _is_named(it, said)), None)


def _is_named(year: SchoolYear, said: str) -> bool:
    return said in (value_of(year), str(year.starts_on.year))


def reasons_to_ask(office: Office) -> list[tuple[str, Any]]:
    """The survey's, the office's own, archived ones too, and what stands for no reason."""
    archived = [it.pk for it in queries.own_reasons(office, archived=True)]
    return [
        *queries.reason_choices(office, archived),
        (queries.PLANNED, _capital(AS_PLANNED)),
        (queries.NOT_SAID, _capital(NOT_SAID)),
    ]


def states_to_ask() -> list[tuple[str, str]]:
    """What became of it since."""
    return [("ended", _("Still ended")), ("back", _("Back since"))]


def _capital(text: Any) -> str:
    said = str(text)
    return said[:1].upper() + said[1:]


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None
