"""The kinds of mail that outreach sends, and how a sample of each looks."""

from datetime import date, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.models import Affiliation, Contact
from contacts.queries.people import Person
from core.due.clock import instant
from core.outbox.write import Letter
from core.registries.mails import MailKind
from offices.actions.profiles import update_profile
from offices.emails import in_language_of
from offices.models import Membership
from outreach.emails import digest_letter, escalation_letter, reminder_letter
from outreach.models import FollowUp
from outreach.queries import escalations, reminders
from outreach.queries.digests import RULE, Digest, DigestItem, gather_digest
from outreach.queries.escalations import Escalation, OfOwner, gather_escalation
from outreach.queries.reminders import Reminder
from partnerships.models import Partner


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


def sample_reminder(member: Membership) -> Letter:
    """A reminder of an invented call, at three in the afternoon."""
    office = member.office
    today = office.today()
    with in_language_of(member):
        follow_up = _invented(member, _("Call about job shadows"), "Rivera Machining", today)
    follow_up.remind_at = instant(today, time(15), office.time_zone)
    return reminder_letter(Reminder(member, follow_up, today, _luis()))


def _luis() -> Person:
    """Whom to call, with a number that is kept for inventions (555-0100 to 555-0199)."""
    affiliation = Affiliation(contact=Contact(name="Luis Rivera"))
    return Person(affiliation, [], bounced=[], phones=["(970) 555-0142"], elsewhere=[])


def sample_escalation(member: Membership) -> Letter:
    """Two invented promises that are long overdue, the reader's own and a colleague's."""
    today = member.office.today()
    colleague = Membership(display_name="Grace Okafor")
    with in_language_of(member):
        own = _invented(
            member, _("Send the agreement"), "Copper Kettle Bakery", today - timedelta(days=21)
        )
        other = _invented(
            colleague, _("Call back"), "Bluestem Family Clinic", today - timedelta(days=15)
        )
    groups = [OfOwner(member, "", [own]), OfOwner(colleague, "", [other])]
    return escalation_letter(Escalation(member.office, today, groups, 2), member)


def real_escalation(member: Membership) -> Letter | None:
    """What is long overdue now, as those in charge would be told; None where nothing is."""
    escalation = gather_escalation(member.office, member.office.today())
    return escalation_letter(escalation, member) if escalation.count else None


def stop_escalations(member: Membership) -> Membership:
    """The member wants no mail about what is long overdue any more."""
    return update_profile(by=member, fields={"escalations": False})


def _invented(owner: Membership, what: str, partner: str, due_on: date) -> FollowUp:
    return FollowUp(
        pk=1, what=what, due_on=due_on, owner=owner, partner=Partner(pk=1, name=partner)
    )


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

REMINDER = MailKind(
    rule=reminders.RULE,
    order=20,
    name=gettext_lazy("Reminder"),
    what=gettext_lazy("One next step, with the phone number of whom to call"),
    when=gettext_lazy("At the time that was set on the next step"),
    sample=sample_reminder,
    recurring=False,
)

ESCALATION = MailKind(
    rule=escalations.RULE,
    order=30,
    name=gettext_lazy("Long overdue"),
    what=gettext_lazy("What is overdue for two weeks or more, for the directors"),
    when=gettext_lazy("On Mondays at 7:30, or the next day with school, if something is"),
    sample=sample_escalation,
    real=real_escalation,
    stop=stop_escalations,
)

MAILS = (DIGEST, REMINDER, ESCALATION)
