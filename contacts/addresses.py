"""The addresses of partners' people, as the outbox asks after them."""

from datetime import datetime

from contacts.actions.bounces import mark_email_bounced
from contacts.models import AffiliationEmail
from core.actors import SYSTEM
from core.registries.refusals import AddressBook

WHY = "The address of a partner's person bounced."


def _mark(office_id: int, address: str, why: str, now: datetime) -> None:
    mark_email_bounced(by=SYSTEM, office_id=office_id, address=address, now=now)


def _refused(office_id: int, address: str) -> str | None:
    """An address that works in one role works: only where every role says so it is refused."""
    emails = AffiliationEmail.objects.filter(office=office_id, address_key=address.lower())
    known = set(emails.values_list("bounced_at", flat=True)[:MOST_ROLES])
    if not known:
        return None
    return "" if None in known else WHY


MOST_ROLES = 50  # with the same address; one question reads no more
PEOPLE = AddressBook(mark=_mark, refused=_refused)
