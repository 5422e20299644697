"""The form of a batch, with a preview of the first of its documents."""

from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from core.once import new_token
from core.templatetags.amounts import grouped
from offices.requests import OfficeRequest
from partnerships.models import Partner
from recognition.actions.batch_settings import as_stored, fields_for
from recognition.actions.batches import MOST
from recognition.actions.documents import new_document
from recognition.actions.signers import new_signers
from recognition.addresses import postal_address
from recognition.enums.documents import DocumentKind
from recognition.forms.batches import LABELS, BatchForm
from recognition.presenters.sheet import sheet_context
from recognition.presenters.thanks_head import CERTIFICATE, LETTER

NAMED = 8
"""Partners that are named above the form; the others are counted."""


def new_context(request: OfficeRequest, form: BatchForm, partners: list[Partner]) -> dict[str, Any]:
    """The context of `recognition/batch_new.html`."""
    is_labels = form.what == LABELS
    slug = request.office.slug
    nowhere = [it for it in partners if not postal_address(it)] if is_labels else []
    return {
        "form": form,
        "title": _title(form.what, len(partners)),
        "once": request.POST.get("once") or new_token(),
        "chosen": ",".join(str(it.pk) for it in partners),
        "named": partners[:NAMED],
        "more": len(partners) - NAMED,
        "first": partners[0],
        "is_labels": is_labels,
        "is_certificate": form.what == DocumentKind.CERTIFICATE,
        "nowhere": [(it, reverse("partner", args=[slug, it.pk])) for it in nowhere],
        "too_many": len(partners) > MOST,
        "tab": LETTER if form.what == DocumentKind.LETTER else CERTIFICATE,
        "sheet": None if is_labels else _preview(request, form, partners[0]),
    }


def _preview(request: OfficeRequest, form: BatchForm, partner: Partner) -> dict[str, Any]:
    """The sheet of the first as it stands now; a field that is wrong has its usual value."""
    form.is_valid()
    settings = form.settings()
    document = new_document(partner, fields_for(as_stored(settings, request.office), partner))
    by_member = {
        member.pk: it for it in settings.get("signers", ()) if (member := it.get("member"))
    }
    signers = new_signers(request.membership, document, list(by_member.values()))
    shown: dict[str, Any] = sheet_context(document, signers)["sheet"]
    return shown


def _title(what: str, number: int) -> str:
    if what == LABELS:
        words = ngettext(
            "Address label for %(count)s partner", "Address labels for %(count)s partners", number
        )
    elif what == DocumentKind.LETTER:
        words = ngettext("Letter to %(count)s partner", "Letters to %(count)s partners", number)
    else:
        words = ngettext(
            "Certificate for %(count)s partner", "Certificates for %(count)s partners", number
        )
    return words % {"count": grouped(number)}
