"""The people of the partner that a page shows, read once for all of its panels."""

from weakref import WeakKeyDictionary

from contacts.queries.people import People, people_of_partner
from offices.requests import OfficeRequest
from partnerships.models import Partner

_read: WeakKeyDictionary[OfficeRequest, dict[int, People]] = WeakKeyDictionary()


def people_known(request: OfficeRequest, partner: Partner) -> People:
    """Whom the office knows at the partner."""
    known = _read.setdefault(request, {})
    if partner.pk not in known:
        known[partner.pk] = people_of_partner(request.office, partner.pk, request.office.today())
    return known[partner.pk]
