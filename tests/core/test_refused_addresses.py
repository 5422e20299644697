"""An address that a mail server refuses is marked, and asked no more until somebody says so."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.apps import apps

from contacts.actions.bounces import email_works_again
from contacts.models import AffiliationEmail
from core.delivery.smtp import SmtpTransport
from core.delivery.transport import AddressRefused, Refused, TryLater
from core.embedded.mail_catcher.store import MailStore
from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.reasons import CAME_BACK, reason
from core.outbox.work import work_outbox
from core.outbox.write import Letter, Slot, post
from core.tenancy.context import office_context
from offices.actions.mail import try_again
from offices.models import Membership, Office
from tests.core.conftest import FAULTS
from tests.factories import make_affiliation, make_partner

NOW = datetime(2026, 11, 20, 14, tzinfo=UTC)


def write(office: Office, address: str, occurrence: str = "1") -> OutboxMessage:
    letter = Letter("Ana Ames", address, "3 things today", "Call them")
    with office_context(office.pk):
        return post(Slot(office.pk, "daily-digest", "member:2", occurrence), letter, NOW)


def outcome(message: OutboxMessage) -> tuple[str, str]:
    with office_context(message.office_id):
        message.refresh_from_db()
    return message.state, message.error


def read(member: Membership) -> Membership:
    with office_context(member.office_id):
        return Membership.objects.select_related("user").get(pk=member.pk)


def emails(office: Office) -> list[tuple[str, bool]]:
    with office_context(office.pk):
        found = AffiliationEmail.objects.filter(office=office).order_by("id")
        return [(it.address, it.bounced_at is not None) for it in found]


def refuse(office: Office, address: str) -> OutboxMessage:
    """The mail server says of the address that it takes no mail."""
    message = write(office, address)
    FAULTS.change({"reject": 1})
    work_outbox(office.pk)
    return message


@pytest.fixture
def luis(alder: Office) -> AffiliationEmail:
    """Luis can be written to in two roles, and Eva at another address."""
    with office_context(alder.pk):
        shop, school = make_partner(alder), make_partner(alder)
        email = make_affiliation(shop, email="Luis@Example.org").emails.get()
        make_affiliation(school, email="luis@example.org")
        make_affiliation(shop, email="eva@example.org")
        return email


def test_a_members_address_is_marked_with_the_servers_words(
    alder: Office, ana: Membership, store: MailStore
) -> None:
    message = refuse(alder, "Ana@example.org")
    assert outcome(message) == (OutboxState.FAILED, "550 5.1.1 Not here")
    marked = read(ana)
    assert marked.mail_comes_back
    assert marked.mail_refused_why == "550 5.1.1 Not here"


def test_the_mark_is_in_the_history(alder: Office, ana: Membership, store: MailStore) -> None:
    refuse(alder, "ana@example.org")
    with office_context(alder.pk):
        last = apps.get_model("offices", "MembershipHistory").objects.order_by("-pgh_id")[0]
    assert (last.pgh_obj_id, last.mail_refused_why) == (ana.pk, "550 5.1.1 Not here")
    assert last.pgh_context["by"] == "system"


def test_the_address_is_asked_no_more_until_somebody_says_try_again(
    alder: Office, ana: Membership, store: MailStore
) -> None:
    refuse(alder, "ana@example.org")
    second = write(alder, "ana@example.org", "2")
    work_outbox(alder.pk)
    state, error = outcome(second)
    assert (state, reason(error)) == (OutboxState.FAILED, CAME_BACK)
    assert "550 5.1.1 Not here" in error
    with office_context(alder.pk):
        try_again(by=ana, member=ana)
    third = write(alder, "ana@example.org", "3")
    work_outbox(alder.pk)
    assert outcome(third) == (OutboxState.SENT, "")
    assert [mail.recipients for mail in store.newest_first()] == [("ana@example.org",)]


def test_another_office_still_may_ask(
    alder: Office, birch: Office, ana: Membership, store: MailStore
) -> None:
    refuse(alder, "ana@example.org")
    theirs = write(birch, "ana@example.org")
    work_outbox(birch.pk)
    assert outcome(theirs) == (OutboxState.SENT, "")


def test_a_temporary_no_marks_nothing(
    alder: Office, ana: Membership, luis: AffiliationEmail, store: MailStore
) -> None:
    FAULTS.change({"refuse": 2})
    write(alder, "ana@example.org")
    write(alder, "luis@example.org", "2")
    work_outbox(alder.pk)
    assert not read(ana).mail_comes_back
    assert not any(bounced for _, bounced in emails(alder))


def test_a_partners_address_bounces_in_every_role_that_has_it(
    alder: Office, luis: AffiliationEmail, store: MailStore
) -> None:
    refuse(alder, "luis@example.org")
    assert emails(alder) == [
        ("Luis@Example.org", True),
        ("luis@example.org", True),
        ("eva@example.org", False),
    ]


def test_one_role_in_which_it_works_again_is_enough(
    alder: Office, alice: Membership, luis: AffiliationEmail, store: MailStore
) -> None:
    refuse(alder, "luis@example.org")
    second = write(alder, "luis@example.org", "2")
    work_outbox(alder.pk)
    assert outcome(second)[0] == OutboxState.FAILED
    with office_context(alder.pk):
        email_works_again(by=alice, email=luis)
    third = write(alder, "LUIS@example.org", "3")
    work_outbox(alder.pk)
    assert outcome(third)[0] == OutboxState.SENT


def test_a_member_whom_partners_know_too_gets_mail_again_when_they_say_so(
    alder: Office, ana: Membership, store: MailStore
) -> None:
    with office_context(alder.pk):
        make_affiliation(make_partner(alder), email="Ana@example.org")
    refuse(alder, "ana@example.org")
    with office_context(alder.pk):
        try_again(by=ana, member=ana)
    second = write(alder, "ana@example.org", "2")
    work_outbox(alder.pk)
    assert outcome(second) == (OutboxState.SENT, "")


def test_message_and_mark_are_written_together(
    alder: Office, ana: Membership, store: MailStore
) -> None:
    message = write(alder, "ana@example.org")
    FAULTS.change({"reject": 1})
    broken = patch("core.registries.refusals._books", {"broken": _Broken()})
    with broken, pytest.raises(RuntimeError):
        work_outbox(alder.pk)
    assert outcome(message) == (OutboxState.SENDING, "")


class _Broken:
    def mark(self, *_args: object) -> None:
        raise RuntimeError

    def refused(self, *_args: object) -> str:
        return ""


@contextmanager
def answering(error: smtplib.SMTPException) -> Iterator[None]:
    """A connection on which handing over ends in this error."""
    with patch("core.delivery.smtp.mailers") as mailers:
        mailers.default.send_messages.side_effect = error
        yield


def recipient(code: int, words: bytes) -> smtplib.SMTPException:
    return smtplib.SMTPRecipientsRefused({"ana@example.org": (code, words)})


def sender(code: int, words: bytes) -> smtplib.SMTPException:
    return smtplib.SMTPSenderRefused(code, words, "lanyard@example.org")


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (recipient(550, b"No such user"), AddressRefused),
        (recipient(550, b"5.7.1 Blocked"), Refused),
        (recipient(450, b"4.2.1 Try later"), TryLater),
        (smtplib.SMTPDataError(550, b"5.1.1 No such user"), AddressRefused),
        (smtplib.SMTPDataError(550, b"We do not like this"), Refused),
        (smtplib.SMTPDataError(554, b"5.6.0 Content"), Refused),
        (sender(550, b"5.1.1 Who are you"), Refused),
        (sender(451, b"4.7.1 Slow down"), TryLater),
        (smtplib.SMTPHeloError(550, b"No"), Refused),
    ],
)
def test_who_is_blamed_depends_on_what_was_answered(
    error: smtplib.SMTPException, raised: type[Exception], store: MailStore
) -> None:
    message = OutboxMessage(
        message_id="<1@test>", to_name="Ana", to_address="ana@example.org", subject="s", text="t"
    )
    with answering(error), pytest.raises(raised) as caught:
        SmtpTransport().send(message)
    assert type(caught.value) is raised
