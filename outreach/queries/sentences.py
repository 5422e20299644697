"""What a sentence says, with the names that the office knows."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from contacts.models import Affiliation, Contact
from core.folding import fold
from offices.models import Membership, Office, Site
from offices.queries.calendar import SchoolCalendar, calendar_of
from outreach.sentences.likeness import PartnerRow, PersonRow
from outreach.sentences.mentions import (
    Mention,
    contact_patterns,
    initials_said,
    mentions,
    partner_patterns,
)
from outreach.sentences.naming import Names, names_in
from outreach.sentences.reading import Read, needs_calendar, read
from outreach.sentences.spans import School
from outreach.sentences.understood import Understood

MOST_ROWS = 120
"""Names that one pattern may bring; a word that more share tells nothing by itself."""


def understand(office: Office, text: str, *, at: date) -> Understood:
    """What `text` says, written in `office` on the day `at`. Never fails, whatever the text is."""
    calendar = calendar_of(office) if needs_calendar(text) else SchoolCalendar()
    what = read(text, School(at, calendar))
    names = _names(office, what)
    return Understood(
        text=text,
        language=what.language,
        kind=what.kind,
        exchange=what.exchange,
        status=what.status,
        partners=names.partners,
        contacts=names.contacts,
        starts_on=what.starts_on,
        ends_on=what.ends_on,
        follow_up=what.follow_up,
        places=what.places,
        places_kind=what.places_kind,
        student_count=what.student_count,
        volunteers=what.volunteers,
        candidates=names.candidates,
    )


def _names(office: Office, what: Read) -> Names:
    found = mentions(what.text, what.taken)
    partners = _partners(found)
    people = _people(office, found, partners)
    return names_in(what.text, found, partners, people, ours=_ours(office))


def _partners(found: Sequence[Mention]) -> list[PartnerRow]:
    patterns, letters = partner_patterns(found), initials_said(found)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, name, town, parent_id FROM lookup.partners_saying(%s, %s, %s)",
            [patterns, letters, MOST_ROWS],
        )
        return [PartnerRow(*row) for row in cursor.fetchall()]


def _people(
    office: Office, found: Sequence[Mention], partners: Sequence[PartnerRow]
) -> list[PersonRow]:
    """People whose names are like the words, and those at the partners, with where they are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM lookup.contacts_saying(%s, %s)", [contact_patterns(found), MOST_ROWS]
        )
        ids = [pk for (pk,) in cursor.fetchall()]
    return _with_partners(office, ids, [it.pk for it in partners])


def _with_partners(office: Office, ids: list[int], partners: list[int]) -> list[PersonRow]:
    at_them = Affiliation.objects.filter(office=office, partner__in=partners, ended_on=None)
    wanted = (
        Contact.objects.filter(office=office, pk__in=ids)
        .values("pk")
        .union(at_them.values("contact_id"))
    )
    rows = Contact.objects.filter(office=office, archived_at=None, pk__in=wanted).values_list(
        "pk",
        "name",
        "preferred_name",
        "affiliations__partner_id",
        "affiliations__partner__name",
        "affiliations__partner__parent_id",
        "affiliations__partner__archived_at",
        "affiliations__ended_on",
    )
    people: dict[int, PersonRow] = {}
    for pk, name, preferred, partner, its_name, parent, archived, ended in rows:
        person = people.get(pk) or PersonRow(pk, name, preferred)
        if partner is not None and archived is None and ended is None:
            person = PersonRow(pk, name, preferred, (*person.partners, (partner, its_name, parent)))
        people[pk] = person
    return list(people.values())


def _ours(office: Office) -> frozenset[str]:
    """The office's own people and places, folded."""
    members = Membership.objects.filter(office=office).values_list("display_name")
    sites = Site.objects.filter(office=office).values_list("name")
    return frozenset(fold(name) for (name,) in members.union(sites))
