"""The reading without its script, what it refuses, and what it costs."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.enums.activities import ActivityKind
from outreach.models import Activity, FollowUp
from outreach.sentences.understood import NextStep
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_partner
from tests.outreach.conftest import HTMX, ClientOf
from tests.outreach.hearing import PARSE, Box, candidates, named, sentences

LOG = "/o/alder/log/"
FRAME = 8
"""Session, user, transaction (2), office, context (2), member."""

CALL = ActivityKind.CALL
TUESDAY = "2026-11-17 18:00+00:00"


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining", town="Harlow")


@pytest.fixture
def box(ana_client: Client) -> Box:
    """Today's box."""
    return Box(ana_client, "say")


@pytest.fixture
def sheet(ana_client: Client) -> Box:
    """The dialog."""
    return Box(ana_client)


def test_without_the_script_the_page_reads_the_sentence_of_the_box(
    rivera: Partner, ana_client: Client
) -> None:
    with sentences(kind=ActivityKind.EMAIL, partners=(named(rivera),), places=4):
        form = ana_client.get(LOG, {"notes": "Emailed Rivera"}).context["form"]
    assert form["partners"].value() == [str(rivera.pk)]
    assert (form["kind"].value(), form["places"].value()) == ("email", "4")
    assert form["notes"].value() == "Emailed Rivera"


def test_without_the_script_a_button_reads_it_and_saves_nothing(
    rivera: Partner, ana_client: Client
) -> None:
    state = ana_client.get(LOG).context["heard"].state
    sent = {"notes": "Emailed Rivera", "read": "1", "heard": state, "kind": "call"}
    with sentences(kind=ActivityKind.EMAIL, partners=(named(rivera),)):
        answer = ana_client.post(LOG, sent)
    assert answer.status_code == 200
    assert answer.context["form"]["kind"].value() == "email"
    assert answer.context["form"]["partners"].value() == [str(rivera.pk)]
    assert not Activity.objects.exists()


def test_without_the_script_nothing_is_saved_that_nobody_has_seen(
    rivera: Partner, ana_client: Client
) -> None:
    step = NextStep("Send", date(2030, 1, 1), None)
    sent = {"notes": "Called", "kind": "visit", "when": "today", "status": "done", "heard": "{}"}
    with sentences(kind=CALL, partners=(named(rivera),), follow_up=step):
        unseen = ana_client.post(LOG, sent)
        assert not Activity.objects.exists()
        ana_client.post(LOG, sent | {"partners": rivera.pk})
    assert unseen.status_code == 422
    assert unseen.context["form"]["partners"].value() == [str(rivera.pk)]
    assert Activity.objects.get().kind == "visit"
    assert not FollowUp.objects.exists()


def test_ids_of_another_office_are_nobody(
    in_alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    partner = make_partner(in_alder, name="Rivera Machining")
    luis = make_affiliation(partner, make_contact(in_alder, name="Luis Rivera")).contact
    state = (
        f'{{"given": {{"partners": ["{partner.pk}"]}}, "own": {{"partners": ["{partner.pk}"]}}}}'
    )
    sent = {"notes": "Hello", "partners": partner.pk, "contacts": luis.pk, "heard": state}
    with sentences(partners=(named(partner),), contacts=(named(luis),)):
        answer = client_of(charlie).post("/o/birch/log/parse/", sent)
    assert answer.status_code == 200
    assert "Rivera" not in answer.content.decode()


@pytest.mark.parametrize(
    "state", ["", "{", "[]", '{"put": 3, "fixed": {"a": 1}, "own": [1]}', "x" * 30_000]
)
def test_a_form_that_makes_no_sense_is_read_as_a_new_one(
    rivera: Partner, ana_client: Client, state: str
) -> None:
    with sentences(kind=CALL, partners=(named(rivera),)):
        answer = ana_client.post(PARSE, {"notes": "Called\x00 Rivera", "heard": state})
    assert answer.status_code == 200
    assert answer.context["form"]["kind"].value() == "call"


@pytest.mark.parametrize("place", ["say", "id"])
def test_a_reading_takes_the_parse_and_three_statements(
    in_alder: Office, rivera: Partner, ana_client: Client, place: str
) -> None:
    other = make_partner(in_alder, name="Rivera Dental")
    luis = make_affiliation(rivera, make_contact(in_alder, name="Luis Rivera")).contact
    gomez = make_affiliation(other, make_contact(in_alder, name="Luis Gomez")).contact
    said: dict[str, Any] = {
        "kind": CALL,
        "partners": (named(rivera),),
        "candidates": (
            candidates("Rivera", "partner", other, make_partner(in_alder)),
            candidates("Luis", "contact", luis, gomez),
        ),
    }
    with sentences(**said), CaptureQueriesContext(connection) as queries:
        answer = ana_client.post(PARSE, {"notes": "Called", "place": place}, headers=HTMX)
    assert answer.status_code == 200
    assert len(queries) <= FRAME + 3, [it["sql"][:120] for it in queries]


def test_in_an_empty_office_the_form_leads_to_the_first_partner(
    in_alder: Office, bob: Membership, ana_client: Client, client_of: ClientOf
) -> None:
    page = ana_client.get(LOG).content.decode()
    assert "There is no partner yet" in page
    assert 'href="/o/alder/partners/new/"' in page
    assert 'href="/o/alder/partners/new/"' not in client_of(bob).get(LOG).content.decode()
    make_partner(in_alder)
    assert "There is no partner yet" not in ana_client.get(LOG).content.decode()


def test_who_is_elsewhere_reads_nothing(
    alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Rivera")
    assert client_of(charlie).post(PARSE, {"notes": "Called Rivera"}).status_code == 404
