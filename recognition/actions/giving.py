"""A document that is made is a line of the ledger."""

from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from core.actors import Actor
from offices.permissions import Permission, may
from recognition.actions.recognitions import (
    RecognitionFields,
    archive_recognition,
    put_back,
    record_recognition,
)
from recognition.enums.channels import Channel, Occasion
from recognition.enums.documents import DocumentKind
from recognition.models import Document, Recognition

HONOURS = 300  # characters
CHANNEL = {
    DocumentKind.CERTIFICATE: Channel.CERTIFICATE,
    DocumentKind.LETTER: Channel.LETTER,
    DocumentKind.GIFT_LETTER: Channel.LETTER,
}


def record_given(by: Actor, document: Document) -> Recognition:
    """Put the thanks down, in the name of whoever wrote the document; once, for a batch has done
    so before its documents have files of their own.

    An engagement or a person that was put away since is left out: the thanks were given.
    """
    for given in _given(document):
        return given
    who, fields = _giver(by, document), given_fields(document)
    try:
        return record_recognition(
            by=who, partner=document.partner, fields=fields, document=document
        )
    except ValidationError:
        fields |= {"activity": None, "contact": None}
        return record_recognition(
            by=who, partner=document.partner, fields=fields, document=document
        )


def given_fields(document: Document) -> RecognitionFields:
    """What the ledger says of it. Dated ahead, it counts from the day on which it was made."""
    said = document.gift_what or document.wording
    fields: RecognitionFields = {
        "channel": CHANNEL[DocumentKind(document.kind)],
        "given_on": min(document.dated_on, document.office.today()),
        "occasion": document.occasion or Occasion.ENGAGEMENT,
        "anniversary_years": document.anniversary_years,
        "honours": Truncator(" ".join(said.split())).chars(HONOURS),
        "activity": document.activity,
        "contact": document.contact,
    }
    return fields


def archive_given(by: Actor, document: Document) -> None:
    """Put the line away, if it was written."""
    for recognition in _given(document):
        archive_recognition(by=by, recognition=recognition)


def restore_given(by: Actor, document: Document) -> None:
    """Bring the line back that went away with the document, not one put away before it."""
    since = document.archived_at
    for recognition in _given(document):
        if since and recognition.archived_at and recognition.archived_at < since:
            continue
        put_back(by, recognition)


def _giver(by: Actor, document: Document) -> Actor:
    wrote = document.recorded_by
    is_there = wrote is not None and wrote.deactivated_at is None and may(wrote, Permission.THANK)
    return wrote if wrote is not None and is_there else by


def _given(document: Document) -> list[Recognition]:
    return list(Recognition.objects.filter(office_id=document.office_id, document=document))
