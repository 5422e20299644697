"""When a certificate or letter may be what it says."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contacts.models import Affiliation
from recognition.enums.channels import ANNIVERSARIES, Occasion
from recognition.enums.documents import DocumentKind
from recognition.models import Document

CERTIFICATE_WORDING = 420  # characters: more have no room
ROW_FIELDS = ("office", "partner", "contact", "activity", "logo", "recorded_by")
"""Foreign keys, which the database checks; validating them here would cost a query each."""


def check_document(document: Document) -> None:
    """Raise ValidationError, by field, unless it makes sense."""
    document.clean_fields(exclude=ROW_FIELDS)
    if document.partner.archived_at is not None:
        raise ValidationError({"partner": _("This partner is archived. Restore it first.")})
    _check_wording(document)
    _check_occasion(document)
    if document.kind == DocumentKind.GIFT_LETTER:
        _check_gift(document)
    _check_person(document)


def _check_wording(document: Document) -> None:
    if document.kind != DocumentKind.GIFT_LETTER and not document.wording:
        raise ValidationError({"wording": _("Say what you thank for.")})
    over = len(document.wording) - CERTIFICATE_WORDING
    if document.kind == DocumentKind.CERTIFICATE and over > 0:
        said = ngettext(
            "A certificate has room for %(most)d characters. Take %(over)d away.",
            "A certificate has room for %(most)d characters. Take %(over)d away.",
            over,
        )
        raise ValidationError({"wording": said % {"most": CERTIFICATE_WORDING, "over": over}})


def _check_occasion(document: Document) -> None:
    if document.occasion and document.occasion not in Occasion.values:
        raise ValidationError({"occasion": _("There is no such occasion.")})
    is_anniversary = document.occasion == Occasion.ANNIVERSARY
    if is_anniversary and document.anniversary_years not in ANNIVERSARIES:
        raise ValidationError({"anniversary_years": _("Choose 1, 5 or 10 years.")})
    if not is_anniversary and document.anniversary_years is not None:
        raise ValidationError({"anniversary_years": _("Only an anniversary has years.")})


def _check_gift(document: Document) -> None:
    if not document.gift_what:
        raise ValidationError({"gift_what": _("Say what was given.")})
    if document.gift_received_on is None:
        raise ValidationError({"gift_received_on": _("Say when it was given.")})
    if document.gift_received_on > document.office.today():
        raise ValidationError({"gift_received_on": _("This day is still to come.")})
    if document.gift_value is not None and document.gift_value <= 0:
        said = _("Leave the value empty, or write what the donor said.")
        raise ValidationError({"gift_value": said})


def _check_person(document: Document) -> None:
    """The person is, or was, one of the partner's."""
    if document.contact_id is None:
        return
    at_partner = Affiliation.objects.filter(
        office_id=document.office_id, contact=document.contact_id, partner=document.partner_id
    )
    if not at_partner.exists():
        raise ValidationError({"contact": _("Choose one of the partner's people.")})
