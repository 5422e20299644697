"""The page of the office's mail: for administrators, with previews, tests and what came back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.write import Letter, Slot, post
from core.registries.mails import MailKind, mail_kinds
from core.tenancy.context import office_context
from offices.actions.mail import mark_member_refused
from offices.models import Membership, Office
from offices.queries.mail import MOST_MESSAGES
from tests.factories import make_follow_up, make_partner

NOW = datetime(2026, 11, 20, 14, tzinfo=UTC)
URL = "/o/alder/settings/mail/"
DIGEST = f"{URL}daily-digest/"
SignIn = Callable[[Membership], Client]


def write(office: Office, occurrence: str = "1", **fields: Any) -> OutboxMessage:
    """A message to Ana with this state."""
    letter = Letter("Ana Ames", "ana@example.org", "3 things today", "secret words", "<p>s</p>")
    with office_context(office.pk):
        message = post(Slot(office.pk, "daily-digest", "member:2", occurrence), letter, NOW)
        OutboxMessage.objects.filter(pk=message.pk).update(**fields)
        return message


def refuse(member: Membership, why: str = "550 5.1.1 No such user") -> None:
    with office_context(member.office_id):
        mark_member_refused(
            by=member, office_id=member.office_id, address=member.user.email, why=why, now=NOW
        )


def read(member: Membership) -> Membership:
    with office_context(member.office_id):
        return Membership.objects.select_related("user").get(pk=member.pk)


@pytest.mark.parametrize("who", ["alice", "ana", "bob"])
def test_it_is_for_administrators(
    who: str, client_of: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(who))
    for address in (URL, DIGEST, f"{DIGEST}html/"):
        assert client.get(address).status_code == 403
    assert client.post(f"{DIGEST}test/").status_code == 403
    assert "settings/mail" not in client.get("/o/alder/settings/").text


def test_each_kind_of_mail_is_listed_with_its_preview(client_of: SignIn, adam: Membership) -> None:
    page = client_of(adam).get(URL).text
    for kind in mail_kinds():
        assert str(kind.name) in page
        assert reverse("mail_preview", args=["alder", kind.rule]) in page


def test_a_preview_speaks_the_language_that_is_chosen(client_of: SignIn, adam: Membership) -> None:
    client = client_of(adam)
    assert '<html lang="en"' in client.get(f"{DIGEST}html/?language=en").text
    assert '<html lang="es"' in client.get(f"{DIGEST}html/?language=es").text
    assert '<html lang="en"' in client.get(f"{DIGEST}html/?language=xx").text


def test_a_preview_lies_on_the_paper_that_is_chosen(client_of: SignIn, adam: Membership) -> None:
    client = client_of(adam)
    assert "@media all" in client.get(f"{DIGEST}html/?paper=dark").text
    assert "@media not all" in client.get(f"{DIGEST}html/?paper=light").text


def test_a_preview_shows_what_the_member_would_get(
    client_of: SignIn, adam: Membership, alder: Office
) -> None:
    client = client_of(adam)
    assert "Nothing to say to you now" in client.get(f"{DIGEST}?contents=own").text
    assert client.get(f"{DIGEST}html/?contents=own").status_code == 404
    with office_context(alder.pk):
        make_follow_up(make_partner(alder), adam, what="Bring the <flags>", due_on=alder.today())
    assert "Bring the <flags>" in client.get(f"{DIGEST}?contents=own").context["letter"].text
    assert "Bring the &lt;flags&gt;" in client.get(f"{DIGEST}html/?contents=own").text


def test_the_mails_own_answer_may_have_styles_and_nothing_else(
    client_of: SignIn, adam: Membership
) -> None:
    client = client_of(adam)
    answer = client.get(f"{DIGEST}html/")
    policy = answer["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in policy
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "script-src" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    page = client.get(DIGEST)["Content-Security-Policy"]
    assert "frame-src 'self'" in page
    assert "unsafe-inline" not in page


def test_a_kind_that_nobody_sends_is_not_found(client_of: SignIn, adam: Membership) -> None:
    assert client_of(adam).get(f"{URL}flattery/").status_code == 404
    assert client_of(adam).post(f"{URL}flattery/test/").status_code == 404


@pytest.mark.parametrize("kind", mail_kinds(), ids=lambda kind: kind.rule)
def test_a_test_goes_to_whoever_asks_for_it(
    kind: MailKind, client_of: SignIn, adam: Membership, alder: Office
) -> None:
    client = client_of(adam)
    rule = kind.rule
    answer = client.post(f"{URL}{rule}/test/", follow=True)
    assert "A test is on its way to adam@example.org." in answer.text
    with office_context(alder.pk):
        message = OutboxMessage.objects.get(rule="test")
    assert (message.to_address, message.state) == ("adam@example.org", OutboxState.WAITING)
    assert message.subject.startswith("Test: ")
    assert "List-Unsubscribe" not in message.headers


def test_an_impatient_finger_gets_one_test_and_a_second_thought_another(
    client_of: SignIn, adam: Membership, alder: Office
) -> None:
    client = client_of(adam)
    for second in (1, 2, 12):
        with time_machine.travel(NOW.replace(second=second), tick=False):
            client.post(f"{DIGEST}test/")
    with office_context(alder.pk):
        assert OutboxMessage.objects.filter(rule="test").count() == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "waiting"),
        ({"state": OutboxState.SENT, "sent_at": NOW}, "sent"),
        ({"state": OutboxState.PERHAPS_TWICE, "sent_at": NOW}, "sent, perhaps twice"),
        (
            {"state": OutboxState.FAILED, "error": "552 5.2.2 Over quota"},
            "The mailbox is full.",
        ),
        ({"error": "451 Not now"}, "The mail server asked to try again later."),
        ({"error": "[Errno 111] Connection refused"}, "could not be reached"),
    ],
)
def test_the_last_messages_say_what_became_of_them(
    fields: dict[str, Any], said: str, client_of: SignIn, adam: Membership, alder: Office
) -> None:
    write(alder, **fields)
    page = client_of(adam).get(URL).text
    assert said in page
    assert "3 things today" in page


def test_what_a_message_says_is_not_shown(
    client_of: SignIn, adam: Membership, alder: Office
) -> None:
    write(alder)
    assert "secret words" not in client_of(adam).get(URL).text


def test_the_page_holds_fifty_messages_the_newest_first(
    client_of: SignIn, adam: Membership, alder: Office
) -> None:
    for number in range(MOST_MESSAGES + 5):
        write(alder, str(number), subject=f"Mail {number}")
    rows = client_of(adam).get(URL).context["rows"]
    assert len(rows) == MOST_MESSAGES
    assert rows[0].message.subject == f"Mail {MOST_MESSAGES + 4}"


def test_answers_go_to_whom_the_administrator_chose(
    client_of: SignIn, adam: Membership, ana: Membership, bob: Membership
) -> None:
    client = client_of(adam)
    for member in (ana, bob):
        assert client.post(URL, {"member": member.pk}).status_code == 302
        assert read(member).answers_mail
        assert "bob@example.org" in client.get(DIGEST).text or member == ana
    assert not read(ana).answers_mail
    client.post(URL, {"member": ""})
    assert not read(bob).answers_mail
    assert "alice@example.org" in client.get(DIGEST).text


def test_a_stranger_cannot_be_chosen(
    client_of: SignIn, adam: Membership, charlie: Membership
) -> None:
    assert client_of(adam).post(URL, {"member": charlie.pk}).status_code == 422


def test_a_member_whose_mail_came_back_is_told_and_seen(
    client_of: SignIn, adam: Membership, ana: Membership
) -> None:
    refuse(ana)
    assert "The address takes no mail." in client_of(adam).get(URL).text
    assert "Mail comes back" in client_of(adam).get("/o/alder/settings/members/").text
    assert "Mail to you came back" in client_of(ana).get("/o/alder/profile/").text


def test_try_again_forgets_it(client_of: SignIn, adam: Membership, ana: Membership) -> None:
    url = f"{URL}members/{ana.pk}/"
    for member in (adam, ana):
        refuse(ana)
        answer = client_of(member).post(url, follow=True)
        assert "Mail goes to ana@example.org again." in answer.text
        assert not read(ana).mail_comes_back


def test_nobody_else_may_try_again(client_of: SignIn, bob: Membership, ana: Membership) -> None:
    refuse(ana)
    assert client_of(bob).post(f"{URL}members/{ana.pk}/").status_code == 403
    assert read(ana).mail_comes_back


def test_another_address_is_not_meant(ana: Membership) -> None:
    refuse(ana)
    with office_context(ana.office_id):
        ana.user.email = "ana.ames@example.org"
        ana.user.save()
    assert not read(ana).mail_comes_back
