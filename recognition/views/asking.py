"""Asks somebody else to sign, in place of a member who has left."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.htmx import saved
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outreach.views.found import found
from recognition.actions.asking import ask_instead
from recognition.forms.asking import AskForm
from recognition.queries.documents import get_document


@require_POST
def document_ask(request: OfficeRequest, office: str, document: int) -> HttpResponse:
    """Ask whom the form names for all that the author has waiting for the same one."""
    it = found(get_document, request.office, document)
    require(request.membership, Permission.THANK)
    form = AskForm(request.POST, office=request.office)
    to = reverse("document", args=[office, it.pk])
    if not form.is_valid():
        return saved(request, to=to, message=_("Choose somebody who is in the office."), leave=True)
    gone, member = form.cleaned_data["gone"], form.cleaned_data["member"]
    try:
        asked = ask_instead(by=request.membership, document=it, gone=gone, member=member)
    except ValidationError as error:
        return saved(request, to=to, message=" ".join(error.messages), leave=True)
    return saved(request, to=to, message=_message(len(asked), member.display_name), leave=True)


def _message(number: int, name: str) -> str:
    if not number:
        return _("Nothing waits for them any more.")
    words = ngettext(
        "%(name)s is asked to sign %(number)d document.",
        "%(name)s is asked to sign %(number)d documents.",
        number,
    )
    return words % {"name": name, "number": number}
