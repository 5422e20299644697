"""Change an activity, put it away, bring it back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import next_url, saved
from offices.enums.vocabularies import Vocabulary
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.actions.activities import archive_activity, restore_activity, update_activity
from outreach.forms.activities import PLAIN_FIELDS, EditActivityForm
from outreach.forms.parts import initial_parts
from outreach.models import Activity, Participation
from outreach.queries.activities import get_activity
from outreach.views.found import found
from partnerships.presenters.undo import undo_of_this


@require_http_methods(["GET", "POST"])
def activity_edit(request: OfficeRequest, office: str, activity: int) -> HttpResponse:
    """The whole activity as a form."""
    require(request.membership, Permission.LOG)
    it = found(get_activity, request.office, activity)
    form = _form(request, it)
    if tried(form, lambda: _update(request, form, it)):
        to, undo = next_url(request, _page(it)), _undo(request, it)
        return saved(request, to=to, message=_("Changes saved."), undo_url=undo)
    is_refused = form.is_bound and not form.is_searching()
    context = {"form": form, "activity": it, "next": next_url(request, "")}
    context["cancel_url"] = _page(it)
    return render(
        request, "outreach/activity_edit.html", context, status=422 if is_refused else 200
    )


@require_POST
def activity_archive(request: OfficeRequest, office: str, activity: int) -> HttpResponse:
    """Put it away; Undo brings it back."""
    it = found(get_activity, request.office, activity)
    archive_activity(by=request.membership, activity=it)
    undo = reverse("activity_restore", args=[request.office.slug, it.pk])
    message = _("%(kind)s archived.") % {"kind": _kind(request, it)}
    return saved(request, to=next_url(request, _page(it)), message=message, undo_url=undo)


@require_POST
def activity_restore(request: OfficeRequest, office: str, activity: int) -> HttpResponse:
    """Bring it back, with its follow-up."""
    it = found(get_activity, request.office, activity)
    restore_activity(by=request.membership, activity=it)
    message = _("%(kind)s restored.") % {"kind": _kind(request, it)}
    return saved(request, to=next_url(request, _page(it)), message=message)


def _form(request: OfficeRequest, activity: Activity) -> EditActivityForm:
    office = request.office
    rows = list(activity.participations.select_related("partner").order_by("id"))
    return EditActivityForm(
        request.POST if request.method == "POST" else None,
        initial=_initial(activity, rows),
        office=office,
        labels=labels_of(office, Vocabulary.ACTIVITY_KIND),
        also=[it.partner_id for it in rows],
    )


def _initial(activity: Activity, rows: list[Participation]) -> dict[str, object]:
    contacts = activity.activity_contacts.values_list("contact_id", flat=True)
    plain = {name: getattr(activity, name) for name in (*PLAIN_FIELDS, "starts_on")}
    return {
        **plain,
        **initial_parts(rows),
        "partners": [it.partner for it in rows],
        "contacts": list(contacts),
    }


def _update(request: OfficeRequest, form: EditActivityForm, activity: Activity) -> Activity:
    return update_activity(
        by=request.membership,
        activity=activity,
        fields=form.activity_fields(),
        parts=form.parts(),
        contacts=list(form.cleaned_data["contacts"]),
    )


def _first(activity: Activity) -> int | None:
    return activity.participations.order_by("id").values_list("partner_id", flat=True).first()


def _undo(request: OfficeRequest, activity: Activity) -> str:
    first = _first(activity)
    return undo_of_this(request, first) if first else ""


def _page(activity: Activity) -> str:
    """The page of the first partner, where the activity stands."""
    slug, first = activity.office.slug, _first(activity)
    return reverse("partner", args=[slug, first]) if first else reverse("today", args=[slug])


def _kind(request: OfficeRequest, activity: Activity) -> str:
    return labels_of(request.office, Vocabulary.ACTIVITY_KIND)[activity.kind]
