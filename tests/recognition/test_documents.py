"""A certificate or letter is composed, waits for who is asked, is made once, and stays the same."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from core.actors import SYSTEM
from core.files import drop_kept, read_kept
from core.models.due import DueRow
from core.models.outbox import OutboxMessage, OutboxState
from core.pdf import CannotPrint
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerStanding
from recognition.actions import making
from recognition.actions.documents import (
    archive_document,
    compose_document,
    make_document,
    reprint,
    restore_document,
)
from recognition.actions.mailing import mail_document
from recognition.actions.stationery import update_stationery
from recognition.models import Document, Recognition
from tests.factories import make_activity, make_affiliation, make_contact, make_partner

WORDS = "for opening doors to eight job shadows."


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining")


def compose(by: Membership, partner: Partner, signers: Any = (), **fields: Any) -> Document:
    said: Any = {"wording": WORDS} | fields
    return compose_document(by=by, partner=partner, fields=said, signers=signers)


def make(by: Membership, partner: Partner, **fields: Any) -> Document:
    return make_document(by=by, document=compose(by, partner, **fields))


def refused(by: Membership, partner: Partner, signers: Any = (), **fields: Any) -> dict[str, Any]:
    with pytest.raises(ValidationError) as caught:
        compose(by, partner, signers, **fields)
    return dict(caught.value.message_dict)


def test_words_alone_do_and_the_rest_is_known(rivera: Partner, ana: Membership) -> None:
    document = compose(ana, rivera)
    document.refresh_from_db()
    assert (document.to_name, document.from_name) == ("Rivera Machining", rivera.office.name)
    assert (document.kind, document.layout, document.paper) == ("certificate", "cords", "letter")
    assert (document.dated_on, document.language) == (rivera.office.today(), "en")
    assert (document.state, document.recorded_by) == ("ready", ana)


def test_the_offices_stationery_is_kept_in_the_document(
    rivera: Partner, ana: Membership, alice: Membership
) -> None:
    look: Any = {"first_colour": "#112233", "layout": "band", "paper": "a4", "address": "Main St 1"}
    update_stationery(by=alice, office=rivera.office, fields=look)
    document = compose(ana, rivera)
    update_stationery(by=alice, office=rivera.office, fields={"first_colour": "#445566"})
    document.refresh_from_db()
    assert (document.first_colour, document.layout, document.paper) == ("#112233", "band", "a4")
    assert document.from_address == "Main St 1"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"wording": "  "}, "wording"),
        ({"wording": "long " * 100}, "wording"),
        ({"to_name": "X"}, "to_name"),
        ({"to_name": "n" * 91}, "to_name"),
        ({"layout": "spiral"}, "layout"),
        ({"language": "fr"}, "language"),
        ({"mail_to": "nobody"}, "mail_to"),
        ({"occasion": "anniversary"}, "anniversary_years"),
        ({"kind": "gift-letter"}, "gift_what"),
        ({"kind": "gift-letter", "gift_what": "Helmets"}, "gift_received_on"),
        (
            {"kind": "gift-letter", "gift_what": "x", "gift_received_on": date(2199, 1, 1)},
            "gift_received_on",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_by_field(
    rivera: Partner, ana: Membership, fields: dict[str, Any], field: str
) -> None:
    assert field in refused(ana, rivera, **fields)
    assert not Document.objects.exists()


def test_a_person_of_another_partner_is_refused(rivera: Partner, ana: Membership) -> None:
    assert "contact" in refused(ana, rivera, contact=make_contact(rivera.office))


def test_an_archived_partner_gets_none(rivera: Partner, ana: Membership) -> None:
    rivera.archived_at = timezone.now()
    rivera.save()
    assert "partner" in refused(ana, rivera)


def test_leaders_make_none_and_strangers_neither(
    rivera: Partner, bob: Membership, ana: Membership
) -> None:
    with pytest.raises(PermissionDenied):
        compose(bob, rivera)
    document = compose(ana, rivera)
    with pytest.raises(PermissionDenied):
        make_document(by=bob, document=document)
    with pytest.raises(PermissionDenied):
        archive_document(by=bob, document=document)


def test_it_waits_for_somebody_else_and_not_for_oneself(
    rivera: Partner, ana: Membership, bob: Membership
) -> None:
    waiting = compose(ana, rivera, [{"member": bob, "signing": "asked"}, {"member": ana}])
    assert waiting.state == "waiting"
    names = list(waiting.signers.order_by("position").values_list("name", "signing"))
    assert names == [(bob.display_name, "asked"), (ana.display_name, "pen")]
    own = compose(ana, rivera, [{"member": ana, "signing": "asked"}])
    assert own.state == "ready"
    assert own.signers.get().signed_at is not None


def test_somebody_of_outside_signs_by_pen_only(rivera: Partner, ana: Membership) -> None:
    typed = {"name": "Elena Sosa", "title": "Superintendent"}
    signer = compose(ana, rivera, [typed]).signers.get()
    assert (signer.name, signer.title, signer.member_id) == ("Elena Sosa", "Superintendent", None)
    assert "signers" in refused(ana, rivera, [typed | {"signing": "asked"}])
    assert "signers" in refused(ana, rivera, [{"name": ""}])


def test_at_most_two_different_people_sign(rivera: Partner, ana: Membership) -> None:
    one = {"member": ana}
    assert "signers" in refused(ana, rivera, [one, one])
    assert "signers" in refused(ana, rivera, [one, {"name": "Ben"}, {"name": "Cleo"}])


def test_who_has_left_or_is_a_stranger_cannot_be_asked(
    rivera: Partner, ana: Membership, bob: Membership, charlie: Membership
) -> None:
    bob.deactivated_at = timezone.now()
    for member in (bob, charlie):
        assert "signers" in refused(ana, rivera, [{"member": member, "signing": "asked"}])


def test_made_it_has_a_file_and_a_line_of_the_ledger(rivera: Partner, ana: Membership) -> None:
    activity = make_activity(rivera, kind="internship")
    document = make(ana, rivera, activity=activity)
    document.refresh_from_db()
    content = read_kept(document.file)
    assert content.startswith(b"%PDF-")
    assert (document.state, document.pages, document.size) == ("made", 1, len(content))
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    given = Recognition.objects.get(document=document)
    assert (given.channel, given.partner, given.recorded_by) == ("certificate", rivera, ana)
    assert (given.honours, given.activity) == (WORDS, activity)
    standing = PartnerStanding.objects.get(partner=rivera)
    assert standing.last_thanked_on == rivera.office.today()


def test_made_twice_it_is_made_once(rivera: Partner, ana: Membership) -> None:
    document = make(ana, rivera)
    made_at = document.made_at
    make_document(by=ana, document=Document.objects.get(pk=document.pk))
    document.refresh_from_db()
    assert document.made_at == made_at
    assert Recognition.objects.count() == 1


def test_a_reprint_is_the_same_to_the_byte(rivera: Partner, ana: Membership) -> None:
    document = make(ana, rivera)
    first = read_kept(document.file)
    drop_kept(document.file)
    rivera.office.name = "Renamed"
    rivera.office.save()
    assert reprint(Document.objects.get(pk=document.pk)) == first
    assert read_kept(document.file) == first


def test_a_waiting_one_is_not_made(rivera: Partner, ana: Membership, bob: Membership) -> None:
    document = compose(ana, rivera, [{"member": bob, "signing": "asked"}])
    with pytest.raises(ValidationError, match="waits for a signature"):
        make_document(by=ana, document=document)


def test_what_cannot_be_printed_says_why_and_may_be_tried_again(
    rivera: Partner, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document) -> None:
        raise CannotPrint("No room.")

    with monkeypatch.context() as patched:
        patched.setattr("recognition.actions.documents._print", broken)
        document = make(ana, rivera)
    assert (document.state, document.failed_because) == ("failed", "No room.")
    assert not Recognition.objects.exists()
    assert make_document(by=ana, document=document).state == "made"
    assert document.failed_because == ""


def test_archived_it_takes_its_thanks_along_and_back(rivera: Partner, ana: Membership) -> None:
    document = make(ana, rivera)
    archive_document(by=ana, document=document)
    assert PartnerStanding.objects.get(partner=rivera).last_thanked_on is None
    restore_document(by=ana, document=document)
    document.refresh_from_db()
    assert document.archived_at is None
    assert PartnerStanding.objects.get(partner=rivera).last_thanked_on is not None


def test_an_engagement_that_was_archived_meanwhile_is_left_out(
    rivera: Partner, ana: Membership
) -> None:
    activity = make_activity(rivera, kind="internship")
    document = compose(ana, rivera, activity=activity)
    activity.archived_at = timezone.now()
    activity.save()
    make_document(by=ana, document=document)
    assert Recognition.objects.get().activity is None


def test_what_is_dated_ahead_counts_from_today(rivera: Partner, ana: Membership) -> None:
    make(ana, rivera, dated_on=date(2199, 1, 1))
    assert Recognition.objects.get().given_on == rivera.office.today()


@pytest.mark.parametrize("kind", ["letter", "gift-letter"])
def test_letters_are_letters_in_the_ledger(rivera: Partner, ana: Membership, kind: str) -> None:
    gift = {"gift_what": "Helmets", "gift_received_on": date(2026, 1, 2)}
    document = make(ana, rivera, kind=kind, **(gift if kind == "gift-letter" else {}))
    given = Recognition.objects.get(document=document)
    occasion = "gift" if kind == "gift-letter" else "engagement"
    assert (given.channel, given.occasion) == ("letter", occasion)


def test_what_became_ready_is_made_in_the_background(rivera: Partner, ana: Membership) -> None:
    document = compose(ana, rivera)
    making.plan_making(document.office_id, [document.pk])
    row = DueRow.objects.get(rule=making.RULE)
    assert making.work_making(row, timezone.now()).words == "made"
    assert making.work_making(row, timezone.now()).superseded
    assert Recognition.objects.get().recorded_by == ana


def test_after_three_tries_it_says_that_it_failed(
    rivera: Partner, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr("recognition.actions.documents._print", broken)
    document = compose(ana, rivera)
    making.plan_making(document.office_id, [document.pk])
    row = DueRow.objects.get(rule=making.RULE)
    row.attempts = 1
    with pytest.raises(RuntimeError):
        making.work_making(row, timezone.now())
    row.attempts = making.TRIES
    assert making.work_making(row, timezone.now()).words == "failed"
    document.refresh_from_db()
    assert document.failed_because == making.FAILED


def test_a_mail_carries_the_file_in_the_documents_language(
    rivera: Partner, ana: Membership
) -> None:
    document = make(ana, rivera, language="es", mail_to="luis@example.org")
    message = OutboxMessage.objects.get()
    assert (message.to_address, message.rule) == ("luis@example.org", "document")
    (attached,) = message.attachments
    assert attached["file"] == document.file
    assert attached["name"].endswith(" - Rivera Machining.pdf")
    assert WORDS in message.text
    assert 'lang="es"' in message.html


def test_the_same_address_gets_it_once_and_another_one_too(
    rivera: Partner, ana: Membership
) -> None:
    document = make(ana, rivera)
    first = mail_document(by=ana, document=document, to="luis@example.org")
    assert mail_document(by=ana, document=document, to=" Luis@Example.org ").pk == first.pk
    other = mail_document(by=ana, document=document, to="rosa@example.org")
    assert other.pk != first.pk
    assert OutboxMessage.objects.count() == 2


def test_only_what_is_made_is_mailed_and_to_an_address(rivera: Partner, ana: Membership) -> None:
    for document, to in ((compose(ana, rivera), "a@example.org"), (make(ana, rivera), "nobody")):
        with pytest.raises(ValidationError) as caught:
            mail_document(by=ana, document=document, to=to)
        assert "to" in caught.value.message_dict


def test_mail_that_has_not_gone_is_taken_back_with_the_document(
    rivera: Partner, ana: Membership
) -> None:
    document = make(ana, rivera, mail_to="luis@example.org")
    archive_document(by=ana, document=document)
    assert OutboxMessage.objects.get().state == OutboxState.SUPERSEDED
    restore_document(by=ana, document=document)
    mail_document(by=ana, document=document, to="luis@example.org")
    assert OutboxMessage.objects.get().state == OutboxState.WAITING


def test_the_system_makes_it_in_the_name_of_who_wrote_it(
    rivera: Partner, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        make_affiliation(rivera, holds="primary", email="luis@example.org")
        document = compose(ana, rivera)
        make_document(by=SYSTEM, document=document)
        assert Recognition.objects.get().recorded_by == ana
