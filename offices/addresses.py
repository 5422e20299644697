"""The members' addresses, as the outbox asks after them."""

from datetime import datetime

from django.db.models import Q

from core.actors import SYSTEM
from core.registries.refusals import AddressBook
from offices.actions.mail import mark_member_refused
from offices.models import Membership


def _mark(office_id: int, address: str, why: str, now: datetime) -> None:
    mark_member_refused(by=SYSTEM, office_id=office_id, address=address, why=why, now=now)


def _refused(office_id: int, address: str) -> str | None:
    marked = Q(mail_refused_address=address.lower(), mail_refused_at__isnull=False)
    members = Membership.objects.filter(office=office_id)
    why = members.filter(marked).values_list("mail_refused_why", flat=True).first()
    if why is not None:
        return why
    return "" if members.filter(user__email=address.lower()).exists() else None


MEMBERS = AddressBook(mark=_mark, refused=_refused)
