"""To whom a document went by mail, and to whom it could."""

from django.db.models import QuerySet

from contacts.enums.affiliations import Holds
from contacts.models import AffiliationEmail, Contact
from core.models.outbox import OutboxMessage
from partnerships.models import Partner
from recognition.models import Document

RULE = "document"
"""The name of such a mail in the outbox."""


def recipient_of(document_id: int) -> str:
    """How the outbox calls whoever gets this document."""
    return f"document:{document_id}"


def mails_of(document: Document) -> QuerySet[OutboxMessage]:
    """The messages that carry it, the newest first, without what they say."""
    messages = OutboxMessage.objects.filter(
        office_id=document.office_id, rule=RULE, recipient=recipient_of(document.pk)
    )
    return messages.only("to_name", "to_address", "state", "sent_at", "error").order_by("-id")


def usual_address(partner: Partner, contact: Contact | None = None) -> str:
    """The address of the person, else of the partner's primary contact; "" where none works."""
    emails = AffiliationEmail.objects.filter(
        office_id=partner.office_id,
        affiliation__office_id=partner.office_id,
        affiliation__partner=partner,
        affiliation__ended_on=None,
        bounced_at=None,
    )
    if contact is not None:
        emails = emails.filter(affiliation__contact=contact)
    else:
        emails = emails.filter(affiliation__holds=Holds.PRIMARY)
    return emails.order_by("position", "id").values_list("address", flat=True).first() or ""
