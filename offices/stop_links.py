"""Signed links that switch one kind of mail off for one member, without signing in.

They stay good: a mail of last year must be stoppable, too (RFC 8058 wants no more than a click).
"""

from dataclasses import dataclass

from django.core import signing

from core.mail.links import link
from offices.models import Membership

SALT = "lanyard.stop-mail"


@dataclass(frozen=True)
class Stop:
    """What a link asks for; nothing of it has been looked up yet."""

    office_id: int
    member_id: int
    rule: str


def stop_link(member: Membership, rule: str) -> str:
    """The whole address that switches the mail `rule` off for the member."""
    claim = [member.office_id, member.pk, rule]
    return link("mail_stop", signing.dumps(claim, salt=SALT))


def read_stop(signed: str) -> Stop | None:
    """What the link says, or None when we did not sign it."""
    try:
        office_id, member_id, rule = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return Stop(office_id, member_id, rule)
