"""One thing of every noun that can be written, and what to send to make and to change one."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from core.tenancy.context import office_context
from offices.models import Membership, Program
from partnerships.models import Partner
from tests.factories import (
    make_activity,
    make_affiliation,
    make_concern,
    make_contact,
    make_follow_up,
    make_need,
    make_partner,
    make_recognition,
    make_site,
)
from tests.factories.agreements import make_agreement
from tests.factories.outcomes import make_measure, make_mute, make_result

WRITABLE = (
    *("partners", "contacts", "affiliations", "activities", "follow-ups", "recognitions"),
    *("sites", "programs", "needs", "concerns", "agreements"),
    *("measures", "results", "mutes"),
)


@dataclass(frozen=True)
class Thing:
    """An existing thing's id, a body for another one, and a change that is allowed."""

    pk: str
    body: dict[str, Any]
    change: dict[str, Any]


def make_thing(noun: str, member: Membership) -> Thing:
    """A thing of that noun in the member's office."""
    office = member.office
    with office_context(office.pk):
        partner, contact = make_partner(office), make_contact(office)
        match noun:
            case "partners":
                return Thing(str(partner.pk), {"name": "Rivera"}, {"town": "Salida"})
            case "contacts":
                return Thing(str(contact.pk), {"name": "Maya Lopez"}, {"notes": "Early bird"})
            case "affiliations":
                body: dict[str, Any] = {"partner": str(partner.pk), "contact": str(contact.pk)}
                pk = make_affiliation(make_partner(office), contact).pk
                return Thing(str(pk), body, {"role": "Foreman"})
            case "activities":
                today = office.today().isoformat()
                body = {"kind": "call", "starts_on": today, "partners": [str(partner.pk)]}
                return Thing(str(make_activity(partner).pk), body, {"summary": "Talked"})
            case "recognitions":
                body = {"partner": str(partner.pk), "channel": "card"}
                return Thing(str(make_recognition(partner).pk), body, {"note": "On their wall"})
            case "needs" | "concerns" | "agreements":
                return _fact(noun, partner)
            case "measures" | "results" | "mutes":
                return _outcome(noun, partner)
            case "sites":
                return Thing(str(make_site(office).pk), {"name": "East High"}, {"town": "Salida"})
            case "programs":
                body = {"name": "Welding", "career_cluster": "construction"}
                program = Program.objects.create(office=office, site=make_site(office), **body)
                site = str(make_site(office).pk)
                return Thing(str(program.pk), {"site": site, **body}, {"name": "Pipes"})
            case _:
                today = office.today().isoformat()
                body = {"partner": str(partner.pk), "what": "Call", "due_on": today}
                return Thing(str(make_follow_up(partner, member).pk), body, {"what": "Visit"})


def _fact(noun: str, partner: Partner) -> Thing:
    """Something that is known of a partner."""
    body: dict[str, Any] = {"partner": str(partner.pk)}
    if noun == "needs":
        body["words"] = "People to hire"
        return Thing(str(make_need(partner).pk), body, {"topic": "pipeline"})
    if noun == "agreements":
        body |= {"title": "Talks", "starts_on": "2026-01-01"}
        return Thing(str(make_agreement(partner).pk), body, {"notice_days": 60})
    body["what"] = "Nobody called"
    return Thing(str(make_concern(partner).pk), body, {"kind": "question"})


def _outcome(noun: str, partner: Partner) -> Thing:
    """What is measured, a result of it, or a check that does not count."""
    if noun == "mutes":
        until = partner.office.today() + timedelta(days=30)
        body: dict[str, Any] = {"partner": str(partner.pk), "check": "no_outcomes"}
        body |= {"reason": "They move house", "until": until.isoformat()}
        return Thing(str(make_mute(partner).pk), body, {"reason": "They merge"})
    measure = make_measure(partner.office)
    if noun == "measures":
        body = {"name": "Hires", "about": "students"}
        return Thing(str(measure.pk), body, {"definition": "On the payroll"})
    days = {"starts_on": "2024-08-01", "ends_on": "2025-07-31"}
    body = {"partner": str(partner.pk), "measure": str(measure.pk), "value": 31, **days}
    return Thing(str(make_result(partner).pk), body, {"source": "The state"})
