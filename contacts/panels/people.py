"""The partner's people beside those who hold an end, and those who were there once."""

from dataclasses import dataclass

from contacts.enums.affiliations import Holds
from contacts.panels.known import people_known
from contacts.queries.people import Person
from core.addresses import address_of
from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from partnerships.models import Partner


@dataclass(frozen=True)
class Line:
    """One person with the addresses of what can be done."""

    person: Person
    url: str
    edit_url: str
    end_url: str
    hold_url: str
    reopen_url: str


def people_panel(request: OfficeRequest, partner: Partner) -> Panel:
    """The panel for the partner page."""
    people = people_known(request, partner)
    slug = request.office.slug
    others = [it for it in people.current if it.is_leaving or _is_other(it)]
    context = {
        "lines": [_line(slug, it) for it in others],
        "former": [_line(slug, it) for it in people.former],
        "has_anybody": bool(people.current),
        "new_url": address_of(slug, "contact_new", partner.pk),
        "may_edit": may(request.membership, Permission.EDIT_PARTNERS)
        and partner.archived_at is None,
        "today": request.office.today(),
        "slug": slug,
    }
    return Panel("contacts/people.html", context)


def _is_other(person: Person) -> bool:
    return person.affiliation.holds == Holds.OTHER


def _line(slug: str, person: Person) -> Line:
    at = person.affiliation.pk
    return Line(
        person=person,
        url=address_of(slug, "contact", person.contact.pk),
        edit_url=address_of(slug, "contact_edit", at),
        end_url=address_of(slug, "contact_end", at),
        hold_url=address_of(slug, "contact_hold", at),
        reopen_url=address_of(slug, "contact_reopen", at),
    )
