"""The mail that says that an agreement ends, in the reader's language. Writes nothing."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.mail.links import link
from core.outbox.write import Letter
from core.templatetags.dates import day
from offices.emails import Contents, in_language_of, letter_to
from offices.models import Membership
from partnerships.models import Agreement
from partnerships.queries.agreement_reminders import RULE


@dataclass(frozen=True)
class Ending:
    """What a member is told of one agreement."""

    member: Membership
    agreement: Agreement
    today: date

    @property
    def stands_in_for(self) -> str:
        """The owner in whose place the reader is told; empty: their own partner, or nobody's."""
        owner = self.agreement.partner.owner
        return "" if owner is None or owner.pk == self.member.pk else owner.display_name


def ending_letter(ending: Ending) -> Letter:
    """The mail."""
    agreement, slug = ending.agreement, ending.member.office.slug
    with in_language_of(ending.member):
        heading = ending_words(agreement.partner.name, agreement.ends_on, ending.today)
        context = {
            "heading": heading,
            "ending": ending,
            "notice": _notice(agreement, ending.today),
            "page_url": link("agreement", slug, agreement.pk),
            "renew_url": link("agreement_renew", slug, agreement.pk),
        }
        return letter_to(ending.member, Contents(RULE, "emails/agreement_ends", heading, context))


def ending_words(partner: str, ends_on: date | None, today: date) -> str:
    """ "Agreement with Rivera Machining ends Mar 3"."""
    names = {"partner": partner, "day": day(ends_on, today)}
    if ends_on is not None and ends_on < today:
        return _("Agreement with %(partner)s ended %(day)s") % names
    return _("Agreement with %(partner)s ends %(day)s") % names


def _notice(agreement: Agreement, today: date) -> str:
    """Until when either side must say that it leaves; empty once that is over."""
    if agreement.ends_on is None or not agreement.notice_days:
        return ""
    until = agreement.ends_on - timedelta(days=agreement.notice_days)
    if until < today:
        return ""
    return _("Whoever wants to leave says so by %(day)s.") % {"day": day(until, today)}
