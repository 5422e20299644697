"""What a picker of partners offers as one types."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from core.pickers import LIMIT, Option, picker_options
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.forms.partners import note_of
from partnerships.queries.choices import parents_for
from partnerships.queries.partners import best_partners, partners_of


@require_GET
def partner_options(request: OfficeRequest, office: str) -> HttpResponse:
    """Partners by name, town or person; `?parents=ID` only those that ID may be a branch of."""
    require(request.membership, Permission.SEE)
    partners = partners_of(request.office)
    if "parents" in request.GET:
        branch = request.GET["parents"]
        partners = parents_for(request.office, None)
        partners = partners.exclude(pk=int(branch)) if _is_id(branch) else partners
    chosen = [pk for pk in request.GET.getlist("chosen") if _is_id(pk)]
    found = best_partners(
        request.office,
        partners.exclude(pk__in=chosen),
        request.GET.get("q", "").replace("\x00", ""),
        LIMIT,
    )
    return picker_options(request, [Option(str(it.pk), it.name, note_of(it)) for it in found])


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
