"""The mail about agreements that end, as a kind that can be previewed."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.outbox.write import Letter
from core.registries.mails import MailKind
from offices.emails import in_language_of
from offices.models import Membership
from partnerships.agreement_emails import Ending, ending_letter
from partnerships.models import Agreement, Partner
from partnerships.queries.agreement_reminders import RULE


def sample_ending(member: Membership) -> Letter:
    """An invented agreement that ends in 60 days."""
    today = member.office.today()
    with in_language_of(member):
        title = _("Job shadows and internships")
    partner = Partner(pk=1, office=member.office, name="Rivera Machining", owner=member)
    agreement = Agreement(pk=1, office=member.office, partner=partner, title=title, notice_days=30)
    agreement.ends_on = today + timedelta(days=60)
    return ending_letter(Ending(member, agreement, today))


ENDINGS = MailKind(
    rule=RULE,
    order=50,
    name=gettext_lazy("An agreement ends"),
    what=gettext_lazy("An agreement that nobody has renewed, for whoever looks after the partner"),
    when=gettext_lazy("90, 60 and 30 days before its end, at 7:30 on a day with school"),
    sample=sample_ending,
    recurring=False,
)
