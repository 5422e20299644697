from datetime import timedelta
from decimal import Decimal
from typing import Any

from core.days import years_before
from offices.models import Office
from outcomes.models import Measure, MutedCheck, Result
from partnerships.models import Partner


def make_measure(office: Office, **fields: Any) -> Measure:
    """Something about students that is counted, unless told otherwise."""
    fields.setdefault("name", f"Measure {Measure.objects.count() + 1}")
    fields.setdefault("about", "students")
    return Measure.objects.create(office=office, **fields)


def make_result(partner: Partner, measure: Measure | None = None, **fields: Any) -> Result:
    """31 of 40 in the year until today, not shared, unless told otherwise."""
    today = partner.office.today()
    said = {"value": Decimal(31), "of": 40, "ends_on": today, "starts_on": years_before(today)}
    return Result.objects.create(
        office=partner.office,
        partner=partner,
        measure=measure or make_measure(partner.office),
        **(said | fields),
    )


def make_mute(partner: Partner, **fields: Any) -> MutedCheck:
    """Whether they are told what came of it does not count for a week, unless told otherwise."""
    said: dict[str, Any] = {"check_key": "no_outcomes", "reason": "They move house"}
    said |= {"until": partner.office.today() + timedelta(days=7)}
    return MutedCheck.objects.create(office=partner.office, partner=partner, **(said | fields))
