"""Find: people, by their name or something like it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contacts.queries.likeness import PersonAt, people_like
from core.registries.find import Hit
from offices.requests import OfficeRequest

OFFERED = 4


def people_hits(request: OfficeRequest, text: str) -> list[Hit]:
    """People for what was typed, with where they are now."""
    if not text:
        return []
    found = people_like(request.office, text, OFFERED)
    return [_hit(request.office.slug, person, score) for person, score in found]


def _hit(slug: str, person: PersonAt, score: float) -> Hit:
    return Hit(
        title=person.contact.name,
        note=", ".join(person.partners) or _("Person"),
        url=reverse("contact", args=[slug, person.contact.pk]),
        icon="user-round",
        score=score,
    )
