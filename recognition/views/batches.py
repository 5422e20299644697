"""The pages of batches: a new one, one in whatever state it is, all of them, and the file."""

from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import trigger_client_event

from core.downloads import send_kept
from core.htmx import toast
from core.once import once
from core.pager import BadCursor
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.models import Partner
from recognition.actions.batches import start_batch
from recognition.enums.documents import WORKING, BatchState
from recognition.forms.batches import BatchForm, ids_of, what_of
from recognition.presenters.batch_new import new_context
from recognition.presenters.batches import batch_context, batch_lines, ready_words, working
from recognition.presenters.thanks_head import HISTORY, thanks_head
from recognition.queries.batches import batches_of
from recognition.queries.stationery import stationery_of
from recognition.told_batches import await_batch, forget_batches
from recognition.views.found_batch import find_batch

NEWEST = 50


@require_GET
def batches(request: OfficeRequest, office: str) -> HttpResponse:
    """The newest batches, with their files."""
    require(request.membership, Permission.THANK)
    context = {
        "lines": batch_lines(request, batches_of(request.office)[:NEWEST]),
        "today": request.office.today(),
        **thanks_head(request, HISTORY),
    }
    return render(request, "recognition/batches.html", context)


@require_http_methods(["GET", "POST"])
def batch_new(request: OfficeRequest, office: str) -> HttpResponse:
    """What is to be made for the chosen partners (`partners`, `what`); sent again, it is made."""
    require(request.membership, Permission.THANK)
    said = request.POST if request.method == "POST" else request.GET
    partners = _chosen(request, ids_of(said.getlist("partners")))
    if not partners:
        toast(request, _("Choose the partners first."))
        return redirect("thanks_many", office)
    is_sent = request.method == "POST" and "name" in said
    form = BatchForm(
        request.POST if is_sent else None,
        office=request.office,
        what=what_of(said.get("what", "")),
        look=stationery_of(request.office.pk),
        member=request.membership,
    )
    is_final = is_sent and "preview" not in said
    pk = tried(form, lambda: _start(request, form, partners)) if is_final else None
    if pk is not None:
        response = redirect("batch", office, pk)
        await_batch(request, response, pk)
        return response
    context = new_context(request, form, partners)
    return render(request, "recognition/batch_new.html", context, status=422 if is_final else 200)


@require_GET
def batch(request: OfficeRequest, office: str, batch: int) -> HttpResponse:
    """Where a batch stands, what it holds, and what can be done about it."""
    found = find_batch(request, batch)
    try:
        context = batch_context(request, found)
    except BadCursor as error:
        raise Http404 from error
    response = render(request, "recognition/batch.html", context)
    if found.state not in WORKING:
        forget_batches(request, response, office, {found.pk})
    return response


@require_GET
def batch_progress(request: OfficeRequest, office: str, batch: int) -> HttpResponse:
    """How far it is, for a page that asks each second; `panel`: beside the composer."""
    found = find_batch(request, batch)
    if not request.htmx:
        return redirect("batch", office, batch)
    is_panel = "panel" in request.GET
    context = {"working": working(office, found), "is_panel": is_panel}
    response = render(request, "recognition/batch_progress.html", context)
    if found.state in WORKING:
        return response
    forget_batches(request, response, office, {found.pk})
    if found.state in (BatchState.DONE, BatchState.FAILED):
        toast(request, ready_words(found))
    return response if is_panel else trigger_client_event(response, "refreshMain")


@require_GET
def batch_file(
    request: OfficeRequest, office: str, batch: int
) -> FileResponse | HttpResponseRedirect:
    """The file that came of it; where there is none, its page says why."""
    found = find_batch(request, batch)
    if not found.file:
        toast(request, _("There is no file (any more)."))
        return HttpResponseRedirect(reverse("batch", args=[office, batch]))
    suffix = found.file.rpartition(".")[2]
    kind = "application/zip" if suffix == "zip" else "application/pdf"
    return send_kept(found.file, f"{found.name}.{suffix}", kind)


def _chosen(request: OfficeRequest, pks: list[int]) -> list[Partner]:
    """Those of the office; the others are nobody's business."""
    partners = Partner.objects.filter(office=request.office, pk__in=pks, archived_at=None)
    found = list(partners.order_by("name_key", "pk"))
    for partner in found:
        partner.office = request.office
    return found


def _start(request: OfficeRequest, form: BatchForm, partners: list[Partner]) -> int:
    """The id of the batch; the same form sent twice starts one."""

    def make() -> int:
        batch = start_batch(
            by=request.membership,
            partners=partners,
            name=form.cleaned_data["name"],
            output=form.what_comes(),
            settings=form.settings(),
        )
        return batch.pk

    said = repr([[it.pk for it in partners], sorted(form.cleaned_data.items())])
    token = request.POST.get("once", "")
    return once(request.office.pk, request.membership.pk, token, said, make)[0]
