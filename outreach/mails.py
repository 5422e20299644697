"""The kinds of mail that outreach sends, and how a sample of each looks."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.outbox.write import Letter
from core.registries.mails import MailKind
from offices.actions.profiles import update_profile
from offices.emails import in_language_of
from offices.models import Membership
from outreach.emails import digest_letter
from outreach.queries.digests import RULE, Digest, DigestItem, gather_digest


def sample_digest(member: Membership) -> Letter:
    """The digest of an invented Friday: two things overdue, one of them a colleague's."""
    today = member.office.today()
    with in_language_of(member):
        told = [
            (_("Send the dates of the tour"), 4, "Rivera Machining", ""),
            (_("Ask about job shadows in spring"), 1, "Bluestem Family Clinic", "Grace Okafor"),
            (_("Call back"), 0, "Copper Kettle Bakery", ""),
        ]
        items = [
            DigestItem(what, today - timedelta(days=late), 1, partner, colleague)
            for what, late, partner, colleague in told
        ]
    return digest_letter(Digest(member.office, member, today, items, len(items)))


def real_digest(member: Membership) -> Letter | None:
    """The digest as it would be written now; None on a day with nothing due."""
    digest = gather_digest(member.office, member, member.office.today())
    return digest_letter(digest) if digest.items else None


def stop_digest(member: Membership) -> Membership:
    """The member wants no digest any more."""
    return update_profile(by=member, fields={"digest": False})


DIGEST = MailKind(
    rule=RULE,
    order=10,
    name=gettext_lazy("Daily digest"),
    what=gettext_lazy("What is overdue and what is due today, for each member"),
    when=gettext_lazy("At 7:00 on the days that a member chose, if something is due"),
    sample=sample_digest,
    real=real_digest,
    stop=stop_digest,
)
