"""What a partner's history says of thanks, and taking it back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from core.templatetags.dates import day
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerStanding
from recognition.actions.recognitions import (
    RecognitionFields,
    archive_recognition,
    record_recognition,
    update_recognition,
)
from recognition.models import Recognition
from tests.factories import make_activity, make_affiliation, make_contact, make_partner
from tests.partnerships.history import entries, sentences, undo, url_of

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Membership], Client]

TODAY = datetime.now(ZoneInfo("America/Denver")).date()  # what the audit's clock says, at Alder
EARLIER = TODAY - timedelta(days=20)


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def client(client_of: ClientOf, alice: Membership) -> Client:
    return client_of(alice)


def thank(by: Membership, partner: Partner, **fields: Any) -> Recognition:
    said: Any = {"channel": "certificate"} | fields
    with office_context(partner.office_id, by=by.actor_key):
        return record_recognition(by=by, partner=partner, fields=said)


def edit(by: Membership, thanks: Recognition, fields: RecognitionFields) -> None:
    with office_context(thanks.office_id, by=by.actor_key):
        update_recognition(by=by, recognition=now(thanks), fields=fields)


def now(thanks: Recognition) -> Recognition:
    with office_context(thanks.office_id):
        return Recognition.objects.select_related("office").get(pk=thanks.pk)


def test_thanks_are_told_with_their_day_person_and_what_for(
    client: Client, partner: Partner, ana: Membership
) -> None:
    with office_context(partner.office_id):
        fair = make_activity(partner, kind="career-fair", starts_on=EARLIER)
        luis = make_affiliation(partner, make_contact(partner.office, name="Luis Rivera")).contact
    thank(ana, partner)
    thank(ana, partner, channel="leader-call", honours="Four years of tours")
    thank(ana, partner, channel="plaque", occasion="anniversary", anniversary_years=5)
    thank(ana, partner, channel="card", given_on=EARLIER, activity=fair, contact=luis)
    told = sentences(client, partner, show="thanks")
    assert sorted(told, reverse=True) == [
        "Ana Ames thanked with a plaque, for 5 years of partnership.",
        f"Ana Ames thanked with a handwritten card on {day(EARLIER, TODAY)}, given to Luis Rivera,"
        f" for the career fair of {day(EARLIER, TODAY)}.",
        "Ana Ames thanked with a certificate.",
        "Ana Ames thanked with a call from a leader, for “Four years of tours”.",
    ]


def test_thanks_go_back_and_come_again(client: Client, partner: Partner, ana: Membership) -> None:
    made = thank(ana, partner)
    undo(client, partner, "thanked with a certificate")
    assert now(made).archived_at is not None
    with office_context(partner.office_id):
        assert PartnerStanding.objects.get(partner=partner).last_thanked_on is None
    undo(client, partner, "took back: Ana Ames thanked")
    assert now(made).archived_at is None


def test_putting_thanks_away_is_told_and_goes_back(
    client: Client, partner: Partner, ana: Membership
) -> None:
    made = thank(ana, partner)
    with office_context(partner.office_id, by=ana.actor_key):
        archive_recognition(by=ana, recognition=now(made))
    undo(client, partner, f"Ana Ames archived the certificate of {day(TODAY, TODAY)}.")
    assert now(made).archived_at is None


EDITS: list[tuple[Any, str]] = [
    ({"channel": "plaque"}, "changed how they were thanked, from certificate to plaque."),
    ({"given_on": EARLIER}, "changed the date of the certificate of"),
    ({"audience": "public"}, ", from their whole team to the public."),
    ({"honours": "A tour"}, "is in recognition of."),
    ({"note": "Framed"}, "set the note of the certificate of"),
    (
        {"occasion": "anniversary", "anniversary_years": 10},
        "from what they did with students to 10 years of partnership.",
    ),
]


@pytest.mark.parametrize(("fields", "said"), EDITS, ids=lambda it: str(it)[:12])
def test_an_edit_is_told_and_goes_back(
    client: Client, partner: Partner, ana: Membership, fields: RecognitionFields, said: str
) -> None:
    made = thank(ana, partner)
    before = {name: getattr(now(made), name) for name in fields}
    edit(ana, made, fields)
    assert any(said in it for it in sentences(client, partner)), sentences(client, partner)
    undo(client, partner, said)
    assert {name: getattr(now(made), name) for name in fields} == before
    assert now(made).audience == "team"


def test_what_it_honours_is_told_and_goes_back(
    client: Client, partner: Partner, ana: Membership
) -> None:
    with office_context(partner.office_id):
        fair = make_activity(partner, kind="career-fair", starts_on=EARLIER)
        luis = make_affiliation(partner, make_contact(partner.office, name="Luis Rivera")).contact
    made = thank(ana, partner)
    edit(ana, made, {"activity": fair, "contact": luis})
    told = [it for it in sentences(client, partner) if "of the certificate" in it]
    assert told[0].endswith(f"to the career fair of {day(EARLIER, TODAY)}.")
    assert told[1].endswith("to Luis Rivera.")
    undo(client, partner, "to Luis Rivera")
    assert (now(made).activity_id, now(made).contact_id) == (None, None)


def test_a_leader_may_read_but_not_take_back(
    client_of: ClientOf, partner: Partner, ana: Membership, bob: Membership
) -> None:
    thank(ana, partner)
    [entry] = [it for it in entries(client_of(bob), partner) if "thanked" in it.tellings[0].text]
    assert not entry.can_undo
    client_of(bob).post(f"{url_of(partner)}undo/", {"entry": entry.key})
    with office_context(partner.office_id):
        assert Recognition.objects.filter(archived_at=None).count() == 1
