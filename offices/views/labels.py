"""The office's own words for the standard vocabularies."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from core.htmx import saved
from core.registries.vocabularies import vocabularies
from core.registries.vocabularies import vocabulary as registered
from offices.actions.labels import set_labels
from offices.forms.errors import tried
from offices.forms.labels import LabelsForm
from offices.permissions import Permission, require
from offices.queries.labels import count_own_labels, own_labels
from offices.requests import OfficeRequest


@require_GET
def labels(request: OfficeRequest, office: str) -> HttpResponse:
    """The vocabularies, each with how many of its entries have words of the office."""
    require(request.membership, Permission.EDIT_OFFICE)
    own = count_own_labels(request.office)
    rows = [
        {
            "label": it.label,
            "entries": len(it.choices),
            "own": own.get(it.slug, 0),
            "url": reverse("labels_of_vocabulary", args=[office, it.slug]),
        }
        for it in vocabularies()
    ]
    return render(request, "offices/labels.html", {"vocabularies": rows})


@require_http_methods(["GET", "POST"])
def labels_of_vocabulary(request: OfficeRequest, office: str, vocabulary: str) -> HttpResponse:
    """Every entry of one vocabulary with the office's words, empty for the standard ones."""
    try:
        words = registered(vocabulary)
    except KeyError as error:
        raise Http404 from error
    require(request.membership, Permission.EDIT_OFFICE)
    own = own_labels(request.office, vocabulary)
    form = LabelsForm(request.POST or None, vocabulary=words, own=own)
    if tried(form, lambda: _save(request, form, vocabulary)) is not None:
        message = _("The labels are saved.")
        return saved(request, to=reverse("labels", args=[office]), message=message, leave=True)
    context = {"form": form, "vocabulary": words}
    status = 422 if form.is_bound else 200
    return render(request, "offices/labels_of_vocabulary.html", context, status=status)


def _save(request: OfficeRequest, form: LabelsForm, vocabulary: str) -> dict[str, str]:
    return set_labels(
        by=request.membership,
        office=request.office,
        vocabulary=vocabulary,
        labels=form.cleaned_data,
    )
