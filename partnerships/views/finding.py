"""The partner that an address names."""

from django.http import Http404

from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.queries.partners import get_partner


def partner_or_404(request: OfficeRequest, pk: int) -> Partner:
    """The partner of this office; to anybody else's office it does not exist."""
    try:
        return get_partner(request.office, pk)
    except Partner.DoesNotExist as error:
        raise Http404 from error
