"""While one types: what the sentence says so far."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outreach.views.hearing import BOX, SHEET, listen


@require_http_methods(["GET", "POST"])
def log_parse(request: OfficeRequest, office: str) -> HttpResponse:
    """The chips for the form that is sent, and in the dialog the fields that follow them.

    Nothing is saved or judged. `place` says which form it is: "say" for Today's box.
    """
    require(request.membership, Permission.LOG)
    data: QueryDict = (request.POST if request.method == "POST" else request.GET).copy()
    data["read"] = "1"
    place = BOX if data.get("place") == BOX else SHEET
    hearing = listen(request, data, place=place)
    hearing.form.fields["partners"].widget.is_lazy = True
    chips = hearing.chips(request, is_box=place == BOX)
    context = {"form": hearing.form, "heard": chips, "place": place, "is_answer": True}
    return render(request, "outreach/heard_answer.html", context)
