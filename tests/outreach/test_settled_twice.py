"""Two members have the form of the same follow-up open: the second is told, and loses nothing."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from core.once import new_token
from offices.models import Membership, Office
from outreach.models import Activity, FollowUp
from tests.factories import make_follow_up, make_partner

LOG = "/o/alder/log/"
ClientOf = Callable[[Membership], Client]


@pytest.fixture
def follow_up(in_alder: Office, ana: Membership) -> FollowUp:
    return make_follow_up(make_partner(in_alder), ana, what="Call Luis")


def sent(follow_up: FollowUp, **fields: object) -> dict[str, object]:
    return {
        "partners": follow_up.partner_id,
        "kind": "call",
        "when": "today",
        "status": "done",
        "done_follow_up": follow_up.pk,
        "once": new_token(),
        **fields,
    }


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "dialog"])
def test_the_second_is_told_and_may_save_it_as_another_touch(
    follow_up: FollowUp,
    ana_client: Client,
    alice: Membership,
    client_of: ClientOf,
    headers: dict[str, str],
) -> None:
    ana_client.post(LOG, sent(follow_up, notes="Luis says yes"))
    mine = sent(follow_up, notes="He takes four", heard="")
    answer = client_of(alice).post(LOG, mine, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ana Ames has closed “Call Luis” meanwhile" in page
    assert ">\nHe takes four</textarea>" in page
    assert "Saving also marks" not in page
    assert Activity.objects.count() == 1
    assert FollowUp.objects.count() == 1
    assert re.search(r'name="done_follow_up"(?! value="\d)', page)
    client_of(alice).post(LOG, mine | {"done_follow_up": ""})
    assert sorted(it.notes for it in Activity.objects.all()) == ["He takes four", "Luis says yes"]
    follow_up.refresh_from_db()
    assert follow_up.done_with == Activity.objects.get(notes="Luis says yes")


def test_what_is_planned_needs_no_answer(
    follow_up: FollowUp, ana_client: Client, alice: Membership, client_of: ClientOf
) -> None:
    ana_client.post(LOG, sent(follow_up))
    assert client_of(alice).post(LOG, sent(follow_up, status="planned")).status_code == 302
    assert Activity.objects.count() == 2


def test_who_closed_it_oneself_goes_back_and_logs_more(
    follow_up: FollowUp, ana_client: Client
) -> None:
    for notes in ("First", "Second"):
        assert ana_client.post(LOG, sent(follow_up, notes=notes)).status_code == 302
    assert Activity.objects.count() == 2
