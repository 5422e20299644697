"""Documents that wait for a member's signature, and those that came back to them."""

from django.utils import timezone

from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.actions.documents import compose_document
from recognition.models import Document
from tests.factories import make_partner


def to_sign(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """More that a colleague wants signed, by the member and by somebody with a pen."""
    colleague = Membership.objects.filter(office=office, role="coordinator").get()
    for _ in range(number):
        compose_document(
            by=colleague,
            partner=make_partner(office),
            fields={"wording": "for opening the shop floor"},
            signers=[{"member": member, "signing": "asked"}, {"name": "Elena Sosa"}],
        )


def given_back(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """More of the member's own that somebody did not sign."""
    leader = Membership.objects.filter(office=office, role="leader").get()
    for _ in range(number):
        made = compose_document(
            by=member,
            partner=make_partner(office),
            fields={"wording": "for opening the shop floor"},
            signers=[{"member": leader, "signing": "asked"}],
        )
        Document.objects.filter(pk=made.pk).update(
            archived_at=timezone.now(), failed_because="Bob Baker: It is Riviera"
        )
