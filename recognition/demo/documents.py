"""Certificates that wait for a leader's signature."""

from collections.abc import Sequence

from offices.enums.roles import Role
from outreach.demo.world import World
from recognition.actions.documents import compose_document
from recognition.enums.documents import DocumentKind, DocumentLanguage, Signing
from recognition.enums.owed import OwedFor
from recognition.queries.owed import Owed
from recognition.queries.wording import propose_wording

WAITING = 3


def make_waiting(world: World, owed: Sequence[Owed]) -> None:
    """For some of those that are owed thanks a certificate is written, which nobody has signed."""
    leader = next(
        it for it in world.members.values() if it.role == Role.LEADER and it.deactivated_at is None
    )
    partners = {it.partner.pk: it.partner for it in world.friends}
    chosen = [it for it in owed if it.reason == OwedFor.ENGAGEMENT and it.engagement][:WAITING]
    for row in chosen:
        partner = partners[row.partner_id]
        words = propose_wording(
            world.office,
            partner,
            today=world.today,
            language=DocumentLanguage.ENGLISH,
            kind=DocumentKind.CERTIFICATE,
        )
        compose_document(
            by=partner.owner or world.workers()[0],
            partner=partner,
            fields={"wording": words, "dated_on": world.today},
            signers=[{"member": leader, "signing": Signing.ASKED}],
        )
