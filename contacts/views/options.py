"""People for the pickers of other forms."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from contacts.queries.contacts import pick_note, pickable_contacts, search_pickable
from core.pickers import Option, picker_options
from offices.permissions import Permission, require
from offices.requests import OfficeRequest

MAX_ID = 2**63 - 1


@require_GET
def contact_options(request: OfficeRequest, office: str) -> HttpResponse:
    """The people to offer for `q`, those of each `partner` (ids, may be repeated) first."""
    require(request.membership, Permission.SEE)
    people = pickable_contacts(request.office, _ids(request.GET.getlist("partner")))
    found = search_pickable(people, request.GET.get("q", "").replace("\x00", "")[:100])
    options = [Option(str(it.pk), it.name, pick_note(it)) for it in found]
    return picker_options(request, options)


def _ids(texts: list[str]) -> list[int]:
    """What of the texts are ids; several may stand in one, with commas between."""
    words = [word for text in texts for word in text.split(",")]
    return [int(it) for it in words if it.isascii() and it.isdigit() and int(it) <= MAX_ID]
