"""The partners and people that a sentence may mean, read at once."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q

from contacts.models import Affiliation
from contacts.queries.people import is_current
from offices.models import Office
from partnerships.models import Partner


@dataclass(frozen=True)
class Known:
    """Partners by id; people's names by id; where each is now, by id; nothing of other offices."""

    partners: dict[int, Partner] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    roles: dict[int, list[Affiliation]] = field(default_factory=dict)

    def at(self, partner_ids: Collection[int]) -> list[tuple[int, str]]:
        """The people now at these partners, by name."""
        there = {
            pk for pk, roles in self.roles.items() for it in roles if it.partner_id in partner_ids
        }
        return sorted(((pk, self.people[pk]) for pk in there), key=lambda it: it[1].casefold())

    def employers(self, contact: int) -> list[int]:
        """The partners at which a person is now."""
        return [it.partner_id for it in self.roles.get(contact, [])]


def read_known(office: Office, partners: Collection[int], contacts: Collection[int]) -> Known:
    """These partners and people, everybody at the partners, and where the people are."""
    known = Known()
    if not partners and not contacts:
        return known
    for role in _roles(office, partners, contacts):
        known.people[role.contact_id] = role.contact.name
        known.roles.setdefault(role.contact_id, []).append(role)
        known.partners[role.partner_id] = role.partner
    if missing := set(partners) - set(known.partners):
        found = Partner.objects.filter(office=office, archived_at=None, pk__in=missing)
        known.partners.update({it.pk: it for it in found.select_related("parent")})
    return known


def _roles(
    office: Office, partners: Collection[int], contacts: Collection[int]
) -> "list[Affiliation]":
    concerned = Q(partner__in=partners) | Q(contact__in=contacts)
    found = Affiliation.objects.filter(
        concerned,
        is_current(office.today()),
        office=office,
        contact__archived_at=None,
        partner__archived_at=None,
    )
    return list(found.select_related("contact", "partner__parent").order_by("id"))
