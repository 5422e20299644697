"""A year that was typed wrong is refused where it is typed, before any clock has to know it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Office
from outreach.models import FollowUp
from tests.factories import make_follow_up, make_partner

LAST = "9999-12-31"
STEP = {"what": "Call Luis", "remind_time": "23:59"}


@pytest.fixture
def reminded(in_alder: Office, ana: Membership) -> FollowUp:
    follow_up = make_follow_up(make_partner(in_alder), ana)
    follow_up.remind_at = timezone.now() + timedelta(days=2)
    follow_up.save()
    return follow_up


@pytest.mark.parametrize(
    "sent",
    [
        {"due_on": LAST},
        {"due_on": "2027-01-04", "remind_on": LAST},
        {"due_on": "2027-01-04", "remind_on": "0001-01-01"},
    ],
)
def test_an_edited_follow_up(
    reminded: FollowUp, ana: Membership, ana_client: Client, sent: dict[str, str]
) -> None:
    url = f"/o/alder/follow-ups/{reminded.pk}/edit/"
    page = ana_client.post(url, STEP | {"owner": ana.pk} | sent)
    assert page.status_code == 422
    assert "Give a date from 1900 to 2199." in page.text


@pytest.mark.parametrize("verb", ["later", "new"])
def test_a_new_or_postponed_one(
    reminded: FollowUp, ana: Membership, ana_client: Client, verb: str
) -> None:
    url = {
        "later": f"/o/alder/follow-ups/{reminded.pk}/later/",
        "new": f"/o/alder/partners/{reminded.partner_id}/follow-ups/new/",
    }[verb]
    sent = STEP | {"owner": ana.pk, "when": "pick", "due_on": LAST}
    assert ana_client.post(url, sent).status_code == 422
    assert FollowUp.objects.get().due_on == reminded.due_on


def test_several_at_once(reminded: FollowUp, ana_client: Client) -> None:
    sent = {"chosen": [reminded.pk], "when": "pick", "due_on": LAST}
    assert ana_client.post("/o/alder/follow-ups/bulk/", sent).status_code == 302
    assert FollowUp.objects.get().due_on == reminded.due_on


def test_the_next_step_of_a_log(reminded: FollowUp, ana_client: Client) -> None:
    sent = {
        "partners": reminded.partner_id,
        "kind": "call",
        "when": "today",
        "status": "done",
        "follow_up": "pick",
        "follow_up_due_on": LAST,
        "follow_up_at": "23:59",
    }
    assert ana_client.post("/o/alder/log/", sent).status_code == 422
    assert FollowUp.objects.count() == 1


@pytest.mark.parametrize("heard", ["[" * 20_000, '{"put":' * 2_000, "null", "[1]", '{"own": [[]]}'])
def test_what_travels_with_the_form_and_makes_no_sense_is_let_go(
    in_alder: Office, ana_client: Client, heard: str
) -> None:
    sent = {"notes": "Called Rivera", "heard": heard}
    assert ana_client.post("/o/alder/log/parse/", sent).status_code == 200
