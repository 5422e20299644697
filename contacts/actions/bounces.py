"""Addresses of partners' people that take no mail, and that do again."""

from datetime import datetime

from contacts.models import AffiliationEmail
from core.actions import action, hold
from core.actors import Actor
from core.registries.standing import touch_health
from offices.actions.rules import may
from offices.permissions import Permission


@action
def mark_email_bounced(*, by: Actor, office_id: int, address: str, now: datetime) -> None:
    """A mail server said that this address takes no mail: keep that in every role that has it."""
    emails = AffiliationEmail.objects.filter(
        office=office_id, address_key=address.lower(), bounced_at=None
    )
    partners = list(emails.values_list("affiliation__partner", flat=True))
    emails.update(bounced_at=now)
    touch_health(office_id, partners)


@action
def email_works_again(*, by: Actor, email: AffiliationEmail) -> AffiliationEmail:
    """Forget that mail to this address came back, in this role."""
    may(by, Permission.EDIT_PARTNERS)
    hold(email)
    email.bounced_at = None
    email.save(update_fields=["bounced_at"])
    touch_health(email.office_id, [email.affiliation.partner_id])
    return email
