"""An address from which mail came back works again."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contacts.actions.bounces import email_works_again
from contacts.views.found import find_email
from core.htmx import next_url, saved
from offices.requests import OfficeRequest


@require_POST
def email_works(request: OfficeRequest, office: str, email: int) -> HttpResponse:
    """Forget that mail came back from this address."""
    it = find_email(request, email)
    email_works_again(by=request.membership, email=it)
    to = reverse("partner", args=[office, it.affiliation.partner_id])
    message = _("Mail may go to %(address)s again.") % {"address": it.address}
    return saved(request, to=next_url(request, to), message=message)
