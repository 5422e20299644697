"""Who is asked to sign gets a mail: half an hour later, what came together in one, once a day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.due.work import work_due_rows
from core.models.due import DueRow
from core.models.outbox import OutboxMessage
from core.tenancy.context import office_context
from offices.models import Membership, Office
from recognition.actions.documents import compose_document
from recognition.actions.signature_mail import plan_missing_asked
from recognition.actions.signing import sign_documents
from recognition.lookups import untold_signatures
from recognition.models import Document, DocumentSigner
from recognition.queries.signing import RULE, waiting_for
from recognition.signature_mails import real_asked, stop_asked
from tests.factories import make_partner

DENVER = ZoneInfo("America/Denver")
MONDAY = datetime(2026, 11, 16, 10, tzinfo=DENVER)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture(autouse=True)
def clock(alder: Office) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def ask(by: Membership, member: Membership, now: datetime, name: str = "Rivera") -> Document:
    """A certificate that was written at that moment; the database has a clock of its own."""
    with office_context(by.office_id):
        signers: list[Any] = [{"member": member, "signing": "asked"}]
        partner = make_partner(by.office, name=name)
        made = compose_document(
            by=by, partner=partner, fields={"wording": "for all"}, signers=signers
        )
        DocumentSigner.objects.filter(document=made).update(recorded_at=now)
    return made


def sweep(office: Office, now: datetime) -> None:
    """What the sweeper does: plan where something is untold, then work what is due."""
    if office.pk in untold_signatures():
        with office_context(office.pk):
            plan_missing_asked(office.pk, now)
    work_due_rows(office.pk, now)


def mails(office: Office) -> list[tuple[str, str]]:
    with office_context(office.pk):
        found = OutboxMessage.objects.filter(rule=RULE).order_by("id")
        return [(it.to_address.split("@")[0], it.subject.split(" · ")[0]) for it in found]


def planned(office: Office) -> list[str]:
    with office_context(office.pk):
        rows = DueRow.objects.filter(rule=RULE, state="waiting").order_by("id")
        return [f"{row.wall_date} {row.wall_time:%H:%M}" for row in rows]


def test_what_comes_within_half_an_hour_is_told_together(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    ask(ana, bob, MONDAY, "Rivera Machining")
    sweep(alder, MONDAY)
    assert (mails(alder), planned(alder)) == ([], ["2026-11-16 10:30"])
    ask(ana, bob, MONDAY, "Copper Kettle Bakery")
    sweep(alder, MONDAY + HALF_AN_HOUR)
    assert mails(alder) == [("bob", "2 documents wait for your signature")]
    with office_context(alder.pk):
        message = OutboxMessage.objects.get(rule=RULE)
    for part in (message.text, message.html):
        assert part.index("Rivera Machining") < part.index("Copper Kettle Bakery")
        assert "asked by Ana Ames" in part
        assert "http://localhost:8000/o/alder/thanks/sign/" in part
    assert untold_signatures() == []


def test_nobody_is_told_twice_on_a_day(alder: Office, ana: Membership, bob: Membership) -> None:
    ask(ana, bob, MONDAY)
    sweep(alder, MONDAY)
    sweep(alder, MONDAY + HALF_AN_HOUR)
    later = MONDAY + timedelta(hours=2)
    ask(ana, bob, later)
    sweep(alder, later)
    assert planned(alder) == ["2026-11-17 07:30"]
    sweep(alder, later + HALF_AN_HOUR)
    assert len(mails(alder)) == 1
    sweep(alder, MONDAY + timedelta(hours=22))
    assert mails(alder)[1:] == [("bob", "2 documents wait for your signature")]


def test_what_was_told_is_not_told_again(alder: Office, ana: Membership, bob: Membership) -> None:
    ask(ana, bob, MONDAY)
    for hours in (0, 1, 24, 48):
        sweep(alder, MONDAY + timedelta(hours=hours))
    assert mails(alder) == [("bob", "1 document waits for your signature")]


def test_who_has_signed_meanwhile_gets_no_mail(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    ask(ana, bob, MONDAY)
    sweep(alder, MONDAY)
    with office_context(alder.pk):
        sign_documents(by=bob, documents=waiting_for(bob))
    sweep(alder, MONDAY + HALF_AN_HOUR)
    assert mails(alder) == []


def test_who_signs_at_once_is_not_asked(alder: Office, ana: Membership) -> None:
    ask(ana, ana, MONDAY)
    assert untold_signatures() == []


def test_who_is_away_is_told_on_the_first_morning_back(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    with office_context(alder.pk):
        bob.away_from, bob.away_until = date(2026, 11, 16), date(2026, 11, 20)
        bob.save()
    ask(ana, bob, MONDAY)
    sweep(alder, MONDAY)
    sweep(alder, MONDAY + HALF_AN_HOUR)
    assert (mails(alder), planned(alder)) == ([], ["2026-11-21 07:30"])
    sweep(alder, datetime(2026, 11, 21, 7, 30, tzinfo=DENVER))
    assert len(mails(alder)) == 1


def test_who_switched_it_off_is_not_told(alder: Office, ana: Membership, bob: Membership) -> None:
    with office_context(alder.pk):
        stop_asked(bob)
    ask(ana, bob, MONDAY)
    assert untold_signatures() == []
    sweep(alder, MONDAY + HALF_AN_HOUR)
    assert mails(alder) == []


def test_the_preview_tells_what_there_is_now(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    with office_context(alder.pk):
        assert real_asked(bob) is None
    for number in range(12):
        ask(ana, bob, MONDAY, f"Partner {number}")
    with office_context(alder.pk):
        letter = real_asked(bob)
    assert letter is not None
    assert letter.subject.startswith("12 documents")
    assert "And 2 more." in letter.text
