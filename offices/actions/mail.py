"""The office's mail: who answers it, addresses that take none, a test of each kind."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from core.actions import action, hold
from core.actors import Actor
from core.models.outbox import OutboxMessage
from core.outbox.write import Letter, Slot, post
from core.registries.mails import MailKind
from offices.actions.rules import may
from offices.emails import in_language_of
from offices.models import Membership, Office
from offices.permissions import Permission
from offices.permissions import may as allowed

TEST_RULE = "test"
TEST_SECONDS = 10
"""In which a member gets but one test of a kind."""
MARK = ("mail_refused_at", "mail_refused_address", "mail_refused_why")


@action
def choose_who_answers(*, by: Actor, office: Office, member: Membership | None) -> None:
    """Answers to the office's mail go to this member; None: to the director who came first."""
    may(by, Permission.MANAGE_MAIL)
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)  # one choice after the other
    before = Membership.objects.filter(office=office, answers_mail=True)
    before.update(answers_mail=False)
    if member is not None:
        hold(member)
        member.answers_mail = True
        member.save(update_fields=["answers_mail"])


@action
def mark_member_refused(
    *, by: Actor, office_id: int, address: str, why: str, now: datetime
) -> None:
    """A mail server said that this address takes no mail: keep that with whoever has it here."""
    members = Membership.objects.filter(office=office_id, user__email=address.lower())
    longest = Membership._meta.get_field("mail_refused_why").max_length
    members.update(
        mail_refused_at=now, mail_refused_address=address.lower(), mail_refused_why=why[:longest]
    )


@action
def try_again(*, by: Membership, member: Membership) -> None:
    """Forget that mail to the member came back. For themself and for who manages the mail."""
    if by.pk != member.pk and not allowed(by, Permission.MANAGE_MAIL):
        raise PermissionDenied(Permission.MANAGE_MAIL.label)
    hold(member)
    member.mail_refused_at, member.mail_refused_address, member.mail_refused_why = None, "", ""
    member.save(update_fields=MARK)


@action
def send_test(*, by: Membership, kind: MailKind, now: datetime) -> OutboxMessage:
    """Put a sample of the kind into the outbox, to whoever asks for it; an impatient finger gets
    the one that is on its way."""
    may(by, Permission.MANAGE_MAIL)
    moment = now.replace(second=now.second // TEST_SECONDS * TEST_SECONDS)
    occurrence = f"{moment:%Y-%m-%d %H:%M:%S} {kind.rule}"
    slot = Slot(by.office_id, TEST_RULE, by.actor_key, occurrence[:60])
    return post(slot, _as_test(by, kind.sample(by)), now)


def _as_test(member: Membership, letter: Letter) -> Letter:
    """Marked as a test; no mail program offers to stop the real mail because of it."""
    with in_language_of(member):
        subject = _("Test: %(subject)s") % {"subject": letter.subject}
    kept = {k: v for k, v in letter.headers.items() if not k.startswith("List-Unsubscribe")}
    return Letter(
        to_name=letter.to_name,
        to_address=letter.to_address,
        subject=subject,
        text=letter.text,
        html=letter.html,
        reply_to=letter.reply_to,
        headers=kept,
    )
