"""What a sentence says, with the names that the office knows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

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
    near_patterns,
    partner_patterns,
)
from outreach.sentences.naming import Names, names_in
from outreach.sentences.reading import Read, needs_calendar, read
from outreach.sentences.spans import School
from outreach.sentences.spotting import Spot, Spotter
from outreach.sentences.understood import Understood

MOST_ROWS = 60
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
    """Names that are like the words, first by their words alone, then with who is where."""
    found = mentions(what.text, what.taken)
    partners, people = _partners(found), _people(found)
    spots = Spotter(what.text, found, partners, people).spots()
    partners = _fitting(spots, partners)
    ids = {pk for it in spots if it.noun == "contact" for pk in it.options}
    people = _with_partners(office, ids, {it.pk for it in partners})
    partners = _with_employers(partners, people)
    return names_in(what.text, found, partners, people, ours=lambda: _ours(office))


def _partners(found: Sequence[Mention]) -> list[PartnerRow]:
    said: list[Any] = [partner_patterns(found), initials_said(found), *near_patterns(found)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, name, town, parent_id FROM lookup.partners_saying(%s, %s, %s, %s, %s)",
            [*said, MOST_ROWS],
        )
        return [PartnerRow(*row) for row in cursor.fetchall()]


def _people(found: Sequence[Mention]) -> list[PersonRow]:
    said: list[Any] = [contact_patterns(found), *near_patterns(found)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, name, preferred_name FROM lookup.contacts_saying(%s, %s, %s, %s)",
            [*said, MOST_ROWS],
        )
        return [PersonRow(*row) for row in cursor.fetchall()]


def _fitting(spots: Sequence[Spot], partners: Sequence[PartnerRow]) -> list[PartnerRow]:
    """The partners that fit some words, with their parents and branches."""
    own = {pk for it in spots if it.noun == "partner" for pk in it.options}
    parents = {it.parent for it in partners if it.pk in own and it.parent}
    return [it for it in partners if own & {it.pk, it.parent} or it.pk in parents]


def _with_partners(office: Office, ids: set[int], partners: set[int]) -> list[PersonRow]:
    """These people and those at these partners, each with where they are now."""
    if not ids and not partners:
        return []
    at_them = Affiliation.objects.filter(office=office, partner__in=partners, ended_on=None)
    wanted = Contact.objects.filter(office=office, pk__in=ids).values("pk")
    rows = Contact.objects.filter(
        office=office, archived_at=None, pk__in=wanted.union(at_them.values("contact_id"))
    ).values_list(
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
    for pk, name, preferred, partner, its_name, parent, archived, ended in rows.order_by("pk"):
        person = people.setdefault(pk, PersonRow(pk, name, preferred))
        if partner is not None and archived is None and ended is None:
            there = (*person.partners, (partner, its_name, parent))
            people[pk] = PersonRow(pk, name, preferred, there)
    return list(people.values())


def _with_employers(
    partners: Sequence[PartnerRow], people: Sequence[PersonRow]
) -> list[PartnerRow]:
    """The partners, and those branches of theirs at which somebody is."""
    known = {it.pk for it in partners}
    branches = {
        pk: PartnerRow(pk, name, "", parent)
        for person in people
        for pk, name, parent in person.partners
        if parent in known and pk not in known
    }
    return [*partners, *branches.values()]


def _ours(office: Office) -> frozenset[str]:
    """The office's own people and places, folded."""
    members = Membership.objects.filter(office=office).values_list("display_name")
    sites = Site.objects.filter(office=office).values_list("name")
    return frozenset(fold(name) for (name,) in members.union(sites))
