"""Whose standing follows from the rows that an import adds."""

from collections.abc import Sequence

from contacts.models import Affiliation


def partners_of(office_id: int, model: str, ids: Sequence[int]) -> set[int]:
    """The partners whose people facts depend on these rows."""
    affiliations = Affiliation.objects.filter(office=office_id)
    if model == "contacts.affiliation":
        rows = affiliations.filter(pk__in=ids)
    elif model == "contacts.contact":
        rows = affiliations.filter(contact__in=ids)
    else:
        return set()
    return set(rows.values_list("partner_id", flat=True))
