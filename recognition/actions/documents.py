"""Compose a certificate or letter, make its file, put it away.

Whatever is printed is kept in the row when it is composed: the office may change its name, colours
or logo afterwards, and a reprint is the same to the byte.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from contacts.models import Contact
from core.actions import action, hold
from core.actors import Actor
from core.files import NotKept, keep, read_kept
from core.pdf import CannotPrint, Printed
from outreach.models import Activity
from partnerships.models import Partner
from recognition.actions.authors import author, require_thanking
from recognition.actions.batch_turns import hold_batches
from recognition.actions.giving import archive_given, record_given, restore_given
from recognition.actions.mailing import give_again, post_document, take_back_mails
from recognition.actions.planned_making import plan_making
from recognition.actions.signers import SignerFields, new_signers, state_of
from recognition.document_policies import check_document
from recognition.enums.channels import Occasion
from recognition.enums.documents import BatchState, DocumentKind, DocumentLanguage, DocumentState
from recognition.errors import PrintChanged
from recognition.models import Document, DocumentSigner
from recognition.models.documents import LONGEST_NAME
from recognition.queries.stationery import logo_of, stationery_of

FOLDER = "documents"
SUFFIX = ".pdf"
PARTNER_AWAY = gettext_noop("This partner is archived. Restore it first.")

__all__ = [
    "DocumentFields",
    "SignerFields",
    "archive_document",
    "compose_document",
    "make_document",
    "mark_made",
    "reprint",
    "restore_document",
]


class DocumentFields(TypedDict, total=False):
    """What a form or the API may say of a document. Required to compose one: wording, unless it
    is the acknowledgement of a gift, which says what was given and when.

    Name, look, paper and date have their usual values. `mail_to`: it is mailed once it is made.
    """

    kind: str
    contact: Contact | None
    activity: Activity | None
    occasion: str
    anniversary_years: int | None
    to_name: str
    address: str
    wording: str
    language: str
    layout: str
    paper: str
    dated_on: date
    gift_what: str
    gift_value: Decimal | None
    gift_received_on: date | None
    gift_return: str
    mail_to: str


@action
def compose_document(
    *, by: Actor, partner: Partner, fields: DocumentFields, signers: Sequence[SignerFields] = ()
) -> Document:
    """Write a document down: it waits for those who are asked to sign, or is ready to be made.

    Raises ValidationError by field; that of the signers is named `signers`.
    """
    require_thanking(by)
    document = new_document(partner, fields)
    document.recorded_by = author(by)
    check_document(document)
    rows = new_signers(by, document, signers)
    document.state = state_of(rows)
    document.save(force_insert=True)
    DocumentSigner.objects.bulk_create(rows)
    return document


def new_document(partner: Partner, fields: DocumentFields) -> Document:
    """The document as it would be, neither checked nor saved: previews draw it, too."""
    look = stationery_of(partner.office_id)
    document = Document(
        office=partner.office,
        partner=partner,
        kind=DocumentKind.CERTIFICATE,
        to_name=partner.name[:LONGEST_NAME].strip(),
        language=DocumentLanguage.ENGLISH,
        dated_on=partner.office.today(),
        layout=look.layout,
        paper=look.paper,
        from_name=partner.office.name,
        from_address=look.address,
        first_colour=look.first_colour,
        second_colour=look.second_colour,
        logo=logo_of(partner.office_id),
    )
    _apply(document, cast(Mapping[str, Any], fields))
    return document


@action
def make_document(*, by: Actor, document: Document) -> Document:
    """Print it, keep the file, put it down as thanks given, and mail it where it shall go.

    What is made already stays as it is; what cannot be printed says so and may be tried again.
    Raises ValidationError while it waits for a signature.
    """
    require_thanking(by)
    hold(document)
    if document.state == DocumentState.MADE:
        return document
    _refuse(document)
    if document.partner.archived_at is not None:  # since it was written
        return _failed(document, PARTNER_AWAY)
    try:
        printed = _print(document)
    except CannotPrint as refused:
        return _failed(document, refused.message)
    return mark_made(by, document, printed, timezone.now())


def mark_made(by: Actor, document: Document, printed: Printed, now: datetime) -> Document:
    """Keep the file of a document that was printed; all that follows from it. For actions."""
    content = printed.content
    document.file = keep(document.office_id, FOLDER, content, SUFFIX)
    document.sha256 = hashlib.sha256(content).hexdigest()
    document.size, document.pages = len(content), printed.pages
    document.state, document.made_at, document.failed_because = DocumentState.MADE, now, ""
    document.save(
        update_fields=[
            *("file", "sha256", "size", "pages"),
            *("state", "made_at", "failed_because"),
        ]
    )
    record_given(by, document)
    if document.mail_to:
        post_document(document, document.mail_to, now)
    return document


def reprint(document: Document) -> bytes:
    """The file of a document that is made: the one that is kept, else printed anew, the same.

    Raises PrintChanged where the print is another than it was.
    """
    try:
        return read_kept(document.file)
    except NotKept:
        content = _print(document).content
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise PrintChanged
    keep(document.office_id, FOLDER, content, SUFFIX)
    return content


@action
def archive_document(*, by: Actor, document: Document) -> Document:
    """Put it away, with the line of the ledger that it brought and mail that has not gone."""
    from recognition.actions.batches import batch_signed  # which composes documents

    require_thanking(by)
    hold_batches(document.office_id, [document], BatchState.WAITING)
    hold(document)
    if document.archived_at is None:
        document.archived_at = timezone.now()
        document.save(update_fields=["archived_at"])
        archive_given(by, document)
        take_back_mails(document.office_id, [document.pk])
        batch_signed(document)  # the others of its batch may have all their signatures
    return document


@action
def restore_document(*, by: Actor, document: Document) -> Document:
    """Bring it back, with its line of the ledger and the mail that had not gone. What was not
    printed yet is made now, and what a signer gave back waits for them again."""
    require_thanking(by)
    hold(document)
    if document.archived_at is not None:
        restore_given(by, document)
        document.archived_at = None
        if document.state == DocumentState.WAITING:
            document.failed_because = ""
        document.save(update_fields=["archived_at", "failed_because"])
        give_again(document.office_id, [document.pk])
        if document.state == DocumentState.READY:
            plan_making(document.office_id, [document.pk])
    return document


def _apply(document: Document, fields: Mapping[str, Any]) -> None:
    """Take over the fields; what is empty and has a usual value keeps that."""
    for name, value in fields.items():
        plain = value.strip() if isinstance(value, str) else value
        if plain in ("", None) and getattr(document, name) not in ("", None):
            continue
        setattr(document, name, plain)
    if document.kind == DocumentKind.CERTIFICATE:
        document.wording = " ".join(document.wording.split())
    if document.kind == DocumentKind.GIFT_LETTER:
        document.occasion = document.occasion or Occasion.GIFT


def _refuse(document: Document) -> None:
    if document.archived_at is not None:
        raise ValidationError(_("It is archived. Restore it first."))
    if document.state == DocumentState.WAITING:
        raise ValidationError(_("It waits for a signature."))


def _failed(document: Document, why: str) -> Document:
    document.state, document.failed_because = DocumentState.FAILED, why[:300]
    document.save(update_fields=["state", "failed_because"])
    return document


def _print(document: Document) -> Printed:
    from recognition.pdf.printing import print_document  # with libraries that web seldom needs

    return print_document(document)
